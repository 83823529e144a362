// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#include "transfer/ration.h"

#include <QtTest>

#include <algorithm>
#include <numeric>
#include <thread>
#include <vector>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace bowerbird;

// The arithmetic of the speed limit, without a clock: transfers that always want more, and moments that are made up.
class TestRateLimiter : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void hasNoLimitByDefault();
    void keepsTheLimitAndShares_data();
    void keepsTheLimitAndShares();
    void servesALateComerAlike();
    void takesANewLimitAtOnce();
    void letsEverybodyGoWithoutALimit();
    void forgetsWhatPassedWithoutALimit();
    void carriesLittleOverFromAPause();
    void fillsTheGapsOfASingleTransfer();
    void givesTheRoomOfAnUnusedTurnToOthers();
    void neverLetsMorePassThanThereIs();
    void survivesExtremeLimits();
    void letsThreadsShareOneLine();
};

namespace {

using Clock = RateLimiter::Clock;

const Clock::time_point kStart{1000s};
constexpr auto kSpan = 10s;

// Transfers that take their next turn as soon as the last one has passed.
class Crowd
{
public:
    Crowd(RateLimiter &limiter, int count)
        : taken(static_cast<size_t>(count), 0)
        , m_limiter(limiter)
        , m_turns(taken.size())
    {
    }

    // Lets time pass in steps as coarse as those of a wait.
    void run(Clock::time_point from, Clock::time_point until, std::chrono::microseconds step = 1ms)
    {
        for (Clock::time_point now = from; now < until; now += step) {
            for (size_t i = 0; i < m_turns.size(); ++i)
                takeAll(i, now);
        }
    }
    [[nodiscard]] qint64 total() const { return std::accumulate(taken.begin(), taken.end(), qint64{0}); }

    std::vector<qint64> taken;

private:
    void takeAll(size_t i, Clock::time_point now)
    {
        for (;;) {
            if (m_turns[i].bytes == 0)
                m_turns[i] = m_limiter.reserve(m_limiter.turnBytes(), now);
            if (m_limiter.due(m_turns[i], now) > now)
                return;
            taken[i] += m_turns[i].bytes;
            m_turns[i] = {};
        }
    }

    RateLimiter &m_limiter;
    std::vector<RateLimiter::Turn> m_turns;
};

bool isWithin(double value, double wanted, double share)
{
    return value >= wanted * (1 - share) && value <= wanted * (1 + share);
}

} // namespace

void TestRateLimiter::hasNoLimitByDefault()
{
    RateLimiter limiter;
    QVERIFY(!limiter.isLimited());
    QCOMPARE(limiter.limit(), 0);
    limiter.setLimit(-5, kStart);
    QVERIFY(!limiter.isLimited());
}

void TestRateLimiter::keepsTheLimitAndShares_data()
{
    QTest::addColumn<qint64>("limit");
    QTest::addColumn<int>("transfers");
    for (const qint64 limit : {qint64{10'000}, qint64{100 * 1024}, qint64{1024 * 1024}, qint64{50 * 1024 * 1024}}) {
        for (const int transfers : {1, 3, 64})
            QTest::addRow("%lld bytes a second for %d", limit, transfers) << limit << transfers;
    }
}

void TestRateLimiter::keepsTheLimitAndShares()
{
    QFETCH(const qint64, limit);
    QFETCH(const int, transfers);
    RateLimiter limiter;
    limiter.setLimit(limit, kStart);
    Crowd crowd(limiter, transfers);
    // Who wakes up first takes what has become due until then: the steps are to be no longer than a turn.
    crowd.run(kStart, kStart + kSpan, limit > 10'000'000 ? 200us : 1ms);
    const double wanted = static_cast<double>(limit) * 10;
    QVERIFY2(isWithin(static_cast<double>(crowd.total()), wanted, 0.02), qPrintable(QString::number(crowd.total())));
    const auto [least, most] = std::minmax_element(crowd.taken.begin(), crowd.taken.end());
    QVERIFY2(*most - *least <= 2 * limiter.turnBytes() ||
                 isWithin(static_cast<double>(*least), wanted / transfers, 0.05),
             qPrintable(u"%1 to %2"_s.arg(*least).arg(*most)));
}

void TestRateLimiter::servesALateComerAlike()
{
    RateLimiter limiter;
    limiter.setLimit(1'000'000, kStart);
    Crowd early(limiter, 1);
    early.run(kStart, kStart + 5s);
    const qint64 before = early.total();
    Crowd late(limiter, 1);
    for (Clock::time_point now = kStart + 5s; now < kStart + 10s; now += 1ms) {
        early.run(now, now + 1ms);
        late.run(now, now + 1ms);
    }
    QVERIFY(isWithin(static_cast<double>(late.total()), 2'500'000, 0.05));
    QVERIFY(isWithin(static_cast<double>(early.total() - before), 2'500'000, 0.05));
}

void TestRateLimiter::takesANewLimitAtOnce()
{
    RateLimiter limiter;
    limiter.setLimit(1000, kStart);
    const RateLimiter::Turn turn = limiter.reserve(10'000, kStart);
    QVERIFY(limiter.due(turn, kStart) == kStart + 10s);
    limiter.setLimit(10'000, kStart + 5s); // half of it has been earned
    QVERIFY(limiter.due(turn, kStart + 5s) == kStart + 5s + 500ms);
    limiter.setLimit(100, kStart + 5s);
    QVERIFY(limiter.due(turn, kStart + 5s) == kStart + 55s);
}

void TestRateLimiter::letsEverybodyGoWithoutALimit()
{
    RateLimiter limiter;
    limiter.setLimit(10, kStart);
    const RateLimiter::Turn turn = limiter.reserve(10'000, kStart);
    QVERIFY(limiter.due(turn, kStart) > kStart + 10s);
    limiter.setLimit(0, kStart);
    QVERIFY(limiter.due(turn, kStart) <= kStart);
}

void TestRateLimiter::forgetsWhatPassedWithoutALimit()
{
    RateLimiter limiter;
    (void)limiter.reserve(1'000'000'000, kStart);
    limiter.setLimit(1000, kStart + 5s);
    QVERIFY(limiter.due(limiter.reserve(1000, kStart + 5s), kStart + 5s) == kStart + 6s);
}

void TestRateLimiter::carriesLittleOverFromAPause()
{
    RateLimiter limiter;
    limiter.setLimit(100'000, kStart);
    Crowd crowd(limiter, 4);
    crowd.run(kStart + 1h, kStart + 1h + 1ms);
    QVERIFY(crowd.total() <= 26'000);
    crowd.run(kStart + 1h + 1ms, kStart + 1h + kSpan);
    QVERIFY(isWithin(static_cast<double>(crowd.total()), 1'000'000, 0.05));
}

void TestRateLimiter::fillsTheGapsOfASingleTransfer()
{
    // Small images, one after the other, each after the silence of a request.
    RateLimiter limiter;
    limiter.setLimit(100'000, kStart);
    qint64 taken = 0;
    Clock::time_point now = kStart;
    while (now < kStart + kSpan) {
        now += 60ms;
        for (qint64 left = 10'000; left > 0;) {
            const RateLimiter::Turn turn = limiter.reserve(std::min(left, limiter.turnBytes()), now);
            now = std::max(now, limiter.due(turn, now));
            left -= turn.bytes;
            taken += turn.bytes;
        }
    }
    QVERIFY2(isWithin(static_cast<double>(taken), 1'000'000, 0.05), qPrintable(QString::number(taken)));
}

void TestRateLimiter::givesTheRoomOfAnUnusedTurnToOthers()
{
    RateLimiter limiter;
    limiter.setLimit(1000, kStart);
    const RateLimiter::Turn unused = limiter.reserve(10'000, kStart);
    limiter.giveBack(unused);
    QVERIFY(limiter.due(limiter.reserve(500, kStart), kStart) == kStart + 500ms);
}

// A turn may be held for a piece that has gone by meanwhile, since the limit was lifted and set again.
void TestRateLimiter::neverLetsMorePassThanThereIs()
{
    RateLimiter limiter;
    limiter.setLimit(1000, kStart);
    Ration ration(&limiter);
    while (ration.take(16'384, kStart) > 0) {
    }
    QVERIFY(ration.isWaiting());
    limiter.setLimit(500'000, kStart + 60s);
    QCOMPARE(ration.take(3, kStart + 60s), 3);
    ration.leave();
    QVERIFY(!ration.isWaiting());
}

void TestRateLimiter::survivesExtremeLimits()
{
    RateLimiter limiter;
    limiter.setLimit(1, kStart);
    QCOMPARE(limiter.turnBytes(), RateLimiter::kLeastTurnBytes);
    const RateLimiter::Turn turn = limiter.reserve(std::numeric_limits<qint64>::max() / 4, kStart);
    QVERIFY(limiter.due(turn, kStart) > kStart + 1h);
    limiter.setLimit(std::numeric_limits<qint64>::max(), kStart);
    QCOMPARE(limiter.turnBytes(), RateLimiter::kMostTurnBytes);
    QVERIFY(limiter.due(turn, kStart + 1s) <= kStart + 2s);
}

void TestRateLimiter::letsThreadsShareOneLine()
{
    RateLimiter limiter;
    limiter.setLimit(1'000'000, kStart);
    {
        std::vector<std::jthread> threads;
        for (int i = 0; i < 4; ++i) {
            threads.emplace_back([&limiter] {
                for (int turn = 0; turn < 1000; ++turn)
                    (void)limiter.due(limiter.reserve(100, kStart), kStart);
            });
        }
    }
    QVERIFY(limiter.due(limiter.reserve(100, kStart), kStart) == kStart + 400ms + 100us);
}

QTEST_APPLESS_MAIN(TestRateLimiter)
#include "tst_ratelimiter.moc"
