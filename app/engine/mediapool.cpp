// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#include "engine/mediapool.h"

#include <QThread>

#include <algorithm>

namespace bowerbird {

namespace {

constexpr int kSlotsPerThread = 2; // one being worked on, one waiting: no thread ever runs dry

} // namespace

MediaPool::MediaPool()
    : m_slots(std::max(1, QThread::idealThreadCount()) * kSlotsPerThread)
    , m_allSlots(m_slots)
{
    for (int i = 0; i < m_allSlots / kSlotsPerThread; ++i)
        m_threads.emplace_back([this](const std::stop_token &stop) { work(stop); });
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
        m_queue.push_back({.cost = cost, .work = std::move(work)});
    }
    m_added.notify_one();
    return true;
}

void MediaPool::work(const std::stop_token &stop)
{
    while (std::optional<Item> item = next(stop)) {
        item->work();
        item->work = nullptr; // what it holds goes before the slot is free
        release(item->cost);
    }
}

std::optional<MediaPool::Item> MediaPool::next(const std::stop_token &stop)
{
    std::unique_lock lock(m_mutex);
    if (!m_added.wait(lock, stop, [this] { return !m_queue.empty(); }))
        return std::nullopt;
    Item item = std::move(m_queue.front());
    m_queue.pop_front();
    return item;
}

void MediaPool::release(qint64 cost)
{
    {
        const std::scoped_lock lock(m_mutex);
        ++m_slots;
        m_bytesInUse -= cost;
    }
    m_freed.notify_all();
}

void MediaPool::waitForDone()
{
    std::unique_lock lock(m_mutex);
    m_freed.wait(lock, [this] { return m_slots == m_allSlots; });
}

} // namespace bowerbird
