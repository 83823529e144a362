// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

// How well perceptual hashes tell copies from other pictures, and what looking them up costs; the answers are in
// similar.md.
//
//     bench_similar hashes [pictures]     (a number of seeds, 14, of each motif of the sample gallery; or a folder
//     bench_similar colors [pictures]      whose files each show something else)
//     bench_similar index [entries ...]   (1000 10000 100000 1000000)

#include "core/hashindex.h"
#include "core/similarpictures.h"
#include "media/colorlayout.h"
#include "media/perceptualhash.h"
#include "sample/paintings.h"

#include <QBuffer>
#include <QDir>
#include <QElapsedTimer>
#include <QGuiApplication>
#include <QPainter>

#include <algorithm>
#include <atomic>
#include <cmath>
#include <cstdio>
#include <functional>
#include <numbers>
#include <random>
#include <thread>

using namespace bowerbird;
using namespace Qt::StringLiterals;

namespace {

constexpr std::array kDistances{0, 2, 4, 6, 8, 10, 12};

double milliseconds(const QElapsedTimer &clock)
{
    return static_cast<double>(clock.nsecsElapsed()) / 1e6;
}

// --- pictures

struct Picture
{
    size_t motif = 0;
    QImage image;
    QString name; // of its file
};

using Change = std::function<QImage(const QImage &)>;

void inParallel(size_t count, const std::function<void(size_t)> &work)
{
    std::atomic<size_t> next = 0;
    const auto take = [&] {
        for (size_t i = next++; i < count; i = next++)
            work(i);
    };
    const std::jthread one(take);
    const std::jthread other(take);
}

std::vector<Picture> paintAll(size_t seeds)
{
    using namespace paintings;
    using namespace palettes;
    const std::vector<void (*)(Canvas &)> motifs{
        ridges,      dunes,        sea,        aurora,  birches,      blossomTree, skyline, flock,
        perchedBird, feather,      featherFan, peacock, bower,        flatLay,     nest,    berries,
        sunflower,   scallops,     flowLines,  truchet, bubbles,      quilt,       mandala, spirograph,
        lowPoly,     stainedGlass, contours,   agate,   stackedLines, julia,       bokeh,   tesserae};
    const std::array inks{kDawn,  kDusk,   kNight, kSatin, kForest, kSand,  kReef,
                          kBerry, kMeadow, kIce,   kEmber, kOrchid, kSlate, kParrot};
    constexpr std::array kSizes{QSize(640, 480), QSize(480, 640), QSize(720, 480)};
    std::vector<Picture> pictures(motifs.size() * seeds);
    inParallel(pictures.size(), [&](size_t i) {
        const size_t seed = i % seeds;
        Canvas canvas{.image = QImage(kSizes.at(seed % kSizes.size()), QImage::Format_RGB32),
                      .random = Random(1000 + i * 77),
                      .palette = inks.at(seed % inks.size())};
        canvas.image.fill(Qt::black);
        motifs[i / seeds](canvas);
        pictures[i] = {i / seeds, canvas.image, {}};
    });
    return pictures;
}

QImage thumbnail(const QImage &image, int edgePx = 256)
{
    const QSize size = image.size().scaled(edgePx, edgePx, Qt::KeepAspectRatio).boundedTo(image.size());
    return image.scaled(size, Qt::IgnoreAspectRatio, Qt::SmoothTransformation);
}

// As large as the painted ones, so that the figures can be compared.
std::vector<Picture> readAll(const QDir &folder)
{
    const QStringList names = folder.entryList(QDir::Files, QDir::Name);
    std::vector<Picture> pictures(static_cast<size_t>(names.size()));
    inParallel(pictures.size(), [&](size_t i) {
        const QString &name = names.at(static_cast<qsizetype>(i));
        pictures[i] = {i, QImage(folder.filePath(name)), name};
        if (!pictures[i].image.isNull())
            pictures[i].image = thumbnail(pictures[i].image, 720).convertToFormat(QImage::Format_RGB32);
    });
    for (const Picture &picture : pictures) {
        if (picture.image.isNull())
            std::printf("not readable, left out: %s\n", qPrintable(picture.name));
    }
    std::erase_if(pictures, [](const Picture &picture) { return picture.image.isNull(); });
    return pictures;
}

std::vector<Picture> picturesOf(const QString &argument)
{
    bool isNumber = false;
    const uint seeds = argument.toUInt(&isNumber);
    return isNumber ? paintAll(seeds) : readAll(QDir(argument));
}

QImage resized(const QImage &image, double factor)
{
    return image.scaled(image.size() * factor, Qt::IgnoreAspectRatio, Qt::SmoothTransformation);
}

QImage asJpeg(const QImage &image, int quality)
{
    QBuffer buffer;
    buffer.open(QIODevice::ReadWrite);
    image.save(&buffer, "jpeg", quality);
    return QImage::fromData(buffer.data());
}

// Takes a share away: from all edges, or from the right one only.
QImage cut(const QImage &image, double share)
{
    const QSize less = image.size() * (1 - share);
    return image.copy(QRect(QPoint((image.width() - less.width()) / 2, (image.height() - less.height()) / 2), less));
}

QImage cutRight(const QImage &image, double share)
{
    return image.copy(0, 0, static_cast<int>(image.width() * (1 - share)), image.height());
}

QImage withText(QImage image)
{
    QPainter painter(&image);
    QFont font = painter.font();
    font.setPixelSize(image.height() / 20);
    font.setBold(true);
    painter.setFont(font);
    painter.setPen(QColor(255, 255, 255, 200));
    painter.drawText(image.rect().adjusted(0, 0, -8, -8), Qt::AlignRight | Qt::AlignBottom, u"© bowerbird.example"_s);
    return image;
}

QImage withShape(QImage image, int percent)
{
    QPainter painter(&image);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(QColor(255, 255, 255, 110));
    const int radius = image.height() * percent / 200;
    painter.drawEllipse(image.rect().center(), radius, radius);
    return image;
}

QImage withTones(QImage image, double gain, int more)
{
    for (int y = 0; y < image.height(); ++y) {
        auto *line = reinterpret_cast<QRgb *>(image.scanLine(y));
        const auto tone = [&](int value) { return std::clamp(static_cast<int>(value * gain) + more, 0, 255); };
        std::transform(line, line + image.width(), line,
                       [&](QRgb p) { return qRgb(tone(qRed(p)), tone(qGreen(p)), tone(qBlue(p))); });
    }
    return image;
}

std::vector<std::pair<const char *, Change>> changes()
{
    return {{"resized to 50 %", [](const QImage &image) { return resized(image, 0.5); }},
            {"resized to 25 %", [](const QImage &image) { return resized(image, 0.25); }},
            {"JPEG, quality 50", [](const QImage &image) { return asJpeg(image, 50); }},
            {"JPEG, quality 10", [](const QImage &image) { return asJpeg(image, 10); }},
            {"cut by 2 % all around", [](const QImage &image) { return cut(image, 0.02); }},
            {"cut by 5 % all around", [](const QImage &image) { return cut(image, 0.05); }},
            {"cut by 5 % at the right", [](const QImage &image) { return cutRight(image, 0.05); }},
            {"cut by 10 % all around", [](const QImage &image) { return cut(image, 0.1); }},
            {"grey", [](const QImage &image) { return image.convertToFormat(QImage::Format_Grayscale8); }},
            {"text in a corner", withText},
            {"disc of 15 % amid", [](const QImage &image) { return withShape(image, 15); }},
            {"disc of 40 % amid", [](const QImage &image) { return withShape(image, 40); }},
            {"brighter by 30", [](const QImage &image) { return withTones(image, 1, 30); }},
            {"contrast 1.3", [](const QImage &image) { return withTones(image, 1.3, -30); }},
            {"mirrored", [](const QImage &image) { return image.mirrored(true, false); }},
            {"decoded to 64 px", [](const QImage &image) { return thumbnail(image, 64); }}};
}

// --- hashes

struct Hash
{
    const char *name;
    std::function<quint64(const QImage &)> of;
    std::function<quint64(quint64)> mirrored;
};

// The one as C. Zauner describes it: frequencies 1 to 8.
quint64 zaunerHash(const QImage &image)
{
    constexpr int kEdge = 32;
    static const auto waves = [] {
        std::array<std::array<double, kEdge>, 8> made{};
        for (size_t u = 0; u < 8; ++u) {
            for (size_t x = 0; x < kEdge; ++x)
                made[u][x] = std::cos(std::numbers::pi * double(u + 1) * (double(x) + 0.5) / kEdge);
        }
        return made;
    }();
    const QImage small = image.convertToFormat(QImage::Format_RGB32)
                             .scaled(kEdge, kEdge, Qt::IgnoreAspectRatio, Qt::SmoothTransformation)
                             .convertToFormat(QImage::Format_Grayscale8);
    std::array<double, 64> values{};
    for (size_t i = 0; i < 64; ++i) {
        for (int y = 0; y < kEdge; ++y) {
            for (int x = 0; x < kEdge; ++x)
                values[i] += small.constScanLine(y)[x] * waves[i / 8][size_t(y)] * waves[i % 8][size_t(x)];
        }
    }
    auto sorted = values;
    std::ranges::nth_element(sorted, sorted.begin() + 32);
    quint64 hash = 0;
    for (size_t i = 0; i < 64; ++i)
        hash |= quint64(values[i] > sorted[32]) << i;
    return hash;
}

// The difference hash: whether each of 8 x 8 cells is brighter than the one at its left. After D. Hackerfactor Krawetz,
// "Kind of Like That" (2013).
quint64 differenceHash(const QImage &image)
{
    const QImage small = image.convertToFormat(QImage::Format_RGB32)
                             .scaled(9, 8, Qt::IgnoreAspectRatio, Qt::SmoothTransformation)
                             .convertToFormat(QImage::Format_Grayscale8);
    quint64 hash = 0;
    for (int i = 0; i < 64; ++i) {
        const uchar *line = small.constScanLine(i / 8);
        hash |= quint64(line[i % 8] < line[i % 8 + 1]) << i;
    }
    return hash;
}

quint64 mirroredDifference(quint64 hash)
{
    quint64 mirrored = 0;
    for (int i = 0; i < 64; ++i)
        mirrored |= quint64(~hash >> i & 1) << ((i & ~7) | (7 - (i & 7)));
    return mirrored;
}

void printRow(const char *name, std::span<const int> distances, bool countsNear)
{
    std::printf("| %-26s |", name);
    for (const int limit : kDistances) {
        const auto near = std::ranges::count_if(distances, [limit](int distance) { return distance <= limit; });
        if (countsNear)
            std::printf(" %5td |", near);
        else
            std::printf(" %5.1f |", 100.0 - 100.0 * double(near) / double(distances.size()));
    }
    std::printf("\n");
}

void printFalseMatches(const Hash &hash, const std::vector<Picture> &pictures, const std::vector<quint64> &hashes)
{
    std::array<std::vector<int>, 4> distances; // other motif, same motif; the same of mirrored ones
    for (size_t i = 0; i < pictures.size(); ++i) {
        for (size_t j = i + 1; j < pictures.size(); ++j) {
            const size_t isSameMotif = pictures[i].motif == pictures[j].motif ? 1 : 0;
            const int apart = bitsApart(hashes[i], hashes[j]);
            distances[isSameMotif].push_back(apart);
            distances[2 + isSameMotif].push_back(bitsApart(hashes[i], hash.mirrored(hashes[j])));
            if (isSameMotif == 0 && apart <= kDistances.back())
                std::printf("%d bits apart: %s, %s\n", apart, qPrintable(pictures[i].name),
                            qPrintable(pictures[j].name));
        }
    }
    std::printf("false, of %zu pairs of different and %zu of the same motif\n", distances[0].size(),
                distances[1].size());
    printRow("different motifs", distances[0], true);
    if (!distances[1].empty())
        printRow("same motif", distances[1], true);
    printRow("different motifs, mirrored", distances[2], true);
    if (!distances[3].empty())
        printRow("same motif, mirrored", distances[3], true);
}

void printHash(const Hash &hash, const std::vector<Picture> &pictures, const std::vector<std::vector<QImage>> &copies)
{
    std::vector<QImage> originals(pictures.size());
    std::ranges::transform(pictures, originals.begin(),
                           [](const Picture &picture) { return thumbnail(picture.image); });
    std::vector<quint64> hashes;
    QElapsedTimer clock;
    clock.start();
    std::ranges::transform(originals, std::back_inserter(hashes), hash.of);
    std::printf("\n%s, %.3f ms each\n| missed, %%, at bits up to    |", hash.name,
                milliseconds(clock) / double(hashes.size()));
    for (const int limit : kDistances)
        std::printf(" %5d |", limit);
    std::printf("\n");
    const auto all = changes();
    for (size_t change = 0; change < all.size(); ++change) {
        const bool isMirrored = std::string_view(all[change].first) == "mirrored";
        std::vector<int> distances;
        for (size_t i = 0; i < pictures.size(); ++i) {
            const quint64 copy = hash.of(copies[change][i]);
            distances.push_back(bitsApart(hashes[i], isMirrored ? hash.mirrored(copy) : copy));
        }
        printRow(all[change].first, distances, false);
    }
    printFalseMatches(hash, pictures, hashes);
}

void benchHashes(const std::vector<Picture> &pictures)
{
    std::printf("%zu pictures\n", pictures.size());
    std::vector<std::vector<QImage>> copies;
    for (const auto &[name, change] : changes()) {
        std::vector<QImage> changed(pictures.size());
        inParallel(pictures.size(), [&](size_t i) { changed[i] = thumbnail(change(pictures[i].image)); });
        copies.push_back(std::move(changed));
    }
    printHash({"pHash, frequencies 0 to 7 (the program's)",
               [](const QImage &image) { return perceptualHash(image).value_or(0); }, mirroredHash},
              pictures, copies);
    printHash({"pHash, frequencies 1 to 8", zaunerHash, [](quint64 hash) { return hash ^ 0x5555'5555'5555'5555ULL; }},
              pictures, copies);
    printHash({"dHash", differenceHash, mirroredDifference}, pictures, copies);
}

// --- colours

// The motif with every hue turned by a third of the circle.
QImage inOtherColors(QImage image)
{
    for (int y = 0; y < image.height(); ++y) {
        auto *line = reinterpret_cast<QRgb *>(image.scanLine(y));
        std::transform(line, line + image.width(), line, [](QRgb p) { return qRgb(qBlue(p), qRed(p), qGreen(p)); });
    }
    return image;
}

QImage withPalette(const QImage &image)
{
    return image.convertToFormat(QImage::Format_Indexed8, Qt::DiffuseDither).convertToFormat(QImage::Format_RGB32);
}

struct Far
{
    std::vector<float> tone;
    std::vector<float> color;
    std::vector<float> greatest;
    size_t same = 0;

    void add(const ColorLayout &one, const ColorLayout &other)
    {
        const ColorDistance distance = colorDistance(one, other);
        tone.push_back(distance.tone);
        color.push_back(distance.color);
        greatest.push_back(distance.greatest);
        same += lookChange(one, other) == LookChange::None ? 1 : 0;
    }
    // 2 %, the median and 98 % of each; then how many count as the same.
    void print(const char *name)
    {
        std::printf("| %-26s |", name);
        for (std::vector<float> *values : {&tone, &color, &greatest}) {
            std::ranges::sort(*values);
            const auto at = [values](double share) {
                return double((*values)[size_t(share * double(values->size()))]);
            };
            std::printf(" %5.1f %5.1f %5.1f |", at(0.02), at(0.5), at(0.98));
        }
        std::printf(" %5.1f %% |\n", 100.0 * double(same) / double(tone.size()));
    }
};

void benchColors(const std::vector<Picture> &pictures)
{
    std::vector<ColorLayout> layouts;
    for (const Picture &picture : pictures)
        layouts.push_back(*colorLayout(thumbnail(picture.image, 1024)));
    std::printf("%zu pictures\n| change | tone | color | greatest | the same |\n", pictures.size());
    auto all = changes();
    all.emplace_back("256 colours", withPalette);
    all.emplace_back("other colours", inOtherColors);
    all.emplace_back("half as colourful", [](const QImage &image) {
        QImage grey = image.convertToFormat(QImage::Format_Grayscale8).convertToFormat(QImage::Format_RGB32);
        QPainter painter(&grey);
        painter.setOpacity(0.5);
        painter.drawImage(0, 0, image);
        return grey;
    });
    for (const auto &[name, change] : all) {
        std::vector<ColorLayout> changed(pictures.size());
        inParallel(pictures.size(), [&](size_t i) { changed[i] = *colorLayout(change(pictures[i].image)); });
        Far far;
        for (size_t i = 0; i < pictures.size(); ++i)
            far.add(layouts[i], changed[i]);
        far.print(name);
    }
    std::array<Far, 2> others; // of different motifs, of the same motif
    for (size_t i = 0; i < pictures.size(); ++i) {
        for (size_t j = i + 1; j < pictures.size(); ++j)
            others.at(pictures[i].motif == pictures[j].motif ? 1 : 0).add(layouts[i], layouts[j]);
    }
    others[0].print("different motifs");
    if (!others[1].tone.empty())
        others[1].print("same motif");
}

// --- looking up

// Different pictures, and one in ten a copy that differs in up to ten bits.
std::vector<HashedPicture> randomPictures(size_t count)
{
    std::mt19937_64 random(5);
    std::vector<HashedPicture> pictures;
    pictures.reserve(count);
    for (size_t i = 0; i < count; ++i) {
        quint64 hash = random();
        if (i % 10 == 9) {
            hash = pictures[random() % i].hash;
            for (quint64 bits = random() % 11; bits > 0; --bits)
                hash ^= 1ULL << (random() % 64);
        }
        pictures.push_back({.row = static_cast<qint64>(i), .hash = hash});
    }
    return pictures;
}

void benchIndex(size_t count)
{
    const std::vector<HashedPicture> pictures = randomPictures(count);
    QElapsedTimer clock;
    clock.start();
    HashIndex index;
    for (const HashedPicture &picture : pictures)
        index.add(picture.hash, picture.row);
    std::printf("%8zu | added in %.0f ms\n", count, milliseconds(clock));
    std::mt19937_64 random(9);
    for (const int distance : {4, 6, 8, 10, 12}) {
        constexpr int kLookUps = 300;
        std::vector<double> times;
        size_t found = 0;
        for (int i = 0; i < kLookUps; ++i) {
            const quint64 wanted = i % 2 ? random() : pictures[random() % count].hash;
            clock.restart();
            found += index.near(wanted, distance).size();
            times.push_back(milliseconds(clock));
        }
        std::ranges::sort(times);
        std::printf("%8zu | %2d bits | look-up: median %.3f ms, worst %.3f ms | %.2f found\n", count, distance,
                    times[kLookUps / 2], times.back(), double(found) / kLookUps);
    }
    for (const int distance : {8, 10}) {
        clock.restart();
        const auto groups = similarGroups(pictures, distance, [](double) { return true; });
        std::printf("%8zu | %2d bits | all groups in %.2f s: %zu\n", count, distance, milliseconds(clock) / 1000,
                    groups.size());
        std::fflush(stdout);
    }
}

} // namespace

int main(int argc, char **argv)
{
    if (qEnvironmentVariableIsEmpty("QT_QPA_PLATFORM"))
        qputenv("QT_QPA_PLATFORM", "offscreen");
    const QGuiApplication application(argc, argv); // for the text
    const QStringList arguments = QGuiApplication::arguments();
    const QString what = arguments.value(1);
    if (what == u"hashes"_s)
        benchHashes(picturesOf(arguments.value(2, u"14"_s)));
    if (what == u"colors"_s)
        benchColors(picturesOf(arguments.value(2, u"14"_s)));
    QStringList counts = what == u"index"_s ? arguments.mid(2) : QStringList();
    if (what == u"index"_s && counts.isEmpty())
        counts = {u"1000"_s, u"10000"_s, u"100000"_s, u"1000000"_s};
    for (const QString &count : std::as_const(counts))
        benchIndex(count.toUInt());
    return 0;
}
