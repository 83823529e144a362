// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#include "transfer/hostgate.h"

#include "core/settings.h"

#include <algorithm>

namespace bowerbird {

bool HostGate::Host::isWorthKeeping() const
{
    return active > 0 || mostActive > 1 || ceiling > 0 || !timeouts.isEmpty() || pausedUntil != Clock::time_point{} ||
           delayedUntil != Clock::time_point{};
}

int HostGate::ceilingOf(const Host &host) const
{
    if (m_ceiling == 0 || host.ceiling == 0)
        return std::max(m_ceiling, host.ceiling);
    return std::min(m_ceiling, host.ceiling);
}

void HostGate::setCeiling(int attemptsPerHost)
{
    m_ceiling = std::max(0, attemptsPerHost);
}

void HostGate::setMinimalDelay(std::chrono::milliseconds delay)
{
    m_minimalDelay = std::max(delay, std::chrono::milliseconds(0));
    for (Host &host : m_hosts)
        host.delayedUntil = {};
}

void HostGate::pauseHost(const QString &host, Clock::time_point until)
{
    Host &entry = m_hosts[host];
    entry.pausedUntil = std::max(entry.pausedUntil, until);
}

void HostGate::overloaded(const QString &host, Clock::time_point now, Clock::time_point until)
{
    Host &entry = m_hosts[host];
    const bool isSameOverload = entry.ceiling > 0 && (now < entry.pausedUntil || now < entry.changedAt + kSameOverload);
    entry.pausedUntil = std::max(entry.pausedUntil, until);
    if (isSameOverload)
        return;
    // Half of a ceiling that was never reached would change nothing.
    const int ceiling = ceilingOf(entry);
    const int inUse = ceiling > 0 ? std::min(ceiling, entry.mostActive) : entry.mostActive;
    entry.ceiling = std::max(1, inUse / 2);
    entry.mostActive = entry.active;
    entry.changedAt = now;
}

void HostGate::timedOut(const QString &host, Clock::time_point now)
{
    QList<Clock::time_point> &timeouts = m_hosts[host].timeouts;
    timeouts.removeIf([now](Clock::time_point moment) { return moment + kBurstTime < now; });
    timeouts.append(now);
    if (timeouts.size() < kBurst)
        return;
    timeouts.clear();
    overloaded(host, now, now + kBurstPause);
}

void HostGate::succeeded(const QString &host, Clock::time_point now)
{
    const auto found = m_hosts.find(host);
    if (found == m_hosts.end())
        return;
    found->timeouts.clear();
    if (found->ceiling == 0 || now < found->changedAt + kCalm)
        return;
    ++found->ceiling;
    found->changedAt = now;
    if (found->ceiling >= (m_ceiling > 0 ? m_ceiling : kMaxWorkers))
        found->ceiling = 0;
}

HostGate::Clock::time_point HostGate::earliestPermit(const QString &host) const
{
    const auto found = m_hosts.constFind(host);
    if (found == m_hosts.constEnd())
        return {};
    const int ceiling = ceilingOf(*found);
    if (ceiling > 0 && found->active >= ceiling)
        return Clock::time_point::max();
    return std::max(found->pausedUntil, found->delayedUntil);
}

HostGate::Hold HostGate::why(const QString &host, Clock::time_point now) const
{
    const Clock::time_point permit = earliestPermit(host);
    if (permit <= now)
        return {};
    const Host &entry = *m_hosts.constFind(host); // an unknown host has a permit at once
    if (entry.pausedUntil > now && entry.pausedUntil >= entry.delayedUntil)
        return {.obstacle = Obstacle::PausedUntil, .until = entry.pausedUntil};
    if (permit == Clock::time_point::max())
        return {.obstacle = Obstacle::CeilingReached};
    return {.obstacle = Obstacle::MinimalDelay, .until = entry.delayedUntil};
}

void HostGate::acquire(const QString &host, Clock::time_point now)
{
    Host &entry = m_hosts[host];
    ++entry.active;
    if (entry.active >= entry.mostActive || entry.mostActiveAt + kCalm < now) {
        entry.mostActive = entry.active;
        entry.mostActiveAt = now;
    }
    if (m_minimalDelay.count() > 0)
        entry.delayedUntil = std::max(entry.delayedUntil, now + m_minimalDelay);
}

void HostGate::release(const QString &host)
{
    const auto found = m_hosts.find(host);
    Q_ASSERT_X(found != m_hosts.end() && found->active > 0, "HostGate", "released a permit that nobody holds");
    if (found == m_hosts.end() || found->active == 0)
        return;
    --found->active;
    // A queue meets any number of hosts; those with nothing to remember leave no trace.
    if (!found->isWorthKeeping())
        m_hosts.erase(found);
}

int HostGate::active(const QString &host) const
{
    return m_hosts.value(host).active;
}

int HostGate::ceiling(const QString &host) const
{
    return ceilingOf(m_hosts.value(host));
}

} // namespace bowerbird
