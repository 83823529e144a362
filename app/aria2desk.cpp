// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#include "aria2desk.h"

#include "core/safefilename.h"
#include "engine/downloadmanager.h"

#include <QPointer>

#include <utility>

namespace bowerbird {

using namespace Qt::StringLiterals;
using Stage = HandedOff::Stage;

namespace {

constexpr std::chrono::seconds kPollInterval{1};

bool canHandOff(const Job &job)
{
    const bool isOver = job.state == JobState::Finished || job.state == JobState::Skipped;
    return !isOver && job.image.url.startsWith("http"_L1);
}

// No worker has it or will get it.
bool isAtRest(const Job &job)
{
    return job.state == JobState::Paused || job.state == JobState::Held || job.state == JobState::Failed ||
           job.state == JobState::Cancelled;
}

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

Aria2Desk::Aria2Desk(DownloadManager &manager, std::function<NetworkSettings()> network, QObject *parent)
    : HandoffDesk(parent)
    , m_manager(manager)
    , m_network(std::move(network))
{
    m_timer.setInterval(kPollInterval);
    connect(&m_timer, &QTimer::timeout, this, &Aria2Desk::poll);
    connect(&manager, &DownloadManager::eventsApplied, this, &Aria2Desk::heed);
    connect(&manager, &DownloadManager::jobsAboutToBeRemoved, this, &Aria2Desk::forgetRows);
    connect(&manager, &DownloadManager::jobsAboutToBeReset, this, [this](const QList<RowSpan> &leaving) {
        for (const RowSpan span : leaving)
            forgetRows(span.first, span.last);
    });
}

Aria2Desk::~Aria2Desk() = default;

Aria2Client &Aria2Desk::clientFor(const Aria2Settings &target)
{
    std::unique_ptr<Aria2Client> &client = m_clients[QString(target.rpcUrl + u'\n' + target.secret)];
    if (!client)
        client = std::make_unique<Aria2Client>(target);
    return *client;
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

void Aria2Desk::send(const QList<JobId> &ids, const Aria2Settings &target)
{
    m_isTroubled = false;
    m_entries.reserve(m_entries.size() + ids.size()); // growing a large one takes longer than a turn may
    m_manager.slices().run(ids, [desk = QPointer(this), target](const QList<JobId> &some) {
        if (desk)
            desk->sendSome(some, target);
    });
}

void Aria2Desk::sendSome(const QList<JobId> &ids, const Aria2Settings &target)
{
    QList<JobId> sent;
    for (const JobId id : ids) {
        const int row = m_manager.rowOf(id);
        const auto known = m_entries.constFind(id);
        const bool isThere =
            known != m_entries.constEnd() && known->shown.stage != Stage::Failed && known->shown.stage != Stage::Lost;
        if (row < 0 || isThere)
            continue;
        const Job job = m_manager.jobAt(row);
        if (!canHandOff(job))
            continue;
        Entry entry;
        entry.client = &clientFor(target);
        entry.directory = target.directory;
        entry.wasWaiting = !isAtRest(job);
        m_entries.insert(id, entry);
        m_unasked.insert(id);
        sent << id;
    }
    m_manager.pause(sent); // a worker lets go of its image later, and says so
    offerReady();
    Q_EMIT changed(sent);
}

Aria2Image Aria2Desk::imageOf(const Job &job, const QString &directory) const
{
    const NetworkSettings network = m_network();
    const ImageRef &image = job.image;
    const QString page = image.sendsReferer ? image.pageUrl : QString();
    return {.urls = QStringList{image.url} + image.alternatives,
            .referer = network.referer.isEmpty() ? page : network.referer,
            .userAgent = network.userAgent,
            .headers = network.headers,
            .directory = directory,
            .fileName = safeFileName(fileNameFromUrl(image.url))};
}

// Offers what no worker has any more to its daemon.
void Aria2Desk::offerReady()
{
    std::map<Aria2Client *, QList<JobId>> ready;
    for (const JobId id : std::as_const(m_unasked)) {
        const int row = m_manager.rowOf(id);
        if (row >= 0 && isAtRest(m_manager.jobAt(row)))
            ready[m_entries[id].client] << id;
    }
    for (const auto &[client, ids] : ready) {
        QList<Aria2Image> images;
        for (const JobId id : ids) {
            m_unasked.remove(id);
            images << imageOf(m_manager.jobAt(m_manager.rowOf(id)), m_entries[id].directory);
        }
        client->add(images, [this, client = client, ids = ids](qsizetype first, qsizetype count,
                                                               const Result<QList<Result<QString>>> &answers) {
            takeGids(*client, ids.sliced(first, count), answers);
        });
    }
}

void Aria2Desk::takeGids(Aria2Client &client, const QList<JobId> &ids, const Result<QList<Result<QString>>> &answers)
{
    if (!answers) {
        giveBack(ids);
        return complain(answers.error());
    }
    QStringList unwanted; // were taken back meanwhile
    int count = 0;
    for (qsizetype i = 0; i < ids.size(); ++i) {
        const Result<QString> &gid = answers->at(i);
        const auto entry = m_entries.find(ids.at(i));
        if (entry == m_entries.end()) {
            if (gid)
                unwanted << *gid;
            continue;
        }
        entry->gid = gid.value_or(QString());
        entry->shown.stage = gid ? Stage::Waiting : Stage::Failed;
        entry->shown.message = gid ? QString() : gid.error().detail;
        count += gid ? 1 : 0;
    }
    client.remove(unwanted);
    if (count > 0) {
        m_timer.start();
        Q_EMIT accepted(count);
    }
    Q_EMIT changed(ids);
}

// As they were before they were to be sent.
void Aria2Desk::giveBack(const QList<JobId> &ids)
{
    QList<JobId> waiting;
    for (const JobId id : ids) {
        m_unasked.remove(id);
        if (m_entries.take(id).wasWaiting)
            waiting << id;
    }
    m_manager.resume(waiting);
    Q_EMIT changed(ids);
}

bool Aria2Desk::isFollowed(const Entry &entry)
{
    const Stage stage = entry.shown.stage;
    return !entry.gid.isEmpty() && (stage == Stage::Waiting || stage == Stage::Active || stage == Stage::Paused);
}

void Aria2Desk::poll()
{
    if (m_answersAwaited > 0)
        return;
    std::map<Aria2Client *, std::pair<QStringList, QList<JobId>>> followed;
    for (auto entry = m_entries.constBegin(); entry != m_entries.constEnd(); ++entry) {
        if (!isFollowed(*entry))
            continue;
        followed[entry->client].first << entry->gid;
        followed[entry->client].second << entry.key();
    }
    if (followed.empty())
        return m_timer.stop();
    for (const auto &[client, both] : followed) {
        m_answersAwaited += static_cast<int>(both.first.size());
        client->askStatus(both.first, [this, ids = both.second](qsizetype first, qsizetype count,
                                                                const Result<QList<Result<Aria2Status>>> &answers) {
            m_answersAwaited -= static_cast<int>(count);
            takeStates(ids.sliced(first, count), answers);
        });
    }
}

void Aria2Desk::takeStates(const QList<JobId> &ids, const Result<QList<Result<Aria2Status>>> &answers)
{
    if (!answers)
        return complain(answers.error()); // and asks again
    m_isTroubled = false;
    QList<JobId> done;
    for (qsizetype i = 0; i < ids.size(); ++i) {
        const auto entry = m_entries.find(ids.at(i));
        if (entry == m_entries.end())
            continue;
        show(*entry, answers->at(i));
        if (entry->shown.stage == Stage::Done)
            done << ids.at(i);
    }
    finish(done);
    Q_EMIT changed(ids);
}

void Aria2Desk::show(Entry &entry, const Result<Aria2Status> &status)
{
    if (!status) {
        entry.shown.stage = status.error().reason == FailureReason::NotFound ? Stage::Lost : entry.shown.stage;
        return;
    }
    entry.shown = {.stage = stageOf(status->stage),
                   .received = status->received,
                   .total = status->total,
                   .bytesPerSecond = status->stage == Aria2Status::Stage::Active ? status->bytesPerSecond : 0,
                   .path = status->path,
                   .message = status->message};
}

// There is nothing left to do here, now or after a restart: the rows leave and come back as done.
void Aria2Desk::finish(const QList<JobId> &ids)
{
    QList<Job> done;
    for (const JobId id : ids) {
        const int row = m_manager.rowOf(id);
        if (row < 0)
            continue;
        Job job = m_manager.jobAt(row);
        job.state = JobState::Skipped;
        job.skipReason = SkipReason::AlreadyDownloaded;
        job.part = {};
        job.lastFailure.reset();
        job.received = m_entries[id].shown.received;
        job.totalBytes = m_entries[id].shown.total;
        job.finishedAt = QDateTime::currentDateTimeUtc();
        done << job;
    }
    if (done.isEmpty())
        return;
    m_isFinishing = true;
    m_manager.remove(ids);
    m_manager.restore(done);
    m_isFinishing = false;
}

void Aria2Desk::heed(const std::vector<JobEvent> &events)
{
    if (m_entries.isEmpty() || m_isFinishing)
        return;
    bool isReady = false;
    for (const JobEvent &event : events) {
        if (!m_entries.contains(event.id))
            continue;
        if (std::holds_alternative<event::Paused>(event.body) || std::holds_alternative<event::Failed>(event.body))
            isReady = true;
        else if (std::holds_alternative<event::Queued>(event.body) ||
                 std::holds_alternative<event::Cancelled>(event.body) ||
                 std::holds_alternative<event::Finished>(event.body) ||
                 std::holds_alternative<event::Skipped>(event.body))
            takeBack(event.id);
    }
    if (isReady)
        offerReady();
}

void Aria2Desk::forgetRows(int first, int last)
{
    if (m_entries.isEmpty() || m_isFinishing)
        return;
    for (int row = first; row <= last; ++row)
        takeBack(m_manager.idAt(row));
}

void Aria2Desk::takeBack(JobId id)
{
    if (!m_entries.contains(id))
        return;
    const Entry entry = m_entries.take(id);
    m_unasked.remove(id);
    if (isFollowed(entry))
        entry.client->remove({entry.gid});
    Q_EMIT changed({id});
}

void Aria2Desk::complain(const Failure &failure)
{
    if (!std::exchange(m_isTroubled, true))
        Q_EMIT troubled(failure);
}

} // namespace bowerbird
