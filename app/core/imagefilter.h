// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/imageref.h"
#include "core/settings.h"
#include "core/textpattern.h"

#include <QDateTime>
#include <QString>

#include <optional>

namespace bowerbird {

// Why an image of a listing is not wanted; the spelling in the "collection" event, but for the last two, which no
// filter says. NotChosen: a person has taken it out of the list when it waited to be chosen. Icon: its page shows it
// too small to be a picture (counted as "size" in that event).
enum class FilterReason : quint8 { Type, Album, Size, Bytes, Age, Score, Sensitive, Animated, Text, NotChosen, Icon };

inline constexpr int kFilterReasonCount = static_cast<int>(FilterReason::Icon) + 1;

// No filter brings back what is left out for it, only who wants to see everything.
[[nodiscard]] constexpr bool isBeyondFilters(FilterReason reason)
{
    return reason == FilterReason::NotChosen || reason == FilterReason::Icon;
}

[[nodiscard]] QString filterReasonName(FilterReason reason); // "type", "album", "size", ...

// What is wanted of a listing, applied as soon as a fact is known; a fact that is not known never filters.
struct ImageFilter
{
    TypeSelection types;
    qint64 maxBytes = 0; // 0 = any
    qint64 minBytes = 0;
    int minWidthPx = 0;
    int minHeightPx = 0;
    int maxWidthPx = 0;
    int maxHeightPx = 0;
    QDateTime publishedFrom; // invalid = any
    QDateTime publishedTo;
    std::optional<int> minScore;
    bool allowsSensitive = true;
    MotionRule motion = MotionRule::Any;
    TextPattern text;

    // Nothing: wanted.
    [[nodiscard]] std::optional<FilterReason> rejects(const ImageRef &image) const;
    friend bool operator==(const ImageFilter &, const ImageFilter &) = default;
};

// Ages are counted back from `now`. An expression that cannot be compiled takes every text.
[[nodiscard]] ImageFilter filterOf(const DownloadOptions &options,
                                   const QDateTime &now = QDateTime::currentDateTimeUtc());

// The file name in a link, decoded; empty for one without, and for data:.
[[nodiscard]] QString nameInLink(const QString &url);

} // namespace bowerbird
