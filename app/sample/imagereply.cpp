// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#include "sample/imagereply.h"

#include "sample/catalogue.h"
#include "sample/picturestore.h"

#include <QDateTime>
#include <QLocale>
#include <QTimeZone>

#include <cmath>
#include <optional>

namespace bowerbird {

using namespace Qt::StringLiterals;
using std::chrono::milliseconds;

namespace {

struct Thumbnail
{
    char letter;
    int edgePx;
    PictureStore::Fit fit;
};

constexpr int kIdLength = 7;
constexpr Thumbnail kThumbnails[] = {
    {'s', 90, PictureStore::Fit::Square}, {'b', 160, PictureStore::Fit::Square}, {'t', 160, PictureStore::Fit::Whole},
    {'m', 320, PictureStore::Fit::Whole}, {'l', 640, PictureStore::Fit::Whole},  {'h', 1024, PictureStore::Fit::Whole},
};

struct Wanted
{
    int picture = -1;
    const Thumbnail *thumbnail = nullptr; // null = the picture itself
};

// Nothing when there is no such file.
std::optional<Wanted> wantedFile(const QByteArray &path, const Catalogue &catalogue)
{
    const QString name = QString::fromUtf8(path.mid(1));
    const qsizetype dot = name.lastIndexOf(u'.');
    if (dot < kIdLength || dot > kIdLength + 1 ||
        imageTypeFromExtension(QStringView(name).mid(dot)) == ImageType::Unknown)
        return std::nullopt;
    const int picture = catalogue.pictureById(QStringView(name).first(kIdLength));
    if (picture < 0)
        return std::nullopt;
    if (dot == kIdLength)
        return Wanted{.picture = picture};
    for (const Thumbnail &thumbnail : kThumbnails) {
        if (name.at(kIdLength) == QLatin1Char(thumbnail.letter))
            return Wanted{.picture = picture, .thumbnail = &thumbnail};
    }
    return std::nullopt;
}

struct ByteRange
{
    qint64 first = 0;
    qint64 size = 0; // 0 = none of the file's bytes is asked for
};

// RFC 9110, 14.1.2. Nothing when the header is to be ignored: other units, several ranges, nonsense.
std::optional<ByteRange> parseRange(const QByteArray &header, qint64 size)
{
    const qsizetype dash = header.indexOf('-');
    if (!header.startsWith("bytes=") || header.contains(',') || dash < 0)
        return std::nullopt;
    const QByteArray from = header.mid(6, dash - 6).trimmed();
    const QByteArray to = header.mid(dash + 1).trimmed();
    bool hasFirst = false;
    bool hasLast = false;
    const qint64 first = from.toLongLong(&hasFirst);
    const qint64 last = to.toLongLong(&hasLast);
    if (from.isEmpty() && hasLast && last >= 0) // the last so many bytes
        return ByteRange{.first = std::max<qint64>(0, size - last), .size = std::min(size, last)};
    if (!hasFirst || (!to.isEmpty() && (!hasLast || last < first)))
        return std::nullopt;
    const qint64 end = hasLast ? std::min(size, last + 1) : size;
    return ByteRange{.first = first, .size = std::max<qint64>(0, end - first)};
}

QByteArray httpDate(qint64 seconds)
{
    const QDateTime time = QDateTime::fromSecsSinceEpoch(seconds, Qt::UTC);
    return QLocale::c().toString(time, u"ddd, dd MMM yyyy HH:mm:ss 'GMT'").toLatin1();
}

// Cuts the answer down to what Range and If-Range ask for.
void applyRange(WebReply &reply, const WebRequest &request, const QByteArray &etag, const QByteArray &modified)
{
    if (!request.ifRange.isEmpty() && request.ifRange != etag && request.ifRange != modified)
        return;
    const qint64 size = reply.body.size();
    const std::optional<ByteRange> range = parseRange(request.range, size);
    if (!range)
        return;
    const QByteArray total = '/' + QByteArray::number(size);
    if (range->size == 0) {
        reply.status = 416;
        reply.headers.emplace_back("Content-Range", "bytes *" + total);
        reply.body.clear();
        return;
    }
    reply.status = 206;
    reply.headers.emplace_back("Content-Range", "bytes " + QByteArray::number(range->first) + '-' +
                                                    QByteArray::number(range->first + range->size - 1) + total);
    reply.body = reply.body.mid(range->first, range->size);
    reply.sending = reply.sending * range->size / size;
}

// 0.4 .. 1.8 times the mean; the exponent makes the average of all one.
milliseconds ownDelay(const CatalogueEntry &entry, milliseconds mean)
{
    const double factor = 0.4 + 1.4 * std::pow(Random(entry.seed + 99).unit(), 4.0 / 3);
    return milliseconds(std::lround(static_cast<double>(mean.count()) * factor));
}

} // namespace

WebReply imageReply(const WebRequest &request, const Catalogue &catalogue, PictureStore &store, milliseconds meanDelay)
{
    const std::optional<Wanted> wanted = wantedFile(request.path, catalogue);
    if (!wanted)
        return {.status = 404, .contentType = "text/plain", .body = "There is no such picture.\n"};
    const CatalogueEntry &entry = catalogue.pictures()[static_cast<std::size_t>(wanted->picture)];
    const Thumbnail *thumbnail = wanted->thumbnail;
    const std::optional<PictureFile> file = thumbnail
                                                ? store.thumbnail(wanted->picture, thumbnail->edgePx, thumbnail->fit)
                                                : store.picture(wanted->picture);
    if (!file)
        return {.status = 503, .contentType = "text/plain", .body = "The gallery is closing.\n"};

    const milliseconds delay = ownDelay(entry, meanDelay);
    const QByteArray modified = httpDate(entry.uploadedAt);
    WebReply reply{.contentType = mimeType(thumbnail ? ImageType::Jpeg : entry.type).toLatin1(),
                   .headers = {{"ETag", file->etag},
                               {"Last-Modified", modified},
                               {"Accept-Ranges", "bytes"},
                               {"Cache-Control", "public, max-age=31536000"}},
                   .body = file->bytes,
                   .latency = thumbnail ? delay / 6 : delay * 2 / 5,
                   .sending = thumbnail ? milliseconds(0) : delay * 3 / 5};
    if (!request.ifNoneMatch.isEmpty() && (request.ifNoneMatch.contains(file->etag) || request.ifNoneMatch == "*")) {
        reply.status = 304;
        reply.body.clear();
        return reply;
    }
    applyRange(reply, request, file->etag, modified);
    return reply;
}

} // namespace bowerbird
