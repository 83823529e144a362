// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/jobid.h"
#include "engine/packedjob.h"
#include "engine/sortedchunks.h"

#include <utility>
#include <vector>

namespace bowerbird {

// The jobs that wait for one host, by their order: 24 bytes each, where a node of a std::map takes 80.
//
// Thread: as its owner says.
class WaitingList
{
public:
    struct Item
    {
        qint64 order = 0;
        JobId id;
        PackedRef job;

        [[nodiscard]] std::pair<qint64, JobId> key() const { return {order, id}; }
    };

    [[nodiscard]] bool isEmpty() const { return m_items.isEmpty(); }
    [[nodiscard]] const Item &first() const { return m_items.first(); }
    void insert(Item item);
    void insert(std::vector<Item> items) { m_items.insert(std::move(items)); }
    [[nodiscard]] Item takeFirst() { return m_items.takeFirst(); }
    [[nodiscard]] PackedRef take(qint64 order, JobId id) { return m_items.take({order, id}).job; } // null = not in here
    [[nodiscard]] std::vector<Item> takeAll() { return m_items.takeAll(); }

private:
    SortedChunks<Item> m_items;
};

} // namespace bowerbird
