// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#include "ui/statemarks.h"

#include <QPainter>
#include <QPainterPath>

#include <algorithm>
#include <chrono>
#include <cmath>

namespace bowerbird::marks {

namespace {

constexpr double kPieceShare = 0.3; // of the bar, while the total is unknown

} // namespace

void drawPill(QPainter *painter, const QRectF &rect, const QColor &color)
{
    if (rect.width() <= 0)
        return;
    painter->setPen(Qt::NoPen);
    painter->setBrush(color);
    painter->drawRoundedRect(rect, rect.height() / 2, rect.height() / 2);
}

QRectF filledPart(const QRectF &bar, double fraction, Qt::LayoutDirection direction)
{
    // A round end needs its own width; anything narrower would look like nothing at all.
    const qreal width = fraction <= 0 ? 0 : std::max(bar.height(), bar.width() * fraction);
    const qreal left = direction == Qt::RightToLeft ? bar.right() - width : bar.left();
    return {left, bar.top(), width, bar.height()};
}

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

} // namespace bowerbird::marks
