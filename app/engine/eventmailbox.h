// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/jobevent.h"

#include <QList>
#include <QObject>
#include <QTimer>

#include <chrono>
#include <deque>
#include <mutex>
#include <unordered_map>
#include <vector>

namespace bowerbird {

// A worker came or left.
struct WorkerEvent
{
    int worker = 0;
    bool isLeaving = false;
};

// Rows of an earlier run that the library has read for the list.
struct EarlierPage
{
    enum class Kind : quint8 { Recent, Unfinished } kind = Kind::Recent;
    QList<Job> jobs; // empty: there are no more of their kind
};

// The door up: every thread posts here, the UI thread takes what there is in batches. A job's progress overwrites its
// own progress that still waits (but keeps its part), any other event of the job drops it, and the order of all else is
// kept; so nothing about a job can arrive after its end.
//
// ready() is paced, so that a window has time to paint; the first post after a calm while and the end of the last job
// under way come at once. That early end borrows the next moment, so that a lone worker with many small images keeps
// to the pace, too.
//
// Thread: post() any; the rest is the UI thread's. m_mutex guards the waiting events; nothing is emitted while it is
// held.
class EventMailbox : public QObject
{
    Q_OBJECT
public:
    using Clock = std::chrono::steady_clock;

    // `pace` = the least time between two ready() on the average; 0 = none.
    explicit EventMailbox(std::chrono::milliseconds pace, QObject *parent = nullptr);

    void post(JobEvent event);
    void post(WorkerEvent event);
    void post(EarlierPage page);

    struct Batch
    {
        std::vector<JobEvent> jobs;
        std::vector<WorkerEvent> workers;
        std::vector<EarlierPage> pages;
    };
    [[nodiscard]] Batch takeAll();
    // The first `most` of the jobs' events; the rest is announced by a ready() of its own in a later turn of the event
    // loop, without a pace. What workers say of themselves comes with the last of the jobs' events.
    [[nodiscard]] Batch take(size_t most);

Q_SIGNALS:
    void ready();                // something waits; at most once a pace, but for a rest
    void posted(QPrivateSignal); // from the posting thread, queued to the UI thread; ready() follows

private:
    template<typename Event>
    void append(std::vector<Event> &events, Event &&event);
    void wake(); // on the UI thread
    void announce();

    const std::chrono::milliseconds m_pace;
    QTimer m_timer;
    QTimer m_restTimer;
    Clock::time_point m_nextDue{}; // ready() comes then at the latest, when something waits
    std::mutex m_mutex;
    // All below are guarded by m_mutex.
    std::deque<JobEvent> m_jobs;
    std::vector<WorkerEvent> m_workers;
    std::vector<EarlierPage> m_pages;
    // Where a job's waiting progress stands in m_jobs, counted from the first event ever.
    std::unordered_map<JobId, size_t> m_progressAt;
    size_t m_taken = 0; // events before the first that waits
    int m_underWay = 0;
    bool m_isWakePosted = false;
    bool m_isUrgent = false;
};

} // namespace bowerbird
