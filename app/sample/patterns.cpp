// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#include "sample/paintings.h"

#include <QPainterPath>

#include <cmath>
#include <numbers>

namespace bowerbird::paintings {

namespace {

constexpr double kPi = std::numbers::pi;
constexpr double kGoldenAngle = 2.39996322972865332;

} // namespace

void sunflower(Canvas &canvas)
{
    canvas.image.fill(canvas.ink(0));
    Brush brush(canvas);
    glow(brush, canvas.centre(), std::hypot(canvas.width(), canvas.height()) * 0.6, faded(canvas.ink(2), 0.7));
    const double reach = std::hypot(canvas.width(), canvas.height()) * 0.54;
    constexpr int kSeeds = 1100;
    for (int i = 1; i < kSeeds; ++i) {
        const double out = std::sqrt(static_cast<double>(i) / kSeeds);
        const QPointF place = canvas.centre() + polar(i * kGoldenAngle, reach * out);
        const double shade = 0.35 + 0.65 * std::abs(std::sin(out * 5 + (i % 13) * 0.05));
        brush.disc(place, reach * (0.006 + 0.021 * out), canvas.tone(shade));
    }
}

void scallops(Canvas &canvas)
{
    canvas.image.fill(canvas.ink(1));
    Brush brush(canvas);
    const double radius = canvas.unit() * canvas.random.between(9, 14);
    const quint64 seed = canvas.random.next();
    int row = 0;
    for (double y = -radius; y < canvas.height() + 2 * radius; y += radius / 2, ++row) {
        for (double x = row % 2 == 0 ? 0 : radius; x < canvas.width() + 2 * radius; x += 2 * radius) {
            const double mood = cloud(x / canvas.width() * 3, y / canvas.height() * 3, seed);
            for (int ring = 0; ring < 5; ++ring) {
                const QColor colour = ring % 2 == 0 ? canvas.tone(mood) : canvas.ink(5);
                brush.disc({x, y}, radius * (1 - ring * 0.2), mixed(colour, canvas.ink(0), 0.05 * ring));
            }
        }
    }
}

void flowLines(Canvas &canvas)
{
    wash(canvas, canvas.ink(0), mixed(canvas.ink(0), canvas.ink(1), 0.5), canvas.ink(0));
    const quint64 seed = canvas.random.next();
    const double scale = 1 / (canvas.unit() * 45);
    const Field turn(canvas.image.size(), 16,
                     [&](double x, double y) { return cloud(x * scale, y * scale, seed) * 4 * kPi; });
    Brush brush(canvas);
    brush.setBrush(Qt::NoBrush);
    const QRectF inside(canvas.image.rect());
    for (int i = 0; i < 1000; ++i) {
        QPointF place(canvas.random.unit() * (canvas.width() - 1), canvas.random.unit() * (canvas.height() - 1));
        const double warmth = place.y() / canvas.height() * 0.5 + canvas.random.unit() * 0.4 + 0.15;
        QPolygonF stroke;
        for (int step = 0; step < 15 && inside.contains(place); ++step) {
            stroke << place;
            place += polar(turn.at(static_cast<int>(place.x()), static_cast<int>(place.y())), canvas.unit() * 2);
        }
        brush.setPen(QPen(faded(canvas.tone(warmth), 0.75), canvas.unit() * canvas.random.between(0.25, 0.95),
                          Qt::SolidLine, Qt::RoundCap));
        brush.drawPolyline(stroke);
    }
}

void truchet(Canvas &canvas)
{
    canvas.image.fill(canvas.ink(5));
    Brush brush(canvas);
    const double cell = canvas.unit() * canvas.random.between(8, 13);
    brush.setBrush(Qt::NoBrush);
    for (double y = 0; y < canvas.height(); y += cell) {
        for (double x = 0; x < canvas.width(); x += cell) {
            brush.save();
            brush.setClipRect(QRectF(x, y, cell, cell));
            brush.translate(x + cell / 2, y + cell / 2);
            brush.rotate(canvas.random.below(2) * 90);
            const double warmth = 0.05 + 0.75 * (x / canvas.width() + y / canvas.height()) / 2;
            for (const double corner : {-0.5, 0.5}) {
                const QPointF middle(corner * cell, corner * cell);
                for (int band = 0; band < 3; ++band) {
                    brush.setPen(QPen(canvas.tone(warmth + band * 0.09), cell * 0.12));
                    brush.drawEllipse(middle, cell * (0.3 + band * 0.2), cell * (0.3 + band * 0.2));
                }
            }
            brush.restore();
        }
    }
}

void bubbles(Canvas &canvas)
{
    wash(canvas, canvas.ink(1), canvas.ink(0), canvas.ink(0));
    Brush brush(canvas);
    std::vector<std::pair<QPointF, double>> placed;
    for (int attempt = 0; attempt < 5000 && placed.size() < 420; ++attempt) {
        const QPointF place(canvas.random.unit() * canvas.width(), canvas.random.unit() * canvas.height());
        double room = canvas.unit() * (attempt < 60 ? 15 : 6);
        for (const auto &[other, radius] : placed)
            room = std::min(room, std::hypot(place.x() - other.x(), place.y() - other.y()) - radius);
        if (room > canvas.unit() * 0.8)
            placed.emplace_back(place, room * 0.95);
    }
    for (const auto &[place, radius] : placed) {
        const QColor colour = canvas.anyInk(1, 5);
        QRadialGradient ball(place - QPointF(radius * 0.35, radius * 0.4), radius * 1.5);
        ball.setColorAt(0, mixed(colour, Qt::white, 0.65));
        ball.setColorAt(0.35, colour);
        ball.setColorAt(1, mixed(colour, canvas.ink(0), 0.7));
        brush.disc(place, radius, ball);
        brush.setBrush(faded(Qt::white, 0.5));
        brush.drawEllipse(place - QPointF(radius * 0.35, radius * 0.45), radius * 0.22, radius * 0.13);
    }
}

namespace {

// One patch of the quilt, in a square of side 2 around the origin.
void patch(Canvas &canvas, Brush &brush, const QColor &front, const QColor &second)
{
    switch (canvas.random.below(6)) {
    case 0: // a quarter circle and a smaller one
        brush.setBrush(front);
        brush.drawPie(QRectF(-3, -3, 4, 4), 0, -90 * 16);
        brush.setBrush(second);
        brush.drawPie(QRectF(-2, -2, 2, 2), 0, -90 * 16);
        break;
    case 1: // two half circles
        brush.setBrush(front);
        brush.drawPie(QRectF(-1, -1, 2, 2), 0, 180 * 16);
        brush.setBrush(second);
        brush.drawPie(QRectF(-1, 0, 2, 2), 0, 180 * 16);
        break;
    case 2: // a triangle
        brush.setBrush(front);
        brush.drawPolygon(QPolygonF{{-1, -1}, {1, -1}, {-1, 1}});
        break;
    case 3: // rings
        for (int ring = 0; ring < 4; ++ring)
            brush.disc({0, 0}, 0.9 - 0.22 * ring, ring % 2 == 0 ? front : second);
        break;
    case 4: // a leaf
        brush.setBrush(front);
        brush.drawChord(QRectF(-1, -3, 4, 4), 180 * 16, 90 * 16);
        brush.setBrush(second);
        brush.drawChord(QRectF(-3, -1, 4, 4), 0, 90 * 16);
        break;
    default: // stripes
        for (int bar = 0; bar < 3; ++bar)
            brush.fillRect(QRectF(-1, -1 + bar * 0.68, 2, 0.34), bar == 1 ? second : front);
    }
}

} // namespace

void quilt(Canvas &canvas)
{
    canvas.image.fill(canvas.ink(5));
    Brush brush(canvas);
    const int columns = std::max(3, static_cast<int>(std::lround(canvas.width() / (canvas.unit() * 17))));
    const double cell = canvas.width() / columns;
    const int rows = static_cast<int>(std::ceil(canvas.height() / cell));
    for (int row = 0; row < rows; ++row) {
        for (int column = 0; column < columns; ++column) {
            const int ground = canvas.random.below(6);
            brush.save();
            brush.translate((column + 0.5) * cell, (row + 0.5) * cell);
            brush.rotate(canvas.random.below(4) * 90);
            brush.scale(cell / 2, cell / 2);
            brush.setClipRect(QRectF(-1, -1, 2, 2));
            brush.fillRect(QRectF(-1, -1, 2, 2), canvas.ink(ground));
            patch(canvas, brush, canvas.ink((ground + 2 + canvas.random.below(2)) % 6),
                  canvas.ink((ground + 4 + canvas.random.below(2)) % 6));
            brush.restore();
        }
    }
}

void mandala(Canvas &canvas)
{
    canvas.image.fill(canvas.ink(0));
    Brush brush(canvas);
    glow(brush, canvas.centre(), canvas.unit() * 75, faded(canvas.ink(1), 0.9));
    brush.translate(canvas.centre());
    const double reach = canvas.unit() * 48;
    for (int ring = 8; ring >= 1; --ring) {
        const int petals = 6 + 2 * canvas.random.below(7) + ring;
        const double outer = reach * ring / 8;
        const double length = reach * canvas.random.between(0.2, 0.34);
        const double wide = std::min(length * 0.6, outer * 2.6 / petals);
        const QColor colour = canvas.tone(0.2 + 0.75 * canvas.random.unit());
        for (int i = 0; i < petals; ++i) {
            brush.save();
            brush.rotate(360.0 * i / petals);
            QPainterPath petal(QPointF(outer - length, 0));
            petal.quadTo({outer - length * 0.45, -wide}, {outer, 0});
            petal.quadTo({outer - length * 0.45, wide}, {outer - length, 0});
            QLinearGradient fill(outer - length, 0, outer, 0);
            fill.setColorAt(0, mixed(colour, canvas.ink(0), 0.55));
            fill.setColorAt(1, colour);
            brush.fillPath(petal, fill);
            brush.strokePath(petal, QPen(faded(canvas.ink(5), 0.55), canvas.unit() * 0.18));
            brush.disc({outer + canvas.unit() * 1.4, 0}, canvas.unit() * 0.55, canvas.ink(ring % 2 == 0 ? 4 : 5));
            brush.restore();
        }
    }
    brush.disc({0, 0}, reach * 0.06, canvas.ink(5));
}

void spirograph(Canvas &canvas)
{
    wash(canvas, canvas.ink(0), mixed(canvas.ink(0), canvas.ink(1), 0.6), canvas.ink(0));
    Brush brush(canvas);
    brush.translate(canvas.centre());
    brush.setBrush(Qt::NoBrush);
    for (int curve = 0; curve < 7; ++curve) {
        const int teeth = 7 + canvas.random.below(9);
        const int wheel = 2 + canvas.random.below(4);
        const double pen = canvas.random.between(0.5, 1.5);
        const double reach = canvas.unit() * (47 - curve * 5);
        const double share = static_cast<double>(wheel) / (teeth + wheel);
        QPolygonF line;
        const double end = 2 * kPi * wheel;
        for (double turn = 0; turn <= end + 0.03; turn += 0.03) {
            const double small = turn * (1 - share) / share;
            line << (polar(turn, 1 - share) + polar(-small, share * pen)) * (reach / (1 - share + share * pen));
        }
        brush.setPen(QPen(faded(canvas.ink(5 - curve % 4), 0.8), canvas.unit() * 0.4));
        brush.drawPolyline(line);
    }
}

} // namespace bowerbird::paintings
