// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/jobid.h"

#include <QList>
#include <QObject>
#include <QPointer>
#include <QTimer>

class QAction;
class QMenu;

namespace bowerbird {

class DownloadManager;
class FilteredImages;
class JobChoice;
class UndoHistory;

// What can be done with images that wait to be chosen: choose among them, download those or all of them, take the rest
// out of the list. What changes a job can be undone.
//
// Thread: UI. Borrows: manager, choice and undo history, which outlive it. Owns: the menu of sizes.
class ChoiceActions : public QObject
{
    Q_OBJECT
public:
    ChoiceActions(DownloadManager &manager, JobChoice &choice, UndoHistory &undo, QObject *parent = nullptr);
    ~ChoiceActions() override;
    // Who is to know what was taken out of the list instead of being chosen; nobody as long as it is not set.
    void setListings(FilteredImages *listings);

    [[nodiscard]] int heldCount() const;
    [[nodiscard]] int chosenCount() const;
    void fillMenu(QMenu &menu) const;

    QAction *downloadChosen;
    QAction *downloadAll;
    QAction *chooseAll;
    QAction *chooseNone;
    QAction *invert;
    QAction *removeRest; // what is not chosen
    QMenu *largerThan;   // "Choose All Over ..."

Q_SIGNALS:
    void changed(); // how many wait, or how many are chosen; a few times a second at most
    void told(const QString &text);

private:
    void makeSizes();
    void download(const QList<JobId> &ids);
    void removeUnchosen();
    void update();

    DownloadManager &m_manager;
    JobChoice &m_choice;
    UndoHistory &m_undo;
    QPointer<FilteredImages> m_listings;
    QTimer m_updateTimer;
    int m_held = -1;
    int m_chosen = -1;
};

} // namespace bowerbird
