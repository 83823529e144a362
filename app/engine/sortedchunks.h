// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#pragma once

#include <QtGlobal>

#include <algorithm>
#include <cstddef>
#include <iterator>
#include <map>
#include <utility>
#include <vector>

namespace bowerbird {

// Very many items in the order of their key(), no two of which have the same: sorted chunks of a few each, in a tree by
// where they begin. Putting one in, wherever it belongs, finding and taking out moves the items of one chunk at most,
// so that n of them cost n log n in whatever order they come. An item takes hardly more than itself.
//
// Thread: as its owner says.
template<typename Item>
class SortedChunks
{
public:
    using Key = decltype(std::declval<const Item &>().key());

    [[nodiscard]] bool isEmpty() const { return m_chunks.empty(); }
    [[nodiscard]] const Item &first() const { return m_chunks.begin()->second.front(); }

    void insert(std::vector<Item> items)
    {
        std::ranges::sort(items, {}, &Item::key);
        auto next = items.begin();
        while (next != items.end())
            next = insertSome(next, items.end());
    }

    [[nodiscard]] Item takeFirst() { return takeAt(m_chunks.begin(), m_chunks.begin()->second.begin()); }

    // Passes it over, and gives what an Item is without any value, when there is none.
    [[nodiscard]] Item take(const Key &key)
    {
        const auto chunk = chunkOf(key);
        if (chunk == m_chunks.end())
            return {};
        const auto place = std::ranges::lower_bound(chunk->second, key, {}, &Item::key);
        const bool isThere = place != chunk->second.end() && place->key() == key;
        return isThere ? takeAt(chunk, place) : Item();
    }

    [[nodiscard]] std::vector<Item> takeAll()
    {
        std::vector<Item> all;
        for (auto &[begin, chunk] : std::exchange(m_chunks, {}))
            all.insert(all.end(), std::make_move_iterator(chunk.begin()), std::make_move_iterator(chunk.end()));
        return all;
    }

    static constexpr size_t kMostInChunk = 128;

private:
    using Chunk = std::vector<Item>;
    using Chunks = std::map<Key, Chunk>; // none is empty; a key is not above those of its chunk
    using Place = typename Chunk::iterator;

    // Where it is, or would be; the end only when there is nothing at all, or for what stands before everything.
    [[nodiscard]] typename Chunks::iterator chunkOf(const Key &key)
    {
        const auto after = m_chunks.upper_bound(key);
        return after == m_chunks.begin() ? m_chunks.end() : std::prev(after);
    }

    // Those of the sorted `next` to `end` that belong into one chunk; returns the first of the others.
    Place insertSome(Place next, Place end)
    {
        const auto chunk = chunkOf(next->key());
        const auto after = chunk == m_chunks.end() ? m_chunks.begin() : std::next(chunk);
        Place last = end;
        if (after != m_chunks.end())
            last = std::ranges::lower_bound(next, end, after->first, {}, &Item::key);
        if (chunk == m_chunks.end()) {
            divide(Chunk(std::make_move_iterator(next), std::make_move_iterator(last)), kMostInChunk);
        } else if (chunk->second.back().key() < next->key()) { // as nearly all come
            const size_t room = kMostInChunk - std::min(kMostInChunk, chunk->second.size());
            const Place rest = next + std::min(std::distance(next, last), static_cast<std::ptrdiff_t>(room));
            chunk->second.insert(chunk->second.end(), std::make_move_iterator(next), std::make_move_iterator(rest));
            divide(Chunk(std::make_move_iterator(rest), std::make_move_iterator(last)), kMostInChunk);
        } else {
            mergeInto(chunk, next, last);
        }
        return last;
    }

    void mergeInto(typename Chunks::iterator chunk, Place next, Place last)
    {
        Chunk merged;
        merged.reserve(chunk->second.size() + static_cast<size_t>(std::distance(next, last)));
        std::merge(std::make_move_iterator(chunk->second.begin()), std::make_move_iterator(chunk->second.end()),
                   std::make_move_iterator(next), std::make_move_iterator(last), std::back_inserter(merged),
                   [](const Item &a, const Item &b) { return a.key() < b.key(); });
        if (merged.size() <= kMostInChunk) {
            chunk->second = std::move(merged);
            return;
        }
        m_chunks.erase(chunk);
        divide(std::move(merged), kMostInChunk / 2 + 1); // with room for more
    }

    void divide(Chunk items, size_t most)
    {
        for (size_t from = 0; from < items.size(); from += most) {
            const auto begin = items.begin() + static_cast<std::ptrdiff_t>(from);
            const auto end = begin + static_cast<std::ptrdiff_t>(std::min(most, items.size() - from));
            const Key key = begin->key();
            m_chunks.emplace(key, Chunk(std::make_move_iterator(begin), std::make_move_iterator(end)));
        }
    }

    Item takeAt(typename Chunks::iterator chunk, Place place)
    {
        Item item = std::move(*place);
        chunk->second.erase(place);
        if (chunk->second.empty())
            m_chunks.erase(chunk);
        else
            joinFew(chunk);
        return item;
    }

    // Two chunks of which little is left become one.
    void joinFew(typename Chunks::iterator chunk)
    {
        const auto next = std::next(chunk);
        if (chunk->second.size() > kMostInChunk / 8 || next == m_chunks.end() || next->second.size() > kMostInChunk / 4)
            return;
        chunk->second.insert(chunk->second.end(), std::make_move_iterator(next->second.begin()),
                             std::make_move_iterator(next->second.end()));
        m_chunks.erase(next);
    }

    Chunks m_chunks;
};

} // namespace bowerbird
