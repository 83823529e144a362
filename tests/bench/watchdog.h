// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#pragma once

#include <QElapsedTimer>
#include <QTimer>

#include <algorithm>

namespace bowerbird::test {

// Notes the longest gap between the beats of a timer: how long the thread did not answer.
//
// Thread: the one it is made on.
class Watchdog
{
public:
    Watchdog()
    {
        m_timer.setTimerType(Qt::PreciseTimer);
        m_timer.setInterval(1);
        QObject::connect(&m_timer, &QTimer::timeout, &m_timer, [this] { beat(); });
        m_timer.start();
        m_sinceBeat.start();
    }

    void restart()
    {
        m_longestNs = 0;
        m_sinceBeat.restart();
    }
    double longestMs()
    {
        beat();
        return static_cast<double>(m_longestNs) / 1e6;
    }

private:
    void beat()
    {
        m_longestNs = std::max(m_longestNs, m_sinceBeat.nsecsElapsed());
        m_sinceBeat.restart();
    }

    QTimer m_timer;
    QElapsedTimer m_sinceBeat;
    qint64 m_longestNs = 0;
};

} // namespace bowerbird::test
