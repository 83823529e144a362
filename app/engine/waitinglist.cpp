// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#include "engine/waitinglist.h"

#include <algorithm>
#include <iterator>

namespace bowerbird {

namespace {

constexpr size_t kFewItems = 16; // are put in one by one
constexpr size_t kFewGaps = 64;

} // namespace

std::deque<WaitingList::Item>::iterator WaitingList::find(std::pair<qint64, JobId> key)
{
    return std::ranges::lower_bound(m_items, key, {}, &Item::key);
}

void WaitingList::insert(Item item)
{
    const auto place = find(item.key());
    const bool isGap = place != m_items.end() && place->key() == item.key();
    if (isGap) {
        *place = std::move(item);
        --m_gaps;
    } else {
        m_items.insert(place, std::move(item));
    }
}

void WaitingList::insert(std::vector<Item> items)
{
    if (items.size() <= kFewItems) {
        for (Item &item : items)
            insert(std::move(item));
        return;
    }
    std::ranges::sort(items, {}, &Item::key);
    // At the ends, where nearly all come, nothing else need be touched.
    const bool isBehind = m_items.empty() || m_items.back().key() < items.front().key();
    const bool isBefore = !isBehind && items.back().key() < m_items.front().key();
    if (isBefore) {
        m_items.insert(m_items.begin(), std::make_move_iterator(items.begin()), std::make_move_iterator(items.end()));
        return;
    }
    if (!isBehind) { // what comes may fill a gap
        std::erase_if(m_items, [](const Item &item) { return !item.job; });
        m_gaps = 0;
    }
    const auto middle = static_cast<std::ptrdiff_t>(m_items.size());
    m_items.insert(m_items.end(), std::make_move_iterator(items.begin()), std::make_move_iterator(items.end()));
    if (!isBehind)
        std::ranges::inplace_merge(m_items, m_items.begin() + middle, {}, &Item::key);
}

WaitingList::Item WaitingList::takeFirst()
{
    Item item = std::move(m_items.front());
    m_items.pop_front();
    trim();
    return item;
}

PackedRef WaitingList::take(qint64 order, JobId id)
{
    const auto place = find({order, id});
    if (place == m_items.end() || place->key() != std::pair(order, id) || !place->job)
        return {};
    PackedRef job = std::exchange(place->job, {});
    ++m_gaps;
    trim();
    return job;
}

std::vector<WaitingList::Item> WaitingList::takeAll()
{
    std::vector<Item> items;
    for (Item &item : std::exchange(m_items, {})) {
        if (item.job)
            items.push_back(std::move(item));
    }
    m_gaps = 0;
    return items;
}

void WaitingList::trim()
{
    for (; !m_items.empty() && !m_items.front().job; --m_gaps)
        m_items.pop_front();
    for (; !m_items.empty() && !m_items.back().job; --m_gaps)
        m_items.pop_back();
    if (m_gaps <= std::max(kFewGaps, m_items.size() / 2))
        return;
    std::erase_if(m_items, [](const Item &item) { return !item.job; });
    m_gaps = 0;
}

} // namespace bowerbird
