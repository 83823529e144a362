// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#pragma once

#include <QHash>
#include <QString>

#include <chrono>

namespace bowerbird {

// Who may begin an attempt at which host, and when: a ceiling of simultaneous attempts per host and a moment before
// which a host is left alone. One permit per attempt, so that retries never exceed a limit.
//
// Thread: not safe by itself; JobQueue owns one and guards it with its own lock.
class HostGate
{
public:
    using Clock = std::chrono::steady_clock;

    void setCeiling(int attemptsPerHost); // 0 = no limit
    // Leaves `host` alone until `until`; an earlier moment than the one in force changes nothing.
    void pauseHost(const QString &host, Clock::time_point until);

    // When an attempt at `host` may begin: now or earlier = at once; time_point::max() = when another one ends.
    [[nodiscard]] Clock::time_point earliestPermit(const QString &host) const;
    void acquire(const QString &host);
    void release(const QString &host);
    [[nodiscard]] int active(const QString &host) const;

private:
    struct Host
    {
        int active = 0;
        Clock::time_point notBefore{};
    };
    QHash<QString, Host> m_hosts;
    int m_ceiling = 0;
};

} // namespace bowerbird
