// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/failure.h"
#include "exchange/listwriter.h"

#include <QFutureWatcher>
#include <QList>
#include <QObject>
#include <QSaveFile>

#include <atomic>
#include <functional>
#include <memory>

namespace bowerbird {

// What an export has come to.
struct ExportCount
{
    qint64 written = 0;
    qint64 leftOut = 0; // records that the list has no words for, such as the checksum of what was not saved
};

// Writes one list: takes records from its caller on the UI thread, a batch at a time, and turns them into bytes on
// another. The file is there when it is whole and not before; until then one of that name stays as it was.
//
// Thread: UI. Owns: the file that is being written. Deleting it cancels, and waits for the batch that is being written.
// Errors: DiskFull, NotWritable.
class ExportTask : public QObject
{
    Q_OBJECT
public:
    using Take = std::function<void(const QList<ExportRecord> &records)>;
    // Asked on the UI thread for the next records, at most `most`; answers once, there, at once or later. None = the
    // end. An answer to a task that is over is passed over.
    using Feed = std::function<void(qsizetype most, const Take &take)>;

    // Writes to `path`, which is absolute; `options.directory` is set to its folder.
    ExportTask(const QString &path, ListOptions options, Feed feed, QObject *parent = nullptr);
    ~ExportTask() override;

    void start();  // signals never come from within
    void cancel(); // nothing is signalled afterwards, and nothing is left behind

    [[nodiscard]] const QString &path() const { return m_path; }

    static constexpr qsizetype kBatch = 2'000; // some milliseconds of the UI thread

Q_SIGNALS:
    void progressed(qint64 records); // so far; after each batch
    void finished(const bowerbird::ExportCount &count);
    void failed(const bowerbird::Failure &failure);

private:
    struct Work; // what the writing thread has while it writes

    void feedNext();
    void writeBatch(const QList<ExportRecord> &records);
    void takeBatch();
    void stop();

    QString m_path;
    Feed m_feed;
    std::shared_ptr<Work> m_work;
    QFutureWatcher<Result<void>> m_watcher;
    bool m_isLast = false; // the batch that is being written
    bool m_isOver = false;
};

} // namespace bowerbird
