// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

// What is done with the files of the chosen rows: a part of JobActions.

#include "engine/downloadmanager.h"
#include "media/prove.h"
#include "ui/fileopener.h"
#include "ui/jobactions.h"
#include "ui/rowcommand.h"
#include "ui/undohistory.h"

#include <QAction>
#include <QFileInfo>

#include <algorithm>
#include <utility>

namespace bowerbird {

namespace {

constexpr qsizetype kFilesAtOnce = 10; // to the trash or back: some system calls each

} // namespace

void JobActions::openJob(JobId id)
{
    const int row = m_manager.rowOf(id);
    if (row < 0 || !hasFile(m_manager.jobAt(row)))
        return;
    const QString path = m_manager.jobAt(row).file.path;
    if (!QFileInfo::exists(path))
        Q_EMIT fileGone(id, tr("%1 is not there any more.").arg(path));
    else if (!openFile(path))
        Q_EMIT troubled(tr("No program could be started that opens %1.").arg(path));
}

void JobActions::openFiles()
{
    for (const JobId id : QList<JobId>(m_openable))
        openJob(id);
}

void JobActions::revealFirst()
{
    const auto isThere = [this](JobId id) { return m_manager.rowOf(id) >= 0; };
    const auto first = std::ranges::find_if(std::as_const(m_selection), isThere);
    if (first == m_selection.cend())
        return;
    const Job job = m_manager.jobAt(m_manager.rowOf(*first));
    const bool isDone = hasFile(job) ? revealFile(job.file.path) : job.options && openFolder(job.options->directory);
    if (!isDone)
        Q_EMIT troubled(tr("The folder cannot be opened; it may not be there yet."));
}

void JobActions::copyImage()
{
    const int row = m_selection.size() == 1 ? m_manager.rowOf(m_selection.first()) : -1;
    if (row < 0)
        return;
    if (const Job job = m_manager.jobAt(row); hasFile(job))
        m_clipboardLoader.load(job.file.path, QSize(kMaxEdgePx, kMaxEdgePx));
}

struct JobActions::Trashing
{
    QList<TrashedFile> files;
    QList<JobId> ids;
    QStringList failed;
};

void JobActions::trashFiles()
{
    const auto trashing = std::make_shared<Trashing>();
    inSlices(
        m_manager.slices(), *this, m_selection,
        [this, trashing](const QList<JobId> &some) { trashSome(some, *trashing); },
        [this, trashing] { tellTrashed(*trashing); }, kFilesAtOnce);
}

void JobActions::trashSome(const QList<JobId> &some, Trashing &trashing)
{
    QStringList paths;
    QList<JobId> ids;
    for (const JobId id : some) {
        const int row = m_manager.rowOf(id);
        if (row < 0 || m_manager.stateAt(row) != JobState::Finished)
            continue;
        const Job job = m_manager.jobAt(row);
        if (!ownsFile(job) || !QFileInfo::exists(job.file.path))
            continue;
        if (const auto file = moveFileToTrash(job.file.path)) {
            trashing.files.append(*file);
            paths.append(file->path);
            ids.append(id);
        } else {
            trashing.failed.append(job.file.path);
        }
    }
    trashing.ids += ids;
    if (ids.isEmpty())
        return;
    Q_EMIT filesDeleted(paths);
    Q_EMIT filesMoved(ids);
}

void JobActions::tellTrashed(const Trashing &trashing)
{
    if (!trashing.failed.isEmpty())
        Q_EMIT troubled(
            tr("%n file(s) could not be moved to the trash: %1", nullptr, static_cast<int>(trashing.failed.size()))
                .arg(trashing.failed.first()));
    updateEnabled();
    if (trashing.files.isEmpty())
        return;
    m_undo.push(
        tr("Moved %n file(s) to the trash", nullptr, static_cast<int>(trashing.files.size())),
        [this, files = trashing.files, ids = trashing.ids] { takeBackTrashed(ids, files); },
        UndoHistory::Announce::Yes);
}

void JobActions::takeBackTrashed(const QList<JobId> &ids, const QList<TrashedFile> &files)
{
    const auto takeBack = [this, files, from = qsizetype(0)](const QList<JobId> &some) mutable {
        QStringList back;
        for (const TrashedFile &file : files.mid(from, some.size())) {
            if (takeFromTrash(file))
                back.append(file.path);
            else
                Q_EMIT troubled(tr("%1 could not be taken back from the trash.").arg(file.path));
        }
        from += some.size();
        Q_EMIT filesTakenBack(back);
        Q_EMIT filesMoved(some);
    };
    inSlices(m_manager.slices(), *this, ids, takeBack, [this] { updateEnabled(); }, kFilesAtOnce);
}

} // namespace bowerbird
