// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#include "ui/workerslider.h"

#include "engine/downloadmanager.h"
#include "ui/settingskeeper.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QSlider>
#include <QSpinBox>

#include <algorithm>

namespace bowerbird {

WorkerSlider::WorkerSlider(DownloadManager &manager, SettingsKeeper &settings, QWidget *parent)
    : QWidget(parent)
    , m_manager(manager)
    , m_settings(settings)
    , m_title(new QLabel(tr("Workers"), this))
    , m_slider(new QSlider(Qt::Horizontal, this))
    , m_number(new QSpinBox(this))
    , m_activity(new QLabel(this))
{
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(8, 0, 8, 0);
    layout->setSpacing(8);
    layout->addWidget(m_title);
    layout->addWidget(m_slider);
    layout->addWidget(m_number);
    layout->addWidget(m_activity);

    m_slider->setRange(kMinWorkers, kMaxWorkers);
    m_slider->setPageStep(8);
    m_slider->setFixedWidth(120);
    m_slider->setValue(manager.workerCount());
    m_slider->setToolTip(tr("How many images are downloaded at the same time"));
    m_slider->setAccessibleName(tr("Number of workers"));
    m_number->setRange(kMinWorkers, kMaxWorkers);
    m_number->setValue(manager.workerCount());
    m_number->setAlignment(Qt::AlignCenter);
    m_number->setButtonSymbols(QAbstractSpinBox::NoButtons); // the slider is beside it
    m_number->setFixedWidth(m_number->fontMetrics().horizontalAdvance(QStringLiteral("0000")) + 16);
    m_number->setToolTip(m_slider->toolTip());
    m_number->setAccessibleName(m_slider->accessibleName());
    m_activity->setForegroundRole(QPalette::PlaceholderText);
    // Its text changes many times a second and must not move its neighbours.
    m_activity->setMinimumWidth(m_activity->fontMetrics().horizontalAdvance(tr("%1 of %2 working").arg(64).arg(64)));
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);

    connect(m_slider, &QSlider::valueChanged, m_number, &QSpinBox::setValue);
    connect(m_number, &QSpinBox::valueChanged, m_slider, &QSlider::setValue);
    connect(m_slider, &QSlider::valueChanged, this, &WorkerSlider::choose);
    connect(&settings, &SettingsKeeper::changed, this, [this] { m_slider->setValue(m_settings.current().workers); });
    connect(&manager, &DownloadManager::workersChanged, this, &WorkerSlider::updateActivity);
    updateActivity();
}

QString WorkerSlider::activityText() const
{
    return m_activity->text();
}

void WorkerSlider::setCompact(bool isCompact)
{
    m_title->setVisible(!isCompact);
    m_activity->setVisible(!isCompact);
}

void WorkerSlider::choose(int count)
{
    m_manager.setWorkerCount(count);
    Settings settings = m_settings.current();
    settings.workers = count;
    m_settings.setSoon(settings);
    updateActivity();
}

void WorkerSlider::updateActivity()
{
    const std::vector<WorkerInfo> &workers = m_manager.workers();
    const auto retiring = std::ranges::count(workers, WorkerState::Retiring, &WorkerInfo::state);
    const qint64 working = m_manager.activeWorkers() - retiring;
    m_activity->setText(retiring > 0 ? tr("%1 working, %2 retiring").arg(working).arg(retiring)
                                     : tr("%1 of %2 working").arg(working).arg(m_manager.workerCount()));
}

} // namespace bowerbird
