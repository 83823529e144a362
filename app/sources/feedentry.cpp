// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#include "sources/feedentry.h"

#include "sources/htmlimages.h"

#include <QHash>

#include <algorithm>

namespace bowerbird {

using namespace Qt::StringLiterals;

namespace {

using Media = FeedEntry::Media;

ImageType typeOf(const Media &media)
{
    return imageTypeFromMime(media.mime);
}

bool isPicture(const Media &media)
{
    if (media.medium == u"image" || typeOf(media) != ImageType::Unknown || media.mime.startsWith("image/"_L1))
        return true;
    const bool isOpen = media.medium.isEmpty() && (media.mime.isEmpty() || media.mime.startsWith("application/"_L1));
    return isOpen && pointsToPicture(media.url);
}

qint64 areaOf(const Media &media)
{
    return qint64{std::max(0, media.widthPx)} * std::max(0, media.heightPx); // a feed may say anything
}

bool isSmaller(const Media &a, const Media &b)
{
    return std::pair(areaOf(a), a.sizeBytes) < std::pair(areaOf(b), b.sizeBytes);
}

// Of each group the largest picture; the others are the same in a smaller size.
QList<Media> chosenOf(const QList<Media> &media)
{
    QList<Media> chosen;
    QHash<int, qsizetype> places;
    for (const Media &one : media) {
        if (!isPicture(one) || one.url.isEmpty())
            continue;
        const auto place = one.group == 0 ? places.constEnd() : places.constFind(one.group);
        if (place == places.constEnd()) {
            if (one.group != 0)
                places.insert(one.group, chosen.size());
            chosen.append(one);
        } else if (isSmaller(chosen.at(*place), one)) {
            chosen[*place] = one;
        }
    }
    return chosen;
}

PageImage commonOf(const FeedEntry &entry, const QUrl &feed)
{
    PageImage common;
    common.title = entry.title;
    common.user = entry.author.simplified();
    common.tags = entry.tags;
    common.publishedAt = feedDate(entry.dateText);
    const QUrl page = feed.resolved(QUrl(entry.link.trimmed(), QUrl::TolerantMode));
    if (!entry.link.trimmed().isEmpty() && (page.scheme() == u"http" || page.scheme() == u"https"))
        common.pageUrl = page.toString(QUrl::FullyEncoded | QUrl::RemoveUserInfo | QUrl::RemoveFragment);
    return common;
}

void add(const Media &media, const PageImage &common, const QString &preview, PageImageList &images)
{
    PageImage image = common;
    image.url = media.url;
    image.previewUrl = preview;
    image.type = typeOf(media);
    image.widthPx = std::max(0, media.widthPx);
    image.heightPx = std::max(0, media.heightPx);
    image.sizeBytes = std::max<qint64>(0, media.sizeBytes);
    image.isWanted = true;
    if (!media.title.trimmed().isEmpty())
        image.title = media.title;
    (void)images.add(std::move(image));
}

} // namespace

QDateTime feedDate(const QString &text)
{
    const QString trimmed = text.trimmed();
    QDateTime date = QDateTime::fromString(trimmed, Qt::ISODate);
    if (!date.isValid()) {
        // Qt reads offsets, but no names of zones.
        QString plain = trimmed;
        for (const QLatin1StringView zone : {" GMT"_L1, " UT"_L1, " UTC"_L1, " Z"_L1}) {
            if (plain.endsWith(zone))
                plain = plain.chopped(zone.size()) + " +0000"_L1;
        }
        date = QDateTime::fromString(plain, Qt::RFC2822Date);
    }
    return date.isValid() ? date.toUTC() : QDateTime();
}

void addFeedEntry(const FeedEntry &entry, const QUrl &feed, PageImageList &images)
{
    const PageImage common = commonOf(entry, feed);
    const qsizetype before = images.size();
    const auto largest = std::ranges::max_element(entry.thumbnails, isSmaller);
    const QString preview = largest == entry.thumbnails.end() ? QString() : largest->url;
    for (const Media &media : chosenOf(entry.media))
        add(media, common, preview, images);
    for (const FeedEntry::Text &text : entry.texts) {
        PageImage within = common;
        within.base = text.base;
        collectHtmlFragment(text.html, images, within);
    }
    if (images.size() == before && !preview.isEmpty()) // better than nothing
        add(*largest, common, {}, images);
}

} // namespace bowerbird
