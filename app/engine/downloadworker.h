// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/settings.h"
#include "engine/filenaming.h"
#include "engine/placeholderwatch.h"

#include <QRunnable>

#include <atomic>
#include <functional>
#include <memory>
#include <mutex>

namespace bowerbird {

class EventMailbox;
class JobQueue;
class Library;
class MediaPool;
class ThumbnailCache;
class Transfer;

// What the workers share; everything is borrowed and outlives them.
//
// Thread: made on the UI thread, used by all; m_mutex guards m_network.
class WorkerContext
{
public:
    using MakeTransfer = std::function<std::unique_ptr<Transfer>()>; // called on the worker's thread

    WorkerContext(JobQueue &sharedQueue, MediaPool &sharedMedia, Library &sharedLibrary, ThumbnailCache *cache,
                  EventMailbox &sharedMailbox);

    void setNetwork(const NetworkSettings &settings); // from the next attempt on
    [[nodiscard]] std::shared_ptr<const NetworkSettings> network();

    JobQueue &queue;
    MediaPool &media;
    Library &library;
    ThumbnailCache *thumbnails; // may be null
    EventMailbox &mailbox;
    PlaceholderWatch placeholders;
    NameCounter counter;
    bool wantsProgress = true;
    MakeTransfer makeTransfer;

private:
    std::mutex m_mutex;
    std::shared_ptr<const NetworkSettings> m_network;
};

// The seed's worker: take a job, download it, tell what became of it, until the queue gives none.
//
// Thread: one of the download pool's, for its whole life. Owns: its transfer, and so its connections.
class DownloadWorker final : public QRunnable
{
public:
    DownloadWorker(int number, WorkerContext &context);
    void run() override;

private:
    const int m_number; // from 1
    WorkerContext &m_context;
    // The pool hands a worker over under a lock of its own, which the thread sanitizer cannot see; this it can.
    std::atomic<bool> m_isMade = false;
};

} // namespace bowerbird
