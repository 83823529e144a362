// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/failure.h"
#include "sources/linklist.h"

#include <QString>

namespace bowerbird {

// The links in a file on this machine, in order: any list that sources/listreader.h knows, a text or HTML. Blocks while
// it reads: not for the UI thread.
// Errors: UnsupportedLink (no such file, no file, not readable, no list, a damaged one), TooLarge.
[[nodiscard]] Result<LinkList> linksInFile(const QString &path);

inline constexpr qint64 kLargestHtmlFile = 20LL * 1024 * 1024;
inline constexpr qint64 kLargestTextFile = 128LL * 1024 * 1024; // about a million links

} // namespace bowerbird
