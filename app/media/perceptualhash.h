// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#pragma once

#include <QImage>

#include <optional>

namespace bowerbird {

// 64 bits of what a picture looks like from afar: the signs of the 64 lowest frequencies. Copies that were made
// smaller, encoded again, turned grey, cut a little or marked differ in a few bits, other pictures in about half of
// them; how many bits count as near, and why this hash and no other, is in tests/bench/similar.md.
//
// The picture is laid on white, reduced to 32 x 32 mean luminances (ITU-R BT.601) and taken through a type II discrete
// cosine transform; a bit is set where its coefficient is above the median. After C. Zauner, "Implementation and
// Benchmarking of Perceptual Image Hash Functions" (2010), chapter 3.2.1, but with the frequencies 0 to 7 of each
// direction instead of 1 to 8: the purely horizontal and vertical ones tell landscapes apart best. The mean brightness
// (both zero) has no say; its bit is always 0.
//
// Nothing for pictures with nothing to be told by: null, smaller than kLeastEdgePx, or of nearly one tone.
//
// Thread: any; about 0.25 ms for a thumbnail of 256 pixels. The same pixels always give the same bits.
[[nodiscard]] std::optional<quint64> perceptualHash(const QImage &image);

inline constexpr int kLeastHashedEdgePx = 16;

} // namespace bowerbird
