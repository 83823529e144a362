// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

// How a collection's filter is changed, and how that is taken back: a part of FilteredImages.

#include "engine/downloadmanager.h"
#include "ui/collectionbook.h"
#include "ui/filteredimagesparts.h"
#include "ui/jobchoice.h"
#include "ui/undohistory.h"

#include <QHash>
#include <QScopedValueRollback>
#include <QSet>

#include <utility>

namespace bowerbird {

using namespace Qt::StringLiterals;

namespace {

// The same options without any filter, or the engine would refuse what was asked for.
std::shared_ptr<const DownloadOptions> withoutFilter(const DownloadOptions &options)
{
    DownloadOptions open = options;
    open.types = TypeSelection::parse(u"all").value_or(TypeSelection());
    open.maxBytes = 0;
    open.minBytes = 0;
    open.minWidthPx = 0;
    open.minHeightPx = 0;
    open.maxWidthPx = 0;
    open.maxHeightPx = 0;
    open.listing = {};
    return std::make_shared<const DownloadOptions>(open);
}

// Which rows that a collection has brought may go.
QSet<JobId> leavingRows(const Listing &listing, const JobSnapshot &jobs)
{
    QSet<JobId> brought;
    for (int place = 0; place < listing.count(); ++place) {
        if (const Listing::Item &item = listing.at(place); !item.isHidden && item.isBrought)
            brought.insert(item.row);
    }
    QSet<JobId> leaving;
    jobs.each([&](int, const JobRow &row) {
        if (mayGo(row.state) && brought.contains(row.id))
            leaving.insert(row.id);
        return !brought.isEmpty();
    });
    return leaving;
}

} // namespace

// --- judging

// Any thread. Ends early, with nothing to be used, when this is closing.
FilteredImages::Verdict FilteredImages::judged(const Listing &listing, const JobSnapshot &jobs,
                                               const ImageFilter &filter, Wish wish) const
{
    Verdict verdict{.tally = listing.tally(), .come = {}, .stayHidden = {}, .go = {}};
    Tally &tally = verdict.tally;
    const auto count = [&tally](const Listing::Item &item, const QString &word, int more) {
        tally.fresh -= item.isFresh ? more : 0;
        if ((tally.hidden[word] += more) <= 0)
            tally.hidden.remove(word);
        tally.hiddenKept += more;
        tally.shown -= more;
    };
    const QSet<JobId> leaving = wish == Wish::Filter ? leavingRows(listing, jobs) : QSet<JobId>();
    for (int place = 0; place < listing.count() && !m_isClosing; ++place) {
        const Listing::Item &item = listing.at(place);
        // No filter brings back what a person took out, or did not choose.
        const bool isUnchosen = item.isHidden && item.why == FilterReason::NotChosen;
        if (item.isTaken || (wish == Wish::ShowAll ? !item.isHidden : isUnchosen))
            continue;
        const ImageRef image = listing.image(place);
        const auto why = wish == Wish::ShowAll ? std::nullopt : filter.rejects(image);
        if (item.isHidden)
            count(item, Listing::wordOf(item.why, item.type), -1);
        if (item.isHidden && !why)
            verdict.come.append({place, image});
        else if (item.isHidden && *why != item.why)
            verdict.stayHidden.append({place, *why});
        else if (!item.isHidden && why && leaving.contains(item.row))
            verdict.go.append({place, *why});
        else if (!item.isHidden && why)
            ++tally.staying;
        if (why && (item.isHidden || leaving.contains(item.row)))
            count(item, Listing::wordOf(*why, item.type), 1);
    }
    tally.isTextGivenUp = filter.text.isGivenUp();
    return verdict;
}

void FilteredImages::judge(qint64 id, const DownloadOptions &options, std::function<void(const Tally &)> done)
{
    whenRead(id, [this, id, options, done = std::move(done)] { startJudging(id, options, done); });
}

void FilteredImages::startJudging(qint64 id, const DownloadOptions &options,
                                  const std::function<void(const Tally &)> &done)
{
    const Kept *kept = find(id);
    if (!kept)
        return;
    m_pool.start([this, request = ++m_judging, listing = kept->listing, jobs = m_parts.manager.snapshot(),
                  filter = filterOf(options), done] {
        const Tally tally = judged(listing, jobs, filter, Wish::Filter).tally;
        QMetaObject::invokeMethod(
            this,
            [this, request, tally, done] {
                if (request == m_judging)
                    done(tally);
            },
            Qt::QueuedConnection);
    });
}

// --- changing

void FilteredImages::setOptions(qint64 id, const std::shared_ptr<const DownloadOptions> &options)
{
    const CollectionBook::Entry *entry = m_parts.book.find(id);
    if (entry && entry->asking != 0)
        m_parts.collector.setFilter(entry->asking, filterOf(*options), options);
    m_parts.book.setOptions(id, options);
}

void FilteredImages::setFilter(qint64 id, const DownloadOptions &options)
{
    const CollectionBook::Entry *entry = m_parts.book.find(id);
    if (entry && entry->asking != 0)
        m_parts.collector.setFilter(entry->asking, filterOf(options), std::make_shared<const DownloadOptions>(options));
    whenRead(id, [this, id, options] { change(id, options, Wish::Filter); });
}

void FilteredImages::showAll(qint64 id)
{
    whenRead(id, [this, id] {
        if (const Kept *kept = find(id); kept && kept->listing.tally().hiddenKept > 0)
            change(id, optionsOf(id), Wish::ShowAll);
    });
}

void FilteredImages::change(qint64 id, const DownloadOptions &options, Wish wish)
{
    const Kept *kept = find(id);
    if (!kept)
        return;
    m_pool.start([this, id, options, wish, request = ++m_changing[id], listing = kept->listing,
                  jobs = m_parts.manager.snapshot()] {
        const Verdict verdict = judged(listing, jobs, filterOf(options), wish);
        QMetaObject::invokeMethod(
            this,
            [this, id, options, wish, request, verdict, times = listing.timesGivenUp()] {
                const Kept *now = find(id);
                if (!now || request != m_changing.value(id))
                    return;
                if (now->listing.timesGivenUp() == times)
                    apply(id, options, wish, verdict);
                else
                    change(id, options, wish); // what was judged is counted only, and not kept any more
            },
            Qt::QueuedConnection);
    });
}

void FilteredImages::apply(qint64 id, const DownloadOptions &options, Wish wish, const Verdict &verdict)
{
    Kept *kept = find(id);
    const CollectionBook::Entry *entry = m_parts.book.find(id);
    if (!kept || !entry)
        return;
    Move move{.id = id,
              .newest = m_parts.manager.newestId(),
              .before = entry->kept.options,
              .come = {},
              .brought = std::make_shared<QSet<JobId>>(),
              .gone = {},
              .goneFor = {}};
    const bool isAll = wish == Wish::ShowAll;
    const bool holds = isAll || m_parts.book.holds(id);
    const auto theirs = isAll ? withoutFilter(options) : std::make_shared<const DownloadOptions>(options);
    const QList<JobId> gone = hide(*kept, verdict, move);
    const QList<ImageRef> come = show(*kept, verdict, move);
    if (!isAll)
        setOptions(id, theirs);
    if (!gone.isEmpty())
        removeRows(gone);
    if (!come.isEmpty())
        m_parts.manager.addSoon(come, theirs, holds ? AddMode::Hold : AddMode::Queue);
    noteDone(move, static_cast<int>(come.size()), static_cast<int>(gone.size()));
    saveSoon(id);
    tell(id);
}

// Not as a person takes them out.
void FilteredImages::removeRows(const QList<JobId> &rows)
{
    const QScopedValueRollback guard(m_isMoving, true);
    m_parts.manager.remove(rows);
}

void FilteredImages::restoreRows(const QList<Job> &rows, JobId newestThen)
{
    const QScopedValueRollback guard(m_isMoving, true);
    m_parts.manager.bringBack(rows, newestThen);
}

// The rows that are to go.
QList<JobId> FilteredImages::hide(Kept &kept, const Verdict &verdict, Move &move)
{
    QList<JobId> gone;
    for (const auto &[place, why] : verdict.go) {
        const Listing::Item item = kept.listing.at(place); // a value: the listing changes below
        const int row = item.isHidden ? -1 : m_parts.manager.rowOf(item.row);
        if (row < 0 || !mayGo(m_parts.manager.stateAt(row)))
            continue;
        kept.listing.setChosen(place, m_parts.choice && m_parts.choice->isChosen(item.row));
        kept.listing.hide(place, why);
        move.gone += m_parts.manager.packedAt(row);
        move.goneFor += why;
        gone += item.row;
    }
    for (const auto &[place, why] : verdict.stayHidden) {
        if (kept.listing.at(place).isHidden)
            kept.listing.setWhy(place, why);
    }
    return gone;
}

// The images that are to become rows.
QList<ImageRef> FilteredImages::show(Kept &kept, const Verdict &verdict, Move &move)
{
    QList<ImageRef> come;
    ImageKeys keys;
    come.reserve(verdict.come.size());
    for (const auto &[place, image] : verdict.come) {
        const Listing::Item item = kept.listing.at(place); // a value: the listing changes below
        if (!item.isHidden)
            continue;
        move.come.append({item.image, item.why, item.type});
        kept.listing.show(place);
        keys.insert(item.key);
        if (const int row = m_parts.manager.rowOfLink(image.url); row >= 0) {
            kept.listing.setRow(place, m_parts.manager.idAt(row), false);
        } else {
            come += image;
            claimSoon(image.url, {.id = kept.id, .brought = move.brought});
        }
    }
    if (!keys.isEmpty()) {
        forgetAddedSoon();
        m_parts.book.addImages(kept.id, keys);
        m_parts.book.setChoosable(keys);
    }
    return come;
}

void FilteredImages::noteDone(const Move &move, int shown, int hidden)
{
    const QString first = tr("Showed %n more image(s)", nullptr, shown);
    QString done = tr("Changed a filter; the list stays as it is");
    if (shown > 0 && hidden > 0)
        done = tr("%1, %2", "showed some, hid some").arg(first, tr("hid %n image(s)", nullptr, hidden));
    else if (shown > 0)
        done = first;
    else if (hidden > 0)
        done = tr("Hid %n image(s)", nullptr, hidden);
    const auto undo = [this, move] { whenReadOrGone(move.id, [this, move] { takeBack(move); }); };
    m_parts.undo.push(done, undo, UndoHistory::Announce::Yes);
}

// --- taking back

// The other way round; what the collection has found meanwhile stays, and what was downloaded meanwhile, too. Of a
// collection that was removed only the rows are taken back.
void FilteredImages::takeBack(const Move &move)
{
    ++m_changing[move.id];
    Kept *kept = find(move.id);
    const QSet<QString> downloaded = takeOut(move);
    QList<Job> gone;
    gone.reserve(move.gone.size());
    for (const JobRow &row : move.gone)
        gone += row.job();
    restoreRows(gone, move.newest);
    if (kept)
        settle(*kept, move, downloaded);
    if (m_parts.book.find(move.id) && move.before)
        setOptions(move.id, move.before);
    if (m_parts.manager.hasArrivals()) {
        connect(
            &m_parts.manager, &DownloadManager::arrived, this, [this, move] { takeOutLate(move); },
            Qt::SingleShotConnection);
    }
    if (!kept)
        return;
    saveSoon(move.id);
    tell(move.id);
}

// The listing as it was; what was given up meanwhile is counted only.
void FilteredImages::settle(Kept &kept, const Move &move, const QSet<QString> &downloaded)
{
    Listing &listing = kept.listing;
    ImageKeys unchosen;
    for (const auto &[packed, why, type] : move.come) {
        const QString link = Listing::linkOf(*packed);
        const int place = listing.placeOf(link);
        if (downloaded.contains(link))
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
    for (qsizetype i = 0; i < move.gone.size(); ++i) {
        const JobRow &row = move.gone.at(i);
        const QString link = Listing::linkOf(*row.packed);
        const int place = listing.placeOf(link);
        if (place >= 0) {
            listing.show(place);
            if (m_parts.manager.rowOf(row.id) >= 0)
                listing.setRow(place, row.id, true);
            else if (const int other = m_parts.manager.rowOfLink(link); // which stands for it
                     other >= 0 && listing.at(place).row != m_parts.manager.idAt(other))
                listing.setRow(place, m_parts.manager.idAt(other), false);
        } else {
            listing.countShown(1);
            listing.countHidden(Listing::wordOf(move.goneFor.at(i), row.job().image.type), -1);
        }
    }
}

// Removes the rows that came; gives the links of those that are downloaded, just being so, or somebody else's, which
// stay. Their ticks are kept for when they come again.
QSet<QString> FilteredImages::takeOut(const Move &move)
{
    Kept *kept = find(move.id);
    QList<JobId> leaving;
    QSet<QString> staying;
    for (const Move::Come &come : move.come) {
        const QString link = Listing::linkOf(*come.image);
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
    removeRows(leaving);
    return staying;
}

// Rows that were still on their way into the list when what brought them was undone. What has been shown once more
// since then stays.
void FilteredImages::takeOutLate(const Move &move)
{
    Kept *kept = find(move.id);
    QList<JobId> leaving;
    bool hasChanged = false;
    for (const Move::Come &come : move.come) {
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
    removeRows(leaving);
    if (!hasChanged)
        return;
    saveSoon(move.id);
    tell(move.id);
}

} // namespace bowerbird
