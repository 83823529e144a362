// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#pragma once

#include <QImage>

#include <array>
#include <optional>

namespace bowerbird {

// What a picture looks like from afar, in colour: its mean colour in each of 16 x 16 cells, whatever its size. A
// perceptual hash says that two pictures are built alike; this says whether they show the same.
struct ColorLayout
{
    static constexpr size_t kEdge = 16;
    // Luminance, blue and red difference of ITU-R BT.601, each with 255 steps; the differences are around zero.
    struct Cell
    {
        float y = 0;
        float cb = 0;
        float cr = 0;
    };
    std::array<Cell, kEdge * kEdge> cells{};
};

// On white, where it is transparent. Nothing for a null picture.
//
// Thread: any; some milliseconds for a picture of 1,000 x 1,000 pixels.
[[nodiscard]] std::optional<ColorLayout> colorLayout(const QImage &image);

// How far two layouts are apart.
struct ColorDistance
{
    float tone = 0;     // luminance, the mean of all cells
    float color = 0;    // of the two colour differences (as a length), the mean of all cells
    float greatest = 0; // of the three together, of the cell that differs most: something was added, cut off or moved
};
[[nodiscard]] ColorDistance colorDistance(const ColorLayout &one, const ColorLayout &other);

// What was done to a picture besides making it smaller or encoding it again.
enum class LookChange : quint8 {
    None,
    Color,  // other colours, or none
    Tone,   // brighter, darker or of another contrast
    Detail, // something was added, cut off or moved
};

// What tells one of them from the other. The bounds were chosen from the table in tests/bench/similar.md.
[[nodiscard]] LookChange lookChange(const ColorLayout &one, const ColorLayout &other);

} // namespace bowerbird
