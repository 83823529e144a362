// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "transfer/ratelimiter.h"

namespace bowerbird {

// One transfer's part in a RateLimiter: the turn it holds at the moment, if any.
//
// Thread: the transfer's. Borrows: the limiter, which outlives it and may be null.
class Ration
{
public:
    using Clock = RateLimiter::Clock;

    explicit Ration(RateLimiter *limiter)
        : m_limiter(limiter)
    {
    }
    ~Ration() { leave(); }
    Q_DISABLE_COPY_MOVE(Ration)

    [[nodiscard]] bool isLimited() const { return m_limiter && m_limiter->isLimited(); }
    // How many of the next `wanted` bytes may pass now; 0 = none before due().
    [[nodiscard]] qint64 take(qint64 wanted, Clock::time_point now);
    // Counts bytes that could not be kept waiting: those that follow wait for them, too.
    void owe(qint64 bytes, Clock::time_point now);
    [[nodiscard]] bool isWaiting() const { return m_turn.bytes > 0; }
    [[nodiscard]] Clock::time_point due(Clock::time_point now) const; // while waiting
    void settle();                                                    // what was owed is due
    void leave();                                                     // no more bytes are coming

private:
    RateLimiter *m_limiter;
    RateLimiter::Turn m_turn;
    bool m_isOwed = false; // the turn's bytes have passed already
};

} // namespace bowerbird
