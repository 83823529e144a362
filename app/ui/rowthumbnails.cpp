// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#include "ui/rowthumbnails.h"

#include "media/thumbnailcache.h"
#include "ui/rowpreviews.h"

#include <QImage>
#include <QPainter>

#include <utility>

namespace bowerbird {

namespace {

// A large screen full of the largest pictures, or of rows.
constexpr qsizetype kMostWholeBytes = 64LL * 1024 * 1024;
constexpr qsizetype kMostSquareBytes = 16LL * 1024 * 1024;
constexpr qreal kCornerRadius = 4;
constexpr qreal kMostEnlarged = 2; // of pictures that are small themselves

// `image`, centred in `size` device pixels, with round corners.
QPixmap roundedPixmap(const QImage &image, QSize size, qreal ratio)
{
    QPixmap pixmap(size);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    painter.setRenderHint(QPainter::Antialiasing);
    QBrush brush(image);
    brush.setTransform(
        QTransform::fromTranslate((size.width() - image.width()) / 2, (size.height() - image.height()) / 2));
    painter.setBrush(brush);
    painter.setPen(Qt::NoPen);
    painter.drawRoundedRect(QRectF(QPointF(), size), kCornerRadius * ratio, kCornerRadius * ratio);
    painter.end();
    pixmap.setDevicePixelRatio(ratio);
    return pixmap;
}

// The middle of `image`, as large as fits, in a square of `edge` device pixels.
QPixmap squarePixmap(const QImage &image, int edge, qreal ratio)
{
    const QImage scaled = image.scaled(edge, edge, Qt::KeepAspectRatioByExpanding, Qt::SmoothTransformation);
    return roundedPixmap(scaled, QSize(edge, edge), ratio);
}

QPixmap wholePixmap(const QImage &image, int edge, qreal ratio)
{
    const QSize fitting = image.size().scaled(edge, edge, Qt::KeepAspectRatio);
    const QSize most = image.size() * (kMostEnlarged * ratio);
    const QSize size = (fitting.width() > most.width() ? most : fitting).expandedTo(QSize(1, 1));
    return roundedPixmap(image.scaled(size, Qt::IgnoreAspectRatio, Qt::SmoothTransformation), size, ratio);
}

} // namespace

RowThumbnails::RowThumbnails(ThumbnailCache &cache, QObject *parent)
    : QObject(parent)
    , m_cache(cache)
    , m_pixmaps(kMostSquareBytes)
{
    connect(&m_cache, &ThumbnailCache::thumbnailsReady, this, &RowThumbnails::takeReady);
    m_turnTimer.setSingleShot(true);
    m_turnTimer.setInterval(0);
    connect(&m_turnTimer, &QTimer::timeout, this, &RowThumbnails::endTurn);
}

void RowThumbnails::setSize(int edgePx, qreal devicePixelRatio, ThumbnailFit fit)
{
    if (edgePx == m_edgePx && qFuzzyCompare(devicePixelRatio, m_devicePixelRatio) && fit == m_fit)
        return;
    m_edgePx = edgePx;
    m_devicePixelRatio = devicePixelRatio;
    m_fit = fit;
    m_pixmaps.clear();
    m_pixmaps.setMaxCost(fit == ThumbnailFit::Whole ? kMostWholeBytes : kMostSquareBytes);
}

QPixmap RowThumbnails::pixmap(JobId id)
{
    if (const QPixmap *known = m_pixmaps.object(id))
        return *known;
    const QImage image = m_cache.thumbnail(id);
    return image.isNull() || !hasTime(id) ? QPixmap() : keep(id, image);
}

bool RowThumbnails::hasTime(JobId id)
{
    if (m_usedThisTurn < kTurn)
        return true;
    m_postponed += id;
    return false;
}

void RowThumbnails::endTurn()
{
    m_usedThisTurn = {};
    if (!m_postponed.isEmpty())
        Q_EMIT changed(std::exchange(m_postponed, {}));
}

QPixmap RowThumbnails::keep(JobId id, const QImage &image)
{
    const auto begun = std::chrono::steady_clock::now();
    const int devicePx = qMax(1, qRound(m_edgePx * m_devicePixelRatio));
    const QPixmap made = m_fit == ThumbnailFit::Square ? squarePixmap(image, devicePx, m_devicePixelRatio)
                                                       : wholePixmap(image, devicePx, m_devicePixelRatio);
    m_usedThisTurn += std::chrono::steady_clock::now() - begun;
    m_turnTimer.start();
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
    return image.isNull() || !hasTime(id) ? QPixmap() : keep(id, image);
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
