// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/job.h"
#include "core/jobevent.h"
#include "core/retrypolicy.h"
#include "engine/joblist.h"
#include "engine/jobqueue.h"
#include "engine/jobslices.h"
#include "engine/rowspan.h"
#include "engine/sessionmeter.h"
#include "engine/workerinfo.h"

#include <QFutureWatcher>
#include <QHash>
#include <QList>
#include <QObject>
#include <QSize>
#include <QTimer>

#include <deque>
#include <functional>
#include <memory>
#include <vector>

namespace bowerbird {

struct EarlierPage;
class EventMailbox;
class Library;
class MediaPool;
class RateLimiter;
class ThumbnailCache;
class Transfer;
class WorkerContext;
class WorkerRoster;

// Which fields of a row have changed.
enum class JobField : quint8 { State = 0x1, Progress = 0x2, Facts = 0x4, Order = 0x8 };
Q_DECLARE_FLAGS(JobFields, JobField)
Q_DECLARE_OPERATORS_FOR_FLAGS(JobFields)

enum class AddMode : quint8 { Queue, Hold };

// The facade of the engine and sole owner of the list of jobs. Rows are in the order of adding; where a job stands in
// the queue is Job::order.
//
// Everything a worker does arrives through EventMailbox in batches and is applied here, nowhere else; each batch ends
// in at most one jobsChanged.
//
// Thread: UI. Owns: queue, pools, mailbox. Borrows: library and thumbnails, which outlive it.
class DownloadManager : public QObject
{
    Q_OBJECT
public:
    struct Options
    {
        int workers = 8;
        int perHost = 0; // 0 = as many as workers
        std::chrono::milliseconds hostDelay{0};
        qint64 limitRate = 0; // bytes a second over all transfers; 0 = no limit
        RetryPolicy retryPolicy;
        NetworkSettings network;
        bool wantsProgress = true; // false: no Progressed events are told
        bool isPaced = true;       // false: events are handed over at once (a program without a window)
        // true: a link that is in the list already becomes a row that is Skipped at once; false: it is passed over.
        bool showsRepeats = false;
        // A job whose next attempt is further away fails instead of waiting; 0 = it waits.
        std::chrono::milliseconds longestWait{0};
        std::function<std::unique_ptr<Transfer>()> makeTransfer; // on the workers' threads; none = libcurl
    };

    DownloadManager(Library &library, ThumbnailCache *thumbnails, Options options, QObject *parent = nullptr);
    ~DownloadManager() override; // stop()

    // --- the list
    [[nodiscard]] int count() const;
    [[nodiscard]] Job jobAt(int row) const;                // a value: rows lie packed (engine/joblist.h)
    [[nodiscard]] int rowOf(JobId id) const;               // -1 = no such job
    [[nodiscard]] int rowOfLink(const QString &url) const; // of the last job with it; -1 = none
    // Of a row, without unpacking it.
    [[nodiscard]] JobId idAt(int row) const { return m_jobs.idAt(row); }
    [[nodiscard]] JobState stateAt(int row) const { return m_jobs.stateAt(row); }
    [[nodiscard]] qint64 orderAt(int row) const { return m_jobs.orderAt(row); }
    // Ids of rows by their states: of all in the order of the list, or of those among `ids` in theirs.
    [[nodiscard]] QList<JobId> idsWhere(bool (*wants)(JobState)) const;
    [[nodiscard]] QList<JobId> idsWhere(const QList<JobId> &ids, bool (*wants)(JobState)) const;
    // Calls see(id, state) for those of `ids` that are rows, until it says false.
    template<typename See>
    void eachState(const QList<JobId> &ids, See see) const
    {
        m_jobs.eachOf(ids, [&see](const JobRow &row) { return see(row.id, row.state); });
    }
    // The row as it is now, with what is needed to put it back: a hundredth of the memory of the Job.
    [[nodiscard]] JobRow packedAt(int row) const { return m_jobs.packedAt(row); }
    // All rows as they are now, to be read by any thread. Cheap, however many there are.
    [[nodiscard]] JobSnapshot snapshot() { return m_jobs.snapshot(); }
    [[nodiscard]] const JobCounts &counts() const { return m_jobs.counts(); }
    [[nodiscard]] bool hasLink(const QString &url) const; // a row stands for it: its image is there or will be
    [[nodiscard]] bool isIdle() const; // nothing queued, waiting or active (a paused queue with jobs is not idle)

    // Appends jobs; those the history knows are Skipped at once, those in the list already are left out (the command
    // line's "same link"), unless they have failed, were cancelled or filtered, or their file is gone: in a window such
    // rows make room, with their ids and parts. Returns the ids that were added.
    QList<JobId> add(const QList<ImageRef> &images, const std::shared_ptr<const DownloadOptions> &options,
                     AddMode mode = AddMode::Queue);
    // The same in slices, a turn of the event loop each, so that a hundred thousand links do not stop the window; few
    // ones at once. What is still to come counts as work: isIdle() is false.
    void addSoon(const QList<ImageRef> &images, const std::shared_ptr<const DownloadOptions> &options,
                 AddMode mode = AddMode::Queue);
    // Appends in slices what the library has of earlier runs: the newest `recent` jobs that are done, then everything
    // that is not. Images that are added meanwhile come after it. Called once.
    void restoreEarlier(int recent);
    [[nodiscard]] bool hasArrivals() const { return m_isReadingEarlier || !m_arrivals.empty(); }
    // Appends jobs of an earlier run as they are; those that wait go on waiting, and a host that asked to be left alone
    // is.
    void restore(const QList<Job> &jobs);
    // Takes it back that rows were removed: the same, but where a row for the same link has come after `newest`, which
    // was newestId() then, only one of the two is there afterwards: the one that has come further.
    void bringBack(const QList<Job> &jobs, JobId newest);
    [[nodiscard]] JobId newestId() const { return {m_nextId - 1}; } // ids are given once, in their order
    // The same as restore(), and tells of each that it was found and queued: for a program without a window.
    void takeUp(const QList<Job> &jobs);
    // Unfinished jobs of an earlier run that stay as they are until an image with the link of one is added: that takes
    // the job over, with its id and, in the same folder, its part.
    void keepAside(const QList<Job> &jobs);

    // --- what a person can do; ids in a state that does not allow it are passed over
    void pause(const QList<JobId> &ids);
    void resume(const QList<JobId> &ids); // paused, held, and waiting ones (at once, whatever their host asked for)
    void retry(const QList<JobId> &ids);  // failed and cancelled ones; finished ones whose file is gone
    void cancel(const QList<JobId> &ids);
    void remove(const QList<JobId> &ids); // takes the rows out; active ones are cancelled first; files stay
    void moveToTop(const QList<JobId> &ids);
    void moveToBottom(const QList<JobId> &ids);
    void moveBack(const QList<JobRow> &rows); // to where they stood in the queue
    // Takes back what a person did to rows that have not come to an end since: each becomes what it was, in its place,
    // but for what is on the disk of it.
    void putBack(const QList<JobRow> &rows);
    void putBackCancelled(const QList<JobRow> &rows); // the same, and rows that are Cancelled now as well
    // For commands on very many rows. Those that are under way are finished by stop().
    [[nodiscard]] JobSlices &slices() { return m_slices; }
    void retryAllFailed();
    // Files of the library were moved, from -> to, or have other bytes now, and it was told: the rows follow.
    void filesMoved(const QHash<QString, QString> &moves);
    void filesChanged(const QHash<QString, SavedFile> &files); // by their paths
    // What somebody has seen of the image itself, where nobody knew it; not of a row that has a file.
    void setDimensions(JobId id, QSize pixels);
    void clearFinished(); // removes Finished and Skipped rows
    void pauseAll();      // no worker takes a job; active ones stop and go back to the queue with their parts
    void resumeAll();     // but for those that another program downloads
    void cancelAll();
    [[nodiscard]] bool isPaused() const { return m_isPaused; }

    // --- jobs that another program downloads (aria2desk.h)
    struct Handing
    {
        JobId id;
        HandedTo to;
    };
    // Those that are not done become Paused, whatever they were, once a worker has let go of them, and resumeAll()
    // passes them over. What a person makes of such a row (resume, cancel, putBack) takes it back: its handedTo is
    // empty then. Handed out once more it only gets the new name.
    void handOut(const QList<Handing> &jobs);
    struct HandedEnd
    {
        JobId id;
        qint64 sizeBytes = 0;
    };
    // The other program has brought them: they are Skipped, AlreadyDownloaded, and the library knows it. Those that
    // were taken back meanwhile are passed over.
    void endHandedOut(const QList<HandedEnd> &ends);

    // --- workers
    void setWorkerCount(int count); // 1..64, as far as open files go (openfiles.h); takes effect while running
    [[nodiscard]] int workerCount() const;
    void setPerHost(int count);
    void setHostDelay(std::chrono::milliseconds delay);           // between the beginnings of two attempts at one host
    void setLimitRate(qint64 bytesPerSecond);                     // 0 = no limit; takes effect while running
    [[nodiscard]] const std::vector<WorkerInfo> &workers() const; // alive ones, by number
    [[nodiscard]] int activeWorkers() const;                      // that have a job just now
    void setRetryPolicy(const RetryPolicy &policy) { m_options.retryPolicy = policy; }
    void setNetworkSettings(const NetworkSettings &settings); // from the next attempt on

    // --- figures of this session
    struct Statistics
    {
        double bytesPerSecond = 0; // over the last seconds, all transfers
        qint64 bytesSaved = 0;
        int done = 0;                           // rows in a terminal state
        int total = 0;                          // rows
        std::chrono::milliseconds timeLeft{-1}; // -1 = unknown
        // Since the number of workers was changed last:
        std::chrono::milliseconds elapsed{0}; // time in which at least one worker had a job
        std::chrono::milliseconds busy{0};    // the sum of the finished images' own durations, each at its worker
        // Of the workers together over one: busy / elapsed. Never more than there are workers.
        [[nodiscard]] double speedUp() const
        {
            return elapsed.count() > 0 ? static_cast<double>(busy.count()) / static_cast<double>(elapsed.count()) : 0;
        }
    };
    [[nodiscard]] Statistics statistics() const;

    // Closes the queue, stops every transfer, finishes the slices, waits for the workers, applies their last events and
    // saves the queue; jobs that were active are Queued again, with their parts. idle() is not told any more. Within
    // 2 s, and what is left of the slices. Called once; the destructor calls it, too.
    void stop();

Q_SIGNALS:
    // Rows were appended; before any other signal about them.
    void jobsAdded(int first, int last);
    // Some jobs that earlier runs left are about to become rows, by restoreEarlier().
    void aboutToRestore(const QList<bowerbird::Job> &jobs);
    // Everything that addSoon() and restoreEarlier() were given is in the list; each time this becomes true.
    void arrived();
    // Rows are about to go, and are gone; one pair a span, the last span first.
    void jobsAboutToBeRemoved(int first, int last);
    void jobsRemoved(int first, int last);
    // A row was not brought back, since that of `other` stands for its link.
    void stayedOut(bowerbird::JobId id, bowerbird::JobId other);
    // In place of many such pairs: rows from anywhere go at once, and the others stay in their order; sorted, merged.
    void jobsAboutToBeReset(const QList<bowerbird::RowSpan> &leaving);
    void jobsReset();
    // Rows have changed: sorted, merged spans; at most once a batch, at most 30 times a second.
    void jobsChanged(const QList<bowerbird::RowSpan> &spans, bowerbird::JobFields fields);
    // The events of a batch after they were applied, with the manager's own decisions (Queued, Retrying, Failed, ...)
    // in their order; also for jobs that a call has just changed. Valid during the signal.
    void eventsApplied(const std::vector<bowerbird::JobEvent> &events);
    void workersChanged(); // count, names, states or jobs of workers; at most once a batch
    void pausedChanged(bool isPaused);
    // The disk is full or a folder cannot be written: the queue has paused itself and nothing is lost. Told once until
    // resumeAll().
    void blocked(const bowerbird::Failure &failure);
    // Nothing is queued, waiting or active any more; comes after eventsApplied, each time this becomes true.
    void idle();

private:
    class Change; // gathers what one call or batch changes and tells it at its end
    friend class Change;
    enum class Intent : quint8 { Requeue, Pause, Cancel };

    struct Arrival // images that are still to be added
    {
        QList<ImageRef> images;
        qsizetype taken = 0; // so many of them are in the list
        std::shared_ptr<const DownloadOptions> options;
        AddMode mode = AddMode::Queue;
    };
    enum class Keeping : quint8 { Save, AsTheyAre }; // in the library

    void readNextPage();
    void takePage(const EarlierPage &page);
    void takeArrivalsSoon();
    void takeArrivals();
    [[nodiscard]] bool isMoreHere() const;
    void takeSlice();
    void takeEarlier();
    void readOn();
    void takeIn(const QList<Job> &jobs, Keeping keeping);
    void makeRoom(const QList<ImageRef> &images);

    void drain();
    void apply(const JobEvent &event);
    void applyTo(Job &job, const event::Started &started, const JobEvent &event);
    void applyTo(Job &job, const event::Progressed &progressed, const JobEvent &event);
    void applyTo(Job &job, const event::Verifying &verifying, const JobEvent &event);
    void applyTo(Job &job, const event::AttemptFailed &failed, const JobEvent &event);
    void applyTo(Job &job, const event::Stopped &stopped, const JobEvent &event);
    void applyTo(Job &job, const event::Finished &finished, const JobEvent &event);
    void applyTo(Job &job, const event::Skipped &skipped, const JobEvent &event);
    void attemptEnded(Job &job, const JobEvent &event, qint64 received, bool isSaved);
    void retryOrFail(Job &job, const Failure &failure);
    void block(Job &job, const Failure &failure);
    [[nodiscard]] bool isTooFar(std::chrono::milliseconds wait) const;
    void failWaiting(Job &job, const Failure &failure);
    [[nodiscard]] bool failAtFarHost(Job &job);
    void giveUpHost(const QString &host, std::chrono::steady_clock::time_point until, const Failure &failure);
    void goOnWaiting(Job &job);
    void respectHost(const Job &job);
    void markTwins(const QByteArray &sha256, const QString &host, const Failure &failure);
    [[nodiscard]] static QByteArray placeholderKey(const QByteArray &sha256, const QString &host);
    void settleStopped(Job &job, Intent intent);

    bool move(Job &job, Transition transition); // false: not allowed in its state
    void releaseRow(int row);
    void putBack(const QList<JobRow> &rows, bool (*isOver)(JobState));
    void takeFromElsewhere(Job &job);
    [[nodiscard]] bool putBackAtItsEnd(Job &job, JobState before);
    void takeOver(Job &job, Job before);
    void handToQueue();
    void saveChanged();
    enum class Haste : quint8 { Usual, AtOnce };
    void enqueue(Job &job, std::chrono::steady_clock::time_point notBefore = {}, Haste haste = Haste::Usual);
    void enqueue(JobId id, PackedRef packed, qint64 order);
    void queueAgain(Job &job, Haste haste = Haste::Usual);
    void stopJob(Job &job, Intent intent);
    void dropPart(Job &job);
    void record(const Job &job, JobFields fields);
    void changeOrder(const QList<JobId> &ids, const std::function<qint64()> &nextOrder);
    void emitEvent(JobId id, JobEventBody body);
    void tellChanges();
    void tellIfIdle();
    void admit(Job job, AddMode mode);
    [[nodiscard]] Job makeJob(const ImageRef &image, const std::shared_ptr<const DownloadOptions> &options);

    Library &m_library;
    Options m_options;
    JobList m_jobs;
    SessionMeter m_meter;
    qint64 m_bytesSaved = 0;
    int m_imagesSaved = 0;
    quint64 m_nextId = 1;
    JobList m_aside;                           // unfinished jobs of an earlier run that nobody has asked for
    QHash<JobId, Intent> m_intents;            // what a job that is being stopped becomes
    QHash<JobId, qint64> m_resumePoints;       // where attempts that have had a checkpoint since began
    QHash<QByteArray, Failure> m_placeholders; // by site and bytes
    // Hosts that are to be left alone for longer than a job may wait here, and why.
    QHash<QString, std::pair<std::chrono::steady_clock::time_point, Failure>> m_farHosts;

    std::unique_ptr<RateLimiter> m_limiter; // outlives the transfers
    // Made in this order, so destroyed in the other: workers before what they use.
    std::unique_ptr<EventMailbox> m_mailbox;
    std::unique_ptr<JobQueue> m_queue;
    std::unique_ptr<MediaPool> m_media;
    std::unique_ptr<WorkerContext> m_context;
    std::unique_ptr<WorkerRoster> m_roster;

    // What waits to be taken in, a slice a turn.
    std::deque<Arrival> m_arrivals;
    QList<Job> m_earlier; // read from the library
    qsizetype m_earlierTaken = 0;
    QueuePlace m_readUpTo;
    bool m_isReadingEarlier = false;
    bool m_isPageAsked = false;
    bool m_isLastPage = false;
    bool m_isHistoryRead = false;
    QFutureWatcher<void> m_historyReading;
    QTimer m_arrivalTimer;

    JobSlices m_slices; // what a turn changes is told at its end

    // What the open Change has gathered.
    int m_openChanges = 0;
    QList<JobId> m_changed;
    JobFields m_changedFields;
    QList<JobId> m_unsaved;
    QList<Job> m_new; // to be saved as well
    std::vector<JobEvent> m_applied;
    std::vector<JobQueue::Entry> m_toQueue;
    bool m_haveWorkersChanged = false;
    bool m_isPaused = false;
    bool m_wasIdle = true;
    bool m_isStopped = false;
};

} // namespace bowerbird
