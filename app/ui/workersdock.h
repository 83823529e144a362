// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/jobid.h"

#include <QDockWidget>
#include <QTimer>

class QListView;

namespace bowerbird {

class DownloadManager;
class WorkerModel;

// The workers that are alive, each a lane by its name: idle, busy with which image, or retiring.
//
// Thread: UI. Borrows: the manager, which outlives it.
class WorkersDock : public QDockWidget
{
    Q_OBJECT
public:
    explicit WorkersDock(DownloadManager &manager, QWidget *parent = nullptr);

    [[nodiscard]] QListView *lanes() const { return m_lanes; }

    static constexpr std::chrono::milliseconds kRepaintInterval{33};

Q_SIGNALS:
    void jobChosen(bowerbird::JobId id); // the image of the lane that was clicked

private:
    WorkerModel *m_model;
    QListView *m_lanes;
    QTimer m_repaintTimer;
};

} // namespace bowerbird
