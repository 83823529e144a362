// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#include "ui/jobtableview.h"

#include "ui/jobfiltermodel.h"
#include "ui/joblistinput.h"
#include "ui/jobselection.h"
#include "ui/namedelegate.h"
#include "ui/nothingshown.h"
#include "ui/previewwishes.h"
#include "ui/progressdelegate.h"
#include "ui/thumbnaildelegate.h"

#include <QHeaderView>
#include <QKeyEvent>
#include <QPainter>
#include <QScrollBar>

#include <algorithm>

namespace bowerbird {

using namespace std::chrono_literals;

namespace {

constexpr int kNameColumn = static_cast<int>(JobColumn::Name);
constexpr int kRowPadding = 8; // above and below a thumbnail together

} // namespace

JobTableView::JobTableView(JobListInput &input, QWidget *parent)
    : QTableView(parent)
    , m_input(input)
    , m_model(input.selection().jobs())
    , m_thumbnailDelegate(new ThumbnailDelegate(this))
    , m_previewWishes(new PreviewWishes(m_model, [this] { return seenRows(); }, this))
{
    setModel(&m_model);
    const QItemSelectionModel *own = selectionModel();
    setSelectionModel(&input.selection());
    delete own;
    // Qt's headers ask whether whole columns are chosen, which is a look at each chosen row whenever they are painted.
    for (QHeaderView *header : {horizontalHeader(), verticalHeader()})
        header->setSelectionModel(new QItemSelectionModel(&m_model, header));
    setSelectionBehavior(SelectRows);
    setSelectionMode(ExtendedSelection);
    setEditTriggers(NoEditTriggers);
    setShowGrid(false);
    setAlternatingRowColors(false);
    setWordWrap(false);
    setTextElideMode(Qt::ElideMiddle);
    setTabKeyNavigation(false);
    setCornerButtonEnabled(false);
    setFrameShape(NoFrame);
    setVerticalScrollMode(ScrollPerPixel);
    setHorizontalScrollMode(ScrollPerPixel);
    setAccessibleName(tr("Pictures"));
    setUpDelegates();
    setUpHeader();
    join();
    updateRowHeight();

    m_clock.setInterval(1s);
    connect(&m_clock, &QTimer::timeout, this, &JobTableView::refreshClocks);
    m_clock.start();
}

void JobTableView::setUpDelegates()
{
    setItemDelegate(new RowDelegate(this));
    setItemDelegateForColumn(static_cast<int>(JobColumn::Thumbnail), m_thumbnailDelegate);
    setItemDelegateForColumn(kNameColumn, new NameDelegate(this));
    setItemDelegateForColumn(static_cast<int>(JobColumn::Progress), new ProgressDelegate(this));
}

void JobTableView::join()
{
    connect(&m_model, &QAbstractItemModel::rowsRemoved, viewport(), qOverload<>(&QWidget::update));
    connect(&m_input.selection(), &JobSelection::sought, this, [this](const QModelIndex &index) { scrollTo(index); });
    connect(this, &QAbstractItemView::doubleClicked, this,
            [this](const QModelIndex &index) { Q_EMIT m_input.jobActivated(m_model.jobIdAt(index.row())); });
}

void JobTableView::currentChanged(const QModelIndex &current, const QModelIndex &previous)
{
    QTableView::currentChanged(current, previous);
    viewport()->update(); // the frame around the current row
}

// --- what it looks like

void JobTableView::setThumbnailEdge(int edgePx)
{
    m_thumbnailEdgePx = std::clamp(edgePx, 24, 96);
    updateRowHeight();
}

void JobTableView::updateRowHeight()
{
    const int height = std::max(NameDelegate::heightPx(font()), m_thumbnailEdgePx + kRowPadding);
    verticalHeader()->setMinimumSectionSize(1);
    verticalHeader()->setDefaultSectionSize(height);
    const int edge = height - kRowPadding;
    m_thumbnailDelegate->setEdge(edge);
    m_model.jobs().setThumbnailSize(edge, devicePixelRatioF());
    QStyleOptionViewItem option;
    initViewItemOption(&option);
    const int width = edge + 2 * RowDelegate::marginPx(option);
    horizontalHeader()->resizeSection(static_cast<int>(JobColumn::Thumbnail), width);
    fitName();
}

void JobTableView::changeEvent(QEvent *event)
{
    QTableView::changeEvent(event);
    const bool changesHeight = event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange;
    if (changesHeight)
        updateRowHeight();
}

void JobTableView::resizeEvent(QResizeEvent *event)
{
    QTableView::resizeEvent(event);
    fitName();
    m_previewWishes->soon();
}

// The rows may be others than when it was seen last.
void JobTableView::showEvent(QShowEvent *event)
{
    QTableView::showEvent(event);
    m_previewWishes->soon();
}

void JobTableView::paintEvent(QPaintEvent *event)
{
    // The window may have come to a screen of another ratio.
    m_model.jobs().setThumbnailSize(verticalHeader()->defaultSectionSize() - kRowPadding, devicePixelRatioF());
    QTableView::paintEvent(event);
    paintNothingShown(*viewport(), m_model);
    const QModelIndex current = currentIndex();
    const bool needsFrame = hasFocus() && current.isValid() && !selectionModel()->isSelected(current);
    if (!needsFrame)
        return;
    const QRect cell = visualRect(current);
    QPainter painter(viewport());
    painter.setPen(QPen(palette().color(QPalette::Highlight), 1));
    const int width = std::min(viewport()->width(), horizontalHeader()->length());
    const int left = isRightToLeft() ? viewport()->width() - width : 0;
    painter.drawRect(left, cell.top(), width - 1, cell.height() - 1);
}

void JobTableView::refreshClocks()
{
    const int waiting = m_model.jobs().manager().counts()[static_cast<size_t>(JobState::Waiting)];
    constexpr int kState = static_cast<int>(JobColumn::State);
    if (waiting == 0 || !isVisible() || isColumnHidden(kState))
        return;
    viewport()->update(columnViewportPosition(kState), 0, columnWidth(kState), viewport()->height());
}

// --- keys and mouse

void JobTableView::scrollContentsBy(int dx, int dy)
{
    QTableView::scrollContentsBy(dx, dy);
    if (dy != 0)
        m_previewWishes->soon();
}

std::optional<RowSpan> JobTableView::seenRows() const
{
    if (!isVisible())
        return std::nullopt;
    const int first = std::max(0, rowAt(0));
    const int height = std::max(1, verticalHeader()->defaultSectionSize());
    return RowSpan{first, std::min(m_model.rowCount() - 1, first + viewport()->height() / height)};
}

void JobTableView::mousePressEvent(QMouseEvent *event)
{
    const bool isOnTick = clickTick(*event);
    m_input.notePress(*event, !isOnTick && isOnPicture(*event));
    if (!isOnTick)
        QTableView::mousePressEvent(event);
}

// By its picture a row is dragged out, by the rest of it rows are chosen.
void JobTableView::mouseMoveEvent(QMouseEvent *event)
{
    if (event->buttons().testFlag(Qt::LeftButton) && m_input.isPressedOnImage())
        m_input.takeMove(*event, *this);
    else
        QTableView::mouseMoveEvent(event);
}

void JobTableView::mouseDoubleClickEvent(QMouseEvent *event)
{
    if (!clickTick(*event)) // two quick clicks are two
        QTableView::mouseDoubleClickEvent(event);
}

bool JobTableView::isOnPicture(const QMouseEvent &event) const
{
    return indexAt(event.position().toPoint()).column() == static_cast<int>(JobColumn::Thumbnail);
}

bool JobTableView::clickTick(const QMouseEvent &event)
{
    return isOnPicture(event) && m_input.takeTick(event, indexAt(event.position().toPoint()).row());
}

void JobTableView::keyPressEvent(QKeyEvent *event)
{
    if (m_input.takeKey(*event))
        return;
    if (event->key() == Qt::Key_Home || event->key() == Qt::Key_End) {
        // With Ctrl they would move the frame and leave the choice behind.
        QKeyEvent plain(event->type(), event->key(), event->modifiers() & ~Qt::ControlModifier);
        QTableView::keyPressEvent(&plain);
    } else {
        QTableView::keyPressEvent(event);
    }
}

// A row is what is chosen: Home and End go to the first and the last one, not to the ends of a row.
QModelIndex JobTableView::moveCursor(CursorAction action, Qt::KeyboardModifiers modifiers)
{
    const int last = m_model.rowCount() - 1;
    if (last < 0)
        return {};
    const int column = currentIndex().isValid() ? currentIndex().column() : kNameColumn;
    const int page = std::max(1, viewport()->height() / std::max(1, verticalHeader()->defaultSectionSize()) - 1);
    const int current = currentIndex().row(); // -1 = none
    switch (action) {
    case MoveHome:
        return m_model.index(0, column);
    case MoveEnd:
        return m_model.index(last, column);
    case MovePageUp:
        return m_model.index(std::max(0, current - page), column);
    case MovePageDown:
        return m_model.index(std::min(last, std::max(0, current) + page), column);
    default:
        return QTableView::moveCursor(action, modifiers);
    }
}

void JobTableView::contextMenuEvent(QContextMenuEvent *event)
{
    m_input.openMenu(*event, *this);
    event->accept();
}

void JobTableView::keyboardSearch(const QString &search)
{
    m_input.search(search);
}

} // namespace bowerbird
