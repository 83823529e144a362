// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

// What becomes of jobs that are to be tried again, now or in a later run: a part of DownloadManager.

#include "core/redact.h"
#include "engine/downloadmanager.h"

#include <algorithm>

namespace bowerbird {

using std::chrono::milliseconds;
using std::chrono::steady_clock;

bool DownloadManager::isTooFar(milliseconds wait) const
{
    return m_options.longestWait.count() > 0 && wait > m_options.longestWait;
}

void DownloadManager::retryOrFail(Job &job, const Failure &failure)
{
    std::optional<milliseconds> delay;
    if (job.attempts < RetryPolicy::kMostAttempts)
        delay = m_options.retryPolicy.delayAfter(failure, job.attemptsInVain, job.sameReasonInARow);
    if (!delay || isTooFar(*delay)) {
        if (delay && failure.retryAfter) // its other jobs need not ask for the same answer
            giveUpHost(hostKey(job.image.url), steady_clock::now() + *delay, failure);
        Failure final = failure;
        if (delay)
            final.reason = FailureReason::RateLimited;
        job.waitsUntil = delay ? QDateTime::currentDateTimeUtc().addMSecs(delay->count()) : QDateTime();
        return failWaiting(job, final);
    }
    if (failAtFarHost(job)) // another of its jobs has learned that meanwhile
        return;
    move(job, Transition::Retry);
    job.waitsUntil = QDateTime::currentDateTimeUtc().addMSecs(delay->count());
    emitEvent(job.id, event::Retrying{.attempt = job.attempts + 1, .delay = *delay, .failure = failure});
    enqueue(job, steady_clock::now() + *delay);
    record(job, JobField::State | JobField::Progress);
}

void DownloadManager::failWaiting(Job &job, const Failure &failure)
{
    job.lastFailure = failure;
    job.finishedAt = QDateTime::currentDateTimeUtc();
    move(job, Transition::Fail);
    emitEvent(job.id, event::Failed{.failure = failure, .attempts = job.attempts});
    record(job, JobField::State | JobField::Progress);
}

// A host that is to be left alone for longer than anybody waits here: its waiting jobs end, too, and so do those that
// are still added.
void DownloadManager::giveUpHost(const QString &host, steady_clock::time_point until, const Failure &failure)
{
    Failure final = failure;
    final.reason = FailureReason::RateLimited;
    m_farHosts.insert(host, {until, final});
    handToQueue();
    const auto wait = std::chrono::duration_cast<milliseconds>(until - steady_clock::now());
    for (const JobId id : m_queue->takeOut(host)) {
        if (Job *job = m_jobs.find(id)) {
            job->waitsUntil = QDateTime::currentDateTimeUtc().addMSecs(wait.count());
            failWaiting(*job, final);
        }
    }
}

// True when nobody waits here for as long as the job's host is to be left alone.
bool DownloadManager::failAtFarHost(Job &job)
{
    if (m_farHosts.isEmpty())
        return false;
    const auto far = m_farHosts.constFind(hostKey(job.image.url));
    if (far == m_farHosts.cend())
        return false;
    const auto wait = std::chrono::duration_cast<milliseconds>(far->first - steady_clock::now());
    if (!isTooFar(wait))
        return false;
    job.waitsUntil = QDateTime::currentDateTimeUtc().addMSecs(wait.count()); // for the next run
    failWaiting(job, far->second);
    return true;
}

// A job of an earlier run that waited then.
void DownloadManager::goOnWaiting(Job &job)
{
    const qint64 left = job.waitsUntil.isValid() ? QDateTime::currentDateTimeUtc().msecsTo(job.waitsUntil) : 0;
    // No longer than a server may ask for: the clock may have been wrong then.
    const milliseconds wait(std::clamp<qint64>(left, 0, RetryPolicy::kLongestRetryAfter.count()));
    respectHost(job);
    if (isTooFar(wait))
        return failWaiting(job, job.lastFailure.value_or(Failure{.reason = FailureReason::RateLimited}));
    enqueue(job, steady_clock::now() + wait);
}

// Leaves the job's host alone for as long as it asked to be in an earlier run.
void DownloadManager::respectHost(const Job &job)
{
    if (!job.lastFailure || !job.lastFailure->retryAfter || job.lastFailure->reason == FailureReason::Internal)
        return;
    const qint64 left = job.waitsUntil.isValid() ? QDateTime::currentDateTimeUtc().msecsTo(job.waitsUntil) : 0;
    const milliseconds wait(std::min(left, static_cast<qint64>(RetryPolicy::kLongestRetryAfter.count())));
    if (wait.count() <= 0)
        return;
    const QString host = hostKey(job.image.url);
    m_queue->pauseHost(host, steady_clock::now() + wait);
    if (isTooFar(wait))
        giveUpHost(host, steady_clock::now() + wait, *job.lastFailure);
}

QByteArray DownloadManager::placeholderKey(const QByteArray &sha256, const QString &host)
{
    return sha256 + host.toUtf8();
}

// Bytes have turned out to be a placeholder: a file of them that was saved before stays, and its row says so from now
// on (state Finished with this failure). Once is enough: one that is still being placed is marked when it is finished.
void DownloadManager::markTwins(const QByteArray &sha256, const QString &host, const Failure &failure)
{
    const QByteArray key = placeholderKey(sha256, host);
    if (m_placeholders.contains(key))
        return;
    m_placeholders.insert(key, failure);
    for (const JobId id : m_jobs.finishedWith(sha256)) {
        Job &job = *m_jobs.find(id);
        if (hostKey(job.image.url) != host)
            continue;
        job.lastFailure = failure;
        record(job, JobField::State | JobField::Facts); // so that it is saved
    }
}

} // namespace bowerbird
