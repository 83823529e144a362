// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#include "ui/jobactions.h"

#include "engine/downloadmanager.h"
#include "ui/actions.h"
#include "ui/rowcommand.h"
#include "ui/undohistory.h"

#include <QClipboard>
#include <QDeadlineTimer>
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
constexpr std::chrono::milliseconds kTallyTurn{8};
constexpr qsizetype kTalliedAtOnce = 1'000;
constexpr qsizetype kTalliedATurn = 20'000;
constexpr qsizetype kUsualLinkLength = 96;

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
    m_tallyTimer.setSingleShot(true);
    m_tallyTimer.setInterval(0);
    connect(&m_tallyTimer, &QTimer::timeout, this, &JobActions::tallySome);
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
    connect(sendToAria2, &QAction::triggered, this, &JobActions::handOff);
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
    m_isNewSelection = true;
    m_openable.clear();
    beginTally();
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
    if (m_tally)
        m_isTallyOutdated = true; // begun anew each time, it would never end
    else
        beginTally();
}

void JobActions::beginTally()
{
    const bool isFew = m_selection.size() <= kMostFileChecks;
    m_tally = std::make_unique<JobTally>(isFew ? JobTally::Files::AreLookedAt : JobTally::Files::AreTrusted);
    m_tallied = 0;
    m_isTallyOutdated = false;
    tallySome();
}

void JobActions::tallySome()
{
    const QDeadlineTimer turn(kTallyTurn);
    const qsizetype end = std::min(m_selection.size(), m_tallied + kTalliedATurn);
    bool isSettled = false;
    do {
        const QList<JobId> some = m_selection.mid(m_tallied, kTalliedAtOnce);
        m_manager.eachState(some, [&](JobId id, JobState state) {
            m_tally->see(state);
            if (m_tally->wants(state))
                m_tally->see(m_manager.jobAt(m_manager.rowOf(id)));
            isSettled = m_tally->isSettled(m_manager.counts());
            return !isSettled;
        });
        m_tallied += some.size();
    } while (!isSettled && m_tallied < end && !turn.hasExpired());
    const bool isComplete = isSettled || m_tallied == m_selection.size();
    if (isComplete || m_isNewSelection)
        showTally(isComplete);
    if (!isComplete)
        return m_tallyTimer.start();
    m_tally.reset();
    m_tallyTimer.stop();
    m_isNewSelection = false;
    if (m_isTallyOutdated)
        m_updateTimer.start();
}

// What is true of some rows is so of all of them, but for there being few enough.
void JobActions::showTally(bool isComplete)
{
    const JobTally &tally = *m_tally;
    const bool mayOpen = isComplete && tally.files > 0 && tally.files <= JobTally::kMostOpened;
    m_openable = mayOpen ? tally.withFile : QList<JobId>();
    open->setEnabled(mayOpen);
    reveal->setEnabled(tally.all > 0);
    copyLink->setEnabled(tally.all > 0);
    copyPicture->setEnabled(tally.files == 1 && m_selection.size() == 1);
    pause->setEnabled(tally.pause);
    resume->setEnabled(tally.resume);
    retry->setEnabled(tally.retry || tally.lostFile);
    const bool isDeleted = tally.all > 0 && tally.deleted == tally.all;
    const bool isLost = tally.lostFile && !tally.retry;
    retry->setText(isDeleted ? tr("Download An&yway") : isLost ? tr("Download A&gain") : tr("Tr&y Again"));
    cancel->setEnabled(tally.cancel);
    sendToAria2->setEnabled(tally.handOff);
    toTop->setEnabled(tally.move);
    toBottom->setEnabled(tally.move);
    rename->setEnabled(tally.renameable > 0);
    remove->setEnabled(tally.all > 0);
    trash->setEnabled(tally.owned > 0 && (tally.owned != 1 || !tally.lostFile));
}

void JobActions::copyLinks()
{
    struct Copied
    {
        QString text;
        int count = 0;
    };
    const auto copied = std::make_shared<Copied>();
    copied->text.reserve(m_selection.size() * kUsualLinkLength); // a text of a million links does not grow in a moment
    const auto copy = [this, copied](const QList<JobId> &some) {
        for (const JobId id : some) {
            const int row = m_manager.rowOf(id);
            if (row < 0)
                continue;
            if (copied->count++ > 0)
                copied->text += u'\n';
            copied->text += QString::fromUtf8(packedUrl(*m_manager.packedAt(row).packed));
        }
    };
    const auto end = [this, copied] {
        QGuiApplication::clipboard()->setText(copied->text);
        Q_EMIT told(tr("%n link(s) copied", nullptr, copied->count));
    };
    inSlices(m_manager.slices(), *this, m_selection, copy, end);
}

void JobActions::pauseJobs()
{
    const RowCommand command(m_manager, m_selection, &DownloadManager::pause, canPause);
    command.pushTo(m_undo, [](int count) { return tr("Paused %n image(s)", nullptr, count); }, &RowCommand::putBack);
}

void JobActions::resumeJobs()
{
    const RowCommand command(m_manager, m_selection, &DownloadManager::resume, canResume);
    command.pushTo(m_undo, [](int count) { return tr("Resumed %n image(s)", nullptr, count); }, &RowCommand::putBack);
}

void JobActions::retryJob(JobId id)
{
    retryJobs({id});
}

// To take it back the rows become what they were, with their failures; those that have come to an end meanwhile are
// left alone. Rows whose file is there are not told of.
void JobActions::retryJobs(const QList<JobId> &ids)
{
    const auto tried = std::make_shared<int>(-1); // not begun
    const auto tryAgain = [&manager = m_manager, tried](const QList<JobId> &some) {
        *tried = std::max(*tried, 0);
        manager.retry(some);
        manager.eachState(some, [&tried](JobId, JobState state) {
            *tried += state == JobState::Finished ? 0 : 1;
            return true;
        });
    };
    const RowCommand command(m_manager, ids, tryAgain, canRetryIfLost);
    const auto sentence = [tried](int count) {
        return tr("Tried %n image(s) again", nullptr, *tried < 0 ? count : *tried);
    };
    command.pushTo(m_undo, sentence, &RowCommand::putBack);
}

void JobActions::cancelJobs()
{
    const RowCommand command(m_manager, m_selection, &DownloadManager::cancel, canCancel);
    command.pushTo(
        m_undo, [](int count) { return tr("Cancelled %n image(s)", nullptr, count); }, &RowCommand::putBackCancelled,
        UndoHistory::Announce::Yes);
}

void JobActions::removeJobs()
{
    if (m_selection.isEmpty())
        return;
    Q_EMIT removing();
    const RowCommand command(m_manager, m_selection, &DownloadManager::remove);
    if (m_manager.slices().isBusy())
        connect(&m_manager.slices(), &JobSlices::ended, this, &JobActions::removed, Qt::SingleShotConnection);
    else
        Q_EMIT removed();
    command.pushTo(
        m_undo, [](int count) { return tr("Removed %n row(s) from the list", nullptr, count); }, &RowCommand::restore,
        UndoHistory::Announce::Yes);
}

// How many can be is asked before.
void JobActions::handOff()
{
    const auto wanted = std::make_shared<QList<JobId>>();
    const auto collect = [this, wanted](const QList<JobId> &some) {
        for (const JobId id : some) {
            if (const int row = m_manager.rowOf(id); row >= 0 && canHandOff(m_manager.jobAt(row)))
                wanted->append(id);
        }
    };
    inSlices(m_manager.slices(), *this, m_selection, collect, [this, wanted] { Q_EMIT handoffRequested(*wanted); });
}

// To the top from the last slice to the first, each of which then stands before the others.
void JobActions::move(bool isToTop)
{
    QList<JobId> ids = m_selection;
    if (isToTop)
        std::ranges::reverse(ids);
    const auto moveSome = [&manager = m_manager, isToTop](QList<JobId> some) {
        if (isToTop)
            std::ranges::reverse(some);
        isToTop ? manager.moveToTop(some) : manager.moveToBottom(some);
    };
    const RowCommand command(m_manager, ids, moveSome, canMove);
    command.pushTo(
        m_undo, [](int count) { return tr("Moved %n image(s) in the queue", nullptr, count); }, &RowCommand::moveBack);
}

} // namespace bowerbird
