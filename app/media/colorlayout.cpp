// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#include "media/colorlayout.h"

#include <algorithm>
#include <cmath>

namespace bowerbird {

namespace {

constexpr float kMostTone = 2.5F;
constexpr float kMostColor = 4;
constexpr float kMostOfACell = 12;
constexpr float kLocalShare = 3; // a cell that differs so many times more than the mean tells of a change in places

ColorLayout::Cell cellOf(QRgb premultiplied)
{
    const auto white = static_cast<float>(255 - qAlpha(premultiplied));
    const float red = static_cast<float>(qRed(premultiplied)) + white;
    const float green = static_cast<float>(qGreen(premultiplied)) + white;
    const float blue = static_cast<float>(qBlue(premultiplied)) + white;
    const float y = 0.299F * red + 0.587F * green + 0.114F * blue;
    return {.y = y, .cb = 0.564F * (blue - y), .cr = 0.713F * (red - y)};
}

} // namespace

std::optional<ColorLayout> colorLayout(const QImage &image)
{
    if (image.isNull())
        return std::nullopt;
    constexpr int kEdge = ColorLayout::kEdge;
    const QImage small = image.convertToFormat(QImage::Format_ARGB32_Premultiplied)
                             .scaled(kEdge, kEdge, Qt::IgnoreAspectRatio, Qt::SmoothTransformation)
                             .convertToFormat(QImage::Format_ARGB32_Premultiplied);
    ColorLayout layout;
    auto cell = layout.cells.begin();
    for (int y = 0; y < kEdge; ++y) {
        const auto *line = reinterpret_cast<const QRgb *>(small.constScanLine(y));
        cell = std::transform(line, line + kEdge, cell, cellOf);
    }
    return layout;
}

ColorDistance colorDistance(const ColorLayout &one, const ColorLayout &other)
{
    ColorDistance distance;
    for (size_t i = 0; i < one.cells.size(); ++i) {
        const ColorLayout::Cell &here = one.cells[i];
        const ColorLayout::Cell &there = other.cells[i];
        const float tone = std::abs(here.y - there.y);
        const float color = std::hypot(here.cb - there.cb, here.cr - there.cr);
        distance.tone += tone;
        distance.color += color;
        distance.greatest = std::max(distance.greatest, std::hypot(tone, color));
    }
    const auto count = static_cast<float>(one.cells.size());
    distance.tone /= count;
    distance.color /= count;
    return distance;
}

LookChange lookChange(const ColorLayout &one, const ColorLayout &other)
{
    const ColorDistance distance = colorDistance(one, other);
    const bool isLocal = distance.greatest > kLocalShare * (distance.tone + distance.color);
    if (isLocal && distance.greatest > kMostOfACell)
        return LookChange::Detail;
    if (distance.color > kMostColor)
        return LookChange::Color;
    if (distance.tone > kMostTone)
        return LookChange::Tone;
    return distance.greatest > kMostOfACell ? LookChange::Detail : LookChange::None;
}

} // namespace bowerbird
