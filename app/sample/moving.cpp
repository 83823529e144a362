// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#include "sample/paintings.h"

#include <QPainterPath>

#include <cmath>
#include <numbers>

namespace bowerbird::paintings::moving {

namespace {

constexpr double kPi = std::numbers::pi;

} // namespace

void flappingBird(Canvas &canvas)
{
    wash(canvas, canvas.ink(2), canvas.ink(4), canvas.ink(5));
    Brush brush(canvas);
    brush.disc({canvas.width() * 0.7, canvas.height() * 0.36}, canvas.unit() * 16, canvas.ink(5));
    for (int i = 0; i < 5; ++i) { // clouds drift by once in a loop
        const double wide = canvas.unit() * (24 + 9 * i);
        const double way = canvas.width() + wide;
        const double x = std::fmod(i * 0.37 + 1 - canvas.phase, 1.0) * way - wide;
        brush.setBrush(faded(canvas.ink(5), 0.55));
        brush.drawRoundedRect(QRectF(x, canvas.height() * (0.18 + 0.15 * i), wide, canvas.unit() * 4),
                              canvas.unit() * 2, canvas.unit() * 2);
    }
    const double beat = std::cos(canvas.phase * 2 * kPi); // begins with the wings up: a thumbnail shows the first frame
    brush.translate(canvas.width() * 0.42, canvas.height() * (0.56 - 0.03 * beat));
    const double u = canvas.unit();
    const auto wing = [&](double root, double sweep, double lift, const QColor &colour) {
        QPainterPath shape(QPointF((root - 11) * u, -2 * u));
        shape.cubicTo({(root - 12) * u, -lift * 0.4}, {(root - sweep) * u, -lift * 0.75},
                      {(root - sweep - 6) * u, -lift});
        shape.cubicTo({(root - sweep + 4) * u, -lift * 0.75}, {(root + 11) * u, -lift * 0.5}, {(root + 9) * u, -2 * u});
        brush.fillPath(shape, colour);
    };
    wing(5, -6, 36 * u * beat + 3 * u, canvas.ink(0));
    QPainterPath body(QPointF(34 * u, -3 * u)); // from the tip of the beak along the back
    body.quadTo({29 * u, -6 * u}, {26 * u, -7 * u});
    body.cubicTo({18 * u, -12 * u}, {4 * u, -7 * u}, {-18 * u, -3 * u});
    body.lineTo(-36 * u, -8 * u);
    body.lineTo(-32 * u, -1 * u);
    body.lineTo(-37 * u, 6 * u);
    body.cubicTo({-12 * u, 8 * u}, {16 * u, 9 * u}, {27 * u, -2 * u});
    brush.fillPath(body, canvas.ink(1));
    brush.disc({23 * u, -6 * u}, 1.3 * u, canvas.ink(5));
    wing(-2, 4, 42 * u * beat + 3 * u, mixed(canvas.ink(1), canvas.ink(2), 0.55));
}

void turningSpiral(Canvas &canvas)
{
    canvas.image.fill(canvas.ink(0));
    Brush brush(canvas);
    const double reach = canvas.unit() * 62;
    for (int arm = 0; arm < 6; ++arm) {
        for (int bead = 0; bead < 36; ++bead) {
            const double out = (bead + 1) / 36.0;
            const double angle =
                arm * kPi / 3 + out * 3.6 + canvas.phase * kPi / 3; // a sixth of a turn closes the loop
            brush.disc(canvas.centre() + polar(angle, reach * out), canvas.unit() * (0.6 + 3.6 * out),
                       canvas.tone(0.25 + 0.15 * (arm % 2) + 0.6 * out));
        }
    }
}

void rollingWaves(Canvas &canvas)
{
    wash(canvas, canvas.ink(5), canvas.ink(4), canvas.ink(4));
    Brush brush(canvas);
    brush.disc({canvas.width() * 0.5, canvas.height() * 0.3}, canvas.unit() * 17,
               mixed(canvas.ink(5), QColor(255, 190, 90), 0.7));
    for (int layer = 0; layer < 7; ++layer) {
        const double base = canvas.height() * (0.4 + 0.09 * layer);
        const double length = canvas.width() / (5 - layer / 2);
        const double way = (layer % 2 == 0 ? 1 : -1) * canvas.phase * length;
        QPolygonF shape{{0, canvas.height()}};
        for (double x = 0; x <= canvas.width() + 3; x += 3) {
            const double turn = (x + way) / length * 2 * kPi + layer;
            shape << QPointF(x, base - canvas.unit() * 5 * (1 - std::abs(std::sin(turn / 2)) * 2 + 0.4));
        }
        shape << QPointF(canvas.width() + 3, canvas.height());
        brush.setBrush(canvas.tone(0.62 - 0.1 * layer));
        brush.drawPolygon(shape);
    }
}

void breathingMandala(Canvas &canvas)
{
    canvas.image.fill(canvas.ink(0));
    Brush brush(canvas);
    brush.translate(canvas.centre());
    for (int ring = 7; ring >= 0; --ring) {
        const double breath = 1 + 0.12 * std::sin(canvas.phase * 2 * kPi - ring * 0.7);
        const double radius = canvas.unit() * (5 + 6 * ring) * breath;
        const int petals = 6 + 2 * ring;
        for (int i = 0; i < petals; ++i) {
            brush.save();
            brush.rotate(360.0 * i / petals + (ring % 2 == 0 ? 0 : 180.0 / petals));
            brush.setBrush(canvas.tone(0.95 - 0.1 * ring));
            brush.drawEllipse(QPointF(radius, 0), canvas.unit() * 5 * breath, canvas.unit() * 2.6);
            brush.restore();
        }
    }
}

} // namespace bowerbird::paintings::moving
