// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#pragma once

#include <QtGlobal>

#include <array>
#include <span>
#include <vector>

namespace bowerbird {

// 64-bit hashes to be found again by others that differ in a few bits: multi-index hashing, after M. Norouzi, A.
// Punjani and D. Fleet, "Fast Exact Search in Hamming Space with Multi-Index Hashing" (2014). A hash is known by each
// of its four 16-bit parts; of two that differ in d bits at least one part differs in at most d / 4, so that a search
// tries these few neighbours of each part and compares what it finds there. Exact: it finds all and nothing else.
//
// Takes 32 bytes a hash, and 1 MB. A million entries: below 2 ms a search (tests/bench/similar.md).
//
// Thread: one at a time.
class HashIndex
{
public:
    struct Match
    {
        qint64 key = 0;
        int distance = 0; // in bits

        friend auto operator<=>(const Match &, const Match &) = default;
    };

    HashIndex();

    void reserve(size_t count);
    void add(quint64 hash, qint64 key); // the same hash and key may come more than once
    // Everything within `distance` (at most kMostDistance) bits, the nearest first, then by key.
    [[nodiscard]] std::vector<Match> near(quint64 hash, int distance) const;
    [[nodiscard]] size_t size() const { return m_entries.size(); }
    void clear();

    static constexpr int kMostDistance = 15;

private:
    static constexpr size_t kParts = 4;
    static constexpr quint32 kNone = 0xFFFF'FFFF;

    // All that a search needs of a hash lies in one line of the processor's cache.
    struct Entry
    {
        quint64 hash = 0;
        qint64 key = 0;
        std::array<quint32, kParts> next{}; // with the same part; kNone = no more
    };

    void searchPart(size_t part, quint64 hash, int distance, std::vector<Match> &found) const;

    std::vector<Entry> m_entries;
    std::array<std::vector<quint32>, kParts> m_first; // by the part's value
};

// How a search for what is within `distance` bits treats the four parts of a hash, least significant first.
namespace hashparts {

[[nodiscard]] constexpr quint16 partOf(quint64 hash, size_t part)
{
    return static_cast<quint16>(hash >> (part * 16));
}

// Bits in which `part` may differ for the search to be exact: distance = 4a + b: a bits in the first b + 1 parts, one
// less in the others; -1 = it need not be tried.
[[nodiscard]] constexpr int radiusOf(size_t part, int distance)
{
    return distance / 4 - (static_cast<int>(part) > distance % 4 ? 1 : 0);
}

// What to change a part by to get all its neighbours within `radius` (at most 3) bits, itself first. None for -1.
[[nodiscard]] std::span<const quint16> neighbours(int radius);

} // namespace hashparts

} // namespace bowerbird
