// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/jobid.h"
#include "ui/undohistory.h"

#include <QList>
#include <QObject>
#include <QPointer>
#include <QTimer>

#include <memory>

class QAction;
class QMenu;

namespace bowerbird {

class DownloadManager;
class FilteredImages;
class JobChoice;
class JobFilterModel;

// What can be done with images that wait to be chosen: choose among them, download those or all of them, take the rest
// out of the list. While the list is filtered that is said of the images that are shown, but for those with a tick,
// which are downloaded wherever they are. It can be undone, and so can ticks: each change of several images at once,
// and all single ticks that follow each other.
//
// Thread: UI. Borrows: manager, choice, undo history and what is shown, which outlive it. Owns: the menu of sizes.
class ChoiceActions : public QObject
{
    Q_OBJECT
public:
    ChoiceActions(DownloadManager &manager, JobChoice &choice, UndoHistory &undo, QObject *parent = nullptr);
    ~ChoiceActions() override;
    // Who is to know what was taken out of the list instead of being chosen; nobody as long as it is not set.
    void setListings(FilteredImages *listings);

    // How many images wait, as of the last changed().
    struct Counts
    {
        int held = 0;
        int shown = 0; // of these; the list's filter hides the others
        int chosen = 0;
        int chosenShown = 0;

        friend bool operator==(const Counts &, const Counts &) = default;
    };
    [[nodiscard]] const Counts &counts() const { return m_counts; }
    void fillMenu(QMenu &menu) const;
    // What the list shows; as long as it is not set, all rows are.
    void setShown(const JobFilterModel &shown);
    void tick(const QList<JobId> &ids, bool isChosen); // by a person
    // Those with at least so many pixels, as far as their size was declared; gives of how many it was not.
    int chooseLarger(qint64 pixels);

    QAction *showAll; // that the list's filter hides; whoever filters takes it
    QAction *downloadChosen;
    QAction *downloadAll;
    QAction *chooseAll;
    QAction *chooseNone;
    QAction *invert;
    QAction *removeRest;  // what is not chosen
    QAction *sendToAria2; // the chosen ones; seen only where somebody takes handoffRequested
    QMenu *largerThan;    // "Choose All Over ..."

Q_SIGNALS:
    void changed(); // how many wait, or how many are chosen; a few times a second at most
    void told(const QString &text);
    void handoffRequested(const QList<bowerbird::JobId> &ids);

private:
    void makeSizes();
    enum class Wanted : quint8 { All, Chosen, Unchosen };
    [[nodiscard]] QList<JobId> shownHeld(Wanted wanted = Wanted::All) const;
    [[nodiscard]] Counts counted() const;
    void invertShown();
    void note(const QList<JobId> &on, const QList<JobId> &off, const QString &done);
    void noteSingle(JobId id, bool isChosen);
    void download(const QList<JobId> &ids);
    void removeUnchosen();
    void updateSoon();
    void update();
    void nameActions();

    DownloadManager &m_manager;
    JobChoice &m_choice;
    UndoHistory &m_undo;
    QPointer<FilteredImages> m_listings;
    const JobFilterModel *m_shown = nullptr;
    struct Ticks;
    std::shared_ptr<Ticks> m_single; // that the step takes back to which single ones are added
    UndoHistory::Number m_singleStep = 0;
    QTimer m_updateTimer;
    Counts m_counts{.held = -1};
};

} // namespace bowerbird
