// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/imageref.h"
#include "core/imagetype.h"

#include <QString>

#include <optional>

namespace bowerbird {

// True for an http or https URL with a host.
[[nodiscard]] bool isHttpLink(const QString &link);

// The http or https link as one image, as it was given but for its fragment and for characters that a URL cannot hold.
// The type is a hint from the extension.
[[nodiscard]] ImageRef directImage(const QString &link);

// The image that `link` names by itself: a file on i.imgur.com or any http link that belongs to no known site.
// Nothing: the link needs to be asked, expanded or refused. Whether it is a pattern is not looked at.
[[nodiscard]] std::optional<ImageRef> imageWithoutAsking(const QString &link, const TypeSelection &types);

} // namespace bowerbird
