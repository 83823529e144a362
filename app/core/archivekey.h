// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/imageref.h"

#include <QString>
#include <QStringList>

namespace bowerbird {

// What an image is called in an archive of what gallery-dl has downloaded (its option --download-archive). An entry is
// the name of a site's extractor and, directly behind it, what the extractor's archive_fmt makes of the image's facts:
// "imgur{id}" and "imgur{album[id]}_{id}", "directlink{domain}/{path}/{filename}.{extension}". A key is an entry in the
// one spelling that both sides are compared in.
// Source: gallery_dl/job.py and gallery_dl/extractor/ of 1.25.3.

// An entry as a key: without the album of one of Imgur's; of a direct link without login and usual port, its host as
// it stands in our links.
[[nodiscard]] QString archiveKeyOf(const QString &entry);

// The key of a direct link: decoded, and without its query, as gallery-dl writes it. Empty: it can have none.
[[nodiscard]] QString directArchiveKey(const QString &url);

// All keys under which an archive may have the image.
[[nodiscard]] QStringList archiveKeys(const ImageRef &image);

// Whether an image with this key is known for it wherever it is found. Of all other sites gallery-dl alone knows what
// their entries are made of, so that only the images that it lists can be compared.
[[nodiscard]] bool isComparedEverywhere(const QString &key);

} // namespace bowerbird
