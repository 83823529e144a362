// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/jobid.h"
#include "media/thumbnailfiles.h"

#include <QCache>
#include <QElapsedTimer>
#include <QHash>
#include <QImage>
#include <QList>
#include <QObject>
#include <QSet>
#include <QThreadPool>
#include <QTimer>

#include <condition_variable>
#include <deque>
#include <mutex>

namespace bowerbird {

// Thumbnails by job: the newest in memory, all of them in a folder of the profile's cache.
//
// insert() comes from worker threads; it keeps the picture in memory and has it written behind (a worker that is far
// ahead of the disk waits for it). thumbnail() answers at once, from memory, or with a null image while the file is
// being read, followed by thumbnailsReady. The newest wishes are read first and the oldest of too many are dropped, so
// that fast scrolling reads what is seen at its end; a dropped one is wished for again when its row is painted next.
//
// Thread: insert() any; everything else the UI thread. Owns: its pool (one thread, which reads, writes and deletes).
// Errors: none; what the disk refuses lives in memory only.
class ThumbnailCache : public QObject
{
    Q_OBJECT
public:
    explicit ThumbnailCache(const QString &directory, qint64 memoryBytes = 64LL * 1024 * 1024,
                            QObject *parent = nullptr);
    ~ThumbnailCache() override; // waits until everything is written
    Q_DISABLE_COPY_MOVE(ThumbnailCache)

    void insert(JobId id, const QImage &thumbnail);
    // Null also when there is none, for which no signal follows.
    [[nodiscard]] QImage thumbnail(JobId id);
    void remove(const QList<JobId> &ids);

Q_SIGNALS:
    // Some thumbnails can be had now; batched, at most every 50 ms, on the UI thread.
    void thumbnailsReady(const QList<bowerbird::JobId> &ids);

private:
    void keep(JobId id, const QImage &thumbnail);
    void wish(JobId id);
    void startPump();
    void tellReady(JobId id);
    Q_INVOKABLE void scheduleAnnouncement(); // UI thread, called across threads by its name
    void announce();

    // In the pool.
    void pump();
    [[nodiscard]] bool step();
    void readNext(std::unique_lock<std::mutex> &lock);
    void writeNext(std::unique_lock<std::mutex> &lock);
    void deleteNext(std::unique_lock<std::mutex> &lock);

    ThumbnailFiles m_files;
    QTimer m_announceTimer;         // UI thread
    QElapsedTimer m_sinceAnnounced; // UI thread

    std::mutex m_mutex; // guards everything below
    std::condition_variable m_written;
    QCache<JobId, QImage> m_memory;
    std::deque<JobId> m_wishes;     // to be read, the newest at the back
    std::deque<JobId> m_writeOrder; // may name one that is written or removed already
    QHash<JobId, QImage> m_toWrite;
    QList<JobId> m_toDelete;
    QSet<JobId> m_missing; // looked for in vain
    QList<JobId> m_ready;
    JobId m_reading; // none: what is being read is out of date
    bool m_isPumping = false;
    bool m_isAnnouncing = false;
    bool m_isClosing = false;

    QThreadPool m_pool; // last: its thread ends before what it uses
};

} // namespace bowerbird
