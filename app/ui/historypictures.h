// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "store/history.h"
#include "ui/rowthumbnails.h"

#include <QObject>
#include <QSet>
#include <QThreadPool>
#include <QTimer>

namespace bowerbird {

// The thumbnails of images of the history. What the cache does not have any more is made anew from the file, off the UI
// thread and one at a time, the latest wish first, and given to the cache.
//
// Thread: UI. Borrows: the cache, which outlives it. Owns: its thread, for which the destructor waits.
class HistoryPictures : public QObject
{
    Q_OBJECT
public:
    explicit HistoryPictures(ThumbnailCache &cache, QObject *parent = nullptr);
    ~HistoryPictures() override;

    void setSize(int edgePx, qreal devicePixelRatio);
    [[nodiscard]] QPixmap pixmap(const HistoryEntry &entry); // null while there is none

Q_SIGNALS:
    void changed(const QList<bowerbird::JobId> &ids); // other pixmaps can be had for these

private:
    struct Wish
    {
        JobId id;
        QString path;
    };

    void wish(const HistoryEntry &entry);
    void makeNext();

    ThumbnailCache &m_cache;
    RowThumbnails m_thumbnails;
    QTimer m_timer; // gives the cache the time to read what it has
    QList<Wish> m_wishes;
    QSet<JobId> m_made; // or tried in vain
    bool m_isMaking = false;
    QThreadPool m_pool;
};

} // namespace bowerbird
