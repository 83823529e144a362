// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#include "support/ports.h"
#include "support/scriptedserver.h"
#include "transfer/fetcher.h"

#include <QtTest>

#include <condition_variable>
#include <mutex>
#include <thread>

#include <dlfcn.h>
#include <netdb.h>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace bowerbird;
using namespace bowerbird::test;

namespace {

// A name server that is slow or says no, whatever the machine's own is like.
struct FakeNames
{
    std::mutex mutex; // guards all below
    std::condition_variable changed;
    int waiting = 0;
    bool isReleased = false;

    void wait()
    {
        std::unique_lock lock(mutex);
        ++waiting;
        changed.notify_all();
        changed.wait_for(lock, 5s, [this] { return isReleased; });
        --waiting;
        changed.notify_all();
    }
    bool waitUntilAsked()
    {
        std::unique_lock lock(mutex);
        return changed.wait_for(lock, 5s, [this] { return waiting > 0; });
    }
    bool release()
    {
        std::unique_lock lock(mutex);
        isReleased = true;
        changed.notify_all();
        return changed.wait_for(lock, 5s, [this] { return waiting == 0; });
    }
};

FakeNames &fakeNames()
{
    static FakeNames names;
    return names;
}

} // namespace

// Stands in for the C library's, for libcurl too.
extern "C" int getaddrinfo(const char *name, const char *service, const addrinfo *hints, addrinfo **result)
{
    const std::string_view host(name ? name : "");
    if (host == "slow.bowerbird.invalid")
        fakeNames().wait();
    if (host.ends_with(".invalid"))
        return EAI_NONAME;
    static const auto real = reinterpret_cast<decltype(&getaddrinfo)>(dlsym(RTLD_NEXT, "getaddrinfo"));
    return real(name, service, hints, result);
}

// A stop lands within 100 ms, whatever the transfer is waiting for. The bound here leaves room for a busy machine and
// is still far below every time limit of the transfer.
class TestCurlTransferStop : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void stopsWhileTheServerIsSilent_data();
    void stopsWhileTheServerIsSilent();
    void stopsWhileConnecting();
    void stopsWhileTheNameIsLookedUp();
    void stopsInTheMiddleOfAFlood();
    void doesNotAskWhenStoppedBefore();
    void worksAgainAfterAStop();
    void ignoresAStopAfterTheEnd();
    void namesAnUnknownHost();

private:
    // Fetches on this thread, stops from another one when `isReady` returns true.
    void stopAndCompare(const QString &url, const std::function<bool()> &isReady, Fetcher &fetcher);
};

namespace {

constexpr auto kPrompt = 250ms;
// libcurl wakes up by itself 200 ms after it began to connect; a stop has to do without that.
constexpr auto kUntilAllIsQuiet = 400ms;

} // namespace

void TestCurlTransferStop::stopAndCompare(const QString &url, const std::function<bool()> &isReady, Fetcher &fetcher)
{
    fetcher.settings.connectTimeout = 30s;
    fetcher.settings.stallTimeout = 30s;
    std::stop_source source;
    std::chrono::steady_clock::time_point stoppedAt;
    bool wasReady = false;
    std::jthread stopper([&] {
        wasReady = isReady();
        std::this_thread::sleep_for(kUntilAllIsQuiet);
        stoppedAt = std::chrono::steady_clock::now();
        source.request_stop();
    });
    const Result<TransferReport> report = fetcher.fetch(url, source.get_token());
    const auto endedAt = std::chrono::steady_clock::now();
    stopper.join();
    QVERIFY(wasReady);
    QVERIFY2(report, told(report));
    QVERIFY(report->isStopped);
    QVERIFY2(endedAt - stoppedAt < kPrompt,
             qPrintable(QString::number(std::chrono::duration<double>(endedAt - stoppedAt).count())));
}

void TestCurlTransferStop::stopsWhileTheServerIsSilent_data()
{
    QTest::addColumn<Reply>("reply");
    QTest::newRow("before its answer") << Reply::silence();
    QTest::newRow("in its head") << Reply::raw("HTTP/1.1 200 OK\r\nA: b").stallAfter(20);
    QTest::newRow("before its body") << Reply::ok("picture").stallAfter(0);
    QTest::newRow("in its body") << Reply::ok(someBytes(100'000)).stallAfter(50'000);
}

void TestCurlTransferStop::stopsWhileTheServerIsSilent()
{
    QFETCH(const Reply, reply);
    ScriptedServer server;
    server.on("/a", reply);
    Fetcher fetcher;
    stopAndCompare(server.url("/a"), [&server] { return server.waitForRequests(1); }, fetcher);
}

void TestCurlTransferStop::stopsWhileConnecting()
{
    const DeafPort port(DeafPort::Manner::Ignores);
    Fetcher fetcher;
    stopAndCompare(port.url(u"/a"_s), [] { return true; }, fetcher);
}

void TestCurlTransferStop::stopsWhileTheNameIsLookedUp()
{
    {
        Fetcher fetcher;
        stopAndCompare(u"http://slow.bowerbird.invalid/a"_s, [] { return fakeNames().waitUntilAsked(); }, fetcher);
        QElapsedTimer timer;
        timer.start();
        fetcher.sink.bytes.clear();
        ScriptedServer server;
        server.on("/a", Reply::ok("picture"));
        QVERIFY(fetcher.fetch(server.url("/a")));
        QVERIFY(timer.elapsed() < 2000);
    }
    QVERIFY(fakeNames().release());
}

void TestCurlTransferStop::stopsInTheMiddleOfAFlood()
{
    const QByteArray piece = someBytes(64 * 1024 * 1024);
    ScriptedServer server;
    server.on("/a", Reply::ok(piece).drip(64 * 1024, 4ms));
    Fetcher fetcher;
    std::atomic<bool> hasBytes = false;
    fetcher.sink.whenBytesArrive = [&hasBytes] {
        hasBytes = true;
        hasBytes.notify_all();
    };
    const auto arrived = [&hasBytes] {
        hasBytes.wait(false);
        return true;
    };
    stopAndCompare(server.url("/a"), arrived, fetcher);
    QVERIFY(fetcher.sink.bytes.size() < piece.size());
    QVERIFY(piece.startsWith(fetcher.sink.bytes));
}

void TestCurlTransferStop::doesNotAskWhenStoppedBefore()
{
    ScriptedServer server;
    server.on("/a", Reply::ok("picture"));
    Fetcher fetcher;
    std::stop_source source;
    source.request_stop();
    const Result<TransferReport> report = fetcher.fetch(server.url("/a"), source.get_token());
    QVERIFY(report);
    QVERIFY(report->isStopped);
    QCOMPARE(server.requestCount(), 0);
}

void TestCurlTransferStop::worksAgainAfterAStop()
{
    ScriptedServer server;
    server.on("/a", Reply::silence());
    server.on("/b", Reply::ok("picture"));
    Fetcher fetcher;
    stopAndCompare(server.url("/a"), [&server] { return server.waitForRequests(1); }, fetcher);
    const Result<TransferReport> report = fetcher.fetch(server.url("/b"));
    QVERIFY2(report, told(report));
    QCOMPARE(fetcher.sink.bytes, QByteArray("picture"));
}

void TestCurlTransferStop::ignoresAStopAfterTheEnd()
{
    ScriptedServer server;
    server.on("/a", Reply::ok("picture"));
    std::stop_source source;
    Fetcher fetcher;
    QVERIFY(fetcher.fetch(server.url("/a"), source.get_token()));
    source.request_stop();
    const Result<TransferReport> report = fetcher.fetch(server.url("/a"));
    QVERIFY(report);
    QVERIFY(!report->isStopped);
}

void TestCurlTransferStop::namesAnUnknownHost()
{
    Fetcher fetcher;
    const Result<TransferReport> report = fetcher.fetch(u"http://unknown.bowerbird.invalid/a"_s);
    QVERIFY(!report);
    QCOMPARE(report.error().reason, FailureReason::Dns);
    QVERIFY(report.error().detail.contains(u"unknown.bowerbird.invalid"));
}

QTEST_GUILESS_MAIN(TestCurlTransferStop)
#include "tst_curltransfer_stop.moc"
