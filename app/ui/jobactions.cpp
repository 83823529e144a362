// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#include "ui/jobactions.h"

#include "engine/downloadmanager.h"
#include "media/prove.h"
#include "ui/actions.h"
#include "ui/fileopener.h"
#include "ui/trash.h"
#include "ui/undohistory.h"

#include <QClipboard>
#include <QFileInfo>
#include <QGuiApplication>
#include <QMenu>
#include <QMimeData>
#include <QUrl>

using namespace Qt::StringLiterals;

namespace bowerbird {

namespace {

constexpr QKeyCombination ctrlShift(Qt::Key key)
{
    return QKeyCombination(Qt::Modifiers{Qt::CTRL, Qt::SHIFT}, key);
}

constexpr std::chrono::milliseconds kUpdateInterval{100};
constexpr qsizetype kMostFileChecks = 200; // looking whether a finished file is gone costs a system call each

bool hasFile(const Job &job)
{
    return (job.state == JobState::Finished || job.state == JobState::Skipped) && !job.file.path.isEmpty();
}

bool ownsFile(const Job &job) // a skipped row's file belongs to something else
{
    return job.state == JobState::Finished && !job.file.path.isEmpty();
}

bool canPause(const Job &job)
{
    return nextState(job.state, Transition::Pause).has_value();
}

bool canResume(const Job &job)
{
    return job.state == JobState::Paused || job.state == JobState::Held || job.state == JobState::Waiting;
}

bool canRetry(const Job &job)
{
    return job.state == JobState::Failed || job.state == JobState::Cancelled || job.state == JobState::Skipped;
}

bool canCancel(const Job &job)
{
    // The state machine lets a failed job be given up, too; here that would only hide why it failed.
    return !isTerminal(job.state) && nextState(job.state, Transition::Cancel).has_value();
}

bool canMove(const Job &job)
{
    return !isTerminal(job.state);
}

// Left out because a person has deleted its picture, once its file is known to be gone.
bool mayBeDeleted(const Job &job)
{
    return job.state == JobState::Skipped && job.skipReason == SkipReason::AlreadyDownloaded;
}

bool canHandOff(const Job &job)
{
    return job.state != JobState::Finished && job.state != JobState::Skipped && job.image.url.startsWith("http"_L1);
}

bool any(const Job &)
{
    return true;
}

} // namespace

struct JobActions::Tally
{
    qsizetype all = 0;
    int files = 0;
    int owned = 0;
    bool lostFile = false;
    qsizetype deleted = 0;
    bool pause = false;
    bool resume = false;
    bool retry = false;
    bool cancel = false;
    bool move = false;
    bool handOff = false;

    void add(const Job &job, bool looksAtFile)
    {
        const bool isLost = looksAtFile && hasFile(job) && !QFileInfo::exists(job.file.path);
        files += hasFile(job) && !isLost ? 1 : 0;
        owned += ownsFile(job) ? 1 : 0;
        lostFile = lostFile || (isLost && ownsFile(job));
        deleted += isLost && mayBeDeleted(job) ? 1 : 0;
        pause = pause || canPause(job);
        resume = resume || canResume(job);
        retry = retry || canRetry(job);
        cancel = cancel || canCancel(job);
        move = move || canMove(job);
        handOff = handOff || canHandOff(job);
    }
};

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
    Tally tally;
    for (const JobId id : std::as_const(m_selection)) {
        const int row = m_manager.rowOf(id);
        if (row < 0)
            continue;
        ++tally.all;
        tally.add(m_manager.jobAt(row), m_selection.size() <= kMostFileChecks);
    }
    open->setEnabled(tally.files > 0 && tally.files <= kMostOpened);
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
    const QList<Job> jobs = copies(m_selection);
    if (jobs.isEmpty())
        return;
    const Job &job = jobs.first();
    const bool isDone = hasFile(job) ? revealFile(job.file.path) : job.options && openFolder(job.options->directory);
    if (!isDone)
        Q_EMIT troubled(tr("The folder cannot be opened; it may not be there yet."));
}

void JobActions::copyLinks()
{
    QStringList links;
    for (const Job &job : copies(m_selection))
        links += job.image.url;
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
    m_manager.pause(ids);
    m_undo.push(tr("Paused %n image(s)", nullptr, static_cast<int>(ids.size())),
                [this, ids] { m_manager.resume(ids); });
}

void JobActions::resumeJobs()
{
    const QList<JobId> ids = chosen(canResume);
    m_manager.resume(ids);
    m_undo.push(tr("Resumed %n image(s)", nullptr, static_cast<int>(ids.size())),
                [this, ids] { m_manager.pause(ids); });
}

void JobActions::retryJob(JobId id)
{
    retryJobs({id});
}

// To take it back the rows are put back as they were, with their failures; those that have come to an end meanwhile
// are left alone.
void JobActions::retryJobs(const QList<JobId> &ids)
{
    const QList<Job> before = copies(ids);
    m_manager.retry(ids);
    QList<Job> tried;
    std::ranges::copy_if(before, std::back_inserter(tried), [this](const Job &job) {
        return m_manager.jobAt(m_manager.rowOf(job.id)).state != job.state;
    });
    m_undo.push(tr("Tried %n image(s) again", nullptr, static_cast<int>(tried.size())), [this, tried] {
        QList<JobId> stale;
        QList<Job> back;
        for (const Job &job : tried) {
            const int row = m_manager.rowOf(job.id);
            if (row < 0 || isTerminal(m_manager.jobAt(row).state))
                continue;
            stale.append(job.id);
            back.append(job);
        }
        m_manager.remove(stale);
        m_manager.restore(back);
    });
}

void JobActions::cancelJobs()
{
    const QList<JobId> ids = chosen(canCancel);
    const QList<Job> before = copies(ids);
    m_manager.cancel(ids);
    m_undo.push(
        tr("Cancelled %n image(s)", nullptr, static_cast<int>(ids.size())),
        [this, ids, before] {
            m_manager.retry(ids);
            QList<JobId> paused;
            for (const Job &job : before) {
                if (job.state == JobState::Paused)
                    paused.append(job.id);
            }
            m_manager.pause(paused);
        },
        UndoHistory::Announce::Yes);
}

void JobActions::removeJobs()
{
    const QList<JobId> ids = chosen(any);
    if (ids.isEmpty())
        return;
    const QList<Job> before = copies(ids);
    Q_EMIT removing();
    m_manager.remove(ids);
    Q_EMIT removed();
    m_undo.push(
        tr("Removed %n row(s) from the list", nullptr, static_cast<int>(ids.size())),
        [this, before] { m_manager.restore(before); }, UndoHistory::Announce::Yes);
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

void JobActions::move(bool isToTop)
{
    QList<std::pair<qint64, JobId>> queue;
    for (int row = 0; row < m_manager.count(); ++row) {
        if (!isTerminal(m_manager.stateAt(row)))
            queue.emplaceBack(m_manager.orderAt(row), m_manager.idAt(row));
    }
    std::ranges::sort(queue);
    const QList<JobId> ids = chosen(canMove);
    isToTop ? m_manager.moveToTop(ids) : m_manager.moveToBottom(ids);
    m_undo.push(tr("Moved %n image(s) in the queue", nullptr, static_cast<int>(ids.size())), [this, queue] {
        QList<JobId> before;
        for (const auto &[order, id] : queue)
            before.append(id);
        m_manager.moveToTop(before); // which keeps the order it is given
    });
}

} // namespace bowerbird
