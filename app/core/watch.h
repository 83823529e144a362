// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/failure.h"

#include <QDateTime>

#include <chrono>
#include <optional>

namespace bowerbird {

// A collection that is asked again by itself. Times are UTC.
struct Watch
{
    int everyHours = 24; // kLeastWatchHours to kMostWatchHours
    QDateTime nextAt;    // invalid = at once
    bool isPaused = false;
    int failuresInARow = 0;
    QDateTime notBefore; // the site wants to be left alone until then; invalid = it has not said so

    friend bool operator==(const Watch &, const Watch &) = default;
};

inline constexpr int kLeastWatchHours = 1;
inline constexpr int kMostWatchHours = 24 * 365;
inline constexpr std::chrono::minutes kFirstWatchRetry{15};
// No watch that fails is left alone for longer than this, or its own interval where that is longer.
inline constexpr std::chrono::hours kLongestWatchWait{24};
inline constexpr std::chrono::hours kLongestWatchRetryAfter{24 * 7};
// What caches are told is often meant for browsers, and a year, and what a feed says of itself is often left as some
// program wrote it: neither puts a watch off longer than this.
inline constexpr std::chrono::hours kLongestWatchRest{24};

// A time that lies further ahead than any watch waits comes from a clock that was wrong: it is due.
[[nodiscard]] bool isDue(const Watch &watch, const QDateTime &now);

// The watch after it was asked and came to an end at `now`. However many times it has missed, it is asked once and
// then waits from now on. After a failure that may pass it is asked sooner than usual, then more and more seldom: after
// 15 minutes, 30, 60 and so on; after one that lasts (the page is gone) its own interval doubles, up to a week. What
// the site asks for by Retry-After is kept in any case; `goodFor` is how long it calls its answer good.
[[nodiscard]] Watch afterAsking(Watch watch, const std::optional<Failure> &failure, const QDateTime &now,
                                std::optional<std::chrono::seconds> goodFor = {});

} // namespace bowerbird
