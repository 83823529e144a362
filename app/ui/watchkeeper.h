// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#pragma once

#include <QDateTime>
#include <QObject>
#include <QTimer>

#include <chrono>
#include <functional>

namespace bowerbird {

class CollectionBook;
class DownloadManager;

// Asks collections that are watched when they are due (core/watch.h), as long as a window is open. Nothing is asked
// while watches or the queue are paused; what was missed is asked once, afterwards.
//
// One timer wakes it for the next one that is due, but at least every kLongestSleep: a timer stands still while the
// computer sleeps, and the clock may be set.
//
// Thread: UI. Borrows: book and manager, which outlive it.
class WatchKeeper : public QObject
{
    Q_OBJECT
public:
    using Clock = std::function<QDateTime()>; // UTC

    WatchKeeper(CollectionBook &book, DownloadManager &manager, Clock now = &QDateTime::currentDateTimeUtc,
                QObject *parent = nullptr);

    void setPaused(bool isPaused);
    [[nodiscard]] bool isPaused() const { return m_isPaused; }
    void look();                                                        // at the clock: asks what is due
    [[nodiscard]] bool isWaiting() const { return m_timer.isActive(); } // for a time to come

    static constexpr std::chrono::minutes kLongestSleep{5};
    static constexpr std::chrono::seconds kAfterStart{2}; // the window comes first

private:
    void plan();
    void planSoon();
    [[nodiscard]] bool mayAsk() const;

    CollectionBook &m_book;
    DownloadManager &m_manager;
    Clock m_now;
    QTimer m_timer;
    QTimer m_planTimer; // several changes in a turn are one
    bool m_isPaused = false;
    bool m_hasStarted = false;
};

} // namespace bowerbird
