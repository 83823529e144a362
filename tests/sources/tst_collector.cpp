// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#include "sources/collector.h"

#include "sources/collectorlog.h"
#include "sources/imgurbodies.h"
#include "support/scriptedserver.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <atomic>
#include <thread>

using namespace bowerbird;
using namespace bowerbird::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

class TestCollector : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void saysNothingFromWithinAdd();
    void tellsTheStoryInOrder();
    void takesADirectLinkAsItIs_data();
    void takesADirectLinkAsItIs();
    void refusesLinksThatAreNone_data();
    void refusesLinksThatAreNone();
    void countsWhatTheFilterLeavesOut();
    void handsOnWhatTheFilterLeavesOut();
    void takesAnotherFilterWhileItRuns();
    void handsOnWhatComesWithTheOptionsOfTheFilter();
    void namesTheAlbumsItLeavesOut();
    void namesTheAlbumsThatAListLeavesOut();
    void countsTheLimitAfterTheFilter();
    void countsWhatIsKnownAndHandsItNotOn();
    void countsWhatIsKnownForTheLimit();
    void expandsAPattern();
    void refusesAPatternWithoutEnd();
    void takesEveryLinkOfAFile();
    void opensNoFileThatAFileNames();
    void takesAHundredThousandLinks();
    void takesManyLinksOneByOne();
    void stopsReadingAFileAtItsLimit();
    void handsTheOptionsBack();
    void asksForTheSampleWhenItIsNeeded();
    void tellsWhenTheSampleCannotStart();
    void saysNothingAfterCancel();
    void goesOnAfterACancel();
    void mayBeCancelledFromASlot();
    void asksOnlyAFewAtOnce();

private:
    void serveAnAlbum(ScriptedServer &server);
    QString write(const QString &name, const QByteArray &bytes)
    {
        QFile file(m_directory.filePath(name));
        const bool isWritten = file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size();
        return isWritten ? file.fileName() : QString();
    }
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

    QTemporaryDir m_directory;
    Result<QString> m_sampleApi;
    int m_sampleStarts = 0;
    std::unique_ptr<Collector> m_collector;
    std::unique_ptr<CollectorLog> m_log;
    CollectOptions m_options;
};

void TestCollector::init()
{
    m_sampleStarts = 0;
    const auto sampleApi = [this] {
        ++m_sampleStarts;
        return m_sampleApi;
    };
    m_collector = std::make_unique<Collector>(sampleApi, nullptr, 5ms);
    m_log = std::make_unique<CollectorLog>(*m_collector);
    m_options = {};
    m_options.imgurApi = u"http://127.0.0.1:9/3/"_s; // never asked where no server is given
}

void TestCollector::saysNothingFromWithinAdd()
{
    QCOMPARE(m_collector->add(u"http://a.example/1.jpg"_s, m_options), 1);
    QCOMPARE(m_collector->add(u"nonsense"_s, m_options), 2);
    QCOMPARE(m_log->events, QStringList());
    QCOMPARE(m_collector->running(), 2);
    QVERIFY(m_log->waitForIdle());
    QCOMPARE(m_collector->running(), 0);
}

void TestCollector::tellsTheStoryInOrder()
{
    collect(u"http://a.example/1.jpg"_s);
    QCOMPARE(m_log->events, QStringList({u"started 1"_s, u"found 1: 1"_s, u"finished 1"_s, u"idle"_s}));
    QCOMPARE(m_log->summaries.first().link, u"http://a.example/1.jpg"_s);
    QCOMPARE(m_log->summaries.first().found, 1);
}

void TestCollector::takesADirectLinkAsItIs_data()
{
    QTest::addColumn<QString>("link");
    QTest::addColumn<QString>("url");
    QTest::addColumn<QString>("mime");
    const auto row = [](const char *link, const char *url, const char *mime) {
        QTest::newRow(link) << QString::fromUtf8(link) << QString::fromUtf8(url) << QString::fromLatin1(mime);
    };
    row("http://a.example/x.jpg", "http://a.example/x.jpg", "image/jpeg");
    row("  https://a.example/x.PNG?a=%7E&b=%2f#part ", "https://a.example/x.PNG?a=%7E&b=%2f", "image/png");
    row("http://a.example/two words/\xc3\xa4.gif", "http://a.example/two%20words/%C3%A4.gif", "image/gif");
    row("i.stack.imgur.com/abcDE.jpg", "https://i.stack.imgur.com/abcDE.jpg", "image/jpeg");
    row("Birds.Example:8080/x.png", "https://Birds.Example:8080/x.png", "image/png");
    row("www.a.example/x.webp?1", "https://www.a.example/x.webp?1", "image/webp");
    row("https://i.stack.imgur.com/abcDE.jpg", "https://i.stack.imgur.com/abcDE.jpg", "image/jpeg");
    row("https://i.imgur.com/abcDE12h.png?1", "https://i.imgur.com/abcDE12.png", "");
    row("http://a.example/x.html/y.Jpeg?z", "http://a.example/x.html/y.Jpeg?z", "image/jpeg");
    row("http://[::1]:8080/x.webp", "http://[::1]:8080/x.webp", "image/webp");
}

void TestCollector::takesADirectLinkAsItIs()
{
    QFETCH(QString, link);
    QFETCH(QString, url);
    QFETCH(QString, mime);
    collect(link);
    QCOMPARE(m_log->urls(), QStringList{url});
    QCOMPARE(mimeType(m_log->images.first().type), mime);
    QCOMPARE(m_log->images.first().index, 1);
    QVERIFY(!m_log->images.first().sendsReferer);
}

void TestCollector::refusesLinksThatAreNone_data()
{
    QTest::addColumn<QString>("link");
    for (const char *link :
         {"", " ", "nonsense", "ftp://a.example/x.jpg", "http://", "http:///x.jpg", "javascript:x",
          "data:image/png;base64,AAAA", "/no/such/file.txt", "file:///no/such/file.txt", "https://imgur.com/about",
          "magnet:?xt=urn:x", "/", "no-such-list.txt", "folder/no-such-list.txt"})
        QTest::newRow(link) << QString::fromUtf8(link);
}

void TestCollector::refusesLinksThatAreNone()
{
    QFETCH(QString, link);
    collect(link);
    QCOMPARE(reason(), u"unsupported-link"_s);
    QVERIFY(!m_log->summaries.first().failure->detail.isEmpty());
    QCOMPARE(m_log->summaries.first().link, link);
    QCOMPARE(m_log->summaries.first().found, 0);
}

void TestCollector::countsWhatTheFilterLeavesOut()
{
    m_options.filter.types = TypeSelection::parse(u"jpeg,png").value_or(TypeSelection());
    collect(u"http://a.example/x.{jpg,gif,png,webp,mp4}"_s);
    QCOMPARE(m_log->images.size(), 2);
    QCOMPARE(m_log->summaries.first().filtered, 3);
    QCOMPARE(m_log->summaries.first().filteredBy, (QMap<QString, int>{{u"type"_s, 3}}));
}

void TestCollector::handsOnWhatTheFilterLeavesOut()
{
    m_options.filter.types = *TypeSelection::parse(u"jpeg");
    QStringList leftOut;
    connect(m_collector.get(), &Collector::leftOut, this, [&](int id, const QList<ImageRef> &images) {
        QVERIFY(m_collector->optionsOf(id)); // it has not ended
        for (const ImageRef &image : images)
            leftOut << image.url;
    });
    collect(write(u"list.txt"_s, "http://a.example/1.jpg\nhttp://a.example/2.png\nhttp://a.example/3.gif\n"));
    QCOMPARE(m_log->urls(), QStringList{u"http://a.example/1.jpg"_s});
    QCOMPARE(leftOut, (QStringList{u"http://a.example/2.png"_s, u"http://a.example/3.gif"_s}));
    QVERIFY(!m_collector->optionsOf(1));
}

void TestCollector::takesAnotherFilterWhileItRuns()
{
    ScriptedServer server;
    QJsonObject first = imgurImage(u"abcDE11"_s);
    QJsonObject second = imgurImage(u"abcDE12"_s);
    server.on("/3/gallery/hot/viral/0", Reply::ok(imgurBody(QJsonArray{first})));
    server.on("/3/gallery/hot/viral/1", Reply::ok(imgurBody(QJsonArray{second})));
    server.on("/3/gallery/hot/viral/2", Reply::ok(imgurBody(QJsonArray())));
    m_options.imgurApi = server.url("/3/");
    m_options.clientId = u"x"_s;
    connect(m_collector.get(), &Collector::found, this, [this](int id) {
        ImageFilter none;
        none.maxBytes = 1;
        none.maxWidthPx = 1;
        m_collector->setFilter(id, none, m_options.download);
    });
    collect(u"https://imgur.com/hot/viral"_s);
    QCOMPARE(m_log->ids(), QStringList{u"abcDE11"_s});
    QCOMPARE(m_log->summaries.first().filtered, 1);
}

// With the former ones the engine would refuse what the filter wants now.
void TestCollector::handsOnWhatComesWithTheOptionsOfTheFilter()
{
    ScriptedServer server;
    for (int page = 0; page < 2; ++page) {
        const QString id = u"abcDE1%1"_s.arg(page);
        server.on("/3/gallery/hot/viral/" + QByteArray::number(page), Reply::ok(imgurBody(QJsonArray{imgurImage(id)})));
    }
    server.on("/3/gallery/hot/viral/2", Reply::ok(imgurBody(QJsonArray())));
    m_options.imgurApi = server.url("/3/");
    m_options.clientId = u"x"_s;
    m_options.download = std::make_shared<const DownloadOptions>(DownloadOptions{.directory = u"/before"_s});
    const auto later = std::make_shared<const DownloadOptions>(DownloadOptions{.directory = u"/later"_s});
    QStringList directories;
    connect(m_collector.get(), &Collector::found, this, [&](int id, const QList<ImageRef> &, const auto &download) {
        directories += download->directory;
        m_collector->setFilter(id, filterOf(*later), later);
    });
    collect(u"https://imgur.com/hot/viral"_s);
    QCOMPARE(directories, (QStringList{u"/before"_s, u"/later"_s}));
}

// And an image, to somebody who skips albums.
void TestCollector::serveAnAlbum(ScriptedServer &server)
{
    const QJsonObject album{{u"id"_s, u"ABCDE"_s}, {u"is_album"_s, true}, {u"images_count"_s, 3}};
    server.on("/3/gallery/hot/viral/0", Reply::ok(imgurBody(QJsonArray{album, imgurImage(u"abcDE11"_s)})));
    server.on("/3/gallery/hot/viral/1", Reply::ok(imgurBody(QJsonArray())));
    m_options.imgurApi = server.url("/3/");
    m_options.clientId = u"x"_s;
    m_options.albums = AlbumRule::Skip;
}

void TestCollector::namesTheAlbumsItLeavesOut()
{
    ScriptedServer server;
    serveAnAlbum(server);
    QStringList albums;
    connect(m_collector.get(), &Collector::albumsLeftOut, this,
            [&albums](int, const QStringList &links) { albums += links; });
    collect(u"https://imgur.com/hot/viral"_s);
    QCOMPARE(albums, QStringList{u"https://imgur.com/a/ABCDE"_s});
    QCOMPARE(m_log->summaries.first().filteredBy.value(u"album"_s), 1);
}

// Also behind a list, and behind another source that could step in.
void TestCollector::namesTheAlbumsThatAListLeavesOut()
{
    ScriptedServer server;
    serveAnAlbum(server);
    QTemporaryDir folder;
    QFile list(folder.filePath(u"list.txt"_s));
    QVERIFY(list.open(QIODevice::WriteOnly));
    list.write("https://a.example/1.jpg\nhttps://imgur.com/hot/viral\n");
    list.close();
    QStringList albums;
    connect(m_collector.get(), &Collector::albumsLeftOut, this,
            [&albums](int, const QStringList &links) { albums += links; });
    collect(list.fileName());
    QCOMPARE(albums, QStringList{u"https://imgur.com/a/ABCDE"_s});
    QCOMPARE(m_log->summaries.first().filteredBy.value(u"album"_s), 1);
}

void TestCollector::countsTheLimitAfterTheFilter()
{
    m_options.filter.types = TypeSelection::parse(u"jpeg").value_or(TypeSelection());
    m_options.limit = 2;
    collect(u"http://a.example/{1,2,3}.{gif,jpg}"_s);
    QCOMPARE(m_log->urls(), QStringList({u"http://a.example/1.jpg"_s, u"http://a.example/2.jpg"_s}));
    QCOMPARE(m_log->summaries.first().found, 2);
    QCOMPARE(m_log->summaries.first().filtered, 2);
    QVERIFY(!m_log->summaries.first().failure);
}

void TestCollector::countsWhatIsKnownAndHandsItNotOn()
{
    m_options.knows = [](const ImageRef &image) { return image.url.contains("2"_L1) || image.url.contains("4"_L1); };
    collect(u"https://a.example/[1-5].jpg"_s);
    QCOMPARE(m_log->images.size(), 3);
    QCOMPARE(m_log->images.first().url, u"https://a.example/1.jpg"_s);
    const CollectionSummary summary = m_log->summaries.value(0);
    QVERIFY(summary.isAgain);
    QCOMPARE(summary.found, 3);
    QCOMPARE(summary.known, 2);
    QCOMPARE(summary.filtered, 0);
}

// Else a gallery without end would be walked through to its end for what is new.
void TestCollector::countsWhatIsKnownForTheLimit()
{
    m_options.limit = 3;
    m_options.knows = [](const ImageRef &image) { return !image.url.endsWith("/3.jpg"_L1); };
    collect(u"https://a.example/[1-100].jpg"_s);
    QCOMPARE(m_log->urls(), QStringList(u"https://a.example/3.jpg"_s));
    QCOMPARE(m_log->summaries.value(0).known, 2);
}

void TestCollector::expandsAPattern()
{
    collect(u"http://a.example/img[001-120].jpg"_s);
    QCOMPARE(m_log->images.size(), 120);
    QCOMPARE(m_log->images.at(119).url, u"http://a.example/img120.jpg"_s);
    QCOMPARE(m_log->images.at(119).index, 120);
    QCOMPARE(m_log->summaries.size(), 1);
}

void TestCollector::refusesAPatternWithoutEnd()
{
    collect(u"http://a.example/[1-999999]/[1-999999].jpg"_s);
    QCOMPARE(reason(), u"unsupported-link"_s);
}

void TestCollector::takesEveryLinkOfAFile()
{
    ScriptedServer server;
    m_options.imgurApi = server.url("/3/");
    m_options.clientId = u"x"_s;
    server.on("/3/album/album1", Reply::ok(imgurBody(imgurAlbum(u"album1"_s, 2, imgurImages(1, 2)))));
    const QString path = write(u"list.txt"_s, "http://a.example/1.jpg\nhttps://imgur.com/a/album1\n"
                                              "https://imgur.com/a/missing1\nhttp://a.example/[2-3].jpg\n"
                                              "http://a.example/4.jpg\n");
    collect(path);
    QCOMPARE(m_log->urls(), QStringList({u"http://a.example/1.jpg"_s, u"https://i.imgur.com/img0001.jpg"_s,
                                         u"https://i.imgur.com/img0002.jpg"_s, u"http://a.example/2.jpg"_s,
                                         u"http://a.example/3.jpg"_s, u"http://a.example/4.jpg"_s}));
    QCOMPARE(m_log->summaries.size(), 1);
    QCOMPARE(m_log->summaries.first().found, 6);
    QCOMPARE(reason(), u"not-found"_s); // one link failed, the others came all the same
    QVERIFY(m_log->summaries.first().failure->detail.startsWith(u"https://imgur.com/a/missing1: "_s));
}

void TestCollector::opensNoFileThatAFileNames()
{
    const QString inner = write(u"inner.txt"_s, "http://a.example/secret.jpg\n");
    collect(write(u"outer.html"_s, "<html><a href=\"file://" + inner.toUtf8() + "\">x</a> " + inner.toUtf8() +
                                       " <img src=\"http://a.example/1.jpg\"></html>"));
    QCOMPARE(m_log->urls(), QStringList{u"http://a.example/1.jpg"_s});
}

void TestCollector::takesAHundredThousandLinks()
{
    QByteArray list;
    for (int i = 0; i < 100'000; ++i)
        list += "http://a.example/" + QByteArray::number(i) + ".jpg\n";
    const QString path = write(u"large.txt"_s, list);
    collect(path);
    QCOMPARE(m_log->images.size(), 100'000);
    QCOMPARE(m_log->images.last().index, 100'000);
    QCOMPARE(m_log->events.count(u"found 1: 1000"_s), 100); // a turn of the event loop each: the window stays alive
}

void TestCollector::takesManyLinksOneByOne()
{
    constexpr int kCount = 20'000;
    for (int i = 0; i < kCount; ++i)
        m_collector->add(u"http://a.example/%1.jpg"_s.arg(i), m_options);
    QVERIFY(m_log->waitForIdle());
    QCOMPARE(m_log->summaries.size(), kCount);
    QCOMPARE(m_log->images.last().url, u"http://a.example/19999.jpg"_s);
    QCOMPARE(m_log->events.count(u"idle"_s), 1);
}

void TestCollector::stopsReadingAFileAtItsLimit()
{
    m_options.limit = 3;
    collect(write(u"list.txt"_s, "http://a.example/1.jpg\nhttp://a.example/[2-9].jpg\nhttp://a.example/10.jpg\n"));
    QCOMPARE(m_log->images.size(), 3);
    QCOMPARE(m_log->images.last().url, u"http://a.example/3.jpg"_s);
    QVERIFY(!m_log->summaries.first().failure);
}

void TestCollector::handsTheOptionsBack()
{
    const auto download = std::make_shared<const DownloadOptions>();
    m_options.download = download;
    std::shared_ptr<const DownloadOptions> heard;
    connect(m_collector.get(), &Collector::found, this,
            [&heard](int, const QList<ImageRef> &, const auto &options) { heard = options; });
    collect(u"http://a.example/1.jpg"_s);
    QVERIFY(heard == download);
}

void TestCollector::asksForTheSampleWhenItIsNeeded()
{
    ScriptedServer server;
    m_sampleApi = server.url("/3/");
    QJsonObject image = imgurImage(u"abcDE12"_s);
    image.insert(u"link"_s, u"http://sample.bowerbird.invalid/abcDE12.jpg"_s);
    server.on("/3/gallery/hot/viral/0", Reply::ok(imgurBody(QJsonArray{image})));
    server.on("/3/gallery/hot/viral/1", Reply::ok(imgurBody(QJsonArray())));
    m_collector->add(u"sample:"_s, m_options);
    QCOMPARE(m_sampleStarts, 0);
    QVERIFY(m_log->waitForIdle());
    QCOMPARE(m_sampleStarts, 1);
    QCOMPARE(m_log->urls(), QStringList{u"http://sample.bowerbird.invalid/abcDE12.jpg"_s});
    QCOMPARE(m_log->images.first().source, u"sample"_s);
    QCOMPARE(m_log->images.first().previewUrl, u"http://sample.bowerbird.invalid/abcDE12m.jpg"_s);
    QCOMPARE(reason(), QString());
}

void TestCollector::tellsWhenTheSampleCannotStart()
{
    m_sampleApi = fail(FailureReason::Internal, u"no port"_s);
    collect(u"sample:"_s);
    QCOMPARE(reason(), u"internal"_s);
}

void TestCollector::saysNothingAfterCancel()
{
    ScriptedServer server;
    server.otherwise([](const Request &) { return Reply::silence(); });
    m_options.imgurApi = server.url("/3/");
    m_options.clientId = u"x"_s;
    const int id = m_collector->add(u"https://imgur.com/"_s, m_options);
    QTRY_COMPARE(server.requestCount(), 1);
    m_collector->cancel(id);
    m_collector->cancel(id);
    m_collector->cancel(4711);
    QCOMPARE(m_collector->running(), 0);
    QVERIFY(m_log->waitForIdle());
    QCOMPARE(m_log->events, QStringList({u"started 1"_s, u"idle"_s}));
}

void TestCollector::goesOnAfterACancel()
{
    for (int i = 0; i < 10; ++i)
        m_collector->add(u"http://a.example/%1.jpg"_s.arg(i), m_options);
    m_collector->cancel(1);
    m_collector->cancel(5);
    QVERIFY(m_log->waitForIdle());
    QCOMPARE(m_log->summaries.size(), 8);
    m_collector->add(u"http://a.example/x.jpg"_s, m_options);
    m_collector->cancelAll();
    m_collector->add(u"http://a.example/y.jpg"_s, m_options);
    QTRY_COMPARE(m_log->summaries.size(), 9);
    QCOMPARE(m_log->urls().last(), u"http://a.example/y.jpg"_s);
}

void TestCollector::mayBeCancelledFromASlot()
{
    connect(m_collector.get(), &Collector::found, this, [this](int id) { m_collector->cancel(id); });
    const QString path =
        write(u"list.txt"_s, "http://a.example/1.jpg\nhttps://imgur.com/abcDE12\nhttp://a.example/2.jpg\n");
    collect(path); // the cancel comes while the list itself is telling
    QCOMPARE(m_log->events, QStringList({u"started 1"_s, u"found 1: 1"_s, u"idle"_s}));
    init();
    connect(m_collector.get(), &Collector::found, this, [this](int id) { m_collector->cancel(id); });
    collect(write(u"list.txt"_s, "https://imgur.com/abcDE12\nhttp://a.example/2.jpg\n")); // while one of its links is
    QCOMPARE(m_log->events, QStringList({u"started 1"_s, u"found 1: 1"_s, u"idle"_s}));
}

void TestCollector::asksOnlyAFewAtOnce()
{
    // Counted until just before the answer: what the server still does afterwards may overlap the next request.
    std::atomic<int> atOnce = 0;
    std::atomic<int> most = 0;
    ScriptedServer server;
    server.otherwise([&](const Request &) {
        const int now = ++atOnce;
        for (int seen = most; seen < now && !most.compare_exchange_weak(seen, now);) {
        }
        std::this_thread::sleep_for(50ms);
        --atOnce;
        return Reply::ok(imgurBody(QJsonArray()));
    });
    m_options.imgurApi = server.url("/3/");
    m_options.clientId = u"x"_s;
    for (int i = 0; i < 12; ++i)
        m_collector->add(u"https://imgur.com/r/sub%1"_s.arg(i), m_options);
    QVERIFY(m_log->waitForIdle());
    QCOMPARE(server.requestCount(), 12);
    QVERIFY(most <= Collector::kMostAtOnce);
    QVERIFY(most > 1);
}

QTEST_GUILESS_MAIN(TestCollector)
#include "tst_collector.moc"
