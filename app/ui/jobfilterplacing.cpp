// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

// How JobFilterModel changes its rows: every change as the signals of a model that views can follow.

#include "ui/jobfiltermodel.h"

#include "ui/jobsorting.h"

#include <algorithm>
#include <ranges>
#include <utility>

namespace bowerbird {

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
}

void JobFilterModel::removeProxyRanges(const std::vector<RowSpan> &ranges)
{
    for (const RowSpan &range : std::views::reverse(ranges)) {
        beginRemoveRows({}, range.first, range.last);
        const auto first = m_rows.begin() + range.first;
        const auto end = m_rows.begin() + range.last + 1;
        std::for_each(first, end, [this](int sourceRow) { m_proxyOf[static_cast<size_t>(sourceRow)] = -1; });
        m_rows.erase(first, end);
        indexFrom(static_cast<size_t>(range.first));
        endRemoveRows();
    }
}

void JobFilterModel::openReset()
{
    if (m_isResetOpen)
        return;
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
    endResetModel();
}

void JobFilterModel::doom(RowSpan sourceRows)
{
    // Below all others its numbers are still those of before the first removal.
    if (!m_doomed.empty() && sourceRows.last >= m_doomed.back().first)
        dropDoomed();
    m_doomed.push_back(sourceRows);
}

// One pass for all, however many: each on its own would move every number behind it.
void JobFilterModel::dropDoomed()
{
    if (m_doomed.empty())
        return;
    std::vector<int> newNumber(m_proxyOf.size(), -1);
    int next = 0;
    for (int row = 0; std::cmp_less(row, m_proxyOf.size()); ++row) {
        while (!m_doomed.empty() && m_doomed.back().last < row)
            m_doomed.pop_back();
        const bool isDoomed = !m_doomed.empty() && row >= m_doomed.back().first;
        if (!isDoomed)
            newNumber[static_cast<size_t>(row)] = next++;
    }
    m_doomed.clear();
    for (int &row : m_rows)
        row = newNumber[static_cast<size_t>(row)];
    std::erase(m_rows, -1);
    m_proxyOf.assign(static_cast<size_t>(next), -1);
    indexFrom(0);
}

void JobFilterModel::indexFrom(size_t firstProxyRow)
{
    for (size_t row = firstProxyRow; row < m_rows.size(); ++row)
        m_proxyOf[static_cast<size_t>(m_rows[row])] = static_cast<int>(row);
}

} // namespace bowerbird
