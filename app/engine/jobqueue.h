// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/job.h"
#include "engine/hostreport.h"
#include "engine/packedjob.h"
#include "engine/shardedhash.h"
#include "engine/waitinglist.h"
#include "engine/workerinfo.h"
#include "transfer/hostgate.h"

#include <QString>

#include <chrono>
#include <condition_variable>
#include <limits>
#include <map>
#include <mutex>
#include <optional>
#include <set>
#include <stop_token>
#include <unordered_map>
#include <utility>
#include <vector>

namespace bowerbird {

// What a worker holds while it works on a job.
struct JobLease
{
    DownloadTask task;
    std::stop_token stop;
};

// The queue that the workers share: the door down from the UI thread. Jobs wait in one list per host; a host that may
// not be asked just now (its ceiling is reached, it is being left alone) is not looked at, however many jobs it has, so
// that taking costs O(log n). A job that waits for a moment holds no worker.
//
// Jobs are taken by their order, but no host gets all workers while another one waits, and one whose last attempts
// timed out gets a single one: a slow or dead host never starves the others.
//
// A job is in here from add() until done(), first waiting, then leased; it can never be leased twice at a time: one
// that is added while its old lease goes on waits for the end of that.
//
// What waits is packed, some 60 bytes a job besides the bytes it shares with its row; the worker that takes it unpacks
// it. A million jobs are no slower to add to or to take from than a thousand.
//
// Thread: any; m_mutex guards everything. Nothing is called out while it is held, but HostGate, which is its own.
class JobQueue
{
public:
    using Clock = std::chrono::steady_clock;

    JobQueue() = default;
    Q_DISABLE_COPY_MOVE(JobQueue)

    // --- UI thread
    struct Entry
    {
        JobId id;
        PackedRef job; // as it is when it is added
        qint64 order = 0;
        Clock::time_point notBefore{}; // the default = at once
        bool overridesPause = false;   // a person wants it now, although its host asked to be left alone
    };
    void add(std::vector<Entry> entries);
    enum class Removal : quint8 { Unknown, Removed, Stopping };
    // Takes a waiting job out, or asks the worker that has it to stop: it will still call done().
    // Unknown: it is not in here, or its worker has just called done() and what became of it is on its way.
    Removal remove(JobId id);
    [[nodiscard]] std::vector<JobId> takeOut(const QString &host); // all its waiting jobs
    void stopTransfers(); // asks every lease that is still transferring to stop
    // Of jobs that wait; others are passed over.
    void setOrder(const std::vector<std::pair<JobId, qint64>> &orders);
    void setPaused(bool isPaused);                      // nobody is given a job; leases go on
    void setWorkerLimit(int count);                     // workers with a higher number leave at their next take()
    void setPerHost(int count);                         // 0 = no limit
    void setHostDelay(std::chrono::milliseconds delay); // between two beginnings at one host
    void pauseHost(const QString &host, Clock::time_point until);
    [[nodiscard]] WaitReason waitReason(); // why an idle worker is given no job just now
    void close();                          // every take() gives nothing from now on, and every lease is asked to stop

    // --- workers
    // Blocks until there is a job for `worker`. Nothing: leave.
    [[nodiscard]] std::optional<JobLease> take(int worker);
    // The transfer is over: the host may be asked by another worker, and what is known of it now counts from here on.
    void releaseHost(JobId id, const HostReport &report = {});
    void done(JobId id); // the seed's task_done(): what became of it has been posted

private:
    static constexpr qint64 kNotReady = std::numeric_limits<qint64>::min();

    struct Place // where a waiting job stands
    {
        qint64 order = 0;
        int host = 0;
        bool isLater = false; // in m_later
    };
    struct Later // a job that waits for a moment
    {
        Clock::time_point notBefore;
        PackedRef job;
    };
    struct Lease
    {
        int host = 0;
        bool holdsPermit = true;
        std::stop_source stop;
    };
    struct Host
    {
        QString name; // of its budget at the gate
        QString host; // usually the same
        WaitingList waiting;
        int active = 0;         // transfers
        bool isSuspect = false; // the last attempt timed out
    };

    using Arrivals = std::map<int, std::vector<WaitingList::Item>>; // by host

    int hostIndex(const Entry &entry);
    void admit(Entry &&entry, Arrivals &arrivals);
    void insert(Arrivals arrivals);
    [[nodiscard]] PackedRef extract(JobId id, const Place &place);
    void promoteDue(Clock::time_point now);
    void refresh(int host, Clock::time_point now); // puts a host where it belongs: ready, resting or neither
    void retract(int host);
    void learn(Host &host, const HostReport &report, Clock::time_point now);
    [[nodiscard]] int chooseReady() const;
    [[nodiscard]] std::optional<WaitingList::Item> takeReady();
    [[nodiscard]] Clock::time_point nextMoment() const;

    std::mutex m_mutex;
    std::condition_variable m_wake;
    // All below are guarded by m_mutex.
    HostGate m_gate;
    std::vector<Host> m_hosts;
    std::unordered_map<QString, int> m_hostIndex;
    ShardedHash<Place> m_places;
    std::unordered_map<JobId, Lease> m_leases;
    std::unordered_map<JobId, Entry> m_afterLease; // added again while leased
    std::unordered_map<JobId, Later> m_later;
    std::set<std::pair<Clock::time_point, JobId>> m_moments; // of m_later
    std::set<std::pair<qint64, int>> m_ready;                // hosts that may be asked, by their first job's order
    std::set<std::pair<Clock::time_point, int>> m_resting;   // hosts that are left alone until a moment
    std::set<int> m_full;                                    // hosts whose ceiling is reached
    std::vector<qint64> m_readyOrder;                        // a host's key in m_ready; kNotReady = not in it
    std::vector<Clock::time_point> m_restingUntil;           // a host's key in m_resting; the epoch = not in it
    int m_workerLimit = kMaxWorkers;
    bool m_isPaused = false;
    bool m_isClosed = false;
};

} // namespace bowerbird
