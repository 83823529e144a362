// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#include "handoff/daemon.h"
#include "handoff/deskhelp.h"
#include "support/testimages.h"
#include "ui/handofftext.h"

#include <QSignalSpy>
#include <QTest>

#include <algorithm>

namespace bowerbird::test {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using Stage = HandedOff::Stage;

// What becomes of jobs that aria2 has, there and here: they are followed to their end, over a restart, too.
class TestAria2DeskRows : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void followsTheRealOneToTheEnd();
    void goesOnWithAnotherAddressThatIsThere();
    void isPassedOverByResumeAll();
    void isKnownOnceItIsDone();
    void changesARowThatIsDoneInItsPlace();
    void findsOutWhatBecameOfALostAnswer_data();
    void findsOutWhatBecameOfALostAnswer();
    void believesNoRefusalAlone();
    void asksAboutVeryManyInPortions();
    void followsThemAfterARestart();
    void sendsARowThatComesBackAgain();
};

void TestAria2DeskRows::followsTheRealOneToTheEnd()
{
    Daemon daemon(u"s3cret"_s);
    if (!daemon.isThere())
        QSKIP("aria2c is not installed");
    QVERIFY(daemon.waitUntilItAnswers());
    ScriptedServer server;
    server.on("/a.png", Reply::ok(pngBytes(1)));
    EngineFixture engine;
    engine.start();
    Aria2Desk desk(*engine.manager,
                   {.network = [] { return NetworkSettings{.userAgent = u"Bird/1"_s}; }, .pause = 100ms});
    QSignalSpy accepted(&desk, &HandoffDesk::accepted);
    const QList<JobId> ids = engine.add({server.url("/a.png"), server.url("/none.png")}, AddMode::Hold);
    send(desk, ids, daemon.settings);
    QTRY_COMPARE_WITH_TIMEOUT(stageOf(desk, ids.at(0)), Stage::Done, 10'000);
    QTRY_COMPARE_WITH_TIMEOUT(stageOf(desk, ids.at(1)), Stage::Failed, 10'000);
    QCOMPARE(accepted.first().first().toInt(), 2);
    QCOMPARE(desk.find(ids.at(0))->path, daemon.folder.filePath(u"a.png"_s));
    QCOMPARE(handedOffText(*desk.find(ids.at(0))), u"Done at aria2: "_s + daemon.folder.filePath(u"a.png"_s));
    QVERIFY(!desk.find(ids.at(1))->message.isEmpty());
    QFile file(daemon.folder.filePath(u"a.png"_s));
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(file.readAll(), pngBytes(1));
    // Nobody here has fetched it, and nobody will.
    QCOMPARE(server.requestCount("/a.png"), 1);
    QCOMPARE(server.requests("/a.png").first().header("user-agent"), QByteArray("Bird/1"));
    QCOMPARE(engine.job(ids.at(0)).state, JobState::Skipped);
    QCOMPARE(engine.job(ids.at(1)).state, JobState::Paused);
    engine.manager->resumeAll();
    QVERIFY(engine.waitUntilIdle());
    QCOMPARE(server.requestCount("/a.png"), 1);
    QVERIFY(engine.files().isEmpty());
}

void TestAria2DeskRows::goesOnWithAnotherAddressThatIsThere()
{
    Daemon daemon(u"s3cret"_s);
    if (!daemon.isThere())
        QSKIP("aria2c is not installed");
    QVERIFY(daemon.waitUntilItAnswers());
    ScriptedServer server;
    server.on("/gone.png", Reply::status(410));
    server.on("/second.png", Reply::ok(pngBytes(2)));
    EngineFixture engine;
    engine.start();
    Aria2Desk desk(*engine.manager, usual());
    QSignalSpy accepted(&desk, &HandoffDesk::accepted);
    const ImageRef image{
        .url = server.url("/none.png"),
        .alternatives = {server.url("/gone.png"), server.url("/second.png"), server.url("/third.png")}};
    const JobId id =
        engine.manager->add({image}, std::make_shared<DownloadOptions>(engine.download), AddMode::Hold).first();
    send(desk, {id}, daemon.settings);
    QTRY_COMPARE_WITH_TIMEOUT(stageOf(desk, id), Stage::Done, 10'000);
    QCOMPARE(desk.find(id)->path, daemon.folder.filePath(u"none.png"_s));
    QCOMPARE(server.requestCount("/none.png"), 1);
    QCOMPARE(server.requestCount("/gone.png"), 1);
    QCOMPARE(server.requestCount("/third.png"), 0);
    QCOMPARE(accepted.size(), 1); // one image, whatever it took
    QCOMPARE(engine.job(id).state, JobState::Skipped);
}

void TestAria2DeskRows::isPassedOverByResumeAll()
{
    FakeDaemon daemon;
    ScriptedServer server;
    server.on("/a.png", Reply::ok(pngBytes(1)));
    server.on("/b.png", Reply::ok(pngBytes(2)));
    EngineFixture engine;
    engine.start();
    engine.manager->pauseAll();
    Aria2Desk desk(*engine.manager, usual());
    const QList<JobId> ids = engine.add({server.url("/a.png"), server.url("/b.png")});
    send(desk, {ids.first()}, daemon.settings());
    engine.manager->pause({ids.last()});
    QTRY_COMPARE_WITH_TIMEOUT(stageOf(desk, ids.first()), Stage::Active, 10'000);
    engine.manager->resumeAll();
    QTRY_COMPARE(engine.job(ids.last()).state, JobState::Finished);
    QCOMPARE(engine.job(ids.first()).state, JobState::Paused);
    QCOMPARE(stageOf(desk, ids.first()), Stage::Active);
    QCOMPARE(server.requestCount("/a.png"), 0);
    QCOMPARE(daemon.count(u"aria2.forceRemove"_s), 0);
}

// So that a collection that is asked again finds only what is new.
void TestAria2DeskRows::isKnownOnceItIsDone()
{
    FakeDaemon daemon;
    EngineFixture engine;
    engine.start();
    const QStringList urls{u"http://127.0.0.1:1/a.png"_s, u"http://127.0.0.1:1/b.png#x"_s,
                           u"http://127.0.0.1:1/c.png"_s};
    {
        Aria2Desk desk(*engine.manager, usual());
        const QList<JobId> ids = engine.add(urls, AddMode::Hold);
        send(desk, ids, daemon.settings());
        QTRY_COMPARE_WITH_TIMEOUT(stageOf(desk, ids.last()), Stage::Active, 10'000);
        daemon.end(2);
        QTRY_COMPARE_WITH_TIMEOUT(engine.count(JobState::Skipped), 2, 10'000);
        engine.manager->clearFinished();
        engine.manager->remove({ids.last()});
    }
    for (const bool isRestarted : {false, true}) {
        if (isRestarted) {
            engine.stop();
            engine.start();
        }
        const auto isKnown = [&](int i) {
            const auto known = engine.library->known(ImageRef{.url = urls.at(i)});
            return known && known->isDownloaded();
        };
        QVERIFY(isKnown(0));
        QVERIFY(isKnown(1));
        QVERIFY(!isKnown(2));
    }
}

// What is selected and shown stays so.
void TestAria2DeskRows::changesARowThatIsDoneInItsPlace()
{
    FakeDaemon daemon;
    EngineFixture engine;
    engine.start();
    Aria2Desk desk(*engine.manager, usual());
    const QList<JobId> ids = engine.add(numberedUrls(3), AddMode::Hold);
    send(desk, ids, daemon.settings());
    QTRY_COMPARE_WITH_TIMEOUT(stageOf(desk, ids.first()), Stage::Active, 10'000);
    QSignalSpy removed(engine.manager.get(), &DownloadManager::jobsRemoved);
    QSignalSpy reset(engine.manager.get(), &DownloadManager::jobsReset);
    QSignalSpy added(engine.manager.get(), &DownloadManager::jobsAdded);
    daemon.end(1);
    QTRY_COMPARE_WITH_TIMEOUT(engine.job(ids.first()).state, JobState::Skipped, 10'000);
    QCOMPARE(engine.job(ids.first()).totalBytes, 200);
    QVERIFY(engine.job(ids.first()).finishedAt.isValid());
    QCOMPARE(engine.manager->rowOf(ids.first()), 0);
    QCOMPARE(removed.size() + reset.size() + added.size(), 0);
    QCOMPARE(stageOf(desk, ids.first()), Stage::Done);
}

void TestAria2DeskRows::findsOutWhatBecameOfALostAnswer_data()
{
    QTest::addColumn<FakeDaemon::Answers>("answers");
    QTest::newRow("it was taken") << FakeDaemon::Answers::TooLate;
    QTest::newRow("it never was") << FakeDaemon::Answers::Never;
}

void TestAria2DeskRows::findsOutWhatBecameOfALostAnswer()
{
    QFETCH(FakeDaemon::Answers, answers);
    FakeDaemon daemon;
    daemon.setAnswersToAdding(answers);
    ScriptedServer server;
    server.on("/a.png", Reply::ok(pngBytes(1)));
    EngineFixture engine;
    engine.start();
    engine.manager->pauseAll();
    Aria2Desk desk(*engine.manager, {.network = [] { return NetworkSettings(); }, .patience = 300ms, .pause = 100ms});
    QSignalSpy troubled(&desk, &HandoffDesk::troubled);
    QSignalSpy accepted(&desk, &HandoffDesk::accepted);
    const JobId id = engine.add({server.url("/a.png")}).first();
    send(desk, {id}, daemon.settings());
    QTRY_COMPARE_WITH_TIMEOUT(troubled.size(), 1, 10'000);
    if (answers == FakeDaemon::Answers::TooLate) {
        QTRY_COMPARE_WITH_TIMEOUT(stageOf(desk, id), Stage::Active, 10'000);
        QCOMPARE(engine.job(id).state, JobState::Paused);
        QCOMPARE(accepted.size(), 1);
    } else {
        QTRY_VERIFY_WITH_TIMEOUT(!desk.find(id), 10'000);
        QCOMPARE(engine.job(id).state, JobState::Queued);
        QCOMPARE(accepted.size(), 0);
    }
    engine.manager->resumeAll();
    QVERIFY(engine.waitUntilIdle());
    QCOMPARE(server.requestCount("/a.png"), answers == FakeDaemon::Answers::Never ? 1 : 0);
}

void TestAria2DeskRows::believesNoRefusalAlone()
{
    FakeDaemon daemon;
    EngineFixture engine;
    engine.start();
    Aria2Desk desk(*engine.manager, usual());
    const QList<JobId> ids = engine.add(numberedUrls(2), AddMode::Hold);
    daemon.setAnswersToAdding(FakeDaemon::Answers::RefusedTwice);
    send(desk, {ids.first()}, daemon.settings());
    QTRY_COMPARE_WITH_TIMEOUT(stageOf(desk, ids.first()), Stage::Active, 10'000);
    daemon.setAnswersToAdding(FakeDaemon::Answers::Refused);
    send(desk, {ids.last()}, daemon.settings());
    QTRY_COMPARE_WITH_TIMEOUT(stageOf(desk, ids.last()), Stage::Failed, 10'000);
    QCOMPARE(desk.find(ids.last())->message, u"No URI to download."_s);
    QCOMPARE(stageOf(desk, ids.first()), Stage::Active);
}

void TestAria2DeskRows::asksAboutVeryManyInPortions()
{
    constexpr int kMany = 2'500;
    FakeDaemon daemon(u"waiting"_s);
    EngineFixture engine;
    engine.start();
    Aria2Desk desk(*engine.manager, {.network = [] { return NetworkSettings(); }});
    const QList<JobId> ids = engine.add(numberedUrls(kMany), AddMode::Hold);
    int mostChanged = 0;
    connect(&desk, &HandoffDesk::changed, &desk,
            [&](const QList<JobId> &some) { mostChanged = std::max(mostChanged, static_cast<int>(some.size())); });
    desk.begin(ids.size());
    for (int i = 0; i < kMany; i += 500)
        desk.send(ids.mid(i, 500), daemon.settings());
    QTRY_COMPARE_WITH_TIMEOUT(daemon.downloads().size(), size_t(kMany), 10'000);
    mostChanged = 0;
    daemon.end(650);
    const auto doneAmong = [&] {
        return std::ranges::count_if(ids, [&](JobId id) { return stageOf(desk, id) == Stage::Done; });
    };
    // What has ended is told at once, however far away its turn is.
    QTRY_COMPARE_WITH_TIMEOUT(doneAmong(), 650, 10'000);
    QCOMPARE(engine.count(JobState::Skipped), 650);
    QVERIFY(daemon.count(u"aria2.tellStopped"_s) >= 7);
    QVERIFY2(daemon.count(u"aria2.tellStatus"_s) <= 3 * 1'000, "a thousand a second");
    // A turn of the event loop writes or reads one request, and one is under way at a time.
    QVERIFY(daemon.mostCalls() <= Aria2Desk::kAtOnce);
    QVERIFY(mostChanged <= Aria2Desk::kAtOnce);
    QVERIFY2(daemon.mostAtOnce() <= 2, "offering and asking");
    engine.manager->remove(ids);
    QTRY_COMPARE_WITH_TIMEOUT(daemon.count(u"aria2.forceRemove"_s), kMany - 650, 10'000);
    QVERIFY(daemon.mostCalls() <= Aria2Desk::kAtOnce);
}

void TestAria2DeskRows::followsThemAfterARestart()
{
    FakeDaemon daemon;
    EngineFixture engine;
    engine.start();
    {
        Aria2Desk desk(*engine.manager, usual());
        const QList<JobId> ids = engine.add(numberedUrls(3), AddMode::Hold);
        send(desk, ids, daemon.settings());
        QTRY_COMPARE_WITH_TIMEOUT(stageOf(desk, ids.last()), Stage::Active, 10'000);
    }
    engine.stop();
    engine.start();
    Aria2Desk desk(
        *engine.manager,
        {.network = [] { return NetworkSettings(); }, .target = [&] { return daemon.settings(); }, .pause = 100ms});
    QSignalSpy arrived(engine.manager.get(), &DownloadManager::arrived);
    engine.manager->restoreEarlier(100);
    QVERIFY(arrived.wait(5'000));
    QCOMPARE(engine.manager->count(), 3);
    const JobId id = engine.manager->idAt(0);
    QCOMPARE(stageOf(desk, id), Stage::Unheard);
    engine.manager->resumeAll();
    QVERIFY(engine.waitUntilIdle());
    QCOMPARE(engine.count(JobState::Paused), 3);
    QTRY_COMPARE_WITH_TIMEOUT(stageOf(desk, id), Stage::Active, 10'000);
    daemon.end(1);
    QTRY_COMPARE_WITH_TIMEOUT(engine.job(id).state, JobState::Skipped, 10'000);
    daemon.forgetAll(); // as one that was started anew
    QTRY_COMPARE_WITH_TIMEOUT(stageOf(desk, engine.manager->idAt(1)), Stage::Lost, 10'000);
    QCOMPARE(daemon.count(u"aria2.addUri"_s), 3);
}

void TestAria2DeskRows::sendsARowThatComesBackAgain()
{
    FakeDaemon daemon;
    EngineFixture engine;
    engine.start();
    Aria2Desk desk(*engine.manager, usual());
    const JobId id = engine.add({u"http://127.0.0.1:1/a.png"_s}, AddMode::Hold).first();
    send(desk, {id}, daemon.settings());
    QTRY_COMPARE_WITH_TIMEOUT(stageOf(desk, id), Stage::Active, 10'000);
    const Job row = engine.job(id);
    engine.manager->remove({id});
    QTRY_COMPARE(daemon.count(u"aria2.forceRemove"_s), 1);
    engine.manager->bringBack({row}, engine.manager->newestId());
    QTRY_COMPARE_WITH_TIMEOUT(stageOf(desk, id), Stage::Active, 10'000);
    QCOMPARE(daemon.count(u"aria2.addUri"_s), 2);
    QVERIFY(engine.job(id).handedTo.name != row.handedTo.name);
}

} // namespace bowerbird::test

QTEST_GUILESS_MAIN(bowerbird::test::TestAria2DeskRows)
#include "tst_aria2deskrows.moc"
