// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#include "sources/previewfetcher.h"

#include "support/scriptedserver.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace bowerbird;
using namespace bowerbird::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

class TestPreviewFetcher : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void fetchesInTheOrderOfTheWishes();
    void asksAFewAtOnce();
    void asksAHostForFewWholeImagesAtOnce();
    void leavesAHostAloneThatWantsIt();
    void breaksOffWhatIsNotWishedForAnyMore();
    void goesOnWithWhatIsStillWishedFor();
    void tellsWhatCannotBeHad_data();
    void tellsWhatCannotBeHad();
    void asksOnceForWhatTheCacheHas_data();
    void asksOnceForWhatTheCacheHas();
    void asksAsTheSettingsSay();
    void connectsWhereTheRunSays();
    void endsWhileAServerIsSilent();
};

namespace {

QList<PreviewWish> wishesFrom(const ScriptedServer &server, int first, int count)
{
    QList<PreviewWish> wishes;
    for (int i = first; i < first + count; ++i)
        wishes.append({quint64(i), server.url(u"/%1.jpg"_s.arg(i)), {}});
    return wishes;
}

QList<int> asked(const ScriptedServer &server)
{
    QList<int> numbers;
    for (const Request &request : server.requests())
        numbers += request.target.mid(1).chopped(4).toInt();
    return numbers;
}

} // namespace

void TestPreviewFetcher::fetchesInTheOrderOfTheWishes()
{
    ScriptedServer server;
    server.otherwise([](const Request &request) { return Reply::ok(request.target).delay(10ms); });
    PreviewFetcher fetcher({});
    QSignalSpy fetched(&fetcher, &PreviewFetcher::fetched);
    fetcher.want(wishesFrom(server, 0, 40), {});
    QTRY_COMPARE(fetched.size(), 40);
    const QList<int> order = asked(server);
    QCOMPARE(order.size(), 40);
    for (qsizetype i = 0; i < order.size(); ++i) // those at once may overtake each other
        QVERIFY2(std::abs(order.at(i) - i) < PreviewFetcher::kMostAtOnce, qPrintable(QString::number(i)));
    QCOMPARE(fetched.first().at(1).toByteArray(),
             "/" + QByteArray::number(fetched.first().at(0).toULongLong()) + ".jpg");
}

void TestPreviewFetcher::asksAFewAtOnce()
{
    ScriptedServer server;
    server.otherwise([](const Request &) { return Reply::ok("x").delay(20ms); });
    PreviewFetcher fetcher({});
    QSignalSpy fetched(&fetcher, &PreviewFetcher::fetched);
    fetcher.want(wishesFrom(server, 0, 30), {});
    QTRY_COMPARE(fetched.size(), 30);
    QVERIFY(server.mostAtOnce() <= PreviewFetcher::kMostAtOnce);
}

void TestPreviewFetcher::asksAHostForFewWholeImagesAtOnce()
{
    ScriptedServer server;
    server.otherwise([](const Request &) { return Reply::ok("x").delay(30ms); });
    ScriptedServer other;
    other.otherwise([](const Request &) { return Reply::ok("x").delay(30ms); });
    QList<PreviewWish> wishes = wishesFrom(server, 0, 12);
    for (PreviewWish &wish : wishes)
        wish.isWhole = true;
    wishes += wishesFrom(other, 100, 4); // small ones of elsewhere do not wait behind them
    PreviewFetcher fetcher({});
    QSignalSpy fetched(&fetcher, &PreviewFetcher::fetched);
    NetworkSettings network;
    network.connectTo.insert(u"elsewhere.invalid:80"_s, other.authority());
    for (qsizetype i = 12; i < wishes.size(); ++i)
        wishes[i].url = u"http://elsewhere.invalid/%1.jpg"_s.arg(wishes.at(i).key);
    fetcher.want(wishes, network);
    QTRY_COMPARE(fetched.size(), 16);
    QVERIFY2(server.mostAtOnce() <= PreviewFetcher::kMostWholeAHost, qPrintable(QString::number(server.mostAtOnce())));
    int smallOnes = 0;
    for (qsizetype i = 0; i < 8; ++i)
        smallOnes += fetched.at(i).first().toULongLong() >= 100 ? 1 : 0;
    QCOMPARE(smallOnes, 4);
}

void TestPreviewFetcher::leavesAHostAloneThatWantsIt()
{
    ScriptedServer server;
    server.otherwise([](const Request &) { return Reply::status(429); });
    PreviewFetcher fetcher({});
    QSignalSpy failed(&fetcher, &PreviewFetcher::failed);
    fetcher.want(wishesFrom(server, 0, 40), {});
    QTRY_COMPARE(failed.size(), 40);
    QVERIFY(server.requestCount() <= PreviewFetcher::kMostAtOnce);
}

void TestPreviewFetcher::breaksOffWhatIsNotWishedForAnyMore()
{
    ScriptedServer server;
    server.otherwise([](const Request &request) {
        return request.target.size() == 6 ? Reply::silence() : Reply::ok("x"); // "/1.jpg" and "/100.jpg"
    });
    PreviewFetcher fetcher({});
    QSignalSpy fetched(&fetcher, &PreviewFetcher::fetched);
    QSignalSpy failed(&fetcher, &PreviewFetcher::failed);
    fetcher.want(wishesFrom(server, 0, 9), {});
    QVERIFY(server.waitForRequests(PreviewFetcher::kMostAtOnce));
    fetcher.want(wishesFrom(server, 100, 10), {});
    QTRY_COMPARE(fetched.size(), 10);
    QCOMPARE(failed.size(), 0);
    QCOMPARE(server.requestCount(), PreviewFetcher::kMostAtOnce + 10); // 6, 7 and 8 were never asked for
}

void TestPreviewFetcher::goesOnWithWhatIsStillWishedFor()
{
    ScriptedServer server;
    server.otherwise([](const Request &) { return Reply::ok("x").delay(100ms); });
    PreviewFetcher fetcher({});
    QSignalSpy fetched(&fetcher, &PreviewFetcher::fetched);
    fetcher.want(wishesFrom(server, 0, 4), {});
    QVERIFY(server.waitForRequests(4));
    fetcher.want(wishesFrom(server, 2, 4), {});
    QTRY_COMPARE(fetched.size(), 4);
    QCOMPARE(server.requestCount("/2.jpg"), 1);
    QCOMPARE(server.requestCount("/3.jpg"), 1);
}

void TestPreviewFetcher::tellsWhatCannotBeHad_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<qint64>("bytes");
    QTest::newRow("not found") << 404 << qint64(10);
    QTest::newRow("server error") << 500 << qint64(10);
    QTest::newRow("too large") << 200 << PreviewFetcher::kMostBytes + 1;
    QTest::newRow("empty") << 200 << qint64(0);
}

void TestPreviewFetcher::tellsWhatCannotBeHad()
{
    QFETCH(int, status);
    QFETCH(qint64, bytes);
    ScriptedServer server;
    const QByteArray body(bytes, 'x');
    server.on("/0.jpg", status == 200 ? Reply::ok(body) : Reply::status(status, body));
    PreviewFetcher fetcher({});
    QSignalSpy fetched(&fetcher, &PreviewFetcher::fetched);
    QSignalSpy failed(&fetcher, &PreviewFetcher::failed);
    fetcher.want(wishesFrom(server, 0, 1), {});
    QTRY_COMPARE(failed.size(), 1);
    QCOMPARE(failed.first().first().toULongLong(), 0);
    QCOMPARE(failed.first().at(1).toBool(), bytes > PreviewFetcher::kMostBytes);
    QCOMPARE(fetched.size(), 0);
}

void TestPreviewFetcher::asksOnceForWhatTheCacheHas_data()
{
    QTest::addColumn<QByteArray>("header");
    QTest::addColumn<QByteArray>("value");
    QTest::addColumn<int>("requests");
    QTest::newRow("for an hour") << QByteArray("Cache-Control") << QByteArray("max-age=3600") << 1;
    QTest::newRow("says nothing") << QByteArray("X-Nothing") << QByteArray("1") << 1;
    QTest::newRow("a validator") << QByteArray("ETag") << QByteArray("\"1\"") << 1;
    QTest::newRow("not to be kept") << QByteArray("Cache-Control") << QByteArray("no-store") << 2;
    QTest::newRow("is over") << QByteArray("Expires") << QByteArray("Thu, 01 Jan 1970 00:00:00 GMT") << 2;
}

void TestPreviewFetcher::asksOnceForWhatTheCacheHas()
{
    QFETCH(QByteArray, header);
    QFETCH(QByteArray, value);
    QFETCH(int, requests);
    const QTemporaryDir cache;
    ScriptedServer server;
    server.on("/0.jpg", Reply::ok("picture").type("image/jpeg").header(header, value));
    for (int run = 0; run < 2; ++run) {
        PreviewFetcher fetcher(cache.path());
        QSignalSpy fetched(&fetcher, &PreviewFetcher::fetched);
        fetcher.want(wishesFrom(server, 0, 1), {});
        QTRY_COMPARE(fetched.size(), 1);
        QCOMPARE(fetched.first().at(1).toByteArray(), "picture");
    }
    QCOMPARE(server.requestCount(), requests);
}

void TestPreviewFetcher::asksAsTheSettingsSay()
{
    ScriptedServer server;
    server.on("/0.jpg", Reply::ok("x"));
    PreviewFetcher fetcher({});
    QSignalSpy fetched(&fetcher, &PreviewFetcher::fetched);
    NetworkSettings network;
    network.userAgent = u"Tester/1"_s;
    network.headers = {u"X-Mine: yes"_s};
    fetcher.want({{0, server.url("/0.jpg"), u"https://page.example/"_s}}, network);
    QTRY_COMPARE(fetched.size(), 1);
    const Request request = server.requests().first();
    QCOMPARE(request.header("user-agent"), "Tester/1");
    QCOMPARE(request.header("x-mine"), "yes");
    QCOMPARE(request.header("referer"), "https://page.example/");
    QVERIFY2(!request.header("accept").contains("html"), request.header("accept").constData());
}

void TestPreviewFetcher::connectsWhereTheRunSays()
{
    ScriptedServer server;
    server.on("/a.jpg", Reply::ok("x"));
    PreviewFetcher fetcher({});
    QSignalSpy fetched(&fetcher, &PreviewFetcher::fetched);
    NetworkSettings network;
    network.connectTo.insert(u"gallery.invalid:80"_s, server.authority());
    fetcher.want({{7, u"http://gallery.invalid/a.jpg"_s, {}}}, network);
    QTRY_COMPARE(fetched.size(), 1);
}

void TestPreviewFetcher::endsWhileAServerIsSilent()
{
    ScriptedServer server;
    server.otherwise([](const Request &) { return Reply::silence(); });
    QElapsedTimer clock;
    {
        PreviewFetcher fetcher({});
        fetcher.want(wishesFrom(server, 0, 9), {});
        QVERIFY(server.waitForRequests(PreviewFetcher::kMostAtOnce));
        clock.start();
    }
    QVERIFY2(clock.elapsed() < 2'000, qPrintable(QString::number(clock.elapsed())));
}

QTEST_GUILESS_MAIN(TestPreviewFetcher)
#include "tst_previewfetcher.moc"
