// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#include "ui/previewwishes.h"

#include "ui/jobfiltermodel.h"

#include <QGuiApplication>

#include <algorithm>
#include <utility>

namespace bowerbird {

namespace {

constexpr std::chrono::milliseconds kPause{80};

} // namespace

PreviewWishes::PreviewWishes(JobFilterModel &jobs, SeenRows seen, QObject *parent)
    : QObject(parent)
    , m_jobs(jobs)
    , m_seen(std::move(seen))
{
    m_timer.setSingleShot(true);
    m_timer.setInterval(kPause);
    connect(&m_timer, &QTimer::timeout, this, &PreviewWishes::tell);
    for (const auto signal : {&QAbstractItemModel::rowsInserted, &QAbstractItemModel::rowsRemoved})
        connect(&m_jobs, signal, this, &PreviewWishes::soon);
    connect(&m_jobs, &QAbstractItemModel::modelReset, this, &PreviewWishes::soon);
    connect(&m_jobs, &QAbstractItemModel::layoutChanged, this, &PreviewWishes::soon);
    // Files may have been moved or deleted by other programs meanwhile.
    connect(qGuiApp, &QGuiApplication::applicationStateChanged, this, &PreviewWishes::soon);
}

void PreviewWishes::soon()
{
    if (!m_timer.isActive())
        m_timer.start();
}

void PreviewWishes::tell()
{
    const std::optional<RowSpan> seen = m_seen();
    if (!seen)
        return;
    QList<JobId> held;
    QList<JobId> done;
    const int seenCount = std::max(0, seen->last - seen->first + 1);
    const int end = std::min(m_jobs.rowCount(), seen->first + 2 * seenCount);
    for (int row = seen->first; row < end; ++row) {
        const QModelIndex index = m_jobs.index(row, static_cast<int>(JobColumn::Thumbnail));
        const auto state = static_cast<JobState>(index.data(JobRole::StateRole).toInt());
        if (state == JobState::Held)
            held += m_jobs.jobIdAt(row);
        else if (state == JobState::Finished || state == JobState::Skipped)
            done += m_jobs.jobIdAt(row);
    }
    m_jobs.jobs().wantPreviews(held);
    m_jobs.jobs().lookForFiles(done);
}

} // namespace bowerbird
