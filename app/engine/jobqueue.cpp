// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#include "engine/jobqueue.h"

#include "core/redact.h"

#include <algorithm>
#include <limits>

namespace bowerbird {

namespace {

constexpr qint64 kNotReady = std::numeric_limits<qint64>::min();
constexpr JobQueue::Clock::time_point kNever = JobQueue::Clock::time_point::max();

// A host may hold at least this part of the workers, however many others wait: with more the order would hardly count.
constexpr size_t kSmallestShare = 4;
constexpr int kMostLookedAt = 256; // hosts, before the first one by order is taken

// A server may ask for more than anybody would wait.
constexpr std::chrono::milliseconds kLongestPause = std::chrono::hours(6);

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

// A job that does not heed its host's pause counts for a budget of its own.
QString JobQueue::budgetOf(const Entry &entry) const
{
    const QString host = hostKey(entry.task.image.url);
    const bool isPaused =
        entry.overridesPause && m_gate.why(host, Clock::now()).obstacle == HostGate::Obstacle::PausedUntil;
    return isPaused ? QString(host + QStringLiteral(" at once")) : host;
}

int JobQueue::hostIndex(const QString &name)
{
    const auto [it, isNew] = m_hostIndex.try_emplace(name, static_cast<int>(m_hosts.size()));
    if (isNew) {
        m_hosts.push_back({.name = name, .waiting = {}, .active = 0, .isSuspect = false});
        m_readyOrder.push_back(kNotReady);
        m_restingUntil.emplace_back();
    }
    return it->second;
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
    const int host = hostIndex(budgetOf(entry));
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

std::vector<JobId> JobQueue::takeOut(const QString &host)
{
    std::vector<JobId> ids;
    const std::scoped_lock lock(m_mutex);
    const auto known = m_hostIndex.find(host);
    if (known == m_hostIndex.end())
        return ids;
    for (const auto &[id, place] : m_places) {
        if (place.host == known->second)
            ids.push_back(id);
    }
    for (const JobId id : ids) {
        (void)extract(id, m_places.at(id));
        m_places.erase(id);
    }
    refresh(known->second, Clock::now());
    return ids;
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

void JobQueue::setPerHost(int count)
{
    {
        const std::scoped_lock lock(m_mutex);
        m_gate.setCeiling(count);
        for (int host = 0; host < static_cast<int>(m_hosts.size()); ++host)
            refresh(host, Clock::now());
    }
    m_wake.notify_all();
}

void JobQueue::pauseHost(const QString &host, Clock::time_point until)
{
    const std::scoped_lock lock(m_mutex);
    m_gate.pauseHost(host, until);
    if (const auto it = m_hostIndex.find(host); it != m_hostIndex.end())
        refresh(it->second, Clock::now());
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

// The first host by order that does not have its share yet.
int JobQueue::chooseReady() const
{
    const int first = m_ready.begin()->second;
    if (m_ready.size() == 1)
        return first;
    const int fairShare = std::max(1, m_workerLimit / static_cast<int>(std::min(m_ready.size(), kSmallestShare)));
    const int suspectShare = m_workerLimit > 1 ? 1 : 0;
    int sound = -1;
    int looked = 0;
    for (const auto &[order, index] : m_ready) {
        const Host &host = m_hosts[static_cast<size_t>(index)];
        if (host.active < (host.isSuspect ? suspectShare : fairShare))
            return index;
        if (!host.isSuspect && sound < 0)
            sound = index;
        if (++looked == kMostLookedAt)
            break;
    }
    return sound < 0 ? first : sound;
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

void JobQueue::releaseHost(JobId id, const HostReport &report)
{
    {
        const std::scoped_lock lock(m_mutex);
        const auto lease = m_leases.find(id);
        if (lease == m_leases.end() || !lease->second.holdsPermit)
            return;
        lease->second.holdsPermit = false;
        Host &host = m_hosts[static_cast<size_t>(lease->second.host)];
        const Clock::time_point now = Clock::now();
        learn(host, report, now);
        m_gate.release(host.name);
        --host.active;
        refresh(lease->second.host, now);
    }
    m_wake.notify_one();
}

void JobQueue::learn(Host &host, const HostReport &report, Clock::time_point now)
{
    const auto asked = std::min(report.retryAfter.value_or(std::chrono::milliseconds(0)), kLongestPause);
    const Clock::time_point until = report.retryAfter ? now + asked : Clock::time_point();
    switch (report.verdict) {
    case HostReport::Verdict::Nothing:
        break;
    case HostReport::Verdict::Answered:
        host.isSuspect = false;
        m_gate.succeeded(host.name, now);
        break;
    case HostReport::Verdict::TimedOut:
        host.isSuspect = true;
        m_gate.timedOut(host.name, now);
        break;
    case HostReport::Verdict::Overloaded:
        host.isSuspect = false;
        m_gate.overloaded(host.name, now, until);
        return;
    }
    if (report.retryAfter)
        m_gate.pauseHost(host.name, until);
}

WaitReason JobQueue::waitReason()
{
    using Kind = WaitReason::Kind;
    const std::scoped_lock lock(m_mutex);
    const auto nameOf = [this](int host) { return m_hosts[static_cast<size_t>(host)].name; };
    if (m_isPaused)
        return {.kind = Kind::QueuePaused, .host = {}, .until = {}};
    if (!m_ready.empty())
        return {};
    if (!m_resting.empty())
        return {.kind = Kind::HostPaused, .host = nameOf(m_resting.begin()->second), .until = m_resting.begin()->first};
    if (!m_full.empty())
        return {.kind = Kind::HostCeiling, .host = nameOf(*m_full.begin()), .until = {}};
    if (m_later.empty())
        return {.kind = Kind::NoJob, .host = {}, .until = {}};
    const auto &[moment, id] = m_later.begin()->first;
    return {.kind = Kind::RetryLater, .host = nameOf(m_places.at(id).host), .until = moment};
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
