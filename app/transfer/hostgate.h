// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#pragma once

#include <QHash>
#include <QList>
#include <QString>

#include <chrono>

namespace bowerbird {

// Who may begin an attempt at which host, and when: a ceiling of simultaneous attempts per host, a least delay between
// two beginnings, and a moment before which a host is left alone. One permit per attempt, so that retries never exceed
// a limit.
//
// Learns what a host bears: one that says it is overloaded, or lets several attempts time out, has its own ceiling
// halved; with each calm period in which attempts succeed it grows by one, until the general ceiling holds again. What
// was learned lasts as long as the object. Hosts are names of whatever is to have a budget of its own.
//
// Knows nothing of clocks: moments are passed in.
// Thread: not safe by itself; JobQueue owns one and guards it with its own lock.
class HostGate
{
public:
    using Clock = std::chrono::steady_clock;

    // Why no attempt may begin at a host.
    enum class Obstacle : quint8 {
        None,
        CeilingReached, // until an attempt there ends
        PausedUntil,    // a moment
        MinimalDelay,   // until a moment
    };
    struct Hold
    {
        Obstacle obstacle = Obstacle::None;
        Clock::time_point until{}; // with PausedUntil and MinimalDelay
    };

    void setCeiling(int attemptsPerHost);                  // of every host; 0 = no limit
    void setMinimalDelay(std::chrono::milliseconds delay); // between two beginnings at one host; 0 = none
    // Leaves `host` alone until `until`; an earlier moment than the one in force changes nothing.
    void pauseHost(const QString &host, Clock::time_point until);

    // A 429, a 503 or the like at `now`: halves the host's ceiling and leaves it alone until `until`. Answers to
    // attempts that began before the last halving took effect tell nothing new and only prolong the pause.
    void overloaded(const QString &host, Clock::time_point now, Clock::time_point until = {});
    // An attempt timed out: kBurst of them within kBurstTime and no success between are taken for an overload.
    void timedOut(const QString &host, Clock::time_point now);
    void succeeded(const QString &host, Clock::time_point now);

    // When an attempt at `host` may begin: now or earlier = at once; time_point::max() = when another one ends.
    [[nodiscard]] Clock::time_point earliestPermit(const QString &host) const;
    [[nodiscard]] Hold why(const QString &host, Clock::time_point now) const;
    void acquire(const QString &host, Clock::time_point now = {}); // without `now` it delays no other
    void release(const QString &host);
    [[nodiscard]] int active(const QString &host) const;
    [[nodiscard]] int ceiling(const QString &host) const; // in force; 0 = no limit

    static constexpr std::chrono::seconds kCalm{10};        // without an overload: the ceiling grows by one
    static constexpr std::chrono::seconds kSameOverload{1}; // so long after a halving, no other one follows
    static constexpr int kBurst = 3;
    static constexpr std::chrono::seconds kBurstTime{30};
    static constexpr std::chrono::seconds kBurstPause{5}; // of a host whose attempts time out

private:
    struct Host
    {
        int active = 0;
        int mostActive = 0; // of late
        Clock::time_point mostActiveAt{};
        int ceiling = 0; // learned; 0 = none of its own
        Clock::time_point pausedUntil{};
        Clock::time_point delayedUntil{};
        Clock::time_point changedAt{};     // when the ceiling was learned or grew
        QList<Clock::time_point> timeouts; // at most kBurst

        [[nodiscard]] bool isWorthKeeping() const;
    };
    [[nodiscard]] int ceilingOf(const Host &host) const;

    QHash<QString, Host> m_hosts;
    int m_ceiling = 0;
    std::chrono::milliseconds m_minimalDelay{0};
};

} // namespace bowerbird
