// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

// Choosing many images at once: what a filtered list shows, and taking it back; and ticks over a restart.

#include "ui/choiceactions.h"

#include "ui/choicebar.h"
#include "ui/jobchoice.h"
#include "ui/jobfiltermodel.h"
#include "ui/jobtablemodel.h"
#include "ui/managerfixture.h"
#include "ui/undohistory.h"

#include <QAction>
#include <QLayout>
#include <QMenu>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>
#include <QVBoxLayout>

using namespace bowerbird;
using namespace bowerbird::test;
using namespace Qt::StringLiterals;

namespace {

struct List : ManagerFixture
{
    explicit List(int rows)
        : choice(*manager)
        , actions(*manager, choice, undo)
        , source(*manager, *thumbnails)
        , filter(source)
        , ids(addJobs(rows, JobState::Held))
    {
        actions.setShown(filter);
    }
    // Only the images whose number ends so.
    void showEndingIn(int digit)
    {
        filter.setTextFilter(u"%1.jpg"_s.arg(digit));
        QTRY_COMPARE(actions.counts().shown, static_cast<int>(endingIn(digit).size()));
    }
    [[nodiscard]] QList<JobId> endingIn(int digit) const
    {
        QList<JobId> some;
        for (const JobId id : ids) {
            if (id.value % 10 == static_cast<quint64>(digit))
                some += id;
        }
        return some;
    }
    [[nodiscard]] int inState(JobState state) const { return manager->counts().at(static_cast<size_t>(state)); }

    JobChoice choice;
    UndoHistory undo;
    ChoiceActions actions;
    JobTableModel source;
    JobFilterModel filter;
    QList<JobId> ids;
};

QPushButton *button(const QWidget &bar, const QString &text)
{
    for (QPushButton *button : bar.findChildren<QPushButton *>()) {
        if (button->text() == text)
            return button;
    }
    return nullptr;
}

} // namespace

class TestChoiceActions : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void choosesWhatIsShown();
    void choosesWhatIsShownOfVeryMany();
    void swapsWhatIsShown();
    void downloadsAndRemovesWhatIsShown();
    void saysWhatIsNotShown();
    void tellsOfImagesThatComeUnseen();
    void manyTicksAreOneStep();
    void saysHowManyAreChosenAfterASwap();
    void singleTicksAreOneStep();
    void ticksAreTakenBackInTheirOrder();
    void tellsOfEveryTick();
    void aTickGoesToTheRowThatStandsForItsImage();
    void keepsTicksOverARestart();
    void keepsTicksOfRowsThatHaveNotComeYet();
    void readsOnlyWhatIsASetOfTicks_data();
    void readsOnlyWhatIsASetOfTicks();
    void theBarHasItsButtonsWhereItIsNarrow();
    void theBarKeepsItsButtonsInTheirPlaces_data();
    void theBarKeepsItsButtonsInTheirPlaces();
};

void TestChoiceActions::choosesWhatIsShown()
{
    List list(60);
    QTRY_COMPARE(list.actions.counts().held, 60);
    list.showEndingIn(3);
    QCOMPARE(list.actions.chooseAll->text(), u"Choose &All Shown"_s);
    list.actions.chooseAll->trigger();
    QCOMPARE(list.choice.chosen(), list.endingIn(3));
    list.showEndingIn(4);
    list.actions.chooseAll->trigger();
    QCOMPARE(list.choice.count(), 12);
    QTRY_VERIFY(list.actions.chooseNone->isEnabled());
    list.actions.chooseNone->trigger();
    QCOMPARE(list.choice.chosen(), list.endingIn(3)); // those are not shown
}

void TestChoiceActions::choosesWhatIsShownOfVeryMany()
{
    List list(JobFilterModel::kInPlaceRows * 2); // worked out in a thread
    QTRY_COMPARE(list.actions.counts().held, static_cast<int>(list.ids.size()));
    list.showEndingIn(7);
    list.actions.chooseAll->trigger();
    QCOMPARE(list.choice.chosen(), list.endingIn(7));
}

void TestChoiceActions::swapsWhatIsShown()
{
    List list(40);
    list.choice.set(list.endingIn(1) + list.endingIn(2), true);
    list.showEndingIn(2);
    list.actions.invert->trigger();
    QCOMPARE(list.choice.chosen(), list.endingIn(1));
    list.actions.invert->trigger();
    QCOMPARE(list.choice.count(), 8);
    list.undo.undo();
    QCOMPARE(list.choice.chosen(), list.endingIn(1));
}

void TestChoiceActions::downloadsAndRemovesWhatIsShown()
{
    List list(40);
    list.choice.set(list.endingIn(1).mid(0, 1), true);
    list.showEndingIn(1);
    QTRY_VERIFY(list.actions.removeRest->isEnabled());
    list.actions.removeRest->trigger();
    QCOMPARE(list.inState(JobState::Held), 37);
    list.showEndingIn(2);
    list.actions.downloadAll->trigger();
    QCOMPARE(list.inState(JobState::Queued), 4);
    QCOMPARE(list.undo.latest(), u"Started 4 download(s)"_s);
    list.undo.undo();
    list.undo.undo();
    QCOMPARE(list.inState(JobState::Held), 40);
}

void TestChoiceActions::saysWhatIsNotShown()
{
    List list(60);
    ChoiceBar bar(list.actions);
    bar.resize(1'600, 60);
    bar.show();
    QTRY_COMPARE(bar.text(), u"60 image(s) found – choose, then Download"_s);
    QVERIFY(button(bar, u"Show All"_s)->isHidden());
    list.showEndingIn(3);
    QTRY_COMPARE(bar.text(), u"6 of 60 image(s) shown, 54 wait unseen"_s);
    QVERIFY(button(bar, u"Download Shown"_s));
    list.choice.set(list.endingIn(3) + list.endingIn(4).mid(0, 2), true);
    QTRY_COMPARE(bar.text(), u"6 of 60 image(s) shown, 8 chosen (2 unseen)"_s);
    QSignalSpy shown(list.actions.showAll, &QAction::triggered);
    QVERIFY(!button(bar, u"Show All"_s)->isHidden());
    QTest::mouseClick(button(bar, u"Show All"_s), Qt::LeftButton);
    QCOMPARE(shown.size(), 1);
    list.filter.setTextFilter({});
    QTRY_COMPARE(bar.text(), u"60 image(s) found, 8 chosen"_s);
    QVERIFY(button(bar, u"Show All"_s)->isHidden());
}

void TestChoiceActions::tellsOfImagesThatComeUnseen()
{
    List list(10);
    ChoiceBar bar(list.actions);
    list.filter.setTextFilter(u"img_"_s); // all of these
    QTRY_COMPARE(bar.text(), u"10 image(s) found – choose, then Download"_s);
    QList<Job> others;
    for (int i = 0; i < 12; ++i) {
        Job job = list.makeJob(JobState::Held);
        job.image.url = u"http://elsewhere.example/%1.png"_s.arg(i);
        others += job;
    }
    list.manager->restore(others);
    QTRY_COMPARE(bar.text(), u"10 of 22 image(s) shown, 12 wait unseen"_s);
    QVERIFY(list.actions.showAll->isEnabled());
}

void TestChoiceActions::manyTicksAreOneStep()
{
    List list(20);
    list.choice.set({list.ids.at(3)}, true);
    QSignalSpy told(&list.actions, &ChoiceActions::told);
    QTRY_VERIFY(list.actions.chooseAll->isEnabled());
    list.actions.chooseAll->trigger();
    QCOMPARE(list.undo.latest(), u"Chose 19 image(s)"_s);
    QCOMPARE(told.last().first().toString(), u"Chose 19 image(s)"_s);
    list.actions.tick(list.ids.mid(0, 5), false); // a range
    QCOMPARE(list.undo.latest(), u"Took the tick from 5 image(s)"_s);
    QCOMPARE(list.choice.count(), 15);
    list.undo.undo();
    QCOMPARE(list.choice.count(), 20);
    list.undo.undo();
    QCOMPARE(list.choice.chosen(), QList<JobId>{list.ids.at(3)});
    QVERIFY(!list.undo.canUndo());
}

void TestChoiceActions::saysHowManyAreChosenAfterASwap()
{
    List list(40);
    list.choice.set(list.endingIn(1) + list.endingIn(2).mid(0, 1), true);
    QTRY_VERIFY(list.actions.invert->isEnabled());
    QSignalSpy told(&list.actions, &ChoiceActions::told);
    list.actions.invert->trigger();
    QCOMPARE(list.choice.count(), 35);
    QCOMPARE(told.last().first().toString(), u"Swapped ticks: now 35 image(s) chosen"_s);
    QCOMPARE(list.undo.latest(), told.last().first().toString());
}

// Twenty clicks would push everything else out.
void TestChoiceActions::singleTicksAreOneStep()
{
    List list(40);
    list.undo.push(u"before"_s, [] {});
    for (const JobId id : list.ids)
        list.actions.tick({id}, true);
    QCOMPARE(list.undo.latest(), u"Chose 40 image(s)"_s);
    list.actions.tick({list.ids.at(7)}, false);
    QCOMPARE(list.undo.latest(), u"Chose 39 image(s)"_s);
    list.undo.undo();
    QCOMPARE(list.choice.count(), 0);
    QCOMPARE(list.undo.latest(), u"before"_s);
    list.actions.tick({list.ids.at(3)}, true);
    list.actions.tick({list.ids.at(3)}, false);
    QCOMPARE(list.undo.latest(), u"before"_s); // nothing is left to take back
}

void TestChoiceActions::ticksAreTakenBackInTheirOrder()
{
    List list(20);
    QList<QList<JobId>> before{list.choice.chosen()};
    list.actions.tick(list.ids.mid(2, 6), true); // a range
    before += list.choice.chosen();
    list.actions.tick({list.ids.at(4)}, false); // Space, twice
    list.actions.tick({list.ids.at(15)}, true);
    QCOMPARE(list.undo.latest(), u"Changed the ticks of 2 image(s)"_s);
    before += list.choice.chosen();
    QTRY_VERIFY(list.actions.invert->isEnabled());
    list.actions.invert->trigger();
    before += list.choice.chosen();
    list.actions.tick({list.ids.at(4)}, false); // not of the same step as those before the swap
    QCOMPARE(list.choice.count(), 13);
    while (!before.isEmpty()) {
        list.undo.undo();
        QCOMPARE(list.choice.chosen(), before.takeLast());
    }
    QVERIFY(!list.undo.canUndo());
}

void TestChoiceActions::tellsOfEveryTick()
{
    List list(5);
    QSignalSpy told(&list.actions, &ChoiceActions::told);
    const auto last = [&told] { return told.last().first().toString(); };
    list.actions.chooseLarger(1'000'000);
    const QString earlier = last();
    list.actions.tick({list.ids.at(1)}, true);
    QVERIFY(last() != earlier);
    QCOMPARE(last(), u"Chose 1 image(s)"_s);
    list.actions.tick({list.ids.at(1)}, false);
    QCOMPARE(last(), u"The ticks are as they were"_s);
}

void TestChoiceActions::aTickGoesToTheRowThatStandsForItsImage()
{
    List list(2);
    list.choice.set({list.ids.at(0)}, true);
    const Job removed = list.manager->jobAt(0);
    const JobId newest = list.manager->newestId();
    list.manager->remove({removed.id});
    QTRY_COMPARE(list.choice.count(), 0);
    list.manager->add({removed.image}, list.options, AddMode::Hold); // found once more
    list.manager->bringBack({removed}, newest);
    QCOMPARE(list.manager->count(), 2);
    QCOMPARE(list.choice.chosen(), QList<JobId>{list.manager->idAt(1)});
}

void TestChoiceActions::keepsTicksOverARestart()
{
    List list(2'000);
    QList<JobId> some;
    for (qsizetype i = 0; i < list.ids.size(); i += 3)
        some += list.ids.at(i);
    {
        JobChoice choice(*list.manager);
        choice.keepIn(list.library);
        choice.set(some, true); // at once: what is kept is still being read
        QTRY_VERIFY([&list] {
            QByteArray kept;
            list.library.readChoice([&kept](const QByteArray &bytes) { kept = bytes; });
            list.library.flush();
            return JobIdSet::fromBytes(kept).size() == 667; // and not only at the end of a run
        }());
        choice.set({some.first()}, false);
    }
    JobChoice again(*list.manager);
    again.keepIn(list.library);
    QTRY_COMPARE(again.count(), 666);
    QCOMPARE(again.chosen(), some.mid(1));
}

void TestChoiceActions::keepsTicksOfRowsThatHaveNotComeYet()
{
    List list(4);
    const Job late = list.manager->jobAt(3);
    {
        JobChoice choice(*list.manager);
        choice.keepIn(list.library);
        choice.set({list.ids.at(2), late.id}, true);
    }
    list.manager->remove({late.id}); // as if it were read later
    for (int run = 0; run < 2; ++run) {
        JobChoice choice(*list.manager);
        choice.keepIn(list.library);
        QTRY_COMPARE(choice.count(), run == 0 ? 1 : 2);
        choice.set({list.ids.at(0)}, true); // so that it is written
    }
    JobChoice choice(*list.manager);
    choice.keepIn(list.library);
    QTRY_COMPARE(choice.count(), 2);
    list.manager->restore({late});
    QTRY_COMPARE(choice.count(), 3);
    QVERIFY(choice.isChosen(late.id));
}

void TestChoiceActions::readsOnlyWhatIsASetOfTicks_data()
{
    QTest::addColumn<QByteArray>("bytes");
    JobIdSet set;
    for (quint64 id = 1; id < 10'000; id += 7)
        set.insert({id});
    const QByteArray good = set.toBytes();
    QTest::newRow("nothing") << QByteArray();
    QTest::newRow("a few letters") << QByteArray("ab");
    QTest::newRow("rubbish") << QByteArray("rubbish that is long enough to be taken for something");
    QTest::newRow("cut off") << good.chopped(5);
    QTest::newRow("far too large") << QByteArray("\xff\xff\xff\xff") + good.mid(4);
}

void TestChoiceActions::readsOnlyWhatIsASetOfTicks()
{
    QFETCH(QByteArray, bytes);
    QVERIFY(JobIdSet::fromBytes(bytes).isEmpty());
    JobIdSet set;
    for (const quint64 id : {1ULL, 1023ULL, 1024ULL, 5'000'000'000ULL})
        set.insert({id});
    const QList<JobId> back = JobIdSet::fromBytes(set.toBytes()).ids();
    QCOMPARE(QSet<JobId>(back.cbegin(), back.cend()), QSet<JobId>({{1}, {1023}, {1024}, {5'000'000'000}}));
}

void TestChoiceActions::theBarHasItsButtonsWhereItIsNarrow()
{
    List list(60);
    list.choice.set(list.ids.mid(0, 4), true);
    ChoiceBar bar(list.actions);
    QTRY_COMPARE(bar.text(), u"60 image(s) found, 4 chosen"_s);
    QPushButton *all = button(bar, u"Download All"_s);
    QPushButton *chosen = button(bar, u"Download 4 Chosen"_s);
    const auto *choose = bar.findChild<QToolButton *>();
    bar.resize(1'600, bar.sizeHint().height());
    bar.show();
    QTRY_VERIFY(all->isVisible());
    const int height = bar.sizeHint().height();
    int narrow = 1'600; // as narrow as it has all buttons
    for (; narrow > bar.minimumSizeHint().width(); narrow -= 20) {
        bar.resize(narrow, bar.sizeHint().height());
        if (all->isHidden())
            break;
        QVERIFY2(chosen->geometry().right() < bar.width() && chosen->isVisible(), qPrintable(QString::number(narrow)));
    }
    bar.resize(narrow + 20, bar.sizeHint().height());
    QVERIFY(bar.sizeHint().height() > height); // they stand below the text
    bar.resize(bar.minimumSizeHint().width(), bar.sizeHint().height());
    QVERIFY(!all->isVisible() && chosen->isVisible() && choose->isVisible());
    QVERIFY(choose->menu()->actions().contains(list.actions.downloadAll));
    QVERIFY(chosen->geometry().right() < bar.width());
}

void TestChoiceActions::theBarKeepsItsButtonsInTheirPlaces_data()
{
    QTest::addColumn<int>("width");
    for (const int width : {1'600, 1'000, 800, 700, 600, 500})
        QTest::addRow("%d", width) << width;
}

// A click that is meant for one would press another.
void TestChoiceActions::theBarKeepsItsButtonsInTheirPlaces()
{
    QFETCH(const int, width);
    List list(60);
    QWidget window;
    auto *layout = new QVBoxLayout(&window);
    auto *bar = new ChoiceBar(list.actions, &window);
    layout->addWidget(bar);
    window.setFixedWidth(std::max(width, layout->minimumSize().width()));
    window.show();
    const auto *choose = bar->findChild<QToolButton *>();
    QTRY_COMPARE(bar->text(), u"60 image(s) found – choose, then Download"_s);
    QPushButton *downloadAll = button(*bar, u"Download All"_s);
    QPushButton *downloadChosen = button(*bar, u"Download Chosen"_s);
    const auto places = [&] {
        return QList<QRect>{choose->geometry(), downloadAll->geometry(), downloadChosen->geometry()};
    };
    QTRY_VERIFY(bar->width() > 0 && downloadChosen->geometry().right() < bar->width());
    const QList<QRect> before = places();
    QVERIFY(choose->geometry().right() < downloadChosen->geometry().left());
    list.choice.set(list.ids, true);
    QTRY_COMPARE(downloadChosen->text(), u"Download 60 Chosen"_s);
    QCoreApplication::processEvents();
    QCOMPARE(places(), before);
    list.showEndingIn(3);
    QTRY_COMPARE(bar->text(), u"6 of 60 image(s) shown, 60 chosen (54 unseen)"_s);
    QCoreApplication::processEvents();
    QCOMPARE(places(), before);
    list.choice.set(list.ids, false);
    QTRY_COMPARE(downloadChosen->text(), u"Download Chosen"_s);
    QCoreApplication::processEvents();
    QCOMPARE(places(), before);
}

QTEST_MAIN(TestChoiceActions)
#include "tst_choiceactions.moc"
