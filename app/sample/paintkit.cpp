// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#include "sample/paintkit.h"

#include <cmath>

namespace bowerbird {

quint64 Random::next()
{
    m_state += 0x9e3779b97f4a7c15ULL;
    quint64 value = m_state;
    value = (value ^ (value >> 30)) * 0xbf58476d1ce4e5b9ULL;
    value = (value ^ (value >> 27)) * 0x94d049bb133111ebULL;
    return value ^ (value >> 31);
}

double Random::unit()
{
    return static_cast<double>(next() >> 11) / 9007199254740992.0; // 2^53
}

double Random::between(double low, double high)
{
    return low + (high - low) * unit();
}

int Random::below(int count)
{
    return static_cast<int>(next() % static_cast<quint64>(count));
}

QColor Canvas::tone(double darkToLight) const
{
    const double place = std::clamp(darkToLight, 0.0, 1.0) * 5;
    const int below = std::min(4, static_cast<int>(place));
    return mixed(ink(below), ink(below + 1), place - below);
}

QColor Canvas::anyInk(int from, int to)
{
    return ink(from + random.below(to - from + 1));
}

void Brush::disc(QPointF centre, double radius, const QBrush &fill)
{
    setBrush(fill);
    drawEllipse(centre, radius, radius);
}

void Brush::line(QPointF from, QPointF to, const QColor &colour, double thickness)
{
    setPen(QPen(colour, thickness, Qt::SolidLine, Qt::RoundCap));
    drawLine(from, to);
    setPen(Qt::NoPen);
}

QColor mixed(const QColor &from, const QColor &to, double share)
{
    const auto between = [share](int a, int b) { return a + static_cast<int>(std::lround((b - a) * share)); };
    return QColor(between(from.red(), to.red()), between(from.green(), to.green()), between(from.blue(), to.blue()),
                  between(from.alpha(), to.alpha()));
}

QColor faded(QColor colour, double opacity)
{
    colour.setAlpha(static_cast<int>(std::lround(255 * std::clamp(opacity, 0.0, 1.0))));
    return colour;
}

QPointF polar(double angle, double radius)
{
    return {std::cos(angle) * radius, std::sin(angle) * radius};
}

namespace {

double lattice(qint64 x, qint64 y, quint64 seed)
{
    const quint64 place = static_cast<quint64>(x) * 0x8da6b343ULL + static_cast<quint64>(y) * 0xd8163841ULL;
    return Random(place ^ (seed * 0xcb1ab31fULL)).unit();
}

double eased(double t)
{
    return t * t * (3 - 2 * t);
}

} // namespace

double noise(double x, double y, quint64 seed)
{
    const double left = std::floor(x);
    const double top = std::floor(y);
    const double right = eased(x - left);
    const double down = eased(y - top);
    const auto column = static_cast<qint64>(left);
    const auto row = static_cast<qint64>(top);
    const double above = std::lerp(lattice(column, row, seed), lattice(column + 1, row, seed), right);
    const double below = std::lerp(lattice(column, row + 1, seed), lattice(column + 1, row + 1, seed), right);
    return std::lerp(above, below, down);
}

double cloud(double x, double y, quint64 seed)
{
    double sum = 0;
    double weight = 0.5;
    for (quint64 octave = 0; octave < 4; ++octave) {
        sum += weight * noise(x, y, seed + octave);
        weight /= 2;
        x *= 2;
        y *= 2;
    }
    return sum / 0.9375; // 1/2 + 1/4 + 1/8 + 1/16
}

void wash(Canvas &canvas, const QColor &top, const QColor &middle, const QColor &bottom)
{
    QLinearGradient sky(0, 0, 0, canvas.height());
    sky.setColorAt(0, top);
    sky.setColorAt(0.55, middle);
    sky.setColorAt(1, bottom);
    QPainter(&canvas.image).fillRect(canvas.image.rect(), sky);
}

void glow(Brush &brush, QPointF centre, double radius, const QColor &colour)
{
    QRadialGradient light(centre, radius);
    light.setColorAt(0, colour);
    light.setColorAt(0.35, faded(colour, colour.alphaF() * 0.45));
    light.setColorAt(1, faded(colour, 0));
    brush.disc(centre, radius, light);
}

float Field::at(int x, int y) const
{
    const int column = x / m_step;
    const float right = static_cast<float>(x % m_step) / static_cast<float>(m_step);
    const float down = static_cast<float>(y % m_step) / static_cast<float>(m_step);
    const float *above = m_values.data() + y / m_step * m_columns + column;
    const float *below = above + m_columns;
    const float high = above[0] + (above[1] - above[0]) * right;
    const float low = below[0] + (below[1] - below[0]) * right;
    return high + (low - high) * down;
}

} // namespace bowerbird
