// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#include "handoff/aria2follower.h"

#include "handoff/aria2client.h"

#include <utility>

namespace bowerbird {

Aria2Follower::Aria2Follower(Aria2Client &client, Tell tell, Complain complain, std::chrono::milliseconds pause)
    : m_client(client)
    , m_tell(std::move(tell))
    , m_complain(std::move(complain))
{
    m_timer.setInterval(pause);
    connect(&m_timer, &QTimer::timeout, this, &Aria2Follower::beginRound);
}

void Aria2Follower::follow(const QString &name)
{
    if (m_followed.contains(name))
        return;
    m_followed.insert(name);
    m_turns.push_front(name);
    if (!m_timer.isActive())
        m_timer.start();
}

void Aria2Follower::unfollow(const QString &name)
{
    m_followed.remove(name);
}

void Aria2Follower::beginRound()
{
    if (m_isAsking)
        return;
    if (m_followed.isEmpty()) {
        m_turns.clear();
        return m_timer.stop();
    }
    m_isAsking = true;
    if (m_followed.size() <= kAtOnce)
        return askNext(1);
    m_client.askActive([this](const Result<QList<Aria2Status>> &states) {
        if (!states)
            return fail(states.error());
        m_tell(followedOf(*states));
        askEnded(0);
    });
}

// Page by page, back to those that were told before.
void Aria2Follower::askEnded(qsizetype from)
{
    m_client.askEnded(from, kAtOnce, [this, from](const Result<QList<Aria2Status>> &states) {
        if (!states)
            return fail(states.error());
        const QList<Told> news = followedOf(*states);
        m_tell(news);
        const bool hasEarlier = states->size() >= kAtOnce && !news.isEmpty();
        hasEarlier ? askEnded(from + kAtOnce) : askNext(kMostPortions);
    });
}

void Aria2Follower::askNext(int portionsLeft)
{
    QStringList names;
    for (size_t left = m_turns.size(); left > 0 && names.size() < kAtOnce; --left) {
        const QString name = std::move(m_turns.front());
        m_turns.pop_front();
        if (!m_followed.contains(name))
            continue;
        m_turns.push_back(name);
        names << name;
    }
    if (names.isEmpty()) {
        m_isAsking = false;
        return;
    }
    m_client.askStatus(
        names, [this, names, portionsLeft](qsizetype, qsizetype, const Result<QList<Result<Aria2Status>>> &answers) {
            if (!answers)
                return fail(answers.error());
            QList<Told> told;
            for (qsizetype i = 0; i < names.size(); ++i) {
                if (m_followed.contains(names.at(i)))
                    told.append({names.at(i), answers->at(i)});
            }
            m_tell(told);
            if (portionsLeft > 1 && m_followed.size() > kAtOnce)
                askNext(portionsLeft - 1);
            else
                m_isAsking = false;
        });
}

QList<Aria2Follower::Told> Aria2Follower::followedOf(const QList<Aria2Status> &states) const
{
    QList<Told> told;
    for (const Aria2Status &status : states) {
        if (m_followed.contains(status.name))
            told.append({status.name, status});
    }
    return told;
}

void Aria2Follower::fail(const Failure &failure)
{
    m_isAsking = false;
    m_complain(failure);
}

} // namespace bowerbird
