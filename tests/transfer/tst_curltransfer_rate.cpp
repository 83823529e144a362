// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#include "support/scriptedserver.h"
#include "transfer/fetcher.h"

#include <QtTest>

#include <thread>
#include <vector>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace bowerbird;
using namespace bowerbird::test;

// The speed limit on the wire. That it is exact and fair is shown with a clock of its own in tst_ratelimiter; here the
// bounds leave room for a busy machine, but for the lower one, which no machine can be too slow for.
class TestCurlTransferRate : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void keepsTheLimit_data();
    void keepsTheLimit();
    void sharesTheLimit();
    void letsGoWhenTheLimitIsLifted();
    void slowsDownInTheMiddle();
    void keepsALimitThatIsLiftedAndSetAgain();
    void seesAStallAfterTheLimitIsLifted();
    void doesNotTakeItsOwnWaitForAStall();
    void stillSeesAStall();
    void stopsWhileItWaits();
    void saysWhyItEndedUnderALimit();
};

namespace {

using Clock = std::chrono::steady_clock;

// What HTTP calls "deflate": zlib's format, in which qCompress writes after a length of four bytes.
QByteArray packed(qsizetype count)
{
    return qCompress(QByteArray(count, 'a')).mid(4);
}

double secondsSince(Clock::time_point start)
{
    return std::chrono::duration<double>(Clock::now() - start).count();
}

} // namespace

void TestCurlTransferRate::keepsTheLimit_data()
{
    QTest::addColumn<Reply>("reply");
    QTest::addColumn<QByteArray>("bytes");
    const QByteArray bytes = someBytes(100'000);
    QTest::newRow("length") << Reply::ok(bytes) << bytes;
    QTest::newRow("chunks") << Reply::ok(bytes).chunked() << bytes;
    QTest::newRow("closed at its end") << Reply::ok(bytes).withoutLength() << bytes;
    QTest::newRow("encoded") << Reply::ok(packed(100'000)).header("Content-Encoding", "deflate")
                             << QByteArray(100'000, 'a');
}

void TestCurlTransferRate::keepsTheLimit()
{
    QFETCH(const Reply, reply);
    QFETCH(const QByteArray, bytes);
    ScriptedServer server;
    server.on("/a", reply);
    server.on("/b", Reply::ok(QByteArray(3000, 'b')));
    Fetcher fetcher;
    fetcher.limiter.setLimit(500'000);
    const auto start = Clock::now();
    const Result<TransferReport> report = fetcher.fetch(server.url("/a"));
    QVERIFY2(report, told(report));
    QCOMPARE(fetcher.sink.bytes, bytes);
    QCOMPARE(report->received, bytes.size());
    // What is decoded from one packet comes at once; the next transfer pays for it.
    QVERIFY(fetcher.fetch(server.url("/b")));
    const double seconds = secondsSince(start);
    QVERIFY2(seconds > 0.19 && seconds < 2, qPrintable(QString::number(seconds)));
}

void TestCurlTransferRate::sharesTheLimit()
{
    constexpr int kTransfers = 8;
    const QByteArray bytes = someBytes(20'000);
    ScriptedServer server;
    server.on("/a", Reply::ok(bytes));
    CurlShare share;
    RateLimiter limiter;
    limiter.setLimit(400'000);
    const auto settings = std::make_shared<NetworkSettings>();
    std::vector<double> ends(kTransfers, 0);
    const auto start = Clock::now();
    {
        std::vector<std::jthread> threads;
        for (int i = 0; i < kTransfers; ++i) {
            threads.emplace_back([&, i] {
                CurlTransfer transfer(share, &limiter);
                MemorySink sink;
                const Result<TransferReport> report =
                    transfer.fetch({.url = server.url("/a"), .referer = {}, .network = settings}, sink, {});
                if (report && sink.bytes == bytes)
                    ends[static_cast<size_t>(i)] = secondsSince(start);
            });
        }
    }
    const auto [first, last] = std::minmax_element(ends.begin(), ends.end());
    QVERIFY2(*first > 0, "one did not arrive");
    QVERIFY2(*last > 0.37 && *last < 3, qPrintable(QString::number(*last)));
    // One after the other, the first would be there after an eighth of the time.
    QVERIFY2(*first > *last / 2, qPrintable(u"%1 to %2"_s.arg(*first).arg(*last)));
}

void TestCurlTransferRate::letsGoWhenTheLimitIsLifted()
{
    const QByteArray bytes = someBytes(100'000);
    ScriptedServer server;
    server.on("/a", Reply::ok(bytes));
    Fetcher fetcher;
    fetcher.limiter.setLimit(1000);
    std::jthread lifter([&fetcher] {
        std::this_thread::sleep_for(150ms);
        fetcher.limiter.setLimit(0);
    });
    const auto start = Clock::now();
    const Result<TransferReport> report = fetcher.fetch(server.url("/a"));
    QVERIFY2(report, told(report));
    QCOMPARE(fetcher.sink.bytes, bytes);
    QVERIFY2(secondsSince(start) < 2, qPrintable(QString::number(secondsSince(start))));
}

void TestCurlTransferRate::slowsDownInTheMiddle()
{
    const QByteArray bytes = someBytes(200'000);
    ScriptedServer server;
    server.on("/a", Reply::ok(bytes).drip(100'000, 1ms));
    Fetcher fetcher;
    Clock::time_point limitedAt;
    qint64 before = 0;
    fetcher.sink.whenBytesArrive = [&] {
        if (before > 0 || fetcher.sink.bytes.size() < 100'000)
            return;
        before = fetcher.sink.bytes.size();
        limitedAt = Clock::now();
        fetcher.limiter.setLimit(500'000);
    };
    QVERIFY(fetcher.fetch(server.url("/a")));
    QCOMPARE(fetcher.sink.bytes, bytes);
    const double least = static_cast<double>(bytes.size() - before) / 500'000 * 0.9;
    QVERIFY2(secondsSince(limitedAt) > least, qPrintable(QString::number(secondsSince(limitedAt))));
}

// Within one answer: 1,000 bytes a second, none, 500,000 bytes a second.
void TestCurlTransferRate::keepsALimitThatIsLiftedAndSetAgain()
{
    const QByteArray bytes = someBytes(300'000);
    ScriptedServer server;
    server.on("/a", Reply::ok(bytes).drip(20'000, 5ms));
    Fetcher fetcher;
    fetcher.limiter.setLimit(1000);
    Clock::time_point limitedAt;
    qint64 before = 0;
    fetcher.sink.whenBytesArrive = [&] {
        const qint64 size = fetcher.sink.bytes.size();
        if (size < 100'000 || before > 0)
            return;
        before = size;
        limitedAt = Clock::now();
        fetcher.limiter.setLimit(500'000);
    };
    std::jthread lifter([&fetcher] {
        std::this_thread::sleep_for(150ms);
        fetcher.limiter.setLimit(0);
    });
    const Result<TransferReport> report = fetcher.fetch(server.url("/a"));
    QVERIFY2(report, told(report));
    QCOMPARE(fetcher.sink.bytes, bytes);
    const double least = static_cast<double>(bytes.size() - before) / 500'000 * 0.9;
    QVERIFY2(secondsSince(limitedAt) > least, qPrintable(QString::number(secondsSince(limitedAt))));
}

void TestCurlTransferRate::seesAStallAfterTheLimitIsLifted()
{
    ScriptedServer server;
    server.on("/a", Reply::ok(someBytes(100'000)).stallAfter(40'000));
    Fetcher fetcher;
    fetcher.settings.stallTimeout = 200ms;
    fetcher.limiter.setLimit(1000);
    std::jthread lifter([&fetcher] {
        std::this_thread::sleep_for(150ms);
        fetcher.limiter.setLimit(0);
    });
    const auto start = Clock::now();
    const Result<TransferReport> report = fetcher.fetch(server.url("/a"));
    QVERIFY(!report);
    QCOMPARE(report.error().reason, FailureReason::Stalled);
    QCOMPARE(fetcher.sink.bytes.size(), 40'000);
    QVERIFY(secondsSince(start) < 3);
}

void TestCurlTransferRate::doesNotTakeItsOwnWaitForAStall()
{
    const QByteArray bytes = someBytes(120);
    ScriptedServer server;
    server.on("/a", Reply::ok(bytes));
    Fetcher fetcher;
    fetcher.settings.stallTimeout = 100ms;
    fetcher.limiter.setLimit(400); // 64 bytes take 160 ms
    const Result<TransferReport> report = fetcher.fetch(server.url("/a"));
    QVERIFY2(report, told(report));
    QCOMPARE(fetcher.sink.bytes, bytes);
}

void TestCurlTransferRate::stillSeesAStall()
{
    ScriptedServer server;
    server.on("/a", Reply::ok(someBytes(100'000)).stallAfter(4000));
    Fetcher fetcher;
    fetcher.settings.stallTimeout = 200ms;
    fetcher.limiter.setLimit(20'000);
    const auto start = Clock::now();
    const Result<TransferReport> report = fetcher.fetch(server.url("/a"));
    QVERIFY(!report);
    QCOMPARE(report.error().reason, FailureReason::Stalled);
    QCOMPARE(fetcher.sink.bytes.size(), 4000);
    QVERIFY(secondsSince(start) < 3);
}

void TestCurlTransferRate::stopsWhileItWaits()
{
    const QByteArray bytes = someBytes(100'000);
    ScriptedServer server;
    server.on("/a", Reply::ok(bytes));
    Fetcher fetcher;
    fetcher.limiter.setLimit(10);
    std::stop_source source;
    Clock::time_point stoppedAt;
    std::jthread stopper([&] {
        std::this_thread::sleep_for(300ms);
        stoppedAt = Clock::now();
        source.request_stop();
    });
    const Result<TransferReport> report = fetcher.fetch(server.url("/a"), source.get_token());
    const auto endedAt = Clock::now();
    stopper.join();
    QVERIFY2(report, told(report));
    QVERIFY(report->isStopped);
    QVERIFY(endedAt - stoppedAt < 150ms); // it would wake up by itself every 200 ms
    QVERIFY(bytes.startsWith(fetcher.sink.bytes));
    // Its turn is given back, and nothing of the old answer is left over for the next one.
    fetcher.limiter.setLimit(1'000'000);
    fetcher.sink.bytes.clear();
    const auto start = Clock::now();
    const Result<TransferReport> again = fetcher.fetch(server.url("/a"));
    QVERIFY2(again, told(again));
    QCOMPARE(fetcher.sink.bytes, bytes);
    QVERIFY(secondsSince(start) < 2);
}

void TestCurlTransferRate::saysWhyItEndedUnderALimit()
{
    const QByteArray bytes = someBytes(20'000);
    ScriptedServer server;
    server.on("/full", Reply::ok(bytes));
    server.on("/cut", Reply::ok(bytes).cutAfter(9000));
    server.on("/404", Reply::status(404, bytes));
    Fetcher fetcher;
    fetcher.limiter.setLimit(100'000);
    fetcher.sink.failure = Failure{.reason = FailureReason::DiskFull, .detail = u"full"_s};
    const Result<TransferReport> full = fetcher.fetch(server.url("/full"));
    QVERIFY(!full);
    QCOMPARE(full.error(), *fetcher.sink.failure);
    fetcher.sink.failure.reset();
    fetcher.sink.bytes.clear();
    const Result<TransferReport> cut = fetcher.fetch(server.url("/cut"));
    QVERIFY(!cut);
    QCOMPARE(cut.error().reason, FailureReason::Truncated);
    QCOMPARE(fetcher.sink.bytes, bytes.left(9000));
    const Result<TransferReport> missing = fetcher.fetch(server.url("/404"));
    QVERIFY(!missing);
    QCOMPARE(missing.error().reason, FailureReason::NotFound);
    fetcher.request.maxBytes = 10'000;
    server.on("/long", Reply::ok(bytes).chunked());
    const Result<TransferReport> tooLarge = fetcher.fetch(server.url("/long"));
    QVERIFY(!tooLarge);
    QCOMPARE(tooLarge.error().reason, FailureReason::TooLarge);
}

QTEST_GUILESS_MAIN(TestCurlTransferRate)
#include "tst_curltransfer_rate.moc"
