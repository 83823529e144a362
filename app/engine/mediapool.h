// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#pragma once

#include <QThreadPool>

#include <condition_variable>
#include <functional>
#include <mutex>
#include <stop_token>

namespace bowerbird {

// The threads that decode: as many as cores. Whoever hands work in waits while the pool is full, so that downloading
// never runs ahead of proving, and at most kMostBytes of pixels are being decoded at once.
//
// Thread: any; m_mutex guards the two counts. Owns: its threads; the destructor waits for them.
class MediaPool
{
public:
    MediaPool();
    ~MediaPool();
    Q_DISABLE_COPY_MOVE(MediaPool)

    // Runs `work` on a thread of the pool, soon. `cost` = bytes of pixels it may need; one picture larger than the
    // whole budget runs alone. False: `stop` was requested while it waited for a slot, and `work` will never run.
    [[nodiscard]] bool run(qint64 cost, const std::stop_token &stop, std::function<void()> work);
    void waitForDone();

    static constexpr qint64 kMostBytes = 512LL * 1024 * 1024;

private:
    QThreadPool m_threads;
    std::mutex m_mutex;
    std::condition_variable_any m_freed;
    int m_slots;             // guarded by m_mutex: works that may still be handed in
    qint64 m_bytesInUse = 0; // guarded by m_mutex
};

} // namespace bowerbird
