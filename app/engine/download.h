// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/job.h"
#include "core/settings.h"

#include <memory>
#include <stop_token>

namespace bowerbird {

class EventMailbox;
class JobQueue;
class Library;
class MediaPool;
class NameCounter;
class PlaceholderWatch;
class ThumbnailCache;
class Transfer;

// What one attempt needs. Everything is borrowed and outlives the attempt, also its part on other threads.
struct DownloadDeps
{
    Transfer &transfer; // the worker's own
    JobQueue &queue;
    MediaPool &media;
    Library &library;
    ThumbnailCache *thumbnails; // null = none are kept
    EventMailbox &mailbox;
    PlaceholderWatch &placeholders;
    NameCounter &counter;
    bool wantsProgress = true; // false: only what is to be remembered over a crash is told
    std::shared_ptr<const NetworkSettings> network;
};

// The steps of one attempt: part file, transfer, proof, place. Posts Started first and, exactly once, one of Finished,
// Skipped, AttemptFailed or Stopped, followed by JobQueue::done(). Returns when the worker is free for another job:
// when the picture has still to be decoded or placed, that goes on in the media pool and on the store's thread, and
// ends the same way.
//
// Thread: a worker's. Errors: none to the caller; each is an AttemptFailed.
void download(const DownloadTask &task, int worker, const DownloadDeps &deps, const std::stop_token &stop);

} // namespace bowerbird
