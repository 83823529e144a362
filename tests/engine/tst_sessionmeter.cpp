// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#include "engine/sessionmeter.h"

#include <QTest>

using namespace bowerbird;
using namespace std::chrono_literals;

// Times are handed in: nothing here waits.
class TestSessionMeter : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void measuresTheSpeedOfAll();
    void forgetsWhatIsOlderThanItsWindow();
    void smoothsTheSpeedOfOne();
    void countsTimeTogetherAndOneByOne();
    void countsNoFailureAsAnImagesTime();
    void isNeverFasterThanItsWorkers();
    void measuresAnewWithOtherWorkers();

private:
    const SessionMeter::Clock::time_point m_zero = SessionMeter::Clock::time_point(1h);
};

void TestSessionMeter::measuresTheSpeedOfAll()
{
    SessionMeter meter;
    meter.began({1}, 0, m_zero);
    meter.began({2}, 5000, m_zero); // what was there before is not received now
    meter.progressed({1}, 1000, m_zero + 1s);
    meter.progressed({2}, 6000, m_zero + 2s);
    QCOMPARE(meter.bytesPerSecond(m_zero + 2s), 1000.0);
}

void TestSessionMeter::forgetsWhatIsOlderThanItsWindow()
{
    SessionMeter meter;
    meter.began({1}, 0, m_zero);
    meter.progressed({1}, 1'000'000, m_zero + 1s);
    QCOMPARE(meter.bytesPerSecond(m_zero + 1s + SessionMeter::kWindow + 1ms), 0.0);
}

void TestSessionMeter::smoothsTheSpeedOfOne()
{
    SessionMeter meter;
    meter.began({1}, 0, m_zero);
    QCOMPARE(meter.progressed({1}, 1000, m_zero + 1s), 1000.0);
    const double next = meter.progressed({1}, 3000, m_zero + 2s); // 2,000 in this second
    QVERIFY(next > 1000 && next < 2000);
    QCOMPARE(meter.progressed({9}, 1, m_zero), 0.0);
}

void TestSessionMeter::countsTimeTogetherAndOneByOne()
{
    SessionMeter meter;
    for (quint64 id = 1; id <= 4; ++id)
        meter.began({id}, 0, m_zero);
    for (quint64 id = 1; id <= 4; ++id)
        QCOMPARE(meter.ended({id}, 100, true, m_zero + 2s), 2000ms);
    QCOMPARE(meter.elapsed(m_zero + 10s), 2000ms); // idle time does not count
    QCOMPARE(meter.busy(), 8000ms);
}

void TestSessionMeter::countsNoFailureAsAnImagesTime()
{
    SessionMeter meter;
    meter.began({1}, 0, m_zero);
    meter.ended({1}, -1, false, m_zero + 3s);
    QCOMPARE(meter.busy(), 0ms);
    QCOMPARE(meter.ended({1}, -1, true, m_zero + 4s), 0ms); // told twice, counted once
}

// Two workers, and proofs that take longer than what brings the images.
void TestSessionMeter::isNeverFasterThanItsWorkers()
{
    SessionMeter meter;
    for (quint64 round = 0; round < 10; ++round) {
        const auto began = m_zero + round * 1s;
        for (const quint64 worker : {1, 2})
            meter.began({2 * round + worker}, 0, began);
        for (const quint64 worker : {1, 2})
            meter.letGo({2 * round + worker}, began + 1s);
    }
    for (quint64 id = 1; id <= 20; ++id) // proven one after the other
        QCOMPARE(meter.ended({id}, 100, true, m_zero + 10s + id * 1s), 10s + id * 1s - ((id - 1) / 2) * 1s);
    QCOMPARE(meter.elapsed(m_zero + 60s), 10s);
    QCOMPARE(meter.busy(), 20s);
}

// Those under way are of both times, and count for neither.
void TestSessionMeter::measuresAnewWithOtherWorkers()
{
    SessionMeter meter;
    for (quint64 id = 1; id <= 8; ++id)
        meter.began({id}, 0, m_zero);
    meter.restart();
    meter.began({9}, 0, m_zero + 1s);
    for (quint64 id = 1; id <= 8; ++id)
        QCOMPARE(meter.ended({id}, 100, true, m_zero + 2s), 2s);
    QCOMPARE(meter.ended({9}, 100, true, m_zero + 4s), 3s);
    QCOMPARE(meter.elapsed(m_zero + 9s), 3s);
    QCOMPARE(meter.busy(), 3s);
}

QTEST_GUILESS_MAIN(TestSessionMeter)
#include "tst_sessionmeter.moc"
