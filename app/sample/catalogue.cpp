// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#include "sample/catalogue.h"

#include "sample/paintings.h"
#include "sample/samplegallery.h"

#include <algorithm>

namespace bowerbird {

namespace {

using namespace paintings;
using enum ImageType;

struct Row
{
    const char16_t *title; // nullptr = it has none
    void (*paint)(Canvas &);
    const Palette &palette;
    QSize size;
    ImageType type = Jpeg;
    int frames = 1;
};

constexpr int kSatinAlbumFirst = 46;
constexpr int kSatinAlbumCount = 6;
constexpr int kJourneyAlbumFirst = kSatinAlbumFirst + kSatinAlbumCount;
constexpr int kJourneyAlbumCount = 8;

// The order is that of the gallery's front page; the last fourteen are the albums'.
constexpr Row kRows[] = {
    {u"The avenue at first light", bower, palettes::kForest, {1600, 1067}},
    {u"Blue hour over seven ridges", ridges, palettes::kDusk, {1920, 1280}},
    {u"One hundred and some treasures, none of them for sale", flatLay, palettes::kSatin, {1200, 1200}},
    {u"Kingfisher, waiting", perchedBird, palettes::kReef, {900, 900}, Png},
    {u"Low tide, high light", sea, palettes::kDawn, {1620, 1080}},
    {u"A single tail feather", feather, palettes::kSatin, {1080, 1350}},
    {u"Sunflower arithmetic", sunflower, palettes::kEmber, {1200, 1200}},
    {u"Northern lights above the pass 🌌", aurora, palettes::kNight, {1920, 1200}},
    {u"Wings over the bay", moving::flappingBird, palettes::kDawn, {400, 300}, Gif, 12},
    {u"Five eggs, speckled", nest, palettes::kForest, {1280, 960}},
    {u"青い羽根を集める鳥", featherFan, palettes::kIce, {1200, 900}},
    {u"Scallops in the old manner", scallops, palettes::kReef, {800, 1000}, Png},
    {u"Birch wood in October", birches, palettes::kEmber, {1000, 1500}},
    {u"Formation", flock, palettes::kDusk, {1600, 900}},
    {u"Quilt for a small house", quilt, palettes::kParrot, {900, 1200}, Png},
    {u"طيور زرقاء عند الغروب", flock, palettes::kOrchid, {1440, 960}},
    {u"Where the dunes turn blue", dunes, palettes::kSatin, {1920, 1080}},
    {u"Agate, cut and polished", agate, palettes::kReef, {1200, 800}},
    {u"Berry season", berries, palettes::kIce, {960, 1280}},
    {u"Cathedral rose", stainedGlass, palettes::kSatin, {1000, 1000}},
    {u"Contour map of an island nobody has landed on, drawn from the air by someone who was mostly looking for blue "
     u"things "
     u"and noted the height of the land only in passing, which is why the summit may be a hill and the lagoon may be a "
     u"cloud",
     contours,
     palettes::kReef,
     {1600, 1200}},
    {u"Cherry tree, full", blossomTree, palettes::kBerry, {1200, 1500}},
    {u"Spiral, turning", moving::turningSpiral, palettes::kSatin, {320, 320}, Gif, 12},
    {u"Peacock, from the best side", peacock, palettes::kReef, {1440, 1080}},
    {u"Lights on wet glass", bokeh, palettes::kEmber, {1600, 1067}},
    {u"Low poly headland", lowPoly, palettes::kDawn, {1280, 800}, Png},
    {u"Everything flows", flowLines, palettes::kReef, {1200, 1200}},
    {u"The city that kept its windows lit", skyline, palettes::kDusk, {1080, 1620}},
    {u"A nest of one's own 🪺💙🐦", nest, palettes::kMeadow, {1000, 1000}},
    {u"Truchet study in orchid", truchet, palettes::kOrchid, {640, 960}, Png},
    {u"Ridge lines, stacked", stackedLines, palettes::kIce, {1080, 1440}},
    {u"Bubbles, not to be counted", bubbles, palettes::kBerry, {1200, 900}},
    {u"Julia in blue", julia, palettes::kNight, {800, 600}},
    {u"Tesserae from a bath house", tesserae, palettes::kReef, {1000, 750}, Png},
    {u"Rose window of paper", mandala, palettes::kBerry, {1080, 1080}},
    {u"Morning mist, layer by layer", ridges, palettes::kIce, {1500, 1000}},
    {u"Small waves", moving::rollingWaves, palettes::kReef, {360, 240}, Gif, 10},
    {u"Robin on the first warm day", perchedBird, palettes::kEmber, {1200, 1600}},
    {u"Harmonograph", spirograph, palettes::kOrchid, {900, 900}, Png},
    {u"Ember dunes", dunes, palettes::kEmber, {1440, 960}},
    {u"Beach glass", flatLay, palettes::kReef, {1350, 900}},
    {u"Evening in the parrots' quarter", skyline, palettes::kParrot, {1200, 800}},
    {u"Malachite", agate, palettes::kForest, {700, 700}, Png},
    {u"Postage stamp", quilt, palettes::kBerry, {320, 240}, Gif},
    {u"Plume of no known bird", feather, palettes::kOrchid, {1600, 1067}},
    {u"Lake at the end of the day", sea, palettes::kOrchid, {1280, 1920}},

    {u"Before the rain", bower, palettes::kDusk, {1440, 960}},
    {u"The collection, so far", flatLay, palettes::kSlate, {1000, 1250}},
    {nullptr, berries, palettes::kMeadow, {1200, 800}},
    {u"The neighbour", perchedBird, palettes::kSatin, {800, 800}, Png},
    {nullptr, featherFan, palettes::kReef, {1000, 1000}},
    {u"Display, third attempt", moving::breathingMandala, palettes::kSatin, {300, 300}, Gif, 12},

    {u"Day 1: setting out", ridges, palettes::kForest, {1600, 1000}},
    {u"Day 2: the long beach", sea, palettes::kEmber, {1500, 1000}},
    {u"Day 3: nothing but sand", dunes, palettes::kSand, {1600, 900}},
    {nullptr, birches, palettes::kForest, {900, 1350}},
    {u"Day 5: the lights came late", aurora, palettes::kSatin, {1280, 1600}},
    {u"Day 6: what the tide left", tesserae, palettes::kSand, {640, 480}, Gif},
    {u"Day 7: a map, of sorts", contours, palettes::kIce, {1000, 800}, Png},
    {u"Day 8: home", blossomTree, palettes::kDawn, {1440, 1080}},
};
static_assert(std::size(kRows) == SampleGallery::kImageCount);
static_assert(kJourneyAlbumFirst + kJourneyAlbumCount == SampleGallery::kImageCount);

QString makeId(quint64 seed)
{
    static constexpr char kLetters[] = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    Random random(seed);
    QString id;
    for (int i = 0; i < 7; ++i)
        id += QLatin1Char(kLetters[random.below(62)]);
    return id;
}

constexpr quint64 kIdSeed = 0xb0e3;
constexpr qint64 kFirstUpload = 1'714'550'400; // 1 May 2024
constexpr qint64 kHour = 3600;

CatalogueEntry makeEntry(const Row &row, quint64 number)
{
    Random random(number + 1);
    return {.id = makeId(kIdSeed + number),
            .title = row.title ? QString::fromUtf16(row.title) : QString(),
            .type = row.type,
            .size = row.size,
            .paint = row.paint,
            .palette = row.palette,
            .seed = number * 1000 + 7,
            .frames = row.frames,
            .uploadedAt = kFirstUpload + kHour * random.below(8000) + static_cast<qint64>(number),
            .points = 20 + random.below(4000)};
}

} // namespace

Catalogue::Catalogue()
{
    quint64 number = 0;
    for (const Row &row : kRows)
        m_pictures.push_back(makeEntry(row, number++));
    m_albums.push_back({.id = makeId(kIdSeed + 1001),
                        .title = QStringLiteral("A season with the satin bowerbird"),
                        .first = kSatinAlbumFirst,
                        .count = kSatinAlbumCount,
                        .listed = kSatinAlbumCount,
                        .uploadedAt = kFirstUpload + 8001 * kHour,
                        .points = 2718});
    // Listings do not show all of a long album; whoever wants the rest has to ask for it.
    m_albums.push_back({.id = makeId(kIdSeed + 1002),
                        .title = QStringLiteral("Eight days on foot to the blue coast"),
                        .first = kJourneyAlbumFirst,
                        .count = kJourneyAlbumCount,
                        .listed = 3,
                        .uploadedAt = kFirstUpload + 7990 * kHour,
                        .points = 1618});
}

std::vector<GalleryItem> Catalogue::items(GalleryOrder order) const
{
    std::vector<GalleryItem> items;
    items.reserve(kSatinAlbumFirst + 2);
    for (int i = 0; i < kSatinAlbumFirst; ++i)
        items.push_back({.picture = i});
    items.insert(items.begin() + 5, {.album = 0});
    items.insert(items.begin() + 29, {.album = 1});

    const auto rank = [&](const GalleryItem &item, auto member) {
        return item.album < 0 ? static_cast<qint64>(m_pictures[static_cast<std::size_t>(item.picture)].*(member.first))
                              : static_cast<qint64>(m_albums[static_cast<std::size_t>(item.album)].*(member.second));
    };
    const auto points = std::pair(&CatalogueEntry::points, &CatalogueAlbum::points);
    const auto time = std::pair(&CatalogueEntry::uploadedAt, &CatalogueAlbum::uploadedAt);
    switch (order) {
    case GalleryOrder::Viral:
        break;
    case GalleryOrder::Top:
        std::ranges::stable_sort(items, std::greater(), [&](const GalleryItem &item) { return rank(item, points); });
        break;
    case GalleryOrder::Newest:
        std::ranges::stable_sort(items, std::greater(), [&](const GalleryItem &item) { return rank(item, time); });
        break;
    case GalleryOrder::Rising:
        std::ranges::reverse(items);
        break;
    case GalleryOrder::Shuffled: {
        Random random(kIdSeed); // always the same shuffle: a run can be repeated
        for (std::size_t i = items.size() - 1; i > 0; --i)
            std::swap(items[i], items[static_cast<std::size_t>(random.below(static_cast<int>(i) + 1))]);
        break;
    }
    }
    return items;
}

int Catalogue::pictureById(QStringView id) const
{
    const auto found = std::ranges::find(m_pictures, id, &CatalogueEntry::id);
    return found == m_pictures.end() ? -1 : static_cast<int>(found - m_pictures.begin());
}

int Catalogue::albumById(QStringView id) const
{
    const auto found = std::ranges::find(m_albums, id, &CatalogueAlbum::id);
    return found == m_albums.end() ? -1 : static_cast<int>(found - m_albums.begin());
}

} // namespace bowerbird
