// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#include "ui/choiceactions.h"

#include "engine/downloadmanager.h"
#include "ui/actions.h"
#include "ui/filteredimages.h"
#include "ui/formatting.h"
#include "ui/jobchoice.h"
#include "ui/jobfiltermodel.h"
#include "ui/jobidset.h"
#include "ui/rowcommand.h"

#include <QElapsedTimer>
#include <QLocale>
#include <QMenu>

#include <algorithm>
#include <cmath>

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

// A bit each, where a list has 64.
struct ChoiceActions::Ticks
{
    JobIdSet on; // that were set
    JobIdSet off;

    void noteOn(JobId id)
    {
        if (!off.remove(id))
            on.insert(id);
    }
    void noteOff(JobId id)
    {
        if (!on.remove(id))
            off.insert(id);
    }
    [[nodiscard]] bool isEmpty() const { return on.isEmpty() && off.isEmpty(); }
    void takeBack(JobChoice &choice) const
    {
        choice.set(on.ids(), false);
        choice.set(off.ids(), true);
    }
};

ChoiceActions::ChoiceActions(DownloadManager &manager, JobChoice &choice, UndoHistory &undo, QObject *parent)
    : QObject(parent)
    , showAll(makeAction(this, "image"_L1, tr("Sho&w All That Was Found")))
    , downloadChosen(makeAction(this, "resume"_L1, tr("&Download Chosen"), QKeyCombination(Qt::CTRL, Qt::Key_D)))
    , downloadAll(makeAction(this, "bottom"_L1, {}))
    , chooseAll(makeAction(this, "check"_L1, {}, Qt::CTRL | Qt::SHIFT | Qt::Key_A))
    , chooseNone(makeAction(this, "clear"_L1, {}))
    , invert(makeAction(this, "retry"_L1, tr("&Invert Choice"), QKeyCombination(Qt::CTRL, Qt::Key_I)))
    , removeRest(makeAction(this, "remove"_L1, {}))
    , sendToAria2(makeAction(this, "link"_L1, tr("&Send Chosen to aria2…")))
    , largerThan(new QMenu(tr("Choose All &Over")))
    , m_manager(manager)
    , m_choice(choice)
    , m_undo(undo)
{
    showAll->setStatusTip(tr("Let the list show every image again, also those that its filter hides"));
    downloadChosen->setStatusTip(tr("Download the images with a tick"));
    nameActions();
    makeSizes();
    connect(downloadChosen, &QAction::triggered, this, [this] { download(m_choice.chosen()); });
    connect(downloadAll, &QAction::triggered, this, [this] { download(shownHeld()); });
    connect(chooseAll, &QAction::triggered, this, [this] { tick(shownHeld(Wanted::Unchosen), true); });
    connect(chooseNone, &QAction::triggered, this, [this] { tick(shownHeld(Wanted::Chosen), false); });
    connect(invert, &QAction::triggered, this, &ChoiceActions::invertShown);
    connect(removeRest, &QAction::triggered, this, &ChoiceActions::removeUnchosen);
    sendToAria2->setStatusTip(tr("Let an aria2 on this or another computer download the images with a tick"));
    sendToAria2->setVisible(false);
    connect(sendToAria2, &QAction::triggered, this, [this] { Q_EMIT handoffRequested(m_choice.chosen()); });

    m_updateTimer.setSingleShot(true);
    m_updateTimer.setInterval(kUpdateInterval);
    connect(&m_updateTimer, &QTimer::timeout, this, &ChoiceActions::update);
    connect(&choice, &JobChoice::changed, this, &ChoiceActions::updateSoon);
    connect(&manager, &DownloadManager::jobsAdded, this, &ChoiceActions::updateSoon);
    connect(&manager, &DownloadManager::jobsRemoved, this, &ChoiceActions::updateSoon);
    connect(&manager, &DownloadManager::jobsReset, this, &ChoiceActions::updateSoon);
    connect(&manager, &DownloadManager::jobsChanged, this, &ChoiceActions::updateSoon);
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
        connect(size, &QAction::triggered, this,
                [this, pixels = std::llround(megapixels * kPixels)] { chooseLarger(pixels); });
    }
}

void ChoiceActions::fillMenu(QMenu &menu) const
{
    menu.addActions({chooseAll, chooseNone, invert});
    menu.addMenu(largerThan);
    menu.addSeparator();
    menu.addActions({sendToAria2, removeRest, showAll});
}

void ChoiceActions::setShown(const JobFilterModel &shown)
{
    m_shown = &shown;
    connect(&shown, &JobFilterModel::filtered, this, &ChoiceActions::updateSoon);
    connect(&shown, &QAbstractItemModel::rowsInserted, this, &ChoiceActions::updateSoon);
    connect(&shown, &QAbstractItemModel::rowsRemoved, this, &ChoiceActions::updateSoon);
    connect(&shown, &QAbstractItemModel::modelReset, this, &ChoiceActions::updateSoon);
    updateSoon();
}

// --- ticks

QList<JobId> ChoiceActions::shownHeld(Wanted wanted) const
{
    if (m_manager.counts().at(static_cast<size_t>(JobState::Held)) == 0)
        return {};
    const bool isFiltered = m_shown && m_shown->isFiltering();
    QList<JobId> ids = isFiltered ? m_shown->idsIn(JobState::Held) : m_manager.idsWhere(isHeld);
    if (wanted != Wanted::All)
        ids.removeIf([this, wanted](JobId id) { return m_choice.isChosen(id) != (wanted == Wanted::Chosen); });
    return ids;
}

void ChoiceActions::tick(const QList<JobId> &ids, bool isChosen)
{
    const QList<JobId> ticks = m_choice.set(ids, isChosen);
    if (ticks.size() == 1)
        return noteSingle(ticks.first(), isChosen);
    const auto size = static_cast<int>(ticks.size());
    if (isChosen)
        note(ticks, {}, tr("Chose %Ln image(s)", nullptr, size));
    else
        note({}, ticks, tr("Took the tick from %Ln image(s)", nullptr, size));
}

void ChoiceActions::invertShown()
{
    const QList<JobId> on = shownHeld(Wanted::Unchosen);
    const QList<JobId> off = m_choice.set(shownHeld(Wanted::Chosen), false);
    const QList<JobId> chosen = m_choice.set(on, true);
    note(chosen, off, tr("Swapped ticks: now %Ln image(s) chosen", nullptr, m_choice.count()));
}

int ChoiceActions::chooseLarger(qint64 pixels)
{
    QList<JobId> larger;
    int unknown = 0;
    const QList<JobId> candidates = shownHeld(Wanted::Unchosen);
    for (const JobId id : candidates) {
        const ImageRef image = unpackNumbers(*m_manager.packedAt(m_manager.rowOf(id)).packed).image;
        const bool isKnown = image.widthPx > 0 && image.heightPx > 0;
        unknown += isKnown ? 0 : 1;
        if (isKnown && qint64(image.widthPx) * image.heightPx >= pixels)
            larger += id;
    }
    tick(larger, true);
    if (unknown > 0)
        Q_EMIT told(tr("Chose %1; of %Ln image(s) the dimensions are not known", nullptr, unknown)
                        .arg(formatCount(static_cast<int>(larger.size()))));
    return unknown;
}

void ChoiceActions::note(const QList<JobId> &on, const QList<JobId> &off, const QString &done)
{
    const auto ticks = std::make_shared<Ticks>();
    for (const JobId id : on)
        ticks->noteOn(id);
    for (const JobId id : off)
        ticks->noteOff(id);
    if (!ticks->isEmpty())
        m_undo.push(done, [&choice = m_choice, ticks] { ticks->takeBack(choice); });
    Q_EMIT told(done);
}

// Twenty clicks would push everything else out: one step takes back all of them since another step.
void ChoiceActions::noteSingle(JobId id, bool isChosen)
{
    const bool goesOn = m_single && m_undo.latestNumber() == m_singleStep;
    if (!goesOn)
        m_single = std::make_shared<Ticks>();
    isChosen ? m_single->noteOn(id) : m_single->noteOff(id);
    const auto on = static_cast<int>(m_single->on.size());
    const auto off = static_cast<int>(m_single->off.size());
    QString done = tr("Changed the ticks of %Ln image(s)", nullptr, on + off);
    if (off == 0)
        done = tr("Chose %Ln image(s)", nullptr, on);
    else if (on == 0)
        done = tr("Took the tick from %Ln image(s)", nullptr, off);
    if (!goesOn)
        m_singleStep = m_undo.push(done, [&choice = m_choice, ticks = m_single] { ticks->takeBack(choice); });
    else if (m_single->isEmpty())
        m_undo.withdraw(m_singleStep);
    else
        m_undo.retell(m_singleStep, done, UndoHistory::Announce::No);
    Q_EMIT told(m_single->isEmpty() ? tr("The ticks are as they were") : done);
}

// --- rows

void ChoiceActions::download(const QList<JobId> &ids)
{
    if (ids.isEmpty())
        return;
    const RowCommand command(m_manager, ids, &DownloadManager::resume);
    command.pushTo(
        m_undo, [](int count) { return tr("Started %Ln download(s)", nullptr, count); }, &RowCommand::putBack,
        UndoHistory::Announce::Yes);
}

void ChoiceActions::removeUnchosen()
{
    const QList<JobId> ids = shownHeld(Wanted::Unchosen);
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
    m_undo.push(tr("Removed %Ln image(s) that were not chosen", nullptr, static_cast<int>(ids.size())), undo,
                UndoHistory::Announce::Yes, [command] { return command.bytes(); });
}

// --- what is told

void ChoiceActions::updateSoon()
{
    if (!m_updateTimer.isActive())
        m_updateTimer.start();
}

ChoiceActions::Counts ChoiceActions::counted() const
{
    Counts counts{.held = m_manager.counts().at(static_cast<size_t>(JobState::Held)), .chosen = m_choice.count()};
    counts.shown = counts.held;
    counts.chosenShown = counts.chosen;
    if (counts.held == 0 || !m_shown || !m_shown->isFiltering())
        return counts;
    const QList<JobId> shown = shownHeld();
    counts.shown = static_cast<int>(shown.size());
    counts.chosenShown =
        static_cast<int>(std::ranges::count_if(shown, [this](JobId id) { return m_choice.isChosen(id); }));
    return counts;
}

// Counting takes long where a million rows are filtered, so that it is done less often there.
void ChoiceActions::update()
{
    QElapsedTimer timer;
    timer.start();
    const Counts counts = counted();
    m_updateTimer.setInterval(std::max(kUpdateInterval, std::chrono::milliseconds(timer.elapsed() * 20)));
    if (counts == m_counts)
        return;
    m_counts = counts;
    showAll->setEnabled(counts.held > counts.shown);
    showAll->setVisible(counts.held > counts.shown);
    downloadChosen->setEnabled(counts.chosen > 0);
    sendToAria2->setEnabled(counts.chosen > 0);
    downloadAll->setEnabled(counts.shown > 0);
    chooseAll->setEnabled(counts.shown > counts.chosenShown);
    chooseNone->setEnabled(counts.chosenShown > 0);
    invert->setEnabled(counts.shown > 0);
    largerThan->setEnabled(counts.shown > counts.chosenShown);
    removeRest->setEnabled(counts.shown > counts.chosenShown);
    nameActions();
    Q_EMIT changed();
}

// What they do while some of the images are hidden.
void ChoiceActions::nameActions()
{
    const bool isPart = m_counts.held > m_counts.shown;
    downloadAll->setText(isPart ? tr("Do&wnload All Shown") : tr("Do&wnload All Found"));
    downloadAll->setStatusTip(isPart ? tr("Download all images that wait to be chosen and are shown")
                                     : tr("Download all images that wait to be chosen"));
    chooseAll->setText(isPart ? tr("Choose &All Shown") : tr("Choose &All"));
    chooseAll->setStatusTip(isPart ? tr("Give a tick to every image that is shown")
                                   : tr("Give a tick to every image that waits to be chosen"));
    chooseNone->setText(isPart ? tr("Choose &None Shown") : tr("Choose &None"));
    chooseNone->setStatusTip(isPart ? tr("Take the tick from every image that is shown")
                                    : tr("Take the tick from every image"));
    invert->setStatusTip(isPart ? tr("Swap the images with and without a tick, of those that are shown")
                                : tr("Swap the images with and without a tick"));
    removeRest->setText(isPart ? tr("&Remove What Is Shown and Not Chosen") : tr("&Remove What Is Not Chosen"));
    removeRest->setStatusTip(isPart ? tr("Take the images without a tick out of the list, of those that are shown")
                                    : tr("Take the images without a tick out of the list"));
    for (QAction *action : {downloadAll, chooseAll, chooseNone, removeRest})
        action->setToolTip(textWithShortcut(action->text(), action->shortcut()));
}

} // namespace bowerbird
