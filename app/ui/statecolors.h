// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/jobstate.h"

#include <QColor>
#include <QPalette>

namespace bowerbird {

// Colours that are not in a palette, in a shade that can be read on the palette's own background, light or dark.

[[nodiscard]] bool isDark(const QPalette &palette);
[[nodiscard]] QColor stateColor(JobState state, const QPalette &palette);
[[nodiscard]] QColor warningColor(const QPalette &palette);
// Between text (0) and background (1) of `palette`'s colour roles.
[[nodiscard]] QColor dimmedColor(const QColor &text, const QColor &background, double amount = 0.4);

} // namespace bowerbird
