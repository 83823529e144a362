// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#include "ui/enginenotes.h"

#include "engine/downloadmanager.h"
#include "ui/failuretext.h"
#include "ui/jobactions.h"
#include "ui/messagebar.h"
#include "ui/undohistory.h"

using namespace Qt::StringLiterals;

namespace bowerbird {

namespace {

constexpr std::chrono::seconds kShown{15};

const QString kUndoKey = u"undo"_s;
const QString kBlockedKey = u"blocked"_s;

} // namespace

EngineNotes::EngineNotes(DownloadManager &manager, JobActions &actions, UndoHistory &undo, MessageBar &messages,
                         QObject *parent)
    : QObject(parent)
    , m_manager(manager)
    , m_undo(undo)
    , m_messages(messages)
{
    connect(&undo, &UndoHistory::changed, this, [this] { m_messages.dismiss(kUndoKey); });
    connect(&undo, &UndoHistory::announced, this, &EngineNotes::showDone);
    connect(&actions, &JobActions::troubled, this, &EngineNotes::showTrouble);
    connect(&manager, &DownloadManager::blocked, this, &EngineNotes::showBlocked);
    connect(&manager, &DownloadManager::pausedChanged, this, [this](bool isPaused) {
        if (!isPaused)
            m_messages.dismiss(kBlockedKey);
    });
}

void EngineNotes::showDone(const QString &done)
{
    m_messages.show({.key = kUndoKey,
                     .kind = Message::Kind::Good,
                     .text = done,
                     .buttons = {{tr("Undo"), [this] { m_undo.undo(); }}},
                     .lasts = kShown});
}

void EngineNotes::showTrouble(const QString &text)
{
    m_messages.show({.key = u"trouble"_s, .kind = Message::Kind::Warning, .text = text, .lasts = kShown});
}

void EngineNotes::showBlocked(const Failure &failure)
{
    m_messages.show({.key = kBlockedKey,
                     .kind = Message::Kind::Error,
                     .title = tr("All downloads are paused; nothing is lost"),
                     .text = failureText(failure),
                     .buttons = {{tr("Resume All"), [this] { m_manager.resumeAll(); }}}});
}

} // namespace bowerbird
