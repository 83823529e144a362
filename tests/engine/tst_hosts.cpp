// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#include "engine/enginefixture.h"
#include "support/ports.h"
#include "support/scriptedserver.h"
#include "support/testimages.h"

#include <QElapsedTimer>
#include <QTest>

#include <mutex>
#include <thread>

using namespace bowerbird;
using namespace bowerbird::test;
using namespace std::chrono_literals;

// What a host's trouble does to its own images, and that it does nothing to those of others.
class TestHosts : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void neverStarvesAGoodHostForADeadOne_data();
    void neverStarvesAGoodHostForADeadOne();
    void leavesTheWholeHostAloneAsTold();
    void goesOnAtOnceWhenAPersonWantsIt();
    void asksAnOverloadedHostLess();
    void retriesKeepToTheLimitPerHost();
    void leavesThePauseBetweenTwoAttemptsThatIsSet();
    void endsWhatWouldWaitTooLong();
    void saysWhyWorkersWait();
    void goesOnWaitingAfterARestart();
    void keepsToTheSpeedLimit();

private:
    static QStringList serve(ScriptedServer &server, const QByteArray &folder, int count)
    {
        QStringList urls;
        for (int i = 0; i < count; ++i) {
            const QByteArray path = '/' + folder + QByteArray::number(i) + ".jpg";
            server.on(path, Reply::ok(jpegBytes(folder.at(0) * 100 + i, {60, 40})));
            urls << server.url(QString::fromLatin1(path));
        }
        return urls;
    }
};

void TestHosts::neverStarvesAGoodHostForADeadOne_data()
{
    QTest::addColumn<bool>("isListening");
    QTest::newRow("nobody accepts") << false;
    QTest::newRow("never answers") << true;
}

void TestHosts::neverStarvesAGoodHostForADeadOne()
{
    QFETCH(bool, isListening);
    const DeafPort deaf(DeafPort::Manner::Ignores);
    ScriptedServer silent;
    silent.otherwise([](const Request &) { return Reply::silence(); });
    ScriptedServer server;
    QStringList urls;
    for (int i = 0; i < 40; ++i)
        urls << (isListening ? silent.url(u"/dead%1.jpg"_s.arg(i)) : deaf.url(u"/dead%1.jpg"_s.arg(i)));
    urls += serve(server, "g", 40);
    EngineFixture engine(4);
    engine.options.network.connectTimeout = 60s; // so that only fairness can help
    engine.start();
    engine.add(urls); // the dead ones first
    QTRY_COMPARE_WITH_TIMEOUT(engine.count(JobState::Finished), 40, 5000);
}

void TestHosts::leavesTheWholeHostAloneAsTold()
{
    ScriptedServer server;
    ScriptedServer other;
    QStringList urls = serve(server, "p", 6);
    server.on("/p0.jpg", {Reply::status(429).header("Retry-After", "1"), Reply::ok(jpegBytes(77))});
    std::mutex mutex;
    std::vector<std::chrono::steady_clock::time_point> asked;
    for (int i = 1; i < 6; ++i) {
        server.on("/p" + QByteArray::number(i) + ".jpg", [&, i](const Request &) {
            const std::scoped_lock lock(mutex);
            asked.push_back(std::chrono::steady_clock::now());
            return Reply::ok(jpegBytes(700 + i, {60, 40}));
        });
    }
    EngineFixture engine(1); // so that the first is answered before the second is asked
    engine.start();
    const auto begin = std::chrono::steady_clock::now();
    engine.add(urls + serve(other, "o", 3));
    QTRY_COMPARE_WITH_TIMEOUT(engine.count(JobState::Finished), 3, 800); // those of the other
    QVERIFY(engine.waitUntilIdle());
    QCOMPARE(engine.count(JobState::Finished), 9);
    for (const auto &moment : asked)
        QVERIFY(moment - begin >= 1s);
}

void TestHosts::goesOnAtOnceWhenAPersonWantsIt()
{
    ScriptedServer server;
    server.on("/a.jpg", {Reply::status(429).header("Retry-After", "600"), Reply::ok(jpegBytes(1))});
    server.on("/b.jpg", Reply::ok(jpegBytes(2)));
    EngineFixture engine;
    engine.start();
    const QList<JobId> ids = engine.add({server.url("/a.jpg"), server.url("/b.jpg")});
    QTRY_COMPARE(engine.job(ids.at(0)).state, JobState::Waiting);
    engine.manager->resume({ids.at(0)});
    QTRY_COMPARE(engine.job(ids.at(0)).state, JobState::Finished);
    QCOMPARE(engine.job(ids.at(1)).state, JobState::Queued); // nobody asked for that one
    QCOMPARE(server.requestCount("/b.jpg"), 0);
}

// A server that bears four requests at a time and refuses what is more: asked by all sixteen workers for ever it would
// be busy refusing for more than 20 s.
void TestHosts::asksAnOverloadedHostLess()
{
    constexpr int kImages = 150;
    constexpr int kBears = 4;
    std::atomic<int> atOnce = 0;
    std::atomic<int> refusals = 0;
    ScriptedServer server;
    QStringList urls;
    for (int i = 0; i < kImages; ++i) {
        server.on("/" + QByteArray::number(i) + ".jpg", [&, i](const Request &) {
            const bool isTooMuch = ++atOnce > kBears;
            std::this_thread::sleep_for(25ms);
            --atOnce;
            refusals += isTooMuch ? 1 : 0;
            return isTooMuch ? Reply::status(503) : Reply::ok(jpegBytes(i, {60, 40}));
        });
        urls << server.url(u"/%1.jpg"_s.arg(i));
    }
    EngineFixture engine(16);
    engine.options.retryPolicy = RetryPolicy(19, [] { return 0.5; }, 100ms);
    engine.start();
    engine.add(urls);
    QVERIFY(engine.waitUntilIdle(10'000));
    QCOMPARE(engine.count(JobState::Finished), kImages);
    QVERIFY2(refusals < kImages * 4, qPrintable(QString::number(refusals)));
}

void TestHosts::retriesKeepToTheLimitPerHost()
{
    std::atomic<int> atOnce = 0;
    std::atomic<int> most = 0;
    ScriptedServer server;
    QStringList urls;
    for (int i = 0; i < 20; ++i) {
        const auto isFirst = std::make_shared<std::atomic<bool>>(true);
        server.on("/" + QByteArray::number(i) + ".jpg", [&, i, isFirst](const Request &) {
            const int now = ++atOnce;
            for (int seen = most; seen < now && !most.compare_exchange_weak(seen, now);) {
            }
            std::this_thread::sleep_for(5ms);
            --atOnce;
            return isFirst->exchange(false) ? Reply::status(500) : Reply::ok(jpegBytes(i, {60, 40}));
        });
        urls << server.url(u"/%1.jpg"_s.arg(i));
    }
    EngineFixture engine(8);
    engine.options.perHost = 2;
    engine.options.retryPolicy = RetryPolicy(2, [] { return 0.5; }, 4ms);
    engine.start();
    engine.add(urls);
    QVERIFY(engine.waitUntilIdle());
    QCOMPARE(engine.count(JobState::Finished), 20);
    QCOMPARE(most.load(), 2);
}

void TestHosts::leavesThePauseBetweenTwoAttemptsThatIsSet()
{
    QList<std::chrono::steady_clock::time_point> beginnings;
    std::mutex mutex;
    ScriptedServer server;
    server.otherwise([&](const Request &) {
        const std::scoped_lock lock(mutex);
        beginnings.append(std::chrono::steady_clock::now());
        return Reply::ok(jpegBytes(static_cast<int>(beginnings.size()), {60, 40}));
    });
    EngineFixture engine(8);
    engine.options.hostDelay = 60ms;
    engine.start();
    engine.add({server.url("/a.jpg"), server.url("/b.jpg"), server.url("/c.jpg"), server.url("/d.jpg")});
    QVERIFY(engine.waitUntilIdle());
    QCOMPARE(beginnings.size(), 4);
    // A request reaches the server some time after its attempt began, but four beginnings take three pauses.
    QVERIFY(beginnings.last() - beginnings.first() > 120ms);
    engine.manager->setHostDelay(0ms);
    engine.add({server.url("/e.jpg"), server.url("/f.jpg")});
    QVERIFY(engine.waitUntilIdle());
    QCOMPARE(engine.count(JobState::Finished), 6);
}

void TestHosts::endsWhatWouldWaitTooLong()
{
    ScriptedServer server;
    server.otherwise([](const Request &) { return Reply::status(429).header("Retry-After", "3600"); });
    EngineFixture engine;
    engine.options.longestWait = 600s;
    engine.start();
    const QStringList urls{server.url("/a.jpg"), server.url("/b.jpg"), server.url("/c.jpg")};
    engine.add(urls);
    QVERIFY(engine.waitUntilIdle(3000));
    QCOMPARE(engine.count(JobState::Failed), 3);
    QCOMPARE(server.requestCount(), 1); // the others need not ask for the same answer
    QCOMPARE(engine.manager->jobAt(2).lastFailure->reason, FailureReason::RateLimited);
    engine.add({server.url("/d.jpg")});
    QVERIFY(engine.waitUntilIdle(3000));
    QCOMPARE(engine.log.last(), u"4 failed rate-limited after 0"_s);
    QCOMPARE(server.requestCount(), 1);
    engine.stop();

    engine.start(); // nor does a later run ask before the time
    engine.manager->keepAside(engine.library->loadUnfinished());
    engine.add({urls.first(), server.url("/e.jpg")});
    QVERIFY(engine.waitUntilIdle(3000));
    QCOMPARE(engine.count(JobState::Failed), 2);
    QCOMPARE(server.requestCount(), 1);
}

void TestHosts::saysWhyWorkersWait()
{
    using Kind = WaitReason::Kind;
    ScriptedServer server;
    server.on("/busy.jpg", Reply::status(503).header("Retry-After", "600"));
    server.on("/slow.jpg", Reply::silence());
    server.on("/later.jpg", Reply::status(500));
    EngineFixture engine(2);
    engine.options.perHost = 1;
    engine.options.network.connectTimeout = 60s;
    engine.options.retryPolicy = RetryPolicy(4, [] { return 0.5; }, 60s);
    engine.start();
    const auto wait = [&engine](size_t worker) { return engine.manager->workers().at(worker).wait; };

    engine.manager->pauseAll();
    QCOMPARE(wait(0).kind, Kind::QueuePaused);
    engine.manager->resumeAll();
    QTRY_COMPARE(wait(0).kind, Kind::NoJob);

    const JobId later = engine.add({server.url("/later.jpg")}).first();
    QTRY_COMPARE(wait(0).kind, Kind::RetryLater);
    QCOMPARE(wait(0).host, server.authority());
    QVERIFY(wait(0).until > std::chrono::steady_clock::now());
    engine.manager->cancel({later});

    const QList<JobId> slow = engine.add({server.url("/slow.jpg"), server.url("/slow.jpg?2")});
    QTRY_COMPARE(engine.manager->activeWorkers(), 1);
    const size_t idle = engine.manager->workers().at(0).job.isValid() ? 1 : 0;
    QTRY_COMPARE(wait(idle).kind, Kind::HostCeiling);
    QCOMPARE(wait(idle).host, server.authority());
    QCOMPARE(wait(1 - idle).kind, Kind::None); // it works
    engine.manager->cancel(slow);

    engine.add({server.url("/busy.jpg"), server.url("/busy.jpg?2")});
    QTRY_COMPARE(wait(0).kind, Kind::HostPaused);
    QCOMPARE(wait(0).host, server.authority());
    QVERIFY(wait(0).until > std::chrono::steady_clock::now() + 500s);
}

void TestHosts::goesOnWaitingAfterARestart()
{
    ScriptedServer server;
    server.on("/a.jpg", {Reply::status(503).header("Retry-After", "2"), Reply::ok(jpegBytes(1))});
    server.on("/b.jpg", Reply::ok(jpegBytes(2)));
    EngineFixture engine;
    engine.start();
    const JobId id = engine.add({server.url("/a.jpg")}).first();
    QTRY_COMPARE(engine.job(id).state, JobState::Waiting);
    const QDateTime until = engine.job(id).waitsUntil;
    engine.stop();

    engine.start();
    engine.manager->restore(engine.library->loadUnfinished());
    QCOMPARE(engine.job(id).state, JobState::Waiting);
    QCOMPARE(engine.job(id).waitsUntil, until);
    engine.add({server.url("/b.jpg")}); // the whole host was to be left alone
    QVERIFY(engine.waitUntilIdle());
    QCOMPARE(engine.count(JobState::Finished), 2);
    QVERIFY(QDateTime::currentDateTimeUtc() >= until);
    QCOMPARE(server.requestCount(), 3);
}

void TestHosts::keepsToTheSpeedLimit()
{
    ScriptedServer server;
    const QByteArray picture = jpegBytes(3, {900, 700});
    QStringList urls;
    for (int i = 0; i < 4; ++i) {
        server.on("/" + QByteArray::number(i) + ".jpg", Reply::ok(jpegBytes(i, {900, 700})));
        urls << server.url(u"/%1.jpg"_s.arg(i));
    }
    EngineFixture engine(4);
    engine.options.network.stallTimeout = 30s;
    engine.options.limitRate = picture.size() * 4; // a second for all
    engine.start();
    QElapsedTimer clock;
    clock.start();
    engine.add(urls);
    QVERIFY(engine.waitUntilIdle());
    QCOMPARE(engine.count(JobState::Finished), 4);
    QVERIFY2(clock.elapsed() > 650 && clock.elapsed() < 2500, qPrintable(QString::number(clock.elapsed())));

    for (int i = 0; i < 4; ++i)
        server.on("/again" + QByteArray::number(i) + ".jpg", Reply::ok(jpegBytes(10 + i, {900, 700})));
    engine.manager->setLimitRate(1000); // would take minutes
    engine.add({server.url("/again0.jpg"), server.url("/again1.jpg")});
    QVERIFY(server.waitForRequests(6));
    engine.manager->setLimitRate(0);
    QVERIFY(engine.waitUntilIdle(3000));
    QCOMPARE(engine.count(JobState::Finished), 6);
}

QTEST_GUILESS_MAIN(TestHosts)
#include "tst_hosts.moc"
