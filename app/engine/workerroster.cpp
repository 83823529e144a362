// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#include "engine/workerroster.h"

#include "core/settings.h"
#include "engine/jobqueue.h"

#include <algorithm>

namespace bowerbird {

WorkerRoster::WorkerRoster(WorkerContext &context)
    : m_context(context)
{
    m_pool.setMaxThreadCount(kMaxWorkers);
}

WorkerRoster::~WorkerRoster()
{
    waitForAll();
}

void WorkerRoster::setWanted(int count)
{
    m_wanted = count;
    m_context.queue.setWorkerLimit(count);
    for (WorkerInfo &worker : m_workers) {
        if (worker.job.isValid())
            worker.state = worker.number > m_wanted ? WorkerState::Retiring : WorkerState::Busy;
    }
    startMissing();
}

void WorkerRoster::startMissing()
{
    for (int number = 1; number <= m_wanted; ++number) {
        if (find(number))
            continue;
        const auto place = std::ranges::lower_bound(m_workers, number, {}, &WorkerInfo::number);
        m_workers.insert(place, WorkerInfo{.number = number});
        m_pool.start(new DownloadWorker(number, m_context)); // the pool deletes it
    }
}

WorkerInfo *WorkerRoster::find(int worker)
{
    const auto it = std::ranges::find(m_workers, worker, &WorkerInfo::number);
    return it == m_workers.end() ? nullptr : &*it;
}

int WorkerRoster::busy() const
{
    return static_cast<int>(
        std::ranges::count_if(m_workers, [](const WorkerInfo &worker) { return worker.job.isValid(); }));
}

void WorkerRoster::began(int worker, JobId job)
{
    WorkerInfo *info = find(worker);
    if (!info)
        return;
    info->job = job;
    info->wait = {};
    info->state = worker > m_wanted ? WorkerState::Retiring : WorkerState::Busy;
    info->since = std::chrono::steady_clock::now();
}

void WorkerRoster::ended(int worker, JobId job, bool hasFinished)
{
    WorkerInfo *info = find(worker);
    if (!info)
        return;
    info->imagesDone += hasFinished ? 1 : 0;
    if (info->job != job)
        return;
    info->job = {};
    info->state = WorkerState::Idle;
    info->since = std::chrono::steady_clock::now();
}

void WorkerRoster::left(int worker)
{
    std::erase_if(m_workers, [worker](const WorkerInfo &info) { return info.number == worker; });
    startMissing();
}

bool WorkerRoster::hasIdle() const
{
    return std::ranges::any_of(m_workers, [](const WorkerInfo &worker) { return !worker.job.isValid(); });
}

bool WorkerRoster::setWait(const WaitReason &reason)
{
    bool isNews = false;
    for (WorkerInfo &worker : m_workers) {
        if (worker.job.isValid() || worker.wait == reason)
            continue;
        worker.wait = reason;
        isNews = true;
    }
    return isNews;
}

void WorkerRoster::waitForAll()
{
    m_pool.waitForDone();
}

} // namespace bowerbird
