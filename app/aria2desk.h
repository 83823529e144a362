// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/job.h"
#include "core/jobevent.h"
#include "handoff/aria2client.h"
#include "ui/handoffdesk.h"

#include <QHash>
#include <QSet>
#include <QTimer>

#include <functional>
#include <map>
#include <memory>
#include <vector>

namespace bowerbird {

class DownloadManager;

// Hands jobs to aria2 and follows them: the only place that knows the engine and aria2. The state machine has no state
// for it: a job over there is Paused here (or still Held, Failed or Cancelled), which no worker touches, and becomes
// Skipped, "already downloaded", when aria2 has finished it. What is known of jobs over there lasts as long as the
// program runs; after that they are paused rows.
//
// Thread: UI. Borrows: the manager, which outlives it. Owns: a client for each daemon.
class Aria2Desk : public HandoffDesk
{
    Q_OBJECT
public:
    // `network` gives the settings as they stand: user agent, referer and headers go with each image.
    Aria2Desk(DownloadManager &manager, std::function<NetworkSettings()> network, QObject *parent = nullptr);
    ~Aria2Desk() override;

    void send(const QList<JobId> &ids, const Aria2Settings &target) override;
    [[nodiscard]] const HandedOff *find(JobId id) const override;
    void test(const Aria2Settings &target, QObject *context, VersionTaker take) override;

private:
    struct Entry
    {
        HandedOff shown;
        Aria2Client *client = nullptr;
        QString directory;       // over there; empty = its default
        QString gid;             // empty = not accepted yet
        bool wasWaiting = false; // here, before it was paused for this
    };

    [[nodiscard]] Aria2Client &clientFor(const Aria2Settings &target);
    [[nodiscard]] Aria2Image imageOf(const Job &job, const QString &directory) const;
    void sendSome(const QList<JobId> &ids, const Aria2Settings &target);
    void offerReady();
    void takeGids(Aria2Client &client, const QList<JobId> &ids, const Result<QList<Result<QString>>> &answers);
    void giveBack(const QList<JobId> &ids);
    void poll();
    void takeStates(const QList<JobId> &ids, const Result<QList<Result<Aria2Status>>> &answers);
    void show(Entry &entry, const Result<Aria2Status> &status);
    void finish(const QList<JobId> &ids);
    void heed(const std::vector<JobEvent> &events);
    void forgetRows(int first, int last);
    void takeBack(JobId id);
    void complain(const Failure &failure);
    [[nodiscard]] static bool isFollowed(const Entry &entry);

    DownloadManager &m_manager;
    std::function<NetworkSettings()> m_network;
    std::map<QString, std::unique_ptr<Aria2Client>> m_clients; // by address and secret
    QHash<JobId, Entry> m_entries;
    QSet<JobId> m_unasked; // of them, those that no daemon was asked to take yet
    QTimer m_timer;
    int m_answersAwaited = 0; // of the last poll
    bool m_isTroubled = false;
    bool m_isFinishing = false; // rows go and come back by our own hand
};

} // namespace bowerbird
