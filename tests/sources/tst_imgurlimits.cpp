// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#include "sources/imgurrun.h"
#include "support/scriptedserver.h"

#include <QElapsedTimer>
#include <QSet>
#include <QTest>

using namespace bowerbird;
using namespace bowerbird::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

// What Imgur's collections make of refusals, failures and limits of its API.
class TestImgurLimits : public QObject, private ImgurRun
{
    Q_OBJECT
private Q_SLOTS:
    void init() { begin(); }
    void failsWhenTheClientIdIsRefused();
    void retriesAfterServerErrors();
    void givesUpAfterThreeRetries();
    void waitsAsLongAsToldToWhenLimited();
    void failsWhenTheLimitLastsLong();
    void stopsBeforeTheBudgetIsSpent();
    void waitsForTheBudgetAndGoesOn();
    void sharesTheBudgetAmongLinks();
    void waitsOutARefusal();
    void waitsOutARefusalWithoutATime();
    void asksAsOftenAsTold_data();
    void asksAsOftenAsTold();
    void endsAListingWhenTheClientIdIsRefused();
    void keepsNoOtherSiteWaiting();
    void tellsWhatIsLeft();
    void asksTwiceWhenTheAnswerIsGarbled();
};

void TestImgurLimits::failsWhenTheClientIdIsRefused()
{
    serveHot(imgurImages(1, 60));
    m_server->on("/3/gallery/random/random/0", Reply::status(403, imgurError(403, u"Invalid client_id"_s)));
    collect(u"https://imgur.com/random"_s);
    QCOMPARE(reason(), u"forbidden"_s);
    QCOMPARE(summary().failure->detail, u"Invalid client_id; check the Client-ID"_s);
    QCOMPARE(summary().failure->httpStatus, 403);
    QCOMPARE(m_server->requestCount(), 1);
}

void TestImgurLimits::retriesAfterServerErrors()
{
    serveHot({});
    m_server->on("/3/gallery/hot/viral/0", {Reply::status(503), Reply::reset(), Reply::status(500, "{}"),
                                            Reply::ok(imgurBody(imgurImages(1, 2)))});
    collect(u"https://imgur.com/"_s);
    QCOMPARE(summary().found, 2);
    QVERIFY(!summary().failure);
}

void TestImgurLimits::givesUpAfterThreeRetries()
{
    m_server->otherwise([](const Request &) { return Reply::status(503); });
    collect(u"https://imgur.com/"_s);
    QCOMPARE(reason(), u"server-error"_s);
    QCOMPARE(summary().failure->httpStatus, 503);
    QCOMPARE(m_server->requestCount(), 4);
}

void TestImgurLimits::waitsAsLongAsToldToWhenLimited()
{
    serveHot({});
    m_server->on("/3/gallery/hot/viral/0",
                 {Reply::status(429).header("Retry-After", "1"), Reply::ok(imgurBody(imgurImages(1, 2)))});
    QElapsedTimer timer;
    timer.start();
    collect(u"https://imgur.com/"_s);
    QVERIFY(timer.elapsed() >= 900);
    QCOMPARE(summary().found, 2);
}

void TestImgurLimits::failsWhenTheLimitLastsLong()
{
    m_server->otherwise([](const Request &) { return Reply::status(429).header("Retry-After", "3600"); });
    collect(u"https://imgur.com/"_s);
    QCOMPARE(reason(), u"rate-limited"_s);
    QVERIFY(summary().failure->retryAfter == std::chrono::milliseconds(3'600'000));
    QCOMPARE(m_server->requestCount(), 1);
}

void TestImgurLimits::stopsBeforeTheBudgetIsSpent()
{
    const QByteArray inAnHour = QByteArray::number(QDateTime::currentSecsSinceEpoch() + 3600);
    m_server->on("/3/gallery/hot/viral/0", Reply::ok(imgurBody(imgurImages(1, 60)))
                                               .header("x-ratelimit-userremaining", "9")
                                               .header("x-ratelimit-userreset", inAnHour));
    collect(u"https://imgur.com/"_s);
    QCOMPARE(summary().found, 60); // what was got is kept
    QCOMPARE(reason(), u"rate-limited"_s);
    QVERIFY(summary().failure->retryAfter > std::chrono::minutes(58));
    QCOMPARE(m_server->requestCount(), 1);
}

void TestImgurLimits::waitsForTheBudgetAndGoesOn()
{
    useOwnClock();
    const QSignalSpy waiting(m_collector.get(), &Collector::waiting);
    serveHot({});
    m_server->on("/3/gallery/hot/viral/0", Reply::ok(imgurBody(imgurImages(1, 60)))
                                               .header("x-ratelimit-userremaining", "9")
                                               .header("x-ratelimit-userreset", "1800"));
    m_server->on("/3/credits", Reply::ok(R"({"data":{"UserRemaining":500,"UserLimit":500,"ClientRemaining":900}})"));
    m_server->on("/3/gallery/hot/viral/1", Reply::ok(imgurBody(imgurImages(61, 3))));
    m_options.patience = Patience::Long;
    m_collector->add(u"https://imgur.com/"_s, m_options);
    QTRY_COMPARE(waiting.size(), 1);
    QCOMPARE(waiting.at(0).at(1).toDateTime(), m_now.addSecs(1800));
    QCOMPARE(m_collector->progressOf(1)->waitsUntil, m_now.addSecs(1800));
    QCOMPARE(m_collector->progressOf(1)->found, 60); // is not held back meanwhile
    m_now = m_now.addSecs(1801);
    QVERIFY(m_log->waitForIdle());
    QCOMPARE(summary().found, 63);
    QVERIFY(!summary().failure);
    QCOMPARE(waiting.size(), 2);
    QVERIFY(!waiting.at(1).at(1).toDateTime().isValid());
    QCOMPARE(paths(),
             QStringList({u"gallery/hot/viral/0"_s, u"credits"_s, u"gallery/hot/viral/1"_s, u"gallery/hot/viral/2"_s}));
    QCOMPARE(summary().credits.clientRemaining.value_or(0), 900);
}

void TestImgurLimits::sharesTheBudgetAmongLinks()
{
    serveHot({});
    m_server->on("/3/gallery/hot/viral/0", Reply::ok(imgurBody(QJsonArray()))
                                               .header("x-ratelimit-userremaining", "9")
                                               .header("x-ratelimit-userreset", "1800"));
    m_collector->add(u"https://imgur.com/"_s, m_options);
    QVERIFY(m_log->waitForIdle());
    m_collector->add(u"https://imgur.com/r/pics"_s, m_options); // has asked nothing yet
    QTRY_COMPARE(m_log->summaries.size(), 2);
    QCOMPARE(reasonName(m_log->summaries.at(1).failure.value_or(Failure()).reason), u"rate-limited"_s);
    QCOMPARE(m_server->requestCount(), 1);
    m_options.clientId = u"another"_s; // has a count of its own
    m_collector->add(u"https://imgur.com/r/pics"_s, m_options);
    QTRY_COMPARE(m_log->summaries.size(), 3);
    QVERIFY(!m_log->summaries.at(2).failure);
}

void TestImgurLimits::waitsOutARefusal()
{
    useOwnClock();
    const QSignalSpy waiting(m_collector.get(), &Collector::waiting);
    serveHot({});
    m_server->on("/3/gallery/hot/viral/0",
                 {Reply::status(403, imgurError(403, u"Imgur is temporarily over capacity."_s)), Reply::status(429),
                  Reply::ok(imgurBody(imgurImages(1, 2)))});
    m_options.patience = Patience::Long;
    m_collector->add(u"https://imgur.com/"_s, m_options);
    QTRY_COMPARE(waiting.size(), 1);
    QCOMPARE(m_now.secsTo(waiting.at(0).at(1).toDateTime()), 600);
    m_now = m_now.addSecs(600);
    QTRY_COMPARE(waiting.size(), 3); // goes on, is refused again
    const qint64 seconds = m_now.secsTo(waiting.at(2).at(1).toDateTime());
    QVERIFY(seconds >= 30 && seconds <= 38);
    m_now = m_now.addSecs(40);
    QVERIFY(m_log->waitForIdle());
    QCOMPARE(summary().found, 2);
    QVERIFY(!summary().failure);
}

// Without a window, too, where nobody waits for longer than ten minutes.
void TestImgurLimits::waitsOutARefusalWithoutATime()
{
    useOwnClock();
    const QSignalSpy waiting(m_collector.get(), &Collector::waiting);
    serveHot({});
    m_server->on("/3/gallery/hot/viral/0", {Reply::status(429), Reply::ok(imgurBody(imgurImages(1, 2)))});
    m_collector->add(u"https://imgur.com/"_s, m_options);
    QTRY_COMPARE(waiting.size(), 1);
    const qint64 seconds = m_now.secsTo(waiting.at(0).at(1).toDateTime());
    QVERIFY(seconds >= 30 && seconds <= 38);
    QCOMPARE(m_server->requestCount(), 1);
    m_now = m_now.addSecs(40);
    QVERIFY(m_log->waitForIdle());
    QCOMPARE(summary().found, 2);
    QVERIFY(!summary().failure);
    QVERIFY(paths().contains(u"credits"_s)); // whether it is over is asked where it costs nothing
}

void TestImgurLimits::asksAsOftenAsTold_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<int>("retries");
    QTest::newRow("503, never again") << 503 << 0;
    QTest::newRow("503, twice") << 503 << 2;
    QTest::newRow("429, never again") << 429 << 0;
    QTest::newRow("429, twice") << 429 << 2;
}

void TestImgurLimits::asksAsOftenAsTold()
{
    QFETCH(int, status);
    QFETCH(int, retries);
    useOwnClock();
    m_server->otherwise([status](const Request &) { return Reply::status(status); });
    m_options.retries = retries;
    // A quarter of an hour passes whenever it waits.
    connect(m_collector.get(), &Collector::waiting, this, [this](int, const QDateTime &until) {
        if (until.isValid())
            m_now = m_now.addSecs(900);
    });
    m_collector->add(u"https://imgur.com/"_s, m_options);
    QVERIFY(m_log->waitForIdle());
    QCOMPARE(reason(), status == 429 ? u"rate-limited"_s : u"server-error"_s);
    QCOMPARE(m_server->requestCount("/3/gallery/hot/viral/0"), retries + 1);
    if (status == 429)
        QVERIFY(summary().failure->retryAfter.value_or(0ms) >= 30s); // it may be asked again then
}

void TestImgurLimits::endsAListingWhenTheClientIdIsRefused()
{
    serveHot(QJsonArray{imgurAlbum(u"album1"_s, 3, imgurImages(1, 1)), imgurImages(9, 1).first()});
    m_server->on("/3/album/album1/images", Reply::status(401, imgurError(401, u"Authentication required\u001b[31m"_s)));
    collect(u"https://imgur.com/"_s);
    QCOMPARE(reason(), u"forbidden"_s);
    QCOMPARE(summary().failure->detail,
             u"Authentication required [31m; it is private, or the Client-ID is not valid"_s);
    QCOMPARE(summary().found, 1);
}

void TestImgurLimits::keepsNoOtherSiteWaiting()
{
    m_server->otherwise([](const Request &) { return Reply::status(429).header("Retry-After", "3600"); });
    m_options.patience = Patience::Long;
    const QSignalSpy waiting(m_collector.get(), &Collector::waiting);
    for (int i = 0; i < 2 * Collector::kMostAtOnce; ++i)
        m_collector->add(u"https://imgur.com/r/pics%1"_s.arg(i), m_options);
    m_collector->add(u"https://i.imgur.com/abcDE12.jpg"_s, m_options); // needs no API
    QTRY_COMPARE(m_log->images.size(), 1);
    const auto thatWait = [&waiting] {
        QSet<int> ids;
        for (const QList<QVariant> &signal : waiting)
            ids.insert(signal.at(0).toInt());
        return ids.size();
    };
    QTRY_COMPARE(thatWait(), 2 * Collector::kMostAtOnce);
    QVERIFY(m_server->requestCount() <= ApiBudget::kMostAtOnce);
    m_collector->cancelAll();
    QVERIFY(m_log->waitForIdle());
    QCOMPARE(m_collector->running(), 0);
}

void TestImgurLimits::tellsWhatIsLeft()
{
    const QSignalSpy changed(m_collector.get(), &Collector::creditsChanged);
    m_server->on("/3/credits", Reply::ok(R"({"data":{"UserRemaining":482,"UserLimit":500}})"));
    QVERIFY(!m_collector->credits().isKnown());
    m_collector->askForCredits(m_options);
    QTRY_COMPARE(changed.size(), 1);
    QCOMPARE(m_collector->credits().userRemaining.value_or(0), 482);
    QCOMPARE(m_collector->credits().userLimit.value_or(0), 500);
    m_options.clientId.clear();
    m_collector->askForCredits(m_options);
    QCOMPARE(m_server->requestCount(), 1);
}

void TestImgurLimits::asksTwiceWhenTheAnswerIsGarbled()
{
    m_server->otherwise([](const Request &) { return Reply::ok("<html>Just a moment</html>"); });
    collect(u"https://imgur.com/"_s);
    QCOMPARE(reason(), u"api-error"_s);
    QCOMPARE(m_server->requestCount(), 2);
}

QTEST_GUILESS_MAIN(TestImgurLimits)
#include "tst_imgurlimits.moc"
