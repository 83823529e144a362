// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#pragma once

#include <QObject>

namespace bowerbird {

class DownloadManager;
class JobActions;
class MessageBar;
class UndoHistory;
struct Failure;

// Tells what was done and can be undone, what was undone, what could not be done, and why the queue has paused itself.
//
// Thread: UI. Borrows: everything; all of it outlives it.
class EngineNotes : public QObject
{
    Q_OBJECT
public:
    EngineNotes(DownloadManager &manager, JobActions &actions, UndoHistory &undo, MessageBar &messages,
                QObject *parent = nullptr);

Q_SIGNALS:
    void told(const QString &text); // for the line at the bottom: something small has happened

private:
    void showDone(const QString &done);
    void showDoneForGood(const QString &done);
    void showTrouble(const QString &text);
    void showBlocked(const Failure &failure);

    DownloadManager &m_manager;
    UndoHistory &m_undo;
    MessageBar &m_messages;
};

} // namespace bowerbird
