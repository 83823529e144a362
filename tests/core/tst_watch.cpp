// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#include "core/watch.h"

#include <QTest>

using namespace bowerbird;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

const QDateTime kNow(QDate(2026, 11, 23), QTime(12, 0), Qt::UTC);

} // namespace

class TestWatch : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void isDueInTime_data();
    void isDueInTime();
    void isAskedAgain_data();
    void isAskedAgain();
};

void TestWatch::isDueInTime_data()
{
    QTest::addColumn<int>("everyHours");
    QTest::addColumn<QDateTime>("nextAt");
    QTest::addColumn<bool>("isPaused");
    QTest::addColumn<bool>("isDue");
    QTest::newRow("never asked") << 6 << QDateTime() << false << true;
    QTest::newRow("just now") << 6 << kNow << false << true;
    QTest::newRow("a second too early") << 6 << kNow.addSecs(1) << false << false;
    QTest::newRow("missed for a month") << 6 << kNow.addDays(-30) << false << true;
    QTest::newRow("paused") << 6 << kNow.addDays(-30) << true << false;
    QTest::newRow("within the longest wait") << 6 << kNow.addDays(7) << false << false;
    QTest::newRow("the clock was a year ahead") << 6 << kNow.addDays(365) << false << true;
    QTest::newRow("once a year") << kMostWatchHours << kNow.addDays(364) << false << false;
}

void TestWatch::isDueInTime()
{
    QFETCH(int, everyHours);
    QFETCH(QDateTime, nextAt);
    QFETCH(bool, isPaused);
    const Watch watch{.everyHours = everyHours, .nextAt = nextAt, .isPaused = isPaused};
    QTEST(bowerbird::isDue(watch, kNow), "isDue");
}

void TestWatch::isAskedAgain_data()
{
    using std::chrono::minutes;
    const auto add = [](const char *name, int everyHours, int failuresBefore, std::optional<Failure> failure,
                        minutes wait) {
        QTest::newRow(name) << everyHours << failuresBefore << failure << static_cast<qint64>(wait.count());
    };
    QTest::addColumn<int>("everyHours");
    QTest::addColumn<int>("failuresBefore");
    QTest::addColumn<std::optional<Failure>>("failure");
    QTest::addColumn<qint64>("minutes");
    const Failure passing{.reason = FailureReason::Timeout};
    const Failure lasting{.reason = FailureReason::NotFound, .httpStatus = 404};
    Failure limited{.reason = FailureReason::RateLimited, .httpStatus = 429, .retryAfter = 90min};
    add("went well", 6, 0, {}, 6h);
    add("went well after trouble", 6, 4, {}, 6h);
    add("first trouble", 6, 0, passing, 15min);
    add("third trouble", 6, 2, passing, 60min);
    add("trouble without end", 1, 40, passing, 24h);
    add("trouble without end, seldom asked", 168, 40, passing, 168h);
    add("gone", 1, 0, lasting, 1h);
    add("gone for long", 1, 3, lasting, 8h);
    add("gone for good", 1, 40, lasting, 168h);
    add("asked to wait", 6, 0, limited, 90min);
    limited.retryAfter = 1min;
    add("asked to wait shorter than we would", 6, 0, limited, 15min);
    limited.retryAfter = 10'000h;
    add("asked to wait for a year", 6, 0, limited, 168h);
}

void TestWatch::isAskedAgain()
{
    QFETCH(int, everyHours);
    QFETCH(int, failuresBefore);
    QFETCH(std::optional<Failure>, failure);
    QFETCH(qint64, minutes);
    const Watch before{
        .everyHours = everyHours, .nextAt = kNow.addDays(-9), .isPaused = true, .failuresInARow = failuresBefore};
    const Watch after = afterAsking(before, failure, kNow);
    QCOMPARE(kNow.secsTo(after.nextAt) / 60, minutes);
    QCOMPARE(after.failuresInARow, failure ? failuresBefore + 1 : 0);
    QCOMPARE(after.everyHours, everyHours);
    QVERIFY(after.isPaused); // is for a person to change
}

QTEST_GUILESS_MAIN(TestWatch)
#include "tst_watch.moc"
