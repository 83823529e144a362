// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#include "ui/collectiontext.h"
#include "ui/filterrun.h"

#include <QTest>

using namespace bowerbird;
using namespace bowerbird::test;
using namespace Qt::StringLiterals;

// The numbers that the panel of collections shows, held against what a filter, a person and a restart do.
class TestCollectionNumbers : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void followTheFilter();
    void followWhatIsTakenOutOfTheList();
    void keepWhatWasDownloaded();
    void surviveARestart();
    void followRowsOfAnEarlierRun();
    void comeBackWhenAPersonAsksAgain();
    void stayWhenAWatchAsks();
    void areOfTheImagesAndNotOfTheFirstCollection();
    void followRowsOfLinksGivenTogether();
    void followARowThatComesAnew();
    void countWhatIsNewTheLastTime();
    void countASingleImage();
    void countImagesThatAreNotKept();
    void countImagesThatAreNotKeptOnceWhenAWatchAsks();
    void rowsThatCameWhileItWasClosedAreItsOwn();
    void rowsThatCameWhileItWasClosedFollowItsNumbers();

private:
    // Images, new ones, filtered ones.
    static QString of(const FilterRun &run) { return of(run, run.id); }
    static QString of(const FilterRun &run, qint64 id)
    {
        const CollectionBook::Entry &entry = *run.book->find(id);
        return u"%1 %2 %3"_s.arg(run.book->found(entry)).arg(run.book->fresh(entry)).arg(run.book->filtered(entry));
    }
    static void letRowsComeWhileItIsClosed(FilterRun &run);
    static QList<Job> take(FilterRun &run, const QString &name)
    {
        const int row = run.fixture.manager->rowOf(run.rowNamed(name));
        const QList<Job> jobs{run.fixture.manager->jobAt(row)};
        run.fixture.manager->remove({jobs.first().id});
        return jobs;
    }
};

void TestCollectionNumbers::followTheFilter()
{
    FilterRun run(kLinks);
    QCOMPARE(of(run), u"2 2 3"_s);
    run.images->setFilter(run.id, run.with(u"png"));
    QTRY_COMPARE(of(run), u"1 1 4"_s); // all that the site lists is new, shown or not
    run.images->showAll(run.id);
    QTRY_COMPARE(of(run), u"5 5 0"_s);
    QTRY_COMPARE(run.fixture.manager->count(), 5);
    run.undo.undo();
    QTRY_COMPARE(of(run), u"1 1 4"_s);
    run.undo.undo();
    QTRY_COMPARE(of(run), u"2 2 3"_s);
    QCOMPARE(run.fixture.manager->count(), 2);
}

void TestCollectionNumbers::followWhatIsTakenOutOfTheList()
{
    FilterRun run(kLinks);
    const QList<Job> gone = take(run, u"1.jpg"_s);
    QCOMPARE(of(run), u"1 1 3"_s);
    QCOMPARE(run.sentence(), u"1 shown, 2 GIF and 1 PNG hidden"_s);
    run.images->setFilter(run.id, run.with(u"gif"));
    QTRY_COMPARE(of(run), u"2 2 2"_s); // it is not hidden either
    run.images->setFilter(run.id, run.with(u"jpeg"));
    QTRY_COMPARE(of(run), u"1 1 3"_s); // and does not come back by a filter
    QCOMPARE(run.names(), QStringList({u"4.jpg"_s}));
    run.fixture.manager->restore(gone);
    QCOMPARE(of(run), u"2 2 3"_s);
}

void TestCollectionNumbers::keepWhatWasDownloaded()
{
    FilterRun run(kLinks);
    run.finish(u"1.jpg"_s);
    QCOMPARE(of(run), u"2 2 3"_s);
    run.fixture.manager->clearFinished();
    QCOMPARE(run.fixture.manager->count(), 1);
    QCOMPARE(of(run), u"2 2 3"_s);
}

void TestCollectionNumbers::surviveARestart()
{
    FilterRun run(kLinks);
    (void)take(run, u"1.jpg"_s);
    run.images->setFilter(run.id, run.with(u"jpeg,png"));
    QTRY_COMPARE(of(run), u"2 2 2"_s);
    run.restart();
    QCOMPARE(of(run), u"2 2 2"_s); // not read yet
    run.images->setFilter(run.id, run.with(u"jpeg"));
    QTRY_COMPARE(of(run), u"1 1 3"_s); // and then
}

// They are there before anybody has looked at what the collection has listed.
void TestCollectionNumbers::followRowsOfAnEarlierRun()
{
    FilterRun run(kLinks);
    run.restart();
    QList<Job> jobs;
    for (int row = 0; row < run.fixture.manager->count(); ++row)
        jobs += run.fixture.manager->jobAt(row);
    QTRY_COMPARE(run.book->find(run.id)->images.size(), 2); // as they are read before
    Q_EMIT run.fixture.manager->aboutToRestore(jobs);
    const QList<Job> gone = take(run, u"1.jpg"_s);
    QTRY_COMPARE(of(run), u"1 1 3"_s);
    QCOMPARE(run.book->tally(run.id).rows, 1);
    run.fixture.manager->restore(gone);
    QTRY_COMPARE(of(run), u"2 2 3"_s);
    QCOMPARE(run.book->tally(run.id).rows, 2);
}

void TestCollectionNumbers::comeBackWhenAPersonAsksAgain()
{
    FilterRun run(kLinks);
    (void)take(run, u"1.jpg"_s);
    QCOMPARE(of(run), u"1 1 3"_s);
    run.askAgain();
    QTRY_COMPARE(of(run), u"2 1 3"_s);
    QCOMPARE(run.names(), QStringList({u"1.jpg"_s, u"4.jpg"_s}));
    QCOMPARE(collectionStateText(*run.book, *run.book->find(run.id)), u"0 of 2 done"_s);
}

void TestCollectionNumbers::stayWhenAWatchAsks()
{
    FilterRun run(kLinks);
    (void)take(run, u"1.jpg"_s);
    run.askAgain(CollectionBook::AskedBy::Watch);
    QTRY_COMPARE(of(run), u"1 0 3"_s);
    QCOMPARE(run.names(), QStringList({u"4.jpg"_s}));
}

// A row counts for the first that gave it; its image is listed by both.
void TestCollectionNumbers::areOfTheImagesAndNotOfTheFirstCollection()
{
    FilterRun run(kLinks);
    const qint64 other = run.collect("http://a.example/1.jpg\nhttp://b.example/8.jpg\n");
    QCOMPARE(of(run, other), u"2 1 0"_s); // one of them was in the list
    const QList<Job> gone = take(run, u"1.jpg"_s);
    QCOMPARE(of(run), u"1 1 3"_s);
    QCOMPARE(of(run, other), u"1 1 0"_s);
    run.fixture.manager->restore(gone);
    QCOMPARE(of(run), u"2 2 3"_s);
    QCOMPARE(of(run, other), u"2 1 0"_s);
}

void TestCollectionNumbers::followRowsOfLinksGivenTogether()
{
    FilterRun run(kLinks);
    run.beBusy();
    const qint64 first = run.collect("http://b.example/1.jpg\nhttp://b.example/2.jpg\n");
    const qint64 second = run.collect("http://b.example/2.jpg\nhttp://b.example/x.jpg\n");
    QVERIFY(run.fixture.manager->hasArrivals());
    QTRY_VERIFY(!run.fixture.manager->hasArrivals());
    const QList<Job> gone = take(run, u"2.jpg"_s);
    QTRY_COMPARE(of(run, first), u"1 1 0"_s);
    QCOMPARE(of(run, second), u"1 1 0"_s);
    run.fixture.manager->restore(gone);
    QTRY_COMPARE(of(run, first), u"2 2 0"_s);
    QCOMPARE(of(run, second), u"2 1 0"_s);
}

// For a link that several list, of which one asks for it again.
void TestCollectionNumbers::followARowThatComesAnew()
{
    FilterRun run(kLinks);
    const qint64 other = run.collect("http://a.example/1.jpg\nhttp://b.example/8.jpg\n");
    (void)take(run, u"1.jpg"_s);
    QCOMPARE(of(run, other), u"1 1 0"_s);
    run.askAgain();
    QCOMPARE(of(run), u"2 1 3"_s);
    QCOMPARE(of(run, other), u"2 1 0"_s);
    (void)take(run, u"1.jpg"_s);
    QCOMPARE(of(run), u"1 0 3"_s);
    QCOMPARE(of(run, other), u"1 1 0"_s);
}

void TestCollectionNumbers::countWhatIsNewTheLastTime()
{
    FilterRun run(kLinks);
    run.write(QByteArray(kLinks) + "http://a.example/6.jpg\nhttp://a.example/7.png\n", 1);
    run.askAgain();
    QTRY_COMPARE(of(run), u"3 1 4"_s);
    run.images->setFilter(run.id, run.with(u"jpeg,png"));
    QTRY_COMPARE(of(run), u"5 2 2"_s); // one of them was hidden when it came
    run.images->setFilter(run.id, run.with(u"gif"));
    QTRY_COMPARE(of(run), u"2 0 5"_s);
    run.askAgain();
    run.images->showAll(run.id);
    QTRY_COMPARE(of(run), u"7 0 0"_s);
}

void TestCollectionNumbers::countASingleImage()
{
    FilterRun run("http://a.example/1.jpg\n");
    QCOMPARE(of(run), u"1 1 0"_s);
    const QList<Job> gone = take(run, u"1.jpg"_s);
    QCOMPARE(of(run), u"0 0 0"_s);
    run.fixture.manager->restore(gone);
    QCOMPARE(of(run), u"1 1 0"_s);
    QVERIFY(!run.images->knows(run.id)); // nothing that a filter is asked about
}

void TestCollectionNumbers::countImagesThatAreNotKept()
{
    FilterRun run("http://a.example/[1-20010].jpg\n");
    QTRY_COMPARE(run.fixture.manager->count(), 20'010);
    QTRY_COMPARE(of(run), u"20010 20010 0"_s);
    const QList<Job> kept = take(run, u"1.jpg"_s);
    const QList<Job> counted = take(run, u"20005.jpg"_s);
    QVERIFY(of(run).startsWith(u"20008 "_s));
    run.fixture.manager->restore(kept + counted);
    QCOMPARE(of(run), u"20010 20010 0"_s);
}

// What a person has taken out stays away for a watch, and is counted again when it is put back.
void TestCollectionNumbers::countImagesThatAreNotKeptOnceWhenAWatchAsks()
{
    FilterRun run("http://a.example/[1-20010].jpg\n");
    QTRY_COMPARE(run.fixture.manager->count(), 20'010);
    const QList<Job> gone = take(run, u"20005.jpg"_s) + take(run, u"20006.jpg"_s);
    QVERIFY(of(run).startsWith(u"20008 "_s));
    run.askAgain(CollectionBook::AskedBy::Watch);
    QVERIFY2(of(run).startsWith(u"20008 "_s), qPrintable(of(run)));
    run.fixture.manager->restore(gone);
    QVERIFY2(of(run).startsWith(u"20010 "_s), qPrintable(of(run)));
    (void)take(run, u"20005.jpg"_s);
    run.askAgain();
    QTRY_COMPARE(run.fixture.manager->count(), 20'010);
    QVERIFY2(of(run).startsWith(u"20010 "_s), qPrintable(of(run)));
}

// Shown by a change, and on their way when the collection was taken out of the panel; then it is back.
void TestCollectionNumbers::letRowsComeWhileItIsClosed(FilterRun &run)
{
    QSignalSpy changed(&*run.images, &FilteredImages::changed);
    run.images->setFilter(run.id, run.with(u"jpeg,gif"));
    QVERIFY(changed.wait());
    QVERIFY(run.fixture.manager->hasArrivals());
    const auto removed = run.book->remove({run.id});
    QTRY_COMPARE(run.fixture.manager->count(), 5'000);
    QTRY_VERIFY(!run.fixture.manager->hasArrivals());
    run.book->restore(removed);
}

void TestCollectionNumbers::rowsThatCameWhileItWasClosedAreItsOwn()
{
    FilterRun run("http://a.example/[1-4999].gif\nhttp://a.example/x.jpg\n");
    letRowsComeWhileItIsClosed(run);
    run.images->setFilter(run.id, run.with(u"jpeg"));
    QTRY_COMPARE(run.names(), QStringList{u"x.jpg"_s});
    QTRY_COMPARE(of(run), u"1 1 4999"_s);
}

void TestCollectionNumbers::rowsThatCameWhileItWasClosedFollowItsNumbers()
{
    FilterRun run("http://a.example/[1-4999].gif\nhttp://a.example/x.jpg\n");
    letRowsComeWhileItIsClosed(run);
    QSignalSpy changed(&*run.images, &FilteredImages::changed);
    QVERIFY(changed.wait()); // it is read again
    const QList<Job> gone = take(run, u"17.gif"_s);
    QTRY_COMPARE(of(run), u"4999 4999 0"_s);
    run.fixture.manager->restore(gone);
    QTRY_COMPARE(of(run), u"5000 5000 0"_s);
}

QTEST_MAIN(TestCollectionNumbers)
#include "tst_collectionnumbers.moc"
