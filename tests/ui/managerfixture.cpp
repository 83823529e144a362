// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#include "ui/managerfixture.h"

#include <QDir>
#include <QFile>

#include <condition_variable>
#include <mutex>

namespace bowerbird::test {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

Result<TransferReport> EndlessTransfer::fetch(const TransferRequest &request, ByteSink &sink, std::stop_token stop)
{
    TransferReport report{.finalUrl = request.url, .head = {.httpStatus = 200, .totalBytes = kTotalBytes}};
    if (const Result<void> begun = sink.begin(report.head); !begun)
        return std::unexpected(begun.error());
    QByteArray bytes(4096, '\x55');
    bytes.replace(0, 4, "\xff\xd8\xff\xe0"); // what a JPEG begins with
    std::mutex mutex;
    std::condition_variable_any stopped;
    while (!stop.stop_requested()) {
        if (const Result<void> kept = sink.append(std::span(bytes.constData(), size_t(bytes.size()))); !kept)
            return std::unexpected(kept.error());
        report.received += bytes.size();
        bytes.fill('\x55');
        std::unique_lock lock(mutex);
        stopped.wait_for(lock, stop, 10ms, [] { return false; });
    }
    report.isStopped = true;
    return report;
}

ManagerFixture::ManagerFixture(int workers)
{
    if (!directory.isValid() || !library.open(directory.filePath(u"library.sqlite"_s)))
        qFatal("no library for the test");
    thumbnails = std::make_unique<ThumbnailCache>(directory.filePath(u"thumbnails"_s));
    DownloadManager::Options managerOptions;
    managerOptions.workers = workers;
    managerOptions.makeTransfer = [] { return std::make_unique<EndlessTransfer>(); };
    manager = std::make_unique<DownloadManager>(library, thumbnails.get(), managerOptions);
    manager->pauseAll();
    auto downloadOptions = std::make_shared<DownloadOptions>();
    downloadOptions->directory = directory.filePath(u"pictures"_s);
    QDir().mkpath(downloadOptions->directory);
    options = downloadOptions;
}

Job ManagerFixture::makeJob(JobState state)
{
    const quint64 id = nextId++;
    Job job{.id = {id}, .options = options};
    job.state = state;
    job.order = qint64(id);
    job.image.url = u"http://host%1.example/pictures/img_%2.jpg"_s.arg(id % 3).arg(id);
    job.image.title = u"Picture number %1"_s.arg(id * 7919 % 1009);
    job.image.type = ImageType::Jpeg;
    job.addedAt = QDateTime::fromSecsSinceEpoch(1'700'000'000 + qint64(id), Qt::UTC);
    if (state == JobState::Finished) {
        job.file = {.path = u"/pictures/saved_%1.jpg"_s.arg(id), .sizeBytes = qint64(id * 104729 % 100'003) + 1};
        job.finishedAt = job.addedAt.addSecs(qint64(id * 31 % 17));
    }
    if (state == JobState::Failed)
        job.lastFailure = Failure{.reason = FailureReason::NotFound, .httpStatus = 404, .detail = u"gone"_s};
    if (state == JobState::Skipped)
        job.skipReason = SkipReason::AlreadyDownloaded;
    return job;
}

QList<JobId> ManagerFixture::addJobs(int count, JobState state)
{
    QList<Job> jobs;
    QList<JobId> ids;
    for (int i = 0; i < count; ++i) {
        jobs += makeJob(state);
        ids += jobs.last().id;
    }
    manager->restore(jobs);
    return ids;
}

QList<JobId> ManagerFixture::addSaved(int count)
{
    QList<JobId> ids;
    for (int i = 0; i < count; ++i) {
        Job job = makeJob(JobState::Finished);
        job.file.path = directory.filePath(u"saved_%1.jpg"_s.arg(job.id.value));
        QFile file(job.file.path);
        if (!file.open(QIODevice::WriteOnly))
            qFatal("%s cannot be written", qPrintable(job.file.path));
        addJob(job);
        ids += job.id;
    }
    return ids;
}

} // namespace bowerbird::test
