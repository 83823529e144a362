// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/failure.h"

#include <QString>

namespace bowerbird {

// What was saved from a damaged library.
struct Salvage
{
    QString asideFile;      // the damaged one, under its new name
    qint64 jobs = 0;        // of the queue and the list
    qint64 images = 0;      // of the history
    qint64 others = 0;      // options, archive, collections
    bool isComplete = true; // false: there were places that could not be read
};

// Copies every row that can be read from a damaged database into a fresh one: table by table and around the pages that
// cannot be read, then, of tables to whose rows the way is damaged, page by page. It puts that in the old one's place
// and keeps the damaged one as library-damaged-<date>.sqlite. Where the beginning of the file is gone, a fresh one is
// lent for reading. A file of which nothing can be read leaves an empty library.
//
// Thread: any, while nobody has the database open. Blocks: some seconds for each 100,000 rows. Errors: DiskFull,
// NotWritable; then the damaged file is where it was.
[[nodiscard]] Result<Salvage> salvageLibrary(const QString &databaseFile);

} // namespace bowerbird
