// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

// How rows come into the list and leave it: a part of DownloadManager.

#include "engine/change.h"
#include "engine/downloadmanager.h"
#include "store/library.h"

#include <QFile>
#include <QThread>

#include <algorithm>
#include <ranges>

namespace bowerbird {

namespace {

constexpr int kMostSpansOneByOne = 20; // past that a view is quicker with a reset

// The image is there, or will be, as far as this row can tell.
bool standsForItsLink(const Job &job)
{
    const bool isFiltered = job.state == JobState::Skipped && job.skipReason == SkipReason::Filtered;
    if (isFiltered || job.state == JobState::Failed || job.state == JobState::Cancelled)
        return false;
    return job.file.path.isEmpty() || QFile::exists(job.file.path);
}

bool isDone(const Job &job)
{
    return job.state == JobState::Finished || job.state == JobState::Skipped;
}

// Of two rows for one link: `since` came when `before` was gone.
bool standsInstead(const Job &since, const Job &before)
{
    if (!standsForItsLink(before))
        return true;
    if (since.state == JobState::Held) // nobody has decided anything about it
        return before.state == JobState::Held;
    if (since.state == JobState::Skipped && since.skipReason == SkipReason::AlreadyDownloaded) // by `before`, perhaps
        return !isDone(before);
    return standsForItsLink(since);
}

// What was downloaded is asked for once more on purpose.
bool mayBothStand(const Job &since, const Job &before)
{
    return since.options && since.options->duplicates == DuplicateRule::Keep && isTerminal(before.state);
}

} // namespace

bool DownloadManager::hasLink(const QString &url) const
{
    const std::optional<Job> job = m_jobs.findByUrl(url);
    return job && standsForItsLink(*job);
}

QList<JobId> DownloadManager::add(const QList<ImageRef> &images, const std::shared_ptr<const DownloadOptions> &options,
                                  AddMode mode)
{
    Q_ASSERT(thread() == QThread::currentThread());
    const Change change(*this);
    if (!m_options.showsRepeats)
        makeRoom(images);
    const int first = count();
    QList<JobId> added;
    const bool fetchesAgain = options && options->duplicates == DuplicateRule::Keep;
    for (const ImageRef &image : images) {
        m_jobs.settleMany();
        const std::optional<Job> twin = m_jobs.findByUrl(image.url);
        // What was given twice in one run without a window is meant once; in a window time has passed in between.
        const bool isWantedAgain = fetchesAgain && !m_options.showsRepeats && twin && isTerminal(twin->state);
        const bool isRepeat = twin && !isWantedAgain && standsForItsLink(*twin);
        if (isRepeat && !m_options.showsRepeats)
            continue;
        Job job = makeJob(image, options);
        if (isRepeat) {
            job.skipReason = SkipReason::AlreadyDownloaded;
            job.file.path = twin->file.path;
        } else if (const auto known = fetchesAgain ? std::nullopt : m_library.known(image);
                   known && known->isDownloaded()) {
            job.skipReason = SkipReason::AlreadyDownloaded;
            job.file.path = known->path;
        }
        added.append(job.id);
        admit(std::move(job), mode);
    }
    if (count() > first)
        Q_EMIT jobsAdded(first, count() - 1);
    return added;
}

// Rows of these links that have come to nothing, or whose file is gone, are begun anew at the end of the list, with
// what is on the disk of them: two rows for one link would tell two stories.
void DownloadManager::makeRoom(const QList<ImageRef> &images)
{
    QList<JobId> ended;
    QList<Job> aside;
    for (const ImageRef &image : images) {
        const std::optional<Job> twin = m_jobs.findByUrl(image.url);
        if (!twin || !isTerminal(twin->state) || standsForItsLink(*twin) || ended.contains(twin->id))
            continue;
        m_jobs.settleMany();
        m_jobs.find(twin->id)->part = {}; // is not to go with its row
        ended.append(twin->id);
        aside.append(*twin);
    }
    if (ended.isEmpty())
        return;
    remove(ended);
    keepAside(aside);
}

// A new job, or one that was kept aside, begun anew with what is on the disk of it.
Job DownloadManager::makeJob(const ImageRef &image, const std::shared_ptr<const DownloadOptions> &options)
{
    Job job{.image = image, .options = options};
    if (const std::optional<Job> aside = m_aside.count() > 0 ? m_aside.findByUrl(image.url) : std::nullopt) {
        job.id = aside->id;
        job.part = aside->part;
        job.suspectSha256 = aside->suspectSha256;
        respectHost(*aside);
        const int row = m_aside.rowOf(aside->id);
        m_aside.removeSpan({row, row});
        if (job.part.path.left(job.part.path.lastIndexOf(u'/')) != options->directory)
            dropPart(job);
        job.received = job.part.sizeBytes;
    } else {
        job.id = {m_nextId++};
    }
    job.order = m_jobs.orderAfterAll();
    job.addedAt = QDateTime::currentDateTimeUtc();
    return job;
}

// Takes a new row in and sends it where it belongs; the caller announces the rows.
void DownloadManager::admit(Job job, AddMode mode)
{
    const JobId id = job.id;
    const bool isSkipped = job.skipReason.has_value();
    job.state = isSkipped ? JobState::Skipped : mode == AddMode::Hold ? JobState::Held : JobState::Queued;
    if (isSkipped) {
        job.finishedAt = job.addedAt;
        dropPart(job);
    }
    PackedRef packed = m_jobs.append(job);
    emitEvent(id, event::Found{});
    if (isSkipped) {
        emitEvent(id, event::Skipped{.reason = *job.skipReason, .path = job.file.path});
    } else if (mode == AddMode::Hold) {
        emitEvent(id, event::Held{});
    } else {
        emitEvent(id, event::Queued{});
        if (m_farHosts.isEmpty() || !failAtFarHost(*m_jobs.find(id)))
            enqueue(id, std::move(packed), job.order);
    }
    m_new.append(std::move(job));
}

void DownloadManager::restore(const QList<Job> &jobs)
{
    takeIn(jobs, Keeping::Save);
}

void DownloadManager::bringBack(const QList<Job> &jobs, JobId newest)
{
    const Change change(*this);
    QList<Job> back;
    QList<JobId> giveWay;
    for (const Job &job : jobs) {
        const std::optional<Job> since = m_jobs.findByUrl(job.image.url);
        const bool isOne = since && since->id > newest && since->id != job.id && !mayBothStand(*since, job);
        if (isOne && standsInstead(*since, job)) {
            Q_EMIT stayedOut(job.id, since->id);
            continue;
        }
        if (isOne)
            giveWay.append(since->id);
        back.append(job);
    }
    if (!giveWay.isEmpty())
        remove(giveWay);
    takeIn(back, Keeping::Save);
}

void DownloadManager::takeUp(const QList<Job> &jobs)
{
    const Change change(*this);
    QList<Job> rows = jobs;
    for (Job &row : rows) {
        if (row.state == JobState::Failed) { // until another run has the time
            row.state = JobState::Waiting;
            row.finishedAt = {};
        }
        emitEvent(row.id, event::Found{});
        emitEvent(row.id, event::Queued{});
    }
    takeIn(rows, Keeping::Save);
}

void DownloadManager::takeIn(const QList<Job> &jobs, Keeping keeping)
{
    const Change change(*this);
    const int first = count();
    for (const Job &job : jobs) {
        if (m_jobs.rowOf(job.id) >= 0)
            continue;
        m_nextId = std::max(m_nextId, job.id.value + 1);
        Job row = job;
        if (isActive(row.state))
            row.state = JobState::Queued;
        row.worker = 0;
        if (row.state != JobState::Paused) // the worker that had it has not let go of it in time
            row.handedTo = {};
        PackedRef packed = m_jobs.append(row);
        if (keeping == Keeping::Save)
            m_new.append(row);
        if (row.state == JobState::Waiting)
            goOnWaiting(*m_jobs.find(row.id));
        else if (row.state == JobState::Queued)
            enqueue(row.id, std::move(packed), row.order);
    }
    if (count() > first)
        Q_EMIT jobsAdded(first, count() - 1);
}

void DownloadManager::keepAside(const QList<Job> &jobs)
{
    for (const Job &job : jobs) {
        m_nextId = std::max(m_nextId, job.id.value + 1);
        const std::optional<Job> kept = m_aside.findByUrl(job.image.url);
        if (!kept || job.part.sizeBytes > kept->part.sizeBytes)
            m_aside.append(job);
    }
}

void DownloadManager::remove(const QList<JobId> &ids)
{
    const Change change(*this);
    handToQueue();
    const QList<RowSpan> spans = m_jobs.spansOf(ids);
    for (const RowSpan span : spans) {
        for (int row = span.first; row <= span.last; ++row)
            releaseRow(row);
    }
    if (spans.size() > kMostSpansOneByOne) {
        Q_EMIT jobsAboutToBeReset(spans);
        m_jobs.removeSpans(spans);
        Q_EMIT jobsReset();
    } else {
        for (const RowSpan span : spans | std::views::reverse) {
            Q_EMIT jobsAboutToBeRemoved(span.first, span.last);
            m_jobs.removeSpan(span);
            Q_EMIT jobsRemoved(span.first, span.last);
        }
    }
    m_library.remove(ids);
}

void DownloadManager::putBack(const QList<JobRow> &rows)
{
    putBack(rows, isTerminal);
}

// Never by way of the queue: a worker would begin with what was held or paused.
void DownloadManager::putBackCancelled(const QList<JobRow> &rows)
{
    putBack(rows, [](JobState state) { return isTerminal(state) && state != JobState::Cancelled; });
}

void DownloadManager::putBack(const QList<JobRow> &rows, bool (*isOver)(JobState))
{
    const Change change(*this);
    handToQueue();
    for (const JobRow &row : rows) {
        m_jobs.settleMany();
        Job *job = m_jobs.find(row.id);
        if (!job || isOver(job->state))
            continue;
        takeFromElsewhere(*job);
        if (putBackAtItsEnd(*job, row.state))
            continue;
        m_queue->remove(row.id);
        if (isActive(job->state)) // how the attempt ends is not for this row any more
            attemptEnded(*job, {.id = row.id, .body = event::Stopped{}}, -1, false);
        m_intents.remove(row.id);
        takeOver(*job, row.job());
    }
}

// What a worker has brought of a row that was paused before, or that is just being stopped, stays: it is told at the
// end of the attempt, and only then does the row become what it was.
bool DownloadManager::putBackAtItsEnd(Job &job, JobState before)
{
    const bool goesOn = before == JobState::Queued || before == JobState::Waiting || isActive(before);
    if (goesOn && m_intents.contains(job.id)) {
        m_intents.insert(job.id, Intent::Requeue);
        return true;
    }
    const bool hasBegun = before == JobState::Waiting && isActive(job.state); // there is no wait to go back to
    if (!(before == JobState::Paused || hasBegun) || !nextState(job.state, Transition::Pause))
        return false;
    stopJob(job, Intent::Pause);
    return true;
}

// The row becomes what it was before, but keeps its place in the list and the part that is on the disk.
void DownloadManager::takeOver(Job &job, Job before)
{
    const bool hasMoved = job.order != before.order;
    if (isActive(before.state))
        before.state = JobState::Queued;
    m_jobs.setState(job, before.state);
    before.part = job.part;
    before.received = job.part.sizeBytes;
    before.bytesPerSecond = 0;
    before.worker = 0;
    before.handedTo = {}; // that was ended over there when it was taken back
    job = std::move(before);
    if (job.state == JobState::Waiting)
        goOnWaiting(job);
    else if (job.state == JobState::Queued)
        enqueue(job);
    record(job, JobField::State | JobField::Facts | JobField::Progress);
    if (hasMoved)
        record(job, JobField::Order);
}

// Ends whatever still goes on for a row that is about to be taken out. Nearly all are at rest and have no part: those
// need not be unpacked for it.
void DownloadManager::releaseRow(int row)
{
    const JobId id = m_jobs.idAt(row);
    m_queue->remove(id);
    const PackedJob *resting = m_jobs.restingAt(row);
    if (resting && !isActive(m_jobs.stateAt(row)) && !hasPart(*resting)) {
        m_intents.remove(id);
        return;
    }
    m_jobs.settleMany();
    Job &job = *m_jobs.find(id);
    if (isActive(job.state))
        attemptEnded(job, {.id = id, .body = event::Stopped{}}, -1, false);
    else
        dropPart(job);
    m_intents.remove(id);
}

} // namespace bowerbird
