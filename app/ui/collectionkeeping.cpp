// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

// How the book is read from the library and kept there: a part of CollectionBook.

#include "ui/collectionbook.h"

#include "engine/downloadmanager.h"
#include "store/library.h"

#include <utility>

namespace bowerbird {

void CollectionBook::load()
{
    m_parts.library.forgetStrayListings(); // before a number is given once more
    const QList<RememberedCollection> kept = m_parts.library.rememberedCollections();
    for (const RememberedCollection &collection : kept) {
        // Broken off: it is gone on with by whoever keeps open collections, or asked again. A watch is still due.
        m_entries.push_back({.kept = collection, .isWaiting = collection.isOpen});
        m_byLink.insert(collection.link, collection.id);
        m_lastId = collection.id;
    }
}

void CollectionBook::takeKeys()
{
    std::optional<RememberedKeys::Keys> keys = m_keys.take();
    if (!keys)
        return;
    m_hasKeys = true;
    m_jobs.setEarlierOwners(std::move(keys->owners));
    for (Entry &some : m_entries) {
        const auto images = keys->images.constFind(some.kept.id);
        if (images == keys->images.cend())
            continue;
        const ImageKeys found = std::exchange(some.images, *images);
        some.images.unite(found);
        some.unchosen.unite(keys->unchosen.value(some.kept.id));
        changeSoon(some.kept.id);
    }
}

// A person who is quicker than the library waits for it.
void CollectionBook::needKeys()
{
    if (m_hasKeys)
        return;
    m_keys.wait();
    takeKeys();
}

void CollectionBook::keepSoon(qint64 id)
{
    changeSoon(id);
    m_unwritten.insert(id);
    if (!m_writeTimer.isActive())
        m_writeTimer.start();
}

// The images, and the version they are of, not before they stand in the library as jobs: a crash between the two would
// lose them to a watch.
void CollectionBook::write()
{
    const bool areOnTheirWay = !isComplete();
    const QSet<qint64> unwritten = std::exchange(m_unwritten, {});
    for (const qint64 id : unwritten) {
        const Entry *changed = entry(id);
        if (!changed)
            continue;
        RememberedCollection kept = changed->kept;
        if (areOnTheirWay && kept.version.isKnown()) {
            kept.version = {};
            m_unwritten.insert(id);
        }
        m_parts.library.saveRemembered(kept);
    }
    if (areOnTheirWay)
        m_writeTimer.start();
    else
        writeImages();
}

void CollectionBook::writeImages()
{
    for (const qint64 id : std::exchange(m_unwrittenImages, {})) {
        const Entry *unwritten = entry(id);
        if (!unwritten)
            continue;
        if (unwritten->asking != 0) // with its end
            m_unwrittenImages.insert(id);
        else
            m_parts.library.saveRememberedImages(
                {.collection = id, .keys = toBytes(unwritten->images), .unchosen = toBytes(unwritten->unchosen)});
    }
}

} // namespace bowerbird
