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
        Arrivals arrivals;
        for (Entry &entry : entries)
            admit(std::move(entry), arrivals);
        insert(std::move(arrivals));
    }
    // A lone job wakes one worker, which wakes the next when it leaves more behind.
    m_wake.notify_one();
}

void JobQueue::admit(Entry &&entry, Arrivals &arrivals)
{
    const JobId id = entry.id;
    if (m_places.find(id.value))
        return; // it waits already
    if (m_leases.contains(id)) {
        m_afterLease.insert_or_assign(id, std::move(entry));
        return;
    }
    const int host = hostIndex(entry);
    const bool isLater = entry.notBefore > Clock::now();
    m_places.insert(id.value, {.order = entry.order, .host = host, .isLater = isLater});
    if (isLater) {
        m_moments.emplace(entry.notBefore, id);
        m_later.insert_or_assign(id, Later{.notBefore = entry.notBefore, .job = std::move(entry.job)});
    } else {
        arrivals[host].push_back({.order = entry.order, .id = id, .job = std::move(entry.job)});
    }
}

void JobQueue::insert(Arrivals arrivals)
{
    const Clock::time_point now = Clock::now();
    for (auto &[host, items] : arrivals) {
        m_hosts[static_cast<size_t>(host)].waiting.insert(std::move(items));
        refresh(host, now);
    }
}

PackedRef JobQueue::extract(JobId id, const Place &place)
{
    if (!place.isLater)
        return m_hosts[static_cast<size_t>(place.host)].waiting.take(place.order, id);
    auto node = m_later.extract(id);
    m_moments.erase({node.mapped().notBefore, id});
    return std::move(node.mapped().job);
}

JobQueue::Removal JobQueue::remove(JobId id)
{
    std::optional<std::stop_source> stop;
    {
        const std::scoped_lock lock(m_mutex);
        if (const Place *known = m_places.find(id.value)) {
            const Place place = *known;
            const WaitingList &waiting = m_hosts[static_cast<size_t>(place.host)].waiting;
            const bool isNext = !place.isLater && waiting.first().id == id;
            (void)extract(id, place);
            m_places.remove(id.value);
            if (isNext) // only the first one says where its host belongs
                refresh(place.host, Clock::now());
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

void JobQueue::setOrder(const std::vector<std::pair<JobId, qint64>> &orders)
{
    const std::scoped_lock lock(m_mutex);
    Arrivals moved;
    for (const auto &[id, order] : orders) {
        Place *place = m_places.find(id.value);
        if (!place)
            continue;
        if (!place->isLater) {
            PackedRef job = extract(id, *place);
            if (!job)
                continue; // told twice
            moved[place->host].push_back({.order = order, .id = id, .job = std::move(job)});
        }
        place->order = order;
    }
    insert(std::move(moved));
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
            if (const std::optional<WaitingList::Item> item = takeReady()) {
                const std::stop_token stop = m_leases.at(item->id).stop.get_token();
                lock.unlock();
                return JobLease{.task = unpackTask(item->id, *item->job), .stop = stop};
            }
        }
        const Clock::time_point moment = m_isPaused ? kNever : nextMoment();
        if (moment == kNever)
            m_wake.wait(lock);
        else
            m_wake.wait_until(lock, moment);
    }
}

std::optional<WaitingList::Item> JobQueue::takeReady()
{
    if (m_ready.empty())
        return std::nullopt;
    const int index = chooseReady();
    Host &host = m_hosts[static_cast<size_t>(index)];
    WaitingList::Item item = host.waiting.takeFirst();
    m_places.remove(item.id.value);
    const Clock::time_point now = Clock::now();
    m_gate.acquire(host.name, now);
    ++host.active;
    m_leases[item.id].host = index;
    refresh(index, now);
    // Somebody must watch what is left, and its moment, while this worker is busy.
    if (!m_ready.empty() || !m_later.empty() || !m_resting.empty())
        m_wake.notify_one();
    return item;
}

void JobQueue::promoteDue(Clock::time_point now)
{
    while (!m_moments.empty() && m_moments.begin()->first <= now) {
        const JobId id = m_moments.begin()->second;
        Place &place = *m_places.find(id.value);
        PackedRef job = extract(id, place);
        place.isLater = false;
        m_hosts[static_cast<size_t>(place.host)].waiting.insert(
            WaitingList::Item{.order = place.order, .id = id, .job = std::move(job)});
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
    if (entry.waiting.isEmpty())
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
    m_readyOrder[index] = entry.waiting.first().order;
    m_ready.emplace(m_readyOrder[index], host);
}

JobQueue::Clock::time_point JobQueue::nextMoment() const
{
    Clock::time_point moment = kNever;
    if (!m_moments.empty())
        moment = m_moments.begin()->first;
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
        Arrivals arrivals;
        admit(std::move(again.mapped()), arrivals);
        insert(std::move(arrivals));
    }
    m_wake.notify_one();
}

} // namespace bowerbird
