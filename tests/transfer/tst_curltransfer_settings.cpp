// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#include "loopbackpeer.h"
#include "support/ports.h"
#include "support/scriptedserver.h"
#include "transfer/fetcher.h"

#include <QtTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace bowerbird;
using namespace bowerbird::test;

// What a person can set reaches the wire, goes only where it is meant to go, and never into a message.
class TestCurlTransferSettings : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void asksThroughTheProxy();
    void readsTheEnvironmentForTheSystemsProxy();
    void asksDirectlyWithoutAProxy();
    void leavesOutExceptions_data();
    void leavesOutExceptions();
    void asksMappedHostsDirectly();
    void handsNamesToSocksProxies_data();
    void handsNamesToSocksProxies();
    void namesTheProxysFaults_data();
    void namesTheProxysFaults();
    void refusesAnUnknownProxy_data();
    void refusesAnUnknownProxy();
    void sendsHeaders();
    void keepsAwayWhatWouldBreakARequest();
    void prefersTheRefererOfTheSettings();
    void sendsHeadersAndCookiesAfterALocalRedirect();
    void dropsHeadersAndCookiesOnAnotherHost();
    void sendsCookiesToTheirDomains();
    void sendsBothKindsOfCookiesInOneLine();
    void neverWritesCookies();
    void doesWithoutUnreadableCookies();
    void logsInAtItsHostOnly();
    void keepsTheLoginOfTheAddress();
    void sendsTheHeadOfAPartWithThatPartOnly();
};

namespace {

const QString kTarget = u"http://pictures.bowerbird.invalid/a"_s;

// Another host, at the same server.
QString asLocalhost(const QString &url)
{
    return QString(url).replace(u"127.0.0.1"_s, u"localhost"_s);
}

QString writeFile(const QTemporaryDir &folder, const QByteArray &bytes)
{
    QFile file(folder.filePath(u"cookies.txt"_s));
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
        qFatal("cannot write");
    return file.fileName();
}

QByteArray basic(const QByteArray &login)
{
    return "Basic " + login.toBase64();
}

} // namespace

void TestCurlTransferSettings::init()
{
    for (const char *variable : {"http_proxy", "https_proxy", "all_proxy", "no_proxy", "NO_PROXY"})
        qunsetenv(variable);
}

void TestCurlTransferSettings::asksThroughTheProxy()
{
    ScriptedServer proxy;
    proxy.otherwise([](const Request &) { return Reply::ok("picture"); });
    Fetcher fetcher;
    fetcher.settings.proxyMode = ProxyMode::Manual;
    fetcher.settings.proxy = u"http://me%40home:p%3aw@"_s + proxy.authority();
    fetcher.settings.headers = {u"X-Mine: 1"_s};
    const Result<TransferReport> report = fetcher.fetch(kTarget);
    QVERIFY2(report, told(report));
    QCOMPARE(fetcher.sink.bytes, QByteArray("picture"));
    const Request request = proxy.requests().at(0);
    QCOMPARE(request.target, kTarget.toUtf8());
    QCOMPARE(request.header("proxy-authorization"), basic("me@home:p:w"));
    QVERIFY(!request.headers.contains("authorization"));
    // Inside a tunnel the proxy gets to know nothing but the host.
    const Result<TransferReport> tunnel = fetcher.fetch(QString(kTarget).replace(u"http:"_s, u"https:"_s));
    QVERIFY(!tunnel); // what answers is no tunnel
    const Request connect = proxy.requests().at(1);
    QCOMPARE(connect.method, QByteArray("CONNECT"));
    QCOMPARE(connect.target, QByteArray("pictures.bowerbird.invalid:443"));
    QVERIFY(!connect.headers.contains("x-mine"));
    QVERIFY(connect.headers.contains("proxy-authorization"));
    fetcher.settings.proxy = proxy.authority(); // a host and a port are an http proxy
    QVERIFY(fetcher.fetch(kTarget));
}

void TestCurlTransferSettings::readsTheEnvironmentForTheSystemsProxy()
{
    ScriptedServer proxy;
    proxy.otherwise([](const Request &) { return Reply::ok("by proxy"); });
    ScriptedServer server;
    server.on("/a", Reply::ok("directly"));
    qputenv("http_proxy", proxy.url("").toUtf8());
    Fetcher fetcher;
    QVERIFY(fetcher.fetch(server.url("/a")));
    QCOMPARE(fetcher.sink.bytes, QByteArray("by proxy"));
    qputenv("no_proxy", "example.org,127.0.0.1");
    QVERIFY(fetcher.fetch(server.url("/a")));
    QCOMPARE(fetcher.sink.bytes, QByteArray("directly"));
    // A mapped host does not make the others forget their exceptions.
    fetcher.settings.connectTo.insert(u"mapped.bowerbird.invalid:80"_s, server.authority());
    QVERIFY(fetcher.fetch(server.url("/a")));
    QCOMPARE(fetcher.sink.bytes, QByteArray("directly"));
}

void TestCurlTransferSettings::asksDirectlyWithoutAProxy()
{
    const DeafPort dead(DeafPort::Manner::Refuses);
    qputenv("http_proxy", dead.url(QString()).toUtf8());
    ScriptedServer server;
    server.on("/a", Reply::ok("picture"));
    Fetcher fetcher;
    fetcher.settings.proxyMode = ProxyMode::None;
    const Result<TransferReport> report = fetcher.fetch(server.url("/a"));
    QVERIFY2(report, told(report));
}

void TestCurlTransferSettings::leavesOutExceptions_data()
{
    QTest::addColumn<QStringList>("exceptions");
    QTest::addColumn<bool>("isDirect");
    QTest::newRow("none") << QStringList() << false;
    QTest::newRow("the host") << QStringList{u"example.org"_s, u"localhost"_s} << true;
    QTest::newRow("another host") << QStringList{u"ocalhost"_s} << false;
    QTest::newRow("a domain") << QStringList{u".localhost"_s} << true;
    QTest::newRow("all") << QStringList{u"*"_s} << true;
}

void TestCurlTransferSettings::leavesOutExceptions()
{
    QFETCH(const QStringList, exceptions);
    QFETCH(const bool, isDirect);
    qputenv("no_proxy", "localhost"); // the environment's exceptions are those of the environment's proxy
    ScriptedServer proxy;
    proxy.otherwise([](const Request &) { return Reply::ok("by proxy"); });
    ScriptedServer server;
    server.on("/a", Reply::ok("directly"));
    Fetcher fetcher;
    fetcher.settings.proxyMode = ProxyMode::Manual;
    fetcher.settings.proxy = proxy.url("");
    fetcher.settings.proxyExceptions = exceptions;
    const Result<TransferReport> report = fetcher.fetch(asLocalhost(server.url("/a")));
    QVERIFY2(report, told(report));
    QCOMPARE(fetcher.sink.bytes, QByteArray(isDirect ? "directly" : "by proxy"));
}

void TestCurlTransferSettings::asksMappedHostsDirectly()
{
    const DeafPort dead(DeafPort::Manner::Refuses);
    ScriptedServer server;
    server.on("/a", Reply::ok("picture"));
    for (const ProxyMode mode : {ProxyMode::Manual, ProxyMode::System}) {
        qputenv("http_proxy", dead.url(QString()).toUtf8());
        Fetcher fetcher;
        fetcher.settings.proxyMode = mode;
        fetcher.settings.proxy = dead.url(QString());
        fetcher.settings.connectTo.insert(u"pictures.bowerbird.invalid:80"_s, server.authority());
        const Result<TransferReport> report = fetcher.fetch(kTarget);
        QVERIFY2(report, told(report));
    }
}

void TestCurlTransferSettings::handsNamesToSocksProxies_data()
{
    QTest::addColumn<QString>("scheme");
    QTest::newRow("socks5h") << u"socks5h"_s;
    QTest::newRow("socks4a") << u"socks4a"_s;
}

void TestCurlTransferSettings::handsNamesToSocksProxies()
{
    QFETCH(const QString, scheme);
    QByteArray name;
    QByteArray login;
    const auto talk4 = [&](int socket) {
        (void)LoopbackPeer::read(socket, 8);
        login = LoopbackPeer::readUntil(socket, QByteArray(1, '\0')).chopped(1);
        name = LoopbackPeer::readUntil(socket, QByteArray(1, '\0')).chopped(1);
        LoopbackPeer::write(socket, QByteArray::fromHex("005a000000000000"));
    };
    const auto talk5 = [&](int socket) { // RFC 1928 and 1929
        const auto readCounted = [socket] {
            const QByteArray count = LoopbackPeer::read(socket, 1);
            return LoopbackPeer::read(socket, static_cast<unsigned char>(count.at(0)));
        };
        (void)LoopbackPeer::read(socket, 1);
        (void)readCounted();
        LoopbackPeer::write(socket, QByteArray::fromHex("0502"));
        (void)LoopbackPeer::read(socket, 1);
        login = readCounted();
        login += ":" + readCounted();
        LoopbackPeer::write(socket, QByteArray::fromHex("0100"));
        (void)LoopbackPeer::read(socket, 4);
        name = readCounted();
        (void)LoopbackPeer::read(socket, 2);
        LoopbackPeer::write(socket, QByteArray::fromHex("05000001000000000000"));
    };
    const LoopbackPeer proxy([&](int socket) {
        scheme == u"socks4a" ? talk4(socket) : talk5(socket);
        (void)LoopbackPeer::readUntil(socket, "\r\n\r\n");
        LoopbackPeer::write(socket, "HTTP/1.1 200 OK\r\nContent-Length: 7\r\n\r\npicture");
    });
    Fetcher fetcher;
    fetcher.settings.proxyMode = ProxyMode::Manual;
    fetcher.settings.proxy = scheme + u"://me:secret@"_s + proxy.authority();
    const Result<TransferReport> report = fetcher.fetch(kTarget);
    QVERIFY2(report, told(report));
    QCOMPARE(fetcher.sink.bytes, QByteArray("picture"));
    QCOMPARE(name, QByteArray("pictures.bowerbird.invalid"));
    QCOMPARE(login, QByteArray(scheme == u"socks4a" ? "me" : "me:secret"));
}

void TestCurlTransferSettings::namesTheProxysFaults_data()
{
    QTest::addColumn<QString>("scheme");
    QTest::addColumn<Reply>("reply");
    QTest::addColumn<QString>("target");
    QTest::addColumn<int>("status");
    const QString secure = QString(kTarget).replace(u"http:"_s, u"https:"_s);
    QTest::newRow("login wanted") << u"http"_s << Reply::raw("HTTP/1.1 407 No\r\nContent-Length: 0\r\n\r\n") << kTarget
                                  << 407;
    QTest::newRow("login wanted for a tunnel")
        << u"http"_s << Reply::raw("HTTP/1.1 407 No\r\nContent-Length: 0\r\n\r\n") << secure << 407;
    QTest::newRow("tunnel refused") << u"http"_s << Reply::raw("HTTP/1.1 403 No\r\nContent-Length: 0\r\n\r\n") << secure
                                    << 403;
    QTest::newRow("tunnel closed") << u"http"_s << Reply::close() << secure << 0;
    QTest::newRow("SOCKS refuses the login") << u"socks5h"_s << Reply::raw(QByteArray::fromHex("05ff")) << kTarget << 0;
    QTest::newRow("SOCKS closes") << u"socks5h"_s << Reply::close() << kTarget << 0;
    QTest::newRow("no SOCKS") << u"socks5h"_s << Reply::raw("HTTP/1.1 400 Bad\r\n\r\n") << kTarget << 0;
    QTest::newRow("SOCKS4 refuses") << u"socks4a"_s << Reply::raw(QByteArray::fromHex("005b000000000000")) << kTarget
                                    << 0;
}

void TestCurlTransferSettings::namesTheProxysFaults()
{
    QFETCH(const QString, scheme);
    QFETCH(const Reply, reply);
    QFETCH(const QString, target);
    QFETCH(const int, status);
    ScriptedServer proxy;
    proxy.answerAnyBytesWith(reply);
    Fetcher fetcher;
    fetcher.settings.proxyMode = ProxyMode::Manual;
    fetcher.settings.proxy = scheme + u"://me:s3cret@"_s + proxy.authority();
    const Result<TransferReport> report = fetcher.fetch(target);
    QVERIFY(!report);
    QVERIFY2(report.error().reason == FailureReason::Proxy, told(report));
    QCOMPARE(report.error().httpStatus, status);
    QVERIFY2(!report.error().detail.contains(u"s3cret"), told(report));
}

void TestCurlTransferSettings::refusesAnUnknownProxy_data()
{
    QTest::addColumn<QString>("proxy");
    QTest::addColumn<bool>("isEnvironment");
    for (const char *proxy :
         {"ftp://me:s3cret@h:1", "nonsense://h", "http://", "http://me:s3cret@h:99999", "http://me:s3cret@ h"})
        QTest::newRow(proxy) << QString::fromLatin1(proxy) << false;
    QTest::newRow("empty") << QString() << false;
    QTest::newRow("of the environment") << u"nonsense://me:s3cret@h:1"_s << true;
}

void TestCurlTransferSettings::refusesAnUnknownProxy()
{
    QFETCH(const QString, proxy);
    QFETCH(const bool, isEnvironment);
    ScriptedServer server;
    server.on("/a", Reply::ok("picture"));
    Fetcher fetcher;
    fetcher.settings.proxyMode = isEnvironment ? ProxyMode::System : ProxyMode::Manual;
    fetcher.settings.proxy = proxy;
    if (isEnvironment)
        qputenv("http_proxy", proxy.toUtf8());
    const Result<TransferReport> report = fetcher.fetch(server.url("/a"));
    QVERIFY(!report);
    QCOMPARE(report.error().reason, FailureReason::Proxy);
    QVERIFY(report.error().isPermanent || isEnvironment);
    QVERIFY2(!report.error().detail.contains(u"s3cret"), told(report));
    QCOMPARE(server.requestCount(), 0);
    fetcher.settings.proxyMode = ProxyMode::None;
    QVERIFY(fetcher.fetch(server.url("/a")));
}

void TestCurlTransferSettings::sendsHeaders()
{
    ScriptedServer server;
    server.on("/a", Reply::ok("picture").header("ETag", "\"v1\"").withRanges());
    Fetcher fetcher;
    fetcher.settings.headers = {u"X-One:  1 "_s, u"X-Empty:"_s, u"x-two: ä"_s, u"Accept: image/png"_s};
    QVERIFY(fetcher.fetch(server.url("/a")));
    const Request request = server.requests().at(0);
    QCOMPARE(request.header("x-one"), QByteArray("1"));
    QVERIFY(request.headers.contains("x-empty"));
    QCOMPARE(request.header("x-two"), QByteArray("ä"));
    QCOMPARE(request.header("accept"), QByteArray("image/png"));
    fetcher.sink.bytes.truncate(3);
    QVERIFY(fetcher.fetch(server.url("/a")));
    const Request part = server.requests().at(1);
    QCOMPARE(part.header("range"), QByteArray("bytes=3-"));
    QCOMPARE(part.header("if-range"), QByteArray("\"v1\""));
    QCOMPARE(part.header("x-one"), QByteArray("1"));
    QCOMPARE(fetcher.sink.bytes, QByteArray("picture"));
}

void TestCurlTransferSettings::keepsAwayWhatWouldBreakARequest()
{
    ScriptedServer server;
    server.on("/a", Reply::ok("picture").header("ETag", "\"v1\"").withRanges());
    Fetcher fetcher;
    fetcher.settings.headers = {u"X-One: 1\r\nX-Smuggled: 1"_s, u"no colon"_s,        u": no name"_s,
                                u"Range: bytes=2-"_s,           u"If-Range: \"x\""_s, u"Content-Length: 5"_s};
    fetcher.settings.userAgent = u"me\r\nX-Smuggled: 1"_s;
    fetcher.settings.referer = u"http://page/\r\nX-Smuggled: 1"_s;
    const Result<TransferReport> report = fetcher.fetch(server.url("/a"));
    QVERIFY2(report, told(report));
    QCOMPARE(fetcher.sink.bytes, QByteArray("picture"));
    const Request request = server.requests().at(0);
    for (const char *absent : {"x-smuggled", "range", "if-range", "content-length"})
        QVERIFY2(!request.headers.contains(absent), absent);
    QCOMPARE(request.header("x-one"), QByteArray("1X-Smuggled: 1"));
}

void TestCurlTransferSettings::prefersTheRefererOfTheSettings()
{
    ScriptedServer server;
    server.on("/a", Reply::redirect(asLocalhost(server.url("/b"))));
    server.on("/b", Reply::ok("picture"));
    Fetcher fetcher;
    fetcher.request.referer = u"http://page/"_s;
    fetcher.settings.referer = u"http://mine/"_s;
    QVERIFY(fetcher.fetch(server.url("/a")));
    QCOMPARE(server.requests("/a").at(0).header("referer"), QByteArray("http://mine/"));
    QVERIFY(!server.requests("/b").at(0).headers.contains("referer"));
}

void TestCurlTransferSettings::sendsHeadersAndCookiesAfterALocalRedirect()
{
    ScriptedServer server;
    server.on("/a", Reply::redirect(u"/b"_s));
    server.on("/b", Reply::ok("picture"));
    Fetcher fetcher;
    fetcher.settings.headers = {u"X-One: 1"_s, u"Cookie: id=7"_s};
    QVERIFY(fetcher.fetch(server.url("/a")));
    QCOMPARE(server.requests("/b").at(0).header("x-one"), QByteArray("1"));
    QCOMPARE(server.requests("/b").at(0).header("cookie"), QByteArray("id=7"));
}

void TestCurlTransferSettings::dropsHeadersAndCookiesOnAnotherHost()
{
    ScriptedServer server;
    server.on("/a", Reply::redirect(asLocalhost(server.url("/b"))));
    server.on("/b", Reply::redirect(server.url("/c")));
    server.on("/c", Reply::ok("picture"));
    Fetcher fetcher;
    fetcher.settings.headers = {u"X-One: 1"_s, u"Cookie: id=7"_s, u"Authorization: Bearer s3cret"_s};
    for (int i = 1; i <= 2; ++i) {
        QVERIFY(fetcher.fetch(server.url("/a")));
        QCOMPARE(server.requestCount(), 3 * i);
        for (const char *name : {"x-one", "cookie", "authorization"}) {
            QVERIFY(server.requests("/a").last().headers.contains(name));
            QVERIFY2(!server.requests("/b").last().headers.contains(name), name);
            QVERIFY2(!server.requests("/c").last().headers.contains(name), name); // another host sent us there
        }
        QVERIFY(server.requests("/b").last().header("accept").startsWith("image/*"));
    }
}

void TestCurlTransferSettings::sendsCookiesToTheirDomains()
{
    const QTemporaryDir folder;
    ScriptedServer server;
    server.otherwise([](const Request &) { return Reply::ok("picture").header("Set-Cookie", "set=1; path=/other"); });
    server.on("/away", Reply::redirect(asLocalhost(server.url("/a"))));
    Fetcher fetcher;
    using namespace std::string_view_literals;
    // Words and headers that libcurl takes for something else stand among them, and one of the words before a zero.
    constexpr auto kCommands =
        "FLUSH\nALL\nALL\0\t\t\t\t\t\t\nSet-Cookie: all=6\t\t\t\t\t\ngarbage \xff\n\t\t\t\t\t\t\n"sv;
    fetcher.settings.cookieFile = writeFile(folder, "# Netscape HTTP Cookie File\r\n\r\n"
                                                    "127.0.0.1\tFALSE\t/\tFALSE\t0\there\t1\r\n"
                                                    "#HttpOnly_127.0.0.1\tFALSE\t/\tFALSE\t4102444800\tonly\t2\n"
                                                    "127.0.0.1\tFALSE\t/deep\tFALSE\t0\tdeep\t3\n"
                                                    "127.0.0.1\tFALSE\t/\tFALSE\t1\texpired\t4\n"
                                                    "#127.0.0.1\tFALSE\t/\tFALSE\t0\tcomment\t5\n"
                                                    "elsewhere.example\tTRUE\t/\tFALSE\t0\telsewhere\ts3cret\n" +
                                                        QByteArray(kCommands.data(), kCommands.size()));
    QVERIFY(fetcher.fetch(server.url("/a")));
    const auto cookies = [&server](const QByteArray &path) {
        QByteArrayList list = server.requests(path).last().header("cookie").split(';');
        for (QByteArray &cookie : list)
            cookie = cookie.trimmed();
        std::sort(list.begin(), list.end());
        return list.join(' ');
    };
    QCOMPARE(cookies("/a"), QByteArray("here=1 only=2"));
    QVERIFY(fetcher.fetch(server.url("/deep/a")));
    QCOMPARE(cookies("/deep/a"), QByteArray("deep=3 here=1 only=2"));
    QVERIFY(fetcher.fetch(server.url("/away")));
    QCOMPARE(cookies("/away"), QByteArray("here=1 only=2"));
    QVERIFY(!server.requests("/a").last().headers.contains("cookie"));
}

void TestCurlTransferSettings::sendsBothKindsOfCookiesInOneLine()
{
    const QTemporaryDir folder;
    ScriptedServer server;
    server.on("/a", Reply::ok("picture"));
    Fetcher fetcher;
    fetcher.settings.cookieFile = writeFile(folder, "127.0.0.1\tFALSE\t/\tFALSE\t0\tfile\t1\n");
    fetcher.settings.headers = {u"Cookie: own=2"_s, u"cookie: more=3"_s};
    QVERIFY(fetcher.fetch(server.url("/a")));
    const QByteArray line = server.requests().at(0).header("cookie");
    for (const char *cookie : {"file=1", "own=2", "more=3"})
        QVERIFY2(line.contains(cookie), line);
}

void TestCurlTransferSettings::neverWritesCookies()
{
    const QTemporaryDir folder;
    ScriptedServer server;
    server.on("/a", Reply::ok("picture").header("Set-Cookie", "new=1; Max-Age=10000"));
    const QByteArray before = "127.0.0.1\tFALSE\t/\tFALSE\t4102444800\told\t1\n";
    {
        Fetcher fetcher;
        fetcher.settings.cookieFile = writeFile(folder, before);
        QVERIFY(fetcher.fetch(server.url("/a")));
    }
    QFile file(folder.filePath(u"cookies.txt"_s));
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(file.readAll(), before);
    QCOMPARE(QDir(folder.path()).entryList(QDir::Files).size(), 1);
}

void TestCurlTransferSettings::doesWithoutUnreadableCookies()
{
    ScriptedServer server;
    server.on("/a", Reply::ok("picture"));
    Fetcher fetcher;
    fetcher.settings.cookieFile = u"/nonexistent/cookies.txt"_s;
    QTest::ignoreMessage(QtWarningMsg, QRegularExpression(u"cookies cannot be read.*/nonexistent"_s));
    QVERIFY(fetcher.fetch(server.url("/a")));
}

void TestCurlTransferSettings::logsInAtItsHostOnly()
{
    ScriptedServer server;
    server.on("/a", Reply::redirect(asLocalhost(server.url("/b"))));
    server.on("/b", Reply::ok("picture"));
    server.on("/away", Reply::redirect(u"http://third.bowerbird.invalid/c"_s));
    server.on("/c", Reply::ok("picture"));
    Fetcher fetcher;
    fetcher.settings.connectTo.insert(u"third.bowerbird.invalid:80"_s, server.authority());
    fetcher.settings.logins = {{u"127.0.0.1"_s, {u"me"_s, u"p:1"_s}}, {u"localhost"_s, {u"other"_s, u"p2"_s}}};
    QVERIFY(fetcher.fetch(server.url("/a")));
    QCOMPARE(server.requests("/a").at(0).header("authorization"), basic("me:p:1"));
    QCOMPARE(server.requests("/b").at(0).header("authorization"), basic("other:p2")); // its own
    QVERIFY(fetcher.fetch(server.url("/away")));
    QCOMPARE(server.requests("/away").at(0).header("authorization"), basic("me:p:1"));
    QVERIFY(!server.requests("/c").at(0).headers.contains("authorization"));
    // One for this port goes before one for the host.
    fetcher.settings.logins.insert(server.authority(), {u"port"_s, u"p3"_s});
    QVERIFY(fetcher.fetch(server.url("/a")));
    QCOMPARE(server.requests("/a").at(1).header("authorization"), basic("port:p3"));
    fetcher.settings.logins.clear();
    QVERIFY(fetcher.fetch(server.url("/a")));
    QVERIFY(!server.requests("/a").at(2).headers.contains("authorization"));
}

void TestCurlTransferSettings::keepsTheLoginOfTheAddress()
{
    ScriptedServer server;
    server.on("/a", Reply::redirect(server.url("/b"))); // the whole address, without the login
    server.on("/b", Reply::redirect(asLocalhost(server.url("/c"))));
    server.on("/c", Reply::ok("picture"));
    Fetcher fetcher;
    fetcher.settings.logins = {{u"127.0.0.1"_s, {u"me"_s, u"p1"_s}}};
    const Result<TransferReport> report = fetcher.fetch(server.url("/a").replace(u"//"_s, u"//url:p%40@"_s));
    QVERIFY2(report, told(report));
    QCOMPARE(server.requests("/a").at(0).header("authorization"), basic("url:p@"));
    QCOMPARE(server.requests("/b").at(0).header("authorization"), basic("url:p@"));
    QVERIFY(!server.requests("/c").at(0).headers.contains("authorization"));
    QCOMPARE(report->finalUrl, asLocalhost(server.url("/c")));
}

void TestCurlTransferSettings::sendsTheHeadOfAPartWithThatPartOnly()
{
    // A part is asked for with all the usual lines, and the next whole file without those of the part.
    ScriptedServer server;
    server.on("/a", Reply::ok("picture").header("ETag", "\"v1\"").withRanges());
    Fetcher fetcher;
    fetcher.settings.headers = {u"X-One: 1"_s, u"Cookie: id=7"_s};
    fetcher.sink.bytes = "pict";
    fetcher.sink.kept = {.etag = u"\"v1\""_s, .lastModified = {}, .totalBytes = 7};
    QVERIFY(fetcher.fetch(server.url("/a")));
    QCOMPARE(server.requests().at(0).header("range"), QByteArray("bytes=4-"));
    QCOMPARE(server.requests().at(0).header("cookie"), QByteArray("id=7"));
    fetcher.sink.bytes.clear();
    QVERIFY(fetcher.fetch(server.url("/a")));
    for (const char *absent : {"range", "if-range"})
        QVERIFY2(!server.requests().at(1).headers.contains(absent), absent);
    QCOMPARE(server.requests().at(1).header("x-one"), QByteArray("1"));
    QCOMPARE(fetcher.sink.bytes, QByteArray("picture"));
}

QTEST_GUILESS_MAIN(TestCurlTransferSettings)
#include "tst_curltransfer_settings.moc"
