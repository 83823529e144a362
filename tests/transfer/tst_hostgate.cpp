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
};

namespace {

const HostGate::Clock::time_point kNow{1000s};
const HostGate::Clock::time_point kWhenOneEnds = HostGate::Clock::time_point::max();

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

QTEST_APPLESS_MAIN(TestHostGate)
#include "tst_hostgate.moc"
