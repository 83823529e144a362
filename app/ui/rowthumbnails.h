// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/jobid.h"

#include <QCache>
#include <QObject>
#include <QPixmap>
#include <QSet>

namespace bowerbird {

class ThumbnailCache;

// The rows' thumbnails as pixmaps, cut to a square with round corners, for one edge and one device pixel ratio. A
// thumbnail is asked for once; what is not there is not asked for again before the cache says that it came.
//
// Thread: UI. Borrows: the cache, which outlives it.
class RowThumbnails : public QObject
{
    Q_OBJECT
public:
    explicit RowThumbnails(ThumbnailCache &cache, QObject *parent = nullptr);

    // Throws the pixmaps of another size away.
    void setSize(int edgePx, qreal devicePixelRatio);
    [[nodiscard]] QPixmap pixmap(JobId id); // null while there is none
    void forget(JobId id);

Q_SIGNALS:
    // Other pixmaps can be had for these jobs now; from a batch of the cache.
    void changed(const QList<bowerbird::JobId> &ids);

private:
    void takeReady(const QList<JobId> &ids);

    ThumbnailCache &m_cache;
    QCache<JobId, QPixmap> m_pixmaps; // cost: one a pixmap
    QSet<JobId> m_missing;
    int m_edgePx = 48;
    qreal m_devicePixelRatio = 1.0;
};

} // namespace bowerbird
