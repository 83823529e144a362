// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#include "sample/galleryapi.h"

#include "sample/catalogue.h"
#include "sample/picturestore.h"
#include "sample/samplegallery.h"

#include <QDateTime>
#include <QJsonDocument>

#include <algorithm>
#include <utility>

namespace bowerbird {

using namespace Qt::StringLiterals;

namespace {

constexpr int kUserLimit = 500;
constexpr int kClientLimit = 12500;

struct Listing
{
    GalleryOrder order = GalleryOrder::Viral;
    int page = 0;
};

std::optional<GalleryOrder> sortOrder(const QString &name)
{
    static const std::array<std::pair<QLatin1StringView, GalleryOrder>, 4> kOrders{{
        {"viral"_L1, GalleryOrder::Viral},
        {"top"_L1, GalleryOrder::Top},
        {"time"_L1, GalleryOrder::Newest},
        {"rising"_L1, GalleryOrder::Rising},
    }};
    const auto found = std::ranges::find(kOrders, name, &std::pair<QLatin1StringView, GalleryOrder>::first);
    return found == kOrders.end() ? std::nullopt : std::optional(found->second);
}

// {section}[/{sort}][/{window}][/{page}] or random[/random][/{page}]
std::optional<Listing> parseListing(QStringList path)
{
    static const QStringList kWindows{u"day"_s, u"week"_s, u"month"_s, u"year"_s, u"all"_s};
    Listing listing;
    const QString section = path.isEmpty() ? u"hot"_s : path.takeFirst();
    if (section == "random"_L1) {
        listing.order = GalleryOrder::Shuffled;
        if (!path.isEmpty() && path.first() == "random"_L1)
            path.removeFirst();
    } else if (section == "hot"_L1 || section == "top"_L1 || section == "user"_L1) {
        if (section == "top"_L1)
            listing.order = GalleryOrder::Top;
        if (const auto order = path.isEmpty() ? std::nullopt : sortOrder(path.first())) {
            path.removeFirst();
            if (*order != GalleryOrder::Viral)
                listing.order = *order;
        }
        if (!path.isEmpty() && kWindows.contains(path.first()))
            path.removeFirst();
    } else {
        return std::nullopt;
    }
    bool isPage = true;
    if (!path.isEmpty())
        listing.page = path.takeFirst().toInt(&isPage);
    return isPage && listing.page >= 0 && path.isEmpty() ? std::optional(listing) : std::nullopt;
}

bool hasClientId(const QByteArray &authorization)
{
    static constexpr QByteArrayView kScheme("Client-ID ");
    return authorization.first(std::min(authorization.size(), kScheme.size())).compare(kScheme, Qt::CaseInsensitive) ==
               0 &&
           !authorization.mid(kScheme.size()).trimmed().isEmpty();
}

WebReply reply(const QJsonValue &data, int status)
{
    const QJsonObject all{{u"data"_s, data}, {u"success"_s, status == 200}, {u"status"_s, status}};
    return {
        .status = status, .contentType = "application/json", .body = QJsonDocument(all).toJson(QJsonDocument::Compact)};
}

WebReply refuse(const WebRequest &request, int status, const QString &why)
{
    return reply(
        QJsonObject{{u"error"_s, why}, {u"request"_s, QString::fromUtf8(request.target)}, {u"method"_s, u"GET"_s}},
        status);
}

QJsonValue textOrNull(const QString &text)
{
    return text.isEmpty() ? QJsonValue() : QJsonValue(text);
}

QString linkTo(const QString &path)
{
    return "http://"_L1 % SampleGallery::hostName() % u'/' % path;
}

// What pictures and albums of the gallery have alike: the votes.
void addVotes(QJsonObject &object, int points)
{
    const int downs = points / 12;
    object.insert(u"ups"_s, points + downs);
    object.insert(u"downs"_s, downs);
    object.insert(u"points"_s, points);
    object.insert(u"score"_s, points + points / 9);
    object.insert(u"comment_count"_s, points / 31);
    object.insert(u"favorite_count"_s, points / 6);
    object.insert(u"in_gallery"_s, true);
    object.insert(u"topic"_s, QJsonValue());
    object.insert(u"topic_id"_s, QJsonValue());
}

} // namespace

GalleryApi::GalleryApi(const Catalogue &catalogue, PictureStore &store)
    : m_catalogue(catalogue)
    , m_store(store)
{
}

WebReply GalleryApi::answer(const WebRequest &request)
{
    if (!hasClientId(request.authorization))
        return refuse(request, 401, u"Authentication required"_s);
    const QStringList path = QString::fromUtf8(request.path).split(u'/', Qt::SkipEmptyParts).mid(1);
    if (path != QStringList{u"credits"_s})
        ++m_requests; // asking for the credits is free
    const std::optional<QJsonValue> data = lookUp(path);
    WebReply answer = data ? reply(*data, 200) : refuse(request, 404, u"Unable to find what was asked for"_s);
    addRateLimit(answer);
    return answer;
}

std::optional<QJsonValue> GalleryApi::lookUp(const QStringList &path)
{
    if (path.isEmpty())
        return std::nullopt;
    const QString &kind = path.first();
    if (kind == "gallery"_L1)
        return gallery(path.mid(1));
    if (kind == "credits"_L1 && path.size() == 1)
        return credits();
    if (kind == "image"_L1 && path.size() == 2)
        return imageById(path.at(1));
    if (kind == "album"_L1 && path.size() == 2)
        return albumById(path.at(1));
    const bool asksForImages = kind == "album"_L1 && path.size() == 3 && path.at(2) == "images"_L1;
    const int number = asksForImages ? m_catalogue.albumById(path.at(1)) : -1;
    if (number < 0)
        return std::nullopt;
    return images(m_catalogue.albums()[static_cast<std::size_t>(number)], Images::All);
}

std::optional<QJsonValue> GalleryApi::gallery(const QStringList &path)
{
    if (path.size() == 2 && path.first() == "image"_L1)
        return imageById(path.at(1));
    if (path.size() == 2 && path.first() == "album"_L1)
        return albumById(path.at(1));
    if (std::optional<QJsonValue> items = listing(path))
        return items;
    if (path.size() != 1)
        return std::nullopt;
    if (std::optional<QJsonValue> found = imageById(path.first()))
        return found;
    return albumById(path.first());
}

std::optional<QJsonValue> GalleryApi::listing(const QStringList &path)
{
    const std::optional<Listing> wanted = parseListing(path);
    if (!wanted)
        return std::nullopt;
    const std::vector<GalleryItem> items = m_catalogue.items(wanted->order);
    const std::size_t first = std::min(items.size(), static_cast<std::size_t>(wanted->page) * kPageSize);
    const std::size_t last = std::min(items.size(), first + kPageSize);
    QJsonArray page;
    for (std::size_t i = first; i < last; ++i) {
        const GalleryItem &item = items[i];
        page.append(item.album < 0
                        ? galleryImage(item.picture)
                        : album(m_catalogue.albums()[static_cast<std::size_t>(item.album)], Images::AsListed));
    }
    return page;
}

std::optional<QJsonValue> GalleryApi::imageById(const QString &id)
{
    const int picture = m_catalogue.pictureById(id);
    return picture < 0 ? std::nullopt : std::optional<QJsonValue>(galleryImage(picture));
}

std::optional<QJsonValue> GalleryApi::albumById(const QString &id)
{
    const int number = m_catalogue.albumById(id);
    if (number < 0)
        return std::nullopt;
    return album(m_catalogue.albums()[static_cast<std::size_t>(number)], Images::All);
}

QJsonObject GalleryApi::credits() const
{
    return {{u"UserLimit"_s, kUserLimit},
            {u"UserRemaining"_s, userRemaining()},
            {u"UserReset"_s, QDateTime::currentSecsSinceEpoch() + 3600},
            {u"ClientLimit"_s, kClientLimit},
            {u"ClientRemaining"_s, kClientLimit - kUserLimit + userRemaining()}};
}

QJsonObject GalleryApi::image(int picture)
{
    const CatalogueEntry &entry = m_catalogue.pictures()[static_cast<std::size_t>(picture)];
    const std::optional<PictureFile> file = m_store.picture(picture);
    const qint64 size = file ? file->bytes.size() : 0; // 0 only while the server is being stopped
    const qint64 views = 40 * entry.points + 977;
    const bool moves = entry.frames > 1;
    QJsonObject object{{u"id"_s, entry.id},
                       {u"title"_s, textOrNull(entry.title)},
                       {u"description"_s, QJsonValue()},
                       {u"datetime"_s, entry.uploadedAt},
                       {u"type"_s, mimeType(entry.type)},
                       {u"animated"_s, moves},
                       {u"width"_s, entry.size.width()},
                       {u"height"_s, entry.size.height()},
                       {u"size"_s, size},
                       {u"views"_s, views},
                       {u"bandwidth"_s, views * size},
                       {u"link"_s, linkTo(entry.id % u'.' % fileExtension(entry.type))}};
    for (const QString &key : {u"vote"_s, u"nsfw"_s, u"section"_s, u"account_url"_s, u"account_id"_s,
                               u"comment_count"_s, u"favorite_count"_s, u"ups"_s, u"downs"_s, u"points"_s, u"score"_s})
        object.insert(key, QJsonValue());
    for (const QString &key : {u"favorite"_s, u"is_ad"_s, u"in_most_viral"_s, u"has_sound"_s, u"in_gallery"_s})
        object.insert(key, false);
    object.insert(u"tags"_s, QJsonArray());
    object.insert(u"ad_type"_s, 0);
    object.insert(u"ad_url"_s, QString());
    if (moves)
        object.insert(u"looping"_s, true);
    return object;
}

QJsonObject GalleryApi::galleryImage(int picture)
{
    QJsonObject object = image(picture);
    const int points = m_catalogue.pictures()[static_cast<std::size_t>(picture)].points;
    addVotes(object, points);
    object.insert(u"is_album"_s, false);
    object.insert(u"in_most_viral"_s, points > 2000);
    return object;
}

QJsonObject GalleryApi::album(const CatalogueAlbum &album, Images which)
{
    const CatalogueEntry &cover = m_catalogue.pictures()[static_cast<std::size_t>(album.first)];
    QJsonObject object{{u"id"_s, album.id},
                       {u"title"_s, album.title},
                       {u"description"_s, QJsonValue()},
                       {u"datetime"_s, album.uploadedAt},
                       {u"cover"_s, cover.id},
                       {u"cover_width"_s, cover.size.width()},
                       {u"cover_height"_s, cover.size.height()},
                       {u"account_url"_s, QJsonValue()},
                       {u"account_id"_s, QJsonValue()},
                       {u"privacy"_s, u"public"_s},
                       {u"layout"_s, u"blog"_s},
                       {u"views"_s, 40 * album.points},
                       {u"link"_s, linkTo(u"a/"_s % album.id)},
                       {u"is_album"_s, true},
                       {u"vote"_s, QJsonValue()},
                       {u"favorite"_s, false},
                       {u"nsfw"_s, false},
                       {u"section"_s, QJsonValue()},
                       {u"images_count"_s, album.count},
                       {u"include_album_ads"_s, false},
                       {u"is_ad"_s, false},
                       {u"images"_s, images(album, which)}};
    addVotes(object, album.points);
    return object;
}

QJsonArray GalleryApi::images(const CatalogueAlbum &album, Images which)
{
    QJsonArray array;
    const int count = which == Images::All ? album.count : album.listed;
    for (int i = 0; i < count; ++i)
        array.append(image(album.first + i));
    return array;
}

// The limit is only for show: what remains goes down and comes back, so that nobody is ever shut out.
int GalleryApi::userRemaining() const
{
    return kUserLimit - m_requests % 200;
}

void GalleryApi::addRateLimit(WebReply &reply) const
{
    const QJsonObject now = credits();
    for (const QString &key : now.keys())
        reply.headers.emplace_back("X-RateLimit-" + key.toLatin1(), QByteArray::number(now.value(key).toInteger()));
}

} // namespace bowerbird
