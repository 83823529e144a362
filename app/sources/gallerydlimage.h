// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/imageref.h"
#include "sources/gallerydlreader.h"

#include <QString>

#include <expected>

namespace bowerbird {

// What a listing is made for.
struct GalleryDlListing
{
    QString link;               // that gallery-dl was given
    int index = 1;              // of the file in it, when the site counts none
    QString archiveFormat = {}; // of the extractor that lists it; empty: not told
};

// The image that a Url message names. The names of the facts differ from site to site: each field takes the first of
// its usual names that makes sense. Error: why it is left out, as a word for Collection::leftOut: "text" (no file but a
// text that gallery-dl made up), "video-site" (for a video downloader), "type" (an archive, a song...), "own-network"
// (an address of the person's own network, listed by a site on the web), "unreadable".
[[nodiscard]] std::expected<ImageRef, QString> galleryDlImage(const GalleryDlMessage &message,
                                                              const GalleryDlListing &listing);

} // namespace bowerbird
