// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#include "engine/sessionmeter.h"

#include <algorithm>
#include <utility>

namespace bowerbird {

namespace {

using Seconds = std::chrono::duration<double>;
constexpr double kSmoothing = 0.3; // the newest measurement's share
constexpr Seconds kShortest(0.02); // what is measured over less is noise

std::chrono::milliseconds toMilliseconds(SessionMeter::Clock::duration duration)
{
    return std::chrono::duration_cast<std::chrono::milliseconds>(duration);
}

} // namespace

void SessionMeter::began(JobId id, qint64 received, Clock::time_point now)
{
    if (m_running.isEmpty())
        m_activeSince = now;
    if (const auto before = m_running.find(id); before != m_running.end())
        release(*before, now);
    if (m_held++ == 0)
        m_heldSince = now;
    m_running.insert(id, {.since = now, .lastAt = now, .received = received});
}

void SessionMeter::letGo(JobId id, Clock::time_point now)
{
    if (const auto it = m_running.find(id); it != m_running.end())
        release(*it, now);
}

void SessionMeter::release(Running &running, Clock::time_point now)
{
    if (!std::exchange(running.isHeld, false))
        return;
    running.held = now - running.since;
    if (running.counts && --m_held == 0)
        m_elapsed += now - m_heldSince;
}

void SessionMeter::restart()
{
    for (Running &running : m_running)
        running.counts = false;
    m_held = 0;
    m_elapsed = {};
    m_busy = {};
}

void SessionMeter::count(Running &running, qint64 received, Clock::time_point now)
{
    const qint64 gained = received - running.received;
    running.received = received;
    if (gained <= 0)
        return;
    m_samples.push_back({.at = now, .bytes = gained});
    while (!m_samples.empty() && now - m_samples.front().at > kWindow)
        m_samples.pop_front();
}

double SessionMeter::progressed(JobId id, qint64 received, Clock::time_point now)
{
    const auto it = m_running.find(id);
    if (it == m_running.end())
        return 0;
    const Seconds took = now - it->lastAt;
    const qint64 gained = received - it->received;
    count(*it, received, now);
    if (took < kShortest || gained < 0)
        return it->bytesPerSecond;
    const double measured = static_cast<double>(gained) / took.count();
    it->bytesPerSecond =
        it->bytesPerSecond > 0 ? (1 - kSmoothing) * it->bytesPerSecond + kSmoothing * measured : measured;
    it->lastAt = now;
    return it->bytesPerSecond;
}

std::chrono::milliseconds SessionMeter::ended(JobId id, qint64 received, bool isSaved, Clock::time_point now)
{
    const auto it = m_running.find(id);
    if (it == m_running.end())
        return std::chrono::milliseconds(0);
    if (received >= 0)
        count(*it, received, now);
    const Clock::duration took = now - it->since;
    release(*it, now);
    if (isSaved && it->counts)
        m_busy += it->held;
    m_running.erase(it);
    return toMilliseconds(took);
}

double SessionMeter::bytesPerSecond(Clock::time_point now) const
{
    qint64 bytes = 0;
    Clock::time_point first = now;
    for (const Sample &sample : m_samples) {
        if (now - sample.at > kWindow)
            continue;
        bytes += sample.bytes;
        first = std::min(first, sample.at);
    }
    if (bytes == 0)
        return 0;
    // A session younger than the window is not measured over time that has not been.
    const Seconds span =
        std::max<Seconds>(now - std::min(first, std::max(m_activeSince, now - kWindow)), Seconds(0.25));
    return static_cast<double>(bytes) / span.count();
}

std::chrono::milliseconds SessionMeter::elapsed(Clock::time_point now) const
{
    return toMilliseconds(m_elapsed + (m_held == 0 ? Clock::duration(0) : now - m_heldSince));
}

std::chrono::milliseconds SessionMeter::busy() const
{
    return toMilliseconds(m_busy);
}

} // namespace bowerbird
