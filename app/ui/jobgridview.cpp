// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#include "ui/jobgridview.h"

#include "ui/celldelegate.h"
#include "ui/jobfiltermodel.h"
#include "ui/jobgridaccessible.h"
#include "ui/joblistinput.h"
#include "ui/jobselection.h"
#include "ui/nothingshown.h"
#include "ui/previewwishes.h"

#include <QPaintEvent>
#include <QPainter>
#include <QScrollBar>

#include <algorithm>

namespace bowerbird {

namespace {

constexpr int kGapPx = 3; // around each cell

} // namespace

JobGridView::JobGridView(JobListInput &input, QWidget *parent)
    : QAbstractItemView(parent)
    , m_input(input)
    , m_model(input.selection().jobs())
    , m_cells(new CellDelegate(this))
    , m_previewWishes(
          new PreviewWishes(m_model, [this] { return isVisible() ? std::optional(seenRows()) : std::nullopt; }, this))
{
    setModel(&m_model);
    const QItemSelectionModel *own = selectionModel();
    setSelectionModel(&input.selection());
    delete own;
    setItemDelegate(m_cells);
    setSelectionBehavior(SelectRows);
    setSelectionMode(ExtendedSelection);
    setEditTriggers(NoEditTriggers);
    setFrameShape(NoFrame);
    setVerticalScrollMode(ScrollPerPixel);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setAccessibleName(tr("Pictures"));
    viewport()->setAttribute(Qt::WA_Hover);
    m_cells->setEdge(m_edgePx);
    JobGridAccessible::install();
    join();
}

void JobGridView::join()
{
    const auto layOut = [this] {
        updateGeometries();
        viewport()->update();
    };
    connect(&m_model, &QAbstractItemModel::rowsRemoved, this, layOut);
    connect(&m_model, &QAbstractItemModel::layoutChanged, this, layOut);
    connect(&m_input.selection(), &JobSelection::sought, this, [this](const QModelIndex &index) {
        if (isVisible()) // a view that is not seen has no size to scroll by
            scrollTo(index);
    });
    connect(this, &QAbstractItemView::doubleClicked, this,
            [this](const QModelIndex &index) { Q_EMIT m_input.jobActivated(m_model.jobIdAt(index.row())); });
}

// --- where the cells are

CellGrid JobGridView::grid() const
{
    return gridFor(viewport()->width());
}

CellGrid JobGridView::gridFor(int widthPx) const
{
    const QSize cell = CellDelegate::cellSize(m_edgePx, font()).grownBy(QMargins(kGapPx, kGapPx, kGapPx, kGapPx));
    return CellGrid(m_model.rowCount(), cell, kGapPx, widthPx, layoutDirection());
}

int JobGridView::verticalOffset() const
{
    return verticalScrollBar()->value();
}

bool JobGridView::isIndexHidden(const QModelIndex &) const
{
    return false;
}

QRect JobGridView::rowRect(int row) const
{
    const QRect cell = grid().cell(row);
    return cell.isNull() ? QRect() : cell.translated(0, -verticalOffset());
}

QRect JobGridView::visualRect(const QModelIndex &index) const
{
    return index.isValid() ? rowRect(index.row()) : QRect();
}

QRect JobGridView::pictureRect(int row) const
{
    return m_cells->pictureIn(rowRect(row));
}

QModelIndex JobGridView::indexAt(const QPoint &point) const
{
    return m_input.selection().indexOf(grid().indexAt(point + QPoint(0, verticalOffset())));
}

RowSpan JobGridView::seenRows() const
{
    return grid().between(verticalOffset(), verticalOffset() + viewport()->height() - 1);
}

void JobGridView::updateGeometries()
{
    const CellGrid cells = grid();
    const int page = viewport()->height();
    verticalScrollBar()->setPageStep(page);
    verticalScrollBar()->setSingleStep(std::max(1, cells.lineHeightPx() / 4));
    verticalScrollBar()->setRange(0, std::max(0, cells.heightPx() - page));
    QAbstractItemView::updateGeometries();
}

void JobGridView::scrollTo(const QModelIndex &index, ScrollHint hint)
{
    const QRect cell = visualRect(index).adjusted(-kGapPx, -kGapPx, kGapPx, kGapPx);
    if (!index.isValid())
        return;
    const int room = viewport()->height();
    const bool isAbove = cell.top() < 0;
    const bool isSeen = !isAbove && cell.bottom() < room;
    if (hint == EnsureVisible && isSeen)
        return;
    int top = room / 2 - cell.height() / 2; // where it is to begin
    if (hint == PositionAtTop || (hint == EnsureVisible && (isAbove || cell.height() > room)))
        top = 0;
    else if (hint != PositionAtCenter)
        top = room - cell.height();
    verticalScrollBar()->setValue(verticalOffset() + cell.top() - top);
}

void JobGridView::setPictureEdge(int edgePx)
{
    const int edge = std::clamp(edgePx, kLeastEdgePx, kMostEdgePx);
    if (edge == m_edgePx)
        return;
    const QRect currentRect = visualRect(currentIndex());
    const bool isCurrentSeen = currentRect.isValid() && viewport()->rect().intersects(currentRect);
    const int anchor = isCurrentSeen ? currentIndex().row() : seenRows().first;
    const int topPx = rowRect(anchor).top();
    m_edgePx = edge;
    m_cells->setEdge(edge);
    keepPlace(anchor, topPx);
    Q_EMIT pictureEdgeChanged(edge);
}

void JobGridView::keepPlace(int row, int topPx)
{
    updateGeometries();
    verticalScrollBar()->setValue(grid().cell(row).top() - topPx);
    viewport()->update();
    m_previewWishes->soon();
}

void JobGridView::zoom(int steps)
{
    setPictureEdge(m_edgePx + steps * kEdgeStepPx);
}

void JobGridView::resizeEvent(QResizeEvent *event)
{
    const CellGrid before = gridFor(event->oldSize().width());
    const int first = before.between(verticalOffset(), verticalOffset()).first;
    const int topPx = before.cell(first).top() - verticalOffset();
    QAbstractItemView::resizeEvent(event);
    keepPlace(first, topPx);
}

// The rows may be others than when it was seen last.
void JobGridView::showEvent(QShowEvent *event)
{
    QAbstractItemView::showEvent(event);
    m_previewWishes->soon();
}

void JobGridView::changeEvent(QEvent *event)
{
    QAbstractItemView::changeEvent(event);
    const bool changesCells = event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange ||
                              event->type() == QEvent::LayoutDirectionChange;
    if (!changesCells)
        return;
    updateGeometries();
    viewport()->update();
}

// --- what the model tells

void JobGridView::reset()
{
    m_hoverRow = -1;
    QAbstractItemView::reset();
    updateGeometries();
    viewport()->update();
}

void JobGridView::rowsInserted(const QModelIndex &parent, int start, int end)
{
    QAbstractItemView::rowsInserted(parent, start, end);
    updateGeometries();
    if (start <= seenRows().last)
        viewport()->update();
}

// Only what is seen: rows change by the thousand.
void JobGridView::dataChanged(const QModelIndex &topLeft, const QModelIndex &bottomRight, const QList<int> &)
{
    if (!isVisible())
        return;
    const RowSpan seen = seenRows();
    for (int row = std::max(seen.first, topLeft.row()); row <= std::min(seen.last, bottomRight.row()); ++row)
        viewport()->update(rowRect(row));
}

QRegion JobGridView::visualRegionForSelection(const QItemSelection &selection) const
{
    QRegion region;
    const RowSpan seen = seenRows();
    for (const QItemSelectionRange &range : selection) {
        for (int row = std::max(seen.first, range.top()); row <= std::min(seen.last, range.bottom()); ++row)
            region += rowRect(row);
    }
    return region;
}

void JobGridView::currentChanged(const QModelIndex &current, const QModelIndex &previous)
{
    QAbstractItemView::currentChanged(current, previous);
    viewport()->update(visualRect(current));
    viewport()->update(visualRect(previous));
    if (QAccessible::isActive() && current.isValid() && hasFocus()) {
        QAccessibleEvent focus(this, QAccessible::Focus);
        focus.setChild(current.row());
        QAccessible::updateAccessibility(&focus);
    }
}

void JobGridView::selectionChanged(const QItemSelection &selected, const QItemSelection &deselected)
{
    QAbstractItemView::selectionChanged(selected, deselected);
    if (QAccessible::isActive()) {
        QAccessibleEvent within(this, QAccessible::SelectionWithin);
        QAccessible::updateAccessibility(&within);
    }
}

void JobGridView::scrollContentsBy(int dx, int dy)
{
    viewport()->scroll(dx, dy);
    setHoverRow(-1);
    m_previewWishes->soon();
}

// --- painting

void JobGridView::paintEvent(QPaintEvent *event)
{
    // The window may have come to a screen of another ratio.
    m_model.jobs().setThumbnailSize(m_edgePx, devicePixelRatioF(), ThumbnailFit::Whole);
    {
        QPainter painter(viewport());
        paintCells(painter, event->rect());
        paintBand(painter);
    }
    paintNothingShown(*viewport(), m_model);
}

void JobGridView::paintCells(QPainter &painter, const QRect &exposed)
{
    QStyleOptionViewItem option;
    initViewItemOption(&option);
    const QStyle::State usual = option.state & ~(QStyle::State_MouseOver | QStyle::State_HasFocus);
    const int current = hasFocus() ? currentIndex().row() : -1;
    const CellGrid cells = grid();
    const int offset = verticalOffset();
    for (const RowSpan span : cells.spansIn(exposed.translated(0, offset))) {
        for (int row = span.first; row <= span.last; ++row) {
            const QModelIndex index = m_input.selection().indexOf(row);
            option.rect = cells.cell(row).translated(0, -offset);
            option.state = usual;
            option.state.setFlag(QStyle::State_Selected, selectionModel()->isSelected(index));
            option.state.setFlag(QStyle::State_HasFocus, row == current);
            option.state.setFlag(QStyle::State_MouseOver, row == m_hoverRow);
            m_cells->paint(&painter, option, index);
        }
    }
}

void JobGridView::paintBand(QPainter &painter)
{
    if (m_band.isNull())
        return;
    QColor fill = palette().color(QPalette::Highlight);
    painter.setPen(fill);
    fill.setAlphaF(0.16F);
    painter.setBrush(fill);
    painter.drawRect(m_band.translated(0, -verticalOffset()).adjusted(0, 0, -1, -1));
}

} // namespace bowerbird
