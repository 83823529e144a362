// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/imageref.h"
#include "core/settings.h"

#include <QString>

#include <optional>

namespace bowerbird {

// Why an image of a listing is not wanted; the spelling in the "collection" event.
enum class FilterReason : quint8 { Type, Album, Size, Bytes };

[[nodiscard]] QString filterReasonName(FilterReason reason); // "type", "album", "size", "bytes"

// What is wanted of a listing, applied as soon as a fact is known; a fact that is not known never filters.
struct ImageFilter
{
    TypeSelection types;
    qint64 maxBytes = 0; // 0 = any
    qint64 minBytes = 0;
    int minWidthPx = 0;
    int minHeightPx = 0;

    // Nothing: wanted.
    [[nodiscard]] std::optional<FilterReason> rejects(const ImageRef &image) const;
    friend bool operator==(const ImageFilter &, const ImageFilter &) = default;
};

[[nodiscard]] ImageFilter filterOf(const DownloadOptions &options);

} // namespace bowerbird
