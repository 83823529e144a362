// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

// What an open Change has gathered, and how it is told at its end: a part of DownloadManager.

#include "engine/change.h"

#include "engine/workerroster.h"
#include "store/library.h"

#include <algorithm>
#include <utility>

namespace bowerbird {

void DownloadManager::record(const Job &job, JobFields fields)
{
    m_changed.append(job.id);
    m_changedFields |= fields;
    const bool isWorthSaving = fields.testFlag(JobField::State) || fields.testFlag(JobField::Order);
    if (isWorthSaving && !isActive(job.state))
        m_unsaved.append(job.id);
}

void DownloadManager::emitEvent(JobId id, JobEventBody body)
{
    m_applied.push_back(JobEvent{.id = id, .body = std::move(body)});
}

void DownloadManager::enqueue(Job &job, std::chrono::steady_clock::time_point notBefore, Haste haste)
{
    if (m_isStopped)
        return;
    JobQueue::Entry &entry = m_toQueue.emplace_back();
    entry.id = job.id;
    entry.job = m_jobs.packedNow(job);
    entry.order = job.order;
    entry.notBefore = notBefore;
    entry.overridesPause = haste == Haste::AtOnce;
}

void DownloadManager::enqueue(JobId id, PackedRef packed, qint64 order)
{
    if (m_isStopped)
        return;
    JobQueue::Entry &entry = m_toQueue.emplace_back();
    entry.id = id;
    entry.job = std::move(packed);
    entry.order = order;
}

// What a batch queues is handed over at once, at its end, or before something is asked of the queue. The library hears
// of it first: what a worker tells it of a job comes after what we have told.
void DownloadManager::handToQueue()
{
    saveChanged();
    if (!m_toQueue.empty())
        m_queue->add(std::exchange(m_toQueue, {}));
}

void DownloadManager::saveChanged()
{
    QList<Job> unsaved = std::exchange(m_new, {});
    unsaved.reserve(unsaved.size() + m_unsaved.size());
    for (const JobId id : std::exchange(m_unsaved, {})) {
        const int row = m_jobs.rowOf(id);
        if (row < 0)
            continue;
        unsaved.append(m_jobs.at(row));
        // A checkpoint is read again only after a crash, which ends no attempt.
        if (isActive(unsaved.last().state))
            unsaved.last().attempts = std::max(0, unsaved.last().attempts - 1);
    }
    if (!unsaved.isEmpty())
        m_library.save(std::move(unsaved));
}

void DownloadManager::tellChanges()
{
    handToQueue();
    m_jobs.settle();
    const QList<RowSpan> spans = m_jobs.spansOf(std::exchange(m_changed, {}));
    const JobFields fields = std::exchange(m_changedFields, {});
    if (!spans.isEmpty())
        Q_EMIT jobsChanged(spans, fields);
    if (const std::vector<JobEvent> applied = std::exchange(m_applied, {}); !applied.empty())
        Q_EMIT eventsApplied(applied);
    if (m_roster->hasIdle() && m_roster->setWait(m_queue->waitReason()))
        m_haveWorkersChanged = true;
    if (std::exchange(m_haveWorkersChanged, false))
        Q_EMIT workersChanged();
    tellIfIdle();
}

// Between two slices of what a person asked for nothing may be queued, but that is no end; nor is being stopped.
void DownloadManager::tellIfIdle()
{
    if (m_isStopped)
        return;
    if (m_slices.isBusy()) {
        m_wasIdle = m_wasIdle && isIdle();
        return;
    }
    if (const bool wasIdle = std::exchange(m_wasIdle, isIdle()); !wasIdle && m_wasIdle)
        Q_EMIT idle();
}

} // namespace bowerbird
