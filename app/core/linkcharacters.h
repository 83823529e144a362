// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#pragma once

#include <QChar>

namespace bowerbird {

// What characters mean to a reader of links in text.

[[nodiscard]] bool isWordCharacter(QChar c); // an ASCII letter or digit
[[nodiscard]] bool isHostCharacter(QChar c); // of a name such as i.imgur.com
[[nodiscard]] bool isLineEnd(QChar c);
[[nodiscard]] bool endsLink(char32_t c); // no link holds it, whatever surrounds it
[[nodiscard]] bool isOpeningBracket(char32_t c);
[[nodiscard]] bool isClosingBracket(char32_t c);

// What ends a link that `opener` stands before: the counterpart of a bracket, a quote or a sign of emphasis; else 0.
[[nodiscard]] char16_t closerOf(char32_t opener);

} // namespace bowerbird
