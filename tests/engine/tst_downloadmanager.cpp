// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#include "engine/enginefixture.h"
#include "support/scriptedserver.h"
#include "support/testimages.h"
#include "transfer/transfer.h"

#include <QDeadlineTimer>
#include <QElapsedTimer>

#include <algorithm>
#include <atomic>
#include <thread>

using namespace bowerbird;
using namespace bowerbird::test;
using namespace std::chrono_literals;

// What a person can do while the engine runs, and what must hold whatever they do.
class TestDownloadManager : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void cancelsAtOnceOnASilentServer_data();
    void cancelsAtOnceOnASilentServer();
    void pausesAndResumesWithoutFetchingTwice();
    void pausesAndResumesEverything();
    void losesAndRepeatsNothingWhileTheSliderMoves();
    void retiresSurplusWorkersAfterTheirImage();
    void keepsToTheLimitPerHost();
    void retriesWhatFailed();
    void takesJobsByTheirOrder();
    void holdsJobsUntilTheyAreChosen();
    void blocksTheQueueWhenTheFolderCannotBeWritten();
    void survivesEverythingAtOnce();
    void tellsRowsBeforeTheirChanges();
    void failsVeryManyAtOnceInBoundedTurns();
    void measuresItsSpeedUp();
};

void TestDownloadManager::cancelsAtOnceOnASilentServer_data()
{
    QTest::addColumn<Reply>("reply");
    QTest::newRow("before the head") << Reply::silence();
    QTest::newRow("in the body") << Reply::ok(jpegBytes(1, {800, 600})).stallAfter(5000);
    QTest::newRow("dripping") << Reply::ok(jpegBytes(1)).drip(1, 50ms);
}

void TestDownloadManager::cancelsAtOnceOnASilentServer()
{
    QFETCH(Reply, reply);
    ScriptedServer server;
    server.on("/a.jpg", reply);
    EngineFixture engine;
    engine.options.network.stallTimeout = 60s;
    engine.options.network.connectTimeout = 60s;
    engine.start();
    const JobId id = engine.add({server.url("/a.jpg")}).first();
    QVERIFY(server.waitForRequests(1));
    QTRY_COMPARE(engine.job(id).state, JobState::Transferring);
    QElapsedTimer clock;
    clock.start();
    engine.manager->cancel({id});
    QTRY_COMPARE(engine.job(id).state, JobState::Cancelled);
    QVERIFY2(clock.elapsed() < 100, qPrintable(QString::number(clock.elapsed())));
    QCOMPARE(engine.log.last(), u"1 cancelled"_s);
    QTRY_COMPARE(engine.files(), QStringList());
}

void TestDownloadManager::pausesAndResumesWithoutFetchingTwice()
{
    const QByteArray bytes = jpegBytes(7, {1200, 900});
    const Reply whole = Reply::ok(bytes).header("ETag", "\"v1\"").withRanges();
    ScriptedServer server;
    server.on("/a.jpg", {whole.stallAfter(30'000), whole});
    EngineFixture engine;
    engine.options.network.stallTimeout = 60s;
    engine.options.wantsProgress = true;
    engine.start();
    const JobId id = engine.add({server.url("/a.jpg")}).first();
    QTRY_VERIFY(engine.job(id).received > 0);
    engine.manager->pause({id});
    QTRY_COMPARE(engine.job(id).state, JobState::Paused);
    const qint64 kept = engine.job(id).received;
    QCOMPARE(engine.files(), QStringList{u"a.1.part"_s});
    engine.manager->resume({id});
    QVERIFY(engine.waitUntilIdle());
    QCOMPARE(engine.contents(u"a.jpg"_s), bytes);
    QCOMPARE(engine.job(id).file.resumedFrom, kept);
    QCOMPARE(server.requests("/a.jpg").last().header("range"), "bytes=" + QByteArray::number(kept) + '-');
}

void TestDownloadManager::pausesAndResumesEverything()
{
    ScriptedServer server;
    QStringList urls;
    for (int i = 0; i < 20; ++i) {
        server.on("/" + QByteArray::number(i) + ".jpg", Reply::ok(jpegBytes(i)).delay(40ms));
        urls << server.url(u"/%1.jpg"_s.arg(i));
    }
    EngineFixture engine(4);
    engine.start();
    engine.add(urls);
    QVERIFY(server.waitForRequests(4));
    engine.manager->pauseAll();
    QVERIFY(engine.manager->isPaused());
    QTRY_COMPARE(engine.manager->activeWorkers(), 0);
    QTRY_COMPARE(engine.count(JobState::Transferring) + engine.count(JobState::Verifying), 0);
    const int asked = server.requestCount();
    QVERIFY(!engine.manager->isIdle());
    QVERIFY(!server.waitForRequests(asked + 1, 150ms)); // nobody takes a job
    engine.manager->resumeAll();
    QVERIFY(engine.waitUntilIdle());
    QCOMPARE(engine.count(JobState::Finished), 20);
    QCOMPARE(engine.files().size(), 20);
}

void TestDownloadManager::losesAndRepeatsNothingWhileTheSliderMoves()
{
    constexpr int kImages = 150;
    ScriptedServer server;
    QStringList urls;
    for (int i = 0; i < kImages; ++i) {
        server.on("/" + QByteArray::number(i) + ".jpg", Reply::ok(jpegBytes(i, {40, 30})).delay(5ms));
        urls << server.url(u"/%1.jpg"_s.arg(i));
    }
    EngineFixture engine(8);
    engine.start();
    engine.add(urls);
    constexpr std::array kCounts = {64, 1, 16, 2, 40, 3, 8};
    for (int step = 0; !engine.manager->isIdle() && step < 1000; ++step) {
        engine.manager->setWorkerCount(kCounts.at(static_cast<size_t>(step) % kCounts.size()));
        const int done = engine.count(JobState::Finished);
        QVERIFY(
            QTest::qWaitFor([&] { return engine.manager->isIdle() || engine.count(JobState::Finished) >= done + 3; }));
    }
    QVERIFY(engine.waitUntilIdle());
    QCOMPARE(engine.count(JobState::Finished), kImages);
    QCOMPARE(engine.files().size(), kImages);
    QCOMPARE(server.requestCount(), kImages); // nothing twice
}

void TestDownloadManager::retiresSurplusWorkersAfterTheirImage()
{
    ScriptedServer server;
    QStringList urls;
    for (int i = 0; i < 4; ++i) {
        server.on("/" + QByteArray::number(i) + ".jpg", Reply::ok(jpegBytes(i)).delay(300ms));
        urls << server.url(u"/%1.jpg"_s.arg(i));
    }
    EngineFixture engine(4);
    engine.start();
    engine.add(urls);
    QTRY_COMPARE(engine.manager->activeWorkers(), 4);
    engine.manager->setWorkerCount(1);
    QCOMPARE(engine.manager->workers().size(), 4U);
    QCOMPARE(engine.manager->workers().at(0).state, WorkerState::Busy);
    for (size_t i = 1; i < 4; ++i)
        QCOMPARE(engine.manager->workers().at(i).state, WorkerState::Retiring);
    QVERIFY(engine.waitUntilIdle());
    QTRY_COMPARE(engine.manager->workers().size(), 1U);
    QCOMPARE(engine.count(JobState::Finished), 4); // they finished what they had
    QCOMPARE(server.requestCount(), 4);
}

void TestDownloadManager::keepsToTheLimitPerHost()
{
    // Counted until just before the answer: what the server still does afterwards may overlap with the next request.
    std::atomic<int> atOnce = 0;
    std::atomic<int> most = 0;
    ScriptedServer server;
    QStringList urls;
    for (int i = 0; i < 12; ++i) {
        server.on("/" + QByteArray::number(i) + ".jpg", [&, i](const Request &) {
            const int now = ++atOnce;
            for (int seen = most; seen < now && !most.compare_exchange_weak(seen, now);) {
            }
            std::this_thread::sleep_for(20ms);
            --atOnce;
            return Reply::ok(jpegBytes(i));
        });
        urls << server.url(u"/%1.jpg"_s.arg(i));
    }
    EngineFixture engine(8);
    engine.options.perHost = 2;
    engine.start();
    engine.add(urls);
    QVERIFY(engine.waitUntilIdle());
    QCOMPARE(engine.count(JobState::Finished), 12);
    QCOMPARE(most.load(), 2);
}

void TestDownloadManager::retriesWhatFailed()
{
    ScriptedServer server;
    server.on("/a.jpg", {Reply::status(404), Reply::ok(jpegBytes(1))});
    server.on("/b.jpg", {Reply::status(403), Reply::ok(jpegBytes(2))});
    EngineFixture engine(2);
    engine.start();
    engine.add({server.url("/a.jpg"), server.url("/b.jpg")});
    QVERIFY(engine.waitUntilIdle());
    QCOMPARE(engine.count(JobState::Failed), 2);
    engine.manager->retryAllFailed();
    QVERIFY(engine.waitUntilIdle());
    QCOMPARE(engine.count(JobState::Finished), 2);
    QCOMPARE(engine.manager->jobAt(0).attempts, 1);
}

void TestDownloadManager::takesJobsByTheirOrder()
{
    ScriptedServer server;
    for (const char *path : {"/a.jpg", "/b.jpg", "/c.jpg", "/d.jpg"})
        server.on(path, Reply::ok(jpegBytes(path[1])));
    EngineFixture engine;
    engine.start();
    engine.manager->pauseAll();
    const QList<JobId> ids =
        engine.add({server.url("/a.jpg"), server.url("/b.jpg"), server.url("/c.jpg"), server.url("/d.jpg")});
    engine.manager->moveToTop({ids.at(2), ids.at(3)});
    engine.manager->moveToBottom({ids.at(0)});
    engine.manager->resumeAll();
    QVERIFY(engine.waitUntilIdle());
    QByteArrayList asked;
    for (const Request &request : server.requests())
        asked << request.target;
    QCOMPARE(asked, QByteArrayList({"/c.jpg", "/d.jpg", "/b.jpg", "/a.jpg"}));
}

void TestDownloadManager::holdsJobsUntilTheyAreChosen()
{
    ScriptedServer server;
    server.on("/a.jpg", Reply::ok(jpegBytes(1)));
    EngineFixture engine;
    engine.start();
    const QList<JobId> ids = engine.add({server.url("/a.jpg"), server.url("/b.jpg")}, AddMode::Hold);
    QVERIFY(engine.manager->isIdle());
    QCOMPARE(engine.count(JobState::Held), 2);
    engine.manager->resume({ids.first()});
    QVERIFY(engine.waitUntilIdle());
    QCOMPARE(engine.count(JobState::Finished), 1);
    QCOMPARE(engine.count(JobState::Held), 1);
    QCOMPARE(server.requestCount(), 1);
}

void TestDownloadManager::blocksTheQueueWhenTheFolderCannotBeWritten()
{
    ScriptedServer server;
    server.on("/a.jpg", Reply::ok(jpegBytes(1)));
    server.on("/b.jpg", Reply::ok(jpegBytes(2)));
    EngineFixture engine;
    engine.start();
    const QString blocker = engine.folder.filePath(u"in-the-way"_s);
    QFile file(blocker);
    QVERIFY(file.open(QIODevice::WriteOnly));
    engine.download.directory = blocker + u"/images"_s; // below a plain file: cannot be made, not even by root
    QSignalSpy blocked(engine.manager.get(), &DownloadManager::blocked);
    engine.add({server.url("/a.jpg"), server.url("/b.jpg")});
    QTRY_COMPARE(blocked.size(), 1);
    QVERIFY(engine.manager->isPaused());
    QTRY_COMPARE(engine.count(JobState::Queued), 2); // nothing is lost
    QCOMPARE(engine.count(JobState::Failed), 0);
    QVERIFY(file.remove());
    engine.manager->resumeAll();
    QVERIFY(engine.waitUntilIdle());
    QCOMPARE(engine.count(JobState::Finished), 2);
}

// Every button on rows in every state, many times: whatever is not allowed is passed over, and in the end each image is
// there.
void TestDownloadManager::survivesEverythingAtOnce()
{
    constexpr int kImages = 40;
    ScriptedServer server;
    QStringList urls;
    for (int i = 0; i < kImages; ++i) {
        server.on("/" + QByteArray::number(i) + ".jpg", Reply::ok(jpegBytes(i)).delay(10ms));
        urls << server.url(u"/%1.jpg"_s.arg(i));
    }
    EngineFixture engine(6);
    engine.start();
    const QList<JobId> ids = engine.add(urls);
    quint32 random = 12345;
    for (int step = 0; step < 400; ++step) {
        random = random * 1664525U + 1013904223U;
        const QList<JobId> some = {ids.at((random >> 8) % kImages), ids.at((random >> 16) % kImages)};
        switch ((random >> 24) % 8) {
        case 0:
            engine.manager->pause(some);
            break;
        case 1:
            engine.manager->resume(some);
            break;
        case 2:
            engine.manager->cancel(some);
            break;
        case 3:
            engine.manager->retry(some);
            break;
        case 4:
            engine.manager->moveToTop(some);
            break;
        case 5:
            engine.manager->setWorkerCount(1 + static_cast<int>((random >> 12) % 16));
            break;
        case 6:
            step % 2 ? engine.manager->pauseAll() : engine.manager->resumeAll();
            break;
        default:
            QCoreApplication::processEvents(QEventLoop::AllEvents, 5);
            break;
        }
    }
    for (int round = 0; round < 100 && engine.count(JobState::Finished) < kImages; ++round) {
        engine.manager->resumeAll();
        engine.manager->resume(ids);
        engine.manager->retry(ids);
        (void)engine.waitUntilIdle();
    }
    QCOMPARE(engine.count(JobState::Finished), kImages);
    QCOMPARE(engine.files().size(), kImages);
    int total = 0;
    for (const int part : engine.manager->counts())
        total += part;
    QCOMPARE(total, kImages);
}

void TestDownloadManager::tellsRowsBeforeTheirChanges()
{
    ScriptedServer server;
    server.on("/a.jpg", Reply::ok(jpegBytes(1)));
    QStringList order; // told to until the engine's very end
    EngineFixture engine;
    engine.start();
    QObject::connect(engine.manager.get(), &DownloadManager::jobsAdded, this,
                     [&](int first, int last) { order << u"added %1-%2"_s.arg(first).arg(last); });
    QObject::connect(engine.manager.get(), &DownloadManager::jobsChanged, this, [&] { order << u"changed"_s; });
    engine.add({server.url("/a.jpg"), server.url("/b.jpg")});
    QCOMPARE(order, QStringList(u"added 0-1"_s)); // once a batch, and that says all of them
    QTRY_COMPARE(order.value(1), u"changed"_s);
}

void TestDownloadManager::measuresItsSpeedUp()
{
    ScriptedServer server;
    QStringList urls;
    for (int i = 0; i < 16; ++i) {
        server.on("/" + QByteArray::number(i) + ".jpg", Reply::ok(jpegBytes(i)).delay(250ms));
        urls << server.url(u"/%1.jpg"_s.arg(i));
    }
    EngineFixture engine(4);
    // What an image takes in proof and store when its worker is free again comes on top: next to nothing, here.
    engine.download.verify = VerifyMode::Structure;
    engine.start();
    engine.add(urls);
    QVERIFY(engine.waitUntilIdle());
    const DownloadManager::Statistics statistics = engine.manager->statistics();
    QCOMPARE(statistics.done, 16);
    QVERIFY2(statistics.speedUp() > 2 && statistics.speedUp() < 4.5, qPrintable(QString::number(statistics.speedUp())));
    QVERIFY(statistics.busy >= 16 * 250ms);
}

// Fails at once, as where a connection is refused, and counts how often.
class RefusedTransfer : public Transfer
{
public:
    explicit RefusedTransfer(std::atomic<int> &count)
        : m_count(count)
    {
    }
    Result<TransferReport> fetch(const TransferRequest &, ByteSink &, std::stop_token) override
    {
        ++m_count;
        return std::unexpected(Failure{.reason = FailureReason::NotFound, .httpStatus = 404, .detail = {}});
    }

private:
    std::atomic<int> &m_count;
};

void TestDownloadManager::failsVeryManyAtOnceInBoundedTurns()
{
    constexpr int kLinks = 4'000;
    constexpr size_t kMostTold = 1'000; // an event of a worker tells two at most
    std::atomic<int> fetched = 0;
    EngineFixture engine(4);
    engine.options.makeTransfer = [&fetched] { return std::make_unique<RefusedTransfer>(fetched); };
    engine.start();
    QStringList links;
    for (int i = 0; i < kLinks; ++i)
        links += u"http://host%1.invalid/%2.jpg"_s.arg(i % 50).arg(i);
    size_t most = 0;
    connect(engine.manager.get(), &DownloadManager::eventsApplied, this,
            [&most](const std::vector<JobEvent> &events) { most = std::max(most, events.size()); });
    engine.add(links);
    most = 0; // but what was found
    QDeadlineTimer deadline(8s);
    while (fetched < kLinks && !deadline.hasExpired()) // this thread has something else to do meanwhile
        std::this_thread::sleep_for(1ms);
    QCOMPARE(fetched.load(), kLinks);
    QTRY_COMPARE(engine.count(JobState::Failed), kLinks);
    QVERIFY2(most > 0 && most <= kMostTold, qPrintable(QString::number(most)));
}

QTEST_GUILESS_MAIN(TestDownloadManager)
#include "tst_downloadmanager.moc"
