// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#include "transfer/patience.h"

#include <QtTest>

using namespace std::chrono_literals;
using namespace bowerbird;

class TestPatience : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void timesOutBeforeTheFirstByte();
    void stallsInTheHead();
    void boundsAHeadThatDrips();
    void stallsInTheBody();
    void aByteBeginsTheWaitAnew();
    void refusesABodyThatDrips();
    void takesASlowButSteadyBody();
    void leavesAnUnwantedBodySoon();
    void waitsForEverWithoutLimits();
    void doesNotCountWhatIsExcused();
};

namespace {

using Phase = Patience::Phase;
const Patience::Clock::time_point kStart{1000s};

Patience patience()
{
    return {20s, 30s, kStart};
}

FailureReason reasonOf(const std::optional<Failure> &failure)
{
    return failure ? failure->reason : FailureReason::Internal;
}

} // namespace

void TestPatience::timesOutBeforeTheFirstByte()
{
    Patience p = patience();
    QVERIFY(p.nextCheck() == kStart + 20s);
    QVERIFY(!p.check(kStart + 19'999ms, Phase::Asking, 0));
    QCOMPARE(reasonOf(p.check(kStart + 20s, Phase::Asking, 0)), FailureReason::Timeout);
}

void TestPatience::stallsInTheHead()
{
    Patience p = patience();
    QVERIFY(!p.check(kStart + 5s, Phase::Head, 10));
    QVERIFY(p.nextCheck() == kStart + 35s);
    QVERIFY(!p.check(kStart + 34s, Phase::Head, 10));
    QCOMPARE(reasonOf(p.check(kStart + 35s, Phase::Head, 10)), FailureReason::Stalled);
}

void TestPatience::boundsAHeadThatDrips()
{
    Patience p = patience();
    for (int second = 0; second < 50; ++second)
        QVERIFY(!p.check(kStart + std::chrono::seconds(second), Phase::Head, second + 1));
    QVERIFY(p.nextCheck() == kStart + 50s);
    QCOMPARE(reasonOf(p.check(kStart + 50s, Phase::Head, 51)), FailureReason::Timeout);
}

void TestPatience::stallsInTheBody()
{
    Patience p = patience();
    QVERIFY(!p.check(kStart + 1s, Phase::Body, 1000));
    QVERIFY(p.nextCheck() == kStart + 31s);
    QCOMPARE(reasonOf(p.check(kStart + 31s, Phase::Body, 1000)), FailureReason::Stalled);
}

void TestPatience::aByteBeginsTheWaitAnew()
{
    Patience p = patience();
    QVERIFY(!p.check(kStart + 1s, Phase::Body, 1000));
    QVERIFY(!p.check(kStart + 30s, Phase::Body, 1001));
    QVERIFY(!p.check(kStart + 59s, Phase::Body, 1001));
    QVERIFY(p.nextCheck() == kStart + 60s);
}

void TestPatience::refusesABodyThatDrips()
{
    Patience p = patience();
    for (int second = 0; second < 60; ++second)
        QVERIFY(!p.check(kStart + std::chrono::seconds(second), Phase::Body, 1 + 1023 * second));
    QCOMPARE(reasonOf(p.check(kStart + 60s, Phase::Body, 1 + 1023 * 60)), FailureReason::Stalled);
}

void TestPatience::takesASlowButSteadyBody()
{
    Patience p = patience();
    for (int second = 0; second < 600; ++second)
        QVERIFY(!p.check(kStart + std::chrono::seconds(second), Phase::Body, 1 + 1024 * second));
}

void TestPatience::leavesAnUnwantedBodySoon()
{
    Patience p = patience();
    QVERIFY(!p.check(kStart + 1s, Phase::Leaving, 300));
    QVERIFY(p.nextCheck() == kStart + 1s + Patience::kLeaveTime);
    QVERIFY(p.check(kStart + 1s + Patience::kLeaveTime, Phase::Leaving, 400));
}

void TestPatience::waitsForEverWithoutLimits()
{
    Patience p(0s, 0s, kStart);
    QVERIFY(!p.check(kStart + 24h, Phase::Asking, 0));
    QVERIFY(!p.check(kStart + 48h, Phase::Head, 1));
}

void TestPatience::doesNotCountWhatIsExcused()
{
    Patience patience(5s, 10s, kStart);
    QVERIFY(!patience.check(kStart + 1s, Phase::Body, 100));
    patience.excuse(1h);
    QVERIFY(!patience.check(kStart + 1h + 10s, Phase::Body, 100));
    QVERIFY(patience.nextCheck() == kStart + 1h + 11s);
    const auto failure = patience.check(kStart + 1h + 11s, Phase::Body, 100);
    QVERIFY(failure);
    QCOMPARE(failure->reason, FailureReason::Stalled);
    // The speed is that of the time it was allowed to have.
    Patience slow(5s, 10s, kStart);
    qint64 bytes = 1;
    for (int i = 1; i < 59; ++i) {
        slow.excuse(1h);
        QVERIFY(!slow.check(kStart + i * (1h + 1s), Phase::Body, bytes += 10));
    }
}

QTEST_APPLESS_MAIN(TestPatience)
#include "tst_patience.moc"
