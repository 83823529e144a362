// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

// What a person takes out of the list instead of choosing it.

#include "ui/choiceactions.h"
#include "ui/filterrun.h"

#include <QAction>
#include <QTest>

using namespace bowerbird;
using namespace bowerbird::test;

namespace {

const QStringList kAll{u"1.jpg"_s, u"4.jpg"_s};

// Two images wait to be chosen and one has a tick.
struct Run : FilterRun
{
    Run()
        : FilterRun(kLinks, true)
        , actions(*fixture.manager, choice, undo)
    {
        actions.setListings(&*images);
        choice.set({rowNamed(u"4.jpg"_s)}, true);
    }
    void removeRest(const QStringList &left = {u"4.jpg"_s})
    {
        QTRY_VERIFY(actions.removeRest->isEnabled());
        actions.removeRest->trigger();
        QCOMPARE(names(), left);
    }
    void startAnew()
    {
        restart();
        actions.setListings(&*images);
    }

    ChoiceActions actions;
};

} // namespace

class TestUnchosen : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void countsAsHidden();
    void isNotOfferedAgain_data();
    void isNotOfferedAgain();
    void isNotOfferedAgainAfterARestart();
    void staysOutWhenTheFilterChanges();
    void comesWhenItIsShown();
    void comesWhenItsLinkIsGivenAnew();
    void isChoosableAgainWhenTheRemovalIsTakenBack();
    void isThereOnceWhenItCameOtherwiseBeforeThat();
    void isNotOfferedByAnotherCollection();
    void countsAsHiddenInAllThatListIt_data();
    void countsAsHiddenInAllThatListIt();
    void isFoundOutWhenAnotherListingIsRead();
    void countsAsShownOnceItIsDownloaded();
    void veryManyGoAndComeBack();
};

void TestUnchosen::countsAsHidden()
{
    Run run;
    run.removeRest();
    QCOMPARE(run.sentence(), u"1 shown, 1 not chosen, 2 GIF and 1 PNG hidden"_s);
    QCOMPARE(run.images->tally(run.id).hiddenKept, 4);
}

void TestUnchosen::isNotOfferedAgain_data()
{
    QTest::addColumn<int>("by");
    QTest::newRow("a person") << static_cast<int>(CollectionBook::AskedBy::Person);
    QTest::newRow("a watch") << static_cast<int>(CollectionBook::AskedBy::Watch);
}

void TestUnchosen::isNotOfferedAgain()
{
    QFETCH(const int, by);
    Run run;
    run.removeRest();
    run.askAgain(static_cast<CollectionBook::AskedBy>(by));
    QCOMPARE(run.names(), QStringList{u"4.jpg"_s});
    QCOMPARE(run.book->find(run.id)->kept.fresh, 0);
    QCOMPARE(run.sentence(), u"1 shown, 1 not chosen, 2 GIF and 1 PNG hidden"_s);
}

void TestUnchosen::isNotOfferedAgainAfterARestart()
{
    Run run;
    run.removeRest();
    run.startAnew();
    run.askAgain();
    QCOMPARE(run.names(), QStringList{u"4.jpg"_s});
    run.images->showAll(run.id);
    QTRY_COMPARE(run.names().size(), 5);
    run.startAnew();
    run.fixture.manager->remove({run.rowNamed(u"1.jpg"_s)});
    run.askAgain();
    QCOMPARE(run.names().size(), 5); // it was shown since, so that nothing is left of that
}

void TestUnchosen::staysOutWhenTheFilterChanges()
{
    Run run;
    run.removeRest();
    run.images->setFilter(run.id, run.with(u"jpeg,gif"));
    QTRY_COMPARE(run.names(), QStringList({u"3.gif"_s, u"4.jpg"_s, u"5.gif"_s}));
    QCOMPARE(run.sentence(), u"3 shown, 1 not chosen and 1 PNG hidden"_s);
}

void TestUnchosen::comesWhenItIsShown()
{
    Run run;
    run.removeRest();
    run.images->showAll(run.id);
    QTRY_COMPARE(run.names().size(), 5);
    QCOMPARE(run.inState(JobState::Held), 5);
    QVERIFY(!run.book->isUnchosen(u"http://a.example/1.jpg"_s));
    run.undo.undo(); // of showing
    QTRY_COMPARE(run.names(), QStringList{u"4.jpg"_s});
    QCOMPARE(run.sentence(), u"1 shown, 1 not chosen, 2 GIF and 1 PNG hidden"_s);
    run.askAgain();
    QCOMPARE(run.names(), QStringList{u"4.jpg"_s});
}

void TestUnchosen::comesWhenItsLinkIsGivenAnew()
{
    Run run;
    run.removeRest();
    QSignalSpy idle(&*run.collector, &Collector::idle);
    run.collector->add(run.images->linkOf(run.id), run.options(true));
    QVERIFY(idle.wait(10'000));
    QCOMPARE(run.names(), kAll);
    QCOMPARE(run.sentence(), u"2 shown, 2 GIF and 1 PNG hidden"_s);
}

void TestUnchosen::isChoosableAgainWhenTheRemovalIsTakenBack()
{
    Run run;
    run.removeRest();
    run.askAgain();
    run.undo.undo();
    QCOMPARE(run.names(), kAll);
    QCOMPARE(run.inState(JobState::Held), 2);
    QCOMPARE(run.sentence(), u"2 shown, 2 GIF and 1 PNG hidden"_s);
    run.fixture.manager->remove({run.rowNamed(u"1.jpg"_s)}); // taken out as any other row
    run.askAgain();
    QCOMPARE(run.names(), kAll);
}

void TestUnchosen::isThereOnceWhenItCameOtherwiseBeforeThat()
{
    Run run;
    run.removeRest();
    run.collect("http://a.example/1.jpg\n", true); // a link to the image itself, or another list
    QCOMPARE(run.names(), kAll);
    run.undo.undo();
    QCOMPARE(run.names(), kAll);
    QCOMPARE(run.inState(JobState::Held), 2);
}

void TestUnchosen::isNotOfferedByAnotherCollection()
{
    Run run;
    const qint64 other = run.collect("http://a.example/1.jpg\nhttp://a.example/9.jpg\n", true);
    run.removeRest();
    QSignalSpy idle(&*run.collector, &Collector::idle);
    run.book->askAgain(other);
    QVERIFY(idle.wait(10'000));
    QCOMPARE(run.names(), QStringList({u"4.jpg"_s}));
    QCOMPARE(run.sentenceOf(other), u"0 shown, 2 not chosen hidden"_s);
}

void TestUnchosen::countsAsHiddenInAllThatListIt_data()
{
    QTest::addColumn<bool>("isBusy");
    QTest::newRow("rows that come at once") << false;
    QTest::newRow("rows that come in slices") << true;
}

// While others are on their way both have asked for the row before it is there.
void TestUnchosen::countsAsHiddenInAllThatListIt()
{
    QFETCH(const bool, isBusy);
    FilterRun run("http://c.example/7.jpg\n", true);
    ChoiceActions actions(*run.fixture.manager, run.choice, run.undo);
    actions.setListings(&*run.images);
    if (isBusy)
        run.beBusy();
    const qint64 first = run.collect("http://a.example/1.jpg\nhttp://a.example/2.jpg\n", true);
    const qint64 other = run.collect("http://a.example/2.jpg\nhttp://b.example/8.jpg\n", true);
    QCOMPARE(run.fixture.manager->hasArrivals(), isBusy);
    QTRY_VERIFY(!run.fixture.manager->hasArrivals());
    run.choice.set({run.rowNamed(u"8.jpg"_s)}, true);
    QTRY_VERIFY(actions.removeRest->isEnabled());
    actions.removeRest->trigger();
    QTRY_COMPARE(run.inState(JobState::Held), 1);
    QTRY_COMPARE(run.sentenceOf(first), u"0 shown, 2 not chosen hidden"_s);
    QCOMPARE(run.sentenceOf(other), u"1 shown, 1 not chosen hidden"_s);
    run.undo.undo();
    QTRY_COMPARE(run.sentenceOf(first), u"2 shown"_s);
    QCOMPARE(run.sentenceOf(other), u"2 shown"_s);
    run.restart();
    QCOMPARE(run.sentenceOf(other), u"2 shown"_s);
}

// One whose listing was not read when the images went.
void TestUnchosen::isFoundOutWhenAnotherListingIsRead()
{
    Run run;
    const qint64 other = run.collect("http://a.example/1.jpg\nhttp://b.example/8.jpg\n", true);
    run.startAnew();
    QTRY_COMPARE(run.book->find(other)->images.size(), 2);
    run.choice.set({run.rowNamed(u"8.jpg"_s)}, true);
    run.removeRest({u"4.jpg"_s, u"8.jpg"_s});
    run.images->judge(other, run.images->optionsOf(other), [](const FilterTally &) {});
    QTRY_COMPARE(run.sentenceOf(other), u"1 shown, 1 not chosen hidden"_s);
    run.undo.undo();
    QTRY_COMPARE(run.sentenceOf(other), u"2 shown"_s);
}

// By somebody who does not know what was not chosen: a run without a window.
void TestUnchosen::countsAsShownOnceItIsDownloaded()
{
    Run run;
    run.removeRest();
    run.fixture.library.rememberArchive({u"http://a.example/1.jpg"_s});
    run.fixture.library.flush();
    QCOMPARE(run.names(), QStringList{u"4.jpg"_s});
    run.askAgain();
    QCOMPARE(run.sentence(), u"2 shown, 2 GIF and 1 PNG hidden"_s);
}

void TestUnchosen::veryManyGoAndComeBack()
{
    constexpr int kMany = 30'000;
    QByteArray links;
    for (int i = 0; i < kMany; ++i)
        links += "http://a.example/" + QByteArray::number(i) + ".jpg\n";
    FilterRun run(links, true);
    ChoiceActions actions(*run.fixture.manager, run.choice, run.undo);
    actions.setListings(&*run.images);
    QTRY_COMPARE(run.inState(JobState::Held), kMany);
    QTRY_VERIFY(actions.removeRest->isEnabled());
    actions.removeRest->trigger();
    QTRY_COMPARE(run.fixture.manager->count(), 0);
    QCOMPARE(run.images->tally(run.id).hidden.value(u"not-chosen"_s), kMany);
    run.askAgain();
    QCOMPARE(run.fixture.manager->count(), 0);
    QCOMPARE(run.images->tally(run.id).hidden.value(u"not-chosen"_s), kMany);
    run.undo.undo();
    QTRY_COMPARE(run.inState(JobState::Held), kMany);
    QTRY_COMPARE(run.images->tally(run.id).shown, kMany);
    QCOMPARE(run.images->tally(run.id).hiddenInAll(), 0);
}

QTEST_MAIN(TestUnchosen)
#include "tst_unchosen.moc"
