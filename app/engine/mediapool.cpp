// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#include "engine/mediapool.h"

#include <algorithm>

namespace bowerbird {

namespace {

constexpr int kSlotsPerThread = 2; // one being worked on, one waiting: no thread ever runs dry

} // namespace

MediaPool::MediaPool()
{
    m_threads.setMaxThreadCount(std::max(1, QThread::idealThreadCount()));
    m_slots = m_threads.maxThreadCount() * kSlotsPerThread;
}

MediaPool::~MediaPool()
{
    waitForDone();
}

bool MediaPool::run(qint64 cost, const std::stop_token &stop, std::function<void()> work)
{
    cost = std::clamp<qint64>(cost, 0, kMostBytes);
    {
        std::unique_lock lock(m_mutex);
        if (!m_freed.wait(lock, stop, [&] { return m_slots > 0 && m_bytesInUse + cost <= kMostBytes; }))
            return false;
        --m_slots;
        m_bytesInUse += cost;
    }
    m_threads.start([this, cost, work = std::move(work)] {
        work();
        {
            const std::scoped_lock lock(m_mutex);
            ++m_slots;
            m_bytesInUse -= cost;
        }
        m_freed.notify_all();
    });
    return true;
}

void MediaPool::waitForDone()
{
    m_threads.waitForDone();
}

} // namespace bowerbird
