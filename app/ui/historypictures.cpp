// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#include "ui/historypictures.h"

#include "media/prove.h"
#include "media/thumbnailcache.h"

#include <algorithm>

namespace bowerbird {

namespace {

constexpr std::chrono::milliseconds kCacheReads{150};
constexpr qsizetype kMostWishes = 64; // older ones have been scrolled away
constexpr int kThumbnailEdgePx = 256; // as a download makes them

} // namespace

HistoryPictures::HistoryPictures(ThumbnailCache &cache, QObject *parent)
    : QObject(parent)
    , m_cache(cache)
    , m_thumbnails(cache)
{
    m_pool.setMaxThreadCount(1);
    m_timer.setSingleShot(true);
    m_timer.setInterval(kCacheReads);
    connect(&m_timer, &QTimer::timeout, this, &HistoryPictures::makeNext);
    connect(&m_thumbnails, &RowThumbnails::changed, this, &HistoryPictures::changed);
}

HistoryPictures::~HistoryPictures()
{
    m_pool.clear();
    m_pool.waitForDone();
}

void HistoryPictures::setSize(int edgePx, qreal devicePixelRatio)
{
    m_thumbnails.setSize(edgePx, devicePixelRatio);
}

QPixmap HistoryPictures::pixmap(const HistoryEntry &entry)
{
    QPixmap known = m_thumbnails.pixmap(entry.jobId);
    if (known.isNull() && entry.state == HistoryState::Present && entry.jobId.isValid() &&
        !m_made.contains(entry.jobId))
        wish(entry);
    return known;
}

void HistoryPictures::wish(const HistoryEntry &entry)
{
    m_wishes.removeIf([&entry](const Wish &wish) { return wish.id == entry.jobId; });
    m_wishes.append({entry.jobId, entry.file.path});
    if (m_wishes.size() > kMostWishes)
        m_wishes.removeFirst();
    if (!m_isMaking && !m_timer.isActive())
        m_timer.start();
}

void HistoryPictures::makeNext()
{
    while (!m_isMaking && !m_wishes.isEmpty()) {
        const Wish wish = m_wishes.takeLast();
        if (!m_cache.thumbnail(wish.id).isNull())
            continue;
        m_made.insert(wish.id);
        m_isMaking = true;
        m_pool.start([this, wish] {
            m_cache.insert(wish.id, loadScaled(wish.path, QSize(kThumbnailEdgePx, kThumbnailEdgePx)));
            QMetaObject::invokeMethod(
                this,
                [this] {
                    m_isMaking = false;
                    makeNext();
                },
                Qt::QueuedConnection);
        });
    }
}

} // namespace bowerbird
