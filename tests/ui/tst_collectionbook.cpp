// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#include "support/scriptedserver.h"
#include "support/testimages.h"
#include "ui/collectionfixture.h"
#include "ui/collectionsmodel.h"
#include "ui/collectiontext.h"

#include <QAbstractItemModelTester>
#include <QTest>

using namespace bowerbird;
using namespace bowerbird::test;
using namespace Qt::StringLiterals;
using AskedBy = CollectionBook::AskedBy;

class TestCollectionBook : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        m_fixture = std::make_unique<CollectionFixture>();
        m_model = std::make_unique<CollectionsModel>(*m_fixture->book);
        m_tester = std::make_unique<QAbstractItemModelTester>(m_model.get(),
                                                              QAbstractItemModelTester::FailureReportingMode::Fatal);
    }
    void cleanup()
    {
        m_tester.reset();
        m_model.reset();
        m_fixture.reset();
    }

    void remembersWhatCameOfALink();
    void countsNothingTwiceThatComesBack();
    void countsNoImageThatIsDownloadedAgain();
    void aDirectLinkIsNoCollection_data();
    void aDirectLinkIsNoCollection();
    void aPageThatIsAPictureIsNoCollection();
    void aLinkThatIsGivenAgainIsTheSame();
    void asksAgainForWhatIsNewOnly();
    void asksWithTheOptionsItHad();
    void bringsBackRemovedRowsForAPersonOnly();
    void countsTheNewImagesOfAWatchUntilTheyAreSeen();
    void followsItsRows();
    void tellsAFailure();
    void canBeStopped();
    void tellsUntilWhenItWaits();
    void keepsEverythingOverARestart();
    void goesOnWithWhatTheEndBrokeOff();
    void goesOnWithTheFilterThatWasChanged();
    void removingCanBeTakenBack();
    void removesVeryManyAtOnce();
    void readsItsImagesAfterTheStart();
    void writesNoImagesBeforeItHasReadThem();
    void forgetsTheOldestWithoutAWatch();
    void showsTextsForEveryState();
    void givesStableKeys();

private:
    [[nodiscard]] QString shown(qint64 id, CollectionColumn column) const
    {
        return m_model->index(m_fixture->book->rowOf(id), static_cast<int>(column)).data().toString();
    }

    std::unique_ptr<CollectionFixture> m_fixture;
    std::unique_ptr<CollectionsModel> m_model;
    std::unique_ptr<QAbstractItemModelTester> m_tester;
};

void TestCollectionBook::remembersWhatCameOfALink()
{
    const qint64 id = m_fixture->add(u"https://a.example/[1-5].jpg"_s);
    const RememberedCollection kept = m_fixture->kept(id);
    QCOMPARE(kept.link, u"https://a.example/[1-5].jpg"_s);
    QCOMPARE(kept.found, 5);
    QCOMPARE(kept.fresh, 5);
    QVERIFY(!kept.isOpen);
    QVERIFY(!kept.failure);
    QCOMPARE(kept.askedAt, m_fixture->now);
    QCOMPARE(kept.addedAt, m_fixture->now);
    QCOMPARE(m_fixture->book->find(id)->images.size(), 5);
    QCOMPARE(m_fixture->book->tally(id), (CollectionTally{.rows = 5, .pending = 5}));
    QCOMPARE(shown(id, CollectionColumn::Found), u"5"_s);
    QCOMPARE(shown(id, CollectionColumn::State), u"0 of 5 done"_s);
}

void TestCollectionBook::countsNothingTwiceThatComesBack()
{
    const qint64 id = m_fixture->add(u"https://a.example/[1-5].jpg"_s);
    DownloadManager &manager = *m_fixture->manager->manager;
    QList<Job> jobs;
    QList<JobId> ids;
    for (int row = 0; row < 3; ++row) {
        jobs.append(manager.jobAt(row));
        ids.append(jobs.last().id);
    }
    manager.remove(ids);
    QTRY_COMPARE(m_fixture->book->tally(id).rows, 2);
    manager.restore(jobs); // as an undo does
    QTRY_COMPARE(m_fixture->book->tally(id).rows, 5);
    QCOMPARE(m_fixture->kept(id).fresh, 5);
}

// A row that is made anew for one of its images, as the history makes it.
void TestCollectionBook::countsNoImageThatIsDownloadedAgain()
{
    const qint64 id = m_fixture->add(u"https://a.example/[1-5].jpg"_s);
    DownloadManager &manager = *m_fixture->manager->manager;
    const ImageRef image = manager.jobAt(2).image;
    manager.remove({manager.idAt(2)});
    QTRY_COMPARE(m_fixture->book->tally(id).rows, 4);
    manager.add({image}, m_fixture->manager->options);
    QTRY_COMPARE(m_fixture->book->tally(id).rows, 5);
    QCOMPARE(m_fixture->kept(id).fresh, 5);
}

void TestCollectionBook::aDirectLinkIsNoCollection_data()
{
    QTest::addColumn<QString>("link");
    QTest::newRow("a picture") << u"https://a.example/1.jpg"_s;
    QTest::newRow("on Imgur's image host") << u"https://i.imgur.com/aBcDeFg.png"_s;
    QTest::newRow("in the link itself")
        << u"data:image/gif;base64,R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7"_s;
}

void TestCollectionBook::aDirectLinkIsNoCollection()
{
    QFETCH(QString, link);
    QCOMPARE(m_fixture->add(link), 0);
}

void TestCollectionBook::aPageThatIsAPictureIsNoCollection()
{
    ScriptedServer server;
    server.on("/show", Reply::ok(pngBytes(1)).type("image/png"));
    QCOMPARE(m_fixture->add(server.url("/show")), 0);
    QCOMPARE(m_fixture->rows(), 1);
}

void TestCollectionBook::aLinkThatIsGivenAgainIsTheSame()
{
    const QString link = m_fixture->list({1, 2});
    const qint64 id = m_fixture->add(link);
    m_fixture->now = m_fixture->now.addDays(1);
    m_fixture->list({1, 2, 3});
    QCOMPARE(m_fixture->add(link), id);
    QCOMPARE(m_fixture->book->count(), 1);
    QCOMPARE(m_fixture->kept(id).found, 3);
    QCOMPARE(m_fixture->kept(id).fresh, 1);
    QCOMPARE(m_fixture->kept(id).addedAt, m_fixture->now.addDays(-1));
}

void TestCollectionBook::asksAgainForWhatIsNewOnly()
{
    const qint64 id = m_fixture->add(m_fixture->list({1, 2, 3}));
    m_fixture->list({5, 1, 2, 3, 4});
    QSignalSpy asked(m_fixture->book.get(), &CollectionBook::asked);
    m_fixture->askAgain(id);
    QCOMPARE(asked.size(), 1);
    QCOMPARE(m_fixture->kept(id).found, 5);
    QCOMPARE(m_fixture->kept(id).fresh, 2);
    QCOMPARE(m_fixture->rows(), 5);
    QCOMPARE(m_fixture->book->find(id)->images.size(), 5);
    QCOMPARE(m_fixture->book->tally(id).rows, 5);
    m_fixture->manager->manager->cancelAll();
    QCoreApplication::processEvents();
    QCOMPARE(shown(id, CollectionColumn::State), u"2 new of 5"_s);
    m_fixture->askAgain(id);
    QCOMPARE(m_fixture->kept(id).fresh, 0);
    QCOMPARE(shown(id, CollectionColumn::State), u"Nothing new"_s);
}

void TestCollectionBook::asksWithTheOptionsItHad()
{
    CollectOptions options = m_fixture->options();
    DownloadOptions own = *m_fixture->manager->options;
    own.directory = u"/elsewhere"_s;
    options.download = std::make_shared<const DownloadOptions>(own);
    options.limit = 2;
    QSignalSpy idle(m_fixture->collector.get(), &Collector::idle);
    m_fixture->collector->add(m_fixture->list({1, 2, 3}), options);
    QVERIFY(idle.wait());
    const qint64 id = m_fixture->book->at(0).kept.id;
    m_fixture->list({4, 5, 6});
    m_fixture->askAgain(id);
    QCOMPARE(m_fixture->rows(), 4);
    QCOMPARE(m_fixture->manager->manager->jobAt(3).options->directory, u"/elsewhere"_s);
}

void TestCollectionBook::bringsBackRemovedRowsForAPersonOnly()
{
    const qint64 id = m_fixture->add(m_fixture->list({1, 2, 3}));
    DownloadManager &manager = *m_fixture->manager->manager;
    manager.remove({manager.idAt(1)});
    QTRY_COMPARE(manager.count(), 2);
    m_fixture->askAgain(id, AskedBy::Watch);
    QCOMPARE(manager.count(), 2);
    QCOMPARE(m_fixture->kept(id).unseen, 0);
    m_fixture->askAgain(id, AskedBy::Person);
    QCOMPARE(manager.count(), 3);
    QCOMPARE(m_fixture->kept(id).fresh, 1);
}

void TestCollectionBook::countsTheNewImagesOfAWatchUntilTheyAreSeen()
{
    const qint64 id = m_fixture->add(m_fixture->list({1}));
    m_fixture->book->setWatch(id, Watch{.everyHours = 6});
    m_fixture->list({1, 2, 3});
    m_fixture->askAgain(id, AskedBy::Watch);
    m_fixture->list({1, 2, 3, 4});
    m_fixture->askAgain(id, AskedBy::Watch);
    QCOMPARE(m_fixture->kept(id).unseen, 3);
    QCOMPARE(m_fixture->book->unseen(), 3);
    QCOMPARE(m_fixture->kept(id).watch->nextAt, m_fixture->now.addSecs(6 * 3600));
    m_fixture->book->markSeen(id);
    QCOMPARE(m_fixture->book->unseen(), 0);
}

void TestCollectionBook::followsItsRows()
{
    const qint64 id = m_fixture->add(m_fixture->list({1, 2, 3}));
    DownloadManager &manager = *m_fixture->manager->manager;
    manager.cancel({manager.idAt(0)});
    QTRY_COMPARE(m_fixture->book->tally(id), (CollectionTally{.rows = 3, .pending = 2}));
    manager.pause({manager.idAt(1)});
    QTRY_COMPARE(m_fixture->book->tally(id), (CollectionTally{.rows = 3, .pending = 1}));
    Job failed = m_fixture->manager->makeJob(JobState::Failed);
    failed.id = JobId{100};
    failed.image.url = u"https://a.example/3.jpg"_s;
    m_fixture->manager->addJob(failed);
    QCOMPARE(m_fixture->book->tally(id), (CollectionTally{.rows = 4, .pending = 1, .failed = 1}));
    QCOMPARE(shown(id, CollectionColumn::Failed), u"1"_s);
    manager.remove({JobId{100}, manager.idAt(2)});
    QTRY_COMPARE(m_fixture->book->tally(id), (CollectionTally{.rows = 2}));
}

void TestCollectionBook::tellsAFailure()
{
    ScriptedServer server;
    const qint64 id = m_fixture->add(server.url("/gone.html"));
    QVERIFY(m_fixture->kept(id).failure);
    QCOMPARE(m_fixture->kept(id).failure->reason, FailureReason::NotFound);
    QVERIFY(!shown(id, CollectionColumn::State).isEmpty());
    m_fixture->book->setWatch(id, Watch{.everyHours = 6});
    m_fixture->askAgain(id, AskedBy::Watch);
    m_fixture->askAgain(id, AskedBy::Watch);
    QCOMPARE(m_fixture->kept(id).watch->failuresInARow, 2);
    QCOMPARE(m_fixture->kept(id).watch->nextAt, m_fixture->now.addSecs(12 * 3600));
    QVERIFY(watchDetails(m_fixture->kept(id)).contains("failed 2 time"_L1));
}

void TestCollectionBook::canBeStopped()
{
    ScriptedServer server;
    server.on("/slow", Reply::silence());
    m_fixture->collector->add(server.url("/slow"), m_fixture->options());
    QTRY_COMPARE(server.requestCount("/slow"), 1);
    const qint64 id = m_fixture->book->at(0).kept.id;
    QCOMPARE(shown(id, CollectionColumn::State), u"Reading…"_s);
    m_fixture->book->stop(id);
    QCOMPARE(shown(id, CollectionColumn::State), u"Stopped"_s);
    QCOMPARE(m_fixture->collector->running(), 0);
}

void TestCollectionBook::tellsUntilWhenItWaits()
{
    ScriptedServer api;
    api.otherwise([](const Request &) { return Reply::status(429).header("Retry-After", "3600"); });
    CollectOptions options = m_fixture->options();
    options.imgurApi = api.url("/3/");
    options.clientId = u"mine"_s;
    options.patience = Patience::Long;
    m_fixture->collector->add(u"https://imgur.com/r/pics"_s, options);
    const qint64 id = m_fixture->book->at(0).kept.id;
    QTRY_VERIFY(m_fixture->book->waitsUntil(*m_fixture->book->find(id)).isValid());
    QVERIFY(shown(id, CollectionColumn::State).startsWith(u"Goes on at"_s));
    m_fixture->book->stop(id);
    QCOMPARE(shown(id, CollectionColumn::State), u"Stopped"_s);
}

void TestCollectionBook::keepsEverythingOverARestart()
{
    const qint64 id = m_fixture->add(m_fixture->list({1, 2, 3}));
    m_fixture->book->setWatch(id, Watch{.everyHours = 12});
    m_tester.reset();
    m_model.reset();
    m_fixture->end();
    m_fixture->begin();
    QCOMPARE(m_fixture->book->count(), 1);
    QCOMPARE(m_fixture->kept(id).found, 3);
    QCOMPARE(m_fixture->kept(id).watch->everyHours, 12);
    QTRY_COMPARE(m_fixture->book->find(id)->images.size(), 3);
    QVERIFY(m_fixture->book->find(id)->images.contains(imageKey(u"https://a.example/2.jpg"_s)));
}

void TestCollectionBook::goesOnWithWhatTheEndBrokeOff()
{
    m_tester.reset();
    m_model.reset();
    m_fixture->end();
    m_fixture->manager->library.saveRemembered(
        {.id = 7, .link = m_fixture->list({1, 2}), .options = m_fixture->manager->options, .isOpen = true});
    m_fixture->begin();
    QTRY_COMPARE(m_fixture->rows(), 2);
    QTRY_VERIFY(!m_fixture->kept(7).isOpen);
    QCOMPARE(m_fixture->kept(7).found, 2);
}

// Whoever keeps open collections gives the link once more, with the options it was given first.
void TestCollectionBook::goesOnWithTheFilterThatWasChanged()
{
    m_tester.reset();
    m_model.reset();
    m_fixture->end();
    DownloadOptions changed = *m_fixture->manager->options;
    changed.listing.text = u"2"_s;
    const QString link = m_fixture->list({1, 2, 3});
    m_fixture->manager->library.saveRemembered(
        {.id = 7, .link = link, .options = std::make_shared<const DownloadOptions>(changed), .isOpen = true});
    m_fixture->begin();
    QCOMPARE(m_fixture->add(link), 7);
    QCOMPARE(m_fixture->rows(), 1);
    QCOMPARE(m_fixture->kept(7).options->listing.text, u"2"_s);
    QCOMPARE(m_fixture->kept(7).filtered, 2);
}

void TestCollectionBook::removingCanBeTakenBack()
{
    const qint64 first = m_fixture->add(m_fixture->list({1, 2}, u"a.txt"_s));
    const qint64 second = m_fixture->add(m_fixture->list({3}, u"b.txt"_s));
    const QList<CollectionBook::Entry> removed = m_fixture->book->remove({first});
    QCOMPARE(m_fixture->book->count(), 1);
    QVERIFY(m_fixture->manager->library.rememberedCollections().size() <= 1);
    QCOMPARE(m_fixture->rows(), 3); // images stay
    m_fixture->book->restore(removed);
    QCOMPARE(m_fixture->book->rowOf(first), 0);
    QCOMPARE(m_fixture->book->rowOf(second), 1);
    QCOMPARE(m_fixture->book->tally(first).rows, 2);
    m_fixture->book->restore(removed); // nothing is there twice
    QCOMPARE(m_fixture->book->count(), 2);
    QTRY_COMPARE(m_fixture->manager->library.rememberedCollections().size(), 2);
    QTRY_COMPARE(m_fixture->manager->library.rememberedImages().size(), 2);
}

// The window is there before them; whoever needs them waits.
void TestCollectionBook::readsItsImagesAfterTheStart()
{
    const QString link = m_fixture->list({1, 2});
    const qint64 id = m_fixture->add(link);
    QTRY_COMPARE(m_fixture->manager->library.rememberedImages().size(), 1);
    m_tester.reset();
    m_model.reset();
    m_fixture->end();
    ManagerFixture &manager = *m_fixture->manager;
    manager.manager->remove({manager.manager->idAt(0)}); // of the first: only the collection knows it now
    m_fixture->list({1, 2, 3});
    m_fixture->begin();
    QVERIFY(m_fixture->book->find(id)->images.isEmpty());
    m_fixture->book->askAgain(id, CollectionBook::AskedBy::Watch);
    QVERIFY(m_fixture->book->find(id)->isWaiting);
    QTRY_COMPARE(m_fixture->book->find(id)->asking, 0);
    QTRY_VERIFY(!m_fixture->book->find(id)->isWaiting);
    QTRY_COMPARE(m_fixture->book->find(id)->images.size(), 3);
    QTRY_COMPARE(m_fixture->kept(id).fresh, 1); // the first was given before
}

void TestCollectionBook::writesNoImagesBeforeItHasReadThem()
{
    const qint64 id = m_fixture->add(m_fixture->list({1, 2}));
    QTRY_COMPARE(m_fixture->manager->library.rememberedImages().size(), 1);
    m_tester.reset();
    m_model.reset();
    m_fixture->end();
    m_fixture->begin();
    const QList<CollectionBook::Entry> removed = m_fixture->book->remove({id}); // at once
    QCOMPARE(removed.size(), 1);
    QCOMPARE(removed.first().images.size(), 2);
    m_fixture->book->restore(removed);
    m_fixture->end();
    m_fixture->begin();
    QTRY_COMPARE(m_fixture->book->find(id)->images.size(), 2);
}

// 200 of them with a million images in all.
void TestCollectionBook::removesVeryManyAtOnce()
{
    m_tester.reset();
    m_model.reset();
    m_fixture->end();
    quint64 key = 0;
    QList<qint64> ids;
    for (qint64 id = 1; id <= 200; ++id) {
        ImageKeys keys;
        for (int i = 0; i < 5'000; ++i)
            keys.insert(++key * 0x9e3779b97f4a7c15);
        ids.append(id);
        m_fixture->manager->library.saveRemembered({.id = id, .link = u"https://a.example/%1/"_s.arg(id)});
        m_fixture->manager->library.saveRememberedImages({.collection = id, .keys = toBytes(keys)});
    }
    m_fixture->begin();
    m_model = std::make_unique<CollectionsModel>(*m_fixture->book);
    QTRY_COMPARE(m_fixture->book->find(1)->images.size(), 5'000);
    QTRY_COMPARE(m_fixture->book->find(200)->images.size(), 5'000);
    QSignalSpy gone(m_model.get(), &CollectionsModel::rowsRemoved);
    ids.removeOne(100);
    const QList<CollectionBook::Entry> removed = m_fixture->book->remove(ids);
    QCOMPARE(gone.size(), 2); // those before the one that stays, and those after it
    QCOMPARE(m_fixture->book->count(), 1);
    m_fixture->book->restore(removed);
    QCOMPARE(m_fixture->book->count(), 200);
    QCOMPARE(m_fixture->book->find(1)->images.size(), 5'000);
}

void TestCollectionBook::forgetsTheOldestWithoutAWatch()
{
    m_tester.reset();
    m_model.reset();
    m_fixture->end();
    for (qint64 id = 1; id <= CollectionBook::kMostRemembered; ++id)
        m_fixture->manager->library.saveRemembered({.id = id, .link = u"https://a.example/%1/"_s.arg(id)});
    m_fixture->begin();
    m_fixture->book->setWatch(1, Watch{});
    m_fixture->add(m_fixture->list({1, 2}));
    QCOMPARE(m_fixture->book->count(), CollectionBook::kMostRemembered);
    QVERIFY(m_fixture->book->find(1));
    QVERIFY(!m_fixture->book->find(2));
    QVERIFY(m_fixture->book->find(3));
}

void TestCollectionBook::showsTextsForEveryState()
{
    QCOMPARE(everyText(1), u"every hour"_s);
    QVERIFY(everyText(6).startsWith("every 6 hour"_L1)); // the plural is the translation's
    QCOMPARE(everyText(24), u"every day"_s);
    QVERIFY(everyText(72).startsWith("every 3 day"_L1));
    QCOMPARE(everyText(168), u"every week"_s);
    QCOMPARE(collectionName({.link = u"sample:"_s}), u"Sample gallery"_s);
    QCOMPARE(collectionName({.link = u"/data/lists/birds.txt"_s}), u"birds.txt"_s);
    QCOMPARE(collectionName({.link = u"https://a.example/x?token=abcdef123456"_s}), u"a.example/x?token=***"_s);
    QCOMPARE(collectionName({.link = u"https://a.example/x"_s, .title = u"Two\nBirds"_s}), u"Two Birds · a.example"_s);
}

// They are kept in the library: what they are must never change.
void TestCollectionBook::givesStableKeys()
{
    QCOMPARE(imageKey({}), quint64(0xcbf29ce484222325));
    const ImageKeys keys{imageKey(u"https://a.example/1.jpg"_s), imageKey(u"https://a.example/ü.jpg"_s)};
    QCOMPARE(keys.size(), 2);
    QCOMPARE(imageKeysFrom(toBytes(keys)), keys);
    QCOMPARE(imageKeysFrom(toBytes(keys) + "odd"), keys);
}

QTEST_MAIN(TestCollectionBook)
#include "tst_collectionbook.moc"
