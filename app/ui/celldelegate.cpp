// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#include "ui/celldelegate.h"

#include "ui/icons.h"
#include "ui/jobcolumns.h"
#include "ui/statecolors.h"
#include "ui/statemarks.h"
#include "ui/thumbnaildelegate.h"

#include <QApplication>
#include <QFontMetrics>
#include <QPainter>
#include <QPixmap>
#include <QStyle>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace bowerbird {

namespace {

constexpr int kPadding = 6; // around the picture
constexpr int kNameGap = 4; // between picture and name
constexpr int kNameLines = 1;
constexpr qreal kGoneOpacity = 0.35; // of a picture that is not on the disk any more
constexpr qreal kCellRadius = 6;
constexpr qreal kPictureRadius = 4;
constexpr qreal kBarHeight = 6;
constexpr qreal kBarInset = 8;
constexpr int kBadgeEdge = 20;
constexpr int kBadgeInset = 4;
constexpr qreal kBadgeMarkInset = 5;
constexpr int kSymbolEdge = 28;
constexpr int kLeastFrame = 64;

QColor withAlpha(QColor color, float alpha)
{
    color.setAlphaF(alpha);
    return color;
}

// Where the picture is in its square, but never too small for what stands on it.
QRect frameIn(const QRect &square, const QPixmap &picture)
{
    if (picture.isNull())
        return square;
    const QSize size = picture.deviceIndependentSize().toSize();
    return QStyle::alignedRect(Qt::LeftToRight, Qt::AlignCenter,
                               size.expandedTo(QSize(kLeastFrame, kLeastFrame)).boundedTo(square.size()), square);
}

// The icon in a badge of a state that has no mark of its own; empty = no badge.
QLatin1StringView badgeIcon(JobState state)
{
    switch (state) {
    case JobState::Skipped:
        return "copy"_L1;
    case JobState::Paused:
        return "pause"_L1;
    case JobState::Cancelled:
        return "cancel"_L1;
    case JobState::Waiting:
        return "retry"_L1;
    default:
        return {};
    }
}

} // namespace

struct CellDelegate::Look
{
    QStyleOptionViewItem option; // with everything filled in
    QRect square;
    QPixmap picture; // null = there is none
    QRect frame;     // of the picture or the placeholder: bar, badge and tick stand on it
    QString type;
    QVariant tick; // invalid = it does not wait to be chosen
    JobState state;
    double progress;
    bool isWarned;
    bool isGone; // finished, and its file is not there any more

    [[nodiscard]] bool is(QStyle::StateFlag flag) const { return option.state.testFlag(flag); }
    [[nodiscard]] QColor color(QPalette::ColorRole role) const { return option.palette.color(role); }
};

QSize CellDelegate::cellSize(int edgePx, const QFont &font)
{
    const int nameHeight = kNameLines * QFontMetrics(font).height();
    return {edgePx + 2 * kPadding, kPadding + edgePx + kNameGap + nameHeight + kPadding};
}

QSize CellDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &) const
{
    return cellSize(m_edgePx, option.font);
}

QRect CellDelegate::pictureIn(const QRect &cell) const
{
    const int edge = std::min(m_edgePx, cell.width() - 2 * kPadding);
    return {cell.left() + (cell.width() - edge) / 2, cell.top() + kPadding, edge, edge};
}

void CellDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const QModelIndex picture = index.siblingAtColumn(static_cast<int>(JobColumn::Thumbnail));
    const auto state = static_cast<JobState>(index.data(JobRole::StateRole).toInt());
    Look look{.option = option,
              .square = pictureIn(option.rect),
              .picture = picture.data(Qt::DecorationRole).value<QPixmap>(),
              .frame = {},
              .type = index.data(JobRole::TypeRole).toString(),
              .tick = picture.data(Qt::CheckStateRole),
              .state = state,
              .progress = index.data(JobRole::ProgressRole).toDouble(),
              .isWarned = state == JobState::Finished && index.data(JobRole::WarningRole).toInt() != 0,
              .isGone = index.data(JobRole::FileGoneRole).toBool()};
    look.frame = frameIn(look.square, look.picture);
    initStyleOption(&look.option, index);
    look.option.state = option.state; // rows have no focus of a single cell, here it is one
    painter->save();
    painter->setRenderHints(QPainter::Antialiasing | QPainter::SmoothPixmapTransform);
    paintGround(painter, look);
    look.picture.isNull() ? paintPlaceholder(painter, look) : paintPicture(painter, look);
    paintProgress(painter, look);
    paintBadge(painter, look);
    if (look.tick.isValid())
        ThumbnailDelegate::drawTick(painter, look.option, look.frame, look.tick.toInt() == Qt::Checked);
    paintName(painter, look);
    painter->restore();
}

// A tint and not the full colour of a selection: pictures keep their own.
void CellDelegate::paintGround(QPainter *painter, const Look &look) const
{
    const bool isSelected = look.is(QStyle::State_Selected);
    QColor accent = look.color(QPalette::Highlight);
    if (isSelected && !look.is(QStyle::State_Active))
        accent = look.option.palette.color(QPalette::Disabled, QPalette::Text);
    QColor fill = Qt::transparent;
    if (isSelected)
        fill = withAlpha(accent, look.is(QStyle::State_MouseOver) ? 0.32F : 0.24F);
    else if (look.is(QStyle::State_MouseOver))
        fill = withAlpha(look.color(QPalette::Text), 0.06F);
    const bool isCurrent = look.is(QStyle::State_HasFocus);
    const qreal width = isCurrent && isSelected ? 2 : 1;
    painter->setPen(isCurrent || isSelected ? QPen(accent, width) : QPen(Qt::NoPen));
    painter->setBrush(fill);
    const qreal inset = width / 2;
    painter->drawRoundedRect(QRectF(look.option.rect).adjusted(inset, inset, -inset, -inset), kCellRadius, kCellRadius);
}

void CellDelegate::paintPicture(QPainter *painter, const Look &look) const
{
    const QSizeF size = look.picture.deviceIndependentSize().boundedTo(look.square.size());
    const QPointF corner(look.square.x() + (look.square.width() - size.width()) / 2,
                         look.square.y() + (look.square.height() - size.height()) / 2);
    painter->setOpacity(look.isGone ? kGoneOpacity : 1);
    painter->drawPixmap(QRectF(corner, size), look.picture, QRectF(look.picture.rect()));
    painter->setOpacity(1);
}

void CellDelegate::paintPlaceholder(QPainter *painter, const Look &look) const
{
    const QColor text = look.color(QPalette::Text);
    const QColor base = look.color(QPalette::Base);
    painter->setPen(Qt::NoPen);
    painter->setBrush(dimmedColor(text, base, 0.93));
    painter->drawRoundedRect(look.square, kPictureRadius, kPictureRadius);
    const bool isFailed = look.state == JobState::Failed;
    const int edge = std::min(kSymbolEdge, look.square.width() / 2);
    const QColor color = isFailed ? stateColor(JobState::Failed, look.option.palette) : dimmedColor(text, base, 0.55);
    const qreal ratio = painter->device()->devicePixelRatioF();
    const int textHeight = look.type.isEmpty() ? 0 : look.option.fontMetrics.height();
    QRect symbol(QPoint(), QSize(edge, edge));
    symbol.moveCenter(look.square.center() - QPoint(0, textHeight / 2));
    if (look.tick.isValid()) { // which a small placeholder has no room for beside the symbol
        const QRect tick = ThumbnailDelegate::tickRect(look.option, look.frame);
        if (tick.adjusted(0, 0, kNameGap, kNameGap).intersects(symbol))
            symbol.moveTop(std::min(tick.bottom() + kNameGap, look.square.bottom() - edge - textHeight));
    }
    painter->drawPixmap(symbol, symbolicPixmap(isFailed ? "error"_L1 : "image"_L1, edge, color, ratio));
    painter->setPen(color);
    painter->setFont(look.option.font);
    painter->drawText(QRect(look.square.left(), symbol.bottom() + 2, look.square.width(), textHeight), Qt::AlignCenter,
                      look.type);
}

void CellDelegate::paintProgress(QPainter *painter, const Look &look) const
{
    const bool isUnderWay = isActive(look.state) || (look.progress > 0 && !isTerminal(look.state));
    if (!isUnderWay)
        return;
    const QRectF frame(look.frame);
    const QRectF bar(frame.left() + kBarInset, frame.bottom() - kBarInset - kBarHeight, frame.width() - 2 * kBarInset,
                     kBarHeight);
    // On a ground of its own, so that it is seen whatever the picture is.
    marks::drawPill(painter, bar.adjusted(-2, -2, 2, 2), withAlpha(look.color(QPalette::Base), 0.85F));
    marks::drawPill(painter, bar, dimmedColor(look.color(QPalette::Text), look.color(QPalette::Base), 0.8));
    marks::drawPill(painter,
                    look.progress < 0 ? marks::movingPiece(bar)
                                      : marks::filledPart(bar, look.progress, look.option.direction),
                    stateColor(look.state, look.option.palette));
}

// In the trailing top corner, since the tick has the leading one and the bar the bottom.
void CellDelegate::paintBadge(QPainter *painter, const Look &look) const
{
    const QLatin1StringView icon = badgeIcon(look.state);
    if (look.state != JobState::Finished && look.state != JobState::Failed && icon.isEmpty())
        return;
    const QRect inner = look.frame.adjusted(kBadgeInset, kBadgeInset, -kBadgeInset, -kBadgeInset);
    const QRect badge =
        QStyle::alignedRect(look.option.direction, Qt::AlignRight | Qt::AlignTop, QSize(kBadgeEdge, kBadgeEdge), inner);
    const QColor color =
        look.isWarned || look.isGone ? warningColor(look.option.palette) : stateColor(look.state, look.option.palette);
    painter->setPen(Qt::NoPen);
    painter->setBrush(withAlpha(look.color(QPalette::Base), 0.9F));
    painter->drawEllipse(badge);
    const QRectF mark = QRectF(badge).adjusted(kBadgeMarkInset, kBadgeMarkInset, -kBadgeMarkInset, -kBadgeMarkInset);
    if (look.isGone)
        marks::drawCross(painter, mark, color);
    else if (look.isWarned)
        marks::drawExclamation(painter, mark, color);
    else if (look.state == JobState::Finished)
        marks::drawCheck(painter, mark, color);
    else if (look.state == JobState::Failed)
        marks::drawCross(painter, mark, color);
    else
        painter->drawPixmap(
            mark.adjusted(-1, -1, 1, 1).toRect(),
            symbolicPixmap(icon, qRound(mark.width()) + 2, color, painter->device()->devicePixelRatioF()));
}

void CellDelegate::paintName(QPainter *painter, const Look &look) const
{
    const QRect &cell = look.option.rect;
    const int top = look.square.bottom() + 1 + kNameGap;
    const QRect room(cell.left() + kPadding, top, cell.width() - 2 * kPadding, look.option.fontMetrics.height());
    painter->setFont(look.option.font);
    painter->setPen(look.color(QPalette::Text));
    painter->drawText(room, static_cast<int>(Qt::AlignCenter) | static_cast<int>(Qt::TextSingleLine),
                      look.option.fontMetrics.elidedText(look.option.text, Qt::ElideMiddle, room.width()));
}

} // namespace bowerbird
