// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "engine/downloadmanager.h"
#include "ui/jobcolumns.h"
#include "ui/rowthumbnails.h"

#include <QAbstractTableModel>
#include <QSet>

namespace bowerbird {

class FileLooker;
class HandoffDesk;
class JobChoice;
class RowPreviews;
struct HandedOff;
class ThumbnailCache;

// The manager's jobs as a table: row = the manager's row, columns and roles as in jobcolumns.h. It keeps no copy of a
// job; data() reads the manager's.
//
// Each batch of the manager becomes one dataChanged per merged span, with its roles, and over the columns concerned
// only. Thumbnails are made when a view asks for a row's DecorationRole, and only for jobs whose bytes are here.
//
// Thread: UI. Borrows: manager and thumbnails, which outlive it. Owns: the pixmaps.
class JobTableModel : public QAbstractTableModel
{
    Q_OBJECT
public:
    JobTableModel(DownloadManager &manager, ThumbnailCache &thumbnails, QObject *parent = nullptr);
    ~JobTableModel() override;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role = Qt::DisplayRole) const override;
    [[nodiscard]] QHash<int, QByteArray> roleNames() const override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex &index) const override;

    [[nodiscard]] DownloadManager &manager() const { return m_manager; }
    [[nodiscard]] Job jobAt(int row) const { return m_manager.jobAt(row); }
    [[nodiscard]] int rowOf(JobId id) const { return m_manager.rowOf(id); } // -1 = no such job

    // The rows that go while the model is being reset, sorted and merged; the others stay in their order.
    [[nodiscard]] const QList<RowSpan> &leavingRows() const { return m_leaving; }

    // What DecorationRole gives: pictures of this edge (device independent) for screens of this ratio. The view that is
    // seen says it whenever it paints.
    void setThumbnailSize(int edgePx, qreal devicePixelRatio, ThumbnailFit fit = ThumbnailFit::Square);

    // Whose word on a job counts where it has one; may be null. It outlives the model.
    void setHandoff(const HandoffDesk *desk);

    // The ticks of images that wait to be chosen, and their previews; may be null. They outlive the model.
    void setChoice(const JobChoice *choice);
    void setPreviews(RowPreviews *previews);
    // Rows that are seen or will be next: only theirs are fetched.
    void wantPreviews(const QList<JobId> &ids);

    // Looks whether the file of a finished job is still there, and says so in its row. Nobody asks for each row: that
    // would be a look at the disk each.
    void lookForFile(JobId id);
    // The same of rows that are seen, off the UI thread; the first ones first. The latest call counts.
    void lookForFiles(const QList<JobId> &ids);
    [[nodiscard]] bool isFileGone(const Job &job) const; // as far as it has been looked for

    [[nodiscard]] static QString columnTitle(JobColumn column); // also for menus
    // What a change of `fields` can alter in `column`.
    [[nodiscard]] static bool dependsOn(JobColumn column, JobFields fields);

Q_SIGNALS:
    // The manager's jobsChanged, after the dataChanged signals it caused; for those who sort and filter.
    void jobsChanged(const QList<bowerbird::RowSpan> &spans, bowerbird::JobFields fields);

private:
    void insertAdded(int first, int last);
    void announceRemoval(int first, int last);
    void finishRemoval();
    void announceChanges(const QList<RowSpan> &spans, JobFields fields);
    void announceThumbnails(const QList<JobId> &ids);
    void announceTicks(const QList<JobId> &ids);
    void announcePause();
    void noteDeleted(int first, int last);
    void noteFile(int row, bool isThere);
    [[nodiscard]] bool isDeleted(const Job &job) const; // left out, since a person has deleted its picture
    [[nodiscard]] QString failureText(const Job &job) const;
    [[nodiscard]] bool hasTick(const QModelIndex &index) const;
    [[nodiscard]] QVariant picture(int row) const;
    [[nodiscard]] QVariant jobData(const Job &job, JobColumn column, int role) const;
    [[nodiscard]] QVariant displayData(const Job &job, JobColumn column) const;
    [[nodiscard]] QVariant handedOffData(const HandedOff &job, JobColumn column) const; // invalid: nothing of its own
    [[nodiscard]] const HandedOff *handedOff(const Job &job) const;                     // null: it was not
    [[nodiscard]] QVariant roleData(const Job &job, int role) const;

    DownloadManager &m_manager;
    RowThumbnails *m_thumbnails;
    FileLooker *m_looker;
    const HandoffDesk *m_handoff = nullptr;
    const JobChoice *m_choice = nullptr;
    RowPreviews *m_previews = nullptr;
    // What the views have been told: the manager has already added its rows when it says so.
    int m_count = 0;
    QList<RowSpan> m_leaving;
    QSet<JobId> m_filesGone;
};

} // namespace bowerbird
