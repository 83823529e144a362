// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "console/exitstatus.h"
#include "console/jsonevents.h"
#include "console/runoutcome.h"
#include "core/imageref.h"
#include "core/settings.h"

#include <QElapsedTimer>
#include <QList>
#include <QObject>
#include <QSet>

#include <functional>
#include <memory>

namespace bowerbird {

class Collector;
class Reporter;
struct CollectOptions;

// --compare-workers: collects the links once, then downloads the same images once per worker count, each time into a
// folder and a library of its own that are thrown away, and measures how long it takes.
//
// Thread: UI. Owns: what a run needs. Borrows: collector and reporter.
class Comparison : public QObject
{
    Q_OBJECT
public:
    // `settings` is asked before each run: collecting may have started the sample gallery.
    Comparison(QList<int> workers, Collector &collector, Reporter &reporter, std::function<Settings()> settings,
               QObject *parent = nullptr);
    ~Comparison() override;

    void start(const QStringList &links, const CollectOptions &options);
    void interrupt();

Q_SIGNALS:
    void finished(bowerbird::ExitStatus status); // once; the summary has been written

private:
    struct Run;
    void startNext();
    void endRun();
    void block(const Failure &failure);
    void countJobs();
    void tellFailure(const Job &job);
    void end();

    const QList<int> m_workers;
    Collector &m_collector;
    Reporter &m_reporter;
    const std::function<Settings()> m_settings;
    QElapsedTimer m_clock;
    QList<ImageRef> m_images;
    std::unique_ptr<Run> m_run;
    QList<ComparisonRun> m_runs;
    QSet<QString> m_toldFailures; // links
    RunSummary m_summary;
    RunOutcome m_outcome;
    bool m_isOver = false;
};

} // namespace bowerbird
