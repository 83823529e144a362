// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/imagekeys.h"
#include "core/job.h"
#include "engine/shardedhash.h"

#include <QHash>
#include <QObject>
#include <QSet>

namespace bowerbird {

class DownloadManager;

// How the rows of a collection stand.
struct CollectionTally
{
    int rows = 0;
    int pending = 0; // still to come to an end by themselves: not those that are held or paused
    int failed = 0;

    friend bool operator==(const CollectionTally &, const CollectionTally &) = default;
};

// Counts the rows of each collection. Rows do not say where they come from; they are told by their links, which the
// collections claim. A link that several collections give counts for the first of them.
//
// What a collection that is released has claimed, anybody may claim; until then it is kept, a few bytes an image, so
// that neither releasing nor taking back costs more with a million images than with one.
//
// Thread: UI. Borrows: the manager, which outlives it.
class CollectionJobs : public QObject
{
    Q_OBJECT
public:
    // Rows of before `firstNewId` are those of earlier runs.
    CollectionJobs(DownloadManager &manager, JobId firstNewId, QObject *parent = nullptr);

    void claim(qint64 collection, const QString &url);
    void claim(qint64 collection, const ImageKeys &keys); // before their rows are there
    // What the collections have claimed in earlier runs, before the rows of those come.
    using Owners = ShardedHash<qint64>; // collections by image key
    void setEarlierOwners(Owners owners);
    void expect(const QList<Job> &jobs); // of earlier runs: they are about to become rows
    void release(const QSet<qint64> &collections) { m_released.unite(collections); }
    void takeBack(qint64 collection); // as far as nobody has its images now
    [[nodiscard]] CollectionTally tally(qint64 collection) const { return m_tallies.value(collection); }
    [[nodiscard]] qint64 collectionOf(JobId id) const { return m_places.value(id).collection; } // 0 = none's
    // Each of these images has a row that counts for the collection. False, too, where looking would take long.
    [[nodiscard]] bool hasRowsOfAll(qint64 collection, const ImageKeys &images) const;
    [[nodiscard]] JobId lastId() const { return m_lastId; } // the newest row's
    [[nodiscard]] qint64 ownerOf(quint64 key) const;        // the collection that claims the image; 0 = nobody

Q_SIGNALS:
    void changed(const QSet<qint64> &collections); // their tallies, once a batch
    // A row that was not skipped has come for a link of the collection: not from an earlier run, nor back by an undo.
    void came(qint64 collection, bowerbird::JobId id);
    // Rows of the collection whose images are not downloaded have gone, and some that had gone are back; once a batch.
    void left(qint64 collection, const QList<bowerbird::JobId> &ids);
    void cameBack(qint64 collection, const QList<bowerbird::JobId> &ids);

private:
    struct Place
    {
        qint64 collection = 0;
        JobState state = JobState::Queued;
    };

    void takeRows(int first, int last);
    void follow(int first, int last);
    void dropRows(int first, int last);
    enum class Coming : quint8 { First, Again };
    void adopt(qint64 collection, int row, Coming coming);
    [[nodiscard]] qint64 claimerOf(quint64 key) const; // the same, also when it was released
    void count(const Place &place, int by);
    void noteGone(JobId id, const Place &place);
    void tell();

    static constexpr qsizetype kMostLookedAt = 1'000; // each row has to be unpacked
    static constexpr qsizetype kMostPlaces = 100'000;

    DownloadManager &m_manager;
    const JobId m_firstNewId;
    JobId m_lastId;
    Owners m_owners;
    QList<quint64> m_newKeys; // claimed before those of earlier runs were there
    bool m_hasOwners = false;
    bool m_hasEarlierOwners = false;
    QSet<qint64> m_released;
    QHash<JobId, Place> m_places; // rows that belong to one
    QHash<qint64, CollectionTally> m_tallies;
    QSet<qint64> m_changed;
    QHash<JobId, qint64> m_gone;        // rows that may come back, and whose they were
    QHash<qint64, QList<JobId>> m_left; // that are still to be told
    QHash<qint64, QList<JobId>> m_back;
};

} // namespace bowerbird
