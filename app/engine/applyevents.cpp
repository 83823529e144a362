// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

// What workers and store have said becomes the state of the rows: the second half of DownloadManager.

#include "core/redact.h"
#include "engine/change.h"
#include "engine/downloadmanager.h"
#include "engine/eventmailbox.h"
#include "engine/workerroster.h"
#include "store/library.h"

#include <QFile>

#include <algorithm>

namespace bowerbird {

namespace {

// A turn of the event loop, however many images fail at once: some milliseconds with all that is told of them.
constexpr size_t kMostEvents = 500;

template<typename... Ts>
struct Overloaded : Ts...
{
    using Ts::operator()...;
};
template<typename... Ts>
Overloaded(Ts...) -> Overloaded<Ts...>;

} // namespace

void DownloadManager::drain()
{
    const Change change(*this);
    EventMailbox::Batch batch = m_isStopped ? m_mailbox->takeAll() : m_mailbox->take(kMostEvents);
    for (const JobEvent &event : batch.jobs)
        apply(event);
    for (const WorkerEvent &event : batch.workers) {
        if (event.isLeaving && !m_isStopped)
            m_roster->left(event.worker);
        m_haveWorkersChanged = true;
    }
    for (const EarlierPage &page : batch.pages)
        takePage(page);
}

void DownloadManager::apply(const JobEvent &event)
{
    Job *job = m_jobs.find(event.id);
    if (!job) {
        // The row was removed meanwhile; nothing of it is to stay but a picture that was already complete.
        if (const auto *stopped = std::get_if<event::Stopped>(&event.body))
            QFile::remove(stopped->part.path);
        else if (const auto *failed = std::get_if<event::AttemptFailed>(&event.body))
            QFile::remove(failed->part.path);
        return;
    }
    const auto forward = [&](const auto &body) {
        m_applied.push_back(event);
        applyTo(*job, body, event);
    };
    const auto forwardIfWanted = [&](const event::Progressed &body) {
        if (m_options.wantsProgress)
            m_applied.push_back(event);
        applyTo(*job, body, event);
    };
    std::visit(Overloaded{[&](const event::Started &body) { forward(body); }, forwardIfWanted,
                          [&](const event::Verifying &body) { forward(body); },
                          [&](const event::AttemptFailed &body) { applyTo(*job, body, event); },
                          [&](const event::Stopped &body) { applyTo(*job, body, event); },
                          [&](const event::Finished &body) { forward(body); },
                          [&](const event::Skipped &body) { forward(body); },
                          [](const auto &) { Q_UNREACHABLE(); }}, // the manager's own are never posted
               event.body);
}

void DownloadManager::applyTo(Job &job, const event::Started &started, const JobEvent &event)
{
    if (!move(job, Transition::Start))
        return;
    job.worker = started.worker;
    job.attempts = started.attempt;
    job.received = started.resumedFrom;
    job.bytesPerSecond = 0;
    job.waitsUntil = {};
    job.startedAt = QDateTime::currentDateTimeUtc();
    m_meter.began(job.id, started.resumedFrom, event.at);
    m_roster->began(started.worker, job.id);
    m_haveWorkersChanged = true;
    record(job, JobField::State | JobField::Progress);
}

void DownloadManager::applyTo(Job &job, const event::Progressed &progressed, const JobEvent &event)
{
    job.received = progressed.received;
    job.totalBytes = progressed.totalBytes;
    job.bytesPerSecond = m_meter.progressed(job.id, progressed.received, event.at);
    if (progressed.part) {
        if (!m_resumePoints.contains(job.id))
            m_resumePoints.insert(job.id, job.part.sizeBytes);
        job.part = *progressed.part;
        m_unsaved.append(job.id);
    }
    record(job, JobField::Progress);
}

void DownloadManager::applyTo(Job &job, const event::Verifying &, const JobEvent &event)
{
    if (!move(job, Transition::Verify))
        return;
    job.bytesPerSecond = 0;
    m_meter.letGo(job.id, event.at);
    m_roster->ended(job.worker, job.id, true);
    m_haveWorkersChanged = true;
    record(job, JobField::State);
}

// What every end of an attempt has in common.
void DownloadManager::attemptEnded(Job &job, const JobEvent &event, qint64 received, bool isSaved)
{
    job.busyTime += m_meter.ended(job.id, received, isSaved, event.at);
    job.bytesPerSecond = 0;
    m_resumePoints.remove(job.id);
    m_roster->ended(job.worker, job.id, false);
    job.worker = 0;
    m_haveWorkersChanged = true;
}

void DownloadManager::applyTo(Job &job, const event::Finished &finished, const JobEvent &event)
{
    m_queue->remove(job.id); // restored by a person while its old attempt came to its end
    attemptEnded(job, event, finished.file.sizeBytes, true);
    m_intents.remove(job.id); // too late for a pause or a cancel: the picture is there
    takeFromElsewhere(job);
    job.file = finished.file;
    job.part = {};
    job.lastFailure.reset();
    if (!m_placeholders.isEmpty()) {
        const auto twin = m_placeholders.constFind(placeholderKey(job.file.sha256, hostKey(job.image.url)));
        if (twin != m_placeholders.cend())
            job.lastFailure = *twin;
    }
    job.received = finished.file.sizeBytes;
    job.totalBytes = finished.file.sizeBytes;
    job.finishedAt = QDateTime::currentDateTimeUtc();
    m_bytesSaved += finished.file.sizeBytes;
    ++m_imagesSaved;
    if (!move(job, Transition::Finish))
        m_jobs.setState(job, JobState::Finished);
    record(job, JobField::State | JobField::Facts | JobField::Progress);
}

void DownloadManager::applyTo(Job &job, const event::Skipped &skipped, const JobEvent &event)
{
    attemptEnded(job, event, -1, false);
    m_intents.remove(job.id);
    takeFromElsewhere(job);
    job.part = {};
    job.skipReason = skipped.reason;
    job.file.path = skipped.path;
    job.finishedAt = QDateTime::currentDateTimeUtc();
    if (!move(job, Transition::Skip))
        m_jobs.setState(job, JobState::Skipped);
    record(job, JobField::State | JobField::Facts | JobField::Progress);
}

void DownloadManager::applyTo(Job &job, const event::Stopped &stopped, const JobEvent &event)
{
    attemptEnded(job, event, stopped.part.sizeBytes, false);
    if (job.state == JobState::Finished || job.state == JobState::Skipped) {
        QFile::remove(stopped.part.path); // a second attempt, of a row that was removed and restored meanwhile
        return;
    }
    const bool isAtRest = job.state == JobState::Held || job.state == JobState::Paused ||
                          job.state == JobState::Failed || job.state == JobState::Cancelled;
    if (isAtRest && !m_intents.contains(job.id)) { // likewise: the row stands as it was restored
        if (stopped.part.path != job.part.path)
            QFile::remove(stopped.part.path);
        return;
    }
    job.attempts = std::max(0, job.attempts - 1); // it goes on some time: being stopped is not failing
    job.part = stopped.part;
    job.received = stopped.part.sizeBytes;
    settleStopped(job, m_intents.take(job.id));
}

void DownloadManager::applyTo(Job &job, const event::AttemptFailed &failed, const JobEvent &event)
{
    const qint64 resumePoint = m_resumePoints.value(job.id, job.part.sizeBytes);
    attemptEnded(job, event, failed.part.sizeBytes, false);
    if (!isActive(job.state))
        return; // the attempt of a row that was removed and restored meanwhile; the row is queued anew
    const bool hasGained = failed.part.sizeBytes > resumePoint;
    const bool isSameReason = job.lastFailure && job.lastFailure->reason == failed.failure.reason;
    job.part = failed.part;
    job.received = failed.part.sizeBytes;
    job.attemptsInVain = hasGained ? 1 : job.attemptsInVain + 1;
    job.sameReasonInARow = isSameReason && !hasGained ? job.sameReasonInARow + 1 : 0;
    job.suspectSha256 = failed.suspectSha256;
    job.lastFailure = failed.failure;
    if (const auto intent = m_intents.constFind(job.id); intent != m_intents.cend() && *intent != Intent::Requeue)
        return settleStopped(job, m_intents.take(job.id));
    m_intents.remove(job.id);
    const bool isFolderTrouble = failed.failure.reason == FailureReason::DiskFull ||
                                 (failed.failure.reason == FailureReason::NotWritable && !failed.failure.isPermanent);
    if (isFolderTrouble)
        return block(job, failed.failure);
    if (failed.failure.reason == FailureReason::Placeholder && !failed.suspectSha256.isEmpty())
        markTwins(failed.suspectSha256, hostKey(job.image.url), failed.failure);
    retryOrFail(job, failed.failure);
}

// Nothing more can be written there: the whole queue waits for a person, and nothing is lost.
void DownloadManager::block(Job &job, const Failure &failure)
{
    job.attempts = std::max(0, job.attempts - 1); // nothing that the image or its host could help
    job.attemptsInVain = std::max(0, job.attemptsInVain - 1);
    queueAgain(job);
    const bool isNews = !m_isPaused;
    pauseAll();
    if (isNews)
        Q_EMIT blocked(failure);
}

// A job that no worker has any more becomes what was wanted of it.
void DownloadManager::settleStopped(Job &job, Intent intent)
{
    switch (intent) {
    case Intent::Requeue:
        return queueAgain(job);
    case Intent::Pause:
        if (move(job, Transition::Pause))
            emitEvent(job.id, event::Paused{});
        break;
    case Intent::Cancel:
        dropPart(job);
        if (move(job, Transition::Cancel))
            emitEvent(job.id, event::Cancelled{});
        job.finishedAt = QDateTime::currentDateTimeUtc();
        break;
    }
    record(job, JobField::State | JobField::Progress);
}

// A job that a worker may have ends with an event that is still to come, even if the row does not show it yet or the
// worker has just ended: only then is it settled, so that nothing is queued or counted twice.
void DownloadManager::stopJob(Job &job, Intent intent)
{
    const bool mayBeLeased = isActive(job.state) || job.state == JobState::Queued || job.state == JobState::Waiting;
    const JobQueue::Removal removal = m_queue->remove(job.id);
    if (!mayBeLeased || removal == JobQueue::Removal::Removed)
        return settleStopped(job, intent);
    m_intents.insert(job.id, intent);
    record(job, JobField::State);
}

void DownloadManager::queueAgain(Job &job, Haste haste)
{
    if (!move(job, Transition::Queue))
        return;
    job.waitsUntil = {};
    enqueue(job, {}, haste);
    emitEvent(job.id, event::Queued{});
    record(job, JobField::State | JobField::Progress | JobField::Facts);
}

void DownloadManager::dropPart(Job &job)
{
    if (!job.part.path.isEmpty())
        QFile::remove(job.part.path);
    job.part = {};
    job.received = 0;
}

bool DownloadManager::move(Job &job, Transition transition)
{
    const std::optional<JobState> next = nextState(job.state, transition);
    if (!next)
        return false;
    m_jobs.setState(job, *next);
    return true;
}

} // namespace bowerbird
