// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#include "store/pendingwrites.h"

#include "store/jobrow.h"

#include <utility>

namespace bowerbird {

PendingWrites::PendingWrites(quint64 firstFreeId)
    : m_firstFreeId(firstFreeId)
    , m_writtenFreeId(firstFreeId)
{
}

void PendingWrites::save(Job job)
{
    const bool isTold = m_told.remove(job.id);
    const bool isMarked = job.state == JobState::Finished && job.lastFailure;
    if (isTold && job.state == JobState::Finished && !isMarked)
        return;
    m_firstFreeId = std::max(m_firstFreeId, job.id.value + 1);
    Change &change = changeOf(job.id);
    change.isMark = isMarked;
    if (!change.job.isNone() && !isActive(change.job.state())) {
        const bool isLate = change.job.state() == JobState::Finished && isActive(job.state);
        if (isLate)
            return;
        change.wasRequeued = true;
    }
    change.job = WaitingJob(std::move(job));
    if (hasMoreThanOneWrite())
        change.job.fold();
}

void PendingWrites::remove(JobId id)
{
    m_told.remove(id);
    changeOf(id) = {};
}

void PendingWrites::finish(const PlacedImage &image)
{
    m_finished.push_back(image);
    const bool hasRow = image.id.value < m_firstFreeId;
    if (hasRow && image.attempt.attempts > 0)
        m_told.insert(image.id);
    const auto change = m_changes.find(image.id);
    if (change == m_changes.end() || change->second.job.isNone())
        return;
    // Its row may be written after this image, and must not tell of an earlier moment then.
    Job job = change->second.job.job();
    job.state = JobState::Finished;
    job.file = image.file;
    job.part = {};
    job.received = image.file.sizeBytes;
    job.totalBytes = image.file.sizeBytes;
    setAttempt(image.attempt, job);
    job.lastFailure.reset();
    job.finishedAt = QDateTime::fromMSecsSinceEpoch(image.finishedAtMs);
    change->second.job = WaitingJob(std::move(job));
}

void PendingWrites::remember(const PlacedImage &image)
{
    m_remembered.push_back(image);
}

void PendingWrites::dropIntent(JobId id)
{
    m_droppedIntents.push_back(id);
}

void PendingWrites::edit(Edit edit)
{
    m_edits.push_back(std::move(edit));
}

bool PendingWrites::isEmpty() const
{
    return m_order.empty() && m_finished.empty() && m_remembered.empty() && m_droppedIntents.empty() && m_edits.empty();
}

PendingWrites::Change &PendingWrites::changeOf(JobId id)
{
    const auto known = m_changes.find(id);
    if (known != m_changes.end())
        return known->second;
    m_order.push_back(id);
    return m_changes[id];
}

Result<void> PendingWrites::write(LibraryDatabase &database, const std::vector<PlacingIntent> &intents)
{
    const size_t jobCount = std::min(m_order.size(), kMostRows);
    auto written = database.transaction([&]() -> Result<void> {
        // Jobs first: a save handed over before the part was placed must not take "finished" back.
        if (auto result = writeJobs(database, jobCount); !result)
            return result;
        if (auto result = writePlaced(database); !result)
            return result;
        if (auto result = writeMarks(database, jobCount); !result)
            return result;
        for (const Edit &edit : m_edits) {
            if (auto result = edit(database); !result)
                return result;
        }
        for (const PlacingIntent &intent : intents) {
            if (auto result = database.addIntent(intent); !result)
                return result;
        }
        return {};
    });
    if (!written)
        return written;

    for (size_t i = 0; i < jobCount; ++i)
        m_changes.erase(m_order.at(i));
    m_order.erase(m_order.begin(), m_order.begin() + static_cast<std::ptrdiff_t>(jobCount));
    m_finished.clear();
    m_remembered.clear();
    m_droppedIntents.clear();
    m_edits.clear();
    m_writtenFreeId = m_firstFreeId;
    return {};
}

Result<void> PendingWrites::writeJobs(LibraryDatabase &database, size_t count)
{
    for (size_t i = 0; i < count; ++i) {
        const JobId id = m_order.at(i);
        const Change &change = m_changes.at(id);
        const bool isQueuedAgain = change.wasRequeued && isActive(change.job.state());
        const auto result =
            change.job.isNone()
                ? database.removeJob(id)
                : database.saveJob(change.job.line(isQueuedAgain ? JobState::Queued : change.job.state()));
        if (!result)
            return result;
    }
    return m_firstFreeId > m_writtenFreeId ? database.setFirstFreeId(m_firstFreeId) : Result<void>();
}

Result<void> PendingWrites::writePlaced(LibraryDatabase &database)
{
    std::vector<JobId> settled = m_droppedIntents;
    for (const PlacedImage &image : m_finished) {
        settled.push_back(image.id);
        if (auto result = database.finish(image); !result)
            return result;
    }
    for (const PlacedImage &image : m_remembered) {
        if (auto result = database.addImage(image); !result)
            return result;
    }
    return database.removeIntents(settled);
}

// What is said of finished images beyond how they ended, over the end that was just written.
Result<void> PendingWrites::writeMarks(LibraryDatabase &database, size_t count)
{
    for (size_t i = 0; i < count; ++i) {
        const Change &change = m_changes.at(m_order.at(i));
        if (change.job.isNone() || !change.isMark)
            continue;
        if (auto result = database.saveJob(change.job.line(change.job.state())); !result)
            return result;
    }
    return {};
}

} // namespace bowerbird
