// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#include "sources/collectorlog.h"
#include "sources/fakegallerydl.h"
#include "sources/lastingoptions.h"
#include "support/scriptedserver.h"

#include <QTest>

#include <functional>

using namespace bowerbird;
using namespace bowerbird::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

const QByteArray kTag = "W/\"v1, of two\"";
const QByteArray kDate = "Sun, 01 Mar 2026 12:00:00 GMT";
const QByteArray kNow = "Mon, 23 Nov 2026 04:00:00 GMT";

Reply feed(const QByteArray &images = "<enclosure url='/1.jpg'/>")
{
    return Reply::ok("<?xml version='1.0'?><rss><channel><item>" + images + "</item></channel></rss>")
        .type("application/rss+xml");
}

} // namespace

// Pages and feeds whose version is known: what their servers are asked, and what becomes of the answer.
class TestAskedAgain : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void asksWhetherThereIsAnotherVersion_data();
    void asksWhetherThereIsAnotherVersion();
    void readsAnotherVersion();
    void believesNo304ThatNobodyAskedFor();
    void asksTheAddressThatAnswered();
    void asksPlainlyWhereAnotherAddressAnswers();
    void takesTheNewNameOfTheSameVersion();
    void keepsNoDateOfThisSecond();
    void keepsNoVersionOfWhatWasNotReadWhole_data();
    void keepsNoVersionOfWhatWasNotReadWhole();
    void keepsNoVersionWhenTheFilterWasChanged();
    void sendsNoLinesOfItsOwn();
    void leavesGalleryDlAlone();
    void tellsHowOftenAFeedChanges_data();
    void tellsHowOftenAFeedChanges();
    void tellsHowLongItIsGood_data();
    void tellsHowLongItIsGood();
    void whatItIsAskedWithDecides_data();
    void whatItIsAskedWithDecides();

private:
    CollectionSummary collect(const QString &link, const PageVersion &since = {})
    {
        CollectorLog log(*m_collector);
        m_options.since = since;
        m_collector->add(link, m_options);
        const bool isOver = log.waitForIdle();
        m_images = log.urls();
        return isOver ? log.summaries.value(0) : CollectionSummary{.failure = Failure{}};
    }
    [[nodiscard]] QByteArray sent(const QByteArray &header, const QByteArray &path = "/feed") const
    {
        const QList<Request> requests = m_server->requests(path);
        return requests.isEmpty() ? QByteArray("(not asked)") : requests.last().header(header);
    }

    std::unique_ptr<ScriptedServer> m_server;
    std::unique_ptr<Collector> m_collector;
    CollectOptions m_options;
    QStringList m_images; // of the last collection
};

void TestAskedAgain::init()
{
    m_server = std::make_unique<ScriptedServer>();
    m_collector = std::make_unique<Collector>([] { return fail(FailureReason::Internal); }, nullptr, 5ms);
    m_options = {.download = std::make_shared<const DownloadOptions>()};
    m_options.galleryDl = u"/no/such/program"_s;
    m_options.network.stallTimeout = 2s;
}

void TestAskedAgain::asksWhetherThereIsAnotherVersion_data()
{
    QTest::addColumn<QByteArray>("etag");
    QTest::addColumn<QByteArray>("lastModified");
    QTest::newRow("tag and date") << kTag << kDate;
    QTest::newRow("tag") << kTag << QByteArray();
    QTest::newRow("date") << QByteArray() << kDate;
    QTest::newRow("neither") << QByteArray() << QByteArray();
    QTest::newRow("bytes beyond ASCII") << QByteArray("\"\xe9\xff\"") << QByteArray();
}

void TestAskedAgain::asksWhetherThereIsAnotherVersion()
{
    QFETCH(QByteArray, etag);
    QFETCH(QByteArray, lastModified);
    Reply reply = feed().header("Date", kNow);
    if (!etag.isEmpty())
        reply = reply.header("ETag", etag);
    if (!lastModified.isEmpty())
        reply = reply.header("Last-Modified", lastModified);
    // The length of a 304 may be that of the whole (RFC 9110 8.6).
    const Reply unchanged = Reply::raw("HTTP/1.1 304 Not Modified\r\nContent-Length: 5000\r\n\r\n");
    const bool isVersioned = !etag.isEmpty() || !lastModified.isEmpty();
    m_server->on("/feed", {reply, isVersioned ? unchanged : reply});

    const CollectionSummary first = collect(m_server->url("/feed"));
    QVERIFY(!first.failure);
    QCOMPARE(first.page.version.isKnown(), isVersioned);
    QVERIFY(!first.page.isUnchanged);
    QCOMPARE(m_images.size(), 1);
    QVERIFY(sent("if-none-match").isEmpty() && sent("if-modified-since").isEmpty());

    const CollectionSummary second = collect(m_server->url("/feed"), first.page.version);
    QVERIFY(!second.failure);
    QCOMPARE(sent("if-none-match"), etag);
    QCOMPARE(sent("if-modified-since"), lastModified);
    QCOMPARE(second.page.isUnchanged, isVersioned);
    QCOMPARE(m_images.size(), isVersioned ? 0 : 1);
    QCOMPARE(m_server->requestCount(), 2); // a 304 is not tried again
    if (isVersioned)
        QVERIFY(second.page.version == first.page.version);
}

void TestAskedAgain::readsAnotherVersion()
{
    m_server->on("/feed", {feed().header("ETag", "\"1\""), feed("<enclosure url='/2.jpg'/>").header("ETag", "\"2\"")});
    const PageVersion version = collect(m_server->url("/feed")).page.version;
    const CollectionSummary second = collect(m_server->url("/feed"), version);
    QCOMPARE(sent("if-none-match"), "\"1\"");
    QVERIFY(!second.page.isUnchanged);
    QCOMPARE(second.page.version.etag, "\"2\"");
    QCOMPARE(m_images, QStringList{m_server->url("/2.jpg")});
}

void TestAskedAgain::believesNo304ThatNobodyAskedFor()
{
    m_server->on("/feed", Reply::status(304));
    const CollectionSummary summary = collect(m_server->url("/feed"));
    QCOMPARE(summary.failure.value_or(Failure{}).reason, FailureReason::BadAnswer);
    QVERIFY(!summary.page.isUnchanged);
}

void TestAskedAgain::asksTheAddressThatAnswered()
{
    m_server->on("/feed", Reply::redirect(u"/there"_s));
    m_server->on("/there", {feed().header("ETag", kTag), Reply::status(304)});
    const PageVersion version = collect(m_server->url("/feed")).page.version;
    QCOMPARE(version.url, m_server->url("/there"));
    QVERIFY(collect(m_server->url("/feed"), version).page.isUnchanged);
    QVERIFY(sent("if-none-match").isEmpty());
    QCOMPARE(sent("if-none-match", "/there"), kTag);
}

void TestAskedAgain::asksPlainlyWhereAnotherAddressAnswers()
{
    m_server->on("/feed", {feed().header("ETag", kTag), Reply::redirect(u"/there"_s)});
    m_server->on("/there", feed("<enclosure url='/2.jpg'/>").header("ETag", kTag)); // the same tag by chance
    const PageVersion version = collect(m_server->url("/feed")).page.version;
    const CollectionSummary moved = collect(m_server->url("/feed"), version);
    QVERIFY(sent("if-none-match", "/there").isEmpty());
    QCOMPARE(m_images, QStringList{m_server->url("/2.jpg")});
    QCOMPARE(moved.page.version.url, m_server->url("/there"));
}

void TestAskedAgain::takesTheNewNameOfTheSameVersion()
{
    m_server->on("/feed", {feed().header("ETag", "\"1\"").header("Last-Modified", kDate),
                           Reply::status(304).header("ETag", "\"one\""), Reply::status(304)});
    PageVersion first = collect(m_server->url("/feed")).page.version;
    first.readAt = QDateTime::currentDateTimeUtc().addDays(-1);
    const PageVersion second = collect(m_server->url("/feed"), first).page.version;
    QCOMPARE(second.etag, "\"one\"");
    QCOMPARE(second.lastModified, kDate);
    QCOMPARE(second.readAt, first.readAt); // nothing was read
    (void)collect(m_server->url("/feed"), second);
    QCOMPARE(sent("if-none-match"), "\"one\"");
}

// It may change again within it.
void TestAskedAgain::keepsNoDateOfThisSecond()
{
    m_server->on("/feed", feed().header("Date", kNow).header("Last-Modified", kNow));
    QVERIFY(!collect(m_server->url("/feed")).page.version.isKnown());
    m_server->on("/feed", feed().header("Date", kNow).header("Last-Modified", "yesterday"));
    QVERIFY(!collect(m_server->url("/feed")).page.version.isKnown());
}

void TestAskedAgain::keepsNoVersionOfWhatWasNotReadWhole_data()
{
    QTest::addColumn<Reply>("reply");
    QTest::newRow("a picture") << Reply::ok("\x89PNG\r\n\x1a\n" + QByteArray(100, 'x'));
    QTest::newRow("damaged") << Reply::ok("<rss><channel><item").type("application/rss+xml");
    QTest::newRow("cut") << feed().cutAfter(60);
    QTest::newRow("an error") << Reply::status(404, "<html>");
    QTest::newRow("no page") << Reply::ok("words").type("text/plain");
}

void TestAskedAgain::keepsNoVersionOfWhatWasNotReadWhole()
{
    QFETCH(Reply, reply);
    m_server->on("/feed", reply.header("ETag", kTag));
    QVERIFY(!collect(m_server->url("/feed")).page.version.isKnown());
}

void TestAskedAgain::keepsNoVersionWhenTheFilterWasChanged()
{
    m_server->on("/feed", feed().header("ETag", kTag).delay(100ms));
    CollectorLog log(*m_collector);
    const int id = m_collector->add(m_server->url("/feed"), m_options);
    ImageFilter filter = m_options.filter;
    filter.minWidthPx = 200;
    m_collector->setFilter(id, filter, m_options.download);
    QVERIFY(log.waitForIdle());
    QCOMPARE(log.images.size(), 1);
    QVERIFY(!log.summaries.value(0).page.version.isKnown());
}

// What was kept may come from another hand.
void TestAskedAgain::sendsNoLinesOfItsOwn()
{
    m_server->on("/feed", feed());
    (void)collect(
        m_server->url("/feed"),
        {.url = m_server->url("/feed"), .etag = "\"1\"\r\nX-Other: yes", .lastModified = QByteArray("a\0b", 3)});
    QCOMPARE(m_images.size(), 1);
    QVERIFY(sent("if-none-match").isEmpty() && sent("if-modified-since").isEmpty() && sent("x-other").isEmpty());
}

void TestAskedAgain::leavesGalleryDlAlone()
{
    const FakeGalleryDl other("printf '[[3,\"http://a.example/other.jpg\",{\"extension\":\"jpg\"}]]'");
    m_options.galleryDl = other.program();
    m_server->on("/feed", {feed().header("ETag", kTag), Reply::status(304)});
    const PageVersion version = collect(m_server->url("/feed")).page.version;
    QVERIFY(version.isKnown());
    QVERIFY(collect(m_server->url("/feed"), version).page.isUnchanged);
    QVERIFY(m_images.isEmpty());
    // What the other program has listed is not what the page's version is of.
    m_server->on("/feed", feed("").header("ETag", kTag));
    const CollectionSummary empty = collect(m_server->url("/feed"));
    QCOMPARE(m_images, QStringList{u"http://a.example/other.jpg"_s});
    QVERIFY(!empty.page.version.isKnown());
}

void TestAskedAgain::tellsHowOftenAFeedChanges_data()
{
    QTest::addColumn<QByteArray>("says");
    QTest::addColumn<QByteArray>("expires"); // besides, in its header
    QTest::addColumn<qint64>("seconds");     // -1 = it does not say
    const auto row = [](const char *name, const char *says, qint64 seconds, const char *expires = "") {
        QTest::newRow(name) << QByteArray(says) << QByteArray(expires) << seconds;
    };
    const char *const anHour = "Mon, 23 Nov 2026 13:00:00 GMT"; // after its date
    row("nothing", "", -1);
    row("minutes", "<ttl>90</ttl>", 5400);
    row("minutes among spaces", "<ttl>\n 90 \n</ttl>", 5400);
    row("none", "<ttl>0</ttl>", -1);
    row("less than none", "<ttl>-5</ttl>", -1);
    row("no number", "<ttl>soon</ttl>", -1);
    row("more than a number holds", "<ttl>99999999999</ttl>", -1);
    row("a thousand years", "<ttl>525600000</ttl>", 365 * 86'400);
    row("hourly", "<sy:updatePeriod> hourly </sy:updatePeriod><sy:updateFrequency>1</sy:updateFrequency>", 3600);
    row("twice a day", "<sy:updatePeriod>daily</sy:updatePeriod><sy:updateFrequency>2</sy:updateFrequency>", 43'200);
    row("weekly", "<sy:updatePeriod>weekly</sy:updatePeriod>", 7 * 86'400);
    row("four times, a day is meant", "<sy:updateFrequency>4</sy:updateFrequency>", 21'600);
    row("a period nobody knows", "<sy:updatePeriod>often</sy:updatePeriod>", -1);
    row("an entry's own word", "<item><ttl>90</ttl></item>", -1);
    row("the header, too", "<ttl>30</ttl>", 3600, anHour);
    row("longer than the header", "<ttl>90</ttl>", 5400, anHour);
}

void TestAskedAgain::tellsHowOftenAFeedChanges()
{
    QFETCH(const QByteArray, says);
    QFETCH(const QByteArray, expires);
    m_server->on("/feed", [&](const Request &request) {
        const bool isKnown = !request.header("if-none-match").isEmpty();
        const QByteArray item = "<item><enclosure url='http://a.example/1.jpg'/></item>";
        const QByteArray body = "<rss><channel><title>Birds</title>" + says + item + "</channel></rss>";
        Reply answer = isKnown ? Reply::status(304) : Reply::ok(body).type("application/rss+xml");
        if (!expires.isEmpty())
            answer = answer.header("Expires", expires);
        return answer.header("ETag", kTag).header("Date", "Mon, 23 Nov 2026 12:00:00 GMT");
    });
    const auto secondsOf = [](const PageAnswer &page) {
        return page.goodFor ? static_cast<qint64>(page.goodFor->count()) : -1;
    };
    const PageAnswer read = collect(m_server->url("/feed")).page;
    QTEST(secondsOf(read), "seconds");
    const PageAnswer unchanged = collect(m_server->url("/feed"), read.version).page;
    QVERIFY(unchanged.isUnchanged);
    QTEST(secondsOf(unchanged), "seconds"); // although it was not read
}

void TestAskedAgain::tellsHowLongItIsGood_data()
{
    QTest::addColumn<QByteArray>("cacheControl");
    QTest::addColumn<QByteArray>("retryAfter");
    QTest::addColumn<int>("status");
    QTest::addColumn<qint64>("seconds"); // -1 = it does not say
    for (const int status : {200, 304}) {
        const auto row = [status](const char *name, const char *cacheControl, const char *retryAfter, qint64 seconds) {
            QTest::addRow("%d, %s", status, name)
                << QByteArray(cacheControl) << QByteArray(retryAfter) << status << seconds;
        };
        row("nothing", "", "", -1);
        row("an hour", "public, max-age=3600", "", 3600);
        row("not to be kept", "no-store", "", -1);
        row("come back later", "", "7200", 7200);
        row("both", "max-age=3600", "60", 3600);
    }
}

void TestAskedAgain::tellsHowLongItIsGood()
{
    QFETCH(QByteArray, cacheControl);
    QFETCH(QByteArray, retryAfter);
    QFETCH(int, status);
    Reply answer = status == 200 ? feed() : Reply::status(304);
    if (!cacheControl.isEmpty())
        answer = answer.header("Cache-Control", cacheControl);
    if (!retryAfter.isEmpty())
        answer = answer.header("Retry-After", retryAfter);
    m_server->on("/feed", answer);
    const std::optional<std::chrono::seconds> goodFor =
        collect(m_server->url("/feed"), {.url = m_server->url("/feed"), .etag = kTag}).page.goodFor;
    QTEST(goodFor ? static_cast<qint64>(goodFor->count()) : -1, "seconds");
}

void TestAskedAgain::whatItIsAskedWithDecides_data()
{
    using Change = std::function<void(CollectOptions &, DownloadOptions &)>;
    QTest::addColumn<Change>("change");
    QTest::addColumn<bool>("isSame");
    const auto row = [](const char *name, bool isSame, const Change &change) {
        QTest::newRow(name) << change << isSame;
    };
    row("nothing", true, [](CollectOptions &, DownloadOptions &) {});
    row("the folder", true, [](CollectOptions &, DownloadOptions &d) { d.directory = u"/other"_s; });
    row("texts that are empty and not null", true, [](CollectOptions &o, DownloadOptions &d) {
        d.listing.text = o.network.userAgent = o.network.referer = o.network.cookieFile = u""_s; // as they are read
    });
    row("patience", true, [](CollectOptions &o, DownloadOptions &) { o.network.stallTimeout = 1s; });
    row("types", false, [](CollectOptions &, DownloadOptions &d) { d.types = *TypeSelection::parse(u"png"); });
    row("width", false, [](CollectOptions &, DownloadOptions &d) { d.minWidthPx = 5; });
    row("bytes", false, [](CollectOptions &, DownloadOptions &d) { d.maxBytes = 5; });
    row("score", false, [](CollectOptions &, DownloadOptions &d) { d.listing.minScore = 0; });
    row("words", false, [](CollectOptions &, DownloadOptions &d) { d.listing.text = u"bird"_s; });
    row("no words", false, [](CollectOptions &, DownloadOptions &d) { d.listing.textRule = TextRule::NotMatching; });
    row("age", false, [](CollectOptions &, DownloadOptions &d) { d.listing.maxAgeDays = 5; });
    row("the limit", false, [](CollectOptions &o, DownloadOptions &) { o.limit = 5; });
    row("headers", false, [](CollectOptions &o, DownloadOptions &) { o.network.headers = QStringList{u"A: b"_s}; });
    row("cookies", false, [](CollectOptions &o, DownloadOptions &) { o.network.cookieFile = u"/c"_s; });
    row("a login", false, [](CollectOptions &o, DownloadOptions &) { o.network.logins[u"a"_s] = {u"b"_s, u"c"_s}; });
}

void TestAskedAgain::whatItIsAskedWithDecides()
{
    QFETCH(std::function<void(CollectOptions &, DownloadOptions &)>, change);
    DownloadOptions download{.directory = u"/data"_s};
    CollectOptions options = m_options;
    options.filter = filterOf(download);
    options.download = std::make_shared<const DownloadOptions>(download);
    const quint64 before = askedWith(options);
    QVERIFY(before != 0);
    change(options, download);
    options.filter = filterOf(download, QDateTime::currentDateTimeUtc().addDays(3)); // time goes by
    options.download = std::make_shared<const DownloadOptions>(download);
    QTEST(askedWith(options) == before, "isSame");
    download.listing.minAgeDays = 2; // tomorrow there is more that is old enough
    options.download = std::make_shared<const DownloadOptions>(download);
    QCOMPARE(askedWith(options), 0);
}

QTEST_GUILESS_MAIN(TestAskedAgain)
#include "tst_askedagain.moc"
