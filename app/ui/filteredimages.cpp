// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#include "ui/filteredimages.h"

#include "engine/downloadmanager.h"
#include "store/library.h"
#include "ui/collectionbook.h"
#include "ui/filteredimagesparts.h"
#include "ui/jobchoice.h"

#include <optional>
#include <utility>

namespace bowerbird {

namespace {

bool isEmpty(const FilterTally &tally)
{
    return tally.shown + tally.taken + tally.hiddenInAll() == 0;
}

// One image is nothing that a filter is asked about.
bool isWorthAFilter(const FilterTally &tally)
{
    return tally.shown + tally.taken > 1 || tally.hiddenInAll() > 0;
}

} // namespace

FilteredImages::FilteredImages(const Parts &parts, QObject *parent)
    : QObject(parent)
    , m_parts(parts)
{
    m_pool.setMaxThreadCount(1);
    m_saveTimer.setSingleShot(true);
    m_saveTimer.setInterval(kPause);
    connect(&m_saveTimer, &QTimer::timeout, this, &FilteredImages::save);
    m_pieceTimer.setSingleShot(true);
    m_pieceTimer.setInterval(0);
    connect(&m_pieceTimer, &QTimer::timeout, this, &FilteredImages::takePiece);
    const Collector &collector = m_parts.collector;
    connect(&collector, &Collector::collectionStarted, this, &FilteredImages::begin);
    connect(&collector, &Collector::found, this,
            [this](int asking, const QList<ImageRef> &images) { takeFound(asking, images); });
    connect(&collector, &Collector::leftOut, this, &FilteredImages::takeLeftOut);
    connect(&collector, &Collector::iconsLeftOut, this, &FilteredImages::takeIcons);
    connect(&collector, &Collector::albumsLeftOut, this, [this](int asking, const QStringList &links) {
        if (Kept *kept = ofAsking(asking)) {
            takeNews(*kept);
            kept->listing.addAlbums(links);
        }
    });
    connect(&collector, &Collector::collectionFinished, this, &FilteredImages::takeSummary);
    connect(&collector, &Collector::cancelled, this, &FilteredImages::end);
    connect(&m_parts.book, &CollectionBook::knew, this, &FilteredImages::takeKnown);
    connect(&m_parts.book, &CollectionBook::removed, this, &FilteredImages::dropForgotten);
    connect(&m_parts.manager, &DownloadManager::jobsAdded, this, &FilteredImages::takeRows);
    connect(&m_parts.manager, &DownloadManager::arrived, this, [this] {
        m_claims.clear();
        for (auto &[id, kept] : m_kept)
            adoptRows(kept);
    });
    connect(&m_parts.book, &CollectionBook::inserted, this, &FilteredImages::reopen);
    connect(&m_parts.book, &CollectionBook::rowsLeft, this,
            [this](qint64 id, const QList<JobId> &rows) { markRows(id, rows, Rows::Gone); });
    connect(&m_parts.book, &CollectionBook::rowsCameBack, this,
            [this](qint64 id, const QList<JobId> &rows) { markRows(id, rows, Rows::Back); });
}

bool FilteredImages::knows(qint64 id) const
{
    const CollectionBook::Entry *entry = m_parts.book.find(id);
    if (!entry)
        return false;
    const auto kept = m_kept.find(id);
    if (kept != m_kept.end() && (entry->asking != 0 || kept->second.isReading))
        return true;
    if (kept != m_kept.end())
        return isWorthAFilter(kept->second.listing.tally());
    return entry->kept.listed ? isWorthAFilter(*entry->kept.listed) : entry->kept.filtered > 0 || entry->kept.found > 1;
}

QString FilteredImages::linkOf(qint64 id) const
{
    const CollectionBook::Entry *entry = m_parts.book.find(id);
    return entry ? entry->kept.link : QString();
}

DownloadOptions FilteredImages::optionsOf(qint64 id) const
{
    const CollectionBook::Entry *entry = m_parts.book.find(id);
    return entry && entry->kept.options ? *entry->kept.options : DownloadOptions();
}

FilteredImages::Tally FilteredImages::tally(qint64 id) const
{
    if (const auto found = m_kept.find(id); found != m_kept.end() && !found->second.isReading)
        return found->second.listing.tally();
    const CollectionBook::Entry *entry = m_parts.book.find(id);
    return entry ? entry->kept.listed.value_or(Tally()) : Tally();
}

qint64 FilteredImages::latest() const
{
    qint64 latest = 0;
    QDateTime askedAt;
    for (int row = m_parts.book.count() - 1; row >= 0; --row) { // of the same moment the one that was given last
        const CollectionBook::Entry &entry = m_parts.book.at(row);
        if (!knows(entry.kept.id))
            continue;
        if (entry.asking != 0)
            return entry.kept.id;
        if (latest == 0 || entry.kept.askedAt > askedAt) {
            latest = entry.kept.id;
            askedAt = entry.kept.askedAt;
        }
    }
    return latest;
}

// --- what the collector tells

FilteredImages::Kept *FilteredImages::find(qint64 id)
{
    const auto found = m_kept.find(id);
    return found == m_kept.end() ? nullptr : &found->second;
}

FilteredImages::Kept *FilteredImages::ofAsking(int asking)
{
    return find(m_askings.value(asking));
}

void FilteredImages::begin(int asking)
{
    const qint64 id = m_parts.book.idOf(asking);
    Kept *kept = open(id);
    if (!kept)
        return;
    m_askings.removeIf([id](const auto &earlier) { return earlier.value() == id; });
    m_askings.insert(asking, id);
    kept->isAskedAnew = true;
}

// Before the first that its site lists again. One that fails at once leaves everything as it is. What a person has
// taken out of the list comes again for a person, and counts anew; for a watch it stays away.
void FilteredImages::takeNews(Kept &kept)
{
    const CollectionBook::Entry *entry = m_parts.book.find(kept.id);
    if (std::exchange(kept.isAskedAnew, false)) {
        kept.listing.forgetCounts();
        if (entry && entry->askedBy == CollectionBook::AskedBy::Person)
            kept.goneUnkept = 0;
    }
    kept.hasNews = true;
}

// Gives the place back.
int FilteredImages::noteListed(Kept &kept, int place)
{
    if (place >= 0 && !m_listers.contains(kept.listing.at(place).key, kept.id))
        m_listers.insert(kept.listing.at(place).key, kept.id);
    return place;
}

void FilteredImages::takeFound(int asking, const QList<ImageRef> &images)
{
    Kept *kept = ofAsking(asking);
    if (!kept)
        return;
    takeNews(*kept);
    for (const ImageRef &image : images) {
        if (const int place = noteListed(*kept, kept->listing.addShown(image)); place >= 0)
            claim(*kept, place, image.url);
        else if (!isDownloaded(image))
            kept->listing.countFresh(1);
    }
    makeRoom(kept->id);
    tell(kept->id);
}

bool FilteredImages::isDownloaded(const ImageRef &image) const
{
    const std::optional<KnownImage> known = m_parts.library.known(image);
    return known && known->isDownloaded();
}

// Asked again, it is in the list or downloaded, so that it is not handed on; it is shown all the same.
void FilteredImages::takeKnown(qint64 id, const ImageRef &image)
{
    Kept *kept = find(id);
    if (!kept)
        return;
    takeNews(*kept);
    const int row = m_parts.manager.rowOfLink(image.url);
    if (row < 0 && m_parts.book.isUnchosen(image.url) && !isDownloaded(image)) {
        addHidden(*kept, image, FilterReason::NotChosen);
        return;
    }
    const int before = kept->listing.placeOf(image.url);
    const bool mayBeGone = row < 0 && (before < 0 || kept->listing.at(before).isTaken);
    if (mayBeGone && !isDownloaded(image))
        return; // a watch does not bring it back
    const int place = noteListed(*kept, kept->listing.addShown(image));
    if (place < 0)
        return;
    const JobId job = row < 0 ? JobId() : m_parts.manager.idAt(row);
    if (const Listing::Item &item = kept->listing.at(place); item.row != job)
        kept->listing.setRow(place, job, false);
}

// What the filter does not want any more and stands in the list stays there, and counts as shown.
void FilteredImages::takeLeftOut(int asking, const QList<ImageRef> &images)
{
    Kept *kept = ofAsking(asking);
    const CollectOptions *options = m_parts.collector.optionsOf(asking);
    if (!kept || !options)
        return;
    takeNews(*kept);
    for (const ImageRef &image : images) {
        const int place = kept->listing.placeOf(image.url);
        const bool isThere =
            place >= 0 && !kept->listing.at(place).isHidden && m_parts.manager.rowOf(kept->listing.at(place).row) >= 0;
        if (isThere)
            continue;
        const FilterReason why = m_parts.book.isUnchosen(image.url)
                                     ? FilterReason::NotChosen // or it may have become another filter meanwhile
                                     : options->filter.rejects(image).value_or(FilterReason::Type);
        addHidden(*kept, image, why);
    }
    makeRoom(kept->id);
    tell(kept->id);
}

// One that is listed as a picture elsewhere, or was shown before, stays what it is.
void FilteredImages::takeIcons(int asking, const QList<ImageRef> &images)
{
    Kept *kept = ofAsking(asking);
    if (!kept)
        return;
    takeNews(*kept);
    for (const ImageRef &image : images) {
        if (kept->listing.placeOf(image.url) < 0)
            addHidden(*kept, image, FilterReason::Icon);
    }
    makeRoom(kept->id);
    tell(kept->id);
}

// As new as if it were shown.
void FilteredImages::addHidden(Kept &kept, const ImageRef &image, FilterReason why)
{
    const bool isFresh = kept.listing.placeOf(image.url) < 0 && !isDownloaded(image);
    const int place = noteListed(kept, kept.listing.addHidden(image, why));
    if (place >= 0 && isFresh)
        kept.listing.setFresh(place, true);
}

void FilteredImages::takeSummary(const CollectionSummary &summary)
{
    Kept *kept = ofAsking(summary.id);
    if (!kept)
        return;
    const bool hasListed = summary.found + summary.known + summary.filtered > 0;
    if (hasListed) {
        takeNews(*kept);
        kept->listing.setOthers(summary.lost);
    }
    end(summary.id);
}

void FilteredImages::end(int asking)
{
    Kept *kept = ofAsking(asking);
    if (!kept)
        return;
    kept->isAskedAnew = false;
    const qint64 id = kept->id;
    if (kept->isReading || !isEmpty(kept->listing.tally()))
        saveSoon(id);
    else
        drop(id);
    tell(id);
}

void FilteredImages::drop(qint64 id)
{
    m_kept.erase(id);
    m_unsaved.remove(id);
}

void FilteredImages::noteCounts(qint64 id)
{
    const Kept *kept = find(id);
    if (kept && !kept->isReading && !isEmpty(kept->listing.tally()))
        m_parts.book.setListed(id, kept->listing.tally());
}

void FilteredImages::tell(qint64 id)
{
    noteCounts(id);
    Q_EMIT changed(id);
}

void FilteredImages::askForAlbums(qint64 id)
{
    whenRead(id, [this, id] {
        Kept *kept = find(id);
        if (!kept || kept->listing.albums().isEmpty())
            return;
        const QStringList links = kept->listing.takeAlbums();
        saveSoon(id);
        tell(id);
        Q_EMIT albumsRequested(links, optionsOf(id).directory);
    });
}

} // namespace bowerbird
