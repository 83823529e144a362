// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#include "ui/choiceactions.h"

#include "engine/downloadmanager.h"
#include "ui/actions.h"
#include "ui/filteredimages.h"
#include "ui/jobchoice.h"
#include "ui/rowcommand.h"
#include "ui/undohistory.h"

#include <QLocale>
#include <QMenu>

using namespace Qt::StringLiterals;

namespace bowerbird {

namespace {

constexpr std::chrono::milliseconds kUpdateInterval{50};
constexpr double kMegapixels[] = {0.25, 0.5, 1, 2, 4, 8, 16};
constexpr double kPixels = 1'000'000;

bool isHeld(JobState state)
{
    return state == JobState::Held;
}

} // namespace

ChoiceActions::ChoiceActions(DownloadManager &manager, JobChoice &choice, UndoHistory &undo, QObject *parent)
    : QObject(parent)
    , downloadChosen(makeAction(this, "resume"_L1, tr("&Download Chosen"), QKeyCombination(Qt::CTRL, Qt::Key_D)))
    , downloadAll(makeAction(this, "bottom"_L1, tr("Do&wnload All Found")))
    , chooseAll(makeAction(this, "check"_L1, tr("Choose &All"), Qt::CTRL | Qt::SHIFT | Qt::Key_A))
    , chooseNone(makeAction(this, "clear"_L1, tr("Choose &None")))
    , invert(makeAction(this, "retry"_L1, tr("&Invert Choice"), QKeyCombination(Qt::CTRL, Qt::Key_I)))
    , removeRest(makeAction(this, "remove"_L1, tr("&Remove What Is Not Chosen")))
    , largerThan(new QMenu(tr("Choose All &Over")))
    , m_manager(manager)
    , m_choice(choice)
    , m_undo(undo)
{
    downloadChosen->setStatusTip(tr("Download the images with a tick"));
    downloadAll->setStatusTip(tr("Download all images that wait to be chosen"));
    chooseAll->setStatusTip(tr("Give a tick to every image that waits to be chosen"));
    chooseNone->setStatusTip(tr("Take the tick from every image"));
    invert->setStatusTip(tr("Swap the images with and without a tick"));
    removeRest->setStatusTip(tr("Take the images without a tick out of the list"));
    makeSizes();
    connect(downloadChosen, &QAction::triggered, this, [this] { download(m_choice.chosen()); });
    connect(downloadAll, &QAction::triggered, this, [this] { download(m_manager.idsWhere(isHeld)); });
    connect(chooseAll, &QAction::triggered, &choice, &JobChoice::chooseAll);
    connect(chooseNone, &QAction::triggered, &choice, &JobChoice::chooseNone);
    connect(invert, &QAction::triggered, &choice, &JobChoice::invert);
    connect(removeRest, &QAction::triggered, this, &ChoiceActions::removeUnchosen);

    m_updateTimer.setSingleShot(true);
    m_updateTimer.setInterval(kUpdateInterval);
    connect(&m_updateTimer, &QTimer::timeout, this, &ChoiceActions::update);
    const auto updateSoon = [this] {
        if (!m_updateTimer.isActive())
            m_updateTimer.start();
    };
    connect(&choice, &JobChoice::changed, this, updateSoon);
    connect(&manager, &DownloadManager::jobsAdded, this, updateSoon);
    connect(&manager, &DownloadManager::jobsRemoved, this, updateSoon);
    connect(&manager, &DownloadManager::jobsReset, this, updateSoon);
    connect(&manager, &DownloadManager::jobsChanged, this, updateSoon);
    update();
}

ChoiceActions::~ChoiceActions()
{
    delete largerThan;
}

void ChoiceActions::setListings(FilteredImages *listings)
{
    m_listings = listings;
}

void ChoiceActions::makeSizes()
{
    for (const double megapixels : kMegapixels) {
        QAction *size = largerThan->addAction(
            tr("%1 MP", "megapixels").arg(QLocale().toString(megapixels, 'g', QLocale::FloatingPointShortest)));
        connect(size, &QAction::triggered, this, [this, pixels = std::llround(megapixels * kPixels)] {
            if (const int unknown = m_choice.chooseLargerThan(pixels); unknown > 0)
                Q_EMIT told(tr("Of %n image(s) the dimensions are not known", nullptr, unknown));
        });
    }
}

void ChoiceActions::fillMenu(QMenu &menu) const
{
    menu.addActions({chooseAll, chooseNone, invert});
    menu.addMenu(largerThan);
    menu.addSeparator();
    menu.addAction(removeRest);
}

int ChoiceActions::heldCount() const
{
    return m_manager.counts().at(static_cast<size_t>(JobState::Held));
}

int ChoiceActions::chosenCount() const
{
    return m_choice.count();
}

void ChoiceActions::download(const QList<JobId> &ids)
{
    if (ids.isEmpty())
        return;
    const RowCommand command(m_manager, ids, &DownloadManager::resume);
    m_undo.push(
        tr("Began to download %n image(s)", nullptr, static_cast<int>(ids.size())), [command] { command.putBack(); },
        UndoHistory::Announce::Yes);
}

void ChoiceActions::removeUnchosen()
{
    const QList<JobId> ids = m_choice.held(false);
    if (ids.isEmpty())
        return;
    const auto noted = std::make_shared<FilteredImages::Unchosen>();
    const auto note = [listings = m_listings, noted](const QList<JobId> &some) {
        if (listings)
            listings->setUnchosen(some, *noted);
    };
    const RowCommand command(m_manager, ids, &DownloadManager::remove, nullptr, note);
    const auto undo = [command, listings = m_listings, noted] {
        command.restore();
        if (listings)
            listings->setChoosable(*noted);
    };
    m_undo.push(tr("Removed %n image(s) that were not chosen", nullptr, static_cast<int>(ids.size())), undo,
                UndoHistory::Announce::Yes, [command] { return command.bytes(); });
}

void ChoiceActions::update()
{
    const int held = heldCount();
    const int chosen = chosenCount();
    if (held == m_held && chosen == m_chosen)
        return;
    m_held = held;
    m_chosen = chosen;
    downloadChosen->setEnabled(chosen > 0);
    downloadAll->setEnabled(held > 0);
    chooseAll->setEnabled(held > chosen);
    chooseNone->setEnabled(chosen > 0);
    invert->setEnabled(held > 0);
    largerThan->setEnabled(held > chosen);
    removeRest->setEnabled(held > chosen);
    Q_EMIT changed();
}

} // namespace bowerbird
