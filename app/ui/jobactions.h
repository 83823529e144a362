// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/job.h"
#include "ui/imageloader.h"
#include "ui/jobtally.h"
#include "ui/trash.h"

#include <QList>
#include <QObject>
#include <QTimer>

#include <memory>

class QAction;
class QMenu;

namespace bowerbird {

class DownloadManager;
class UndoHistory;

// What can be done to the chosen jobs: the context menu, the menu bar's copy of it, and the keys. An action is enabled
// while it can do something to at least one of them. Everything that changes a job can be undone.
//
// However many are chosen, no turn of the event loop looks at more of them than fit into some milliseconds: what fits
// them is told as it is found, and looked at again where it is done. What cannot be done to a row passes it over.
//
// Thread: UI. Borrows: manager and undo history, which outlive it.
class JobActions : public QObject
{
    Q_OBJECT
public:
    JobActions(DownloadManager &manager, UndoHistory &undo, QObject *parent = nullptr);

    void setSelection(const QList<JobId> &ids); // in the order of the view
    [[nodiscard]] const QList<JobId> &selection() const { return m_selection; }
    void fillMenu(QMenu &menu) const;

    // For buttons elsewhere that name their job.
    void openJob(JobId id); // the file; a job without one is left alone
    void retryJob(JobId id);
    void updateEnabled(); // also looks whether files have gone or come back

    QAction *open;
    QAction *reveal; // "open folder"
    QAction *copyLink;
    QAction *copyPicture;
    QAction *pause;
    QAction *resume;
    QAction *retry;
    QAction *cancel;
    QAction *toTop;
    QAction *toBottom;
    QAction *sendToAria2; // seen only where somebody takes handoffRequested
    QAction *rename;
    QAction *remove;
    QAction *trash;

Q_SIGNALS:
    void troubled(const QString &text);                      // something could not be done, as a sentence
    void fileGone(bowerbird::JobId id, const QString &text); // it was to be opened; retryJob() brings it back
    void told(const QString &text);                          // something small was done that nothing else shows
    void handoffRequested(const QList<bowerbird::JobId> &ids);
    void removing();                                     // the chosen rows are about to leave the list...
    void removed();                                      // ...and have left it
    void filesMoved(const QList<bowerbird::JobId> &ids); // to the trash, or back from it
    void filesDeleted(const QStringList &paths);         // on purpose: they are in the trash now; before filesMoved...
    void filesTakenBack(const QStringList &paths);       // ...and are where they were again

private:
    struct Trashing;
    void makeFileActions();
    void makeQueueActions();
    void beginTally();
    void tallySome();
    void showTally(bool isComplete);
    void openFiles();
    void revealFirst();
    void copyLinks();
    void copyImage();
    void pauseJobs();
    void resumeJobs();
    void retryJobs(const QList<JobId> &ids);
    void cancelJobs();
    void handOff();
    void removeJobs();
    void trashFiles();
    void trashSome(const QList<JobId> &some, Trashing &trashing);
    void tellTrashed(const Trashing &trashing);
    void takeBackTrashed(const QList<JobId> &ids, const QList<TrashedFile> &files);
    void move(bool isToTop);

    DownloadManager &m_manager;
    UndoHistory &m_undo;
    ImageLoader m_clipboardLoader;
    QList<JobId> m_selection;
    QTimer m_updateTimer;              // states change many times a second
    std::unique_ptr<JobTally> m_tally; // under way; null = none is
    qsizetype m_tallied = 0;           // chosen rows that it has seen
    bool m_isNewSelection = false;     // nothing is known of it yet
    bool m_isTallyOutdated = false;    // something has changed since it was begun
    QList<JobId> m_openable;           // the chosen ones with a file, when they are few enough
    QTimer m_tallyTimer;
};

} // namespace bowerbird
