// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/job.h"
#include "store/placedimage.h"
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
    AttemptFacts attempt;
};

// What became of it. With AlreadyThere and Duplicate the part is removed; with Failed it is kept.
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
// callbacks come on the store thread (from place() itself once closed) and may call back into the library, but not its
// blocking methods. Owns: its thread, the database, the Placer. Errors: a database that cannot be
// opened makes open() fail and is left untouched. When it cannot be written later on, parts are placed all the same,
// the writes are kept in memory and tried again, and the trouble handler is called once until a write succeeds.
class Library
{
public:
    using Callback = std::function<void(const PlaceOutcome &)>;

    Library();
    ~Library(); // closes
    Q_DISABLE_COPY_MOVE(Library)

    [[nodiscard]] Result<void> open(const QString &databaseFile);
    void close(); // places and writes everything that was handed over, then ends the thread

    // Called on the store thread. To be set before open().
    void setTroubleHandler(std::function<void(const Failure &)> handler);

    // The highest id ever given plus one.
    [[nodiscard]] JobId firstFreeId() const;
    // Every job that is not finished, skipped or cancelled, in queue order; jobs that were active come back as Queued
    // with their parts. Blocks; call it once, after open().
    [[nodiscard]] QList<Job> loadUnfinished();
    // The newest finished, skipped or cancelled jobs that were not removed from the list, at most `limit`, in the order
    // of their ids: none of those that loadUnfinished() gives.
    [[nodiscard]] QList<Job> loadRecent(int limit);

    void save(QList<Job> jobs);           // inserts or updates, in the next batch
    void remove(const QList<JobId> &ids); // from the queue; the history keeps what was downloaded

    // Same link or same id of the same site, finished before or found to be the same bytes as a file that is there.
    // Answers from memory, with one look at the file when it is known; blocks while the history is still being read.
    [[nodiscard]] std::optional<KnownImage> known(const ImageRef &image) const;

    // Gives the part its place in the next batch, remembers it, then calls back.
    void place(PlaceJob job, Callback callback);

    void flush(); // blocks until everything handed over so far is written

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace bowerbird
