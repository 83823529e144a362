// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#pragma once

#include <QString>
#include <QStringList>
#include <QStringView>

namespace bowerbird {

// What a link has to do with Imgur.
enum class ImgurKind : quint8 {
    None,            // nothing; another source may take it
    Images,          // ids: single images, though each may turn out to be an album
    Album,           // ids: one album
    Post,            // ids: one gallery post, an image or an album
    Section,         // name: hot, top or user; sort, window
    Random,          //
    Subreddit,       // name; sort, window
    Tag,             // name; sort, window
    Search,          // query; sort, window
    Submissions,     // name: of the user
    Favorites,       // name: of the user
    FavoritesFolder, // name: of the user; folder
    DirectFile,      // ids: one; extension: the file itself on i.imgur.com
    Removed,         // the picture that stands for removed ones
    Unsupported,     // Imgur's, but no pictures can be had from it; name: why
};

// A link to Imgur, taken apart. Fields that the kind does not name are empty.
struct ImgurLink
{
    ImgurKind kind = ImgurKind::None;
    QStringList ids;
    QString name;
    QString sort;
    QString window;
    QString folder;
    QString query;     // encoded, as it stands behind the '?' of the API: "q=cats"
    QString extension; // lower case, without the dot
    int page = 0;      // where to begin
    int position = -1; // of the image in the album that the link points at, counted from 0 as Imgur does; -1 = none

    friend bool operator==(const ImgurLink &, const ImgurLink &) = default;
};

// Takes every form of link that Imgur has or had (imgur.com, imgur.io, m., i., NAME.imgur.com, with or without scheme
// and slug), those of its API, and bare API paths that begin with "gallery/". A pure function; never fails.
[[nodiscard]] ImgurLink parseImgurLink(const QString &link);

} // namespace bowerbird
