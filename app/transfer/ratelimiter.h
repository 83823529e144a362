// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#pragma once

#include <QtGlobal>

#include <atomic>
#include <chrono>
#include <mutex>

namespace bowerbird {

// How many bytes a second all transfers together may take in.
//
// Works on a line of bytes that grows without end: `m_reserved` is how much of it has been given out in turns, and
// `m_credit` how much of it may have passed by now, which grows at the limit's pace. Each transfer holds one small turn
// at a time and takes the next at the end of the line, which is fair between any number of them; and as a turn is a
// place and not a moment, a new limit holds at once for those who are already waiting.
//
// Moments are passed in, so that the arithmetic can be tested without a clock.
// Thread: any; m_mutex guards the line. Without a limit nobody needs to ask, and nothing is locked.
class RateLimiter
{
public:
    using Clock = std::chrono::steady_clock;

    // A stretch of the line: it may pass once the credit has reached its end.
    struct Turn
    {
        qint64 end = 0;
        qint64 bytes = 0; // 0 = none
    };

    RateLimiter() = default;
    Q_DISABLE_COPY_MOVE(RateLimiter)

    void setLimit(qint64 bytesPerSecond, Clock::time_point now = Clock::now()); // 0 = none
    [[nodiscard]] qint64 limit() const { return m_limit.load(std::memory_order_relaxed); }
    [[nodiscard]] bool isLimited() const { return limit() > 0; }

    // The next `bytes` of the line, which are more than 0.
    [[nodiscard]] Turn reserve(qint64 bytes, Clock::time_point now);
    // When that turn may pass: `now` or earlier = at once. Another limit changes it.
    [[nodiscard]] Clock::time_point due(const Turn &turn, Clock::time_point now);
    // Makes room for others when a turn is not used after all.
    void giveBack(const Turn &turn);
    // As much as one turn should hold: small enough that 64 transfers come round several times a second, ...
    [[nodiscard]] qint64 turnBytes() const;

    // ... and never more than this, libcurl's largest piece.
    static constexpr qint64 kMostTurnBytes = 16LL * 1024;
    static constexpr qint64 kLeastTurnBytes = 64;
    // What was not used of the past counts for so long: enough for the gaps between one worker's images, and so little
    // that ten seconds stay exact.
    static constexpr std::chrono::milliseconds kMemory{250};

private:
    void advance(Clock::time_point now); // under the lock

    std::atomic<qint64> m_limit{0};
    std::mutex m_mutex; // guards all below, and writes of m_limit
    Clock::time_point m_at{};
    double m_credit = 0;
    qint64 m_reserved = 0;
};

} // namespace bowerbird
