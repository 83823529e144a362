// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#include "ui/handoffnotes.h"

#include "engine/downloadmanager.h"
#include "ui/aria2dialog.h"
#include "ui/choiceactions.h"
#include "ui/handofftext.h"
#include "ui/jobactions.h"
#include "ui/messagebar.h"
#include "ui/rowcommand.h"
#include "ui/settingskeeper.h"
#include "ui/undohistory.h"

#include <QAction>
#include <QPointer>

#include <memory>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace bowerbird {

HandoffNotes::HandoffNotes(const Parts &parts, JobActions &actions, ChoiceActions &choice)
    : QObject(parts.window)
    , m_parts(parts)
{
    const QString key = u"aria2"_s;
    actions.sendToAria2->setVisible(true);
    choice.sendToAria2->setVisible(true);
    connect(&actions, &JobActions::handoffRequested, this, &HandoffNotes::ask);
    connect(&choice, &ChoiceActions::handoffRequested, this, &HandoffNotes::ask);
    connect(&m_parts.desk, &HandoffDesk::accepted, this, [this, key](int count) {
        m_parts.messages.show({.key = key,
                               .kind = Message::Kind::Info,
                               .text = tr("%n image(s) were handed to aria2.", nullptr, count),
                               .lasts = 8s});
    });
    connect(&m_parts.desk, &HandoffDesk::troubled, this, [this, key](const Failure &failure) {
        m_parts.messages.show({.key = key, .kind = Message::Kind::Error, .text = aria2TroubleText(failure)});
    });
}

// About those that aria2 does not have already.
void HandoffNotes::ask(const QList<JobId> &ids)
{
    const auto wanted = std::make_shared<QList<JobId>>();
    const auto collect = [this, wanted](const QList<JobId> &some) {
        for (const JobId id : some) {
            const HandedOff *there = m_parts.desk.find(id);
            if (!there || there->hasEnded())
                wanted->append(id);
        }
    };
    inSlices(m_parts.manager.slices(), *this, ids, collect, [this, wanted] { openDialog(*wanted); });
}

void HandoffNotes::openDialog(const QList<JobId> &ids)
{
    if (ids.isEmpty())
        return m_parts.messages.show({.key = u"aria2"_s,
                                      .kind = Message::Kind::Info,
                                      .text = tr("There is nothing among these images that aria2 could download and "
                                                 "does not have already."),
                                      .lasts = 8s});
    auto *dialog =
        new Aria2Dialog(m_parts.desk, m_parts.settings.current().aria2, static_cast<int>(ids.size()), m_parts.window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &Aria2Dialog::chosen, this, [this, ids](const Aria2Settings &target) {
        Settings settings = m_parts.settings.current();
        settings.aria2 = target;
        m_parts.settings.set(settings);
        send(ids, target);
    });
    dialog->open();
}

// Taken back, each row becomes what it was, and the desk ends it over there.
void HandoffNotes::send(const QList<JobId> &ids, const Aria2Settings &target)
{
    m_parts.desk.begin(ids.size());
    const RowCommand command(m_parts.manager, ids, [desk = QPointer(&m_parts.desk), target](const QList<JobId> &some) {
        if (desk)
            desk->send(some, target);
    });
    command.pushTo(
        m_parts.undo, [](int count) { return tr("Sent %n image(s) to aria2", nullptr, count); }, &RowCommand::putBack);
}

} // namespace bowerbird
