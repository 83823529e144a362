// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

// Which rows are a collection's own, and what becomes of its images when they go: a part of FilteredImages.

#include "engine/downloadmanager.h"
#include "ui/collectionbook.h"
#include "ui/filteredimagesparts.h"
#include "ui/jobchoice.h"

#include <algorithm>
#include <utility>

namespace bowerbird {

// A link that another collection, or a person, asked for before stays theirs. Whether its row is made before this is
// called or after it is the manager's matter: few come at once, many in slices.
void FilteredImages::claim(Kept &kept, int place, const QString &link)
{
    forgetAddedSoon();
    const int row = m_parts.manager.rowOfLink(link);
    if (row < 0) {
        claimSoon(link, {.id = kept.id, .brought = {}});
        return;
    }
    const JobId job = m_parts.manager.idAt(row);
    const bool isNew = m_added.remove(job);
    if (isNew || kept.listing.at(place).row != job)
        kept.listing.setRow(place, job, isNew);
    if (isNew)
        noteFresh(kept, place, job, {});
}

// What the list or the history had before is skipped at once. What a filter brings is as new as when it was listed.
void FilteredImages::noteFresh(Kept &kept, int place, JobId row, const Brought &brought)
{
    const bool isFresh = !brought || kept.listing.at(place).isFresh;
    const bool isSkipped = m_parts.manager.stateAt(m_parts.manager.rowOf(row)) == JobState::Skipped;
    kept.listing.setFresh(place, isFresh && !isSkipped);
}

// Who asked first has it.
void FilteredImages::claimSoon(const QString &link, const Claim &claim)
{
    if (m_claims.value(link).id == 0)
        m_claims.insert(link, claim);
}

void FilteredImages::takeRows(int first, int last)
{
    forgetAddedSoon();
    QList<JobId> chosen;
    QSet<qint64> owners;
    QSet<qint64> others;
    for (int row = first; row <= last; ++row) {
        const JobId job = m_parts.manager.idAt(row);
        if (m_claims.isEmpty() && m_listers.isEmpty()) { // as when the rows of earlier runs come
            m_added += job;
            continue;
        }
        const QString link = Listing::linkOf(*m_parts.manager.packedAt(row).packed);
        const Claim claim = m_claims.take(link);
        const bool wasTakenBack = claim.brought && claim.id == 0; // takeOutLate() removes it
        if (!wasTakenBack)
            takeAlso(link, job, claim, others);
        if (claim.brought)
            claim.brought->insert(job);
        Kept *owner = find(claim.id);
        const int place = owner ? owner->listing.placeOf(link) : -1;
        if (claim.id != 0 && !owner)
            m_cameClosed += claim.id;
        if (place < 0) {
            m_added += job;
            continue;
        }
        owner->listing.setRow(place, job, true);
        if (owner->listing.at(place).isTaken)
            owner->listing.show(place);
        noteFresh(*owner, place, job, claim.brought);
        if (owner->listing.at(place).isChosen)
            chosen += job;
        owner->listing.setChosen(place, false);
        saveSoon(owner->id);
        owners += owner->id;
    }
    for (const qint64 owner : std::as_const(owners))
        noteCounts(owner);
    for (const qint64 other : std::as_const(others)) {
        saveSoon(other);
        tell(other);
    }
    if (m_parts.choice && !chosen.isEmpty())
        m_parts.choice->set(chosen, true);
}

// The row stands for the image in all listings that have it, but for those whose filter hides it. Rows of earlier runs,
// which nobody claims, are for adoptRows().
void FilteredImages::takeAlso(const QString &link, JobId job, const Claim &claim, QSet<qint64> &changed)
{
    const quint64 key = imageKey(link);
    for (auto id = m_listers.constFind(key); id != m_listers.cend() && id.key() == key; ++id) {
        Kept *kept = *id == claim.id || *id == m_mover ? nullptr : find(*id);
        const int place = kept ? kept->listing.placeOf(key) : -1;
        if (place < 0)
            continue;
        const Listing::Item item = kept->listing.at(place); // a value: the listing changes below
        const bool isForAdopting = claim.id == 0 && !item.row.isValid() && !kept->hasAllRows;
        if (isForAdopting || (item.isHidden && item.why != FilterReason::NotChosen))
            continue;
        if (item.row != job)
            kept->listing.setRow(place, job, false);
        if (item.isHidden || item.isTaken)
            kept->listing.show(place);
        if (item.row != job || item.isHidden || item.isTaken)
            changed += *id;
    }
}

// What is added at once is added in the turn of the event loop in which it is found.
void FilteredImages::forgetAddedSoon()
{
    if (std::exchange(m_willForget, true))
        return;
    const auto forget = [this] {
        m_willForget = false;
        m_added.clear();
        if (!m_parts.manager.hasArrivals())
            m_claims.clear();
    };
    QMetaObject::invokeMethod(this, forget, Qt::QueuedConnection);
}

void FilteredImages::markRows(qint64 id, const QList<JobId> &rows, Rows rowsAre)
{
    QSet<JobId> wanted(rows.cbegin(), rows.cend());
    for (const auto &[other, kept] : m_kept) { // the same image may be listed by several
        if (other == id || other == m_mover)
            continue;
        whenRead(other, [this, other = other, wanted, rowsAre] {
            if (Kept *listed = find(other))
                mark(*listed, wanted, rowsAre);
        });
    }
    if (id == m_mover)
        return;
    if (rowsAre == Rows::Gone)
        wanted.subtract(m_unchosenRows); // which are counted already
    whenRead(id, [this, id, wanted, rowsAre] {
        Kept *kept = find(id);
        if (!kept)
            return;
        const int unkept = static_cast<int>(wanted.size()) - mark(*kept, wanted, rowsAre);
        const int less = rowsAre == Rows::Gone ? std::min(unkept, kept->listing.tally().shownLost)
                                               : -std::min(unkept, kept->goneUnkept);
        kept->goneUnkept += less;
        kept->listing.countShown(-less);
        saveSoon(id);
        tell(id);
    });
}

// Gives for how many of the rows there is an image.
int FilteredImages::mark(Kept &kept, const QSet<JobId> &rows, Rows rowsAre)
{
    int found = 0;
    int changed = 0;
    for (int place = 0; place < kept.listing.count() && found < rows.size(); ++place) {
        const Listing::Item item = kept.listing.at(place);
        if (!rows.contains(item.row))
            continue;
        ++found;
        if (item.isHidden || item.isTaken == (rowsAre == Rows::Gone))
            continue;
        ++changed;
        rowsAre == Rows::Gone ? kept.listing.take(place) : kept.listing.show(place);
    }
    if (changed > 0) {
        saveSoon(kept.id);
        tell(kept.id);
    }
    return found;
}

// The collection is back: its listing is to know the rows that came meanwhile.
void FilteredImages::reopen()
{
    const QSet<qint64> closed = m_cameClosed;
    for (const qint64 id : closed) {
        if (!m_parts.book.find(id))
            continue;
        m_cameClosed.remove(id);
        whenRead(id, [] {});
    }
}

// Rows that came while the listing was not here: those of a run without a window, or of a time in which the collection
// was removed. They count for the collection, and nobody has looked for them yet.
void FilteredImages::adoptRows(Kept &kept)
{
    if (kept.isReading || std::exchange(kept.hasAllRows, !m_parts.manager.hasArrivals()))
        return;
    if (m_parts.book.tally(kept.id).rows == 0)
        return;
    for (int place = 0; place < kept.listing.count(); ++place) {
        const Listing::Item &item = kept.listing.at(place);
        const int row =
            item.isHidden || item.row.isValid() ? -1 : m_parts.manager.rowOfLink(kept.listing.linkAt(place));
        if (row >= 0 && m_parts.book.collectionOf(m_parts.manager.idAt(row)) == kept.id)
            kept.listing.setRow(place, m_parts.manager.idAt(row), true);
    }
}

} // namespace bowerbird
