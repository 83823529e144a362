// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#include "console/collectionmemory.h"
#include "support/scriptedserver.h"
#include "support/testimages.h"
#include "ui/collectionfixture.h"

#include <QTest>

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
        CollectionMemory memory(fixture.manager->library, collector);
        QSignalSpy idle(&collector, &Collector::idle);
        for (const QString &link : links)
            collector.add(link, options);
        if (!idle.wait(20'000))
            qFatal("the collections do not end");
        fixture.manager->library.flush();
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
    (void)window.add(link);
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
    QCOMPARE(kept.size(), 1 + CollectionMemory::kMostNew);
    QCOMPARE(kept.first().id, id);
}

QTEST_MAIN(TestMemory)
#include "tst_memory.moc"
