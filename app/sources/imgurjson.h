// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/failure.h"
#include "core/imageref.h"
#include "core/settings.h"

#include <QByteArray>
#include <QList>
#include <QString>

namespace bowerbird {

// How what the API says becomes ImageRefs.
struct ImgurReading
{
    QString source = QStringLiteral("imgur");
    bool hasPages = true; // each picture has a page on imgur.com
    // False refuses pictures on this machine or its network: right for an API on the Internet, wrong for one at home.
    bool allowsPrivateHosts = false;
    AnimatedRule animated = AnimatedRule::Gif; // Mp4 only where the types allow it
};

struct ImgurAlbum
{
    QString id;
    QString title;          // the id when it has none
    int imagesCount = 0;    // 0 = not said
    int unreadable = 0;     // images without a usable link
    ImageRef facts;         // who published it, its tags, votes and so on
    QList<ImageRef> images; // those the answer holds, maybe not all, each placed

    // The image at its place in the album, counted from 1, with what is said of the album where nothing is said of it.
    [[nodiscard]] ImageRef placed(ImageRef image, int position) const;
    [[nodiscard]] bool isComplete() const { return !images.isEmpty() && images.size() + unreadable >= imagesCount; }
};

// One entry of a listing: a picture or an album.
struct ImgurItem
{
    bool isAlbum = false;
    ImageRef image; // its index is not set
    ImgurAlbum album;

    [[nodiscard]] QString id() const { return isAlbum ? album.id : image.siteId; }
};

// What an answer holds, whatever its form: a listing, a tag with items, an album's images, or a single thing.
struct ImgurAnswer
{
    QList<ImgurItem> items; // without advertisements
    int unreadable = 0;     // entries without a usable id or link
};

// Pure functions; tolerant of nulls, missing keys, and strings or numbers in place of each other.

// Errors: ApiError when the answer is no JSON or holds an error in place of data.
[[nodiscard]] Result<ImgurAnswer> parseImgurAnswer(const QByteArray &body, const ImgurReading &reading);

// The failure that an answer stands for; its detail is Imgur's own text in any of the shapes errors have, with an
// advice where the Client-ID is refused.
[[nodiscard]] Failure imgurFailure(int httpStatus, const QByteArray &body);
// The trouble is the Client-ID's, so that nothing else can be asked for either.
[[nodiscard]] bool isAboutClientId(const Failure &failure);

} // namespace bowerbird
