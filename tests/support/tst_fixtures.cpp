// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#include "support/nginxfixture.h"
#include "support/ports.h"
#include "support/scriptedserver.h"
#include "support/testimages.h"

#include <QImageReader>
#include <QTcpSocket>
#include <QtTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace bowerbird::test;

// The fixtures are trusted by every other test: they are proven with nothing but a bare socket.
class TestFixtures : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void picturesDecodeAndDiffer();
    void serverAnswersInTurnOverOneConnection();
    void serverCutsBodiesAsScripted();
    void serverStopsWhileConnectionsAreSilent();
    void serverHonoursRanges();
    void deafPortRefuses();
    void deafPortIgnores();
    void nginxServesItsFolder();
};

namespace {

QByteArray exchange(quint16 port, const QByteArray &requests)
{
    QTcpSocket socket;
    socket.connectToHost(u"127.0.0.1"_s, port);
    if (!socket.waitForConnected(5000))
        return {};
    socket.write(requests);
    while (socket.waitForReadyRead(5000))
        continue;
    return socket.readAll();
}

QByteArray get(const QByteArray &path, const QByteArray &more = {})
{
    return "GET " + path + " HTTP/1.1\r\nHost: test\r\n" + more + "\r\n";
}

} // namespace

void TestFixtures::picturesDecodeAndDiffer()
{
    for (const QByteArray &bytes : {jpegBytes(1), pngBytes(1), gifBytes(1)}) {
        const QImage image = QImage::fromData(bytes);
        QVERIFY(!image.isNull());
        QVERIFY(image.width() >= 64);
    }
    QCOMPARE(QImage::fromData(gifBytes(3)).size(), QSize(64, 48));
    QCOMPARE(jpegBytes(7), jpegBytes(7));
    QVERIFY(jpegBytes(7) != jpegBytes(8));
    QVERIFY(gifBytes(7) != gifBytes(8));
}

void TestFixtures::serverAnswersInTurnOverOneConnection()
{
    ScriptedServer server;
    server.on("/a", {Reply::status(503), Reply::ok("second").closing()});
    const QByteArray answers = exchange(server.port(), get("/a") + get("/a"));
    QVERIFY(answers.startsWith("HTTP/1.1 503 "));
    QVERIFY(answers.endsWith("\r\n\r\nsecond"));
    QCOMPARE(server.requestCount("/a"), 2);
    QCOMPARE(server.requests().at(1).header("host"), QByteArray("test"));
    QCOMPARE(server.connectionCount(), 1);
}

void TestFixtures::serverCutsBodiesAsScripted()
{
    ScriptedServer server;
    server.on("/cut", Reply::ok("0123456789").cutAfter(4));
    server.on("/chunks", Reply::ok("0123456789").chunked().closing());
    const QByteArray cut = exchange(server.port(), get("/cut"));
    QVERIFY(cut.contains("Content-Length: 10\r\n"));
    QVERIFY(cut.endsWith("\r\n\r\n0123"));
    QVERIFY(exchange(server.port(), get("/chunks")).endsWith("\r\n\r\na\r\n0123456789\r\n0\r\n\r\n"));
}

void TestFixtures::serverStopsWhileConnectionsAreSilent()
{
    QTcpSocket socket;
    QElapsedTimer timer;
    {
        ScriptedServer server;
        server.on("/silent", Reply::silence());
        server.on("/late", Reply::ok("x").delay(60s));
        socket.connectToHost(u"127.0.0.1"_s, server.port());
        QVERIFY(socket.waitForConnected(5000));
        socket.write(get("/silent"));
        QVERIFY(socket.waitForBytesWritten(5000));
        QVERIFY(server.waitForRequests(1));
        timer.start();
    }
    QVERIFY(timer.elapsed() < 2000);
}

void TestFixtures::serverHonoursRanges()
{
    ScriptedServer server;
    server.on("/r", Reply::ok("0123456789").header("ETag", "\"v1\"").withRanges().closing());
    const auto ask = [&server](const QByteArray &headers) { return exchange(server.port(), get("/r", headers)); };
    QVERIFY(ask("Range: bytes=4-\r\n").contains("Content-Range: bytes 4-9/10\r\n"));
    QVERIFY(ask("Range: bytes=4-\r\nIf-Range: \"v1\"\r\n").endsWith("\r\n\r\n456789"));
    QVERIFY(ask("Range: bytes=4-\r\nIf-Range: \"v0\"\r\n").startsWith("HTTP/1.1 200 "));
    QVERIFY(ask("Range: bytes=10-\r\n").contains("Content-Range: bytes */10\r\n"));
}

void TestFixtures::deafPortRefuses()
{
    const DeafPort port(DeafPort::Manner::Refuses);
    QTcpSocket socket;
    socket.connectToHost(u"127.0.0.1"_s, port.port());
    QVERIFY(!socket.waitForConnected(5000));
    QCOMPARE(socket.error(), QAbstractSocket::ConnectionRefusedError);
}

void TestFixtures::deafPortIgnores()
{
    const DeafPort port(DeafPort::Manner::Ignores);
    QTcpSocket socket;
    socket.connectToHost(u"127.0.0.1"_s, port.port());
    QVERIFY(!socket.waitForConnected(200));
    QCOMPARE(socket.error(), QAbstractSocket::SocketTimeoutError);
}

void TestFixtures::nginxServesItsFolder()
{
    if (NginxFixture::isLeftOut())
        QSKIP("BOWERBIRD_TESTS_WITHOUT_NGINX is set.");
    NginxFixture nginx;
    QFile file(nginx.folder() + u"/a.jpg"_s);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("picture");
    file.close();
    QVERIFY2(nginx.start(), qPrintable(nginx.errorText()));
    const auto port = static_cast<quint16>(QUrl(nginx.url(u"/a.jpg"_s)).port());
    const QByteArray answer = exchange(port, get("/a.jpg", "Connection: close\r\n"));
    QVERIFY(answer.contains("Content-Type: image/jpeg\r\n"));
    QVERIFY(answer.endsWith("\r\n\r\npicture"));
}

QTEST_GUILESS_MAIN(TestFixtures)
#include "tst_fixtures.moc"
