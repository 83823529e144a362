// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#pragma once

#include <QJsonObject>
#include <QString>

#include <optional>

namespace bowerbird {

// What a format string of gallery-dl's makes of a file's facts: as much of the language as the archive_fmt of its
// extractors uses, "{id}_{num}", "{album[id]}", "{id|token}", "{num:?_//}", "{date:%Y%m%d}". A fact that is missing is
// "None", as it is there. Nothing: the format wants what JSON or this does not have, such as a list, a fraction, a
// conversion or another specifier; then nobody can say what gallery-dl would have written.
// Source: gallery_dl/formatter.py of 1.25.3.
[[nodiscard]] std::optional<QString> galleryDlFormatted(const QString &format, const QJsonObject &facts);

} // namespace bowerbird
