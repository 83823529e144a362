// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/failure.h"

#include <chrono>
#include <functional>
#include <optional>

namespace bowerbird {

// Decides whether a failed attempt is followed by another, and when: exponential back-off with full jitter,
// obeying Retry-After. Pure but for the source of its randomness, which is passed in.
//
// Thread: any; a value.
class RetryPolicy
{
public:
    // Gives a number from 0 up to, but not including, 1.
    using Random = std::function<double()>;

    // `retries` = attempts after the first; `firstDelay` = the longest the first of them may wait.
    explicit RetryPolicy(int retries = 4, Random random = {}, std::chrono::milliseconds firstDelay = kFirstDelay);

    // `attempt` counts from 1 and is the one that just failed, since the resume point last moved; `sameReasonBefore` is
    // how many attempts before it failed for the same reason (-1: all of them). Nothing: give up.
    [[nodiscard]] std::optional<std::chrono::milliseconds> delayAfter(const Failure &failure, int attempt,
                                                                      int sameReasonBefore = -1) const;

    [[nodiscard]] int retries() const { return m_retries; }

    static constexpr std::chrono::milliseconds kFirstDelay{1'000};
    static constexpr std::chrono::milliseconds kLongestDelay{60'000};
    static constexpr std::chrono::milliseconds kLongestRetryAfter{6 * 3'600'000}; // as urllib3 does
    static constexpr int kMostAttempts = 20;                                      // of one image, whatever it gained

private:
    int m_retries;
    Random m_random;
    std::chrono::milliseconds m_firstDelay;
};

// How often a failure of this kind may be tried again at most, before the policy's own count; 0 = never.
[[nodiscard]] int mostRetries(const Failure &failure);

} // namespace bowerbird
