// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#include "ui/rowthumbnails.h"

#include "media/thumbnailcache.h"
#include "ui/rowpreviews.h"

#include <QImage>
#include <QPainter>

namespace bowerbird {

namespace {

constexpr qsizetype kMostPixmapBytes = 16LL * 1024 * 1024;
constexpr qreal kCornerRadius = 4;

// The middle of `image`, as large as fits, in a square of `edge` device independent pixels.
QPixmap squarePixmap(const QImage &image, int edge, qreal ratio)
{
    const int device = qMax(1, qRound(edge * ratio));
    const QImage scaled = image.scaled(device, device, Qt::KeepAspectRatioByExpanding, Qt::SmoothTransformation);
    QPixmap pixmap(device, device);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    painter.setRenderHint(QPainter::Antialiasing);
    QBrush brush(scaled);
    const QPoint corner((device - scaled.width()) / 2, (device - scaled.height()) / 2);
    brush.setTransform(QTransform::fromTranslate(corner.x(), corner.y()));
    painter.setBrush(brush);
    painter.setPen(Qt::NoPen);
    painter.drawRoundedRect(QRectF(0, 0, device, device), kCornerRadius * ratio, kCornerRadius * ratio);
    painter.end();
    pixmap.setDevicePixelRatio(ratio);
    return pixmap;
}

} // namespace

RowThumbnails::RowThumbnails(ThumbnailCache &cache, QObject *parent)
    : QObject(parent)
    , m_cache(cache)
    , m_pixmaps(kMostPixmapBytes)
{
    connect(&m_cache, &ThumbnailCache::thumbnailsReady, this, &RowThumbnails::takeReady);
}

void RowThumbnails::setSize(int edgePx, qreal devicePixelRatio)
{
    if (edgePx == m_edgePx && qFuzzyCompare(devicePixelRatio, m_devicePixelRatio))
        return;
    m_edgePx = edgePx;
    m_devicePixelRatio = devicePixelRatio;
    m_pixmaps.clear();
}

QPixmap RowThumbnails::pixmap(JobId id)
{
    if (const QPixmap *known = m_pixmaps.object(id))
        return *known;
    const QImage image = m_cache.thumbnail(id);
    if (image.isNull())
        return {};
    return keep(id, image);
}

QPixmap RowThumbnails::keep(JobId id, const QImage &image)
{
    const QPixmap made = squarePixmap(image, m_edgePx, m_devicePixelRatio);
    const auto cost = static_cast<qsizetype>(made.width()) * made.height() * 4;
    m_pixmaps.insert(id, new QPixmap(made), cost); // the cache owns it
    return made;
}

void RowThumbnails::setPreviews(RowPreviews *previews)
{
    m_previews = previews;
    if (previews)
        connect(previews, &RowPreviews::ready, this, [this](JobId id) { takeReady({id}); });
}

QPixmap RowThumbnails::preview(JobId id)
{
    if (const QPixmap *known = m_pixmaps.object(id))
        return *known;
    const QImage image = m_previews ? m_previews->image(id) : QImage();
    return image.isNull() ? QPixmap() : keep(id, image);
}

void RowThumbnails::forget(JobId id)
{
    m_pixmaps.remove(id);
}

void RowThumbnails::takeReady(const QList<JobId> &ids)
{
    for (const JobId id : ids)
        forget(id);
    Q_EMIT changed(ids);
}

} // namespace bowerbird
