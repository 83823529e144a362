// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/failure.h"

#include <QString>
#include <QStringList>

namespace bowerbird {

// The links in a text, list or HTML file on this machine, in order. Blocks while it reads: not for the UI thread.
// Errors: UnsupportedLink (no such file, no file, not readable, not text), TooLarge.
[[nodiscard]] Result<QStringList> linksInFile(const QString &path);

inline constexpr qint64 kLargestHtmlFile = 20LL * 1024 * 1024;
inline constexpr qint64 kLargestTextFile = 128LL * 1024 * 1024; // about a million links

} // namespace bowerbird
