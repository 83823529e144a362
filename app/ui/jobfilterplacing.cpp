// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

// How JobFilterModel changes its rows: every change as the signals of a model that views can follow.

#include "ui/jobfiltermodel.h"

#include "ui/jobsorting.h"

#include <algorithm>
#include <ranges>
#include <utility>

namespace bowerbird {

void JobFilterModel::finishRemoval(int first, int last)
{
    if (m_isWorking) { // with numbers that are not right any more
        discardWork();
        m_resortTimer.start(0);
    }
    doom({first, last});
    if (!m_isResetOpen)
        dropDoomed();
}

void JobFilterModel::putInPlace(std::vector<int> rows)
{
    if (rows == m_rows)
        return;
    std::vector<int> placeOf(m_proxyOf.size(), -1);
    for (size_t i = 0; i < rows.size(); ++i)
        placeOf[static_cast<size_t>(rows[i])] = static_cast<int>(i);

    std::vector<RowSpan> leaving;
    for (int proxyRow = 0; std::cmp_less(proxyRow, m_rows.size()); ++proxyRow) {
        if (placeOf[static_cast<size_t>(m_rows[static_cast<size_t>(proxyRow)])] >= 0)
            continue;
        if (!leaving.empty() && leaving.back().last == proxyRow - 1)
            leaving.back().last = proxyRow;
        else
            leaving.push_back({proxyRow, proxyRow});
    }
    if (std::cmp_greater(leaving.size(), kMostRanges)) {
        replaceAll(std::move(rows));
        return;
    }
    std::vector<int> entering;
    for (const int row : rows) {
        if (m_proxyOf[static_cast<size_t>(row)] < 0)
            entering.push_back(row);
    }
    removeProxyRanges(leaving);
    appendProxyRows(entering);
    reorder(std::move(rows));
}

void JobFilterModel::replaceAll(std::vector<int> rows)
{
    beginResetModel();
    std::ranges::fill(m_proxyOf, -1);
    m_rows = std::move(rows);
    indexFrom(0);
    endResetModel();
}

void JobFilterModel::appendProxyRows(const std::vector<int> &sourceRows)
{
    if (sourceRows.empty())
        return;
    const size_t oldCount = m_rows.size();
    beginInsertRows({}, static_cast<int>(oldCount), static_cast<int>(oldCount + sourceRows.size()) - 1);
    m_rows.insert(m_rows.end(), sourceRows.begin(), sourceRows.end());
    indexFrom(oldCount);
    endInsertRows();
}

void JobFilterModel::reorder(std::vector<int> rows)
{
    if (rows == m_rows)
        return;
    Q_EMIT aboutToReorder();
    Q_EMIT layoutAboutToBeChanged({}, VerticalSortHint);
    const QModelIndexList before = persistentIndexList();
    QList<int> sourceRows;
    sourceRows.reserve(before.size());
    for (const QModelIndex &index : before)
        sourceRows += m_rows[static_cast<size_t>(index.row())];

    m_rows = std::move(rows);
    indexFrom(0);

    QModelIndexList after;
    after.reserve(before.size());
    for (qsizetype i = 0; i < before.size(); ++i)
        after += createIndex(m_proxyOf[static_cast<size_t>(sourceRows[i])], before[i].column());
    changePersistentIndexList(before, after);
    Q_EMIT layoutChanged({}, VerticalSortHint);
    Q_EMIT reordered();
}

void JobFilterModel::removeProxyRanges(const std::vector<RowSpan> &ranges)
{
    m_isRemoving = true;
    for (const RowSpan &range : std::views::reverse(ranges)) {
        beginRemoveRows({}, range.first, range.last);
        const auto first = m_rows.begin() + range.first;
        const auto end = m_rows.begin() + range.last + 1;
        std::for_each(first, end, [this](int sourceRow) { m_proxyOf[static_cast<size_t>(sourceRow)] = -1; });
        m_rows.erase(first, end);
        indexFrom(static_cast<size_t>(range.first));
        endRemoveRows();
    }
    m_isRemoving = false;
}

void JobFilterModel::openReset()
{
    if (m_isResetOpen)
        return;
    m_isRemoving = true;
    beginResetModel();
    m_isResetOpen = true;
}

void JobFilterModel::closeReset()
{
    m_rangesThisTurn = 0;
    if (!m_isResetOpen)
        return;
    dropDoomed();
    m_isResetOpen = false;
    m_isRemoving = false;
    endResetModel();
}

void JobFilterModel::startOver()
{
    discardWork();
    openReset();
    m_doomed.clear();
    m_rangesThisTurn = 0;
    m_proxyOf.assign(static_cast<size_t>(m_source.rowCount()), -1);
    m_rows = firstRows();
    indexFrom(0);
    m_isResetOpen = false;
    m_isRemoving = false;
    endResetModel();
    if (m_source.rowCount() > kInPlaceRows)
        rebuild();
}

// Many rows of the source are gone at once.
void JobFilterModel::dropLeaving()
{
    if (m_isWorking) { // with numbers that are not right any more
        discardWork();
        m_resortTimer.start(0);
    }
    const QList<RowSpan> &leaving = m_source.leavingRows();
    for (auto span = leaving.crbegin(); span != leaving.crend(); ++span)
        doom(*span);
    closeReset();
}

void JobFilterModel::doom(RowSpan sourceRows)
{
    // Below all others its numbers are still those of before the first removal.
    if (!m_doomed.empty() && sourceRows.last >= m_doomed.back().first)
        dropDoomed();
    m_doomed.push_back(sourceRows);
}

// One pass for all, however many: each on its own would move every number behind it. What stands before the first of
// them keeps its number.
void JobFilterModel::dropDoomed()
{
    if (m_doomed.empty())
        return;
    const int first = m_doomed.back().first;
    std::vector<int> newNumber(m_proxyOf.size() - static_cast<size_t>(first), -1);
    int next = first;
    for (int row = first; std::cmp_less(row, m_proxyOf.size()); ++row) {
        while (!m_doomed.empty() && m_doomed.back().last < row)
            m_doomed.pop_back();
        const bool isDoomed = !m_doomed.empty() && row >= m_doomed.back().first;
        if (!isDoomed)
            newNumber[static_cast<size_t>(row - first)] = next++;
    }
    m_doomed.clear();
    std::vector<RowSpan> dropped;
    const size_t changed = renumber(first, newNumber, dropped);
    m_proxyOf.resize(static_cast<size_t>(next));
    std::fill(m_proxyOf.begin() + first, m_proxyOf.end(), -1);
    indexFrom(changed);
    if (m_isResetOpen && !dropped.empty())
        Q_EMIT rowsDropped(dropped);
}

// Gives our rows their source rows' new numbers, from `first` on; -1 = gone. Returns the first row to be indexed again.
size_t JobFilterModel::renumber(int first, const std::vector<int> &newNumber, std::vector<RowSpan> &dropped)
{
    size_t changed = m_rows.size();
    size_t kept = 0;
    for (size_t row = 0; row < m_rows.size(); ++row) {
        const int before = m_rows[row];
        const int after = before < first ? before : newNumber[static_cast<size_t>(before - first)];
        if (changed == m_rows.size() && after != before)
            changed = kept;
        if (after >= 0) {
            m_rows[kept++] = after;
            continue;
        }
        const int gone = static_cast<int>(row);
        if (!dropped.empty() && dropped.back().last == gone - 1)
            dropped.back().last = gone;
        else
            dropped.push_back({gone, gone});
    }
    m_rows.resize(kept);
    return std::min(changed, kept);
}

void JobFilterModel::indexFrom(size_t firstProxyRow)
{
    for (size_t row = firstProxyRow; row < m_rows.size(); ++row)
        m_proxyOf[static_cast<size_t>(m_rows[row])] = static_cast<int>(row);
}

} // namespace bowerbird
