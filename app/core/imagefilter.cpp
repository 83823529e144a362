// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#include "core/imagefilter.h"

#include "core/urlparts.h"

#include <QUrl>

#include <array>

namespace bowerbird {

using namespace Qt::StringLiterals;

namespace {

// What is not known, 0, is not below anything.
bool isBelow(qint64 fact, qint64 least)
{
    return fact > 0 && fact < least;
}

bool isAbove(qint64 fact, qint64 most)
{
    return most > 0 && fact > most;
}

// What a source does not call animated may be so all the same in these formats. A PNG hardly ever is.
bool mayMove(const ImageRef &image)
{
    switch (image.type) {
    case ImageType::Unknown:
    case ImageType::Gif:
    case ImageType::WebP:
    case ImageType::Avif:
    case ImageType::Jxl:
    case ImageType::Mp4:
    case ImageType::WebM:
        return true;
    default:
        return image.isAnimated;
    }
}

bool isAllowed(MotionRule rule, const ImageRef &image)
{
    switch (rule) {
    case MotionRule::Any:
        return true;
    case MotionRule::OnlyMoving:
        return mayMove(image);
    case MotionRule::OnlyStill:
        return !image.isAnimated && !isVideo(image.type);
    }
    Q_UNREACHABLE();
}

bool isOfAge(const QDateTime &published, const QDateTime &from, const QDateTime &to)
{
    if (!published.isValid())
        return true;
    return (!from.isValid() || published >= from) && (!to.isValid() || published <= to);
}

} // namespace

QString filterReasonName(FilterReason reason)
{
    static constexpr std::array kNames = {"type",      "album",    "size", "bytes",      "age", "score",
                                          "sensitive", "animated", "text", "not-chosen", "icon"};
    static_assert(kNames.size() == kFilterReasonCount);
    return QString::fromLatin1(kNames.at(static_cast<size_t>(reason)));
}

std::optional<FilterReason> ImageFilter::rejects(const ImageRef &image) const
{
    if (!types.allows(image.type))
        return FilterReason::Type;
    if (isBelow(image.widthPx, minWidthPx) || isBelow(image.heightPx, minHeightPx))
        return FilterReason::Size;
    if (isAbove(image.widthPx, maxWidthPx) || isAbove(image.heightPx, maxHeightPx))
        return FilterReason::Size;
    if (isAbove(image.sizeBytes, maxBytes) || isBelow(image.sizeBytes, minBytes))
        return FilterReason::Bytes;
    if (!isOfAge(image.publishedAt, publishedFrom, publishedTo))
        return FilterReason::Age;
    if (minScore && image.score && *image.score < *minScore)
        return FilterReason::Score;
    if (image.isSensitive && !allowsSensitive)
        return FilterReason::Sensitive;
    if (!isAllowed(motion, image))
        return FilterReason::Animated;
    if (!text.isEmpty() && !text.allows(image.title, nameInLink(image.url)))
        return FilterReason::Text;
    return std::nullopt;
}

ImageFilter filterOf(const DownloadOptions &options, const QDateTime &now)
{
    const ListingFilter &listing = options.listing;
    const auto daysAgo = [&now](int days) { return days > 0 ? now.addDays(-days) : QDateTime(); };
    return {.types = options.types,
            .maxBytes = options.maxBytes,
            .minBytes = options.minBytes,
            .minWidthPx = options.minWidthPx,
            .minHeightPx = options.minHeightPx,
            .maxWidthPx = options.maxWidthPx,
            .maxHeightPx = options.maxHeightPx,
            .publishedFrom = daysAgo(listing.maxAgeDays),
            .publishedTo = daysAgo(listing.minAgeDays),
            .minScore = listing.minScore,
            .allowsSensitive = listing.allowsSensitive,
            .motion = listing.motion,
            .text = TextPattern::compile(listing.text, listing.textRule).value_or(TextPattern())};
}

QString nameInLink(const QString &url)
{
    if (url.startsWith("data:"_L1))
        return {};
    const QStringView path = splitUrl(url).path;
    return QUrl::fromPercentEncoding(path.mid(path.lastIndexOf(u'/') + 1).toUtf8());
}

} // namespace bowerbird
