// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#include "ui/historyactions.h"

#include "engine/downloadmanager.h"
#include "store/library.h"
#include "ui/actions.h"
#include "ui/fileopener.h"
#include "ui/undohistory.h"

#include <QClipboard>
#include <QFileInfo>
#include <QGuiApplication>
#include <QMenu>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace bowerbird {

namespace {

constexpr QKeyCombination ctrlShift(Qt::Key key)
{
    return QKeyCombination(Qt::Modifiers{Qt::CTRL, Qt::SHIFT}, key);
}

// One that was edited can be opened as well as any other.
bool isHere(const HistoryEntry &entry)
{
    return entry.state == HistoryState::Present || entry.state == HistoryState::Changed;
}

} // namespace

HistoryActions::HistoryActions(const Parts &parts, QObject *parent)
    : QObject(parent)
    , m_library(parts.library)
    , m_manager(parts.manager)
    , m_settings(parts.settings)
    , m_undo(parts.undo)
    , m_trash(parts.library, parts.undo)
    , m_inPlace(parts.manager, parts.library)
{
    m_pool.setMaxThreadCount(1);
    open = makeAction(this, "image"_L1, tr("&Open"), QKeyCombination(Qt::CTRL, Qt::Key_Return));
    reveal = makeAction(this, "folder"_L1, tr("Show in &Folder"), ctrlShift(Qt::Key_Return));
    copyLink = makeAction(this, "link"_L1, tr("Copy &Link"), QKeySequence::Copy);
    showInTable = makeAction(this, "list"_L1, tr("Show in &Table"), QKeyCombination(Qt::CTRL, Qt::Key_T));
    queueAgain = makeAction(this, "retry"_L1, tr("&Download Again"), QKeySequence(Qt::Key_F5));
    accept = makeAction(this, "check"_L1, tr("A&ccept as It Is"), QKeyCombination(Qt::CTRL, Qt::Key_E));
    accept->setStatusTip(tr("The library takes the file with the bytes it has now"));
    forget = makeAction(this, "remove"_L1, tr("Fo&rget"), QKeySequence::Delete);
    trash = makeAction(this, "trash"_L1, tr("Move File to Tra&sh"), QKeyCombination(Qt::SHIFT, Qt::Key_Delete));
    forget->setStatusTip(tr("The history forgets it; the file stays"));
    connect(open, &QAction::triggered, this, &HistoryActions::openFiles);
    connect(reveal, &QAction::triggered, this, &HistoryActions::revealFirst);
    connect(copyLink, &QAction::triggered, this, &HistoryActions::copyLinks);
    connect(showInTable, &QAction::triggered, this, &HistoryActions::showRows);
    connect(queueAgain, &QAction::triggered, this, [this] { downloadAgain(m_selection); });
    connect(accept, &QAction::triggered, this, [this] {
        QList<HistoryEntry> entries = m_selection;
        entries.removeIf([](const HistoryEntry &entry) { return entry.state != HistoryState::Changed; });
        acceptAll(entries);
    });
    connect(&m_inPlace, &InPlaceDownloads::replaced, this, [this](JobId id) {
        Q_EMIT filesMoved({id});
        Q_EMIT changed();
    });
    connect(&m_inPlace, &InPlaceDownloads::troubled, this, &HistoryActions::troubled);
    connect(forget, &QAction::triggered, this, [this] { forgetAll(m_selection); });
    connect(trash, &QAction::triggered, this, &HistoryActions::trashFiles);
    connect(&m_trash, &LibraryTrash::moved, this, [this](const QList<JobId> &ids) {
        Q_EMIT filesMoved(ids);
        Q_EMIT changed();
    });
    connect(&m_trash, &LibraryTrash::troubled, this, &HistoryActions::troubled);
    setSelection({});
}

HistoryActions::~HistoryActions()
{
    m_pool.waitForDone();
}

QList<QAction *> HistoryActions::all() const
{
    return {open, reveal, copyLink, showInTable, queueAgain, accept, forget, trash};
}

void HistoryActions::fillMenu(QMenu &menu) const
{
    menu.addActions({open, reveal, showInTable});
    menu.addSeparator();
    menu.addActions({copyLink, queueAgain, accept});
    menu.addSeparator();
    menu.addActions({forget, trash});
}

void HistoryActions::setSelection(const QList<HistoryEntry> &entries)
{
    m_selection = entries;
    const auto here = std::ranges::count_if(entries, isHere);
    open->setEnabled(here > 0 && here <= kMostOpened);
    reveal->setEnabled(!entries.isEmpty());
    copyLink->setEnabled(!entries.isEmpty());
    showInTable->setEnabled(
        std::ranges::any_of(entries, [this](const HistoryEntry &entry) { return m_manager.rowOf(entry.jobId) >= 0; }));
    queueAgain->setEnabled(!entries.isEmpty());
    accept->setEnabled(
        std::ranges::any_of(entries, [](const HistoryEntry &entry) { return entry.state == HistoryState::Changed; }));
    forget->setEnabled(!entries.isEmpty());
    trash->setEnabled(here > 0);
}

QList<JobId> HistoryActions::rows() const
{
    QList<JobId> ids;
    for (const HistoryEntry &entry : m_selection) {
        if (m_manager.rowOf(entry.jobId) >= 0)
            ids.append(entry.jobId);
    }
    return ids;
}

void HistoryActions::openFiles()
{
    for (const HistoryEntry &entry : std::as_const(m_selection)) {
        if (!isHere(entry))
            continue;
        if (!QFileInfo::exists(entry.file.path)) {
            Q_EMIT troubled(tr("%1 is not there any more. Download Again brings it back.").arg(entry.file.path));
            Q_EMIT changed();
        } else if (!openFile(entry.file.path)) {
            Q_EMIT troubled(tr("No program could be started that opens %1.").arg(entry.file.path));
        }
    }
}

void HistoryActions::revealFirst()
{
    if (m_selection.isEmpty())
        return;
    const QString path = m_selection.first().file.path;
    const bool isDone =
        QFileInfo::exists(path) ? revealFile(path) : openFolder(QFileInfo(path).absolutePath()); // where it was
    if (!isDone)
        Q_EMIT troubled(tr("The folder cannot be opened; it may not be there any more."));
}

void HistoryActions::copyLinks()
{
    QStringList links;
    for (const HistoryEntry &entry : std::as_const(m_selection))
        links += entry.url;
    QGuiApplication::clipboard()->setText(links.join(u'\n'));
    Q_EMIT told(tr("%n link(s) copied", nullptr, static_cast<int>(links.size())));
}

void HistoryActions::showRows()
{
    const QList<JobId> ids = rows();
    if (ids.isEmpty())
        Q_EMIT told(tr("The row was removed from the table meanwhile."));
    else
        Q_EMIT showRequested(ids);
}

void HistoryActions::trashFiles()
{
    QStringList paths;
    QList<JobId> ids;
    for (const HistoryEntry &entry : std::as_const(m_selection)) {
        if (!isHere(entry))
            continue;
        paths.append(entry.file.path);
        ids.append(entry.jobId);
    }
    paths.removeDuplicates(); // several links may have the same file
    m_trash.moveToTrash(paths, ids);
}

void HistoryActions::forgetAll(const QList<HistoryEntry> &entries)
{
    if (entries.isEmpty())
        return;
    QList<qint64> rows;
    for (const HistoryEntry &entry : entries)
        rows.append(entry.row);
    m_library.forget(rows);
    m_undo.push(
        tr("Forgot %n image(s); the files stay", nullptr, static_cast<int>(rows.size())),
        [this, entries] {
            m_library.remember(entries);
            Q_EMIT changed();
        },
        UndoHistory::Announce::Yes);
    Q_EMIT forgotten(QSet<qint64>(rows.begin(), rows.end()));
    Q_EMIT changed();
}

} // namespace bowerbird
