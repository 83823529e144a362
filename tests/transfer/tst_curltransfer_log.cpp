// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#include "support/ports.h"
#include "support/scriptedserver.h"
#include "transfer/fetcher.h"

#include <QLoggingCategory>
#include <QtTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace bowerbird;
using namespace bowerbird::test;

// Each attempt leaves one line, and none of them a secret.
class TestCurlTransferLog : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void tellsHowAnAttemptWent();
    void tellsHowAnAttemptFailed_data();
    void tellsHowAnAttemptFailed();
    void tellsOfAStop();
    void keepsSecrets();
    void keepsToOneLine();
    void isSilentUnlessAskedTo();
    void remembersTheTimesOfAFailure();
};

namespace {

QStringList s_lines;
QtMessageHandler s_usual = nullptr;

void note(QtMsgType type, const QMessageLogContext &context, const QString &message)
{
    if (QByteArray(context.category).startsWith("bowerbird."))
        s_lines.append(message);
    else
        s_usual(type, context, message);
}

} // namespace

void TestCurlTransferLog::init()
{
    s_lines.clear();
    s_usual = qInstallMessageHandler(note);
    QLoggingCategory::setFilterRules(u"bowerbird.*.debug=true"_s);
}

void TestCurlTransferLog::cleanup()
{
    QLoggingCategory::setFilterRules(QString());
    qInstallMessageHandler(s_usual);
}

void TestCurlTransferLog::tellsHowAnAttemptWent()
{
    ScriptedServer server;
    server.on("/a", Reply::redirect(u"/b?x=1"_s));
    server.on("/b", Reply::ok("picture").header("ETag", "\"v1\"").withRanges());
    Fetcher fetcher;
    fetcher.sink.bytes = "";
    QVERIFY(fetcher.fetch(server.url("/a")));
    QCOMPARE(s_lines.size(), 1);
    const QRegularExpression form(
        u"^http://127\\.0\\.0\\.1:\\d+/a -> http://127\\.0\\.0\\.1:\\d+/b\\?x=1: complete; 200 HTTP/1\\.1, 7 bytes; "
        "name [\\d.]+, connect [\\d.]+, TLS [\\d.]+, first byte [\\d.]+, total [\\d.]+ ms$"_s);
    QVERIFY2(form.match(s_lines.at(0)).hasMatch(), qPrintable(s_lines.at(0)));
    fetcher.sink.bytes.truncate(3);
    QVERIFY(fetcher.fetch(server.url("/b")));
    QVERIFY2(s_lines.at(1).contains(u": complete, resumed from 3; 206 HTTP/1.1, 4 bytes; "_s),
             qPrintable(s_lines.at(1)));
}

void TestCurlTransferLog::tellsHowAnAttemptFailed_data()
{
    QTest::addColumn<Reply>("reply");
    QTest::addColumn<QString>("words");
    QTest::newRow("status") << Reply::status(503) << u": server-error (HTTP/1.1 503"_s;
    QTest::newRow("cut") << Reply::ok("picture").cutAfter(3) << u": truncated ("_s;
    QTest::newRow("no answer") << Reply::close() << u"; no answer , 0 bytes;"_s;
}

void TestCurlTransferLog::tellsHowAnAttemptFailed()
{
    QFETCH(const Reply, reply);
    QFETCH(const QString, words);
    ScriptedServer server;
    server.on("/a", reply);
    Fetcher fetcher;
    QVERIFY(!fetcher.fetch(server.url("/a")));
    QCOMPARE(s_lines.size(), 1);
    QVERIFY2(s_lines.at(0).contains(words), qPrintable(s_lines.at(0)));
}

void TestCurlTransferLog::tellsOfAStop()
{
    ScriptedServer server;
    server.on("/a", Reply::ok("picture").stallAfter(3));
    Fetcher fetcher;
    std::stop_source source;
    fetcher.sink.whenBytesArrive = [&source] { source.request_stop(); };
    QVERIFY(fetcher.fetch(server.url("/a"), source.get_token()));
    QCOMPARE(s_lines.size(), 1);
    QVERIFY2(s_lines.at(0).contains(u": stopped; 200 HTTP/1.1, 3 bytes;"_s), qPrintable(s_lines.at(0)));
}

void TestCurlTransferLog::keepsSecrets()
{
    const QTemporaryDir folder;
    QFile cookies(folder.filePath(u"c"_s));
    QVERIFY(cookies.open(QIODevice::WriteOnly));
    cookies.write("127.0.0.1\tFALSE\t/\tFALSE\t0\tid\ts3cret-cookie\n");
    cookies.close();
    ScriptedServer server;
    server.on("/ok", Reply::ok("picture").header("Set-Cookie", "id=s3cret-set"));
    server.on("/404", Reply::status(404));
    server.on("/hop", Reply::redirect(u"/ok?X-Amz-Signature=s3cret-signature#access_token=s3cret-fragment"_s));
    server.on("/loop", Reply::redirect(u"/loop?token=s3cret-query"_s));
    server.on("/ftp", Reply::redirect(u"ftp://me:s3cret-ftp@h/"_s));
    const DeafPort dead(DeafPort::Manner::Refuses);
    ScriptedServer proxy;
    proxy.otherwise([](const Request &) { return Reply::status(407); });
    const QStringList proxies{QString(), proxy.url("").replace(u"//"_s, u"//me:s3cret-proxy@"_s),
                              dead.url(QString()).replace(u"//"_s, u"//me:s3cret-proxy@"_s),
                              u"nonsense://me:s3cret-proxy@h"_s};
    for (const QString &address : proxies) {
        Fetcher fetcher;
        fetcher.settings.proxyMode = address.isEmpty() ? ProxyMode::None : ProxyMode::Manual;
        fetcher.settings.proxy = address;
        fetcher.settings.cookieFile = cookies.fileName();
        fetcher.settings.headers = {u"Authorization: Client-ID s3cret-id"_s, u"Cookie: a=s3cret-own"_s};
        fetcher.settings.logins = {{u"127.0.0.1"_s, {u"me"_s, u"s3cret-login"_s}}};
        fetcher.settings.referer = u"http://page/?token=s3cret-referer"_s;
        for (const QString &url : {server.url("/ok?token=s3cret-token"), server.url("/404?sig=s3cret-sig"),
                                   server.url("/hop"), server.url("/loop"), server.url("/ftp"), dead.url(u"/a"_s)})
            (void)fetcher.fetch(QString(url).replace(u"//"_s, u"//me:s3cret-url@"_s));
    }
    QCOMPARE(s_lines.size(), proxies.size() * 6);
    for (const QString &line : std::as_const(s_lines))
        QVERIFY2(!line.contains(u"s3cret"_s), qPrintable(line));
}

void TestCurlTransferLog::keepsToOneLine()
{
    ScriptedServer server;
    server.on("/a", Reply::raw("HTTP/1.1 404 \x1b[31mred\rnew\r\nContent-Length: 0\r\n\r\n"));
    Fetcher fetcher;
    (void)fetcher.fetch(server.url("/a") + u"?\nforged: line"_s);
    (void)fetcher.fetch(server.url("/a"));
    for (const QString &line : std::as_const(s_lines)) {
        for (const QChar c : line)
            QVERIFY2(c.isPrint(), qPrintable(line));
    }
    QVERIFY(!s_lines.isEmpty());
}

void TestCurlTransferLog::isSilentUnlessAskedTo()
{
    QLoggingCategory::setFilterRules(QString());
    ScriptedServer server;
    server.on("/a", Reply::ok("picture"));
    Fetcher fetcher;
    QVERIFY(fetcher.fetch(server.url("/a")));
    QVERIFY(s_lines.isEmpty());
}

void TestCurlTransferLog::remembersTheTimesOfAFailure()
{
    ScriptedServer server;
    server.on("/a", Reply::status(503).delay(30ms));
    Fetcher fetcher;
    QVERIFY(!fetcher.fetch(server.url("/a")));
    QVERIFY(fetcher.transfer.timing().firstByte >= 30ms);
    QVERIFY(fetcher.transfer.timing().total >= fetcher.transfer.timing().firstByte);
    QVERIFY(!fetcher.fetch(u"no link"_s));
    QVERIFY(fetcher.transfer.timing().total == 0us); // it asked nobody
}

QTEST_GUILESS_MAIN(TestCurlTransferLog)
#include "tst_curltransfer_log.moc"
