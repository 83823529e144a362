// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#include "ui/collectionsview.h"

#include "ui/collectionactions.h"
#include "ui/collectiondelegate.h"
#include "ui/collectionsmodel.h"

#include <QAction>
#include <QContextMenuEvent>
#include <QDataStream>
#include <QHeaderView>
#include <QIODevice>
#include <QKeyEvent>
#include <QMenu>
#include <QSortFilterProxyModel>

#include <algorithm>

namespace bowerbird {

namespace {

constexpr int kRowPaddingPx = 8;
constexpr quint32 kMagic = 0x62627031; // "bbp1"

// In average characters, by CollectionColumn.
constexpr int kWidths[] = {45, 27, 9, 8, 10, 8, 16, 18};
static_assert(std::size(kWidths) == kCollectionColumnCount);

} // namespace

CollectionsView::CollectionsView(CollectionsModel &model, CollectionActions &actions, QWidget *parent)
    : QTableView(parent)
    , m_actions(actions)
    , m_sorted(new QSortFilterProxyModel(this))
{
    m_sorted->setSourceModel(&model);
    m_sorted->setSortRole(CollectionRole::Sort);
    setModel(m_sorted);
    setItemDelegate(new RowDelegate(this));
    setItemDelegateForColumn(static_cast<int>(CollectionColumn::State), new CollectionDelegate(this));
    setSelectionBehavior(SelectRows);
    setSelectionMode(ExtendedSelection);
    setEditTriggers(NoEditTriggers);
    setShowGrid(false);
    setWordWrap(false);
    setTextElideMode(Qt::ElideRight);
    setTabKeyNavigation(false);
    setCornerButtonEnabled(false);
    setFrameShape(QFrame::NoFrame);
    setVerticalScrollMode(ScrollPerPixel);
    setHorizontalScrollMode(ScrollPerPixel);
    setAccessibleName(tr("Collections"));
    setUpHeader();
    connect(this, &QAbstractItemView::doubleClicked, m_actions.showInTable, &QAction::trigger);
}

void CollectionsView::setUpHeader()
{
    verticalHeader()->setVisible(false);
    verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    QHeaderView *header = horizontalHeader();
    header->setHighlightSections(false);
    header->setSectionsMovable(true);
    header->setStretchLastSection(true);
    header->setTextElideMode(Qt::ElideRight);
    updateRowHeight();
    sortByColumn(static_cast<int>(CollectionColumn::Asked), Qt::DescendingOrder);
    setSortingEnabled(true);
    setUsualWidths();
}

// Each column shows its title whole, in any language, which the one of names makes room for.
void CollectionsView::setUsualWidths()
{
    QHeaderView *header = horizontalHeader();
    const int character = fontMetrics().averageCharWidth();
    int left = 0;
    for (const int width : kWidths)
        left += width * character;
    for (int column = kCollectionColumnCount - 1; column > 0; --column) {
        const int width = std::max(kWidths[column] * character, header->sectionSizeHint(column));
        header->resizeSection(column, width);
        left -= width;
    }
    header->resizeSection(0, std::max(left, kWidths[0] * character / 2));
}

void CollectionsView::updateRowHeight()
{
    verticalHeader()->setMinimumSectionSize(1);
    verticalHeader()->setDefaultSectionSize(fontMetrics().height() + kRowPaddingPx);
}

QList<qint64> CollectionsView::selectedIds() const
{
    QList<int> rows;
    const QModelIndexList chosen = selectionModel()->selectedRows();
    for (const QModelIndex &index : chosen)
        rows.append(index.row());
    std::ranges::sort(rows);
    QList<qint64> ids;
    for (const int row : std::as_const(rows))
        ids.append(m_sorted->index(row, 0).data(CollectionRole::Id).toLongLong());
    return ids;
}

void CollectionsView::choose(qint64 id)
{
    for (int row = 0; row < m_sorted->rowCount(); ++row) {
        const QModelIndex index = m_sorted->index(row, 0);
        if (index.data(CollectionRole::Id).toLongLong() != id)
            continue;
        selectionModel()->setCurrentIndex(index, QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
        return scrollTo(index);
    }
}

QAction *CollectionsView::actionOf(const QKeyEvent &event) const
{
    const bool isPlain = event.modifiers() == Qt::NoModifier || event.modifiers() == Qt::KeypadModifier;
    if (event.matches(QKeySequence::Copy))
        return m_actions.copyLink;
    if (event.matches(QKeySequence::Delete))
        return m_actions.remove;
    if (isPlain && event.key() == Qt::Key_F5)
        return m_actions.askAgain;
    if (isPlain && (event.key() == Qt::Key_Return || event.key() == Qt::Key_Enter))
        return m_actions.showInTable;
    return nullptr;
}

// The window's own shortcuts of these keys mean images.
bool CollectionsView::event(QEvent *event)
{
    if (event->type() == QEvent::ShortcutOverride && actionOf(*static_cast<QKeyEvent *>(event))) {
        event->accept();
        return true;
    }
    return QTableView::event(event);
}

void CollectionsView::keyPressEvent(QKeyEvent *event)
{
    if (QAction *action = actionOf(*event))
        action->trigger();
    else
        QTableView::keyPressEvent(event);
}

void CollectionsView::contextMenuEvent(QContextMenuEvent *event)
{
    if (selectedIds().isEmpty())
        return;
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    m_actions.fillMenu(*menu);
    const bool isByKey = event->reason() == QContextMenuEvent::Keyboard;
    menu->popup(isByKey ? viewport()->mapToGlobal(visualRect(currentIndex()).bottomLeft()) : event->globalPos());
}

void CollectionsView::changeEvent(QEvent *event)
{
    QTableView::changeEvent(event);
    if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange)
        updateRowHeight();
}

void CollectionsView::selectionChanged(const QItemSelection &selected, const QItemSelection &deselected)
{
    QTableView::selectionChanged(selected, deselected);
    Q_EMIT selectedIdsChanged();
}

QByteArray CollectionsView::saveHeader() const
{
    QByteArray bytes;
    QDataStream stream(&bytes, QIODevice::WriteOnly);
    stream << kMagic << qint32(kCollectionColumnCount) << horizontalHeader()->saveState();
    return bytes;
}

// A state of another version, or none, leaves everything as it is.
void CollectionsView::restoreHeader(const QByteArray &state)
{
    QDataStream stream(state);
    quint32 magic = 0;
    qint32 columns = 0;
    QByteArray header;
    stream >> magic >> columns >> header;
    if (stream.status() == QDataStream::Ok && magic == kMagic && columns == kCollectionColumnCount)
        horizontalHeader()->restoreState(header);
}

} // namespace bowerbird
