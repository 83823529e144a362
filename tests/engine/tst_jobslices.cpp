// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#include "engine/jobslices.h"

#include "engine/enginefixture.h"
#include "support/scriptedserver.h"
#include "support/testimages.h"

#include <algorithm>
#include <thread>

using namespace bowerbird;
using namespace bowerbird::test;

// What is done to very many jobs a few at a time, and what the manager makes of it.
class TestJobSlices : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void doesFewAtOnce();
    void doesManyInSlicesInTheirOrder();
    void doesOneWorkAfterTheOther();
    void dropsWhatIsLeft();
    void dropsTheWorkThatIsJustAtIt();
    void finishesInOneTurn();
    void standsATurnInWhatIsAround();
    void passesOverRowsThatGoMeanwhile();
    void losesNothingWhenTheManagerStops();
    void beginsNothingNewWhenTheManagerStops();
    void isNotIdleBetweenTwoSlices();
    void isNotIdleByBeingStopped();
    void putsRowsBackInTheirPlace();
    void putsBackWhatIsBeingDownloaded();
    void keepsTheBytesOfWhatWasPausedBefore();
    void goesOnWithTheBytesOfWhatIsJustBeingPaused();
    void putsBackWhatWasCancelledWithoutARequest();
    void movesRowsBackInTheQueue();

private:
    static QList<JobId> ids(int count)
    {
        QList<JobId> list;
        for (int i = 1; i <= count; ++i)
            list.append(JobId{static_cast<quint64>(i)});
        return list;
    }
    static QStringList urls(int count)
    {
        QStringList list;
        for (int i = 0; i < count; ++i)
            list.append(u"http://nowhere.invalid/%1.jpg"_s.arg(i));
        return list;
    }
};

void TestJobSlices::doesFewAtOnce()
{
    JobSlices slices;
    QSignalSpy ended(&slices, &JobSlices::ended);
    QList<JobId> done;
    slices.run(ids(3), [&done](const QList<JobId> &some) { done += some; });
    QCOMPARE(done, ids(3));
    QVERIFY(!slices.isBusy());
    slices.run({}, [](const QList<JobId> &) { QFAIL("there is nothing to do"); });
    QCOMPARE(ended.size(), 0);
}

void TestJobSlices::doesManyInSlicesInTheirOrder()
{
    JobSlices slices;
    QSignalSpy ended(&slices, &JobSlices::ended);
    QList<JobId> done;
    qsizetype most = 0;
    slices.run(ids(2'300), [&](const QList<JobId> &some) {
        done += some;
        most = std::max(most, some.size());
    });
    QVERIFY(done.isEmpty()); // not in this turn
    QVERIFY(slices.isBusy());
    QCOMPARE(slices.total(), 2'300);
    QTRY_COMPARE(ended.size(), 1);
    QCOMPARE(done, ids(2'300));
    QCOMPARE(most, JobSlices::kAtOnce);
    QVERIFY(!slices.isBusy());
    QCOMPARE(slices.total(), 0);
}

void TestJobSlices::doesOneWorkAfterTheOther()
{
    JobSlices slices;
    QSignalSpy ended(&slices, &JobSlices::ended);
    QStringList order;
    slices.run(ids(501), [&order](const QList<JobId> &some) { order += u"a%1"_s.arg(some.size()); });
    slices.run(ids(2), [&](const QList<JobId> &some) {
        order += u"b%1"_s.arg(some.size());
        slices.run(ids(1), [&order](const QList<JobId> &) { order += u"c"_s; });
    });
    QVERIFY(order.isEmpty()); // few, but after the others
    QTRY_COMPARE(ended.size(), 1);
    QCOMPARE(order, QStringList({u"a500"_s, u"a1"_s, u"b2"_s, u"c"_s}));
}

void TestJobSlices::dropsWhatIsLeft()
{
    JobSlices slices;
    QSignalSpy ended(&slices, &JobSlices::ended);
    QList<JobId> done;
    slices.run(ids(501), [](const QList<JobId> &) {});
    const JobSlices::Number number = slices.run(ids(5'000), [&done](const QList<JobId> &some) { done += some; });
    slices.drop(number);
    QCOMPARE(slices.total(), 501);
    QTRY_COMPARE(ended.size(), 1);
    QVERIFY(done.isEmpty());
    slices.drop(number); // over long ago
}

void TestJobSlices::dropsTheWorkThatIsJustAtIt()
{
    JobSlices slices;
    QSignalSpy ended(&slices, &JobSlices::ended);
    JobSlices::Number number = 0;
    qsizetype done = 0;
    number = slices.run(ids(5'000), [&](const QList<JobId> &some) {
        done += some.size();
        slices.drop(number);
    });
    QTRY_COMPARE(ended.size(), 1);
    QCOMPARE(done, JobSlices::kAtOnce);
}

void TestJobSlices::finishesInOneTurn()
{
    JobSlices slices;
    QList<JobId> done;
    slices.run(ids(5'000), [&done](const QList<JobId> &some) { done += some; });
    slices.finish();
    QCOMPARE(done, ids(5'000));
    QVERIFY(!slices.isBusy());
}

void TestJobSlices::standsATurnInWhatIsAround()
{
    QStringList log;
    JobSlices slices([&log](const std::function<void()> &turn) {
        log += u"("_s;
        turn();
        log += u")"_s;
    });
    connect(&slices, &JobSlices::ended, this, [&log] { log += u"ended"_s; });
    slices.run(ids(501), [&log](const QList<JobId> &) { log += u"act"_s; });
    QTRY_COMPARE(log, QStringList({u"("_s, u"act"_s, u"act"_s, u")"_s, u"ended"_s}));
}

void TestJobSlices::passesOverRowsThatGoMeanwhile()
{
    EngineFixture engine;
    engine.start();
    engine.manager->pauseAll();
    const QList<JobId> all = engine.add(urls(1'500), AddMode::Hold);
    DownloadManager &manager = *engine.manager;
    manager.slices().run(all, [&manager](const QList<JobId> &some) { manager.resume(some); });
    manager.remove({all.first(), all.last()});
    QTRY_VERIFY(!manager.slices().isBusy());
    QCOMPARE(engine.count(JobState::Queued), 1'498);
}

void TestJobSlices::losesNothingWhenTheManagerStops()
{
    EngineFixture engine;
    engine.start();
    engine.manager->pauseAll();
    const QList<JobId> all = engine.add(urls(1'500), AddMode::Hold);
    DownloadManager &manager = *engine.manager;
    manager.slices().run(all, [&manager](const QList<JobId> &some) { manager.resume(some); });
    engine.stop();
    engine.start();
    const QList<Job> left = engine.library->loadUnfinished();
    QCOMPARE(left.size(), 1'500);
    QVERIFY(std::ranges::all_of(left, [](const Job &job) { return job.state == JobState::Queued; }));
}

// What is still to be resumed is queued for the next run; the workers, who have nothing to do, are not to begin with
// it.
void TestJobSlices::beginsNothingNewWhenTheManagerStops()
{
    ScriptedServer server;
    QStringList links;
    for (int i = 0; i < 1'500; ++i)
        links.append(server.url(u"/%1.jpg"_s.arg(i)));
    EngineFixture engine(4);
    engine.start();
    const QList<JobId> all = engine.add(links, AddMode::Hold);
    DownloadManager &manager = *engine.manager;
    manager.slices().run(all, [&manager](const QList<JobId> &some) { manager.resume(some); });
    engine.stop();
    QCOMPARE(server.requestCount(), 0);
    QVERIFY(engine.log.filter(u" started "_s).isEmpty());
    engine.start();
    const QList<Job> left = engine.library->loadUnfinished();
    QCOMPARE(left.size(), 1'500);
    QVERIFY(std::ranges::all_of(left, [](const Job &job) { return job.state == JobState::Queued; }));
}

void TestJobSlices::isNotIdleBetweenTwoSlices()
{
    EngineFixture engine;
    engine.start();
    engine.manager->pauseAll();
    DownloadManager &manager = *engine.manager;
    const QList<JobId> all =
        engine.add({u"http://nowhere.invalid/queued.jpg"_s}) + engine.add(urls(1'500), AddMode::Hold);
    QSignalSpy idle(&manager, &DownloadManager::idle);
    qsizetype busyAt = 0;
    connect(&manager, &DownloadManager::idle, this, [&] { busyAt += manager.slices().isBusy() ? 1 : 0; });
    manager.slices().run(all, [&manager](const QList<JobId> &some) {
        manager.cancel(some); // with the first of them nothing is queued any more, but it is not over
        std::this_thread::sleep_for(std::chrono::milliseconds(11)); // a turn each
    });
    QTRY_COMPARE(idle.size(), 1);
    QCOMPARE(busyAt, 0);
    QCOMPARE(engine.count(JobState::Cancelled), 1'501);
}

void TestJobSlices::isNotIdleByBeingStopped()
{
    EngineFixture engine;
    engine.start();
    engine.manager->pauseAll();
    DownloadManager &manager = *engine.manager;
    const QList<JobId> all = engine.add(urls(1'500));
    QVERIFY(!manager.isIdle());
    QSignalSpy idle(&manager, &DownloadManager::idle);
    manager.slices().run(all, [&manager](const QList<JobId> &some) { manager.cancel(some); });
    manager.stop();
    QCOMPARE(engine.count(JobState::Cancelled), 1'500);
    QCOMPARE(idle.size(), 0);
}

void TestJobSlices::putsRowsBackInTheirPlace()
{
    EngineFixture engine;
    engine.start();
    engine.manager->pauseAll();
    DownloadManager &manager = *engine.manager;
    const QList<JobId> held = engine.add(urls(2), AddMode::Hold);
    Job failed = engine.job(held.first());
    failed.id = {held.last().value + 1};
    failed.image.url = u"http://nowhere.invalid/failed.jpg"_s;
    failed.state = JobState::Failed;
    failed.lastFailure = Failure{.reason = FailureReason::NotFound, .httpStatus = 404, .detail = u"gone"_s};
    manager.restore({failed});
    const QList<JobRow> before{manager.packedAt(0), manager.packedAt(1), manager.packedAt(2)};
    manager.resume(held);
    manager.retry({failed.id});
    manager.cancel({held.last()}); // has come to an end since
    QCOMPARE(engine.count(JobState::Queued), 2);

    manager.putBack(before);
    QCOMPARE(manager.idAt(0), held.first());
    QCOMPARE(manager.stateAt(0), JobState::Held);
    QCOMPARE(manager.stateAt(1), JobState::Cancelled);
    QCOMPARE(manager.stateAt(2), JobState::Failed);
    QVERIFY(manager.jobAt(2).lastFailure.has_value());
    engine.stop();
    engine.start();
    const QList<Job> left = engine.library->loadUnfinished();
    QCOMPARE(left.size(), 2); // as they were: neither of them is queued
    QCOMPARE(left.first().state, JobState::Held);
}

// The attempt comes to its end later, and the row stays as it was put.
void TestJobSlices::putsBackWhatIsBeingDownloaded()
{
    ScriptedServer server;
    server.on("/a.jpg", Reply::ok(jpegBytes(1, {800, 600})).stallAfter(4'000));
    EngineFixture engine;
    engine.options.network.stallTimeout = std::chrono::seconds(20);
    engine.start();
    const QList<JobId> held = engine.add({server.url("/a.jpg")}, AddMode::Hold);
    DownloadManager &manager = *engine.manager;
    const JobRow before = manager.packedAt(0);
    manager.resume(held);
    QTRY_COMPARE(manager.stateAt(0), JobState::Transferring);
    manager.putBack({before});
    QCOMPARE(manager.stateAt(0), JobState::Held);
    QTRY_COMPARE(manager.activeWorkers(), 0);
    QTRY_VERIFY(engine.files().isEmpty() || !manager.jobAt(0).part.path.isEmpty());
    QCOMPARE(manager.stateAt(0), JobState::Held);
    QVERIFY(manager.isIdle());
}

void TestJobSlices::keepsTheBytesOfWhatWasPausedBefore()
{
    ScriptedServer server;
    server.on("/a.jpg", Reply::ok(jpegBytes(1, {800, 600})).header("ETag", "\"a\"").stallAfter(4'000));
    EngineFixture engine;
    engine.options.wantsProgress = true;
    engine.options.network.stallTimeout = std::chrono::seconds(20);
    engine.start();
    DownloadManager &manager = *engine.manager;
    manager.pauseAll();
    const QList<JobId> ids = engine.add({server.url("/a.jpg")});
    manager.pause(ids);
    const JobRow before = manager.packedAt(0);
    QCOMPARE(before.state, JobState::Paused);
    manager.resumeAll(); // and with it the row
    QTRY_VERIFY(manager.jobAt(0).received > 0);
    manager.putBack({before});
    QTRY_COMPARE(manager.stateAt(0), JobState::Paused);
    QVERIFY(manager.jobAt(0).part.sizeBytes > 0);
    QVERIFY(QFile::exists(manager.jobAt(0).part.path));
}

void TestJobSlices::goesOnWithTheBytesOfWhatIsJustBeingPaused()
{
    const QByteArray picture = jpegBytes(1, {800, 600});
    ScriptedServer server;
    const Reply whole = Reply::ok(picture).header("ETag", "\"a\"").withRanges();
    server.on("/a.jpg", {whole.stallAfter(4'000), whole});
    EngineFixture engine;
    engine.options.wantsProgress = true;
    engine.options.network.stallTimeout = std::chrono::seconds(20);
    engine.start();
    DownloadManager &manager = *engine.manager;
    const QList<JobId> ids = engine.add({server.url("/a.jpg")});
    QTRY_VERIFY(manager.jobAt(0).received > 0);
    const JobRow before = manager.packedAt(0);
    manager.pause(ids);
    manager.putBack({before}); // before its worker has left it
    QVERIFY(engine.waitUntilIdle());
    QCOMPARE(manager.stateAt(0), JobState::Finished);
    QCOMPARE(server.requestCount("/a.jpg"), 2);
    QVERIFY(server.requests("/a.jpg").last().header("range").startsWith("bytes="));
    QCOMPARE(engine.files().size(), 1); // no part beside it
}

void TestJobSlices::putsBackWhatWasCancelledWithoutARequest()
{
    ScriptedServer server;
    server.otherwise([](const Request &) { return Reply::ok(jpegBytes(1, {80, 60})); });
    EngineFixture engine(4);
    engine.start();
    DownloadManager &manager = *engine.manager;
    QStringList links;
    for (int i = 0; i < 400; ++i)
        links.append(server.url(u"/%1.jpg"_s.arg(i)));
    const QList<JobId> held = engine.add(links, AddMode::Hold);
    Job paused = engine.job(held.first());
    paused.id = {held.last().value + 1};
    paused.image.url = server.url("/paused.jpg");
    paused.state = JobState::Paused;
    manager.restore({paused});
    QList<JobRow> before;
    for (int row = 0; row < manager.count(); ++row)
        before.append(manager.packedAt(row));
    manager.cancel(held + QList<JobId>{paused.id});
    QCOMPARE(engine.count(JobState::Cancelled), 401);

    manager.putBackCancelled(before);
    QCOMPARE(engine.count(JobState::Held), 400);
    QCOMPARE(manager.stateAt(400), JobState::Paused);
    engine.add({server.url("/last.jpg")});
    QVERIFY(engine.waitUntilIdle());
    QCOMPARE(engine.count(JobState::Finished), 1);
    QCOMPARE(server.requestCount(), server.requestCount("/last.jpg"));
    engine.stop();
    engine.start();
    QCOMPARE(engine.library->loadUnfinished().size(), 401);
}

void TestJobSlices::movesRowsBackInTheQueue()
{
    EngineFixture engine;
    engine.start();
    engine.manager->pauseAll();
    const QList<JobId> all = engine.add(urls(4));
    DownloadManager &manager = *engine.manager;
    const QList<JobRow> before{manager.packedAt(3), manager.packedAt(2)};
    manager.moveToTop({all.at(3), all.at(2)});
    QVERIFY(manager.orderAt(3) < manager.orderAt(2) && manager.orderAt(2) < manager.orderAt(0));
    manager.moveBack(before);
    QVERIFY(manager.orderAt(0) < manager.orderAt(1) && manager.orderAt(1) < manager.orderAt(2));
    QVERIFY(manager.orderAt(2) < manager.orderAt(3));
}

QTEST_GUILESS_MAIN(TestJobSlices)
#include "tst_jobslices.moc"
