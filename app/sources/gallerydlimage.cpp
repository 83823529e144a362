// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#include "sources/gallerydlimage.h"

#include "core/archivekey.h"
#include "core/showntext.h"
#include "sources/directsource.h"
#include "sources/gallerydlformat.h"
#include "sources/privatehost.h"

#include <QJsonArray>
#include <QUrl>

#include <initializer_list>
#include <limits>

namespace bowerbird {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype kLongestTitle = 1'000;
constexpr qsizetype kLongestDescription = 20'000;
constexpr qsizetype kLongestWord = 200;
constexpr qsizetype kMostTags = 500;
constexpr int kMostAlternatives = 8;
constexpr int kMostPixels = 1'000'000;

using Names = std::initializer_list<QLatin1StringView>;

// A string or a number as text; empty for anything else.
QString asText(const QJsonValue &value)
{
    if (value.isDouble())
        return QString::number(value.toInteger());
    return value.toString().trimmed();
}

// A person or an album is a text in one place and an object with a name in the next.
QString nameIn(const QJsonValue &value)
{
    if (!value.isObject())
        return asText(value);
    const QJsonObject object = value.toObject();
    for (const QLatin1StringView key : {"name"_L1, "title"_L1, "username"_L1, "nick"_L1, "id"_L1}) {
        if (const QString name = asText(object[key]); !name.isEmpty())
            return name;
    }
    return {};
}

QString firstText(const QJsonObject &facts, Names names, qsizetype longest)
{
    for (const QLatin1StringView name : names) {
        if (const QString text = nameIn(facts[name]); !text.isEmpty())
            return text.left(longest);
    }
    return {};
}

// Numbers come as numbers, as text or as null.
qint64 firstNumber(const QJsonObject &facts, Names names, qint64 most)
{
    for (const QLatin1StringView name : names) {
        const QJsonValue value = facts[name];
        const qint64 number = value.isString() ? value.toString().toLongLong() : value.toInteger();
        if (number > 0 && number <= most)
            return number;
    }
    return 0;
}

QStringList tagsIn(const QJsonObject &facts)
{
    QStringList tags;
    for (const QLatin1StringView name : {"tags"_L1, "tag_string"_L1, "hashtags"_L1}) {
        const QJsonValue value = facts[name];
        if (value.isString())
            tags = value.toString().split(value.toString().contains(u',') ? u',' : u' ', Qt::SkipEmptyParts);
        for (const QJsonValue &tag : value.toArray())
            tags << nameIn(tag);
        if (!tags.isEmpty())
            break;
    }
    QStringList clean;
    for (const QString &tag : tags.first(qMin(tags.size(), kMostTags))) {
        if (const QString word = tag.trimmed().left(kLongestWord); !word.isEmpty() && !clean.contains(word))
            clean << word;
    }
    return clean;
}

QDateTime dateIn(const QJsonObject &facts)
{
    for (const QLatin1StringView name : {"date"_L1, "published"_L1, "created_at"_L1, "created"_L1}) {
        const QJsonValue value = facts[name];
        if (value.isDouble() && value.toDouble() > 0)
            return QDateTime::fromSecsSinceEpoch(value.toInteger(), Qt::UTC);
        const QString text = value.toString().left(19).replace(u' ', u'T'); // without fractions and zone: it is UTC
        QDateTime date = QDateTime::fromString(text, Qt::ISODate);
        date.setTimeSpec(Qt::UTC);
        if (date.isValid())
            return date;
    }
    return {};
}

bool isSensitive(const QJsonObject &facts)
{
    for (const QLatin1StringView name :
         {"nsfw"_L1, "is_mature"_L1, "over_18"_L1, "sensitive"_L1, "adult"_L1, "possibly_sensitive"_L1, "is_nsfw"_L1}) {
        if (facts[name].toBool() || facts[name].toInt() > 0)
            return true;
    }
    const QString rating = facts[u"rating"_s].toString().toLower();
    return rating == "e"_L1 || rating == "q"_L1 || rating == "explicit"_L1 || rating == "questionable"_L1 ||
           rating == "adult"_L1 || rating == "mature"_L1;
}

// The site's own id of this one file. Many sites give all files of a post the post's id, told apart by a number; an id
// without one says too little, and the address has to do.
QString siteIdIn(const QJsonObject &facts, const QString &category)
{
    const QString id = asText(facts[u"id"_s]).left(kLongestWord);
    if (id.isEmpty() || category == "imgur"_L1)
        return id;
    const QString number = asText(facts[u"num"_s]);
    return number.isEmpty() ? QString() : QString(id + u'_' + number);
}

QString archiveKeyIn(const QJsonObject &facts, const QString &category, const QString &format)
{
    const std::optional<QString> id = format.isEmpty() ? std::nullopt : galleryDlFormatted(format, facts);
    return id ? archiveKeyOf(category + *id) : QString();
}

QString siteRoot(const QString &link)
{
    const QUrl url(link.mid(link.indexOf("http"_L1, 0, Qt::CaseInsensitive)));
    if (url.host().isEmpty())
        return {};
    return url.adjusted(QUrl::RemoveUserInfo | QUrl::RemovePath | QUrl::RemoveQuery | QUrl::RemoveFragment).toString() +
           u'/';
}

// Sites that protect their files look for their own name in the Referer, as a browser sends it across hosts. Imgur
// refuses a foreign one, and a direct link has none. What an extractor asks for itself comes first.
void putPage(const QJsonObject &facts, const QString &category, const QString &link, ImageRef &image)
{
    const QString told = facts[u"_http_headers"_s].toObject()[u"Referer"_s].toString();
    if (category == "imgur"_L1) {
        image.pageUrl = u"https://imgur.com/"_s + image.siteId;
    } else if (isHttpLink(told)) {
        image.pageUrl = told;
        image.sendsReferer = true;
    } else if (category != "directlink"_L1) {
        image.pageUrl = siteRoot(link);
        image.sendsReferer = !image.pageUrl.isEmpty();
    }
}

bool isAllowed(const QString &url, bool allowsPrivateHosts)
{
    return isHttpLink(url) && (allowsPrivateHosts || !isPrivateHost(QUrl(url).host()));
}

void putAlternatives(const QJsonObject &facts, bool allowsPrivateHosts, ImageRef &image)
{
    for (const QJsonValue &value : facts[u"_fallback"_s].toArray()) {
        if (image.alternatives.size() < kMostAlternatives && isAllowed(value.toString(), allowsPrivateHosts))
            image.alternatives << directImage(value.toString()).url;
    }
}

void putFacts(const QJsonObject &facts, ImageRef &image)
{
    image.title = shownText(firstText(facts, {"title"_L1, "caption"_L1}, kLongestTitle));
    image.album =
        shownText(firstText(facts, {"album"_L1, "gallery"_L1, "manga"_L1, "set"_L1, "board"_L1}, kLongestTitle));
    image.description = firstText(facts, {"description"_L1, "content"_L1, "body"_L1, "text"_L1}, kLongestDescription);
    image.user = firstText(facts, {"user"_L1, "author"_L1, "artist"_L1, "username"_L1, "uploader"_L1, "account"_L1},
                           kLongestWord);
    image.tags = tagsIn(facts);
    image.publishedAt = dateIn(facts);
    image.widthPx = static_cast<int>(firstNumber(facts, {"width"_L1, "image_width"_L1}, kMostPixels));
    image.heightPx = static_cast<int>(firstNumber(facts, {"height"_L1, "image_height"_L1}, kMostPixels));
    image.sizeBytes = firstNumber(facts, {"size"_L1, "filesize"_L1, "file_size"_L1}, qint64(1) << 50);
    image.isSensitive = isSensitive(facts);
    image.isAnimated = facts[u"is_animated"_s].toBool() || facts[u"animated"_s].toBool();
    if (facts[u"score"_s].isDouble())
        image.score = facts[u"score"_s].toInt();
}

} // namespace

std::expected<ImageRef, QString> galleryDlImage(const GalleryDlMessage &message, const GalleryDlListing &listing)
{
    const QJsonObject &facts = message.facts;
    if (message.url.startsWith("text:"_L1))
        return std::unexpected(u"text"_s);
    if (message.url.startsWith("ytdl:"_L1))
        return std::unexpected(u"video-site"_s);
    const bool allowsPrivateHosts = isPrivateHost(QUrl(siteRoot(listing.link)).host());
    if (!isHttpLink(message.url))
        return std::unexpected(u"unreadable"_s);
    if (!isAllowed(message.url, allowsPrivateHosts))
        return std::unexpected(u"own-network"_s);
    ImageRef image = directImage(message.url);
    const QString extension = facts[u"extension"_s].toString();
    if (const ImageType told = imageTypeFromExtension(extension); told != ImageType::Unknown)
        image.type = told;
    else if (!extension.isEmpty() && image.type == ImageType::Unknown)
        return std::unexpected(u"type"_s);
    const QString category = asText(facts[u"category"_s]).left(kLongestWord);
    image.source = category.isEmpty() ? u"gallery-dl"_s : QString(u"gallery-dl:"_s + category);
    image.siteId = siteIdIn(facts, category);
    image.archiveKey = archiveKeyIn(facts, category, listing.archiveFormat);
    image.index = static_cast<int>(firstNumber(facts, {"num"_L1}, std::numeric_limits<int>::max()));
    if (image.index == 0)
        image.index = listing.index;
    putFacts(facts, image);
    putPage(facts, category, listing.link, image);
    putAlternatives(facts, allowsPrivateHosts, image);
    return image;
}

} // namespace bowerbird
