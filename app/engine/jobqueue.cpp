// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#include "engine/jobqueue.h"

#include <algorithm>

namespace bowerbird {

namespace {

constexpr JobQueue::Clock::time_point kNever = JobQueue::Clock::time_point::max();

} // namespace

void JobQueue::add(std::vector<Entry> entries)
{
    {
        const std::scoped_lock lock(m_mutex);
        for (Entry &entry : entries)
            insert(std::move(entry));
    }
    // A lone job wakes one worker, which wakes the next when it leaves more behind.
    m_wake.notify_one();
}

void JobQueue::insert(Entry &&entry)
{
    const JobId id = entry.task.id;
    if (m_places.contains(id))
        return; // it waits already
    if (m_leases.contains(id)) {
        m_afterLease.insert_or_assign(id, std::move(entry));
        return;
    }
    const int host = hostIndex(entry);
    m_places[id] = {.host = host, .order = entry.order, .notBefore = entry.notBefore};
    if (entry.notBefore > Clock::now()) {
        m_later.emplace(std::pair(entry.notBefore, id), std::move(entry.task));
        return;
    }
    m_places[id].notBefore = {};
    m_hosts[static_cast<size_t>(host)].waiting.emplace(std::pair(entry.order, id), std::move(entry.task));
    refresh(host, Clock::now());
}

DownloadTask JobQueue::extract(JobId id, const Place &place)
{
    if (place.notBefore != Clock::time_point()) {
        const auto node = m_later.extract(std::pair(place.notBefore, id));
        return std::move(node.mapped());
    }
    auto node = m_hosts[static_cast<size_t>(place.host)].waiting.extract(std::pair(place.order, id));
    return std::move(node.mapped());
}

JobQueue::Removal JobQueue::remove(JobId id)
{
    std::optional<std::stop_source> stop;
    {
        const std::scoped_lock lock(m_mutex);
        if (const auto place = m_places.find(id); place != m_places.end()) {
            const int host = place->second.host;
            (void)extract(id, place->second);
            m_places.erase(place);
            refresh(host, Clock::now());
            return Removal::Removed;
        }
        m_afterLease.erase(id);
        const auto lease = m_leases.find(id);
        if (lease == m_leases.end())
            return Removal::Unknown;
        stop.emplace(lease->second.stop);
    }
    stop->request_stop();
    return Removal::Stopping;
}

void JobQueue::stopTransfers()
{
    std::vector<std::stop_source> stops;
    {
        const std::scoped_lock lock(m_mutex);
        for (const auto &[id, lease] : m_leases) {
            if (lease.holdsPermit)
                stops.push_back(lease.stop);
        }
    }
    for (std::stop_source &stop : stops)
        stop.request_stop();
}

void JobQueue::setOrder(JobId id, qint64 order)
{
    const std::scoped_lock lock(m_mutex);
    const auto it = m_places.find(id);
    if (it == m_places.end())
        return;
    Place &place = it->second;
    if (place.notBefore == Clock::time_point()) {
        DownloadTask task = extract(id, place);
        m_hosts[static_cast<size_t>(place.host)].waiting.emplace(std::pair(order, id), std::move(task));
    }
    place.order = order;
    refresh(place.host, Clock::now());
}

void JobQueue::setPaused(bool isPaused)
{
    {
        const std::scoped_lock lock(m_mutex);
        m_isPaused = isPaused;
    }
    m_wake.notify_all();
}

void JobQueue::setWorkerLimit(int count)
{
    {
        const std::scoped_lock lock(m_mutex);
        m_workerLimit = count;
    }
    m_wake.notify_all();
}

void JobQueue::close()
{
    std::vector<std::stop_source> stops;
    {
        const std::scoped_lock lock(m_mutex);
        m_isClosed = true;
        for (const auto &[id, lease] : m_leases)
            stops.push_back(lease.stop);
    }
    for (std::stop_source &stop : stops)
        stop.request_stop();
    m_wake.notify_all();
}

std::optional<JobLease> JobQueue::take(int worker)
{
    std::unique_lock lock(m_mutex);
    for (;;) {
        if (m_isClosed || worker > m_workerLimit) {
            m_wake.notify_one(); // the wake-up may have been meant for a worker that stays
            return std::nullopt;
        }
        if (!m_isPaused) {
            promoteDue(Clock::now());
            if (std::optional<JobLease> lease = takeReady())
                return lease;
        }
        const Clock::time_point moment = m_isPaused ? kNever : nextMoment();
        if (moment == kNever)
            m_wake.wait(lock);
        else
            m_wake.wait_until(lock, moment);
    }
}

std::optional<JobLease> JobQueue::takeReady()
{
    if (m_ready.empty())
        return std::nullopt;
    const int index = chooseReady();
    Host &host = m_hosts[static_cast<size_t>(index)];
    auto node = host.waiting.extract(host.waiting.begin());
    JobLease lease{.task = std::move(node.mapped()), .stop = {}};
    m_places.erase(lease.task.id);
    const Clock::time_point now = Clock::now();
    m_gate.acquire(host.name, now);
    ++host.active;
    Lease &kept = m_leases[lease.task.id];
    kept.host = index;
    lease.stop = kept.stop.get_token();
    refresh(index, now);
    // Somebody must watch what is left, and its moment, while this worker is busy.
    if (!m_ready.empty() || !m_later.empty() || !m_resting.empty())
        m_wake.notify_one();
    return lease;
}

void JobQueue::promoteDue(Clock::time_point now)
{
    while (!m_later.empty() && m_later.begin()->first.first <= now) {
        auto node = m_later.extract(m_later.begin());
        const JobId id = node.key().second;
        Place &place = m_places[id];
        place.notBefore = {};
        m_hosts[static_cast<size_t>(place.host)].waiting.emplace(std::pair(place.order, id), std::move(node.mapped()));
        refresh(place.host, now);
    }
    while (!m_resting.empty() && m_resting.begin()->first <= now)
        refresh(m_resting.begin()->second, now);
}

void JobQueue::retract(int host)
{
    const auto index = static_cast<size_t>(host);
    if (m_readyOrder[index] != kNotReady)
        m_ready.erase({m_readyOrder[index], host});
    if (m_restingUntil[index] != Clock::time_point())
        m_resting.erase({m_restingUntil[index], host});
    m_full.erase(host);
    m_readyOrder[index] = kNotReady;
    m_restingUntil[index] = {};
}

void JobQueue::refresh(int host, Clock::time_point now)
{
    retract(host);
    const auto index = static_cast<size_t>(host);
    const Host &entry = m_hosts[index];
    if (entry.waiting.empty())
        return;
    const Clock::time_point permit = m_gate.earliestPermit(entry.name);
    if (permit == kNever) { // comes back with the release of a permit
        m_full.insert(host);
        return;
    }
    if (permit > now) {
        m_restingUntil[index] = permit;
        m_resting.emplace(permit, host);
        return;
    }
    m_readyOrder[index] = entry.waiting.begin()->first.first;
    m_ready.emplace(m_readyOrder[index], host);
}

JobQueue::Clock::time_point JobQueue::nextMoment() const
{
    Clock::time_point moment = kNever;
    if (!m_later.empty())
        moment = m_later.begin()->first.first;
    if (!m_resting.empty())
        moment = std::min(moment, m_resting.begin()->first);
    return moment;
}

void JobQueue::done(JobId id)
{
    releaseHost(id);
    {
        const std::scoped_lock lock(m_mutex);
        m_leases.erase(id);
        auto again = m_afterLease.extract(id);
        if (again.empty())
            return;
        insert(std::move(again.mapped()));
    }
    m_wake.notify_one();
}

} // namespace bowerbird
