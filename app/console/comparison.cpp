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
    QTemporaryDir folder{QDir::tempPath() + u"/bowerbird-compare-XXXXXX"_s};
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
    connect(&m_collector, &Collector::found, this, [this](int, const QList<ImageRef> &images) { m_images += images; });
    connect(&m_collector, &Collector::collectionFinished, this, [this](const CollectionSummary &summary) {
        m_summary.collectionsFailed += summary.failure ? 1 : 0;
        m_reporter.collected(summary);
    });
    connect(&m_collector, &Collector::idle, this, &Comparison::startNext, Qt::QueuedConnection);
}

Comparison::~Comparison() = default;

void Comparison::start(const QStringList &links, const CollectOptions &options)
{
    for (const QString &link : links)
        m_collector.add(link, options);
}

void Comparison::interrupt()
{
    m_summary.isInterrupted = true;
    m_run.reset();
    end(ExitStatus::Interrupted);
}

void Comparison::startNext()
{
    if (m_isOver)
        return;
    if (m_images.isEmpty())
        return end(m_summary.collectionsFailed > 0 ? ExitStatus::Failed : ExitStatus::NothingFound);
    if (m_runs.size() == m_workers.size()) {
        m_reporter.compared(m_runs);
        return end(m_summary.failed > 0 || m_summary.collectionsFailed > 0 ? ExitStatus::Failed : ExitStatus::Good);
    }
    m_run = std::make_unique<Run>();
    if (!m_run->folder.isValid())
        return block({.reason = FailureReason::NotWritable, .detail = m_run->folder.errorString()});
    if (const Result<void> opened = m_run->library.open(m_run->folder.filePath(u"library.db"_s)); !opened)
        return block(opened.error());
    const Settings settings = m_settings();
    DownloadManager::Options options{.workers = m_workers.at(m_runs.size()),
                                     .perHost = settings.perHost,
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
    if (!m_run)
        return;
    ComparisonRun run{.workers = m_run->manager->workerCount(),
                      .seconds = static_cast<double>(m_run->clock.nsecsElapsed()) / 1e9};
    const ComparisonRun first = m_runs.isEmpty() ? run : m_runs.first();
    run.speedUp = run.seconds > 0 ? first.seconds / run.seconds : 0;
    run.efficiency = run.speedUp * first.workers / run.workers;
    const JobCounts &counts = m_run->manager->counts();
    m_summary.failed += counts.at(static_cast<size_t>(JobState::Failed));
    m_summary.saved += counts.at(static_cast<size_t>(JobState::Finished));
    m_summary.skipped += counts.at(static_cast<size_t>(JobState::Skipped));
    m_summary.bytes += m_run->manager->statistics().bytesSaved;
    m_summary.workers = run.workers;
    m_runs.append(run);
    m_run.reset();
    startNext();
}

void Comparison::block(const Failure &failure)
{
    m_run.reset();
    m_reporter.complain(failureLine(failure));
    end(ExitStatus::DiskTrouble);
}

void Comparison::end(ExitStatus status)
{
    if (std::exchange(m_isOver, true))
        return;
    m_collector.cancelAll();
    m_summary.elapsed = std::chrono::milliseconds(m_clock.elapsed());
    m_reporter.ended(m_summary);
    Q_EMIT finished(status);
}

} // namespace bowerbird
