// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#include "program.h"

#include "support/ports.h"
#include "support/scriptedserver.h"
#include "support/testimages.h"

#include <QElapsedTimer>
#include <QTest>

using namespace bowerbird::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

// What the network options make of a run, as the other end of the wire sees it.
class TestCliNetwork : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void sendsWhatItIsTold()
    {
        ScriptedServer server;
        server.on("/a.png", Reply::ok(pngBytes(1)));
        const Program program;
        program.write(u"cookies.txt"_s,
                      "127.0.0.1\tFALSE\t/\tFALSE\t0\tid\t7\nelsewhere.example\tTRUE\t/\tFALSE\t0\tno\t8\n");
        const Ran ran =
            program.run({u"--user-agent"_s, u"me/1"_s, u"--referer"_s, u"http://page/"_s, u"--header"_s, u"X-One: 1"_s,
                         u"--header"_s, u"X-Two: 2"_s, u"--cookies"_s, u"cookies.txt"_s, server.url("/a.png")});
        QVERIFY2(ran.status == 0, ran.err.constData());
        const Request request = server.requests("/a.png").last();
        QCOMPARE(request.header("user-agent"), QByteArray("me/1"));
        QCOMPARE(request.header("referer"), QByteArray("http://page/"));
        QCOMPARE(request.header("x-one"), QByteArray("1"));
        QCOMPARE(request.header("x-two"), QByteArray("2"));
        QCOMPARE(request.header("cookie"), QByteArray("id=7"));
    }

    void keepsItFromAnotherHost()
    {
        ScriptedServer server;
        server.on("/a.png", Reply::redirect(server.url("/b.png").replace(u"127.0.0.1"_s, u"localhost"_s)));
        server.on("/b.png", Reply::ok(pngBytes(1)));
        const Program program;
        program.write(u"cookies.txt"_s, "127.0.0.1\tFALSE\t/\tFALSE\t0\tid\t7\n");
        const Ran ran =
            program.run({u"--referer"_s, u"http://page/"_s, u"--header"_s, u"Authorization: Bearer t"_s, u"--header"_s,
                         u"Cookie: a=1"_s, u"--cookies"_s, u"cookies.txt"_s, server.url("/a.png")});
        QVERIFY2(ran.status == 0, ran.err.constData());
        for (const char *name : {"referer", "authorization", "cookie"}) {
            QVERIFY2(server.requests("/a.png").last().headers.contains(name), name);
            QVERIFY2(!server.requests("/b.png").last().headers.contains(name), name);
        }
    }

    void asksForAPageAsOftenAsTold_data()
    {
        QTest::addColumn<QString>("path");
        QTest::newRow("page") << u"/hang"_s;
        QTest::newRow("API") << u"imgur"_s;
    }
    void asksForAPageAsOftenAsTold()
    {
        QFETCH(QString, path);
        ScriptedServer server;
        server.otherwise([](const Request &) { return Reply::silence(); });
        const QString link = path == u"imgur"_s ? u"https://imgur.com/a/album01"_s : server.url(path);
        QElapsedTimer timer;
        timer.start();
        const Ran ran = Program().run({u"--json"_s, u"--retries"_s, u"0"_s, u"--timeout"_s, u"1"_s, u"--imgur-api"_s,
                                       server.url("/3/"), u"--client-id"_s, u"abc"_s, link});
        QCOMPARE(ran.status, 1);
        QCOMPARE(ran.event(u"collection"_s)[u"failed"_s][u"reason"_s].toString(), u"timeout"_s);
        QCOMPARE(server.requestCount(), 1);
        QVERIFY(timer.elapsed() < 5000);
    }

    void keepsItFromTheApi()
    {
        ScriptedServer api; // 404 for everything
        const Program program;
        program.write(u"cookies.txt"_s, "127.0.0.1\tFALSE\t/\tFALSE\t0\tid\t7\n");
        const Ran ran =
            program.run({u"--imgur-api"_s, api.url("/3/"), u"--client-id"_s, u"mine"_s, u"--referer"_s,
                         u"http://page/"_s, u"--header"_s, u"X-One: 1"_s, u"--header"_s, u"Authorization: Bearer t"_s,
                         u"--cookies"_s, u"cookies.txt"_s, u"https://imgur.com/a/abcdefg"_s});
        QCOMPARE(ran.status, 1);
        QVERIFY(api.requestCount() > 0);
        for (const Request &request : api.requests()) {
            QCOMPARE(request.header("authorization"), QByteArray("Client-ID mine"));
            for (const char *name : {"referer", "x-one", "cookie"})
                QVERIFY2(!request.headers.contains(name), name);
        }
    }

    void tellsWhatIsLeftOfImgursRequests()
    {
        ScriptedServer api;
        api.on("/3/gallery/r/pics/time/0", Reply::ok(R"({"data":[],"success":true,"status":200})")
                                               .header("x-ratelimit-userremaining", "38")
                                               .header("x-ratelimit-userlimit", "500")
                                               .header("x-ratelimit-clientremaining", "12000"));
        const Program program;
        const Ran ran = program.run({u"--imgur-api"_s, api.url("/3/"), u"--client-id"_s, u"mine"_s, u"--json"_s,
                                     u"-v"_s, u"https://imgur.com/r/pics"_s});
        QCOMPARE(ran.status, 3);
        QVERIFY2(ran.err.contains("note Imgur: 38 of 500 requests left this hour, 12000 today"), ran.err.constData());
        const QJsonObject credits = ran.event(u"collection"_s)[u"api_credits"_s].toObject();
        QCOMPARE(credits[u"user_remaining"_s].toInt(), 38);
        QVERIFY(credits[u"paused_until"_s].isNull());
    }

    void goesThroughTheProxy()
    {
        ScriptedServer proxy;
        proxy.otherwise([](const Request &) { return Reply::ok(pngBytes(1)); });
        const Program program;
        const Ran ran = program.run({u"--proxy"_s, u"http://me:secret@"_s + proxy.authority(), u"--json"_s,
                                     u"http://pictures.bowerbird.invalid/a.png"_s});
        QVERIFY2(ran.status == 0, ran.err.constData());
        QCOMPARE(proxy.requests().last().target, QByteArray("http://pictures.bowerbird.invalid/a.png"));
        QCOMPARE(proxy.requests().last().header("proxy-authorization"), "Basic " + QByteArray("me:secret").toBase64());
        QVERIFY(!ran.out.contains("secret") && !ran.err.contains("secret"));
    }

    void bypassesTheEnvironmentsProxyWhenToldTo()
    {
        const DeafPort dead(DeafPort::Manner::Refuses);
        ScriptedServer server;
        server.on("/a.png", Reply::ok(pngBytes(1)));
        Program program;
        program.environment.insert(u"http_proxy"_s, dead.url(QString()));
        const Ran through = program.run({u"--json"_s, u"--retries"_s, u"0"_s, server.url("/a.png")});
        QCOMPARE(through.event(u"failed"_s)[u"reason"_s].toString(), u"proxy"_s);
        QCOMPARE(server.requestCount(), 0);
        const Ran directly = program.run({u"--proxy"_s, QString(), server.url("/a.png")});
        QVERIFY2(directly.status == 0, directly.err.constData());
    }

    void triesNoMoreWhenTheProxyWantsALogin()
    {
        ScriptedServer proxy;
        proxy.otherwise([](const Request &) { return Reply::status(407); });
        const Ran ran = Program().run({u"--proxy"_s, proxy.url(""), u"--json"_s, u"http://h.invalid/a.png"_s});
        QCOMPARE(ran.status, 1);
        QCOMPARE(ran.event(u"failed"_s)[u"reason"_s].toString(), u"proxy"_s);
        QCOMPARE(ran.event(u"failed"_s)[u"attempts"_s].toInt(), 1);
        QCOMPARE(proxy.requestCount(), 1);
    }

    void printsNoSecret()
    {
        ScriptedServer server;
        server.on("/a.png", Reply::ok(pngBytes(1)));
        const Program program;
        const Ran ran =
            program.run({u"-v"_s, u"--json"_s, u"--header"_s, u"Authorization: Bearer s3cret"_s, u"--header"_s,
                         u"Cookie: a=s3cret"_s, server.url("/a.png?token=s3cret").replace(u"//"_s, u"//me:s3cret@"_s)});
        QVERIFY2(ran.status == 0, ran.err.constData());
        QVERIFY2(!ran.err.contains("s3cret") && !ran.out.contains("s3cret"), ran.err.constData());
    }

    void keepsTheSpeedLimit_data()
    {
        QTest::addColumn<QString>("workers");
        QTest::newRow("one worker") << u"1"_s;
        QTest::newRow("64 workers") << u"64"_s;
    }
    void keepsTheSpeedLimit()
    {
        QFETCH(QString, workers);
        ScriptedServer server;
        qint64 total = 0;
        for (int i = 1; i <= 6; ++i) {
            const QByteArray bytes = jpegBytes(i, {400, 300});
            total += bytes.size();
            server.on("/" + QByteArray::number(i) + ".jpg", Reply::ok(bytes));
        }
        const Ran ran = Program().run(
            {u"--json"_s, u"-j"_s, workers, u"--limit-rate"_s, QString::number(total), server.url("/[1-6].jpg")});
        QVERIFY2(ran.status == 0, ran.err.constData());
        QCOMPARE(ran.summary()[u"saved"_s].toInt(), 6);
        const double seconds = ran.summary()[u"seconds"_s].toDouble();
        QVERIFY2(seconds > 0.7 && seconds < 5, qPrintable(QString::number(seconds)));
    }
};

QTEST_GUILESS_MAIN(TestCliNetwork)
#include "tst_clinetwork.moc"
