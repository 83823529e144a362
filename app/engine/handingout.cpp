// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

// Jobs that another program downloads in our place: a part of DownloadManager.

#include "engine/change.h"
#include "engine/downloadmanager.h"
#include "store/imageindex.h"
#include "store/library.h"

namespace bowerbird {

void DownloadManager::handOut(const QList<Handing> &jobs)
{
    const Change change(*this);
    handToQueue();
    for (const Handing &handing : jobs) {
        m_jobs.settleMany();
        Job *job = m_jobs.find(handing.id);
        if (!job || job->state == JobState::Finished || job->state == JobState::Skipped)
            continue;
        job->handedTo = handing.to;
        if (nextState(job->state, Transition::Pause)) {
            stopJob(*job, Intent::Pause);
            continue;
        }
        const bool isNews = job->state != JobState::Paused;
        job->lastFailure.reset();
        job->finishedAt = {};
        m_jobs.setState(*job, JobState::Paused); // the state machine lets nobody else pause what is held or has ended
        if (isNews)
            emitEvent(job->id, event::Paused{});
        record(*job, JobField::State | JobField::Facts);
    }
}

void DownloadManager::endHandedOut(const QList<HandedEnd> &ends)
{
    const Change change(*this);
    QStringList links;
    for (const HandedEnd &end : ends) {
        m_jobs.settleMany();
        Job *job = m_jobs.find(end.id);
        if (!job || job->state != JobState::Paused || !job->handedTo.isElsewhere())
            continue;
        dropPart(*job);
        job->handedTo = {};
        job->lastFailure.reset();
        job->skipReason = SkipReason::AlreadyDownloaded;
        job->received = end.sizeBytes;
        job->totalBytes = end.sizeBytes > 0 ? end.sizeBytes : -1;
        job->finishedAt = QDateTime::currentDateTimeUtc();
        m_jobs.setState(*job, JobState::Skipped);
        emitEvent(job->id, event::Skipped{.reason = *job->skipReason, .path = {}});
        record(*job, JobField::State | JobField::Facts | JobField::Progress);
        links.append(ImageIndex::historyUrl(job->image.url));
    }
    if (!links.isEmpty())
        m_library.rememberArchive(links);
}

// Whoever follows it over there hears of the change and ends it.
void DownloadManager::takeFromElsewhere(Job &job)
{
    if (!job.handedTo.isElsewhere())
        return;
    job.handedTo = {};
    record(job, JobField::State | JobField::Facts);
}

} // namespace bowerbird
