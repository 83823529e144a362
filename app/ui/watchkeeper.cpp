// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#include "ui/watchkeeper.h"

#include "core/watch.h"
#include "engine/downloadmanager.h"
#include "ui/collectionbook.h"

#include <algorithm>
#include <optional>

namespace bowerbird {

using std::chrono::milliseconds;

namespace {

bool isWatched(const CollectionBook::Entry &entry)
{
    return entry.kept.watch && entry.asking == 0 && !entry.isWaiting;
}

} // namespace

WatchKeeper::WatchKeeper(CollectionBook &book, DownloadManager &manager, Clock now, QObject *parent)
    : QObject(parent)
    , m_book(book)
    , m_manager(manager)
    , m_now(std::move(now))
{
    m_timer.setSingleShot(true);
    m_planTimer.setSingleShot(true);
    m_planTimer.setInterval(0);
    connect(&m_timer, &QTimer::timeout, this, &WatchKeeper::look);
    connect(&m_planTimer, &QTimer::timeout, this, &WatchKeeper::plan);
    connect(&book, &CollectionBook::changed, this, &WatchKeeper::planSoon);
    connect(&book, &CollectionBook::inserted, this, &WatchKeeper::planSoon);
    connect(&manager, &DownloadManager::pausedChanged, this, &WatchKeeper::planSoon);
    connect(&manager, &DownloadManager::arrived, this, &WatchKeeper::planSoon);
    m_timer.start(kAfterStart);
}

void WatchKeeper::setPaused(bool isPaused)
{
    m_isPaused = isPaused;
    planSoon();
}

bool WatchKeeper::mayAsk() const
{
    return !m_isPaused && !m_manager.isPaused() && !m_manager.hasArrivals();
}

void WatchKeeper::look()
{
    m_hasStarted = true;
    if (mayAsk()) {
        const QDateTime now = m_now();
        QList<qint64> due;
        for (int row = 0; row < m_book.count(); ++row) {
            const CollectionBook::Entry &entry = m_book.at(row);
            if (isWatched(entry) && isDue(*entry.kept.watch, now))
                due.append(entry.kept.id);
        }
        for (const qint64 id : std::as_const(due))
            m_book.askAgain(id, CollectionBook::AskedBy::Watch);
    }
    plan();
}

void WatchKeeper::planSoon()
{
    if (!m_planTimer.isActive())
        m_planTimer.start();
}

void WatchKeeper::plan()
{
    if (!m_hasStarted)
        return;
    m_timer.stop();
    if (!mayAsk())
        return; // a signal tells when that changes
    const QDateTime now = m_now();
    std::optional<milliseconds> wait;
    for (int row = 0; row < m_book.count(); ++row) {
        const CollectionBook::Entry &entry = m_book.at(row);
        if (!isWatched(entry) || entry.kept.watch->isPaused)
            continue;
        const Watch &watch = *entry.kept.watch;
        const auto until = isDue(watch, now) ? milliseconds(0) : milliseconds(now.msecsTo(watch.nextAt));
        wait = std::min(wait.value_or(kLongestSleep), until);
    }
    if (wait)
        m_timer.start(*wait);
}

} // namespace bowerbird
