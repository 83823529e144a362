// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#include "ui/cellgrid.h"

#include <QTest>

using namespace bowerbird;

namespace {

constexpr int kGap = 3;
constexpr QSize kCell(100, 120); // with its gaps

CellGrid gridOf(int count, int width, Qt::LayoutDirection direction = Qt::LeftToRight)
{
    return CellGrid(count, kCell, kGap, width, direction);
}

} // namespace

class TestCellGrid : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void hasAsManyColumnsAsFit_data();
    void hasAsManyColumnsAsFit();
    void placesCells_data();
    void placesCells();
    void findsTheCellItHasPlaced_data();
    void findsTheCellItHasPlaced();
    void hasNothingInItsGaps();
    void givesWhatARectangleTouches_data();
    void givesWhatARectangleTouches();
    void givesTheLinesOfAStrip_data();
    void givesTheLinesOfAStrip();
    void movesByLines_data();
    void movesByLines();
};

void TestCellGrid::hasAsManyColumnsAsFit_data()
{
    QTest::addColumn<int>("count");
    QTest::addColumn<int>("width");
    QTest::addColumn<int>("columns");
    QTest::addColumn<int>("lines");
    QTest::newRow("empty") << 0 << 450 << 4 << 0;
    QTest::newRow("less than a line") << 3 << 450 << 4 << 1;
    QTest::newRow("a whole line") << 4 << 450 << 4 << 1;
    QTest::newRow("one more") << 5 << 450 << 4 << 2;
    QTest::newRow("just so wide") << 9 << 300 << 3 << 3;
    QTest::newRow("narrower than a cell") << 3 << 60 << 1 << 3;
    QTest::newRow("no width yet") << 3 << 0 << 1 << 3;
    QTest::newRow("a million") << 1'000'000 << 1'000 << 10 << 100'000;
}

void TestCellGrid::hasAsManyColumnsAsFit()
{
    QFETCH(int, count);
    QFETCH(int, width);
    QFETCH(int, lines);
    const CellGrid grid = gridOf(count, width);
    QTEST(grid.columns(), "columns");
    QCOMPARE(grid.lines(), lines);
    QCOMPARE(grid.heightPx(), lines * kCell.height());
}

void TestCellGrid::placesCells_data()
{
    QTest::addColumn<Qt::LayoutDirection>("direction");
    QTest::addColumn<int>("index");
    QTest::addColumn<QRect>("cell");
    // 430 wide: four columns that begin at 0, 107, 215 and 322.
    QTest::newRow("first") << Qt::LeftToRight << 0 << QRect(QPoint(3, 3), QPoint(103, 116));
    QTest::newRow("its neighbour") << Qt::LeftToRight << 1 << QRect(QPoint(110, 3), QPoint(211, 116));
    QTest::newRow("end of a line") << Qt::LeftToRight << 3 << QRect(QPoint(325, 3), QPoint(426, 116));
    QTest::newRow("second line") << Qt::LeftToRight << 4 << QRect(QPoint(3, 123), QPoint(103, 236));
    QTest::newRow("mirrored") << Qt::RightToLeft << 0 << QRect(QPoint(325, 3), QPoint(426, 116));
    QTest::newRow("mirrored, end of a line") << Qt::RightToLeft << 3 << QRect(QPoint(3, 3), QPoint(103, 116));
    QTest::newRow("beyond the last") << Qt::LeftToRight << 10 << QRect();
    QTest::newRow("none") << Qt::LeftToRight << -1 << QRect();
}

void TestCellGrid::placesCells()
{
    QFETCH(Qt::LayoutDirection, direction);
    QFETCH(int, index);
    QTEST(gridOf(10, 430, direction).cell(index), "cell");
}

void TestCellGrid::findsTheCellItHasPlaced_data()
{
    QTest::addColumn<int>("width");
    QTest::addColumn<Qt::LayoutDirection>("direction");
    for (const int width : {57, 100, 199, 300, 431, 997, 3'841}) {
        QTest::addRow("%d", width) << width << Qt::LeftToRight;
        QTest::addRow("%d mirrored", width) << width << Qt::RightToLeft;
    }
}

void TestCellGrid::findsTheCellItHasPlaced()
{
    QFETCH(int, width);
    QFETCH(Qt::LayoutDirection, direction);
    const CellGrid grid = gridOf(1'000'000, width, direction);
    for (const int index : {0, 1, 2, 3, 4, 5, 6, 7, 38, 39, 500'003, 999'999}) {
        const QRect cell = grid.cell(index);
        for (const QPoint &corner : {cell.topLeft(), cell.topRight(), cell.bottomLeft(), cell.bottomRight()})
            QCOMPARE(grid.indexAt(corner), index);
        QCOMPARE(grid.indexAt(cell.topLeft() - QPoint(1, 0)), -1);
        QCOMPARE(grid.indexAt(cell.bottomRight() + QPoint(0, 1)), -1);
        QVERIFY(cell.left() >= kGap && cell.right() < width);
    }
}

void TestCellGrid::hasNothingInItsGaps()
{
    const CellGrid grid = gridOf(5, 400);
    QCOMPARE(grid.indexAt({0, 0}), -1);
    QCOMPARE(grid.indexAt({150, 180}), -1); // second line, where the sixth would be
    QCOMPARE(grid.indexAt({50, 300}), -1);  // below
    QCOMPARE(grid.indexAt({-5, 50}), -1);
    QCOMPARE(grid.indexAt({450, 50}), -1);
    QCOMPARE(CellGrid().indexAt({0, 0}), -1);
}

void TestCellGrid::givesWhatARectangleTouches_data()
{
    QTest::addColumn<QRect>("rect");
    QTest::addColumn<Qt::LayoutDirection>("direction");
    QTest::addColumn<QList<int>>("spans"); // first, last, first, last...
    const auto row = [](const char *name, const QRect &rect, const QList<int> &spans,
                        Qt::LayoutDirection direction = Qt::LeftToRight) {
        QTest::newRow(name) << rect << direction << spans;
    };
    row("inside one", QRect(20, 20, 5, 5), {0, 0});
    row("in a gap", QRect(0, 0, 3, 300), {});
    row("two columns of two lines", QRect(50, 50, 100, 100), {0, 1, 4, 5});
    row("all columns are one span", QRect(0, 50, 400, 100), {0, 7});
    row("into the line that is not full", QRect(250, 200, 100, 100), {6, 7, 10, 10});
    row("only where there is none", QRect(350, 260, 40, 40), {});
    row("from above and beyond", QRect(-50, -50, 1'000, 1'000), {0, 10});
    row("above all", QRect(0, -50, 400, 40), {});
    row("below all", QRect(0, 400, 400, 40), {});
    row("mirrored", QRect(50, 50, 100, 20), {2, 3}, Qt::RightToLeft);
    row("nothing", QRect(), {});
}

void TestCellGrid::givesWhatARectangleTouches()
{
    QFETCH(QRect, rect);
    QFETCH(Qt::LayoutDirection, direction);
    QList<int> spans;
    for (const RowSpan span : gridOf(11, 400, direction).spansIn(rect))
        spans << span.first << span.last;
    QTEST(spans, "spans");
}

void TestCellGrid::givesTheLinesOfAStrip_data()
{
    QTest::addColumn<int>("count");
    QTest::addColumn<int>("top");
    QTest::addColumn<int>("bottom");
    QTest::addColumn<int>("first");
    QTest::addColumn<int>("last");
    QTest::newRow("the top") << 11 << 0 << 119 << 0 << 3;
    QTest::newRow("a pixel of the next") << 11 << 0 << 120 << 0 << 7;
    QTest::newRow("the end") << 11 << 240 << 700 << 8 << 10;
    QTest::newRow("of none") << 0 << 0 << 700 << 0 << -1;
    QTest::newRow("of a million") << 1'000'000 << 29'999'880 << 30'000'700 << 999'996 << 999'999;
}

void TestCellGrid::givesTheLinesOfAStrip()
{
    QFETCH(int, count);
    QFETCH(int, top);
    QFETCH(int, bottom);
    const RowSpan span = gridOf(count, 400).between(top, bottom);
    QTEST(span.first, "first");
    QTEST(span.last, "last");
}

void TestCellGrid::movesByLines_data()
{
    QTest::addColumn<int>("from");
    QTest::addColumn<int>("lines");
    QTest::addColumn<int>("to");
    QTest::newRow("down") << 1 << 1 << 5;
    QTest::newRow("up") << 5 << -1 << 1;
    QTest::newRow("stays in the first line") << 2 << -1 << 2;
    QTest::newRow("stays in the last line") << 9 << 1 << 9;
    QTest::newRow("to the last one, as there is none below") << 7 << 1 << 10;
    QTest::newRow("far down") << 1 << 1'000 << 9;
    QTest::newRow("far up") << 10 << -1'000 << 2;
}

void TestCellGrid::movesByLines()
{
    QFETCH(int, from);
    QFETCH(int, lines);
    QTEST(gridOf(11, 400).moved(from, lines), "to");
}

QTEST_APPLESS_MAIN(TestCellGrid)
#include "tst_cellgrid.moc"
