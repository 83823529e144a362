// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/job.h"
#include "store/placer.h"

#include <QList>
#include <QString>

#include <functional>
#include <memory>
#include <optional>

namespace bowerbird {

// What the history knows of an image that was asked for before.
struct KnownImage
{
    QString path;           // of its file
    bool isPresent = false; // the file is there
};

// A proven part on its way to its place.
struct PlaceJob
{
    JobId id;
    ImageRef image;
    PlaceRequest place;
    SavedFile file; // path is filled in when it is placed
};

// What became of it.
struct PlaceOutcome
{
    enum class Kind : quint8 { Placed, AlreadyThere, Duplicate, Failed } kind = Kind::Failed;
    SavedFile file;    // Placed
    QString otherPath; // AlreadyThere, Duplicate: the file that stands for it
    Failure failure;
};

// The program's memory: queue, history and fingerprints in one SQLite database (WAL), written in batches on the store's
// own thread, which also gives proven parts their names, so that a crash at any moment leaves the truth behind: intent
// is committed, then the part is renamed, then "finished" is committed (app/README.md).
//
// Thread: every method may be called from any thread, except open() and close(), which belong to the UI thread;
// callbacks come on the store thread. Owns: its thread, the database, the Placer. Errors: a database that cannot be
// opened makes open() fail and is left untouched; later errors are logged and reported once through `onTrouble`.
class Library
{
public:
    using Callback = std::function<void(const PlaceOutcome &)>;

    Library();
    ~Library(); // closes
    Q_DISABLE_COPY_MOVE(Library)

    [[nodiscard]] Result<void> open(const QString &databaseFile);
    void close(); // writes everything that was handed over, then ends the thread

    void setTroubleHandler(std::function<void(const Failure &)> handler); // before open()

    // The highest id ever given plus one.
    [[nodiscard]] JobId firstFreeId() const;
    // Every job that is not finished, skipped or cancelled, in queue order; jobs that were active come back as Queued
    // with their parts. Blocks; call it once, after open().
    [[nodiscard]] QList<Job> loadUnfinished();
    // The newest finished, skipped, failed or cancelled jobs that were not removed from the list, at most `limit`.
    [[nodiscard]] QList<Job> loadRecent(int limit);

    void save(const QList<Job> &jobs);    // inserts or updates, in the next batch
    void remove(const QList<JobId> &ids); // from the queue; the history keeps what was downloaded

    // Same link or same id of the same site, finished before. Answers from memory.
    [[nodiscard]] std::optional<KnownImage> known(const ImageRef &image) const;

    // Gives the part its place in the next batch, remembers it, then calls back.
    void place(PlaceJob job, Callback callback);

    void flush(); // blocks until everything handed over so far is written

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace bowerbird
