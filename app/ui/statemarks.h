// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#pragma once

#include <QRectF>
#include <Qt>

class QColor;
class QPainter;

// The small marks that tell how an image stands, in cells of the table and of the grid. Thread: UI.
namespace bowerbird::marks {

void drawPill(QPainter *painter, const QRectF &rect, const QColor &color);
// The filled part of `bar`, which begins at the leading edge.
[[nodiscard]] QRectF filledPart(const QRectF &bar, double fraction, Qt::LayoutDirection direction);
// A piece that wanders to and fro with the time of day, so that no state has to be kept.
[[nodiscard]] QRectF movingPiece(const QRectF &bar);

void drawCheck(QPainter *painter, const QRectF &box, const QColor &color);
void drawCross(QPainter *painter, const QRectF &box, const QColor &color);
void drawExclamation(QPainter *painter, const QRectF &box, const QColor &color);

} // namespace bowerbird::marks
