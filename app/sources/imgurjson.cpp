// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#include "sources/imgurjson.h"

#include "core/showntext.h"
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
    return shownText(value.toString());
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

// With its lines, as people write more than one.
QString longText(const QJsonValue &value)
{
    constexpr qsizetype kLongest = 4'000;
    return value.toString().trimmed().left(kLongest);
}

// Seconds since 1970; invalid when there is none.
QDateTime moment(const QJsonValue &value)
{
    constexpr qint64 kLast = 253'402'300'799; // the end of the year 9999
    const qint64 seconds = number(value);
    return seconds > 0 && seconds <= kLast ? QDateTime::fromSecsSinceEpoch(seconds, Qt::UTC) : QDateTime();
}

// Votes may be negative; one of these is said where there are any.
std::optional<int> scoreOf(const QJsonObject &object)
{
    for (const QLatin1StringView key : {"score"_L1, "points"_L1}) {
        const QJsonValue value = object.value(key);
        bool isNumber = value.isDouble();
        const double votes = isNumber ? value.toDouble() : value.toString().trimmed().toDouble(&isNumber);
        constexpr double kMost = std::numeric_limits<int>::max();
        if (isNumber && votes >= -kMost && votes <= kMost)
            return static_cast<int>(votes);
    }
    return std::nullopt;
}

// Objects with a name, as Imgur has them, or bare words.
QStringList tagsIn(const QJsonValue &value)
{
    constexpr qsizetype kMost = 100;
    QStringList tags;
    const QJsonArray entries = value.toArray();
    for (const QJsonValue &entry : entries) {
        const QString tag = text(entry.isObject() ? entry.toObject().value("name"_L1) : entry);
        if (!tag.isEmpty() && !tags.contains(tag) && tags.size() < kMost)
            tags << tag;
    }
    return tags;
}

QString withoutExtension(const QString &fileName)
{
    return fileName.left(fileName.indexOf(u'.'));
}

// The file `name` beside `url`, where the host names its files as Imgur does: all by the id of the image.
QUrl sibling(const QUrl &url, const QString &id, const QString &name)
{
    return url.fileName().startsWith(id + u'.') ? url.resolved(QUrl(name)) : QUrl();
}

// An animation in the form that is wanted; as it is when there is no such form.
void chooseForm(ImageRef &image, QUrl url, const QJsonObject &object, const ImgurReading &reading)
{
    if (reading.animated == AnimatedRule::Still) {
        const QUrl still = sibling(url.adjusted(QUrl::RemoveQuery), image.siteId, image.siteId + u"h.jpg");
        if (still.isEmpty())
            return;
        image.url = still.toString(QUrl::FullyEncoded);
        image.type = ImageType::Jpeg;
        image.sizeBytes = 0;
        image.widthPx = 0; // at most 1024
        image.heightPx = 0;
        image.isAnimated = false;
        return;
    }
    if (reading.animated != AnimatedRule::Mp4 || image.type != ImageType::Gif)
        return;
    QUrl video = usableLink(object.value("mp4"_L1), reading);
    if (video.isEmpty() && url.host() == u"i.imgur.com")
        video = sibling(url, image.siteId, image.siteId + u".mp4");
    if (video.isEmpty())
        return;
    image.alternatives = QStringList{image.url}; // the GIF, should the video be gone
    image.url = video.toString(QUrl::FullyEncoded);
    image.type = ImageType::Mp4;
    image.sizeBytes = number(object.value("mp4_size"_L1));
}

// What is said about the image besides.
void readFacts(const QJsonObject &object, ImageRef &image)
{
    image.description = longText(object.value("description"_L1));
    image.user = text(object.value("account_url"_L1));
    image.tags = tagsIn(object.value("tags"_L1));
    image.publishedAt = moment(object.value("datetime"_L1));
    image.score = scoreOf(object);
    image.isSensitive = flag(object.value("nsfw"_L1));
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
    image.isAnimated = flag(object.value("animated"_L1)) || isVideo(image.type);
    const bool isStill = image.type == ImageType::Gif && image.sizeBytes > kLargestAnimatedLink && image.isAnimated &&
                         url.fileName() != QString(image.siteId + u".gif"_s);
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
    readFacts(object, image);
    if (image.isAnimated)
        chooseForm(image, url, object, reading);
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
    readFacts(object, album.facts);
    const QJsonArray images = object.value("images"_L1).toArray();
    int position = 0;
    for (const QJsonValue &value : images) {
        ++position;
        ImageRef image = readImage(value.toObject(), reading);
        if (image.url.isEmpty())
            ++album.unreadable;
        else
            album.images << album.placed(image, position);
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

bool isAboutClient(const QString &detail)
{
    return mentions(detail, {"client_id"_L1, "client id"_L1, "client-id"_L1});
}

// What a person can do about it.
QString adviceFor(const Failure &failure)
{
    if (failure.reason != FailureReason::Forbidden)
        return {};
    if (isAboutClient(failure.detail))
        return u"; check the Client-ID"_s;
    return failure.httpStatus == 401 ? u"; it is private, or the Client-ID is not valid"_s : QString();
}

FailureReason reasonFor(int status, const QString &detail)
{
    if (status == 429 || mentions(detail, {"over capacity"_L1, "rate limit"_L1, "client requests exceeded"_L1}))
        return FailureReason::RateLimited;
    if (status == 401 || status == 403 || status == 451)
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

ImageRef ImgurAlbum::placed(ImageRef image, int position) const
{
    image.album = title;
    image.index = position;
    if (image.user.isEmpty())
        image.user = facts.user;
    if (image.tags.isEmpty())
        image.tags = facts.tags;
    if (!image.publishedAt.isValid())
        image.publishedAt = facts.publishedAt;
    if (!image.score)
        image.score = facts.score;
    image.isSensitive |= facts.isSensitive;
    return image;
}

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
    failure.detail += adviceFor(failure);
    return failure;
}

bool isAboutClientId(const Failure &failure)
{
    return failure.httpStatus == 401 || (failure.httpStatus == 403 && isAboutClient(failure.detail));
}

} // namespace bowerbird
