// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#include "sample/paintings.h"

#include <QPainterPath>

#include <cmath>
#include <numbers>

namespace bowerbird::paintings {

namespace {

constexpr double kPi = std::numbers::pi;

// The treasures of a bower. Each is drawn around the origin with a radius of `size`.
void cap(Canvas &canvas, Brush &brush, double size, const QColor &colour)
{
    QPolygonF rim;
    for (int i = 0; i < 48; ++i)
        rim << polar(i * kPi / 24, size * (i % 2 == 0 ? 1.0 : 0.92));
    brush.setBrush(colour.darker(125));
    brush.drawPolygon(rim);
    QRadialGradient top(QPointF(-size * 0.3, -size * 0.3), size * 1.3);
    top.setColorAt(0, colour.lighter(135));
    top.setColorAt(1, colour);
    brush.disc({0, 0}, size * 0.8, top);
    brush.setBrush(Qt::NoBrush);
    brush.setPen(QPen(faded(canvas.ink(5), 0.5), size * 0.07));
    brush.drawEllipse(QPointF(0, 0), size * 0.58, size * 0.58);
    brush.setPen(Qt::NoPen);
}

void berry(Canvas &, Brush &brush, double size, const QColor &colour)
{
    QRadialGradient skin(QPointF(-size * 0.35, -size * 0.4), size * 1.4);
    skin.setColorAt(0, colour.lighter(160));
    skin.setColorAt(0.4, colour);
    skin.setColorAt(1, colour.darker(190));
    brush.disc({0, 0}, size * 0.85, skin);
    brush.setBrush(faded(Qt::white, 0.65));
    brush.drawEllipse(QPointF(-size * 0.3, -size * 0.38), size * 0.2, size * 0.13);
}

void button(Canvas &canvas, Brush &brush, double size, const QColor &colour)
{
    brush.disc({0, 0}, size * 0.95, colour.darker(115));
    brush.disc({0, 0}, size * 0.85, colour);
    brush.disc({0, 0}, size * 0.62, colour.lighter(112));
    for (int i = 0; i < 4; ++i)
        brush.disc(polar(kPi / 4 + i * kPi / 2, size * 0.26), size * 0.11, mixed(colour, canvas.ink(0), 0.75));
}

void blossom(Canvas &canvas, Brush &brush, double size, const QColor &colour)
{
    for (int i = 0; i < 5; ++i) {
        brush.save();
        brush.rotate(i * 72.0);
        QLinearGradient petal(0, 0, size, 0);
        petal.setColorAt(0, colour.darker(135));
        petal.setColorAt(1, colour.lighter(125));
        brush.setBrush(petal);
        brush.drawEllipse(QPointF(size * 0.55, 0), size * 0.45, size * 0.33);
        brush.restore();
    }
    brush.disc({0, 0}, size * 0.2, mixed(canvas.ink(5), QColor(250, 200, 60), 0.7));
}

void peg(Canvas &, Brush &brush, double size, const QColor &colour)
{
    for (const double side : {-1.0, 1.0}) {
        brush.save();
        brush.rotate(side * 5);
        brush.setBrush(side < 0 ? colour : colour.darker(125));
        brush.drawRoundedRect(QRectF(side * size * 0.2 - size * 0.17, -size, size * 0.34, size * 2), size * 0.12,
                              size * 0.12);
        brush.restore();
    }
    brush.setBrush(QColor(190, 195, 205));
    brush.drawRoundedRect(QRectF(-size * 0.42, -size * 0.25, size * 0.84, size * 0.2), size * 0.08, size * 0.08);
}

void glass(Canvas &canvas, Brush &brush, double size, const QColor &colour)
{
    QPolygonF shard;
    for (int i = 0; i < 6; ++i)
        shard << polar(i * kPi / 3 + canvas.random.between(-0.35, 0.35), size * canvas.random.between(0.65, 1));
    QLinearGradient light(-size, -size, size, size);
    light.setColorAt(0, faded(colour.lighter(150), 0.9));
    light.setColorAt(0.5, faded(colour, 0.8));
    light.setColorAt(1, faded(colour.lighter(120), 0.9));
    brush.setBrush(light);
    brush.setPen(QPen(faded(Qt::white, 0.6), size * 0.06));
    brush.drawPolygon(shard);
    brush.setPen(Qt::NoPen);
}

void plume(Canvas &canvas, Brush &brush, double size, const QColor &colour)
{
    for (int i = 0; i < 26; ++i) {
        const double along = -0.75 + 1.7 * i / 25;
        const double reach = size * 0.42 * std::sqrt(std::max(0.0, 1 - std::pow(std::abs(along - 0.1), 2)));
        for (const double side : {-1.0, 1.0})
            brush.line({size * along, 0}, {size * (along + 0.22), side * reach * canvas.random.between(0.85, 1)},
                       mixed(colour, canvas.ink(4), canvas.random.unit() * 0.3), size * 0.1);
    }
    brush.line({-size * 1.1, 0}, {size, 0}, canvas.ink(5), size * 0.05);
}

void snail(Canvas &canvas, Brush &brush, double size, const QColor &colour)
{
    berry(canvas, brush, size, colour);
    QPainterPath coil(QPointF(size * 0.75, 0));
    constexpr int kSteps = 63; // of a quarter of a radian: two and a half turns
    for (int step = 0; step < kSteps; ++step) {
        const double turn = step * 0.25;
        coil.lineTo(polar(turn, size * 0.75 * (1 - turn / (5.2 * kPi))));
    }
    brush.strokePath(coil, QPen(faded(canvas.ink(5), 0.75), size * 0.09, Qt::SolidLine, Qt::RoundCap));
}

void treasure(Canvas &canvas, Brush &brush, QPointF place, double size, const QColor &colour)
{
    using Draw = void (*)(Canvas &, Brush &, double, const QColor &);
    constexpr std::array<Draw, 8> kKinds{cap, berry, button, blossom, peg, glass, plume, snail};
    const auto kind = static_cast<std::size_t>(canvas.random.below(static_cast<int>(kKinds.size())));
    brush.setBrush(faded(Qt::black, 0.20));
    brush.drawEllipse(place + QPointF(size * 0.12, size * 0.25), size * 0.95, size * 0.85);
    brush.save();
    brush.translate(place);
    brush.rotate(canvas.random.between(0, 360));
    kKinds[kind](canvas, brush, size, colour);
    brush.restore();
}

QColor someBlue(Canvas &canvas)
{
    static constexpr std::array<QRgb, 7> kBlues{0xff123a8c, 0xff1e62d0, 0xff2f86e6, 0xff0f2f6b,
                                                0xff49a6f0, 0xff3949c6, 0xff167fb0};
    return QColor::fromRgb(kBlues[static_cast<std::size_t>(canvas.random.below(7))]);
}

QColor someStraw(Canvas &canvas)
{
    return mixed(mixed(QColor(70, 46, 28), QColor(222, 184, 120), canvas.random.unit()), canvas.ink(2), 0.12);
}

void twigs(Canvas &canvas, Brush &brush, double side)
{
    const double foot = canvas.height() * 0.76;
    const double tall = canvas.height() * 0.64;
    brush.setBrush(Qt::NoBrush);
    for (int i = 0; i < 300; ++i) {
        const double deep = canvas.random.unit(); // 0 at the back of the avenue
        const double thickness = canvas.random.between(-1, 1);
        const double base = side * canvas.unit() * (13 + 18 * deep + 9 * thickness);
        const double rise = tall * canvas.random.between(0.65, 1.05) * (0.72 + 0.28 * deep);
        const double inwards = side * canvas.unit() * canvas.random.between(5, 28);
        const QPointF start(canvas.width() / 2 + base * 1.25,
                            foot + canvas.unit() * (9 * deep + canvas.random.between(-1, 2)));
        const QPointF end(canvas.width() / 2 + base - inwards, start.y() - rise);
        QPainterPath twig(start);
        twig.quadTo(QPointF(start.x() + side * canvas.unit() * canvas.random.between(2, 8), start.y() - rise * 0.55),
                    end);
        brush.strokePath(twig, QPen(someStraw(canvas).darker(static_cast<int>(170 - 65 * deep)),
                                    canvas.unit() * canvas.random.between(0.35, 0.8), Qt::SolidLine, Qt::RoundCap));
    }
}

} // namespace

void bower(Canvas &canvas)
{
    wash(canvas, mixed(canvas.ink(1), canvas.ink(0), 0.5), canvas.ink(2), canvas.ink(3));
    Brush brush(canvas);
    for (int i = 0; i < 60; ++i) { // the forest, out of focus
        const QPointF place(canvas.random.unit() * canvas.width(), canvas.random.unit() * canvas.height() * 0.75);
        brush.disc(place, canvas.unit() * canvas.random.between(2, 9), faded(canvas.anyInk(1, 5), 0.13));
    }
    const double floor = canvas.height() * 0.66;
    QLinearGradient ground(0, floor, 0, canvas.height());
    ground.setColorAt(0, QColor(92, 70, 48));
    ground.setColorAt(0.35, QColor(160, 128, 84));
    ground.setColorAt(1, QColor(206, 174, 120));
    brush.fillRect(QRectF(0, floor, canvas.width(), canvas.height()), ground);
    for (int i = 0; i < 900; ++i) { // straw on the ground
        const double depth = canvas.random.unit();
        const QPointF place(canvas.random.unit() * canvas.width(), floor + depth * (canvas.height() - floor));
        const QPointF reach = polar(canvas.random.between(-0.5, 0.5), canvas.unit() * (1 + 5 * depth));
        brush.line(place, place + reach, faded(someStraw(canvas), 0.75), canvas.unit() * (0.12 + 0.25 * depth));
    }
    glow(brush, {canvas.width() / 2, floor}, canvas.unit() * 26, faded(QColor(20, 14, 10), 0.9));
    twigs(canvas, brush, -1);
    twigs(canvas, brush, 1);
    constexpr int kTreasures = 60;
    for (int i = 0; i < kTreasures; ++i) { // from back to front
        const double depth = 0.3 + 0.7 * i / kTreasures;
        const double x =
            canvas.width() * (0.5 + (canvas.random.unit() + canvas.random.unit() - 1) * (0.24 + 0.3 * depth));
        const double y = floor + depth * (canvas.height() - floor);
        treasure(canvas, brush, {x, y}, canvas.unit() * (1.3 + 2.7 * depth), someBlue(canvas));
    }
}

void flatLay(Canvas &canvas)
{
    wash(canvas, mixed(canvas.ink(5), Qt::white, 0.3), canvas.ink(5), mixed(canvas.ink(5), canvas.ink(4), 0.35));
    Brush brush(canvas);
    const double cell = canvas.unit() * canvas.random.between(11, 16);
    const int columns = std::max(2, static_cast<int>(canvas.width() / cell));
    const int rows = std::max(2, static_cast<int>(canvas.height() / cell));
    for (int row = 0; row < rows; ++row) {
        for (int column = 0; column < columns; ++column) {
            const QPointF place((column + 0.5) * canvas.width() / columns, (row + 0.5) * canvas.height() / rows);
            const double across = static_cast<double>(column + row) / (columns + rows);
            const QColor colour = mixed(canvas.tone(0.1 + 0.62 * across), someBlue(canvas), 0.3);
            treasure(canvas, brush, place, cell * canvas.random.between(0.3, 0.38), colour);
        }
    }
}

void nest(Canvas &canvas)
{
    wash(canvas, canvas.ink(3), canvas.ink(4), canvas.ink(3));
    Brush brush(canvas);
    for (int i = 0; i < 130; ++i) {
        const QPointF place(canvas.random.unit() * canvas.width(), canvas.random.unit() * canvas.height());
        brush.disc(place, canvas.unit() * canvas.random.between(2, 10), faded(canvas.anyInk(1, 4), 0.2));
    }
    brush.translate(canvas.centre());
    brush.disc({0, canvas.unit() * 3}, canvas.unit() * 46, faded(Qt::black, 0.3));
    brush.disc({0, 0}, canvas.unit() * 38, QColor(58, 40, 26));
    for (int i = 0; i < 1000; ++i) {
        const double angle = canvas.random.unit() * 2 * kPi;
        const double radius = canvas.unit() * (25 + 19 * canvas.random.unit());
        const QPointF reach =
            polar(angle + kPi / 2 + canvas.random.between(-0.45, 0.45), canvas.unit() * canvas.random.between(4, 12));
        const QPointF middle = polar(angle, radius);
        brush.line(middle - reach, middle + reach, someStraw(canvas), canvas.unit() * canvas.random.between(0.3, 0.8));
    }
    brush.disc({0, 0}, canvas.unit() * 25, faded(QColor(36, 24, 16), 0.55));
    const int eggs = 3 + canvas.random.below(3);
    for (int i = 0; i < eggs; ++i) {
        brush.save();
        brush.translate(polar(i * 2 * kPi / eggs + 0.4, canvas.unit() * 11));
        brush.rotate(canvas.random.between(0, 360));
        QRadialGradient shell(QPointF(-canvas.unit() * 3, -canvas.unit() * 3), canvas.unit() * 14);
        shell.setColorAt(0, QColor(205, 238, 244));
        shell.setColorAt(0.5, QColor(116, 190, 212));
        shell.setColorAt(1, QColor(46, 112, 148));
        brush.setBrush(shell);
        brush.drawEllipse(QPointF(0, 0), canvas.unit() * 10.5, canvas.unit() * 8);
        for (int speck = 0; speck < 34; ++speck)
            brush.disc(polar(canvas.random.unit() * 2 * kPi, canvas.unit() * 7 * std::sqrt(canvas.random.unit())),
                       canvas.unit() * canvas.random.between(0.1, 0.4), faded(QColor(60, 40, 40), 0.6));
        brush.restore();
    }
}

void berries(Canvas &canvas)
{
    wash(canvas, canvas.ink(5), mixed(canvas.ink(5), canvas.ink(4), 0.35), mixed(canvas.ink(5), canvas.ink(4), 0.6));
    Brush brush(canvas);
    for (int i = 0; i < 50; ++i) { // others, out of focus
        const QPointF place(canvas.random.unit() * canvas.width(), canvas.random.unit() * canvas.height());
        brush.disc(place, canvas.unit() * canvas.random.between(3, 7), faded(canvas.anyInk(1, 3), 0.12));
    }
    for (int spray = 0; spray < 11; ++spray) {
        QPointF place(canvas.width() * (spray + canvas.random.unit()) / 11,
                      canvas.height() * canvas.random.between(-0.1, 0.2));
        double angle = kPi / 2 + canvas.random.between(-0.5, 0.5);
        for (int joint = 0; joint < 12; ++joint) {
            const QPointF next = place + polar(angle, canvas.unit() * 7);
            brush.line(place, next, mixed(canvas.ink(1), QColor(80, 62, 40), 0.5),
                       canvas.unit() * (1.1 - joint * 0.07));
            const double out = angle + (joint % 2 == 0 ? 1.0 : -1.0);
            const QPointF end = next + polar(out, canvas.unit() * 5);
            brush.line(next, end, mixed(canvas.ink(1), QColor(80, 62, 40), 0.4), canvas.unit() * 0.4);
            brush.save();
            brush.translate(end);
            berry(canvas, brush, canvas.unit() * canvas.random.between(2.4, 3.8),
                  spray % 3 == 2 ? canvas.ink(2) : someBlue(canvas));
            brush.restore();
            place = next;
            angle += canvas.random.between(-0.25, 0.25);
        }
    }
}

} // namespace bowerbird::paintings
