// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/imageref.h"

#include <QString>

namespace bowerbird {

// What the host of `url`, the image or its preview, is told of the page it was found on: the whole address within an
// origin, its scheme and host across ("strict-origin-when-cross-origin", which is what browsers send); empty where the
// image's source wants none, and for what is no http address. Without user, password and fragment.
[[nodiscard]] QString refererFor(const ImageRef &image, const QString &url);

} // namespace bowerbird
