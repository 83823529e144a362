// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#include "media/thumbnailcache.h"

#include <QThread>

#include <algorithm>
#include <chrono>

namespace bowerbird {

namespace {

constexpr size_t kMostWishes = 200;
constexpr qsizetype kMostToWrite = 512;
constexpr qsizetype kMostMissing = 100'000;
constexpr std::chrono::milliseconds kAnnounceInterval{50};

} // namespace

ThumbnailCache::ThumbnailCache(const QString &directory, qint64 memoryBytes, QObject *parent)
    : QObject(parent)
    , m_files(directory)
    , m_memory(memoryBytes)
{
    m_pool.setMaxThreadCount(1);
    m_announceTimer.setSingleShot(true);
    connect(&m_announceTimer, &QTimer::timeout, this, &ThumbnailCache::announce);
}

ThumbnailCache::~ThumbnailCache()
{
    {
        const std::lock_guard lock(m_mutex);
        m_isClosing = true;
        m_wishes.clear();
        m_isAnnouncing = true; // nobody is told any more
    }
    m_written.notify_all();
    m_pool.waitForDone();
    // What the pool did last was under this lock; ThreadSanitizer cannot see the waiting of Qt's pool.
    const std::lock_guard lock(m_mutex);
}

void ThumbnailCache::insert(JobId id, const QImage &thumbnail)
{
    if (!id.isValid() || thumbnail.isNull())
        return;
    std::unique_lock lock(m_mutex);
    m_written.wait(lock, [this] { return m_toWrite.size() < kMostToWrite || m_isClosing; });
    keep(id, thumbnail);
    m_toWrite.insert(id, thumbnail);
    m_writeOrder.push_back(id);
    m_toDelete.removeAll(id);
    std::erase(m_wishes, id); // a read that found nothing would be believed
    if (m_reading == id)
        m_reading = {};
    tellReady(id);
    startPump();
}

QImage ThumbnailCache::thumbnail(JobId id)
{
    Q_ASSERT(QThread::currentThread() == thread());
    const std::lock_guard lock(m_mutex);
    if (const QImage *image = m_memory.object(id))
        return *image;
    if (const auto waiting = m_toWrite.constFind(id); waiting != m_toWrite.cend()) {
        keep(id, *waiting);
        return *waiting;
    }
    if (id.isValid() && !m_missing.contains(id) && m_reading != id)
        wish(id);
    return {};
}

void ThumbnailCache::remove(const QList<JobId> &ids)
{
    Q_ASSERT(QThread::currentThread() == thread());
    const std::lock_guard lock(m_mutex);
    const QSet<JobId> gone(ids.begin(), ids.end());
    const auto isGone = [&](JobId id) { return gone.contains(id); };
    for (const JobId id : ids) {
        m_memory.remove(id);
        m_toWrite.remove(id);
    }
    std::erase_if(m_wishes, isGone);
    m_ready.removeIf(isGone);
    if (gone.contains(m_reading))
        m_reading = {};
    m_toDelete += ids;
    startPump();
}

void ThumbnailCache::keep(JobId id, const QImage &thumbnail)
{
    m_missing.remove(id);
    m_memory.insert(id, new QImage(thumbnail), thumbnail.sizeInBytes());
}

void ThumbnailCache::wish(JobId id)
{
    if (const auto known = std::ranges::find(m_wishes, id); known != m_wishes.end())
        m_wishes.erase(known);
    m_wishes.push_back(id);
    if (m_wishes.size() > kMostWishes)
        m_wishes.pop_front();
    startPump();
}

void ThumbnailCache::startPump()
{
    if (m_isPumping)
        return;
    m_isPumping = true;
    m_pool.start([this] { pump(); });
}

// Under the lock. The first one of a batch calls the UI thread.
void ThumbnailCache::tellReady(JobId id)
{
    m_ready.append(id);
    if (m_isAnnouncing)
        return;
    m_isAnnouncing = true;
    // By name: a functor would be written here and read there with nothing but Qt's locks in between, which
    // ThreadSanitizer does not see.
    QMetaObject::invokeMethod(this, "scheduleAnnouncement", Qt::QueuedConnection);
}

void ThumbnailCache::scheduleAnnouncement()
{
    const auto elapsed =
        m_sinceAnnounced.isValid() ? std::chrono::milliseconds(m_sinceAnnounced.elapsed()) : kAnnounceInterval;
    m_announceTimer.start(std::max(kAnnounceInterval - elapsed, std::chrono::milliseconds(0)));
}

void ThumbnailCache::announce()
{
    QList<JobId> ids;
    {
        const std::lock_guard lock(m_mutex);
        m_isAnnouncing = false;
        ids.swap(m_ready);
    }
    m_sinceAnnounced.start();
    if (!ids.isEmpty())
        Q_EMIT thumbnailsReady(ids);
}

void ThumbnailCache::pump()
{
    while (step()) {
    }
}

// One file: first what somebody waits to see, last what nobody will miss. The order of what is asked for one id is kept
// by insert() and remove(), which take back what they make void.
bool ThumbnailCache::step()
{
    std::unique_lock lock(m_mutex);
    if (!m_wishes.empty())
        readNext(lock);
    else if (!m_writeOrder.empty())
        writeNext(lock);
    else if (!m_toDelete.isEmpty())
        deleteNext(lock);
    else
        m_isPumping = false;
    return m_isPumping;
}

void ThumbnailCache::deleteNext(std::unique_lock<std::mutex> &lock)
{
    const JobId id = m_toDelete.takeLast();
    lock.unlock();
    m_files.remove(id);
    lock.lock();
}

void ThumbnailCache::readNext(std::unique_lock<std::mutex> &lock)
{
    const JobId id = m_wishes.back();
    m_wishes.pop_back();
    m_reading = id;
    lock.unlock();
    const QImage image = m_files.read(id);
    lock.lock();
    if (m_reading != id)
        return;
    m_reading = {};
    if (image.isNull()) {
        if (m_missing.size() >= kMostMissing)
            m_missing.clear();
        m_missing.insert(id);
        return;
    }
    keep(id, image);
    tellReady(id);
}

void ThumbnailCache::writeNext(std::unique_lock<std::mutex> &lock)
{
    const JobId id = m_writeOrder.front();
    m_writeOrder.pop_front();
    const QImage image = m_toWrite.value(id);
    if (image.isNull())
        return;
    lock.unlock();
    m_files.write(id, image);
    lock.lock();
    // It stays findable until it is on disk, and after it when it was replaced meanwhile.
    if (const auto written = m_toWrite.constFind(id);
        written != m_toWrite.cend() && written->cacheKey() == image.cacheKey())
        m_toWrite.erase(written);
    lock.unlock();
    m_written.notify_all();
    lock.lock();
}

} // namespace bowerbird
