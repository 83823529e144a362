// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

// How what the filters have left out is kept over restarts, and how much of it: a part of FilteredImages.

#include "engine/downloadmanager.h"
#include "store/library.h"
#include "ui/collectionbook.h"
#include "ui/filteredimagesparts.h"

#include <utility>

namespace bowerbird {

using namespace Qt::StringLiterals;

namespace {

bool isKept(const FilterTally &tally)
{
    return tally.keptInAll() > 0 || tally.albums > 0;
}

} // namespace

// What is not written yet is written here: what waits for the pool's thread is only lost to it.
FilteredImages::~FilteredImages()
{
    finishPieces();
    m_isClosing = true;
    m_pool.clear();
    m_pool.waitForDone();
    for (const qint64 id : std::as_const(m_unsaved)) {
        if (const Kept *kept = find(id); kept && !kept->isReading)
            m_parts.library.saveRememberedListing({.collection = id, .images = kept->listing.toBytes()});
    }
}

FilteredImages::Kept *FilteredImages::open(qint64 id)
{
    if (Kept *kept = find(id))
        return kept;
    const CollectionBook::Entry *entry = m_parts.book.find(id);
    if (!entry)
        return nullptr;
    Kept &kept = m_kept[id];
    kept.id = id;
    if (entry->kept.listed && isKept(*entry->kept.listed))
        read(id);
    else
        kept.listing = onlyCounted(entry->kept);
    return &kept;
}

void FilteredImages::read(qint64 id)
{
    find(id)->isReading = true;
    m_pool.start([this, id, &library = m_parts.library] {
        const Listing earlier = Listing::fromBytes(library.rememberedListing(id));
        QMetaObject::invokeMethod(this, [this, id, earlier] { takeEarlier(id, earlier); }, Qt::QueuedConnection);
    });
}

// A program that was killed may have counted what it did not come to write: then it counts only.
void FilteredImages::takeEarlier(qint64 id, const Listing &earlier)
{
    Kept *kept = find(id);
    const CollectionBook::Entry *entry = m_parts.book.find(id);
    if (!kept || !entry || !std::exchange(kept->isReading, false))
        return;
    const bool isLost = earlier.tally() == FilterTally();
    Listing &listing = kept->listing;
    listing.addEarlier(isLost ? onlyCounted(entry->kept) : earlier, !kept->hasNews);
    for (int place = 0; place < listing.count(); ++place) {
        noteListed(*kept, place);
        const Listing::Item &item = listing.at(place);
        const bool isInList = m_parts.manager.rowOf(item.row) >= 0;
        if (item.isHidden && isInList) // left out meanwhile, and in the list all the same
            listing.show(place);
        else if (!item.isHidden && !isInList && m_parts.book.isUnchosen(item.key) &&
                 !isDownloaded(listing.image(place)))
            listing.hide(place, FilterReason::NotChosen); // it is listed elsewhere, too, and was not chosen there
    }
    adoptRows(*kept);
    makeRoom(id);
    tell(id);
    if (m_unsaved.contains(id))
        saveSoon(id);
    for (const auto waiting = std::exchange(kept->whenRead, {}); const std::function<void()> &then : waiting)
        then();
}

void FilteredImages::whenRead(qint64 id, std::function<void()> then)
{
    Kept *kept = open(id);
    if (!kept)
        return;
    if (kept->isReading)
        kept->whenRead.push_back(std::move(then));
    else
        then();
}

// At once when there is nothing to be read any more: the collection was removed.
void FilteredImages::whenReadOrGone(qint64 id, std::function<void()> then)
{
    if (open(id))
        whenRead(id, std::move(then));
    else
        then();
}

// --- how much

// What the library keeps counts, read or not.
void FilteredImages::makeRoom(qint64 forWhom)
{
    qsizetype all = 0;
    QList<std::pair<qint64, qsizetype>> sizes;
    for (int row = 0; row < m_parts.book.count(); ++row) {
        const RememberedCollection &remembered = m_parts.book.at(row).kept;
        const Kept *kept = find(remembered.id);
        const FilterTally listed = remembered.listed.value_or(FilterTally());
        const qsizetype size = kept && !kept->isReading ? kept->listing.count() : listed.keptInAll();
        all += size;
        if (size > 0 && remembered.id != forWhom)
            sizes.append({remembered.id, size});
    }
    for (auto oldest = sizes.cbegin(); all > Listing::kMostInAll && oldest != sizes.cend(); ++oldest) {
        giveUp(oldest->first);
        all -= oldest->second;
    }
}

void FilteredImages::giveUp(qint64 id)
{
    finishPieces(); // which know images by their places
    const CollectionBook::Entry *entry = m_parts.book.find(id);
    Kept *kept = find(id);
    if (kept && !kept->isReading) {
        m_listers.removeIf([id](const auto &lister) { return lister.value() == id; });
        kept->listing.giveUp();
        saveSoon(id); // the counts
        return tell(id);
    }
    if (kept || !entry || !entry->kept.listed)
        return; // it is being read: the next one makes room
    m_parts.library.forgetListing(id);
    m_parts.book.setListed(id, onlyCounted(entry->kept).tally());
    Q_EMIT changed(id);
}

// --- writing

void FilteredImages::saveSoon(qint64 id)
{
    if (Kept *kept = find(id))
        ++kept->version;
    m_unsaved.insert(id);
    if (!m_saveTimer.isActive())
        m_saveTimer.start();
}

void FilteredImages::save()
{
    const auto written = [this](qint64 id, quint64 version) {
        if (const Kept *kept = find(id); kept && kept->version == version)
            m_unsaved.remove(id);
    };
    for (const qint64 id : std::as_const(m_unsaved)) {
        const Kept *kept = find(id);
        if (!kept || kept->isReading)
            continue;
        m_pool.start([this, id, written, version = kept->version, listing = kept->listing] {
            m_parts.library.saveRememberedListing({.collection = id, .images = listing.toBytes()});
            QMetaObject::invokeMethod(this, [=] { written(id, version); }, Qt::QueuedConnection);
        });
    }
}

// What was removed from the book may be put back there: until the end of the run the library keeps what it listed.
void FilteredImages::dropForgotten()
{
    finishPieces();
    for (auto it = m_kept.begin(); it != m_kept.end();) {
        const auto &[id, kept] = *it;
        if (m_parts.book.find(id)) {
            ++it;
            continue;
        }
        if (m_unsaved.remove(id) && !kept.isReading) {
            m_pool.start([&library = m_parts.library, id = id, listing = kept.listing] {
                library.saveRememberedListing({.collection = id, .images = listing.toBytes()});
            });
        }
        for (const std::function<void()> &then : kept.whenRead) { // what a person has asked for comes true all the same
            const auto goOn = [this, id = id, then] { whenReadOrGone(id, then); };
            QMetaObject::invokeMethod(this, goOn, Qt::QueuedConnection);
        }
        ++m_changing[id]; // what is being judged knows its images by their places
        it = m_kept.erase(it);
    }
    Q_EMIT forgotten();
}

} // namespace bowerbird
