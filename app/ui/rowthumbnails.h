// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/jobid.h"

#include <QCache>
#include <QObject>
#include <QPixmap>
#include <QTimer>

#include <chrono>

namespace bowerbird {

class RowPreviews;
class ThumbnailCache;

// What is made of a thumbnail: the middle of it as a square, or the whole picture with its longer edge so long.
enum class ThumbnailFit : quint8 { Square, Whole };

// The rows' thumbnails as pixmaps with round corners, for one edge and one device pixel ratio. What is not there is
// asked for again at every paint: the cache knows what it has looked for in vain. Making them takes kTurn of a turn of
// the event loop at most, then changed() tells of the rest in the next one.
//
// Thread: UI. Borrows: the cache, which outlives it.
class RowThumbnails : public QObject
{
    Q_OBJECT
public:
    explicit RowThumbnails(ThumbnailCache &cache, QObject *parent = nullptr);

    // Throws the pixmaps of another size away.
    void setSize(int edgePx, qreal devicePixelRatio, ThumbnailFit fit = ThumbnailFit::Square);
    [[nodiscard]] QPixmap pixmap(JobId id); // null while there is none
    // Of a job that is not here yet, made of its preview; null = there is none.
    [[nodiscard]] QPixmap preview(JobId id);
    void setPreviews(RowPreviews *previews); // may be null; they outlive this
    void forget(JobId id);

    static constexpr std::chrono::milliseconds kTurn{12};

Q_SIGNALS:
    // Other pixmaps can be had for these jobs now; from a batch of the cache, or since there was no time before.
    void changed(const QList<bowerbird::JobId> &ids);

private:
    [[nodiscard]] QPixmap keep(JobId id, const QImage &image);
    [[nodiscard]] bool hasTime(JobId id);
    void endTurn();
    void takeReady(const QList<JobId> &ids);

    ThumbnailCache &m_cache;
    RowPreviews *m_previews = nullptr;
    QCache<JobId, QPixmap> m_pixmaps; // cost: bytes
    int m_edgePx = 48;
    qreal m_devicePixelRatio = 1.0;
    ThumbnailFit m_fit = ThumbnailFit::Square;
    QTimer m_turnTimer; // runs from the first pixmap that is made in a turn to its end
    std::chrono::nanoseconds m_usedThisTurn{0};
    QList<JobId> m_postponed;
};

} // namespace bowerbird
