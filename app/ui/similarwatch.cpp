// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#include "ui/similarwatch.h"

#include "core/similarpictures.h"
#include "engine/downloadmanager.h"
#include "store/library.h"

#include <QCoreApplication>
#include <QFileInfo>

#include <stop_token>
#include <utility>

namespace bowerbird {

namespace {

constexpr qsizetype kMostLookedAt = 8; // of the nearest; more would not make the notice truer

} // namespace

struct SimilarWatch::Link
{
    SimilarWatch *watch = nullptr; // UI thread only; null = it has gone
    std::stop_source stop;
};

SimilarWatch::SimilarWatch(DownloadManager &manager, Library &library, QObject *parent)
    : QObject(parent)
    , m_library(library)
    , m_link(std::make_shared<Link>())
{
    m_link->watch = this;
    connect(&manager, &DownloadManager::eventsApplied, this, &SimilarWatch::take);
}

SimilarWatch::~SimilarWatch()
{
    m_link->stop.request_stop();
    m_link->watch = nullptr;
}

void SimilarWatch::take(const std::vector<JobEvent> &events)
{
    for (const JobEvent &jobEvent : events) {
        const auto *finished = std::get_if<event::Finished>(&jobEvent.body);
        if (!finished || !finished->file.perceptualHash)
            continue;
        const Arrival arrival{jobEvent.id, finished->file.path, *finished->file.perceptualHash};
        if (m_reading == Reading::Done)
            look(arrival);
        else
            m_arrivals.push_back(arrival);
    }
    if (m_reading == Reading::NotYet && !m_arrivals.empty())
        readLibrary();
}

void SimilarWatch::readLibrary()
{
    m_reading = Reading::Now;
    m_library.fingerprints(m_link->stop.get_token(), [link = m_link](const QList<Fingerprint> &batch, bool isLast) {
        QMetaObject::invokeMethod(
            qApp,
            [link, batch, isLast] {
                if (link->watch)
                    link->watch->addBatch(batch, isLast);
            },
            Qt::QueuedConnection);
    });
}

void SimilarWatch::addBatch(const QList<Fingerprint> &batch, bool isLast)
{
    for (const Fingerprint &fingerprint : batch) {
        if (fingerprint.perceptualHash)
            m_index.add(*fingerprint.perceptualHash, fingerprint.row);
    }
    if (!isLast)
        return;
    m_reading = Reading::Done;
    for (const Arrival &arrival : std::exchange(m_arrivals, {}))
        look(arrival);
}

void SimilarWatch::look(const Arrival &arrival)
{
    std::vector<HashIndex::Match> matches = m_index.near(arrival.hash, kNearBits);
    const std::vector<HashIndex::Match> mirrored = m_index.near(mirroredHash(arrival.hash), kNearBits);
    matches.insert(matches.end(), mirrored.begin(), mirrored.end());
    QList<qint64> rows;
    QString path;
    for (const HashIndex::Match &match : matches) {
        if (match.key >= 0 && rows.size() < kMostLookedAt)
            rows.append(match.key);
        else if (match.key < 0 && path.isEmpty())
            path = m_paths.value(JobId{static_cast<quint64>(-match.key)});
    }
    m_index.add(arrival.hash, -static_cast<qint64>(arrival.id.value));
    m_paths.insert(arrival.id, arrival.path);
    if (!path.isEmpty() && path != arrival.path)
        return notice(arrival.id, path);
    if (rows.isEmpty())
        return;
    m_library.entries(rows, [link = m_link, arrival](const QList<HistoryEntry> &entries) {
        QMetaObject::invokeMethod(
            qApp,
            [link, arrival, entries] {
                if (link->watch)
                    link->watch->takeEntry(arrival, entries);
            },
            Qt::QueuedConnection);
    });
}

// The image itself may be among them: it may have been in the history before its hash was looked up.
void SimilarWatch::takeEntry(const Arrival &arrival, const QList<HistoryEntry> &entries)
{
    for (const HistoryEntry &entry : entries) {
        if (entry.file.path != arrival.path && entry.state == HistoryState::Present)
            return notice(arrival.id, entry.file.path);
    }
}

void SimilarWatch::notice(JobId id, const QString &path)
{
    m_similar.insert(id, path);
    Q_EMIT noticed(id);
}

} // namespace bowerbird
