// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/jobid.h"

#include <QCache>
#include <QObject>
#include <QPixmap>

namespace bowerbird {

class RowPreviews;
class ThumbnailCache;

// The rows' thumbnails as pixmaps, cut to a square with round corners, for one edge and one device pixel ratio. What is
// not there is asked for again at every paint: the cache knows what it has looked for in vain.
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
    // Of a job that is not here yet, made of its preview; null = there is none.
    [[nodiscard]] QPixmap preview(JobId id);
    void setPreviews(RowPreviews *previews); // may be null; they outlive this
    void forget(JobId id);

Q_SIGNALS:
    // Other pixmaps can be had for these jobs now; from a batch of the cache.
    void changed(const QList<bowerbird::JobId> &ids);

private:
    [[nodiscard]] QPixmap keep(JobId id, const QImage &image);
    void takeReady(const QList<JobId> &ids);

    ThumbnailCache &m_cache;
    RowPreviews *m_previews = nullptr;
    QCache<JobId, QPixmap> m_pixmaps; // cost: bytes
    int m_edgePx = 48;
    qreal m_devicePixelRatio = 1.0;
};

} // namespace bowerbird
