// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#include "transfer/ratelimiter.h"

#include <algorithm>

namespace bowerbird {

namespace {

using Seconds = std::chrono::duration<double>;

constexpr Seconds kLongestWait = std::chrono::hours(24); // far beyond what anybody waits, and no overflow

} // namespace

void RateLimiter::setLimit(qint64 bytesPerSecond, Clock::time_point now)
{
    const std::scoped_lock lock(m_mutex);
    if (isLimited()) {
        advance(now);
    } else { // what passed without a limit leaves neither a debt nor a credit
        m_credit = static_cast<double>(m_reserved);
        m_at = now;
    }
    m_limit.store(std::max<qint64>(0, bytesPerSecond), std::memory_order_relaxed);
}

void RateLimiter::advance(Clock::time_point now)
{
    if (now <= m_at) // threads read their clocks before they get the lock
        return;
    const auto limit = static_cast<double>(this->limit());
    const double most = static_cast<double>(m_reserved) + limit * Seconds(kMemory).count();
    m_credit = std::min(m_credit + limit * Seconds(now - m_at).count(), std::max(m_credit, most));
    m_at = now;
}

RateLimiter::Turn RateLimiter::reserve(qint64 bytes, Clock::time_point now)
{
    const std::scoped_lock lock(m_mutex);
    advance(now);
    m_reserved += bytes;
    return {.end = m_reserved, .bytes = bytes};
}

RateLimiter::Clock::time_point RateLimiter::due(const Turn &turn, Clock::time_point now)
{
    const std::scoped_lock lock(m_mutex);
    advance(now);
    const double missing = static_cast<double>(turn.end) - m_credit;
    if (!isLimited() || missing <= 0)
        return now;
    const Seconds wait = std::min(kLongestWait, Seconds(missing / static_cast<double>(limit())));
    return now + std::chrono::ceil<Clock::duration>(wait);
}

void RateLimiter::giveBack(const Turn &turn)
{
    const std::scoped_lock lock(m_mutex);
    m_reserved -= turn.bytes;
}

qint64 RateLimiter::turnBytes() const
{
    constexpr qint64 kTurnsPerSecond = 256;
    return std::clamp(limit() / kTurnsPerSecond, kLeastTurnBytes, kMostTurnBytes);
}

} // namespace bowerbird
