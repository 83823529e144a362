// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#include "ui/handoffnotes.h"

#include "ui/aria2dialog.h"
#include "ui/handofftext.h"
#include "ui/jobactions.h"
#include "ui/messagebar.h"
#include "ui/settingskeeper.h"

#include <QAction>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace bowerbird {

HandoffNotes::HandoffNotes(HandoffDesk &desk, JobActions &actions, SettingsKeeper &settings, MessageBar &messages,
                           QWidget *window)
    : QObject(window)
    , m_desk(desk)
    , m_settings(settings)
    , m_messages(messages)
    , m_window(window)
{
    const QString key = u"aria2"_s;
    actions.sendToAria2->setVisible(true);
    connect(&actions, &JobActions::handoffRequested, this, &HandoffNotes::ask);
    connect(&desk, &HandoffDesk::accepted, this, [this, key](int count) {
        m_messages.show({.key = key,
                         .kind = Message::Kind::Info,
                         .text = tr("%n image(s) were handed to aria2.", nullptr, count),
                         .lasts = 8s});
    });
    connect(&desk, &HandoffDesk::troubled, this, [this, key](const Failure &failure) {
        m_messages.show({.key = key, .kind = Message::Kind::Error, .text = aria2TroubleText(failure)});
    });
}

void HandoffNotes::ask(const QList<JobId> &ids)
{
    auto *dialog = new Aria2Dialog(m_desk, m_settings.current().aria2, static_cast<int>(ids.size()), m_window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &Aria2Dialog::chosen, this, [this, ids](const Aria2Settings &target) {
        Settings settings = m_settings.current();
        settings.aria2 = target;
        m_settings.set(settings);
        m_desk.send(ids, target);
    });
    dialog->open();
}

} // namespace bowerbird
