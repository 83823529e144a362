// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#pragma once

#include <QColor>
#include <QRect>
#include <QStyle>
#include <QStyleOption>

// How FlatStyle's parts are painted; every colour comes from the option's palette. Thread: UI.
namespace bowerbird::flat {

[[nodiscard]] QColor withAlpha(QColor color, qreal alpha);
[[nodiscard]] bool has(const QStyleOption *option, QStyle::StateFlag flag);
// Where the handle of a scroll bar without arrows is, from left to right.
[[nodiscard]] QRect scrollBarHandle(const QStyleOptionSlider *bar);

void roundedBox(QPainter *painter, const QRect &rect, const QBrush &fill, const QPen &pen);
void drawHairline(QPainter *painter, const QRect &rect, const QStyleOption *option);
void drawToolButtonPanel(const QStyleOption *option, QPainter *painter);
void drawButtonPanel(const QStyleOption *option, QPainter *painter);
void drawButtonLabel(const QStyleOptionButton *button, QPainter *painter, const QStyle &style, const QWidget *widget);
void drawLineEditPanel(const QStyleOption *option, QPainter *painter);
void drawCheckBox(const QStyleOption *option, QPainter *painter);
void drawScrollBar(const QStyleOptionSlider *bar, QPainter *painter);

void drawMenuBarItem(const QStyleOptionMenuItem *option, QPainter *painter, const QStyle &style);

} // namespace bowerbird::flat
