// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#include "ui/jobchoice.h"

#include "engine/downloadmanager.h"

namespace bowerbird {

namespace {

constexpr std::chrono::milliseconds kDropInterval{100};

} // namespace

JobChoice::JobChoice(DownloadManager &manager, QObject *parent)
    : QObject(parent)
    , m_manager(manager)
{
    m_dropTimer.setSingleShot(true);
    m_dropTimer.setInterval(kDropInterval);
    connect(&m_dropTimer, &QTimer::timeout, this, &JobChoice::dropOthers);
    const auto dropSoon = [this] {
        if (!m_chosen.isEmpty() && !m_dropTimer.isActive())
            m_dropTimer.start();
    };
    connect(&manager, &DownloadManager::jobsChanged, this,
            [this, dropSoon](const QList<RowSpan> &spans, JobFields fields) {
                if (!fields.testFlag(JobField::State))
                    return;
                for (const RowSpan span : spans)
                    takeBack(span.first, span.last);
                dropSoon();
            });
    connect(&manager, &DownloadManager::jobsAdded, this, &JobChoice::takeBack);
    connect(&manager, &DownloadManager::stayedOut, this, &JobChoice::handOver);
    connect(&manager, &DownloadManager::jobsRemoved, this, dropSoon);
    connect(&manager, &DownloadManager::jobsReset, this, dropSoon);
}

void JobChoice::set(const QList<JobId> &ids, bool isChosen)
{
    QList<JobId> different;
    if (isChosen) {
        m_manager.eachState(ids, [&](JobId id, JobState state) {
            if (state == JobState::Held && m_chosen.insert(id))
                different += id;
            return true;
        });
    } else {
        for (const JobId id : ids) {
            if (m_chosen.remove(id))
                different += id;
        }
    }
    if (!different.isEmpty())
        Q_EMIT changed(different);
}

void JobChoice::invert()
{
    const QList<JobId> on = held(false);
    const QList<JobId> off = held(true);
    set(off, false);
    set(on, true);
}

void JobChoice::chooseAll()
{
    set(held(false), true);
}

void JobChoice::chooseNone()
{
    set(m_chosen.ids(), false);
}

int JobChoice::chooseLargerThan(qint64 pixels)
{
    QList<JobId> larger;
    int unknown = 0;
    for (const JobId id : held(false)) {
        const ImageRef image = unpackNumbers(*m_manager.packedAt(m_manager.rowOf(id)).packed).image;
        const bool isKnown = image.widthPx > 0 && image.heightPx > 0;
        unknown += isKnown ? 0 : 1;
        if (isKnown && qint64(image.widthPx) * image.heightPx >= pixels)
            larger += id;
    }
    set(larger, true);
    return unknown;
}

QList<JobId> JobChoice::chosen() const
{
    return held(true);
}

QList<JobId> JobChoice::held(bool isChosen) const
{
    if (m_manager.counts().at(static_cast<size_t>(JobState::Held)) == 0)
        return {};
    QList<JobId> ids = m_manager.idsWhere([](JobState state) { return state == JobState::Held; });
    ids.removeIf([this, isChosen](JobId id) { return m_chosen.contains(id) != isChosen; });
    return ids;
}

void JobChoice::dropOthers()
{
    const QList<JobId> chosen = m_chosen.ids();
    const QList<JobId> staying = m_manager.idsWhere(chosen, [](JobState state) { return state == JobState::Held; });
    QList<JobId> gone;
    auto next = staying.cbegin(); // which are in the order of all of them
    for (const JobId id : chosen) {
        if (next != staying.cend() && *next == id)
            ++next;
        else
            gone += id;
    }
    set(gone, false);
    for (const JobId id : std::as_const(gone))
        m_dropped.insert(id);
}

// A row's number is given once: what waits once more with one of these was put back.
void JobChoice::takeBack(int first, int last)
{
    QList<JobId> back;
    for (int row = first; row <= last && !m_dropped.isEmpty(); ++row) {
        if (m_manager.stateAt(row) != JobState::Held)
            continue;
        if (const JobId id = m_manager.idAt(row); m_dropped.remove(id))
            back += id;
    }
    set(back, true);
}

// The row that stands for the same image by now is to have the tick.
void JobChoice::handOver(JobId from, JobId to)
{
    if (m_dropped.remove(from) || m_chosen.contains(from))
        set({to}, true);
}

} // namespace bowerbird
