// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#include "core/watch.h"

#include "core/retrypolicy.h"

#include <algorithm>

namespace bowerbird {

using std::chrono::hours;
using std::chrono::seconds;

namespace {

constexpr hours kLongestLastingWait{24 * 7};
constexpr int kMostDoublings = 20; // far past every limit, and far from an overflow

seconds doubled(seconds first, int times, seconds most)
{
    return std::min<seconds>(first * (1LL << std::clamp(times, 0, kMostDoublings)), most);
}

seconds waitAfter(const Watch &watch, const Failure &failure)
{
    const seconds usual = hours(watch.everyHours);
    const bool mayPass = mostRetries(failure) > 0;
    return mayPass ? doubled(std::min<seconds>(kFirstWatchRetry, usual), watch.failuresInARow - 1,
                             std::max<seconds>(kLongestWatchWait, usual))
                   : doubled(usual, watch.failuresInARow - 1, std::max<seconds>(kLongestLastingWait, usual));
}

// How long the site wants to be left alone; 0 = it does not say so.
seconds restAfter(const std::optional<Failure> &failure, std::optional<seconds> goodFor)
{
    if (!failure)
        return std::clamp<seconds>(goodFor.value_or(seconds(0)), seconds(0), kLongestWatchRest);
    const auto asked = std::chrono::ceil<seconds>(failure->retryAfter.value_or(std::chrono::milliseconds(0)));
    return std::clamp<seconds>(asked, seconds(0), kLongestWatchRetryAfter);
}

} // namespace

bool isDue(const Watch &watch, const QDateTime &now)
{
    if (watch.isPaused)
        return false;
    const seconds longest = std::max<seconds>(hours(watch.everyHours), kLongestWatchRetryAfter);
    return !watch.nextAt.isValid() || watch.nextAt <= now || watch.nextAt > now.addSecs(longest.count());
}

Watch afterAsking(Watch watch, const std::optional<Failure> &failure, const QDateTime &now,
                  std::optional<seconds> goodFor)
{
    watch.failuresInARow = failure ? watch.failuresInARow + 1 : 0;
    const seconds wait = failure ? waitAfter(watch, *failure) : hours(watch.everyHours);
    const seconds rest = restAfter(failure, goodFor);
    watch.nextAt = now.addSecs(std::max(wait, rest).count());
    watch.notBefore = rest > seconds(0) ? now.addSecs(rest.count()) : QDateTime();
    return watch;
}

} // namespace bowerbird
