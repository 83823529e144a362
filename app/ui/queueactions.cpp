// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#include "ui/queueactions.h"

#include "engine/downloadmanager.h"
#include "ui/actions.h"
#include "ui/rowcommand.h"
#include "ui/undohistory.h"

using namespace Qt::StringLiterals;

namespace bowerbird {

namespace {

constexpr QKeyCombination ctrlShift(Qt::Key key)
{
    return QKeyCombination(Qt::Modifiers{Qt::CTRL, Qt::SHIFT}, key);
}

constexpr std::chrono::milliseconds kUpdateInterval{100};

bool isFailed(JobState state)
{
    return state == JobState::Failed;
}

bool isDone(JobState state)
{
    return state == JobState::Finished || state == JobState::Skipped;
}

bool isToCome(JobState state)
{
    return !isTerminal(state);
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
    connect(&history, &UndoHistory::withdrawn, this, &QueueActions::updateUndo);

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
    QString tip = textWithShortcut(undo->text(), undo->shortcut());
    const QString gone = tr("What was done before that cannot be taken back any more: it changed too many images.");
    if (m_undo.hasGivenUp())
        tip += u'\n' + (m_undo.canUndo() ? gone : tr("What was done before changed too many images to keep it all."));
    undo->setToolTip(tip);
    undo->setStatusTip(m_undo.hasGivenUp() ? gone : QString());
}

void QueueActions::pause()
{
    m_manager.pauseAll();
    m_undo.push(tr("Paused all downloads"), [this] { m_manager.resumeAll(); });
}

void QueueActions::resume()
{
    const bool wasPaused = m_manager.isPaused();
    const QList<JobId> paused = m_manager.idsWhere([](JobState state) { return state == JobState::Paused; });
    m_manager.resumeAll();
    m_undo.push(tr("Resumed all downloads"), [this, wasPaused, paused] {
        m_manager.slices().run(paused, [&manager = m_manager](const QList<JobId> &some) { manager.pause(some); });
        if (wasPaused)
            m_manager.pauseAll();
    });
}

void QueueActions::retryFailed()
{
    const QList<JobId> failed = m_manager.idsWhere(isFailed);
    const RowCommand command(m_manager, failed, &DownloadManager::retry);
    command.pushTo(
        m_undo, [](int count) { return tr("Tried %n failed image(s) again", nullptr, count); }, &RowCommand::putBack);
}

void QueueActions::clear()
{
    const QList<JobId> done = m_manager.idsWhere(isDone);
    const RowCommand command(m_manager, done, &DownloadManager::remove);
    command.pushTo(
        m_undo, [](int count) { return tr("Cleared %n finished row(s)", nullptr, count); }, &RowCommand::restore,
        UndoHistory::Announce::Yes);
}

// Failed rows stay failed, and so keep their reason.
void QueueActions::cancel()
{
    const QList<JobId> ids = m_manager.idsWhere(isToCome);
    const RowCommand command(m_manager, ids, &DownloadManager::cancel);
    command.pushTo(
        m_undo, [](int count) { return tr("Cancelled %n image(s)", nullptr, count); }, &RowCommand::putBackCancelled,
        UndoHistory::Announce::Yes);
}

} // namespace bowerbird
