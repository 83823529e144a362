// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "ui/rowdelegate.h"

namespace bowerbird {

// The row's thumbnail, or a quiet placeholder with the type's name while there is none; with a tick on it where the
// image waits to be chosen.
class ThumbnailDelegate : public RowDelegate
{
    Q_OBJECT
public:
    using RowDelegate::RowDelegate;

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;

    void setEdge(int edgePx) { m_edgePx = edgePx; }

    // A tick box over the leading top corner of a picture.
    static void drawTick(QPainter *painter, const QStyleOptionViewItem &option, const QRect &square, bool isChosen);
    [[nodiscard]] static QRect tickRect(const QStyleOptionViewItem &option, const QRect &square); // where that is

private:
    int m_edgePx = 40;
};

} // namespace bowerbird
