// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#include "ui/jobgridview.h"

#include "support/scriptedserver.h"
#include "ui/gridrun.h"
#include "ui/jobchoice.h"
#include "ui/jobdrag.h"
#include "ui/jobfiltermodel.h"
#include "ui/joblistinput.h"
#include "ui/jobselection.h"
#include "ui/jobtableview.h"
#include "ui/jobviews.h"
#include "ui/managerfixture.h"
#include "ui/rowpreviews.h"
#include "ui/viewswitch.h"

#include <QAccessible>
#include <QAction>
#include <QMimeData>
#include <QScrollBar>
#include <QSignalSpy>
#include <QSlider>
#include <QTest>
#include <QWheelEvent>

#include <functional>
#include <utility>

using namespace bowerbird;
using namespace bowerbird::test;
using namespace Qt::StringLiterals;

// The grid by keys, mouse and selection.
class TestJobGridView : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void movesByKeys_data();
    void movesByKeys();
    void movesMirroredWhenRightToLeft();
    void choosesInReadingOrderWithShift();
    void aBandChoosesWhatItTouches();
    void aBandWithControlTakesAway();
    void aClickBesideTheCellsChoosesNothing();
    void selectAllIsOneRange();
    void sharesChoiceAndCurrentRowWithTheTable();
    void keepsItsPlaceWhenTheViewChanges();
    void fetchesPreviewsOfWhatAnotherViewShows_data();
    void fetchesPreviewsOfWhatAnotherViewShows();
    void keepsTheSelectionOverAFilterAndASort();
    void ticksByClicksAndShiftAndSpace();
    void asksForDeletionAndActivates();
    void typingFindsAName();
};

void TestJobGridView::movesByKeys_data()
{
    QTest::addColumn<int>("from");
    QTest::addColumn<Qt::Key>("key");
    QTest::addColumn<int>("lines"); // how many lines further, and...
    QTest::addColumn<int>("cells"); // ...how many cells
    QTest::newRow("right") << 7 << Qt::Key_Right << 0 << 1;
    QTest::newRow("left") << 7 << Qt::Key_Left << 0 << -1;
    QTest::newRow("down") << 1 << Qt::Key_Down << 1 << 0;
    QTest::newRow("up") << 13 << Qt::Key_Up << -1 << 0;
    QTest::newRow("up in the first line") << 1 << Qt::Key_Up << 0 << 0;
    QTest::newRow("left at the first") << 0 << Qt::Key_Left << 0 << 0;
    QTest::newRow("right at the last") << 99 << Qt::Key_Right << 0 << 0;
    QTest::newRow("home") << 50 << Qt::Key_Home << 0 << -50;
    QTest::newRow("end") << 50 << Qt::Key_End << 0 << 49;
}

void TestJobGridView::movesByKeys()
{
    QFETCH(int, from);
    QFETCH(Qt::Key, key);
    QFETCH(int, lines);
    QFETCH(int, cells);
    const GridRun list(100);
    list.selection.setCurrentJob(list.ids.at(from));
    QTest::keyClick(&list.grid, key);
    const int to = from + lines * list.columns() + cells;
    QCOMPARE(list.chosen(), QList<int>{to});
    QCOMPARE(list.selection.currentIndex().row(), to);
    QVERIFY(list.grid.viewport()->rect().contains(list.middle(to)));
}

void TestJobGridView::movesMirroredWhenRightToLeft()
{
    GridRun list(30);
    list.views.setLayoutDirection(Qt::RightToLeft);
    QVERIFY(list.middle(0).x() > list.middle(1).x());
    QVERIFY(list.middle(0).x() > list.grid.viewport()->width() * 3 / 4);
    list.selection.setCurrentJob(list.ids.at(1));
    QTest::keyClick(&list.grid, Qt::Key_Left);
    QCOMPARE(list.chosen(), QList<int>{2});
}

void TestJobGridView::choosesInReadingOrderWithShift()
{
    const GridRun list(30, JobState::Queued);
    const int columns = list.columns();
    QVERIFY(columns > 2);
    QTest::mouseClick(list.grid.viewport(), Qt::LeftButton, {}, list.middle(columns - 1));
    QTest::mouseClick(list.grid.viewport(), Qt::LeftButton, Qt::ShiftModifier, list.middle(columns + 1));
    QCOMPARE(list.chosen(), (QList<int>{columns - 1, columns, columns + 1}));
    QTest::keyClick(&list.grid, Qt::Key_Right, Qt::ShiftModifier);
    QCOMPARE(list.chosen(), (QList<int>{columns - 1, columns, columns + 1, columns + 2}));
    QTest::mouseClick(list.grid.viewport(), Qt::LeftButton, Qt::ControlModifier, list.middle(0));
    QCOMPARE(list.chosen().size(), 5);
}

void TestJobGridView::aBandChoosesWhatItTouches()
{
    const GridRun list(30, JobState::Queued);
    const int columns = list.columns();
    list.drag(list.beside(0), list.middle(columns + 1));
    QCOMPARE(list.chosen(), (QList<int>{0, 1, columns, columns + 1}));
    QCOMPARE(list.selection.selection().size(), 2);      // a range a line
    list.drag(list.beside(columns + 2), list.middle(1)); // up and to the left
    QCOMPARE(list.chosen(), QList<int>{1});
    list.drag(list.middle(2), list.middle(2) + QPoint(3, 3)); // on a cell it is a click, or would be dragged out
    QCOMPARE(list.chosen(), QList<int>{2});
}

void TestJobGridView::aBandWithControlTakesAway()
{
    const GridRun list(30, JobState::Queued);
    list.selection.selectJobs({list.ids.at(0), list.ids.at(1), list.ids.at(2)});
    list.drag(list.beside(1), list.middle(1), Qt::ControlModifier);
    QVERIFY(!list.chosen().contains(1));
    QVERIFY(list.chosen().contains(2));
}

void TestJobGridView::aClickBesideTheCellsChoosesNothing()
{
    const GridRun list(8, JobState::Queued);
    list.selection.selectAll();
    QTest::mouseClick(list.grid.viewport(), Qt::LeftButton, {}, list.beside(1));
    QCOMPARE(list.chosen(), QList<int>());
}

void TestJobGridView::selectAllIsOneRange()
{
    const GridRun list(500);
    list.grid.selectAll();
    QCOMPARE(list.selection.selection().size(), 1);
    QCOMPARE(list.selection.selectedCount(), 500);
}

void TestJobGridView::sharesChoiceAndCurrentRowWithTheTable()
{
    GridRun list(40, JobState::Queued);
    QTest::mouseClick(list.grid.viewport(), Qt::LeftButton, {}, list.middle(3));
    QTest::mouseClick(list.grid.viewport(), Qt::LeftButton, Qt::ControlModifier, list.middle(5));
    list.views.setLook(JobViews::Look::Table);
    QVERIFY(list.views.table().isVisible() && !list.grid.isVisible());
    QVERIFY(list.views.table().hasFocus());
    QCOMPARE(list.views.table().selectionModel()->selectedRows().size(), 2);
    QCOMPARE(list.views.table().currentIndex().row(), 5);
    QTest::keyClick(&list.views.table(), Qt::Key_Down);
    list.views.setLook(JobViews::Look::Grid);
    QCOMPARE(list.grid.currentIndex().row(), 6);
    QCOMPARE(list.chosen(), QList<int>{6});
    QVERIFY(list.grid.hasFocus());
}

void TestJobGridView::keepsItsPlaceWhenTheViewChanges()
{
    GridRun list(2'000);
    list.selection.setCurrentJob(list.ids.at(1'200));
    list.views.setLook(JobViews::Look::Table);
    const JobTableView &table = list.views.table();
    QVERIFY(table.viewport()->rect().contains(table.visualRect(table.currentIndex()).center()));
    list.views.table().verticalScrollBar()->setValue(0); // the current row is not seen any more: what is seen counts
    list.views.setLook(JobViews::Look::Grid);
    QCOMPARE(list.grid.seenRows().first, 0);
    const int before = list.grid.indexAt(list.middle(0)).row();
    list.grid.setPictureEdge(JobGridView::kLeastEdgePx);
    QCOMPARE(list.grid.seenRows().first, before);
    list.grid.verticalScrollBar()->setValue(list.grid.verticalScrollBar()->maximum() / 2);
    const RowSpan seen = list.grid.seenRows();
    list.views.resize(700, 500);
    QVERIFY(list.grid.seenRows().first <= seen.first && list.grid.seenRows().last >= seen.first);
}

void TestJobGridView::fetchesPreviewsOfWhatAnotherViewShows_data()
{
    QTest::addColumn<JobViews::Look>("before");
    QTest::addColumn<JobViews::Look>("after"); // shows more rows than two pages of the other
    QTest::addColumn<int>("widthPx");
    QTest::addColumn<int>("edgePx");
    QTest::newRow("the grid") << JobViews::Look::Table << JobViews::Look::Grid << 1'000 << JobGridView::kLeastEdgePx;
    QTest::newRow("the table") << JobViews::Look::Grid << JobViews::Look::Table << 300 << JobGridView::kMostEdgePx;
}

// The view that is not seen has its size and its bar already, and nothing scrolls: that it is shown is all it hears of.
void TestJobGridView::fetchesPreviewsOfWhatAnotherViewShows()
{
    QFETCH(JobViews::Look, before);
    QFETCH(JobViews::Look, after);
    QFETCH(int, widthPx);
    QFETCH(int, edgePx);
    ScriptedServer server;
    server.otherwise([](const Request &) { return Reply::status(404); });
    GridRun list;
    RowPreviews previews(*list.manager, {}, {});
    list.source.setPreviews(&previews);
    list.grid.setPictureEdge(edgePx);
    list.views.resize(widthPx, 640);
    QList<Job> jobs;
    QList<JobId> first;
    for (int i = 0; i < 400; ++i) {
        jobs += list.makeJob(JobState::Held);
        if (i < 200)
            first += jobs.last().id;
        jobs.last().image.previewUrl = server.url(u"/%1.png"_s.arg(i));
    }
    list.manager->restore(jobs);
    QTRY_COMPARE(list.filter.rowCount(), 400);
    const JobTableView &table = list.views.table();
    const auto pageOf = [&](JobViews::Look look) {
        return look == JobViews::Look::Grid ? list.grid.seenRows().last + 1
                                            : table.viewport()->height() / table.rowHeight(0) + 1;
    };
    const auto wasAsked = [&server](int number) {
        return server.requestCount('/' + QByteArray::number(number) + ".png") > 0;
    };
    for (const JobViews::Look look : {before, after, before}) {
        list.views.setLook(look);
        QTRY_VERIFY(wasAsked(pageOf(look) - 1));
    }
    const int page = pageOf(before);
    QVERIFY(pageOf(after) > 2 * page);
    list.manager->remove(first);
    list.views.table().scrollToTop(); // each goes along with the current row, which has left
    list.grid.scrollToTop();
    QTRY_VERIFY(wasAsked(200 + 2 * page - 1)); // all that this view wants
    QVERIFY(!wasAsked(200 + pageOf(after) - 1));
    list.views.setLook(after);
    QTRY_VERIFY(wasAsked(200 + pageOf(after) - 1));
}

void TestJobGridView::keepsTheSelectionOverAFilterAndASort()
{
    GridRun list;
    QList<JobId> failed;
    for (int i = 0; i < 100; ++i) { // in so many pieces that the filter resets
        list.addJobs(1, JobState::Held);
        failed += list.addJobs(1, JobState::Failed);
    }
    QSignalSpy resets(&list.filter, &QAbstractItemModel::modelReset);
    list.selection.selectJobs({failed[40], failed[50], failed[51]});
    list.filter.setStateFilter(StateFilter::Failed);
    QCOMPARE(resets.size(), 1);
    QCOMPARE(list.chosen(), (QList<int>{40, 50, 51}));
    QCOMPARE(list.selection.currentJob(), failed[40]);
    list.views.table().sortByColumn(static_cast<int>(JobColumn::Name), Qt::DescendingOrder);
    QCOMPARE(list.selection.selectedCount(), 3);
    QCOMPARE(list.selection.currentJob(), failed[40]);
    list.filter.setStateFilter(StateFilter::Queued);
    QCOMPARE(list.chosen(), QList<int>());
}

void TestJobGridView::ticksByClicksAndShiftAndSpace()
{
    GridRun list(30);
    const auto click = [&list](int row, Qt::KeyboardModifiers keys = {}) {
        QTest::mouseClick(list.grid.viewport(), Qt::LeftButton, keys, list.grid.pictureRect(row).center());
    };
    click(1);
    QCOMPARE(list.ticks(), QList<int>{1});
    QVERIFY(list.chosen().isEmpty());
    QCOMPARE(list.selection.currentIndex().row(), 1); // the preview shows it
    click(8, Qt::ShiftModifier);
    QCOMPARE(list.ticks(), (QList<int>{1, 2, 3, 4, 5, 6, 7, 8}));
    click(3);
    QCOMPARE(list.ticks().size(), 7);
    list.views.setLook(JobViews::Look::Table); // a range may begin in one view and end in the other
    const JobTableView &table = list.views.table();
    const QRect picture = table.visualRect(list.filter.index(6, static_cast<int>(JobColumn::Thumbnail)));
    QTest::mouseClick(table.viewport(), Qt::LeftButton, Qt::ShiftModifier, picture.center());
    QCOMPARE(list.ticks(), (QList<int>{1, 2, 7, 8}));
    list.views.setLook(JobViews::Look::Grid);
    list.selection.selectJobs({list.ids.at(20), list.ids.at(21)});
    QTest::keyClick(&list.grid, Qt::Key_Space);
    QCOMPARE(list.ticks(), (QList<int>{1, 2, 7, 8, 20, 21}));
}

void TestJobGridView::asksForDeletionAndActivates()
{
    const GridRun list(5, JobState::Finished);
    QSignalSpy deletions(&list.views.input(), &JobListInput::deleteRequested);
    QSignalSpy activations(&list.views.input(), &JobListInput::jobActivated);
    QSignalSpy menus(&list.views.input(), &JobListInput::contextMenuRequested);
    QTest::keyClick(&list.grid, Qt::Key_Delete);
    QCOMPARE(deletions.size(), 0);
    QTest::mouseClick(list.grid.viewport(), Qt::LeftButton, {}, list.middle(2));
    QTest::keyClick(&list.grid, Qt::Key_Delete);
    QCOMPARE(deletions.size(), 1);
    QTest::keyClick(&list.grid, Qt::Key_Return);
    QTest::mouseDClick(list.grid.viewport(), Qt::LeftButton, {}, list.middle(2));
    QCOMPARE(activations.size(), 2);
    QCOMPARE(activations.at(1).at(0).value<JobId>(), list.ids.at(2));
    QContextMenuEvent menu(QContextMenuEvent::Keyboard, {}, {});
    QCoreApplication::sendEvent(list.grid.viewport(), &menu);
    QCOMPARE(menus.size(), 1);
    QCOMPARE(menus.at(0).at(0).toPoint(), list.grid.viewport()->mapToGlobal(list.middle(2)));
}

void TestJobGridView::typingFindsAName()
{
    GridRun list;
    QList<Job> jobs;
    for (const char *name : {"cat.jpg", "dog.jpg", "Donkey.jpg"}) {
        jobs += list.makeJob(JobState::Held);
        jobs.last().image.url = u"http://a.org/"_s + QLatin1StringView(name);
    }
    list.manager->restore(jobs);
    QTest::keyClicks(&list.grid, u"do"_s);
    QCOMPARE(list.selection.currentJob(), jobs[1].id);
    QTest::keyClicks(&list.grid, u"n"_s);
    QCOMPARE(list.selection.currentJob(), jobs[2].id);
}

QTEST_MAIN(TestJobGridView)
#include "tst_jobgridview.moc"
