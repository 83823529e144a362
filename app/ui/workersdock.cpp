// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#include "ui/workersdock.h"

#include "ui/jobcolumns.h"
#include "ui/workerlanedelegate.h"
#include "ui/workermodel.h"

#include <QListView>

using namespace Qt::StringLiterals;

namespace bowerbird {

WorkersDock::WorkersDock(DownloadManager &manager, QWidget *parent)
    : QDockWidget(tr("Workers"), parent)
    , m_model(new WorkerModel(manager, this))
    , m_lanes(new QListView(this))
{
    setObjectName(u"workers"_s);
    m_lanes->setModel(m_model);
    m_lanes->setItemDelegate(new WorkerLaneDelegate(m_lanes));
    m_lanes->setUniformItemSizes(true);
    m_lanes->setSelectionMode(QAbstractItemView::NoSelection);
    m_lanes->setFrameShape(QFrame::NoFrame);
    m_lanes->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_lanes->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_lanes->setMouseTracking(true);
    m_lanes->setAccessibleName(tr("Workers"));
    m_lanes->setMinimumHeight(64);
    setWidget(m_lanes);

    // The lanes paint what lies in other columns, which the view does not watch.
    m_repaintTimer.setSingleShot(true);
    m_repaintTimer.setInterval(kRepaintInterval);
    connect(&m_repaintTimer, &QTimer::timeout, m_lanes->viewport(), qOverload<>(&QWidget::update));
    connect(m_model, &WorkerModel::dataChanged, this, [this] {
        if (!m_repaintTimer.isActive())
            m_repaintTimer.start();
    });
    const auto choose = [this](const QModelIndex &index) {
        if (const auto id = index.data(JobRole::JobIdRole).value<JobId>(); id.isValid())
            Q_EMIT jobChosen(id);
    };
    connect(m_lanes, &QListView::clicked, this, choose);
    connect(m_lanes, &QListView::activated, this, choose);
}

} // namespace bowerbird
