// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#include "sample/paintings.h"

#include <cmath>
#include <complex>
#include <numbers>

namespace bowerbird::paintings {

namespace {

constexpr double kPi = std::numbers::pi;

// A grid of points with every inner one pushed about, the same for all who share a corner.
class LooseGrid
{
public:
    LooseGrid(Canvas &canvas, double cell, double looseness)
        : m_columns(static_cast<int>(canvas.width() / cell) + 3)
        , m_rows(static_cast<int>(canvas.height() / cell) + 3)
    {
        for (int row = 0; row <= m_rows; ++row) {
            for (int column = 0; column <= m_columns; ++column) {
                const QPointF push(canvas.random.between(-looseness, looseness),
                                   canvas.random.between(-looseness, looseness));
                m_points << (QPointF(column - 1, row - 1) + push) * cell;
            }
        }
    }

    [[nodiscard]] int columns() const { return m_columns; }
    [[nodiscard]] int rows() const { return m_rows; }
    [[nodiscard]] QPointF at(int column, int row) const { return m_points[row * (m_columns + 1) + column]; }

private:
    int m_columns;
    int m_rows;
    QPolygonF m_points;
};

// Each pixel's colour from a table, by a value that wraps around.
template<typename Value>
void tint(Canvas &canvas, const std::vector<QRgb> &colours, Value value)
{
    for (int y = 0; y < canvas.image.height(); ++y) {
        auto *line = reinterpret_cast<QRgb *>(canvas.image.scanLine(y));
        for (int x = 0; x < canvas.image.width(); ++x) {
            const float place = value(x, y);
            line[x] = colours[static_cast<std::size_t>(place * static_cast<float>(colours.size())) % colours.size()];
        }
    }
}

} // namespace

void lowPoly(Canvas &canvas)
{
    const LooseGrid grid(canvas, canvas.unit() * 8, 0.38);
    const quint64 seed = canvas.random.next();
    Brush brush(canvas);
    const auto facet = [&](const QPolygonF &shape) {
        const QPointF middle = (shape[0] + shape[1] + shape[2]) / 3;
        const double sky = middle.y() / canvas.height();
        const double height = cloud(middle.x() / canvas.width() * 3, middle.y() / canvas.height() * 3, seed);
        const QColor colour = canvas.tone(0.75 * sky + 0.65 * (height - 0.35) + canvas.random.between(-0.05, 0.05));
        brush.setBrush(colour);
        brush.setPen(QPen(colour, 0.8)); // closes the hairlines between neighbours
        brush.drawPolygon(shape);
    };
    for (int row = 0; row < grid.rows(); ++row) {
        for (int column = 0; column < grid.columns(); ++column) {
            const QPointF a = grid.at(column, row);
            const QPointF b = grid.at(column + 1, row);
            const QPointF c = grid.at(column, row + 1);
            const QPointF d = grid.at(column + 1, row + 1);
            const bool falls = canvas.random.below(2) == 0;
            facet(falls ? QPolygonF{a, b, d} : QPolygonF{a, b, c});
            facet(falls ? QPolygonF{a, d, c} : QPolygonF{b, d, c});
        }
    }
}

void stainedGlass(Canvas &canvas)
{
    canvas.image.fill(QColor(18, 16, 20));
    Brush brush(canvas);
    brush.translate(canvas.centre());
    const double reach = std::hypot(canvas.width(), canvas.height()) / 2;
    constexpr int kRings = 9;
    for (int ring = 0; ring < kRings; ++ring) {
        const int panes = 8 + 4 * (ring / 2);
        const double inner = reach * ring / kRings;
        const double outer = reach * (ring + 1) / kRings;
        const double twist = ring % 2 == 0 ? 0 : kPi / panes;
        for (int i = 0; i < panes; ++i) {
            const double from = twist + i * 2 * kPi / panes;
            const double to = twist + (i + 1) * 2 * kPi / panes;
            const QPolygonF pane{polar(from, inner), polar((from + to) / 2, inner * 1.06), polar(to, inner),
                                 polar(to, outer),   polar((from + to) / 2, outer * 1.06), polar(from, outer)};
            const QColor glass = canvas.ink((ring + (i % 2) * 2 + canvas.random.below(2)) % 5 + 1);
            QRadialGradient light(polar((from + to) / 2, (inner + outer) / 2), (outer - inner) * 1.2);
            light.setColorAt(0, mixed(glass, Qt::white, 0.35));
            light.setColorAt(1, mixed(glass, canvas.ink(0), 0.35));
            brush.setBrush(light);
            brush.setPen(QPen(QColor(18, 16, 20), canvas.unit() * 1.1, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
            brush.drawPolygon(pane);
        }
    }
    brush.setPen(QPen(QColor(18, 16, 20), canvas.unit() * 1.4));
    brush.setBrush(canvas.ink(5));
    brush.drawEllipse(QPointF(0, 0), reach / kRings * 0.9, reach / kRings * 0.9);
}

void contours(Canvas &canvas)
{
    const quint64 seed = canvas.random.next();
    const double scale = 1 / (canvas.unit() * 48);
    const Field height(canvas.image.size(), 8, [&](double x, double y) {
        const double bend = 0.9 * cloud(x * scale + 9, y * scale, seed + 40);
        return std::clamp(cloud(x * scale + bend, y * scale - bend, seed) * 1.9 - 0.45, 0.0, 0.999);
    });
    constexpr int kBands = 13;
    constexpr int kLights = 24; // shades of each band, from the side in the shadow to the lit one
    std::vector<QRgb> colours;
    for (int i = 0; i < kBands * kLights; ++i) {
        const QColor land = canvas.tone(static_cast<double>(i / kLights) / (kBands - 1));
        const double light = (i % kLights) / (kLights - 1.0) - 0.5;
        colours.push_back(mixed(land, light < 0 ? canvas.ink(0) : QColor(Qt::white), std::abs(light) * 0.7).rgb());
    }
    const int reach = std::max(2, static_cast<int>(canvas.unit()));
    tint(canvas, colours, [&](int x, int y) {
        const float here = height.at(x, y);
        const float slope = here - height.at(std::max(0, x - reach), std::max(0, y - reach));
        const float light = std::clamp(0.5F + slope * 6, 0.02F, 0.98F);
        return (std::floor(here * kBands) + light) / kBands;
    });
}

void agate(Canvas &canvas)
{
    const quint64 seed = canvas.random.next();
    const QPointF heart = canvas.centre() + QPointF(canvas.random.between(-0.2, 0.2) * canvas.width(),
                                                    canvas.random.between(-0.2, 0.2) * canvas.height());
    const double scale = 1 / (canvas.unit() * 30);
    const Field depth(canvas.image.size(), 6, [&](double x, double y) {
        const double warp = cloud(x * scale, y * scale, seed) * canvas.unit() * 55;
        return (std::hypot(x - heart.x(), (y - heart.y()) * 1.2) + warp) / (canvas.unit() * 120);
    });
    std::vector<QRgb> colours;
    double shade = 0.1;
    for (int i = 0; i < 240; ++i) {
        if (i % 6 == 0) // a new layer of stone
            shade = std::clamp(shade + canvas.random.between(-0.28, 0.28), 0.0, 1.0) * 0.9 + 0.08;
        colours.push_back(mixed(canvas.tone(shade), Qt::white, i % 6 == 5 ? 0.25 : 0.0).rgb());
    }
    tint(canvas, colours, [&](int x, int y) { return depth.at(x, y); });
}

void stackedLines(Canvas &canvas)
{
    wash(canvas, canvas.ink(0), canvas.ink(0), mixed(canvas.ink(0), canvas.ink(1), 0.8));
    Brush brush(canvas);
    const quint64 seed = canvas.random.next();
    const double left = canvas.width() * 0.12;
    const double right = canvas.width() * 0.88;
    constexpr int kLines = 40;
    for (int i = 0; i < kLines; ++i) {
        const double base = canvas.height() * (0.2 + 0.7 * i / (kLines - 1.0));
        QPolygonF line;
        for (double x = left; x <= right; x += canvas.width() / 240) {
            const double across = x / canvas.width();
            const double hill = std::exp(-std::pow((across - 0.5) * 5, 2));
            const double rough = std::pow(cloud(across * 13, i * 0.8, seed), 2);
            line << QPointF(x, base - canvas.height() * (0.2 * hill * rough + 0.004 * noise(across * 50, i, seed)));
        }
        QPolygonF body = line;
        body << QPointF(right, base + canvas.height() * 0.02) << QPointF(left, base + canvas.height() * 0.02);
        brush.setBrush(mixed(canvas.ink(0), canvas.ink(1), 0.8 * i / kLines));
        brush.setPen(Qt::NoPen);
        brush.drawPolygon(body);
        brush.setPen(QPen(canvas.tone(0.45 + 0.55 * i / kLines), canvas.unit() * 0.4));
        brush.drawPolyline(line);
    }
}

void julia(Canvas &canvas)
{
    static constexpr std::array<std::complex<float>, 4> kSeeds{
        {{-0.8F, 0.156F}, {0.285F, 0.01F}, {-0.4F, 0.6F}, {-0.70176F, -0.3842F}}};
    const std::complex<float> c = kSeeds[static_cast<std::size_t>(canvas.random.below(4))];
    constexpr int kSteps = 72;
    std::vector<QRgb> colours;
    for (int i = 0; i < 512; ++i)
        colours.push_back(canvas.tone(std::pow(i / 511.0, 0.75)).rgb());
    const float scale = 2.7F / static_cast<float>(std::min(canvas.image.width(), canvas.image.height()));
    const float left = static_cast<float>(canvas.image.width()) / 2;
    const float top = static_cast<float>(canvas.image.height()) / 2;
    tint(canvas, colours, [&](int x, int y) {
        float re = (static_cast<float>(x) - left) * scale;
        float im = (static_cast<float>(y) - top) * scale;
        int step = 0;
        for (; step < kSteps && re * re + im * im < 16; ++step) {
            const float next = re * re - im * im + c.real();
            im = 2 * re * im + c.imag();
            re = next;
        }
        const float smooth =
            step == kSteps ? 0 : static_cast<float>(step) + 1 - std::log2(std::log2(re * re + im * im) / 2);
        return std::clamp(smooth / kSteps * 1.6F, 0.0F, 0.999F);
    });
}

void bokeh(Canvas &canvas)
{
    wash(canvas, canvas.ink(0), canvas.ink(1), canvas.ink(0));
    Brush brush(canvas);
    brush.setCompositionMode(QPainter::CompositionMode_Screen);
    for (int i = 0; i < 130; ++i) {
        const QPointF place(canvas.random.unit() * canvas.width(), canvas.random.unit() * canvas.height());
        const double radius = canvas.unit() * canvas.random.between(1.5, 10);
        const QColor light = canvas.anyInk(2, 5);
        QRadialGradient lens(place, radius);
        lens.setColorAt(0, faded(light, 0.25));
        lens.setColorAt(0.85, faded(light, 0.36));
        lens.setColorAt(0.95, faded(light, 0.55));
        lens.setColorAt(1, faded(light, 0));
        brush.disc(place, radius, lens);
    }
}

void tesserae(Canvas &canvas)
{
    canvas.image.fill(mixed(canvas.ink(5), canvas.ink(0), 0.15));
    const LooseGrid grid(canvas, canvas.unit() * 3.2, 0.12);
    const QPointF heart(canvas.width() * canvas.random.between(0.3, 0.7),
                        canvas.height() * canvas.random.between(0.3, 0.7));
    Brush brush(canvas);
    for (int row = 0; row < grid.rows(); ++row) {
        for (int column = 0; column < grid.columns(); ++column) {
            QPolygonF stone{grid.at(column, row), grid.at(column + 1, row), grid.at(column + 1, row + 1),
                            grid.at(column, row + 1)};
            const QPointF middle = (stone[0] + stone[2]) / 2;
            for (QPointF &corner : stone)
                corner = middle + (corner - middle) * 0.86;
            const QPointF off = middle - heart;
            const double wave =
                std::sin(std::hypot(off.x(), off.y()) / canvas.unit() * 0.28 + 3 * std::atan2(off.y(), off.x()));
            brush.setBrush(canvas.tone(0.5 + 0.42 * wave + canvas.random.between(-0.13, 0.13)));
            brush.drawPolygon(stone);
        }
    }
}

} // namespace bowerbird::paintings
