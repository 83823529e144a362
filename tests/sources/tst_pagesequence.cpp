// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#include "sources/pagesequence.h"

#include "sources/collectorlog.h"
#include "sources/lastingoptions.h"
#include "sources/pagecollection.h"
#include "support/scriptedserver.h"

#include <QTest>

#include <atomic>

using namespace bowerbird;
using namespace bowerbird::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

// A page and those behind it, from the collector down to the wire.
class TestPageSequence : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void readsToTheEnd();
    void readsOnePageUnlessAsked();
    void asksFirstWhereAPageHasNamedIt_data();
    void asksFirstWhereAPageHasNamedIt();
    void endsWhereANamedPageIsSentToWhatIsForbidden();
    void obeysTheRulesOfTheSite_data();
    void obeysTheRulesOfTheSite();
    void asksForTheRulesOnceMore();
    void followsFromWhereAPageWasSent();
    void endsWhereItIsSentToWhatIsForbidden();
    void asksAsItself();
    void keepsTheSitesPause();
    void endsWhereNothingNewComes_data();
    void endsWhereNothingNewComes();
    void offersAnotherSite();
    void endsAfterEnough();
    void keepsWhatWasFoundBeforeAFailure();
    void stopsAtTheLimit();
    void isQuietAfterCancel();
    void lastsBeyondTheRun();

private:
    // A page that shows `image` and names `next`.
    void page(const QByteArray &path, const QByteArray &image, const QByteArray &next = {})
    {
        QByteArray html = "<html><head>";
        if (!next.isEmpty())
            html += "<link rel=next href='" + next + "'>";
        html += "</head><body><img src='" + image + "'></body></html>";
        m_server->on(path, Reply::ok(html).type("text/html"));
    }
    void collect(const QByteArray &path)
    {
        m_collector->add(m_server->url(QString::fromLatin1(path)), m_options);
        QVERIFY(m_log->waitForIdle());
    }
    [[nodiscard]] QStringList found() const
    {
        QStringList names;
        for (const QString &url : m_log->urls())
            names += url.section(u'/', -1);
        return names;
    }
    [[nodiscard]] QStringList notices() const
    {
        QStringList keys;
        for (const QString &event : m_log->events.filter(u"noticed"_s))
            keys += event.section(u": "_s, 1);
        return keys;
    }

    std::unique_ptr<ScriptedServer> m_server;
    std::unique_ptr<Collector> m_collector;
    std::unique_ptr<CollectorLog> m_log;
    CollectOptions m_options;
};

void TestPageSequence::init()
{
    m_server = std::make_unique<ScriptedServer>();
    m_collector = std::make_unique<Collector>([] { return fail(FailureReason::Internal); }, nullptr, 5ms);
    m_log = std::make_unique<CollectorLog>(*m_collector);
    m_options = {};
    m_options.retries = 3;
    m_options.followsPages = true;
    m_options.galleryDl = u"/no/such/program"_s;
    m_options.network.connectTimeout = 400ms;
    m_options.network.stallTimeout = 400ms;
}

void TestPageSequence::readsToTheEnd()
{
    page("/1", "a.jpg", "/2");
    page("/2", "b.jpg", "/3");
    page("/3", "c.jpg");
    collect("/1");
    QCOMPARE(found(), (QStringList{u"a.jpg"_s, u"b.jpg"_s, u"c.jpg"_s}));
    QCOMPARE(notices(), QStringList());
    QCOMPARE(m_log->summaries.size(), 1);
    QCOMPARE(m_log->summaries.first().found, 3);
    QCOMPARE(m_log->images.at(1).pageUrl, m_server->url("/2"));
    QCOMPARE(m_server->requests("/robots.txt").size(), 1); // which is missing: everything is allowed
}

void TestPageSequence::readsOnePageUnlessAsked()
{
    m_options.followsPages = false;
    page("/1", "a.jpg", "/2");
    collect("/1");
    QCOMPARE(notices(), QStringList{u"next-page "_s + m_server->url("/2")});
    QCOMPARE(m_server->requestCount(), 1);
}

void TestPageSequence::asksFirstWhereAPageHasNamedIt_data()
{
    QTest::addColumn<bool>("followsPages");
    QTest::addColumn<QByteArray>("rules");
    QTest::addColumn<QStringList>("targets"); // in the order they are asked for
    QTest::addColumn<QString>("notice");
    const QByteArray none = "User-agent: *\nDisallow: /2\n";
    const QByteArray all = "User-agent: *\nDisallow: /private\n";
    const QString robots = u"/robots.txt"_s;
    const QString forbidden = u"robots 127.0.0.1"_s;
    QTest::newRow("one, forbidden") << false << none << QStringList{robots} << forbidden;
    QTest::newRow("all, forbidden") << true << none << QStringList{robots} << forbidden;
    QTest::newRow("one, allowed") << false << all << QStringList{robots, u"/2"_s} << u"next-page"_s;
    QTest::newRow("all, allowed") << true << all << QStringList{robots, u"/2"_s, u"/3"_s} << QString();
}

void TestPageSequence::asksFirstWhereAPageHasNamedIt()
{
    QFETCH(const bool, followsPages);
    QFETCH(const QByteArray, rules);
    QFETCH(const QString, notice);
    m_options.followsPages = followsPages;
    m_options.isNamedByPage = true;
    m_server->on("/robots.txt", Reply::ok(rules).type("text/plain"));
    page("/2", "b.jpg", "/3");
    page("/3", "c.jpg");
    collect("/2");
    QStringList targets;
    for (const Request &request : m_server->requests())
        targets += QString::fromUtf8(request.target);
    QTEST(targets, "targets");
    QCOMPARE(notices().value(0).section(u' ', 0, notice.startsWith(u"robots"_s) ? 1 : 0), notice);
    QVERIFY(!m_log->summaries.first().failure);
}

void TestPageSequence::endsWhereANamedPageIsSentToWhatIsForbidden()
{
    m_options.isNamedByPage = true;
    m_server->on("/robots.txt", Reply::ok("User-agent: *\nDisallow: /private\n").type("text/plain"));
    m_server->on("/2", Reply::redirect(u"/private"_s));
    page("/private", "b.jpg", "/3");
    collect("/2");
    QCOMPARE(notices(), QStringList{u"robots 127.0.0.1"_s});
}

void TestPageSequence::obeysTheRulesOfTheSite_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("rules");
    QTest::addColumn<int>("pages"); // that are read
    const QStringList forbidden = {u"robots 127.0.0.1"_s};
    const QStringList unknown = {u"robots-unknown 127.0.0.1"_s};
    QTest::addColumn<QStringList>("notices");
    QTest::newRow("allowed") << 200 << QByteArray("User-agent: *\nDisallow: /private\n") << 3 << QStringList();
    QTest::newRow("forbidden") << 200 << QByteArray("User-agent: *\nDisallow: /\n") << 1 << forbidden;
    QTest::newRow("the third is forbidden")
        << 200 << QByteArray("User-agent: *\nDisallow: /gallery?page=3\n") << 2 << forbidden;
    QTest::newRow("forbidden to us") << 200 << QByteArray("User-agent: Bowerbird\nDisallow: /\n") << 1 << forbidden;
    QTest::newRow("forbidden to others") << 200 << QByteArray("User-agent: magpie\nDisallow: /\n") << 3
                                         << QStringList();
    QTest::newRow("missing") << 404 << QByteArray() << 3 << QStringList();
    QTest::newRow("kept from us") << 403 << QByteArray() << 3 << QStringList(); // RFC 9309, 2.3.1.3
    QTest::newRow("broken") << 500 << QByteArray() << 1 << unknown;
    QTest::newRow("too many questions") << 429 << QByteArray() << 1 << unknown;
}

void TestPageSequence::obeysTheRulesOfTheSite()
{
    QFETCH(const int, status);
    QFETCH(const QByteArray, rules);
    QFETCH(const int, pages);
    m_server->on("/robots.txt", Reply::status(status, rules).type("text/plain"));
    page("/gallery", "1.jpg", "/gallery?page=2");
    page("/gallery?page=2", "2.jpg", "/gallery?page=3");
    page("/gallery?page=3", "3.jpg");
    collect("/gallery");
    QCOMPARE(static_cast<int>(found().size()), pages);
    QTEST(notices(), "notices");
    QVERIFY(!m_log->summaries.first().failure);
    const int rulesAsked = m_server->requestCount("/robots.txt");
    QCOMPARE(m_server->requestCount(), pages + rulesAsked);
    QCOMPARE(rulesAsked, notices().contains(u"robots-unknown 127.0.0.1"_s) ? 4 : 1);
}

void TestPageSequence::asksForTheRulesOnceMore()
{
    std::atomic<int> asked = 0;
    m_server->on("/robots.txt", [&asked](const Request &) {
        return ++asked == 1 ? Reply::status(503) : Reply::ok("User-agent: *\nDisallow: /3\n").type("text/plain");
    });
    page("/1", "a.jpg", "/2");
    page("/2", "b.jpg", "/3");
    collect("/1");
    QCOMPARE(asked, 2);
    QCOMPARE(found(), (QStringList{u"a.jpg"_s, u"b.jpg"_s}));
    QCOMPARE(notices(), QStringList{u"robots 127.0.0.1"_s});
}

// A short link leads to another host, and what follows is seen from there.
void TestPageSequence::followsFromWhereAPageWasSent()
{
    m_server->on("/short", Reply::redirect(QString(m_server->url("/1")).replace(u"127.0.0.1"_s, u"localhost"_s)));
    page("/1", "a.jpg", "/2");
    page("/2", "b.jpg", "/1");
    collect("/short");
    QCOMPARE(found(), (QStringList{u"a.jpg"_s, u"b.jpg"_s}));
    QCOMPARE(m_server->requestCount("/1"), 1);
    QCOMPARE(notices(), QStringList{u"pages-repeat"_s});
}

void TestPageSequence::endsWhereItIsSentToWhatIsForbidden()
{
    m_server->on("/robots.txt", Reply::ok("User-agent: *\nDisallow: /private\n").type("text/plain"));
    page("/1", "a.jpg", "/2");
    m_server->on("/2", Reply::redirect(u"/private"_s));
    page("/private", "b.jpg", "/3");
    page("/3", "c.jpg");
    collect("/1");
    QCOMPARE(notices(), QStringList{u"robots 127.0.0.1"_s});
    QVERIFY(m_server->requests("/3").isEmpty());
}

void TestPageSequence::asksAsItself()
{
    m_options.network.userAgent = u"Magpie/3.1 (birds)"_s;
    m_server->on("/robots.txt", Reply::ok("User-agent: magpie\nDisallow: /\n").type("text/plain"));
    page("/1", "a.jpg", "/2");
    page("/2", "b.jpg");
    collect("/1");
    QCOMPARE(found(), QStringList{u"a.jpg"_s});
    QCOMPARE(m_server->requests("/robots.txt").first().header("user-agent"), QByteArray("Magpie/3.1 (birds)"));
}

// Longer than the ten milliseconds between two pages here.
void TestPageSequence::keepsTheSitesPause()
{
    m_server->on("/robots.txt", Reply::ok("User-agent: *\nCrawl-delay: 0.3\n").type("text/plain"));
    page("/1", "a.jpg", "/2");
    page("/2", "b.jpg");
    QElapsedTimer timer;
    timer.start();
    collect("/1");
    QCOMPARE(found().size(), 2);
    QVERIFY(timer.elapsed() >= 300);
}

void TestPageSequence::endsWhereNothingNewComes_data()
{
    QTest::addColumn<QByteArray>("image"); // of the second page
    QTest::addColumn<QByteArray>("next");
    QTest::addColumn<QStringList>("notices");
    const QStringList repeat = {u"pages-repeat"_s};
    QTest::newRow("back to the first") << QByteArray("b.jpg") << QByteArray("/1") << repeat;
    QTest::newRow("to a place on itself") << QByteArray("b.jpg") << QByteArray("/2#top") << QStringList();
    QTest::newRow("for ever the same picture") << QByteArray("a.jpg") << QByteArray("/3") << repeat;
}

void TestPageSequence::endsWhereNothingNewComes()
{
    QFETCH(const QByteArray, image);
    QFETCH(const QByteArray, next);
    page("/1", "a.jpg", "/2");
    page("/2", image, next);
    page("/3", "a.jpg", "/4");
    collect("/1");
    QCOMPARE(m_server->requestCount(), 3); // with robots.txt
    QTEST(notices(), "notices");
}

void TestPageSequence::offersAnotherSite()
{
    const QByteArray other = "http://other.example/2";
    page("/1", "a.jpg", other);
    collect("/1");
    QCOMPARE(notices(), QStringList{u"next-page http://other.example/2"_s});
    QCOMPARE(m_server->requestCount(), 1);
}

void TestPageSequence::endsAfterEnough()
{
    QNetworkAccessManager network;
    prepareForAsking(network);
    m_server->otherwise([](const Request &request) {
        const int number = request.target.mid(1).toInt();
        if (number == 0)
            return Reply::status(404);
        const QByteArray next = QByteArray::number(number + 1);
        return Reply::ok("<link rel=next href=/" + next + "><img src=" + next + ".jpg>").type("text/html");
    });
    const auto make = [&](const QString &link) {
        return std::make_unique<PageCollection>(link, network, m_options.network,
                                                PageCollection::Retries{.firstDelay = 5ms});
    };
    PageSequence sequence(m_server->url("/1"), PageSequence::NamedBy::Person, make, network, m_options.network,
                          {.pause = 1ms, .mostPages = 4});
    QSignalSpy found(&sequence, &Collection::foundOnPage);
    QSignalSpy noticed(&sequence, &Collection::noticed);
    QSignalSpy finished(&sequence, &Collection::finished);
    sequence.start();
    QVERIFY(finished.wait());
    QCOMPARE(found.size(), 4);
    QCOMPARE(noticed.size(), 1);
    QCOMPARE(noticed.first().first().toString(), u"pages-enough 4"_s);
}

void TestPageSequence::keepsWhatWasFoundBeforeAFailure()
{
    page("/1", "a.jpg", "/2");
    m_server->on("/2", Reply::status(404));
    collect("/1");
    QCOMPARE(found(), QStringList{u"a.jpg"_s});
    const auto &failure = m_log->summaries.first().failure;
    QVERIFY(failure && failure->reason == FailureReason::NotFound);
}

void TestPageSequence::stopsAtTheLimit()
{
    m_options.limit = 2;
    page("/1", "a.jpg", "/2");
    page("/2", "b.jpg", "/3");
    page("/3", "c.jpg", "/4");
    collect("/1");
    QCOMPARE(found(), (QStringList{u"a.jpg"_s, u"b.jpg"_s}));
    QVERIFY(m_server->requests("/3").isEmpty());
}

void TestPageSequence::isQuietAfterCancel()
{
    m_server->on("/robots.txt", Reply::ok("User-agent: *\nCrawl-delay: 60\n").type("text/plain"));
    page("/1", "a.jpg", "/2");
    const int id = m_collector->add(m_server->url("/1"), m_options);
    QTRY_COMPARE(m_server->requests("/robots.txt").size(), 1);
    m_collector->cancel(id);
    QVERIFY(m_log->waitForIdle());
    QVERIFY(m_log->summaries.isEmpty());
    QVERIFY(m_server->requests("/2").isEmpty());
}

void TestPageSequence::lastsBeyondTheRun()
{
    CollectOptions later;
    setLastingOptions(lastingOptions(m_options), later);
    QVERIFY(later.followsPages);
    QVERIFY(!later.isNamedByPage);
    m_options.isNamedByPage = true;
    setLastingOptions(lastingOptions(m_options), later);
    QVERIFY(later.isNamedByPage);
    setLastingOptions({}, later);
    QVERIFY(!later.followsPages && !later.isNamedByPage);
}

QTEST_GUILESS_MAIN(TestPageSequence)
#include "tst_pagesequence.moc"
