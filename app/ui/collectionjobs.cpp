// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#include "ui/collectionjobs.h"

#include "engine/downloadmanager.h"

#include <algorithm>
#include <utility>

namespace bowerbird {

namespace {

bool isPending(JobState state)
{
    return state == JobState::Queued || state == JobState::Waiting || isActive(state);
}

bool isDownloaded(JobState state)
{
    return state == JobState::Finished || state == JobState::Skipped;
}

} // namespace

CollectionJobs::CollectionJobs(DownloadManager &manager, JobId firstNewId, QObject *parent)
    : QObject(parent)
    , m_manager(manager)
    , m_firstNewId(firstNewId)
{
    connect(&manager, &DownloadManager::jobsAdded, this, &CollectionJobs::takeRows);
    connect(&manager, &DownloadManager::jobsChanged, this, [this](const QList<RowSpan> &spans, JobFields fields) {
        if (!fields.testFlag(JobField::State) || m_places.isEmpty())
            return;
        for (const RowSpan span : spans)
            follow(span.first, span.last);
        tell();
    });
    connect(&manager, &DownloadManager::jobsAboutToBeRemoved, this, [this](int first, int last) {
        dropRows(first, last);
        tell();
    });
    connect(&manager, &DownloadManager::jobsAboutToBeReset, this, [this](const QList<RowSpan> &leaving) {
        for (const RowSpan span : leaving)
            dropRows(span.first, span.last);
        tell();
    });
}

void CollectionJobs::claim(qint64 collection, const QString &url)
{
    const quint64 key = imageKey(url);
    if (key == 0 || ownerOf(key) != 0)
        return;
    m_owners.insert(key, collection);
    m_hasOwners = true;
    if (!m_hasEarlierOwners)
        m_newKeys.append(key);
    // A few images become rows before anybody else hears that they were found.
    if (const int row = m_manager.rowOfLink(url); row >= 0)
        adopt(collection, row, Coming::First);
    tell();
}

void CollectionJobs::claim(qint64 collection, const ImageKeys &keys)
{
    for (const quint64 key : keys) {
        if (key == 0 || ownerOf(key) != 0)
            continue;
        m_owners.insert(key, collection);
        m_hasOwners = true;
        if (!m_hasEarlierOwners)
            m_newKeys.append(key);
    }
}

void CollectionJobs::setEarlierOwners(Owners owners)
{
    for (const quint64 key : std::exchange(m_newKeys, {}))
        owners.insert(key, *m_owners.find(key));
    m_owners = std::move(owners);
    m_hasOwners = !m_owners.isEmpty();
    m_hasEarlierOwners = true;
}

// They come unpacked once, here; unpacking each row again would be felt where there are a million.
void CollectionJobs::expect(const QList<Job> &jobs)
{
    for (const Job &job : jobs) {
        const Place place{.collection = claimerOf(imageKey(job.image.url)), .state = job.state};
        if (place.collection == 0 || m_places.contains(job.id))
            continue;
        m_places.insert(job.id, place);
        count(place, 1);
    }
    tell();
}

void CollectionJobs::takeBack(qint64 collection)
{
    if (m_released.remove(collection))
        m_changed.insert(collection);
    tell();
}

qint64 CollectionJobs::ownerOf(quint64 key) const
{
    const qint64 owner = claimerOf(key);
    return m_released.contains(owner) ? 0 : owner;
}

qint64 CollectionJobs::claimerOf(quint64 key) const
{
    const qint64 *owner = m_owners.find(key);
    return owner ? *owner : 0;
}

void CollectionJobs::takeRows(int first, int last)
{
    for (int row = first; row <= last; ++row) {
        const JobId id = m_manager.idAt(row);
        const Coming coming = id > m_lastId ? Coming::First : Coming::Again; // ids are given once
        m_lastId = std::max(m_lastId, id);
        if (!m_hasOwners || m_places.contains(id))
            continue;
        if (const qint64 former = m_gone.take(id); former != 0) { // also a row of an earlier run
            adopt(former, row, Coming::Again);
            m_back[former] += id;
            continue;
        }
        if (id < m_firstNewId)
            continue;
        const qint64 owner = claimerOf(imageKey(m_manager.jobAt(row).image.url));
        if (owner != 0)
            adopt(owner, row, coming);
    }
    tell();
}

void CollectionJobs::adopt(qint64 collection, int row, Coming coming)
{
    const Place place{.collection = collection, .state = m_manager.stateAt(row)};
    const JobId id = m_manager.idAt(row);
    const auto before = m_places.constFind(id);
    if (before != m_places.cend()) {
        if (!m_released.contains(before->collection))
            return;
        count(*before, -1);
    }
    m_places.insert(id, place);
    count(place, 1);
    const bool isNews = coming == Coming::First && id >= m_firstNewId && place.state != JobState::Skipped;
    if (isNews && !m_released.contains(collection))
        Q_EMIT came(collection, id);
}

void CollectionJobs::follow(int first, int last)
{
    for (int row = first; row <= last; ++row) {
        const auto place = m_places.find(m_manager.idAt(row));
        const JobState state = m_manager.stateAt(row);
        if (place == m_places.end() || place->state == state)
            continue;
        count(*place, -1);
        place->state = state;
        count(*place, 1);
    }
}

bool CollectionJobs::hasRowsOfAll(qint64 collection, const ImageKeys &images) const
{
    const int rows = tally(collection).rows;
    if (rows < images.size() || rows > kMostLookedAt || m_places.size() > kMostPlaces)
        return false;
    ImageKeys missing = images;
    for (auto place = m_places.cbegin(); place != m_places.cend() && !missing.isEmpty(); ++place) {
        const int row = place->collection == collection ? m_manager.rowOf(place.key()) : -1;
        if (row >= 0)
            missing.remove(imageKey(m_manager.jobAt(row).image.url));
    }
    return missing.isEmpty();
}

void CollectionJobs::dropRows(int first, int last)
{
    for (int row = first; row <= last && !m_places.isEmpty(); ++row) {
        const auto place = m_places.constFind(m_manager.idAt(row));
        if (place == m_places.cend())
            continue;
        noteGone(place.key(), *place);
        m_places.erase(place);
    }
}

void CollectionJobs::noteGone(JobId id, const Place &place)
{
    count(place, -1);
    m_gone.insert(id, place.collection);
    if (!isDownloaded(place.state))
        m_left[place.collection] += id;
}

void CollectionJobs::count(const Place &place, int by)
{
    CollectionTally &tally = m_tallies[place.collection];
    tally.rows += by;
    if (isPending(place.state))
        tally.pending += by;
    else if (place.state == JobState::Failed)
        tally.failed += by;
    m_changed.insert(place.collection);
}

void CollectionJobs::tell()
{
    if (const QSet<qint64> changedNow = std::exchange(m_changed, {}); !changedNow.isEmpty())
        Q_EMIT changed(changedNow);
    const auto gone = std::exchange(m_left, {});
    for (auto ids = gone.cbegin(); ids != gone.cend(); ++ids)
        Q_EMIT left(ids.key(), *ids);
    const auto back = std::exchange(m_back, {});
    for (auto ids = back.cbegin(); ids != back.cend(); ++ids)
        Q_EMIT cameBack(ids.key(), *ids);
}

} // namespace bowerbird
