// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#include "store/recovery.h"

#include "store/filedescriptor.h"
#include "store/filesystemsync.h"
#include "store/librarydatabase.h"
#include "store/placer.h"
#include "store/sha256.h"

#include <QDateTime>
#include <QDirIterator>
#include <QFile>
#include <QFileInfo>
#include <QHash>

#include <fcntl.h>
#include <sys/file.h>

#include <algorithm>
#include <utility>
#include <vector>

namespace bowerbird {

namespace {

using namespace Qt::StringLiterals;

constexpr int kNoLimit = -1;
constexpr auto kSyncedRowKey = "synced-image"_L1;
constexpr auto kBootKey = "boot-id"_L1;

// By then the system has long written a file back by itself (30 s by default, 10 min on a battery): many short runs,
// none of which is idle for long enough to sync, must not pile up files to prove.
constexpr qint64 kWrittenBackAfterMs = 15LL * 60 * 1'000;

bool isFile(const QString &path, const SavedFile &facts)
{
    const QFileInfo info(path);
    if (path.isEmpty() || info.isSymLink() || !info.isFile() || info.size() != facts.sizeBytes)
        return false;
    const Result<QByteArray> hash = sha256OfFile(path);
    return hash && *hash == facts.sha256;
}

// Another program, with another profile, is at work on a part of the same number.
bool isHeld(const QString &path)
{
    const FileDescriptor part(
        ::open(QFile::encodeName(path).constData(), O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK));
    return part.isOpen() && ::flock(part.get(), LOCK_EX | LOCK_NB) != 0;
}

// Ids that were handed out, and those of them that have rows.
struct Unwritten
{
    HandedOut ids;
    QSet<JobId> written;
};

// A part that was there before our ids were handed out is another profile's, whose numbers are the same as ours.
bool isStrayOf(const Unwritten &range, const QString &name, const QString &path)
{
    const JobId id{name.chopped(5).section(u'.', -1).toULongLong()};
    const bool isOurs = id >= range.ids.first && id <= range.ids.last && !range.written.contains(id) &&
                        name.endsWith(u".%1.part"_s.arg(id.value));
    return isOurs && bornAtMs(path) >= range.ids.sinceMs;
}

void removePart(const QString &path)
{
    if (path.endsWith(".part"_L1))
        QFile::remove(path);
}

// True when the image is in its place now.
bool settle(const PlacingIntent &intent, Placer &placer)
{
    const SavedFile &file = intent.image.file;
    if (isFile(file.path, file)) {
        // Between link and unlink the part has a name of its own still.
        removePart(intent.partPath);
        return true;
    }
    if (!isFile(intent.partPath, file))
        return false;
    const QFileInfo target(file.path);
    const PlaceRequest request = {.partPath = intent.partPath,
                                  .directory = target.path(),
                                  .name = target.fileName(),
                                  .sizeBytes = file.sizeBytes,
                                  .sha256 = file.sha256};
    return placer.place(request, {.path = file.path, .replaces = intent.replaces}).has_value();
}

Result<void> resolve(LibraryDatabase &database, const PlacingIntent &intent, bool isPlaced)
{
    if (isPlaced)
        return database.finish(intent.image);
    const QFileInfo part(intent.partPath);
    return part.isFile() ? database.setPart(intent.image.id, intent.partPath, part.size()) : Result<void>();
}

// Changes with every start of the computer; empty where there is no such thing.
QString bootId()
{
    QFile file(u"/proc/sys/kernel/random/boot_id"_s);
    return file.open(QIODevice::ReadOnly) ? QString::fromLatin1(file.readAll().trimmed()) : QString();
}

Result<void> takeBack(LibraryDatabase &database, const PlacedImage &image)
{
    // What a power failure leaves of a new file; anything else may be a person's work.
    const QFileInfo info(image.file.path);
    if (info.isFile() && !info.isSymLink() && info.size() == 0)
        QFile::remove(image.file.path);
    if (auto removed = database.removeImage(image.row); !removed)
        return removed;
    return database.requeueJob(image.id);
}

} // namespace

Result<void> resolveIntents(LibraryDatabase &database, Placer &placer, FilesystemSync &sync)
{
    const Result<QList<PlacingIntent>> intents = database.intents();
    if (!intents)
        return std::unexpected(intents.error());
    if (intents->isEmpty())
        return {};
    std::vector<bool> arePlaced;
    std::vector<JobId> ids;
    for (const PlacingIntent &intent : *intents) {
        ids.push_back(intent.image.id);
        arePlaced.push_back(settle(intent, placer));
        sync.add(QFileInfo(intent.image.file.path).path());
    }
    return database.transaction([&]() -> Result<void> {
        for (qsizetype i = 0; i < intents->size(); ++i) {
            if (auto done = resolve(database, intents->at(i), arePlaced.at(static_cast<size_t>(i))); !done)
                return done;
        }
        return database.removeIntents(ids);
    });
}

Result<void> proveUnsynced(LibraryDatabase &database, FilesystemSync &sync)
{
    const QString boot = bootId();
    const bool wentDown = database.meta(kBootKey).toString() != boot;
    const qint64 writtenBackBefore = QDateTime::currentMSecsSinceEpoch() - kWrittenBackAfterMs;
    qint64 syncedRow = database.meta(kSyncedRowKey).toLongLong();
    std::vector<PlacedImage> lost;
    const auto look = [&](const PlacedImage &image) {
        if (wentDown && !image.isDeleted && !isFile(image.file.path, image.file))
            lost.push_back(image);
        if (wentDown || image.finishedAtMs < writtenBackBefore)
            syncedRow = image.row; // read from the disk just now, or long written back
        else
            sync.add(QFileInfo(image.file.path).path());
    };
    if (auto seen = database.eachImageAfter(syncedRow, kNoLimit, look); !seen)
        return seen;
    return database.transaction([&]() -> Result<void> {
        for (const PlacedImage &image : lost) {
            if (auto done = takeBack(database, image); !done)
                return done;
        }
        if (wentDown && !database.wasClosedCleanly()) {
            if (auto done = database.distrustParts(); !done)
                return done;
        }
        if (auto noted = noteSynced(database, syncedRow); !noted)
            return noted;
        return database.setMeta(kBootKey, boot);
    });
}

void removeStrayParts(LibraryDatabase &database, const std::vector<HandedOut> &handedOut)
{
    QHash<QString, std::vector<Unwritten>> folders; // each is read once, however often ids were handed out for it
    for (const HandedOut &ids : handedOut) {
        Result<QSet<JobId>> written = database.idsBetween(ids.first, ids.last);
        if (written && static_cast<quint64>(written->size()) <= ids.last.value - ids.first.value)
            folders[ids.directory].push_back({.ids = ids, .written = std::move(*written)});
    }
    for (auto folder = folders.cbegin(); folder != folders.cend(); ++folder) {
        for (QDirIterator parts(folder.key(), {u"*.part"_s}, QDir::Files); parts.hasNext();) {
            parts.next();
            const bool isStray = std::ranges::any_of(
                *folder, [&](const Unwritten &range) { return isStrayOf(range, parts.fileName(), parts.filePath()); });
            if (isStray && !isHeld(parts.filePath()))
                QFile::remove(parts.filePath());
        }
    }
}

Result<void> noteSynced(LibraryDatabase &database, qint64 imageRow)
{
    return database.setMeta(kSyncedRowKey, imageRow);
}

} // namespace bowerbird
