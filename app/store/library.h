// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/job.h"
#include "store/history.h"
#include "store/librarytrouble.h"
#include "store/placedimage.h"
#include "store/placer.h"
#include "store/rememberedcollection.h"

#include <QFuture>
#include <QHash>
#include <QList>
#include <QString>

#include <functional>
#include <memory>
#include <optional>
#include <stop_token>

namespace bowerbird {

// What the history knows of an image that was asked for before.
struct KnownImage
{
    // Present: the file is there, and as large as it was. Missing: it is gone or changed, nobody said why. Deleted: on
    // purpose. Archived: downloaded elsewhere, there is no file.
    enum class State : quint8 { Present, Missing, Deleted, Archived } state = State::Missing;
    QString path; // of its file; empty when Archived

    // What is not to be asked for again.
    [[nodiscard]] bool isDownloaded() const { return state != State::Missing; }
};

// A proven part on its way to its place.
struct PlaceJob
{
    JobId id;
    ImageRef image;
    PlaceRequest place;
    SavedFile file; // path is filled in when it is placed
    AttemptFacts attempt;
    // When the library has the same bytes already. Link: the part becomes another name of that file; where that cannot
    // be, it is placed as it is.
    DuplicateRule duplicates = DuplicateRule::Skip;
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
// callbacks come on the store thread (from place() itself once closed) or, with answers about the history, on the
// library's reading thread; they may call back into the library, but not its blocking methods. Owns: its threads, the
// database, the Placer. Errors: a database that cannot be opened makes open() fail and is left untouched. When it
// cannot be written later on, parts are placed all the same, the writes are kept in memory and tried again, and the
// trouble handler is called once until a write succeeds.
class Library
{
public:
    using Callback = std::function<void(const PlaceOutcome &)>;

    Library();
    ~Library(); // closes
    Q_DISABLE_COPY_MOVE(Library)

    [[nodiscard]] Result<void> open(const QString &databaseFile);
    [[nodiscard]] LibraryTrouble trouble() const; // of an open() or close() that failed
    // Places and writes everything that was handed over, then ends the thread. Errors: something could not be written;
    // what was placed stays where it is.
    Result<void> close();

    // Called on the store thread. To be set before open().
    void setTroubleHandler(std::function<void(LibraryTrouble trouble, const Failure &failure)> handler);

    // The highest id ever given plus one.
    [[nodiscard]] JobId firstFreeId() const;
    // The greatest order of a job that is not done, as open() has found it; 0 when there was none. New jobs come after
    // it, also when those of earlier runs are not taken up.
    [[nodiscard]] qint64 lastOrder() const;
    // Every job that is not finished, skipped or cancelled, in queue order; jobs that were active come back as Queued
    // with their parts. Blocks; call it once, after open().
    [[nodiscard]] QList<Job> loadUnfinished();
    // The newest finished, skipped or cancelled jobs that were not removed from the list, at most `limit`, in the order
    // of their ids: none of those that loadUnfinished() gives.
    [[nodiscard]] QList<Job> loadRecent(int limit);

    using JobsCallback = std::function<void(QList<Job>)>; // on the store thread
    // The same without blocking and in pages, for a list that may be very long: at most `limit` jobs that stand behind
    // `after`; none means there are no more. When close() comes first there is no call.
    void readUnfinished(QueuePlace after, int limit, JobsCallback callback);
    void readRecent(int limit, JobsCallback callback);

    void save(QList<Job> jobs);           // inserts or updates, in the next batch
    void remove(const QList<JobId> &ids); // from the queue; the history keeps what was downloaded

    // Finished once all that was ever downloaded is in memory, and known() does not block any more; also when the
    // library is closed before. Asked for while it is open.
    [[nodiscard]] QFuture<void> historyRead() const;

    // Same link or same id of the same site, finished before or found to be the same bytes as a file that is there.
    // Answers from memory, with one look at the file when it is known; blocks while the history is still being read.
    [[nodiscard]] std::optional<KnownImage> known(const ImageRef &image) const;

    // Gives the part its place in the next batch, remembers it, then calls back.
    void place(PlaceJob job, Callback callback);

    void flush(); // blocks until everything handed over so far is written

    // --- history. Questions are answered in their order, after everything that was handed over before them is written,
    // and not at all when `stop` was requested meanwhile or the library is closed first. A question that fails, which
    // only a damaged database makes happen, is answered with nothing found.
    void searchHistory(const HistoryQuery &query, std::stop_token stop,
                       std::function<void(const HistoryPage &)> answer);
    void countHistory(const HistoryQuery &query, std::stop_token stop,
                      std::function<void(const HistoryCounts &)> answer);
    // All images whose files are there, newest first, in batches of some thousand; the last call has isLast.
    void fingerprints(std::stop_token stop, std::function<void(const QList<Fingerprint> &batch, bool isLast)> answer);
    void entries(const QList<qint64> &rows, std::function<void(const QList<HistoryEntry> &)> answer); // as far as known

    // The images may be downloaded again as if they never had been; files stay.
    void forget(const QList<qint64> &rows);
    void remember(const QList<HistoryEntry> &entries); // takes forget() back, within the same run
    // A person moved these files to the trash, or took that back. A file that stands again where it was counts as
    // present all the same.
    void markDeleted(const QStringList &paths, bool isDeleted = true);
    void setPaths(const QList<HistoryMove> &moves); // also of the other links with the same file, and of their jobs
    void moveFiles(const QHash<QString, QString> &moves); // the same, told by paths: from -> to
    // For files that a person has renamed by the hundred. A batch is written down before any of it is renamed, so that
    // after a crash the next open() finds out where each file is; endMoves() gets those that came true. beginMoves()
    // waits for the end of another thread's batch, and until the disk has this one. Errors, after which nothing may be
    // renamed and there is no endMoves(): the database's, or NotWritable when a batch before could not be written.
    [[nodiscard]] Result<void> beginMoves(const QHash<QString, QString> &moves);
    void endMoves(const QHash<QString, QString> &moves);
    void setFiles(const QList<HistoryChange> &changes);           // also of the other links with the same file
    void setFingerprints(const QList<Fingerprint> &fingerprints); // found out later

    // Images that were downloaded elsewhere: keys are links or as archiveKeyOf() makes them. `answer` gets those that
    // were not known before, on the store thread; forgetArchive() takes them back.
    void rememberArchive(const QStringList &keys, std::function<void(const QStringList &added)> answer = {});
    void forgetArchive(const QStringList &keys);

    // --- which jobs a person has chosen, in a form of the caller's
    void saveChoice(const QByteArray &choice); // in the place of the one that was kept
    // Without blocking; comes before what is asked for later. Empty: none was kept. When close() comes first there is
    // no call.
    void readChoice(std::function<void(const QByteArray &)> callback); // on the store thread

    // --- collections that are open survive a restart
    void saveCollection(const OpenCollection &collection); // inserts or updates
    void removeCollection(qint64 id);
    [[nodiscard]] QList<OpenCollection> openCollections(); // by their ids; blocks

    // --- collections that are remembered stay known after their end, with the images they have given
    void saveRemembered(const RememberedCollection &collection);  // inserts or updates; all but its images
    void saveRememberedImages(const RememberedImages &images);    // in the place of those that were kept
    void saveRememberedListing(const RememberedListing &listing); // in the place of the one that was kept
    void forgetRemembered(qint64 id);                             // with its images; its listing stays
    void forgetListing(qint64 collection);
    void forgetStrayListings();                                                // of collections that are not remembered
    [[nodiscard]] QList<RememberedCollection> rememberedCollections();         // by their ids; blocks
    [[nodiscard]] QList<RememberedImages> rememberedImages();                  // by their collections; blocks
    [[nodiscard]] QList<RememberedImages> rememberedImages(qint64 collection); // one or none; blocks
    [[nodiscard]] QByteArray rememberedListing(qint64 collection);             // empty: none is kept; blocks
    // The same without blocking. Comes before what is asked for later, such as the rows of earlier runs; when close()
    // comes first there is no call.
    void readRememberedImages(std::function<void(const QList<RememberedImages> &)> callback); // on the store thread

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace bowerbird
