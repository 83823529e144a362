// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#include "ui/workermodel.h"

#include "ui/formatting.h"
#include "ui/jobcolumns.h"
#include "ui/jobtext.h"

#include <algorithm>

namespace bowerbird {

using namespace std::chrono_literals;

namespace {

QString stateName(WorkerState state)
{
    switch (state) {
    case WorkerState::Idle:
        return WorkerModel::tr("Idle");
    case WorkerState::Busy:
        return WorkerModel::tr("Busy");
    case WorkerState::Retiring:
        break;
    }
    return WorkerModel::tr("Leaves after this picture");
}

bool isSame(const WorkerInfo &a, const WorkerInfo &b)
{
    return a.number == b.number && a.state == b.state && a.job == b.job && a.since == b.since &&
           a.imagesDone == b.imagesDone && a.wait == b.wait;
}

QString waitText(const WaitReason &wait)
{
    const auto left = std::chrono::ceil<std::chrono::seconds>(wait.until - std::chrono::steady_clock::now());
    const QString time = left.count() > 0 ? formatDuration(left) : QString();
    const QString host = isolated(wait.host);
    switch (wait.kind) {
    case WaitReason::Kind::None:
        break;
    case WaitReason::Kind::NoJob:
        return WorkerModel::tr("nothing left to do");
    case WaitReason::Kind::QueuePaused:
        return WorkerModel::tr("the queue is paused");
    case WaitReason::Kind::HostPaused:
        return time.isEmpty() ? WorkerModel::tr("%1 is left alone for a while", "a host").arg(host)
                              : WorkerModel::tr("%1 is left alone for %2", "a host; a time").arg(host, time);
    case WaitReason::Kind::HostCeiling:
        return WorkerModel::tr("%1 is asked by as many as it stands", "a host").arg(host);
    case WaitReason::Kind::RetryLater:
        if (!time.isEmpty())
            return WorkerModel::tr("next attempt in %1", "a time").arg(time);
        break;
    }
    return WorkerModel::tr("waits for an image");
}

bool holds(const std::vector<WorkerInfo> &workers, int number)
{
    return std::ranges::binary_search(workers, number, {}, &WorkerInfo::number);
}

} // namespace

WorkerModel::WorkerModel(DownloadManager &manager, QObject *parent)
    : QAbstractTableModel(parent)
    , m_manager(manager)
    , m_workers(manager.workers())
{
    m_clock.setInterval(1s);
    connect(&m_clock, &QTimer::timeout, this, &WorkerModel::tick);
    m_clock.start();
    connect(&m_manager, &DownloadManager::workersChanged, this, &WorkerModel::takeWorkers);
    connect(&m_manager, &DownloadManager::jobsChanged, this, [this](const QList<RowSpan> &spans) { heedJobs(spans); });
}

int WorkerModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_workers.size());
}

int WorkerModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : kWorkerColumnCount;
}

std::optional<Job> WorkerModel::jobOf(const WorkerInfo &worker) const
{
    const int row = worker.job.isValid() ? m_manager.rowOf(worker.job) : -1;
    return row >= 0 ? std::optional(m_manager.jobAt(row)) : std::nullopt;
}

QVariant WorkerModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const WorkerInfo &worker = m_workers[static_cast<size_t>(index.row())];
    const std::optional<Job> job = jobOf(worker);
    switch (role) {
    case Qt::DisplayRole:
    case Qt::AccessibleTextRole:
        return displayData(worker, static_cast<WorkerColumn>(index.column()));
    case Qt::ToolTipRole:
        return job ? toPlainToolTip(jobToolTip(*job)) : QString();
    case NumberRole:
        return worker.number;
    case WorkerStateRole:
        return static_cast<int>(worker.state);
    case JobRole::JobIdRole:
        return QVariant::fromValue(worker.job);
    case JobRole::StateRole:
        return job ? QVariant(static_cast<int>(job->state)) : QVariant();
    case JobRole::ProgressRole:
        return job ? QVariant(jobProgress(*job)) : QVariant();
    default:
        return {};
    }
}

QVariant WorkerModel::displayData(const WorkerInfo &worker, WorkerColumn column) const
{
    const std::optional<Job> job = jobOf(worker);
    switch (column) {
    case WorkerColumn::Name:
        return tr("Worker %1").arg(worker.number);
    case WorkerColumn::State:
        return stateName(worker.state);
    case WorkerColumn::Job:
        return job ? jobName(*job) : waitText(worker.wait);
    case WorkerColumn::Progress:
        return job ? formatPercent(jobProgress(*job)) : QString();
    case WorkerColumn::Speed:
        return job && job->state == JobState::Transferring ? formatSpeed(job->bytesPerSecond) : QString();
    case WorkerColumn::Since: {
        const auto length = std::chrono::steady_clock::now() - worker.since;
        return formatDuration(std::max(0ms, std::chrono::duration_cast<std::chrono::milliseconds>(length)));
    }
    case WorkerColumn::Done:
        return formatCount(worker.imagesDone);
    }
    return {};
}

QVariant WorkerModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (static_cast<WorkerColumn>(section)) {
    case WorkerColumn::Name:
        return tr("Worker");
    case WorkerColumn::State:
        return tr("State");
    case WorkerColumn::Job:
        return tr("Picture");
    case WorkerColumn::Progress:
        return tr("Progress");
    case WorkerColumn::Speed:
        return tr("Speed");
    case WorkerColumn::Since:
        return tr("Since");
    case WorkerColumn::Done:
        return tr("Done", "number of pictures");
    }
    return {};
}

void WorkerModel::takeWorkers()
{
    const std::vector<WorkerInfo> now = m_manager.workers();
    removeGone(now);
    insertNew(now);
    for (int row = 0; row < rowCount(); ++row) {
        WorkerInfo &known = m_workers[static_cast<size_t>(row)];
        if (isSame(known, now[static_cast<size_t>(row)]))
            continue;
        known = now[static_cast<size_t>(row)];
        Q_EMIT dataChanged(index(row, 0), index(row, kWorkerColumnCount - 1));
    }
}

void WorkerModel::removeGone(const std::vector<WorkerInfo> &now)
{
    for (int row = rowCount() - 1; row >= 0; --row) {
        if (holds(now, m_workers[static_cast<size_t>(row)].number))
            continue;
        beginRemoveRows({}, row, row);
        m_workers.erase(m_workers.begin() + row);
        endRemoveRows();
    }
}

void WorkerModel::insertNew(const std::vector<WorkerInfo> &now)
{
    for (int row = 0; row < static_cast<int>(now.size()); ++row) {
        const WorkerInfo &worker = now[static_cast<size_t>(row)];
        if (row < rowCount() && m_workers[static_cast<size_t>(row)].number == worker.number)
            continue;
        beginInsertRows({}, row, row);
        m_workers.insert(m_workers.begin() + row, worker);
        endInsertRows();
    }
}

void WorkerModel::heedJobs(const QList<RowSpan> &spans)
{
    const auto isIn = [&spans](int jobRow) {
        const auto span = std::ranges::lower_bound(spans, jobRow, {}, &RowSpan::last);
        return span != spans.end() && span->first <= jobRow;
    };
    for (int row = 0; row < rowCount(); ++row) {
        const JobId job = m_workers[static_cast<size_t>(row)].job;
        const int jobRow = job.isValid() ? m_manager.rowOf(job) : -1;
        if (jobRow >= 0 && isIn(jobRow))
            Q_EMIT dataChanged(index(row, static_cast<int>(WorkerColumn::Job)),
                               index(row, static_cast<int>(WorkerColumn::Speed)));
    }
}

void WorkerModel::tick()
{
    constexpr int kSince = static_cast<int>(WorkerColumn::Since);
    if (rowCount() > 0)
        Q_EMIT dataChanged(index(0, kSince), index(rowCount() - 1, kSince), {Qt::DisplayRole});
}

} // namespace bowerbird
