// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#pragma once

#include <QObject>
#include <QTimer>

class QAction;

namespace bowerbird {

class DownloadManager;
class UndoHistory;

// What can be done to the whole queue.
//
// Thread: UI. Borrows: manager and undo history, which outlive it.
class QueueActions : public QObject
{
    Q_OBJECT
public:
    QueueActions(DownloadManager &manager, UndoHistory &history, QObject *parent = nullptr);

    QAction *pauseAll;
    QAction *resumeAll;
    QAction *retryAllFailed;
    QAction *clearFinished;
    QAction *cancelAll;
    QAction *undo; // its text says what it takes back

private:
    void updateEnabled();
    void updateUndo();
    void pause();
    void resume();
    void retryFailed();
    void clear();
    void cancel();

    DownloadManager &m_manager;
    UndoHistory &m_undo;
    QTimer m_updateTimer;
};

} // namespace bowerbird
