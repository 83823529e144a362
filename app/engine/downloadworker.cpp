// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#include "engine/downloadworker.h"

#include "engine/download.h"
#include "engine/eventmailbox.h"
#include "engine/jobqueue.h"
#include "transfer/transfer.h"

namespace bowerbird {

WorkerContext::WorkerContext(JobQueue &sharedQueue, MediaPool &sharedMedia, Library &sharedLibrary,
                             ThumbnailCache *cache, EventMailbox &sharedMailbox)
    : queue(sharedQueue)
    , media(sharedMedia)
    , library(sharedLibrary)
    , thumbnails(cache)
    , mailbox(sharedMailbox)
    , m_network(std::make_shared<NetworkSettings>())
{
}

void WorkerContext::setNetwork(const NetworkSettings &settings)
{
    auto network = std::make_shared<const NetworkSettings>(settings);
    const std::scoped_lock lock(m_mutex);
    m_network = std::move(network);
}

std::shared_ptr<const NetworkSettings> WorkerContext::network()
{
    const std::scoped_lock lock(m_mutex);
    return m_network;
}

DownloadWorker::DownloadWorker(int number, WorkerContext &context)
    : m_number(number)
    , m_context(context)
{
    m_isMade.store(true, std::memory_order_release);
}

void DownloadWorker::run()
{
    [[maybe_unused]] const bool isMade = m_isMade.load(std::memory_order_acquire);
    Q_ASSERT(isMade);
    const std::unique_ptr<Transfer> transfer = m_context.makeTransfer();
    while (const std::optional<JobLease> lease = m_context.queue.take(m_number)) {
        const DownloadDeps deps{.transfer = *transfer,
                                .queue = m_context.queue,
                                .media = m_context.media,
                                .library = m_context.library,
                                .thumbnails = m_context.thumbnails,
                                .mailbox = m_context.mailbox,
                                .placeholders = m_context.placeholders,
                                .counter = m_context.counter,
                                .wantsProgress = m_context.wantsProgress,
                                .network = m_context.network()};
        download(lease->task, m_number, deps, lease->stop);
    }
    m_context.mailbox.post(WorkerEvent{.worker = m_number, .isLeaving = true});
}

} // namespace bowerbird
