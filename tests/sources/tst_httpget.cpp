// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#include "sources/httpget.h"

#include "support/nginxfixture.h"
#include "support/scriptedserver.h"

#include <QFile>
#include <QNetworkAccessManager>
#include <QTest>

using namespace bowerbird;
using namespace bowerbird::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

class TestHttpGet : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void sendsWhatItShouldAndNothingElse();
    void keepsAuthorizationWithinTheOrigin();
    void refusesRedirects_data();
    void refusesRedirects();
    void followsTenRedirects();
    void sendsNoCookiesBack();
    void tellsTroubleApart_data();
    void tellsTroubleApart();
    void givesStatusesAsAnswers();
    void refusesALargeBody();
    void neverSpeaksAfterCancel();
    void namesNoSecretInAFailure();
    void refusesACertificateFileThatIsNone();
    void trustsTheCertificatesItIsGiven();
    void asksByWayOfTheProxy_data();
    void asksByWayOfTheProxy();
    void asksItsOwnComputerWithoutAProxy();
    void refusesAProxyItCannotSpeakTo();

private:
    Result<HttpAnswer> get(const QString &url, const QByteArray &authorization = {});

    QNetworkAccessManager m_network;
    NetworkSettings m_settings;
};

void TestHttpGet::initTestCase()
{
    prepareForAsking(m_network);
    m_settings.userAgent = u"Tester/1\r\nX-Evil: 1"_s;
    m_settings.connectTimeout = 400ms;
    m_settings.stallTimeout = 400ms;
}

Result<HttpAnswer> TestHttpGet::get(const QString &url, const QByteArray &authorization)
{
    HttpGet httpGet(m_network, m_settings);
    std::optional<Result<HttpAnswer>> result;
    httpGet.get(QUrl(url), authorization, [&result](const Result<HttpAnswer> &answer) { result = answer; });
    if (result)
        return fail(FailureReason::Internal, u"called back from within get()"_s);
    if (!QTest::qWaitFor([&result] { return result.has_value(); }, 10'000))
        return fail(FailureReason::Internal, u"never called back"_s);
    return *result;
}

void TestHttpGet::sendsWhatItShouldAndNothingElse()
{
    ScriptedServer server;
    server.on("/a", Reply::ok("{}"));
    const Result<HttpAnswer> answer = get(server.url("/a"), "Client-ID x");
    QVERIFY(answer.has_value());
    QCOMPARE(answer->status, 200);
    QCOMPARE(answer->body, QByteArray("{}"));
    const Request request = server.requests("/a").value(0);
    QCOMPARE(request.header("user-agent"), QByteArray("Tester/1X-Evil: 1"));
    QCOMPARE(request.header("authorization"), QByteArray("Client-ID x"));
    QCOMPARE(request.header("accept-language"), QByteArray("*"));
    QCOMPARE(request.header("accept-encoding"), QByteArray("identity"));
    QVERIFY(!request.headers.contains("x-evil"));
    QVERIFY(!request.headers.contains("cookie"));
    QVERIFY(!request.headers.contains("referer"));
    QVERIFY(!request.headers.contains("upgrade")); // no HTTP/2
}

void TestHttpGet::keepsAuthorizationWithinTheOrigin()
{
    ScriptedServer other;
    other.on("/b", Reply::ok("there"));
    ScriptedServer server;
    server.on("/same", Reply::redirect(u"/a"_s));
    server.on("/a", Reply::ok("here"));
    server.on("/away", Reply::redirect(other.url("/b")));
    QCOMPARE(get(server.url("/same"), "Client-ID x").value_or(HttpAnswer()).body, QByteArray("here"));
    QCOMPARE(server.requests("/a").value(0).header("authorization"), QByteArray("Client-ID x"));
    QCOMPARE(get(server.url("/away"), "Client-ID x").value_or(HttpAnswer()).body, QByteArray("there"));
    QVERIFY(!other.requests("/b").value(0).headers.contains("authorization"));
}

void TestHttpGet::refusesRedirects_data()
{
    QTest::addColumn<QString>("location");
    QTest::newRow("file") << u"file:///etc/hostname"_s;
    QTest::newRow("data") << u"data:text/plain,x"_s;
    QTest::newRow("ftp") << u"ftp://127.0.0.1/x"_s;
    QTest::newRow("loop") << u"/a"_s;
    QTest::newRow("nothing") << QString();
    QTest::newRow("no host") << u"http:///x"_s;
}

void TestHttpGet::refusesRedirects()
{
    QFETCH(QString, location);
    ScriptedServer server;
    server.on("/a", location.isEmpty() ? Reply::status(302) : Reply::redirect(location));
    const Result<HttpAnswer> answer = get(server.url("/a"));
    QVERIFY(!answer);
    QCOMPARE(reasonName(answer.error().reason), u"bad-redirect"_s);
}

void TestHttpGet::followsTenRedirects()
{
    ScriptedServer server;
    for (int i = 0; i < 11; ++i)
        server.on("/" + QByteArray::number(i), Reply::redirect(u"/%1"_s.arg(i + 1), 308));
    server.on("/11", Reply::ok("end"));
    QCOMPARE(get(server.url("/1")).value_or(HttpAnswer()).body, QByteArray("end"));
    QVERIFY(!get(server.url("/0")));
}

void TestHttpGet::sendsNoCookiesBack()
{
    ScriptedServer server;
    server.on("/a", Reply::ok("x").header("Set-Cookie", "session=1; Path=/"));
    QVERIFY(get(server.url("/a")).has_value());
    QVERIFY(get(server.url("/a")).has_value());
    QCOMPARE(server.requestCount("/a"), 2);
    QVERIFY(!server.requests("/a").value(1).headers.contains("cookie"));
}

void TestHttpGet::tellsTroubleApart_data()
{
    QTest::addColumn<int>("trouble");
    QTest::addColumn<QString>("reason");
    QTest::newRow("silent") << 0 << u"timeout"_s;
    QTest::newRow("stalls") << 1 << u"stalled"_s;
    QTest::newRow("reset") << 2 << u"connection-lost"_s;
    QTest::newRow("cut") << 3 << u"connection-lost"_s;
    QTest::newRow("closed") << 4 << u"connection-lost"_s;
    QTest::newRow("interim only") << 5 << u"bad-answer"_s;
}

void TestHttpGet::tellsTroubleApart()
{
    QFETCH(int, trouble);
    QFETCH(QString, reason);
    const QByteArray body(1000, 'x');
    const QList<Reply> replies = {Reply::silence(),
                                  Reply::ok(body).stallAfter(10),
                                  Reply::ok(body).resetAfter(10),
                                  Reply::ok(body).cutAfter(10),
                                  Reply::close(),
                                  Reply::raw("HTTP/1.1 103 Early Hints\r\nLink: </x>\r\n\r\n")};
    ScriptedServer server;
    server.on("/a", replies.at(trouble));
    const Result<HttpAnswer> answer = get(server.url("/a"));
    QVERIFY(!answer);
    QCOMPARE(reasonName(answer.error().reason), reason);
}

void TestHttpGet::givesStatusesAsAnswers()
{
    ScriptedServer server;
    for (const int status : {204, 400, 401, 403, 404, 407, 418, 429, 500, 503})
        server.on("/" + QByteArray::number(status), Reply::status(status, "why").header("Retry-After", "7"));
    for (const int status : {400, 401, 403, 404, 418, 429, 500, 503}) {
        const Result<HttpAnswer> answer = get(server.url(u"/%1"_s.arg(status)));
        QVERIFY2(answer.has_value(), qPrintable(QString::number(status)));
        QCOMPARE(answer->status, status);
        QCOMPARE(answer->body, QByteArray("why"));
        QCOMPARE(answer->retryAfter, QByteArray("7"));
    }
}

void TestHttpGet::refusesALargeBody()
{
    ScriptedServer server;
    server.on("/a", Reply::ok(QByteArray(HttpQuestion().largestBody + 1, 'x')));
    const Result<HttpAnswer> answer = get(server.url("/a"));
    QVERIFY(!answer);
    QCOMPARE(reasonName(answer.error().reason), u"too-large"_s);
}

void TestHttpGet::neverSpeaksAfterCancel()
{
    ScriptedServer server;
    server.on("/a", Reply::ok("x").delay(100ms));
    server.on("/b", Reply::ok("y").delay(300ms));
    HttpGet httpGet(m_network, m_settings);
    QStringList heard;
    httpGet.get(QUrl(server.url("/a")), QByteArray(), [&heard](const auto &) { heard << u"a"_s; });
    QVERIFY(QTest::qWaitFor([&server] { return server.requestCount() == 1; }));
    httpGet.cancel();
    httpGet.get(QUrl(u"ftp://x/"_s), QByteArray(), [&heard](const auto &) { heard << u"ftp"_s; });
    httpGet.cancel();
    httpGet.get(QUrl(server.url("/b")), QByteArray(), [&heard](const auto &) { heard << u"b"_s; });
    QTRY_COMPARE(heard, QStringList{u"b"_s});
}

void TestHttpGet::namesNoSecretInAFailure()
{
    ScriptedServer server;
    server.on("/a", Reply::reset());
    QString url = server.url("/a");
    url.replace(u"http://"_s, u"http://user:secret@"_s);
    const Result<HttpAnswer> answer = get(url);
    QVERIFY(!answer);
    QVERIFY(!answer.error().detail.contains(u"secret"_s));
}

void TestHttpGet::refusesACertificateFileThatIsNone()
{
    ScriptedServer server;
    HttpGet httpGet(m_network, {.caCertFile = u"/nonexistent.pem"_s});
    std::optional<Result<HttpAnswer>> result;
    httpGet.get(QUrl(server.url("/a")), QByteArray(), [&result](const Result<HttpAnswer> &answer) { result = answer; });
    QTRY_VERIFY(result.has_value());
    QVERIFY(!*result);
    QCOMPARE(reasonName(result->error().reason), u"tls"_s);
    QVERIFY(result->error().isPermanent);
    QCOMPARE(server.requestCount(), 0);
}

void TestHttpGet::trustsTheCertificatesItIsGiven()
{
    if (NginxFixture::isLeftOut())
        QSKIP("nginx is left out");
    NginxFixture nginx;
    QVERIFY2(nginx.start(), qPrintable(nginx.errorText()));
    QFile file(nginx.folder() + u"/a.json"_s);
    QVERIFY(file.open(QIODevice::WriteOnly) && file.write("{}") == 2);
    file.close();
    const QString url = nginx.url(u"/a.json"_s, NginxFixture::Scheme::Https);
    const Result<HttpAnswer> untrusted = get(url);
    QVERIFY(!untrusted);
    QCOMPARE(reasonName(untrusted.error().reason), u"tls"_s);
    QVERIFY(untrusted.error().isPermanent);
    m_settings.caCertFile = nginx.caCertFile();
    m_network.clearConnectionCache(); // Qt keeps the trust it had
    const Result<HttpAnswer> trusted = get(url);
    const Result<HttpAnswer> expired = get(nginx.url(u"/a.json"_s, NginxFixture::Scheme::HttpsExpired));
    const Result<HttpAnswer> otherHost = get(nginx.url(u"/a.json"_s, NginxFixture::Scheme::HttpsOtherHost));
    m_settings.caCertFile.clear();
    QVERIFY2(trusted.has_value(), qPrintable(trusted ? QString() : trusted.error().detail));
    QCOMPARE(trusted->body, QByteArray("{}"));
    QVERIFY(!expired);
    QCOMPARE(reasonName(expired.error().reason), u"tls"_s);
    QVERIFY(!otherHost);
    QCOMPARE(reasonName(otherHost.error().reason), u"tls"_s);
}

void TestHttpGet::asksByWayOfTheProxy_data()
{
    QTest::addColumn<QStringList>("exceptions");
    QTest::addColumn<bool>("isAsked");
    QTest::newRow("no exception") << QStringList() << true;
    QTest::newRow("another host") << QStringList(u"example.org"_s) << true;
    QTest::newRow("this host") << QStringList(u"pictures.invalid"_s) << false;
    QTest::newRow("its domain") << QStringList(u".invalid"_s) << false;
    QTest::newRow("all") << QStringList(u"*"_s) << false;
}

void TestHttpGet::asksByWayOfTheProxy()
{
    QFETCH(QStringList, exceptions);
    QFETCH(bool, isAsked);
    const QString url = u"http://pictures.invalid/a"_s;
    ScriptedServer proxy;
    proxy.on(url.toLatin1(), Reply::ok("by proxy")); // a proxy is asked for the whole address
    NetworkSettings settings = m_settings;
    m_settings.proxyMode = ProxyMode::Manual;
    m_settings.proxy = proxy.url({}).replace(u"http://"_s, u"http://me:secret@"_s);
    m_settings.proxyExceptions = exceptions;
    const Result<HttpAnswer> answer = get(url);
    std::swap(settings, m_settings);
    QCOMPARE(answer.has_value(), isAsked); // nobody else knows that host
    QCOMPARE(proxy.requests().size(), isAsked ? 1 : 0);
    if (isAsked)
        QCOMPARE(answer->body, QByteArray("by proxy"));
}

void TestHttpGet::asksItsOwnComputerWithoutAProxy()
{
    ScriptedServer server;
    server.on("/a", Reply::ok("direct"));
    NetworkSettings settings = m_settings;
    m_settings.proxyMode = ProxyMode::Manual;
    m_settings.proxy = u"127.0.0.1:1"_s; // nobody is there
    const Result<HttpAnswer> answer = get(server.url("/a"));
    std::swap(settings, m_settings);
    QVERIFY2(answer, answer ? "" : qPrintable(answer.error().detail));
    QCOMPARE(answer->body, QByteArray("direct"));
}

void TestHttpGet::refusesAProxyItCannotSpeakTo()
{
    ScriptedServer server;
    NetworkSettings settings = m_settings;
    m_settings.proxyMode = ProxyMode::Manual;
    m_settings.proxy = u"socks4a://me:secret@127.0.0.1:1"_s;
    const Result<HttpAnswer> answer = get(server.url("/a"));
    std::swap(settings, m_settings);
    QVERIFY(!answer);
    QCOMPARE(answer.error().reason, FailureReason::Proxy);
    QVERIFY(answer.error().isPermanent);
    QVERIFY(!answer.error().detail.contains(u"secret"_s));
    QCOMPARE(server.requests("/a").size(), 0);
}

QTEST_GUILESS_MAIN(TestHttpGet)
#include "tst_httpget.moc"
