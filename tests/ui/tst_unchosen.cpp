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
    void removeRest()
    {
        QTRY_VERIFY(actions.removeRest->isEnabled());
        actions.removeRest->trigger();
        QCOMPARE(names(), QStringList{u"4.jpg"_s});
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
