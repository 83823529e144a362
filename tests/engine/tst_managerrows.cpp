// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#include "engine/enginefixture.h"
#include "support/scriptedserver.h"
#include "support/testimages.h"

#include <QElapsedTimer>

using namespace bowerbird;
using namespace bowerbird::test;
using namespace std::chrono_literals;

// Which links become rows, what a row becomes over a restart, and how rows go.
class TestManagerRows : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void leavesOutLinksThatAreInTheListAlready();
    void skipsWhatTheHistoryKnows();
    void removesRowsInAnyState();
    void resetsWhenRowsFromAnywhereGo();
    void remembersJobsOverAStop();
    void putsNewJobsBehindThoseOfEarlierRuns();
    void takesOverAnUnfinishedJobOfTheSameLink_data();
    void takesOverAnUnfinishedJobOfTheSameLink();
    void leavesARestoredRowAsItWas();
    void fetchesAgainWhenTheFileOfARowIsGone();
    void aFailedRowMakesRoomForItsLink();
};

void TestManagerRows::leavesOutLinksThatAreInTheListAlready()
{
    ScriptedServer server;
    server.on("/a.jpg", Reply::ok(jpegBytes(1)));
    EngineFixture engine;
    engine.start();
    QCOMPARE(engine.add({server.url("/a.jpg"), server.url("/a.jpg")}).size(), 1);
    QVERIFY(engine.waitUntilIdle());
    QCOMPARE(engine.add({server.url("/a.jpg")}).size(), 0);
    QCOMPARE(server.requestCount(), 1);
}

void TestManagerRows::skipsWhatTheHistoryKnows()
{
    ScriptedServer server;
    server.on("/a.jpg", Reply::ok(jpegBytes(1)));
    EngineFixture engine;
    engine.start();
    engine.add({server.url("/a.jpg")});
    QVERIFY(engine.waitUntilIdle());
    engine.stop();
    engine.log.clear();
    engine.start();
    const JobId id = engine.add({server.url("/a.jpg")}).first();
    QCOMPARE(engine.job(id).state, JobState::Skipped);
    QCOMPARE(engine.job(id).file.path, QDir(engine.download.directory).filePath(u"a.jpg"_s));
    QCOMPARE(engine.log, QStringList({u"2 found"_s, u"2 skipped already-downloaded"_s}));
    engine.stop();

    QVERIFY(QFile::remove(QDir(engine.download.directory).filePath(u"a.jpg"_s)));
    engine.start();
    engine.add({server.url("/a.jpg")}); // what is gone is fetched again
    QVERIFY(engine.waitUntilIdle());
    QCOMPARE(engine.files(), QStringList{u"a.jpg"_s});
}

void TestManagerRows::removesRowsInAnyState()
{
    ScriptedServer server;
    server.on("/done.jpg", Reply::ok(jpegBytes(1)));
    server.on("/slow.jpg", Reply::ok(jpegBytes(2, {800, 600})).stallAfter(4000));
    server.on("/gone.jpg", Reply::status(404));
    EngineFixture engine(2);
    engine.options.network.stallTimeout = 60s;
    engine.start();
    engine.add({server.url("/done.jpg"), server.url("/gone.jpg"), server.url("/slow.jpg"), server.url("/slow.jpg?2"),
                server.url("/slow.jpg?3")});
    QTRY_COMPARE(engine.count(JobState::Finished) + engine.count(JobState::Failed), 2);
    QTRY_COMPARE(engine.count(JobState::Transferring), 2);
    QSignalSpy aboutTo(engine.manager.get(), &DownloadManager::jobsAboutToBeRemoved);
    QSignalSpy removed(engine.manager.get(), &DownloadManager::jobsRemoved);
    QList<JobId> ids;
    for (int row = 0; row < engine.manager->count(); ++row)
        ids.prepend(engine.manager->jobAt(row).id);
    engine.manager->remove(ids);
    QCOMPARE(engine.manager->count(), 0);
    QCOMPARE(aboutTo.size(), 1);
    QCOMPARE(removed.size(), 1);
    QCOMPARE(removed.first(), (QVariantList{0, 4}));
    for (const int left : engine.manager->counts())
        QCOMPARE(left, 0);
    QTRY_COMPARE(engine.files(), QStringList{u"done.jpg"_s}); // what was saved stays, parts do not
}

void TestManagerRows::resetsWhenRowsFromAnywhereGo()
{
    EngineFixture engine;
    engine.start();
    QStringList urls;
    for (int i = 0; i < 200; ++i)
        urls << u"http://127.0.0.1:9/%1.jpg"_s.arg(i);
    const QList<JobId> ids = engine.add(urls, AddMode::Hold);
    QSignalSpy resets(engine.manager.get(), &DownloadManager::jobsReset);
    QSignalSpy removed(engine.manager.get(), &DownloadManager::jobsRemoved);
    QList<JobId> odd;
    for (int i = 1; i < 200; i += 2)
        odd << ids.at(i);
    engine.manager->remove(odd);
    QCOMPARE(resets.size(), 1);
    QCOMPARE(removed.size(), 0);
    QCOMPARE(engine.manager->count(), 100);
    for (int row = 0; row < 100; ++row)
        QCOMPARE(engine.manager->jobAt(row).id, ids.at(2 * row));
    QCOMPARE(engine.count(JobState::Held), 100);
}

void TestManagerRows::remembersJobsOverAStop()
{
    const QByteArray bytes = jpegBytes(9, {1200, 900});
    const Reply whole = Reply::ok(bytes).header("ETag", "\"v1\"").withRanges();
    ScriptedServer server;
    server.on("/slow.jpg", {whole.stallAfter(20'000), whole});
    server.on("/next.jpg", Reply::ok(jpegBytes(2)));
    server.on("/paused.jpg", Reply::ok(jpegBytes(3)));
    EngineFixture engine;
    engine.options.network.stallTimeout = 60s;
    engine.options.wantsProgress = true;
    engine.start();
    const QList<JobId> ids = engine.add({server.url("/slow.jpg"), server.url("/next.jpg"), server.url("/paused.jpg")});
    engine.manager->pause({ids.at(2)});
    QTRY_VERIFY(engine.job(ids.first()).received > 0);
    QElapsedTimer clock;
    clock.start();
    engine.stop();
    QVERIFY2(clock.elapsed() < 2000, qPrintable(QString::number(clock.elapsed())));

    engine.start();
    engine.manager->restore(engine.library->loadUnfinished());
    QCOMPARE(engine.manager->count(), 3);
    QCOMPARE(engine.manager->jobAt(0).id, ids.first());
    QCOMPARE(engine.job(ids.at(2)).state, JobState::Paused);
    QVERIFY(engine.waitUntilIdle());
    QCOMPARE(engine.contents(u"slow.jpg"_s), bytes);
    QVERIFY(engine.job(ids.first()).file.resumedFrom > 0);
    QCOMPARE(engine.files(), QStringList({u"next.jpg"_s, u"slow.jpg"_s}));
}

void TestManagerRows::putsNewJobsBehindThoseOfEarlierRuns()
{
    EngineFixture engine;
    for (const QStringList &links : {QStringList{u"http://a.example/1.jpg"_s, u"http://a.example/2.jpg"_s},
                                     QStringList{u"http://a.example/3.jpg"_s, u"http://a.example/4.jpg"_s}}) {
        engine.start(); // which takes nothing up
        engine.manager->pauseAll();
        engine.add(links);
        engine.stop();
    }
    engine.start();
    QStringList order;
    for (const Job &job : engine.library->loadUnfinished())
        order.append(job.image.url.section(u'/', -1));
    QCOMPARE(order, (QStringList{u"1.jpg"_s, u"2.jpg"_s, u"3.jpg"_s, u"4.jpg"_s}));
}

void TestManagerRows::takesOverAnUnfinishedJobOfTheSameLink_data()
{
    QTest::addColumn<QString>("folder");
    QTest::addColumn<bool>("isResumed");
    QTest::newRow("same folder") << u"images"_s << true;
    QTest::newRow("another folder") << u"others"_s << false;
}

void TestManagerRows::takesOverAnUnfinishedJobOfTheSameLink()
{
    QFETCH(QString, folder);
    QFETCH(bool, isResumed);
    const Reply whole = Reply::ok(jpegBytes(9, {1200, 900})).header("ETag", "\"v1\"").withRanges();
    ScriptedServer server;
    server.on("/a.jpg", {whole.stallAfter(20'000), whole});
    server.on("/b.jpg", Reply::ok(jpegBytes(2)));
    EngineFixture engine;
    engine.options.network.stallTimeout = 60s;
    engine.options.wantsProgress = true;
    engine.start();
    const QList<JobId> ids = engine.add({server.url("/a.jpg"), server.url("/b.jpg")});
    QTRY_VERIFY(engine.job(ids.first()).received > 0);
    engine.stop();

    engine.start();
    engine.manager->keepAside(engine.library->loadUnfinished());
    QCOMPARE(engine.manager->count(), 0);
    engine.download.directory = engine.folder.filePath(folder);
    QCOMPARE(engine.add({server.url("/a.jpg")}), QList<JobId>{ids.first()});
    QVERIFY(engine.waitUntilIdle());
    QCOMPARE(engine.job(ids.first()).file.resumedFrom > 0, isResumed);
    QCOMPARE(engine.files(), QStringList{u"a.jpg"_s}); // and no part that nobody remembers
    QVERIFY(QDir(engine.folder.filePath(u"images"_s)).entryList({u"*.part"_s}, QDir::Files).isEmpty());
    engine.stop();

    engine.start();
    const QList<Job> left = engine.library->loadUnfinished(); // what nobody asked for is untouched
    QCOMPARE(left.size(), 1);
    QCOMPARE(left.first().id, ids.last());
}

// What undo does with a download: the old attempt ends later, and is none of the restored row's.
void TestManagerRows::leavesARestoredRowAsItWas()
{
    ScriptedServer server;
    const Reply whole = Reply::ok(jpegBytes(9, {1200, 900})).header("ETag", "\"v1\"").withRanges();
    server.on("/a.jpg", {whole.stallAfter(20'000), whole});
    EngineFixture engine;
    engine.options.network.stallTimeout = 60s;
    engine.options.wantsProgress = true;
    engine.start();
    const JobId id = engine.add({server.url("/a.jpg")}).first();
    QTRY_VERIFY(engine.job(id).received > 0);
    Job held = engine.job(id);
    held.state = JobState::Held;
    held.part = {};
    engine.manager->remove({id});
    engine.manager->restore({held});
    QTRY_COMPARE(engine.manager->activeWorkers(), 0);
    QVERIFY(engine.waitUntilIdle());
    QCOMPARE(engine.job(id).state, JobState::Held);
    QCOMPARE(server.requestCount(), 1);
    // Its part goes when the old attempt has ended.
    QTRY_VERIFY2(engine.files().isEmpty(), qPrintable(engine.files().join(u", "_s)));
    QCOMPARE(engine.job(id).state, JobState::Held);
    QCOMPARE(server.requestCount(), 1);
}

void TestManagerRows::fetchesAgainWhenTheFileOfARowIsGone()
{
    ScriptedServer server;
    server.on("/a.jpg", Reply::ok(jpegBytes(1)));
    EngineFixture engine;
    engine.start();
    engine.add({server.url("/a.jpg")});
    QVERIFY(engine.waitUntilIdle());
    QVERIFY(QFile::remove(QDir(engine.download.directory).filePath(u"a.jpg"_s)));
    QCOMPARE(engine.add({server.url("/a.jpg")}).size(), 1);
    QVERIFY(engine.waitUntilIdle());
    QCOMPARE(engine.files(), QStringList{u"a.jpg"_s});
    QCOMPARE(engine.manager->count(), 1);
}

// One row for one link, also of a page that is given again: what has failed makes room, and its part goes on.
void TestManagerRows::aFailedRowMakesRoomForItsLink()
{
    const Reply whole = Reply::ok(jpegBytes(1, {1600, 1200})).header("ETag", "\"1\"").withRanges();
    ScriptedServer server;
    server.on("/a.jpg", {whole.cutAfter(20'000), whole});
    server.on("/b.jpg", Reply::ok(jpegBytes(2)));
    EngineFixture engine;
    engine.options.retryPolicy = RetryPolicy(0);
    engine.start();
    const QList<JobId> ids = engine.add({server.url("/a.jpg"), server.url("/b.jpg")});
    QVERIFY(engine.waitUntilIdle());
    QCOMPARE(engine.job(ids.first()).state, JobState::Failed);
    QCOMPARE(engine.add({server.url("/a.jpg"), server.url("/b.jpg"), server.url("/a.jpg")}), QList<JobId>{ids.first()});
    QCOMPARE(engine.manager->count(), 2);
    QVERIFY(engine.waitUntilIdle());
    QCOMPARE(engine.job(ids.first()).state, JobState::Finished);
    QVERIFY(engine.job(ids.first()).file.resumedFrom > 0);
    engine.stop();
    engine.start();
    QCOMPARE(engine.library->loadUnfinished().size(), 0);
    QCOMPARE(engine.library->loadRecent(10).size(), 2);
}

QTEST_GUILESS_MAIN(TestManagerRows)
#include "tst_managerrows.moc"
