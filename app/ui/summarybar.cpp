// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#include "ui/summarybar.h"

#include "ui/creditsgauge.h"
#include "ui/formatting.h"
#include "ui/icons.h"
#include "ui/jobtext.h"
#include "ui/linkintake.h"
#include "ui/settingskeeper.h"

#include <QLabel>
#include <QLocale>
#include <QMenu>
#include <QProgressBar>
#include <QToolButton>

using namespace Qt::StringLiterals;

namespace bowerbird {

SummaryBar::SummaryBar(DownloadManager &manager, LinkIntake &intake, const SettingsKeeper &settings, QMenu &speedLimit,
                       QWidget *parent)
    : QStatusBar(parent)
    , m_manager(manager)
    , m_intake(intake)
    , m_settings(settings)
    , m_work(new QLabel(this))
    , m_reading(new QLabel(this))
    , m_stopReading(new QToolButton(this))
    , m_progress(new QProgressBar(this))
{
    setSizeGripEnabled(false);
    setContentsMargins(8, 4, 8, 4);
    m_stopReading->setIcon(symbolicIcon("close"_L1));
    m_stopReading->setAutoRaise(true);
    m_stopReading->setToolTip(tr("Stop reading links"));
    m_stopReading->setAccessibleName(m_stopReading->toolTip());
    connect(m_stopReading, &QToolButton::clicked, &m_intake, &LinkIntake::cancelAll);
    addWidget(m_work);
    addWidget(m_reading);
    addWidget(m_stopReading);
    connect(this, &QStatusBar::messageChanged, this, &SummaryBar::updateReading);
    connect(this, &QStatusBar::messageChanged, this, &SummaryBar::updateWork);
    connect(&manager.slices(), &JobSlices::progressed, this, &SummaryBar::updateWork);
    updateWork();

    m_state = addFigure({});
    addPermanentWidget(new CreditsGauge(m_intake, this));
    // How fast one worker alone would have been is not known, since images come slower the more of them share the line.
    m_speedUp = addFigure(tr("The sum of the images' own durations, divided by the time in which something was under "
                             "way: how many images came at the same time, on average"));
    m_timeLeft = addFigure(tr("Time Left"));
    m_speed = new QToolButton(this);
    m_speed->setToolTip(tr("Speed of all downloads together; click to limit it"));
    m_speed->setAutoRaise(true);
    // Not the button's own menu: its arrow would stand below the text.
    connect(m_speed, &QToolButton::clicked, this, [this, &speedLimit] {
        speedLimit.popup(m_speed->mapToGlobal(QPoint(0, -speedLimit.sizeHint().height())));
    });
    addPermanentWidget(m_speed);
    m_done = addFigure(tr("Images that are finished or were skipped, of all in the list"));
    m_progress->setFixedHeight(6);
    m_progress->setMinimumWidth(40);
    m_progress->setMaximumWidth(120);
    m_progress->setTextVisible(false);
    m_progress->setAccessibleName(tr("Progress of all downloads"));
    addPermanentWidget(m_progress);

    m_timer.setSingleShot(true);
    m_timer.setInterval(kInterval);
    connect(&m_timer, &QTimer::timeout, this, &SummaryBar::updateFigures);
    const auto updateSoon = [this] {
        if (!m_timer.isActive())
            m_timer.start();
    };
    connect(&manager, &DownloadManager::jobsAdded, this, updateSoon);
    connect(&manager, &DownloadManager::jobsRemoved, this, updateSoon);
    connect(&manager, &DownloadManager::jobsReset, this, updateSoon);
    connect(&manager, &DownloadManager::jobsChanged, this, updateSoon);
    connect(&manager, &DownloadManager::pausedChanged, this, updateSoon);
    connect(&manager, &DownloadManager::idle, this, updateSoon);
    connect(&settings, &SettingsKeeper::changed, this, updateSoon);
    connect(&intake, &LinkIntake::changed, this, &SummaryBar::updateReading);
    updateFigures();
    updateReading();
}

QLabel *SummaryBar::addFigure(const QString &tip)
{
    auto *label = new QLabel(this);
    label->setToolTip(tip);
    label->setContentsMargins(8, 0, 8, 0);
    addPermanentWidget(label);
    return label;
}

QString SummaryBar::doneText() const
{
    return m_done->text();
}

QString SummaryBar::speedUpText() const
{
    return m_speedUp->text();
}

QString SummaryBar::speedText() const
{
    return m_speed->text();
}

QString SummaryBar::workText() const
{
    return m_work->text();
}

void SummaryBar::updateWork()
{
    const JobSlices &slices = m_manager.slices();
    if (!slices.isBusy())
        m_workBegan.invalidate();
    else if (!m_workBegan.isValid())
        m_workBegan.start();
    const bool lasts = m_workBegan.isValid() && m_workBegan.elapsed() >= kLasts.count();
    m_work->setText(
        lasts ? tr("Changing rows: %1 of %2")
                    .arg(formatCount(static_cast<int>(slices.done())), formatCount(static_cast<int>(slices.total())))
              : QString());
    m_work->setVisible(lasts && currentMessage().isEmpty()); // as updateReading() has it
}

void SummaryBar::updateFigures()
{
    const DownloadManager::Statistics figures = m_manager.statistics();
    const bool isRunning = m_manager.activeWorkers() > 0;
    m_state->setText(m_manager.isPaused() ? queuePausedText() : QString());
    m_speed->setText(speedAndLimit(figures.bytesPerSecond, isRunning));
    m_speed->setVisible(!m_speed->text().isEmpty());
    m_timeLeft->setText(isRunning && figures.timeLeft.count() >= 0 ? tr("%1 left").arg(formatDuration(figures.timeLeft))
                                                                   : QString());
    m_done->setText(figures.total > 0 ? doneOf(m_manager.counts(), figures.total) : QString());
    m_speedUp->setText(speedUpOf(figures));
    m_progress->setVisible(figures.total > 0);
    m_progress->setRange(0, qMax(1, figures.total));
    m_progress->setValue(figures.done);
    for (QLabel *label : {m_state, m_speedUp, m_timeLeft, m_done})
        label->setVisible(!label->text().isEmpty());
    if (isRunning) // the speed falls also while nothing arrives
        m_timer.start();
}

// Failed and cancelled images have come to an end, too, but are not done.
QString SummaryBar::doneOf(const JobCounts &counts, int total) const
{
    const auto count = [&counts](JobState state) { return counts.at(static_cast<size_t>(state)); };
    const int done = count(JobState::Finished) + count(JobState::Skipped);
    QStringList parts{tr("%1 of %2 done").arg(formatCount(done), formatCount(total))};
    if (const int failed = count(JobState::Failed); failed > 0)
        parts += tr("%1 failed", "a number of images").arg(formatCount(failed));
    if (const int cancelled = count(JobState::Cancelled); cancelled > 0)
        parts += tr("%1 cancelled", "a number of images").arg(formatCount(cancelled));
    return parts.join(u", "_s);
}

QString SummaryBar::speedUpOf(const DownloadManager::Statistics &figures) const
{
    const bool canCompare = figures.total > 0 && figures.speedUp() > 0 && m_manager.workerCount() > 1;
    return canCompare ? tr("Speed-up %1").arg(QLocale().toString(figures.speedUp(), 'f', 1)) : QString();
}

QString SummaryBar::speedAndLimit(double bytesPerSecond, bool isRunning) const
{
    const QString speed = isRunning ? formatSpeed(bytesPerSecond) : QString();
    const QString limit = formatSpeed(static_cast<double>(m_settings.current().limitRate));
    if (limit.isEmpty())
        return speed;
    return speed.isEmpty() ? tr("at most %1", "a speed").arg(limit)
                           : tr("%1, at most %2", "two speeds").arg(speed, limit);
}

void SummaryBar::updateReading()
{
    const int running = m_intake.running();
    // Qt hides both for a message, but what is shown during one would stand on top of it.
    const bool isShown = running > 0 && currentMessage().isEmpty();
    m_reading->setVisible(isShown);
    m_stopReading->setVisible(isShown);
    QStringList parts{tr("Reading %n link(s)", nullptr, running),
                      tr("%n image(s) found", nullptr, m_intake.foundSoFar())};
    if (m_intake.waiting() > 0)
        parts += tr("%n wait(s) until %1", nullptr, m_intake.waiting())
                     .arg(formatDateTime(m_intake.waitsUntil().toLocalTime()));
    m_reading->setText(parts.join(u" · "_s));
}

} // namespace bowerbird
