// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#include "console/console.h"

#include "console/failureline.h"
#include "engine/downloadmanager.h"
#include "store/library.h"

namespace bowerbird {

using namespace Qt::StringLiterals;

Console::Console(DownloadManager &manager, Collector &collector, Library &library, Reporter &reporter, Options options,
                 QObject *parent)
    : QObject(parent)
    , m_manager(manager)
    , m_collector(collector)
    , m_library(library)
    , m_reporter(reporter)
    , m_options(std::move(options))
{
    connectAll();
}

void Console::connectAll()
{
    connect(&m_collector, &Collector::collectionFinished, this, [this](const CollectionSummary &summary) {
        m_outcome.add(summary);
        m_reporter.collected(summary);
        m_links.remove(summary.id);
    });
    connect(&m_collector, &Collector::noticed, this,
            [this](int id, const QString &key) { m_reporter.noticed(m_links.value(id), key); });
    connect(&m_collector, &Collector::creditsChanged, this,
            [this](const ApiCredits &credits) { m_reporter.credited(credits); });
    connect(&m_collector, &Collector::idle, this, &Console::finishIfIdle);
    if (m_options.isDryRun) {
        connect(&m_collector, &Collector::found, this,
                [this](int, const QList<ImageRef> &images) { listFound(images); });
        return;
    }
    connect(&m_manager, &DownloadManager::eventsApplied, this, &Console::report);
    connect(&m_manager, &DownloadManager::idle, this, &Console::finishIfIdle);
    connect(&m_manager, &DownloadManager::blocked, this,
            [this](const Failure &failure) { block(failureLine(failure)); });
    connect(&m_progressTimer, &QTimer::timeout, this, &Console::showProgress);
}

void Console::start()
{
    m_clock.start();
    if (m_reporter.showsProgress() && !m_options.isDryRun)
        m_progressTimer.start(std::chrono::milliseconds(200));
    carryOn();
    for (const QString &link : m_options.links)
        m_links.insert(m_collector.add(link, m_options.collect), link);
    if (m_options.remember)
        m_options.remember();
    finishIfIdle();
}

void Console::carryOn()
{
    m_outcome.needsNoLink = m_options.continues && m_options.links.isEmpty();
    const auto take = [this](const QList<Job> &jobs) {
        m_outcome.continued += static_cast<int>(jobs.size());
        if (!m_options.isDryRun)
            return m_manager.takeUp(jobs);
        QList<ImageRef> images;
        for (const Job &job : jobs)
            images.append(job.image);
        listFound(images);
    };
    if (m_options.eachContinued)
        m_options.eachContinued(take);
    if (m_options.reopen)
        m_options.reopen();
}

void Console::listFound(const QList<ImageRef> &images)
{
    const bool fetchesAgain =
        m_options.collect.download && m_options.collect.download->duplicates == DuplicateRule::Keep;
    for (const ImageRef &image : images) {
        const std::optional<KnownImage> known = fetchesAgain ? std::nullopt : m_library.known(image);
        const bool isRepeated = m_listed.contains(image.url);
        if (isRepeated || (known && known->isDownloaded())) {
            ++m_summary.skipped;
            m_repeated += isRepeated ? 1 : 0;
            continue;
        }
        m_listed.insert(image.url);
        m_reporter.wouldDownload(++m_lastListed, image);
    }
}

void Console::report(const std::vector<JobEvent> &events)
{
    for (const JobEvent &event : events) {
        const int row = m_manager.rowOf(event.id);
        if (row < 0)
            continue;
        // A job that goes back to the queue at the end is only left unfinished.
        if (m_isEnding && std::holds_alternative<event::Queued>(event.body))
            continue;
        const Job &job = m_manager.jobAt(row);
        count(event);
        m_reporter.happened(event, job);
    }
}

void Console::count(const JobEvent &event)
{
    if (const auto *finished = std::get_if<event::Finished>(&event.body)) {
        ++m_summary.saved;
        m_summary.bytes += finished->file.sizeBytes;
    }
    if (const auto *skipped = std::get_if<event::Skipped>(&event.body)) {
        ++m_summary.skipped;
        if (skipped->reason == SkipReason::AlreadyDownloaded)
            m_known.append(event.id);
    }
    m_summary.failed += std::holds_alternative<event::Failed>(event.body) ? 1 : 0;
    m_summary.cancelled += std::holds_alternative<event::Cancelled>(event.body) ? 1 : 0;
}

void Console::showProgress()
{
    const DownloadManager::Statistics statistics = m_manager.statistics();
    m_reporter.showProgress(u"%1 of %2 images, %3/s, %4 of %5 workers busy"_s.arg(statistics.done)
                                .arg(statistics.total)
                                .arg(byteText(static_cast<qint64>(statistics.bytesPerSecond)))
                                .arg(m_manager.activeWorkers())
                                .arg(m_manager.workerCount()));
}

void Console::finishIfIdle()
{
    if (m_collector.running() == 0 && m_manager.isIdle())
        QMetaObject::invokeMethod(this, &Console::end, Qt::QueuedConnection);
}

void Console::block(const QString &why)
{
    m_outcome.isBlocked = true;
    m_isEnding = true;
    m_reporter.complain(why);
    QMetaObject::invokeMethod(this, &Console::end, Qt::QueuedConnection);
}

void Console::interrupt()
{
    m_summary.isInterrupted = true;
    m_outcome.isInterrupted = true;
    m_isEnding = true;
    end();
}

void Console::end()
{
    const bool isOver = m_collector.running() == 0 && m_manager.isIdle();
    if (m_hasEnded || (!isOver && !m_isEnding))
        return; // more came in meanwhile
    m_hasEnded = true;
    m_isEnding = true;
    m_progressTimer.stop();
    m_summary.collectionsUnfinished = m_options.isDryRun ? 0 : m_collector.running();
    m_collector.stop();
    m_manager.remove(m_known); // a link that is asked every day would leave as many rows each time
    m_summary.elapsed = std::chrono::milliseconds(m_clock.elapsed());
    m_summary.workers = m_manager.workerCount();
    m_manager.stop(); // tells the last events
    for (int state = 0; state < kJobStateCount; ++state) {
        if (!isTerminal(static_cast<JobState>(state)))
            m_summary.unfinished += m_manager.counts().at(static_cast<size_t>(state));
    }
    m_summary.collectionsFailed = m_outcome.collectionsFailed;
    m_outcome.imagesFailed = m_summary.failed;
    m_reporter.ended(m_summary);
    if (m_options.isDryRun)
        m_reporter.listed(static_cast<int>(m_lastListed), m_summary.skipped - m_repeated, m_repeated);
    Q_EMIT finished(m_outcome.status());
}

} // namespace bowerbird
