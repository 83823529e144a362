// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#include "sources/imgurjson.h"

#include <QTest>

using namespace bowerbird;
using namespace Qt::StringLiterals;

namespace {

ImgurAnswer parsed(const QByteArray &body, const ImgurReading &reading = {})
{
    return parseImgurAnswer(body, reading).value_or(ImgurAnswer{.items = {}, .unreadable = -1});
}

// The only image of a listing that holds `object`.
ImageRef imageOf(const QByteArray &object, const ImgurReading &reading = {})
{
    const ImgurAnswer answer = parsed("{\"data\":[" + object + "],\"success\":true,\"status\":200}", reading);
    return answer.items.size() == 1 ? answer.items.first().image : ImageRef();
}

} // namespace

class TestImgurJson : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void readsAnImage();
    void toleratesOddValues();
    void readsEveryFormOfAnswer_data();
    void readsEveryFormOfAnswer();
    void countsWhatItCannotRead();
    void refusesLinksIntoTheOwnNetwork();
    void takesTheAnimationOfALargeGif();
    void takesTheFormOfAnAnimationThatIsChosen_data();
    void takesTheFormOfAnAnimationThatIsChosen();
    void readsWhatIsSaidBesides();
    void takesOddFactsForNone();
    void givesAnAlbumsFactsToItsImages();
    void readsLargeListings();
    void survivesInvalidUtf8();
    void readsAnAlbumWithItsImages();
    void seesThatAnAlbumIsNotComplete();
    void dropsAdvertisements();
    void namesTheSampleAsItsSource();
    void refusesWhatIsNoAnswer_data();
    void refusesWhatIsNoAnswer();
    void tellsImgursOwnErrors_data();
    void tellsImgursOwnErrors();
};

void TestImgurJson::readsAnImage()
{
    const ImageRef image = imageOf(R"({"id":"abcDE12","title":"Two\ncats","type":"image/png","width":800,"height":600,
        "size":4711,"link":"http://i.imgur.com/abcDE12.png","is_album":false,"animated":false})");
    ImageRef expected;
    expected.url = u"https://i.imgur.com/abcDE12.png"_s;
    expected.pageUrl = u"https://imgur.com/abcDE12"_s;
    expected.previewUrl = u"https://i.imgur.com/abcDE12m.jpg"_s;
    expected.source = u"imgur"_s;
    expected.siteId = u"abcDE12"_s;
    expected.title = u"Two cats"_s;
    expected.type = ImageType::Png;
    expected.widthPx = 800;
    expected.heightPx = 600;
    expected.sizeBytes = 4711;
    QVERIFY(image == expected);
}

void TestImgurJson::toleratesOddValues()
{
    const ImageRef image = imageOf(R"({"id":1234567,"title":null,"description":null,"type":null,"width":"800",
        "height":-5,"size":1e300,"nsfw":null,"bandwidth":6432492095872,"views":null,"is_album":null,"is_ad":null,
        "link":"https://i.imgur.com/1234567.gif","unknown":{"a":[]}})");
    QCOMPARE(image.siteId, u"1234567"_s);
    QCOMPARE(image.title, QString());
    QVERIFY(image.type == ImageType::Gif); // by the link, for want of a type
    QCOMPARE(image.widthPx, 800);
    QCOMPARE(image.heightPx, 0);
    QCOMPARE(image.sizeBytes, 0);
    const ImageRef bare = imageOf(R"({"link":"https://i.imgur.com/abcDE12.png"})");
    QCOMPARE(bare.siteId, u"abcDE12"_s);
}

void TestImgurJson::readsEveryFormOfAnswer_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<int>("count");
    const QByteArray image = R"({"id":"abcDE12","link":"https://i.imgur.com/abcDE12.png"})";
    QTest::newRow("listing") << "{\"data\":[" + image + ',' + image + "],\"success\":true}" << 2;
    QTest::newRow("empty listing") << QByteArray(R"({"data":[],"success":true,"status":200})") << 0;
    QTest::newRow("tag") << "{\"data\":{\"name\":\"cats\",\"items\":[" + image + "]},\"success\":true}" << 1;
    QTest::newRow("single") << "{\"data\":" + image + ",\"success\":true}" << 1;
    QTest::newRow("no success said") << "{\"data\":" + image + "}" << 1;
    QTest::newRow("bare array") << '[' + image + ']' << 1;
    QTest::newRow("null data") << QByteArray(R"({"data":null,"success":true})") << 0;
}

void TestImgurJson::readsEveryFormOfAnswer()
{
    QFETCH(QByteArray, body);
    QFETCH(int, count);
    const ImgurAnswer answer = parsed(body);
    QCOMPARE(answer.items.size(), count);
    QCOMPARE(answer.unreadable, 0);
}

void TestImgurJson::countsWhatItCannotRead()
{
    const ImgurAnswer answer = parsed(R"({"data":[null,5,"x",[],{},{"id":"abcDE12"},{"id":"abcDE13","link":null},
        {"id":"abcDE14","link":"file:///etc/passwd"},{"id":"abcDE15","link":"javascript:alert"},
        {"id":"abcDE16","link":"https://i.imgur.com/"},{"is_album":true},
        {"id":"abcDE17","link":"https://i.imgur.com/abcDE17.jpg"}],"success":true
})");
    QCOMPARE(answer.items.size(), 1);
    QCOMPARE(answer.items.first().id(), u"abcDE17"_s);
    QCOMPARE(answer.unreadable, 11);
}

void TestImgurJson::refusesLinksIntoTheOwnNetwork()
{
    for (const char *host : {"127.0.0.1", "localhost", "192.168.1.1", "10.0.0.1", "172.20.3.4", "169.254.169.254",
                             "[::1]", "[fd00::1]", "[::ffff:10.1.2.3]", "2130706433", "printer.local"}) {
        const QByteArray link = QByteArray("https://") + host + "/abcDE12.jpg";
        const QByteArray body = R"({"data":[{"id":"abcDE12","link":")" + link + R"("}]})";
        QCOMPARE(parsed(body).unreadable, 1);
        QCOMPARE(parsed(body, {.allowsPrivateHosts = true}).items.size(), 1);
    }
    const ImgurAnswer outside = parsed(R"({"data":[{"id":"abcDE12","link":"https://172.32.0.1/abcDE12.jpg"}]})");
    QCOMPARE(outside.items.size(), 1);
}

void TestImgurJson::takesTheAnimationOfALargeGif()
{
    const QByteArray still = R"({"id":"abcDE12","link":"https://i.imgur.com/abcDE12h.gif",)";
    const ImageRef large = imageOf(still + R"("type":"image/gif","animated":true,"size":30000000})");
    QCOMPARE(large.url, u"https://i.imgur.com/abcDE12.gif"_s);
    const ImageRef small = imageOf(still + R"("type":"image/gif","animated":true,"size":300})");
    QCOMPARE(small.url, u"https://i.imgur.com/abcDE12h.gif"_s);
}

void TestImgurJson::takesTheFormOfAnAnimationThatIsChosen_data()
{
    QTest::addColumn<QByteArray>("object");
    QTest::addColumn<AnimatedRule>("rule");
    QTest::addColumn<QString>("url");
    QTest::addColumn<QString>("mime");
    QTest::addColumn<qint64>("size");
    const auto row = [](const char *name, const QByteArray &object, AnimatedRule rule, const char *url,
                        const char *mime, qint64 size) {
        QTest::newRow(name) << object << rule << QString::fromUtf8(url) << QString::fromUtf8(mime) << size;
    };
    const QByteArray gif = R"({"id":"abcDE12","link":"https://i.imgur.com/abcDE12.gif","type":"image/gif",
        "animated":true,"size":5000,"width":400,"height":300)";
    const QByteArray large = R"({"id":"abcDE12","link":"https://i.imgur.com/abcDE12h.gif","type":"image/gif",
        "animated":true,"size":30000000)";
    const QByteArray video = R"({"id":"abcDE12","link":"https://i.imgur.com/abcDE12.mp4","type":"video/mp4",
        "animated":true,"size":700)";
    const QByteArray fixed = R"({"id":"abcDE12","link":"https://i.imgur.com/abcDE12.gif","type":"image/gif",
        "animated":false,"size":90)";
    const QByteArray elsewhere = R"({"id":"abcDE12","link":"https://example.org/f/abcDE12.gif","type":"image/gif",
        "animated":true,"size":5000)";
    const QByteArray mp4 = R"(,"mp4":"http://i.imgur.com/abcDE12.mp4","mp4_size":800})";
    const char *const file = "https://i.imgur.com/abcDE12.gif";
    const char *const movie = "https://i.imgur.com/abcDE12.mp4";
    const char *const still = "https://i.imgur.com/abcDE12h.jpg";
    row("gif as gif", gif + mp4, AnimatedRule::Gif, file, "image/gif", 5000);
    row("gif as mp4", gif + mp4, AnimatedRule::Mp4, movie, "video/mp4", 800);
    row("gif as mp4 that is not named", gif + '}', AnimatedRule::Mp4, movie, "video/mp4", 0);
    row("gif as mp4 of no size", gif + R"(,"mp4":null,"mp4_size":0})", AnimatedRule::Mp4, movie, "video/mp4", 0);
    row("gif as still", gif + mp4, AnimatedRule::Still, still, "image/jpeg", 0);
    row("large gif as gif", large + mp4, AnimatedRule::Gif, file, "image/gif", 30000000);
    row("large gif as mp4", large + mp4, AnimatedRule::Mp4, movie, "video/mp4", 800);
    row("large gif as still", large + mp4, AnimatedRule::Still, still, "image/jpeg", 0);
    row("video as gif", video + mp4, AnimatedRule::Gif, movie, "video/mp4", 700);
    row("video as mp4", video + mp4, AnimatedRule::Mp4, movie, "video/mp4", 700);
    row("video as still", video + mp4, AnimatedRule::Still, still, "image/jpeg", 0);
    row("no animation as mp4", fixed + '}', AnimatedRule::Mp4, file, "image/gif", 90);
    row("no animation as still", fixed + '}', AnimatedRule::Still, file, "image/gif", 90);
    row("other host as mp4", elsewhere + '}', AnimatedRule::Mp4, "https://example.org/f/abcDE12.gif", "image/gif",
        5000);
    row("other host as still", elsewhere + '}', AnimatedRule::Still, "https://example.org/f/abcDE12h.jpg", "image/jpeg",
        0);
    row("video in the own network", elsewhere + R"(,"mp4":"http://192.168.1.1/abcDE12.mp4"})", AnimatedRule::Mp4,
        "https://example.org/f/abcDE12.gif", "image/gif", 5000);
}

void TestImgurJson::takesTheFormOfAnAnimationThatIsChosen()
{
    QFETCH(QByteArray, object);
    QFETCH(AnimatedRule, rule);
    QFETCH(QString, url);
    const ImageRef image = imageOf(object, {.animated = rule});
    QCOMPARE(image.url, url);
    QTEST(mimeType(image.type), "mime");
    QTEST(image.sizeBytes, "size");
    QCOMPARE(image.siteId, u"abcDE12"_s);
    QVERIFY(image.previewUrl.endsWith(u"/abcDE12m.jpg"_s) || url.contains(u"abcDE12h.gif"_s));
    // A video that stands for a GIF may be gone while that is not.
    const bool isInPlaceOfGif = image.type == ImageType::Mp4 && object.contains("image/gif");
    QCOMPARE(image.alternatives, isInPlaceOfGif ? QStringList{u"https://i.imgur.com/abcDE12.gif"_s} : QStringList());
    if (image.type == ImageType::Jpeg)
        QCOMPARE(image.widthPx, 0);
}

void TestImgurJson::readsWhatIsSaidBesides()
{
    const ImageRef image = imageOf(R"({"id":"abcDE12","link":"https://i.imgur.com/abcDE12.gif","type":"image/gif",
        "description":"Two lines\nof text ","account_url":"Somebody","datetime":1526040000,"nsfw":true,"animated":true,
        "score":-12,"points":7,"tags":[{"name":"cats","display_name":"Cats"},"dogs",{"name":"cats"},{},null,5]})");
    QCOMPARE(image.description, u"Two lines\nof text"_s);
    QCOMPARE(image.user, u"Somebody"_s);
    QCOMPARE(image.publishedAt, QDateTime(QDate(2018, 5, 11), QTime(12, 0), Qt::UTC));
    QCOMPARE(image.score.value_or(0), -12);
    QCOMPARE(image.tags, QStringList({u"cats"_s, u"dogs"_s, u"5"_s}));
    QVERIFY(image.isSensitive);
    QVERIFY(image.isAnimated);
}

void TestImgurJson::takesOddFactsForNone()
{
    const ImageRef image = imageOf(R"({"id":"abcDE12","link":"https://i.imgur.com/abcDE12.png","description":null,
        "account_url":null,"datetime":9e18,"nsfw":null,"animated":null,"score":null,"points":1e300,"tags":"cats"})");
    QVERIFY(!image.url.isEmpty());
    QVERIFY(!image.publishedAt.isValid());
    QVERIFY(!image.score);
    QVERIFY(!image.isSensitive && !image.isAnimated);
    QCOMPARE(image.tags, QStringList());
    const ImageRef strings = imageOf(R"({"id":"abcDE12","link":"https://i.imgur.com/abcDE12.png","score":"17",
        "datetime":"1526040000","nsfw":"1"})");
    QCOMPARE(strings.score.value_or(0), 17);
    QVERIFY(strings.publishedAt.isValid() && strings.isSensitive);
}

void TestImgurJson::givesAnAlbumsFactsToItsImages()
{
    const ImgurAnswer answer = parsed(R"({"data":{"id":"album1","is_album":true,"images_count":2,"nsfw":true,
        "account_url":"Somebody","datetime":1526040000,"score":5,"tags":[{"name":"cats"}],"description":"of the album",
        "images":[{"id":"abcDE12","link":"https://i.imgur.com/abcDE12.jpg","nsfw":false,"account_url":null},
        {"id":"abcDE13","link":"https://i.imgur.com/abcDE13.jpg","score":8,"account_url":"Other"}]}})");
    const QList<ImageRef> images = answer.items.value(0).album.images;
    QCOMPARE(images.size(), 2);
    QCOMPARE(images.at(0).user, u"Somebody"_s);
    QCOMPARE(images.at(0).score.value_or(0), 5);
    QCOMPARE(images.at(0).tags, QStringList{u"cats"_s});
    QCOMPARE(images.at(0).description, QString()); // is the album's own
    QVERIFY(images.at(0).isSensitive);
    QVERIFY(images.at(0).publishedAt.isValid());
    QCOMPARE(images.at(1).user, u"Other"_s);
    QCOMPARE(images.at(1).score.value_or(0), 8);
}

void TestImgurJson::readsLargeListings()
{
    QByteArray body = "{\"data\":[";
    constexpr int kCount = 10'000;
    for (int i = 0; i < kCount; ++i) {
        const QByteArray id = QByteArray::number(1'000'000 + i);
        body += R"({"id":")" + id + R"(","link":"https://i.imgur.com/)" + id + R"(.jpg","description":")" +
                QByteArray(250, 'x') + "\"},";
    }
    body.back() = ']';
    body += ",\"success\":true,\"status\":200}";
    QVERIFY(body.size() > 3'000'000);
    QCOMPARE(parsed(body).items.size(), kCount);
}

void TestImgurJson::survivesInvalidUtf8()
{
    const QByteArray body = "{\"data\":[{\"id\":\"abcDE12\",\"title\":\"a\xff\xfe b\xc3\",\"link\":"
                            "\"https://i.imgur.com/abcDE12.jpg\"}],\"success\":true}";
    const Result<ImgurAnswer> answer = parseImgurAnswer(body, {});
    if (answer)
        QCOMPARE(answer->items.value(0).image.url, u"https://i.imgur.com/abcDE12.jpg"_s);
    else
        QVERIFY(answer.error().reason == FailureReason::ApiError);
}

void TestImgurJson::readsAnAlbumWithItsImages()
{
    const ImgurAnswer answer = parsed(R"({"data":{"id":"album1","title":null,"is_album":true,"images_count":2,"images":[
        {"id":"abcDE12","link":"https://i.imgur.com/abcDE12.jpg"},
        {"id":"abcDE13","link":"https://i.imgur.com/abcDE13.jpg"}]}})");
    QCOMPARE(answer.items.size(), 1);
    QVERIFY(answer.items.first().isAlbum);
    const ImgurAlbum album = answer.items.first().album;
    QVERIFY(album.isComplete());
    QCOMPARE(album.title, u"album1"_s); // the id stands for a missing title
    QCOMPARE(album.images.size(), 2);
    QCOMPARE(album.images.at(1).album, u"album1"_s);
    QCOMPARE(album.images.at(1).index, 2);
}

void TestImgurJson::seesThatAnAlbumIsNotComplete()
{
    const QByteArray image = R"({"id":"abcDE12","link":"https://i.imgur.com/abcDE12.jpg"})";
    const auto album = [&image](const QByteArray &rest) {
        const QByteArray object = R"({"id":"album1","is_album":true,)" + QByteArray(rest).replace("IMAGE", image) + '}';
        return parsed("{\"data\":[" + object + "]}").items.first().album;
    };
    QVERIFY(!album("\"images_count\":4").isComplete());
    QVERIFY(!album("\"images_count\":4,\"images\":[IMAGE]").isComplete());
    QVERIFY(!album("\"images_count\":null,\"images\":null").isComplete());
    QVERIFY(album("\"images_count\":\"1\",\"images\":[IMAGE]").isComplete());
    // An image that cannot be read is there all the same: asking again would not help.
    const ImgurAlbum odd = album("\"images_count\":2,\"images\":[{},IMAGE]");
    QVERIFY(odd.isComplete());
    QCOMPARE(odd.unreadable, 1);
    QCOMPARE(odd.images.first().index, 2);
}

void TestImgurJson::dropsAdvertisements()
{
    const ImgurAnswer answer = parsed(R"({"data":[{"id":"abcDE12","link":"https://x.org/abcDE12.jpg","is_ad":true},
        {"id":"abcDE13","link":"https://i.imgur.com/abcDE13.jpg","is_ad":false}]})");
    QCOMPARE(answer.items.size(), 1);
    QCOMPARE(answer.unreadable, 0);
}

void TestImgurJson::namesTheSampleAsItsSource()
{
    const ImgurAnswer answer =
        parsed(R"({"data":[{"id":"abcDE12","link":"http://sample.bowerbird.invalid/abcDE12.png"}]})",
               {.source = u"sample"_s, .hasPages = false});
    const ImageRef image = answer.items.first().image;
    QCOMPARE(image.source, u"sample"_s);
    QCOMPARE(image.url, u"http://sample.bowerbird.invalid/abcDE12.png"_s); // https is for i.imgur.com alone
    QCOMPARE(image.previewUrl, u"http://sample.bowerbird.invalid/abcDE12m.jpg"_s);
    QCOMPARE(image.pageUrl, QString());
}

void TestImgurJson::refusesWhatIsNoAnswer_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::newRow("nothing") << QByteArray();
    QTest::newRow("html") << QByteArray("<html><title>Just a moment</title></html>");
    QTest::newRow("cut") << QByteArray(R"({"data":[{"id":"abc)");
    QTest::newRow("deep") << QByteArray(100'000, '[');
    QTest::newRow("no data") << QByteArray(R"({"success":true})");
    QTest::newRow("number") << QByteArray(R"({"data":5,"success":true})");
}

void TestImgurJson::refusesWhatIsNoAnswer()
{
    QFETCH(QByteArray, body);
    const Result<ImgurAnswer> answer = parseImgurAnswer(body, {});
    QVERIFY(!answer);
    QVERIFY(answer.error().reason == FailureReason::ApiError);
}

void TestImgurJson::tellsImgursOwnErrors_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QString>("reason");
    QTest::addColumn<QString>("detail");
    QTest::newRow("text") << 404 << QByteArray(R"({"data":{"error":"Unable to find an image","request":"/3/image/x"},
        "success":false,"status":404})")
                          << u"not-found"_s << u"Unable to find an image"_s;
    QTest::newRow("object") << 400 << QByteArray(R"({"data":{"error":{"code":1003,"message":"File type invalid",
        "type":"ImgurException","exception":[]}},"success":false,"status":400})")
                            << u"api-error"_s << u"File type invalid"_s;
    QTest::newRow("data is text") << 500 << QByteArray(R"({"data":"An error occurred","success":false,"status":500})")
                                  << u"server-error"_s << u"An error occurred"_s;
    QTest::newRow("gateway") << 429 << QByteArray(R"({"errors":[{"id":"legacy-api-x","code":"429",
        "status":"Too Many Requests","detail":"Try later"}]})")
                             << u"rate-limited"_s << u"Try later"_s;
    QTest::newRow("not json") << 503 << QByteArray("<html>") << u"server-error"_s << u"HTTP status 503"_s;
    QTest::newRow("empty") << 404 << QByteArray() << u"not-found"_s << u"HTTP status 404"_s;
    QTest::newRow("client id") << 403 << QByteArray(R"({"data":{"error":"Invalid client_id"},"success":false,
        "status":403})") << u"forbidden"_s
                               << u"Invalid client_id; check the Client-ID"_s;
    QTest::newRow("no login") << 401 << QByteArray(R"({"data":{"error":"Authentication required"},"success":false,
        "status":401})") << u"forbidden"_s
                              << u"Authentication required; it is private, or the Client-ID is not valid"_s;
    QTest::newRow("escape sequences") << 500 << QByteArray(R"({"data":"An error\u001b[2J \u0007occurred\u009b31m"})")
                                      << u"server-error"_s << u"An error [2J occurred 31m"_s;
    QTest::newRow("content") << 403 << QByteArray(R"({"data":{"error":"Unauthorized"},"success":false})")
                             << u"forbidden"_s << u"Unauthorized"_s;
    QTest::newRow("capacity") << 403 << QByteArray(R"({"data":{"error":"Imgur is temporarily over capacity. Please try
        again later."},"success":false,"status":403})")
                              << u"rate-limited"_s << u"Imgur is temporarily over capacity. Please try again later."_s;
    QTest::newRow("status of its own") << 0 << QByteArray(R"({"data":{"error":"Imgur is temporarily over capacity."},
        "success":false,"status":1203})")
                                       << u"rate-limited"_s << u"Imgur is temporarily over capacity."_s;
    QTest::newRow("said in the body") << 200 << QByteArray(R"({"data":{"error":"Gone"},"success":false,"status":404})")
                                      << u"not-found"_s << u"Gone"_s;
}

void TestImgurJson::tellsImgursOwnErrors()
{
    QFETCH(int, status);
    QFETCH(QByteArray, body);
    QFETCH(QString, reason);
    QFETCH(QString, detail);
    const Failure failure = imgurFailure(status, body);
    QCOMPARE(reasonName(failure.reason), reason);
    QCOMPARE(failure.detail, detail);
    QCOMPARE(failure.isPermanent, reason == u"api-error");
    if (body.startsWith('{')) // an answer that says so is none, whatever its HTTP status
        QVERIFY(!parseImgurAnswer(body, {}));
}

QTEST_GUILESS_MAIN(TestImgurJson)
#include "tst_imgurjson.moc"
