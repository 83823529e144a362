// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#include "engine/jobqueue.h"

#include <QTest>

#include <atomic>
#include <future>
#include <set>
#include <thread>

using namespace bowerbird;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

class TestJobQueue : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void givesJobsByTheirOrder();
    void givesEveryJobOnceToManyWorkers();
    void letsWaitingJobsHoldNoWorker();
    void keepsHostsToTheirCeiling();
    void leavesARestingHostAloneAndOthersNot();
    void stopsALease();
    void takesAWaitingJobOut();
    void givesNothingWhilePaused();
    void retiresWorkersPastTheLimit();
    void queuesAgainOnlyAfterTheLease();
    void wakesEverybodyWhenClosed();

private:
    static JobQueue::Entry entry(quint64 id, qint64 order, const QString &host = u"h"_s)
    {
        JobQueue::Entry made;
        made.id = {id};
        made.job = pack(Job{.image = {.url = u"http://%1/%2.jpg"_s.arg(host).arg(id)}});
        made.order = order;
        return made;
    }
    static void add(JobQueue &queue, JobQueue::Entry made)
    {
        std::vector<JobQueue::Entry> entries;
        entries.push_back(std::move(made));
        queue.add(std::move(entries));
    }
    static quint64 takeAndEnd(JobQueue &queue)
    {
        const std::optional<JobLease> lease = queue.take(1);
        if (!lease)
            return 0;
        queue.done(lease->task.id);
        return lease->task.id.value;
    }
};

void TestJobQueue::givesJobsByTheirOrder()
{
    JobQueue queue;
    add(queue, entry(1, 10, u"a"_s));
    add(queue, entry(2, 30, u"b"_s));
    add(queue, entry(3, 20, u"c"_s));
    add(queue, entry(4, 40, u"a"_s));
    queue.setOrder({{{4}, 5}});
    QCOMPARE(takeAndEnd(queue), 4U);
    QCOMPARE(takeAndEnd(queue), 1U);
    QCOMPARE(takeAndEnd(queue), 3U);
    QCOMPARE(takeAndEnd(queue), 2U);
}

void TestJobQueue::givesEveryJobOnceToManyWorkers()
{
    constexpr int kJobs = 20'000;
    JobQueue queue;
    queue.setPerHost(3);
    std::vector<std::atomic<int>> taken(kJobs + 1);
    std::atomic<int> left = kJobs;
    std::vector<std::jthread> workers;
    for (int number = 1; number <= 16; ++number) {
        workers.emplace_back([&, number] {
            while (const std::optional<JobLease> lease = queue.take(number)) {
                ++taken[lease->task.id.value];
                queue.done(lease->task.id);
                if (--left == 0)
                    queue.close();
            }
        });
    }
    for (int id = 1; id <= kJobs; ++id)
        add(queue, entry(static_cast<quint64>(id), id, u"host%1"_s.arg(id % 7)));
    workers.clear(); // joins
    for (int id = 1; id <= kJobs; ++id)
        QCOMPARE(taken[static_cast<size_t>(id)].load(), 1);
}

void TestJobQueue::letsWaitingJobsHoldNoWorker()
{
    JobQueue queue;
    JobQueue::Entry later = entry(1, 1);
    later.notBefore = JobQueue::Clock::now() + 100ms;
    add(queue, later);
    add(queue, entry(2, 2));
    QCOMPARE(takeAndEnd(queue), 2U); // at once, although the other comes first by its order
    const auto before = JobQueue::Clock::now();
    QCOMPARE(takeAndEnd(queue), 1U);
    QVERIFY(JobQueue::Clock::now() >= later.notBefore);
    QVERIFY(JobQueue::Clock::now() - before < 2s);
}

void TestJobQueue::keepsHostsToTheirCeiling()
{
    JobQueue queue;
    queue.setPerHost(1);
    add(queue, entry(1, 1, u"a"_s));
    add(queue, entry(2, 2, u"a"_s));
    add(queue, entry(3, 3, u"b"_s));
    const std::optional<JobLease> first = queue.take(1);
    QCOMPARE(first->task.id.value, 1U);
    const std::optional<JobLease> second = queue.take(2);
    QCOMPARE(second->task.id.value, 3U); // host a is busy
    std::future<quint64> third = std::async(std::launch::async, [&] { return queue.take(3)->task.id.value; });
    QCOMPARE(third.wait_for(50ms), std::future_status::timeout);
    queue.releaseHost({1}); // the transfer is over although the job is not
    QCOMPARE(third.get(), 2U);
}

void TestJobQueue::leavesARestingHostAloneAndOthersNot()
{
    JobQueue queue;
    add(queue, entry(1, 1, u"a"_s));
    add(queue, entry(2, 2, u"b"_s));
    const auto until = JobQueue::Clock::now() + 80ms;
    queue.pauseHost(u"a"_s, until);
    QCOMPARE(takeAndEnd(queue), 2U);
    QCOMPARE(takeAndEnd(queue), 1U);
    QVERIFY(JobQueue::Clock::now() >= until);
}

void TestJobQueue::stopsALease()
{
    JobQueue queue;
    add(queue, entry(1, 1));
    const std::optional<JobLease> lease = queue.take(1);
    QVERIFY(!lease->stop.stop_requested());
    QCOMPARE(queue.remove({1}), JobQueue::Removal::Stopping);
    QVERIFY(lease->stop.stop_requested());
    queue.done({1});
    QCOMPARE(queue.remove({1}), JobQueue::Removal::Unknown);
}

void TestJobQueue::takesAWaitingJobOut()
{
    JobQueue queue;
    add(queue, entry(1, 1));
    add(queue, entry(2, 2));
    JobQueue::Entry later = entry(3, 3);
    later.notBefore = JobQueue::Clock::now() + 1h;
    add(queue, later);
    QCOMPARE(queue.remove({1}), JobQueue::Removal::Removed);
    QCOMPARE(queue.remove({3}), JobQueue::Removal::Removed);
    QCOMPARE(queue.remove({9}), JobQueue::Removal::Unknown);
    QCOMPARE(takeAndEnd(queue), 2U);
}

void TestJobQueue::givesNothingWhilePaused()
{
    JobQueue queue;
    queue.setPaused(true);
    add(queue, entry(1, 1));
    std::future<quint64> taken = std::async(std::launch::async, [&] { return queue.take(1)->task.id.value; });
    QCOMPARE(taken.wait_for(50ms), std::future_status::timeout);
    queue.setPaused(false);
    QCOMPARE(taken.get(), 1U);
}

void TestJobQueue::retiresWorkersPastTheLimit()
{
    JobQueue queue;
    std::future<bool> second = std::async(std::launch::async, [&] { return queue.take(2).has_value(); });
    QCOMPARE(second.wait_for(20ms), std::future_status::timeout);
    queue.setWorkerLimit(1);
    QCOMPARE(second.get(), false);
    add(queue, entry(1, 1));
    QCOMPARE(takeAndEnd(queue), 1U); // worker 1 stays
}

void TestJobQueue::queuesAgainOnlyAfterTheLease()
{
    JobQueue queue;
    add(queue, entry(1, 1));
    const std::optional<JobLease> lease = queue.take(1);
    add(queue, entry(1, 1)); // removed and restored by a person meanwhile
    std::future<quint64> again = std::async(std::launch::async, [&] { return queue.take(2)->task.id.value; });
    QCOMPARE(again.wait_for(50ms), std::future_status::timeout);
    queue.done({1});
    QCOMPARE(again.get(), 1U);
}

void TestJobQueue::wakesEverybodyWhenClosed()
{
    JobQueue queue;
    add(queue, entry(1, 1));
    const std::optional<JobLease> lease = queue.take(1);
    std::vector<std::future<bool>> idle;
    for (int number = 2; number < 6; ++number)
        idle.push_back(std::async(std::launch::async, [&queue, number] { return queue.take(number).has_value(); }));
    queue.close();
    for (std::future<bool> &worker : idle)
        QCOMPARE(worker.get(), false);
    QVERIFY(lease->stop.stop_requested());
    QVERIFY(!queue.take(1));
}

QTEST_GUILESS_MAIN(TestJobQueue)
#include "tst_jobqueue.moc"
