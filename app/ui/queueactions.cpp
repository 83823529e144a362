// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#include "ui/queueactions.h"

#include "engine/downloadmanager.h"
#include "ui/actions.h"
#include "ui/undohistory.h"

using namespace Qt::StringLiterals;

namespace bowerbird {

namespace {

constexpr QKeyCombination ctrlShift(Qt::Key key)
{
    return QKeyCombination(Qt::Modifiers{Qt::CTRL, Qt::SHIFT}, key);
}

constexpr std::chrono::milliseconds kUpdateInterval{100};

QList<Job> jobsWhere(const DownloadManager &manager, bool (*wants)(JobState))
{
    QList<Job> jobs;
    for (int row = 0; row < manager.count(); ++row) {
        if (wants(manager.stateAt(row)))
            jobs.append(manager.jobAt(row));
    }
    return jobs;
}

QList<JobId> idsWhere(const DownloadManager &manager, bool (*wants)(JobState))
{
    QList<JobId> ids;
    for (int row = 0; row < manager.count(); ++row) {
        if (wants(manager.stateAt(row)))
            ids.append(manager.idAt(row));
    }
    return ids;
}

QList<JobId> idsOf(const QList<Job> &jobs)
{
    QList<JobId> ids;
    for (const Job &job : jobs)
        ids.append(job.id);
    return ids;
}

} // namespace

QueueActions::QueueActions(DownloadManager &manager, UndoHistory &history, QObject *parent)
    : QObject(parent)
    , m_manager(manager)
    , m_undo(history)
{
    pauseAll = makeAction(this, "pause"_L1, tr("&Pause All"), ctrlShift(Qt::Key_P));
    resumeAll = makeAction(this, "resume"_L1, tr("&Resume All"), ctrlShift(Qt::Key_R));
    retryAllFailed = makeAction(this, "retry"_L1, tr("Try All &Failed Again"), QKeyCombination(Qt::SHIFT, Qt::Key_F5));
    clearFinished = makeAction(this, "clear"_L1, tr("&Clear Finished"), ctrlShift(Qt::Key_Delete));
    cancelAll = makeAction(this, "cancel"_L1, tr("Cancel A&ll"), ctrlShift(Qt::Key_K));
    undo = makeAction(this, "undo"_L1, tr("&Undo"), QKeySequence::Undo);
    connect(pauseAll, &QAction::triggered, this, &QueueActions::pause);
    connect(resumeAll, &QAction::triggered, this, &QueueActions::resume);
    connect(retryAllFailed, &QAction::triggered, this, &QueueActions::retryFailed);
    connect(clearFinished, &QAction::triggered, this, &QueueActions::clear);
    connect(cancelAll, &QAction::triggered, this, &QueueActions::cancel);
    connect(undo, &QAction::triggered, &history, &UndoHistory::undo);
    connect(&history, &UndoHistory::changed, this, &QueueActions::updateUndo);

    m_updateTimer.setSingleShot(true);
    m_updateTimer.setInterval(kUpdateInterval);
    connect(&m_updateTimer, &QTimer::timeout, this, &QueueActions::updateEnabled);
    const auto updateSoon = [this] {
        if (!m_updateTimer.isActive())
            m_updateTimer.start();
    };
    connect(&manager, &DownloadManager::jobsAdded, this, updateSoon);
    connect(&manager, &DownloadManager::jobsRemoved, this, updateSoon);
    connect(&manager, &DownloadManager::jobsReset, this, updateSoon);
    connect(&manager, &DownloadManager::jobsChanged, this, updateSoon);
    connect(&manager, &DownloadManager::pausedChanged, this, &QueueActions::updateEnabled);
    updateEnabled();
    updateUndo();
}

void QueueActions::updateEnabled()
{
    const auto has = [this](JobState state) { return m_manager.counts().at(static_cast<size_t>(state)) > 0; };
    pauseAll->setEnabled(!m_manager.isPaused());
    resumeAll->setEnabled(m_manager.isPaused() || has(JobState::Paused));
    retryAllFailed->setEnabled(has(JobState::Failed));
    clearFinished->setEnabled(has(JobState::Finished) || has(JobState::Skipped));
    cancelAll->setEnabled(!m_manager.isIdle() || has(JobState::Paused) || has(JobState::Held));
}

void QueueActions::updateUndo()
{
    undo->setEnabled(m_undo.canUndo());
    undo->setText(m_undo.canUndo() ? tr("&Undo: %1").arg(m_undo.latest()) : tr("&Undo"));
    undo->setToolTip(textWithShortcut(undo->text(), undo->shortcut()));
}

void QueueActions::pause()
{
    m_manager.pauseAll();
    m_undo.push(tr("Paused all downloads"), [this] { m_manager.resumeAll(); });
}

void QueueActions::resume()
{
    const bool wasPaused = m_manager.isPaused();
    const QList<JobId> paused = idsWhere(m_manager, [](JobState state) { return state == JobState::Paused; });
    m_manager.resumeAll();
    m_undo.push(tr("Resumed all downloads"), [this, wasPaused, paused] {
        m_manager.pause(paused);
        if (wasPaused)
            m_manager.pauseAll();
    });
}

void QueueActions::retryFailed()
{
    const QList<Job> failed = jobsWhere(m_manager, [](JobState state) { return state == JobState::Failed; });
    m_manager.retryAllFailed();
    m_undo.push(tr("Tried %n failed image(s) again", nullptr, static_cast<int>(failed.size())), [this, failed] {
        QList<Job> back;
        for (const Job &job : failed) {
            const int row = m_manager.rowOf(job.id);
            if (row >= 0 && !isTerminal(m_manager.stateAt(row)))
                back.append(job);
        }
        m_manager.remove(idsOf(back));
        m_manager.restore(back);
    });
}

void QueueActions::clear()
{
    const QList<Job> done =
        jobsWhere(m_manager, [](JobState state) { return state == JobState::Finished || state == JobState::Skipped; });
    m_manager.clearFinished();
    m_undo.push(
        tr("Cleared %n finished row(s)", nullptr, static_cast<int>(done.size())),
        [this, done] { m_manager.restore(done); }, UndoHistory::Announce::Yes);
}

// Failed rows stay failed, and so keep their reason.
void QueueActions::cancel()
{
    const QList<JobId> ids = idsWhere(m_manager, [](JobState state) { return !isTerminal(state); });
    m_manager.cancel(ids);
    m_undo.push(
        tr("Cancelled %n image(s)", nullptr, static_cast<int>(ids.size())), [this, ids] { m_manager.retry(ids); },
        UndoHistory::Announce::Yes);
}

} // namespace bowerbird
