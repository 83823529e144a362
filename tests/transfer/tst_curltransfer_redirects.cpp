// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#include "support/scriptedserver.h"
#include "transfer/fetcher.h"

#include <QtTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace bowerbird;
using namespace bowerbird::test;

class TestCurlTransferRedirects : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void followsEveryKind_data();
    void followsEveryKind();
    void followsUpToTenHops();
    void stopsAtALoopAtOnce();
    void refusesAndAsksNobody_data();
    void refusesAndAsksNobody();
    void doesNotAskForARemovedPicture();
    void keepsTheRefererOnTheSameHost();
    void dropsEverythingPersonalOnAnotherHost();
    void keepsCredentialsOnTheSameHost();
};

namespace {

// The same server under another name is another origin.
QString asLocalhost(const QString &url)
{
    return QString(url).replace(u"127.0.0.1"_s, u"localhost"_s);
}

} // namespace

void TestCurlTransferRedirects::followsEveryKind_data()
{
    QTest::addColumn<int>("status");
    for (const int status : {301, 302, 303, 307, 308})
        QTest::addRow("%d", status) << status;
}

void TestCurlTransferRedirects::followsEveryKind()
{
    QFETCH(const int, status);
    ScriptedServer server;
    server.on("/d/a", Reply::redirect(u"../b%20c?x=1"_s, status));
    server.on("/b%20c?x=1", Reply::ok("picture"));
    Fetcher fetcher;
    const Result<TransferReport> report = fetcher.fetch(server.url("/d/a"));
    QVERIFY2(report, told(report));
    QCOMPARE(fetcher.sink.bytes, QByteArray("picture"));
    QCOMPARE(report->finalUrl, server.url("/b%20c?x=1"));
    QCOMPARE(fetcher.sink.heads.size(), 1);
}

void TestCurlTransferRedirects::followsUpToTenHops()
{
    ScriptedServer server;
    server.otherwise([](const Request &request) {
        const int hop = request.target.mid(1).toInt();
        return hop == 0 ? Reply::ok("picture") : Reply::redirect(u"/%1"_s.arg(hop - 1));
    });
    Fetcher fetcher;
    QVERIFY(fetcher.fetch(server.url("/10")));
    const Result<TransferReport> tooFar = fetcher.fetch(server.url("/11"));
    QVERIFY(!tooFar);
    QCOMPARE(tooFar.error().reason, FailureReason::BadRedirect);
}

void TestCurlTransferRedirects::stopsAtALoopAtOnce()
{
    ScriptedServer server;
    server.on("/a", Reply::redirect(u"/b"_s));
    server.on("/b", Reply::redirect(u"/a"_s));
    Fetcher fetcher;
    const Result<TransferReport> report = fetcher.fetch(server.url("/a"));
    QVERIFY(!report);
    QCOMPARE(report.error().reason, FailureReason::BadRedirect);
    QCOMPARE(server.requestCount(), 2);
}

void TestCurlTransferRedirects::refusesAndAsksNobody_data()
{
    QTest::addColumn<Reply>("reply");
    QTest::newRow("file") << Reply::redirect(u"file:///etc/hostname"_s);
    QTest::newRow("ftp") << Reply::redirect(u"ftp://127.0.0.1/a"_s);
    QTest::newRow("data") << Reply::redirect(u"data:image/png;base64,AAAA"_s);
    QTest::newRow("no Location") << Reply::status(302, "somewhere");
    QTest::newRow("empty Location") << Reply::redirect(QString());
    QTest::newRow("no host") << Reply::redirect(u"http://"_s);
    QTest::newRow("bad port") << Reply::redirect(u"http://127.0.0.1:notaport/"_s);
}

void TestCurlTransferRedirects::refusesAndAsksNobody()
{
    QFETCH(const Reply, reply);
    ScriptedServer server;
    server.on("/a", reply);
    Fetcher fetcher;
    const Result<TransferReport> report = fetcher.fetch(server.url("/a"));
    QVERIFY(!report);
    QCOMPARE(report.error().reason, FailureReason::BadRedirect);
    QVERIFY(!report.error().detail.isEmpty());
    QCOMPARE(server.requestCount(), 1);
    QVERIFY(fetcher.sink.heads.isEmpty());
}

void TestCurlTransferRedirects::doesNotAskForARemovedPicture()
{
    ScriptedServer server;
    server.on("/a.jpg", Reply::redirect(u"http://i.imgur.com/removed.png"_s));
    server.on("/removed.png", Reply::ok("placeholder"));
    Fetcher fetcher;
    fetcher.settings.connectTo.insert(u"i.imgur.com:80"_s, server.authority());
    const Result<TransferReport> report = fetcher.fetch(u"http://i.imgur.com/a.jpg"_s);
    QVERIFY(!report);
    QCOMPARE(report.error().reason, FailureReason::Placeholder);
    QCOMPARE(server.requestCount(), 1);
}

void TestCurlTransferRedirects::keepsTheRefererOnTheSameHost()
{
    ScriptedServer server;
    server.on("/a", Reply::redirect(u"/b"_s));
    server.on("/b", Reply::ok("picture"));
    Fetcher fetcher;
    fetcher.request.referer = u"http://page/"_s;
    QVERIFY(fetcher.fetch(server.url("/a")));
    QCOMPARE(server.requests("/b").at(0).header("referer"), QByteArray("http://page/"));
}

void TestCurlTransferRedirects::dropsEverythingPersonalOnAnotherHost()
{
    ScriptedServer server;
    server.on("/a", Reply::redirect(asLocalhost(server.url("/b"))));
    server.on("/b", Reply::ok("picture").header("ETag", "\"v1\"").withRanges());
    Fetcher fetcher;
    fetcher.request.referer = u"http://page/"_s;
    fetcher.sink.bytes = "pict";
    fetcher.sink.kept = {.etag = u"\"v1\""_s, .lastModified = {}, .totalBytes = 7};
    QString url = server.url("/a");
    const Result<TransferReport> report = fetcher.fetch(url.replace(u"//"_s, u"//me:secret@"_s));
    QVERIFY2(report, told(report));
    QVERIFY(server.requests("/a").at(0).headers.contains("authorization"));
    QVERIFY(server.requests("/a").at(0).headers.contains("range"));
    const Request second = server.requests("/b").at(0);
    for (const char *absent : {"authorization", "referer", "range", "if-range", "cookie"})
        QVERIFY2(!second.headers.contains(absent), absent);
    QCOMPARE(fetcher.sink.bytes, QByteArray("picture"));
    QCOMPARE(report->resumedFrom, 0);
}

void TestCurlTransferRedirects::keepsCredentialsOnTheSameHost()
{
    ScriptedServer server;
    server.on("/a", Reply::redirect(u"/b"_s));
    server.on("/b", Reply::ok("picture"));
    server.on("/c", Reply::ok("picture"));
    Fetcher fetcher;
    QString url = server.url("/a");
    QVERIFY(fetcher.fetch(url.replace(u"//"_s, u"//me:secret@"_s)));
    QVERIFY(server.requests("/b").at(0).headers.contains("authorization"));
    QVERIFY(fetcher.fetch(server.url("/c")));
    QVERIFY(!server.requests("/c").at(0).headers.contains("authorization"));
}

QTEST_GUILESS_MAIN(TestCurlTransferRedirects)
#include "tst_curltransfer_redirects.moc"
