// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#include "ui/jobgridview.h"

#include "support/scriptedserver.h"
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

namespace {

struct List : ManagerFixture
{
    explicit List(int rows = 0, JobState state = JobState::Held)
        : choice(*manager)
        , source(*manager, *thumbnails)
        , filter(source)
        , views(filter)
        , grid(views.grid())
        , selection(views.selection())
    {
        ids = addJobs(rows, state);
        source.setChoice(&choice);
        QObject::connect(&views.input(), &JobListInput::tickRequested, &choice, &JobChoice::set);
        QPalette light; // whatever the desktop says
        light.setColor(QPalette::Base, Qt::white);
        light.setColor(QPalette::Text, Qt::black);
        views.setPalette(light);
        views.setLook(JobViews::Look::Grid);
        views.resize(1'000, 640);
        views.show();
        if (!QTest::qWaitForWindowExposed(&views))
            qFatal("no window");
        grid.setFocus();
    }

    [[nodiscard]] QPoint middle(int row) const { return grid.visualRect(filter.index(row, 1)).center(); }
    [[nodiscard]] QPoint beside(int row) const
    {
        return grid.visualRect(filter.index(row, 1)).topLeft() - QPoint(2, 2);
    }
    [[nodiscard]] int columns() const
    {
        int count = 1;
        while (grid.visualRect(filter.index(count, 1)).top() == grid.visualRect(filter.index(0, 1)).top())
            ++count;
        return count;
    }
    void send(QEvent::Type type, QPoint place, Qt::MouseButton button, Qt::KeyboardModifiers keys = {}) const
    {
        QWidget *viewport = grid.viewport();
        const Qt::MouseButtons down = type == QEvent::MouseButtonRelease ? Qt::NoButton : Qt::LeftButton;
        QMouseEvent event(type, place, viewport->mapToGlobal(place), button, down, keys);
        QCoreApplication::sendEvent(viewport, &event);
    }
    void drag(QPoint from, QPoint to, Qt::KeyboardModifiers keys = {}) const
    {
        send(QEvent::MouseButtonPress, from, Qt::LeftButton, keys);
        send(QEvent::MouseMove, (from + to) / 2, Qt::NoButton, keys);
        send(QEvent::MouseMove, to, Qt::NoButton, keys);
        send(QEvent::MouseButtonRelease, to, Qt::LeftButton, keys);
    }
    [[nodiscard]] QList<int> chosen() const
    {
        QList<int> rows;
        for (const JobId id : selection.selectedJobs())
            rows += filter.rowOf(id);
        return rows;
    }
    [[nodiscard]] QList<int> ticks() const
    {
        QList<int> rows;
        for (const JobId id : choice.chosen())
            rows += filter.rowOf(id);
        return rows;
    }

    QList<JobId> ids;
    JobChoice choice;
    JobTableModel source;
    JobFilterModel filter;
    JobViews views;
    JobGridView &grid;
    JobSelection &selection;
};

// A model that says it has very many rows, and counts what it is asked.
class ManyRows : public JobFilterModel
{
public:
    using JobFilterModel::JobFilterModel;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override { return parent.isValid() ? 0 : m_count; }
    [[nodiscard]] QModelIndex index(int row, int column, const QModelIndex & = {}) const override
    {
        ++m_asked;
        return row >= 0 && row < m_count ? createIndex(row, column) : QModelIndex();
    }
    [[nodiscard]] QVariant data(const QModelIndex &, int role) const override
    {
        ++m_asked;
        return role == Qt::DisplayRole ? QVariant(u"a name.jpg"_s) : QVariant();
    }
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex &) const override
    {
        ++m_asked;
        return Qt::ItemIsEnabled | Qt::ItemIsSelectable;
    }
    [[nodiscard]] QModelIndex mapToSource(const QModelIndex &) const override { return {}; }
    [[nodiscard]] QModelIndex buddy(const QModelIndex &index) const override { return index; }
    void insert(int row, int count)
    {
        beginInsertRows({}, row, row + count - 1);
        m_count += count;
        endInsertRows();
    }
    int takeAsked() { return std::exchange(m_asked, 0); }

private:
    int m_count = 1'000'000;
    mutable int m_asked = 0;
};

} // namespace

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
    void keysAndWheelChangeTheSize();
    void remembersItsLook();
    void refusesAForeignLook_data();
    void refusesAForeignLook();
    void theSwitchFollowsTheLook();
    void aMillionRowsCostWhatIsSeen();
    void aBandOverVeryManyLinesIsOneRange();
    void repaintsOnlyWhatIsSeen();
    void paintsStatesInTheirColors_data();
    void paintsStatesInTheirColors();
    void tellsScreenReadersOfItsImages();
    void dragsFilesAndLinks();
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
    const List list(100);
    list.selection.setCurrentJob(list.ids.at(from));
    QTest::keyClick(&list.grid, key);
    const int to = from + lines * list.columns() + cells;
    QCOMPARE(list.chosen(), QList<int>{to});
    QCOMPARE(list.selection.currentIndex().row(), to);
    QVERIFY(list.grid.viewport()->rect().contains(list.middle(to)));
}

void TestJobGridView::movesMirroredWhenRightToLeft()
{
    List list(30);
    list.views.setLayoutDirection(Qt::RightToLeft);
    QVERIFY(list.middle(0).x() > list.middle(1).x());
    QVERIFY(list.middle(0).x() > list.grid.viewport()->width() * 3 / 4);
    list.selection.setCurrentJob(list.ids.at(1));
    QTest::keyClick(&list.grid, Qt::Key_Left);
    QCOMPARE(list.chosen(), QList<int>{2});
}

void TestJobGridView::choosesInReadingOrderWithShift()
{
    const List list(30, JobState::Queued);
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
    const List list(30, JobState::Queued);
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
    const List list(30, JobState::Queued);
    list.selection.selectJobs({list.ids.at(0), list.ids.at(1), list.ids.at(2)});
    list.drag(list.beside(1), list.middle(1), Qt::ControlModifier);
    QVERIFY(!list.chosen().contains(1));
    QVERIFY(list.chosen().contains(2));
}

void TestJobGridView::aClickBesideTheCellsChoosesNothing()
{
    const List list(8, JobState::Queued);
    list.selection.selectAll();
    QTest::mouseClick(list.grid.viewport(), Qt::LeftButton, {}, list.beside(1));
    QCOMPARE(list.chosen(), QList<int>());
}

void TestJobGridView::selectAllIsOneRange()
{
    const List list(500);
    list.grid.selectAll();
    QCOMPARE(list.selection.selection().size(), 1);
    QCOMPARE(list.selection.selectedCount(), 500);
}

void TestJobGridView::sharesChoiceAndCurrentRowWithTheTable()
{
    List list(40, JobState::Queued);
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
    List list(2'000);
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
    List list;
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
    List list;
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
    List list(30);
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
    const List list(5, JobState::Finished);
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
    List list;
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

void TestJobGridView::keysAndWheelChangeTheSize()
{
    List list(300);
    const int columns = list.columns();
    list.views.larger->trigger();
    QCOMPARE(list.grid.pictureEdge(), JobGridView::kUsualEdgePx + JobGridView::kEdgeStepPx);
    QVERIFY(list.columns() < columns);
    const auto wheel = [&list](int delta, Qt::KeyboardModifiers keys) {
        const QPointF place(50, 50);
        QWheelEvent event(place, list.grid.viewport()->mapToGlobal(place), {}, QPoint(0, delta), {}, keys,
                          Qt::NoScrollPhase, false);
        QCoreApplication::sendEvent(list.grid.viewport(), &event);
    };
    wheel(-120, Qt::ControlModifier);
    QCOMPARE(list.grid.pictureEdge(), JobGridView::kUsualEdgePx);
    QCOMPARE(list.grid.verticalScrollBar()->value(), 0);
    wheel(-60, Qt::ControlModifier); // a fine wheel: two halves are a step
    QCOMPARE(list.grid.pictureEdge(), JobGridView::kUsualEdgePx);
    wheel(-60, Qt::ControlModifier);
    QCOMPARE(list.grid.pictureEdge(), JobGridView::kUsualEdgePx - JobGridView::kEdgeStepPx);
    wheel(-120, {});
    QVERIFY(list.grid.verticalScrollBar()->value() > 0);
    for (int i = 0; i < 20; ++i)
        list.views.smaller->trigger();
    QCOMPARE(list.grid.pictureEdge(), JobGridView::kLeastEdgePx);
    QVERIFY(!list.views.smaller->isEnabled() && list.views.larger->isEnabled());
    list.views.setLook(JobViews::Look::Table);
    QVERIFY(!list.views.larger->isEnabled());
}

void TestJobGridView::remembersItsLook()
{
    QByteArray saved;
    {
        const List list;
        list.grid.setPictureEdge(200);
        saved = list.views.saveLook();
    }
    List list;
    list.views.resetLook();
    QCOMPARE(list.views.look(), JobViews::Look::Table);
    list.views.restoreLook(saved);
    QCOMPARE(list.views.look(), JobViews::Look::Grid);
    QCOMPARE(list.grid.pictureEdge(), 200);
    QVERIFY(list.views.asGrid->isChecked());
}

void TestJobGridView::refusesAForeignLook_data()
{
    QTest::addColumn<QByteArray>("state");
    const List list;
    QTest::newRow("nothing") << QByteArray();
    QTest::newRow("rubbish") << QByteArray("rubbish that is long enough");
    QTest::newRow("cut") << list.views.saveLook().chopped(1);
}

void TestJobGridView::refusesAForeignLook()
{
    QFETCH(QByteArray, state);
    List list;
    list.views.resetLook();
    list.views.restoreLook(state);
    QCOMPARE(list.views.look(), JobViews::Look::Table);
    QCOMPARE(list.grid.pictureEdge(), JobGridView::kUsualEdgePx);
}

void TestJobGridView::theSwitchFollowsTheLook()
{
    List list(3);
    QWidget window;
    window.resize(1'200, 100);
    const ViewSwitch change(list.views, &window);
    QVERIFY(!change.slider()->isHidden());
    change.slider()->setValue(100);
    QCOMPARE(list.grid.pictureEdge(), 100);
    list.grid.setPictureEdge(128);
    QCOMPARE(change.slider()->value(), 128);
    list.views.asTable->trigger();
    QCOMPARE(list.views.look(), JobViews::Look::Table);
    QVERIFY(change.slider()->isHidden());
    list.views.asGrid->trigger();
    window.resize(200, 100);
    QCoreApplication::sendPostedEvents();
    QResizeEvent narrow(window.size(), QSize(1'200, 100)); // hidden widgets are not told
    QCoreApplication::sendEvent(&window, &narrow);
    QVERIFY(change.slider()->isHidden());
}

// Counted and not timed: a machine's speed would decide.
void TestJobGridView::aMillionRowsCostWhatIsSeen()
{
    ManagerFixture fixture;
    JobTableModel source(*fixture.manager, *fixture.thumbnails);
    ManyRows rows(source);
    JobSelection selection(rows);
    JobListInput input(selection);
    JobGridView grid(input);
    grid.resize(1'000, 700);
    rows.takeAsked();
    grid.show();
    QVERIFY(QTest::qWaitForWindowExposed(&grid));
    grid.grab();
    const int page = rows.takeAsked();
    const int seen = grid.seenRows().last + 1;
    QVERIFY2(seen < 100 && page < 100 * seen, qPrintable(QString::number(page)));
    const auto costs = [&](const std::function<void()> &act) {
        act();
        grid.grab();
        return rows.takeAsked();
    };
    const int most = 4 * page + 200;
    const std::pair<const char *, std::function<void()>> acts[] = {
        {"to the end", [&] { grid.scrollToBottom(); }},
        {"end key", [&] { QTest::keyClick(&grid, Qt::Key_End); }},
        {"page up", [&] { QTest::keyClick(&grid, Qt::Key_PageUp); }},
        {"all to the first", [&] { QTest::keyClick(&grid, Qt::Key_Home, Qt::ShiftModifier); }},
        {"select all", [&] { selection.selectAll(); }},
        {"narrower", [&] { grid.resize(500, 700); }},
        {"larger", [&] { grid.zoom(1); }},
        {"many more before", [&] { rows.insert(0, 100'000); }},
        {"many more behind", [&] { rows.insert(1'100'000, 100'000); }},
        {"everything changes", [&] { Q_EMIT rows.dataChanged(rows.index(0, 0), rows.index(1'199'999, 14)); }},
        {"choose none", [&] { selection.clear(); }},
    };
    for (const auto &[what, act] : acts) {
        const int asked = costs(act);
        QVERIFY2(asked < most,
                 qPrintable(u"%1: %2 questions, at most %3"_s.arg(QLatin1StringView(what)).arg(asked).arg(most)));
    }
    QCOMPARE(grid.verticalScrollBar()->maximum() > 1'000'000, true);
}

void TestJobGridView::aBandOverVeryManyLinesIsOneRange()
{
    const List list(9'000, JobState::Queued);
    list.grid.setPictureEdge(JobGridView::kLeastEdgePx);
    QTRY_VERIFY(list.filter.isUpToDate());
    list.views.grid().resize(420, 400); // few columns, many lines
    const int columns = list.columns();
    QVERIFY(9'000 / columns > JobGridView::kMostBandRanges);
    list.send(QEvent::MouseButtonPress, list.beside(1), Qt::LeftButton);
    list.send(QEvent::MouseMove, list.middle(columns + 1), Qt::NoButton);
    QCOMPARE(list.chosen(), (QList<int>{1, columns + 1}));
    list.grid.verticalScrollBar()->setValue(list.grid.verticalScrollBar()->maximum());
    list.send(QEvent::MouseMove, QPoint(list.middle(1).x(), 300), Qt::NoButton);
    list.send(QEvent::MouseButtonRelease, QPoint(list.middle(1).x(), 300), Qt::LeftButton);
    QCOMPARE(list.selection.selection().size(), 1);
    QVERIFY(list.selection.selectedCount() > 8'000);
}

void TestJobGridView::repaintsOnlyWhatIsSeen()
{
    List list(2'000, JobState::Queued);
    class Painted : public QObject
    {
    public:
        int count = 0;
        bool eventFilter(QObject *, QEvent *event) override
        {
            count += event->type() == QEvent::Paint ? 1 : 0;
            return false;
        }
    } painted;
    QTRY_VERIFY(list.filter.isUpToDate());
    list.grid.viewport()->installEventFilter(&painted);
    list.grid.viewport()->repaint();
    QCoreApplication::processEvents();
    painted.count = 0;
    Q_EMIT list.filter.dataChanged(list.filter.index(1'000, 0), list.filter.index(1'999, 14));
    QCoreApplication::processEvents();
    QCOMPARE(painted.count, 0);
    Q_EMIT list.filter.dataChanged(list.filter.index(0, 0), list.filter.index(1'999, 14));
    QTRY_VERIFY(painted.count > 0);
}

void TestJobGridView::paintsStatesInTheirColors_data()
{
    QTest::addColumn<JobState>("state");
    QTest::addColumn<QColor>("color");
    QTest::newRow("finished") << JobState::Finished << QColor(0x1a, 0x7f, 0x37);
    QTest::newRow("failed") << JobState::Failed << QColor(0xc6, 0x28, 0x28);
}

void TestJobGridView::paintsStatesInTheirColors()
{
    QFETCH(JobState, state);
    QFETCH(QColor, color);
    List list;
    const auto count = [&list, color] {
        const QImage image = list.grid.viewport()->grab().toImage();
        int found = 0;
        for (int y = 0; y < image.height(); ++y) {
            for (int x = 0; x < image.width(); ++x) {
                const QColor pixel = image.pixelColor(x, y);
                found += qAbs(pixel.red() - color.red()) + qAbs(pixel.green() - color.green()) +
                                     qAbs(pixel.blue() - color.blue()) <
                                 40
                             ? 1
                             : 0;
            }
        }
        return found;
    };
    QCOMPARE(count(), 0);
    list.addJobs(1, state);
    QTRY_VERIFY(count() > 10);
}

void TestJobGridView::tellsScreenReadersOfItsImages()
{
    List list(3);
    const QAccessibleInterface *access = QAccessible::queryAccessibleInterface(&list.grid);
    QVERIFY(access);
    QCOMPARE(access->role(), QAccessible::List);
    QCOMPARE(access->text(QAccessible::Name), u"Pictures"_s);
    QCOMPARE(access->childCount(), 3);
    QAccessibleInterface *second = access->child(1);
    QVERIFY(second && second->isValid());
    QCOMPARE(second->role(), QAccessible::ListItem);
    QCOMPARE(second->text(QAccessible::Name), list.filter.index(1, int(JobColumn::Name)).data().toString());
    QCOMPARE(second->text(QAccessible::Value), list.filter.index(1, int(JobColumn::State)).data().toString());
    QVERIFY(second->state().checkable && !second->state().checked && !second->state().selected);
    list.choice.set({list.ids.at(1)}, true);
    QVERIFY(second->state().checked);
    second->actionInterface()->doAction(QAccessibleActionInterface::pressAction());
    QCOMPARE(list.chosen(), QList<int>{1});
    QVERIFY(second->state().selected);
    const QPoint middle = list.grid.viewport()->mapToGlobal(list.middle(1));
    QVERIFY(second->rect().contains(middle));
    QCOMPARE(access->childAt(middle.x(), middle.y()), second);
    QCOMPARE(access->indexOfChild(second), 1);
    list.manager->remove({list.ids.at(0)});
    QCOMPARE(access->childCount(), 2);
    QCOMPARE(access->child(0), second); // it moves with its image
    list.manager->remove({list.ids.at(1)});
    QVERIFY(!second->isValid() && second->text(QAccessible::Name).isEmpty());
}

void TestJobGridView::dragsFilesAndLinks()
{
    List list;
    Job here = list.makeJob(JobState::Finished);
    here.file.path = u"/pictures/a bird.jpg"_s;
    Job there = list.makeJob(JobState::Held);
    there.image.url = u"https://images.example/b.jpg"_s;
    const std::unique_ptr<QMimeData> data = dragData({here, there});
    QCOMPARE(data->urls(), (QList<QUrl>{QUrl::fromLocalFile(here.file.path), QUrl(there.image.url)}));
    QCOMPARE(data->text(), u"/pictures/a bird.jpg\nhttps://images.example/b.jpg"_s);
}

QTEST_MAIN(TestJobGridView)
#include "tst_jobgridview.moc"
