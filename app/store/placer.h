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
// in this run: two images of one name are both kept. Names that some file system takes for one (case, Unicode's
// spellings) are one name among those reserved, and among those placed in this run.
//
// Links: what stands under the name itself is never followed, neither read nor written through nor replaced. The folder
// and what is above it may be links, also ones that come later: people keep their pictures on other disks that way, and
// whoever can plant a link in the folder can write there without our help. Nothing that is downloaded becomes a link or
// a folder, and a name that is not a single component is refused.
//
// Thread: any; one lock guards the reserved names. Nothing is called out while it is held.
class Placer
{
public:
    // A reservation that is alreadyThere holds no name. With one that does the part has got its time and its attributes
    // (store/filemarks.h): before anybody writes down that it is to be renamed, so that no crash comes in between.
    // Errors: NotWritable (the folder cannot be read; permanent when a directory or link is in the way, which concerns
    // this image alone).
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
    // A name that was given in this run; 64 bits of hash stand for each text, as there may be millions.
    struct Placed
    {
        size_t spelling = 0;
        bool mayBeReplaced = true;
    };
    [[nodiscard]] Result<Reservation> findName(const PlaceRequest &request);
    [[nodiscard]] Result<std::optional<Reservation>> tryName(const PlaceRequest &request, const QString &path, int n);
    [[nodiscard]] Result<std::optional<Reservation>> judgeOccupied(const PlaceRequest &request, const QString &path,
                                                                   const QString &key, int n);
    [[nodiscard]] Hold hold(const QString &key);
    void drop(const QString &key);
    [[nodiscard]] bool isSpelledOtherwise(const QString &key, const QString &path);
    [[nodiscard]] int numberAfter(const QString &baseKey, int n);

    std::mutex m_mutex;
    // All guarded by m_mutex; keys are folders with the collision keys of names.
    QSet<QString> m_reserved;
    QHash<size_t, Placed> m_placed;    // hash of a key -> what was placed there last
    QHash<QString, int> m_nextNumbers; // key of a taken name -> first number worth trying
};

} // namespace bowerbird
