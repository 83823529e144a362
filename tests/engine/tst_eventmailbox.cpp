// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#include "engine/eventmailbox.h"

#include <QElapsedTimer>
#include <QSignalSpy>
#include <QTest>

#include <thread>

using namespace bowerbird;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

class TestEventMailbox : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void keepsTheOrderOfEvents();
    void keepsOnlyTheLastProgress();
    void keepsThePartOfAnEarlierProgress();
    void dropsProgressThatAnotherEventOvertakes();
    void pacesItsSignals();
    void wakesAtOnceAtTheEndOfTheLastJob();
    void keepsItsPaceWhenLoneJobsFollowOneAnother();
    void losesNothingFromManyThreads();
    void givesNoMoreThanIsAskedFor();
    void keepsProgressOfARest();
    void tellsOfTheRestInALaterTurn();

private:
    static JobEvent started(quint64 id) { return {.id = {id}, .body = event::Started{.worker = 1}}; }
    static JobEvent progressed(quint64 id, qint64 bytes)
    {
        return {.id = {id}, .body = event::Progressed{.received = bytes}};
    }
    static JobEvent finished(quint64 id) { return {.id = {id}, .body = event::Finished{}}; }
    static QList<size_t> kinds(const EventMailbox::Batch &batch)
    {
        QList<size_t> list;
        for (const JobEvent &event : batch.jobs)
            list << event.body.index();
        return list;
    }
};

void TestEventMailbox::keepsTheOrderOfEvents()
{
    EventMailbox mailbox(0ms);
    mailbox.post(started(1));
    mailbox.post(started(2));
    mailbox.post(finished(1));
    mailbox.post(WorkerEvent{.worker = 3, .isLeaving = true});
    const EventMailbox::Batch batch = mailbox.takeAll();
    QCOMPARE(kinds(batch), QList<size_t>({started(1).body.index(), started(1).body.index(), finished(1).body.index()}));
    QCOMPARE(batch.jobs.at(1).id.value, 2U);
    QCOMPARE(batch.workers.size(), 1U);
    QVERIFY(mailbox.takeAll().jobs.empty());
}

void TestEventMailbox::keepsOnlyTheLastProgress()
{
    EventMailbox mailbox(0ms);
    mailbox.post(started(1));
    for (int bytes = 1; bytes <= 1000; ++bytes)
        mailbox.post(progressed(1, bytes));
    const EventMailbox::Batch batch = mailbox.takeAll();
    QCOMPARE(batch.jobs.size(), 2U);
    QCOMPARE(std::get<event::Progressed>(batch.jobs.at(1).body).received, 1000);
}

void TestEventMailbox::keepsThePartOfAnEarlierProgress()
{
    EventMailbox mailbox(0ms);
    JobEvent checkpoint = progressed(1, 10);
    std::get<event::Progressed>(checkpoint.body).part = PartState{.path = u"a.1.part"_s, .sizeBytes = 10};
    mailbox.post(checkpoint);
    mailbox.post(progressed(1, 20));
    const EventMailbox::Batch batch = mailbox.takeAll();
    QCOMPARE(batch.jobs.size(), 1U);
    const auto &last = std::get<event::Progressed>(batch.jobs.front().body);
    QCOMPARE(last.received, 20);
    QVERIFY(last.part && last.part->sizeBytes == 10);
}

void TestEventMailbox::dropsProgressThatAnotherEventOvertakes()
{
    EventMailbox mailbox(0ms);
    mailbox.post(started(1));
    mailbox.post(progressed(1, 10));
    mailbox.post(progressed(2, 20));
    mailbox.post(finished(1));
    const EventMailbox::Batch batch = mailbox.takeAll();
    QCOMPARE(kinds(batch),
             QList<size_t>({started(1).body.index(), progressed(1, 0).body.index(), finished(1).body.index()}));
    QCOMPARE(batch.jobs.at(1).id.value, 2U);
}

void TestEventMailbox::pacesItsSignals()
{
    EventMailbox mailbox(40ms);
    QSignalSpy ready(&mailbox, &EventMailbox::ready);
    connect(&mailbox, &EventMailbox::ready, this, [&] { (void)mailbox.takeAll(); });
    mailbox.post(started(1));
    QElapsedTimer clock;
    clock.start();
    QTRY_COMPARE(ready.size(), 1);
    QVERIFY2(clock.elapsed() < 30, "the first event after a calm while is told at once");
    const qint64 from = clock.elapsed();
    while (clock.elapsed() < from + 400) {
        mailbox.post(progressed(1, clock.elapsed()));
        QCoreApplication::processEvents();
    }
    QVERIFY2(ready.size() >= 3 && ready.size() <= 12, qPrintable(QString::number(ready.size())));
}

void TestEventMailbox::wakesAtOnceAtTheEndOfTheLastJob()
{
    EventMailbox mailbox(10s);
    QSignalSpy ready(&mailbox, &EventMailbox::ready);
    mailbox.post(started(1));
    QTRY_COMPARE(ready.size(), 1);
    (void)mailbox.takeAll();
    mailbox.post(progressed(1, 5));
    mailbox.post(finished(1));
    QTRY_COMPARE_WITH_TIMEOUT(ready.size(), 2, 1000);
}

void TestEventMailbox::keepsItsPaceWhenLoneJobsFollowOneAnother()
{
    EventMailbox mailbox(40ms);
    QSignalSpy ready(&mailbox, &EventMailbox::ready);
    connect(&mailbox, &EventMailbox::ready, this, [&] { (void)mailbox.takeAll(); });
    QElapsedTimer clock;
    clock.start();
    for (quint64 id = 1; clock.elapsed() < 400; ++id) {
        mailbox.post(started(id));
        QCoreApplication::processEvents();
        mailbox.post(finished(id));
        QCoreApplication::processEvents();
    }
    QVERIFY2(ready.size() >= 3 && ready.size() <= 12, qPrintable(QString::number(ready.size())));
}

void TestEventMailbox::losesNothingFromManyThreads()
{
    constexpr int kThreads = 8;
    constexpr int kJobs = 500;
    EventMailbox mailbox(1ms);
    QHash<quint64, int> ends;
    int lateProgress = 0;
    connect(&mailbox, &EventMailbox::ready, this, [&] {
        for (const JobEvent &event : mailbox.takeAll().jobs) {
            if (std::holds_alternative<event::Finished>(event.body))
                ++ends[event.id.value];
            else if (std::holds_alternative<event::Progressed>(event.body) && ends.contains(event.id.value))
                ++lateProgress;
        }
    });
    std::vector<std::jthread> threads;
    for (int thread = 0; thread < kThreads; ++thread) {
        threads.emplace_back([&, thread] {
            for (int i = 0; i < kJobs; ++i) {
                const auto id = static_cast<quint64>(thread * kJobs + i + 1);
                mailbox.post(started(id));
                for (int bytes = 0; bytes < 5; ++bytes)
                    mailbox.post(progressed(id, bytes));
                mailbox.post(finished(id));
            }
        });
    }
    QTRY_COMPARE(ends.size(), kThreads * kJobs);
    QCOMPARE(lateProgress, 0);
}

void TestEventMailbox::givesNoMoreThanIsAskedFor()
{
    EventMailbox mailbox(0ms);
    for (quint64 id = 1; id <= 5; ++id)
        mailbox.post(started(id));
    mailbox.post(WorkerEvent{.worker = 3, .isLeaving = true});
    mailbox.post(EarlierPage{});
    const EventMailbox::Batch first = mailbox.take(2);
    QCOMPARE(first.jobs.size(), 2U);
    QCOMPARE(first.jobs.at(1).id.value, 2U);
    QVERIFY(first.workers.empty()); // what the worker has done comes before its end
    QCOMPARE(first.pages.size(), 1U);
    const EventMailbox::Batch second = mailbox.take(3);
    QCOMPARE(second.jobs.size(), 3U);
    QCOMPARE(second.jobs.at(0).id.value, 3U);
    QCOMPARE(second.workers.size(), 1U);
    QVERIFY(second.pages.empty());
    QVERIFY(mailbox.takeAll().jobs.empty());
}

// Where a progress stands is still known when what stood before it has been taken.
void TestEventMailbox::keepsProgressOfARest()
{
    EventMailbox mailbox(0ms);
    mailbox.post(started(1));
    mailbox.post(started(2));
    mailbox.post(progressed(1, 10));
    mailbox.post(progressed(2, 20));
    QCOMPARE(mailbox.take(1).jobs.size(), 1U);
    mailbox.post(progressed(1, 11));
    mailbox.post(finished(2));
    const EventMailbox::Batch rest = mailbox.takeAll();
    QCOMPARE(kinds(rest),
             QList<size_t>({started(2).body.index(), progressed(1, 0).body.index(), finished(2).body.index()}));
    QCOMPARE(std::get<event::Progressed>(rest.jobs.at(1).body).received, 11);
    mailbox.post(progressed(1, 12)); // the one before was taken
    QCOMPARE(mailbox.takeAll().jobs.size(), 1U);
}

void TestEventMailbox::tellsOfTheRestInALaterTurn()
{
    EventMailbox mailbox(10s); // the rest does not wait for that
    QList<size_t> taken;
    connect(&mailbox, &EventMailbox::ready, this, [&] { taken << mailbox.take(400).jobs.size(); });
    for (quint64 id = 1; id <= 1'000; ++id)
        mailbox.post(started(id));
    QTRY_COMPARE(taken, QList<size_t>({400, 400, 200}));
}

QTEST_GUILESS_MAIN(TestEventMailbox)
#include "tst_eventmailbox.moc"
