// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#include "sources/pagecollection.h"

#include "sources/collectorlog.h"
#include "support/scriptedserver.h"

#include <QElapsedTimer>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>
#include <QTimer>

#include <algorithm>

using namespace bowerbird;
using namespace bowerbird::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

const QByteArray kPng = QByteArray::fromHex("89504e470d0a1a0a0000000d494844520000006400000064080200000000");

} // namespace

// A link that nobody knows, from the collector down to the wire.
class TestPageCollection : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void tellsWhatALinkIs_data();
    void tellsWhatALinkIs();
    void fetchesNoPictureWhole();
    void readsAPage();
    void seesAddressesFromWhereItWasSent();
    void offersTheNextPage();
    void failsAsTheServerDoes_data();
    void failsAsTheServerDoes();
    void triesAgain();
    void triesAsOftenAsTold_data();
    void triesAsOftenAsTold();
    void waitsNoLongTime();
    void wantsNoIcons_data();
    void wantsNoIcons();
    void refusesAPageThatIsTooLarge();
    void sendsWhatAPersonWants();
    void keepsItToTheFirstHost();
    void logsIn();
    void saysNothingAfterCancel();
    void handsOnManyImagesInPieces();
    void asksForEveryLinkOfAFile();

private:
    void collect(const QString &link)
    {
        m_collector->add(link, m_options);
        QVERIFY(m_log->waitForIdle());
    }
    [[nodiscard]] QString reason() const
    {
        const CollectionSummary summary = m_log->summaries.value(0);
        return summary.failure ? reasonName(summary.failure->reason) : QString();
    }

    std::unique_ptr<ScriptedServer> m_server;
    std::unique_ptr<Collector> m_collector;
    std::unique_ptr<CollectorLog> m_log;
    CollectOptions m_options;
};

void TestPageCollection::init()
{
    m_server = std::make_unique<ScriptedServer>();
    m_collector = std::make_unique<Collector>([] { return fail(FailureReason::Internal); }, nullptr, 5ms);
    m_log = std::make_unique<CollectorLog>(*m_collector);
    m_options = {};
    m_options.retries = 3;
    m_options.galleryDl = u"/no/such/program"_s; // what is no page fails here
    m_options.network.connectTimeout = 400ms;
    m_options.network.stallTimeout = 400ms;
}

void TestPageCollection::tellsWhatALinkIs_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QByteArray>("type");
    QTest::addColumn<QString>("url"); // of the only image
    QTest::addColumn<QString>("reason");
    const auto row = [](const char *name, const QByteArray &body, const char *type, const char *url,
                        const char *reason = "") {
        QTest::newRow(name) << body << QByteArray(type) << QString::fromLatin1(url) << QString::fromLatin1(reason);
    };
    const QByteArray page = "<html><img src=/1.jpg>";
    const QByteArray rss = "<?xml version='1.0'?><rss><channel><item><enclosure url='/1.jpg'/></item></channel></rss>";
    row("a picture", kPng, "image/png", "/x");
    row("a picture called HTML", kPng, "text/html", "/x");
    row("a picture without a type", kPng, "", "/x");
    row("a page", page, "text/html", "/1.jpg");
    row("a page called a picture", page, "image/jpeg", "/1.jpg");
    row("a page without a type", "<!-- x -->" + page, "", "/1.jpg");
    row("text called a page", "words <img src=/1.jpg>", "text/html; charset=utf-8", "/1.jpg");
    row("a page in XML", "<?xml version='1.0'?><!DOCTYPE html PUBLIC 'x'>" + page, "application/xhtml+xml", "/1.jpg");
    row("a feed", rss, "application/rss+xml", "/1.jpg");
    row("a feed called a page", rss, "text/html", "/1.jpg");
    row("a feed in JSON", "{\"version\":\"https://jsonfeed.org/version/1\",\"items\":[{\"image\":\"/1.jpg\"}]}",
        "application/json", "/1.jpg");
    row("a page with a control character", "\x01" + page, "text/html", "/1.jpg");
    row("a page with zeros", QByteArray("<html>\0\a<img src=/1.jpg>\0", 25), "text/html", "/1.jpg");
    row("such a page without a type", QByteArray("\0<html>\x7<img src=/1.jpg>", 24), "", "/1.jpg");
    row("a feed with control characters",
        "\x01<?xml version='1.0'?><rss><channel><item><title>\x0b\x1b[1m</title><enclosure url='/1.jpg'/></item>"
        "</channel></rss>",
        "application/rss+xml", "/1.jpg");
    row("a feed with zeros", QByteArray("\0<rss>\0<channel><item><enclosure url='/1.jpg'/></item></channel></rss>", 70),
        "text/xml", "/1.jpg");
    row("text", "some words", "text/plain", "", "unsupported-link");
    row("JSON", "{\"a\":1}", "application/json", "", "unsupported-link");
    row("an archive", "PK\x03\x04 x", "application/zip", "", "unsupported-link");
    row("bytes called a page", QByteArray("\0\1\2\3", 4), "text/html", "", "unsupported-link");
    row("nothing", "", "text/html", "");
    row("a damaged feed", "<rss><channel><item", "application/rss+xml", "", "bad-answer");
}

void TestPageCollection::tellsWhatALinkIs()
{
    QFETCH(QByteArray, body);
    QFETCH(QByteArray, type);
    QFETCH(QString, url);
    m_server->on("/x", type.isEmpty() ? Reply::ok(body) : Reply::ok(body).type(type));
    collect(m_server->url("/x"));
    QTEST(reason(), "reason");
    QCOMPARE(m_log->urls(), url.isEmpty() ? QStringList() : QStringList{m_server->url(url)});
    QCOMPARE(m_server->requestCount(), 1);
    if (!m_log->images.isEmpty())
        QCOMPARE(m_log->images.first().source, url == u"/x" ? u"direct"_s : u"page"_s);
}

void TestPageCollection::fetchesNoPictureWhole()
{
    m_server->on("/x", Reply::ok(kPng + QByteArray(4000, 'x')).stallAfter(3000));
    QElapsedTimer clock;
    clock.start();
    m_options.network.stallTimeout = 20s;
    collect(m_server->url("/x#part"));
    QVERIFY(clock.elapsed() < 5000);
    QCOMPARE(m_log->urls(), QStringList{m_server->url("/x")});
    QCOMPARE(m_log->images.first().type, ImageType::Png);
}

void TestPageCollection::readsAPage()
{
    m_server->on("/page", Reply::ok("<title>Birds</title><img src=1.jpg alt=one><img src=2.gif width=20>"
                                    "<img src=3.gif><a href=/big.png><img src=/small.png></a><img src=file:///x>")
                              .type("text/html"));
    m_options.filter.types = TypeSelection::parse(u"jpeg,png").value_or(TypeSelection());
    collect(m_server->url("/page"));
    QCOMPARE(m_log->urls(), QStringList({m_server->url("/1.jpg"), m_server->url("/big.png")}));
    const ImageRef image = m_log->images.last();
    QCOMPARE(image.previewUrl, m_server->url("/small.png"));
    QCOMPARE(image.pageUrl, m_server->url("/page"));
    QCOMPARE(image.album, u"Birds"_s);
    QCOMPARE(image.index, 3);
    QVERIFY(image.sendsReferer);
    const CollectionSummary summary = m_log->summaries.first();
    QCOMPARE(summary.found, 2);
    QCOMPARE(summary.filteredBy, (QMap<QString, int>{{u"address"_s, 1}, {u"size"_s, 1}, {u"type"_s, 1}}));
    QVERIFY(!summary.failure);
}

void TestPageCollection::seesAddressesFromWhereItWasSent()
{
    m_server->on("/a", Reply::redirect(u"/d/page"_s));
    m_server->on("/d/page", Reply::ok("<img src=1.jpg>").type("text/html"));
    collect(m_server->url("/a"));
    QCOMPARE(m_log->urls(), QStringList{m_server->url("/d/1.jpg")});
    QCOMPARE(m_log->images.first().pageUrl, m_server->url("/d/page"));
}

void TestPageCollection::offersTheNextPage()
{
    m_server->on("/page", Reply::ok("<a rel=next href='?p=2'>on</a><img src=1.jpg>").type("text/html"));
    collect(m_server->url("/page"));
    QVERIFY(m_log->events.contains(u"noticed 1: next-page "_s + m_server->url("/page?p=2")));
    QCOMPARE(m_server->requestCount(), 1); // and does not go there
}

void TestPageCollection::failsAsTheServerDoes_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QString>("reason");
    QTest::addColumn<int>("requests");
    QTest::newRow("404") << 404 << u"not-found"_s << 1;
    QTest::newRow("410") << 410 << u"not-found"_s << 1;
    QTest::newRow("401") << 401 << u"forbidden"_s << 1;
    QTest::newRow("403") << 403 << u"forbidden"_s << 1;
    QTest::newRow("418") << 418 << u"http-error"_s << 1;
    QTest::newRow("429") << 429 << u"rate-limited"_s << 4;
    QTest::newRow("503") << 503 << u"server-error"_s << 4;
    QTest::newRow("501") << 501 << u"server-error"_s << 1;
}

void TestPageCollection::failsAsTheServerDoes()
{
    QFETCH(int, status);
    m_server->on("/x", Reply::status(status, "<html><img src=/1.jpg>" + QByteArray(5000, ' ')).type("text/html"));
    collect(m_server->url("/x"));
    QTEST(reason(), "reason");
    QTEST(m_server->requestCount("/x"), "requests");
    QCOMPARE(m_log->summaries.first().failure->httpStatus, status);
    QVERIFY(m_log->images.isEmpty());
}

void TestPageCollection::triesAgain()
{
    m_server->on("/x", {Reply::reset(), Reply::status(503), Reply::ok("<img src=/1.jpg>").type("text/html")});
    collect(m_server->url("/x"));
    QCOMPARE(reason(), QString());
    QCOMPARE(m_log->images.size(), 1);
    QCOMPARE(m_server->requestCount("/x"), 3);
}

void TestPageCollection::triesAsOftenAsTold_data()
{
    QTest::addColumn<int>("retries");
    QTest::newRow("never") << 0;
    QTest::newRow("once") << 1;
    QTest::newRow("more often than once was the most") << 5;
}

void TestPageCollection::triesAsOftenAsTold()
{
    QFETCH(int, retries);
    m_server->on("/x", Reply::silence());
    m_server->on("/y", Reply::status(503));
    m_options.network.connectTimeout = 50ms;
    m_options.retries = retries;
    QElapsedTimer timer;
    timer.start();
    collect(m_server->url("/x"));
    QCOMPARE(reason(), u"timeout"_s);
    QCOMPARE(m_server->requestCount("/x"), retries + 1);
    if (retries == 0)
        QVERIFY(timer.elapsed() < 2000);
    collect(m_server->url("/y"));
    QTRY_COMPARE(m_log->summaries.size(), 2);
    QCOMPARE(m_server->requestCount("/y"), retries + 1);
}

void TestPageCollection::wantsNoIcons_data()
{
    QTest::addColumn<int>("ownPx");
    QTest::addColumn<QList<int>>("floors"); // of 1.jpg, 2.jpg, ...
    const int floor = kSmallestUnsaidPx;
    QTest::newRow("nothing set") << 0 << QList<int>{floor, 0, 0, floor, 0, 0};
    QTest::newRow("a smaller one set") << 1 << QList<int>{1, 1, 1, 1, 1, 1};
    QTest::newRow("a larger one set") << 500 << QList<int>{500, 500, 500, 500, 500, 500};
}

void TestPageCollection::wantsNoIcons()
{
    QFETCH(int, ownPx);
    QFETCH(QList<int>, floors);
    m_server->on("/x", Reply::ok("<html><meta property='og:image' content='/6.jpg'><img src=/1.jpg>"
                                 "<img src=/2.jpg width=600 height=700><a href=/3.jpg>x</a><img src=/4.jpg>"
                                 "<img src=/5.jpg><a href=/5.jpg>x</a><img src=/no.jpg style='color:red; width:10px'>")
                           .type("text/html"));
    DownloadOptions download;
    download.minWidthPx = ownPx;
    download.minHeightPx = ownPx;
    m_options.download = std::make_shared<const DownloadOptions>(download);
    QHash<QString, int> told;
    connect(m_collector.get(), &Collector::found, this, [&told](int, const QList<ImageRef> &images, const auto &with) {
        QCOMPARE(with->minWidthPx, with->minHeightPx);
        for (const ImageRef &image : images)
            told.insert(QUrl(image.url).path(), with->minWidthPx);
    });
    collect(m_server->url("/x"));
    QCOMPARE(told.size(), floors.size());
    for (int i = 0; i < floors.size(); ++i)
        QCOMPARE(told.value(u"/%1.jpg"_s.arg(i + 1), -1), floors.at(i));
    QCOMPARE(m_log->summaries.first().filteredBy.value(u"size"_s), 1); // what the style shows small
}

void TestPageCollection::waitsNoLongTime()
{
    m_server->on("/x", Reply::status(503).header("Retry-After", "3600"));
    collect(m_server->url("/x"));
    QCOMPARE(reason(), u"server-error"_s);
    QCOMPARE(m_server->requestCount("/x"), 1);
}

void TestPageCollection::refusesAPageThatIsTooLarge()
{
    m_server->on("/x", Reply::ok("<html>" + QByteArray(PageCollection::kLargestPage, ' ')).type("text/html"));
    collect(m_server->url("/x"));
    QCOMPARE(reason(), u"too-large"_s);
}

void TestPageCollection::sendsWhatAPersonWants()
{
    QTemporaryDir folder;
    QFile cookies(folder.filePath(u"cookies.txt"_s));
    QVERIFY(cookies.open(QIODevice::WriteOnly));
    cookies.write("# Netscape HTTP Cookie File\n127.0.0.1\tFALSE\t/\tFALSE\t0\tid\t7\n"
                  "127.0.0.1\tFALSE\t/other\tFALSE\t0\tno\t1\n127.0.0.1\tFALSE\t/\tTRUE\t0\tsecure\t1\n"
                  "#HttpOnly_127.0.0.1\tFALSE\t/x\tFALSE\t99999999999\thttp\t8\n127.0.0.1\tFALSE\t/\tFALSE\t1\told\t1\n"
                  "elsewhere.example\tTRUE\t/\tFALSE\t0\tno\t8\n");
    cookies.close();
    m_options.network.cookieFile = cookies.fileName();
    m_options.network.userAgent = u"me/1"_s;
    m_options.network.referer = u"http://before/"_s;
    m_options.network.headers = {u"X-One: 1"_s, u"Cookie: a=b"_s, u"Range: bytes=0-1"_s, u"X-Two: a\r\nX-Evil: 1"_s};
    m_server->on("/x", Reply::ok("<p>").type("text/html"));
    collect(m_server->url("/x"));
    const Request request = m_server->requests("/x").value(0);
    QCOMPARE(request.header("user-agent"), QByteArray("me/1"));
    QCOMPARE(request.header("referer"), QByteArray("http://before/"));
    QCOMPARE(request.header("x-one"), QByteArray("1"));
    QCOMPARE(request.header("cookie"), QByteArray("a=b; id=7; http=8"));
    QVERIFY(request.header("accept").startsWith("text/html"));
    QVERIFY(!request.headers.contains("range"));
    QVERIFY(!request.headers.contains("x-evil"));
}

void TestPageCollection::keepsItToTheFirstHost()
{
    m_options.network.referer = u"http://before/"_s;
    m_options.network.headers = {u"X-One: 1"_s, u"Cookie: a=b"_s, u"Authorization: Bearer x"_s};
    m_server->on("/x", Reply::redirect(m_server->url("/y").replace(u"127.0.0.1"_s, u"localhost"_s)));
    m_server->on("/y", Reply::ok("<p>").type("text/html"));
    collect(m_server->url("/x"));
    for (const char *name : {"x-one", "cookie", "authorization", "referer"}) {
        QVERIFY2(m_server->requests("/x").value(0).headers.contains(name), name);
        QVERIFY2(!m_server->requests("/y").value(0).headers.contains(name), name);
    }
}

void TestPageCollection::logsIn()
{
    m_options.network.logins.insert(u"127.0.0.1"_s, {.user = u"me"_s, .password = u"secret"_s});
    m_server->on("/x", Reply::ok("<img src=/1.jpg>").type("text/html"));
    collect(m_server->url("/x"));
    QCOMPARE(m_server->requests("/x").value(0).header("authorization"), "Basic " + QByteArray("me:secret").toBase64());
    init();
    m_server->on("/x", Reply::ok("<img src=/1.jpg>").type("text/html"));
    collect(m_server->url("/x").replace(u"http://"_s, u"http://you:p%40ss@"_s));
    QCOMPARE(m_server->requests("/x").value(0).header("authorization"), "Basic " + QByteArray("you:p@ss").toBase64());
    QCOMPARE(m_log->images.first().pageUrl, m_server->url("/x")); // which is shown and sent
}

void TestPageCollection::saysNothingAfterCancel()
{
    m_server->on("/x", Reply::silence());
    m_server->on("/y", Reply::ok("<img src=/1.jpg>" + QByteArray("<p>").repeated(500'000)).type("text/html"));
    const int asked = m_collector->add(m_server->url("/x"), m_options);
    const int read = m_collector->add(m_server->url("/y"), m_options);
    QTRY_COMPARE(m_server->requestCount(), 2);
    m_collector->cancel(asked);
    m_collector->cancel(read);
    QVERIFY(m_log->waitForIdle());
    QCOMPARE(m_log->events, QStringList({u"started 1"_s, u"started 2"_s, u"idle"_s}));
}

void TestPageCollection::handsOnManyImagesInPieces()
{
    // A page of 5 MB with 20,000 pictures: collected within a second, and the window is alive all the time.
    QByteArray html = "<html><body>";
    for (int i = 0; i < 20'000; ++i)
        html += "<div class=\"item\"><a href=\"/full/" + QByteArray::number(i) +
                ".jpg\"><img loading=\"lazy\" src=\"/t/" + QByteArray::number(i) + ".jpg\" srcset=\"/t/" +
                QByteArray::number(i) + ".jpg 200w, /m/x.jpg 500w\"></a><p>" + QByteArray(100, 'x') + "</p></div>\n";
    m_server->on("/x", Reply::ok(html).type("text/html"));
    qint64 longest = 0;
    QElapsedTimer sinceTick;
    QTimer ticker;
    connect(&ticker, &QTimer::timeout, this,
            [&longest, &sinceTick] { longest = std::max(longest, sinceTick.restart()); });
    ticker.start(1);
    sinceTick.start();
    QElapsedTimer clock;
    clock.start();
    collect(m_server->url("/x"));
    qInfo() << html.size() << "bytes," << clock.elapsed() << "ms, longest turn of the event loop" << longest << "ms";
    QCOMPARE(m_log->images.size(), 20'000);
    QCOMPARE(m_log->events.count(u"found 1: %1"_s.arg(PageCollection::kImagesATurn)), 40);
    QVERIFY2(clock.elapsed() < 10'000, qPrintable(QString::number(clock.elapsed()))); // a busy machine's measure
}

void TestPageCollection::asksForEveryLinkOfAFile()
{
    m_server->on("/page", Reply::ok("<img src=/1.jpg>").type("text/html"));
    m_server->on("/picture", Reply::ok(kPng));
    QTemporaryDir folder;
    QFile list(folder.filePath(u"list.txt"_s));
    QVERIFY(list.open(QIODevice::WriteOnly));
    list.write((m_server->url("/0.jpg") + u'\n' + m_server->url("/page") + u'\n' + m_server->url("/picture")).toUtf8());
    list.close();
    collect(list.fileName());
    QCOMPARE(m_log->urls(), QStringList({m_server->url("/0.jpg"), m_server->url("/1.jpg"), m_server->url("/picture")}));
    QCOMPARE(m_server->requestCount(), 2);
}

QTEST_GUILESS_MAIN(TestPageCollection)
#include "tst_pagecollection.moc"
