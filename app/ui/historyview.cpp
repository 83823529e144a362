// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#include "ui/historyview.h"

#include "ui/historymodel.h"
#include "ui/thumbnaildelegate.h"

#include <QDataStream>
#include <QEvent>
#include <QHeaderView>
#include <QIODevice>
#include <QScrollBar>

#include <algorithm>
#include <utility>

namespace bowerbird {

namespace {

constexpr int kRowPaddingPx = 8; // above and below a thumbnail together
constexpr int kEdgePx = 40;
constexpr int kNameColumn = static_cast<int>(HistoryColumn::Name);
constexpr quint32 kMagic = 0x62627931; // "bby1"

// In average characters, by HistoryColumn; the picture's is worked out.
constexpr int kWidths[] = {0, 26, 20, 14, 16, 6, 9, 13, 15, 15};
static_assert(std::size(kWidths) == kHistoryColumnCount);

} // namespace

HistoryView::HistoryView(HistoryModel &model, QWidget *parent)
    : QTableView(parent)
    , m_model(model)
    , m_thumbnails(new ThumbnailDelegate(this))
{
    setModel(&model);
    setItemDelegate(new RowDelegate(this));
    setItemDelegateForColumn(static_cast<int>(HistoryColumn::Picture), m_thumbnails);
    setSelectionBehavior(SelectRows);
    setSelectionMode(ExtendedSelection);
    setEditTriggers(NoEditTriggers);
    setShowGrid(false);
    setWordWrap(false);
    setTextElideMode(Qt::ElideMiddle);
    setTabKeyNavigation(false);
    setCornerButtonEnabled(false);
    setVerticalScrollMode(ScrollPerPixel);
    setHorizontalScrollMode(ScrollPerPixel);
    setContextMenuPolicy(Qt::CustomContextMenu);
    setAccessibleName(tr("History"));
    setUpHeader();
    connect(this, &QAbstractItemView::activated, this, &HistoryView::openRequested);
    // After setModel(): the view and its selection have heard of a reset before this.
    connect(&model, &QAbstractItemModel::modelAboutToBeReset, this, &HistoryView::rememberPlace);
    connect(&model, &QAbstractItemModel::modelReset, this, &HistoryView::restorePlace);
}

void HistoryView::setUpHeader()
{
    verticalHeader()->setVisible(false);
    verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    QHeaderView *header = horizontalHeader();
    header->setHighlightSections(false);
    header->setSectionsMovable(true);
    header->setSectionsClickable(true);
    header->setStretchLastSection(true);
    header->setTextElideMode(Qt::ElideRight);
    setUsualWidths();
    header->setSectionResizeMode(static_cast<int>(HistoryColumn::Picture), QHeaderView::Fixed);
    header->setSortIndicatorShown(true);
    connect(header, &QHeaderView::sectionClicked, this, &HistoryView::requestSort);
    updateRowHeight();
    showSort(m_sort);
}

// Each column shows its title whole, in any language, which the one of names makes room for.
void HistoryView::setUsualWidths()
{
    QHeaderView *header = horizontalHeader();
    const int character = fontMetrics().averageCharWidth();
    const int name = static_cast<int>(HistoryColumn::Name);
    int left = kWidths[name] * character;
    for (int column = name + 1; column < kHistoryColumnCount; ++column) {
        const int usual = kWidths[column] * character;
        const int width = std::max(usual, header->sectionSizeHint(column));
        header->resizeSection(column, width);
        left -= width - usual;
    }
    header->resizeSection(name, std::max(left, kWidths[name] * character / 2));
}

void HistoryView::updateRowHeight()
{
    const int height = std::max(fontMetrics().height() + kRowPaddingPx, kEdgePx + kRowPaddingPx);
    verticalHeader()->setMinimumSectionSize(1);
    verticalHeader()->setDefaultSectionSize(height);
    m_thumbnails->setEdge(height - kRowPaddingPx);
    QStyleOptionViewItem option;
    initViewItemOption(&option);
    horizontalHeader()->resizeSection(static_cast<int>(HistoryColumn::Picture),
                                      height - kRowPaddingPx + 2 * RowDelegate::marginPx(option));
}

// --- sorting

// A second click turns the order round where the history can do that.
void HistoryView::requestSort(int section)
{
    switch (static_cast<HistoryColumn>(section)) {
    case HistoryColumn::Date:
        return Q_EMIT sortRequested(m_sort == HistorySort::Newest ? HistorySort::Oldest : HistorySort::Newest);
    case HistoryColumn::Size:
        return Q_EMIT sortRequested(m_sort == HistorySort::Largest ? HistorySort::Smallest : HistorySort::Largest);
    case HistoryColumn::Name:
        Q_EMIT sortRequested(HistorySort::Name);
        break;
    default:
        break;
    }
    showSort(m_sort); // the header has moved its arrow by itself
}

void HistoryView::showSort(HistorySort sort)
{
    m_sort = sort;
    HistoryColumn column = HistoryColumn::Date;
    if (sort == HistorySort::Name)
        column = HistoryColumn::Name;
    else if (sort == HistorySort::Largest || sort == HistorySort::Smallest)
        column = HistoryColumn::Size;
    const bool isDescending = sort == HistorySort::Newest || sort == HistorySort::Largest;
    horizontalHeader()->setSortIndicator(static_cast<int>(column),
                                         isDescending ? Qt::DescendingOrder : Qt::AscendingOrder);
}

// --- what is chosen

QList<HistoryEntry> HistoryView::selectedEntries() const
{
    QList<int> rows;
    const QModelIndexList chosen = selectionModel()->selectedRows();
    for (const QModelIndex &index : chosen)
        rows.append(index.row());
    std::ranges::sort(rows);
    QList<HistoryEntry> entries;
    for (const int row : std::as_const(rows))
        entries.append(m_model.entryAt(row));
    return entries;
}

int HistoryView::firstSelectedRow() const
{
    const QItemSelection chosen = selectionModel()->selection();
    int first = -1;
    for (const QItemSelectionRange &range : chosen)
        first = first < 0 ? range.top() : std::min(first, range.top());
    return first;
}

void HistoryView::chooseAt(int row)
{
    const QModelIndex index = m_model.index(std::min(row, m_model.rowCount() - 1), kNameColumn);
    if (index.isValid())
        selectionModel()->setCurrentIndex(index, QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
}

void HistoryView::rememberPlace()
{
    m_remembered.clear();
    const QModelIndexList chosen = selectionModel()->selectedRows();
    for (const QModelIndex &index : chosen)
        m_remembered.insert(m_model.entryAt(index.row()).row);
    m_rememberedCurrent = currentIndex().isValid() ? m_model.entryAt(currentIndex().row()).row : 0;
    const int top = verticalScrollBar()->value() > 0 ? rowAt(0) : -1; // at the beginning new rows are wanted
    m_rememberedTop = top < 0 ? 0 : m_model.entryAt(top).row;
    m_rememberedTopPx = top < 0 ? 0 : rowViewportPosition(top);
}

void HistoryView::restorePlace()
{
    QItemSelection selection;
    const int last = kHistoryColumnCount - 1;
    for (int row = 0; row < m_model.rowCount() && !m_remembered.isEmpty(); ++row) {
        if (m_remembered.remove(m_model.entryAt(row).row))
            selection.select(m_model.index(row, 0), m_model.index(row, last));
    }
    if (const int row = m_model.rowOf(m_rememberedCurrent); row >= 0)
        selectionModel()->setCurrentIndex(m_model.index(row, kNameColumn), QItemSelectionModel::NoUpdate);
    selectionModel()->select(selection, QItemSelectionModel::ClearAndSelect);
    executeDelayedItemsLayout(); // so that there is something to scroll
    const int top = m_rememberedTop > 0 ? m_model.rowOf(m_rememberedTop) : -1;
    verticalScrollBar()->setValue(top < 0 ? 0 : verticalHeader()->sectionPosition(top) - m_rememberedTopPx);
    Q_EMIT selectedEntriesChanged(); // also when they are the same rows: their files may be others now
}

void HistoryView::selectionChanged(const QItemSelection &selected, const QItemSelection &deselected)
{
    QTableView::selectionChanged(selected, deselected);
    Q_EMIT selectedEntriesChanged();
}

// A row is what is chosen: Home and End go to the first and the last one, not to the ends of a row.
QModelIndex HistoryView::moveCursor(CursorAction action, Qt::KeyboardModifiers modifiers)
{
    const int last = m_model.rowCount() - 1;
    const int column = currentIndex().isValid() ? currentIndex().column() : kNameColumn;
    if (action == MoveHome && last >= 0)
        return m_model.index(0, column);
    if (action == MoveEnd && last >= 0)
        return m_model.index(last, column);
    return QTableView::moveCursor(action, modifiers);
}

// --- what it looks like

void HistoryView::changeEvent(QEvent *event)
{
    QTableView::changeEvent(event);
    if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange)
        updateRowHeight();
}

void HistoryView::paintEvent(QPaintEvent *event)
{
    // The window may have come to a screen of another ratio.
    m_model.setThumbnailSize(verticalHeader()->defaultSectionSize() - kRowPaddingPx, devicePixelRatioF());
    QTableView::paintEvent(event);
}

QByteArray HistoryView::saveHeader() const
{
    QByteArray bytes;
    QDataStream stream(&bytes, QIODevice::WriteOnly);
    stream << kMagic << qint32(kHistoryColumnCount) << horizontalHeader()->saveState();
    return bytes;
}

// A state of another version, or none, leaves everything as it is.
void HistoryView::restoreHeader(const QByteArray &state)
{
    QDataStream stream(state);
    quint32 magic = 0;
    qint32 columns = 0;
    QByteArray header;
    stream >> magic >> columns >> header;
    if (stream.status() != QDataStream::Ok || magic != kMagic || columns != kHistoryColumnCount)
        return;
    horizontalHeader()->restoreState(header);
    updateRowHeight();
    showSort(m_sort);
}

} // namespace bowerbird
