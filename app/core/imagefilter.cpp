// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#include "core/imagefilter.h"

#include <array>

namespace bowerbird {

namespace {

// What is not known, 0, is not below anything.
bool isBelow(qint64 fact, qint64 least)
{
    return fact > 0 && fact < least;
}

} // namespace

QString filterReasonName(FilterReason reason)
{
    static constexpr std::array kNames = {"type", "album", "size", "bytes"};
    return QString::fromLatin1(kNames.at(static_cast<size_t>(reason)));
}

std::optional<FilterReason> ImageFilter::rejects(const ImageRef &image) const
{
    if (!types.allows(image.type))
        return FilterReason::Type;
    if (isBelow(image.widthPx, minWidthPx) || isBelow(image.heightPx, minHeightPx))
        return FilterReason::Size;
    if ((maxBytes > 0 && image.sizeBytes > maxBytes) || isBelow(image.sizeBytes, minBytes))
        return FilterReason::Bytes;
    return std::nullopt;
}

ImageFilter filterOf(const DownloadOptions &options)
{
    return {.types = options.types,
            .maxBytes = options.maxBytes,
            .minBytes = options.minBytes,
            .minWidthPx = options.minWidthPx,
            .minHeightPx = options.minHeightPx};
}

} // namespace bowerbird
