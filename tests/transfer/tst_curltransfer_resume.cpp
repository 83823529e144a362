// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#include "support/scriptedserver.h"
#include "transfer/fetcher.h"

#include <QtTest>

using namespace Qt::StringLiterals;
using namespace bowerbird;
using namespace bowerbird::test;

// Two versions of a file must never end up glued together, and what can be resumed is.
class TestCurlTransferResume : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void goesOnWhereItStopped();
    void asksForRangesOnlyWithProof_data();
    void asksForRangesOnlyWithProof();
    void keepsOnlyProofThatProves_data();
    void keepsOnlyProofThatProves();
    void takesTheWholeFileWhenItIsSent_data();
    void takesTheWholeFileWhenItIsSent();
    void refusesParts_data();
    void refusesParts();
    void asksForTheRestOfAShortPart();
    void givesUpOnCrumbs();
    void takesAnUnknownTotal();
    void finishesOnlyWhenNothingIsLeft_data();
    void finishesOnlyWhenNothingIsLeft();
    void finishesThroughManyCuts();
    void leavesTheBytesWhenTheAnswerFails();
};

namespace {

const QByteArray kFile = someBytes(30'000);
constexpr qsizetype kKept = 10'000;

void keepPart(MemorySink &sink)
{
    sink.bytes = kFile.left(kKept);
    sink.kept = {.etag = u"\"v1\""_s, .lastModified = {}, .totalBytes = kFile.size()};
}

Reply part(const QByteArray &contentRange, const QByteArray &body, const QByteArray &etag = "\"v1\"")
{
    return Reply::status(206, body).header("Content-Range", contentRange).header("ETag", etag);
}

} // namespace

void TestCurlTransferResume::goesOnWhereItStopped()
{
    ScriptedServer server;
    server.on("/a", Reply::ok(kFile).header("ETag", "\"v1\"").withRanges());
    Fetcher fetcher;
    keepPart(fetcher.sink);
    const Result<TransferReport> report = fetcher.fetch(server.url("/a"));
    QVERIFY2(report, told(report));
    QCOMPARE(fetcher.sink.bytes, kFile);
    QCOMPARE(report->resumedFrom, kKept);
    QCOMPARE(report->received, kFile.size() - kKept);
    QCOMPARE(report->head.totalBytes, kFile.size());
    QCOMPARE(report->head.httpStatus, 206);
    QCOMPARE(server.requests().at(0).header("range"), QByteArray("bytes=10000-"));
    QCOMPARE(server.requests().at(0).header("if-range"), QByteArray("\"v1\""));

    fetcher.sink.bytes.clear();
    QVERIFY(fetcher.fetch(server.url("/a")));
    QVERIFY(!server.requests().at(1).headers.contains("range"));
    QVERIFY(!server.requests().at(1).headers.contains("if-range"));
    QVERIFY(server.requests().at(1).header("accept").startsWith("image/*"));
}

void TestCurlTransferResume::asksForRangesOnlyWithProof_data()
{
    QTest::addColumn<QString>("etag");
    QTest::addColumn<QString>("lastModified");
    QTest::addColumn<bool>("allowsResume");
    QTest::addColumn<QByteArray>("ifRange"); // empty = the whole is asked for
    const QString date = u"Sun, 06 Nov 1994 08:49:37 GMT"_s;
    QTest::newRow("nothing") << QString() << QString() << true << QByteArray();
    QTest::newRow("strong tag") << u"\"v1\""_s << date << true << QByteArray("\"v1\"");
    QTest::newRow("weak tag") << u"W/\"v1\""_s << date << true << QByteArray();
    QTest::newRow("date") << QString() << date << true << date.toUtf8();
    QTest::newRow("not wanted") << u"\"v1\""_s << date << false << QByteArray();
}

void TestCurlTransferResume::asksForRangesOnlyWithProof()
{
    QFETCH(const QString, etag);
    QFETCH(const QString, lastModified);
    QFETCH(const bool, allowsResume);
    QFETCH(const QByteArray, ifRange);
    ScriptedServer server;
    server.on(
        "/a",
        Reply::ok(kFile).header("ETag", etag.toUtf8()).header("Last-Modified", lastModified.toUtf8()).withRanges());
    Fetcher fetcher;
    fetcher.sink.bytes = kFile.left(kKept);
    fetcher.sink.kept = {.etag = etag, .lastModified = lastModified, .totalBytes = kFile.size()};
    fetcher.request.allowsResume = allowsResume;
    const Result<TransferReport> report = fetcher.fetch(server.url("/a"));
    QVERIFY2(report, told(report));
    QCOMPARE(server.requests().at(0).header("if-range"), ifRange);
    QCOMPARE(server.requests().at(0).headers.contains("range"), !ifRange.isEmpty());
    QCOMPARE(report->resumedFrom, ifRange.isEmpty() ? 0 : kKept);
    QCOMPARE(fetcher.sink.bytes, kFile);
}

void TestCurlTransferResume::keepsOnlyProofThatProves_data()
{
    QTest::addColumn<QByteArray>("lastModified");
    QTest::addColumn<QByteArray>("date");
    QTest::addColumn<bool>("isKept");
    const QByteArray then = "Sun, 06 Nov 1994 08:49:37 GMT";
    QTest::newRow("a second older") << then << QByteArray("Sun, 06 Nov 1994 08:49:38 GMT") << true;
    QTest::newRow("the same second") << then << then << false;
    QTest::newRow("in the future") << then << QByteArray("Sun, 06 Nov 1994 08:49:36 GMT") << false;
    QTest::newRow("no date, by our clock") << then << QByteArray() << true;
    QTest::newRow("garbage") << QByteArray("yesterday") << QByteArray() << false;
}

void TestCurlTransferResume::keepsOnlyProofThatProves()
{
    QFETCH(const QByteArray, lastModified);
    QFETCH(const QByteArray, date);
    QFETCH(const bool, isKept);
    ScriptedServer server;
    server.on("/a", Reply::ok(kFile).header("Last-Modified", lastModified).header("Date", date));
    Fetcher fetcher;
    QVERIFY(fetcher.fetch(server.url("/a")));
    QCOMPARE(fetcher.sink.kept.lastModified, isKept ? QString::fromLatin1(lastModified) : QString());
}

void TestCurlTransferResume::takesTheWholeFileWhenItIsSent_data()
{
    QTest::addColumn<Reply>("reply");
    QTest::newRow("no ranges") << Reply::ok(kFile);
    QTest::newRow("changed, If-Range honoured") << Reply::ok(kFile).header("ETag", "\"v2\"").withRanges();
}

void TestCurlTransferResume::takesTheWholeFileWhenItIsSent()
{
    QFETCH(const Reply, reply);
    ScriptedServer server;
    server.on("/a", reply);
    Fetcher fetcher;
    keepPart(fetcher.sink);
    fetcher.sink.bytes.fill('x'); // of the older version
    const Result<TransferReport> report = fetcher.fetch(server.url("/a"));
    QVERIFY2(report, told(report));
    QCOMPARE(fetcher.sink.bytes, kFile);
    QCOMPARE(report->resumedFrom, 0);
}

void TestCurlTransferResume::refusesParts_data()
{
    QTest::addColumn<Reply>("reply");
    const QByteArray rest = kFile.mid(kKept);
    QTest::newRow("other start") << part("bytes 0-29999/30000", kFile);
    QTest::newRow("one byte off") << part("bytes 9999-29999/30000", kFile.mid(9999));
    QTest::newRow("other total") << part("bytes 10000-39999/40000", someBytes(30'000));
    QTest::newRow("no Content-Range") << Reply::status(206, rest).header("ETag", "\"v1\"");
    QTest::newRow("garbage in Content-Range") << part("bytes ten to end", rest);
    QTest::newRow("other unit") << part("pixels 10000-29999/30000", rest);
    QTest::newRow("end past the total") << part("bytes 10000-30000/30000", rest + "x");
    QTest::newRow("changed all the same") << part("bytes 10000-29999/30000", rest, "\"v2\"");
    QTest::newRow("weak tag") << part("bytes 10000-29999/30000", rest, "W/\"v1\"");
    QTest::newRow("no tag") << Reply::status(206, rest).header("Content-Range", "bytes 10000-29999/30000");
    QTest::newRow("length says otherwise") << part("bytes 10000-29999/30000", rest.left(100));
    QTest::newRow("several parts") << Reply::status(206, "--b\r\nContent-Range: bytes 10000-29999/30000\r\n\r\n" + rest)
                                          .type("multipart/byteranges; boundary=b")
                                          .header("ETag", "\"v1\"");
    QTest::newRow("encoded part") << part("bytes 10000-29999/30000", rest).header("Content-Encoding", "gzip");
    QTest::newRow("nothing left of another file") << Reply::status(416).header("Content-Range", "bytes */5");
    QTest::newRow("416 without a size") << Reply::status(416);
}

void TestCurlTransferResume::refusesParts()
{
    QFETCH(const Reply, reply);
    ScriptedServer server;
    server.on("/a", reply);
    Fetcher fetcher;
    keepPart(fetcher.sink);
    const Result<TransferReport> report = fetcher.fetch(server.url("/a"));
    QVERIFY(!report);
    QCOMPARE(reasonName(report.error().reason), reasonName(FailureReason::BadRange));
    QCOMPARE(fetcher.sink.bytes, kFile.left(kKept));
    QVERIFY(fetcher.sink.heads.isEmpty());
}

void TestCurlTransferResume::asksForTheRestOfAShortPart()
{
    ScriptedServer server;
    server.on("/a", {part("bytes 10000-19999/30000", kFile.mid(10'000, 10'000)),
                     part("bytes 20000-29999/30000", kFile.mid(20'000))});
    Fetcher fetcher;
    keepPart(fetcher.sink);
    const Result<TransferReport> report = fetcher.fetch(server.url("/a"));
    QVERIFY2(report, told(report));
    QCOMPARE(fetcher.sink.bytes, kFile);
    QCOMPARE(report->received, 20'000);
    QCOMPARE(report->resumedFrom, kKept);
    QCOMPARE(server.requests().at(1).header("range"), QByteArray("bytes=20000-"));
    QCOMPARE(server.connectionCount(), 1);
}

void TestCurlTransferResume::givesUpOnCrumbs()
{
    ScriptedServer server;
    server.on("/a", [](const Request &request) {
        const qsizetype at = request.header("range").mid(6).chopped(1).toLongLong();
        const QByteArray number = QByteArray::number(at);
        return part("bytes " + number + "-" + number + "/30000", kFile.mid(at, 1));
    });
    Fetcher fetcher;
    keepPart(fetcher.sink);
    const Result<TransferReport> report = fetcher.fetch(server.url("/a"));
    QVERIFY(!report);
    QCOMPARE(report.error().reason, FailureReason::Truncated);
    QVERIFY(kFile.startsWith(fetcher.sink.bytes));
    QVERIFY(fetcher.sink.bytes.size() > kKept);
    QVERIFY(server.requestCount() < 100);
}

void TestCurlTransferResume::takesAnUnknownTotal()
{
    ScriptedServer server;
    server.on("/a", part("bytes 10000-29999/*", kFile.mid(kKept)));
    Fetcher fetcher;
    keepPart(fetcher.sink);
    fetcher.sink.kept.totalBytes = -1;
    const Result<TransferReport> report = fetcher.fetch(server.url("/a"));
    QVERIFY2(report, told(report));
    QCOMPARE(fetcher.sink.bytes, kFile);
    QCOMPARE(report->head.totalBytes, -1);
}

void TestCurlTransferResume::finishesOnlyWhenNothingIsLeft_data()
{
    QTest::addColumn<qint64>("known");
    QTest::addColumn<QByteArray>("contentRange");
    QTest::addColumn<bool>("isWhole");
    QTest::newRow("it is whole") << qint64{30'000} << QByteArray("bytes */30000") << true;
    QTest::newRow("it is whole, as is known only now") << qint64{-1} << QByteArray("bytes */30000") << true;
    QTest::newRow("the file is shorter") << qint64{30'000} << QByteArray("bytes */20000") << false;
    QTest::newRow("more was promised") << qint64{40'000} << QByteArray("bytes */30000") << false;
    QTest::newRow("no size") << qint64{30'000} << QByteArray() << false;
    QTest::newRow("garbage") << qint64{30'000} << QByteArray("bytes */many") << false;
}

void TestCurlTransferResume::finishesOnlyWhenNothingIsLeft()
{
    QFETCH(const qint64, known);
    QFETCH(const QByteArray, contentRange);
    QFETCH(const bool, isWhole);
    ScriptedServer server;
    server.on("/a", Reply::status(416, "nothing left").header("Content-Range", contentRange));
    Fetcher fetcher;
    fetcher.sink.bytes = kFile;
    fetcher.sink.kept = {.etag = u"\"v1\""_s, .lastModified = {}, .totalBytes = known};
    const Result<TransferReport> report = fetcher.fetch(server.url("/a"));
    QCOMPARE(report.has_value(), isWhole);
    QCOMPARE(fetcher.sink.bytes, kFile);
    if (!isWhole) {
        QCOMPARE(report.error().reason, FailureReason::BadRange);
        return;
    }
    QCOMPARE(report->received, 0);
    QCOMPARE(report->resumedFrom, kFile.size());
    QCOMPARE(report->head.totalBytes, kFile.size());
}

void TestCurlTransferResume::finishesThroughManyCuts()
{
    ScriptedServer server;
    server.on("/a", Reply::ok(kFile).header("ETag", "\"v1\"").withRanges().cutAfter(4000));
    Fetcher fetcher;
    Result<TransferReport> report = fetcher.fetch(server.url("/a"));
    for (int attempt = 2; attempt <= 8; ++attempt) {
        QVERIFY(!report);
        QCOMPARE(report.error().reason, FailureReason::Truncated);
        report = fetcher.fetch(server.url("/a"));
    }
    QVERIFY2(report, told(report));
    QCOMPARE(fetcher.sink.bytes, kFile);
    QCOMPARE(report->resumedFrom, 28'000);
    QCOMPARE(server.requestCount(), 8);
}

void TestCurlTransferResume::leavesTheBytesWhenTheAnswerFails()
{
    ScriptedServer server;
    server.on("/503", Reply::status(503, "<html>busy</html>"));
    server.on("/close", Reply::close());
    server.on("/empty", Reply::ok({}));
    for (const char *path : {"/503", "/close", "/empty"}) {
        Fetcher fetcher;
        keepPart(fetcher.sink);
        QVERIFY(!fetcher.fetch(server.url(path)));
        QCOMPARE(fetcher.sink.bytes, kFile.left(kKept));
    }
}

QTEST_GUILESS_MAIN(TestCurlTransferResume)
#include "tst_curltransfer_resume.moc"
