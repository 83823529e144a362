// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#include "ui/historyactions.h"

#include "engine/downloadmanager.h"
#include "store/library.h"
#include "ui/actions.h"
#include "ui/fileopener.h"
#include "ui/rowcommand.h"
#include "ui/settingskeeper.h"
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

bool isHere(const HistoryEntry &entry)
{
    return entry.state == HistoryState::Present;
}

ImageRef imageOf(const HistoryEntry &entry)
{
    return {.url = entry.url,
            .pageUrl = entry.pageUrl,
            .source = entry.source,
            .siteId = entry.siteId,
            .title = entry.title,
            .album = entry.album,
            .type = entry.file.type};
}

QString linkOf(const JobRow &row)
{
    return QString::fromUtf8(packedUrl(*row.packed));
}

// For an image that is to become this very file, whatever else has the same bytes.
std::shared_ptr<const DownloadOptions> optionsInPlace(DownloadOptions options, const QString &path)
{
    const qsizetype slash = path.lastIndexOf(u'/');
    options.directory = path.left(slash);
    options.nameTemplate = path.mid(slash + 1).replace(u'{', u"{{"_s).replace(u'}', u"}}"_s);
    options.duplicates = DuplicateRule::Keep;
    return std::make_shared<const DownloadOptions>(options);
}

} // namespace

HistoryActions::HistoryActions(const Parts &parts, QObject *parent)
    : QObject(parent)
    , m_library(parts.library)
    , m_manager(parts.manager)
    , m_settings(parts.settings)
    , m_undo(parts.undo)
    , m_trash(parts.library, parts.undo)
{
    open = makeAction(this, "image"_L1, tr("&Open"), QKeyCombination(Qt::CTRL, Qt::Key_Return));
    reveal = makeAction(this, "folder"_L1, tr("Show in &Folder"), ctrlShift(Qt::Key_Return));
    copyLink = makeAction(this, "link"_L1, tr("Copy &Link"), QKeySequence::Copy);
    showInTable = makeAction(this, "list"_L1, tr("Show in &Table"), QKeyCombination(Qt::CTRL, Qt::Key_T));
    queueAgain = makeAction(this, "retry"_L1, tr("&Download Again"), QKeySequence(Qt::Key_F5));
    forget = makeAction(this, "remove"_L1, tr("Fo&rget"), QKeySequence::Delete);
    trash = makeAction(this, "trash"_L1, tr("Move File to Tra&sh"), QKeyCombination(Qt::SHIFT, Qt::Key_Delete));
    forget->setStatusTip(tr("The history forgets it; the file stays"));
    connect(open, &QAction::triggered, this, &HistoryActions::openFiles);
    connect(reveal, &QAction::triggered, this, &HistoryActions::revealFirst);
    connect(copyLink, &QAction::triggered, this, &HistoryActions::copyLinks);
    connect(showInTable, &QAction::triggered, this, &HistoryActions::showRows);
    connect(queueAgain, &QAction::triggered, this, [this] { downloadAgain(m_selection); });
    connect(forget, &QAction::triggered, this, [this] { forgetAll(m_selection); });
    connect(trash, &QAction::triggered, this, &HistoryActions::trashFiles);
    connect(&m_trash, &LibraryTrash::moved, this, [this](const QList<JobId> &ids) {
        Q_EMIT filesMoved(ids);
        Q_EMIT changed();
    });
    connect(&m_trash, &LibraryTrash::troubled, this, &HistoryActions::troubled);
    setSelection({});
}

QList<QAction *> HistoryActions::all() const
{
    return {open, reveal, copyLink, showInTable, queueAgain, forget, trash};
}

void HistoryActions::fillMenu(QMenu &menu) const
{
    menu.addActions({open, reveal, showInTable});
    menu.addSeparator();
    menu.addActions({copyLink, queueAgain});
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

QList<HistoryEntry> HistoryActions::notUnderWay(const QList<HistoryEntry> &entries) const
{
    QList<HistoryEntry> ended;
    std::ranges::copy_if(entries, std::back_inserter(ended), [this](const HistoryEntry &entry) {
        const int row = m_manager.rowOf(entry.jobId);
        return row < 0 || isTerminal(m_manager.stateAt(row));
    });
    return ended;
}

void HistoryActions::downloadAgain(const QList<HistoryEntry> &entries)
{
    queue(notUnderWay(entries), Place::BySettings, {});
}

void HistoryActions::downloadInPlace(const QList<HistoryEntry> &entries)
{
    const QList<HistoryEntry> wanted = notUnderWay(entries);
    QStringList paths;
    for (const HistoryEntry &entry : wanted)
        paths.append(entry.file.path);
    paths.removeDuplicates();
    m_trash.putAside(paths, [this, wanted](const QList<TrashedFile> &aside, const QStringList &failed) {
        QList<HistoryEntry> free = notUnderWay(wanted); // some may have been begun meanwhile
        free.removeIf([&failed](const HistoryEntry &entry) { return failed.contains(entry.file.path); });
        if (!failed.isEmpty())
            Q_EMIT troubled(tr("%n file(s) cannot be put aside, since the folder may be read-only: %1", nullptr,
                               static_cast<int>(failed.size()))
                                .arg(failed.first()));
        if (!free.isEmpty() || failed.isEmpty())
            queue(free, Place::WhereTheyWere, aside);
        else
            Q_EMIT begun();
    });
}

// What is queued once more, some at a time, and what it takes to take that back.
struct HistoryActions::Again
{
    QList<HistoryEntry> entries;
    qsizetype taken = 0; // of them
    Place place = Place::BySettings;
    QList<TrashedFile> aside;
    std::shared_ptr<const DownloadOptions> usual;
    QSet<QString> links;    // of the entries that were taken
    QList<JobId> added;     // rows
    QList<JobRow> replaced; // rows that gave way to them
};

// Rows that have come to an end give way to the new ones; those that are still under way are left alone.
void HistoryActions::queue(const QList<HistoryEntry> &entries, Place place, const QList<TrashedFile> &aside)
{
    const auto again = std::make_shared<Again>();
    again->entries = entries;
    again->place = place;
    again->aside = aside;
    again->usual = std::make_shared<const DownloadOptions>(m_settings.current().download);
    QList<JobId> ids; // some of rows, which are not there any more, either
    for (const HistoryEntry &entry : entries)
        ids.append(entry.jobId);
    inSlices(
        m_manager.slices(), *this, ids, [this, again](const QList<JobId> &some) { queueSome(*again, some.size()); },
        [this, again] { noteQueued(again); });
}

void HistoryActions::queueSome(Again &again, qsizetype count)
{
    const QList<HistoryEntry> entries = again.entries.mid(again.taken, count);
    again.taken += count;
    QList<JobRow> before;
    QSet<JobId> ended;
    for (const HistoryEntry &entry : entries) {
        const int row = m_manager.rowOf(entry.jobId);
        if (row < 0 || ended.contains(entry.jobId))
            continue;
        before.append(m_manager.packedAt(row));
        ended.insert(entry.jobId);
    }
    m_manager.remove(ended.values());
    const QList<JobId> added = addAgain(entries, again);
    const QSet<QString> links = linksOf(added);
    QList<Job> kept; // another row has the link
    for (const JobRow &row : before) {
        if (!links.contains(linkOf(row)))
            kept.append(row.job());
    }
    m_manager.restore(kept);
    again.added += added;
    again.replaced += before;
}

void HistoryActions::noteQueued(const std::shared_ptr<const Again> &again)
{
    if (again->added.isEmpty()) {
        m_trash.takeBackAside(again->aside);
        Q_EMIT told(tr("These are on their way already."));
    } else {
        m_undo.push(
            tr("Downloading %n image(s) again", nullptr, static_cast<int>(again->added.size())),
            [this, again] { takeBackAgain(again); }, UndoHistory::Announce::Yes);
        setSelection(m_selection);
    }
    if (again->place == Place::WhereTheyWere)
        Q_EMIT begun();
}

// What the history knows is left out at first, so it is told to try all the same.
QList<JobId> HistoryActions::addAgain(const QList<HistoryEntry> &entries, Again &again)
{
    QList<ImageRef> images; // with the usual options
    QList<JobId> added;
    for (const HistoryEntry &entry : entries) {
        if (again.links.contains(entry.url))
            continue;
        again.links.insert(entry.url);
        if (again.place == Place::WhereTheyWere)
            added += m_manager.add({imageOf(entry)}, optionsInPlace(*again.usual, entry.file.path));
        else
            images.append(imageOf(entry));
    }
    added += m_manager.add(images, again.usual);
    m_manager.retry(m_manager.idsWhere(added, [](JobState state) { return state == JobState::Skipped; }));
    return added;
}

// Those that have come to an end meanwhile are left alone.
void HistoryActions::takeBackAgain(const std::shared_ptr<const Again> &again)
{
    const auto links = std::make_shared<QSet<QString>>(); // of rows that are taken out
    const auto takeOut = [this, links](const QList<JobId> &some) {
        const QList<JobId> stale = m_manager.idsWhere(some, [](JobState state) { return !isTerminal(state); });
        links->unite(linksOf(stale));
        m_manager.remove(stale);
    };
    const auto bringBack = [this, again, links, from = qsizetype(0)](const QList<JobId> &some) mutable {
        QList<Job> back;
        for (const JobRow &row : again->replaced.mid(from, some.size())) {
            if (links->contains(linkOf(row)))
                back.append(row.job());
        }
        from += some.size();
        m_manager.restore(back);
    };
    const auto end = [this, again, links] {
        m_trash.takeBackAside(again->aside);
        if (links->isEmpty())
            Q_EMIT told(again->aside.isEmpty() ? tr("The downloads are complete; their files stay.")
                                               : tr("The downloads are complete; what was put aside stays aside."));
    };
    QList<JobId> replaced;
    for (const JobRow &row : again->replaced)
        replaced.append(row.id);
    inSlices(m_manager.slices(), *this, again->added, takeOut, [] {});
    inSlices(m_manager.slices(), *this, replaced, bringBack, end);
}

QSet<QString> HistoryActions::linksOf(const QList<JobId> &ids) const
{
    QSet<QString> links;
    for (const JobId id : ids)
        links.insert(linkOf(m_manager.packedAt(m_manager.rowOf(id))));
    return links;
}

} // namespace bowerbird
