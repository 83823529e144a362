// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#include "engine/jobslices.h"

#include <QDeadlineTimer>
#include <QThread>

#include <algorithm>
#include <utility>

namespace bowerbird {

namespace {

constexpr std::chrono::milliseconds kTurn{5}; // telling of them, saving and painting take thrice as long on top

} // namespace

JobSlices::JobSlices(Around around, QObject *parent)
    : QObject(parent)
    , m_around(std::move(around))
{
    m_timer.setSingleShot(true);
    m_timer.setInterval(0);
    connect(&m_timer, &QTimer::timeout, this, &JobSlices::takeTurn);
}

JobSlices::Number JobSlices::run(const QList<JobId> &ids, Act act, qsizetype slice)
{
    Q_ASSERT(thread() == QThread::currentThread());
    const Number number = ++m_lastNumber;
    if (ids.isEmpty())
        return number;
    if (!isBusy() && ids.size() <= std::min(slice, kAtOnce)) {
        act(ids);
        return number;
    }
    m_isUnderWay = true;
    m_total += ids.size();
    m_works.push_back({.number = number, .ids = ids, .act = std::move(act), .slice = slice});
    m_timer.start();
    return number;
}

void JobSlices::drop(Number number)
{
    const auto work = std::ranges::find(m_works, number, &Work::number);
    if (work == m_works.end())
        return;
    m_total -= work->ids.size() - work->taken;
    work->ids.resize(work->taken);
    if (m_isActing) // takeSlice() may be using it, and looks again
        return;
    m_works.erase(work);
    endIfDone();
}

void JobSlices::finish()
{
    while (isBusy() && !m_isActing)
        takeSlice();
    endIfDone();
}

void JobSlices::takeTurn()
{
    if (m_around)
        m_around([this] { takeSlices(); });
    else
        takeSlices();
    if (!isBusy())
        return endIfDone();
    m_timer.start();
    Q_EMIT progressed();
}

void JobSlices::takeSlices()
{
    const QDeadlineTimer turn(kTurn);
    while (isBusy() && !turn.hasExpired())
        takeSlice();
}

void JobSlices::takeSlice()
{
    Work &work = m_works.front(); // what is pushed behind it meanwhile leaves it where it is
    const QList<JobId> some = work.ids.mid(work.taken, work.slice);
    work.taken += some.size();
    m_done += some.size();
    if (!some.isEmpty()) {
        m_isActing = true;
        work.act(some);
        m_isActing = false;
    }
    if (work.taken == work.ids.size())
        m_works.pop_front();
}

void JobSlices::endIfDone()
{
    if (isBusy() || !std::exchange(m_isUnderWay, false))
        return;
    m_timer.stop();
    m_done = 0;
    m_total = 0;
    Q_EMIT progressed();
    Q_EMIT ended();
}

} // namespace bowerbird
