// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "sources/apicredits.h"

#include <QObject>
#include <QTimer>

#include <chrono>
#include <functional>
#include <optional>

namespace bowerbird {

// How long a collection waits while a site wants to be left alone.
enum class Patience : quint8 {
    Short, // ten minutes at most; else it fails, to be gone on with another time
    Long,  // until it may go on: right where a person sees that it waits and may stop it
};

// What Imgur's API bears, shared by all that asks it with the same Client-ID: who wants to ask waits until mayAsk(),
// calls enter(), and leave() when the answer is there.
//
// Near the end of either count nobody may ask: until the user's count begins anew, or for the day when it is the
// Client-ID's, which is blocked for weeks after a few days on which it was used up. After a refusal nobody may ask for
// as long as the server said, else for 30 s and twice as long each further time, ten minutes at most; and for ten
// minutes when Imgur is over capacity. Under a tenth, one request at a time.
//
// The hosts of the images have a budget of their own, HostGate.
//
// Thread: UI.
class ApiBudget : public QObject
{
    Q_OBJECT
public:
    using Clock = std::function<QDateTime()>;
    using Random = std::function<double()>; // from 0 up to, but not including, 1

    explicit ApiBudget(Clock now = {}, Random random = {}, QObject *parent = nullptr);

    [[nodiscard]] const ApiCredits &credits() const { return m_credits; }
    [[nodiscard]] QDateTime now() const { return m_now(); }

    [[nodiscard]] bool mayAsk() const;
    // Whoever asks first after a pause of an unsure end asks for the credits, which costs none.
    [[nodiscard]] bool wantsCredits() const { return m_wantsCredits; }
    void enter();
    void leave();

    void note(const ApiCredits &said); // what was not said stays as it was
    void succeeded();                  // an answer that was no refusal
    void creditsAsked();               // whatever came of it
    // A refusal; tell note() first. `retryAfter` is what the server asked for.
    void refused(std::optional<std::chrono::milliseconds> retryAfter, bool isOverCapacity);

    // Ends a pause whose time is over. The budget's own timer calls it.
    void look();

    static constexpr int kUserReserve = 10;   // requests of an hour that are left unused
    static constexpr int kClientReserve = 50; // of a day
    static constexpr int kMostAtOnce = 4;
    static constexpr std::chrono::milliseconds kFirstPause{30'000};
    static constexpr std::chrono::milliseconds kLongestPause{600'000}; // without a time of the server's
    static constexpr std::chrono::hours kUsualReset{1};                // of a user's count without a time
    // How often it looks at the clock, at least, since that goes on while the computer sleeps: in a pause, and before
    // the user's count begins anew.
    static constexpr std::chrono::milliseconds kLookInPause{500};
    static constexpr std::chrono::milliseconds kLook{30'000};

Q_SIGNALS:
    void changed(); // credits() did
    void opened();  // somebody may ask now; the first who does may be the only one

private:
    void pauseUntil(ApiCredits::Pause pause, const QDateTime &until);
    void keepReserves();
    [[nodiscard]] QDateTime nextDay() const;
    void lookLater();

    Clock m_now;
    Random m_random;
    ApiCredits m_credits;
    QTimer m_timer;
    int m_asking = 0;
    int m_refusals = 0; // since an answer that was none
    bool m_wantsCredits = false;
};

} // namespace bowerbird
