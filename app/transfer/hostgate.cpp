// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#include "transfer/hostgate.h"

#include <algorithm>

namespace bowerbird {

void HostGate::setCeiling(int attemptsPerHost)
{
    m_ceiling = std::max(0, attemptsPerHost);
}

void HostGate::pauseHost(const QString &host, Clock::time_point until)
{
    Host &entry = m_hosts[host];
    entry.notBefore = std::max(entry.notBefore, until);
}

HostGate::Clock::time_point HostGate::earliestPermit(const QString &host) const
{
    const auto found = m_hosts.constFind(host);
    if (found == m_hosts.constEnd())
        return {};
    if (m_ceiling > 0 && found->active >= m_ceiling)
        return Clock::time_point::max();
    return found->notBefore;
}

void HostGate::acquire(const QString &host)
{
    ++m_hosts[host].active;
}

void HostGate::release(const QString &host)
{
    const auto found = m_hosts.find(host);
    Q_ASSERT_X(found != m_hosts.end() && found->active > 0, "HostGate", "released a permit that nobody holds");
    if (found == m_hosts.end() || found->active == 0)
        return;
    --found->active;
    // A queue meets any number of hosts; those with nothing to remember leave no trace.
    if (found->active == 0 && found->notBefore == Clock::time_point{})
        m_hosts.erase(found);
}

int HostGate::active(const QString &host) const
{
    return m_hosts.value(host).active;
}

} // namespace bowerbird
