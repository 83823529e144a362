// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

// How a collection's filter is changed: a part of FilteredImages.

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

// A piece takes some 15 ms of the UI thread on a usual machine. Where rows stand all over a sorted list, the views
// begin anew with each piece that goes.
constexpr qsizetype kGoAtOnce = 4'000;
constexpr qsizetype kComeAtOnce = 4'000;

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

QString doneText(int shown, int hidden)
{
    QString first = FilteredImages::tr("Showed %n more image(s)", nullptr, shown);
    if (shown > 0 && hidden > 0)
        return FilteredImages::tr("%1, %2", "showed some, hid some")
            .arg(first, FilteredImages::tr("hid %n image(s)", nullptr, hidden));
    if (shown > 0)
        return first;
    if (hidden > 0)
        return FilteredImages::tr("Hid %n image(s)", nullptr, hidden);
    return FilteredImages::tr("Changed a filter; the list stays as it is");
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
        tally.hidden[word] += more;
        if (tally.hidden.value(word) <= 0)
            tally.hidden.remove(word);
        tally.hiddenKept += more;
        tally.shown -= more;
    };
    const QSet<JobId> leaving = wish == Wish::Filter ? leavingRows(listing, jobs) : QSet<JobId>();
    for (int place = 0; place < listing.count() && !m_isClosing; ++place) {
        const Listing::Item &item = listing.at(place);
        // No filter brings back what a person took out, or did not choose, nor icons.
        const bool isBeyond = item.isHidden && isBeyondFilters(item.why);
        if (item.isTaken || (wish == Wish::ShowAll ? !item.isHidden : isBeyond))
            continue;
        const ImageRef image = listing.image(place);
        const auto why = wish == Wish::ShowAll ? std::nullopt : filter.rejects(image);
        if (item.isHidden)
            count(item, Listing::wordOf(item.why, item.type), -1);
        if (!why) {
            if (item.isHidden)
                verdict.come.append({place, image});
            continue;
        }
        const FilterReason reason = why.value();
        if (item.isHidden && reason != item.why)
            verdict.stayHidden.append({place, reason});
        else if (!item.isHidden && leaving.contains(item.row))
            verdict.go.append({place, reason});
        else if (!item.isHidden)
            ++tally.staying;
        if (item.isHidden || leaving.contains(item.row))
            count(item, Listing::wordOf(reason, item.type), 1);
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

// After what is under way, which changes what it is to judge.
void FilteredImages::change(qint64 id, const DownloadOptions &options, Wish wish)
{
    inPieces([this, id, options, wish, request = ++m_changing[id]] {
        if (request == m_changing.value(id))
            startChange(id, options, wish, request);
        return Piece::Last;
    });
}

void FilteredImages::startChange(qint64 id, const DownloadOptions &options, Wish wish, quint64 request)
{
    const Kept *kept = find(id);
    if (!kept)
        return;
    m_pool.start([this, id, options, wish, request, listing = kept->listing, jobs = m_parts.manager.snapshot()] {
        const auto verdict = std::make_shared<const Verdict>(judged(listing, jobs, filterOf(options), wish));
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

// --- in pieces

void FilteredImages::inPieces(std::function<Piece()> piece)
{
    const bool isFirst = m_works.empty() && !m_isInPiece;
    m_works.push_back(std::move(piece));
    if (isFirst)
        takePiece();
}

void FilteredImages::takePiece()
{
    {
        const QScopedValueRollback guard(m_isInPiece, true);
        if (m_works.front()() == Piece::Last)
            m_works.pop_front();
    }
    if (!m_works.empty())
        m_pieceTimer.start();
}

void FilteredImages::finishPieces()
{
    while (!m_works.empty() && !m_isInPiece)
        takePiece();
    if (m_works.empty())
        m_pieceTimer.stop();
}

void FilteredImages::apply(qint64 id, const DownloadOptions &options, Wish wish,
                           const std::shared_ptr<const Verdict> &verdict)
{
    const CollectionBook::Entry *entry = m_parts.book.find(id);
    if (!entry)
        return;
    const bool isAll = wish == Wish::ShowAll;
    const auto theirs = isAll ? withoutFilter(options) : std::make_shared<const DownloadOptions>(options);
    const auto move =
        std::make_shared<Move>(Move{.id = id,
                                    .newest = m_parts.manager.newestId(),
                                    .before = entry->kept.options,
                                    .theirs = theirs,
                                    .mode = isAll || m_parts.book.holds(id) ? AddMode::Hold : AddMode::Queue,
                                    .verdict = verdict,
                                    .brought = std::make_shared<QSet<JobId>>()});
    if (!isAll)
        setOptions(id, theirs);
    inPieces([this, move] { return applyPiece(move); });
}

FilteredImages::Piece FilteredImages::applyPiece(const std::shared_ptr<Move> &move)
{
    Kept *kept = find(move->id);
    if (!kept || move->isStopped)
        return Piece::Last;
    const Verdict &verdict = *move->verdict;
    const qsizetype went = move->piece * kGoAtOnce;
    const qsizetype came = move->piece * kComeAtOnce;
    ++move->piece;
    const QList<JobId> gone = hide(*kept, verdict.go.mid(went, kGoAtOnce), *move);
    for (const auto &[place, why] : verdict.stayHidden.mid(went, kGoAtOnce)) {
        if (kept->listing.at(place).isHidden)
            kept->listing.setWhy(place, why);
    }
    const QList<ImageRef> come = show(*kept, verdict.come.mid(came, kComeAtOnce), *move);
    move->shown += static_cast<int>(come.size());
    if (!gone.isEmpty())
        removeRows(move->id, gone);
    if (!come.isEmpty())
        m_parts.manager.addSoon(come, move->theirs, move->mode);
    const bool isLast = went + kGoAtOnce >= std::max(verdict.go.size(), verdict.stayHidden.size()) &&
                        came + kComeAtOnce >= verdict.come.size();
    noteDone(move, isLast);
    if (!isLast)
        return Piece::More;
    move->verdict.reset();
    saveSoon(move->id);
    tell(move->id);
    return Piece::Last;
}

// Not as a person takes them out: what lists them besides is to know.
void FilteredImages::removeRows(qint64 mover, const QList<JobId> &rows)
{
    const QScopedValueRollback guard(m_mover, mover);
    m_parts.manager.remove(rows);
}

void FilteredImages::restoreRows(qint64 mover, const QList<Job> &rows, JobId newestThen)
{
    const QScopedValueRollback guard(m_mover, mover);
    m_parts.manager.bringBack(rows, newestThen);
}

// The rows that are to go.
QList<JobId> FilteredImages::hide(Kept &kept, const QList<Hiding> &going, Move &move) const
{
    QList<JobId> gone;
    for (const auto &[place, why] : going) {
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
    return gone;
}

// The images that are to become rows.
QList<ImageRef> FilteredImages::show(Kept &kept, const QList<Coming> &coming, Move &move)
{
    QList<ImageRef> come;
    ImageKeys keys;
    come.reserve(coming.size());
    for (const auto &[place, image] : coming) {
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

// A step from its first piece on, told at its last.
void FilteredImages::noteDone(const std::shared_ptr<Move> &move, bool isLast)
{
    const auto announce = isLast ? UndoHistory::Announce::Yes : UndoHistory::Announce::No;
    const QString done = doneText(move->shown, static_cast<int>(move->gone.size()));
    if (move->step != 0)
        return m_parts.undo.retell(move->step, done, announce);
    const auto undo = [this, move] {
        move->isStopped = true;
        whenReadOrGone(move->id, [this, move] { takeBack(move); });
    };
    move->step = m_parts.undo.push(done, undo, announce);
}

} // namespace bowerbird
