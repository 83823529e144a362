// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/imageref.h"
#include "core/imagetype.h"
#include "core/settings.h"

#include <QString>

#include <optional>

namespace bowerbird {

// True for an http or https URL with a host.
[[nodiscard]] bool isHttpLink(const QString &link);

// True when the last segment of the link's path has the extension of a picture or a video.
[[nodiscard]] bool endsAsPicture(const QString &link);

// The http or https link as it goes on the wire: as it is written where that can stand in a request, for a server may
// tell "%7E" from "~", else encoded; without its fragment.
[[nodiscard]] QString encodedLink(const QString &link);

// The http or https link as one image, as it was given but for its fragment and for characters that a URL cannot hold.
// The type is a hint from the extension.
[[nodiscard]] ImageRef directImage(const QString &link);

// The image that `link` names by itself: a file on i.imgur.com, or an http link that belongs to no known site and ends
// in the extension of a picture or video.
// Nothing: the link needs to be asked, expanded or refused. Whether it is a pattern is not looked at.
[[nodiscard]] std::optional<ImageRef> imageWithoutAsking(const QString &link, const TypeSelection &types,
                                                         AnimatedRule animated = AnimatedRule::Gif);

} // namespace bowerbird
