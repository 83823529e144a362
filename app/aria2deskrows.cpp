// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

// What aria2 tells of jobs, and what becomes of their rows here: the second half of Aria2Desk.

#include "aria2desk.h"

#include "engine/downloadmanager.h"
#include "engine/packedjob.h"

#include <algorithm>
#include <utility>

namespace bowerbird {

using Stage = HandedOff::Stage;

namespace {

constexpr int kMissedForGood = 2; // what was offered late may be there a moment later

Stage stageOf(Aria2Status::Stage stage)
{
    switch (stage) {
    case Aria2Status::Stage::Waiting:
        return Stage::Waiting;
    case Aria2Status::Stage::Active:
        return Stage::Active;
    case Aria2Status::Stage::Paused:
        return Stage::Paused;
    case Aria2Status::Stage::Done:
        return Stage::Done;
    case Aria2Status::Stage::Failed:
        return Stage::Failed;
    case Aria2Status::Stage::Removed:
        break;
    }
    return Stage::Lost;
}

} // namespace

// --- following

bool Aria2Desk::isFollowed(const Entry &entry)
{
    return entry.mayBeThere && !entry.shown.hasEnded();
}

void Aria2Desk::takeStates(Daemon &daemon, const QList<Aria2Follower::Told> &some)
{
    m_isTroubled = false;
    QList<JobId> news;
    QList<JobId> confirmed;
    QList<JobId> notThere;
    QList<DownloadManager::HandedEnd> done;
    for (const auto &[name, status] : some) {
        const JobId id = m_byName.value(name);
        const auto entry = m_entries.find(id);
        if (entry == m_entries.end())
            continue;
        if (!status) {
            if (status.error().reason == FailureReason::NotFound)
                (miss(*entry) ? news : notThere) << id;
            if (entry->shown.hasEnded())
                daemon.follower.unfollow(name);
            continue;
        }
        entry->refusal.clear();
        if (entry->before)
            confirmed << id;
        if (status->isNotFound && tryAlternative(id, *entry))
            continue;
        if (show(*entry, *status))
            news << id;
        if (entry->shown.stage == Stage::Done)
            done.append({.id = id, .sizeBytes = entry->shown.total});
        if (entry->shown.hasEnded())
            daemon.follower.unfollow(name);
    }
    confirm(confirmed);
    giveBack(notThere);
    m_manager.endHandedOut(done);
    if (!news.isEmpty())
        Q_EMIT changed(news);
    offerNext(daemon);
}

// False: aria2 has never taken it. What it has taken is lost.
bool Aria2Desk::miss(Entry &entry)
{
    const bool isRefused = !entry.refusal.isEmpty();
    if ((entry.before || isRefused) && ++entry.timesMissed < kMissedForGood)
        return true;
    if (!isRefused && entry.before)
        return false;
    entry.before.reset();
    entry.shown.stage = isRefused ? Stage::Failed : Stage::Lost;
    entry.shown.message = entry.refusal;
    return true;
}

// Whether that is news.
bool Aria2Desk::show(Entry &entry, const Aria2Status &status)
{
    const bool isActive = status.stage == Aria2Status::Stage::Active;
    HandedOff now{.stage = stageOf(status.stage),
                  .received = status.received,
                  .total = status.total,
                  .bytesPerSecond = isActive ? status.bytesPerSecond : 0,
                  .path = status.path,
                  .message = status.message};
    const bool isNews = now != entry.shown;
    entry.shown = std::move(now);
    return isNews;
}

// Its download has another one from now on.
void Aria2Desk::rename(JobId id, Entry &entry, const QString &name)
{
    m_byName.remove(entry.name);
    m_byName.insert(name, id);
    entry.name = name;
    m_manager.handOut({{.id = id, .to = {.address = entry.daemon->client.settings().rpcUrl, .name = name}}});
}

// The other addresses of an image are tried when the one before is not there, as a worker does it.
bool Aria2Desk::tryAlternative(JobId id, Entry &entry)
{
    const int row = m_manager.rowOf(id);
    if (row < 0 || entry.alternative >= m_manager.jobAt(row).image.alternatives.size())
        return false;
    ++entry.alternative;
    entry.shown = {.stage = Stage::Waiting};
    entry.daemon->follower.unfollow(entry.name);
    rename(id, entry, newAria2Name());
    entry.mayBeThere = false;
    entry.isOffered = true;
    entry.daemon->toOffer.push_front(id);
    return true;
}

// Rows of an earlier run that are over there, and such that have come back into the list.
void Aria2Desk::takeUpRows(int first, int last)
{
    QList<JobId> known;
    for (int row = first; row <= last; ++row) {
        if (m_manager.stateAt(row) != JobState::Paused || !isElsewhere(*m_manager.packedAt(row).packed))
            continue;
        const JobId id = m_manager.idAt(row);
        if (!m_entries.contains(id)) {
            takeUp(id, m_manager.jobAt(row));
            known << id;
        }
    }
    if (!known.isEmpty())
        Q_EMIT changed(known);
}

void Aria2Desk::takeUp(JobId id, const Job &job)
{
    if (m_removed.remove(job.handedTo.name)) {
        m_toSendAgain << id; // the list is just being changed
        return m_sendAgainTimer.start();
    }
    Entry entry{
        .daemon = &daemonAt(job.handedTo.address), .name = job.handedTo.name, .isOffered = true, .mayBeThere = true};
    entry.shown.stage = Stage::Unheard;
    entry.daemon->follower.follow(entry.name);
    m_byName.insert(entry.name, id);
    m_entries.insert(id, std::move(entry));
}

void Aria2Desk::sendAgain()
{
    const QList<JobId> ids = std::exchange(m_toSendAgain, {});
    for (const JobId id : ids) {
        const int row = m_manager.rowOf(id);
        const HandedTo to = row < 0 ? HandedTo() : m_manager.jobAt(row).handedTo;
        if (to.isElsewhere())
            send({id}, daemonAt(to.address).client.settings());
    }
}

// --- taking back

void Aria2Desk::heed(const QList<RowSpan> &spans)
{
    QSet<Daemon *> ready;
    for (const RowSpan span : spans) {
        for (int row = span.first; row <= span.last; ++row) {
            const JobId id = m_manager.idAt(row);
            const auto entry = m_entries.find(id);
            const JobState state = m_manager.stateAt(row);
            if (entry == m_entries.end() || (entry->shown.stage == Stage::Done && state == JobState::Skipped))
                continue;
            if (!isElsewhere(*m_manager.packedAt(row).packed)) {
                drop(id);
                Q_EMIT changed({id});
            } else if (state == JobState::Paused && !std::exchange(entry->isOffered, true)) {
                entry->daemon->toOffer.push_back(id);
                ready.insert(entry->daemon);
            }
        }
    }
    for (Daemon *daemon : std::as_const(ready))
        offerNext(*daemon);
}

void Aria2Desk::forgetRows(int first, int last)
{
    for (int row = first; row <= last && !m_entries.isEmpty(); ++row) {
        const JobId id = m_manager.idAt(row);
        const auto entry = m_entries.constFind(id);
        if (entry == m_entries.cend())
            continue;
        if (!entry->shown.hasEnded())
            m_removed.insert(entry->name);
        drop(id);
    }
}

void Aria2Desk::drop(JobId id)
{
    if (!m_entries.contains(id))
        return;
    const Entry entry = m_entries.take(id);
    m_byName.remove(entry.name);
    entry.daemon->follower.unfollow(entry.name);
    if (isFollowed(entry))
        removeSoon(*entry.daemon, entry.name);
}

void Aria2Desk::removeSoon(Daemon &daemon, const QString &name)
{
    daemon.toRemove << name;
    if (!m_removeTimer.isActive())
        m_removeTimer.start();
}

void Aria2Desk::removeSome()
{
    for (const auto &[key, daemon] : m_daemons) {
        const QStringList some = daemon->toRemove.first(std::min(kAtOnce, daemon->toRemove.size()));
        daemon->toRemove.remove(0, some.size());
        daemon->client.remove(some);
        if (!daemon->toRemove.isEmpty())
            m_removeTimer.start();
    }
}

void Aria2Desk::complain(const Failure &failure)
{
    if (!std::exchange(m_isTroubled, true))
        Q_EMIT troubled(failure);
}

} // namespace bowerbird
