// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#include "ui/thumbnaildelegate.h"

#include "ui/jobcolumns.h"
#include "ui/statecolors.h"

#include <QApplication>
#include <QFontMetrics>
#include <QPainter>
#include <QPixmap>
#include <QStyle>
#include <QStyleOptionButton>

#include <algorithm>

namespace bowerbird {

namespace {

constexpr qreal kCornerRadius = 4;
constexpr int kTickMarginPx = 2;

// A quiet square with the name of the type, if that fits into `room`, which is the part of it without a tick.
void drawPlaceholder(QPainter *painter, const QRect &square, const QRect &room, const QString &type, const QColor &text,
                     const QColor &background)
{
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(Qt::NoPen);
    painter->setBrush(dimmedColor(text, background, 0.91));
    painter->drawRoundedRect(square, kCornerRadius, kCornerRadius);
    QFont small = painter->font();
    small.setPixelSize(std::clamp(square.height() / 4, 7, 14));
    const QFontMetrics metrics(small);
    if (type.isEmpty() || metrics.horizontalAdvance(type) > room.width() - 4 || metrics.capHeight() > room.height() - 2)
        return;
    painter->setFont(small);
    painter->setPen(dimmedColor(text, background, 0.45));
    painter->drawText(room, Qt::AlignCenter, type);
}

} // namespace

QSize ThumbnailDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &) const
{
    return {m_edgePx + 2 * marginPx(option), m_edgePx};
}

void ThumbnailDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const QStyleOptionViewItem filled = paintBackground(painter, option, index);
    const int edge = std::min({m_edgePx, option.rect.width(), option.rect.height()});
    const QRect square = QStyle::alignedRect(option.direction, Qt::AlignCenter, QSize(edge, edge), option.rect);
    const auto pixmap = index.data(Qt::DecorationRole).value<QPixmap>();
    const QVariant tick = index.data(Qt::CheckStateRole);
    painter->save();
    if (pixmap.isNull()) {
        const bool isSelected = option.state.testFlag(QStyle::State_Selected);
        QRect room = square;
        if (tick.isValid())
            room.setTop(tickRect(filled, square).bottom() + 1);
        drawPlaceholder(painter, square, room, index.data(JobRole::TypeRole).toString(), textColor(filled),
                        option.palette.color(isSelected ? QPalette::Highlight : QPalette::Base));
    } else {
        painter->setRenderHint(QPainter::SmoothPixmapTransform);
        painter->drawPixmap(square, pixmap);
    }
    painter->restore();
    if (tick.isValid())
        drawTick(painter, filled, square, tick.toInt() == Qt::Checked);
}

QRect ThumbnailDelegate::tickRect(const QStyleOptionViewItem &option, const QRect &square)
{
    const QStyle *style = option.widget ? option.widget->style() : QApplication::style();
    const int edge = std::min(style->pixelMetric(QStyle::PM_IndicatorWidth, &option, option.widget), square.width());
    return QStyle::alignedRect(option.direction, Qt::AlignLeft | Qt::AlignTop, QSize(edge, edge),
                               square.adjusted(kTickMarginPx, kTickMarginPx, -kTickMarginPx, -kTickMarginPx));
}

// Over a corner of the picture, on a ground that shows it whatever the picture is.
void ThumbnailDelegate::drawTick(QPainter *painter, const QStyleOptionViewItem &option, const QRect &square,
                                 bool isChosen)
{
    const QStyle *style = option.widget ? option.widget->style() : QApplication::style();
    QStyleOptionButton box;
    box.initFrom(option.widget);
    box.rect = tickRect(option, square);
    box.state = QStyle::State_Enabled | (isChosen ? QStyle::State_On : QStyle::State_Off);
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(Qt::NoPen);
    painter->setBrush(option.palette.color(QPalette::Base));
    painter->drawRoundedRect(QRectF(box.rect).adjusted(-1, -1, 1, 1), kCornerRadius, kCornerRadius);
    style->drawPrimitive(QStyle::PE_IndicatorCheckBox, &box, painter, option.widget);
    painter->restore();
}

} // namespace bowerbird
