// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#include "program.h"

#include "support/scriptedserver.h"
#include "support/testimages.h"

#include <QCryptographicHash>
#include <QDir>
#include <QElapsedTimer>
#include <QJsonArray>
#include <QRegularExpression>
#include <QSet>
#include <QTest>

#include <atomic>
#include <csignal>
#include <thread>

using namespace bowerbird::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

QString sha256(const QByteArray &bytes)
{
    return QString::fromLatin1(QCryptographicHash::hash(bytes, QCryptographicHash::Sha256).toHex());
}

// A run that hangs in the middle of an image, with some of its bytes in the part.
struct HangingRun
{
    static constexpr int kSent = 4000;

    HangingRun()
    {
        server.on("/a.jpg", {Reply::ok(bytes).header("ETag", "\"1\"").withRanges().stallAfter(kSent),
                             Reply::ok(bytes).header("ETag", "\"1\"").withRanges()});
        server.on("/b.jpg", Reply::silence());
    }

    // Until the part has grown to what was sent. False: it never did.
    [[nodiscard]] bool start()
    {
        program.start(process,
                      program.usual({u"--json"_s, u"--progress"_s, server.url("/a.jpg"), server.url("/b.jpg")}));
        const QByteArray wanted = "\"received\":" + QByteArray::number(kSent);
        while (!printed.contains(wanted) && process.waitForReadyRead(10'000))
            printed += process.readAllStandardOutput();
        return printed.contains(wanted) && server.waitForRequests(2);
    }

    const QByteArray bytes = jpegBytes(1, {400, 300});
    ScriptedServer server;
    Program program;
    QProcess process;
    QByteArray printed;
};

} // namespace

class TestCli : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void savesAnImageAndTellsItsStory()
    {
        const QByteArray bytes = jpegBytes(1);
        ScriptedServer server;
        server.on("/a.jpg", {Reply::status(503).header("Retry-After", "0"), Reply::ok(bytes).type("image/jpeg")});
        const Program program;
        const Ran ran = program.run({u"--json"_s, server.url("/a.jpg")});
        QCOMPARE(ran.status, 0);
        QStringList names;
        for (const QJsonObject &event : ran.events())
            names << event[u"event"_s].toString();
        QCOMPARE(names.join(u' '), u"found queued collection started retrying started saved summary"_s);
        const QJsonObject found = ran.event(u"found"_s);
        const int id = found[u"id"_s].toInt();
        QCOMPARE(ran.story(id), u"found queued started retrying started saved"_s);
        QCOMPARE(found[u"url"_s].toString(), server.url("/a.jpg"));
        QCOMPARE(found[u"source"_s].toString(), u"direct"_s);
        const QJsonObject retrying = ran.event(u"retrying"_s);
        QCOMPARE(retrying[u"attempt"_s].toInt(), 2);
        QCOMPARE(retrying[u"reason"_s].toString(), u"server-error"_s);
        QCOMPARE(retrying[u"http_status"_s].toInt(), 503);
        const QList<QJsonObject> started = ran.events(u"started"_s);
        QCOMPARE(started[0][u"attempt"_s].toInt(), 1);
        QCOMPARE(started[1][u"attempt"_s].toInt(), 2);
        QVERIFY(started[0][u"worker"_s].toInt() >= 1);
        const QJsonObject wanted{{u"event"_s, u"saved"_s},
                                 {u"id"_s, id},
                                 {u"url"_s, server.url("/a.jpg")},
                                 {u"path"_s, QString(program.images() + u"/a.jpg"_s)},
                                 {u"bytes"_s, qint64(bytes.size())},
                                 {u"sha256"_s, sha256(bytes)},
                                 {u"type"_s, u"image/jpeg"_s},
                                 {u"width"_s, 160},
                                 {u"height"_s, 120},
                                 {u"verified"_s, u"decoded"_s},
                                 {u"warning"_s, QJsonValue::Null},
                                 {u"attempts"_s, 2},
                                 {u"resumed_from"_s, 0}};
        QCOMPARE(ran.event(u"saved"_s), wanted);
        QCOMPARE(program.imageNames(), QStringList{u"a.jpg"_s});
        QCOMPARE(program.image(u"a.jpg"_s), bytes);
        const QJsonObject summary = ran.summary();
        QCOMPARE(summary[u"saved"_s].toInt(), 1);
        QCOMPARE(summary[u"bytes"_s].toInt(), bytes.size());
        QCOMPARE(summary[u"workers"_s].toInt(), 8);
        QCOMPARE(summary[u"interrupted"_s], QJsonValue(false));
    }

    void printsPlainLines()
    {
        ScriptedServer server;
        server.on("/a.jpg", Reply::ok(jpegBytes(1)));
        server.on("/b.png", Reply::ok(pngBytes(2)));
        const Program program;
        const Ran ran = program.run({u"-j1"_s, server.url("/a.jpg"), server.url("/gone.jpg"), server.url("/b.png")});
        QCOMPARE(ran.status, 1);
        QCOMPARE(ran.lines(), (QStringList{u"saved "_s + program.images() + u"/a.jpg"_s,
                                           u"saved "_s + program.images() + u"/b.png"_s}));
        const QStringList trouble = QString::fromUtf8(ran.err).split(u'\n', Qt::SkipEmptyParts);
        QCOMPARE(trouble.size(), 2);
        QVERIFY(trouble[0].startsWith(u"failed "_s + server.url("/gone.jpg") + u": not found"_s));
        const QRegularExpression closing(
            uR"(^Saved 2 of 3 images \([\d.]+ k?B\) in \d+\.\d s with 1 worker\. 1 failed\.$)"_s);
        QVERIFY2(closing.match(trouble[1]).hasMatch(), qPrintable(trouble[1]));
    }

    void printsNothingButErrorsWhenQuiet()
    {
        ScriptedServer server;
        server.on("/a.jpg", Reply::ok(jpegBytes(1)));
        const Program program;
        Ran ran = program.run({u"-q"_s, server.url("/a.jpg")});
        QCOMPARE(ran.status, 0);
        QCOMPARE(ran.out + ran.err, QByteArray());
        ran = program.run({u"-q"_s, server.url("/gone.jpg")});
        QCOMPARE(ran.status, 1);
        QCOMPARE(ran.out, QByteArray());
        QCOMPARE(ran.err.count('\n'), 1);
        QVERIFY(ran.err.startsWith("failed http://"));
    }

    void tellsHowAnImageFailed()
    {
        ScriptedServer server;
        const Ran ran = Program().run({u"--json"_s, server.url("/gone.jpg")});
        QCOMPARE(ran.status, 1);
        QCOMPARE(ran.story(ran.event(u"found"_s)[u"id"_s].toInt()), u"found queued started failed"_s);
        const QJsonObject failed = ran.event(u"failed"_s);
        QCOMPARE(failed[u"reason"_s].toString(), u"not-found"_s);
        QCOMPARE(failed[u"http_status"_s].toInt(), 404);
        QCOMPARE(failed[u"attempts"_s].toInt(), 1);
        QVERIFY(failed[u"detail"_s].isString());
        QCOMPARE(ran.summary()[u"failed"_s].toInt(), 1);
        QVERIFY(ran.err.startsWith(QByteArray("failed " + server.url("/gone.jpg").toUtf8() + ": ")));
    }

    void downloadsNothingInADryRun()
    {
        ScriptedServer server;
        const Program program;
        const QStringList arguments{u"--dry-run"_s, u"--limit"_s, u"2"_s, server.url("/p[1-3].jpg"),
                                    server.url("/a.png")};
        Ran ran = program.run(arguments);
        QCOMPARE(ran.status, 0);
        QStringList lines = ran.lines(); // several links are worked on at once, so that only each one's are in order
        lines.sort();
        QCOMPARE(lines, (QStringList{server.url("/a.png"), server.url("/p1.jpg"), server.url("/p2.jpg")}));
        ran = program.run(arguments + QStringList{u"--json"_s});
        QCOMPARE(ran.status, 0);
        QCOMPARE(ran.events().size(), 3 + 2 + 1);
        QCOMPARE(ran.events(u"found"_s).size(), 3);
        for (const QJsonObject &collection : ran.events(u"collection"_s))
            QCOMPARE(collection[u"found"_s].toInt(), collection[u"link"_s] == arguments.last() ? 1 : 2);
        QCOMPARE(ran.summary()[u"saved"_s].toInt(), 0);
        QCOMPARE(server.requestCount(), 0);
        QVERIFY(!QDir(program.images()).exists());
    }

    void tellsRepeatsOfADryRunFromWhatIsKnown()
    {
        ScriptedServer server;
        server.on("/a.jpg", Reply::ok(jpegBytes(1)));
        const Program program;
        const QString list = program.path(u"list.txt"_s);
        program.write(u"list.txt"_s, (server.url("/a.jpg") + u'\n' + server.url("/a.jpg") + u'\n').toUtf8());
        const Ran fresh = program.run({u"--dry-run"_s, u"-i"_s, list});
        QVERIFY2(fresh.err.contains("1 image would be downloaded. 1 stood there more than once."),
                 fresh.err.constData());
        QCOMPARE(program.run({server.url("/a.jpg")}).status, 0);
        const Ran known = program.run({u"--dry-run"_s, u"-i"_s, list});
        QVERIFY2(known.err.contains("0 images would be downloaded. 2 were downloaded before."), known.err.constData());
    }

    void remembersWhatItHasSaved()
    {
        ScriptedServer server;
        server.on("/a.jpg", Reply::ok(jpegBytes(1)));
        const Program program;
        QCOMPARE(program.run({server.url("/a.jpg")}).status, 0);
        const Ran again = program.run({u"--json"_s, server.url("/a.jpg")});
        QCOMPARE(again.status, 0);
        QCOMPARE(again.story(again.event(u"found"_s)[u"id"_s].toInt()), u"found skipped"_s);
        QCOMPARE(again.event(u"skipped"_s)[u"reason"_s].toString(), u"already-downloaded"_s);
        QCOMPARE(again.event(u"skipped"_s)[u"path"_s].toString(), program.images() + u"/a.jpg"_s);
        const Ran listed = program.run({u"--dry-run"_s, server.url("/a.jpg")});
        QCOMPARE(listed.status, 0);
        QCOMPARE(listed.out, QByteArray());
        QCOMPARE(server.requestCount(), 1);
    }

    void keepsThePartWhenInterrupted_data()
    {
        QTest::addColumn<int>("signal");
        QTest::newRow("Ctrl-C") << SIGINT;
        QTest::newRow("SIGTERM") << SIGTERM;
        QTest::newRow("SIGHUP") << SIGHUP;
    }
    void keepsThePartWhenInterrupted()
    {
        QFETCH(int, signal);
        HangingRun run;
        QVERIFY(run.start());
        QElapsedTimer clock;
        clock.start();
        kill(static_cast<pid_t>(run.process.processId()), signal);
        const Ran ran = Program::finish(run.process, run.printed);
        QVERIFY2(clock.elapsed() < 2000, qPrintable(QString::number(clock.elapsed())));
        QCOMPARE(ran.status, 130);
        for (const QJsonObject &found : ran.events(u"found"_s))
            QCOMPARE(ran.story(found[u"id"_s].toInt()), u"found queued started"_s);
        const QJsonObject summary = ran.summary();
        QCOMPARE(summary[u"interrupted"_s], QJsonValue(true));
        QCOMPARE(summary[u"unfinished"_s].toInt(), 2);
        QCOMPARE(summary[u"cancelled"_s].toInt(), 0);
        const QStringList parts = run.program.imageNames();
        QVERIFY2(parts.size() == 1 || parts.size() == 2, qPrintable(parts.join(u' ')));
        for (const QString &name : parts)
            QVERIFY2(name.endsWith(u".part") && !name.startsWith(u'.'), qPrintable(name));
        QCOMPARE(run.program.image(parts.first()), run.bytes.first(HangingRun::kSent));
    }

    void leavesAtOnceWhenInterruptedTwice()
    {
        HangingRun run;
        QVERIFY(run.start());
        const auto id = static_cast<pid_t>(run.process.processId());
        kill(id, SIGINT);
        kill(id, SIGTERM);
        QElapsedTimer clock;
        clock.start();
        QCOMPARE(Program::finish(run.process).status, 130);
        QVERIFY(clock.elapsed() < 1000);
    }

    void closesItsWindowWithoutAQuestionWhenInterrupted()
    {
        ScriptedServer server;
        server.on("/a.jpg", Reply::silence());
        Program program;
        program.environment.insert(u"QT_QPA_PLATFORM"_s, u"offscreen"_s);
        QProcess process;
        program.start(process, program.usual({server.url("/a.jpg")}).sliced(1)); // without --headless
        QVERIFY(server.waitForRequests(1, 10s));
        QElapsedTimer clock;
        clock.start();
        process.terminate();
        QCOMPARE(Program::finish(process).status, 130);
        QVERIFY2(clock.elapsed() < 2000, qPrintable(QString::number(clock.elapsed())));
        QCOMPARE(program.run({server.url("/b.jpg")}).status, 1); // the profile is free again
    }

    void goesOnWhenItsReaderLeaves()
    {
        ScriptedServer server;
        QByteArray list;
        for (int i = 0; i < 20; ++i) {
            server.on("/" + QByteArray::number(i) + ".png", Reply::ok(pngBytes(i, {20, 20})));
            list += server.url("/").toUtf8() + QByteArray::number(i) + ".png\n";
        }
        Program program;
        program.write(u"list.txt"_s, list);
        QProcess shell;
        shell.setProcessEnvironment(program.environment);
        const QStringList arguments = program.usual({u"--json"_s, u"-q"_s, u"-i"_s, program.path(u"list.txt"_s)});
        shell.start(u"sh"_s, QStringList{u"-c"_s, u"(\"$0\" \"$@\"; echo status $? >&2) | head -n 1"_s,
                                         QStringLiteral(BOWERBIRD_PROGRAM)} +
                                 arguments);
        const Ran ran = Program::finish(shell);
        QCOMPARE(ran.lines().size(), 1);
        QCOMPARE(ran.err, "status 0\n");
        QCOMPARE(program.imageNames().size(), 20);
    }

    void tellsProgressWhenAsked()
    {
        ScriptedServer server;
        const QByteArray bytes = jpegBytes(1, {400, 300});
        server.on("/a.jpg", Reply::ok(bytes).drip(bytes.size() / 10 + 1, 100ms));
        const Ran ran = Program().run({u"--json"_s, u"--progress"_s, server.url("/a.jpg")});
        QCOMPARE(ran.status, 0);
        const QList<QJsonObject> progress = ran.events(u"progress"_s);
        QVERIFY2(progress.size() >= 2 && progress.size() <= 6, qPrintable(QString::number(progress.size())));
        qint64 before = 0;
        for (const QJsonObject &event : progress) {
            QVERIFY(event[u"received"_s].toInt() >= before);
            before = event[u"received"_s].toInt();
            QCOMPARE(event[u"total"_s].toInt(), bytes.size());
        }
    }

    void holdsToTheNumberOfTransfers_data()
    {
        QTest::addColumn<QStringList>("options");
        QTest::addColumn<int>("most");
        QTest::newRow("workers") << QStringList{u"-j"_s, u"3"_s} << 3;
        QTest::newRow("per host") << QStringList{u"-j"_s, u"8"_s, u"--per-host"_s, u"2"_s} << 2;
    }
    void holdsToTheNumberOfTransfers()
    {
        QFETCH(QStringList, options);
        QFETCH(int, most);
        // Counted until just before the answer: what the server still does afterwards may overlap the next request.
        std::atomic<int> atOnce = 0;
        std::atomic<int> seen = 0;
        ScriptedServer server;
        server.otherwise([&](const Request &request) {
            const int now = ++atOnce;
            for (int before = seen; before < now && !seen.compare_exchange_weak(before, now);) {
            }
            std::this_thread::sleep_for(50ms);
            --atOnce;
            return Reply::ok(pngBytes(request.target.mid(2, 1).toInt(), {20, 20}));
        });
        const Ran ran = Program().run(options + QStringList{u"--json"_s, server.url("/p[1-8].png")});
        QCOMPARE(ran.status, 0);
        QCOMPARE(ran.summary()[u"saved"_s].toInt(), 8);
        QCOMPARE(seen.load(), most);
    }

    void filtersByTypeAndSize()
    {
        ScriptedServer server;
        server.on("/a.png", Reply::ok(pngBytes(1)));
        server.on("/misnamed.jpg", Reply::ok(pngBytes(2, {20, 20})));
        server.on("/big.jpg", Reply::ok(jpegBytes(3, {800, 600})));
        const Ran ran = Program().run({u"--json"_s, u"--types"_s, u"jpg"_s, u"--max-bytes"_s, u"4K"_s,
                                       server.url("/a.png"), server.url("/misnamed.jpg"), server.url("/big.jpg")});
        QCOMPARE(ran.status, 1); // for the one that is too large
        const QJsonObject listed = ran.events(u"collection"_s)[0];
        QCOMPARE(listed[u"filtered"_s].toInt(), 1);
        QCOMPARE(listed[u"filtered_by"_s].toObject(), (QJsonObject{{u"type"_s, 1}}));
        QCOMPARE(ran.event(u"skipped"_s)[u"reason"_s].toString(), u"filtered"_s);
        QCOMPARE(ran.event(u"failed"_s)[u"reason"_s].toString(), u"too-large"_s);
        QCOMPARE(server.requestCount("/a.png"), 0);
    }

    void settlesAConflictAsAsked_data()
    {
        QTest::addColumn<QString>("rule");
        QTest::addColumn<QStringList>("names");
        QTest::addColumn<bool>("keepsOld");
        QTest::newRow("skip") << u"skip"_s << QStringList{u"a.png"_s} << true;
        QTest::newRow("rename") << u"rename"_s << QStringList{u"a (2).png"_s, u"a.png"_s} << true;
        QTest::newRow("overwrite") << u"overwrite"_s << QStringList{u"a.png"_s} << false;
    }
    void settlesAConflictAsAsked()
    {
        QFETCH(QString, rule);
        QFETCH(QStringList, names);
        QFETCH(bool, keepsOld);
        ScriptedServer server;
        server.on("/a.png", Reply::ok(pngBytes(1)));
        const Program program;
        program.write(u"images/a.png"_s, "old");
        const Ran ran = program.run({u"--json"_s, u"--on-conflict"_s, rule, server.url("/a.png")});
        QCOMPARE(ran.status, 0);
        QCOMPARE(program.imageNames(), names);
        QCOMPARE(program.image(u"a.png"_s), keepsOld ? QByteArray("old") : pngBytes(1));
        const bool isSkipped = rule == u"skip"_s;
        QCOMPARE(ran.event(u"skipped"_s)[u"reason"_s].toString(), isSkipped ? u"exists"_s : QString());
        QCOMPARE(ran.summary()[u"saved"_s].toInt(), isSkipped ? 0 : 1);
    }

    void provesAsAsked_data()
    {
        QTest::addColumn<QStringList>("options");
        QTest::addColumn<QString>("verified");
        QTest::addColumn<bool>("hasThumbnail");
        QTest::newRow("by itself") << QStringList() << u"decoded"_s << true;
        QTest::newRow("structure") << QStringList{u"--verify"_s, u"structure"_s, u"--no-thumbnails"_s} << u"structure"_s
                                   << false;
        QTest::newRow("no thumbnails") << QStringList{u"--no-thumbnails"_s} << u"structure"_s << false;
        QTest::newRow("decoded without thumbnails")
            << QStringList{u"--no-thumbnails"_s, u"--verify"_s, u"decode"_s} << u"decoded"_s << false;
    }
    void provesAsAsked()
    {
        QFETCH(QStringList, options);
        QFETCH(QString, verified);
        QFETCH(bool, hasThumbnail);
        ScriptedServer server;
        server.on("/a.jpg", Reply::ok(jpegBytes(1)));
        const Program program;
        const Ran ran = program.run(options + QStringList{u"--json"_s, server.url("/a.jpg")});
        QCOMPARE(ran.event(u"saved"_s)[u"verified"_s].toString(), verified);
        QDir thumbnails(program.path(u"profile/cache/thumbnails"_s));
        QCOMPARE(!thumbnails.entryList(QDir::AllEntries | QDir::NoDotAndDotDot).isEmpty(), hasThumbnail);
    }

    void treatsDamagedPicturesAsAsked_data()
    {
        QTest::addColumn<QString>("rule");
        QTest::addColumn<int>("status");
        QTest::newRow("keep") << u"keep"_s << 0;
        QTest::newRow("refuse") << u"refuse"_s << 1;
    }
    void treatsDamagedPicturesAsAsked()
    {
        QFETCH(QString, rule);
        QFETCH(int, status);
        ScriptedServer server;
        QByteArray bytes = pngBytes(1);
        bytes[bytes.size() / 2] = static_cast<char>(bytes[bytes.size() / 2] ^ 0x55);
        server.on("/a.png", Reply::ok(bytes));
        const Program program;
        const Ran ran = program.run({u"--json"_s, u"--damaged"_s, rule, server.url("/a.png")});
        QCOMPARE(ran.status, status);
        QCOMPARE(server.requestCount(), 2);
        if (status == 0)
            QCOMPARE(ran.event(u"saved"_s)[u"warning"_s].toString(), u"damaged-at-source"_s);
        else
            QCOMPARE(ran.event(u"failed"_s)[u"reason"_s].toString(), u"corrupt-image"_s);
        QCOMPARE(program.imageNames().size(), status == 0 ? 1 : 0);
    }

    void givesUpInTheTimeItWasGiven_data()
    {
        QTest::addColumn<QStringList>("options");
        QTest::addColumn<QByteArray>("path");
        QTest::addColumn<QString>("reason");
        QTest::newRow("first header") << QStringList{u"--timeout"_s, u"0.3"_s} << QByteArray("/silent.jpg")
                                      << u"timeout"_s;
        QTest::newRow("no more bytes") << QStringList{u"--stall"_s, u"0.3"_s} << QByteArray("/stalls.jpg")
                                       << u"stalled"_s;
        QTest::newRow("retries") << QStringList() << QByteArray("/busy.jpg") << u"server-error"_s;
    }
    void givesUpInTheTimeItWasGiven()
    {
        QFETCH(QStringList, options);
        QFETCH(QByteArray, path);
        QFETCH(QString, reason);
        ScriptedServer server;
        server.on("/silent.jpg", Reply::silence());
        server.on("/stalls.jpg", Reply::ok(jpegBytes(1)).stallAfter(100));
        server.on("/busy.jpg", Reply::status(503));
        const Ran ran =
            Program().run(options + QStringList{u"--retries"_s, u"0"_s, u"--json"_s, server.url(path.constData())});
        QCOMPARE(ran.status, 1);
        QCOMPARE(ran.event(u"failed"_s)[u"reason"_s].toString(), reason);
        QCOMPARE(ran.event(u"failed"_s)[u"attempts"_s].toInt(), 1);
        QCOMPARE(server.requestCount(), 1);
        QVERIFY(ran.summary()[u"seconds"_s].toDouble() < 5);
    }

    void comparesWorkerCountsWithoutLeavingATrace()
    {
        ScriptedServer server;
        server.otherwise([](const Request &request) {
            return Reply::ok(pngBytes(request.target.mid(2, 1).toInt(), {20, 20})).delay(50ms);
        });
        const Program program;
        const QStringList arguments{u"--compare-workers"_s, u"1,8"_s, server.url("/p[1-8].png")};
        Ran ran = program.run(arguments + QStringList{u"--json"_s});
        QCOMPARE(ran.status, 0);
        const QJsonArray runs = ran.event(u"comparison"_s)[u"runs"_s].toArray();
        QCOMPARE(runs.size(), 2);
        const QJsonObject alone = runs[0].toObject();
        const QJsonObject together = runs[1].toObject();
        QCOMPARE(alone[u"workers"_s].toInt(), 1);
        QCOMPARE(alone[u"speedup"_s].toDouble(), 1.0);
        QCOMPARE(alone[u"efficiency"_s].toDouble(), 1.0);
        QVERIFY(alone[u"seconds"_s].toDouble() >= 0.4);
        QCOMPARE(together[u"workers"_s].toInt(), 8);
        QVERIFY(together[u"speedup"_s].toDouble() > 1.2);
        QVERIFY(qAbs(together[u"efficiency"_s].toDouble() - together[u"speedup"_s].toDouble() / 8) < 0.001);
        QCOMPARE(ran.summary()[u"saved"_s].toInt(), 16);
        QCOMPARE(server.requestCount(), 16);
        QVERIFY(program.imageNames().isEmpty());
        QCOMPARE(program.run(arguments + QStringList{u"--dry-run"_s}).status, 2);
        ran = program.run({u"--dry-run"_s, server.url("/p[1-8].png")}); // nothing is remembered
        QCOMPARE(ran.lines().size(), 8);
    }

    void namesWhatFailedInAComparisonOnce()
    {
        ScriptedServer server;
        server.on("/good.png", Reply::ok(pngBytes(1)));
        const Ran ran =
            Program().run({u"--compare-workers"_s, u"1,2"_s, server.url("/good.png"), server.url("/gone.png")});
        QCOMPARE(ran.status, 1);
        QCOMPARE(ran.err.count(QByteArray("failed " + server.url("/gone.png").toUtf8())), 1);
    }

    void savesTheWholeSampleGallery()
    {
        const Program program;
        const Ran ran = program.run({u"--json"_s, u"sample:"_s});
        QVERIFY2(ran.status == 0, ran.err.constData());
        const QList<QJsonObject> saved = ran.events(u"saved"_s);
        QCOMPARE(saved.size(), 60);
        QSet<QString> hashes;
        QSet<QString> types;
        for (const QJsonObject &event : saved) {
            hashes.insert(event[u"sha256"_s].toString());
            types.insert(event[u"type"_s].toString());
        }
        QCOMPARE(hashes.size(), 60);
        QCOMPARE(types, (QSet<QString>{u"image/jpeg"_s, u"image/png"_s, u"image/gif"_s}));
        QCOMPARE(program.imageNames().size(), 60);
        QCOMPARE(ran.events(u"failed"_s).size(), 0);
        QCOMPARE(ran.event(u"collection"_s)[u"found"_s].toInt(), 60);
        const Ran again = program.run({u"--json"_s, u"--limit"_s, u"5"_s, u"sample:"_s});
        QCOMPARE(again.status, 0);
        QCOMPARE(again.summary()[u"skipped"_s].toInt(), 5);
    }

    // Its addresses lead nowhere else; a list of them that was exported is read back all the same.
    void readsAListOfTheSampleGalleryBack()
    {
        const Program program;
        const Ran ran = program.run({u"--json"_s, u"--limit"_s, u"3"_s, u"sample:"_s});
        QStringList links;
        for (const QJsonObject &event : ran.events(u"saved"_s))
            links.append(event[u"url"_s].toString());
        QCOMPARE(links.size(), 3);
        QVERIFY(links.first().startsWith(u"http://sample.bowerbird.invalid/"_s));
        const Program other;
        other.write(u"list.txt"_s, links.join(u'\n').toUtf8());
        const Ran again = other.run({u"--json"_s, u"-i"_s, other.path(u"list.txt"_s)});
        QVERIFY2(again.status == 0, again.err.constData());
        QCOMPARE(other.imageNames(), program.imageNames());
    }
};

QTEST_GUILESS_MAIN(TestCli)
#include "tst_cli.moc"
