// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/jobid.h"

#include <QList>
#include <QObject>

class QWidget;

namespace bowerbird {

class HandoffDesk;
class JobActions;
class MessageBar;
class SettingsKeeper;

// "Send to aria2": from the action by way of the dialog to the desk, and what the desk has to tell.
//
// Thread: UI. Borrows: everything; all of it outlives it.
class HandoffNotes : public QObject
{
    Q_OBJECT
public:
    HandoffNotes(HandoffDesk &desk, JobActions &actions, SettingsKeeper &settings, MessageBar &messages,
                 QWidget *window);

private:
    void ask(const QList<JobId> &ids);

    HandoffDesk &m_desk;
    SettingsKeeper &m_settings;
    MessageBar &m_messages;
    QWidget *m_window;
};

} // namespace bowerbird
