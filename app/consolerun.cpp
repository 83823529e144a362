// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

// A run without a window: a part of AppContext.

#include "appcontext.h"

#include "console/collectionmemory.h"
#include "console/comparison.h"
#include "console/console.h"
#include "console/interrupt.h"
#include "engine/downloadmanager.h"
#include "opencollections.h"
#include "sample/samplegallery.h"
#include "store/library.h"
#include "store/profile.h"

#include <QCoreApplication>
#include <QDir>

#include <future>
#include <optional>

namespace bowerbird {

using namespace Qt::StringLiterals;

namespace {

constexpr int kUnfinishedAtOnce = 4000; // jobs that are read of an earlier run, some 7 MB

// Not what a person has held, paused or cancelled, nor what has failed, but for want of time: its host asked to be left
// alone for longer than anybody waits without a window.
bool wasUnderWay(const Job &job)
{
    const bool isPutOff = job.state == JobState::Failed && job.waitsUntil.isValid();
    return isPutOff || job.state == JobState::Queued || job.state == JobState::Waiting || isActive(job.state);
}

} // namespace

ExitStatus AppContext::runConsole(const QStringList &links)
{
    Reporter reporter(reportOptions());
    const bool needsFolder = !m_commandLine.isDryRun && !links.isEmpty(); // what is carried on has its own
    if (needsFolder && !QDir().mkpath(m_settings.download.directory)) {
        reporter.refused(
            u"the folder '%1' cannot be made; choose another --directory."_s.arg(m_settings.download.directory),
            m_settings.workers);
        return ExitStatus::DiskTrouble;
    }
    const ExitStatus status =
        m_commandLine.compareWorkers.isEmpty() ? runDownloads(links, reporter) : runComparison(links, reporter);
    return reporter.hasLostOutput() && status != ExitStatus::Interrupted ? ExitStatus::DiskTrouble : status;
}

ExitStatus AppContext::runDownloads(const QStringList &links, Reporter &reporter)
{
    makeEngine();
    std::optional<CollectionMemory> memory; // behind the engine, which makes the images jobs first
    if (!m_commandLine.isDryRun)
        memory.emplace(*m_library, *m_collector, m_profile->listDirectory());
    Console console(*m_manager, *m_collector, *m_library, reporter,
                    {.links = links,
                     .collect = collectOptions(),
                     .isDryRun = m_commandLine.isDryRun,
                     .continues = m_commandLine.continues,
                     .eachContinued = [this](const auto &take) { eachToContinue(take); },
                     .reopen =
                         [this] {
                             if (m_commandLine.continues)
                                 m_open->takeUp(collectOptions(), OpenCollections::Which::NotHeld);
                         },
                     .remember = [this] { m_open->writeNow(); }});
    QObject::connect(m_interrupt.get(), &Interrupt::requested, &console, &Console::interrupt);
    QObject::connect(&console, &Console::finished, qApp, exitWith);
    m_endRun = [&console](const QString &why) { console.block(why); };
    QMetaObject::invokeMethod(&console, &Console::start, Qt::QueuedConnection);
    const auto status = static_cast<ExitStatus>(QCoreApplication::exec());
    m_endRun = nullptr;
    return status;
}

ExitStatus AppContext::runComparison(const QStringList &links, Reporter &reporter)
{
    m_collector = std::make_unique<Collector>([this] { return startSample(); });
    Comparison comparison(m_commandLine.compareWorkers, *m_collector, reporter, [this] { return m_settings; });
    QObject::connect(m_interrupt.get(), &Interrupt::requested, &comparison, &Comparison::interrupt);
    QObject::connect(&comparison, &Comparison::finished, qApp, exitWith);
    comparison.start(links, collectOptions());
    return static_cast<ExitStatus>(QCoreApplication::exec());
}

// With --continue what was under way in an earlier run; all else stays as it is until a link asks for it. In pages:
// there may be very many.
void AppContext::eachToContinue(const std::function<void(const QList<Job> &)> &take)
{
    for (QueuePlace after;;) {
        std::promise<QList<Job>> promise;
        m_library->readUnfinished(after, kUnfinishedAtOnce,
                                  [&promise](QList<Job> jobs) { promise.set_value(std::move(jobs)); });
        const QList<Job> page = promise.get_future().get();
        if (page.isEmpty())
            return;
        after = {page.last().order, page.last().id};
        QList<Job> toContinue;
        QList<Job> aside;
        for (const Job &job : page)
            (m_commandLine.continues && wasUnderWay(job) ? toContinue : aside).append(job);
        if (!m_commandLine.isDryRun) {
            m_manager->keepAside(aside);
            startSampleFor(toContinue);
        }
        if (!toContinue.isEmpty())
            take(toContinue);
    }
}

} // namespace bowerbird
