// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/jobid.h"
#include "core/settings.h"

#include <QList>
#include <QObject>

class QWidget;

namespace bowerbird {

class ChoiceActions;
class DownloadManager;
class HandoffDesk;
class JobActions;
class MessageBar;
class SettingsKeeper;
class UndoHistory;

// "Send to aria2", of the selected rows or of those with a tick: from the action by way of the dialog to the desk, as a
// step that can be taken back, and what the desk has to tell.
//
// Thread: UI. Borrows: everything; all of it outlives it.
class HandoffNotes : public QObject
{
    Q_OBJECT
public:
    struct Parts
    {
        HandoffDesk &desk;
        DownloadManager &manager;
        UndoHistory &undo;
        SettingsKeeper &settings;
        MessageBar &messages;
        QWidget *window;
    };
    HandoffNotes(const Parts &parts, JobActions &actions, ChoiceActions &choice);

private:
    void ask(const QList<JobId> &ids);
    void openDialog(const QList<JobId> &ids);
    void send(const QList<JobId> &ids, const Aria2Settings &target);

    Parts m_parts;
};

} // namespace bowerbird
