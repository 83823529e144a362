// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/job.h"
#include "engine/joblist.h"
#include "engine/rowspan.h"
#include "handoff/aria2client.h"
#include "handoff/aria2follower.h"
#include "ui/handoffdesk.h"

#include <QHash>
#include <QSet>
#include <QTimer>

#include <deque>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <vector>

namespace bowerbird {

class DownloadManager;

// Hands jobs to aria2 and follows them: the only place that knows the engine and aria2. A job over there is Paused here
// and carries the name of its download (Job::handedTo), given by us before aria2 hears of it, so that a lost answer, or
// a restart of this program, leaves no doubt what is over there. Rows tell by that field alone that somebody has taken
// them back: then the download is ended there. One that aria2 has finished is told to the manager and the library.
//
// Images are offered kAtOnce at a time to a daemon, in the order in which they were sent.
//
// Thread: UI. Borrows: the manager, which outlives it. Owns: a client for each daemon.
class Aria2Desk : public HandoffDesk
{
    Q_OBJECT
public:
    struct Sources
    {
        std::function<NetworkSettings()> network;   // as they stand: user agent, referer and headers go with each image
        std::function<Aria2Settings()> target = {}; // as it stands: has the secret for rows of earlier runs
        // An answer to what was offered that is later than this is no answer.
        std::chrono::milliseconds patience{15'000};
        std::chrono::milliseconds pause = Aria2Follower::kPause;
    };
    Aria2Desk(DownloadManager &manager, Sources sources, QObject *parent = nullptr);
    ~Aria2Desk() override;

    void begin(qsizetype count) override;
    void send(const QList<JobId> &ids, const Aria2Settings &target) override;
    [[nodiscard]] const HandedOff *find(JobId id) const override;
    void test(const Aria2Settings &target, QObject *context, VersionTaker take) override;

    static constexpr qsizetype kAtOnce = Aria2Client::kMostAtOnce;

private:
    struct Daemon
    {
        Daemon(const Aria2Settings &settings, const Sources &sources, Aria2Follower::Tell tell,
               Aria2Follower::Complain complain)
            : client(settings, sources.patience)
            , follower(client, std::move(tell), std::move(complain), sources.pause)
        {
        }
        Aria2Client client;
        Aria2Follower follower;
        std::deque<JobId> toOffer; // no worker has them
        QStringList toRemove;
        QHash<QString, int> pathCounts; // how many downloads wanted each
        QHash<JobId, QString> paths;    // what they were given
        bool isOffering = false;
    };
    struct Entry
    {
        HandedOff shown;
        Daemon *daemon = nullptr;
        QString name;                 // of its download
        std::optional<JobRow> before; // while nothing of it is known to be over there
        qsizetype alternative = 0;    // 0 = its own address, else the n-th of the others
        QString refusal;              // aria2's words about it; it may have it all the same
        int timesMissed = 0;          // of those that may not have been taken
        bool isOffered = false;       // or waits for its turn
        bool mayBeThere = false;
    };

    [[nodiscard]] Daemon &daemonFor(const Aria2Settings &target);
    [[nodiscard]] Daemon &daemonAt(const QString &address);
    void takeUp(JobId id, const Job &job);
    void takeUpRows(int first, int last);
    void sendAgain();
    void offerNext(Daemon &daemon);
    [[nodiscard]] QList<JobId> nextToOffer(Daemon &daemon);
    [[nodiscard]] static QString pathFor(Daemon &daemon, JobId id, const QString &wanted);
    void takeGids(Daemon &daemon, const QList<JobId> &ids, const QStringList &names,
                  const Result<QList<Result<QString>>> &answers);
    void doubt(Daemon &daemon, const QList<JobId> &ids);
    void giveBack(const QList<JobId> &ids);
    void giveBackTheRest(Daemon &daemon);
    void giveBackDoubtful(const Daemon &daemon);
    void takeStates(Daemon &daemon, const QList<Aria2Follower::Told> &some);
    [[nodiscard]] static bool show(Entry &entry, const Aria2Status &status);
    [[nodiscard]] static bool miss(Entry &entry);
    void rename(JobId id, Entry &entry, const QString &name);
    [[nodiscard]] bool tryAlternative(JobId id, Entry &entry);
    void heed(const QList<RowSpan> &spans);
    void forgetRows(int first, int last);
    void drop(JobId id);
    void removeSoon(Daemon &daemon, const QString &name);
    void removeSome();
    void confirm(const QList<JobId> &ids);
    void complain(const Failure &failure);
    [[nodiscard]] static bool isFollowed(const Entry &entry);

    DownloadManager &m_manager;
    Sources m_sources;
    std::map<QString, std::unique_ptr<Daemon>> m_daemons; // by address and secret
    QHash<JobId, Entry> m_entries;
    QHash<QString, JobId> m_byName;
    QSet<QString> m_removed; // names of downloads that were ended since their rows have gone
    QList<JobId> m_toSendAgain;
    QTimer m_sendAgainTimer;
    QTimer m_removeTimer;
    int m_accepted = 0; // since begin()
    bool m_isTroubled = false;
};

} // namespace bowerbird
