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

// An entry of gallery-dl's archive as the library knows the image: site and id, one after the other. gallery-dl writes
// most sites that way; of Imgur's albums it writes "imgur{album[id]}_{id}", from which the album is taken out.
[[nodiscard]] QString archiveKeyOf(const QString &entry);

// Reads what gallery-dl has downloaded: a database with the table archive(entry TEXT PRIMARY KEY). Hands the keys on
// in batches; returns how many entries there were. The database is only read. Blocks: not for the UI thread.
// Errors: UnsupportedLink (no such file, no such archive, damaged).
[[nodiscard]] Result<qint64> readGalleryDlArchive(const QString &path,
                                                  const std::function<void(const QStringList &keys)> &take);

} // namespace bowerbird
