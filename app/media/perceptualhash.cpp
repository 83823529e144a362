// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#include "media/perceptualhash.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>
#include <vector>

namespace bowerbird {

namespace {

constexpr int kGrid = 32;          // mean luminances each way
constexpr size_t kFrequencies = 8; // lowest coefficients each way
constexpr double kLeastTone = 2;   // standard deviation in grey levels below which a picture is a blank sheet

using Grid = std::array<std::array<float, kGrid>, kGrid>;
using Spectrum = std::array<float, kFrequencies * kFrequencies>; // the vertical frequency by rows

// Where a pixel falls among the cells of the grid: into one, or with a part of it into the one after.
struct Share
{
    int cell = 0;
    float here = 0;
    float after = 0;
};

std::vector<Share> sharesOf(int pixels)
{
    std::vector<Share> shares(static_cast<size_t>(pixels));
    const double cellsPerPixel = double(kGrid) / pixels; // at most one: small pictures were enlarged
    for (int i = 0; i < pixels; ++i) {
        const double begin = i * cellsPerPixel;
        const int cell = std::min(kGrid - 1, static_cast<int>(begin));
        const double here = std::min(cellsPerPixel, cell + 1 - begin);
        shares[static_cast<size_t>(i)] = {cell, static_cast<float>(here), static_cast<float>(cellsPerPixel - here)};
    }
    return shares;
}

// On white, where a browser shows it and a copy without transparency has it most often.
float luminance(QRgb premultiplied)
{
    const int white = 255 - qAlpha(premultiplied);
    return 0.299F * static_cast<float>(qRed(premultiplied) + white) +
           0.587F * static_cast<float>(qGreen(premultiplied) + white) +
           0.114F * static_cast<float>(qBlue(premultiplied) + white);
}

// A cell beyond the last takes the nothing that rounding leaves.
using Line = std::array<float, kGrid + 1>;

Line reducedLine(const QRgb *pixels, const std::vector<Share> &shares)
{
    Line line{};
    for (const Share &share : shares) {
        const float value = luminance(*pixels++);
        line[static_cast<size_t>(share.cell)] += value * share.here;
        line[static_cast<size_t>(share.cell) + 1] += value * share.after;
    }
    return line;
}

Grid reduced(const QImage &image)
{
    const std::vector<Share> columns = sharesOf(image.width());
    const std::vector<Share> rows = sharesOf(image.height());
    std::array<std::array<float, kGrid>, kGrid + 1> cells{};
    for (int y = 0; y < image.height(); ++y) {
        const Line line = reducedLine(reinterpret_cast<const QRgb *>(image.constScanLine(y)), columns);
        const Share share = rows[static_cast<size_t>(y)];
        auto &here = cells[static_cast<size_t>(share.cell)];
        auto &after = cells[static_cast<size_t>(share.cell) + 1];
        for (size_t x = 0; x < kGrid; ++x) {
            here[x] += line[x] * share.here;
            after[x] += line[x] * share.after;
        }
    }
    Grid grid{};
    std::copy_n(cells.begin(), kGrid, grid.begin());
    return grid;
}

bool isBlank(const Grid &grid)
{
    double sum = 0;
    double squares = 0;
    for (const auto &row : grid) {
        for (const float value : row) {
            sum += value;
            squares += double(value) * value;
        }
    }
    constexpr double kCells = kGrid * kGrid;
    const double mean = sum / kCells;
    return squares / kCells - mean * mean < kLeastTone * kLeastTone;
}

using Waves = std::array<std::array<float, kGrid>, kFrequencies>;

const Waves &cosines()
{
    static const Waves waves = [] {
        Waves made{};
        for (size_t frequency = 0; frequency < kFrequencies; ++frequency) {
            for (size_t place = 0; place < kGrid; ++place)
                made[frequency][place] = static_cast<float>(
                    std::cos(std::numbers::pi * double(frequency) * (double(place) + 0.5) / double(kGrid)));
        }
        return made;
    }();
    return waves;
}

// The low corner of the transform, without the factors that an orthonormal one has: they only matter for frequency
// zero, where they are put in.
Spectrum lowFrequencies(const Grid &grid)
{
    const Waves &waves = cosines();
    Spectrum spectrum{};
    for (size_t v = 0; v < kFrequencies; ++v) {
        std::array<float, kGrid> line{};
        for (size_t y = 0; y < kGrid; ++y) {
            for (size_t x = 0; x < kGrid; ++x)
                line[x] += grid[y][x] * waves[v][y];
        }
        for (size_t u = 0; u < kFrequencies; ++u) {
            float sum = 0;
            for (size_t x = 0; x < kGrid; ++x)
                sum += line[x] * waves[u][x];
            constexpr float kZeroFactor = std::numbers::sqrt2_v<float> / 2;
            spectrum[v * kFrequencies + u] = sum * (u == 0 ? kZeroFactor : 1) * (v == 0 ? kZeroFactor : 1);
        }
    }
    return spectrum;
}

} // namespace

std::optional<quint64> perceptualHash(const QImage &image)
{
    if (image.width() < kLeastHashedEdgePx || image.height() < kLeastHashedEdgePx)
        return std::nullopt;
    QImage source = image.convertToFormat(QImage::Format_ARGB32_Premultiplied);
    if (source.width() < kGrid || source.height() < kGrid)
        source =
            source.scaled(source.size().expandedTo({kGrid, kGrid}), Qt::IgnoreAspectRatio, Qt::SmoothTransformation);
    const Grid grid = reduced(source);
    if (isBlank(grid))
        return std::nullopt;
    const Spectrum spectrum = lowFrequencies(grid);
    Spectrum sorted = spectrum;
    const auto middle = sorted.begin() + 1 + (sorted.size() - 1) / 2; // of all but the mean brightness
    std::nth_element(sorted.begin() + 1, middle, sorted.end());
    quint64 hash = 0;
    for (size_t i = 1; i < spectrum.size(); ++i)
        hash |= quint64(spectrum[i] > *middle) << i;
    return hash;
}

} // namespace bowerbird
