// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#include "ui/jobtableview.h"

#include "ui/jobfiltermodel.h"
#include "ui/joblistinput.h"
#include "ui/jobselection.h"
#include "ui/jobtext.h"
#include "ui/managerfixture.h"
#include "ui/statecolors.h"

#include <QHeaderView>
#include <QMenu>
#include <QSignalSpy>
#include <QtTest>

using namespace bowerbird;
using namespace bowerbird::test;
using namespace Qt::StringLiterals;

namespace {

struct Table : ManagerFixture
{
    Table()
        : source(*manager, *thumbnails)
        , filter(source)
        , selection(filter)
        , input(selection)
        , view(input)
    {
        QPalette light; // whatever the desktop says
        light.setColor(QPalette::Base, Qt::white);
        light.setColor(QPalette::Text, Qt::black);
        view.setPalette(light);
        view.resize(1000, 600);
    }

    void show()
    {
        view.show();
        QVERIFY(QTest::qWaitForWindowExposed(&view));
        view.setFocus();
    }

    JobTableModel source;
    JobFilterModel filter;
    JobSelection selection;
    JobListInput input;
    JobTableView view;
};

// How many pixels of `image` are nearly of this colour.
int countNear(const QImage &image, const QColor &color)
{
    int count = 0;
    for (int y = 0; y < image.height(); ++y) {
        for (int x = 0; x < image.width(); ++x) {
            const QColor pixel = image.pixelColor(x, y);
            const int distance = qAbs(pixel.red() - color.red()) + qAbs(pixel.green() - color.green()) +
                                 qAbs(pixel.blue() - color.blue());
            count += distance < 40;
        }
    }
    return count;
}

} // namespace

class TestJobTableView : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void givesTheChosenJobsInOrder();
    void tellsOnceWhatIsChosen();
    void itsHeadersAskNothingOfWhatIsChosen();
    void keepsTheSelectionOverAFilter();
    void keepsTheSelectionOverASort();
    void choosesJobsFromOutside();
    void forgetsRemovedJobs();
    void asksForDeletionOnlyWhenSomethingIsChosen();
    void activatesWithEnterAndDoubleClick();
    void allRowsAreAsHighAsTwoLines();
    void headerSurvivesSavingAndRestoring();
    void refusesAForeignHeader_data();
    void refusesAForeignHeader();
    void columnsCanBeChosenInTheMenu();
    void theNameTakesTheWidthThatIsLeft();
    void aThirdClickGoesBackToTheQueue();
    void aDraggedNameKeepsItsShareOfTheWidth();
    void homeAndEndChooseTheFirstAndTheLastRow();
    void aFilterThatHidesTheChoiceChoosesTheNextRow();
    void aRowThatLeavesByItselfTakesTheChoiceAlong();
    void typingFindsAName();
    void hasRoomForTheUsualStates();
    void paintsStatesInTheirColors_data();
    void paintsStatesInTheirColors();
    void paintsMirroredWhenRightToLeft();
    void looksForTheFilesOfRowsThatAreSeen();
};

// Nobody has chosen them. What is far below is not looked at before it is seen.
void TestJobTableView::looksForTheFilesOfRowsThatAreSeen()
{
    Table table;
    const Job there = table.source.jobAt(table.source.rowOf(table.addSaved(1).first()));
    table.addJobs(1, JobState::Finished); // its file never was
    table.addJobs(1'000, JobState::Held);
    const QList<JobId> last = table.addJobs(1, JobState::Finished);
    const auto isGone = [&table](JobId id) {
        return table.source.index(table.source.rowOf(id), 0).data(JobRole::FileGoneRole).toBool();
    };
    table.show();
    QTRY_VERIFY(isGone(table.source.jobAt(1).id));
    QVERIFY(!isGone(there.id));
    QVERIFY(!isGone(last.first()));
    const QImage row = table.view.grab().toImage();
    const QColor green = stateColor(JobState::Finished, table.view.palette());
    QVERIFY(countNear(row, green) > 0); // the bar of the one that is there
    QVERIFY(QFile::remove(there.file.path));
    table.filter.setStateFilter(StateFilter::Finished); // other rows are seen
    QTRY_VERIFY(isGone(there.id) && isGone(last.first()));
    QTRY_COMPARE(countNear(table.view.grab().toImage(), green), 0);
}

void TestJobTableView::givesTheChosenJobsInOrder()
{
    Table table;
    const QList<JobId> ids = table.addJobs(10, JobState::Held);
    QCOMPARE(table.selection.selectedJobs(), QList<JobId>());
    QVERIFY(!table.selection.currentJob().isValid());
    table.selection.selectJobs({ids[7], ids[2], ids[3]});
    QCOMPARE(table.selection.selectedJobs(), QList<JobId>({ids[2], ids[3], ids[7]}));
    QCOMPARE(table.selection.selectedCount(), 3);
    QCOMPARE(table.selection.currentJob(), ids[7]);
    table.selection.selectAll();
    QCOMPARE(table.selection.selectedJobs(), ids);
}

// They would look at each chosen row whenever they are painted.
void TestJobTableView::itsHeadersAskNothingOfWhatIsChosen()
{
    Table table;
    table.addJobs(3, JobState::Held);
    table.selection.selectAll();
    QCOMPARE(table.view.selectionModel(), &table.selection);
    for (const QHeaderView *header : {table.view.horizontalHeader(), table.view.verticalHeader()})
        QVERIFY(!header->selectionModel()->hasSelection());
}

void TestJobTableView::tellsOnceWhatIsChosen()
{
    Table table;
    const QList<JobId> ids = table.addJobs(10, JobState::Held);
    QSignalSpy selections(&table.selection, &JobSelection::selectedJobsChanged);
    QSignalSpy currents(&table.selection, &JobSelection::currentJobChanged);
    table.selection.setCurrentJob(ids[1]);
    table.selection.setCurrentJob(ids[2]);
    QTRY_COMPARE(selections.size(), 1);
    QCOMPARE(currents.size(), 1);
    QCOMPARE(currents[0][0].value<JobId>(), ids[2]);
}

void TestJobTableView::keepsTheSelectionOverAFilter()
{
    Table table;
    QList<JobId> failed;
    for (int i = 0; i < 100; ++i) { // in so many pieces that the filter resets
        table.addJobs(1, JobState::Held);
        failed += table.addJobs(1, JobState::Failed);
    }
    QSignalSpy resets(&table.filter, &QAbstractItemModel::modelReset);
    table.selection.selectJobs({failed[40], failed[50], failed[51]});
    table.filter.setStateFilter(StateFilter::Failed);
    QCOMPARE(resets.size(), 1);
    QCOMPARE(table.selection.selectedJobs(), QList<JobId>({failed[40], failed[50], failed[51]}));
    QCOMPARE(table.selection.currentJob(), failed[40]);
    table.filter.setStateFilter(StateFilter::Queued);
    QCOMPARE(table.selection.selectedJobs(), QList<JobId>());
}

void TestJobTableView::keepsTheSelectionOverASort()
{
    Table table;
    const QList<JobId> ids = table.addJobs(50, JobState::Finished);
    table.selection.selectJobs({ids[4], ids[5]});
    table.view.sortByColumn(static_cast<int>(JobColumn::Size), Qt::DescendingOrder);
    const QList<JobId> chosen = table.selection.selectedJobs();
    QCOMPARE(QSet<JobId>(chosen.begin(), chosen.end()), QSet<JobId>({ids[4], ids[5]}));
    QCOMPARE(table.selection.currentJob(), ids[4]);
}

void TestJobTableView::choosesJobsFromOutside()
{
    Table table;
    const QList<JobId> ids = table.addJobs(500, JobState::Held);
    table.show();
    table.selection.setCurrentJob(ids[400]);
    QVERIFY(table.view.viewport()->rect().contains(table.view.visualRect(table.view.currentIndex()).center()));
    table.selection.setCurrentJob(JobId{999'999}); // unknown: nothing happens
    QCOMPARE(table.selection.currentJob(), ids[400]);
}

void TestJobTableView::forgetsRemovedJobs()
{
    Table table;
    const QList<JobId> ids = table.addJobs(10, JobState::Held);
    table.selection.selectJobs({ids[4], ids[5]});
    QSignalSpy selections(&table.selection, &JobSelection::selectedJobsChanged);
    QTRY_COMPARE(selections.size(), 1);
    table.manager->remove({ids[4]});
    QTRY_COMPARE(selections.size(), 2);
    QCOMPARE(table.selection.selectedJobs(), QList<JobId>({ids[5]}));
}

void TestJobTableView::asksForDeletionOnlyWhenSomethingIsChosen()
{
    Table table;
    const QList<JobId> ids = table.addJobs(3, JobState::Held);
    table.show();
    QSignalSpy deletions(&table.input, &JobListInput::deleteRequested);
    QTest::keyClick(&table.view, Qt::Key_Delete);
    QCOMPARE(deletions.size(), 0);
    table.selection.setCurrentJob(ids[0]);
    QTest::keyClick(&table.view, Qt::Key_Delete);
    QCOMPARE(deletions.size(), 1);
}

void TestJobTableView::activatesWithEnterAndDoubleClick()
{
    Table table;
    const QList<JobId> ids = table.addJobs(3, JobState::Held);
    table.show();
    QSignalSpy activations(&table.input, &JobListInput::jobActivated);
    table.selection.setCurrentJob(ids[1]);
    QTest::keyClick(&table.view, Qt::Key_Return);
    QCOMPARE(activations.size(), 1);
    const QPoint third = table.view.visualRect(table.filter.index(2, 1)).center();
    QTest::mouseClick(table.view.viewport(), Qt::LeftButton, {}, third);
    QCOMPARE(activations.size(), 1);
    QTest::mouseDClick(table.view.viewport(), Qt::LeftButton, {}, third);
    QCOMPARE(activations.size(), 2);
    QCOMPARE(activations[1][0].value<JobId>(), ids[2]);
}

void TestJobTableView::allRowsAreAsHighAsTwoLines()
{
    Table table;
    table.addJobs(3, JobState::Failed);
    const int usual = table.view.rowHeight(0);
    QVERIFY(usual >= 44 && usual <= 56);
    QCOMPARE(table.view.rowHeight(2), usual);
    QFont large = table.view.font();
    large.setPointSizeF(large.pointSizeF() * 2);
    table.view.setFont(large);
    QVERIFY(table.view.rowHeight(0) >= 2 * QFontMetrics(large).height() * 9 / 10);
    QVERIFY(table.view.rowHeight(0) > usual);
}

void TestJobTableView::headerSurvivesSavingAndRestoring()
{
    QByteArray saved;
    {
        Table table;
        table.view.setColumnShown(JobColumn::Album, true);
        table.view.setColumnShown(JobColumn::Host, false);
        table.view.horizontalHeader()->moveSection(2, 5);
        table.view.sortByColumn(static_cast<int>(JobColumn::Size), Qt::DescendingOrder);
        saved = table.view.saveHeader();
    }
    Table table;
    QVERIFY(table.view.restoreHeader(saved));
    QVERIFY(table.view.isColumnShown(JobColumn::Album));
    QVERIFY(!table.view.isColumnShown(JobColumn::Host));
    QCOMPARE(table.view.horizontalHeader()->visualIndex(static_cast<int>(JobColumn::State)), 5);
    QCOMPARE(table.filter.sortColumn(), static_cast<int>(JobColumn::Size));
    QCOMPARE(table.filter.sortOrder(), Qt::DescendingOrder);
    table.view.resetHeader();
    QVERIFY(!table.view.isColumnShown(JobColumn::Album));
    QCOMPARE(table.filter.sortColumn(), -1);
}

void TestJobTableView::refusesAForeignHeader_data()
{
    QTest::addColumn<QByteArray>("state");
    Table table;
    const QByteArray good = table.view.saveHeader();
    QByteArray flipped = good;
    flipped[flipped.size() / 2] = char(flipped.at(flipped.size() / 2) ^ 0x55);
    QTest::newRow("nothing") << QByteArray();
    QTest::newRow("rubbish") << QByteArray("rubbish that is long enough to be read");
    QTest::newRow("Qt's own") << table.view.horizontalHeader()->saveState();
    QTest::newRow("cut") << good.left(good.size() / 2);
    QTest::newRow("changed") << flipped;
}

void TestJobTableView::refusesAForeignHeader()
{
    QFETCH(QByteArray, state);
    Table table;
    QVERIFY(!table.view.restoreHeader(state));
    for (int column = 0; column < kJobColumnCount; ++column)
        QCOMPARE(table.view.isColumnShown(static_cast<JobColumn>(column)),
                 isShownByDefault(static_cast<JobColumn>(column)));
}

void TestJobTableView::columnsCanBeChosenInTheMenu()
{
    Table table;
    QMenu menu;
    table.view.fillColumnsMenu(menu);
    const auto find = [&menu](JobColumn column) -> QAction * {
        for (QAction *action : menu.actions()) {
            if (action->text() == JobTableModel::columnTitle(column))
                return action;
        }
        return nullptr;
    };
    QVERIFY(!find(JobColumn::Name)); // always there
    QVERIFY(find(JobColumn::Title) && !find(JobColumn::Title)->isChecked());
    find(JobColumn::Title)->trigger();
    QVERIFY(table.view.isColumnShown(JobColumn::Title));
    find(JobColumn::Speed)->trigger();
    QVERIFY(!table.view.isColumnShown(JobColumn::Speed));
}

void TestJobTableView::theNameTakesTheWidthThatIsLeft()
{
    Table table;
    table.addJobs(3, JobState::Held);
    table.view.resize(1400, 600);
    table.show();
    QHeaderView *header = table.view.horizontalHeader();
    QCOMPARE(header->length(), table.view.viewport()->width());
    header->resizeSection(static_cast<int>(JobColumn::Host), 300);
    QCOMPARE(header->length(), table.view.viewport()->width());
    for (int column = 0; column < kJobColumnCount; ++column)
        table.view.setColumnShown(static_cast<JobColumn>(column), true);
    QVERIFY(header->sectionSize(static_cast<int>(JobColumn::Name)) >= 18 * table.view.fontMetrics().averageCharWidth());
}

void TestJobTableView::aDraggedNameKeepsItsShareOfTheWidth()
{
    QByteArray saved;
    Table table;
    table.addJobs(3, JobState::Held);
    table.view.resize(1400, 600);
    table.show();
    QHeaderView *header = table.view.horizontalHeader();
    constexpr int kName = static_cast<int>(JobColumn::Name);
    const int usual = header->sectionSize(kName);
    header->resizeSection(kName, usual - 100);
    QCOMPARE(header->sectionSize(kName), usual - 100);
    table.view.resize(1500, 600);
    QCOMPARE(header->sectionSize(kName), usual);
    saved = table.view.saveHeader();
    table.view.resetHeader();
    QCOMPARE(header->length(), table.view.viewport()->width());
    QVERIFY(table.view.restoreHeader(saved));
    QCOMPARE(header->sectionSize(kName), usual);
}

void TestJobTableView::homeAndEndChooseTheFirstAndTheLastRow()
{
    Table table;
    const QList<JobId> ids = table.addJobs(100, JobState::Held);
    table.show();
    table.selection.setCurrentJob(ids[50]);
    const auto press = [&table](Qt::Key key, Qt::KeyboardModifiers modifiers = {}) {
        QTest::keyClick(&table.view, key, modifiers);
        return table.selection.selectedJobs();
    };
    QCOMPARE(press(Qt::Key_End), QList<JobId>{ids.last()});
    QCOMPARE(table.selection.currentJob(), ids.last());
    QCOMPARE(press(Qt::Key_Home), QList<JobId>{ids.first()});
    QCOMPARE(press(Qt::Key_End, Qt::ControlModifier), QList<JobId>{ids.last()});
    QCOMPARE(press(Qt::Key_Home, Qt::ControlModifier), QList<JobId>{ids.first()});
    const QList<JobId> pageDown = press(Qt::Key_PageDown);
    QCOMPARE(pageDown.size(), 1);
    QVERIFY(pageDown.first() > ids[3]);
    QCOMPARE(press(Qt::Key_PageUp), QList<JobId>{ids.first()});
    QCOMPARE(press(Qt::Key_End, Qt::ShiftModifier), ids);
}

void TestJobTableView::aFilterThatHidesTheChoiceChoosesTheNextRow()
{
    Table table;
    const QList<JobId> held = table.addJobs(3, JobState::Held);
    const QList<JobId> failed = table.addJobs(3, JobState::Failed);
    table.selection.setCurrentJob(held[1]);
    table.selection.noteNeighbours();
    table.filter.setStateFilter(StateFilter::Failed);
    QCOMPARE(table.selection.selectedJobs(), QList<JobId>{failed.first()});
    QCOMPARE(table.selection.currentJob(), failed.first());
    table.selection.noteNeighbours();
    table.filter.setStateFilter(StateFilter::Paused); // there is none
    QVERIFY(table.selection.selectedJobs().isEmpty());
    QVERIFY(!table.selection.currentJob().isValid());
}

void TestJobTableView::aRowThatLeavesByItselfTakesTheChoiceAlong()
{
    Table table;
    const QList<JobId> held = table.addJobs(3, JobState::Held);
    table.filter.setStateFilter(StateFilter::Queued);
    QSignalSpy currents(&table.selection, &JobSelection::currentJobChanged);
    table.selection.setCurrentJob(held[1]);
    QTRY_COMPARE(currents.size(), 1);
    table.manager->cancel({held[1]});
    QTRY_COMPARE(table.filter.rowCount(), 2);
    QTRY_COMPARE(currents.size(), 2);
    QCOMPARE(currents[1][0].value<JobId>(), JobId());
    QVERIFY(table.selection.selectedJobs().isEmpty());
}

void TestJobTableView::aThirdClickGoesBackToTheQueue()
{
    Table table;
    table.addJobs(5, JobState::Finished);
    table.show();
    QHeaderView *header = table.view.horizontalHeader();
    const int section = static_cast<int>(JobColumn::Size);
    const QPoint place(header->sectionViewportPosition(section) + 10, header->height() / 2);
    const auto click = [&] { QTest::mouseClick(header->viewport(), Qt::LeftButton, {}, place); };
    click();
    QCOMPARE(table.filter.sortColumn(), section);
    QCOMPARE(table.filter.sortOrder(), Qt::AscendingOrder);
    click();
    QCOMPARE(table.filter.sortOrder(), Qt::DescendingOrder);
    click();
    QCOMPARE(table.filter.sortColumn(), -1);
}

void TestJobTableView::typingFindsAName()
{
    Table table;
    QList<Job> jobs;
    for (const char *name : {"cat.jpg", "dog.jpg", "Donkey.jpg"}) {
        jobs += table.makeJob(JobState::Held);
        jobs.last().image.url = u"http://a.org/"_s + QLatin1StringView(name);
    }
    table.manager->restore(jobs);
    table.view.keyboardSearch(u"d"_s);
    QCOMPARE(table.selection.currentJob(), jobs[1].id);
    table.view.keyboardSearch(u"on"_s);
    QCOMPARE(table.selection.currentJob(), jobs[2].id);
}

void TestJobTableView::hasRoomForTheUsualStates()
{
    Table table;
    const QList<JobId> ids = table.addJobs(1, JobState::Failed);
    Job skipped = table.manager->jobAt(0);
    skipped.state = JobState::Skipped;
    skipped.skipReason = SkipReason::AlreadyDownloaded;
    table.manager->remove(ids);
    table.manager->restore({skipped});
    table.show();
    table.view.resetHeader();
    const int column = static_cast<int>(JobColumn::State);
    QVERIFY(usualStateTexts().contains(table.view.model()->index(0, column).data().toString()));
    const auto *view = static_cast<const QAbstractItemView *>(&table.view);
    QVERIFY(table.view.columnWidth(column) >= view->sizeHintForIndex(table.view.model()->index(0, column)).width());
    for (const QString &text : usualStateTexts())
        QVERIFY2(table.view.columnWidth(column) > table.view.fontMetrics().horizontalAdvance(text), qPrintable(text));
}

void TestJobTableView::paintsStatesInTheirColors_data()
{
    QTest::addColumn<bool>("isDark");
    QTest::addColumn<QColor>("green");
    QTest::addColumn<QColor>("red");
    QTest::newRow("light") << false << QColor(0x1a, 0x7f, 0x37) << QColor(0xc6, 0x28, 0x28);
    QTest::newRow("dark") << true << QColor(0x56, 0xd3, 0x64) << QColor(0xff, 0x8a, 0x80);
}

void TestJobTableView::paintsStatesInTheirColors()
{
    QFETCH(bool, isDark);
    QFETCH(QColor, green);
    QFETCH(QColor, red);
    Table table;
    QPalette palette;
    palette.setColor(QPalette::Base, isDark ? QColor(0x1e, 0x1e, 0x1e) : QColor(Qt::white));
    palette.setColor(QPalette::Text, isDark ? QColor(0xee, 0xee, 0xee) : QColor(Qt::black));
    table.view.setPalette(palette);
    table.show();
    QCOMPARE(countNear(table.view.viewport()->grab().toImage(), green), 0);
    table.addSaved(1);
    QTRY_VERIFY(countNear(table.view.viewport()->grab().toImage(), green) > 100);
    QCOMPARE(countNear(table.view.viewport()->grab().toImage(), red), 0);
    table.addJobs(1, JobState::Failed);
    QTRY_VERIFY(countNear(table.view.viewport()->grab().toImage(), red) > 30);
}

void TestJobTableView::paintsMirroredWhenRightToLeft()
{
    Table table;
    table.addSaved(3);
    table.show();
    // Where the middle of the longest green line is, from 0 = left to 1 = right.
    const auto middleOfBar = [&table] {
        const QRect cell = table.view.visualRect(table.filter.index(0, static_cast<int>(JobColumn::Progress)));
        const QImage image = table.view.viewport()->grab(cell).toImage();
        const int y = image.height() / 2;
        int start = 0;
        int bestStart = 0;
        int bestLength = 0;
        for (int x = 0; x < image.width(); ++x) {
            if (countNear(image.copy(x, y, 1, 1), QColor(0x1a, 0x7f, 0x37)) == 0)
                start = x + 1;
            else if (x + 1 - start > bestLength)
                bestLength = x + 1 - (bestStart = start);
        }
        return bestLength > 20 ? (bestStart + bestLength / 2.0) / image.width() : -1.0;
    };
    const double leftToRight = middleOfBar();
    QVERIFY(leftToRight > 0 && leftToRight < 0.5);
    table.view.setLayoutDirection(Qt::RightToLeft);
    QCOMPARE(table.view.visualRect(table.filter.index(0, 0)).right(), table.view.viewport()->width() - 1);
    QVERIFY(middleOfBar() > 0.5);
}

QTEST_MAIN(TestJobTableView)
#include "tst_jobtableview.moc"
