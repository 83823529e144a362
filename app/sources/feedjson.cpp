// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#include "sources/feedjson.h"

#include "sources/feedentry.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace bowerbird {

using namespace Qt::StringLiterals;

namespace {

QString text(const QJsonObject &object, QLatin1StringView name)
{
    return object.value(name).toString().trimmed();
}

QString authorOf(const QJsonObject &item)
{
    const QString first = text(item.value("authors"_L1).toArray().at(0).toObject(), "name"_L1);
    return first.isEmpty() ? text(item.value("author"_L1).toObject(), "name"_L1) : first; // version 1.0
}

FeedEntry entryOf(const QJsonObject &item)
{
    FeedEntry entry;
    entry.title = text(item, "title"_L1);
    entry.link = text(item, "url"_L1).isEmpty() ? text(item, "external_url"_L1) : text(item, "url"_L1);
    entry.author = authorOf(item);
    entry.dateText = text(item, "date_published"_L1);
    for (const QJsonValue &tag : item.value("tags"_L1).toArray()) {
        if (tag.isString())
            entry.tags << tag.toString();
    }
    for (const QLatin1StringView name : {"image"_L1, "banner_image"_L1}) {
        if (const QString url = text(item, name); !url.isEmpty())
            entry.media.append({.url = url, .mime = {}, .medium = u"image"_s, .title = {}});
    }
    for (const QJsonValue &value : item.value("attachments"_L1).toArray()) {
        const QJsonObject attachment = value.toObject();
        const double size = attachment.value("size_in_bytes"_L1).toDouble();
        entry.media.append({.url = text(attachment, "url"_L1),
                            .mime = text(attachment, "mime_type"_L1),
                            .medium = {},
                            .title = text(attachment, "title"_L1),
                            .sizeBytes = size > 0 && size < 1e15 ? static_cast<qint64>(size) : 0});
    }
    if (const QString html = text(item, "content_html"_L1); !html.isEmpty()) // a parser for each takes its time
        entry.texts.append({.html = html});
    return entry;
}

} // namespace

Result<FoundOnPage> collectJsonFeed(QByteArrayView bytes, const QUrl &feed)
{
    const QByteArrayView json = bytes.startsWith("\xEF\xBB\xBF") ? bytes.sliced(3) : bytes;
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(json.toByteArray(), &error);
    if (!document.isObject())
        return fail(FailureReason::BadAnswer, QString(u"damaged feed: "_s + error.errorString()));
    const QJsonObject whole = document.object();
    PageImageList images(feed);
    int unreadable = 0;
    for (const QJsonValue &item : whole.value("items"_L1).toArray()) {
        if (item.isObject())
            addFeedEntry(entryOf(item.toObject()), feed, images);
        else
            ++unreadable;
    }
    FoundOnPage found = images.finish(text(whole, "title"_L1), text(whole, "next_url"_L1));
    found.unreadable = unreadable;
    return found;
}

} // namespace bowerbird
