// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

// How a collection's filter is changed, and how that is taken back: a part of FilteredImages.

#include "engine/downloadmanager.h"
#include "ui/filteredimagesparts.h"
#include "ui/undohistory.h"

#include <QHash>
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

} // namespace

void FilteredImages::change(int id, const DownloadOptions &options, Wish wish)
{
    const Kept *kept = find(id);
    if (!kept)
        return;
    m_pool.start([this, id, options, wish, request = ++m_changing[id], kept = *kept, jobs = m_manager.snapshot()] {
        const Verdict verdict = judged(kept, jobs, filterOf(options), wish);
        QMetaObject::invokeMethod(
            this,
            [this, id, options, wish, request, verdict, evictions = kept.evictions] {
                const Kept *now = find(id);
                if (!now || request != m_changing.value(id))
                    return;
                if (now->evictions == evictions)
                    apply(id, options, wish, verdict);
                else
                    change(id, options, wish); // what was judged is counted only, and not kept any more
            },
            Qt::QueuedConnection);
    });
}

QList<Job> FilteredImages::unfinished(const Verdict &verdict) const
{
    QList<Job> jobs;
    for (const Verdict::Leaving &leaving : verdict.go) {
        const int row = m_manager.rowOf(leaving.id);
        if (row >= 0 && mayGo(m_manager.stateAt(row)))
            jobs += m_manager.jobAt(row);
    }
    return jobs;
}

// What has come in since it was judged stands behind what was judged.
void FilteredImages::settle(Kept &kept, const ImageFilter &filter, const Verdict &verdict, const QList<Job> &gone)
{
    const QList<ImageRef> since = kept.hidden.mid(verdict.stayHidden.size() + verdict.come.size());
    kept.hidden = verdict.stayHidden + since;
    kept.hiddenBy = verdict.stayHiddenBy;
    for (const ImageRef &image : since)
        ++kept.hiddenBy[reasonOf(image, filter)];
    QHash<JobId, QString> reasons;
    for (const Verdict::Leaving &leaving : verdict.go)
        reasons.insert(leaving.id, leaving.why);
    QSet<QString> goneLinks;
    for (const Job &job : gone) {
        goneLinks += job.image.url;
        kept.brought -= job.id;
        kept.hidden += job.image;
        ++kept.hiddenBy[reasons.value(job.id)];
    }
    kept.shownLinks.removeIf([&goneLinks](const QString &link) { return goneLinks.contains(link); });
    for (const ImageRef &image : verdict.come)
        kept.shownLinks += image.url;
}

void FilteredImages::apply(int id, const DownloadOptions &options, Wish wish, const Verdict &verdict)
{
    Kept *kept = find(id);
    if (!kept)
        return;
    Move move{.id = id,
              .before = kept->options,
              .come = {},
              .gone = unfinished(verdict),
              .keptBefore = *kept,
              .tallyBefore = tally(id),
              .tallyAfter = {}};
    kept->options = std::make_shared<const DownloadOptions>(options);
    settle(*kept, filterOf(options), verdict, move.gone);
    move.tallyAfter = tally(id);
    QList<ImageRef> come;
    for (const ImageRef &image : verdict.come) {
        if (m_manager.rowOfLink(image.url) >= 0)
            continue;
        come += image;
        move.come += image.url;
        claim(id, image.url);
    }
    QList<JobId> goneIds;
    for (const Job &job : std::as_const(move.gone))
        goneIds += job.id;
    const bool isAll = wish == Wish::ShowAll;
    const bool holds = isAll || kept->holds;
    const std::shared_ptr<const DownloadOptions> theirs = isAll ? withoutFilter(options) : kept->options;
    if (!goneIds.isEmpty())
        m_manager.remove(goneIds);
    if (!come.isEmpty())
        m_manager.addSoon(come, theirs, holds ? AddMode::Hold : AddMode::Queue);
    const QString shown = tr("Showed %n more image(s)", nullptr, static_cast<int>(come.size()));
    const QString hidden = tr("hid %n image(s)", nullptr, static_cast<int>(goneIds.size()));
    m_undo.push(
        goneIds.isEmpty() ? shown : tr("%1, %2", "showed some, hid some").arg(shown, hidden),
        [this, move] { undo(move); }, UndoHistory::Announce::Yes);
    Q_EMIT changed(id);
}

// The other way round; what the collection has found meanwhile stays, and what was downloaded meanwhile, too.
void FilteredImages::undo(const Move &move)
{
    ++m_changing[move.id];
    const QStringList downloaded = takeOut(move.come);
    m_manager.restore(move.gone);
    Kept *kept = find(move.id);
    if (kept) {
        *kept = withNews(move, *kept);
        kept->shownLinks += downloaded;
        if (m_collector.optionsOf(move.id))
            m_collector.setFilter(move.id, filterOf(*move.before));
    }
    if (m_manager.hasArrivals()) {
        connect(
            &m_manager, &DownloadManager::arrived, this,
            [this, id = move.id, come = move.come] { takeOutLate(id, come); }, Qt::SingleShotConnection);
    }
    if (kept)
        Q_EMIT changed(move.id);
}

// Removes the rows of these links; gives the links of those that are downloaded, or just being so, which stay.
QStringList FilteredImages::takeOut(const QStringList &links)
{
    QList<JobId> leaving;
    QStringList downloaded;
    for (const QString &link : links) {
        const int row = m_manager.rowOfLink(link);
        if (row >= 0 && mayGo(m_manager.stateAt(row)))
            leaving += m_manager.idAt(row);
        else if (row >= 0)
            downloaded += link;
    }
    m_manager.remove(leaving);
    return downloaded;
}

// Rows that were still on their way into the list when what brought them was undone. What has been shown once more
// since then stays.
void FilteredImages::takeOutLate(int id, const QStringList &links)
{
    Kept *kept = find(id);
    const QStringList shown = kept ? kept->shownLinks : QStringList();
    const QSet<QString> staying(shown.cbegin(), shown.cend());
    QStringList late = links;
    late.removeIf([&staying](const QString &link) { return staying.contains(link); });
    const QStringList downloaded = takeOut(late);
    if (!kept || downloaded.isEmpty())
        return;
    kept->shownLinks += downloaded;
    Q_EMIT changed(id);
}

// What was before the move with what has come into `now` that neither side of it knows.
FilteredImages::Kept FilteredImages::withNews(const Move &move, const Kept &now)
{
    const Kept &before = move.keptBefore;
    if (now.evictions != before.evictions)
        return countedBack(move, now);
    Kept result = before;
    result.brought = now.brought;
    for (const Job &job : move.gone)
        result.brought += job.id;
    QSet<QString> known(before.shownLinks.cbegin(), before.shownLinks.cend());
    for (const ImageRef &image : before.hidden)
        known += image.url;
    for (const QString &link : now.shownLinks) {
        if (!known.contains(link))
            result.shownLinks += link;
    }
    const ImageFilter filter = filterOf(*before.options);
    for (const ImageRef &image : now.hidden) {
        if (known.contains(image.url))
            continue;
        result.hidden += image;
        ++result.hiddenBy[reasonOf(image, filter)];
    }
    result.hiddenMore = now.hiddenMore;
    result.albums = now.albums;
    return result;
}

// The same where the lists were given up meanwhile: what they held is in the counts of `now` already.
FilteredImages::Kept FilteredImages::countedBack(const Move &move, const Kept &now)
{
    Kept result = now;
    result.options = move.before;
    result.shownMore += move.tallyBefore.shown - move.tallyAfter.shown;
    const auto count = [&result](const QString &why, int more) {
        if ((result.hiddenMore[why] += more) <= 0)
            result.hiddenMore.remove(why);
    };
    for (auto why = move.tallyBefore.hidden.cbegin(); why != move.tallyBefore.hidden.cend(); ++why)
        count(why.key(), why.value());
    for (auto why = move.tallyAfter.hidden.cbegin(); why != move.tallyAfter.hidden.cend(); ++why)
        count(why.key(), -why.value());
    return result;
}

} // namespace bowerbird
