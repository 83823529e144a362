// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#include "engine/eventmailbox.h"

#include <algorithm>
#include <iterator>
#include <limits>
#include <utility>

namespace bowerbird {

namespace {

// What is to be remembered over a crash is not lost to a later look at the same transfer.
void overwrite(JobEvent &waiting, JobEvent &&later)
{
    auto &part = std::get<event::Progressed>(later.body).part;
    if (!part)
        part = std::move(std::get<event::Progressed>(waiting.body).part);
    waiting = std::move(later);
}

} // namespace

EventMailbox::EventMailbox(std::chrono::milliseconds pace, QObject *parent)
    : QObject(parent)
    , m_pace(pace)
{
    m_timer.setSingleShot(true);
    m_timer.setTimerType(Qt::PreciseTimer);
    connect(this, &EventMailbox::posted, this, &EventMailbox::wake, Qt::QueuedConnection);
    connect(&m_timer, &QTimer::timeout, this, &EventMailbox::announce);
    m_restTimer.setSingleShot(true);
    m_restTimer.setInterval(0);
    connect(&m_restTimer, &QTimer::timeout, this, &EventMailbox::ready);
}

void EventMailbox::post(JobEvent event)
{
    const bool isProgress = std::holds_alternative<event::Progressed>(event.body);
    bool mustWake = false;
    {
        const std::scoped_lock lock(m_mutex);
        const auto waiting = m_progressAt.find(event.id);
        if (isProgress && waiting != m_progressAt.end()) {
            overwrite(m_jobs[waiting->second - m_taken], std::move(event));
            return;
        }
        if (waiting != m_progressAt.end()) {
            m_jobs[waiting->second - m_taken].id = {}; // dropped; taken out in take()
            m_progressAt.erase(waiting);
        }
        if (isProgress)
            m_progressAt.emplace(event.id, m_taken + m_jobs.size());
        else if (std::holds_alternative<event::Started>(event.body))
            ++m_underWay;
        else if (!std::holds_alternative<event::Verifying>(event.body) && --m_underWay == 0)
            m_isUrgent = true;
        m_jobs.push_back(std::move(event));
        mustWake = !m_isWakePosted || m_isUrgent;
        m_isWakePosted = true;
    }
    if (mustWake)
        Q_EMIT posted(QPrivateSignal());
}

void EventMailbox::post(WorkerEvent event)
{
    append(m_workers, std::move(event));
}

void EventMailbox::post(EarlierPage page)
{
    append(m_pages, std::move(page));
}

template<typename Event>
void EventMailbox::append(std::vector<Event> &events, Event &&event)
{
    bool mustWake = false;
    {
        const std::scoped_lock lock(m_mutex);
        events.push_back(std::move(event));
        mustWake = !m_isWakePosted;
        m_isWakePosted = true;
    }
    if (mustWake)
        Q_EMIT posted(QPrivateSignal());
}

void EventMailbox::wake()
{
    bool isUrgent = false;
    {
        const std::scoped_lock lock(m_mutex);
        isUrgent = std::exchange(m_isUrgent, false);
    }
    const Clock::time_point now = Clock::now();
    const bool mayBorrow = isUrgent && now >= m_nextDue - m_pace;
    if (mayBorrow || now >= m_nextDue)
        announce();
    else if (!m_timer.isActive())
        m_timer.start(std::chrono::ceil<std::chrono::milliseconds>(m_nextDue - now));
}

void EventMailbox::announce()
{
    m_timer.stop();
    m_nextDue = std::max(Clock::now(), m_nextDue) + m_pace;
    Q_EMIT ready();
}

EventMailbox::Batch EventMailbox::takeAll()
{
    return take(std::numeric_limits<size_t>::max());
}

EventMailbox::Batch EventMailbox::take(size_t most)
{
    Batch batch;
    bool hasRest = false;
    {
        const std::scoped_lock lock(m_mutex);
        const auto end = m_jobs.begin() + static_cast<std::ptrdiff_t>(std::min(most, m_jobs.size()));
        batch.jobs.assign(std::make_move_iterator(m_jobs.begin()), std::make_move_iterator(end));
        m_jobs.erase(m_jobs.begin(), end);
        m_taken += batch.jobs.size();
        std::erase_if(m_progressAt, [this](const auto &place) { return place.second < m_taken; });
        batch.pages = std::exchange(m_pages, {});
        hasRest = !m_jobs.empty();
        if (!hasRest)
            batch.workers = std::exchange(m_workers, {});
        m_isWakePosted = hasRest; // then nobody need wake us
    }
    std::erase_if(batch.jobs, [](const JobEvent &event) { return !event.id.isValid(); });
    if (hasRest)
        m_restTimer.start();
    return batch;
}

} // namespace bowerbird
