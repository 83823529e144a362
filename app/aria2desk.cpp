// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#include "aria2desk.h"

#include "aria2image.h"
#include "core/safefilename.h"
#include "engine/downloadmanager.h"

#include <QPointer>

#include <algorithm>
#include <utility>

namespace bowerbird {

using namespace Qt::StringLiterals;
using Stage = HandedOff::Stage;

namespace {

bool canHandOff(const Job &job)
{
    const bool isOver = job.state == JobState::Finished || job.state == JobState::Skipped;
    return !isOver && job.image.url.startsWith("http"_L1);
}

// It may have heard what was asked, and only the answer is not here.
bool isInDoubt(const Failure &failure)
{
    return failure.reason == FailureReason::Timeout || failure.reason == FailureReason::ConnectionLost ||
           failure.reason == FailureReason::BadAnswer;
}

} // namespace

Aria2Desk::Aria2Desk(DownloadManager &manager, Sources sources, QObject *parent)
    : HandoffDesk(parent)
    , m_manager(manager)
    , m_sources(std::move(sources))
{
    for (QTimer *timer : {&m_sendAgainTimer, &m_removeTimer}) {
        timer->setSingleShot(true);
        timer->setInterval(0);
    }
    connect(&m_sendAgainTimer, &QTimer::timeout, this, &Aria2Desk::sendAgain);
    connect(&m_removeTimer, &QTimer::timeout, this, &Aria2Desk::removeSome);
    connect(&manager, &DownloadManager::jobsChanged, this, [this](const QList<RowSpan> &spans, JobFields fields) {
        if (fields.testFlag(JobField::State) && !m_entries.isEmpty())
            heed(spans);
    });
    connect(&manager, &DownloadManager::jobsAdded, this, &Aria2Desk::takeUpRows);
    connect(&manager, &DownloadManager::jobsAboutToBeRemoved, this, &Aria2Desk::forgetRows);
    connect(&manager, &DownloadManager::jobsAboutToBeReset, this, [this](const QList<RowSpan> &leaving) {
        for (const RowSpan span : leaving)
            forgetRows(span.first, span.last);
    });
    takeUpRows(0, manager.count() - 1);
}

// What aria2 has not heard of would be followed there in vain by the next run.
Aria2Desk::~Aria2Desk()
{
    QList<JobRow> unheard;
    for (const Entry &entry : std::as_const(m_entries)) {
        if (entry.before && !entry.mayBeThere)
            unheard << *entry.before;
    }
    m_entries.clear();
    m_manager.putBack(unheard);
}

Aria2Desk::Daemon &Aria2Desk::daemonFor(const Aria2Settings &target)
{
    std::unique_ptr<Daemon> &daemon =
        m_daemons[QString(target.rpcUrl + u'\n' + target.secret + u'\n' + target.directory)];
    if (!daemon) {
        daemon = std::make_unique<Daemon>(
            target, m_sources, [this, &daemon](const QList<Aria2Follower::Told> &some) { takeStates(*daemon, some); },
            [this, &daemon](const Failure &failure) {
                // Asked once more, who gives such an answer is no aria2.
                if (!isInDoubt(failure) || failure.reason == FailureReason::BadAnswer)
                    giveBackDoubtful(*daemon);
                complain(failure);
            });
    }
    return *daemon;
}

Aria2Desk::Daemon &Aria2Desk::daemonAt(const QString &address)
{
    const Aria2Settings now = m_sources.target ? m_sources.target() : Aria2Settings();
    if (now.rpcUrl == address)
        return daemonFor(now);
    const auto known = std::ranges::find_if(
        m_daemons, [&](const auto &each) { return each.second->client.settings().rpcUrl == address; });
    return known != m_daemons.end() ? *known->second : daemonFor({.rpcUrl = address, .secret = {}, .directory = {}});
}

const HandedOff *Aria2Desk::find(JobId id) const
{
    const auto found = m_entries.constFind(id);
    return found == m_entries.constEnd() ? nullptr : &found->shown;
}

void Aria2Desk::test(const Aria2Settings &target, QObject *context, VersionTaker take)
{
    auto *client = new Aria2Client(target, std::chrono::seconds(10), context);
    client->askVersion([client, take = std::move(take)](const Result<QString> &version) {
        take(version);
        client->deleteLater();
    });
}

// --- handing out

void Aria2Desk::begin(qsizetype count)
{
    m_isTroubled = false;
    m_accepted = 0;
    m_entries.reserve(m_entries.size() + count); // growing a large one takes longer than a turn may
    m_byName.reserve(m_byName.size() + count);
}

void Aria2Desk::send(const QList<JobId> &ids, const Aria2Settings &target)
{
    Daemon &daemon = daemonFor(target);
    QList<DownloadManager::Handing> handings;
    QList<JobId> sent;
    for (const JobId id : ids) {
        const int row = m_manager.rowOf(id);
        const HandedOff *there = find(id);
        if (row < 0 || (there && !there->hasEnded()) || !canHandOff(m_manager.jobAt(row)))
            continue;
        drop(id);
        // As if it were offered, so that nobody puts it into the queue out of its turn.
        Entry entry{.daemon = &daemon, .name = newAria2Name(), .before = m_manager.packedAt(row), .isOffered = true};
        handings.append({.id = id, .to = {.address = target.rpcUrl, .name = entry.name}});
        m_byName.insert(entry.name, id);
        m_entries.insert(id, std::move(entry));
        sent << id;
    }
    m_manager.handOut(handings); // a worker lets go of its image later
    for (const JobId id : std::as_const(sent)) {
        Entry &entry = m_entries[id];
        entry.isOffered = m_manager.stateAt(m_manager.rowOf(id)) == JobState::Paused;
        if (entry.isOffered)
            daemon.toOffer.push_back(id);
    }
    offerNext(daemon);
    Q_EMIT changed(sent);
}

QList<JobId> Aria2Desk::nextToOffer(Daemon &daemon)
{
    QList<JobId> ids;
    while (!daemon.toOffer.empty() && ids.size() < kAtOnce) {
        const JobId id = daemon.toOffer.front();
        daemon.toOffer.pop_front();
        const auto entry = m_entries.constFind(id);
        const int row = m_manager.rowOf(id);
        // It may have been taken back, and sent anew, meanwhile.
        if (entry != m_entries.cend() && entry->isOffered && !entry->mayBeThere && entry->daemon == &daemon &&
            row >= 0 && !ids.contains(id))
            ids << id;
    }
    return ids;
}

// One batch at a time: several on their way at once might arrive in any order.
void Aria2Desk::offerNext(Daemon &daemon)
{
    if (daemon.isOffering)
        return;
    const QList<JobId> ids = nextToOffer(daemon);
    if (ids.isEmpty())
        return;
    daemon.isOffering = true;
    Aria2Images asking(m_sources.network());
    QList<Aria2Image> images;
    QStringList names;
    for (const JobId id : ids) {
        Entry &entry = m_entries[id];
        const Job job = m_manager.jobAt(m_manager.rowOf(id));
        const bool isOwn = entry.alternative == 0;
        Aria2Image image =
            asking.imageOf(job, isOwn ? job.image.url : job.image.alternatives.at(entry.alternative - 1));
        image.name = entry.name;
        image.directory = daemon.client.settings().directory;
        image.fileName = pathFor(daemon, id, image.fileName);
        entry.mayBeThere = true;
        names << entry.name;
        images << image;
    }
    daemon.client.add(images, [this, &daemon, ids, names](qsizetype, qsizetype, const auto &answers) {
        daemon.isOffering = false;
        takeGids(daemon, ids, names, answers);
        offerNext(daemon);
    });
}

// aria2 lets only one of two downloads to the same file go on at a time.
QString Aria2Desk::pathFor(Daemon &daemon, JobId id, const QString &wanted)
{
    QString &path = daemon.paths[id];
    if (!path.isEmpty())
        return path;
    const int number = ++daemon.pathCounts[collisionKey(wanted)];
    const qsizetype slash = wanted.lastIndexOf(u'/') + 1;
    path = number == 1 ? wanted : QString(wanted.first(slash) + numberedFileName(wanted.sliced(slash), number));
    return path;
}

void Aria2Desk::takeGids(Daemon &daemon, const QList<JobId> &ids, const QStringList &names,
                         const Result<QList<Result<QString>>> &answers)
{
    if (!answers) {
        isInDoubt(answers.error()) ? doubt(daemon, ids) : giveBack(ids);
        giveBackTheRest(daemon);
        return complain(answers.error());
    }
    QList<JobId> taken;
    for (qsizetype i = 0; i < ids.size(); ++i) {
        const JobId id = ids.at(i);
        const Result<QString> &gid = answers->at(i);
        const auto entry = m_entries.find(id);
        if (entry == m_entries.end() || entry->name != names.at(i)) { // was taken back meanwhile
            if (gid)
                removeSoon(daemon, *gid);
            continue;
        }
        if (gid) {
            if (*gid != entry->name)
                rename(id, *entry, *gid); // one that takes no names
            entry->shown.stage = Stage::Waiting;
            taken << id;
        } else {
            entry->refusal = gid.error().detail; // a name that is in use is refused with the words for a bad address
        }
        daemon.follower.follow(entry->name);
    }
    confirm(taken);
    Q_EMIT changed(ids);
}

void Aria2Desk::confirm(const QList<JobId> &ids)
{
    int count = 0;
    for (const JobId id : ids) {
        Entry &entry = m_entries[id];
        count += entry.before ? 1 : 0; // once, however many of its addresses are tried
        entry.before.reset();
    }
    if (count == 0)
        return;
    m_accepted += count;
    Q_EMIT accepted(m_accepted);
}

// Their names are ours, so that aria2 can be asked whether it has them.
void Aria2Desk::doubt(Daemon &daemon, const QList<JobId> &ids)
{
    for (const JobId id : ids) {
        const auto entry = m_entries.constFind(id);
        if (entry != m_entries.cend())
            daemon.follower.follow(entry->name);
    }
}

// As they were before they were to be sent.
void Aria2Desk::giveBack(const QList<JobId> &ids)
{
    QList<JobRow> before;
    for (const JobId id : ids) {
        const auto entry = m_entries.find(id);
        if (entry == m_entries.end())
            continue;
        entry->mayBeThere = false; // so that nothing is asked to be removed
        if (!entry->before) {      // another address of one that aria2 had
            entry->shown.stage = Stage::Lost;
            continue;
        }
        before << *entry->before;
        drop(id);
    }
    m_manager.putBack(before);
    Q_EMIT changed(ids);
}

// It would go the same way with those that have not been offered yet.
void Aria2Desk::giveBackTheRest(Daemon &daemon)
{
    const QList<JobId> ids(daemon.toOffer.begin(), daemon.toOffer.end());
    daemon.toOffer.clear();
    m_manager.slices().run(ids, [desk = QPointer(this)](QList<JobId> some) {
        if (!desk)
            return;
        some.removeIf([&](JobId id) { return desk->m_entries.value(id).mayBeThere; }); // was sent anew meanwhile
        desk->giveBack(some);
    });
}

void Aria2Desk::giveBackDoubtful(const Daemon &daemon)
{
    QList<JobId> ids;
    for (auto entry = m_entries.cbegin(); entry != m_entries.cend(); ++entry) {
        if (entry->daemon == &daemon && entry->before && entry->mayBeThere)
            ids << entry.key();
    }
    if (!ids.isEmpty())
        giveBack(ids);
}

} // namespace bowerbird
