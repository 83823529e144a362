// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#include "sources/gallerydlfailure.h"
#include "sources/gallerydlformat.h"
#include "sources/gallerydlimage.h"
#include "sources/gallerydlreader.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

namespace bowerbird::test {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

// What gallery-dl writes, taken apart: its messages, the facts of a file, its errors and its log.
class TestGalleryDlReader : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsMessages_data();
    void readsMessages();
    void refusesWhatIsTooMuch();
    void readsAnImage();
    void readsOddFacts_data();
    void readsOddFacts();
    void leavesOutWhatIsNoImage_data();
    void leavesOutWhatIsNoImage();
    void sendsTheRefererASiteNeeds_data();
    void sendsTheRefererASiteNeeds();
    void understandsErrors_data();
    void understandsErrors();
    void understandsExitStatuses_data();
    void understandsExitStatuses();
    void readsTheLog_data();
    void readsTheLog();
    void formatsAsGalleryDlDoes_data();
    void formatsAsGalleryDlDoes();
    void tellsTheArchivesEntry();
    void hidesSecrets();
};

namespace {

QString told(const QList<GalleryDlMessage> &messages)
{
    QStringList words;
    for (const GalleryDlMessage &message : messages) {
        static const QStringList kKinds{u"directory"_s, u"url"_s, u"queue"_s, u"error"_s};
        words << kKinds.at(static_cast<int>(message.kind)) + u'(' + message.url + message.error +
                     (message.text.isEmpty() ? QString() : QString(u": "_s + message.text)) + u')';
    }
    return words.join(u' ');
}

GalleryDlMessage file(const QString &url, const QJsonObject &facts)
{
    return {.kind = GalleryDlMessage::Kind::Url, .url = url, .facts = facts};
}

ImageRef imageOf(const QJsonObject &facts, const QString &link = u"https://site.example/post/1"_s)
{
    return galleryDlImage(file(u"https://cdn.site.example/a/b.jpg"_s, facts), {.link = link, .index = 7})
        .value_or(ImageRef());
}

} // namespace

void TestGalleryDlReader::readsMessages_data()
{
    QTest::addColumn<QByteArray>("output");
    QTest::addColumn<QString>("messages");
    QTest::addColumn<int>("unreadable");
    QTest::addColumn<bool>("isWithin");
    const auto row = [](const char *name, const QByteArray &output, const QString &messages, int unreadable = 0,
                        bool isWithin = false) { QTest::newRow(name) << output << messages << unreadable << isWithin; };
    row("nothing", "", u""_s);
    row("an empty list", "[]\n", u""_s);
    row("a list", R"([ [2, {"id": 1}], [3, "http://a/b.jpg", {"num": 1}], [6, "http://a/c", {}] ])",
        u"directory() url(http://a/b.jpg) queue(http://a/c)"_s);
    row("two lists", "[[3,\"http://a/1\",{}]]\n[\n  [3, \"http://a/2\", {}]\n]\n",
        u"url(http://a/1) url(http://a/2)"_s);
    row("lines", "[3,\"http://a/1\",{}]\n[2,{}]\n[6,\"http://a/2\",{}]\n",
        u"url(http://a/1) directory() queue(http://a/2)"_s);
    row("brackets and quotes in strings", R"([[3,"http://a/1",{"t":"]}[\"{\\"}],[3,"http://a/2",{}]])",
        u"url(http://a/1) url(http://a/2)"_s);
    row("an error of today", R"([[-1,{"error":"HttpError","message":"'404 Not Found' for 'x'"}]])",
        u"error(HttpError: '404 Not Found' for 'x')"_s);
    row("an error of 1.25", R"([["HttpError","'404 Not Found' for 'x'"]])",
        u"error(HttpError: '404 Not Found' for 'x')"_s);
    row("nulls", R"([[3,null,null],[6,null],[2],[-1,null]])", u"url() queue() directory() error()"_s);
    row("cut", R"([[3,"http://a/1",{}],[3,"http://a/2",{"ti)", u"url(http://a/1)"_s, 0, true);
    row("garbage before and after", "Traceback: [boom]\nfoo\n[[3,\"http://a/1\",{}]]\nbye [3]\n", u"url(http://a/1)"_s);
    row("only garbage", "<html>\0\xff\xfe", u""_s);
    row("messages of no known form", R"([[99,"x"],[],{"a":[1]},"x",5,[3,"http://a/1",{}]])", u"url(http://a/1)"_s, 3);
    row("broken JSON in one of them", R"([[3,"http://a/1",{"a":}],[3,"http://a/2",{}]])", u"url(http://a/2)"_s, 1);
    row("numbers that are none", R"([[3,"http://a/1",{"x":NaN,"y":[-Infinity]}]])", u"url(http://a/1)"_s);
    row("invalid UTF-8", "[[3,\"http://a/1\",{\"t\":\"\xff\"}],[3,\"http://a/2\",{}]]", u"url(http://a/2)"_s, 1);
}

void TestGalleryDlReader::readsMessages()
{
    QFETCH(QByteArray, output);
    for (const qsizetype step : {output.size() + 1, qsizetype(1), qsizetype(7)}) {
        GalleryDlReader reader;
        QList<GalleryDlMessage> messages;
        for (qsizetype i = 0; i < output.size(); i += step)
            messages << reader.read(output.mid(i, step));
        QTEST(told(messages), "messages");
        QTEST(reader.unreadable(), "unreadable");
        QTEST(reader.isWithin(), "isWithin");
        QVERIFY(!reader.isBroken());
    }
}

void TestGalleryDlReader::refusesWhatIsTooMuch()
{
    GalleryDlReader deep;
    QVERIFY(deep.read(QByteArray("[[2,") + QByteArray(1'000'000, '[')).isEmpty());
    QVERIFY(deep.isBroken());
    QVERIFY(deep.read("]]]").isEmpty());

    GalleryDlReader longOne;
    QVERIFY(longOne.read("[[3,\"" + QByteArray(GalleryDlReader::kLongestMessage, 'x')).isEmpty());
    QVERIFY(longOne.isBroken());
}

void TestGalleryDlReader::readsAnImage()
{
    const QJsonObject facts{
        {u"category"_s, u"pixels"_s},
        {u"id"_s, 4711},
        {u"num"_s, 3},
        {u"title"_s, u"Dawn"_s},
        {u"album"_s, QJsonObject{{u"title"_s, u"Birds"_s}, {u"id"_s, u"x"_s}}},
        {u"description"_s, u"A bird."_s},
        {u"author"_s, QJsonObject{{u"name"_s, u"ann"_s}}},
        {u"tags"_s, QJsonArray{u"bird"_s, QJsonObject{{u"name"_s, u"blue"_s}}, u"bird"_s, QJsonValue::Null}},
        {u"date"_s, u"2024-02-03 04:05:06"_s},
        {u"width"_s, 640},
        {u"height"_s, u"480"_s},
        {u"size"_s, 12345},
        {u"extension"_s, u"png"_s},
        {u"score"_s, -4},
        {u"rating"_s, u"e"_s},
        {u"is_animated"_s, true},
        {u"_fallback"_s, QJsonArray{u"https://cdn.site.example/small.jpg"_s, u"file:///etc/passwd"_s, 5}},
    };
    const ImageRef expected{.url = u"https://cdn.site.example/a/b.jpg"_s,
                            .pageUrl = u"https://site.example/"_s,
                            .previewUrl = {},
                            .source = u"gallery-dl:pixels"_s,
                            .siteId = u"4711_3"_s,
                            .title = u"Dawn"_s,
                            .album = u"Birds"_s,
                            .index = 3,
                            .type = ImageType::Png,
                            .widthPx = 640,
                            .heightPx = 480,
                            .sizeBytes = 12345,
                            .sendsReferer = true,
                            .alternatives = {u"https://cdn.site.example/small.jpg"_s},
                            .description = u"A bird."_s,
                            .user = u"ann"_s,
                            .tags = {u"bird"_s, u"blue"_s},
                            .publishedAt = QDateTime({2024, 2, 3}, {4, 5, 6}, Qt::UTC),
                            .score = -4,
                            .isSensitive = true,
                            .isAnimated = true};
    QCOMPARE(imageOf(facts), expected);
}

void TestGalleryDlReader::readsOddFacts_data()
{
    QTest::addColumn<QJsonObject>("facts");
    QTest::addColumn<QString>("field");
    QTest::addColumn<QString>("value");
    const auto row = [](const char *name, const QJsonObject &facts, const QString &field, const QString &value) {
        QTest::newRow(name) << facts << field << value;
    };
    const QJsonValue null = QJsonValue::Null;
    row("no number: as counted", {}, u"index"_s, u"7"_s);
    row("number as text", {{u"num"_s, u"12"_s}}, u"index"_s, u"12"_s);
    row("negative number", {{u"num"_s, -3}}, u"index"_s, u"7"_s);
    row("null title", {{u"title"_s, null}, {u"caption"_s, u"c"_s}}, u"title"_s, u"c"_s);
    row("title that is a number", {{u"title"_s, 12}}, u"title"_s, u"12"_s);
    row("title that is a list", {{u"title"_s, QJsonArray{1}}}, u"title"_s, u""_s);
    row("huge width", {{u"width"_s, 1e18}}, u"width"_s, u"0"_s);
    row("id of the post alone", {{u"id"_s, u"p"_s}}, u"id"_s, u""_s);
    row("id of Imgur", {{u"id"_s, u"p"_s}, {u"num"_s, 2}, {u"category"_s, u"imgur"_s}}, u"id"_s, u"p"_s);
    row("no category", {}, u"source"_s, u"gallery-dl"_s);
    row("tags in a text", {{u"tags"_s, u"a b  c"_s}}, u"tags"_s, u"a|b|c"_s);
    row("tags with commas", {{u"tags"_s, u"a b, c"_s}}, u"tags"_s, u"a b|c"_s);
    row("date with a zone", {{u"date"_s, u"2024-02-03T04:05:06+0000"_s}}, u"date"_s, u"2024-02-03T04:05:06Z"_s);
    row("date as seconds", {{u"created_at"_s, 86400}}, u"date"_s, u"1970-01-02T00:00:00Z"_s);
    row("no date at all", {{u"date"_s, u"yesterday"_s}, {u"created_at"_s, null}}, u"date"_s, u""_s);
}

void TestGalleryDlReader::readsOddFacts()
{
    QFETCH(QJsonObject, facts);
    QFETCH(QString, field);
    const ImageRef image = imageOf(facts);
    const QHash<QString, QString> fields{{u"index"_s, QString::number(image.index)},
                                         {u"title"_s, image.title},
                                         {u"width"_s, QString::number(image.widthPx)},
                                         {u"id"_s, image.siteId},
                                         {u"source"_s, image.source},
                                         {u"tags"_s, image.tags.join(u'|')},
                                         {u"date"_s, image.publishedAt.toString(Qt::ISODate)}};
    QTEST(fields.value(field), "value");
}

void TestGalleryDlReader::leavesOutWhatIsNoImage_data()
{
    QTest::addColumn<QString>("url");
    QTest::addColumn<QString>("extension");
    QTest::addColumn<QString>("link");
    QTest::addColumn<QString>("why"); // empty: it is taken
    const auto row = [](const char *name, const QString &url, const QString &why, const QString &extension = {},
                        const QString &link = u"https://site.example/"_s) {
        QTest::newRow(name) << url << extension << link << why;
    };
    row("text", u"text:hello"_s, u"text"_s, u"txt"_s);
    row("video site", u"ytdl:https://video.example/1"_s, u"video-site"_s);
    row("archive", u"https://a.example/b.zip"_s, u"type"_s, u"zip"_s);
    row("no extension", u"https://a.example/b"_s, {});
    row("wrong extension, right address", u"https://a.example/b.jpg"_s, {}, u"php"_s);
    row("empty", u""_s, u"unreadable"_s);
    row("file of this machine", u"file:///etc/passwd"_s, u"unreadable"_s);
    row("private address", u"http://192.168.0.1/a.jpg"_s, u"own-network"_s);
    row("private address of a private site", u"http://127.0.0.1:81/a.jpg"_s, {}, {}, u"http://127.0.0.1:80/"_s);
    row("private site by its extractor", u"http://127.0.0.1:81/a.jpg"_s, {}, {}, u"r:http://127.0.0.1:80/"_s);
}

void TestGalleryDlReader::leavesOutWhatIsNoImage()
{
    QFETCH(QString, url);
    QFETCH(QString, extension);
    QFETCH(QString, link);
    const auto image = galleryDlImage(file(url, {{u"extension"_s, extension}}), {.link = link});
    QTEST(image ? QString() : image.error(), "why");
}

void TestGalleryDlReader::sendsTheRefererASiteNeeds_data()
{
    QTest::addColumn<QJsonObject>("facts");
    QTest::addColumn<QString>("page");
    QTest::addColumn<bool>("isSent");
    const auto headers = [](const QString &referer) { return QJsonObject{{u"Referer"_s, referer}}; };
    QTest::newRow("the site's root") << QJsonObject{{u"category"_s, u"pixels"_s}} << u"https://site.example/"_s << true;
    QTest::newRow("what the extractor asks for")
        << QJsonObject{{u"category"_s, u"pixels"_s}, {u"_http_headers"_s, headers(u"https://other.example/x"_s)}}
        << u"https://other.example/x"_s << true;
    QTest::newRow("headers that cannot be read")
        << QJsonObject{{u"category"_s, u"pixels"_s}, {u"_http_headers"_s, u"<object>"_s}} << u"https://site.example/"_s
        << true;
    QTest::newRow("bytes in Python's spelling")
        << QJsonObject{{u"category"_s, u"directlink"_s}, {u"_http_headers"_s, headers(u"b'http://x/'"_s)}} << u""_s
        << false;
    QTest::newRow("Imgur") << QJsonObject{{u"category"_s, u"imgur"_s}, {u"id"_s, u"abc"_s}}
                           << u"https://imgur.com/abc"_s << false;
}

void TestGalleryDlReader::sendsTheRefererASiteNeeds()
{
    QFETCH(QJsonObject, facts);
    const ImageRef image = imageOf(facts, u"https://user:secret@site.example/post/1?token=x"_s);
    QTEST(image.pageUrl, "page");
    QTEST(image.sendsReferer, "isSent");
}

void TestGalleryDlReader::understandsErrors_data()
{
    QTest::addColumn<QString>("error");
    QTest::addColumn<QString>("text");
    QTest::addColumn<FailureReason>("reason");
    QTest::addColumn<int>("status");
    const auto row = [](const QString &error, const QString &text, FailureReason reason, int status = 0) {
        QTest::addRow("%s: %s", qPrintable(error), qPrintable(text.left(40))) << error << text << reason << status;
    };
    row(u"HttpError"_s, u"'404 Not Found' for 'https://x/'"_s, FailureReason::NotFound, 404);
    row(u"HttpError"_s, u"'403 Forbidden' for 'https://x/'"_s, FailureReason::Forbidden, 403);
    row(u"HttpError"_s, u"'429 Too Many Requests' for 'https://x/'"_s, FailureReason::RateLimited, 429);
    row(u"HttpError"_s, u"'503 Service Unavailable' for 'https://x/'"_s, FailureReason::ServerError, 503);
    row(u"HttpError"_s, u"'418 I am a teapot' for 'https://x/'"_s, FailureReason::HttpError, 418);
    row(u"HttpError"_s, u"ConnectionError: ... Failed to establish: [Errno 111] Connection refused"_s,
        FailureReason::Refused);
    row(u"HttpError"_s, u"ConnectionError: ... [Errno -2] Name or service not known"_s, FailureReason::Dns);
    row(u"HttpError"_s, u"ReadTimeout: Read timed out."_s, FailureReason::Timeout);
    row(u"HttpError"_s, u"SSLError: certificate verify failed"_s, FailureReason::Tls);
    row(u"NotFoundError"_s, u"Requested gallery could not be found"_s, FailureReason::NotFound);
    row(u"AuthorizationError"_s, u"Login required"_s, FailureReason::Forbidden);
    row(u"AuthenticationError"_s, u"Invalid or missing login credentials"_s, FailureReason::Forbidden);
    row(u"KeyError"_s, u"'media'"_s, FailureReason::ApiError);
    row(u""_s, u""_s, FailureReason::ApiError);
}

void TestGalleryDlReader::understandsErrors()
{
    QFETCH(QString, error);
    QFETCH(QString, text);
    const Failure failure = galleryDlFailure(error, text);
    QTEST(failure.reason, "reason");
    QTEST(failure.httpStatus, "status");
    QVERIFY2(failure.detail.startsWith(u"gallery-dl: "_s), qPrintable(failure.detail));
    QVERIFY(failure.detail.size() > 12);
}

void TestGalleryDlReader::understandsExitStatuses_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QStringList>("complaints");
    QTest::addColumn<FailureReason>("reason");
    QTest::addColumn<QString>("detail");
    const auto row = [](const char *name, int status, const QStringList &complaints, FailureReason reason,
                        const QString &detail) { QTest::newRow(name) << status << complaints << reason << detail; };
    row("no extractor", 64, {u"Unsupported URL 'http://x/'"_s}, FailureReason::UnsupportedLink,
        u"gallery-dl: Unsupported URL 'http://x/'"_s);
    row("no extractor, no words", 64, {}, FailureReason::UnsupportedLink,
        u"gallery-dl: it has no extractor for this address (exit status 64)"_s);
    row("login", 16, {}, FailureReason::Forbidden, u"gallery-dl: the site wants a login (exit status 16)"_s);
    row("challenge and extraction", 12, {}, FailureReason::Forbidden,
        u"gallery-dl: the site wants a challenge to be solved in a browser (exit status 12)"_s);
    row("extraction with words", 4, {u"HttpError: '404 Not Found' for 'http://x/'"_s}, FailureReason::NotFound,
        u"gallery-dl: HttpError: '404 Not Found' for 'http://x/'"_s);
    row("usage", 2, {}, FailureReason::ApiError,
        u"gallery-dl: it did not understand how it was called (exit status 2)"_s);
    row("unspecified", 1, {}, FailureReason::ApiError, u"gallery-dl: it ended without saying why (exit status 1)"_s);
    row("system", 128, {}, FailureReason::ApiError, u"gallery-dl: the system did not let it work (exit status 128)"_s);
}

void TestGalleryDlReader::understandsExitStatuses()
{
    QFETCH(int, status);
    QFETCH(QStringList, complaints);
    const auto failure = galleryDlExitFailure(status, complaints);
    QVERIFY(failure.has_value());
    QTEST(failure->reason, "reason");
    QTEST(failure->detail, "detail");
    QVERIFY(!galleryDlExitFailure(0, complaints));
}

void TestGalleryDlReader::readsTheLog_data()
{
    QTest::addColumn<QString>("line");
    QTest::addColumn<QString>("level");
    QTest::addColumn<qint64>("waitMs"); // -1: none
    const auto row = [](const QString &line, const QString &level, qint64 waitMs) {
        QTest::newRow(qPrintable(line)) << line << level << waitMs;
    };
    row(u"[imgur][info] Waiting for 60 seconds until 12:00:00 (rate limit)"_s, u"info"_s, 60'000);
    row(u"[x][info] Waiting for 2.5 minutes"_s, u"info"_s, 150'000);
    row(u"[x][debug] Sleeping 4.00 seconds (retry)"_s, u"debug"_s, 4'000);
    row(u"[x][info] Waiting for 99999999999999999999999 hours"_s, u"info"_s, 6LL * 3600 * 1000);
    row(u"[x][info] Waiting for something"_s, u"info"_s, 0);
    row(u"[x][error] HttpError: no"_s, u"error"_s, -1);
    row(u"Traceback (most recent call last):"_s, u""_s, -1);
    row(u"[x][info] Nobody is waiting for 60 seconds"_s, u"info"_s, -1);
}

// What gallery_dl.formatter of 1.25.3 makes of the same; "-": nothing, as it cannot be known.
void TestGalleryDlReader::formatsAsGalleryDlDoes_data()
{
    QTest::addColumn<QString>("format");
    QTest::addColumn<QString>("text");
    const auto row = [](const char *format, const char *text) {
        QTest::newRow(format) << QString::fromUtf8(format) << QString::fromUtf8(text);
    };
    row("{id}", "9007199254740993");
    row("{id}_{num}", "9007199254740993_3");
    row("{album[id]}_{name}", "xY_ä b");
    row("{album[no]}{gone}", "NoneNone");
    row("{gone[id]}", "None");
    row("{name[id]}", "None");
    row("{files[1][id]}", "two");
    row("{name[2]}", "b");
    row("{empty|name}", "ä b");
    row("{empty|gone}", "None");
    row("{empty}|{none}|{yes}", "|None|True");
    row("{num:?_//}{empty:?_//}{gone:?_//}", "_3");
    row("p{{{num}}}", "p{3}");
    row("{date:%Y%m%d}_{date}", "20240203_2024-02-03 04:05:06");
    row("", "");
    for (const char *format : {"{num:>03}", "{name!l}", "{files}", "{album}", "{half}", "{name", "name}", "{}", "{a.b}",
                               "{name[1:]}", "{date:%A}", "{name:%Y}", "{_now}", "\fE name", "{huge}"})
        row(format, "-");
}

void TestGalleryDlReader::formatsAsGalleryDlDoes()
{
    QFETCH(QString, format);
    QFETCH(QString, text);
    const QJsonObject facts =
        QJsonDocument::fromJson(R"({"id": 9007199254740993, "num": 3, "name": "ä b", "empty": "", "none": null,
            "yes": true, "half": 0.5, "huge": 1e300, "date": "2024-02-03 04:05:06", "album": {"id": "xY"},
            "files": [{"id": "one"}, {"id": "two"}]})")
            .object();
    QCOMPARE(galleryDlFormatted(format, facts).value_or(u"-"_s), text);
}

void TestGalleryDlReader::tellsTheArchivesEntry()
{
    const auto keyOf = [](const QString &format, const QJsonObject &facts) {
        const GalleryDlListing listing{.link = u"https://a.example/"_s, .archiveFormat = format};
        return galleryDlImage(file(u"https://a.example/b.jpg"_s, facts), listing).value_or(ImageRef()).archiveKey;
    };
    QCOMPARE(keyOf(u"{id}_p{num}"_s, {{u"category"_s, u"pixels"_s}, {u"id"_s, 5}, {u"num"_s, 0}}), u"pixels5_p0"_s);
    const QJsonObject ofAlbum{
        {u"category"_s, u"imgur"_s}, {u"id"_s, u"aBc"_s}, {u"album"_s, QJsonObject{{u"id"_s, u"xYz"_s}}}};
    QCOMPARE(keyOf(u"{album[id]}_{id}"_s, ofAlbum), u"imguraBc"_s); // wherever else it stands
    QCOMPARE(keyOf(u"{num:>03}"_s, {{u"category"_s, u"pixels"_s}, {u"num"_s, 5}}), QString());
    QCOMPARE(keyOf({}, {{u"category"_s, u"pixels"_s}, {u"id"_s, 5}}), QString());
    const GalleryDlLogLine line =
        galleryDlLogLine(u"[pixels][debug] Using X for 'http://a/ archive_fmt=b' archive_fmt={id} {num}"_s);
    QCOMPARE(line.archiveFormat, u"{id} {num}"_s);
    QCOMPARE(line.text, u"Using X for 'http://a/ archive_fmt=b'"_s);
    QCOMPARE(galleryDlLogLine(u"[pixels][error] x archive_fmt={id}"_s).archiveFormat, QString());
}

void TestGalleryDlReader::readsTheLog()
{
    QFETCH(QString, line);
    const GalleryDlLogLine log = galleryDlLogLine(line);
    QTEST(log.level, "level");
    const auto wait = galleryDlWait(log.text);
    QTEST(wait ? qint64(wait->count()) : -1, "waitMs");

    // "until" gives a time of day: here one that is ahead.
    const QString soon = QTime::currentTime().addSecs(90).toString(u"HH:mm:ss"_s);
    const auto until = galleryDlWait(u"Waiting until %1 for rate limit reset."_s.arg(soon));
    QVERIFY(until && *until > 80s && *until <= 90s);
}

void TestGalleryDlReader::hidesSecrets()
{
    const Failure failure = galleryDlFailure(u"HttpError"_s, u"'404' for 'https://ann:pw@x.example/a?token=abc&n=1'"_s);
    QVERIFY2(!failure.detail.contains(u"abc"_s) && !failure.detail.contains(u"pw"_s), qPrintable(failure.detail));
    QVERIFY(failure.detail.contains(u"x.example/a?token=***&n=1"_s));
    QVERIFY(shownGalleryDlText(u"x"_s.repeated(100'000)).size() <= 400);
}

} // namespace bowerbird::test

QTEST_GUILESS_MAIN(bowerbird::test::TestGalleryDlReader)
#include "tst_gallerydlreader.moc"
