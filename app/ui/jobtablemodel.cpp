// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#include "ui/jobtablemodel.h"

#include "media/thumbnailcache.h"
#include "ui/filelooker.h"
#include "ui/handoffdesk.h"
#include "ui/jobchoice.h"
#include "ui/rowpreviews.h"
#include "ui/rowthumbnails.h"

#include <QFile>

#include <algorithm>
#include <utility>

namespace bowerbird {

namespace {

constexpr int kLastColumn = kJobColumnCount - 1;
constexpr qsizetype kManyTicks = 1'000; // looking for their rows would take longer than painting all

bool mayLoseFile(const Job &job)
{
    const bool isKnown = job.state == JobState::Skipped && job.skipReason == SkipReason::AlreadyDownloaded;
    return (job.state == JobState::Finished || isKnown) && !job.file.path.isEmpty();
}

QList<int> rolesFor(JobFields fields)
{
    if (fields == JobFields(JobField::Progress))
        return {Qt::DisplayRole, Qt::AccessibleTextRole, JobRole::SortRole, JobRole::ProgressRole};
    if (fields == JobFields(JobField::Order))
        return {JobRole::SortRole};
    return {}; // everything
}

// First and last of the columns that may look different.
std::pair<JobColumn, JobColumn> columnsFor(JobFields fields)
{
    if (fields == JobFields(JobField::Progress))
        return {JobColumn::Progress, JobColumn::TimeLeft};
    if (fields == JobFields(JobField::Order))
        return {JobColumn::Thumbnail, JobColumn::Thumbnail};
    return {static_cast<JobColumn>(0), static_cast<JobColumn>(kLastColumn)};
}

} // namespace

JobTableModel::JobTableModel(DownloadManager &manager, ThumbnailCache &thumbnails, QObject *parent)
    : QAbstractTableModel(parent)
    , m_manager(manager)
    , m_thumbnails(new RowThumbnails(thumbnails, this))
    , m_looker(new FileLooker(this))
    , m_count(manager.count())
{
    connect(&m_manager, &DownloadManager::jobsAdded, this, &JobTableModel::insertAdded);
    connect(&m_manager, &DownloadManager::jobsAboutToBeRemoved, this, &JobTableModel::announceRemoval);
    connect(&m_manager, &DownloadManager::jobsRemoved, this, &JobTableModel::finishRemoval);
    connect(&m_manager, &DownloadManager::jobsAboutToBeReset, this, [this](const QList<RowSpan> &leaving) {
        m_leaving = leaving;
        beginResetModel();
    });
    connect(&m_manager, &DownloadManager::jobsReset, this, [this] {
        m_count = m_manager.count();
        endResetModel();
        m_leaving.clear();
    });
    connect(&m_manager, &DownloadManager::jobsChanged, this, &JobTableModel::announceChanges);
    connect(&m_manager, &DownloadManager::pausedChanged, this, &JobTableModel::announcePause);
    connect(m_thumbnails, &RowThumbnails::changed, this, &JobTableModel::announceThumbnails);
    connect(m_looker, &FileLooker::looked, this, [this](const QList<FileLooker::File> &files) {
        for (const FileLooker::File &file : files) {
            const int row = rowOf(file.id);
            const bool isCurrent = row >= 0 && row < m_count && jobAt(row).file.path == file.path;
            if (isCurrent) // else it was moved or downloaded again meanwhile
                noteFile(row, file.isThere);
        }
    });
    noteDeleted(0, m_count - 1);
}

JobTableModel::~JobTableModel() = default;

int JobTableModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : m_count;
}

int JobTableModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : kJobColumnCount;
}

void JobTableModel::setChoice(const JobChoice *choice)
{
    m_choice = choice;
    if (choice)
        connect(choice, &JobChoice::changed, this, &JobTableModel::announceTicks);
}

void JobTableModel::setPreviews(RowPreviews *previews)
{
    m_previews = previews;
    m_thumbnails->setPreviews(previews);
}

void JobTableModel::wantPreviews(const QList<JobId> &ids)
{
    if (m_previews)
        m_previews->want(ids);
}

// One span from the first to the last: there may be thousands, and only what is seen is painted.
void JobTableModel::announceTicks(const QList<JobId> &ids)
{
    int first = ids.size() > kManyTicks ? 0 : m_count;
    int last = ids.size() > kManyTicks ? m_count - 1 : -1;
    for (const JobId id : ids.first(std::min(ids.size(), kManyTicks))) {
        const int row = rowOf(id);
        if (row < 0 || row >= m_count)
            continue;
        first = std::min(first, row);
        last = std::max(last, row);
    }
    constexpr int kColumn = static_cast<int>(JobColumn::Thumbnail);
    if (first <= last)
        Q_EMIT dataChanged(index(first, kColumn), index(last, kColumn), {Qt::CheckStateRole});
}

void JobTableModel::setHandoff(const HandoffDesk *desk)
{
    m_handoff = desk;
    if (!desk)
        return;
    connect(desk, &HandoffDesk::changed, this, [this](const QList<JobId> &ids) {
        for (const JobId id : ids) {
            if (const int row = rowOf(id); row >= 0 && row < m_count)
                Q_EMIT dataChanged(index(row, 0), index(row, kJobColumnCount - 1));
        }
    });
}

void JobTableModel::setThumbnailSize(int edgePx, qreal devicePixelRatio, ThumbnailFit fit)
{
    m_thumbnails->setSize(edgePx, devicePixelRatio, fit);
}

bool JobTableModel::dependsOn(JobColumn column, JobFields fields)
{
    switch (column) {
    case JobColumn::Host:
    case JobColumn::Title:
    case JobColumn::Album:
    case JobColumn::Added:
        return false;
    case JobColumn::Thumbnail:
        return fields.testFlag(JobField::Order);
    case JobColumn::Progress:
    case JobColumn::Size:
    case JobColumn::Speed:
    case JobColumn::TimeLeft:
        return bool(fields & (JobFields(JobField::State) | JobField::Progress | JobField::Facts));
    default:
        return bool(fields & (JobFields(JobField::State) | JobField::Facts));
    }
}

void JobTableModel::lookForFile(JobId id)
{
    const int row = rowOf(id);
    if (row < 0 || row >= m_count)
        return;
    noteFile(row, QFile::exists(jobAt(row).file.path));
}

void JobTableModel::lookForFiles(const QList<JobId> &ids)
{
    QList<FileLooker::File> files;
    for (const JobId id : ids) {
        const int row = rowOf(id);
        if (row < 0 || row >= m_count)
            continue;
        if (const Job job = jobAt(row); mayLoseFile(job))
            files.append({.id = id, .path = job.file.path});
    }
    m_looker->look(files);
}

void JobTableModel::noteFile(int row, bool isThere)
{
    const JobId id = m_manager.idAt(row);
    const bool isGone = !isThere && mayLoseFile(jobAt(row));
    if (isGone == m_filesGone.contains(id))
        return;
    if (isGone)
        m_filesGone.insert(id);
    else
        m_filesGone.remove(id);
    Q_EMIT dataChanged(index(row, 0), index(row, kLastColumn));
}

void JobTableModel::announcePause()
{
    constexpr int kState = static_cast<int>(JobColumn::State);
    if (m_count > 0)
        Q_EMIT dataChanged(index(0, kState), index(m_count - 1, kState), {Qt::DisplayRole, Qt::AccessibleTextRole});
}

void JobTableModel::insertAdded(int first, int last)
{
    beginInsertRows({}, first, last);
    m_count += last - first + 1;
    noteDeleted(first, last);
    endInsertRows();
}

void JobTableModel::noteDeleted(int first, int last)
{
    for (int row = first; row <= last; ++row) {
        if (m_manager.stateAt(row) != JobState::Skipped) // rows come by the hundred thousand
            continue;
        const Job job = jobAt(row);
        if (mayLoseFile(job) && !QFile::exists(job.file.path))
            m_filesGone.insert(job.id);
    }
}

void JobTableModel::announceRemoval(int first, int last)
{
    beginRemoveRows({}, first, last);
    for (int row = first; row <= last; ++row)
        m_thumbnails->forget(m_manager.idAt(row));
    m_count -= last - first + 1;
}

void JobTableModel::finishRemoval()
{
    endRemoveRows();
}

void JobTableModel::announceChanges(const QList<RowSpan> &spans, JobFields fields)
{
    const auto [firstColumn, lastColumn] = columnsFor(fields);
    const QList<int> roles = rolesFor(fields);
    for (const RowSpan span : spans) {
        const int last = std::min(span.last, m_count - 1);
        for (int row = span.first; row <= last && !m_filesGone.isEmpty(); ++row) {
            const Job job = jobAt(row);
            if (!mayLoseFile(job)) // it is being downloaded once more
                m_filesGone.remove(job.id);
        }
        if (span.first <= last)
            Q_EMIT dataChanged(index(span.first, static_cast<int>(firstColumn)),
                               index(last, static_cast<int>(lastColumn)), roles);
    }
    Q_EMIT jobsChanged(spans, fields);
}

void JobTableModel::announceThumbnails(const QList<JobId> &ids)
{
    std::vector<int> rows;
    for (const JobId id : ids) {
        if (const int row = rowOf(id); row >= 0 && row < m_count)
            rows.push_back(row);
    }
    std::ranges::sort(rows);
    constexpr int kColumn = static_cast<int>(JobColumn::Thumbnail);
    for (size_t i = 0; i < rows.size();) {
        size_t end = i + 1;
        while (end < rows.size() && rows[end] <= rows[end - 1] + 1)
            ++end;
        Q_EMIT dataChanged(index(rows[i], kColumn), index(rows[end - 1], kColumn), {Qt::DecorationRole});
        i = end;
    }
}

} // namespace bowerbird
