// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#include "sample/paintings.h"

#include <QPainterPath>

#include <cmath>
#include <numbers>

namespace bowerbird::paintings {

namespace {

constexpr double kPi = std::numbers::pi;

// A ridge line over the whole width, closed along the bottom.
QPolygonF ridge(const Canvas &canvas, double baseY, double swing, double frequency, quint64 seed)
{
    QPolygonF shape;
    const double step = std::max(2.0, canvas.width() / 480);
    for (double x = 0; x <= canvas.width() + step; x += step)
        shape << QPointF(x, baseY - swing * (cloud(x / canvas.width() * frequency, 0, seed) - 0.5) * 2);
    shape << QPointF(canvas.width() + step, canvas.height()) << QPointF(0, canvas.height());
    return shape;
}

void stars(Canvas &canvas, Brush &brush, double downTo, int count)
{
    for (int i = 0; i < count; ++i) {
        const QPointF place(canvas.random.unit() * canvas.width(), canvas.random.unit() * downTo);
        const double size = canvas.unit() * (0.06 + 0.18 * std::pow(canvas.random.unit(), 4));
        brush.disc(place, size, faded(canvas.ink(5), canvas.random.between(0.3, 0.95)));
    }
}

void sun(Canvas &canvas, Brush &brush, QPointF place, double radius)
{
    glow(brush, place, radius * 7, faded(canvas.ink(5), 0.75));
    brush.disc(place, radius, canvas.ink(5));
}

} // namespace

void ridges(Canvas &canvas)
{
    wash(canvas, canvas.ink(1), canvas.ink(3), canvas.ink(5));
    Brush brush(canvas);
    stars(canvas, brush, canvas.height() * 0.35, 70);
    const QPointF light(canvas.width() * canvas.random.between(0.25, 0.75), canvas.height() * 0.42);
    sun(canvas, brush, light, canvas.unit() * canvas.random.between(4, 8));
    constexpr int kLayers = 7;
    for (int layer = 0; layer < kLayers; ++layer) {
        const double near = (layer + 1.0) / kLayers;
        const double base = canvas.height() * (0.46 + 0.46 * near);
        const QPolygonF shape =
            ridge(canvas, base, canvas.height() * (0.2 - 0.06 * near), 2.0 + 2.5 * near, canvas.random.next());
        const QColor rock = mixed(canvas.ink(3), canvas.ink(0), std::pow(near, 0.8));
        QLinearGradient mist(0, base - canvas.height() * 0.15, 0, base + canvas.height() * 0.16);
        mist.setColorAt(0, rock);
        mist.setColorAt(1, mixed(rock, canvas.ink(4), 0.55 * (1 - near)));
        brush.setBrush(mist);
        brush.drawPolygon(shape);
    }
}

void dunes(Canvas &canvas)
{
    wash(canvas, canvas.ink(3), canvas.ink(4), canvas.ink(5));
    Brush brush(canvas);
    sun(canvas, brush, {canvas.width() * canvas.random.between(0.2, 0.8), canvas.height() * 0.24}, canvas.unit() * 5);
    constexpr int kLayers = 6;
    for (int layer = 0; layer < kLayers; ++layer) {
        const double near = layer / (kLayers - 1.0);
        const double base = canvas.height() * (0.42 + 0.5 * near);
        const double shift = canvas.random.between(0, 2 * kPi);
        const double waves = canvas.random.between(0.8, 1.7);
        const double swing = canvas.height() * canvas.random.between(0.05, 0.12);
        QPainterPath crest(QPointF(0, canvas.height()));
        for (double x = 0; x <= canvas.width() + 4; x += 4) {
            const double turn = x / canvas.width() * 2 * kPi * waves + shift;
            crest.lineTo(x, base - swing * (std::sin(turn) + 0.35 * std::sin(2 * turn + shift)));
        }
        crest.lineTo(canvas.width() + 4, canvas.height());
        // Light comes from one side: each dune goes from lit to shaded along its length and down its face.
        QLinearGradient face(0, base - swing, canvas.width() * 0.35, base + canvas.height() * 0.35);
        face.setColorAt(0, mixed(canvas.ink(4), canvas.ink(2), near));
        face.setColorAt(0.5, mixed(canvas.ink(3), canvas.ink(1), near));
        face.setColorAt(1, mixed(canvas.ink(2), canvas.ink(0), near));
        brush.fillPath(crest, face);
        brush.strokePath(crest, QPen(faded(canvas.ink(5), 0.35), canvas.unit() * 0.3));
    }
}

void sea(Canvas &canvas)
{
    wash(canvas, canvas.ink(1), canvas.ink(3), canvas.ink(5));
    Brush brush(canvas);
    const double horizon = canvas.height() * 0.52;
    const double middle = canvas.width() * canvas.random.between(0.35, 0.65);
    sun(canvas, brush, {middle, horizon - canvas.unit() * 5}, canvas.unit() * 9);
    for (int i = 0; i < 16; ++i) { // long thin clouds
        const double w = canvas.width() * canvas.random.between(0.1, 0.45);
        const QRectF bar(canvas.random.unit() * canvas.width() - w / 2, horizon * canvas.random.between(0.1, 0.85), w,
                         canvas.unit() * canvas.random.between(0.5, 2));
        brush.setBrush(faded(canvas.anyInk(2, 5), 0.22));
        brush.drawRoundedRect(bar, bar.height() / 2, bar.height() / 2);
    }
    QLinearGradient water(0, horizon, 0, canvas.height());
    water.setColorAt(0, mixed(canvas.ink(2), canvas.ink(4), 0.35));
    water.setColorAt(0.35, canvas.ink(1));
    water.setColorAt(1, canvas.ink(0));
    brush.fillRect(QRectF(0, horizon, canvas.width(), canvas.height() - horizon), water);
    for (int i = 0; i < 900; ++i) {
        const double depth = std::pow(canvas.random.unit(), 1.6);
        const double y = horizon + depth * (canvas.height() - horizon);
        const bool glitters = i % 2 == 0;
        const double spread = canvas.width() * (0.05 + 0.22 * depth);
        const double x = glitters ? middle + (canvas.random.unit() + canvas.random.unit() - 1) * spread
                                  : canvas.random.unit() * canvas.width();
        const double half = canvas.unit() * (0.6 + 5 * depth) * canvas.random.between(0.4, 1.2);
        const QColor light = glitters ? faded(canvas.ink(5), 0.55 - 0.25 * depth) : faded(canvas.ink(3), 0.16);
        brush.setBrush(light);
        brush.drawEllipse(QPointF(x, y), half, canvas.unit() * (0.1 + 0.35 * depth));
    }
}

void aurora(Canvas &canvas)
{
    wash(canvas, canvas.ink(0), mixed(canvas.ink(0), canvas.ink(1), 0.6), canvas.ink(2));
    Brush brush(canvas);
    stars(canvas, brush, canvas.height() * 0.8, 220);
    brush.setCompositionMode(QPainter::CompositionMode_Plus);
    const std::array<QColor, 3> lights{QColor(40, 220, 140), QColor(70, 160, 240), QColor(170, 70, 220)};
    const double step = std::max(2.0, canvas.width() / 400);
    for (const QColor &light : lights) {
        const quint64 seed = canvas.random.next();
        for (double x = 0; x < canvas.width(); x += step) {
            const double along = x / canvas.width();
            const double foot = canvas.height() * (0.35 + 0.35 * noise(along * 2.2, 1, seed));
            const double length = canvas.height() * (0.2 + 0.5 * noise(along * 6, 2, seed));
            const double power = 1.25 * std::pow(noise(along * 14, 3, seed) * noise(along * 2.5, 4, seed), 0.8);
            QLinearGradient curtain(0, foot - length, 0, foot + canvas.unit() * 4);
            curtain.setColorAt(0, faded(light, 0));
            curtain.setColorAt(0.85, faded(light, power));
            curtain.setColorAt(1, faded(light, 0));
            brush.fillRect(QRectF(x, foot - length, step, length + canvas.unit() * 4), curtain);
        }
    }
    brush.setCompositionMode(QPainter::CompositionMode_SourceOver);
    for (int layer = 0; layer < 3; ++layer) {
        brush.setBrush(mixed(canvas.ink(1), QColor(2, 4, 10), 0.35 + 0.3 * layer));
        brush.drawPolygon(ridge(canvas, canvas.height() * (0.8 + 0.07 * layer), canvas.height() * 0.09, 4 + layer,
                                canvas.random.next()));
    }
}

void birches(Canvas &canvas)
{
    wash(canvas, canvas.ink(4), canvas.ink(5), canvas.ink(3));
    Brush brush(canvas);
    glow(brush, {canvas.width() * 0.5, canvas.height() * 0.35}, canvas.height() * 0.7, faded(canvas.ink(5), 0.9));
    constexpr int kTrunks = 38;
    for (int i = 0; i < kTrunks; ++i) {
        const double near = std::pow(i / (kTrunks - 1.0), 1.5);
        const double thick = canvas.unit() * (1 + 6.5 * near) * canvas.random.between(0.7, 1.2);
        const double x = canvas.random.unit() * canvas.width();
        const double lean = canvas.unit() * canvas.random.between(-4, 4);
        const double foot = canvas.height() * (0.68 + 0.34 * near);
        const QColor bark = mixed(canvas.ink(4), near > 0.5 ? canvas.ink(5) : canvas.ink(3), 0.6);
        QLinearGradient round(x - thick / 2, 0, x + thick / 2, 0);
        round.setColorAt(0, mixed(bark, canvas.ink(0), 0.15 + 0.25 * near));
        round.setColorAt(0.4, bark);
        round.setColorAt(1, mixed(bark, canvas.ink(0), 0.3 + 0.4 * near));
        brush.setBrush(round);
        brush.drawPolygon(QPolygonF{{x - thick / 2 + lean, -5},
                                    {x + thick / 2 + lean, -5},
                                    {x + thick * 0.62, foot},
                                    {x - thick * 0.62, foot}});
        for (int mark = 0; mark < 14; ++mark) {
            const double down = canvas.random.unit();
            const double side = canvas.random.between(-0.5, 0.2);
            brush.setBrush(faded(canvas.ink(0), 0.2 + 0.6 * near));
            brush.drawEllipse(QPointF(x + lean * (1 - down) + side * thick, foot * down), thick * 0.25, thick * 0.06);
        }
    }
    for (int i = 0; i < 650; ++i) { // leaves on the ground and in the air
        const bool falls = i % 7 == 0;
        const double down = falls ? canvas.random.unit() : 1 - 0.3 * std::pow(canvas.random.unit(), 1.7);
        brush.setBrush(faded(falls ? canvas.anyInk(2, 3) : canvas.anyInk(1, 3), 0.75));
        brush.drawEllipse(QPointF(canvas.random.unit() * canvas.width(), canvas.height() * down),
                          canvas.unit() * canvas.random.between(0.3, 1.3), canvas.unit() * 0.35);
    }
}

namespace {

struct Bough
{
    QPointF foot;
    double angle;
    double length;
    double thickness;
};

// Draws a bough with all that grows from it; the ends are handed back for the blossoms.
void grow(Canvas &canvas, Brush &brush, const Bough &bough, int order, std::vector<QPointF> &ends)
{
    const QPointF tip = bough.foot + polar(bough.angle, bough.length);
    brush.line(bough.foot, tip, mixed(canvas.ink(0), canvas.ink(1), (8 - order) / 14.0), bough.thickness);
    if (order <= 3)
        ends.push_back(tip);
    if (order == 0)
        return;
    const int shoots = order > 5 ? 3 : 2;
    for (int i = 0; i < shoots; ++i) {
        const double turn = (i - (shoots - 1) / 2.0) * 0.75 + canvas.random.between(-0.3, 0.3);
        grow(canvas, brush,
             {tip, bough.angle + turn, bough.length * canvas.random.between(0.68, 0.86), bough.thickness * 0.66},
             order - 1, ends);
    }
}

} // namespace

void blossomTree(Canvas &canvas)
{
    wash(canvas, canvas.ink(5), mixed(canvas.ink(5), canvas.ink(4), 0.6), canvas.ink(4));
    Brush brush(canvas);
    brush.disc({canvas.width() * 0.62, canvas.height() * 0.36}, canvas.unit() * 26,
               mixed(canvas.ink(5), Qt::white, 0.6));
    brush.setBrush(mixed(canvas.ink(1), canvas.ink(2), 0.4));
    brush.drawEllipse(QPointF(canvas.width() * 0.45, canvas.height() * 1.32), canvas.width() * 0.9,
                      canvas.height() * 0.45);
    std::vector<QPointF> ends;
    grow(canvas, brush,
         {{canvas.width() * 0.48, canvas.height() * 0.92}, -kPi / 2 - 0.06, canvas.unit() * 19, canvas.unit() * 5}, 7,
         ends);
    for (const QPointF &end : ends) {
        for (int i = 0; i < 3; ++i) {
            const QPointF place =
                end + polar(canvas.random.unit() * 2 * kPi, canvas.unit() * canvas.random.between(0, 2.4));
            brush.disc(place, canvas.unit() * canvas.random.between(0.4, 1.3), faded(canvas.anyInk(3, 4), 0.8));
        }
    }
    for (int i = 0; i < 120; ++i) { // petals in the wind
        const QPointF place(canvas.random.unit() * canvas.width(), canvas.height() * canvas.random.between(0.3, 1));
        brush.setBrush(faded(canvas.anyInk(3, 4), 0.85));
        brush.drawEllipse(place, canvas.unit() * 0.6, canvas.unit() * 0.35);
    }
}

void skyline(Canvas &canvas)
{
    wash(canvas, canvas.ink(0), canvas.ink(2), canvas.ink(4));
    Brush brush(canvas);
    stars(canvas, brush, canvas.height() * 0.4, 90);
    sun(canvas, brush, {canvas.width() * 0.7, canvas.height() * 0.26}, canvas.unit() * 6);
    for (int layer = 0; layer < 3; ++layer) {
        const QColor wall = mixed(canvas.ink(2), canvas.ink(0), 0.35 + 0.32 * layer);
        const double pane = canvas.unit() * (0.9 + 0.35 * layer);
        for (double x = -canvas.unit() * 4; x < canvas.width();) {
            const double wide = canvas.unit() * canvas.random.between(7, 15);
            const double top = canvas.height() * (0.36 + 0.14 * layer + 0.3 * canvas.random.unit());
            brush.fillRect(QRectF(x, top, wide, canvas.height()), wall);
            for (double wy = top + pane; wy < canvas.height(); wy += pane * 2.1) {
                for (double wx = x + pane * 0.8; wx < x + wide - pane * 1.2; wx += pane * 1.9) {
                    if (canvas.random.unit() < 0.3 + 0.05 * layer)
                        brush.fillRect(QRectF(wx, wy, pane, pane * 1.2),
                                       faded(canvas.anyInk(4, 5), 0.35 + 0.2 * layer));
                }
            }
            x += wide + canvas.unit() * canvas.random.between(0, 1.5);
        }
    }
}

} // namespace bowerbird::paintings
