// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#include "core/hashindex.h"

#include "core/similarpictures.h"

#include <algorithm>
#include <bit>
#include <utility>

namespace bowerbird {

namespace {

constexpr size_t kValues = 1 << 16; // of a part

} // namespace

namespace hashparts {

namespace {

constexpr int kMostRadius = 3;

// By the number of their bits, then by value.
const std::vector<quint16> &allNeighbours()
{
    static const std::vector<quint16> changes = [] {
        std::vector<quint16> made;
        for (size_t value = 0; value < kValues; ++value) {
            if (std::popcount(value) <= kMostRadius)
                made.push_back(static_cast<quint16>(value));
        }
        std::ranges::stable_sort(made, {}, [](quint16 value) { return std::popcount(value); });
        return made;
    }();
    return changes;
}

} // namespace

std::span<const quint16> neighbours(int radius)
{
    constexpr std::array<size_t, kMostRadius + 1> kCounts{1, 17, 137, 697}; // of 16 bits, at most so many are set
    if (radius < 0)
        return {};
    return std::span(allNeighbours()).first(kCounts.at(static_cast<size_t>(radius)));
}

} // namespace hashparts

using namespace hashparts;

HashIndex::HashIndex()
{
    clear();
}

void HashIndex::clear()
{
    m_entries.clear();
    for (std::vector<quint32> &first : m_first)
        first.assign(kValues, kNone);
}

void HashIndex::reserve(size_t count)
{
    m_entries.reserve(count);
}

void HashIndex::add(quint64 hash, qint64 key)
{
    Q_ASSERT(m_entries.size() < kNone);
    const auto number = static_cast<quint32>(m_entries.size());
    Entry entry{.hash = hash, .key = key};
    for (size_t part = 0; part < kParts; ++part)
        entry.next.at(part) = std::exchange(m_first.at(part)[partOf(hash, part)], number);
    m_entries.push_back(entry);
}

std::vector<HashIndex::Match> HashIndex::near(quint64 hash, int distance) const
{
    Q_ASSERT(distance >= 0 && distance <= kMostDistance);
    std::vector<Match> found;
    for (size_t part = 0; part < kParts; ++part)
        searchPart(part, hash, distance, found);
    std::ranges::sort(found, {}, [](const Match &match) { return std::pair(match.distance, match.key); });
    return found;
}

void HashIndex::searchPart(size_t part, quint64 hash, int distance, std::vector<Match> &found) const
{
    // What an earlier part has found is not found again.
    const auto isFoundAlready = [part, distance](quint64 difference) {
        for (size_t earlier = 0; earlier < part; ++earlier) {
            if (std::popcount(partOf(difference, earlier)) <= radiusOf(earlier, distance))
                return true;
        }
        return false;
    };
    const std::vector<quint32> &first = m_first.at(part);
    for (const quint16 change : neighbours(radiusOf(part, distance))) {
        quint32 number = first[partOf(hash, part) ^ change];
        while (number != kNone) {
            const Entry &entry = m_entries[number];
            const int apart = bitsApart(entry.hash, hash);
            if (apart <= distance && !isFoundAlready(entry.hash ^ hash))
                found.push_back({.key = entry.key, .distance = apart});
            number = entry.next[part];
        }
    }
}

} // namespace bowerbird
