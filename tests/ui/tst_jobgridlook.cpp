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
#include "ui/thumbnaildelegate.h"
#include "ui/viewswitch.h"

#include <QAccessible>
#include <QAction>
#include <QMenu>
#include <QMimeData>
#include <QPainter>
#include <QScrollBar>
#include <QSignalSpy>
#include <QSlider>
#include <QTest>
#include <QToolButton>
#include <QWheelEvent>

#include <functional>
#include <utility>

using namespace bowerbird;
using namespace bowerbird::test;
using namespace Qt::StringLiterals;

// How the grid looks, what it paints and costs, and what it tells others.
class TestJobGridLook : public QObject
{
    Q_OBJECT
private Q_SLOTS:
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
    void hidesNothingBehindATick();
    void tellsScreenReadersOfItsImages();
    void dragsFilesAndLinks();
};

void TestJobGridLook::keysAndWheelChangeTheSize()
{
    GridRun list(300);
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

void TestJobGridLook::remembersItsLook()
{
    QByteArray saved;
    {
        const GridRun list;
        list.grid.setPictureEdge(200);
        saved = list.views.saveLook();
    }
    GridRun list;
    list.views.resetLook();
    QCOMPARE(list.views.look(), JobViews::Look::Table);
    list.views.restoreLook(saved);
    QCOMPARE(list.views.look(), JobViews::Look::Grid);
    QCOMPARE(list.grid.pictureEdge(), 200);
    QVERIFY(list.views.asGrid->isChecked());
}

void TestJobGridLook::refusesAForeignLook_data()
{
    QTest::addColumn<QByteArray>("state");
    const GridRun list;
    QTest::newRow("nothing") << QByteArray();
    QTest::newRow("rubbish") << QByteArray("rubbish that is long enough");
    QTest::newRow("cut") << list.views.saveLook().chopped(1);
}

void TestJobGridLook::refusesAForeignLook()
{
    QFETCH(QByteArray, state);
    GridRun list;
    list.views.resetLook();
    list.views.restoreLook(state);
    QCOMPARE(list.views.look(), JobViews::Look::Table);
    QCOMPARE(list.grid.pictureEdge(), JobGridView::kUsualEdgePx);
}

void TestJobGridLook::theSwitchFollowsTheLook()
{
    GridRun list(3);
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
    const auto *sizes = change.findChild<QToolButton *>(QString(), Qt::FindDirectChildrenOnly);
    QVERIFY(sizes && sizes->menu() && !sizes->isHidden()); // which stands in its place
    QCOMPARE(sizes->menu()->actions(), QList<QAction *>({list.views.larger, list.views.smaller}));
}

// Counted and not timed: a machine's speed would decide.
void TestJobGridLook::aMillionRowsCostWhatIsSeen()
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

void TestJobGridLook::aBandOverVeryManyLinesIsOneRange()
{
    const GridRun list(9'000, JobState::Queued);
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

void TestJobGridLook::repaintsOnlyWhatIsSeen()
{
    GridRun list(2'000, JobState::Queued);
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

void TestJobGridLook::paintsStatesInTheirColors_data()
{
    QTest::addColumn<JobState>("state");
    QTest::addColumn<QColor>("color");
    QTest::newRow("finished") << JobState::Finished << QColor(0x1a, 0x7f, 0x37);
    QTest::newRow("failed") << JobState::Failed << QColor(0xc6, 0x28, 0x28);
}

void TestJobGridLook::paintsStatesInTheirColors()
{
    QFETCH(JobState, state);
    QFETCH(QColor, color);
    GridRun list;
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
    state == JobState::Finished ? list.addSaved(1) : list.addJobs(1, state);
    QTRY_VERIFY(count() > 10);
}

// The name of the type is as much of ink with a tick beside it as without one.
void TestJobGridLook::hidesNothingBehindATick()
{
    ManagerFixture fixture;
    Job typed = fixture.makeJob(JobState::Held);
    typed.image.type = ImageType::Jpeg;
    Job plain = fixture.makeJob(JobState::Held);
    plain.image.type = ImageType::Unknown;
    fixture.manager->restore({typed, plain});
    JobChoice choice(*fixture.manager);
    JobTableModel model(*fixture.manager, *fixture.thumbnails);
    const QWidget view; // whose style has the box
    const auto painted = [&model, &view](int row, Qt::LayoutDirection direction) {
        QImage image(48, 40, QImage::Format_RGB32);
        image.fill(Qt::white);
        QPainter painter(&image);
        QStyleOptionViewItem option;
        option.initFrom(&view);
        option.widget = &view;
        option.direction = direction;
        option.rect = image.rect();
        option.state = QStyle::State_Enabled;
        ThumbnailDelegate().paint(&painter, option, model.index(row, static_cast<int>(JobColumn::Thumbnail)));
        painter.end();
        return image;
    };
    const auto inkOfType = [&painted](Qt::LayoutDirection direction) {
        const QImage named = painted(0, direction);
        const QImage bare = painted(1, direction);
        int ink = 0;
        for (int y = 0; y < named.height(); ++y) {
            for (int x = 0; x < named.width(); ++x)
                ink += std::abs(qGray(named.pixel(x, y)) - qGray(bare.pixel(x, y)));
        }
        return ink;
    };
    for (const Qt::LayoutDirection direction : {Qt::LeftToRight, Qt::RightToLeft}) {
        model.setChoice(nullptr);
        const int without = inkOfType(direction);
        QVERIFY(without > 0);
        model.setChoice(&choice);
        const int with = inkOfType(direction);
        QVERIFY2(std::abs(with - without) < without / 20, qPrintable(u"%1, %2"_s.arg(with).arg(without)));
    }
}

void TestJobGridLook::tellsScreenReadersOfItsImages()
{
    GridRun list(3);
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

void TestJobGridLook::dragsFilesAndLinks()
{
    GridRun list;
    Job here = list.makeJob(JobState::Finished);
    here.file.path = u"/pictures/a bird.jpg"_s;
    Job there = list.makeJob(JobState::Held);
    there.image.url = u"https://images.example/b.jpg"_s;
    const std::unique_ptr<QMimeData> data = dragData({here, there});
    QCOMPARE(data->urls(), (QList<QUrl>{QUrl::fromLocalFile(here.file.path), QUrl(there.image.url)}));
    QCOMPARE(data->text(), u"/pictures/a bird.jpg\nhttps://images.example/b.jpg"_s);
}

QTEST_MAIN(TestJobGridLook)
#include "tst_jobgridlook.moc"
