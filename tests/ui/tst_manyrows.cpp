// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

// What commands for very many rows do to the list, the choice and the actions, a turn of the event loop after the
// other. How long a turn takes is measured by tests/bench/bench_commands.

#include "ui/jobactions.h"
#include "ui/jobfiltermodel.h"
#include "ui/jobselection.h"
#include "ui/jobtablemodel.h"
#include "ui/managerfixture.h"
#include "ui/undohistory.h"

#include <QAction>
#include <QClipboard>
#include <QGuiApplication>
#include <QSignalSpy>
#include <QTest>

#include <algorithm>

using namespace bowerbird;
using namespace bowerbird::test;
using namespace Qt::StringLiterals;

namespace {

struct List : ManagerFixture
{
    JobTableModel rows{*manager, *thumbnails};
    JobFilterModel shown{rows};
    JobSelection selection{shown};
    UndoHistory undo;
    JobActions actions{*manager, undo};

    [[nodiscard]] QList<JobId> ids() const { return shown.jobIdsAt(0, shown.rowCount() - 1); }
    [[nodiscard]] int in(JobState state) const { return manager->counts().at(static_cast<size_t>(state)); }
    void sortByName()
    {
        shown.sort(static_cast<int>(JobColumn::Name), Qt::DescendingOrder);
        QTRY_VERIFY(shown.isUpToDate());
    }
    void select(int first, int last)
    {
        selection.select(selection.rows(first, last), QItemSelectionModel::ClearAndSelect);
    }
};

QList<JobId> without(QList<JobId> ids, const QList<JobId> &gone)
{
    const QSet<JobId> leaving(gone.begin(), gone.end());
    ids.removeIf([&leaving](JobId id) { return leaving.contains(id); });
    return ids;
}

QList<JobId> everyThird(const QList<JobId> &ids)
{
    QList<JobId> some;
    for (qsizetype i = 0; i < ids.size(); i += 3)
        some += ids.at(i);
    return some;
}

} // namespace

class TestManyRows : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void keepsTheOrderOfWhatStaysWhenManyGo();
    void keepsWhatIsChosenWhenManyOthersGo();
    void keepsAHiddenRowHiddenWhenManyGo();
    void keepsWhatIsChosenInANewOrder();
    void keepsWhatIsChosenUnderAFilter();
    void removesInManyTurnsFromTheEnd();
    void bringsRowsBackInTheirOrder();
    void findsWhatFitsInManyTurns();
    void openIsForFewOnly();
    void passesOverWhatHasChangedSinceItWasLookedAt();
    void tellsOfAsManyAsItWasDoneTo();
    void announcesACommandWhenItIsOver();
    void isNoStepWhenNothingWasDone();
    void copiesVeryManyLinksInTheirOrder();
    void handsOnlyOnWhatCanBeHandedOn();
};

void TestManyRows::keepsTheOrderOfWhatStaysWhenManyGo()
{
    List list;
    const QList<JobId> ids = list.addJobs(3'000, JobState::Finished);
    list.sortByName();
    const QList<JobId> before = list.ids();
    QSignalSpy resets(&list.shown, &QAbstractItemModel::modelReset);
    const QList<JobId> gone = everyThird(ids);
    list.manager->remove(gone);
    QCOMPARE(resets.size(), 1);
    QCOMPARE(list.ids(), without(before, gone)); // at once, not when it has been sorted once more
    list.manager->remove(ids.last(700));
    QCOMPARE(list.ids(), without(without(before, gone), ids.last(700)));
}

void TestManyRows::keepsWhatIsChosenWhenManyOthersGo()
{
    List list;
    const QList<JobId> ids = list.addJobs(3'000, JobState::Finished);
    list.sortByName();
    list.select(100, 1'999);
    const QList<JobId> chosen = list.selection.selectedJobs();
    QCOMPARE(chosen, list.ids().mid(100, 1'900));
    const QList<JobId> gone = everyThird(ids);
    list.manager->remove(gone);
    QCOMPARE(list.selection.selectedJobs(), without(chosen, gone));
    QCOMPARE(list.selection.selection().size(), 1); // it was one piece, and is
    list.select(0, 0);
    list.manager->remove(without(everyThird(list.ids()), {list.ids().first()}));
    QCOMPARE(list.selection.selectedJobs(), list.ids().first(1));
}

void TestManyRows::keepsAHiddenRowHiddenWhenManyGo()
{
    List list;
    list.addJobs(900, JobState::Finished);
    const QList<JobId> held = list.addJobs(900, JobState::Held);
    const QList<JobId> later = list.addJobs(900, JobState::Finished);
    list.shown.setStateFilter(StateFilter::Finished);
    QTRY_VERIFY(list.shown.isUpToDate());
    QCOMPARE(list.shown.rowCount(), 1'800);
    const QList<JobId> before = list.ids();
    const QList<JobId> gone = everyThird(held) + everyThird(later);
    list.manager->remove(gone);
    QCOMPARE(list.ids(), without(before, gone));
    for (const JobId id : list.ids())
        QVERIFY(list.shown.rowOf(id) >= 0);
    for (const JobId id : without(held, gone))
        QCOMPARE(list.shown.rowOf(id), -1);
}

// Of so many, Qt would follow each by itself.
void TestManyRows::keepsWhatIsChosenInANewOrder()
{
    List list;
    list.addJobs(JobSelection::kManyChosen + 2'000, JobState::Finished);
    list.select(500, 500 + JobSelection::kManyChosen + 100);
    QList<JobId> chosen = list.selection.selectedJobs();
    list.selection.setCurrentIndex(list.selection.indexOf(700), QItemSelectionModel::NoUpdate);
    const JobId current = list.selection.currentJob();
    list.shown.sort(static_cast<int>(JobColumn::Added), Qt::DescendingOrder);
    QTRY_VERIFY(list.shown.isUpToDate());
    std::ranges::reverse(chosen);
    QCOMPARE(list.selection.selectedJobs(), chosen);
    QCOMPARE(list.selection.currentJob(), current);
}

void TestManyRows::keepsWhatIsChosenUnderAFilter()
{
    List list;
    for (int i = 0; i < 100; ++i) { // pieces that a filter takes out one by one are many enough for a reset
        list.addJobs(20, JobState::Finished);
        list.addJobs(5, JobState::Held);
    }
    list.select(10, 1'200);
    QList<JobId> chosen = list.selection.selectedJobs();
    chosen.removeIf([&list](JobId id) { return list.manager->stateAt(list.manager->rowOf(id)) == JobState::Held; });
    QSignalSpy resets(&list.shown, &QAbstractItemModel::modelReset);
    list.shown.setStateFilter(StateFilter::Finished);
    QTRY_VERIFY(list.shown.isUpToDate());
    QCOMPARE(resets.size(), 1);
    QCOMPARE(list.selection.selectedJobs(), chosen);
}

void TestManyRows::removesInManyTurnsFromTheEnd()
{
    constexpr int kRows = 20'000;
    List list;
    const QList<JobId> ids = list.addJobs(kRows, JobState::Finished);
    list.sortByName();
    list.selection.selectAll();
    list.actions.setSelection(list.selection.selectedJobs());
    QSignalSpy resets(&list.shown, &QAbstractItemModel::modelReset);
    QList<int> counts;
    connect(list.manager.get(), &DownloadManager::jobsRemoved, this, [&](int first) {
        counts += list.manager->count();
        QCOMPARE(first, list.manager->count()); // nothing stood behind them
    });
    list.actions.remove->trigger();
    QCOMPARE(list.manager->count(), kRows);
    QTRY_COMPARE(list.manager->count(), 0);
    QVERIFY(counts.size() > 1);
    list.undo.undo();
    QTRY_VERIFY(!list.manager->slices().isBusy());
    QCOMPARE(list.manager->count(), kRows);
    QTRY_VERIFY(list.shown.isUpToDate());
}

void TestManyRows::bringsRowsBackInTheirOrder()
{
    List list;
    const QList<JobId> ids = list.addJobs(2'000, JobState::Finished);
    list.sortByName();
    list.actions.setSelection(list.ids());
    list.actions.remove->trigger();
    QTRY_COMPARE(list.manager->count(), 0);
    list.undo.undo();
    QTRY_COMPARE(list.manager->count(), 2'000);
    for (int row = 0; row < list.manager->count(); ++row)
        QCOMPARE(list.manager->idAt(row), ids.at(row));
}

// What can be done to the last of very many rows is known some turns later; until then it is not offered.
void TestManyRows::findsWhatFitsInManyTurns()
{
    List list;
    QList<JobId> ids = list.addJobs(45'000, JobState::Held);
    ids += list.addJobs(1, JobState::Failed);
    list.actions.setSelection(ids);
    QVERIFY(list.actions.cancel->isEnabled());
    QVERIFY(list.actions.remove->isEnabled());
    QVERIFY(!list.actions.retry->isEnabled());
    int turns = 0;
    QTimer turn;
    connect(&turn, &QTimer::timeout, this, [&turns] { ++turns; });
    turn.start(0);
    QTRY_VERIFY(list.actions.retry->isEnabled());
    QVERIFY(turns > 0);
    list.actions.setSelection(ids.first(10)); // of another choice nothing is taken over
    QVERIFY(!list.actions.retry->isEnabled());
}

void TestManyRows::openIsForFewOnly()
{
    List list;
    QList<JobId> ids = list.addJobs(2, JobState::Finished);
    ids += list.addJobs(45'000, JobState::Held);
    ids += list.addJobs(JobTally::kMostOpened, JobState::Finished);
    QStringList wasEnabled;
    connect(list.actions.open, &QAction::enabledChanged, this,
            [&](bool isEnabled) { wasEnabled += isEnabled ? u"open"_s : u"closed"_s; });
    list.actions.setSelection(ids);
    QVERIFY(!list.actions.open->isEnabled());
    list.actions.setSelection(ids.first(ids.size() - 5));
    QTRY_VERIFY(list.actions.open->isEnabled());
    QCOMPARE(wasEnabled, QStringList{u"open"_s});
}

void TestManyRows::passesOverWhatHasChangedSinceItWasLookedAt()
{
    List list;
    const QList<JobId> ids = list.addJobs(1'200, JobState::Held);
    list.actions.setSelection(ids);
    QVERIFY(list.actions.resume->isEnabled());
    list.manager->cancel(ids.first(700)); // what the action says is older now
    list.actions.resume->trigger();
    QTRY_COMPARE(list.in(JobState::Queued), 500);
    QTRY_VERIFY(!list.manager->slices().isBusy());
    QCOMPARE(list.in(JobState::Cancelled), 700);
    list.undo.undo();
    QTRY_COMPARE(list.in(JobState::Held), 500);
    QCOMPARE(list.in(JobState::Cancelled), 700);
}

void TestManyRows::tellsOfAsManyAsItWasDoneTo()
{
    List list;
    QList<JobId> ids = list.addJobs(800, JobState::Held);
    ids += list.addJobs(700, JobState::Finished);
    list.actions.setSelection(ids);
    list.actions.resume->trigger();
    QVERIFY(list.undo.canUndo());
    QTRY_VERIFY(!list.manager->slices().isBusy());
    QCOMPARE(list.undo.latest(), u"Resumed 800 image(s)"_s);
}

void TestManyRows::announcesACommandWhenItIsOver()
{
    List list;
    QList<JobId> ids = list.addJobs(900, JobState::Held);
    ids += list.addJobs(100, JobState::Finished);
    QSignalSpy announced(&list.undo, &UndoHistory::announced);
    list.actions.setSelection(ids);
    list.actions.cancel->trigger();
    QCOMPARE(announced.size(), 0);
    QTRY_COMPARE(announced.size(), 1);
    QCOMPARE(announced.first().first().toString(), u"Cancelled 900 image(s)"_s);
    QCOMPARE(list.in(JobState::Cancelled), 900);
}

void TestManyRows::isNoStepWhenNothingWasDone()
{
    List list;
    const QList<JobId> ids = list.addJobs(3, JobState::Held);
    list.actions.setSelection(ids);
    QVERIFY(list.actions.cancel->isEnabled());
    list.manager->remove(ids);
    list.actions.cancel->trigger();
    QVERIFY(!list.undo.canUndo());
}

void TestManyRows::copiesVeryManyLinksInTheirOrder()
{
    List list;
    const QList<JobId> ids = list.addJobs(1'300, JobState::Held);
    QStringList links;
    for (const JobId id : ids)
        links += list.manager->jobAt(list.manager->rowOf(id)).image.url;
    QSignalSpy told(&list.actions, &JobActions::told);
    list.actions.setSelection(ids);
    list.actions.copyLink->trigger();
    QCOMPARE(told.size(), 0);
    QTRY_COMPARE(told.size(), 1);
    QCOMPARE(QGuiApplication::clipboard()->text(), links.join(u'\n'));
}

void TestManyRows::handsOnlyOnWhatCanBeHandedOn()
{
    List list;
    const QList<JobId> held = list.addJobs(600, JobState::Held);
    const QList<JobId> ids = held + list.addJobs(600, JobState::Finished);
    QList<JobId> wanted;
    connect(&list.actions, &JobActions::handoffRequested, this, [&wanted](const QList<JobId> &some) { wanted = some; });
    list.actions.sendToAria2->setVisible(true);
    list.actions.setSelection(ids);
    list.actions.sendToAria2->trigger();
    QTRY_COMPARE(wanted, held);
}

QTEST_MAIN(TestManyRows)
#include "tst_manyrows.moc"
