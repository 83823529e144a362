// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/jobid.h"
#include "engine/downloadmanager.h"
#include "engine/workerinfo.h"

#include <QAbstractTableModel>
#include <QTimer>

#include <optional>
#include <vector>

namespace bowerbird {

enum class WorkerColumn : quint8 { Name, State, Job, Progress, Speed, Since, Done };

inline constexpr int kWorkerColumnCount = static_cast<int>(WorkerColumn::Done) + 1;

// The workers that are alive, by number: what each is doing. JobRole::JobIdRole gives the job (invalid while idle),
// JobRole::ProgressRole and StateRole those of the job, as in JobTableModel, so that ProgressDelegate paints both.
//
// Thread: UI. Borrows: the manager, which outlives it.
class WorkerModel : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Role : int { NumberRole = Qt::UserRole + 100, WorkerStateRole }; // int; int, a WorkerState

    explicit WorkerModel(DownloadManager &manager, QObject *parent = nullptr);

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role = Qt::DisplayRole) const override;

private:
    void takeWorkers();
    void removeGone(const std::vector<WorkerInfo> &now);
    void insertNew(const std::vector<WorkerInfo> &now);
    void heedJobs(const QList<RowSpan> &spans);
    void tick();
    [[nodiscard]] std::optional<Job> jobOf(const WorkerInfo &worker) const; // nothing while idle
    [[nodiscard]] QVariant displayData(const WorkerInfo &worker, WorkerColumn column) const;

    DownloadManager &m_manager;
    std::vector<WorkerInfo> m_workers; // as the views know them
    QTimer m_clock;                    // each second: how long it has been
};

} // namespace bowerbird
