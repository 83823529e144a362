// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#include "console/collectionmemory.h"

#include "core/watch.h"
#include "sources/lastingoptions.h"
#include "store/library.h"

#include <QJsonDocument>

#include <algorithm>
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

CollectionMemory::CollectionMemory(Library &library, Collector &collector, QObject *parent)
    : QObject(parent)
    , m_library(library)
{
    connect(&collector, &Collector::added, this, &CollectionMemory::take);
    connect(&collector, &Collector::found, this,
            [this](int id, const QList<ImageRef> &images) { takeImages(id, images); });
    connect(&collector, &Collector::collectionFinished, this, &CollectionMemory::end);
}

CollectionMemory::~CollectionMemory()
{
    for (const auto &[id, broken] : m_asked)
        saveImages(broken);
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
        return;
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
            asked.unchosen = images.unchosen;
        }
    }
    asked.kept = m_known.at(row);
    asked.kept.isOpen = true;
    asked.isAskedAsKept = isAskedAsKept(asked.kept, options);
    asked.asking = id;
    asked.fresh = 0;
    asked.hasAlbum = false;
    asked.followsPages = options.followsPages;
    m_ids.insert(id, row);
    m_library.saveRemembered(asked.kept);
}

CollectionMemory::Asked *CollectionMemory::asked(int id)
{
    const auto found = m_asked.find(m_ids.value(id));
    return found == m_asked.end() || found->second.asking != id ? nullptr : &found->second;
}

void CollectionMemory::takeImages(int id, const QList<ImageRef> &images)
{
    Asked *asked = this->asked(id);
    if (!asked || images.isEmpty())
        return;
    if (!std::exchange(asked->hasAlbum, true))
        asked->kept.title = asked->album = images.first().album;
    for (const ImageRef &image : images) {
        // The title is that of all of them, or none; of pages that follow each other the first one's.
        if (image.album != asked->album && !asked->followsPages)
            asked->kept.title.clear();
        if (asked->images.size() < kMostRememberedImages)
            asked->images.insert(imageKey(image.url));
        const std::optional<KnownImage> known = m_library.known(image);
        asked->fresh += known && known->isDownloaded() ? 0 : 1;
    }
}

void CollectionMemory::end(const CollectionSummary &summary)
{
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
    m_library.saveRemembered(kept);
    saveImages(*ended);
    m_known[row] = kept;
    m_asked.erase(row);
    dropOldest();
}

void CollectionMemory::saveImages(const Asked &asked)
{
    m_library.saveRememberedImages(
        {.collection = asked.kept.id, .keys = toBytes(asked.images), .unchosen = asked.unchosen});
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
