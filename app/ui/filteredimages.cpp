// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#include "ui/filteredimages.h"

#include "engine/downloadmanager.h"
#include "ui/filteredimagesparts.h"

#include <QSet>

#include <algorithm>
#include <utility>

namespace bowerbird {

using namespace Qt::StringLiterals;

namespace {

// The reason is one that an image is judged by; all others are only counted by who left something out.
bool isJudged(const QString &why)
{
    for (int i = 0; i < kFilterReasonCount; ++i) {
        const auto reason = static_cast<FilterReason>(i);
        if (reason != FilterReason::Album && filterReasonName(reason) == why)
            return true;
    }
    return false;
}

} // namespace

int FilteredImages::Tally::hiddenInAll() const
{
    int all = 0;
    for (const int count : hidden)
        all += count;
    return all;
}

FilteredImages::FilteredImages(Collector &collector, DownloadManager &manager, UndoHistory &undo, QObject *parent)
    : QObject(parent)
    , m_collector(collector)
    , m_manager(manager)
    , m_undo(undo)
{
    m_pool.setMaxThreadCount(1);
    connect(&collector, &Collector::collectionStarted, this, &FilteredImages::begin);
    connect(&collector, &Collector::found, this,
            [this](int id, const QList<ImageRef> &images) { takeFound(id, images); });
    connect(&collector, &Collector::leftOut, this, &FilteredImages::takeLeftOut);
    connect(&collector, &Collector::albumsLeftOut, this, [this](int id, const QStringList &links) {
        if (Kept *kept = find(id); kept && kept->albums.size() < kMostImages)
            kept->albums += links;
    });
    connect(&collector, &Collector::collectionFinished, this, &FilteredImages::takeSummary);
    connect(&collector, &Collector::cancelled, this, &FilteredImages::dropIfEmpty);
    connect(&manager, &DownloadManager::jobsAdded, this, &FilteredImages::takeRows);
    connect(&manager, &DownloadManager::arrived, this, [this] { m_claims.clear(); });
}

FilteredImages::~FilteredImages()
{
    m_isClosing = true;
    m_pool.clear();
    m_pool.waitForDone();
}

bool FilteredImages::knows(int id) const
{
    return m_collections.contains(id);
}

int FilteredImages::latest() const
{
    return m_collections.empty() ? 0 : m_collections.rbegin()->first;
}

int FilteredImages::latestOf(const QString &link) const
{
    const auto found = std::find_if(m_collections.rbegin(), m_collections.rend(),
                                    [&link](const auto &entry) { return entry.second.link == link; });
    return found == m_collections.rend() ? 0 : found->first;
}

QString FilteredImages::linkOf(int id) const
{
    const auto found = m_collections.find(id);
    return found == m_collections.end() ? QString() : found->second.link;
}

DownloadOptions FilteredImages::optionsOf(int id) const
{
    const auto found = m_collections.find(id);
    return found == m_collections.end() ? DownloadOptions() : *found->second.options;
}

FilteredImages::Tally FilteredImages::tally(int id) const
{
    const auto found = m_collections.find(id);
    if (found == m_collections.end())
        return {};
    const Kept &kept = found->second;
    Tally tally{.shown = static_cast<int>(kept.shownLinks.size()) + kept.shownMore,
                .hidden = kept.hiddenBy,
                .hiddenKept = static_cast<int>(kept.hidden.size()),
                .albums = static_cast<int>(kept.albums.size())};
    for (auto it = kept.hiddenMore.cbegin(); it != kept.hiddenMore.cend(); ++it)
        tally.hidden[it.key()] += it.value();
    return tally;
}

// --- what the collector tells

FilteredImages::Kept *FilteredImages::find(int id)
{
    const auto found = m_collections.find(id);
    return found == m_collections.end() ? nullptr : &found->second;
}

void FilteredImages::begin(int id, const QString &link)
{
    const CollectOptions *options = m_collector.optionsOf(id);
    if (!options)
        return;
    Kept &kept = m_collections[id];
    kept.link = link;
    kept.options = options->download ? options->download : std::make_shared<const DownloadOptions>();
    kept.holds = options->holds;
}

void FilteredImages::takeFound(int id, const QList<ImageRef> &images)
{
    Kept *kept = find(id);
    if (!kept)
        return;
    for (const ImageRef &image : images) {
        if (kept->shownLinks.size() < kMostImages) {
            kept->shownLinks += image.url;
            claim(id, image.url);
        } else {
            ++kept->shownMore;
        }
    }
    makeRoom();
    Q_EMIT changed(id);
}

void FilteredImages::takeLeftOut(int id, const QList<ImageRef> &images)
{
    Kept *kept = find(id);
    const CollectOptions *options = m_collector.optionsOf(id);
    if (!kept || !options)
        return;
    for (const ImageRef &image : images) {
        const QString why = reasonOf(image, options->filter);
        if (kept->hidden.size() < kMostImages) {
            kept->hidden += image;
            ++kept->hiddenBy[why];
        } else {
            ++kept->hiddenMore[why];
        }
    }
    makeRoom();
    Q_EMIT changed(id);
}

// What never was an image here, such as albums and what could not be read, is counted by the collection alone.
void FilteredImages::takeSummary(const CollectionSummary &summary)
{
    Kept *kept = find(summary.id);
    if (!kept)
        return;
    for (auto why = summary.filteredBy.cbegin(); why != summary.filteredBy.cend(); ++why) {
        if (!isJudged(why.key()))
            kept->hiddenMore[why.key()] += why.value();
    }
    dropIfEmpty(summary.id);
    Q_EMIT changed(summary.id);
}

// Direct links come by the thousand, a collection each.
void FilteredImages::dropIfEmpty(int id)
{
    const Kept *kept = find(id);
    if (kept && kept->hidden.isEmpty() && kept->hiddenMore.isEmpty() && kept->shownLinks.size() <= 1)
        m_collections.erase(id);
}

void FilteredImages::makeRoom()
{
    qsizetype all = 0;
    for (const auto &[id, kept] : m_collections)
        all += kept.hidden.size() + kept.shownLinks.size();
    for (auto it = m_collections.begin(); all > kMostInAll && it != std::prev(m_collections.end()); ++it) {
        Kept &oldest = it->second;
        all -= oldest.hidden.size() + oldest.shownLinks.size();
        oldest.shownMore += static_cast<int>(std::exchange(oldest.shownLinks, {}).size());
        for (auto why = oldest.hiddenBy.cbegin(); why != oldest.hiddenBy.cend(); ++why)
            oldest.hiddenMore[why.key()] += why.value();
        oldest.hiddenBy.clear();
        oldest.hidden.clear();
        oldest.brought.clear();
        ++oldest.evictions;
    }
}

// --- whose rows they are

// A link that another collection, or a person, asked for before stays theirs. Whether its row is made before this is
// called or after it is the manager's matter: few come at once, many in slices.
void FilteredImages::claim(int id, const QString &link)
{
    forgetAddedSoon();
    const int row = m_manager.rowOfLink(link);
    if (row < 0) {
        if (!m_claims.contains(link))
            m_claims.insert(link, id);
    } else if (const JobId job = m_manager.idAt(row); m_added.remove(job)) {
        if (Kept *kept = find(id))
            kept->brought += job;
    }
}

void FilteredImages::takeRows(int first, int last)
{
    forgetAddedSoon();
    for (int row = first; row <= last; ++row) {
        const int owner = m_claims.isEmpty() ? 0 : m_claims.take(m_manager.jobAt(row).image.url);
        if (owner == 0)
            m_added += m_manager.idAt(row);
        else if (Kept *kept = find(owner))
            kept->brought += m_manager.idAt(row);
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
        if (!m_manager.hasArrivals())
            m_claims.clear();
    };
    QMetaObject::invokeMethod(this, forget, Qt::QueuedConnection);
}

// --- judging

// Any thread. Ends early, with nothing to be used, when this is closing. Only the collection's own rows are unpacked.
FilteredImages::Verdict FilteredImages::judged(const Kept &kept, const JobSnapshot &jobs, const ImageFilter &filter,
                                               Wish wish) const
{
    Verdict verdict;
    for (const ImageRef &image : kept.hidden) {
        if (m_isClosing)
            return {};
        const std::optional<FilterReason> reason = wish == Wish::ShowAll ? std::nullopt : filter.rejects(image);
        if (reason) {
            verdict.stayHidden += image;
            ++verdict.stayHiddenBy[reasonOf(image, *reason)];
        } else {
            verdict.come += image;
        }
    }
    jobs.each([&](int, const JobRow &row) {
        if (wish == Wish::ShowAll || m_isClosing)
            return false;
        if (!mayGo(row.state) || !kept.brought.contains(row.id))
            return true;
        const ImageRef image = row.job().image;
        if (const auto reason = filter.rejects(image))
            verdict.go.append({row.id, reasonOf(image, *reason)});
        return true;
    });
    tallyUp(kept, filter, verdict);
    return verdict;
}

void FilteredImages::tallyUp(const Kept &kept, const ImageFilter &filter, Verdict &verdict)
{
    Tally &tally = verdict.tally;
    tally.shown = static_cast<int>(kept.shownLinks.size() - verdict.go.size() + verdict.come.size()) + kept.shownMore;
    tally.hiddenKept = static_cast<int>(verdict.stayHidden.size() + verdict.go.size());
    tally.albums = static_cast<int>(kept.albums.size());
    tally.isTextGivenUp = filter.text.isGivenUp();
    tally.hidden = kept.hiddenMore;
    for (auto why = verdict.stayHiddenBy.cbegin(); why != verdict.stayHiddenBy.cend(); ++why)
        tally.hidden[why.key()] += why.value();
    for (const Verdict::Leaving &leaving : std::as_const(verdict.go))
        ++tally.hidden[leaving.why];
}

void FilteredImages::judge(int id, const DownloadOptions &options, std::function<void(const Tally &)> done)
{
    const Kept *kept = find(id);
    if (!kept)
        return;
    m_pool.start([this, request = ++m_judging, kept = *kept, jobs = m_manager.snapshot(), filter = filterOf(options),
                  done = std::move(done)] {
        const Tally tally = judged(kept, jobs, filter, Wish::Filter).tally;
        QMetaObject::invokeMethod(
            this,
            [this, request, tally, done] {
                if (request == m_judging)
                    done(tally);
            },
            Qt::QueuedConnection);
    });
}

void FilteredImages::setFilter(int id, const DownloadOptions &options)
{
    if (m_collector.optionsOf(id))
        m_collector.setFilter(id, filterOf(options));
    change(id, options, Wish::Filter);
}

void FilteredImages::showAll(int id)
{
    if (const Kept *kept = find(id); kept && !kept->hidden.isEmpty())
        change(id, *kept->options, Wish::ShowAll);
}

void FilteredImages::askForAlbums(int id)
{
    Kept *kept = find(id);
    if (!kept || kept->albums.isEmpty())
        return;
    const QStringList links = std::exchange(kept->albums, {});
    const QString why = filterReasonName(FilterReason::Album);
    kept->hiddenMore[why] -= static_cast<int>(links.size());
    if (kept->hiddenMore.value(why) <= 0)
        kept->hiddenMore.remove(why);
    Q_EMIT albumsRequested(links, kept->options->directory);
    Q_EMIT changed(id);
}

} // namespace bowerbird
