// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#include "ui/similarfinder.h"

#include "core/similarpictures.h"
#include "media/perceptualhash.h"
#include "media/prove.h"
#include "store/library.h"

#include <QCoreApplication>
#include <QMetaObject>

namespace bowerbird {

namespace {

constexpr qsizetype kBatch = 8;              // pictures decoded between two tellings
constexpr QSize kDecodeBound(256, 256);      // as when a picture is proven
constexpr double kLeastProgress = 1.0 / 200; // that is told

} // namespace

// The library may answer after the finder has lost interest or has gone: `finder` is read on the UI thread only, where
// it is set to null when the task ends.
struct SimilarFinder::Run
{
    SimilarFinder *finder = nullptr;
    std::stop_source stop;
    QList<Fingerprint> fingerprints; // library's thread until handed over
};

SimilarFinder::SimilarFinder(Library &library, QObject *parent)
    : QObject(parent)
    , m_library(library)
{
    m_pool.setMaxThreadCount(1);
}

SimilarFinder::~SimilarFinder()
{
    if (m_run) {
        m_run->stop.request_stop();
        m_run->finder = nullptr;
    }
    m_pool.clear();
    m_pool.waitForDone();
}

template<typename Function>
void SimilarFinder::later(const std::shared_ptr<Run> &run, const Function &function)
{
    QMetaObject::invokeMethod(
        qApp,
        [run, function] {
            if (run->finder)
                function(*run->finder);
        },
        Qt::QueuedConnection);
}

void SimilarFinder::begin(Task task)
{
    cancel();
    m_run = std::make_shared<Run>();
    m_run->finder = this;
    m_task = task;
    m_isPaused = false;
    Q_EMIT taskChanged();
    Q_EMIT progressed(0);
}

void SimilarFinder::end()
{
    if (!m_run)
        return;
    m_run->stop.request_stop();
    m_run->finder = nullptr;
    m_run.reset();
    m_task = Task::None;
    m_isPaused = false;
    m_isBatchRunning = false;
    Q_EMIT taskChanged();
}

void SimilarFinder::cancel()
{
    m_missing.remove(0, m_hashed);
    m_hashed = 0;
    end();
}

void SimilarFinder::compare()
{
    begin(Task::Comparing);
    m_library.fingerprints(m_run->stop.get_token(), [run = m_run](const QList<Fingerprint> &batch, bool isLast) {
        run->fingerprints += batch;
        if (!isLast)
            return;
        later(run, [run](SimilarFinder &finder) { finder.takeFingerprints(run->fingerprints); });
    });
}

void SimilarFinder::takeFingerprints(const QList<Fingerprint> &fingerprints)
{
    std::vector<HashedPicture> pictures;
    pictures.reserve(static_cast<size_t>(fingerprints.size()));
    m_missing.clear();
    for (const Fingerprint &fingerprint : fingerprints) {
        if (fingerprint.perceptualHash)
            pictures.push_back({.row = fingerprint.row, .hash = *fingerprint.perceptualHash});
        else
            m_missing.append(fingerprint);
    }
    compareHashes(std::move(pictures));
}

void SimilarFinder::compareHashes(std::vector<HashedPicture> pictures)
{
    m_pool.start([run = m_run, pictures = std::move(pictures)] {
        const Groups groups = comparedIn(run, pictures);
        later(run, [groups](SimilarFinder &finder) {
            finder.end();
            Q_EMIT finder.found(groups);
        });
    });
}

// In the finder's thread.
SimilarFinder::Groups SimilarFinder::comparedIn(const std::shared_ptr<Run> &run,
                                                const std::vector<HashedPicture> &pictures)
{
    double told = 0;
    const auto goOn = [&run, &told](double done) {
        if (done - told >= kLeastProgress) {
            told = done;
            later(run, [done](SimilarFinder &finder) { Q_EMIT finder.progressed(done); });
        }
        return !run->stop.stop_requested();
    };
    return similarGroups(pictures, kNearBits, goOn);
}

void SimilarFinder::hashMissing()
{
    begin(Task::Hashing);
    askForBatch();
}

void SimilarFinder::setPaused(bool isPaused)
{
    if (m_task != Task::Hashing || isPaused == m_isPaused)
        return;
    m_isPaused = isPaused;
    Q_EMIT taskChanged();
    if (!isPaused && !m_isBatchRunning)
        askForBatch();
}

void SimilarFinder::askForBatch()
{
    if (m_hashed >= m_missing.size())
        return compare();
    m_isBatchRunning = true;
    QList<qint64> rows;
    for (const Fingerprint &fingerprint : m_missing.mid(m_hashed, kBatch))
        rows.append(fingerprint.row);
    m_library.entries(rows, [run = m_run](const QList<HistoryEntry> &entries) {
        later(run, [entries](SimilarFinder &finder) { finder.hashBatch(entries); });
    });
}

void SimilarFinder::hashBatch(const QList<HistoryEntry> &entries)
{
    m_pool.start([run = m_run, stop = m_run->stop.get_token(), entries] {
        QList<Fingerprint> hashed;
        for (const HistoryEntry &entry : entries) {
            if (stop.stop_requested())
                return;
            hashed.append({.row = entry.row,
                           .sizeBytes = entry.file.sizeBytes,
                           .perceptualHash = perceptualHash(loadScaled(entry.file.path, kDecodeBound))});
        }
        later(run, [hashed](SimilarFinder &finder) { finder.takeHashes(hashed); });
    });
}

void SimilarFinder::takeHashes(const QList<Fingerprint> &hashed)
{
    m_isBatchRunning = false;
    m_library.setFingerprints(hashed); // also of those that have nothing to be told by: once is enough
    m_hashed = qMin(m_hashed + kBatch, m_missing.size());
    Q_EMIT progressed(double(m_hashed) / double(m_missing.size()));
    if (!m_isPaused)
        askForBatch();
}

} // namespace bowerbird
