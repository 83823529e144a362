// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#pragma once

#include <QString>
#include <QStringList>

namespace bowerbird {

// What a style attribute says of pictures. Pure functions.

// The addresses in a style's url(...), in their order; the first 20.
[[nodiscard]] QStringList urlsInStyle(const QString &css);

// How many pixels "width" or "height" is; -1 when it says none, or a share of something.
[[nodiscard]] int pixelsInStyle(const QString &css, QLatin1StringView property);

} // namespace bowerbird
