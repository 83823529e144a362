// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

// Which host may be asked, and what its answers teach: a part of JobQueue.

#include "core/redact.h"
#include "engine/jobqueue.h"

#include <algorithm>
#include <limits>

namespace bowerbird {

namespace {

// A host may hold at least this part of the workers, however many others wait: with more the order would hardly count.
constexpr size_t kSmallestShare = 4;
constexpr int kMostLookedAt = 256; // hosts, before the first one by order is taken

// A server may ask for more than anybody would wait.
constexpr std::chrono::milliseconds kLongestPause = std::chrono::hours(6);

} // namespace

// A job that does not heed its host's pause counts for a budget of its own.
int JobQueue::hostIndex(const Entry &entry)
{
    const QString host = hostKey(QString::fromUtf8(packedUrl(*entry.job)));
    const bool isPaused =
        entry.overridesPause && m_gate.why(host, Clock::now()).obstacle == HostGate::Obstacle::PausedUntil;
    const QString name = isPaused ? QString(host + QStringLiteral(" at once")) : host;
    const auto [it, isNew] = m_hostIndex.try_emplace(name, static_cast<int>(m_hosts.size()));
    if (isNew) {
        m_hosts.push_back({.name = name, .host = host, .waiting = {}, .active = 0, .isSuspect = false});
        m_readyOrder.push_back(kNotReady);
        m_restingUntil.emplace_back();
    }
    return it->second;
}

std::vector<JobId> JobQueue::takeOut(const QString &host)
{
    std::vector<JobId> ids;
    const std::scoped_lock lock(m_mutex);
    const auto known = m_hostIndex.find(host);
    if (known == m_hostIndex.end())
        return ids;
    for (const WaitingList::Item &item : m_hosts[static_cast<size_t>(known->second)].waiting.takeAll())
        ids.push_back(item.id);
    for (const auto &[id, later] : m_later) {
        if (m_places.find(id.value)->host == known->second)
            ids.push_back(id);
    }
    for (const JobId id : ids) {
        if (const Place place = *m_places.find(id.value); place.isLater)
            (void)extract(id, place);
        m_places.remove(id.value);
    }
    refresh(known->second, Clock::now());
    return ids;
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

void JobQueue::setHostDelay(std::chrono::milliseconds delay)
{
    {
        const std::scoped_lock lock(m_mutex);
        m_gate.setMinimalDelay(delay);
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
        break;
    }
    if (report.retryAfter) {
        m_gate.pauseHost(host.name, until);
        m_gate.pauseHost(host.host, until);
    }
}

WaitReason JobQueue::waitReason()
{
    using Kind = WaitReason::Kind;
    const std::scoped_lock lock(m_mutex);
    const auto nameOf = [this](int host) { return m_hosts[static_cast<size_t>(host)].host; };
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
    const auto &[moment, id] = *m_moments.begin();
    return {.kind = Kind::RetryLater, .host = nameOf(m_places.find(id.value)->host), .until = moment};
}

} // namespace bowerbird
