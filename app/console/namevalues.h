// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "console/optiontable.h"

namespace bowerbird {

// Values of the options that say which images are wanted and what their files are called.
[[nodiscard]] Applied applyName(CommandLine &line,
                                const QString &value); // the error shows the character, on lines of its own
[[nodiscard]] Applied applyMinSize(CommandLine &line, const QString &value);
[[nodiscard]] Applied applyMaxSize(CommandLine &line, const QString &value);
[[nodiscard]] Applied applyMatch(CommandLine &line, const QString &value);
[[nodiscard]] Applied applyNoMatch(CommandLine &line, const QString &value);

} // namespace bowerbird
