// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#pragma once

#include <QtGlobal>

#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>
#include <optional>
#include <stop_token>
#include <thread>
#include <vector>

namespace bowerbird {

// The threads that decode: as many as cores. Whoever hands work in waits while the pool is full, so that downloading
// never runs ahead of proving, and at most kMostBytes of pixels are being decoded at once.
//
// Thread: any; m_mutex guards the queue and the counts. Owns: its threads (plain ones: what QThreadPool does with its
// own locks is hidden from the thread sanitizer); the destructor waits for all work that was taken.
class MediaPool
{
public:
    MediaPool();
    ~MediaPool();
    Q_DISABLE_COPY_MOVE(MediaPool)

    // Runs `work` on a thread of the pool, soon. `cost` = bytes of pixels it may need; one picture larger than the
    // whole budget runs alone. False: `stop` was requested while it waited for a slot, and `work` will never run.
    [[nodiscard]] bool run(qint64 cost, const std::stop_token &stop, std::function<void()> work);
    void waitForDone(); // until nothing is queued or running

    static constexpr qint64 kMostBytes = 512LL * 1024 * 1024;

private:
    struct Item
    {
        qint64 cost = 0;
        std::function<void()> work;
    };
    void work(const std::stop_token &stop);
    [[nodiscard]] std::optional<Item> next(const std::stop_token &stop); // nothing: the pool ends
    void release(qint64 cost);

    std::mutex m_mutex;
    std::condition_variable_any m_added;
    std::condition_variable_any m_freed;
    // All below are guarded by m_mutex.
    std::deque<Item> m_queue;
    int m_slots; // works that may still be handed in
    const int m_allSlots;
    qint64 m_bytesInUse = 0;

    std::vector<std::jthread> m_threads; // last: they end before the rest goes
};

} // namespace bowerbird
