// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "engine/rowspan.h"

#include <QPoint>
#include <QRect>
#include <QSize>
#include <Qt>

#include <vector>

namespace bowerbird {

// Where the cells of a grid lie: all of one size, line after line from the leading edge, in as many columns as fit,
// which share the width that is left over. Nothing is kept for a cell, so that a million cost what one does.
//
// Positions are those of the whole grid, from its top left corner, in pixels. Thread: any.
class CellGrid
{
public:
    CellGrid() = default;
    // `leastCell` includes `gapPx` on each of its sides, which belongs to no cell. A grid that is narrower than a cell
    // has one column, as wide as itself.
    CellGrid(int count, QSize leastCell, int gapPx, int widthPx, Qt::LayoutDirection direction);

    [[nodiscard]] int columns() const { return m_columns; }
    [[nodiscard]] int lines() const;
    [[nodiscard]] int lineHeightPx() const { return m_lineHeightPx; }
    [[nodiscard]] int heightPx() const { return lines() * m_lineHeightPx; }

    [[nodiscard]] QRect cell(int index) const;     // without its gaps; null = there is no such cell
    [[nodiscard]] int indexAt(QPoint point) const; // -1 = in a gap, or beyond the last one
    // The cells that `rect` touches, ascending; whole lines that follow each other are one span.
    [[nodiscard]] std::vector<RowSpan> spansIn(const QRect &rect) const;
    // All cells of the lines between two heights; the last is before the first when there are none.
    [[nodiscard]] RowSpan between(int topPx, int bottomPx) const;
    // So many lines further down (or up), in the same column; from a column that the last line does not have its last.
    [[nodiscard]] int moved(int index, int byLines) const;

private:
    [[nodiscard]] int left(int visualColumn) const;
    [[nodiscard]] int columnAt(int x) const; // from the leading edge

    int m_count = 0;
    int m_columns = 1;
    int m_lineHeightPx = 1;
    int m_gapPx = 0;
    int m_widthPx = 1;
    bool m_isMirrored = false;
};

} // namespace bowerbird
