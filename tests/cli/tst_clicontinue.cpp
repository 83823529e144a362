// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

// --continue: what an earlier run left is carried on, with its own folder and name, and nothing else is touched.

#include "program.h"

#include "support/scriptedserver.h"
#include "support/testimages.h"

#include <QDir>
#include <QJsonArray>
#include <QJsonDocument>
#include <QSet>
#include <QTest>

#include <atomic>
#include <csignal>

using namespace bowerbird::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

// A run that is ended while one of its images drips in, some are there and some have not begun.
struct BrokenRun
{
    static constexpr int kImages = 8;

    BrokenRun()
    {
        const Reply slow = Reply::ok(bytes).header("ETag", "\"1\"").withRanges();
        server.on("/p1.jpg", {slow.drip(bytes.size() / 40, 100ms), slow});
        for (int i = 2; i <= kImages; ++i) {
            const QByteArray path = "/p" + QByteArray::number(i) + ".jpg";
            // With three workers the fifth and the sixth hold two of them, and those behind have to wait.
            if (i == 5 || i == 6)
                server.on(path, {Reply::silence(), Reply::ok(jpegBytes(i))});
            else
                server.on(path, Reply::ok(jpegBytes(i)));
        }
    }

    // Long enough for a checkpoint of the part to be written down. False: it did not come that far.
    [[nodiscard]] bool start()
    {
        program.start(process, program.usual({u"--json"_s, u"--progress"_s, u"-j3"_s, u"--name"_s,
                                              u"{site}/{name}.{ext}"_s, server.url("/p[1-8].jpg")}));
        while (received() < bytes.size() * 2 / 3 && process.waitForReadyRead(10'000))
            printed += process.readAllStandardOutput();
        return received() >= bytes.size() * 2 / 3;
    }

    [[nodiscard]] qint64 received() const
    {
        qint64 most = 0;
        const Ran sofar{.out = printed.first(printed.lastIndexOf('\n') + 1)};
        for (const QJsonObject &event : sofar.events(u"progress"_s))
            most = std::max(most, event[u"received"_s].toInteger());
        return most;
    }

    const QByteArray bytes = jpegBytes(1, {1200, 900});
    ScriptedServer server;
    Program program;
    QProcess process;
    QByteArray printed;
};

QSet<QString> urlsOf(const QList<QJsonObject> &events)
{
    QSet<QString> urls;
    for (const QJsonObject &event : events)
        urls << event[u"url"_s].toString();
    return urls;
}

// A page of a listing of Imgur's, whose images the same server has.
Reply listingOf(const ScriptedServer &server, const QList<int> &numbers)
{
    QJsonArray data;
    for (const int number : numbers) {
        const QString id = u"img000%1"_s.arg(number);
        data.append(
            QJsonObject{{u"id"_s, id}, {u"type"_s, u"image/png"_s}, {u"link"_s, server.url(u'/' + id + u".png")}});
    }
    const QJsonObject answer{{u"data"_s, data}, {u"success"_s, true}, {u"status"_s, 200}};
    return Reply::ok(QJsonDocument(answer).toJson()).type("application/json");
}

} // namespace

class TestCliContinue : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void carriesOnWhatWasBrokenOff_data()
    {
        QTest::addColumn<int>("signal");
        QTest::newRow("SIGTERM") << SIGTERM;
        QTest::newRow("SIGKILL") << SIGKILL;
    }
    void carriesOnWhatWasBrokenOff()
    {
        QFETCH(int, signal);
        BrokenRun run;
        QVERIFY(run.start());
        kill(static_cast<pid_t>(run.process.processId()), signal);
        const Ran broken = Program::finish(run.process, run.printed);
        QCOMPARE(broken.status, signal == SIGTERM ? 130 : -1);

        const Ran ran = run.program.run({u"--json"_s, u"--continue"_s, u"-d"_s, run.program.path(u"elsewhere"_s)});
        QVERIFY2(ran.status == 0, ran.err.constData());
        QVERIFY(!QFile::exists(run.program.path(u"elsewhere"_s)));
        const QDir folder(run.program.images() + u"/direct"_s);
        QCOMPARE(folder.entryList(QDir::Files).size(), BrokenRun::kImages);
        QCOMPARE(run.program.imageNames(), QStringList(u"direct"_s)); // no part is left
        const QSet<QString> before = urlsOf(broken.events(u"saved"_s));
        const QSet<QString> after = urlsOf(ran.events(u"saved"_s));
        QVERIFY(!before.intersects(after));
        QCOMPARE(urlsOf(ran.events(u"found"_s)), after);
        if (signal == SIGTERM)
            QCOMPARE(before.size() + after.size(), BrokenRun::kImages);
        for (const QJsonObject &found : ran.events(u"found"_s))
            QCOMPARE(ran.story(found[u"id"_s].toInt()), u"found queued started saved"_s);
        resumesThePart(ran, run, signal == SIGTERM);
        QCOMPARE(run.server.requestCount("/p2.jpg"), 1);
        // Once is enough.
        const Ran again = run.program.run({u"--json"_s, u"--continue"_s});
        QCOMPARE(again.status, 0);
        QCOMPARE(again.lines().size(), 1);
        QCOMPARE(again.summary()[u"saved"_s].toInt(), 0);
    }

    void goesOnWithAListingThatItsSiteBrokeOff()
    {
        ScriptedServer server;
        const auto page = [&server](int first) { return listingOf(server, {first, first + 1}); };
        for (int i = 1; i <= 4; ++i)
            server.on("/img000" + QByteArray::number(i) + ".png", Reply::ok(pngBytes(i)));
        const QByteArray inAnHour = QByteArray::number(QDateTime::currentSecsSinceEpoch() + 3600);
        const Reply last = page(1).header("x-ratelimit-userremaining", "5").header("x-ratelimit-userreset", inAnHour);
        server.on("/3/gallery/r/birds/time/0", {last, last, page(1)});
        server.on("/3/gallery/r/birds/time/1", page(3));
        server.on("/3/gallery/r/birds/time/2", listingOf(server, {}));
        const Program program;
        const QStringList api{u"--imgur-api"_s, server.url("/3/"), u"--client-id"_s, u"abc"_s};
        const Ran first = program.run(api + QStringList{u"--quiet"_s, u"https://imgur.com/r/birds"_s});
        QCOMPARE(first.status, 1); // and is asked again every day
        const Ran broken = program.run(api + QStringList{u"--json"_s, u"https://imgur.com/r/birds"_s});
        QCOMPARE(broken.status, 1);
        QCOMPARE(broken.events(u"skipped"_s).size(), 2);
        QCOMPARE(broken.event(u"collection"_s)[u"failed"_s][u"reason"_s].toString(), u"rate-limited"_s);
        QVERIFY2(broken.err.contains("go on then with --continue"), broken.err.constData());
        QVERIFY2(!broken.err.contains("--workers"), broken.err.constData());

        const Ran ran = program.run(api + QStringList{u"--json"_s, u"--continue"_s});
        QVERIFY2(ran.status == 0, ran.err.constData());
        QCOMPARE(ran.events(u"saved"_s).size(), 2);
        QCOMPARE(program.imageNames().size(), 4);
        QCOMPARE(server.requestCount("/3/gallery/r/birds/time/0"), 3); // once, however often it was broken off
        const Ran again = program.run(api + QStringList{u"--json"_s, u"--continue"_s}); // it came to its end
        QCOMPARE(again.lines().size(), 1);
    }

    void leavesAloneWhatWasNotUnderWay()
    {
        ScriptedServer server;
        server.on("/a.png", Reply::ok(pngBytes(1)));
        const Program program;
        QCOMPARE(program.run({server.url("/gone.png"), server.url("/a.png")}).status, 1);
        const Ran ran = program.run({u"--json"_s, u"--continue"_s});
        QCOMPARE(ran.status, 0);
        QVERIFY(ran.events(u"found"_s).isEmpty());
        QCOMPARE(server.requestCount("/gone.png"), 1);
        QCOMPARE(program.run({u"--continue"_s, server.url("/empty[1-0].png")}).status, 1); // its own failure
    }

    void staysUntouchedUntilAskedFor()
    {
        ScriptedServer server;
        server.on("/slow.png", {Reply::silence(), Reply::ok(pngBytes(1))});
        server.on("/b.png", Reply::ok(pngBytes(2)));
        const Program program;
        QProcess process;
        program.start(process, program.usual({u"-j1"_s, server.url("/slow.png")}));
        QVERIFY(server.waitForRequests(1, 10s));
        kill(static_cast<pid_t>(process.processId()), SIGTERM);
        QCOMPARE(Program::finish(process).status, 130);

        Ran ran = program.run({u"--json"_s, server.url("/b.png")});
        QCOMPARE(ran.status, 0);
        QCOMPARE(urlsOf(ran.events(u"found"_s)), QSet<QString>{server.url("/b.png")});
        QCOMPARE(server.requestCount("/slow.png"), 1);
        ran = program.run({u"--dry-run"_s, u"--continue"_s});
        QCOMPARE(ran.status, 0);
        QCOMPARE(ran.lines(), QStringList(server.url("/slow.png")));
        QCOMPARE(server.requestCount("/slow.png"), 1);
        ran = program.run({u"--json"_s, u"--continue"_s});
        QCOMPARE(ran.status, 0);
        QCOMPARE(ran.summary()[u"saved"_s].toInt(), 1);
        QCOMPARE(program.imageNames(), (QStringList{u"b.png"_s, u"slow.png"_s}));
    }

    void carriesOnBesideNewLinks()
    {
        ScriptedServer server;
        server.on("/slow.png", {Reply::silence(), Reply::status(404)});
        server.on("/b.png", Reply::ok(pngBytes(2)));
        const Program program;
        QProcess process;
        program.start(process, program.usual({server.url("/slow.png")}));
        QVERIFY(server.waitForRequests(1, 10s));
        kill(static_cast<pid_t>(process.processId()), SIGTERM);
        QCOMPARE(Program::finish(process).status, 130);
        const Ran ran = program.run({u"--json"_s, u"--continue"_s, server.url("/b.png")});
        QCOMPARE(ran.status, 1); // the one that is carried on fails
        QCOMPARE(ran.events(u"found"_s).size(), 2);
        QCOMPARE(ran.summary()[u"saved"_s].toInt(), 1);
        QCOMPARE(ran.summary()[u"failed"_s].toInt(), 1);
    }

    void asksAgainForALinkThatWasNotReadToItsEnd_data()
    {
        QTest::addColumn<int>("signal");
        QTest::newRow("SIGTERM") << SIGTERM;
        QTest::newRow("SIGKILL") << SIGKILL;
    }
    void asksAgainForALinkThatWasNotReadToItsEnd()
    {
        QFETCH(int, signal);
        ScriptedServer server;
        server.on("/1.png", {Reply::silence(), Reply::ok(pngBytes(1))});
        server.on("/2.png", Reply::ok(pngBytes(2)));
        const QByteArray album = QByteArray(R"({"success":true,"status":200,"data":{"id":"abcdef1","title":"x",
            "images_count":2,"images":[{"id":"aaaaaa1","type":"image/png","link":"%/1.png"},
            {"id":"aaaaaa2","type":"image/png","link":"%/2.png"}]}})")
                                     .replace('%', server.url("").toUtf8());
        std::atomic<int> questions = 0;
        server.otherwise([&](const Request &) {
            return ++questions == 1 ? Reply::silence() : Reply::ok(album).type("application/json");
        });
        const Program program;
        const QStringList options{u"--json"_s, u"--client-id"_s, u"x"_s, u"--imgur-api"_s, server.url("/3/")};
        QProcess process;
        program.start(process,
                      program.usual(options + QStringList{server.url("/1.png"), u"--name"_s, u"{album}/{name}"_s,
                                                          u"https://imgur.com/a/abcdef1"_s}));
        QVERIFY(server.waitForRequests(2, 10s));
        kill(static_cast<pid_t>(process.processId()), signal);
        QCOMPARE(Program::finish(process).status, signal == SIGTERM ? 130 : -1);

        Ran ran = program.run(options + QStringList{u"--continue"_s});
        QVERIFY2(ran.status == 0, ran.err.constData());
        QStringList asked;
        for (const QJsonObject &collection : ran.events(u"collection"_s))
            asked << collection[u"link"_s].toString();
        QVERIFY(asked.contains(u"https://imgur.com/a/abcdef1"_s));
        QCOMPARE(urlsOf(ran.events(u"saved"_s)), (QSet<QString>{server.url("/1.png"), server.url("/2.png")}));
        QVERIFY(ran.events(u"skipped"_s).isEmpty()); // the image that was taken up is not found twice
        QCOMPARE(program.imageNames(), (QStringList{u"1.png"_s, u"x"_s}));
        ran = program.run(options + QStringList{u"--continue"_s});
        QCOMPARE(ran.status, 0);
        QCOMPARE(ran.lines().size(), 1);
    }

    void asksAgainForWhatWasPutOff()
    {
        ScriptedServer server;
        server.on("/a.png", Reply::status(429).header("Retry-After", "3600"));
        const Program program;
        QCOMPARE(program.run({server.url("/a.png")}).status, 1);
        const Ran ran = program.run({u"--json"_s, u"--continue"_s});
        QCOMPARE(ran.status, 1); // it is still too early
        QCOMPARE(ran.events(u"found"_s).size(), 1);
        QCOMPARE(ran.event(u"failed"_s)[u"reason"_s].toString(), u"rate-limited"_s);
        QCOMPARE(server.requestCount(), 1);
    }

private:
    static void resumesThePart(const Ran &ran, const BrokenRun &run, bool isWhole)
    {
        for (const QJsonObject &saved : ran.events(u"saved"_s)) {
            if (saved[u"url"_s].toString() != run.server.url("/p1.jpg"))
                continue;
            const qint64 resumedFrom = saved[u"resumed_from"_s].toInteger();
            QVERIFY2(resumedFrom > 0, "nothing of the part was kept");
            if (isWhole)
                QVERIFY(resumedFrom >= run.received());
            QCOMPARE(run.server.requests("/p1.jpg").last().header("range"),
                     "bytes=" + QByteArray::number(resumedFrom) + "-");
            QCOMPARE(saved[u"bytes"_s].toInteger(), run.bytes.size());
            return;
        }
        QFAIL("the image was not saved");
    }
};

QTEST_GUILESS_MAIN(TestCliContinue)
#include "tst_clicontinue.moc"
