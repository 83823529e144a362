// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#include "ui/collectionbook.h"

#include "engine/downloadmanager.h"
#include "store/library.h"

#include <algorithm>
#include <functional>
#include <utility>

namespace bowerbird {

using namespace Qt::StringLiterals;

namespace {

bool isOlder(const CollectionBook::Entry &a, const CollectionBook::Entry &b)
{
    return a.kept.id < b.kept.id;
}

} // namespace

CollectionBook::CollectionBook(Parts parts, QObject *parent)
    : QObject(parent)
    , m_parts(std::move(parts))
    , m_keys(m_parts.library)
    , m_jobs(m_parts.manager, m_parts.library.firstFreeId())
{
    load();
    m_changeTimer.setSingleShot(true);
    m_changeTimer.setInterval(0);
    m_writeTimer.setSingleShot(true);
    m_writeTimer.setInterval(kPause);
    connect(&m_changeTimer, &QTimer::timeout, this, &CollectionBook::tellChanges);
    connect(&m_writeTimer, &QTimer::timeout, this, &CollectionBook::write);
    const Collector &collector = m_parts.collector;
    connect(&collector, &Collector::added, this, &CollectionBook::take);
    connect(&collector, &Collector::found, this, [this](int id, const QList<ImageRef> &images) {
        takeImages(id, images);
        noteChoosable(images);
    });
    connect(&collector, &Collector::waiting, this, [this](int id) {
        if (const Entry *waiting = entryAsking(id))
            changeSoon(waiting->kept.id);
    });
    connect(&collector, &Collector::noticed, this, &CollectionBook::takeNotice);
    connect(&collector, &Collector::collectionFinished, this, &CollectionBook::end);
    connect(&collector, &Collector::cancelled, this, &CollectionBook::endStopped);
    connect(&m_jobs, &CollectionJobs::changed, this, [this](const QSet<qint64> &ids) {
        for (const qint64 id : ids)
            changeSoon(id);
    });
    connect(&m_jobs, &CollectionJobs::came, this, [this](qint64 id, JobId job) {
        const auto before = m_newestBefore.constFind(id);
        Entry *found = before != m_newestBefore.cend() && job > *before ? entry(id) : nullptr;
        if (!found)
            return;
        ++found->kept.fresh;
        keepSoon(id);
    });
    connect(&m_jobs, &CollectionJobs::left, this, &CollectionBook::rowsLeft);
    connect(&m_jobs, &CollectionJobs::cameBack, this, &CollectionBook::rowsCameBack);
    connect(&m_keys, &RememberedKeys::ready, this, [this] {
        takeKeys();
        askWaiting();
    });
    connect(&m_parts.manager, &DownloadManager::aboutToRestore, this, [this](const QList<Job> &jobs) {
        takeKeys();
        m_jobs.expect(jobs);
    });
    connect(&m_parts.manager, &DownloadManager::arrived, this, &CollectionBook::askWaiting);
    connect(&m_parts.manager, &DownloadManager::arrived, this, &CollectionBook::endFirstTimes);
    QTimer::singleShot(0, this, &CollectionBook::askWaiting);
}

CollectionBook::~CollectionBook()
{
    for (Entry &some : m_entries)
        breakOff(some);
    if (!m_unwrittenImages.isEmpty())
        needKeys();
    write();
    writeImages();
    m_parts.library.forgetStrayListings(); // of what was removed, and not put back
}

// What a watch has found until now has come as rows: the next asking knows it, and would not count it.
void CollectionBook::breakOff(Entry &entry)
{
    if (entry.asking == 0 || m_parts.manager.hasArrivals())
        return;
    const CollectionSummary *now = m_parts.collector.progressOf(entry.asking);
    if (now && entry.askedBy == AskedBy::Watch)
        entry.kept.unseen += now->found;
    entry.asking = 0;
    m_unwritten.insert(entry.kept.id);
    m_unwrittenImages.insert(entry.kept.id);
}

bool CollectionBook::isComplete() const
{
    return m_hasKeys && !m_parts.manager.hasArrivals();
}

// --- what is asked

int CollectionBook::rowOf(qint64 id) const
{
    const auto found = std::ranges::lower_bound(m_entries, id, {}, [](const Entry &entry) { return entry.kept.id; });
    const bool isThere = found != m_entries.end() && found->kept.id == id;
    return isThere ? static_cast<int>(found - m_entries.begin()) : -1;
}

const CollectionBook::Entry *CollectionBook::find(qint64 id) const
{
    const int row = rowOf(id);
    return row < 0 ? nullptr : &at(row);
}

CollectionBook::Entry *CollectionBook::entry(qint64 id)
{
    const int row = rowOf(id);
    return row < 0 ? nullptr : &m_entries[static_cast<size_t>(row)];
}

CollectionBook::Entry *CollectionBook::entryAsking(int id)
{
    const auto found = m_asked.constFind(id);
    return found == m_asked.cend() ? nullptr : entry(*found);
}

int CollectionBook::found(const Entry &entry) const
{
    const CollectionSummary *now = m_parts.collector.progressOf(entry.asking);
    if (now)
        return now->found + now->known;
    return entry.kept.listed ? entry.kept.listed->shown : entry.kept.found;
}

QDateTime CollectionBook::waitsUntil(const Entry &entry) const
{
    const CollectionSummary *now = m_parts.collector.progressOf(entry.asking);
    return now ? now->waitsUntil : QDateTime();
}

int CollectionBook::fresh(const Entry &entry) const
{
    const CollectionSummary *now = m_parts.collector.progressOf(entry.asking);
    if (now && now->isAgain)
        return now->found;
    return entry.kept.listed ? entry.kept.listed->fresh : entry.kept.fresh;
}

int CollectionBook::filtered(const Entry &entry) const
{
    const CollectionSummary *now = m_parts.collector.progressOf(entry.asking);
    if (now)
        return now->filtered;
    return entry.kept.listed ? entry.kept.listed->hiddenInAll() : entry.kept.filtered;
}

int CollectionBook::unseen() const
{
    int all = 0;
    for (const Entry &some : m_entries)
        all += some.kept.unseen;
    return all;
}

// --- what a person changes

void CollectionBook::setWatch(qint64 id, const std::optional<Watch> &watch)
{
    if (Entry *watched = entry(id)) {
        watched->kept.watch = watch;
        keepSoon(id);
    }
}

void CollectionBook::markSeen(qint64 id)
{
    Entry *seen = entry(id);
    if (!seen || seen->kept.unseen == 0)
        return;
    seen->kept.unseen = 0;
    keepSoon(id);
}

void CollectionBook::setOptions(qint64 id, const std::shared_ptr<const DownloadOptions> &options)
{
    if (Entry *changed = entry(id)) {
        changed->kept.options = options;
        keepSoon(id);
    }
}

void CollectionBook::setListed(qint64 id, const FilterTally &listed)
{
    Entry *counted = entry(id);
    if (!counted || counted->kept.listed == listed)
        return;
    counted->kept.listed = listed;
    if (listed.hiddenLost > 0) // asking again finds them, so that it must be answered
        counted->kept.version = {};
    keepSoon(id);
}

void CollectionBook::addImages(qint64 id, const ImageKeys &images)
{
    Entry *owner = entry(id);
    if (!owner || owner->images.size() + images.size() > kMostImages)
        return;
    owner->images.unite(images);
    m_jobs.claim(id, images);
    m_unwrittenImages.insert(id);
    keepSoon(id);
}

QList<CollectionBook::Entry> CollectionBook::remove(const QList<qint64> &ids)
{
    needKeys(); // they go and come back with their images
    QList<Entry> removed;
    QList<int> rows;
    for (const qint64 id : ids) {
        stop(id);
        const int row = rowOf(id);
        if (row < 0)
            continue;
        rows.append(row);
        removed.append(at(row));
    }
    std::ranges::sort(rows, std::greater());
    for (auto last = rows.cbegin(); last != rows.cend();) { // those that lie side by side at once
        auto next = last + 1;
        while (next != rows.cend() && *next == *(next - 1) - 1)
            ++next;
        drop(static_cast<size_t>(*(next - 1)), static_cast<size_t>(*last));
        last = next;
    }
    return removed;
}

void CollectionBook::restore(const QList<Entry> &removed)
{
    for (const Entry &taken : removed) {
        const qint64 id = taken.kept.id;
        if (m_byLink.contains(taken.kept.link)) // was given again meanwhile
            continue;
        const auto place = std::ranges::lower_bound(m_entries, taken, isOlder);
        put(static_cast<size_t>(place - m_entries.begin()), taken);
        m_jobs.takeBack(id);
        m_unwrittenImages.insert(id);
        keepSoon(id);
    }
}

// --- the entries

CollectionBook::Entry &CollectionBook::add(Entry entry)
{
    entry.kept.id = ++m_lastId;
    put(m_entries.size(), std::move(entry));
    return m_entries.back();
}

void CollectionBook::put(size_t place, Entry entry)
{
    const int row = static_cast<int>(place);
    m_byLink.insert(entry.kept.link, entry.kept.id);
    Q_EMIT aboutToInsert(row, row);
    m_entries.insert(m_entries.begin() + row, std::move(entry));
    Q_EMIT inserted();
}

void CollectionBook::drop(size_t first, size_t last)
{
    QHash<qint64, QString> links;
    for (size_t place = first; place <= last; ++place)
        links.insert(m_entries[place].kept.id, m_entries[place].kept.link);
    Q_EMIT aboutToRemove(static_cast<int>(first), static_cast<int>(last));
    const auto begin = m_entries.begin();
    m_entries.erase(begin + static_cast<qptrdiff>(first), begin + static_cast<qptrdiff>(last) + 1);
    for (const QString &link : std::as_const(links))
        m_byLink.remove(link);
    Q_EMIT removed();
    for (auto link = links.keyBegin(); link != links.keyEnd(); ++link) {
        m_unwrittenImages.remove(*link);
        m_newestBefore.remove(*link);
        m_parts.library.forgetRemembered(*link);
    }
    m_jobs.release(QSet<qint64>(links.keyBegin(), links.keyEnd()));
}

void CollectionBook::dropOldest()
{
    for (size_t place = 0; m_entries.size() > kMostRemembered && place < m_entries.size();) {
        const Entry &oldest = m_entries[place];
        if (oldest.kept.watch || oldest.asking != 0 || oldest.isWaiting)
            ++place;
        else
            drop(place, place);
    }
}

void CollectionBook::changeSoon(qint64 id)
{
    m_changed.insert(id);
    if (!m_changeTimer.isActive())
        m_changeTimer.start();
}

void CollectionBook::tellChanges()
{
    for (const qint64 id : std::exchange(m_changed, {})) {
        if (const int row = rowOf(id); row >= 0)
            Q_EMIT changed(row);
    }
}

} // namespace bowerbird
