// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#include "sources/imgurjson.h"

#include "sources/privatehost.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QUrl>

#include <algorithm>
#include <limits>

namespace bowerbird {

using namespace Qt::StringLiterals;

namespace {

// Above this size the API's link of an animated GIF is a still.
constexpr qint64 kLargestAnimatedLink = 20LL * 1024 * 1024;

QString text(const QJsonValue &value)
{
    if (value.isDouble())
        return QString::number(value.toInteger());
    return value.toString().simplified();
}

qint64 number(const QJsonValue &value)
{
    if (value.isString())
        return std::max<qint64>(0, value.toString().trimmed().toLongLong());
    const double amount = value.toDouble();
    constexpr double kLargest = 9e18; // what still fits qint64
    return amount > 0 && amount < kLargest ? static_cast<qint64>(amount) : 0;
}

int smallNumber(const QJsonValue &value)
{
    return static_cast<int>(std::min<qint64>(number(value), std::numeric_limits<int>::max()));
}

bool flag(const QJsonValue &value)
{
    if (value.isString())
        return value.toString() == u"true" || value.toString() == u"1";
    return value.isDouble() ? value.toDouble() != 0 : value.toBool();
}

// The picture's address, or an empty one when it is none we would ask.
QUrl usableLink(const QJsonValue &value, const ImgurReading &reading)
{
    QUrl url(value.toString().trimmed(), QUrl::TolerantMode);
    if (!url.isValid() || url.host().isEmpty() || (url.scheme() != u"http" && url.scheme() != u"https"))
        return {};
    if (!reading.allowsPrivateHosts && isPrivateHost(url.host()))
        return {};
    if (url.host() == u"i.imgur.com")
        url.setScheme(u"https"_s);
    url.setFragment({});
    return url;
}

// The same file's 320 px version where the host names it as Imgur does; else empty.
QString previewOf(QUrl url, const QString &id)
{
    if (!url.fileName().startsWith(id + u'.'))
        return {};
    url.setQuery(QString());
    return url.resolved(QUrl(id + u"m.jpg"_s)).toString(QUrl::FullyEncoded);
}

QString withoutExtension(const QString &fileName)
{
    return fileName.left(fileName.indexOf(u'.'));
}

// No url: the object cannot be read.
ImageRef readImage(const QJsonObject &object, const ImgurReading &reading)
{
    QUrl url = usableLink(object.value("link"_L1), reading);
    if (url.isEmpty() || url.fileName().isEmpty())
        return {};
    ImageRef image;
    image.siteId = text(object.value("id"_L1));
    if (image.siteId.isEmpty())
        image.siteId = withoutExtension(url.fileName());
    image.type = imageTypeFromMime(text(object.value("type"_L1)));
    if (image.type == ImageType::Unknown)
        image.type = imageTypeFromExtension(url.fileName().section(u'.', -1));
    image.sizeBytes = number(object.value("size"_L1));
    const bool isStill = image.type == ImageType::Gif && image.sizeBytes > kLargestAnimatedLink &&
                         flag(object.value("animated"_L1)) && url.fileName() != QString(image.siteId + u".gif"_s);
    if (isStill)
        url = url.resolved(QUrl(image.siteId + u".gif"_s));
    image.url = url.toString(QUrl::FullyEncoded);
    image.previewUrl = previewOf(url, image.siteId);
    if (reading.hasPages)
        image.pageUrl = u"https://imgur.com/"_s + image.siteId;
    image.source = reading.source;
    image.title = text(object.value("title"_L1));
    image.widthPx = smallNumber(object.value("width"_L1));
    image.heightPx = smallNumber(object.value("height"_L1));
    return image;
}

ImgurAlbum readAlbum(const QJsonObject &object, const ImgurReading &reading)
{
    ImgurAlbum album;
    album.id = text(object.value("id"_L1));
    album.title = text(object.value("title"_L1));
    if (album.title.isEmpty())
        album.title = album.id;
    album.imagesCount = smallNumber(object.value("images_count"_L1));
    const QJsonArray images = object.value("images"_L1).toArray();
    int position = 0;
    for (const QJsonValue &value : images) {
        ++position;
        ImageRef image = readImage(value.toObject(), reading);
        if (image.url.isEmpty()) {
            ++album.unreadable;
            continue;
        }
        image.album = album.title;
        image.index = position;
        album.images << image;
    }
    return album;
}

bool isAlbum(const QJsonObject &object)
{
    const QJsonValue said = object.value("is_album"_L1);
    if (!said.isNull() && !said.isUndefined())
        return flag(said);
    return object.value("images"_L1).isArray() || object.contains("images_count"_L1);
}

void readItem(const QJsonValue &value, const ImgurReading &reading, ImgurAnswer &answer)
{
    const QJsonObject object = value.toObject();
    if (flag(object.value("is_ad"_L1)))
        return;
    ImgurItem item{.isAlbum = isAlbum(object)};
    if (item.isAlbum)
        item.album = readAlbum(object, reading);
    else
        item.image = readImage(object, reading);
    const bool isReadable = item.isAlbum ? !item.album.id.isEmpty() : !item.image.url.isEmpty();
    if (isReadable)
        answer.items << item;
    else
        ++answer.unreadable;
}

QString firstText(std::initializer_list<QJsonValue> values)
{
    for (const QJsonValue &value : values) {
        if (QString found = text(value); !found.isEmpty())
            return found;
    }
    return {};
}

// An error's text in any of the JSON shapes; empty when there is none.
QString errorText(const QJsonObject &root)
{
    const QJsonValue data = root.value("data"_L1);
    const QJsonValue error = data.toObject().value("error"_L1);
    const QJsonObject gateway = root.value("errors"_L1).toArray().at(0).toObject();
    const QString found = firstText({error, error.toObject().value("message"_L1), data, gateway.value("detail"_L1),
                                     gateway.value("status"_L1), gateway.value("title"_L1), root.value("error"_L1),
                                     root.value("message"_L1)});
    constexpr qsizetype kLongest = 500;
    return found.left(kLongest);
}

bool mentions(const QString &detail, std::initializer_list<QLatin1StringView> words)
{
    return std::any_of(words.begin(), words.end(),
                       [&detail](QLatin1StringView word) { return detail.contains(word, Qt::CaseInsensitive); });
}

FailureReason reasonFor(int status, const QString &detail)
{
    if (status == 429 || mentions(detail, {"over capacity"_L1, "rate limit"_L1, "client requests exceeded"_L1}))
        return FailureReason::RateLimited;
    const bool isAboutClient = mentions(detail, {"client_id"_L1, "client id"_L1, "client-id"_L1});
    if (status == 401 || (status == 403 && isAboutClient))
        return FailureReason::ApiError;
    if (status == 403 || status == 451)
        return FailureReason::Forbidden;
    if (status == 404 || status == 410)
        return FailureReason::NotFound;
    if (status >= 500 && status <= 599)
        return FailureReason::ServerError;
    return FailureReason::ApiError;
}

// Success is said twice, by HTTP and by the body; an error in the body counts.
bool saysError(const QJsonObject &root)
{
    const QJsonValue success = root.value("success"_L1);
    if (!success.isNull() && !success.isUndefined() && !flag(success))
        return true;
    const QJsonValue error = root.value("data"_L1).toObject().value("error"_L1);
    return !root.value("errors"_L1).toArray().isEmpty() || (!error.isNull() && !error.isUndefined());
}

} // namespace

Result<ImgurAnswer> parseImgurAnswer(const QByteArray &body, const ImgurReading &reading)
{
    QJsonParseError parseError;
    const QJsonDocument document = QJsonDocument::fromJson(body, &parseError);
    if (document.isNull())
        return fail(FailureReason::ApiError, u"not a valid answer: "_s + parseError.errorString());
    if (document.isObject() && saysError(document.object()))
        return std::unexpected(imgurFailure(0, body));
    const QJsonValue data = document.isArray() ? QJsonValue(document.array()) : document.object().value("data"_L1);
    ImgurAnswer answer;
    const QJsonValue items = data.toObject().value("items"_L1);
    if (data.isArray() || items.isArray()) {
        const QJsonArray list = data.isArray() ? data.toArray() : items.toArray();
        for (const QJsonValue &value : list)
            readItem(value, reading, answer);
    } else if (data.isObject()) {
        readItem(data, reading, answer);
    } else if (!data.isNull()) {
        return fail(FailureReason::ApiError, u"an answer without data"_s);
    }
    return answer;
}

Failure imgurFailure(int httpStatus, const QByteArray &body)
{
    const QJsonObject root = QJsonDocument::fromJson(body).object();
    const QString detail = errorText(root);
    int status = httpStatus;
    if (status < 400) { // the body contradicts a status of success
        const qint64 said = number(root.value("status"_L1));
        const QJsonObject gateway = root.value("errors"_L1).toArray().at(0).toObject();
        status = static_cast<int>(std::clamp<qint64>(std::max(said, number(gateway.value("code"_L1))), 0, 9'999));
    }
    const bool isHttpError = status >= 400 && status <= 599;
    Failure failure{.reason = reasonFor(status, detail), .httpStatus = isHttpError ? status : httpStatus};
    failure.detail = detail.isEmpty() ? QString(u"HTTP status "_s + QString::number(httpStatus)) : detail;
    failure.isPermanent = failure.reason == FailureReason::ApiError;
    return failure;
}

} // namespace bowerbird
