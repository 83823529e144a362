// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#include "sources/apibudget.h"

#include <QSignalSpy>
#include <QTest>

using namespace bowerbird;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

using Pause = ApiCredits::Pause;

namespace {

const QDateTime kStart(QDate(2026, 3, 1), QTime(12, 0), Qt::UTC);

ApiCredits user(int remaining, std::chrono::seconds untilReset = 30min)
{
    ApiCredits credits;
    credits.userRemaining = remaining;
    credits.userReset = kStart.addSecs(untilReset.count());
    return credits;
}

ApiCredits client(int remaining)
{
    ApiCredits credits;
    credits.clientRemaining = remaining;
    return credits;
}

HttpAnswer answerWith(const QByteArray &remaining, const QByteArray &reset)
{
    HttpAnswer answer;
    answer.userRemaining = remaining;
    answer.userLimit = "500";
    answer.userReset = reset;
    answer.clientRemaining = "12489";
    answer.clientLimit = "12500";
    return answer;
}

} // namespace

// The budget by a clock that only the test moves.
class TestApiBudget : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        m_now = kStart;
        m_budget = std::make_unique<ApiBudget>([this] { return m_now; }, [] { return 0.0; });
    }
    void readsHeaders_data();
    void readsHeaders();
    void readsCredits_data();
    void readsCredits();
    void pausesNearTheEnd_data();
    void pausesNearTheEnd();
    void goesOnWhenTheHourBeginsAnew();
    void leavesTheRestOfTheDayWhenTheClientIsSpent();
    void obeysWhatTheServerAsksFor();
    void waitsLongerEachTime();
    void startsOverAfterAnAnswer();
    void leavesItAloneWhenOverCapacity();
    void keepsTheLongerPause();
    void doesNotBelieveAtOnceForEver();
    void letsFourAskAtOnceAndOneWhenLow();
    void letsOneAskForTheCreditsFirst();
    void endsAPauseByItself();
    void forgetsACountThatHasBegunAnew();

private:
    void advance(std::chrono::milliseconds time)
    {
        m_now = m_now.addMSecs(time.count());
        m_budget->look();
    }
    QDateTime m_now;
    std::unique_ptr<ApiBudget> m_budget;
};

void TestApiBudget::readsHeaders_data()
{
    QTest::addColumn<QByteArray>("remaining");
    QTest::addColumn<QByteArray>("reset");
    QTest::addColumn<int>("count"); // -1: none
    QTest::addColumn<int>("left");  // seconds; -1: no reset
    const QByteArray inAMinute = QByteArray::number(kStart.toSecsSinceEpoch() + 60);
    QTest::newRow("since 1970") << QByteArray("482") << inAMinute << 482 << 60;
    QTest::newRow("seconds left") << QByteArray(" 482 ") << QByteArray("61") << 482 << 61;
    QTest::newRow("in the past") << QByteArray("0") << QByteArray("1500000000") << 0 << 0;
    QTest::newRow("none") << QByteArray() << QByteArray() << -1 << -1;
    QTest::newRow("words") << QByteArray("many") << QByteArray("soon") << -1 << -1;
    QTest::newRow("negative") << QByteArray("-3") << QByteArray("-1") << -1 << -1;
    QTest::newRow("too large") << QByteArray("99999999999") << QByteArray("99999999999999999999") << -1 << -1;
    QTest::newRow("in a thousand years") << QByteArray("1") << QByteArray("33328000000") << 1 << -1;
}

void TestApiBudget::readsHeaders()
{
    QFETCH(QByteArray, remaining);
    QFETCH(QByteArray, reset);
    QFETCH(int, left);
    const ApiCredits credits = creditsInHeaders(answerWith(remaining, reset), kStart);
    QTEST(credits.userRemaining.value_or(-1), "count");
    QCOMPARE(credits.userReset.isValid(), left >= 0);
    if (left >= 0)
        QCOMPARE(kStart.secsTo(credits.userReset), left);
    QCOMPARE(credits.clientRemaining.value_or(-1), 12489);
    // The server's clock goes an hour before ours; its reset is moved along.
    HttpAnswer ahead = answerWith("1", QByteArray::number(kStart.toSecsSinceEpoch() + 3600 + 60));
    ahead.date = kStart.addSecs(3600);
    QCOMPARE(kStart.secsTo(creditsInHeaders(ahead, kStart).userReset), 60);
}

void TestApiBudget::readsCredits_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<int>("user");
    QTest::addColumn<int>("client");
    QTest::newRow("all") << QByteArray(R"({"data":{"UserLimit":500,"UserRemaining":482,"UserReset":1748566800,
        "ClientLimit":12500,"ClientRemaining":12489},"success":true,"status":200})")
                         << 482 << 12489;
    QTest::newRow("strings") << QByteArray(R"({"data":{"UserRemaining":"7","ClientRemaining":" 8"}})") << 7 << 8;
    QTest::newRow("nulls") << QByteArray(R"({"data":{"UserRemaining":null,"ClientRemaining":8}})") << -1 << 8;
    QTest::newRow("nothing known") << QByteArray(R"({"data":{"UserRemaining":null,"ClientRemaining":-4}})") << -2 << -2;
    QTest::newRow("error") << QByteArray(R"({"data":{"error":"no"},"success":false})") << -2 << -2;
    QTest::newRow("text for data") << QByteArray(R"({"data":"no"})") << -2 << -2;
    QTest::newRow("html") << QByteArray("<html></html>") << -2 << -2;
    QTest::newRow("nothing") << QByteArray() << -2 << -2;
}

void TestApiBudget::readsCredits()
{
    QFETCH(QByteArray, body);
    QFETCH(int, user);
    const std::optional<ApiCredits> credits = creditsInBody(body, kStart, kStart);
    QCOMPARE(credits.has_value(), user != -2);
    if (!credits)
        return;
    QCOMPARE(credits->userRemaining.value_or(-1), user);
    QTEST(credits->clientRemaining.value_or(-1), "client");
}

void TestApiBudget::pausesNearTheEnd_data()
{
    QTest::addColumn<ApiCredits>("said");
    QTest::addColumn<Pause>("pause");
    QTest::addColumn<int>("seconds");
    QTest::newRow("eleven left") << user(11) << Pause::None << 0;
    QTest::newRow("ten left") << user(10) << Pause::UserSpent << 1800;
    QTest::newRow("none left") << user(0) << Pause::UserSpent << 1800;
    ApiCredits withoutReset = user(3);
    withoutReset.userReset = {};
    QTest::newRow("no reset said") << withoutReset << Pause::UserSpent << 3600;
    QTest::newRow("reset is over") << user(3, -5s) << Pause::None << 0;
    QTest::newRow("51 of the client's") << client(51) << Pause::None << 0;
    QTest::newRow("50 of the client's") << client(50) << Pause::ClientSpent << 12 * 3600;
    ApiCredits both = user(5);
    both.clientRemaining = 5;
    QTest::newRow("both") << both << Pause::ClientSpent << 12 * 3600;
}

void TestApiBudget::pausesNearTheEnd()
{
    QFETCH(ApiCredits, said);
    QFETCH(Pause, pause);
    m_budget->note(said);
    QVERIFY(m_budget->credits().pause == pause);
    QCOMPARE(m_budget->mayAsk(), pause == Pause::None);
    if (pause != Pause::None)
        QTEST(int(kStart.secsTo(m_budget->credits().pausedUntil)), "seconds");
}

void TestApiBudget::goesOnWhenTheHourBeginsAnew()
{
    const QSignalSpy opened(m_budget.get(), &ApiBudget::opened);
    m_budget->note(user(4));
    advance(29min);
    QVERIFY(!m_budget->mayAsk());
    QCOMPARE(opened.size(), 0);
    advance(1min);
    QVERIFY(m_budget->mayAsk());
    QCOMPARE(opened.size(), 1);
    QVERIFY(!m_budget->credits().userRemaining); // is another number now
}

void TestApiBudget::leavesTheRestOfTheDayWhenTheClientIsSpent()
{
    m_budget->note(client(12));
    advance(12h - 1s);
    QVERIFY(!m_budget->mayAsk());
    advance(1s);
    QVERIFY(m_budget->mayAsk());
    QVERIFY(m_budget->wantsCredits());
    m_budget->note(client(12)); // was not the end of its day: once more on the next
    QVERIFY(!m_budget->mayAsk());
    QCOMPARE(m_budget->credits().pausedUntil, kStart.addSecs(36 * 3600));
}

void TestApiBudget::obeysWhatTheServerAsksFor()
{
    m_budget->refused(90s, false);
    QVERIFY(m_budget->credits().pause == Pause::Told);
    advance(89s);
    QVERIFY(!m_budget->mayAsk());
    advance(1s);
    QVERIFY(m_budget->mayAsk());
    QVERIFY(!m_budget->wantsCredits());
}

void TestApiBudget::waitsLongerEachTime()
{
    QList<int> pauses;
    for (int i = 0; i < 7; ++i) {
        m_budget->refused(std::nullopt, false);
        pauses << int(m_now.secsTo(m_budget->credits().pausedUntil));
        advance(std::chrono::seconds(pauses.last()));
        QVERIFY(m_budget->mayAsk());
        m_budget->creditsAsked();
    }
    QCOMPARE(pauses, QList<int>({30, 60, 120, 240, 480, 600, 600}));
    ApiBudget jittered([this] { return m_now; }, [] { return 0.999; });
    jittered.refused(std::nullopt, false);
    const auto pause = m_now.secsTo(jittered.credits().pausedUntil);
    QVERIFY2(pause > 36 && pause < 38, qPrintable(QString::number(pause)));
}

void TestApiBudget::startsOverAfterAnAnswer()
{
    m_budget->refused(std::nullopt, false);
    advance(30s);
    m_budget->succeeded();
    m_budget->refused(std::nullopt, false);
    QCOMPARE(m_now.secsTo(m_budget->credits().pausedUntil), 30);
}

void TestApiBudget::leavesItAloneWhenOverCapacity()
{
    m_budget->refused(std::nullopt, true);
    QVERIFY(m_budget->credits().pause == Pause::OverCapacity);
    QCOMPARE(kStart.secsTo(m_budget->credits().pausedUntil), 600);
}

void TestApiBudget::keepsTheLongerPause()
{
    m_budget->note(user(2));
    m_budget->refused(5s, false);
    QVERIFY(m_budget->credits().pause == Pause::UserSpent);
    m_budget->refused(2h, false);
    QVERIFY(m_budget->credits().pause == Pause::Told);
    QCOMPARE(kStart.secsTo(m_budget->credits().pausedUntil), 7200);
}

void TestApiBudget::doesNotBelieveAtOnceForEver()
{
    m_budget->refused(0s, false);
    QVERIFY(m_budget->mayAsk());
    m_budget->refused(0s, false);
    QCOMPARE(kStart.secsTo(m_budget->credits().pausedUntil), 30);
    advance(30s);
    m_budget->refused(1s, false);
    QCOMPARE(m_now.secsTo(m_budget->credits().pausedUntil), 60);
    m_budget->succeeded();
    advance(60s);
    m_budget->refused(1s, false);
    QCOMPARE(m_now.secsTo(m_budget->credits().pausedUntil), 1);
}

void TestApiBudget::letsFourAskAtOnceAndOneWhenLow()
{
    int asking = 0;
    for (; m_budget->mayAsk(); ++asking)
        m_budget->enter();
    QCOMPARE(asking, 4);
    const QSignalSpy opened(m_budget.get(), &ApiBudget::opened);
    m_budget->leave();
    QCOMPARE(opened.size(), 1);
    QVERIFY(m_budget->mayAsk());
    m_budget->note(user(49)); // of the usual 500
    QVERIFY(m_budget->credits().isLow());
    QVERIFY(!m_budget->mayAsk());
    for (int i = 0; i < 3; ++i)
        m_budget->leave();
    QVERIFY(m_budget->mayAsk());
    m_budget->enter();
    QVERIFY(!m_budget->mayAsk());
}

void TestApiBudget::letsOneAskForTheCreditsFirst()
{
    m_budget->refused(std::nullopt, false);
    advance(30s);
    QVERIFY(m_budget->mayAsk() && m_budget->wantsCredits());
    m_budget->enter();
    QVERIFY(!m_budget->mayAsk());
    m_budget->creditsAsked();
    QVERIFY(m_budget->mayAsk());
}

void TestApiBudget::endsAPauseByItself()
{
    ApiBudget budget; // by the real clock
    const QSignalSpy opened(&budget, &ApiBudget::opened);
    budget.refused(50ms, false);
    QVERIFY(!budget.mayAsk());
    QTRY_COMPARE_WITH_TIMEOUT(opened.size(), 1, 3000);
    QVERIFY(budget.mayAsk());
}

void TestApiBudget::forgetsACountThatHasBegunAnew()
{
    m_budget->note(user(400));
    const QSignalSpy changed(m_budget.get(), &ApiBudget::changed);
    advance(31min);
    QCOMPARE(changed.size(), 1);
    QVERIFY(!m_budget->credits().isKnown());
}

QTEST_GUILESS_MAIN(TestApiBudget)
#include "tst_apibudget.moc"
