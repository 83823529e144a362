// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/jobid.h"
#include "engine/packedjob.h"

#include <deque>
#include <optional>
#include <utility>
#include <vector>

namespace bowerbird {

// The jobs that wait for one host, by their order: 24 bytes each, where a node of a std::map takes 80. They nearly
// always come and go at the ends. One that is taken out of the middle leaves a gap, which is closed with many others.
//
// Thread: as its owner says.
class WaitingList
{
public:
    struct Item
    {
        qint64 order = 0;
        JobId id;
        PackedRef job; // null = a gap

        [[nodiscard]] std::pair<qint64, JobId> key() const { return {order, id}; }
    };

    [[nodiscard]] bool isEmpty() const { return m_items.empty(); }
    [[nodiscard]] const Item &first() const { return m_items.front(); } // never a gap
    void insert(Item item);
    void insert(std::vector<Item> items); // in one pass
    [[nodiscard]] Item takeFirst();
    [[nodiscard]] PackedRef take(qint64 order, JobId id); // null = not in here
    [[nodiscard]] std::vector<Item> takeAll();

private:
    [[nodiscard]] std::deque<Item>::iterator find(std::pair<qint64, JobId> key);
    void trim();

    std::deque<Item> m_items; // sorted; first and last are no gaps
    size_t m_gaps = 0;
};

} // namespace bowerbird
