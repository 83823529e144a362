// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "console/exitstatus.h"
#include "console/reporter.h"
#include "console/runoutcome.h"
#include "core/job.h"
#include "core/settings.h"
#include "sources/collector.h"

#include <QElapsedTimer>
#include <QObject>
#include <QSet>
#include <QStringList>
#include <QTimer>

#include <functional>

namespace bowerbird {

class DownloadManager;
class Library;

// The front end without a window: gives the links to the collector, tells what happens, and ends when both collector
// and engine have nothing left to do.
//
// Thread: UI. Borrows everything; whoever makes it has connected collector and manager (not for a dry run).
class Console : public QObject
{
    Q_OBJECT
public:
    struct Options
    {
        QStringList links;
        CollectOptions collect;
        bool isDryRun = false;
        bool continues = false;
        // Gives, in parts, the jobs of earlier runs that are to be carried on.
        std::function<void(const std::function<void(const QList<Job> &)> &take)> eachContinued = {};
        std::function<void()> reopen = {}; // gives the collector the links that earlier runs have not read to their end
        std::function<void()> remember = {}; // called when the collector has all links, before any is asked for
    };

    Console(DownloadManager &manager, Collector &collector, Library &library, Reporter &reporter, Options options,
            QObject *parent = nullptr);

    void start();
    // Ends the run now: nothing else is finished, parts are kept, the queue is saved.
    void interrupt();
    // The same, with `why`: something of ours cannot be written, and to go on would lose what comes.
    void block(const QString &why);

Q_SIGNALS:
    void finished(bowerbird::ExitStatus status); // once; the summary has been written

private:
    void connectAll();
    void report(const std::vector<JobEvent> &events);
    void carryOn();
    void listFound(const QList<ImageRef> &images);
    void count(const JobEvent &event);
    void finishIfIdle();
    void end();
    void showProgress();

    DownloadManager &m_manager;
    Collector &m_collector;
    Library &m_library;
    Reporter &m_reporter;
    const Options m_options;
    QElapsedTimer m_clock;
    QTimer m_progressTimer;
    QHash<int, QString> m_links; // by collection
    QList<JobId> m_known;        // rows of this run that were downloaded before
    RunSummary m_summary;
    RunOutcome m_outcome;
    QSet<QString> m_listed; // links a dry run has told, for a download takes each but once
    quint64 m_lastListed = 0;
    int m_repeated = 0; // links that a dry run has met again
    bool m_isEnding = false;
    bool m_hasEnded = false;
};

} // namespace bowerbird
