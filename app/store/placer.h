// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/failure.h"
#include "core/settings.h"

#include <QByteArray>
#include <QDateTime>
#include <QHash>
#include <QSet>
#include <QString>

#include <mutex>
#include <optional>

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
    // Written onto the file before it gets its name; empty or invalid = not.
    QString originUrl;
    QString referrerUrl;
    QDateTime modifiedAt;
};

// A name nobody else gets until it is placed or given back.
struct Reservation
{
    QString path;              // the final, absolute path
    bool alreadyThere = false; // a file with identical bytes, or with ConflictRule::Skip any file, has the name
    bool isIdentical = false;  // with alreadyThere: its bytes are the same
    bool replaces = false;     // ConflictRule::Overwrite met a file
};

// Gives parts their names. Names are reserved in memory only, never by an empty file; a target with identical bytes
// is the same file, never a conflict; nothing is ever replaced unless the rule says so, and no file that was placed
// in this run: two images of one name are both kept.
//
// Thread: any; one lock guards the reserved names. Nothing is called out while it is held.
class Placer
{
public:
    // A reservation that is alreadyThere holds no name. Errors: NotWritable (the folder cannot be read; permanent when
    // a directory or link is in the way, which concerns this image alone).
    [[nodiscard]] Result<Reservation> reserve(const PlaceRequest &request);
    // Moves the part to the reserved path (RENAME_NOREPLACE, else link and unlink) and drops the reservation, also when
    // it fails. A missing folder is made when its parent, or the part's own folder above it, is there.
    // Errors: NotWritable, DiskFull. A file that appeared meanwhile fails with a permanent NotWritable. The part is
    // kept.
    [[nodiscard]] Result<void> place(const PlaceRequest &request, const Reservation &reservation);
    void giveBack(const Reservation &reservation);

    static constexpr int kMostNumbers = 100'000; // "name (100000).ext" is the last name tried

private:
    enum class Hold : quint8 { Taken, HeldByOther };
    [[nodiscard]] Result<std::optional<Reservation>> tryName(const PlaceRequest &request, const QString &path, int n);
    [[nodiscard]] Result<std::optional<Reservation>> judgeOccupied(const PlaceRequest &request, const QString &path,
                                                                   const QString &key, int n);
    [[nodiscard]] Hold hold(const QString &key);
    void drop(const QString &key);
    [[nodiscard]] int numberAfter(const QString &baseKey, int n);

    std::mutex m_mutex;
    QSet<QString> m_reserved;          // guarded by m_mutex; collision keys of full paths
    QSet<QString> m_placed;            // guarded by m_mutex; keys placed under ConflictRule::Overwrite
    QHash<QString, int> m_nextNumbers; // guarded by m_mutex; key of a taken name -> first number worth trying
};

} // namespace bowerbird
