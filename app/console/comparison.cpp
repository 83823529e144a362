// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#include "console/comparison.h"

#include "console/failureline.h"
#include "console/reporter.h"
#include "engine/downloadmanager.h"
#include "sources/collector.h"
#include "store/library.h"

#include <QDir>
#include <QTemporaryDir>

namespace bowerbird {

using namespace Qt::StringLiterals;

// One worker count's run; the folder goes with it.
struct Comparison::Run
{
    QTemporaryDir folder{QDir::tempPath() + u"/bowerbird-compare-"_s};
    Library library;
    std::unique_ptr<DownloadManager> manager;
    QElapsedTimer clock;
};

Comparison::Comparison(QList<int> workers, Collector &collector, Reporter &reporter, std::function<Settings()> settings,
                       QObject *parent)
    : QObject(parent)
    , m_workers(std::move(workers))
    , m_collector(collector)
    , m_reporter(reporter)
    , m_settings(std::move(settings))
{
    m_clock.start();
    m_summary.workers = m_workers.first();
    connect(&m_collector, &Collector::found, this, [this](int, const QList<ImageRef> &images) { m_images += images; });
    connect(&m_collector, &Collector::collectionFinished, this, [this](const CollectionSummary &summary) {
        m_outcome.add(summary);
        m_reporter.collected(summary);
    });
    connect(&m_collector, &Collector::idle, this, &Comparison::startNext, Qt::QueuedConnection);
}

Comparison::~Comparison() = default;

void Comparison::start(const QStringList &links, const CollectOptions &options)
{
    for (const QString &link : links)
        m_collector.add(link, options);
    if (links.isEmpty())
        QMetaObject::invokeMethod(this, &Comparison::end, Qt::QueuedConnection);
}

void Comparison::interrupt()
{
    m_summary.isInterrupted = true;
    m_outcome.isInterrupted = true;
    end();
}

void Comparison::startNext()
{
    if (m_isOver || m_run)
        return;
    if (m_images.isEmpty())
        return end();
    if (m_runs.size() == m_workers.size()) {
        m_reporter.compared(m_runs);
        return end();
    }
    m_run = std::make_unique<Run>();
    if (!m_run->folder.isValid())
        return block({.reason = FailureReason::NotWritable, .detail = m_run->folder.errorString()});
    if (const Result<void> opened = m_run->library.open(m_run->folder.filePath(u"library.db"_s)); !opened)
        return block(opened.error());
    const Settings settings = m_settings();
    DownloadManager::Options options{.workers = m_workers.at(m_runs.size()),
                                     .perHost = settings.perHost,
                                     .hostDelay = settings.hostDelay,
                                     .retryPolicy = RetryPolicy(settings.retries),
                                     .network = settings.network,
                                     .wantsProgress = false,
                                     .isPaced = false};
    m_run->manager = std::make_unique<DownloadManager>(m_run->library, nullptr, std::move(options));
    connect(m_run->manager.get(), &DownloadManager::idle, this, &Comparison::endRun, Qt::QueuedConnection);
    connect(m_run->manager.get(), &DownloadManager::blocked, this, &Comparison::block, Qt::QueuedConnection);
    auto download = std::make_shared<DownloadOptions>(settings.download);
    download->directory = m_run->folder.filePath(u"images"_s);
    m_run->clock.start();
    m_run->manager->add(m_images, download);
}

void Comparison::endRun()
{
    if (!m_run || !m_run->manager->isIdle()) // the run before may have told its end twice
        return;
    ComparisonRun run{.workers = m_run->manager->workerCount(),
                      .seconds = static_cast<double>(m_run->clock.nsecsElapsed()) / 1e9};
    const ComparisonRun first = m_runs.isEmpty() ? run : m_runs.first();
    run.speedUp = run.seconds > 0 ? first.seconds / run.seconds : 0;
    run.efficiency = run.speedUp * first.workers / run.workers;
    m_runs.append(run);
    countJobs();
    m_run.reset();
    startNext();
}

void Comparison::countJobs()
{
    m_run->manager->stop();
    for (int row = 0; row < m_run->manager->count(); ++row) {
        if (m_run->manager->stateAt(row) == JobState::Failed)
            tellFailure(m_run->manager->jobAt(row));
    }
    const JobCounts &counts = m_run->manager->counts();
    for (int state = 0; state < kJobStateCount; ++state) {
        if (!isTerminal(static_cast<JobState>(state)))
            m_summary.unfinished += counts.at(static_cast<size_t>(state));
    }
    m_summary.failed += counts.at(static_cast<size_t>(JobState::Failed));
    m_summary.saved += counts.at(static_cast<size_t>(JobState::Finished));
    m_summary.skipped += counts.at(static_cast<size_t>(JobState::Skipped));
    m_summary.bytes += m_run->manager->statistics().bytesSaved;
    m_summary.workers = m_run->manager->workerCount();
}

// Once, however many runs it fails in.
void Comparison::tellFailure(const Job &job)
{
    if (m_toldFailures.contains(job.image.url))
        return;
    m_toldFailures.insert(job.image.url);
    m_reporter.failed(job);
}

void Comparison::block(const Failure &failure)
{
    if (m_isOver)
        return;
    m_outcome.isBlocked = true;
    m_reporter.complain(failureLine(failure));
    end();
}

void Comparison::end()
{
    if (std::exchange(m_isOver, true))
        return;
    m_collector.cancelAll();
    if (m_run && m_run->manager)
        countJobs();
    m_run.reset();
    m_summary.elapsed = std::chrono::milliseconds(m_clock.elapsed());
    m_summary.collectionsFailed = m_outcome.collectionsFailed;
    m_outcome.imagesFailed = m_summary.failed;
    m_reporter.ended(m_summary);
    Q_EMIT finished(m_outcome.status());
}

} // namespace bowerbird
