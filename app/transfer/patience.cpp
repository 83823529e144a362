// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#include "transfer/patience.h"

#include <algorithm>

namespace bowerbird {

using namespace Qt::StringLiterals;

namespace {

constexpr std::chrono::milliseconds kForEver = std::chrono::hours(24 * 365);

std::chrono::milliseconds limit(std::chrono::milliseconds given)
{
    return given.count() > 0 ? std::min(given, kForEver) : kForEver;
}

Failure failure(FailureReason reason, const QString &detail, std::chrono::milliseconds after)
{
    return {.reason = reason,
            .detail = QString(detail + QString::number(static_cast<double>(after.count()) / 1000) + u" s"_s)};
}

} // namespace

Patience::Patience(Milliseconds connect, Milliseconds stall, Clock::time_point start, Milliseconds slowWindow)
    : m_connect(limit(connect))
    , m_stall(limit(stall))
    , m_slowWindow(limit(slowWindow))
    , m_start(start)
    , m_phaseStart(start)
    , m_lastByte(start)
    , m_windowStart(start)
{
}

void Patience::enter(Phase phase, Clock::time_point now, qint64 bytes)
{
    m_phase = phase;
    m_phaseStart = now;
    m_windowStart = now;
    m_windowBytes = bytes;
}

std::optional<Failure> Patience::check(Clock::time_point now, Phase phase, qint64 bytes)
{
    if (bytes != m_bytes) {
        m_bytes = bytes;
        m_lastByte = now;
    }
    if (phase != m_phase)
        enter(phase, now, bytes);
    switch (m_phase) {
    case Phase::Asking:
        if (now >= m_start + m_connect)
            return failure(FailureReason::Timeout, u"no answer within "_s, m_connect);
        return std::nullopt;
    case Phase::Head:
        if (now >= m_start + m_connect + m_stall)
            return failure(FailureReason::Timeout, u"no complete answer head within "_s, m_connect + m_stall);
        break;
    case Phase::Body:
        if (auto tooSlow = checkSpeed(now, bytes))
            return tooSlow;
        break;
    case Phase::Leaving:
        if (now >= m_phaseStart + kLeaveTime)
            return failure(FailureReason::Stalled, u"an unwanted body did not end within "_s, kLeaveTime);
        return std::nullopt;
    }
    if (now >= m_lastByte + m_stall)
        return failure(FailureReason::Stalled, u"no bytes for "_s, m_stall);
    return std::nullopt;
}

std::optional<Failure> Patience::checkSpeed(Clock::time_point now, qint64 bytes)
{
    if (now < m_windowStart + m_slowWindow)
        return std::nullopt;
    const qint64 gained = bytes - m_windowBytes;
    enter(m_phase, now, bytes);
    if (gained * 1000 >= kSlowBytesASecond * m_slowWindow.count())
        return std::nullopt;
    return failure(FailureReason::Stalled, u"only "_s % QString::number(gained) % u" bytes in "_s, m_slowWindow);
}

void Patience::excuse(Clock::duration waited)
{
    m_lastByte += waited;
    m_phaseStart += waited;
    m_windowStart += waited;
}

Patience::Clock::time_point Patience::nextCheck() const
{
    switch (m_phase) {
    case Phase::Asking:
        return m_start + m_connect;
    case Phase::Head:
        return std::min(m_start + m_connect + m_stall, m_lastByte + m_stall);
    case Phase::Body:
        return std::min<Clock::time_point>(m_windowStart + m_slowWindow, m_lastByte + m_stall);
    case Phase::Leaving:
        return m_phaseStart + kLeaveTime;
    }
    return m_start;
}

} // namespace bowerbird
