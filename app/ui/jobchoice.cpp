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
    connect(&manager, &DownloadManager::jobsChanged, this, [dropSoon](const QList<RowSpan> &, JobFields fields) {
        if (fields.testFlag(JobField::State))
            dropSoon();
    });
    connect(&manager, &DownloadManager::jobsRemoved, this, dropSoon);
    connect(&manager, &DownloadManager::jobsReset, this, dropSoon);
}

bool JobChoice::isHeld(JobId id) const
{
    const int row = m_manager.rowOf(id);
    return row >= 0 && m_manager.stateAt(row) == JobState::Held;
}

void JobChoice::set(const QList<JobId> &ids, bool isChosen)
{
    QList<JobId> different;
    for (const JobId id : ids) {
        if (m_chosen.contains(id) == isChosen || (isChosen && !isHeld(id)))
            continue;
        if (isChosen)
            m_chosen.insert(id);
        else
            m_chosen.remove(id);
        different += id;
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

int JobChoice::chooseLargerThan(qint64 pixels)
{
    QList<JobId> larger;
    int unknown = 0;
    for (const JobId id : held(false)) {
        const ImageRef image = m_manager.jobAt(m_manager.rowOf(id)).image;
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
    QList<JobId> ids;
    const int count = m_manager.counts().at(static_cast<size_t>(JobState::Held)) > 0 ? m_manager.count() : 0;
    for (int row = 0; row < count; ++row) {
        if (m_manager.stateAt(row) != JobState::Held)
            continue;
        if (const JobId id = m_manager.idAt(row); m_chosen.contains(id) == isChosen)
            ids += id;
    }
    return ids;
}

void JobChoice::dropOthers()
{
    QList<JobId> gone;
    for (const JobId id : std::as_const(m_chosen)) {
        if (!isHeld(id))
            gone += id;
    }
    set(gone, false);
}

} // namespace bowerbird
