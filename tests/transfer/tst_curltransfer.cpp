// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#include "support/scriptedserver.h"
#include "transfer/fetcher.h"

#include <QtTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace bowerbird;
using namespace bowerbird::test;

class TestCurlTransfer : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void bringsEveryByte_data();
    void bringsEveryByte();
    void tellsTheSinkAboutTheFile();
    void asksAsAnImageDownloader();
    void usesTheSettings();
    void connectsToTheMappedPort();
    void sendsTheReferer_data();
    void sendsTheReferer();
    void reusesItsConnection();
    void reusesItsConnectionAfterRefusals();
    void givesUpOnLongUnwantedBodies();
    void refusesADeclaredSizeBeforeItsFirstByte();
    void stopsAtTheLimit_data();
    void stopsAtTheLimit();
    void endsWithTheSinksFailure();
    void reportsTimes();
    void servesSeveralThreadsFromOneShare();
};

void TestCurlTransfer::bringsEveryByte_data()
{
    QTest::addColumn<qint64>("size");
    QTest::addColumn<bool>("isChunked");
    for (const qint64 size : {1, 1000, 16 * 1024, 300 * 1024 + 7, 3 * 1024 * 1024}) {
        QTest::addRow("%lld bytes", size) << size << false;
        QTest::addRow("%lld bytes in chunks", size) << size << true;
    }
}

void TestCurlTransfer::bringsEveryByte()
{
    QFETCH(const qint64, size);
    QFETCH(const bool, isChunked);
    const QByteArray bytes = someBytes(size);
    ScriptedServer server;
    server.on("/a.jpg", isChunked ? Reply::ok(bytes).chunked() : Reply::ok(bytes));
    Fetcher fetcher;
    const Result<TransferReport> report = fetcher.fetch(server.url("/a.jpg"));
    QVERIFY2(report, told(report));
    QCOMPARE(fetcher.sink.bytes, bytes);
    QCOMPARE(report->received, size);
    QCOMPARE(report->resumedFrom, 0);
    QVERIFY(!report->isStopped);
    QCOMPARE(report->finalUrl, server.url("/a.jpg"));
    QCOMPARE(fetcher.sink.heads.size(), 1);
    QCOMPARE(report->head.totalBytes, isChunked ? -1 : size);
}

void TestCurlTransfer::tellsTheSinkAboutTheFile()
{
    ScriptedServer server;
    server.on("/a", Reply::ok("picture")
                        .type("image/jpeg")
                        .header("ETag", "\"v1\"")
                        .header("Last-Modified", "Sun, 06 Nov 1994 08:49:37 GMT")
                        .header("Content-Disposition", "attachment; filename*=UTF-8''%c3%a4.jpg"));
    Fetcher fetcher;
    QVERIFY(fetcher.fetch(server.url("/a")));
    const ResponseHead head = fetcher.sink.heads.value(0);
    QCOMPARE(head.httpStatus, 200);
    QCOMPARE(head.offset, 0);
    QCOMPARE(head.totalBytes, 7);
    QCOMPARE(head.contentType, u"image/jpeg"_s);
    QCOMPARE(head.fileName, u"ä.jpg"_s);
    QCOMPARE(head.lastModified, QDateTime(QDate(1994, 11, 6), QTime(8, 49, 37), Qt::UTC));
    const Validator expected{.etag = u"\"v1\""_s, .lastModified = u"Sun, 06 Nov 1994 08:49:37 GMT"_s, .totalBytes = 7};
    QCOMPARE(head.validator, expected);
}

void TestCurlTransfer::asksAsAnImageDownloader()
{
    ScriptedServer server;
    server.on("/a", Reply::ok("picture").header("Set-Cookie", "id=1"));
    Fetcher fetcher;
    QVERIFY(fetcher.fetch(server.url("/a")));
    QVERIFY(fetcher.fetch(server.url("/a")));
    const Request request = server.requests().at(1);
    QCOMPARE(request.method, QByteArray("GET"));
    QVERIFY(request.header("accept").startsWith("image/*"));
    QVERIFY(!request.header("accept").contains("text/html"));
    QCOMPARE(request.header("accept-encoding"), QByteArray("identity"));
    QVERIFY(request.header("user-agent").startsWith("Bowerbird/"));
    for (const char *absent : {"cookie", "referer", "range", "if-range", "authorization", "accept-language"})
        QVERIFY2(!request.headers.contains(absent), absent);
}

void TestCurlTransfer::usesTheSettings()
{
    ScriptedServer server;
    server.on("/a", Reply::ok("picture"));
    Fetcher fetcher;
    QVERIFY(fetcher.fetch(server.url("/a")));
    fetcher.settings.userAgent = u"somebody else"_s;
    QVERIFY(fetcher.fetch(server.url("/a")));
    QCOMPARE(server.requests().at(1).header("user-agent"), QByteArray("somebody else"));
}

void TestCurlTransfer::connectsToTheMappedPort()
{
    ScriptedServer server;
    server.on("/a", Reply::ok("picture"));
    Fetcher fetcher;
    fetcher.settings.connectTo.insert(u"pictures.bowerbird.invalid:80"_s, server.authority());
    const Result<TransferReport> report = fetcher.fetch(u"http://pictures.bowerbird.invalid/a"_s);
    QVERIFY2(report, told(report));
    QCOMPARE(fetcher.sink.bytes, QByteArray("picture"));
    QCOMPARE(server.requests().at(0).header("host"), QByteArray("pictures.bowerbird.invalid"));
}

void TestCurlTransfer::sendsTheReferer_data()
{
    QTest::addColumn<QString>("page");
    QTest::addColumn<QByteArray>("sent");
    QTest::newRow("none") << QString() << QByteArray();
    QTest::newRow("plain") << u"http://site/page?x=1"_s << QByteArray("http://site/page?x=1");
    QTest::newRow("without user and fragment") << u"http://me:secret@site/p#f"_s << QByteArray("http://site/p");
    QTest::newRow("user without a path") << u"http://me:secret@site"_s << QByteArray("http://site");
    QTest::newRow("an at sign in the path stays") << u"http://site/@me"_s << QByteArray("http://site/@me");
    QTest::newRow("not from https to http") << u"https://site/page"_s << QByteArray();
}

void TestCurlTransfer::sendsTheReferer()
{
    QFETCH(const QString, page);
    QFETCH(const QByteArray, sent);
    ScriptedServer server;
    server.on("/a", Reply::ok("picture"));
    Fetcher fetcher;
    fetcher.request.referer = page;
    QVERIFY(fetcher.fetch(server.url("/a")));
    QCOMPARE(server.requests().at(0).header("referer"), sent);
}

void TestCurlTransfer::reusesItsConnection()
{
    ScriptedServer server;
    server.otherwise([](const Request &request) { return Reply::ok(request.target); });
    Fetcher fetcher;
    for (int i = 0; i < 50; ++i) {
        QVERIFY(fetcher.fetch(server.url(u"/%1"_s.arg(i))));
        QCOMPARE(fetcher.sink.bytes, "/" + QByteArray::number(i));
    }
    QCOMPARE(server.requestCount(), 50);
    QCOMPARE(server.connectionCount(), 1);
}

void TestCurlTransfer::reusesItsConnectionAfterRefusals()
{
    ScriptedServer server;
    server.on("/404", Reply::status(404, "not here"));
    server.on("/503", Reply::status(503, "not now").chunked());
    server.on("/302", Reply::redirect(u"/a"_s));
    server.on("/204", Reply::status(204));
    server.on("/a", Reply::ok("picture"));
    Fetcher fetcher;
    for (const char *path : {"/404", "/503", "/204", "/302", "/a"})
        (void)fetcher.fetch(server.url(path));
    QCOMPARE(server.requestCount(), 6);
    QCOMPARE(server.connectionCount(), 1);
}

void TestCurlTransfer::givesUpOnLongUnwantedBodies()
{
    const QByteArray page = someBytes(1024 * 1024);
    ScriptedServer server;
    server.on("/long", Reply::status(404, page).drip(32 * 1024, 50ms));
    server.on("/chunked", Reply::status(404, page).chunked().drip(32 * 1024, 50ms));
    server.on("/stalled", Reply::status(404, page.left(1000)).stallAfter(10));
    server.on("/redirect", Reply::redirect(u"/a"_s)
                               .header("X-Padding", page.left(100).toHex())
                               .stallAfter(0)
                               .header("Content-Length", "1000"));
    server.on("/a", Reply::ok("picture"));
    for (const char *path : {"/long", "/chunked", "/stalled"}) {
        Fetcher fetcher;
        QElapsedTimer timer;
        timer.start();
        const Result<TransferReport> report = fetcher.fetch(server.url(path));
        QVERIFY(!report);
        QCOMPARE(report.error().reason, FailureReason::NotFound);
        QVERIFY2(timer.elapsed() < 1200, path);
    }
    Fetcher fetcher;
    QVERIFY(fetcher.fetch(server.url("/redirect")));
    QCOMPARE(fetcher.sink.bytes, QByteArray("picture"));
}

void TestCurlTransfer::refusesADeclaredSizeBeforeItsFirstByte()
{
    ScriptedServer server;
    server.on("/a", Reply::raw("HTTP/1.1 200 OK\r\nContent-Length: 1000000000000\r\n\r\nx").stallAfter(60));
    Fetcher fetcher;
    fetcher.request.maxBytes = 1000;
    const Result<TransferReport> report = fetcher.fetch(server.url("/a"));
    QVERIFY(!report);
    QCOMPARE(report.error().reason, FailureReason::TooLarge);
    QVERIFY(fetcher.sink.heads.isEmpty());
}

void TestCurlTransfer::stopsAtTheLimit_data()
{
    QTest::addColumn<qint64>("maxBytes");
    QTest::addColumn<bool>("isTaken");
    QTest::newRow("just as large") << qint64{100'000} << true;
    QTest::newRow("one byte more") << qint64{99'999} << false;
    QTest::newRow("no limit") << qint64{0} << true;
}

void TestCurlTransfer::stopsAtTheLimit()
{
    QFETCH(const qint64, maxBytes);
    QFETCH(const bool, isTaken);
    ScriptedServer server;
    server.on("/a", Reply::ok(someBytes(100'000)).chunked());
    Fetcher fetcher;
    fetcher.request.maxBytes = maxBytes;
    const Result<TransferReport> report = fetcher.fetch(server.url("/a"));
    QCOMPARE(report.has_value(), isTaken);
    if (!isTaken)
        QCOMPARE(report.error().reason, FailureReason::TooLarge);
    QVERIFY(maxBytes == 0 || fetcher.sink.bytes.size() <= maxBytes);
}

void TestCurlTransfer::endsWithTheSinksFailure()
{
    ScriptedServer server;
    server.on("/a", Reply::ok(someBytes(100'000)));
    Fetcher fetcher;
    fetcher.sink.failure = Failure{.reason = FailureReason::DiskFull, .detail = u"full"_s};
    const Result<TransferReport> report = fetcher.fetch(server.url("/a"));
    QVERIFY(!report);
    QCOMPARE(report.error(), *fetcher.sink.failure);
    fetcher.sink.failure.reset();
    QVERIFY(fetcher.fetch(server.url("/a")));
}

void TestCurlTransfer::reportsTimes()
{
    ScriptedServer server;
    server.on("/a", Reply::redirect(u"/b"_s).delay(30ms));
    server.on("/b", Reply::ok(someBytes(1000)).delay(50ms));
    Fetcher fetcher;
    const Result<TransferReport> report = fetcher.fetch(server.url("/a"));
    QVERIFY(report);
    QVERIFY(report->timing.connect >= 30ms); // that of the second question comes after the first answer
    QVERIFY(report->timing.firstByte >= 80ms);
    QVERIFY(report->timing.total >= report->timing.firstByte);
    QVERIFY(report->timing.total < 3s);
}

void TestCurlTransfer::servesSeveralThreadsFromOneShare()
{
    ScriptedServer server;
    const QByteArray bytes = someBytes(20'000);
    server.on("/a", Reply::ok(bytes));
    CurlShare share;
    const auto settings = std::make_shared<NetworkSettings>();
    std::atomic<int> intact = 0;
    const auto work = [&] {
        CurlTransfer transfer(share);
        for (int i = 0; i < 25; ++i) {
            MemorySink sink;
            const TransferRequest request{.url = server.url("/a"), .referer = {}, .network = settings};
            if (transfer.fetch(request, sink, {}) && sink.bytes == bytes)
                ++intact;
        }
    };
    {
        std::vector<std::jthread> threads;
        for (int i = 0; i < 4; ++i)
            threads.emplace_back(work);
    }
    QCOMPARE(intact.load(), 100);
    QCOMPARE(server.connectionCount(), 4);
}

QTEST_GUILESS_MAIN(TestCurlTransfer)
#include "tst_curltransfer.moc"
