// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/settings.h"

#include <QString>

namespace bowerbird {

// DownloadOptions as one text, a JSON object with a word for each rule, as the table "options" keeps it: the same for
// equal options, so that jobs share a row. What is missing or cannot be read becomes its default.
[[nodiscard]] QString optionsToText(const DownloadOptions &options);
[[nodiscard]] DownloadOptions optionsFromText(const QString &text);

} // namespace bowerbird
