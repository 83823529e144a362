// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

// Downloading images of the history again, or taking what has become of them for good: a part of HistoryActions.

#include "ui/historyactions.h"

#include "core/sniff.h"
#include "engine/downloadmanager.h"
#include "store/library.h"
#include "store/sha256.h"
#include "ui/rowcommand.h"
#include "ui/settingskeeper.h"
#include "ui/undohistory.h"

#include <QFile>
#include <QImageReader>

#include <algorithm>
#include <optional>
#include <span>

using namespace Qt::StringLiterals;

namespace bowerbird {

namespace {

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
    options.onConflict = ConflictRule::Rename; // beside the one that is there, until it has come
    return std::make_shared<const DownloadOptions>(options);
}

// Whatever they are now. Nothing when they cannot be read.
std::optional<SavedFile> fileNow(SavedFile file)
{
    QFile bytes(file.path);
    const Result<QByteArray> hash = sha256OfFile(file.path);
    if (!hash || !bytes.open(QIODevice::ReadOnly))
        return std::nullopt;
    const QByteArray begin = bytes.read(kSniffBytes);
    const ImageType type = sniff(std::span(begin.constData(), static_cast<size_t>(begin.size())));
    const QSize size = QImageReader(file.path).size();
    file.sizeBytes = bytes.size();
    file.sha256 = *hash;
    file.type = type == ImageType::Unknown ? file.type : type;
    file.widthPx = size.isValid() ? size.width() : file.widthPx;
    file.heightPx = size.isValid() ? size.height() : file.heightPx;
    file.perceptualHash.reset(); // found out when pictures are compared
    return file;
}

} // namespace

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
    queue(notUnderWay(entries), Place::BySettings);
}

void HistoryActions::downloadInPlace(const QList<HistoryEntry> &entries)
{
    queue(notUnderWay(entries), Place::WhereTheyWere);
}

void HistoryActions::acceptAll(const QList<HistoryEntry> &entries)
{
    m_pool.start([this, entries] {
        QList<HistoryChange> changes;
        QStringList unreadable;
        for (const HistoryEntry &entry : entries) {
            if (const std::optional<SavedFile> now = fileNow(entry.file))
                changes.append({.before = entry, .now = *now});
            else
                unreadable.append(entry.file.path);
        }
        QMetaObject::invokeMethod(
            this, [this, changes, unreadable] { noteAccepted(changes, unreadable); }, Qt::QueuedConnection);
    });
}

void HistoryActions::noteAccepted(const QList<HistoryChange> &changes, const QStringList &unreadable)
{
    if (!unreadable.isEmpty())
        Q_EMIT troubled(
            tr("%n file(s) cannot be read: %1", nullptr, static_cast<int>(unreadable.size())).arg(unreadable.first()));
    if (!changes.isEmpty()) {
        QList<HistoryChange> back;
        for (const HistoryChange &change : changes) {
            back.append({.before = change.before, .now = change.before.file});
            back.last().before.file = change.now;
        }
        setFiles(changes);
        m_undo.push(
            tr("Accepted %n file(s) as they are", nullptr, static_cast<int>(changes.size())),
            [this, back] { setFiles(back); }, UndoHistory::Announce::Yes);
    }
    Q_EMIT begun();
}

void HistoryActions::setFiles(const QList<HistoryChange> &changes)
{
    QHash<QString, SavedFile> files;
    for (const HistoryChange &change : changes)
        files.insert(change.now.path, change.now);
    m_library.setFiles(changes);
    m_manager.filesChanged(files);
    Q_EMIT changed();
}

// What is queued once more, some at a time, and what it takes to take that back.
struct HistoryActions::Again
{
    QList<HistoryEntry> entries;
    qsizetype taken = 0; // of them
    Place place = Place::BySettings;
    std::shared_ptr<const DownloadOptions> usual;
    QSet<QString> links;    // of the entries that were taken
    QList<JobId> added;     // rows
    QList<JobRow> replaced; // rows that gave way to them
};

// Rows that have come to an end give way to the new ones; those that are still under way are left alone.
void HistoryActions::queue(const QList<HistoryEntry> &entries, Place place)
{
    const auto again = std::make_shared<Again>();
    again->entries = entries;
    again->place = place;
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
        if (again.place == Place::BySettings) {
            images.append(imageOf(entry));
            continue;
        }
        const QList<JobId> ids = m_manager.add({imageOf(entry)}, optionsInPlace(*again.usual, entry.file.path));
        for (const JobId id : ids)
            m_inPlace.follow(id, entry);
        added += ids;
    }
    added += m_manager.add(images, again.usual);
    m_manager.retry(m_manager.idsWhere(added, [](JobState state) { return state == JobState::Skipped; }));
    return added;
}

// Those that are complete are left alone; one that has failed has brought nothing.
void HistoryActions::takeBackAgain(const std::shared_ptr<const Again> &again)
{
    const auto links = std::make_shared<QSet<QString>>(); // of rows that are taken out
    const auto takeOut = [this, links](const QList<JobId> &some) {
        const QList<JobId> stale = m_manager.idsWhere(some, [](JobState state) { return state != JobState::Finished; });
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
        if (!links->isEmpty())
            return;
        Q_EMIT told(again->place == Place::BySettings
                        ? tr("The downloads are complete; their files stay.")
                        : tr("The downloads are complete; what they have replaced is in the trash."));
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
