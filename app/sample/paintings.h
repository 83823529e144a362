// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "sample/paintkit.h"

namespace bowerbird {

// The motifs of the sample gallery. Each fills its canvas, at any size, from the canvas' own palette and random
// numbers; the same canvas gives the same picture. Those in `moving` look at Canvas::phase and close their loop.
namespace paintings {

// landscapes.cpp
void ridges(Canvas &canvas);
void dunes(Canvas &canvas);
void sea(Canvas &canvas);
void aurora(Canvas &canvas);
void birches(Canvas &canvas);
void blossomTree(Canvas &canvas);
void skyline(Canvas &canvas);

// birds.cpp
void flock(Canvas &canvas);
void perchedBird(Canvas &canvas);
void feather(Canvas &canvas);
void featherFan(Canvas &canvas);
void peacock(Canvas &canvas);

// bowers.cpp
void bower(Canvas &canvas);
void flatLay(Canvas &canvas);
void nest(Canvas &canvas);
void berries(Canvas &canvas);

// patterns.cpp
void sunflower(Canvas &canvas);
void scallops(Canvas &canvas);
void flowLines(Canvas &canvas);
void truchet(Canvas &canvas);
void bubbles(Canvas &canvas);
void quilt(Canvas &canvas);
void mandala(Canvas &canvas);
void spirograph(Canvas &canvas);

// mosaics.cpp
void lowPoly(Canvas &canvas);
void stainedGlass(Canvas &canvas);
void contours(Canvas &canvas);
void agate(Canvas &canvas);
void stackedLines(Canvas &canvas);
void julia(Canvas &canvas);
void bokeh(Canvas &canvas);
void tesserae(Canvas &canvas);

// moving.cpp
namespace moving {
void flappingBird(Canvas &canvas);
void turningSpiral(Canvas &canvas);
void rollingWaves(Canvas &canvas);
void breathingMandala(Canvas &canvas);
} // namespace moving

} // namespace paintings
} // namespace bowerbird
