// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/failure.h"

#include <chrono>
#include <optional>

namespace bowerbird {

// How long one answer is waited for. Knows nothing of clocks: moments are passed in.
//
// Until its first byte comes, the time to connect counts; from then on a silence, a head that never ends and a body
// that only drips.
class Patience
{
public:
    using Clock = std::chrono::steady_clock;
    using Milliseconds = std::chrono::milliseconds;

    enum class Phase : quint8 {
        Asking,  // nothing has come yet
        Head,    // some of the answer's head
        Body,    // a body that is wanted
        Leaving, // the rest of a body that is not: read for the connection's sake only
    };

    // Limits that are not positive are none.
    Patience(Milliseconds connect, Milliseconds stall, Clock::time_point start, Milliseconds slowWindow = kSlowWindow);

    // What has come so far, as of `now`. A failure: the patience is over.
    [[nodiscard]] std::optional<Failure> check(Clock::time_point now, Phase phase, qint64 bytes);
    // So long it was we who did not read.
    void excuse(Clock::duration waited);
    [[nodiscard]] Clock::time_point nextCheck() const; // the earliest moment at which waiting could be over

    static constexpr std::chrono::seconds kSlowWindow{60};
    static constexpr qint64 kSlowBytesASecond = 1024; // fewer, on the average of a window, are too slow
    static constexpr Milliseconds kLeaveTime{500};

private:
    void enter(Phase phase, Clock::time_point now, qint64 bytes);
    [[nodiscard]] std::optional<Failure> checkSpeed(Clock::time_point now, qint64 bytes);

    Milliseconds m_connect;
    Milliseconds m_stall;
    Milliseconds m_slowWindow;
    Phase m_phase = Phase::Asking;
    qint64 m_bytes = 0;
    Clock::time_point m_start;
    Clock::time_point m_phaseStart;
    Clock::time_point m_lastByte;
    Clock::time_point m_windowStart;
    qint64 m_windowBytes = 0; // at m_windowStart
};

} // namespace bowerbird
