// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#pragma once

#include <QString>

namespace bowerbird {

struct ImgurLink;

// Addresses at Imgur, made from what a link was taken apart into. Pure functions.

// The link on imgur.com that stands behind one to another front end of Imgur's (rimgo and the like, told by the name of
// the host). Empty: it is no such link.
[[nodiscard]] QString imgurBehind(const QString &link);

// The page on imgur.com that shows what `link` needs the API for, in the plainest form there is. Empty: it needs none,
// or has no page.
[[nodiscard]] QString imgurPage(const ImgurLink &link);

// Imgur's own name for a picture's smaller version: "m" (320 px) appended to the id. Always a JPEG.
[[nodiscard]] QString imgurPreviewUrl(const QString &id);
// The largest smaller version, "h" (1024 px): of an animation a single picture.
[[nodiscard]] QString imgurStillUrl(const QString &id);

} // namespace bowerbird
