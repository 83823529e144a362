// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

// What the cells of JobTableModel hold, column by column and role by role.

#include "ui/jobtablemodel.h"

#include "core/redact.h"
#include "ui/failuretext.h"
#include "ui/formatting.h"
#include "ui/handoffdesk.h"
#include "ui/handofftext.h"
#include "ui/jobchoice.h"
#include "ui/jobsorting.h"
#include "ui/jobtext.h"
#include "ui/rowthumbnails.h"

#include <QDir>

namespace bowerbird {

namespace {

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

} // namespace

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
        return isFileGone(job) ? QString() : formatPercent(jobProgress(job));
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
        return isFileGone(job) ? 0.0 : jobProgress(job);
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
    case JobRole::FileGoneRole:
        return isFileGone(job);
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
                  {JobRole::TypeRole, "type"},
                  {JobRole::FileGoneRole, "fileGone"}});
    return names;
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

} // namespace bowerbird
