// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#include "sample/paintings.h"

#include <QPainterPath>

#include <cmath>
#include <numbers>

namespace bowerbird::paintings {

namespace {

constexpr double kPi = std::numbers::pi;

// A bird far away: two wings and nothing else.
void distantBird(Brush &brush, QPointF place, double span, double lift, const QColor &colour)
{
    QPainterPath wings(place + QPointF(-span, -lift));
    wings.quadTo(place + QPointF(-span * 0.45, -lift * 1.5), place);
    wings.quadTo(place + QPointF(span * 0.45, -lift * 1.5), place + QPointF(span, -lift));
    wings.quadTo(place + QPointF(span * 0.4, -lift * 0.8), place + QPointF(0, span * 0.16));
    wings.quadTo(place + QPointF(-span * 0.4, -lift * 0.8), place + QPointF(-span, -lift));
    brush.fillPath(wings, colour);
}

void leaf(Brush &brush, QPointF place, double angle, double length, const QColor &colour)
{
    const QPointF tip = place + polar(angle, length);
    const QPointF side = polar(angle + kPi / 2, length * 0.32);
    QPainterPath shape(place);
    shape.quadTo(place + (tip - place) * 0.45 + side, tip);
    shape.quadTo(place + (tip - place) * 0.45 - side, place);
    brush.fillPath(shape, colour);
    brush.line(place, place + (tip - place) * 0.85, faded(Qt::black, 0.18), length * 0.03);
}

// A feather along a bent shaft. `vane` runs along the barbs from shaft to edge, light to dark.
struct Plume
{
    QPointF foot;
    double angle;
    double length;
    double bend; // how far the tip is off the straight line, in lengths
    QColor shaft;
    QColor inner;
    QColor outer;
};

QPointF alongShaft(const Plume &plume, double share)
{
    const QPointF side = polar(plume.angle + kPi / 2, plume.length * plume.bend * share * share);
    return plume.foot + polar(plume.angle, plume.length * share) + side;
}

void drawPlume(Canvas &canvas, Brush &brush, const Plume &plume, int barbs)
{
    const double thick = plume.length / barbs * 1.5;
    for (int i = 0; i < barbs; ++i) {
        const double share = 0.12 + 0.86 * i / (barbs - 1.0);
        const QPointF root = alongShaft(plume, share);
        const double reach = plume.length * 0.2 * std::pow(std::sin(kPi * std::pow(share, 0.75)), 0.6) + thick;
        for (const double side : {-1.0, 1.0}) {
            const double ragged = canvas.random.between(0.93, 1.02);
            const double sweep = plume.angle + side * (0.85 - 0.4 * share);
            const QPointF edge = root + polar(sweep, reach * ragged * (side < 0 ? 0.8 : 1));
            QLinearGradient vane(root, edge);
            vane.setColorAt(0, plume.inner);
            vane.setColorAt(1, mixed(plume.outer, plume.inner, 0.25 * canvas.random.unit()));
            brush.setPen(QPen(QBrush(vane), thick));
            brush.drawLine(root, edge);
        }
    }
    QPainterPath shaft(plume.foot);
    constexpr int kSteps = 20;
    for (int step = 1; step <= kSteps; ++step)
        shaft.lineTo(alongShaft(plume, static_cast<double>(step) / kSteps));
    brush.strokePath(shaft, QPen(plume.shaft, plume.length * 0.011, Qt::SolidLine, Qt::RoundCap));
    brush.setPen(Qt::NoPen);
}

void paper(Canvas &canvas, const QColor &colour)
{
    wash(canvas, mixed(colour, Qt::white, 0.25), colour, mixed(colour, canvas.ink(1), 0.18));
}

} // namespace

void flock(Canvas &canvas)
{
    wash(canvas, canvas.ink(2), canvas.ink(4), canvas.ink(5));
    Brush brush(canvas);
    const QPointF light(canvas.width() * canvas.random.between(0.3, 0.7), canvas.height() * 0.55);
    glow(brush, light, canvas.unit() * 75, faded(canvas.ink(5), 0.8));
    brush.disc(light, canvas.unit() * 20, mixed(canvas.ink(4), canvas.ink(5), 0.7));
    for (int i = 0; i < 14; ++i) {
        const double wide = canvas.width() * canvas.random.between(0.12, 0.5);
        const QRectF bar(canvas.random.unit() * canvas.width() - wide / 2,
                         canvas.height() * canvas.random.between(0.3, 0.95), wide,
                         canvas.unit() * canvas.random.between(0.8, 2.6));
        brush.setBrush(faded(canvas.anyInk(2, 4), 0.3));
        brush.drawRoundedRect(bar, bar.height() / 2, bar.height() / 2);
    }
    const QPointF leader(canvas.width() * 0.62, canvas.height() * 0.28);
    for (int i = 0; i < 34; ++i) {
        const int rank = (i + 1) / 2;
        const double back = rank * canvas.unit() * 4.6; // a V, a little untidy
        const double side = i % 2 == 0 ? 0.62 : -0.2;
        const QPointF jitter(canvas.random.between(-1, 1) * canvas.unit() * 1.3,
                             canvas.random.between(-1, 1) * canvas.unit());
        const double span = canvas.unit() * (6.6 - i * 0.1);
        distantBird(brush, leader + QPointF(-back, back * side) + jitter, span,
                    span * canvas.random.between(-0.1, 0.65), mixed(canvas.ink(0), canvas.ink(1), i / 60.0));
    }
}

namespace {

void drawBranch(Canvas &canvas, Brush &brush, double scale)
{
    QPainterPath branch(QPointF(-62 * scale, 33 * scale));
    branch.cubicTo({-20 * scale, 24 * scale}, {15 * scale, 36 * scale}, {70 * scale, 22 * scale});
    brush.strokePath(branch,
                     QPen(mixed(canvas.ink(0), QColor(70, 45, 30), 0.7), 3.4 * scale, Qt::SolidLine, Qt::RoundCap));
    for (int i = 0; i < 15; ++i) {
        const QPointF at = branch.pointAtPercent(canvas.random.between(0.02, 0.98));
        const double angle = canvas.random.between(-0.6, 0.6) + (i % 2 == 0 ? -kPi / 2 : kPi / 2);
        if (std::abs(at.x()) < 14 * scale)
            continue; // where the feet are
        leaf(brush, at, angle, scale * canvas.random.between(8, 14),
             mixed(canvas.ink(1), canvas.ink(2), canvas.random.unit()));
    }
}

void drawWing(Canvas &canvas, Brush &brush, double scale)
{
    QPainterPath wing(QPointF(6 * scale, -12 * scale));
    wing.cubicTo({20 * scale, 2 * scale}, {-6 * scale, 22 * scale}, {-34 * scale, 22 * scale});
    wing.cubicTo({-24 * scale, 8 * scale}, {-16 * scale, -12 * scale}, {6 * scale, -12 * scale});
    QLinearGradient blue(0, -12 * scale, 0, 22 * scale);
    blue.setColorAt(0, canvas.ink(2));
    blue.setColorAt(1, canvas.ink(0));
    brush.fillPath(wing, blue);
    brush.save();
    brush.setClipPath(wing);
    brush.setBrush(Qt::NoBrush);
    for (int row = 0; row < 6; ++row) {
        brush.setPen(QPen(faded(canvas.ink(4), 0.65 - 0.07 * row), 0.8 * scale));
        for (int i = 0; i < 7; ++i)
            brush.drawEllipse(QPointF((9 - row * 7 - i * 2.5) * scale, (-12 + row * 3.2 + i * 5) * scale), 3.6 * scale,
                              3.2 * scale);
    }
    brush.restore();
}

void drawHead(Canvas &canvas, Brush &brush, double scale)
{
    brush.disc({17 * scale, -22 * scale}, 13 * scale, canvas.ink(1));
    QPainterPath beak(QPointF(27 * scale, -27 * scale));
    beak.quadTo({38 * scale, -24 * scale}, {44 * scale, -18 * scale});
    beak.quadTo({34 * scale, -17 * scale}, {27 * scale, -17 * scale});
    brush.fillPath(beak, QColor(60, 50, 45));
    brush.setBrush(canvas.ink(4));
    brush.drawEllipse(QPointF(19 * scale, -15 * scale), 7 * scale, 4.5 * scale);
    brush.disc({20 * scale, -25 * scale}, 3.6 * scale, QColor(250, 245, 230));
    brush.disc({20.6 * scale, -25 * scale}, 2.5 * scale, QColor(20, 18, 24));
    brush.disc({21.4 * scale, -26 * scale}, 0.8 * scale, Qt::white);
}

} // namespace

void perchedBird(Canvas &canvas)
{
    wash(canvas, mixed(canvas.ink(5), canvas.ink(4), 0.5), canvas.ink(5), mixed(canvas.ink(4), canvas.ink(5), 0.3));
    Brush brush(canvas);
    brush.translate(canvas.centre());
    const double scale = canvas.unit();
    brush.disc({0, -4 * scale}, 42 * scale, mixed(canvas.ink(4), canvas.ink(3), 0.45));
    brush.disc({0, -4 * scale}, 36 * scale, mixed(canvas.ink(4), canvas.ink(5), 0.4));
    if (canvas.random.unit() < 0.5)
        brush.scale(-1, 1);
    drawBranch(canvas, brush, scale);
    QPainterPath tail(QPointF(-18 * scale, 14 * scale));
    tail.lineTo(-50 * scale, 44 * scale);
    tail.lineTo(-40 * scale, 50 * scale);
    tail.lineTo(-8 * scale, 22 * scale);
    brush.fillPath(tail, canvas.ink(0));
    for (const double foot : {-3.0, 5.0})
        brush.line({foot * scale, 20 * scale}, {(foot + 1) * scale, 30 * scale}, QColor(90, 70, 60), 1.3 * scale);
    QPainterPath body(QPointF(24 * scale, -22 * scale));
    body.cubicTo({34 * scale, 2 * scale}, {18 * scale, 27 * scale}, {-6 * scale, 25 * scale});
    body.cubicTo({-20 * scale, 25 * scale}, {-30 * scale, 22 * scale}, {-30 * scale, 20 * scale});
    body.cubicTo({-20 * scale, 8 * scale}, {-6 * scale, -24 * scale}, {8 * scale, -30 * scale});
    QLinearGradient breast(-20 * scale, 0, 26 * scale, 8 * scale);
    breast.setColorAt(0, canvas.ink(1));
    breast.setColorAt(0.55, mixed(canvas.ink(1), canvas.ink(3), 0.5));
    breast.setColorAt(1, canvas.ink(3));
    brush.fillPath(body, breast);
    drawHead(canvas, brush, scale);
    drawWing(canvas, brush, scale);
}

void feather(Canvas &canvas)
{
    paper(canvas, canvas.ink(5));
    Brush brush(canvas);
    const double length = std::hypot(canvas.width(), canvas.height()) * 0.62;
    const double angle = std::atan2(-canvas.height(), canvas.width());
    const QPointF foot = canvas.centre() - polar(angle, length * 0.52);
    const double bend = canvas.random.between(-0.14, 0.14);
    const QColor shade = faded(canvas.ink(0), 0.10);
    const QPointF drop(canvas.unit() * 2, canvas.unit() * 3);
    drawPlume(canvas, brush, {foot + drop, angle, length, bend, shade, shade, faded(shade, 0.03)}, 120);
    drawPlume(canvas, brush, {foot, angle, length, bend, canvas.ink(4), canvas.ink(3), canvas.ink(1)}, 230);
}

void featherFan(Canvas &canvas)
{
    paper(canvas, canvas.ink(5));
    Brush brush(canvas);
    const QPointF foot(canvas.width() / 2, canvas.height() * 0.93);
    const double length = std::min(canvas.height() * 0.8, canvas.width() * 0.56);
    constexpr int kFeathers = 9;
    for (int i = 0; i < kFeathers; ++i) {
        // From the outside in, so that the middle one lies on top.
        const int pair = (kFeathers - 1 - i) / 2 + (i + 1 == kFeathers ? 0 : 1) * ((kFeathers - 1 - i) % 2);
        const double side = i % 2 == 0 ? 1 : -1;
        const double tilt = side * pair * 0.29;
        const QColor inner = canvas.tone(0.55 + 0.08 * (i % 3));
        drawPlume(canvas, brush,
                  {foot, -kPi / 2 + tilt, length * (1 - 0.03 * pair), 0.05 * side, canvas.ink(4), inner,
                   canvas.tone(0.08 + 0.05 * pair)},
                  90);
    }
}

namespace {

// One eye of a peacock's train: barbs around it, and its rings.
void trainEye(Canvas &canvas, Brush &brush, const QPointF &eye, double angle, double size)
{
    const std::array<QColor, 5> rings{canvas.ink(3), mixed(canvas.ink(2), canvas.ink(3), 0.3), canvas.ink(2),
                                      canvas.ink(1), canvas.ink(0)};
    for (int barb = -5; barb <= 5; ++barb)
        brush.line(eye - polar(angle, size * 1.6), eye + polar(angle + barb * 0.25, size * 1.9),
                   faded(canvas.ink(3), 0.35), size * 0.07);
    brush.save();
    brush.translate(eye);
    brush.rotate(angle * 180 / kPi);
    double scale = 1.25;
    for (const QColor &ring : rings) {
        brush.setBrush(ring);
        brush.drawEllipse(QPointF(size * (1.25 - scale) * 0.35, 0), size * scale, size * scale * 0.78);
        scale *= 0.74;
    }
    brush.restore();
}

} // namespace

void peacock(Canvas &canvas)
{
    wash(canvas, canvas.ink(0), mixed(canvas.ink(0), canvas.ink(1), 0.5), canvas.ink(1));
    Brush brush(canvas);
    const QPointF foot(canvas.width() / 2, canvas.height() * 1.02);
    const double reach = std::max(canvas.height() * 1.05, canvas.width() * 0.6);
    for (int row = 6; row >= 1; --row) {
        const double radius = reach * row / 6.6;
        const int eyes = 5 + row * 2;
        for (int i = 0; i < eyes; ++i) {
            const double angle = -kPi + kPi * (i + (row % 2 == 0 ? 0.5 : 0.0)) / (eyes - 0.5);
            const QPointF eye = foot + polar(angle, radius);
            const double size = reach * (0.034 + 0.004 * row);
            brush.line(foot + polar(angle, radius * 0.25), eye, faded(canvas.ink(2), 0.5), size * 0.12);
            trainEye(canvas, brush, eye, angle, size);
        }
    }
}

} // namespace bowerbird::paintings
