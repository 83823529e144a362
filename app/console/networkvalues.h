// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "console/optiontable.h"

namespace bowerbird {

// Values of the options that say how the network is spoken to. Each refuses what could not work, without repeating
// what may be a secret.
[[nodiscard]] Applied applyProxy(CommandLine &line, const QString &value); // empty = none, as curl has it
[[nodiscard]] Applied applyUserAgent(CommandLine &line, const QString &value);
[[nodiscard]] Applied applyReferer(CommandLine &line, const QString &value);
[[nodiscard]] Applied applyHeader(CommandLine &line, const QString &value); // adds up
[[nodiscard]] Applied applyCookies(CommandLine &line, const QString &value);

// "200M" as a number of bytes; nothing for what is no positive one.
[[nodiscard]] std::optional<qint64> byteCount(const QString &value);

} // namespace bowerbird
