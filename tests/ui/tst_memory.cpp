// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#include "console/collectionmemory.h"
#include "support/scriptedserver.h"
#include "support/testimages.h"
#include "ui/collectionfixture.h"
#include "ui/filteredimages.h"
#include "ui/filtertext.h"
#include "ui/undohistory.h"

#include <QTest>

#include <memory>
#include <optional>

using namespace bowerbird;
using namespace bowerbird::test;
using namespace Qt::StringLiterals;

// What a run without a window remembers, held against what a window does.
class TestMemory : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();

    void remembersAsAWindowDoes_data();
    void remembersAsAWindowDoes();
    void aWindowGoesOnFromIt();
    void goesOnFromAWindow();
    void leavesAWindowItsOptions_data();
    void leavesAWindowItsOptions();
    void whatIsBrokenOffStaysOpen();
    void doesNotDriveOutTheRest();
    void remembersVeryManyAsOneList_data();
    void remembersVeryManyAsOneList();
    void keepsWhatItsFiltersHide();
    void makesRoomForWhatItKeeps();
    void isNamedByTheFirstOfItsPages();

private:
    // As a run of the program without a window, on the library of `fixture`, whose own part stands still meanwhile.
    static void runWithout(CollectionFixture &fixture, const QStringList &links)
    {
        runWithout(fixture, links, fixture.options());
    }
    static void runWithout(CollectionFixture &fixture, const QStringList &links, const CollectOptions &options)
    {
        fixture.end();
        Collector collector([] { return fail(FailureReason::Refused); });
        auto memory = std::make_unique<CollectionMemory>(fixture.manager->library, collector, listsOf(fixture));
        QSignalSpy idle(&collector, &Collector::idle);
        for (const QString &link : links)
            collector.add(link, options);
        if (!idle.wait(20'000))
            qFatal("the collections do not end");
        memory.reset(); // it ends before the library does
        fixture.manager->library.flush();
    }
    static QString listsOf(CollectionFixture &fixture) { return fixture.manager->directory.filePath(u"lists"_s); }
    static FilteredImages::Parts filteredParts(CollectionFixture &fixture, UndoHistory &undo)
    {
        return {.library = fixture.manager->library,
                .collector = *fixture.collector,
                .manager = *fixture.manager->manager,
                .book = *fixture.book,
                .undo = undo};
    }
    [[nodiscard]] static QList<RememberedCollection> remembered(CollectionFixture &fixture)
    {
        return fixture.manager->library.rememberedCollections();
    }

    std::unique_ptr<ScriptedServer> m_server;
    std::unique_ptr<CollectionFixture> m_fixture;
};

void TestMemory::init()
{
    m_fixture = std::make_unique<CollectionFixture>();
    m_server = std::make_unique<ScriptedServer>();
    const auto feed = [](const QByteArray &items) {
        return Reply::ok("<rss><channel><title>Birds</title>" + items + "</channel></rss>")
            .type("application/rss+xml")
            .header("ETag", "\"1\"");
    };
    m_server->on("/feed", feed("<item><enclosure url='http://a.example/1.jpg'/></item>"
                               "<item><enclosure url='http://a.example/2.mp4' type='video/mp4'/></item>"
                               "<item><enclosure url='http://a.example/3.png'/></item>"));
    m_server->on("/empty", feed(""));
    m_server->on("/picture", Reply::ok(pngBytes(1)).type("image/png"));
}

void TestMemory::cleanup()
{
    m_fixture.reset();
    m_server.reset();
}

void TestMemory::remembersAsAWindowDoes_data()
{
    QTest::addColumn<QString>("link"); // "/x": of the server
    QTest::addColumn<bool>("isRemembered");
    QTest::newRow("a feed") << u"/feed"_s << true;
    QTest::newRow("an empty feed") << u"/empty"_s << true;
    QTest::newRow("gone") << u"/gone"_s << true;
    QTest::newRow("a page that is a picture") << u"/picture"_s << false;
    QTest::newRow("a direct link") << u"https://a.example/1.jpg"_s << false;
    QTest::newRow("a picture in its address") << u"data:image/gif;base64,R0lG"_s << false;
    QTest::newRow("a pattern") << u"https://a.example/[1-5].jpg"_s << true;
    QTest::newRow("no link at all") << u"words"_s << true;
}

void TestMemory::remembersAsAWindowDoes()
{
    QFETCH(QString, link);
    if (link.startsWith(u'/'))
        link = m_server->url(link);
    CollectionFixture window;
    UndoHistory undo;
    std::optional<FilteredImages> images;
    images.emplace(filteredParts(window, undo));
    (void)window.add(link);
    images.reset();
    window.end(); // writes
    window.manager->library.flush();
    runWithout(*m_fixture, {link});
    QList<RememberedCollection> wanted = remembered(window);
    QList<RememberedCollection> kept = remembered(*m_fixture);
    QTEST(!kept.isEmpty(), "isRemembered");
    QCOMPARE(kept.size(), wanted.size());
    if (kept.isEmpty())
        return;
    QVERIFY(kept[0].askedAt.isValid() && kept[0].addedAt.isValid());
    QCOMPARE(kept[0].version.readAt.isValid(), wanted[0].version.readAt.isValid());
    for (RememberedCollection *collection : {&kept[0], &wanted[0]}) { // the clocks and folders of the two differ
        collection->askedAt = collection->addedAt = collection->version.readAt = {};
        collection->options.reset();
    }
    QCOMPARE(kept[0].title, wanted[0].title);
    QCOMPARE(kept[0].found, wanted[0].found);
    QCOMPARE(kept[0].fresh, wanted[0].fresh);
    QVERIFY(kept[0].version == wanted[0].version);
    QVERIFY(kept[0] == wanted[0]);
    const auto keysOf = [](CollectionFixture &fixture) {
        return imageKeysFrom(fixture.manager->library.rememberedImages().value(0).keys);
    };
    QCOMPARE(keysOf(*m_fixture), keysOf(window));
}

void TestMemory::aWindowGoesOnFromIt()
{
    runWithout(*m_fixture, {m_server->url("/feed")});
    m_fixture->begin();
    QCOMPARE(m_fixture->book->count(), 1);
    const qint64 id = m_fixture->book->at(0).kept.id;
    QTRY_COMPARE(m_fixture->book->at(0).images.size(), 2); // read a little later
    m_fixture->now = QDateTime::currentDateTimeUtc();
    m_fixture->askAgain(id, CollectionBook::AskedBy::Watch);
    QCOMPARE(m_server->requests("/feed").last().header("if-none-match"), "\"1\"");
    QCOMPARE(m_fixture->rows(), 0); // a watch brings nothing that was given
}

void TestMemory::goesOnFromAWindow()
{
    const QString link = m_fixture->list({1, 2});
    const qint64 id = m_fixture->add(link);
    m_fixture->book->setWatch(id, Watch{.everyHours = 5});
    m_fixture->list({2, 3, 4});
    runWithout(*m_fixture, {link, u"https://a.example/[1-2].png"_s});
    const QList<RememberedCollection> kept = remembered(*m_fixture);
    QCOMPARE(kept.size(), 2);
    QCOMPARE(kept[0].id, id);
    QCOMPARE(kept[0].found, 3);
    QVERIFY(kept[0].watch);
    QCOMPARE(kept[0].watch->nextAt, kept[0].askedAt.addSecs(5 * 3600)); // was asked just now
    QVERIFY(kept[1].id > id);
    QCOMPARE(m_fixture->manager->library.rememberedImages(id).value(0).keys.size(), 4 * 8); // old and new
}

void TestMemory::leavesAWindowItsOptions_data()
{
    QTest::addColumn<QString>("types"); // of the run without a window
    QTest::addColumn<int>("limit");
    QTest::addColumn<bool>("followsPages");
    QTest::addColumn<int>("found");
    QTest::addColumn<QByteArray>("etag"); // that a window may ask with: what it wants of that version is known
    QTest::newRow("another folder") << u"image"_s << 0 << false << 2 << QByteArray("\"2\"");
    QTest::newRow("other types") << u"png"_s << 0 << false << 1 << QByteArray();
    QTest::newRow("a limit") << u"image"_s << 1 << false << 1 << QByteArray();
    QTest::newRow("pages that follow") << u"image"_s << 0 << true << 2 << QByteArray();
}

void TestMemory::leavesAWindowItsOptions()
{
    QFETCH(QString, types);
    QFETCH(int, limit);
    QFETCH(bool, followsPages);
    const QString link = m_server->url("/feed");
    m_fixture->now = QDateTime::currentDateTimeUtc().addSecs(-3600);
    const qint64 id = m_fixture->add(link);
    m_fixture->book->setWatch(id, Watch{.everyHours = 5});
    m_fixture->end(); // writes
    m_fixture->manager->library.flush();
    const RememberedCollection before = remembered(*m_fixture).value(0);
    QVERIFY(before.options && before.version.isKnown());
    m_server->on("/feed", Reply::ok("<rss><channel><title>Birds</title>"
                                    "<item><enclosure url='http://a.example/3.png'/></item>"
                                    "<item><enclosure url='http://a.example/4.jpg'/></item></channel></rss>")
                              .type("application/rss+xml")
                              .header("ETag", "\"2\""));
    DownloadOptions download = *before.options;
    download.directory = m_fixture->manager->directory.filePath(u"elsewhere"_s);
    download.types = TypeSelection::parse(types).value_or(TypeSelection());
    runWithout(*m_fixture, {link},
               {.filter = filterOf(download),
                .limit = limit,
                .followsPages = followsPages,
                .download = std::make_shared<const DownloadOptions>(download)});
    const QList<RememberedCollection> kept = remembered(*m_fixture);
    QCOMPARE(kept.size(), 1);
    QVERIFY(*kept[0].options == *before.options);
    QCOMPARE(kept[0].extra, before.extra);
    QTEST(kept[0].found, "found");
    QTEST(kept[0].version.etag, "etag");
    QVERIFY(kept[0].askedAt > before.askedAt);
    QVERIFY(kept[0].watch);
    QCOMPARE(kept[0].watch->nextAt, kept[0].askedAt.addSecs(5 * 3600)); // was asked just now
}

void TestMemory::whatIsBrokenOffStaysOpen()
{
    m_server->on("/slow", Reply::silence());
    {
        Collector collector([] { return fail(FailureReason::Refused); });
        const CollectionMemory memory(m_fixture->manager->library, collector);
        collector.add(m_server->url("/slow"), m_fixture->options());
        QVERIFY(m_server->waitForRequests(0));
        collector.stop();
    }
    m_fixture->manager->library.flush();
    const QList<RememberedCollection> kept = remembered(*m_fixture);
    QCOMPARE(kept.size(), 1);
    QVERIFY(kept[0].isOpen);
    QVERIFY(!kept[0].askedAt.isValid());
}

void TestMemory::doesNotDriveOutTheRest()
{
    const qint64 id = m_fixture->add(m_fixture->list({1, 2}));
    QStringList links;
    for (int i = 0; i < CollectionMemory::kMostNew + 50; ++i)
        links.append(u"https://a.example/%1-[1-2].jpg"_s.arg(i));
    runWithout(*m_fixture, links);
    const QList<RememberedCollection> kept = remembered(*m_fixture);
    QCOMPARE(kept.size(), 1 + CollectionMemory::kMostNew + 1); // which is all the others together
    QCOMPARE(kept.first().id, id);
}

void TestMemory::remembersVeryManyAsOneList_data()
{
    QTest::addColumn<int>("more");
    QTest::newRow("some more") << 50;
    QTest::newRow("thousands more") << 5'000;
}

// More lines than a person can look at, and than are remembered.
void TestMemory::remembersVeryManyAsOneList()
{
    QFETCH(const int, more);
    QStringList links;
    for (int i = 0; i < CollectionMemory::kMostNew + more; ++i)
        links.append(u"https://a.example/%1-[1-2].jpg"_s.arg(i));
    runWithout(*m_fixture, links);
    const RememberedCollection rest = remembered(*m_fixture).last();
    QCOMPARE(rest.found, 2 * more);
    QCOMPARE(rest.fresh, 2 * more);
    QVERIFY(rest.askedAt.isValid() && !rest.isOpen && !rest.failure);
    QCOMPARE(rest.listed->shown, 2 * more);
    QFile list(rest.link);
    QVERIFY(list.open(QIODevice::ReadOnly));
    QCOMPARE(QString::fromUtf8(list.readAll()).split(u'\n'), links.mid(CollectionMemory::kMostNew));
    const QList<RememberedImages> images = m_fixture->manager->library.rememberedImages(rest.id);
    QCOMPARE(imageKeysFrom(images.value(0).keys).size(), qMin(2 * more, kMostRememberedImages));
    if (more > 1'000)
        return; // the window's tests read lists as long
    m_fixture->begin();
    m_fixture->askAgain(rest.id);
    QCOMPARE(m_fixture->rows(), 2 * more); // each of its links was asked once more
}

void TestMemory::keepsWhatItsFiltersHide()
{
    const QString link = m_server->url("/feed"); // two pictures and a video, which the filter leaves out
    runWithout(*m_fixture, {link});
    m_fixture->begin();
    UndoHistory undo;
    FilteredImages images(filteredParts(*m_fixture, undo));
    const qint64 id = m_fixture->book->at(0).kept.id;
    QVERIFY(images.knows(id));
    QCOMPARE(filterSentence(images.tally(id).shown, images.tally(id).hidden), u"2 shown, 1 MP4 hidden"_s);
    QCOMPARE(images.tally(id).hiddenKept, 1);
    QCOMPARE(images.tally(id).hiddenLost, 0);
    QCOMPARE(m_fixture->book->fresh(m_fixture->book->at(0)), 2);
    images.showAll(id);
    QTRY_COMPARE(m_fixture->rows(), 1); // which this run did not download
    QCOMPARE(images.tally(id).shown, 3);
}

// As in a window, the oldest are only counted where there is no more room.
void TestMemory::makesRoomForWhatItKeeps()
{
    for (int list = 0; list < 5; ++list) {
        const QString link = u"https://a.example/%1-[1-15000].jpg"_s.arg(list);
        runWithout(*m_fixture, {link});
    }
    int kept = 0;
    for (const RememberedCollection &collection : remembered(*m_fixture)) {
        QCOMPARE(collection.listed->shown, 15'000);
        kept += collection.listed->keptInAll();
    }
    QVERIFY2(kept <= Listing::kMostInAll, qPrintable(QString::number(kept)));
    QVERIFY(kept >= 45'000);
    QVERIFY(m_fixture->manager->library.rememberedListing(remembered(*m_fixture).first().id).isEmpty());
}

void TestMemory::isNamedByTheFirstOfItsPages()
{
    const auto page = [](const QByteArray &title, const QByteArray &image, const QByteArray &next) {
        return Reply::ok("<title>" + title + "</title><img src=/" + image + ".png>" + next).type("text/html");
    };
    m_server->on("/1", page("Birds", "a", "<a rel=next href=/2>on</a>"));
    m_server->on("/2", page("Birds, page 2", "b", ""));
    CollectOptions options = m_fixture->options();
    options.followsPages = true;
    runWithout(*m_fixture, {m_server->url("/1")}, options);
    QCOMPARE(remembered(*m_fixture).value(0).title, u"Birds"_s);
    QCOMPARE(remembered(*m_fixture).value(0).found, 2);
}

QTEST_MAIN(TestMemory)
#include "tst_memory.moc"
