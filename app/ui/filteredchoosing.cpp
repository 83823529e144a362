// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

// What becomes of images that a person did not choose: a part of FilteredImages.

#include "engine/downloadmanager.h"
#include "ui/collectionbook.h"
#include "ui/filteredimagesparts.h"

namespace bowerbird {

void FilteredImages::setUnchosen(const QList<JobId> &rows, Unchosen &noted)
{
    ImageKeys images;
    m_unchosenRows = QSet<JobId>(rows.cbegin(), rows.cend());
    for (const JobId id : rows) {
        if (const int row = m_parts.manager.rowOf(id); row >= 0)
            images.insert(imageKey(Listing::linkOf(*m_parts.manager.packedAt(row).packed)));
    }
    const Unchosen owned = m_parts.book.setUnchosen(images);
    Unchosen all = listersOf(images);
    for (auto own = owned.cbegin(); own != owned.cend(); ++own)
        all[own.key()].unite(own.value());
    for (auto own = all.cbegin(); own != all.cend(); ++own) {
        noted[own.key()].unite(own.value());
        whenRead(own.key(), [this, id = own.key(), theirs = own.value()] { hideUnchosen(id, theirs); });
    }
}

// The collections whose listings show them, as far as they are here: an image may be listed by several.
FilteredImages::Unchosen FilteredImages::listersOf(const ImageKeys &images) const
{
    Unchosen listers;
    for (const quint64 key : images) {
        for (auto id = m_listers.constFind(key); id != m_listers.cend() && id.key() == key; ++id) {
            const auto kept = m_kept.find(*id);
            const int place = kept == m_kept.end() ? -1 : kept->second.listing.placeOf(key);
            if (place >= 0 && !kept->second.listing.at(place).isHidden)
                listers[*id].insert(key);
        }
    }
    return listers;
}

void FilteredImages::setChoosable(const Unchosen &noted)
{
    m_unchosenRows.clear();
    for (auto own = noted.cbegin(); own != noted.cend(); ++own) {
        m_parts.book.setChoosable(own.value());
        whenRead(own.key(), [this, id = own.key(), theirs = own.value()] { showChoosable(id, theirs); });
    }
}

void FilteredImages::hideUnchosen(qint64 id, const ImageKeys &images)
{
    Kept *kept = find(id);
    if (!kept)
        return;
    for (const quint64 key : images) {
        const int place = kept->listing.placeOf(key);
        if (place >= 0) {
            kept->listing.hide(place, FilterReason::NotChosen);
        } else {
            kept->listing.countShown(-1);
            kept->listing.countHidden(filterReasonName(FilterReason::NotChosen), 1);
        }
    }
    saveSoon(id);
    tell(id);
}

void FilteredImages::showChoosable(qint64 id, const ImageKeys &images)
{
    Kept *kept = find(id);
    if (!kept)
        return;
    for (const quint64 key : images) {
        const int place = kept->listing.placeOf(key);
        if (place < 0) {
            kept->listing.countShown(1);
            kept->listing.countHidden(filterReasonName(FilterReason::NotChosen), -1);
        } else if (kept->listing.at(place).why == FilterReason::NotChosen) {
            kept->listing.show(place);
        }
    }
    saveSoon(id);
    tell(id);
}

} // namespace bowerbird
