// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#include "sources/collector.h"

#include "sources/lastingoptions.h"

#include <QTimer>

#include <utility>

namespace bowerbird {

using namespace Qt::StringLiterals;

namespace {

QString wordOfLost(const QString &why)
{
    if (why == "size"_L1)
        return u"spacer"_s;
    if (why == "type"_L1)
        return u"no-picture"_s;
    return why == "text"_L1 ? u"no-file"_s : why;
}

} // namespace

// One link from add() to its end.
struct Collector::Entry
{
    CollectOptions options;
    CollectionSummary summary;
    std::unique_ptr<Collection> collection; // null: it has not begun
    bool hasBegun = false;
    bool wasRefiltered = false;                          // its images were not all judged by the same filter
    bool isResting = false;                              // waits for its site, and is none of those that ask
    std::shared_ptr<const DownloadOptions> withoutIcons; // made of options.download when needed; null: not yet

    [[nodiscard]] bool isFull() const { return options.limit > 0 && summary.found + summary.known >= options.limit; }
    [[nodiscard]] std::shared_ptr<const DownloadOptions> downloadFor(Sizes sizes);
    void leaveOut(const QString &why, int count)
    {
        summary.filtered += count;
        summary.filteredBy[why] += count;
    }
};

// Whoever has set a smallest size of their own has that one.
std::shared_ptr<const DownloadOptions> Collector::Entry::downloadFor(Sizes sizes)
{
    const auto &all = options.download;
    if (sizes == Sizes::Any || !all || all->minWidthPx > 0 || all->minHeightPx > 0)
        return all;
    if (!withoutIcons) {
        DownloadOptions larger = *all;
        larger.minWidthPx = kSmallestUnsaidPx;
        larger.minHeightPx = kSmallestUnsaidPx;
        withoutIcons = std::make_shared<const DownloadOptions>(std::move(larger));
    }
    return withoutIcons;
}

Collector::Collector(std::function<Result<QString>()> sampleApi, QObject *parent,
                     std::chrono::milliseconds firstRetryDelay, ApiBudget::Clock now)
    : QObject(parent)
    , m_factory(
          std::move(sampleApi), firstRetryDelay,
          [this](const ApiBudget &budget) {
              m_credits = budget.credits();
              Q_EMIT creditsChanged(m_credits);
          },
          std::move(now))
{
}

Collector::~Collector() = default;

int Collector::add(const QString &link, const CollectOptions &options)
{
    auto fresh = std::make_unique<Entry>();
    fresh->options = options;
    fresh->summary.id = ++m_lastId;
    fresh->summary.link = link;
    fresh->summary.isAgain = static_cast<bool>(options.knows);
    m_entries.emplace(m_lastId, std::move(fresh));
    m_waiting.push_back(m_lastId);
    startNextSoon();
    const int id = m_lastId;
    Q_EMIT added(id, link, options);
    return id;
}

void Collector::cancel(int id)
{
    if (!entry(id))
        return;
    remove(id);
    Q_EMIT cancelled(id);
    startNextSoon();
    tellIdleSoon();
}

void Collector::cancelAll()
{
    m_waiting.clear();
    while (!m_entries.empty()) {
        const int id = m_entries.begin()->first;
        remove(id);
        Q_EMIT cancelled(id);
    }
    tellIdleSoon();
}

void Collector::stop()
{
    m_waiting.clear();
    while (!m_entries.empty())
        remove(m_entries.begin()->first);
}

void Collector::setFilter(int id, const ImageFilter &filter, const std::shared_ptr<const DownloadOptions> &download)
{
    Entry *current = entry(id);
    if (!current)
        return;
    current->options.download = download;
    current->withoutIcons.reset();
    current->wasRefiltered = current->wasRefiltered || current->options.filter != filter;
    current->options.filter = filter;
}

const CollectOptions *Collector::optionsOf(int id) const
{
    const auto found = m_entries.find(id);
    return found == m_entries.end() ? nullptr : &found->second->options;
}

int Collector::running() const
{
    return static_cast<int>(m_entries.size());
}

const CollectionSummary *Collector::progressOf(int id) const
{
    const auto found = m_entries.find(id);
    return found == m_entries.end() ? nullptr : &found->second->summary;
}

Collector::Entry *Collector::entry(int id)
{
    const auto found = m_entries.find(id);
    return found == m_entries.end() ? nullptr : found->second.get();
}

void Collector::startNextSoon()
{
    if (std::exchange(m_isStartPending, true))
        return;
    QTimer::singleShot(0, this, &Collector::startNext);
}

void Collector::startNext()
{
    m_isStartPending = false;
    while (m_asking < kMostAtOnce && !m_waiting.empty()) {
        const int id = m_waiting.front();
        m_waiting.pop_front();
        begin(id);
    }
}

void Collector::begin(int id)
{
    Entry *begun = entry(id);
    if (!begun)
        return;
    begun->hasBegun = true;
    ++m_asking;
    Q_EMIT collectionStarted(id, begun->summary.link);
    begun = entry(id); // whoever heard it may have cancelled
    if (!begun)
        return;
    begun->collection = m_factory.make(begun->summary.link, begun->options, LinkOrigin::Person);
    Collection *collection = begun->collection.get();
    connect(collection, &Collection::found, this,
            [this, id](const QList<ImageRef> &images) { take(id, images, Sizes::Any); });
    connect(collection, &Collection::foundOnPage, this,
            [this, id](const QList<ImageRef> &images) { take(id, images, Sizes::NoIcons); });
    connect(collection, &Collection::leftOut, this, [this, id](const QString &why, int count) {
        if (Entry *current = entry(id)) {
            current->leaveOut(why, count);
            current->summary.lost[wordOfLost(why)] += count;
        }
    });
    connect(collection, &Collection::iconsLeftOut, this, [this, id](const QList<ImageRef> &images) {
        if (Entry *current = entry(id)) {
            current->leaveOut(filterReasonName(FilterReason::Size), static_cast<int>(images.size()));
            Q_EMIT iconsLeftOut(id, images);
        }
    });
    connect(collection, &Collection::albumsLeftOut, this, [this, id](const QStringList &links) {
        if (entry(id))
            Q_EMIT albumsLeftOut(id, links);
    });
    connect(collection, &Collection::noticed, this, [this, id](const QString &key) { Q_EMIT noticed(id, key); });
    connect(collection, &Collection::waiting, this, [this, id](const QDateTime &until) { noteWaiting(id, until); });
    connect(collection, &Collection::finished, this, [this, id] { end(id, std::nullopt); });
    connect(collection, &Collection::failed, this, [this, id](const Failure &failure) { end(id, failure); });
    collection->start();
}

void Collector::noteWaiting(int id, const QDateTime &until)
{
    Entry *current = entry(id);
    if (!current)
        return;
    current->summary.waitsUntil = until;
    const bool rests = until.isValid() && (current->isResting || m_resting < kMostWaiting);
    if (std::exchange(current->isResting, rests) != rests) {
        m_resting += rests ? 1 : -1;
        m_asking += rests ? -1 : 1;
        startNextSoon();
    }
    Q_EMIT waiting(id, until);
}

void Collector::take(int id, const QList<ImageRef> &images, Sizes sizes)
{
    Entry *current = entry(id);
    if (!current)
        return;
    QList<ImageRef> wanted;
    QList<ImageRef> unwanted;
    for (const ImageRef &image : images) {
        if (current->isFull())
            break;
        if (const std::optional<FilterReason> reason = current->options.filter.rejects(image)) {
            current->leaveOut(filterReasonName(*reason), 1);
            unwanted << image;
            continue;
        }
        if (current->options.knows && current->options.knows(image)) {
            ++current->summary.known;
            continue;
        }
        wanted << image;
        ++current->summary.found;
    }
    const std::shared_ptr<const DownloadOptions> download = current->downloadFor(sizes);
    if (!wanted.isEmpty())
        Q_EMIT found(id, wanted, download);
    if (!unwanted.isEmpty() && entry(id))
        Q_EMIT leftOut(id, unwanted);
    current = entry(id);
    if (current && current->isFull())
        end(id, std::nullopt);
}

void Collector::end(int id, std::optional<Failure> failure)
{
    Entry *ended = entry(id);
    if (!ended)
        return;
    CollectionSummary summary = ended->summary;
    summary.failure = std::move(failure);
    summary.waitsUntil = {};
    if (ended->collection)
        summary.page = ended->collection->pageAnswer();
    summary.page.version.askedWith = askedWith(ended->options);
    if (ended->wasRefiltered || summary.failure || summary.page.version.askedWith == 0)
        summary.page.version = {};
    if (const ApiBudget *budget = ended->collection ? ended->collection->budget() : nullptr)
        summary.credits = budget->credits();
    remove(id);
    startNextSoon();
    Q_EMIT collectionFinished(summary);
    if (m_entries.empty())
        Q_EMIT idle();
}

void Collector::remove(int id)
{
    const auto found = m_entries.find(id);
    const std::unique_ptr<Entry> removed = std::move(found->second);
    m_entries.erase(found);
    if (removed->hasBegun)
        --(removed->isResting ? m_resting : m_asking);
    if (!removed->collection)
        return;
    // It may be the one whose signal brought us here: it goes later.
    Collection *collection = removed->collection.release();
    collection->cancel();
    collection->disconnect(this);
    collection->setParent(this);
    collection->deleteLater();
}

void Collector::tellIdleSoon()
{
    if (!m_entries.empty())
        return;
    QTimer::singleShot(0, this, [this] {
        if (m_entries.empty())
            Q_EMIT idle();
    });
}

} // namespace bowerbird
