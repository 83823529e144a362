// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/failure.h"

#include <QString>
#include <QStringList>

#include <functional>

namespace bowerbird {

// True when the file is an SQLite database, which no list of links is. Blocks for a few bytes.
[[nodiscard]] bool isDatabase(const QString &path);

// What an archive holds.
struct ArchiveEntries
{
    qint64 count = 0;
    qint64 comparedEverywhere = 0; // the others are compared where gallery-dl lists their links (core/archivekey.h)
};

// Reads what gallery-dl has downloaded: a database with the table archive(entry TEXT PRIMARY KEY). Hands the keys on
// in batches, as archiveKeyOf() makes them of the entries. The database is only read. Blocks: not for the UI thread.
// Errors: UnsupportedLink (no such file, no such archive, damaged).
[[nodiscard]] Result<ArchiveEntries> readGalleryDlArchive(const QString &path,
                                                          const std::function<void(const QStringList &keys)> &take);

} // namespace bowerbird
