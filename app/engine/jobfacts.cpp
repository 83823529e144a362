// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

// What rows are told of their images and files by others: a part of DownloadManager.

#include "engine/change.h"
#include "engine/downloadmanager.h"

#include <QHash>
#include <QSize>

namespace bowerbird {

void DownloadManager::filesMoved(const QHash<QString, QString> &moves)
{
    const Change change(*this);
    for (int row = 0; row < count(); ++row) {
        if (!isTerminal(m_jobs.stateAt(row)))
            continue;
        const auto move = moves.constFind(m_jobs.at(row).file.path);
        if (move == moves.cend())
            continue;
        m_jobs.settleMany();
        Job &job = *m_jobs.find(m_jobs.idAt(row));
        job.file.path = *move;
        record(job, JobField::State | JobField::Facts); // so that it is saved
    }
}

void DownloadManager::filesChanged(const QHash<QString, SavedFile> &files)
{
    const Change change(*this);
    for (int row = 0; row < count(); ++row) {
        if (m_jobs.stateAt(row) != JobState::Finished)
            continue;
        const auto file = files.constFind(m_jobs.at(row).file.path);
        if (file == files.cend())
            continue;
        m_jobs.settleMany();
        Job &job = *m_jobs.find(m_jobs.idAt(row));
        job.file.sizeBytes = file->sizeBytes;
        job.file.sha256 = file->sha256;
        job.file.type = file->type;
        job.file.widthPx = file->widthPx;
        job.file.heightPx = file->heightPx;
        job.file.perceptualHash = file->perceptualHash;
        record(job, JobField::State | JobField::Facts);
    }
}

void DownloadManager::setDimensions(JobId id, QSize pixels)
{
    const Change change(*this);
    Job *job = m_jobs.find(id);
    const bool isKnown = !job || (job->image.widthPx > 0 && job->image.heightPx > 0) || job->file.widthPx > 0;
    if (isKnown || pixels.isEmpty())
        return;
    job->image.widthPx = pixels.width();
    job->image.heightPx = pixels.height();
    record(*job, JobField::State | JobField::Facts);
}

} // namespace bowerbird
