// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/failure.h"

#include <QHash>
#include <QString>

namespace bowerbird {

class LibraryDatabase;

// Files of the library that are being renamed: a batch is written down before its first file is touched, and cleared
// together with the new paths. One batch at a time, as a value of the table `meta`.

// Each file with its old and new path, and by what it is known again. Thread: any but the UI's: looks at every file.
[[nodiscard]] QString moveBatch(const QHash<QString, QString> &moves);

// The rest belongs to the store thread; clearMoveBatch() into a transaction.
// Errors: NotWritable when there is another batch, whose end is not written yet.
[[nodiscard]] Result<void> writeMoveBatch(LibraryDatabase &database, const QString &batch);
[[nodiscard]] Result<void> clearMoveBatch(LibraryDatabase &database);

// When the library is opened: what a crash left of a batch. Each file is at its old or at its new name; the library is
// told of those that have their new ones, and their sidecars follow.
[[nodiscard]] Result<void> resolveMoves(LibraryDatabase &database);

} // namespace bowerbird
