// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#include "ui/enginenotes.h"

#include "engine/downloadmanager.h"
#include "ui/failuretext.h"
#include "ui/formatting.h"
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
    connect(&undo, &UndoHistory::withdrawn, this, &EngineNotes::showDoneForGood);
    connect(&undo, &UndoHistory::undone, this, [this](const QString &done, const QString &outcome) {
        Q_EMIT told(outcome.isEmpty() ? tr("Undone: %1").arg(done) : outcome);
    });
    connect(&actions, &JobActions::told, this, &EngineNotes::told);
    connect(&actions, &JobActions::troubled, this, &EngineNotes::showTrouble);
    connect(&actions, &JobActions::fileGone, this, [this, &actions](JobId id, const QString &text) {
        m_messages.show({.key = u"trouble"_s,
                         .kind = Message::Kind::Warning,
                         .text = text,
                         .buttons = {{tr("Download Again"), [&actions, id] { actions.retryJob(id); }}},
                         .lasts = kShown});
    });
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

// Where it was told that it could be taken back: nothing moves, but for the button.
void EngineNotes::showDoneForGood(const QString &done)
{
    if (m_messages.isShowing(kUndoKey))
        m_messages.show({.key = kUndoKey, .kind = Message::Kind::Good, .text = done, .lasts = kShown / 3});
}

void EngineNotes::showTrouble(const QString &text)
{
    m_messages.show({.key = u"trouble"_s, .kind = Message::Kind::Warning, .text = text, .lasts = kShown});
}

void EngineNotes::showBlocked(const Failure &failure)
{
    QString text = failureText(failure);
    if (!failure.detail.isEmpty()) // the file or folder, and what the system said
        text += u'\n' + isolated(toSingleLine(failure.detail));
    m_messages.show({.key = kBlockedKey,
                     .kind = Message::Kind::Error,
                     .title = tr("All downloads are paused; nothing is lost"),
                     .text = text,
                     .buttons = {{tr("Try Again"), [this] { m_manager.resumeAll(); }}}});
}

} // namespace bowerbird
