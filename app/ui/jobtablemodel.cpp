// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#include "ui/jobtablemodel.h"

#include "core/redact.h"
#include "media/thumbnailcache.h"
#include "ui/failuretext.h"
#include "ui/formatting.h"
#include "ui/handoffdesk.h"
#include "ui/handofftext.h"
#include "ui/jobchoice.h"
#include "ui/jobsorting.h"
#include "ui/jobtext.h"
#include "ui/rowpreviews.h"
#include "ui/rowthumbnails.h"

#include <QDir>
#include <QFile>

#include <algorithm>
#include <cmath>
#include <utility>

namespace bowerbird {

namespace {

constexpr int kLastColumn = kJobColumnCount - 1;

bool isNumeric(JobColumn column)
{
    return column == JobColumn::Size || column == JobColumn::Speed || column == JobColumn::TimeLeft ||
           column == JobColumn::Dimensions || column == JobColumn::Attempts;
}

QVariant sortValue(const Job &job, JobColumn column)
{
    switch (column) {
    case JobColumn::Name:
        return jobName(job);
    case JobColumn::Host:
        return jobHost(job);
    case JobColumn::Title:
        return job.image.title;
    case JobColumn::Album:
        return job.image.album;
    case JobColumn::Path:
        return job.file.path;
    default:
        return sortNumber(job, column);
    }
}

QString typeName(const Job &job)
{
    const ImageType type = job.file.type != ImageType::Unknown ? job.file.type : job.image.type;
    return fileExtension(type).toUpper();
}

// Only what has been decoded can have a thumbnail; the cache would look for the others on the disk.
bool mayHaveThumbnail(JobState state)
{
    return state == JobState::Finished || state == JobState::Verifying;
}

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
    , m_count(manager.count())
{
    connect(&m_manager, &DownloadManager::jobsAdded, this, &JobTableModel::insertAdded);
    connect(&m_manager, &DownloadManager::jobsAboutToBeRemoved, this, &JobTableModel::announceRemoval);
    connect(&m_manager, &DownloadManager::jobsRemoved, this, &JobTableModel::finishRemoval);
    connect(&m_manager, &DownloadManager::jobsAboutToBeReset, this, &JobTableModel::beginResetModel);
    connect(&m_manager, &DownloadManager::jobsReset, this, [this] {
        m_count = m_manager.count();
        endResetModel();
    });
    connect(&m_manager, &DownloadManager::jobsChanged, this, &JobTableModel::announceChanges);
    connect(&m_manager, &DownloadManager::pausedChanged, this, &JobTableModel::announcePause);
    connect(m_thumbnails, &RowThumbnails::changed, this, &JobTableModel::announceThumbnails);
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

QVariant JobTableModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid) || index.row() >= m_manager.count())
        return {};
    const auto column = static_cast<JobColumn>(index.column());
    switch (role) { // what needs no job
    case Qt::TextAlignmentRole:
        return QVariant(static_cast<int>((isNumeric(column) ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter));
    case Qt::FontRole:
    case Qt::ForegroundRole:
    case Qt::BackgroundRole:
        return {};
    case Qt::CheckStateRole:
        if (!hasTick(index))
            return {};
        return static_cast<int>(m_choice->isChosen(m_manager.idAt(index.row())) ? Qt::Checked : Qt::Unchecked);
    case Qt::DecorationRole:
        return column == JobColumn::Thumbnail ? picture(index.row()) : QVariant();
    case JobRole::JobIdRole:
        return QVariant::fromValue(m_manager.idAt(index.row()));
    case JobRole::StateRole:
        return static_cast<int>(m_manager.stateAt(index.row()));
    default:
        return jobData(m_manager.jobAt(index.row()), column, role);
    }
}

QVariant JobTableModel::jobData(const Job &job, JobColumn column, int role) const
{
    switch (role) {
    case Qt::DisplayRole:
        return displayData(job, column);
    case Qt::AccessibleTextRole:
        return column == JobColumn::Thumbnail ? QVariant(jobName(job)) : displayData(job, column);
    case Qt::AccessibleDescriptionRole:
        return column == JobColumn::Name ? QVariant(jobSubtitle(job)) : QVariant();
    case Qt::ToolTipRole:
        return toPlainToolTip(jobToolTip(job));
    case JobRole::SortRole:
        return sortValue(job, column);
    default:
        return roleData(job, role);
    }
}

bool JobTableModel::hasTick(const QModelIndex &index) const
{
    return m_choice && index.column() == static_cast<int>(JobColumn::Thumbnail) &&
           m_manager.stateAt(index.row()) == JobState::Held;
}

Qt::ItemFlags JobTableModel::flags(const QModelIndex &index) const
{
    const Qt::ItemFlags usual = QAbstractTableModel::flags(index);
    const bool isShown = index.isValid() && index.row() < m_manager.count();
    return isShown && hasTick(index) ? usual | Qt::ItemIsUserCheckable : usual;
}

QVariant JobTableModel::picture(int row) const
{
    const JobState state = m_manager.stateAt(row);
    if (mayHaveThumbnail(state))
        return m_thumbnails->pixmap(m_manager.idAt(row));
    const QPixmap preview = m_thumbnails->preview(m_manager.idAt(row));
    return preview.isNull() ? QVariant() : QVariant(preview);
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
    int first = m_count;
    int last = -1;
    for (const JobId id : ids) {
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

const HandedOff *JobTableModel::handedOff(const Job &job) const
{
    return m_handoff ? m_handoff->find(job.id) : nullptr;
}

QVariant JobTableModel::handedOffData(const HandedOff &job, JobColumn column) const
{
    switch (column) {
    case JobColumn::State:
        return handedOffText(job);
    case JobColumn::Progress:
        return formatPercent(handedOffProgress(job));
    case JobColumn::Size:
        return job.total > 0 ? QVariant(formatBytes(job.total)) : QVariant();
    case JobColumn::Speed:
        return job.bytesPerSecond > 0 ? formatSpeed(static_cast<double>(job.bytesPerSecond)) : QString();
    case JobColumn::TimeLeft:
        return QString();
    default:
        return {};
    }
}

QVariant JobTableModel::displayData(const Job &job, JobColumn column) const
{
    if (const HandedOff *elsewhere = handedOff(job)) {
        if (const QVariant own = handedOffData(*elsewhere, column); own.isValid())
            return own;
    }
    switch (column) {
    case JobColumn::Thumbnail:
        return {};
    case JobColumn::Name:
        return jobName(job);
    case JobColumn::State:
        if (isDeleted(job))
            return deletedText();
        return isFileGone(job) ? fileGoneText() : jobStateText(job, QDateTime::currentDateTime(), m_manager.isPaused());
    case JobColumn::Progress:
        return formatPercent(jobProgress(job));
    case JobColumn::Size:
        return formatBytes(jobSizeBytes(job));
    case JobColumn::Speed:
        return job.state == JobState::Transferring ? formatSpeed(job.bytesPerSecond) : QString();
    case JobColumn::TimeLeft:
        return formatDuration(jobTimeLeft(job));
    case JobColumn::Host:
        return jobHost(job);
    case JobColumn::Title:
        return toSingleLine(job.image.title);
    case JobColumn::Album:
        return toSingleLine(job.image.album);
    case JobColumn::Dimensions: {
        const Dimensions size = jobDimensions(job);
        return formatDimensions(size.widthPx, size.heightPx);
    }
    case JobColumn::Added:
        return formatDateTime(job.addedAt);
    case JobColumn::Finished:
        return formatDateTime(job.finishedAt);
    case JobColumn::Attempts:
        return job.attempts > 0 ? formatCount(job.attempts) : QString();
    case JobColumn::Path:
        return QDir::toNativeSeparators(job.file.path);
    }
    return {};
}

QVariant JobTableModel::roleData(const Job &job, int role) const
{
    switch (role) {
    case JobRole::ProgressRole:
        if (const HandedOff *elsewhere = handedOff(job))
            return handedOffProgress(*elsewhere);
        return jobProgress(job);
    case JobRole::SubtitleRole:
        if (isDeleted(job))
            return deletedAdvice();
        return isFileGone(job) ? fileGoneAdvice() : jobSubtitle(job);
    case JobRole::FailureTextRole:
        return failureText(job);
    case JobRole::WarningRole:
        return static_cast<int>(job.file.warning);
    case JobRole::UrlRole:
        return redactedUrl(job.image.url);
    case JobRole::PathRole:
        return job.file.path;
    case JobRole::TypeRole:
        return typeName(job);
    default:
        return {};
    }
}

QVariant JobTableModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    const bool isColumn = orientation == Qt::Horizontal && section >= 0 && section < kJobColumnCount;
    if (!isColumn)
        return {};
    const auto column = static_cast<JobColumn>(section);
    if (role == Qt::DisplayRole && column != JobColumn::Thumbnail)
        return columnTitle(column);
    if (role == Qt::AccessibleTextRole || role == Qt::ToolTipRole)
        return columnTitle(column);
    if (role == Qt::TextAlignmentRole)
        return QVariant(static_cast<int>((isNumeric(column) ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter));
    return {};
}

QHash<int, QByteArray> JobTableModel::roleNames() const
{
    QHash<int, QByteArray> names = QAbstractTableModel::roleNames();
    names.insert({{JobRole::JobIdRole, "jobId"},
                  {JobRole::StateRole, "state"},
                  {JobRole::SortRole, "sort"},
                  {JobRole::ProgressRole, "progress"},
                  {JobRole::SubtitleRole, "subtitle"},
                  {JobRole::FailureTextRole, "failureText"},
                  {JobRole::WarningRole, "warning"},
                  {JobRole::UrlRole, "url"},
                  {JobRole::PathRole, "path"},
                  {JobRole::TypeRole, "type"}});
    return names;
}

void JobTableModel::setThumbnailSize(int edgePx, qreal devicePixelRatio)
{
    m_thumbnails->setSize(edgePx, devicePixelRatio);
}

QString JobTableModel::columnTitle(JobColumn column)
{
    switch (column) {
    case JobColumn::Thumbnail:
        return tr("Thumbnail");
    case JobColumn::Name:
        return tr("Name");
    case JobColumn::State:
        return tr("State");
    case JobColumn::Progress:
        return tr("Progress");
    case JobColumn::Size:
        return tr("Size");
    case JobColumn::Speed:
        return tr("Speed");
    case JobColumn::TimeLeft:
        return tr("Time Left");
    case JobColumn::Host:
        return tr("Host");
    case JobColumn::Title:
        return tr("Title");
    case JobColumn::Album:
        return tr("Album");
    case JobColumn::Dimensions:
        return tr("Dimensions");
    case JobColumn::Added:
        return tr("Added");
    case JobColumn::Finished:
        return tr("Finished");
    case JobColumn::Attempts:
        return tr("Attempts");
    case JobColumn::Path:
        break;
    }
    return tr("Path");
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
    const Job &job = jobAt(row);
    const bool isGone = mayLoseFile(job) && !QFile::exists(job.file.path);
    if (isGone == m_filesGone.contains(id))
        return;
    if (isGone)
        m_filesGone.insert(id);
    else
        m_filesGone.remove(id);
    Q_EMIT dataChanged(index(row, 0), index(row, kLastColumn));
}

bool JobTableModel::isFileGone(const Job &job) const
{
    return job.state == JobState::Finished && m_filesGone.contains(job.id);
}

// What the history knows and has no file for is left out only because a person has deleted it.
bool JobTableModel::isDeleted(const Job &job) const
{
    return job.state == JobState::Skipped && m_filesGone.contains(job.id);
}

QString JobTableModel::failureText(const Job &job) const
{
    return isFileGone(job) ? fileGoneAdvice() : jobFailureText(job);
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
