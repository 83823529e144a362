// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "sources/httpget.h"

#include <QByteArray>
#include <QDateTime>

#include <optional>

namespace bowerbird {

// What is left of the requests that Imgur's API grants, as far as it has said so. Two counts run at once: that of an
// hour, for this address with this Client-ID, and that of a day, for all who use the Client-ID.
struct ApiCredits
{
    // Why nothing is asked for a while.
    enum class Pause : quint8 {
        None,
        UserSpent,   // the hour's requests are nearly used up
        ClientSpent, // the day's are
        Told,        // the server has said for how long it wants to be left alone
        Limited,     // it has refused without a time
        OverCapacity,
    };

    std::optional<int> userRemaining;
    std::optional<int> userLimit;
    QDateTime userReset; // by our own clock, UTC; invalid = not said
    std::optional<int> clientRemaining;
    std::optional<int> clientLimit;
    Pause pause = Pause::None;
    QDateTime pausedUntil; // by our own clock, UTC; valid with a pause only

    [[nodiscard]] bool isKnown() const { return userRemaining || clientRemaining; }
    [[nodiscard]] bool isPaused() const { return pause != Pause::None; }
    // Under a tenth of either count is left.
    [[nodiscard]] bool isLow() const;

    friend bool operator==(const ApiCredits &, const ApiCredits &) = default;
};

// What an answer's headers say (X-RateLimit-...); what they do not say, or not sensibly, is absent. The server's
// moments are measured by the server's own clock where it tells it, and turned into moments of ours, of which `now` is
// one. A reset is given in seconds since 1970, and by a few calls in seconds left.
[[nodiscard]] ApiCredits creditsInHeaders(const HttpAnswer &answer, const QDateTime &now);

// The answer to "credits", which costs none. Nothing: it is no such answer.
[[nodiscard]] std::optional<ApiCredits> creditsInBody(const QByteArray &body, const QDateTime &serverNow,
                                                      const QDateTime &now);

// The server's clock, where it tells it, else ours.
[[nodiscard]] QDateTime serverTime(const HttpAnswer &answer, const QDateTime &now);

} // namespace bowerbird
