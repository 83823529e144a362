// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/failure.h"
#include "core/settings.h"

#include <QByteArray>
#include <QHash>
#include <QSet>
#include <QString>

#include <mutex>

namespace bowerbird {

// Where a proven part is to become a file.
struct PlaceRequest
{
    QString partPath;
    QString directory;
    QString name; // safe, with its final extension
    ConflictRule onConflict = ConflictRule::Rename;
    qint64 sizeBytes = 0;
    QByteArray sha256;
};

// A name nobody else gets until it is placed or given back.
struct Reservation
{
    QString path;              // the final, absolute path
    bool alreadyThere = false; // a file with identical bytes, or with ConflictRule::Skip any file, has the name
    bool replaces = false;     // ConflictRule::Overwrite met a file
};

// Gives parts their names. Names are reserved in memory only, never by an empty file; a target with identical bytes
// is the same file, never a conflict; nothing is ever replaced unless the rule says so.
//
// Thread: any; one lock guards the reserved names. Nothing is called out while it is held.
class Placer
{
public:
    // Errors: NotWritable (a directory or link is in the way, the folder is gone).
    [[nodiscard]] Result<Reservation> reserve(const PlaceRequest &request);
    // Moves the part to the reserved path (RENAME_NOREPLACE, else link and unlink) and drops the reservation.
    // Errors: NotWritable, DiskFull. A file that appeared meanwhile fails with NotWritable and the part is kept.
    [[nodiscard]] Result<void> place(const PlaceRequest &request, const Reservation &reservation);
    void giveBack(const Reservation &reservation);

private:
    std::mutex m_mutex;
    QSet<QString> m_reserved; // guarded by m_mutex; collision keys of full paths
};

} // namespace bowerbird
