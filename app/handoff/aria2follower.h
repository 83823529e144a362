// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "handoff/aria2messages.h"

#include <QObject>
#include <QSet>
#include <QTimer>

#include <chrono>
#include <deque>
#include <functional>

namespace bowerbird {

class Aria2Client;

// Asks a daemon again and again how downloads stand, however many: one request of kAtOnce at a time, so that no turn of
// the event loop has more than one of them to write or to read. At each pause a round begins. While they are few it is
// one request for all. Of more it asks what is active and what has ended since (aria2 soon forgets what has ended), and
// in turn, a thousand a round, how the others stand, of which there is little to tell.
//
// Thread: UI. Borrows: the client, which outlives it.
class Aria2Follower : public QObject
{
public:
    struct Told
    {
        QString name; // of the download
        Result<Aria2Status> status;
    };
    using Tell = std::function<void(const QList<Told> &some)>; // at most kAtOnce, and what is active
    using Complain = std::function<void(const Failure &failure)>;

    // `complain` hears that a round came to nothing; there will be another one.
    Aria2Follower(Aria2Client &client, Tell tell, Complain complain, std::chrono::milliseconds pause = kPause);

    void follow(const QString &name); // it is asked for before those that are followed already
    void unfollow(const QString &name);

    static constexpr std::chrono::milliseconds kPause{1'000};
    static constexpr qsizetype kAtOnce = 100;
    static constexpr int kMostPortions = 10; // a round

private:
    void beginRound();
    void askEnded(qsizetype from);
    void askNext(int portionsLeft);
    [[nodiscard]] QList<Told> followedOf(const QList<Aria2Status> &states) const;
    void fail(const Failure &failure);

    Aria2Client &m_client;
    Tell m_tell;
    Complain m_complain;
    QSet<QString> m_followed;
    std::deque<QString> m_turns; // the next one first; those that are not followed any more are passed over
    QTimer m_timer;
    bool m_isAsking = false;
};

} // namespace bowerbird
