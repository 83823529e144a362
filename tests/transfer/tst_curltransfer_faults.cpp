// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#include "support/ports.h"
#include "support/scriptedserver.h"
#include "transfer/fetcher.h"

#include <QtTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace bowerbird;
using namespace bowerbird::test;

// Everything that can go wrong on the wire, and what it is called. What is not listed as a failure must bring every
// byte: a fault that a good client can live with is no failure.
class TestCurlTransferFaults : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void namesTheFault_data();
    void namesTheFault();
    void livesWithOddities_data();
    void livesWithOddities();
    void obeysRetryAfter_data();
    void obeysRetryAfter();
    void keepsWhatCameBeforeTheFault();
    void namesAnUnreachablePort_data();
    void namesAnUnreachablePort();
    void namesATlsHandshakeThatBreaksOff_data();
    void namesATlsHandshakeThatBreaksOff();
    void refusesOtherSchemes();
    void refusesAnUnreadableTrustFile();
    void hidesCredentialsInDetails();
    void asksAgainOnAFreshConnection();
    void goesThroughADeadProxyByName();
    void namesTheProxysRefusal();
};

namespace {

const QByteArray kPicture = someBytes(20'000);
constexpr auto kStall = 150ms;

// "a picture, packed " twenty times, gzipped.
const QByteArray kPacked = QByteArray::fromHex("1f8b08000000000002034b5428c84c2e292d4ad55128484cce4e4d51481c15a1810800"
                                               "36cec4bc68010000");
const QByteArray kUnpacked = QByteArray("a picture, packed ").repeated(20);

QByteArray ok(const QByteArray &headers, const QByteArray &body)
{
    return "HTTP/1.1 200 OK\r\n" + headers + "\r\n" + body;
}

void addStatusRows()
{
    struct Row
    {
        int status;
        FailureReason reason;
    };
    static constexpr Row kRows[] = {
        {400, FailureReason::HttpError},   {401, FailureReason::Forbidden},   {403, FailureReason::Forbidden},
        {404, FailureReason::NotFound},    {405, FailureReason::HttpError},   {407, FailureReason::Proxy},
        {408, FailureReason::HttpError},   {410, FailureReason::NotFound},    {416, FailureReason::HttpError},
        {418, FailureReason::HttpError},   {425, FailureReason::HttpError},   {429, FailureReason::RateLimited},
        {451, FailureReason::Forbidden},   {500, FailureReason::ServerError}, {501, FailureReason::ServerError},
        {502, FailureReason::ServerError}, {503, FailureReason::ServerError}, {504, FailureReason::ServerError},
        {505, FailureReason::ServerError}, {522, FailureReason::ServerError}, {599, FailureReason::ServerError},
        {201, FailureReason::HttpError},   {203, FailureReason::HttpError},   {300, FailureReason::HttpError},
        {305, FailureReason::HttpError},   {600, FailureReason::HttpError},   {999, FailureReason::HttpError},
    };
    for (const Row &row : kRows)
        QTest::addRow("status %d", row.status) << Reply::status(row.status, kPicture) << row.reason << row.status;
}

void addConnectionRows()
{
    using R = FailureReason;
    QTest::newRow("closed before an answer") << Reply::close() << R::ConnectionLost << 0;
    QTest::newRow("reset before an answer") << Reply::reset() << R::ConnectionLost << 0;
    QTest::newRow("reset in the head") << Reply::raw("HTTP/1.1 200 OK\r\nA: b").resetAfter(20) << R::ConnectionLost
                                       << 0;
    QTest::newRow("reset in the body") << Reply::ok(kPicture).resetAfter(9000) << R::ConnectionLost << 200;
    QTest::newRow("cut body") << Reply::ok(kPicture).cutAfter(9000) << R::Truncated << 200;
    QTest::newRow("cut before the body") << Reply::ok(kPicture).cutAfter(0) << R::Truncated << 200;
    QTest::newRow("cut chunks") << Reply::ok(kPicture).chunked().cutAfter(9000) << R::Truncated << 200;
    QTest::newRow("no last chunk") << Reply::ok(kPicture).chunked().cutAfter(20'000) << R::Truncated << 200;
    QTest::newRow("reset in chunks") << Reply::ok(kPicture).chunked().resetAfter(9000) << R::ConnectionLost << 200;
    QTest::newRow("silent") << Reply::silence() << R::Timeout << 0;
    QTest::newRow("silent in the head") << Reply::raw("HTTP/1.1 200 OK\r\nA: b").stallAfter(20) << R::Stalled << 0;
    QTest::newRow("silent before the body") << Reply::ok(kPicture).stallAfter(0) << R::Stalled << 200;
    QTest::newRow("silent in the body") << Reply::ok(kPicture).stallAfter(9000) << R::Stalled << 200;
    QTest::newRow("silent in chunks") << Reply::ok(kPicture).chunked().stallAfter(9000) << R::Stalled << 200;
}

void addAnswerRows()
{
    using R = FailureReason;
    const auto raw = [](const QByteArray &bytes) { return Reply::raw(bytes); };
    QTest::newRow("garbage") << raw("\x01\x02\x03 what is this\r\n\r\n") << R::BadAnswer << 0;
    QTest::newRow("HTTP/0.9") << raw(kPicture) << R::BadAnswer << 0;
    QTest::newRow("status line without a status") << raw("HTTP/1.1 \r\n\r\n") << R::BadAnswer << 0;
    QTest::newRow("status of words") << raw("HTTP/1.1 abc OK\r\nContent-Length: 1\r\n\r\nx") << R::BadAnswer << 0;
    QTest::newRow("bad chunk size") << raw(ok("Transfer-Encoding: chunked\r\n", "zz\r\nabc\r\n0\r\n\r\n"))
                                    << R::BadAnswer << 200;
    QTest::newRow("no break after a chunk")
        << raw(ok("Transfer-Encoding: chunked\r\n", "3\r\nabcdef\r\n0\r\n\r\n")) << R::BadAnswer << 200;
    QTest::newRow("chunk size too large")
        << raw(ok("Transfer-Encoding: chunked\r\n", "fffffffffffffffff\r\nabc")) << R::BadAnswer << 200;
    QTest::newRow("two lengths") << raw(ok("Content-Length: 5\r\nContent-Length: 3\r\n", "abcde")) << R::BadAnswer
                                 << 200;
    QTest::newRow("two lengths in a line") << raw(ok("Content-Length: 5, 3\r\n", "abcde")) << R::BadAnswer << 200;
    QTest::newRow("unasked part")
        << raw("HTTP/1.1 206 Partial\r\nContent-Length: 3\r\nContent-Range: bytes 0-2/9\r\n\r\n"
               "abc")
        << R::BadAnswer << 206;
    QTest::newRow("unasked 304") << Reply::status(304) << R::BadAnswer << 304;
    QTest::newRow("only early hints") << raw("HTTP/1.1 103 Early Hints\r\n\r\n") << R::ConnectionLost << 0;
    QTest::newRow("unasked upgrade") << raw("HTTP/1.1 101 Switching\r\nUpgrade: x\r\n\r\nabc") << R::BadAnswer << 0;
    QTest::newRow("unknown encoding") << Reply::ok(kPicture).header("Content-Encoding", "x-own") << R::BadAnswer << 200;
    QTest::newRow("broken gzip") << Reply::ok("\x1f\x8b\x08 no gzip at all").header("Content-Encoding", "gzip")
                                 << R::BadAnswer << 200;
    QTest::newRow("garbage called gzip") << Reply::ok(kPicture).header("Content-Encoding", "gzip") << R::BadAnswer
                                         << 200;
    QTest::newRow("one huge header") << Reply::ok("x").header("X-Big", QByteArray(2 * 1024 * 1024, 'a')) << R::BadAnswer
                                     << 0;
    QTest::newRow("headers without end") << raw("HTTP/1.1 200 OK\r\n" +
                                                QByteArray("X-Pad: 1234567890\r\n").repeated(30'000))
                                         << R::BadAnswer << 0;
    QTest::newRow("interim answers without end")
        << raw(QByteArray("HTTP/1.1 103 Early Hints\r\nLink: <a>\r\n\r\n").repeated(10'000)) << R::BadAnswer << 0;
    QTest::newRow("trailers without end")
        << raw(ok("Transfer-Encoding: chunked\r\n",
                  "3\r\nabc\r\n0\r\n" + QByteArray("X-Pad: 1234567890\r\n").repeated(30'000)))
        << R::BadAnswer << 200;
    QTest::newRow("NUL in a header") << raw(ok(QByteArray("Content-Disposition: a\0b\r\n", 27), "x")) << R::BadAnswer
                                     << 0;
    QTest::newRow("part of another part") // asked for as a whole, after a part had been asked for before
        << raw("HTTP/1.1 206 Partial\r\nContent-Length: 3\r\nContent-Range: bytes 5-7/9\r\n\r\nabc") << R::BadAnswer
        << 206;
    QTest::newRow("many headers") << raw(ok(QByteArray("A: b\r\n").repeated(6000) + "Content-Length: 1\r\n", "x"))
                                  << R::BadAnswer << 0;
}

void addEmptyRows()
{
    using R = FailureReason;
    QTest::newRow("204") << Reply::status(204) << R::Empty << 204;
    QTest::newRow("205") << Reply::status(205) << R::Empty << 205;
    QTest::newRow("length of 0") << Reply::ok({}) << R::Empty << 200;
    QTest::newRow("no chunk") << Reply::ok({}).chunked() << R::Empty << 200;
    QTest::newRow("closed at once") << Reply::ok({}).withoutLength() << R::Empty << 200;
}

} // namespace

void TestCurlTransferFaults::namesTheFault_data()
{
    QTest::addColumn<Reply>("reply");
    QTest::addColumn<FailureReason>("reason");
    QTest::addColumn<int>("status");
    addStatusRows();
    addConnectionRows();
    addAnswerRows();
    addEmptyRows();
}

void TestCurlTransferFaults::namesTheFault()
{
    QFETCH(const Reply, reply);
    QFETCH(const FailureReason, reason);
    QFETCH(const int, status);
    ScriptedServer server;
    server.on("/a", reply);
    Fetcher fetcher;
    if (reason == FailureReason::Timeout)
        fetcher.settings.connectTimeout = kStall;
    if (reason == FailureReason::Stalled)
        fetcher.settings.stallTimeout = kStall;
    const Result<TransferReport> report = fetcher.fetch(server.url("/a"));
    QVERIFY(!report);
    QCOMPARE(reasonName(report.error().reason), reasonName(reason));
    QCOMPARE(report.error().httpStatus, status);
    QVERIFY(!report.error().isPermanent);
    QVERIFY(kPicture.startsWith(fetcher.sink.bytes) || reason == FailureReason::BadAnswer);
}

void TestCurlTransferFaults::livesWithOddities_data()
{
    QTest::addColumn<Reply>("reply");
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<bool>("isEndProven");
    const auto raw = [](const QByteArray &bytes) { return Reply::raw(bytes); };
    const QByteArray abc = "abc";
    QTest::newRow("closed at its end") << Reply::ok(kPicture).withoutLength() << kPicture << false;
    QTest::newRow("HTTP/1.0") << raw("HTTP/1.0 200 OK\r\n\r\nabc") << abc << false;
    QTest::newRow("equal lengths") << raw(ok("Content-Length: 3\r\nContent-Length: 3\r\n", "abc")) << abc << true;
    QTest::newRow("equal lengths in a line") << raw(ok("Content-Length: 3, 3\r\n", "abc")) << abc << true;
    QTest::newRow("negative length") << raw(ok("Content-Length: -5\r\n", "abc")) << abc << false;
    QTest::newRow("length of words") << raw(ok("Content-Length: three\r\n", "abc")) << abc << false;
    QTest::newRow("length with a plus") << raw(ok("Content-Length: +3\r\n", "abc")) << abc << false;
    QTest::newRow("103 and 100 first") << raw("HTTP/1.1 103 Early Hints\r\nETag: \"no\"\r\n\r\n"
                                              "HTTP/1.1 100 Continue\r\n\r\n" +
                                              ok("Content-Length: 3\r\n", "abc"))
                                       << abc << true;
    QTest::newRow("headers just below the limit")
        << raw(ok(QByteArray("X-Pad: 12345678901234567890\r\n").repeated(4900) + "Content-Length: 3\r\n", "abc")) << abc
        << true;
    QTest::newRow("empty length") << raw(ok("Content-Length:\r\n", "abc")) << abc << false;
    QTest::newRow("length of 25 digits") << raw(ok("Content-Length: 1234567890123456789012345\r\n", "abc")) << abc
                                         << false;
    QTest::newRow("chunks and a length") << raw(ok("Content-Length: 99\r\nTransfer-Encoding: chunked\r\n",
                                                   "3\r\nabc\r\n0\r\n\r\n"))
                                         << abc << true;
    QTest::newRow("chunk extension and trailer")
        << raw(ok("Transfer-Encoding: chunked\r\n", "3;a=b\r\nabc\r\n0\r\nETag: \"x\"\r\n\r\n")) << abc << true;
    QTest::newRow("more than its length") << raw(ok("Content-Length: 3\r\n", "abcdef")) << abc << true;
    QTest::newRow("100 first") << raw("HTTP/1.1 100 Continue\r\n\r\n" + ok("Content-Length: 3\r\n", "abc")) << abc
                               << true;
    QTest::newRow("103 first") << raw("HTTP/1.1 103 Early Hints\r\nContent-Length: 9\r\n\r\n" +
                                      ok("Content-Length: 3\r\n", "abc"))
                               << abc << true;
    QTest::newRow("only line feeds") << raw("HTTP/1.1 200 OK\nContent-Length: 3\n\nabc") << abc << true;
    QTest::newRow("no reason") << raw("HTTP/1.1 200\r\nContent-Length: 3\r\n\r\nabc") << abc << true;
    QTest::newRow("encoded all the same")
        << Reply::ok(kPacked).header("Content-Encoding", "gzip") << kUnpacked << false;
    QTest::newRow("identity") << Reply::ok(kPicture).header("Content-Encoding", "identity") << kPicture << true;
    QTest::newRow("page as a picture") << Reply::ok("<html>").type("image/jpeg") << QByteArray("<html>") << true;
    QTest::newRow("in drips") << Reply::ok(kPicture).drip(2000, 20ms) << kPicture << true;
    QTest::newRow("late") << Reply::ok(kPicture).delay(100ms) << kPicture << true;
}

void TestCurlTransferFaults::livesWithOddities()
{
    QFETCH(const Reply, reply);
    QFETCH(const QByteArray, bytes);
    QFETCH(const bool, isEndProven);
    ScriptedServer server;
    server.on("/a", reply);
    Fetcher fetcher;
    const Result<TransferReport> report = fetcher.fetch(server.url("/a"));
    QVERIFY2(report, told(report));
    QCOMPARE(fetcher.sink.bytes, bytes);
    QCOMPARE(report->received, bytes.size());
    QCOMPARE(report->isEndProven, isEndProven);
    const bool isEncoded = bytes == kUnpacked;
    QVERIFY(!isEncoded || report->head.totalBytes == -1);
    QVERIFY(!isEncoded || report->head.validator == Validator());
}

void TestCurlTransferFaults::obeysRetryAfter_data()
{
    QTest::addColumn<Reply>("reply");
    QTest::addColumn<int>("seconds"); // -1 = none
    const auto busy = [](const QByteArray &value) { return Reply::status(503).header("Retry-After", value); };
    QTest::newRow("none") << Reply::status(503) << -1;
    QTest::newRow("seconds") << busy("7") << 7;
    QTest::newRow("with a 429") << Reply::status(429).header("Retry-After", "3600") << 3600;
    QTest::newRow("date, by the server's clock")
        << busy("Sun, 06 Nov 1994 08:50:37 GMT").header("Date", "Sun, 06 Nov 1994 08:49:37 GMT") << 60;
    QTest::newRow("date in the past") << busy("Sun, 06 Nov 1994 08:50:37 GMT") << 0;
    QTest::newRow("garbage") << busy("soon") << -1;
    QTest::newRow("negative") << busy("-1") << -1;
}

void TestCurlTransferFaults::obeysRetryAfter()
{
    QFETCH(const Reply, reply);
    QFETCH(const int, seconds);
    ScriptedServer server;
    server.on("/a", reply);
    Fetcher fetcher;
    const Result<TransferReport> report = fetcher.fetch(server.url("/a"));
    QVERIFY(!report);
    const std::optional<std::chrono::milliseconds> asked = report.error().retryAfter;
    QCOMPARE(asked.has_value(), seconds >= 0);
    if (asked)
        QCOMPARE(asked->count(), seconds * 1000);
}

void TestCurlTransferFaults::keepsWhatCameBeforeTheFault()
{
    ScriptedServer server;
    server.on("/cut", Reply::ok(kPicture).cutAfter(9000));
    server.on("/reset", Reply::ok(kPicture).resetAfter(9000));
    for (const char *path : {"/cut", "/reset"}) {
        Fetcher fetcher;
        QVERIFY(!fetcher.fetch(server.url(path)));
        QCOMPARE(fetcher.sink.bytes, kPicture.left(9000));
    }
}

void TestCurlTransferFaults::namesAnUnreachablePort_data()
{
    QTest::addColumn<int>("manner");
    QTest::addColumn<FailureReason>("reason");
    QTest::newRow("refuses") << static_cast<int>(DeafPort::Manner::Refuses) << FailureReason::Refused;
    QTest::newRow("ignores") << static_cast<int>(DeafPort::Manner::Ignores) << FailureReason::Timeout;
}

void TestCurlTransferFaults::namesAnUnreachablePort()
{
    QFETCH(const int, manner);
    QFETCH(const FailureReason, reason);
    const DeafPort port(static_cast<DeafPort::Manner>(manner));
    Fetcher fetcher;
    fetcher.settings.connectTimeout = kStall;
    QElapsedTimer timer;
    timer.start();
    const Result<TransferReport> report = fetcher.fetch(port.url(u"/a"_s));
    QVERIFY(!report);
    QCOMPARE(report.error().reason, reason);
    QCOMPARE(report.error().httpStatus, 0);
    QVERIFY(timer.elapsed() < 2000);
}

void TestCurlTransferFaults::namesATlsHandshakeThatBreaksOff_data()
{
    QTest::addColumn<Reply>("reply");
    QTest::addColumn<FailureReason>("reason");
    QTest::newRow("plain text") << Reply::raw("HTTP/1.1 400 Bad Request\r\n\r\n") << FailureReason::Tls;
    QTest::newRow("closed") << Reply::close() << FailureReason::Tls;
    QTest::newRow("reset") << Reply::reset() << FailureReason::Tls;
    QTest::newRow("silent") << Reply::silence() << FailureReason::Timeout;
}

void TestCurlTransferFaults::namesATlsHandshakeThatBreaksOff()
{
    QFETCH(const Reply, reply);
    QFETCH(const FailureReason, reason);
    ScriptedServer server;
    server.answerAnyBytesWith(reply);
    Fetcher fetcher;
    if (reason == FailureReason::Timeout)
        fetcher.settings.connectTimeout = kStall;
    const Result<TransferReport> report = fetcher.fetch(u"https://"_s + server.authority() + u"/a"_s);
    QVERIFY(!report);
    QCOMPARE(report.error().reason, reason);
    QVERIFY(!report.error().isPermanent);
}

void TestCurlTransferFaults::refusesOtherSchemes()
{
    Fetcher fetcher;
    for (const QString &url : {u"file:///etc/hostname"_s, u"ftp://127.0.0.1/a"_s, u"no link"_s, QString()}) {
        const Result<TransferReport> report = fetcher.fetch(url);
        QVERIFY(!report);
        QCOMPARE(report.error().reason, FailureReason::UnsupportedLink);
    }
    QVERIFY(fetcher.sink.heads.isEmpty());
}

void TestCurlTransferFaults::refusesAnUnreadableTrustFile()
{
    ScriptedServer server;
    server.on("/a", Reply::ok("picture"));
    Fetcher fetcher;
    fetcher.settings.caCertFile = u"/nonexistent/ca.pem"_s;
    const Result<TransferReport> report = fetcher.fetch(server.url("/a"));
    QVERIFY(!report);
    QCOMPARE(report.error().reason, FailureReason::Tls);
    QVERIFY(report.error().isPermanent);
    QVERIFY(report.error().detail.contains(u"/nonexistent/ca.pem"));
    fetcher.settings.caCertFile.clear();
    QVERIFY(fetcher.fetch(server.url("/a")));
}

void TestCurlTransferFaults::hidesCredentialsInDetails()
{
    ScriptedServer server;
    server.on("/404", Reply::status(404));
    server.on("/cut", Reply::ok("picture").cutAfter(3));
    server.on("/loop", Reply::redirect(u"/loop"_s));
    const DeafPort port(DeafPort::Manner::Refuses);
    const QString bad = u"http://me:s3cret@h:99999/"_s;
    for (QString url : {server.url("/404"), server.url("/cut"), server.url("/loop"), port.url(u"/a"_s), bad}) {
        Fetcher fetcher;
        const Result<TransferReport> report = fetcher.fetch(url.replace(u"//127"_s, u"//me:s3cret@127"_s));
        QVERIFY(!report);
        QVERIFY2(!report.error().detail.contains(u"s3cret"), told(report));
    }
    server.on("/ok", Reply::ok("picture"));
    Fetcher fetcher;
    const Result<TransferReport> report = fetcher.fetch(server.url("/ok").replace(u"//"_s, u"//me:s3cret@"_s));
    QVERIFY(report);
    QCOMPARE(report->finalUrl, server.url("/ok"));
}

void TestCurlTransferFaults::asksAgainOnAFreshConnection()
{
    // Between two answers a server may close an idle connection at any time, also just as it is used again.
    ScriptedServer server;
    server.on("/a", Reply::ok("picture"));
    server.on("/b", {Reply::close(), Reply::ok("picture")});
    Fetcher fetcher;
    QVERIFY(fetcher.fetch(server.url("/a")));
    const Result<TransferReport> report = fetcher.fetch(server.url("/b"));
    QVERIFY2(report, told(report));
    QCOMPARE(server.connectionCount(), 2);
}

void TestCurlTransferFaults::goesThroughADeadProxyByName()
{
    const DeafPort port(DeafPort::Manner::Refuses);
    qputenv("http_proxy", port.url(QString()).toUtf8());
    Fetcher fetcher;
    const Result<TransferReport> report = fetcher.fetch(u"http://pictures.bowerbird.invalid/a"_s);
    qputenv("http_proxy", "");
    QVERIFY(!report);
    QCOMPARE(report.error().reason, FailureReason::Proxy);
}

void TestCurlTransferFaults::namesTheProxysRefusal()
{
    ScriptedServer proxy;
    proxy.otherwise([](const Request &) { return Reply::status(407); });
    const QByteArray address = proxy.url("").toUtf8();
    qputenv("http_proxy", address);
    qputenv("https_proxy", address);
    for (const QString &url : {u"http://pictures.bowerbird.invalid/a"_s, u"https://pictures.bowerbird.invalid/a"_s}) {
        Fetcher fetcher;
        const Result<TransferReport> report = fetcher.fetch(url);
        QVERIFY(!report);
        QCOMPARE(report.error().reason, FailureReason::Proxy);
        QCOMPARE(report.error().httpStatus, 407);
    }
    qputenv("http_proxy", "");
    qputenv("https_proxy", "");
}

QTEST_GUILESS_MAIN(TestCurlTransferFaults)
#include "tst_curltransfer_faults.moc"
