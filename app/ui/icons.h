// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#pragma once

#include <QColor>
#include <QIcon>
#include <QLatin1StringView>

namespace bowerbird {

// The program's own icon from :/icons, named without its ending, drawn when it is painted: in the palette's text
// colour of that moment (so a change of theme needs no reload) and at the device's own resolution.
// `tint` overrides the palette's colour. A name that does not exist gives an icon that paints nothing.
[[nodiscard]] QIcon symbolicIcon(QLatin1StringView name, const QColor &tint = {});

// One such picture of `edgePx` device-independent pixels.
[[nodiscard]] QPixmap symbolicPixmap(QLatin1StringView name, int edgePx, const QColor &tint, qreal devicePixelRatio);

// The bowerbird in its bower, for windows and the tray.
[[nodiscard]] QIcon applicationIcon();

} // namespace bowerbird
