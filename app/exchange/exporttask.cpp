// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#include "exchange/exporttask.h"

#include <QFileInfo>
#include <QPointer>
#include <QtConcurrentRun>

#include <utility>

namespace bowerbird {

using namespace Qt::StringLiterals;

namespace {

// A file that was taken away meanwhile is not told as if it were there.
ExportRecord asItIs(ExportRecord record)
{
    if (record.file.path.isEmpty() || QFileInfo::exists(record.file.path))
        return record;
    record.file.path.clear();
    record.state = u"missing"_s;
    return record;
}

} // namespace

struct ExportTask::Work
{
    std::atomic<bool> isCancelled = false; // the one field of both threads
    QSaveFile file;
    std::unique_ptr<ListWriter> writer;
    ExportCount count;

    Result<void> write(const QList<ExportRecord> &records, bool isLast);
    Result<void> put(const QByteArray &bytes);
    [[nodiscard]] std::unexpected<Failure> trouble() const;
};

std::unexpected<Failure> ExportTask::Work::trouble() const
{
    const bool isFull = file.error() == QFileDevice::ResourceError;
    return fail(isFull ? FailureReason::DiskFull : FailureReason::NotWritable,
                file.fileName() + u": "_s + file.errorString());
}

Result<void> ExportTask::Work::put(const QByteArray &bytes)
{
    if (file.write(bytes) != bytes.size())
        return trouble();
    return {};
}

Result<void> ExportTask::Work::write(const QList<ExportRecord> &records, bool isLast)
{
    if (!file.isOpen()) {
        if (!file.open(QIODevice::WriteOnly))
            return trouble();
        if (const Result<void> begun = put(writer->head()); !begun)
            return begun;
    }
    for (const ExportRecord &record : records) {
        if (isCancelled)
            return {};
        const QByteArray bytes = writer->entry(asItIs(record));
        ++(bytes.isEmpty() ? count.leftOut : count.written);
        if (const Result<void> done = put(bytes); !done)
            return done;
    }
    if (!isLast)
        return {};
    if (const Result<void> ended = put(writer->foot()); !ended)
        return ended;
    return file.commit() ? Result<void>() : trouble();
}

ExportTask::ExportTask(const QString &path, ListOptions options, Feed feed, QObject *parent)
    : QObject(parent)
    , m_path(path)
    , m_feed(std::move(feed))
    , m_work(std::make_shared<Work>())
{
    options.directory = QFileInfo(path).absolutePath();
    m_work->file.setFileName(path);
    m_work->writer = makeListWriter(options);
    connect(&m_watcher, &QFutureWatcherBase::finished, this, &ExportTask::takeBatch);
}

ExportTask::~ExportTask()
{
    stop();
}

void ExportTask::start()
{
    QMetaObject::invokeMethod(this, &ExportTask::feedNext, Qt::QueuedConnection);
}

void ExportTask::cancel()
{
    stop();
}

// The temporary file goes with the work.
void ExportTask::stop()
{
    if (std::exchange(m_isOver, true))
        return;
    m_work->isCancelled = true;
    m_watcher.waitForFinished();
    m_work->file.cancelWriting();
}

void ExportTask::feedNext()
{
    if (m_isOver)
        return;
    m_feed(kBatch, [task = QPointer(this)](const QList<ExportRecord> &records) {
        if (task)
            task->writeBatch(records);
    });
}

void ExportTask::writeBatch(const QList<ExportRecord> &records)
{
    if (m_isOver)
        return;
    m_isLast = records.isEmpty();
    m_watcher.setFuture(
        QtConcurrent::run([work = m_work, records, isLast = m_isLast] { return work->write(records, isLast); }));
}

void ExportTask::takeBatch()
{
    if (m_isOver)
        return;
    const Result<void> written = m_watcher.result();
    const ExportCount count = m_work->count;
    if (!written) {
        stop();
        Q_EMIT failed(written.error());
    } else if (m_isLast) {
        m_isOver = true;
        Q_EMIT finished(count);
    } else {
        Q_EMIT progressed(count.written + count.leftOut);
        feedNext();
    }
}

} // namespace bowerbird
