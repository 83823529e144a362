// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#include "engine/downloadmanager.h"

#include "engine/change.h"
#include "engine/downloadworker.h"
#include "engine/eventmailbox.h"
#include "engine/mediapool.h"
#include "engine/openfiles.h"
#include "engine/workerroster.h"
#include "store/library.h"
#include "transfer/curlshare.h"
#include "transfer/curltransfer.h"
#include "transfer/ratelimiter.h"

#include <QFile>
#include <QLoggingCategory>
#include <QThread>

#include <algorithm>
#include <cmath>

namespace bowerbird {

namespace {

Q_LOGGING_CATEGORY(lcManager, "bowerbird.engine")

constexpr std::chrono::milliseconds kPace{36}; // with those that come early, 30 updates a second at most

std::function<std::unique_ptr<Transfer>()> curlTransfers(RateLimiter &limiter)
{
    return [share = std::make_shared<CurlShare>(), &limiter]() -> std::unique_ptr<Transfer> {
        return std::make_unique<CurlTransfer>(*share, &limiter);
    };
}

int bearableWorkers(int wanted)
{
    const int most = workersWithinLimit();
    if (wanted > most)
        qCWarning(lcManager, "%d of %d workers: the system lets this program open no more files (ulimit -n)", most,
                  wanted);
    return std::clamp(wanted, kMinWorkers, most);
}

} // namespace

DownloadManager::DownloadManager(Library &library, ThumbnailCache *thumbnails, Options options, QObject *parent)
    : QObject(parent)
    , m_library(library)
    , m_options(std::move(options))
    , m_nextId(library.firstFreeId().value)
    , m_limiter(std::make_unique<RateLimiter>())
    , m_mailbox(std::make_unique<EventMailbox>(m_options.isPaced ? kPace : std::chrono::milliseconds(0)))
    , m_queue(std::make_unique<JobQueue>())
    , m_media(std::make_unique<MediaPool>())
    , m_context(std::make_unique<WorkerContext>(*m_queue, *m_media, library, thumbnails, *m_mailbox))
    , m_roster(std::make_unique<WorkerRoster>(*m_context))
    , m_slices([this](const std::function<void()> &turn) {
        const Change change(*this);
        turn();
    })
{
    m_jobs.startAfterOrder(library.lastOrder());
    m_context->wantsProgress = m_options.wantsProgress;
    m_context->makeTransfer = m_options.makeTransfer ? m_options.makeTransfer : curlTransfers(*m_limiter);
    m_context->setNetwork(m_options.network);
    m_queue->setPerHost(m_options.perHost);
    m_queue->setHostDelay(m_options.hostDelay);
    setLimitRate(m_options.limitRate);
    m_arrivalTimer.setSingleShot(true);
    m_arrivalTimer.setInterval(0);
    connect(&m_arrivalTimer, &QTimer::timeout, this, &DownloadManager::takeArrivals);
    connect(&m_historyReading, &QFutureWatcherBase::finished, this, [this] {
        m_isHistoryRead = true;
        takeArrivalsSoon();
    });
    connect(&m_slices, &JobSlices::ended, this, &DownloadManager::tellIfIdle);
    connect(m_mailbox.get(), &EventMailbox::ready, this, &DownloadManager::drain);
    m_roster->setWanted(bearableWorkers(m_options.workers));
}

DownloadManager::~DownloadManager()
{
    stop();
}

int DownloadManager::count() const
{
    return m_jobs.count();
}

Job DownloadManager::jobAt(int row) const
{
    return m_jobs.at(row);
}

int DownloadManager::rowOf(JobId id) const
{
    return m_jobs.rowOf(id);
}

int DownloadManager::rowOfLink(const QString &url) const
{
    return m_jobs.rowOf(m_jobs.idOfUrl(url));
}

bool DownloadManager::isIdle() const
{
    const auto has = [this](JobState state) { return counts().at(static_cast<size_t>(state)) > 0; };
    return !hasArrivals() && !has(JobState::Queued) && !has(JobState::Waiting) && !has(JobState::Transferring) &&
           !has(JobState::Verifying);
}

void DownloadManager::pause(const QList<JobId> &ids)
{
    const Change change(*this);
    handToQueue();
    for (const JobId id : ids) {
        m_jobs.settleMany();
        Job *job = m_jobs.find(id);
        if (job && nextState(job->state, Transition::Pause))
            stopJob(*job, Intent::Pause);
    }
}

void DownloadManager::resume(const QList<JobId> &ids)
{
    const Change change(*this);
    handToQueue();
    for (const JobId id : ids) {
        m_jobs.settleMany();
        Job *job = m_jobs.find(id);
        if (!job)
            continue;
        takeFromElsewhere(*job);
        if (m_intents.contains(id)) // paused a moment ago, still stopping
            m_intents.insert(id, Intent::Requeue);
        else if (job->state == JobState::Paused || job->state == JobState::Held)
            queueAgain(*job);
        else if (job->state == JobState::Waiting && m_queue->remove(id) == JobQueue::Removal::Removed)
            queueAgain(*job, Haste::AtOnce);
    }
}

void DownloadManager::retry(const QList<JobId> &ids)
{
    const Change change(*this);
    for (const JobId id : ids) {
        m_jobs.settleMany();
        Job *job = m_jobs.find(id);
        if (!job)
            continue;
        const bool isLost = job->state == JobState::Finished && !QFile::exists(job->file.path);
        if (job->state != JobState::Failed && job->state != JobState::Cancelled && job->state != JobState::Skipped &&
            !isLost)
            continue;
        job->attempts = 0;
        job->attemptsInVain = 0;
        job->sameReasonInARow = 0;
        job->suspectSha256.clear();
        job->skipReason.reset();
        job->file = {};
        job->finishedAt = {};
        queueAgain(*job);
    }
}

void DownloadManager::cancel(const QList<JobId> &ids)
{
    const Change change(*this);
    handToQueue();
    for (const JobId id : ids) {
        m_jobs.settleMany();
        Job *job = m_jobs.find(id);
        if (!job || !nextState(job->state, Transition::Cancel))
            continue;
        takeFromElsewhere(*job);
        stopJob(*job, Intent::Cancel);
    }
}

void DownloadManager::moveToTop(const QList<JobId> &ids)
{
    const Change change(*this);
    qint64 order = m_jobs.orderBeforeAll(static_cast<int>(ids.size()));
    changeOrder(ids, [&order] { return order++; });
}

void DownloadManager::moveToBottom(const QList<JobId> &ids)
{
    const Change change(*this);
    changeOrder(ids, [this] { return m_jobs.orderAfterAll(); });
}

void DownloadManager::moveBack(const QList<JobRow> &rows)
{
    const Change change(*this);
    QList<JobId> ids;
    ids.reserve(rows.size());
    std::ranges::transform(rows, std::back_inserter(ids), &JobRow::id);
    changeOrder(ids, [&, next = rows.cbegin()]() mutable { return (next++)->order; });
}

void DownloadManager::changeOrder(const QList<JobId> &ids, const std::function<qint64()> &nextOrder)
{
    handToQueue();
    std::vector<std::pair<JobId, qint64>> orders;
    for (const JobId id : ids) {
        m_jobs.settleMany();
        const qint64 order = nextOrder();
        Job *job = m_jobs.find(id);
        if (!job)
            continue;
        job->order = order;
        orders.emplace_back(id, job->order);
        record(*job, JobField::Order);
    }
    m_queue->setOrder(orders);
}

QList<JobId> DownloadManager::idsWhere(bool (*wants)(JobState)) const
{
    QList<JobId> ids;
    m_jobs.each([&](const JobRow &row) {
        if (wants(row.state))
            ids.append(row.id);
        return true;
    });
    return ids;
}

QList<JobId> DownloadManager::idsWhere(const QList<JobId> &ids, bool (*wants)(JobState)) const
{
    QList<JobId> wanted;
    m_jobs.eachOf(ids, [&](const JobRow &row) {
        if (wants(row.state))
            wanted.append(row.id);
        return true;
    });
    return wanted;
}

void DownloadManager::retryAllFailed()
{
    retry(idsWhere([](JobState state) { return state == JobState::Failed; }));
}

void DownloadManager::clearFinished()
{
    remove(idsWhere([](JobState state) { return state == JobState::Finished || state == JobState::Skipped; }));
}

void DownloadManager::pauseAll()
{
    if (m_isPaused)
        return;
    const Change change(*this);
    m_isPaused = true;
    m_queue->setPaused(true);
    m_queue->stopTransfers(); // each comes back as Stopped and is queued again with its part
    Q_EMIT pausedChanged(true);
}

void DownloadManager::resumeAll()
{
    QList<JobId> paused = idsWhere([](JobState state) { return state == JobState::Paused; });
    for (const auto &[id, intent] : m_intents.asKeyValueRange()) {
        if (intent == Intent::Pause)
            paused.append(id);
    }
    const Change change(*this);
    m_slices.run(paused, [this](QList<JobId> some) {
        some.removeIf([this](JobId id) {
            const int row = m_jobs.rowOf(id);
            return row < 0 || isElsewhere(*m_jobs.packedAt(row).packed);
        });
        resume(some);
    });
    if (!m_isPaused)
        return;
    m_isPaused = false;
    m_queue->setPaused(false);
    Q_EMIT pausedChanged(false);
}

void DownloadManager::cancelAll()
{
    cancel(idsWhere([](JobState state) { return !isTerminal(state); }));
}

void DownloadManager::setWorkerCount(int count)
{
    const Change change(*this);
    const int before = workerCount();
    m_roster->setWanted(bearableWorkers(count));
    if (workerCount() != before)
        m_meter.restart();
    m_haveWorkersChanged = true;
}

int DownloadManager::workerCount() const
{
    return m_roster->wanted();
}

void DownloadManager::setPerHost(int count)
{
    m_queue->setPerHost(count);
}

void DownloadManager::setHostDelay(std::chrono::milliseconds delay)
{
    m_queue->setHostDelay(delay);
}

void DownloadManager::setLimitRate(qint64 bytesPerSecond)
{
    m_limiter->setLimit(std::max<qint64>(0, bytesPerSecond));
}

const std::vector<WorkerInfo> &DownloadManager::workers() const
{
    return m_roster->workers();
}

int DownloadManager::activeWorkers() const
{
    return m_roster->busy();
}

void DownloadManager::setNetworkSettings(const NetworkSettings &settings)
{
    m_context->setNetwork(settings);
}

DownloadManager::Statistics DownloadManager::statistics() const
{
    const auto now = SessionMeter::Clock::now();
    Statistics statistics;
    statistics.bytesPerSecond = m_meter.bytesPerSecond(now);
    statistics.bytesSaved = m_bytesSaved;
    statistics.total = count();
    for (int state = 0; state < kJobStateCount; ++state) {
        if (isTerminal(static_cast<JobState>(state)))
            statistics.done += counts().at(static_cast<size_t>(state));
    }
    statistics.elapsed = m_meter.elapsed(now);
    statistics.busy = m_meter.busy();
    const int left = statistics.total - statistics.done;
    if (m_imagesSaved == 0 || left <= 0 || m_isPaused)
        return statistics;
    // At the speed of the last seconds; sizes to come are taken to be as those before.
    const double bytesLeft = static_cast<double>(m_bytesSaved) / m_imagesSaved * left;
    if (statistics.bytesPerSecond >= 1)
        statistics.timeLeft = std::chrono::milliseconds(std::llround(bytesLeft / statistics.bytesPerSecond * 1'000));
    return statistics;
}

void DownloadManager::stop()
{
    if (m_isStopped)
        return;
    m_isStopped = true;
    m_queue->close();  // first: no worker is to begin with what is queued from here on
    m_slices.finish(); // was asked for: is not to be lost
    for (const Arrival &arrival : std::exchange(m_arrivals, {})) // likewise
        add(arrival.images.mid(arrival.taken), arrival.options, arrival.mode);
    m_isReadingEarlier = false;
    m_roster->waitForAll();
    m_media->waitForDone();
    m_library.flush(); // what is being placed is placed, and says so
    drain();
    QList<Job> left; // the others were saved when they changed
    for (const JobId id : idsWhere(isActive))
        left.append(m_jobs.at(m_jobs.rowOf(id)));
    m_library.save(left);
    m_library.flush();
}

} // namespace bowerbird
