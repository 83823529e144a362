// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

// How collections are asked, and what comes of it: a part of CollectionBook.

#include "core/watch.h"
#include "engine/downloadmanager.h"
#include "sources/lastingoptions.h"
#include "store/library.h"
#include "ui/collectionbook.h"

#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>
#include <utility>

namespace bowerbird {

using namespace Qt::StringLiterals;

namespace {

const QString kNextPage = u"next_page"_s; // in what a collection is asked with beside its options

QJsonObject extraOf(const CollectionBook::Entry &entry)
{
    return QJsonDocument::fromJson(entry.kept.extra.toUtf8()).object();
}

void keepNextPage(CollectionBook::Entry &entry)
{
    QJsonObject extra = extraOf(entry);
    if (extra[kNextPage].toString() == entry.namedNext)
        return;
    if (entry.namedNext.isEmpty())
        extra.remove(kNextPage);
    else
        extra.insert(kNextPage, entry.namedNext);
    entry.kept.extra = QString::fromUtf8(QJsonDocument(extra).toJson(QJsonDocument::Compact));
}

// Only what lasts of them.
CollectOptions optionsOfLink(const CollectionBook::Entry &entry)
{
    CollectOptions options;
    setLastingOptions(extraOf(entry), options);
    return options;
}

} // namespace

// A link was given to the collector, by whomever.
void CollectionBook::take(int id, const QString &link, const CollectOptions &options)
{
    if (m_askedAgain)
        return begin(*m_askedAgain, id, m_askedAgain->askedBy);
    if (isImageItself(link, options))
        return;
    const QString lasting = lastingLink(link);
    Entry *known = entry(m_byLink.value(lasting));
    Entry &asked = known ? *known : add({.kept = {.link = lasting, .addedAt = m_parts.now()}});
    // It is gone on with after a restart, with what it was given first; its filter may have been changed since.
    if (asked.isWaiting && asked.kept.isOpen && asked.kept.options)
        m_parts.collector.setFilter(id, filterOf(*asked.kept.options), asked.kept.options);
    else
        asked.kept.options = options.download;
    asked.kept.extra = lastingText(options);
    asked.kept.fresh = 0;
    m_newestBefore.insert(asked.kept.id, m_jobs.lastId());
    begin(asked, id, AskedBy::Person);
}

void CollectionBook::begin(Entry &entry, int asking, AskedBy by)
{
    m_asked.insert(asking, entry.kept.id);
    m_firstAlbums.remove(entry.kept.id);
    entry.asking = asking;
    entry.askedBy = by;
    entry.isWaiting = false;
    entry.wasStopped = false;
    entry.namedNext.clear();
    entry.isRefused = false;
    entry.kept.isOpen = by == AskedBy::Person;
    keepSoon(entry.kept.id);
}

void CollectionBook::askAgain(qint64 id, AskedBy by)
{
    Entry *asked = entry(id);
    if (!asked || asked->asking != 0 || asked->isWaiting)
        return;
    asked->askedBy = by;
    asked->isWaiting = true;
    changeSoon(id);
    askWaiting();
}

// What is known is only known once the rows of earlier runs are there.
void CollectionBook::askWaiting()
{
    if (!isComplete())
        return;
    for (Entry &waiting : m_entries) {
        if (std::exchange(waiting.isWaiting, false) && waiting.asking == 0)
            ask(waiting);
    }
}

void CollectionBook::ask(Entry &entry)
{
    m_newestBefore.remove(entry.kept.id);
    const CollectOptions options = optionsOf(entry);
    m_askedAgain = &entry;
    m_parts.collector.add(entry.kept.link, options);
    m_askedAgain = nullptr;
}

CollectOptions CollectionBook::optionsOf(const Entry &entry)
{
    CollectOptions options = m_parts.options();
    if (entry.kept.options) {
        options.download = entry.kept.options;
        options.filter = filterOf(*entry.kept.options);
    }
    setLastingOptions(extraOf(entry), options);
    options.knows = [this, id = entry.kept.id, by = entry.askedBy](const ImageRef &image) {
        return knows(id, by, image);
    };
    options.since = versionToAsk(entry, options);
    return options;
}

// An unchanged page is not read, so everything it has must be known: to a watch that is what it has given, to a person
// what stands in the list, and nothing may have been left out, since that is told anew each time.
PageVersion CollectionBook::versionToAsk(const Entry &entry, const CollectOptions &options) const
{
    const RememberedCollection &kept = entry.kept;
    const QDateTime now = m_parts.now();
    const bool isOld = kept.version.readAt > now || kept.version.readAt.addDuration(kLongestVersionTrust) < now;
    if (!kept.version.isKnown() || isOld || kept.version.askedWith != askedWith(options))
        return {};
    if (entry.images.size() >= kMostImages) // there may be more
        return {};
    const bool isForPerson = entry.askedBy == AskedBy::Person;
    if (isForPerson && (kept.filtered > 0 || !m_jobs.hasRowsOfAll(kept.id, entry.images)))
        return {};
    return kept.version;
}

bool CollectionBook::holds(qint64 id) const
{
    const Entry *asked = find(id);
    return asked && optionsOfLink(*asked).holds;
}

CollectOptions CollectionBook::lastingOptionsOf(qint64 id) const
{
    const Entry *asked = find(id);
    return asked ? optionsOfLink(*asked) : CollectOptions();
}

QString CollectionBook::nextPage(qint64 id) const
{
    const Entry *page = find(id);
    const QString next = page ? extraOf(*page)[kNextPage].toString() : QString();
    return m_byLink.contains(next) ? QString() : next;
}

bool CollectionBook::knows(qint64 id, AskedBy by, const ImageRef &image)
{
    Entry *asked = entry(id);
    if (!asked)
        return false;
    const bool wasGiven = asked->images.contains(imageKey(image.url));
    const std::optional<KnownImage> known = m_parts.library.known(image);
    const bool isKnown = (wasGiven && by == AskedBy::Watch) || m_parts.manager.rowOfLink(image.url) >= 0 ||
                         (known && known->isDownloaded()) || isUnchosen(image.url);
    if (isKnown && !wasGiven)
        takeImages(asked->asking, {image}); // it is one of the collection's all the same
    if (isKnown)
        Q_EMIT knew(id, image);
    return isKnown;
}

void CollectionBook::stop(qint64 id)
{
    Entry *stopped = entry(id);
    if (!stopped)
        return;
    stopped->isWaiting = false;
    stopped->kept.isOpen = false;
    keepSoon(id);
    m_parts.collector.cancel(stopped->asking); // comes back in endStopped()
}

// --- what comes of it

void CollectionBook::takeImages(int id, const QList<ImageRef> &images)
{
    Entry *asked = entryAsking(id);
    if (!asked)
        return;
    const qint64 collection = asked->kept.id;
    noteTitle(*asked, images);
    for (const ImageRef &image : images) {
        if (asked->images.size() >= kMostImages)
            break;
        asked->images.insert(imageKey(image.url));
        m_jobs.claim(collection, image.url);
    }
    m_unwrittenImages.insert(collection);
    changeSoon(collection);
}

// --- what a person did not choose

CollectionBook::Entry *CollectionBook::ownerOf(quint64 key)
{
    return entry(m_jobs.ownerOf(key));
}

bool CollectionBook::isUnchosen(quint64 key) const
{
    const Entry *owner = find(m_jobs.ownerOf(key));
    return owner && owner->unchosen.contains(key);
}

QHash<qint64, ImageKeys> CollectionBook::setUnchosen(const ImageKeys &images)
{
    needKeys(); // whose they are
    QHash<qint64, ImageKeys> owners;
    for (const quint64 key : images) {
        Entry *owner = ownerOf(key);
        if (!owner)
            continue;
        owner->unchosen.insert(key);
        owners[owner->kept.id].insert(key);
    }
    for (auto id = owners.keyBegin(); id != owners.keyEnd(); ++id) {
        m_unwrittenImages.insert(*id);
        keepSoon(*id);
    }
    return owners;
}

void CollectionBook::setChoosable(const ImageKeys &images)
{
    for (const quint64 key : images) {
        Entry *owner = ownerOf(key);
        if (!owner || !owner->unchosen.remove(key))
            continue;
        m_unwrittenImages.insert(owner->kept.id);
        keepSoon(owner->kept.id);
    }
}

// Their link was given anew.
void CollectionBook::noteChoosable(const QList<ImageRef> &images)
{
    if (std::ranges::all_of(m_entries, [](const Entry &entry) { return entry.unchosen.isEmpty(); }))
        return;
    ImageKeys keys;
    for (const ImageRef &image : images)
        keys.insert(imageKey(image.url));
    setChoosable(keys);
}

// The album's, the page's or the feed's name, when all images are of the same one; of pages that follow each other the
// first one's, as those behind it only add a number.
void CollectionBook::noteTitle(Entry &entry, const QList<ImageRef> &images)
{
    const qint64 id = entry.kept.id;
    if (!m_newestBefore.contains(id)) // asked again, when only what is new comes by
        return;
    if (!m_firstAlbums.contains(id) && !images.isEmpty()) {
        m_firstAlbums.insert(id, images.first().album);
        entry.kept.title = images.first().album;
    }
    const QString first = m_firstAlbums.value(id);
    if (optionsOfLink(entry).followsPages)
        return;
    if (std::ranges::any_of(images, [&first](const ImageRef &image) { return image.album != first; }))
        entry.kept.title.clear();
}

void CollectionBook::takeNotice(int id, const QString &key)
{
    Entry *asked = entryAsking(id);
    if (!asked)
        return;
    if (key.startsWith("next-page "_L1))
        asked->namedNext = key.section(u' ', 1);
    else if (key.startsWith("robots"_L1))
        asked->isRefused = optionsOfLink(*asked).isNamedByPage;
}

// The link has turned out to be the image itself, or it was never read.
bool CollectionBook::isNone(const Entry &ended, const CollectionSummary &summary)
{
    if (summary.failure || summary.isAgain || ended.kept.watch)
        return false;
    if (ended.isRefused && ended.images.isEmpty())
        return true;
    return summary.found == 1 && ended.images.size() == 1 && ended.images.contains(imageKey(summary.link));
}

void CollectionBook::end(const CollectionSummary &summary)
{
    Entry *ended = entryAsking(summary.id);
    m_asked.remove(summary.id);
    if (!ended || ended->asking != summary.id) // given once more meanwhile: the later one counts
        return;
    if (isNone(*ended, summary)) {
        const auto place = static_cast<size_t>(ended - m_entries.data());
        drop(place, place);
        return;
    }
    ended->asking = 0;
    RememberedCollection &kept = ended->kept;
    kept.isOpen = false;
    kept.askedAt = m_parts.now();
    kept.failure = summary.failure;
    kept.isUnchanged = summary.page.isUnchanged;
    if (!kept.isUnchanged) { // else there is what there was
        kept.found = summary.found + summary.known;
        kept.filtered = summary.filtered;
        if (!summary.failure || !ended->namedNext.isEmpty())
            keepNextPage(*ended);
    }
    if (!summary.failure)
        kept.version = summary.page.version;
    if (!summary.failure && !kept.isUnchanged)
        kept.version.readAt = kept.askedAt;
    if (summary.isAgain)
        kept.fresh = summary.found;
    if (kept.watch)
        kept.watch = afterAsking(*kept.watch, summary.failure, kept.askedAt, summary.page.goodFor);
    const AskedBy by = ended->askedBy;
    if (by == AskedBy::Watch)
        kept.unseen += kept.fresh;
    const qint64 id = kept.id;
    keepSoon(id);
    endFirstTimes();
    dropOldest();
    Q_EMIT asked(id, by);
}

void CollectionBook::endStopped(int id)
{
    Entry *ended = entryAsking(id);
    m_asked.remove(id);
    if (!ended || ended->asking != id)
        return;
    ended->asking = 0;
    ended->wasStopped = true;
    ended->kept.isOpen = false;
    if (ended->kept.watch) // it is not to begin again at once
        ended->kept.watch = afterAsking(*ended->kept.watch, std::nullopt, m_parts.now());
    keepSoon(ended->kept.id);
    endFirstTimes();
}

// A row that comes later for one of its images is not new in it: somebody downloads the image again.
void CollectionBook::endFirstTimes()
{
    if (m_parts.manager.hasArrivals())
        return;
    m_newestBefore.removeIf([this](const auto &first) {
        const Entry *begun = entry(first.key());
        return !begun || begun->asking == 0;
    });
}

} // namespace bowerbird
