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
ImageRef imageOf(const QByteArray &object)
{
    const ImgurAnswer answer = parsed("{\"data\":[" + object + "],\"success\":true,\"status\":200}");
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
        "status":403})") << u"api-error"_s
                               << u"Invalid client_id"_s;
    QTest::newRow("no login") << 401 << QByteArray(R"({"data":{"error":"Authentication required"},"success":false,
        "status":401})") << u"api-error"_s
                              << u"Authentication required"_s;
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
