// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/jobid.h"

#include <QCache>
#include <QHash>
#include <QImage>
#include <QList>
#include <QObject>
#include <QSet>
#include <QThreadPool>

#include <mutex>

namespace bowerbird {

// Thumbnails by job: the newest in memory, all of them in a folder of the profile's cache.
//
// insert() comes from worker threads; it keeps the picture in memory and has it written behind. thumbnail() answers at
// once, from memory, or with a null image while the file is being read, followed by thumbnailsReady.
//
// Thread: insert() any; everything else the UI thread. Owns: its writer pool (one thread).
class ThumbnailCache : public QObject
{
    Q_OBJECT
public:
    explicit ThumbnailCache(const QString &directory, qint64 memoryBytes = 64LL * 1024 * 1024,
                            QObject *parent = nullptr);
    ~ThumbnailCache() override; // waits until everything is written

    void insert(JobId id, const QImage &thumbnail);
    [[nodiscard]] QImage thumbnail(JobId id);
    void remove(const QList<JobId> &ids);

Q_SIGNALS:
    // Some thumbnails can be had now; batched, at most every 50 ms, on the UI thread.
    void thumbnailsReady(const QList<bowerbird::JobId> &ids);
};

} // namespace bowerbird
