// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#include "ui/cellgrid.h"

#include <algorithm>

namespace bowerbird {

CellGrid::CellGrid(int count, QSize leastCell, int gapPx, int widthPx, Qt::LayoutDirection direction)
    : m_count(std::max(0, count))
    , m_columns(std::max(1, widthPx / std::max(1, leastCell.width())))
    , m_lineHeightPx(std::max(1, leastCell.height()))
    , m_gapPx(gapPx)
    , m_widthPx(std::max(1, widthPx))
    , m_isMirrored(direction == Qt::RightToLeft)
{
}

int CellGrid::lines() const
{
    return (m_count + m_columns - 1) / m_columns;
}

int CellGrid::left(int visualColumn) const
{
    return static_cast<int>(qint64(visualColumn) * m_widthPx / m_columns);
}

int CellGrid::columnAt(int x) const
{
    int visual = static_cast<int>(qint64(std::clamp(x, 0, m_widthPx - 1)) * m_columns / m_widthPx);
    while (visual + 1 < m_columns && left(visual + 1) <= x) // left() has rounded down
        ++visual;
    return m_isMirrored ? m_columns - 1 - visual : visual;
}

QRect CellGrid::cell(int index) const
{
    if (index < 0 || index >= m_count)
        return {};
    const int column = index % m_columns;
    const int visual = m_isMirrored ? m_columns - 1 - column : column;
    const QPoint corner(left(visual), index / m_columns * m_lineHeightPx);
    const QSize size(left(visual + 1) - corner.x(), m_lineHeightPx);
    return QRect(corner, size).adjusted(m_gapPx, m_gapPx, -m_gapPx, -m_gapPx);
}

int CellGrid::indexAt(QPoint point) const
{
    if (point.y() < 0 || point.x() < 0 || point.x() >= m_widthPx || point.y() >= heightPx())
        return -1;
    const int index = point.y() / m_lineHeightPx * m_columns + columnAt(point.x());
    return cell(index).contains(point) ? index : -1;
}

RowSpan CellGrid::between(int topPx, int bottomPx) const
{
    if (bottomPx < 0 || m_count == 0)
        return {0, -1};
    const int first = std::max(0, topPx) / m_lineHeightPx * m_columns;
    const qint64 last = qint64(bottomPx / m_lineHeightPx + 1) * m_columns - 1;
    return {first, static_cast<int>(std::min<qint64>(last, m_count - 1))};
}

std::vector<RowSpan> CellGrid::spansIn(const QRect &rect) const
{
    std::vector<RowSpan> spans;
    if (rect.isEmpty() || m_count == 0)
        return spans;
    // A line or column counts when its cells are touched, not only their gaps.
    const int firstLine = std::max(0, (rect.top() + m_gapPx) / m_lineHeightPx);
    const int lastLine = std::min(lines() - 1, (rect.bottom() - m_gapPx) / m_lineHeightPx);
    std::vector<int> columns;
    for (int column = 0; column < std::min(m_columns, m_count); ++column) {
        const QRect cellThere = cell(column);
        if (cellThere.left() <= rect.right() && cellThere.right() >= rect.left())
            columns.push_back(column);
    }
    if (columns.empty() || rect.bottom() < m_gapPx)
        return spans;
    for (int line = firstLine; line <= lastLine; ++line) {
        const int first = line * m_columns + columns.front();
        const int last = std::min(m_count - 1, line * m_columns + columns.back());
        if (first > last)
            continue;
        if (!spans.empty() && spans.back().last + 1 == first)
            spans.back().last = last;
        else
            spans.push_back({first, last});
    }
    return spans;
}

int CellGrid::moved(int index, int byLines) const
{
    const int line = std::clamp(index / m_columns + byLines, 0, std::max(0, lines() - 1));
    return std::min(line * m_columns + index % m_columns, m_count - 1);
}

} // namespace bowerbird
