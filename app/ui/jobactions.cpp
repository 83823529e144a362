// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#include "ui/jobactions.h"

#include "engine/downloadmanager.h"
#include "media/prove.h"
#include "ui/actions.h"
#include "ui/fileopener.h"
#include "ui/jobtally.h"
#include "ui/rowcommand.h"
#include "ui/trash.h"
#include "ui/undohistory.h"

#include <QClipboard>
#include <QFileInfo>
#include <QGuiApplication>
#include <QMenu>
#include <QMimeData>
#include <QUrl>

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace bowerbird {

namespace {

constexpr QKeyCombination ctrlShift(Qt::Key key)
{
    return QKeyCombination(Qt::Modifiers{Qt::CTRL, Qt::SHIFT}, key);
}

constexpr std::chrono::milliseconds kUpdateInterval{100};
constexpr qsizetype kMostFileChecks = 200; // looking whether a finished file is gone costs a system call each

bool any(JobState)
{
    return true;
}

} // namespace

JobActions::JobActions(DownloadManager &manager, UndoHistory &undo, QObject *parent)
    : QObject(parent)
    , m_manager(manager)
    , m_undo(undo)
{
    makeFileActions();
    makeQueueActions();
    m_updateTimer.setSingleShot(true);
    m_updateTimer.setInterval(kUpdateInterval);
    connect(&m_updateTimer, &QTimer::timeout, this, &JobActions::updateEnabled);
    connect(&manager, &DownloadManager::jobsChanged, this, [this](const QList<RowSpan> &, JobFields fields) {
        if (fields.testFlag(JobField::State) && !m_selection.isEmpty() && !m_updateTimer.isActive())
            m_updateTimer.start();
    });
    connect(&m_clipboardLoader, &ImageLoader::loaded, this, [this](const QString &path, const QImage &image) {
        if (image.isNull())
            return Q_EMIT troubled(tr("%1 cannot be read as a picture.").arg(path));
        auto *data = new QMimeData;
        data->setImageData(image);
        data->setUrls({QUrl::fromLocalFile(path)});
        QGuiApplication::clipboard()->setMimeData(data);
        Q_EMIT told(tr("Picture copied"));
    });
    updateEnabled();
}

void JobActions::makeFileActions()
{
    open = makeAction(this, "image"_L1, tr("&Open"), QKeyCombination(Qt::CTRL, Qt::Key_Return));
    reveal = makeAction(this, "folder"_L1, tr("Open &Folder"), ctrlShift(Qt::Key_Return));
    copyLink = makeAction(this, "link"_L1, tr("Copy &Link"), QKeySequence::Copy);
    copyPicture = makeAction(this, "copy"_L1, tr("Copy &Picture"), ctrlShift(Qt::Key_C));
    rename = makeAction(this, "list"_L1, tr("Re&name by Template…"), QKeySequence(Qt::Key_F2));
    remove = makeAction(this, "remove"_L1, tr("Re&move from List"), QKeySequence::Delete);
    trash = makeAction(this, "trash"_L1, tr("Move File to &Trash"), QKeyCombination(Qt::SHIFT, Qt::Key_Delete));
    connect(open, &QAction::triggered, this, &JobActions::openFiles);
    connect(reveal, &QAction::triggered, this, &JobActions::revealFirst);
    connect(copyLink, &QAction::triggered, this, &JobActions::copyLinks);
    connect(copyPicture, &QAction::triggered, this, &JobActions::copyImage);
    connect(remove, &QAction::triggered, this, &JobActions::removeJobs);
    connect(trash, &QAction::triggered, this, &JobActions::trashFiles);
}

void JobActions::makeQueueActions()
{
    pause = makeAction(this, "pause"_L1, tr("P&ause"), QKeyCombination(Qt::CTRL, Qt::Key_P));
    resume = makeAction(this, "resume"_L1, tr("R&esume"), QKeyCombination(Qt::CTRL, Qt::Key_R));
    retry = makeAction(this, "retry"_L1, tr("Tr&y Again"), QKeySequence(Qt::Key_F5));
    cancel = makeAction(this, "cancel"_L1, tr("&Cancel"), QKeyCombination(Qt::CTRL, Qt::Key_K));
    toTop = makeAction(this, "top"_L1, tr("Move to T&op"), ctrlShift(Qt::Key_Up));
    toBottom = makeAction(this, "bottom"_L1, tr("Move to &Bottom"), ctrlShift(Qt::Key_Down));
    sendToAria2 = makeAction(this, "link"_L1, tr("Send to ar&ia2…"));
    sendToAria2->setStatusTip(tr("Let an aria2 on this or another computer download these images"));
    sendToAria2->setVisible(false);
    connect(sendToAria2, &QAction::triggered, this, [this] { Q_EMIT handoffRequested(chosen(canHandOff)); });
    connect(pause, &QAction::triggered, this, &JobActions::pauseJobs);
    connect(resume, &QAction::triggered, this, &JobActions::resumeJobs);
    connect(retry, &QAction::triggered, this, [this] { retryJobs(m_selection); });
    connect(cancel, &QAction::triggered, this, &JobActions::cancelJobs);
    connect(toTop, &QAction::triggered, this, [this] { move(true); });
    connect(toBottom, &QAction::triggered, this, [this] { move(false); });
}

void JobActions::setSelection(const QList<JobId> &ids)
{
    m_selection = ids;
    updateEnabled();
}

void JobActions::fillMenu(QMenu &menu) const
{
    menu.addActions({open, reveal});
    menu.addSeparator();
    menu.addActions({copyLink, copyPicture});
    menu.addSeparator();
    menu.addActions({pause, resume, retry, cancel, sendToAria2});
    menu.addSeparator();
    menu.addActions({toTop, toBottom});
    menu.addSeparator();
    menu.addActions({rename, remove, trash});
}

void JobActions::updateEnabled()
{
    JobTally tally(m_selection.size() <= kMostFileChecks ? JobTally::Files::AreLookedAt : JobTally::Files::AreTrusted);
    m_manager.eachState(m_selection, [&](JobId id, JobState state) {
        tally.see(state);
        if (tally.wants(state))
            tally.see(m_manager.jobAt(m_manager.rowOf(id)));
        return !tally.isSettled(m_manager.counts());
    });
    open->setEnabled(tally.files > 0 && tally.files <= JobTally::kMostOpened);
    reveal->setEnabled(tally.all > 0);
    copyLink->setEnabled(tally.all > 0);
    copyPicture->setEnabled(tally.files == 1 && tally.all == 1);
    pause->setEnabled(tally.pause);
    resume->setEnabled(tally.resume);
    retry->setEnabled(tally.retry || tally.lostFile);
    const bool isDeleted = tally.all > 0 && tally.deleted == tally.all;
    retry->setText(isDeleted ? tr("Download An&yway") : tr("Tr&y Again"));
    cancel->setEnabled(tally.cancel);
    sendToAria2->setEnabled(tally.handOff);
    toTop->setEnabled(tally.move);
    toBottom->setEnabled(tally.move);
    rename->setEnabled(tally.owned > 0 && (tally.owned != 1 || !tally.lostFile));
    remove->setEnabled(tally.all > 0);
    trash->setEnabled(tally.owned > 0 && (tally.owned != 1 || !tally.lostFile));
}

QList<JobId> JobActions::chosen(bool (*wants)(JobState)) const
{
    return m_manager.idsWhere(m_selection, wants);
}

QList<JobId> JobActions::chosen(bool (*wants)(const Job &)) const
{
    QList<JobId> ids;
    for (const JobId id : m_selection) {
        const int row = m_manager.rowOf(id);
        if (row >= 0 && wants(m_manager.jobAt(row)))
            ids.append(id);
    }
    return ids;
}

QList<Job> JobActions::copies(const QList<JobId> &ids) const
{
    QList<Job> jobs;
    jobs.reserve(ids.size());
    for (const JobId id : ids) {
        if (const int row = m_manager.rowOf(id); row >= 0)
            jobs.append(m_manager.jobAt(row));
    }
    return jobs;
}

void JobActions::openJob(JobId id)
{
    const int row = m_manager.rowOf(id);
    if (row < 0 || !hasFile(m_manager.jobAt(row)))
        return;
    const QString path = m_manager.jobAt(row).file.path;
    if (!QFileInfo::exists(path))
        Q_EMIT troubled(tr("%1 is not there any more. Try Again downloads it once more.").arg(path));
    else if (!openFile(path))
        Q_EMIT troubled(tr("No program could be started that opens %1.").arg(path));
}

void JobActions::openFiles()
{
    for (const JobId id : chosen(hasFile))
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

void JobActions::copyLinks()
{
    QStringList links;
    for (const JobId id : std::as_const(m_selection)) {
        if (const int row = m_manager.rowOf(id); row >= 0)
            links += QString::fromUtf8(packedUrl(*m_manager.packedAt(row).packed));
    }
    QGuiApplication::clipboard()->setText(links.join(u'\n'));
    Q_EMIT told(tr("%n link(s) copied", nullptr, static_cast<int>(links.size())));
}

void JobActions::copyImage()
{
    const QList<JobId> ids = chosen(hasFile);
    if (!ids.isEmpty())
        m_clipboardLoader.load(copies(ids).first().file.path, QSize(kMaxEdgePx, kMaxEdgePx));
}

void JobActions::pauseJobs()
{
    const QList<JobId> ids = chosen(canPause);
    const RowCommand command(m_manager, ids, &DownloadManager::pause);
    m_undo.push(tr("Paused %n image(s)", nullptr, static_cast<int>(ids.size())), [command] { command.putBack(); });
}

void JobActions::resumeJobs()
{
    const QList<JobId> ids = chosen(canResume);
    const RowCommand command(m_manager, ids, &DownloadManager::resume);
    m_undo.push(tr("Resumed %n image(s)", nullptr, static_cast<int>(ids.size())), [command] { command.putBack(); });
}

void JobActions::retryJob(JobId id)
{
    retryJobs({id});
}

// To take it back the rows become what they were, with their failures; those that have come to an end meanwhile are
// left alone.
void JobActions::retryJobs(const QList<JobId> &ids)
{
    const QList<JobId> wanted = m_manager.idsWhere(ids, canRetryIfLost);
    qsizetype tried = m_manager.idsWhere(ids, canRetry).size();
    if (wanted.size() <= kMostFileChecks)
        tried = std::ranges::count_if(copies(wanted), [](const Job &job) {
            return job.state != JobState::Finished || !QFileInfo::exists(job.file.path);
        });
    const RowCommand command(m_manager, wanted, &DownloadManager::retry);
    m_undo.push(tr("Tried %n image(s) again", nullptr, static_cast<int>(tried)), [command] { command.putBack(); });
}

void JobActions::cancelJobs()
{
    const QList<JobId> ids = chosen(canCancel);
    const RowCommand command(m_manager, ids, &DownloadManager::cancel);
    m_undo.push(
        tr("Cancelled %n image(s)", nullptr, static_cast<int>(ids.size())), [command] { command.putBackCancelled(); },
        UndoHistory::Announce::Yes);
}

void JobActions::removeJobs()
{
    const QList<JobId> ids = chosen(any);
    if (ids.isEmpty())
        return;
    Q_EMIT removing();
    const RowCommand command(m_manager, ids, &DownloadManager::remove);
    if (m_manager.slices().isBusy())
        connect(&m_manager.slices(), &JobSlices::ended, this, &JobActions::removed, Qt::SingleShotConnection);
    else
        Q_EMIT removed();
    m_undo.push(
        tr("Removed %n row(s) from the list", nullptr, static_cast<int>(ids.size())), [command] { command.restore(); },
        UndoHistory::Announce::Yes);
}

void JobActions::trashFiles()
{
    QList<TrashedFile> trashed;
    QList<JobId> ids;
    QStringList failed;
    for (const Job &job : copies(chosen(ownsFile))) {
        if (!QFileInfo::exists(job.file.path))
            continue;
        if (auto file = moveFileToTrash(job.file.path)) {
            trashed.append(*file);
            ids.append(job.id);
        } else {
            failed.append(job.file.path);
        }
    }
    if (!failed.isEmpty())
        Q_EMIT troubled(tr("%n file(s) could not be moved to the trash: %1", nullptr, static_cast<int>(failed.size()))
                            .arg(failed.first()));
    updateEnabled();
    if (trashed.isEmpty())
        return;
    m_undo.push(
        tr("Moved %n file(s) to the trash", nullptr, static_cast<int>(trashed.size())),
        [this, trashed, ids] {
            QStringList back;
            for (const TrashedFile &file : trashed) {
                if (takeFromTrash(file))
                    back.append(file.path);
                else
                    Q_EMIT troubled(tr("%1 could not be taken back from the trash.").arg(file.path));
            }
            updateEnabled();
            Q_EMIT filesTakenBack(back);
            Q_EMIT filesMoved(ids);
        },
        UndoHistory::Announce::Yes);
    QStringList paths;
    for (const TrashedFile &file : trashed)
        paths.append(file.path);
    Q_EMIT filesDeleted(paths);
    Q_EMIT filesMoved(ids);
}

// To the top from the last slice to the first, each of which then stands before the others.
void JobActions::move(bool isToTop)
{
    QList<JobId> ids = chosen(canMove);
    const auto size = static_cast<int>(ids.size());
    if (isToTop)
        std::ranges::reverse(ids);
    const RowCommand command(m_manager, ids, [&manager = m_manager, isToTop](QList<JobId> some) {
        if (isToTop)
            std::ranges::reverse(some);
        isToTop ? manager.moveToTop(some) : manager.moveToBottom(some);
    });
    m_undo.push(tr("Moved %n image(s) in the queue", nullptr, size), [command] { command.moveBack(); });
}

} // namespace bowerbird
