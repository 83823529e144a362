// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#include "core/imagefilter.h"

#include <array>

namespace bowerbird {

QString filterReasonName(FilterReason reason)
{
    static constexpr std::array kNames = {"type", "album", "size", "bytes"};
    return QString::fromLatin1(kNames.at(static_cast<size_t>(reason)));
}

std::optional<FilterReason> ImageFilter::rejects(const ImageRef &image) const
{
    if (!types.allows(image.type))
        return FilterReason::Type;
    if (maxBytes > 0 && image.sizeBytes > maxBytes)
        return FilterReason::Bytes;
    return std::nullopt;
}

} // namespace bowerbird
