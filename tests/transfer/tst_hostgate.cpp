// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#include "transfer/hostgate.h"

#include <QtTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace bowerbird;

class TestHostGate : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void permitsAnUnknownHostAtOnce();
    void hasNoCeilingByDefault();
    void holdsAHostAtItsCeiling();
    void takesANewCeilingWhileAttemptsRun();
    void leavesAPausedHostAlone();
    void neverShortensAPause();
    void remembersAPauseOverAttempts();
    void waitsForAnEndEvenOfAPausedHost();
    void halvesTheCeilingOfAnOverloadedHost();
    void takesAVolleyOfRefusalsForOne();
    void halvesWhatWasInUse_data();
    void halvesWhatWasInUse();
    void growsByOneInEachCalmPeriod();
    void growsBackToWhateverTheCeilingIs();
    void leavesOtherHostsTheirCeiling();
    void takesABurstOfTimeoutsForAnOverload();
    void forgivesTimeoutsAmongSuccesses();
    void keepsADelayBetweenBeginnings();
    void tellsWhyAHostIsNotAsked();
};

namespace {

const HostGate::Clock::time_point kNow{1000s};
const HostGate::Clock::time_point kWhenOneEnds = HostGate::Clock::time_point::max();

void acquire(HostGate &gate, int count)
{
    for (int i = 0; i < count; ++i)
        gate.acquire(u"a.example"_s, kNow);
}

void release(HostGate &gate, int count)
{
    for (int i = 0; i < count; ++i)
        gate.release(u"a.example"_s);
}

} // namespace

void TestHostGate::permitsAnUnknownHostAtOnce()
{
    const HostGate gate;
    QVERIFY(gate.earliestPermit(u"a.example"_s) <= kNow);
    QCOMPARE(gate.active(u"a.example"_s), 0);
}

void TestHostGate::hasNoCeilingByDefault()
{
    HostGate gate;
    for (int i = 0; i < 64; ++i)
        gate.acquire(u"a.example"_s);
    QVERIFY(gate.earliestPermit(u"a.example"_s) <= kNow);
    QCOMPARE(gate.active(u"a.example"_s), 64);
}

void TestHostGate::holdsAHostAtItsCeiling()
{
    HostGate gate;
    gate.setCeiling(2);
    gate.acquire(u"a.example"_s);
    QVERIFY(gate.earliestPermit(u"a.example"_s) <= kNow);
    gate.acquire(u"a.example"_s);
    QVERIFY(gate.earliestPermit(u"a.example"_s) == kWhenOneEnds);
    QVERIFY(gate.earliestPermit(u"b.example"_s) <= kNow);
    gate.release(u"a.example"_s);
    QVERIFY(gate.earliestPermit(u"a.example"_s) <= kNow);
    gate.release(u"a.example"_s);
    QCOMPARE(gate.active(u"a.example"_s), 0);
}

void TestHostGate::takesANewCeilingWhileAttemptsRun()
{
    HostGate gate;
    for (int i = 0; i < 4; ++i)
        gate.acquire(u"a.example"_s);
    gate.setCeiling(2);
    gate.release(u"a.example"_s);
    gate.release(u"a.example"_s);
    QVERIFY(gate.earliestPermit(u"a.example"_s) == kWhenOneEnds);
    gate.release(u"a.example"_s);
    QVERIFY(gate.earliestPermit(u"a.example"_s) <= kNow);
    gate.setCeiling(0);
    gate.acquire(u"a.example"_s);
    gate.acquire(u"a.example"_s);
    QVERIFY(gate.earliestPermit(u"a.example"_s) <= kNow);
}

void TestHostGate::leavesAPausedHostAlone()
{
    HostGate gate;
    gate.pauseHost(u"a.example"_s, kNow + 30s);
    QVERIFY(gate.earliestPermit(u"a.example"_s) == kNow + 30s);
    QVERIFY(gate.earliestPermit(u"b.example"_s) <= kNow);
}

void TestHostGate::neverShortensAPause()
{
    HostGate gate;
    gate.pauseHost(u"a.example"_s, kNow + 30s);
    gate.pauseHost(u"a.example"_s, kNow + 10s);
    QVERIFY(gate.earliestPermit(u"a.example"_s) == kNow + 30s);
    gate.pauseHost(u"a.example"_s, kNow + 60s);
    QVERIFY(gate.earliestPermit(u"a.example"_s) == kNow + 60s);
}

void TestHostGate::remembersAPauseOverAttempts()
{
    HostGate gate;
    gate.acquire(u"a.example"_s);
    gate.pauseHost(u"a.example"_s, kNow + 30s);
    gate.release(u"a.example"_s);
    QVERIFY(gate.earliestPermit(u"a.example"_s) == kNow + 30s);
}

void TestHostGate::waitsForAnEndEvenOfAPausedHost()
{
    HostGate gate;
    gate.setCeiling(1);
    gate.acquire(u"a.example"_s);
    gate.pauseHost(u"a.example"_s, kNow + 30s);
    QVERIFY(gate.earliestPermit(u"a.example"_s) == kWhenOneEnds);
}

void TestHostGate::halvesTheCeilingOfAnOverloadedHost()
{
    HostGate gate;
    gate.setCeiling(8);
    acquire(gate, 8);
    gate.overloaded(u"a.example"_s, kNow, kNow + 30s);
    QCOMPARE(gate.ceiling(u"a.example"_s), 4);
    QVERIFY(gate.earliestPermit(u"a.example"_s) == kWhenOneEnds);
    release(gate, 5);
    QVERIFY(gate.earliestPermit(u"a.example"_s) == kNow + 30s);
    acquire(gate, 1);
    QVERIFY(gate.earliestPermit(u"a.example"_s) == kWhenOneEnds);
    release(gate, 4);
    QCOMPARE(gate.ceiling(u"a.example"_s), 4); // is remembered without an attempt, too
    for (int i = 1; i <= 5; ++i) {
        acquire(gate, gate.ceiling(u"a.example"_s));
        gate.overloaded(u"a.example"_s, kNow + i * 60s);
        release(gate, gate.active(u"a.example"_s));
    }
    QCOMPARE(gate.ceiling(u"a.example"_s), 1);
}

void TestHostGate::takesAVolleyOfRefusalsForOne()
{
    HostGate gate;
    gate.setCeiling(16);
    acquire(gate, 16);
    for (int i = 0; i < 16; ++i)
        gate.overloaded(u"a.example"_s, kNow + i * 1ms);
    QCOMPARE(gate.ceiling(u"a.example"_s), 8);
    // So are those that come in during the pause, however late; they still prolong it.
    gate.overloaded(u"a.example"_s, kNow + 5s, kNow + 30s);
    QCOMPARE(gate.ceiling(u"a.example"_s), 4);
    gate.overloaded(u"a.example"_s, kNow + 20s, kNow + 40s);
    QCOMPARE(gate.ceiling(u"a.example"_s), 4);
    release(gate, 16);
    QVERIFY(gate.earliestPermit(u"a.example"_s) == kNow + 40s);
}

void TestHostGate::halvesWhatWasInUse_data()
{
    QTest::addColumn<int>("ceiling");
    QTest::addColumn<int>("active");
    QTest::addColumn<int>("halved");
    QTest::newRow("no ceiling") << 0 << 6 << 3;
    QTest::newRow("far below the ceiling") << 64 << 6 << 3;
    QTest::newRow("odd") << 5 << 5 << 2;
    QTest::newRow("one") << 8 << 1 << 1;
}

void TestHostGate::halvesWhatWasInUse()
{
    QFETCH(const int, ceiling);
    QFETCH(const int, active);
    QFETCH(const int, halved);
    HostGate gate;
    gate.setCeiling(ceiling);
    acquire(gate, active);
    release(gate, active); // the answers are judged when their permits have been given back
    gate.overloaded(u"a.example"_s, kNow);
    QCOMPARE(gate.ceiling(u"a.example"_s), halved);
}

void TestHostGate::growsByOneInEachCalmPeriod()
{
    HostGate gate;
    gate.setCeiling(4);
    acquire(gate, 4);
    gate.overloaded(u"a.example"_s, kNow);
    QCOMPARE(gate.ceiling(u"a.example"_s), 2);
    gate.succeeded(u"a.example"_s, kNow + HostGate::kCalm - 1ms);
    QCOMPARE(gate.ceiling(u"a.example"_s), 2);
    for (int i = 0; i < 10; ++i)
        gate.succeeded(u"a.example"_s, kNow + HostGate::kCalm + i * 1ms);
    QCOMPARE(gate.ceiling(u"a.example"_s), 3);
    gate.overloaded(u"a.example"_s, kNow + HostGate::kCalm + 5s); // not calm any more
    QCOMPARE(gate.ceiling(u"a.example"_s), 1);
    gate.succeeded(u"a.example"_s, kNow + 2 * HostGate::kCalm + 4s);
    QCOMPARE(gate.ceiling(u"a.example"_s), 1);
    for (int i = 2; i <= 9; ++i)
        gate.succeeded(u"a.example"_s, kNow + i * (HostGate::kCalm + 5s));
    QCOMPARE(gate.ceiling(u"a.example"_s), 4);
}

void TestHostGate::growsBackToWhateverTheCeilingIs()
{
    HostGate gate;
    acquire(gate, 8);
    gate.overloaded(u"a.example"_s, kNow);
    QCOMPARE(gate.ceiling(u"a.example"_s), 4);
    gate.setCeiling(2);
    QCOMPARE(gate.ceiling(u"a.example"_s), 2);
    gate.setCeiling(6);
    QCOMPARE(gate.ceiling(u"a.example"_s), 4);
    gate.setCeiling(0);
    auto now = kNow;
    for (int i = 0; i < 100; ++i)
        gate.succeeded(u"a.example"_s, now += HostGate::kCalm);
    QCOMPARE(gate.ceiling(u"a.example"_s), 0);
}

void TestHostGate::leavesOtherHostsTheirCeiling()
{
    // The API's budget and the pictures' are two names.
    HostGate gate;
    gate.setCeiling(8);
    acquire(gate, 8);
    gate.overloaded(u"a.example"_s, kNow, kNow + 1h);
    QCOMPARE(gate.ceiling(u"api.a.example"_s), 8);
    QVERIFY(gate.earliestPermit(u"api.a.example"_s) <= kNow);
}

void TestHostGate::takesABurstOfTimeoutsForAnOverload()
{
    HostGate gate;
    acquire(gate, 8);
    gate.timedOut(u"a.example"_s, kNow);
    gate.timedOut(u"a.example"_s, kNow + 1s);
    QCOMPARE(gate.ceiling(u"a.example"_s), 0);
    gate.timedOut(u"a.example"_s, kNow + 2s);
    QCOMPARE(gate.ceiling(u"a.example"_s), 4);
    release(gate, 8);
    QVERIFY(gate.earliestPermit(u"a.example"_s) == kNow + 2s + HostGate::kBurstPause);
    HostGate slow;
    acquire(slow, 8);
    for (int i = 0; i < 10; ++i)
        slow.timedOut(u"a.example"_s, kNow + i * 20s);
    QCOMPARE(slow.ceiling(u"a.example"_s), 0);
}

void TestHostGate::forgivesTimeoutsAmongSuccesses()
{
    HostGate gate;
    acquire(gate, 8);
    for (int i = 0; i < 10; ++i) {
        gate.timedOut(u"a.example"_s, kNow + i * 1s);
        gate.timedOut(u"a.example"_s, kNow + i * 1s);
        gate.succeeded(u"a.example"_s, kNow + i * 1s);
    }
    QCOMPARE(gate.ceiling(u"a.example"_s), 0);
}

void TestHostGate::keepsADelayBetweenBeginnings()
{
    HostGate gate;
    gate.setMinimalDelay(200ms);
    gate.acquire(u"a.example"_s, kNow);
    QVERIFY(gate.earliestPermit(u"a.example"_s) == kNow + 200ms);
    QVERIFY(gate.earliestPermit(u"b.example"_s) <= kNow);
    gate.release(u"a.example"_s);
    QVERIFY(gate.earliestPermit(u"a.example"_s) == kNow + 200ms);
    gate.pauseHost(u"a.example"_s, kNow + 100ms);
    QVERIFY(gate.earliestPermit(u"a.example"_s) == kNow + 200ms);
    gate.setMinimalDelay(0ms);
    QVERIFY(gate.earliestPermit(u"a.example"_s) == kNow + 100ms);
}

void TestHostGate::tellsWhyAHostIsNotAsked()
{
    using Obstacle = HostGate::Obstacle;
    HostGate gate;
    const auto why = [&gate](HostGate::Clock::time_point now) { return gate.why(u"a.example"_s, now); };
    QCOMPARE(why(kNow).obstacle, Obstacle::None);
    gate.setCeiling(1);
    gate.setMinimalDelay(300ms);
    gate.acquire(u"a.example"_s, kNow);
    QCOMPARE(why(kNow).obstacle, Obstacle::CeilingReached);
    gate.release(u"a.example"_s);
    QCOMPARE(why(kNow).obstacle, Obstacle::MinimalDelay);
    QVERIFY(why(kNow).until == kNow + 300ms);
    QCOMPARE(why(kNow + 300ms).obstacle, Obstacle::None);
    gate.pauseHost(u"a.example"_s, kNow + 10s);
    QCOMPARE(why(kNow + 1s).obstacle, Obstacle::PausedUntil);
    QVERIFY(why(kNow + 1s).until == kNow + 10s);
    QCOMPARE(why(kNow + 10s).obstacle, Obstacle::None);
}

QTEST_APPLESS_MAIN(TestHostGate)
#include "tst_hostgate.moc"
