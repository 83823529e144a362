// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

// Keys and mouse of JobGridView, and what they choose.

#include "ui/celldelegate.h"
#include "ui/jobfiltermodel.h"
#include "ui/jobgridview.h"
#include "ui/joblistinput.h"
#include "ui/jobselection.h"

#include <QContextMenuEvent>
#include <QHoverEvent>
#include <QKeyEvent>
#include <QScrollBar>
#include <QWheelEvent>

#include <algorithm>
#include <utility>

namespace bowerbird {

namespace {

constexpr int kWheelStep = 120; // eighths of a degree: a notch of a usual wheel

} // namespace

// --- what is chosen

void JobGridView::setSelection(const QRect &rect, QItemSelectionModel::SelectionFlags command)
{
    selectionModel()->select(state() == DragSelectingState ? inBand(rect) : inOrder(rect), command);
}

// By a band: what it touches. `rect` runs from where it began to where it is, which may be up and to the left.
QItemSelection JobGridView::inBand(const QRect &rect) const
{
    const QRect band = QRect(QPoint(std::min(rect.left(), rect.right()), std::min(rect.top(), rect.bottom())),
                             QPoint(std::max(rect.left(), rect.right()), std::max(rect.top(), rect.bottom())))
                           .translated(0, verticalOffset());
    const std::vector<RowSpan> spans = grid().spansIn(band);
    const JobSelection &selection = m_input.selection();
    if (spans.size() > kMostBandRanges)
        return selection.rows(spans.front().first, spans.back().last);
    QItemSelection chosen;
    for (const RowSpan span : spans)
        chosen.append(selection.rows(span.first, span.last));
    return chosen;
}

// By a key or a click with Shift: all from the one to the other, as they are read.
QItemSelection JobGridView::inOrder(const QRect &rect) const
{
    const QModelIndex from = indexAt(rect.topLeft());
    const QModelIndex to = indexAt(rect.bottomRight());
    if (!from.isValid() || !to.isValid())
        return {};
    return m_input.selection().rows(std::min(from.row(), to.row()), std::max(from.row(), to.row()));
}

// --- keys

QModelIndex JobGridView::moveCursor(CursorAction action, Qt::KeyboardModifiers)
{
    const int last = m_model.rowCount() - 1;
    if (last < 0)
        return {};
    const CellGrid cells = grid();
    const int current = currentIndex().row();
    if (current < 0)
        return m_input.selection().indexOf(action == MoveEnd ? last : 0);
    const int page = std::max(1, viewport()->height() / cells.lineHeightPx());
    const int forward = isRightToLeft() ? -1 : 1;
    int row = current;
    switch (action) {
    case MoveLeft:
        row -= forward;
        break;
    case MoveRight:
        row += forward;
        break;
    case MovePrevious:
        --row;
        break;
    case MoveNext:
        ++row;
        break;
    case MoveUp:
        row = cells.moved(current, -1);
        break;
    case MoveDown:
        row = cells.moved(current, 1);
        break;
    case MovePageUp:
        row = cells.moved(current, -page);
        break;
    case MovePageDown:
        row = cells.moved(current, page);
        break;
    case MoveHome:
        row = 0;
        break;
    case MoveEnd:
        row = last;
        break;
    }
    return m_input.selection().indexOf(std::clamp(row, 0, last));
}

void JobGridView::keyPressEvent(QKeyEvent *event)
{
    if (m_input.takeKey(*event))
        return;
    if (event->key() == Qt::Key_Home || event->key() == Qt::Key_End) {
        // With Ctrl they would move the frame and leave the choice behind, as in the table.
        QKeyEvent plain(event->type(), event->key(), event->modifiers() & ~Qt::ControlModifier);
        QAbstractItemView::keyPressEvent(&plain);
    } else {
        QAbstractItemView::keyPressEvent(event);
    }
}

void JobGridView::keyboardSearch(const QString &search)
{
    m_input.search(search);
}

// --- mouse

bool JobGridView::clickTick(const QMouseEvent &event)
{
    const QPoint point = event.position().toPoint();
    const int row = indexAt(point).row();
    return row >= 0 && pictureRect(row).contains(point) && m_input.takeTick(event, row);
}

void JobGridView::mousePressEvent(QMouseEvent *event)
{
    const QPoint point = event->position().toPoint();
    const bool isOnCell = indexAt(point).isValid();
    m_bandStart.reset();
    m_isPressedOnTick = clickTick(*event);
    m_input.notePress(*event, isOnCell && !m_isPressedOnTick);
    if (m_isPressedOnTick)
        return;
    if (event->button() == Qt::LeftButton && !isOnCell)
        m_bandStart = point + QPoint(0, verticalOffset());
    QAbstractItemView::mousePressEvent(event);
}

// A band begins beside the cells; one on which the button is down is dragged out.
void JobGridView::mouseMoveEvent(QMouseEvent *event)
{
    if (event->buttons().testFlag(Qt::LeftButton) && !m_bandStart)
        return m_input.takeMove(*event, *this);
    QAbstractItemView::mouseMoveEvent(event);
    if (m_bandStart && state() == DragSelectingState) {
        const QPoint end = event->position().toPoint() + QPoint(0, verticalOffset());
        setBand(QRect(*m_bandStart, end).normalized());
    }
}

void JobGridView::mouseReleaseEvent(QMouseEvent *event)
{
    if (!std::exchange(m_isPressedOnTick, false)) // what is chosen stays so
        QAbstractItemView::mouseReleaseEvent(event);
    m_bandStart.reset();
    setBand({});
}

void JobGridView::mouseDoubleClickEvent(QMouseEvent *event)
{
    m_isPressedOnTick = clickTick(*event);
    if (!m_isPressedOnTick) // two quick clicks are two
        QAbstractItemView::mouseDoubleClickEvent(event);
}

void JobGridView::setBand(const QRect &band)
{
    if (band == m_band)
        return;
    const QRect before = std::exchange(m_band, band);
    viewport()->update(before.united(band).translated(0, -verticalOffset()).adjusted(-1, -1, 1, 1));
}

void JobGridView::wheelEvent(QWheelEvent *event)
{
    if (!event->modifiers().testFlag(Qt::ControlModifier))
        return QAbstractItemView::wheelEvent(event);
    m_wheelRest += event->angleDelta().y();
    zoom(m_wheelRest / kWheelStep);
    m_wheelRest %= kWheelStep;
    event->accept();
}

bool JobGridView::viewportEvent(QEvent *event)
{
    if (event->type() == QEvent::HoverEnter || event->type() == QEvent::HoverMove)
        setHoverRow(indexAt(static_cast<QHoverEvent *>(event)->position().toPoint()).row());
    else if (event->type() == QEvent::HoverLeave || event->type() == QEvent::Leave)
        setHoverRow(-1);
    return QAbstractItemView::viewportEvent(event);
}

void JobGridView::setHoverRow(int row)
{
    if (row == m_hoverRow)
        return;
    const int before = std::exchange(m_hoverRow, row);
    for (const int changed : {before, row}) {
        if (const QRect cell = rowRect(changed); cell.isValid())
            viewport()->update(cell);
    }
}

void JobGridView::contextMenuEvent(QContextMenuEvent *event)
{
    m_input.openMenu(*event, *this);
    event->accept();
}

} // namespace bowerbird
