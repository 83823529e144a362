// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/imagetype.h"

#include <QDateTime>
#include <QString>
#include <QStringList>

#include <optional>

namespace bowerbird {

// One image that a source has found: where it is and what is said about it before a byte of it has been seen.
// Everything but `url` may be missing; what a source declares is a hint, never a fact.
struct ImageRef
{
    QString url;        // http or https, absolute; data: for a picture that stands in its page
    QString pageUrl;    // where a person would see it; sent as the Referer by sources that need one
    QString previewUrl; // a small picture of it
    QString source;     // "imgur", "direct", "sample", ...
    QString siteId;     // the site's own id, unique within `source`
    QString title;
    QString album; // title of the album or gallery, else its id
    int index = 1; // position in its album or link, counted from 1
    ImageType type = ImageType::Unknown;
    int widthPx = 0;           // 0 = not declared
    int heightPx = 0;          // 0 = not declared
    qint64 sizeBytes = 0;      // 0 = not declared
    bool sendsReferer = false; // pageUrl goes to the image's host
    // Other addresses of the same image, in their order for when the one before is not found, or a mirror of it fails.
    QStringList alternatives;

    // What the site says about it besides, for sidecars, names and filters.
    QString description = {};
    QString user = {}; // who published it
    QStringList tags = {};
    QDateTime publishedAt = {};    // UTC
    std::optional<int> score = {}; // votes or points, as the site counts them
    bool isSensitive = false;
    bool isAnimated = false;
    QString archiveKey = {}; // its entry in an archive of gallery-dl's, where one is known (core/archivekey.h)

    friend bool operator==(const ImageRef &, const ImageRef &) = default;
};

} // namespace bowerbird
