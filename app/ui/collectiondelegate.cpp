// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#include "ui/collectiondelegate.h"

#include "ui/collectionsmodel.h"
#include "ui/collectiontext.h"
#include "ui/statecolors.h"

#include <QPainter>

#include <algorithm>

namespace bowerbird {

namespace {

constexpr int kBarWidth = 72;
constexpr int kBarHeight = 6;

void drawPill(QPainter *painter, const QRectF &rect, const QColor &color)
{
    painter->setPen(Qt::NoPen);
    painter->setBrush(color);
    painter->drawRoundedRect(rect, rect.height() / 2, rect.height() / 2);
}

// Gives the room beside it.
QRect drawBar(QPainter *painter, const QStyleOptionViewItem &option, const QRect &cell, double progress,
              const QColor &text)
{
    const bool isSelected = option.state.testFlag(QStyle::State_Selected);
    const QColor ground = option.palette.color(isSelected ? QPalette::Highlight : QPalette::Base);
    const int width = std::min(kBarWidth, cell.width() / 2);
    const QRect bar =
        QStyle::alignedRect(option.direction, Qt::AlignLeft | Qt::AlignVCenter, QSize(width, kBarHeight), cell);
    QRectF filled = bar;
    filled.setWidth(std::max<qreal>(kBarHeight, bar.width() * progress));
    if (option.direction == Qt::RightToLeft)
        filled.moveRight(QRectF(bar).right());
    drawPill(painter, bar, dimmedColor(text, ground, 0.86));
    drawPill(painter, filled, isSelected ? text : stateColor(JobState::Transferring, option.palette));
    const int taken = width + RowDelegate::marginPx(option) * 2;
    return option.direction == Qt::RightToLeft ? cell.adjusted(0, 0, -taken, 0) : cell.adjusted(taken, 0, 0, 0);
}

} // namespace

void CollectionDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const QStyleOptionViewItem filled = paintBackground(painter, option, index);
    const auto state = static_cast<CollectionState>(index.data(CollectionRole::State).toInt());
    const double progress = index.data(CollectionRole::Progress).toDouble();
    const bool isSelected = option.state.testFlag(QStyle::State_Selected);
    const int margin = marginPx(option);
    QRect room = option.rect.adjusted(margin, 0, -margin, 0);
    QColor color = textColor(filled);

    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setFont(filled.font);
    if (progress >= 0 && state != CollectionState::Failed)
        room = drawBar(painter, filled, room, progress, color);
    if (state == CollectionState::Failed && !isSelected)
        color = stateColor(JobState::Failed, option.palette);
    painter->setPen(color);
    const QString text = inItsOrder(filled.text, option);
    const Qt::Alignment side = QStyle::visualAlignment(option.direction, Qt::AlignLeft | Qt::AlignVCenter);
    painter->drawText(room, static_cast<int>(side) | Qt::TextSingleLine,
                      filled.fontMetrics.elidedText(text, Qt::ElideRight, room.width()));
    painter->restore();
}

} // namespace bowerbird
