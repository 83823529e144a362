// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#include "console/collectionmemory.h"

#include "core/watch.h"
#include "sources/lastingoptions.h"
#include "store/keptlist.h"
#include "store/library.h"

#include <QJsonDocument>

#include <algorithm>
#include <optional>
#include <utility>

namespace bowerbird {

namespace {

// Whether the same images of a page are handed on as with what is remembered for it.
bool isAskedAsKept(const RememberedCollection &kept, const CollectOptions &options)
{
    CollectOptions own = options;
    if (kept.options) {
        own.download = kept.options;
        own.filter = filterOf(*kept.options);
    }
    setLastingOptions(QJsonDocument::fromJson(kept.extra.toUtf8()).object(), own);
    return askedWith(own) == askedWith(options) && own.albums == options.albums &&
           own.followsPages == options.followsPages;
}

} // namespace

CollectionMemory::CollectionMemory(Library &library, Collector &collector, QString listDirectory, QObject *parent)
    : QObject(parent)
    , m_library(library)
    , m_listDirectory(std::move(listDirectory))
    , m_collector(collector)
{
    connect(&collector, &Collector::added, this, &CollectionMemory::take);
    connect(&collector, &Collector::found, this,
            [this](int id, const QList<ImageRef> &images) { takeImages(id, images); });
    connect(&collector, &Collector::leftOut, this, &CollectionMemory::takeLeftOut);
    connect(&collector, &Collector::iconsLeftOut, this, &CollectionMemory::takeIcons);
    connect(&collector, &Collector::albumsLeftOut, this, &CollectionMemory::takeAlbums);
    connect(&collector, &Collector::collectionFinished, this, &CollectionMemory::end);
}

CollectionMemory::~CollectionMemory()
{
    for (const auto &[id, broken] : m_asked)
        saveImages(broken);
    saveRest();
}

void CollectionMemory::load()
{
    if (std::exchange(m_isLoaded, true))
        return;
    const QList<RememberedCollection> known = m_library.rememberedCollections();
    for (const RememberedCollection &collection : known) {
        m_lastId = std::max(m_lastId, collection.id);
        m_byLink.insert(collection.link, collection.id);
        m_known.emplace(collection.id, collection);
    }
}

void CollectionMemory::take(int id, const QString &link, const CollectOptions &options)
{
    if (isImageItself(link, options))
        return;
    load();
    const QString lasting = lastingLink(link);
    const qint64 knownId = m_byLink.value(lasting);
    if (knownId == 0 && m_added >= kMostNew)
        return takeRest(id, lasting, options);
    const qint64 row = knownId != 0 ? knownId : ++m_lastId;
    Asked &asked = m_asked[row];
    if (knownId == 0) {
        ++m_added;
        m_byLink.insert(lasting, row);
        m_known.emplace(row, RememberedCollection{.id = row,
                                                  .link = lasting,
                                                  .options = options.download,
                                                  .extra = lastingText(options),
                                                  .addedAt = QDateTime::currentDateTimeUtc()});
    } else if (asked.asking == 0) {
        for (const RememberedImages &images : m_library.rememberedImages(row)) {
            asked.images = imageKeysFrom(images.keys);
            asked.unchosen = imageKeysFrom(images.unchosen);
        }
        if (m_known.at(row).listed)
            asked.listing = Listing::fromBytes(m_library.rememberedListing(row));
    }
    asked.kept = m_known.at(row);
    asked.kept.isOpen = true;
    asked.isAskedAsKept = isAskedAsKept(asked.kept, options);
    asked.asking = id;
    asked.fresh = 0;
    asked.hasNews = false;
    asked.hasAlbum = false;
    asked.followsPages = options.followsPages;
    m_ids.insert(id, row);
    m_library.saveRemembered(asked.kept);
}

CollectionMemory::Asked *CollectionMemory::asked(int id)
{
    if (m_rest.running.contains(id))
        return &m_rest.asked;
    const auto found = m_asked.find(m_ids.value(id));
    return found == m_asked.end() || found->second.asking != id ? nullptr : &found->second;
}

void CollectionMemory::takeImages(int id, const QList<ImageRef> &images)
{
    Asked *asked = this->asked(id);
    if (!asked || images.isEmpty())
        return;
    takeNews(*asked);
    if (!std::exchange(asked->hasAlbum, true))
        asked->kept.title = asked->album = images.first().album;
    for (const ImageRef &image : images) {
        // The title is that of all of them, or none; of pages that follow each other the first one's.
        if (image.album != asked->album && !asked->followsPages)
            asked->kept.title.clear();
        if (asked->images.size() < kMostRememberedImages)
            asked->images.insert(imageKey(image.url));
        asked->unchosen.remove(imageKey(image.url));
        const bool isFresh = !isDownloaded(image);
        asked->fresh += isFresh ? 1 : 0;
        if (const int place = asked->listing.addShown(image); place >= 0)
            asked->listing.setFresh(place, isFresh);
        else if (isFresh)
            asked->listing.countFresh(1);
    }
}

void CollectionMemory::takeLeftOut(int id, const QList<ImageRef> &images)
{
    Asked *asked = this->asked(id);
    const CollectOptions *options = m_collector.optionsOf(id);
    if (!asked || !options)
        return;
    takeNews(*asked);
    for (const ImageRef &image : images)
        addHidden(asked->listing, image, options->filter.rejects(image).value_or(FilterReason::Type));
}

// One that is listed as a picture elsewhere is one.
void CollectionMemory::takeIcons(int id, const QList<ImageRef> &images)
{
    Asked *asked = this->asked(id);
    if (!asked)
        return;
    takeNews(*asked);
    for (const ImageRef &image : images) {
        if (asked->listing.placeOf(image.url) < 0)
            addHidden(asked->listing, image, FilterReason::Icon);
    }
}

// As fresh as if it were shown.
void CollectionMemory::addHidden(Listing &listing, const ImageRef &image, FilterReason why) const
{
    const bool isFresh = listing.placeOf(image.url) < 0 && !isDownloaded(image);
    if (const int place = listing.addHidden(image, why); place >= 0 && isFresh)
        listing.setFresh(place, true);
}

void CollectionMemory::takeAlbums(int id, const QStringList &links)
{
    if (Asked *asked = this->asked(id)) {
        takeNews(*asked);
        asked->listing.addAlbums(links);
    }
}

// Before the first that its site lists again.
void CollectionMemory::takeNews(Asked &asked)
{
    if (!std::exchange(asked.hasNews, true))
        asked.listing.forgetCounts();
}

bool CollectionMemory::isDownloaded(const ImageRef &image) const
{
    const std::optional<KnownImage> known = m_library.known(image);
    return known && known->isDownloaded();
}

void CollectionMemory::end(const CollectionSummary &summary)
{
    if (m_rest.running.remove(summary.id))
        return endRest(summary);
    Asked *ended = asked(summary.id);
    const qint64 row = m_ids.take(summary.id);
    if (!ended)
        return;
    RememberedCollection &kept = ended->kept;
    const bool isOneImage = !summary.failure && summary.found == 1 && ended->images.size() == 1 &&
                            ended->images.contains(imageKey(summary.link)) && !kept.watch;
    if (isOneImage) { // the link has turned out to be the image itself
        m_library.forgetRemembered(row);
        m_byLink.remove(kept.link);
        m_known.erase(row);
        m_asked.erase(row);
        return;
    }
    kept.isOpen = false;
    kept.askedAt = QDateTime::currentDateTimeUtc();
    kept.found = summary.found;
    kept.fresh = ended->fresh;
    kept.filtered = summary.filtered;
    kept.failure = summary.failure;
    kept.isUnchanged = false;
    if (!summary.failure) {
        kept.version = ended->isAskedAsKept ? summary.page.version : PageVersion();
        kept.version.readAt = kept.askedAt;
    }
    if (kept.watch)
        kept.watch = afterAsking(*kept.watch, summary.failure, kept.askedAt, summary.page.goodFor);
    if (summary.found + summary.filtered > 0) {
        takeNews(*ended);
        ended->listing.setOthers(summary.lost);
        saveListing(*ended);
    }
    m_library.saveRemembered(kept);
    saveImages(*ended);
    m_known[row] = kept;
    m_asked.erase(row);
    dropOldest();
}

// --- more than are remembered one by one

void CollectionMemory::takeRest(int id, const QString &link, const CollectOptions &options)
{
    if (m_listDirectory.isEmpty())
        return;
    if (m_rest.links.isEmpty()) {
        m_rest.asked.kept = {
            .options = options.download, .extra = lastingText(options), .addedAt = QDateTime::currentDateTimeUtc()};
        m_rest.asked.hasNews = true; // there is nothing of an earlier time
    }
    m_rest.links.append(link);
    m_rest.running.insert(id);
}

void CollectionMemory::endRest(const CollectionSummary &summary)
{
    RememberedCollection &kept = m_rest.asked.kept;
    kept.askedAt = QDateTime::currentDateTimeUtc();
    kept.found += summary.found;
    kept.filtered += summary.filtered;
    for (auto why = summary.lost.cbegin(); why != summary.lost.cend(); ++why)
        m_rest.lost[why.key()] += why.value();
    if (summary.failure)
        m_rest.failure = summary.failure;
}

// At the end of the run, whether or not all of them have been asked. As of any list, one that fails does not fail all.
void CollectionMemory::saveRest()
{
    if (m_rest.links.isEmpty())
        return;
    const Result<QString> list = keepAsList(m_listDirectory, m_rest.links.join(u'\n'), QDateTime::currentDateTime());
    if (!list)
        return; // nowhere to keep it: the images are in the history all the same
    Asked &asked = m_rest.asked;
    asked.kept.id = ++m_lastId;
    asked.kept.link = *list;
    asked.kept.title.clear();
    asked.kept.fresh = asked.fresh;
    if (asked.kept.found + asked.kept.filtered == 0)
        asked.kept.failure = m_rest.failure;
    asked.listing.setOthers(m_rest.lost);
    saveListing(asked);
    m_library.saveRemembered(asked.kept);
    saveImages(asked);
    m_known.emplace(asked.kept.id, asked.kept);
    dropOldest();
}

void CollectionMemory::saveImages(const Asked &asked)
{
    m_library.saveRememberedImages(
        {.collection = asked.kept.id, .keys = toBytes(asked.images), .unchosen = toBytes(asked.unchosen)});
}

void CollectionMemory::saveListing(Asked &asked)
{
    RememberedCollection &kept = asked.kept;
    kept.listed = asked.listing.tally();
    if (kept.listed->hiddenLost > 0) // asking again finds them, so that it must be answered
        kept.version = {};
    m_library.saveRememberedListing({.collection = kept.id, .images = asked.listing.toBytes()});
    makeRoom(kept.id, asked.listing.count());
}

// As a window does: the oldest are only counted.
void CollectionMemory::makeRoom(qint64 forWhom, qsizetype size)
{
    const auto sizeOf = [](const RememberedCollection &collection) {
        return collection.listed ? collection.listed->keptInAll() : 0;
    };
    qsizetype all = size;
    for (const auto &[id, collection] : m_known)
        all += id == forWhom ? 0 : sizeOf(collection);
    for (auto oldest = m_known.begin(); all > Listing::kMostInAll && oldest != m_known.end(); ++oldest) {
        RememberedCollection &collection = oldest->second;
        if (oldest->first == forWhom || sizeOf(collection) == 0 || m_asked.contains(oldest->first))
            continue;
        all -= sizeOf(collection);
        collection.listed = onlyCounted(collection).tally();
        m_library.forgetListing(oldest->first);
        m_library.saveRemembered(collection);
    }
}

void CollectionMemory::dropOldest()
{
    for (auto oldest = m_known.begin(); m_known.size() > kMostRememberedCollections && oldest != m_known.end();) {
        if (oldest->second.watch || m_asked.contains(oldest->first)) {
            ++oldest;
            continue;
        }
        m_library.forgetRemembered(oldest->first);
        m_byLink.remove(oldest->second.link);
        oldest = m_known.erase(oldest);
    }
}

} // namespace bowerbird
