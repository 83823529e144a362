// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#pragma once

#include <QColor>
#include <QImage>
#include <QPainter>
#include <QPolygonF>

#include <array>
#include <vector>

namespace bowerbird {

// What all pictures of the sample gallery are painted with. Nothing here draws text: that would need a
// QGuiApplication, and the gallery has to work without a display.
//
// Thread: any; every object is used by one thread at a time.

// A small generator (SplitMix64) with explicit arithmetic: the standard library's distributions differ between
// implementations, and the pictures are to be the same everywhere.
class Random
{
public:
    explicit Random(quint64 seed)
        : m_state(seed)
    {
    }

    quint64 next();
    double unit();                           // [0, 1)
    double between(double low, double high); // [low, high)
    int below(int count);                    // 0 .. count - 1

private:
    quint64 m_state;
};

using Palette = std::array<QRgb, 6>; // from dark to light

namespace palettes {
inline constexpr Palette kDawn{0xff2b2d5b, 0xff6a4c93, 0xffc06c84, 0xfff28482, 0xfff6bd60, 0xfffdf0d5};
inline constexpr Palette kDusk{0xff0b132b, 0xff2a2450, 0xff6b3a78, 0xffc0486b, 0xfff4845f, 0xffffd6a5};
inline constexpr Palette kNight{0xff050a1f, 0xff0d1b3e, 0xff1b3a6b, 0xff3a6ea5, 0xff8fc1e3, 0xffeaf6ff};
inline constexpr Palette kSatin{0xff06142e, 0xff0a2463, 0xff1e50a2, 0xff3e92cc, 0xff8ed1fc, 0xfff4e9cd};
inline constexpr Palette kForest{0xff0b2b26, 0xff163832, 0xff2f6650, 0xff8eb69b, 0xffdaf1de, 0xfff9f5e3};
inline constexpr Palette kSand{0xff5b3a29, 0xff8c5e3c, 0xffc38e5d, 0xffe0b97d, 0xfff3dfb6, 0xfffff7e6};
inline constexpr Palette kReef{0xff003d5b, 0xff00798c, 0xff30b6ab, 0xffedae49, 0xfff07167, 0xfffff1e0};
inline constexpr Palette kBerry{0xff2d0320, 0xff6a0f49, 0xffa4133c, 0xffff4d6d, 0xffffb3c1, 0xfffff0f3};
inline constexpr Palette kMeadow{0xff1f3b1d, 0xff4c7a34, 0xff90be6d, 0xfff9c74f, 0xfff8961e, 0xfffefae0};
inline constexpr Palette kIce{0xff10304a, 0xff2c6e8f, 0xff61a5c2, 0xffa9d6e5, 0xffd9f0f7, 0xffffffff};
inline constexpr Palette kEmber{0xff1a0f0a, 0xff4a1c10, 0xff9d3c17, 0xffe36414, 0xfffbb13c, 0xffffeed6};
inline constexpr Palette kOrchid{0xff1b1035, 0xff3d1e6d, 0xff7b2cbf, 0xffc77dff, 0xffe0aaff, 0xfffdf0ff};
inline constexpr Palette kSlate{0xff1d232b, 0xff36424f, 0xff5f7484, 0xff94a9b5, 0xffcfd9de, 0xfffafafa};
inline constexpr Palette kParrot{0xff0f2d40, 0xff0a9396, 0xff94d2bd, 0xffee9b00, 0xffca6702, 0xfff2e3b8};
} // namespace palettes

// One picture in the making.
struct Canvas
{
    QImage image;
    Random random;
    Palette palette;
    double phase = 0; // 0 .. 1 through the loop of a moving picture

    [[nodiscard]] double width() const { return image.width(); }
    [[nodiscard]] double height() const { return image.height(); }
    [[nodiscard]] QPointF centre() const { return {width() / 2, height() / 2}; }
    [[nodiscard]] double unit() const { return std::min(width(), height()) / 100; } // 1 % of the shorter side
    [[nodiscard]] QColor ink(int number) const { return QColor::fromRgb(palette[static_cast<std::size_t>(number)]); }
    [[nodiscard]] QColor tone(double darkToLight) const; // between the inks
    [[nodiscard]] QColor anyInk(int from = 0, int to = 5);
};

// A painter with smooth edges and no outline.
class Brush : public QPainter
{
public:
    explicit Brush(Canvas &canvas)
        : QPainter(&canvas.image)
    {
        setRenderHint(QPainter::Antialiasing);
        setPen(Qt::NoPen);
    }

    void disc(QPointF centre, double radius, const QBrush &fill);
    void line(QPointF from, QPointF to, const QColor &colour, double thickness);
};

[[nodiscard]] QColor mixed(const QColor &from, const QColor &to, double share);
[[nodiscard]] QColor faded(QColor colour, double opacity);
[[nodiscard]] QPointF polar(double angle, double radius);

// Smooth value noise, 0 .. 1, and four octaves of it.
[[nodiscard]] double noise(double x, double y, quint64 seed);
[[nodiscard]] double cloud(double x, double y, quint64 seed);

// Fills the whole canvas from top to bottom.
void wash(Canvas &canvas, const QColor &top, const QColor &middle, const QColor &bottom);
void glow(Brush &brush, QPointF centre, double radius, const QColor &colour);

// A smooth function over the canvas, worked out on a coarse grid and interpolated between: noise for each pixel of a
// large picture would take a second.
class Field
{
public:
    template<typename Function>
    Field(QSize size, int stepPx, Function function)
        : m_step(stepPx)
        , m_columns(size.width() / stepPx + 2)
    {
        for (int y = 0; y < size.height() + stepPx; y += stepPx) {
            for (int column = 0; column < m_columns; ++column)
                m_values.push_back(static_cast<float>(function(double(column * stepPx), double(y))));
        }
    }

    [[nodiscard]] float at(int x, int y) const;

private:
    int m_step;
    int m_columns;
    std::vector<float> m_values;
};

} // namespace bowerbird
