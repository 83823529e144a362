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
    void keepsAwayAsLongAsTheSiteWants_data();
    void keepsAwayAsLongAsTheSiteWants();
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

void TestWatch::keepsAwayAsLongAsTheSiteWants_data()
{
    QTest::addColumn<int>("everyHours");
    QTest::addColumn<std::optional<Failure>>("failure");
    QTest::addColumn<qint64>("goodForMinutes"); // -1 = it does not say
    QTest::addColumn<qint64>("nextInMinutes");
    QTest::addColumn<qint64>("notForMinutes"); // -1 = it does not say
    const auto add = [](const char *name, int everyHours, const std::optional<Failure> &failure, qint64 goodFor,
                        qint64 next,
                        qint64 notFor) { QTest::newRow(name) << everyHours << failure << goodFor << next << notFor; };
    const Failure limited{.reason = FailureReason::RateLimited, .httpStatus = 429, .retryAfter = 90min};
    const Failure broken{.reason = FailureReason::ServerError, .httpStatus = 503};
    add("nothing said", 1, {}, -1, 60, -1);
    add("stale at once", 1, {}, 0, 60, -1);
    add("good for less than the interval", 6, {}, 30, 360, 30);
    add("good for more than the interval", 1, {}, 240, 240, 240);
    add("good for a year, as browsers are told", 1, {}, 525'600, 24 * 60, 24 * 60);
    add("good for a year, asked every week", 168, {}, 525'600, 168 * 60, 24 * 60);
    add("nonsense", 1, {}, -5, 60, -1);
    add("too many requests", 1, limited, -1, 90, 90);
    add("too many requests, cached for a day", 1, limited, 24 * 60, 90, 90);
    add("trouble without a word", 1, broken, -1, 15, -1);
}

void TestWatch::keepsAwayAsLongAsTheSiteWants()
{
    QFETCH(int, everyHours);
    QFETCH(std::optional<Failure>, failure);
    QFETCH(qint64, goodForMinutes);
    QFETCH(qint64, nextInMinutes);
    QFETCH(qint64, notForMinutes);
    std::optional<std::chrono::seconds> goodFor;
    if (goodForMinutes != -1)
        goodFor = std::chrono::minutes(goodForMinutes);
    const Watch before{.everyHours = everyHours, .notBefore = kNow.addSecs(-60)};
    const Watch after = afterAsking(before, failure, kNow, goodFor);
    QCOMPARE(kNow.secsTo(after.nextAt) / 60, nextInMinutes);
    QCOMPARE(after.notBefore.isValid() ? kNow.secsTo(after.notBefore) / 60 : -1, notForMinutes);
    QVERIFY(!bowerbird::isDue(after, after.nextAt.addSecs(-1)));
    QVERIFY(bowerbird::isDue(after, after.nextAt));
}

QTEST_GUILESS_MAIN(TestWatch)
#include "tst_watch.moc"
