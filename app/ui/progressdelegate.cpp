// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#include "ui/progressdelegate.h"

#include "ui/formatting.h"
#include "ui/jobcolumns.h"
#include "ui/statecolors.h"

#include <QPainter>
#include <QPainterPath>
#include <QStyle>

#include <algorithm>
#include <chrono>
#include <cmath>

namespace bowerbird {

namespace {

constexpr qreal kBarHeight = 6;
constexpr qreal kMarkEdge = 12;
constexpr double kPieceShare = 0.3; // of the bar, while the total is unknown

void drawPill(QPainter *painter, const QRectF &rect, const QColor &color)
{
    if (rect.width() <= 0)
        return;
    painter->setPen(Qt::NoPen);
    painter->setBrush(color);
    painter->drawRoundedRect(rect, rect.height() / 2, rect.height() / 2);
}

// The filled part of `bar`, which begins at the leading edge.
QRectF filledPart(const QRectF &bar, double fraction, Qt::LayoutDirection direction)
{
    // A round end needs its own width; anything narrower would look like nothing at all.
    const qreal width = fraction <= 0 ? 0 : std::max(bar.height(), bar.width() * fraction);
    const qreal left = direction == Qt::RightToLeft ? bar.right() - width : bar.left();
    return {left, bar.top(), width, bar.height()};
}

// A piece that wanders to and fro with the time of day, so that no state has to be kept.
QRectF movingPiece(const QRectF &bar)
{
    const auto now = std::chrono::steady_clock::now().time_since_epoch();
    const auto ms = std::chrono::duration_cast<std::chrono::milliseconds>(now).count() % 2000;
    const double place = std::abs(static_cast<double>(ms) / 1000.0 - 1.0);
    const qreal width = bar.width() * kPieceShare;
    return {bar.left() + (bar.width() - width) * place, bar.top(), width, bar.height()};
}

void drawCheck(QPainter *painter, const QRectF &box, const QColor &color)
{
    QPainterPath path(QPointF(box.left() + box.width() * 0.12, box.top() + box.height() * 0.55));
    path.lineTo(box.left() + box.width() * 0.4, box.top() + box.height() * 0.82);
    path.lineTo(box.left() + box.width() * 0.9, box.top() + box.height() * 0.2);
    painter->setBrush(Qt::NoBrush);
    painter->setPen(QPen(color, 2, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter->drawPath(path);
}

void drawCross(QPainter *painter, const QRectF &box, const QColor &color)
{
    const QRectF inner = box.adjusted(2, 2, -2, -2);
    painter->setPen(QPen(color, 2, Qt::SolidLine, Qt::RoundCap));
    painter->drawLine(inner.topLeft(), inner.bottomRight());
    painter->drawLine(inner.topRight(), inner.bottomLeft());
}

void drawExclamation(QPainter *painter, const QRectF &box, const QColor &color)
{
    const qreal x = box.center().x();
    painter->setPen(QPen(color, 2, Qt::SolidLine, Qt::RoundCap));
    painter->drawLine(QPointF(x, box.top() + 1), QPointF(x, box.top() + box.height() * 0.62));
    painter->drawPoint(QPointF(x, box.bottom() - 1));
}

// Where in a cell the bar is, and beside it the percentage or a mark.
struct Places
{
    QRectF bar;
    QRect text;
    QRectF mark;
};

Places placesIn(const QStyleOptionViewItem &option, int margin)
{
    const int textWidth = option.fontMetrics.horizontalAdvance(formatPercent(1.0)) + 2;
    const QRect cell = option.rect.adjusted(margin, 0, -margin, 0);
    const QRect text = QStyle::alignedRect(option.direction, Qt::AlignRight | Qt::AlignVCenter,
                                           QSize(std::min(textWidth, cell.width()), cell.height()), cell);
    const QRect bar = QStyle::alignedRect(option.direction, Qt::AlignLeft | Qt::AlignVCenter,
                                          QSize(std::max(0, cell.width() - textWidth - margin), cell.height()), cell);
    const QPointF middle = QRectF(text).center();
    return {.bar = QRectF(bar.left(), QRectF(bar).center().y() - kBarHeight / 2, bar.width(), kBarHeight),
            .text = text,
            .mark = QRectF(middle.x() - kMarkEdge / 2, middle.y() - kMarkEdge / 2, kMarkEdge, kMarkEdge)};
}

void drawTrailing(QPainter *painter, const QStyleOptionViewItem &option, const QRect &rect, const QColor &color,
                  const QString &text)
{
    const Qt::Alignment side = QStyle::visualAlignment(option.direction, Qt::AlignRight | Qt::AlignVCenter);
    painter->setPen(color);
    painter->drawText(rect, static_cast<int>(side), text);
}

bool hasBar(JobState state, double progress)
{
    return isActive(state) || state == JobState::Finished || progress > 0;
}

} // namespace

void ProgressDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const QStyleOptionViewItem filled = paintBackground(painter, option, index);
    const QVariant stateData = index.data(JobRole::StateRole);
    if (!stateData.isValid())
        return; // a worker without a job
    const auto state = static_cast<JobState>(stateData.toInt());
    const double progress = index.data(JobRole::ProgressRole).toDouble();
    const bool isWarned = index.data(JobRole::WarningRole).toInt() != 0 && state == JobState::Finished;

    const bool isSelected = option.state.testFlag(QStyle::State_Selected);
    const QColor text = textColor(filled);
    const QColor ground = option.palette.color(isSelected ? QPalette::Highlight : QPalette::Base);
    const QColor accent = isSelected ? text
                          : isWarned ? warningColor(option.palette)
                                     : stateColor(state, option.palette);
    const Places places = placesIn(filled, marginPx(option));

    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setFont(filled.font);
    if (hasBar(state, progress) && places.bar.width() >= 2 * kBarHeight) {
        drawPill(painter, places.bar, dimmedColor(text, ground, 0.86));
        drawPill(painter, progress < 0 ? movingPiece(places.bar) : filledPart(places.bar, progress, option.direction),
                 accent);
    }
    // What is still under way is not whole; what another program has brought is.
    const double shown = isTerminal(state) ? progress : std::min(progress, 0.99);
    if (isWarned)
        drawExclamation(painter, places.mark, accent);
    else if (state == JobState::Finished)
        drawCheck(painter, places.mark, accent);
    else if (state == JobState::Failed)
        drawCross(painter, places.mark, accent);
    else if (progress < 0)
        drawTrailing(painter, filled, places.text, text, QStringLiteral("…"));
    else if (progress > 0 || isActive(state))
        drawTrailing(painter, filled, places.text, text, inItsOrder(formatPercent(shown), option));
    painter->restore();
}

} // namespace bowerbird
