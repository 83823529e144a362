// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/imagetype.h"
#include "sample/paintkit.h"

#include <QSize>
#include <QString>

#include <span>
#include <vector>

namespace bowerbird {

// What hangs in the sample gallery, before a stroke of it is painted: the same in every run.
struct CatalogueEntry
{
    QString id;    // seven letters and digits
    QString title; // empty = it has none
    ImageType type = ImageType::Jpeg;
    QSize size;
    void (*paint)(Canvas &) = nullptr;
    Palette palette{};
    quint64 seed = 0;
    int frames = 1;        // more than one = it moves
    qint64 uploadedAt = 0; // seconds since 1970
    int points = 0;
};

// Pictures number first .. first + count - 1 of the catalogue.
struct CatalogueAlbum
{
    QString id;
    QString title;
    int first = 0;
    int count = 0;
    int listed = 0; // how many of them a listing shows
    qint64 uploadedAt = 0;
    int points = 0;
};

// One line of a listing: a picture, or an album with the pictures in it.
struct GalleryItem
{
    int picture = -1; // -1 = it is an album
    int album = -1;   // -1 = it is a picture
};

enum class GalleryOrder { Viral, Top, Newest, Rising, Shuffled };

class Catalogue
{
public:
    Catalogue();

    [[nodiscard]] std::span<const CatalogueEntry> pictures() const { return m_pictures; }
    [[nodiscard]] std::span<const CatalogueAlbum> albums() const { return m_albums; }
    // What the gallery lists: the albums, and the pictures in none.
    [[nodiscard]] std::vector<GalleryItem> items(GalleryOrder order) const;

    // -1 = there is none.
    [[nodiscard]] int pictureById(QStringView id) const;
    [[nodiscard]] int albumById(QStringView id) const;

private:
    std::vector<CatalogueEntry> m_pictures;
    std::vector<CatalogueAlbum> m_albums;
};

} // namespace bowerbird
