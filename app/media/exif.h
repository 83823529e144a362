// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#pragma once

#include <QImage>

#include <span>

namespace bowerbird {

// The Exif orientation (1 to 8) of a JPEG file; 1, upright, when it has none.
[[nodiscard]] int exifOrientation(std::span<const char> jpeg);

// True for the orientations that swap width and height.
[[nodiscard]] constexpr bool swapsEdges(int orientation)
{
    return orientation >= 5;
}

// `image`, stored with `orientation`, as it is meant to be seen.
[[nodiscard]] QImage uprighted(const QImage &image, int orientation);

} // namespace bowerbird
