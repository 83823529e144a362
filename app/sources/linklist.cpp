// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#include "sources/linklist.h"

#include "sources/directsource.h"

#include <algorithm>

namespace bowerbird {

using namespace Qt::StringLiterals;

namespace {

constexpr int kLargestEdgePx = 1'000'000;

QString httpLink(const QString &text)
{
    return isHttpLink(text) ? text : QString();
}

} // namespace

void LinkList::add(const QString &link)
{
    links << link;
    if (!images.isEmpty())
        images.resize(links.size());
}

void LinkList::add(const ImageRef &image)
{
    if (!isHttpLink(image.url))
        return;
    images.resize(links.size());
    links << image.url;
    images << image;
}

bool LinkList::isImage(qsizetype index) const
{
    return index < images.size() && !images.at(index).url.isEmpty();
}

ImageRef listedImage(const std::function<QString(QLatin1StringView name)> &field)
{
    ImageRef image = directImage(field("url"_L1));
    image.title = field("title"_L1);
    image.album = field("album"_L1);
    image.index = std::max(1, field("index"_L1).toInt());
    if (const ImageType type = imageTypeFromMime(field("type"_L1)); type != ImageType::Unknown)
        image.type = type;
    image.widthPx = std::clamp(field("width"_L1).toInt(), 0, kLargestEdgePx);
    image.heightPx = std::clamp(field("height"_L1).toInt(), 0, kLargestEdgePx);
    image.sizeBytes = std::max<qint64>(0, field("bytes"_L1).toLongLong());
    image.pageUrl = httpLink(field("page"_L1));
    image.sendsReferer = !image.pageUrl.isEmpty() && field("referer"_L1) == "yes"_L1;
    image.previewUrl = httpLink(field("preview"_L1));
    for (const QString &url : field("alternatives"_L1).split(u' ', Qt::SkipEmptyParts)) {
        if (isHttpLink(url))
            image.alternatives << url;
    }
    if (const QString source = field("source"_L1); !source.isEmpty())
        image.source = source;
    image.siteId = field("id"_L1);
    image.user = field("user"_L1);
    image.publishedAt = QDateTime::fromString(field("published"_L1), Qt::ISODate).toUTC();
    image.tags = field("tags"_L1).split(u'\n', Qt::SkipEmptyParts);
    image.description = field("description"_L1);
    return image;
}

} // namespace bowerbird
