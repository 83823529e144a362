// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#include "ui/jobtableview.h"

#include "ui/jobfiltermodel.h"
#include "ui/jobtext.h"
#include "ui/namedelegate.h"
#include "ui/progressdelegate.h"
#include "ui/thumbnaildelegate.h"

#include <QApplication>
#include <QContextMenuEvent>
#include <QHeaderView>
#include <QKeyEvent>
#include <QPainter>
#include <QScrollBar>

#include <algorithm>
#include <utility>

namespace bowerbird {

using namespace std::chrono_literals;

namespace {

constexpr int kNameColumn = static_cast<int>(JobColumn::Name);
constexpr int kRowPadding = 8; // above and below a thumbnail together
constexpr std::chrono::milliseconds kPreviewPause{80};

// Ascending rows as few ranges over all columns.
QItemSelection selectionOfRows(const JobFilterModel &model, const std::vector<int> &rows)
{
    QItemSelection selection;
    const int lastColumn = model.columnCount() - 1;
    for (size_t i = 0; i < rows.size();) {
        size_t end = i + 1;
        while (end < rows.size() && rows[end] == rows[end - 1] + 1)
            ++end;
        selection.append(QItemSelectionRange(model.index(rows[i], 0), model.index(rows[end - 1], lastColumn)));
        i = end;
    }
    return selection;
}

} // namespace

JobTableView::JobTableView(JobFilterModel &model, QWidget *parent)
    : QTableView(parent)
    , m_model(model)
    , m_thumbnailDelegate(new ThumbnailDelegate(this))
{
    setModel(&model);
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
    connectModel();
    updateRowHeight();

    m_selectionTimer.setSingleShot(true);
    m_selectionTimer.setInterval(0);
    connect(&m_selectionTimer, &QTimer::timeout, this, &JobTableView::announceSelection);
    m_previewTimer.setSingleShot(true);
    m_previewTimer.setInterval(kPreviewPause);
    connect(&m_previewTimer, &QTimer::timeout, this, &JobTableView::wantPreviews);
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

// After setModel(): the view and its selection model must have heard of a reset before this class does.
void JobTableView::connectModel()
{
    connect(&m_model, &QAbstractItemModel::modelAboutToBeReset, this, &JobTableView::rememberSelection);
    connect(&m_model, &QAbstractItemModel::modelReset, this, &JobTableView::restoreSelection);
    connect(&m_model, &QAbstractItemModel::rowsRemoved, viewport(), qOverload<>(&QWidget::update));
    connect(&m_model, &JobFilterModel::filtered, this, &JobTableView::chooseNeighbour);
    for (const auto signal : {&QAbstractItemModel::rowsInserted, &QAbstractItemModel::rowsRemoved})
        connect(&m_model, signal, this, &JobTableView::wantPreviewsSoon);
    connect(&m_model, &QAbstractItemModel::modelReset, this, &JobTableView::wantPreviewsSoon);
    connect(&m_model, &QAbstractItemModel::layoutChanged, this, &JobTableView::wantPreviewsSoon);
    connect(this, &QAbstractItemView::doubleClicked, this,
            [this](const QModelIndex &index) { Q_EMIT jobActivated(m_model.jobIdAt(index.row())); });
}

// --- what is chosen

QList<JobId> JobTableView::selectedJobs() const
{
    std::vector<std::pair<int, int>> ranges;
    const QItemSelection selection = selectionModel()->selection();
    for (const QItemSelectionRange &range : selection)
        ranges.emplace_back(range.top(), range.bottom());
    std::ranges::sort(ranges);
    QList<JobId> ids;
    int next = 0; // ranges may overlap in different columns
    for (const auto &[top, bottom] : ranges) {
        for (int row = std::max(top, next); row <= bottom; ++row) {
            if (const JobId id = m_model.jobIdAt(row); id.isValid())
                ids += id;
        }
        next = std::max(next, bottom + 1);
    }
    return ids;
}

int JobTableView::selectedCount() const
{
    int count = 0;
    const QItemSelection selection = selectionModel()->selection();
    for (const QItemSelectionRange &range : selection)
        count += range.height();
    return count;
}

JobId JobTableView::currentJob() const
{
    return m_model.jobIdAt(currentIndex().row());
}

void JobTableView::setCurrentJob(JobId id)
{
    const int row = m_model.rowOf(id);
    if (row < 0)
        return;
    const QModelIndex index = m_model.index(row, kNameColumn);
    selectionModel()->setCurrentIndex(index, QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
    scrollTo(index);
}

QItemSelection JobTableView::selectionOf(const QList<JobId> &ids) const
{
    std::vector<int> rows;
    rows.reserve(static_cast<size_t>(ids.size()));
    for (const JobId id : ids) {
        if (const int row = m_model.rowOf(id); row >= 0)
            rows.push_back(row);
    }
    std::ranges::sort(rows);
    const auto doubles = std::ranges::unique(rows);
    rows.erase(doubles.begin(), doubles.end());
    return selectionOfRows(m_model, rows);
}

void JobTableView::selectJobs(const QList<JobId> &ids)
{
    if (!ids.isEmpty())
        setCurrentJob(ids.first());
    selectionModel()->select(selectionOf(ids), QItemSelectionModel::ClearAndSelect);
}

void JobTableView::notePlace()
{
    const QList<JobId> chosen = selectedJobs();
    m_place = chosen.isEmpty() ? -1 : m_model.rowOf(chosen.first());
}

void JobTableView::chooseAtPlace()
{
    const int row = std::min(std::exchange(m_place, -1), m_model.rowCount() - 1);
    if (row >= 0 && !selectionModel()->hasSelection())
        setCurrentJob(m_model.jobIdAt(row));
}

void JobTableView::noteNeighbours()
{
    const int current = currentIndex().row();
    m_neighbours.clear();
    if (current < 0)
        return;
    const int last = std::min(m_model.rowCount() - 1, current + kSearchedRows);
    for (int row = current; row <= last; ++row)
        m_neighbours += m_model.jobIdAt(row);
    for (int row = current - 1; row >= std::max(0, current - kSearchedRows); --row)
        m_neighbours += m_model.jobIdAt(row);
}

void JobTableView::chooseNeighbour()
{
    const QList<JobId> neighbours = std::exchange(m_neighbours, {});
    if (neighbours.isEmpty())
        return;
    if (selectionModel()->hasSelection())
        return makeFirstChosenCurrent();
    const auto shown = std::ranges::find_if(neighbours, [this](JobId id) { return m_model.rowOf(id) >= 0; });
    if (shown != neighbours.end())
        setCurrentJob(*shown);
    else if (m_model.rowCount() > 0)
        setCurrentJob(m_model.jobIdAt(0));
}

void JobTableView::makeFirstChosenCurrent()
{
    if (selectionModel()->isSelected(currentIndex()))
        return;
    const QModelIndex first = m_model.index(m_model.rowOf(selectedJobs().value(0)), kNameColumn);
    if (first.isValid())
        selectionModel()->setCurrentIndex(first, QItemSelectionModel::NoUpdate);
}

// Qt has made a neighbour the current row, which the preview would show although nothing is chosen.
void JobTableView::leaveLostRow()
{
    const bool isLost = m_announcedCurrent.isValid() && m_model.rowOf(m_announcedCurrent) < 0;
    if (!isLost || !m_neighbours.isEmpty() || !currentIndex().isValid())
        return;
    if (selectionModel()->hasSelection())
        makeFirstChosenCurrent();
    else
        selectionModel()->clearCurrentIndex();
}

void JobTableView::rememberSelection()
{
    m_rememberedJobs = selectedJobs();
    m_rememberedCurrent = currentJob();
}

void JobTableView::restoreSelection()
{
    const QItemSelection selection = selectionOf(std::exchange(m_rememberedJobs, {}));
    const int currentRow = m_model.rowOf(std::exchange(m_rememberedCurrent, {}));
    const QModelIndex current = m_model.index(currentRow, kNameColumn);
    if (selection.size() <= kMostRanges)
        selectionModel()->select(selection, QItemSelectionModel::ClearAndSelect);
    if (current.isValid())
        selectionModel()->setCurrentIndex(current, QItemSelectionModel::NoUpdate);
    m_selectionTimer.start(); // the reset itself was silent
}

void JobTableView::selectionChanged(const QItemSelection &selected, const QItemSelection &deselected)
{
    QTableView::selectionChanged(selected, deselected);
    m_selectionTimer.start();
}

void JobTableView::currentChanged(const QModelIndex &current, const QModelIndex &previous)
{
    QTableView::currentChanged(current, previous);
    m_selectionTimer.start();
    viewport()->update(); // the frame around the current row
}

void JobTableView::announceSelection()
{
    leaveLostRow();
    m_selectionTimer.stop(); // what that has changed is told here
    if (const JobId current = currentJob(); current != m_announcedCurrent) {
        m_announcedCurrent = current;
        Q_EMIT currentJobChanged(current);
    }
    Q_EMIT selectedJobsChanged();
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
    wantPreviewsSoon();
}

void JobTableView::paintEvent(QPaintEvent *event)
{
    // The window may have come to a screen of another ratio.
    m_model.jobs().setThumbnailSize(verticalHeader()->defaultSectionSize() - kRowPadding, devicePixelRatioF());
    QTableView::paintEvent(event);
    paintNothingShown();
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

// An empty list without a word looks as if everything were lost.
void JobTableView::paintNothingShown()
{
    if (m_model.rowCount() > 0 || !m_model.isUpToDate() || m_model.jobs().rowCount() == 0)
        return;
    QPainter painter(viewport());
    painter.setPen(palette().color(QPalette::PlaceholderText));
    const QRect room = viewport()->rect().adjusted(16, 16, -16, -16);
    painter.drawText(room, static_cast<int>(Qt::AlignCenter) | static_cast<int>(Qt::TextWordWrap),
                     tr("No image matches this filter."));
}

void JobTableView::refreshClocks()
{
    const int waiting = m_model.jobs().manager().counts()[static_cast<size_t>(JobState::Waiting)];
    constexpr int kState = static_cast<int>(JobColumn::State);
    if (waiting == 0 || !isVisible() || isColumnHidden(kState))
        return;
    viewport()->update(columnViewportPosition(kState), 0, columnWidth(kState), viewport()->height());
}

// --- previews and ticks of what waits to be chosen

void JobTableView::scrollContentsBy(int dx, int dy)
{
    QTableView::scrollContentsBy(dx, dy);
    if (dy != 0)
        wantPreviewsSoon();
}

void JobTableView::wantPreviewsSoon()
{
    if (!m_previewTimer.isActive())
        m_previewTimer.start();
}

// What is seen first, then a page more, since that is what comes next.
void JobTableView::wantPreviews()
{
    QList<JobId> ids;
    const int first = std::max(0, rowAt(0));
    const int height = std::max(1, verticalHeader()->defaultSectionSize());
    const int end = std::min(m_model.rowCount(), first + 2 * (viewport()->height() / height + 1));
    for (int row = first; row < end && isVisible(); ++row) {
        if (tickIndex(row).data(JobRole::StateRole).toInt() == static_cast<int>(JobState::Held))
            ids += m_model.jobIdAt(row);
    }
    m_model.jobs().wantPreviews(ids);
}

QModelIndex JobTableView::tickIndex(int row) const
{
    return m_model.index(row, static_cast<int>(JobColumn::Thumbnail));
}

void JobTableView::mousePressEvent(QMouseEvent *event)
{
    if (!clickTick(*event))
        QTableView::mousePressEvent(event);
}

void JobTableView::mouseDoubleClickEvent(QMouseEvent *event)
{
    if (!clickTick(*event)) // two quick clicks are two
        QTableView::mouseDoubleClickEvent(event);
}

// With Shift all from the last one that was clicked up to this one become as this one does.
bool JobTableView::clickTick(const QMouseEvent &event)
{
    const QModelIndex index = indexAt(event.position().toPoint());
    const bool isOnPicture = index.column() == static_cast<int>(JobColumn::Thumbnail);
    const QVariant tick = isOnPicture ? index.data(Qt::CheckStateRole) : QVariant();
    if (event.button() != Qt::LeftButton || !tick.isValid())
        return false;
    const bool isOn = tick.toInt() != Qt::Checked;
    const int anchor = event.modifiers().testFlag(Qt::ShiftModifier) ? m_model.rowOf(m_tickAnchor) : -1;
    const int from = anchor < 0 ? index.row() : anchor;
    QList<JobId> ids;
    for (int row = std::min(from, index.row()); row <= std::max(from, index.row()); ++row) {
        if (tickIndex(row).data(Qt::CheckStateRole).isValid())
            ids += m_model.jobIdAt(row);
    }
    m_tickAnchor = m_model.jobIdAt(index.row());
    selectionModel()->setCurrentIndex(index, QItemSelectionModel::NoUpdate);
    Q_EMIT tickRequested(ids, isOn);
    return true;
}

void JobTableView::tickChosenRows()
{
    QList<JobId> ids = selectedJobs();
    if (!selectionModel()->isSelected(currentIndex()))
        ids = {currentJob()};
    const QVariant tick = tickIndex(currentIndex().row()).data(Qt::CheckStateRole);
    m_tickAnchor = currentJob();
    Q_EMIT tickRequested(ids, tick.toInt() != Qt::Checked);
}

// --- keys and mouse

void JobTableView::keyPressEvent(QKeyEvent *event)
{
    const bool isTick = event->key() == Qt::Key_Space && event->modifiers() == Qt::NoModifier &&
                        tickIndex(currentIndex().row()).data(Qt::CheckStateRole).isValid();
    const bool isEnter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (isTick)
        tickChosenRows();
    else if (event->matches(QKeySequence::Delete) && selectionModel()->hasSelection())
        Q_EMIT deleteRequested();
    else if (isEnter && currentJob().isValid())
        Q_EMIT jobActivated(currentJob());
    else if (event->key() == Qt::Key_Home || event->key() == Qt::Key_End) {
        // With Ctrl they would move the frame and leave the choice behind.
        QKeyEvent plain(event->type(), event->key(), event->modifiers() & ~Qt::ControlModifier);
        QTableView::keyPressEvent(&plain);
    } else
        QTableView::keyPressEvent(event);
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
    if (event->reason() == QContextMenuEvent::Keyboard) {
        const QRect cell = visualRect(currentIndex());
        const bool isShown = viewport()->rect().intersects(cell);
        Q_EMIT contextMenuRequested(viewport()->mapToGlobal(isShown ? cell.center() : viewport()->rect().center()));
    } else {
        Q_EMIT contextMenuRequested(event->globalPos()); // the press before it has chosen the row
    }
    event->accept();
}

void JobTableView::keyboardSearch(const QString &search)
{
    const int count = m_model.rowCount();
    if (count == 0 || search.isEmpty())
        return;
    const bool isNew = !m_sinceTyped.isValid() || m_sinceTyped.hasExpired(QApplication::keyboardInputInterval());
    m_typed = isNew ? search : QString(m_typed + search);
    m_sinceTyped.start();
    const int start = std::max(0, currentIndex().row() + (isNew ? 1 : 0));
    for (int step = 0; step < std::min(count, kSearchedRows); ++step) {
        const int row = (start + step) % count;
        if (!jobName(m_model.jobAt(row)).startsWith(m_typed, Qt::CaseInsensitive))
            continue;
        setCurrentJob(m_model.jobIdAt(row));
        return;
    }
}

} // namespace bowerbird
