// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#include "sample/samplegallery.h"

#include <QBuffer>
#include <QCryptographicHash>
#include <QElapsedTimer>
#include <QHash>
#include <QImageReader>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QSignalSpy>
#include <QTcpSocket>
#include <QTest>

#include <algorithm>
#include <vector>

using namespace bowerbird;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

namespace {

constexpr SampleGallery::Options kAtOnce{.apiDelay = 0ms, .imageDelay = 0ms};

struct Answer
{
    int status = 0;
    QByteArray body;
    QHash<QByteArray, QByteArray> headers; // names in lower case

    [[nodiscard]] QJsonObject json() const { return QJsonDocument::fromJson(body).object(); }
    [[nodiscard]] QJsonArray items() const { return json().value(u"data"_s).toArray(); }
    [[nodiscard]] QJsonObject object() const { return json().value(u"data"_s).toObject(); }
};

using Headers = QList<std::pair<QByteArray, QByteArray>>;

class Client
{
public:
    explicit Client(const SampleGallery &gallery)
        : m_root("http://"_L1 % gallery.authority())
    {
    }

    Answer send(const QByteArray &method, const QString &path, const Headers &headers = {})
    {
        QNetworkRequest request(QUrl(m_root + path));
        for (const auto &[name, value] : headers)
            request.setRawHeader(name, value);
        const std::unique_ptr<QNetworkReply> reply(method == "GET" ? m_network.get(request)
                                                   : method == "HEAD"
                                                       ? m_network.head(request)
                                                       : m_network.sendCustomRequest(request, method, "x=1"));
        QSignalSpy finished(reply.get(), &QNetworkReply::finished);
        if (!reply->isFinished() && !finished.wait(20000))
            return {};
        Answer answer{.status = reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt(),
                      .body = reply->readAll()};
        for (const auto &[name, value] : reply->rawHeaderPairs())
            answer.headers.insert(name.toLower(), value);
        return answer;
    }

    Answer get(const QString &path, const Headers &headers = {}) { return send("GET", path, headers); }
    Answer api(const QString &path) { return get("/3/"_L1 % path, {{"Authorization", "Client-ID me"}}); }

    // A link of the API, fetched from where the gallery really is.
    Answer fetch(const QJsonObject &image) { return get(QUrl(image.value(u"link"_s).toString()).path()); }

private:
    QString m_root;
    QNetworkAccessManager m_network;
};

QJsonArray wholeListing(Client &client, const QString &listing)
{
    QJsonArray all;
    for (int page = 0; page < 50; ++page) {
        const QJsonArray items = client.api(listing % u'/' % QString::number(page)).items();
        if (items.isEmpty())
            break;
        for (const QJsonValue &item : items)
            all.append(item);
    }
    return all;
}

// Every image of the gallery, the albums expanded as a client has to do it.
std::vector<QJsonObject> allImages(Client &client)
{
    std::vector<QJsonObject> images;
    const QJsonArray items = wholeListing(client, u"gallery/hot/viral"_s);
    for (const QJsonValue &item : items) {
        const QJsonObject object = item.toObject();
        if (!object.value(u"is_album"_s).toBool()) {
            images.push_back(object);
            continue;
        }
        QJsonArray inside = object.value(u"images"_s).toArray();
        if (inside.size() < object.value(u"images_count"_s).toInt())
            inside = client.api("album/"_L1 % object.value(u"id"_s).toString() % "/images"_L1).items();
        for (const QJsonValue &image : std::as_const(inside))
            images.push_back(image.toObject());
    }
    return images;
}

QByteArray sha256(const QByteArray &bytes)
{
    return QCryptographicHash::hash(bytes, QCryptographicHash::Sha256);
}

QStringList idsOf(const QJsonArray &items)
{
    QStringList ids;
    for (const QJsonValue &item : items)
        ids << item.toObject().value(u"id"_s).toString();
    return ids;
}

} // namespace

class TestSampleGallery : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY(!m_gallery->isRunning());
        QVERIFY(m_gallery->start().has_value());
        QVERIFY(m_gallery->isRunning());
        QVERIFY(m_gallery->authority().startsWith(u"127.0.0.1:"_s));
        QCOMPARE(m_gallery->apiBase(), "http://"_L1 % m_gallery->authority() % "/3/"_L1);
        m_client = std::make_unique<Client>(*m_gallery);
        m_images = allImages(*m_client);
        QCOMPARE(m_images.size(), std::size_t(SampleGallery::kImageCount));
    }

    void cleanupTestCase() { m_client.reset(); }

    void listsInPagesUntilAnEmptyOne()
    {
        QCOMPARE(m_client->api(u"gallery/hot/viral/0"_s).items().size(), 20);
        QCOMPARE(m_client->api(u"gallery/hot/viral/1"_s).items().size(), 20);
        QCOMPARE(m_client->api(u"gallery/hot/viral/2"_s).items().size(), 8);
        const Answer last = m_client->api(u"gallery/hot/viral/3"_s);
        QCOMPARE(last.status, 200);
        QVERIFY(last.json().value(u"data"_s).isArray());
        QVERIFY(last.items().isEmpty());
        QVERIFY(m_client->api(u"gallery/hot/viral/2000000000"_s).items().isEmpty());
    }

    void everyListingHasTheSameItems_data()
    {
        QTest::addColumn<QString>("listing");
        for (const char *path : {"gallery/top/top/week", "gallery/user/time", "gallery/user/rising/day", "gallery/top",
                                 "gallery/random/random", "gallery/hot/viral/all"})
            QTest::newRow(path) << QString::fromLatin1(path);
    }

    void everyListingHasTheSameItems()
    {
        QFETCH(const QString, listing);
        const QStringList viral = idsOf(wholeListing(*m_client, u"gallery/hot/viral"_s));
        QStringList ids = idsOf(wholeListing(*m_client, listing));
        QCOMPARE(ids, idsOf(wholeListing(*m_client, listing)));
        if (!listing.contains(u"viral"_s))
            QVERIFY(ids != viral);
        ids.sort();
        QStringList sorted = viral;
        sorted.sort();
        QCOMPARE(ids, sorted);
        QCOMPARE(QSet<QString>(ids.begin(), ids.end()).size(), ids.size());
    }

    void imagesHaveImgursShape()
    {
        const QJsonObject answer = m_client->api(u"gallery/hot/viral/0"_s).json();
        QCOMPARE(answer.value(u"success"_s), QJsonValue(true));
        QCOMPARE(answer.value(u"status"_s), QJsonValue(200));
        const QJsonObject image = answer.value(u"data"_s).toArray().first().toObject();
        for (const char *key :
             {"id",   "title",   "datetime",  "type",       "animated", "width",         "height",
              "size", "views",   "bandwidth", "favorite",   "is_ad",    "in_most_viral", "has_sound",
              "tags", "ad_type", "ad_url",    "in_gallery", "link",     "comment_count", "favorite_count",
              "ups",  "downs",   "points",    "score"})
            QVERIFY2(!image.value(QLatin1StringView(key)).isUndefined() &&
                         !image.value(QLatin1StringView(key)).isNull(),
                     key);
        for (const char *key :
             {"description", "vote", "account_url", "account_id", "nsfw", "topic", "topic_id", "section"})
            QVERIFY2(image.value(QLatin1StringView(key)).isNull(), key);
        QCOMPARE(image.value(u"is_album"_s), QJsonValue(false));
    }

    void oneAlbumIsListedWholeAndOneInPart()
    {
        std::vector<QJsonObject> albums;
        const QJsonArray items = wholeListing(*m_client, u"gallery/hot/viral"_s);
        for (const QJsonValue &item : items) {
            if (item.toObject().value(u"is_album"_s).toBool())
                albums.push_back(item.toObject());
        }
        QCOMPARE(albums.size(), std::size_t(2));
        QCOMPARE(albums.at(0).value(u"images_count"_s).toInt(), 6);
        QCOMPARE(albums.at(0).value(u"images"_s).toArray().size(), 6);
        QCOMPARE(albums.at(1).value(u"images_count"_s).toInt(), 8);
        QCOMPARE(albums.at(1).value(u"images"_s).toArray().size(), 3);
        for (const QJsonObject &album : albums) {
            for (const char *key : {"type", "width", "size", "animated"})
                QVERIFY2(!album.contains(QLatin1StringView(key)), key);
        }

        const QString id = albums.at(1).value(u"id"_s).toString();
        for (const QString path : {"album/"_L1 % id, "gallery/album/"_L1 % id, "gallery/"_L1 % id}) {
            const QJsonObject whole = m_client->api(path).object();
            QCOMPARE(whole.value(u"id"_s).toString(), id);
            QCOMPARE(whole.value(u"images"_s).toArray().size(), 8);
        }
        QCOMPARE(m_client->api("album/"_L1 % id % "/images"_L1).items().size(), 8);
    }

    void imagesCanBeAskedForByTheirId()
    {
        for (const QJsonObject &image : {m_images.front(), m_images.back()}) {
            const QString id = image.value(u"id"_s).toString();
            for (const QString path : {"image/"_L1 % id, "gallery/image/"_L1 % id, "gallery/"_L1 % id}) {
                const QJsonObject same = m_client->api(path).object();
                for (const QString &key : {u"id"_s, u"link"_s, u"size"_s, u"title"_s})
                    QCOMPARE(same.value(key), image.value(key));
            }
        }
    }

    void declaresTheTruthAndEveryImageIsAnother()
    {
        QSet<QByteArray> hashes;
        QSet<QString> ids;
        QHash<QByteArray, int> types;
        int moving = 0;
        for (const QJsonObject &image : m_images) {
            const QString id = image.value(u"id"_s).toString();
            static const QRegularExpression kId(u"^[0-9A-Za-z]{7}$"_s);
            QVERIFY2(kId.match(id).hasMatch(), qPrintable(id));
            QCOMPARE(QUrl(image.value(u"link"_s).toString()).host(), SampleGallery::hostName());
            const Answer answer = m_client->fetch(image);
            QCOMPARE(answer.status, 200);
            QCOMPARE(answer.body.size(), image.value(u"size"_s).toInteger());
            QCOMPARE(answer.headers.value("content-length").toLongLong(), answer.body.size());
            QCOMPARE(QString::fromLatin1(answer.headers.value("content-type")), image.value(u"type"_s).toString());

            QBuffer buffer;
            buffer.setData(answer.body);
            QImageReader reader(&buffer);
            reader.setDecideFormatFromContent(true);
            const QByteArray type = "image/" + reader.format();
            QCOMPARE(QString::fromLatin1(type), image.value(u"type"_s).toString());
            QCOMPARE(reader.imageCount() > 1, image.value(u"animated"_s).toBool());
            const QImage decoded = reader.read();
            QCOMPARE(decoded.size(), QSize(image.value(u"width"_s).toInt(), image.value(u"height"_s).toInt()));
            ids.insert(id);
            hashes.insert(sha256(answer.body));
            ++types[type];
            moving += image.value(u"animated"_s).toBool() ? 1 : 0;
        }
        QCOMPARE(ids.size(), SampleGallery::kImageCount);
        QCOMPARE(hashes.size(), SampleGallery::kImageCount);
        QVERIFY(types.value("image/jpeg") > SampleGallery::kImageCount / 2);
        QVERIFY(types.value("image/png") >= 8);
        QVERIFY(types.value("image/gif") > moving && moving >= 3);
        QCOMPARE(types.size(), 3);
    }

    void titlesAreOfManyKinds()
    {
        int longest = 0;
        int missing = 0;
        QSet<QChar::Script> scripts;
        bool hasEmoji = false;
        for (const QJsonObject &image : m_images) {
            const QString title = image.value(u"title"_s).toString();
            missing += image.value(u"title"_s).isNull() ? 1 : 0;
            longest = std::max(longest, static_cast<int>(title.size()));
            for (const QChar c : title) {
                scripts.insert(c.script());
                hasEmoji = hasEmoji || c.isSurrogate();
            }
        }
        QVERIFY(longest > 200);
        QVERIFY(missing >= 1 && missing < 10);
        QVERIFY(hasEmoji);
        QVERIFY(scripts.contains(QChar::Script_Arabic) && scripts.contains(QChar::Script_Han));
    }

    void anotherGalleryServesTheSameBytes()
    {
        SampleGallery other(kAtOnce);
        QVERIFY(other.start().has_value());
        QVERIFY(other.authority() != m_gallery->authority());
        Client client(other);
        QCOMPARE(wholeListing(client, u"gallery/random/random"_s), wholeListing(*m_client, u"gallery/random/random"_s));
        for (const QJsonObject &image : m_images)
            QCOMPARE(sha256(client.fetch(image).body), sha256(m_client->fetch(image).body));
    }

    void wantsAClientId_data()
    {
        QTest::addColumn<QByteArray>("authorization");
        QTest::addColumn<int>("status");
        QTest::newRow("none") << QByteArray() << 401;
        QTest::newRow("empty") << QByteArray("Client-ID ") << 401;
        QTest::newRow("another scheme") << QByteArray("Bearer abc") << 401;
        QTest::newRow("anything") << QByteArray("Client-ID x") << 200;
        QTest::newRow("scheme in lower case") << QByteArray("client-id x") << 200;
    }

    void wantsAClientId()
    {
        QFETCH(const QByteArray, authorization);
        QFETCH(const int, status);
        const Headers headers = authorization.isEmpty() ? Headers() : Headers{{"Authorization", authorization}};
        const Answer answer = m_client->get(u"/3/gallery/hot/viral/3"_s, headers);
        QCOMPARE(answer.status, status);
        QCOMPARE(answer.json().value(u"status"_s).toInt(), status);
        QCOMPARE(answer.json().value(u"success"_s).toBool(), status == 200);
        if (status == 200)
            return;
        QCOMPARE(answer.object().value(u"error"_s).toString(), u"Authentication required"_s);
        QCOMPARE(answer.object().value(u"request"_s).toString(), u"/3/gallery/hot/viral/3"_s);
        QCOMPARE(answer.object().value(u"method"_s).toString(), u"GET"_s);
    }

    void tellsTheRateLimit()
    {
        const Answer answer = m_client->api(u"gallery/hot/viral/3"_s);
        QCOMPARE(answer.headers.value("x-ratelimit-userlimit"), "500");
        QCOMPARE(answer.headers.value("x-ratelimit-clientlimit"), "12500");
        const int remaining = answer.headers.value("x-ratelimit-userremaining").toInt();
        QVERIFY(remaining > 10 && remaining <= 500);
        QVERIFY(answer.headers.value("x-ratelimit-userreset").toLongLong() > QDateTime::currentSecsSinceEpoch());
        const QJsonObject credits = m_client->api(u"credits"_s).object();
        QCOMPARE(credits.value(u"UserRemaining"_s).toInt(), remaining); // asking is free
        QCOMPARE(credits.value(u"ClientLimit"_s).toInt(), 12500);
    }

    void unknownThingsAreNotFound_data()
    {
        QTest::addColumn<QString>("path");
        for (const char *path :
             {"/3/", "/3", "/3/image/abcdefg", "/3/album/abcdefg", "/3/album/abcdefg/images", "/3/gallery/abcdefg",
              "/3/gallery/hot/viral/-1", "/3/gallery/hot/viral/x", "/3/gallery/hot/viral/0/0", "/3/nonsense",
              "/abcdefg.jpg", "/", "/favicon.ico", "/../../etc/passwd", "/%00.jpg", "/removed.png"})
            QTest::newRow(path) << QString::fromLatin1(path);
    }

    void unknownThingsAreNotFound()
    {
        QFETCH(const QString, path);
        const Answer answer = m_client->get(path, {{"Authorization", "Client-ID x"}});
        QCOMPARE(answer.status, 404);
        if (!path.startsWith(u"/3"_s))
            return;
        QCOMPARE(answer.json().value(u"success"_s), QJsonValue(false));
        QCOMPARE(answer.json().value(u"status"_s), QJsonValue(404));
        QVERIFY(!answer.object().value(u"error"_s).toString().isEmpty());
    }

    void servesRanges_data()
    {
        QTest::addColumn<QByteArray>("range");
        QTest::addColumn<int>("status");
        QTest::addColumn<qint64>("first"); // negative: from the end
        QTest::addColumn<qint64>("size");  // 0: to the end
        QTest::newRow("a piece") << QByteArray("bytes=100-199") << 206 << qint64(100) << qint64(100);
        QTest::newRow("one byte") << QByteArray("bytes=0-0") << 206 << qint64(0) << qint64(1);
        QTest::newRow("the rest") << QByteArray("bytes=5000-") << 206 << qint64(5000) << qint64(0);
        QTest::newRow("the last bytes") << QByteArray("bytes=-70") << 206 << qint64(-70) << qint64(70);
        QTest::newRow("past the end") << QByteArray("bytes=10-999999999") << 206 << qint64(10) << qint64(0);
        QTest::newRow("more than all") << QByteArray("bytes=-999999999") << 206 << qint64(0) << qint64(0);
        QTest::newRow("beyond") << QByteArray("bytes=999999999-") << 416 << qint64(0) << qint64(0);
        QTest::newRow("several") << QByteArray("bytes=0-1,5-9") << 200 << qint64(0) << qint64(0);
    }

    void servesRanges()
    {
        QFETCH(const QByteArray, range);
        QFETCH(const int, status);
        QFETCH(const qint64, first);
        QFETCH(const qint64, size);
        const QString path = QUrl(m_images.front().value(u"link"_s).toString()).path();
        const QByteArray whole = m_client->get(path).body;
        const Answer answer = m_client->get(path, {{"Range", range}});
        QCOMPARE(answer.status, status);
        const QByteArray total = QByteArray::number(whole.size());
        if (status == 416) {
            QCOMPARE(answer.headers.value("content-range"), "bytes */" + total);
            return;
        }
        const qint64 start = first < 0 ? whole.size() + first : first;
        const QByteArray expected = whole.mid(start, size == 0 ? -1 : size);
        QCOMPARE(answer.body, expected);
        if (status == 206) {
            QCOMPARE(answer.headers.value("content-range"), "bytes " + QByteArray::number(start) + '-' +
                                                                QByteArray::number(start + expected.size() - 1) + '/' +
                                                                total);
        }
    }

    void validatorsDecideAboutRangesAndCaching()
    {
        const QString path = QUrl(m_images.front().value(u"link"_s).toString()).path();
        const Answer whole = m_client->get(path);
        const QByteArray etag = whole.headers.value("etag");
        const QByteArray modified = whole.headers.value("last-modified");
        QVERIFY(etag.size() > 10 && etag.startsWith('"') && etag.endsWith('"'));
        QVERIFY(QLocale::c().toDateTime(QString::fromLatin1(modified), u"ddd, dd MMM yyyy HH:mm:ss 'GMT'"_s).isValid());
        QCOMPARE(whole.headers.value("accept-ranges"), "bytes");

        const auto status = [&](const Headers &headers) { return m_client->get(path, headers).status; };
        QCOMPARE(status({{"Range", "bytes=5-"}, {"If-Range", etag}}), 206);
        QCOMPARE(status({{"Range", "bytes=5-"}, {"If-Range", modified}}), 206);
        QCOMPARE(status({{"Range", "bytes=5-"}, {"If-Range", "\"other\""}}), 200);
        QCOMPARE(status({{"If-None-Match", etag}}), 304);
        QCOMPARE(status({{"If-None-Match", "\"other\""}}), 200);
    }

    void headersOfHeadAreThoseOfGet()
    {
        const QString path = QUrl(m_images.front().value(u"link"_s).toString()).path();
        const Answer get = m_client->get(path);
        const Answer head = m_client->send("HEAD", path);
        QCOMPARE(head.status, 200);
        QVERIFY(head.body.isEmpty());
        for (const QByteArray name : {"content-length", "content-type", "etag", "last-modified"})
            QCOMPARE(head.headers.value(name), get.headers.value(name));
    }

    void thumbnailsAreSmallJpegs_data()
    {
        QTest::addColumn<QString>("letter");
        QTest::addColumn<int>("edge");
        QTest::addColumn<bool>("isSquare");
        QTest::newRow("s") << u"s"_s << 90 << true;
        QTest::newRow("b") << u"b"_s << 160 << true;
        QTest::newRow("t") << u"t"_s << 160 << false;
        QTest::newRow("m") << u"m"_s << 320 << false;
        QTest::newRow("l") << u"l"_s << 640 << false;
        QTest::newRow("h") << u"h"_s << 1024 << false;
    }

    void thumbnailsAreSmallJpegs()
    {
        QFETCH(const QString, letter);
        QFETCH(const int, edge);
        QFETCH(const bool, isSquare);
        for (const QString &type : {u"image/jpeg"_s, u"image/png"_s, u"image/gif"_s}) {
            const QJsonObject image = *std::ranges::find(
                m_images, type, [](const QJsonObject &one) { return one.value(u"type"_s).toString(); });
            const QSize full(image.value(u"width"_s).toInt(), image.value(u"height"_s).toInt());
            const Answer answer = m_client->get(u'/' % image.value(u"id"_s).toString() % letter % ".jpg"_L1);
            QCOMPARE(answer.status, 200);
            QCOMPARE(answer.headers.value("content-type"), "image/jpeg");
            const QImage thumbnail = QImage::fromData(answer.body, "jpeg");
            const int longest = std::max(full.width(), full.height());
            QCOMPARE(std::max(thumbnail.width(), thumbnail.height()), std::min(edge, longest));
            if (isSquare)
                QCOMPARE(thumbnail.width(), thumbnail.height());
        }
        QCOMPARE(m_client->get(u'/' % m_images.front().value(u"id"_s).toString() % "x.jpg"_L1).status, 404);
    }

    void otherMethodsAreRefused()
    {
        const Answer answer = m_client->send("POST", u"/3/image"_s, {{"Authorization", "Client-ID x"}});
        QVERIFY2(answer.status >= 400 && answer.status < 500, qPrintable(QString::number(answer.status)));
    }

    void survivesBrokenRequests_data()
    {
        QTest::addColumn<QByteArray>("request");
        QTest::newRow("nonsense") << QByteArray("nonsense\r\n\r\n");
        QTest::newRow("nul bytes") << QByteArray(200, '\0') + "\r\n\r\n";
        QTest::newRow("long target") << "GET /" + QByteArray(100'000, 'a') + " HTTP/1.1\r\n\r\n";
        QTest::newRow("bad range") << QByteArray("GET / HTTP/1.1\r\nRange: bytes=9-1,x\r\n\r\n");
        QTest::newRow("huge range") << QByteArray("GET / HTTP/1.1\r\nRange: bytes=99999999999999999999-\r\n\r\n");
    }

    void survivesBrokenRequests()
    {
        QFETCH(const QByteArray, request);
        const QStringList where = m_gallery->authority().split(u':');
        QTcpSocket socket;
        socket.connectToHost(where.at(0), where.at(1).toUShort());
        QVERIFY(socket.waitForConnected(5000));
        socket.write(request);
        QTRY_VERIFY_WITH_TIMEOUT(socket.bytesAvailable() > 0 || socket.state() != QAbstractSocket::ConnectedState,
                                 5000);
        QCOMPARE(m_client->api(u"gallery/hot/viral/3"_s).status, 200);
    }

    void eightyConnectionsAreServedAtOnce()
    {
        SampleGallery slow({.apiDelay = 1s, .imageDelay = 0ms});
        QVERIFY(slow.start().has_value());
        const QStringList where = slow.authority().split(u':');
        QElapsedTimer timer;
        timer.start();
        std::vector<std::unique_ptr<QTcpSocket>> sockets;
        for (int i = 0; i < 80; ++i) {
            sockets.push_back(std::make_unique<QTcpSocket>());
            sockets.back()->connectToHost(where.at(0), where.at(1).toUShort());
            sockets.back()->write("GET /3/credits HTTP/1.1\r\nHost: x\r\nAuthorization: Client-ID x\r\n\r\n");
        }
        QTRY_VERIFY_WITH_TIMEOUT(
            std::ranges::all_of(sockets, [](const auto &socket) { return socket->bytesAvailable() > 0; }), 5000);
        // Two rounds would take two seconds, and so would a backlog that is too short.
        QVERIFY2(timer.elapsed() < 1900, qPrintable(QString::number(timer.elapsed())));
    }

    void aConnectionServesManyRequests()
    {
        const QStringList where = m_gallery->authority().split(u':');
        QTcpSocket socket;
        socket.connectToHost(where.at(0), where.at(1).toUShort());
        QByteArray received;
        for (int i = 0; i < 100; ++i) {
            socket.write("GET /3/credits HTTP/1.1\r\nHost: x\r\nAuthorization: Client-ID x\r\n\r\n");
            while ((received += socket.readAll()).count("UserRemaining\":") <= i)
                QVERIFY(socket.waitForReadyRead(5000));
        }
        QCOMPARE(received.count("HTTP/1.1 200 OK"), 100);
        QCOMPARE(socket.state(), QAbstractSocket::ConnectedState);
    }

    void takesItsTime()
    {
        SampleGallery slow({.apiDelay = 150ms, .imageDelay = 300ms});
        QVERIFY(slow.start().has_value());
        Client client(slow);
        QElapsedTimer timer;
        timer.start();
        QCOMPARE(client.api(u"credits"_s).status, 200);
        QVERIFY(timer.elapsed() >= 150);
        const QJsonObject image = m_images.front();
        QCOMPARE(client.fetch(image).body.size(), image.value(u"size"_s).toInteger()); // painted by now
        timer.restart();
        QCOMPARE(client.fetch(image).body.size(), image.value(u"size"_s).toInteger());
        QVERIFY2(timer.elapsed() >= 100 && timer.elapsed() < 5000, qPrintable(QString::number(timer.elapsed())));
    }

    void closesQuicklyWithOpenConnections()
    {
        auto gallery = std::make_unique<SampleGallery>(SampleGallery::Options{.apiDelay = 1h, .imageDelay = 0ms});
        QVERIFY(gallery->start().has_value());
        const QStringList where = gallery->authority().split(u':');
        QTcpSocket silent;  // has never said a word
        QTcpSocket idle;    // has had an answer and keeps the line open
        QTcpSocket waiting; // is being served, for an hour
        for (QTcpSocket *socket : {&silent, &idle, &waiting}) {
            socket->connectToHost(where.at(0), where.at(1).toUShort());
            QVERIFY(socket->waitForConnected(5000));
        }
        idle.write("GET /nothing HTTP/1.1\r\nHost: x\r\n\r\n");
        waiting.write("GET /3/credits HTTP/1.1\r\nHost: x\r\nAuthorization: Client-ID x\r\n\r\n");
        QTRY_VERIFY_WITH_TIMEOUT(idle.bytesAvailable() > 0, 5000);
        QVERIFY(waiting.waitForBytesWritten(5000) || waiting.bytesToWrite() == 0);
        QElapsedTimer timer;
        timer.start();
        gallery.reset();
        QVERIFY2(timer.elapsed() < 300, qPrintable(QString::number(timer.elapsed())));
        for (QTcpSocket *socket : {&silent, &idle, &waiting})
            QTRY_COMPARE_WITH_TIMEOUT(socket->state(), QAbstractSocket::UnconnectedState, 5000);
        QVERIFY(!waiting.readAll().startsWith("HTTP/1.1 200"));
    }

    void closesWithoutHavingBeenStarted() { const SampleGallery gallery; }

private:
    std::unique_ptr<SampleGallery> m_gallery = std::make_unique<SampleGallery>(kAtOnce);
    std::unique_ptr<Client> m_client;
    std::vector<QJsonObject> m_images;
};

QTEST_GUILESS_MAIN(TestSampleGallery)
#include "tst_samplegallery.moc"
