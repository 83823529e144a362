// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/imageref.h"
#include "core/imagetype.h"
#include "core/settings.h"
#include "sources/imgurapi.h"
#include "sources/imgurlink.h"
#include "sources/source.h"

#include <QNetworkAccessManager>

#include <memory>
#include <optional>

namespace bowerbird {

// The file of this id on i.imgur.com. Its type is known from the extension only for videos: a picture may have any.
[[nodiscard]] ImageRef imgurDirectImage(const QString &id, const QString &extension);

// The image that `link` names without a question to the API, when it is of kind DirectFile. A "gifv" is a page
// around an animation, of which the video is taken where videos are wanted, else the GIF, and with Still a picture.
// Who gives the link of a ".gif" or ".mp4" has chosen already.
[[nodiscard]] std::optional<ImageRef> imgurDirectImage(const ImgurLink &link, const TypeSelection &types,
                                                       AnimatedRule animated = AnimatedRule::Gif);

// The collection for a link of Imgur's, of any kind but None; one that can only fail is no exception.
[[nodiscard]] std::unique_ptr<Collection> makeImgurCollection(const ImgurLink &link, const TypeSelection &types,
                                                              AlbumRule albums, QNetworkAccessManager &network,
                                                              ImgurApiOptions options);

// The sample gallery speaks Imgur's API at `base` and gives all it has in one listing.
[[nodiscard]] std::unique_ptr<Collection> makeSampleCollection(AlbumRule albums, QNetworkAccessManager &network,
                                                               ImgurApiOptions options);

} // namespace bowerbird
