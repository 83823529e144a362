// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#pragma once

#include <QByteArray>
#include <QString>
#include <QStringView>

#include <optional>

namespace bowerbird {

// A file that stands in its own address (RFC 2397).
[[nodiscard]] bool isDataUrl(QStringView url);

// Its bytes; nothing when `url` is no such address or its base64 is damaged.
[[nodiscard]] std::optional<QByteArray> bytesOfDataUrl(QStringView url);

// Longer ones are not taken from pages: such an address is kept with its image.
inline constexpr qsizetype kLongestDataUrl = qsizetype{1024} * 1024;

} // namespace bowerbird
