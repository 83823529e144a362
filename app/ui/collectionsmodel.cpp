// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#include "ui/collectionsmodel.h"

#include "core/redact.h"
#include "ui/filtertext.h"
#include "ui/formatting.h"
#include "ui/icons.h"

#include <QDateTime>
#include <QFileInfo>
#include <QFont>

#include <limits>
#include <utility>

namespace bowerbird {

using namespace Qt::StringLiterals;

namespace {

constexpr int kNoWatch = std::numeric_limits<int>::max(); // sorts behind every watch

bool isNumber(CollectionColumn column)
{
    return column == CollectionColumn::Found || column == CollectionColumn::Fresh ||
           column == CollectionColumn::Filtered || column == CollectionColumn::Failed;
}

QIcon iconOf(const RememberedCollection &collection)
{
    if (collection.link.startsWith("sample:"_L1))
        return symbolicIcon("sample"_L1);
    return symbolicIcon(QFileInfo(collection.link).isAbsolute() ? "list"_L1 : "link"_L1);
}

} // namespace

CollectionsModel::CollectionsModel(const CollectionBook &book, QObject *parent)
    : QAbstractTableModel(parent)
    , m_book(book)
{
    connect(&book, &CollectionBook::aboutToInsert, this,
            [this](int first, int last) { beginInsertRows({}, first, last); });
    connect(&book, &CollectionBook::inserted, this, [this] { endInsertRows(); });
    connect(&book, &CollectionBook::aboutToRemove, this,
            [this](int first, int last) { beginRemoveRows({}, first, last); });
    connect(&book, &CollectionBook::removed, this, [this] { endRemoveRows(); });
    connect(&book, &CollectionBook::changed, this,
            [this](int row) { Q_EMIT dataChanged(index(row, 0), index(row, kCollectionColumnCount - 1)); });
}

int CollectionsModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : m_book.count();
}

int CollectionsModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : kCollectionColumnCount;
}

QVariant CollectionsModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const int row = index.row();
    const CollectionBook::Entry &entry = m_book.at(row);
    const auto column = static_cast<CollectionColumn>(index.column());
    switch (role) {
    case Qt::DisplayRole:
        return text(row, column);
    case Qt::AccessibleTextRole:
        return u"%1: %2"_s.arg(headerData(index.column(), Qt::Horizontal).toString(), text(row, column).toString());
    case Qt::DecorationRole:
        return column == CollectionColumn::Name ? QVariant(iconOf(entry.kept)) : QVariant();
    case Qt::ToolTipRole:
        return toPlainToolTip(toolTip(row, column));
    case Qt::TextAlignmentRole:
        return QVariant(Qt::AlignVCenter | (isNumber(column) ? Qt::AlignRight : Qt::AlignLeft));
    case Qt::FontRole: {
        QFont font;
        font.setBold(true);
        return entry.kept.unseen > 0 ? QVariant(font) : QVariant();
    }
    case CollectionRole::Id:
        return entry.kept.id;
    case CollectionRole::Sort:
        return sortKey(row, column);
    case CollectionRole::State:
        return static_cast<int>(collectionState(m_book, entry));
    case CollectionRole::Progress: {
        const CollectionTally tally = m_book.tally(entry.kept.id);
        return tally.pending > 0 ? static_cast<double>(tally.rows - tally.pending) / tally.rows : -1.0;
    }
    case CollectionRole::Unseen:
        return entry.kept.unseen;
    default:
        return {};
    }
}

int CollectionsModel::number(int row, CollectionColumn column) const
{
    const CollectionBook::Entry &entry = m_book.at(row);
    switch (column) {
    case CollectionColumn::Found:
        return m_book.found(entry);
    case CollectionColumn::Fresh:
        return m_book.fresh(entry);
    case CollectionColumn::Filtered:
        return m_book.filtered(entry);
    default:
        return m_book.tally(entry.kept.id).failed;
    }
}

void CollectionsModel::setAllWatches(AllWatches all)
{
    if (std::exchange(m_allWatches, all) == all || m_book.count() == 0)
        return;
    constexpr int kColumn = static_cast<int>(CollectionColumn::Watch);
    Q_EMIT dataChanged(index(0, kColumn), index(m_book.count() - 1, kColumn));
}

QVariant CollectionsModel::text(int row, CollectionColumn column) const
{
    const CollectionBook::Entry &entry = m_book.at(row);
    switch (column) {
    case CollectionColumn::Name:
        return collectionName(entry.kept);
    case CollectionColumn::State:
        return collectionStateText(m_book, entry);
    case CollectionColumn::Asked:
        return formatDateTime(entry.kept.askedAt.toLocalTime());
    case CollectionColumn::Watch:
        return entry.kept.watch ? watchText(*entry.kept.watch, m_allWatches) : QString();
    default: {
        const int count = number(row, column);
        const bool isWorthIt = count > 0 || column == CollectionColumn::Found;
        return isWorthIt ? formatCount(count) : QString();
    }
    }
}

QVariant CollectionsModel::sortKey(int row, CollectionColumn column) const
{
    const CollectionBook::Entry &entry = m_book.at(row);
    const RememberedCollection &kept = entry.kept;
    switch (column) {
    case CollectionColumn::Name:
        return collectionName(kept).toCaseFolded();
    case CollectionColumn::State:
        return data(index(row, 0), CollectionRole::State);
    case CollectionColumn::Asked:
        if (entry.asking != 0 || entry.isWaiting)
            return std::numeric_limits<qint64>::max(); // it is being asked now
        return (kept.askedAt.isValid() ? kept.askedAt : kept.addedAt).toMSecsSinceEpoch();
    case CollectionColumn::Watch:
        return kept.watch ? kept.watch->everyHours : kNoWatch;
    default:
        return number(row, column);
    }
}

QString CollectionsModel::toolTip(int row, CollectionColumn column) const
{
    const CollectionBook::Entry &entry = m_book.at(row);
    switch (column) {
    case CollectionColumn::Name:
        return redactedUrl(entry.kept.link);
    case CollectionColumn::State:
        return collectionDetails(m_book, entry);
    case CollectionColumn::Watch:
        return watchDetails(entry.kept, m_allWatches);
    case CollectionColumn::Filtered:
        if (entry.kept.listed)
            return filterSentences(*entry.kept.listed);
        return headerData(static_cast<int>(column), Qt::Horizontal, Qt::ToolTipRole).toString();
    case CollectionColumn::Asked:
        return entry.kept.addedAt.isValid()
                   ? tr("First asked: %1").arg(formatDateTime(entry.kept.addedAt.toLocalTime()))
                   : QString();
    default:
        return headerData(static_cast<int>(column), Qt::Horizontal, Qt::ToolTipRole).toString();
    }
}

QVariant CollectionsModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= kCollectionColumnCount)
        return {};
    if (role == Qt::TextAlignmentRole)
        return QVariant(Qt::AlignVCenter |
                        (isNumber(static_cast<CollectionColumn>(section)) ? Qt::AlignRight : Qt::AlignLeft));
    const bool isTip = role == Qt::ToolTipRole;
    if (role != Qt::DisplayRole && !isTip)
        return {};
    switch (static_cast<CollectionColumn>(section)) {
    case CollectionColumn::Name:
        return isTip ? tr("What is behind the link, and its site") : tr("Collection");
    case CollectionColumn::State:
        return isTip ? tr("How it stands") : tr("State");
    case CollectionColumn::Found:
        return isTip
                   ? tr("Images that its filter shows and that are in the table or were downloaded; not those that you "
                        "removed before they were downloaded")
                   : tr("Images");
    case CollectionColumn::Fresh:
        return isTip ? tr("Those of its images that came new when it was last read") : tr("New");
    case CollectionColumn::Filtered:
        return isTip ? tr("Images and albums that its filter hides; Filter… shows them") : tr("Filtered");
    case CollectionColumn::Failed:
        return isTip ? tr("Images in the table that could not be downloaded") : tr("Failed");
    case CollectionColumn::Asked:
        return isTip ? tr("When it was asked last") : tr("Last Asked");
    case CollectionColumn::Watch:
        break;
    }
    return isTip ? tr("How often it is asked for new images by itself") : tr("Watch");
}

} // namespace bowerbird
