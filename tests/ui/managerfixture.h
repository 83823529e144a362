// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "engine/downloadmanager.h"
#include "media/thumbnailcache.h"
#include "store/library.h"
#include "transfer/transfer.h"

#include <QTemporaryDir>

#include <atomic>
#include <memory>

namespace bowerbird::test {

// A transfer that brings a few bytes every now and then and never comes to an end, until it is stopped.
class EndlessTransfer : public Transfer
{
public:
    Result<TransferReport> fetch(const TransferRequest &request, ByteSink &sink, std::stop_token stop) override;

    static constexpr qint64 kTotalBytes = 100'000'000;
};

// A real manager with its library in a folder of its own. It begins paused, so that rows stay as a test made them.
struct ManagerFixture
{
    explicit ManagerFixture(int workers = 1);

    QTemporaryDir directory;
    Library library;
    std::unique_ptr<ThumbnailCache> thumbnails;
    std::unique_ptr<DownloadManager> manager;
    std::shared_ptr<const DownloadOptions> options; // files go to a folder inside `directory`

    // Adds `count` rows in `state` with ids from the next free one on; gives those ids.
    QList<JobId> addJobs(int count, JobState state);
    QList<JobId> addSaved(int count); // Finished ones, whose files are there
    void addJob(const Job &job) { manager->restore({job}); }
    [[nodiscard]] Job makeJob(JobState state); // with the next free id

    quint64 nextId = 1;
};

} // namespace bowerbird::test
