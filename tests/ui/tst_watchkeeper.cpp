// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#include "support/scriptedserver.h"
#include "ui/collectionfixture.h"
#include "ui/messagebar.h"
#include "ui/watchkeeper.h"
#include "ui/watchnotes.h"

#include <QFile>
#include <QTest>

#include <functional>

using namespace bowerbird;
using namespace bowerbird::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

// Watches by a clock that a test moves.
class TestWatchKeeper : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        m_fixture = std::make_unique<CollectionFixture>();
        m_fixture->manager->manager->resumeAll(); // a queue that is paused asks nothing
        m_id = m_fixture->add(m_fixture->list({1, 2}));
        m_keeper = std::make_unique<WatchKeeper>(*m_fixture->book, *m_fixture->manager->manager,
                                                 [this] { return m_fixture->now; });
        m_asked = std::make_unique<QSignalSpy>(m_fixture->collector.get(), &Collector::added);
    }
    void cleanup()
    {
        m_asked.reset();
        m_keeper.reset();
        m_fixture.reset();
    }

    void asksWhatIsDue_data();
    void asksWhatIsDue();
    void catchesUpOnceAfterALongTime();
    void asksOnceItIsNoLongerPaused();
    void asksOnceTheQueueGoesOn();
    void sleepsWithoutAWatch();
    void wakesForAWatchThatIsSet();
    void whatTheEndBreaksOffStaysAWatch_data();
    void whatTheEndBreaksOffStaysAWatch();
    void countsWhatAWatchFoundBeforeTheEnd();
    void tellsNewImagesOnce();
    void tellsNothingWhenNothingIsNew();

private:
    // As at a start of the program; the list is still being read when the run before ends.
    void endWhileAsking(const std::function<void()> &meanwhile)
    {
        DownloadManager &manager = *m_fixture->manager->manager;
        m_fixture->book->setWatch(m_id, Watch{.everyHours = 1, .nextAt = m_fixture->now});
        m_keeper->look();
        meanwhile();
        m_asked.reset();
        m_keeper.reset();
        m_fixture->end();
        m_fixture->begin();
        m_keeper = std::make_unique<WatchKeeper>(*m_fixture->book, manager, [this] { return m_fixture->now; });
        m_asked = std::make_unique<QSignalSpy>(m_fixture->collector.get(), &Collector::added);
    }

    std::unique_ptr<CollectionFixture> m_fixture;
    std::unique_ptr<WatchKeeper> m_keeper;
    std::unique_ptr<QSignalSpy> m_asked;
    qint64 m_id = 0;
};

void TestWatchKeeper::asksWhatIsDue_data()
{
    QTest::addColumn<int>("everyHours");
    QTest::addColumn<int>("minutesLater");
    QTest::addColumn<bool>("isPaused");
    QTest::addColumn<bool>("areAllPaused");
    QTest::addColumn<bool>("isQueuePaused");
    QTest::addColumn<int>("asked");
    QTest::newRow("too early") << 6 << 359 << false << false << false << 0;
    QTest::newRow("in time") << 6 << 360 << false << false << false << 1;
    QTest::newRow("late") << 6 << 100'000 << false << false << false << 1;
    QTest::newRow("paused") << 6 << 100'000 << true << false << false << 0;
    QTest::newRow("all paused") << 6 << 100'000 << false << true << false << 0;
    QTest::newRow("queue paused") << 6 << 100'000 << false << false << true << 0;
    QTest::newRow("not watched") << 0 << 100'000 << false << false << false << 0;
}

void TestWatchKeeper::asksWhatIsDue()
{
    QFETCH(int, everyHours);
    QFETCH(int, minutesLater);
    QFETCH(bool, isPaused);
    if (everyHours > 0) {
        const QDateTime next = m_fixture->now.addSecs(everyHours * 3600LL);
        m_fixture->book->setWatch(m_id, Watch{.everyHours = everyHours, .nextAt = next, .isPaused = isPaused});
    }
    if (QFETCH(bool, areAllPaused); areAllPaused)
        m_keeper->setPaused(true);
    if (QFETCH(bool, isQueuePaused); isQueuePaused)
        m_fixture->manager->manager->pauseAll();
    m_fixture->now = m_fixture->now.addSecs(minutesLater * 60LL);
    m_keeper->look();
    QTEST(static_cast<int>(m_asked->size()), "asked");
}

void TestWatchKeeper::catchesUpOnceAfterALongTime()
{
    m_fixture->book->setWatch(m_id, Watch{.everyHours = 1, .nextAt = m_fixture->now});
    m_fixture->now = m_fixture->now.addDays(30);
    m_keeper->look();
    QTRY_COMPARE(m_fixture->kept(m_id).watch->nextAt, m_fixture->now.addSecs(3600));
    m_keeper->look();
    QCOMPARE(m_asked->size(), 1);
}

void TestWatchKeeper::asksOnceItIsNoLongerPaused()
{
    m_keeper->setPaused(true);
    m_fixture->book->setWatch(m_id, Watch{.everyHours = 1, .nextAt = m_fixture->now});
    m_keeper->look();
    QCOMPARE(m_asked->size(), 0);
    m_keeper->setPaused(false);
    QTRY_COMPARE(m_asked->size(), 1);
}

void TestWatchKeeper::asksOnceTheQueueGoesOn()
{
    m_fixture->manager->manager->pauseAll();
    m_fixture->book->setWatch(m_id, Watch{.everyHours = 1, .nextAt = m_fixture->now});
    m_keeper->look();
    QCOMPARE(m_asked->size(), 0);
    m_fixture->manager->manager->resumeAll();
    QTRY_COMPARE(m_asked->size(), 1);
}

void TestWatchKeeper::sleepsWithoutAWatch()
{
    m_keeper->look();
    QVERIFY(!m_keeper->isWaiting());
    m_fixture->book->setWatch(m_id, Watch{.nextAt = m_fixture->now.addDays(1), .isPaused = true});
    QCoreApplication::processEvents();
    QVERIFY(!m_keeper->isWaiting());
}

void TestWatchKeeper::wakesForAWatchThatIsSet()
{
    m_keeper->look();
    m_fixture->book->setWatch(m_id, Watch{.nextAt = m_fixture->now.addDays(1)});
    QTRY_VERIFY(m_keeper->isWaiting());
    QCOMPARE(m_asked->size(), 0);
    m_fixture->book->setWatch(m_id, Watch{.nextAt = m_fixture->now.addMSecs(1)});
    m_fixture->now = m_fixture->now.addSecs(1);
    QTRY_COMPARE(m_asked->size(), 1);
}

void TestWatchKeeper::whatTheEndBreaksOffStaysAWatch_data()
{
    QTest::addColumn<bool>("arePaused");
    QTest::newRow("paused") << true;
    QTest::newRow("not paused") << false;
}

void TestWatchKeeper::whatTheEndBreaksOffStaysAWatch()
{
    QFETCH(bool, arePaused);
    DownloadManager &manager = *m_fixture->manager->manager;
    manager.remove({manager.idAt(1)});
    QTRY_COMPARE(manager.count(), 1);
    m_fixture->list({1, 2, 3});
    endWhileAsking([&] { QVERIFY(m_fixture->book->find(m_id)->asking != 0); });
    m_keeper->setPaused(arePaused);
    QSignalSpy ended(m_fixture->book.get(), &CollectionBook::asked);
    QCoreApplication::processEvents(); // the book's own look at what was broken off
    m_keeper->look();
    if (arePaused) {
        QCOMPARE(m_asked->size(), 0);
        m_keeper->setPaused(false);
    }
    QTRY_COMPARE(ended.size(), 1);
    QCOMPARE(m_asked->size(), 1);
    QCOMPARE(ended.first().at(1).value<CollectionBook::AskedBy>(), CollectionBook::AskedBy::Watch);
    QTRY_COMPARE(manager.count(), 2); // the image that was removed does not come back
    QCOMPARE(m_fixture->book->unseen(), 1);
}

void TestWatchKeeper::countsWhatAWatchFoundBeforeTheEnd()
{
    ScriptedServer server;
    server.on("/slow", Reply::silence());
    DownloadManager &manager = *m_fixture->manager->manager;
    QFile file(m_fixture->list({1, 2, 3}));
    QVERIFY(file.open(QIODevice::Append));
    file.write(server.url("/slow").toUtf8() + '\n');
    file.close();
    endWhileAsking([&] {
        QTRY_COMPARE(manager.count(), 3);
        QVERIFY(m_fixture->book->find(m_id)->asking != 0);
    });
    QCOMPARE(m_fixture->book->unseen(), 1);
    QTRY_COMPARE(m_fixture->book->find(m_id)->images.size(), 3); // read after the start
    manager.remove({manager.idAt(2)});
    QTRY_COMPARE(manager.count(), 2);
    m_fixture->list({1, 2, 3, 4});
    m_keeper->look();
    QTRY_COMPARE(m_fixture->book->unseen(), 2);
    QCOMPARE(manager.count(), 3);
}

void TestWatchKeeper::tellsNewImagesOnce()
{
    MessageBar messages;
    QStringList told;
    WatchNotes notes(*m_fixture->book, messages,
                     [&told](const QString &title, const QString &text) { told += title + u'|' + text; });
    const qint64 other = m_fixture->add(m_fixture->list({8}, u"other.txt"_s));
    for (const qint64 id : {m_id, other})
        m_fixture->book->setWatch(id, Watch{.nextAt = m_fixture->now});
    m_fixture->list({1, 2, 3, 4});
    m_fixture->list({8, 9}, u"other.txt"_s);
    m_keeper->look();
    QTRY_COMPARE(told.size(), 1);
    QVERIFY2(told.first().startsWith(u"3 new image"), qPrintable(told.first()));
    QVERIFY(told.first().contains("list.txt"_L1) && told.first().contains("other.txt"_L1));
    QVERIFY(told.first().indexOf("list.txt"_L1) < told.first().indexOf("other.txt"_L1));
    QVERIFY(messages.isShowing(u"watch"_s));
}

void TestWatchKeeper::tellsNothingWhenNothingIsNew()
{
    MessageBar messages;
    QStringList told;
    WatchNotes notes(*m_fixture->book, messages, [&told](const QString &title, const QString &) { told += title; });
    m_fixture->book->setWatch(m_id, Watch{.nextAt = m_fixture->now});
    QSignalSpy asked(m_fixture->book.get(), &CollectionBook::asked);
    m_keeper->look();
    QTRY_COMPARE(asked.size(), 1);
    m_fixture->list({1, 2, 3});
    m_fixture->askAgain(m_id); // by a person, who sees it
    QTRY_COMPARE(asked.size(), 2);
    m_fixture->list({1, 2, 3, 4});
    m_fixture->book->setWatch(m_id, Watch{.nextAt = m_fixture->now});
    m_keeper->look();
    QTRY_COMPARE(told.size(), 1);
    QCOMPARE(told.first(), u"1 new image(s)"_s); // and nothing of what came before
}

QTEST_MAIN(TestWatchKeeper)
#include "tst_watchkeeper.moc"
