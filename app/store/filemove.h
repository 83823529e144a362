// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#pragma once

#include <QByteArray>

namespace bowerbird {

// Renames within a file system, never over anything (RENAME_NOREPLACE, else link and unlink). Both are encoded paths.
// Returns 0 or an errno: EEXIST when something has the name, a link too.
//
// Thread: any.
[[nodiscard]] int moveToFreeName(const QByteArray &from, const QByteArray &to);

} // namespace bowerbird
