// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#pragma once

#include <QStringView>

#include <optional>

namespace bowerbird {

struct HtmlEntity
{
    char32_t character = 0;
    qsizetype length = 0; // of its text, from '&' to ';'
};

// The character reference at the beginning of `text`: a numeric one, or one of the names that occur in addresses.
// Nothing without the ';', so that "?a=1&lt=2" stays as it is.
[[nodiscard]] std::optional<HtmlEntity> readHtmlEntity(QStringView text);

} // namespace bowerbird
