// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/jobstate.h"
#include "ui/rowdelegate.h"

namespace bowerbird {

// An image as a cell of the grid: its picture, or a quiet placeholder, on a round square; a bar while it comes in, a
// badge once it has come to an end, a tick where it waits to be chosen; its name below.
//
// The index it is given is of the column of names; the picture is the one of the row's column of thumbnails.
class CellDelegate : public RowDelegate
{
    Q_OBJECT
public:
    using RowDelegate::RowDelegate;

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;

    void setEdge(int edgePx) { m_edgePx = edgePx; }
    [[nodiscard]] static QSize cellSize(int edgePx, const QFont &font); // the least; a cell may be wider
    [[nodiscard]] QRect pictureIn(const QRect &cell) const;             // the square

private:
    struct Look; // what is painted in one cell
    void paintGround(QPainter *painter, const Look &look) const;
    void paintPicture(QPainter *painter, const Look &look) const;
    void paintPlaceholder(QPainter *painter, const Look &look) const;
    void paintProgress(QPainter *painter, const Look &look) const;
    void paintBadge(QPainter *painter, const Look &look) const;
    void paintName(QPainter *painter, const Look &look) const;

    int m_edgePx = 128;
};

} // namespace bowerbird
