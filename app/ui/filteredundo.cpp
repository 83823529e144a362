// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

// How a change of a filter is taken back: a part of FilteredImages.

#include "engine/downloadmanager.h"
#include "ui/collectionbook.h"
#include "ui/filteredimagesparts.h"
#include "ui/jobchoice.h"

#include <QSet>

#include <algorithm>

namespace bowerbird {

namespace {

// A piece takes some 15 ms of the UI thread on a usual machine.
constexpr qsizetype kGoAtOnce = 4'000;
constexpr qsizetype kComeAtOnce = 2'000;

} // namespace

// The other way round; what the collection has found meanwhile stays, and what was downloaded meanwhile, too. Of a
// collection that was removed only the rows are taken back.
void FilteredImages::takeBack(const std::shared_ptr<Move> &move)
{
    ++m_changing[move->id];
    move->verdict.reset();
    inPieces([this, move, next = 0]() mutable { return takeBackPiece(move, next++); });
}

FilteredImages::Piece FilteredImages::takeBackPiece(const std::shared_ptr<Move> &whole, int piece)
{
    const Move &move = *whole;
    if (piece == 0 && m_parts.manager.hasArrivals())
        heedLate(whole);
    const QList<Come> come = move.come.mid(piece * kGoAtOnce, kGoAtOnce);
    const qsizetype from = piece * kComeAtOnce;
    const qsizetype to = std::min(from + kComeAtOnce, move.gone.size());
    const QSet<QString> staying = takeOut(move, come);
    QList<Job> gone;
    for (qsizetype i = from; i < to; ++i)
        gone += move.gone.at(i).job();
    restoreRows(move.id, gone, move.newest);
    if (Kept *kept = find(move.id)) {
        hideAgain(*kept, come, staying);
        for (qsizetype i = from; i < to; ++i)
            showAgain(*kept, move.gone.at(i), move.goneFor.at(i));
    }
    if (move.come.size() > (piece + 1) * kGoAtOnce || move.gone.size() > to)
        return Piece::More;
    endTakingBack(move);
    return Piece::Last;
}

void FilteredImages::heedLate(const std::shared_ptr<Move> &move)
{
    connect(
        &m_parts.manager, &DownloadManager::arrived, this,
        [this, move] { inPieces([this, move, next = 0]() mutable { return takeOutLate(*move, next++); }); },
        Qt::SingleShotConnection);
}

void FilteredImages::endTakingBack(const Move &move)
{
    if (m_parts.book.find(move.id) && move.before)
        setOptions(move.id, move.before);
    if (!find(move.id))
        return;
    saveSoon(move.id);
    tell(move.id);
}

// The listing as it was; what was given up meanwhile is counted only.
void FilteredImages::hideAgain(Kept &kept, const QList<Come> &come, const QSet<QString> &staying)
{
    Listing &listing = kept.listing;
    ImageKeys unchosen;
    for (const auto &[packed, why, type] : come) {
        const QString link = Listing::linkOf(*packed);
        const int place = listing.placeOf(link);
        if (staying.contains(link))
            continue;
        if (why == FilterReason::NotChosen)
            unchosen.insert(imageKey(link));
        if (place >= 0 && !listing.at(place).isHidden)
            listing.hide(place, why);
        if (place < 0) {
            listing.countShown(-1);
            listing.countHidden(Listing::wordOf(why, type), 1);
        }
    }
    m_parts.book.setUnchosen(unchosen);
    const Unchosen all = listersOf(unchosen);
    for (auto own = all.cbegin(); own != all.cend(); ++own)
        hideUnchosen(own.key(), own.value());
}

void FilteredImages::showAgain(Kept &kept, const JobRow &row, FilterReason why) const
{
    Listing &listing = kept.listing;
    const QString link = Listing::linkOf(*row.packed);
    const int place = listing.placeOf(link);
    if (place < 0) {
        listing.countShown(1);
        listing.countHidden(Listing::wordOf(why, row.job().image.type), -1);
        return;
    }
    listing.show(place);
    if (m_parts.manager.rowOf(row.id) >= 0)
        listing.setRow(place, row.id, true);
    else if (const int other = m_parts.manager.rowOfLink(link); // which stands for it
             other >= 0 && listing.at(place).row != m_parts.manager.idAt(other))
        listing.setRow(place, m_parts.manager.idAt(other), false);
}

// Removes the rows that came; gives the links of those that are downloaded, just being so, or somebody else's, which
// stay. Their ticks are kept for when they come again.
QSet<QString> FilteredImages::takeOut(const Move &move, const QList<Come> &come)
{
    Kept *kept = find(move.id);
    QList<JobId> leaving;
    QSet<QString> staying;
    for (const auto &[image, why, type] : come) {
        const QString link = Listing::linkOf(*image);
        if (const auto claim = m_claims.find(link); claim != m_claims.end() && claim->id == move.id)
            claim->id = 0; // takeOutLate() asks whether its row was brought
        const int row = m_parts.manager.rowOfLink(link);
        if (row < 0)
            continue;
        const int place = kept ? kept->listing.placeOf(link) : -1;
        const JobId job = m_parts.manager.idAt(row);
        const bool isListed = place >= 0 && kept->listing.at(place).isBrought && kept->listing.at(place).row == job;
        const bool isOthers = !isListed && !move.brought->contains(job);
        if (isOthers || !mayGo(m_parts.manager.stateAt(row))) {
            staying += link;
            continue;
        }
        leaving += job;
        if (place >= 0)
            kept->listing.setChosen(place, m_parts.choice && m_parts.choice->isChosen(job));
    }
    removeRows(move.id, leaving);
    return staying;
}

// Rows that were still on their way into the list when what brought them was undone. What has been shown once more
// since then stays.
FilteredImages::Piece FilteredImages::takeOutLate(const Move &move, int piece)
{
    Kept *kept = find(move.id);
    QList<JobId> leaving;
    bool hasChanged = false;
    const QList<Come> late = move.come.mid(piece * kGoAtOnce, kGoAtOnce);
    for (const Come &come : late) {
        const QString link = Listing::linkOf(*come.image);
        const int place = kept ? kept->listing.placeOf(link) : -1;
        const int row = m_parts.manager.rowOfLink(link);
        const bool isShown = place >= 0 && !kept->listing.at(place).isHidden;
        if (row < 0 || isShown || !move.brought->contains(m_parts.manager.idAt(row)))
            continue;
        if (mayGo(m_parts.manager.stateAt(row))) {
            leaving += m_parts.manager.idAt(row);
        } else if (place >= 0) {
            kept->listing.show(place);
            hasChanged = true;
        }
    }
    removeRows(move.id, leaving);
    if (hasChanged) {
        saveSoon(move.id);
        tell(move.id);
    }
    return move.come.size() > (piece + 1) * kGoAtOnce ? Piece::More : Piece::Last;
}

} // namespace bowerbird
