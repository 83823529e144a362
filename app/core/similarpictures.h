// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#pragma once

#include <QtGlobal>

#include <functional>
#include <span>
#include <vector>

namespace bowerbird {

// A picture of the history by its perceptual hash (media/perceptualhash.h).
struct HashedPicture
{
    qint64 row = 0;
    quint64 hash = 0;

    friend bool operator==(const HashedPicture &, const HashedPicture &) = default;
};

// Bits in which two perceptual hashes may differ for their pictures to count as near. Chosen from the table in
// tests/bench/similar.md: the largest at which no two of 97,000 pairs of different motifs are near.
inline constexpr int kNearBits = 10;

// Bits in which two hashes differ. Not std::popcount: without a flag for newer processors that is a call and a table;
// this the compiler can do for several at once. From "Hacker's Delight" by H. S. Warren, figure 5-2.
[[nodiscard]] constexpr int bitsApart(quint64 one, quint64 other)
{
    quint64 bits = one ^ other;
    bits -= (bits >> 1) & 0x5555'5555'5555'5555ULL;
    bits = (bits & 0x3333'3333'3333'3333ULL) + ((bits >> 2) & 0x3333'3333'3333'3333ULL);
    bits = (bits + (bits >> 4)) & 0x0F0F'0F0F'0F0F'0F0FULL;
    return static_cast<int>((bits * 0x0101'0101'0101'0101ULL) >> 56);
}

// The hash of the same picture seen in a mirror, left and right changed: its odd horizontal frequencies change their
// signs. Exact but for coefficients that lie between the median and its negative.
[[nodiscard]] constexpr quint64 mirroredHash(quint64 hash)
{
    return hash ^ 0xAAAA'AAAA'AAAA'AAAAULL; // the odd columns of each row of the spectrum
}

// Told how far it is, 0 to 1; false ends the work at once.
using GoOn = std::function<bool(double done)>;

// Every group of two and more pictures that are near to each other, or to one that is near, and so on; also those that
// are near to each other's mirror image. Rows ascend inside a group, groups by their first row. Empty when it was
// ended.
//
// Compares no picture with all others: two hashes with at most `distance` bits between them have at least one of four
// 16-bit parts with at most a quarter of these bits in it, so that only pictures with nearly equal parts are looked at.
// A million pictures take 20 bytes each while it lasts; times are in tests/bench/similar.md.
//
// Thread: any; `goOn` is called on it, some thousand times.
[[nodiscard]] std::vector<std::vector<qint64>> similarGroups(std::span<const HashedPicture> pictures, int distance,
                                                             const GoOn &goOn);

} // namespace bowerbird
