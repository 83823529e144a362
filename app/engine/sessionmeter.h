// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/jobid.h"

#include <QHash>

#include <chrono>
#include <deque>

namespace bowerbird {

// Measures a session: speeds over the last seconds, and how long workers were at work together and one by one. An image
// whose bytes are here is proven while its worker has the next one; that is no worker's time, so that the sum of all is
// never more than as many workers have in the time in which any was at work.
//
// Thread: UI. All times come from the caller, so that tests need no clock.
class SessionMeter
{
public:
    using Clock = std::chrono::steady_clock;

    void began(JobId id, qint64 received, Clock::time_point now);
    // Returns the job's own smoothed speed in bytes a second.
    double progressed(JobId id, qint64 received, Clock::time_point now);
    // Its worker is free for another one.
    void letGo(JobId id, Clock::time_point now);
    // There are more or fewer workers now: what they do together is measured anew, from the images that begin now on.
    void restart();
    // `received` is -1 when it is not known. Counts the time as an image's own when it was saved.
    std::chrono::milliseconds ended(JobId id, qint64 received, bool isSaved, Clock::time_point now);

    [[nodiscard]] double bytesPerSecond(Clock::time_point now) const;             // over kWindow
    [[nodiscard]] std::chrono::milliseconds elapsed(Clock::time_point now) const; // with at least one at a worker
    [[nodiscard]] std::chrono::milliseconds busy() const; // the sum of the saved images' own, each at its worker

    static constexpr std::chrono::seconds kWindow{4};

private:
    struct Running
    {
        Clock::time_point since;
        Clock::time_point lastAt;
        qint64 received = 0;
        double bytesPerSecond = 0;
        bool isHeld = true; // by a worker
        bool counts = true; // it began since there are as many workers as now
        Clock::duration held{0};
    };
    struct Sample
    {
        Clock::time_point at;
        qint64 bytes = 0;
    };
    void release(Running &running, Clock::time_point now);
    void count(Running &running, qint64 received, Clock::time_point now);

    QHash<JobId, Running> m_running;
    std::deque<Sample> m_samples; // within kWindow
    Clock::time_point m_activeSince{};
    int m_held = 0; // of those that count
    Clock::time_point m_heldSince{};
    Clock::duration m_elapsed{0};
    Clock::duration m_busy{0};
};

} // namespace bowerbird
