// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "engine/downloadmanager.h"

#include <QStatusBar>
#include <QTimer>

class QLabel;
class QMenu;
class QProgressBar;
class QToolButton;

namespace bowerbird {

class LinkIntake;
class SettingsKeeper;

// The line at the bottom: what has just happened, links being read, images done of all, speed, time left.
//
// Thread: UI. Borrows: everything, which outlives it.
class SummaryBar : public QStatusBar
{
    Q_OBJECT
public:
    // `speedLimit` opens at the speed.
    SummaryBar(DownloadManager &manager, LinkIntake &intake, const SettingsKeeper &settings, QMenu &speedLimit,
               QWidget *parent = nullptr);

    [[nodiscard]] QString doneText() const;
    [[nodiscard]] QString speedUpText() const;
    [[nodiscard]] QString speedText() const;

    static constexpr std::chrono::milliseconds kInterval{250};

private:
    void updateFigures();
    void updateReading();
    QLabel *addFigure(const QString &tip);
    [[nodiscard]] QString doneOf(const JobCounts &counts, int total) const;
    [[nodiscard]] QString speedUpOf(const DownloadManager::Statistics &figures) const;
    [[nodiscard]] QString speedAndLimit(double bytesPerSecond, bool isRunning) const;

    DownloadManager &m_manager;
    LinkIntake &m_intake;
    const SettingsKeeper &m_settings;
    QTimer m_timer;
    QLabel *m_reading;
    QToolButton *m_stopReading;
    QLabel *m_state;
    QLabel *m_speedUp;
    QLabel *m_timeLeft;
    QToolButton *m_speed;
    QLabel *m_done;
    QProgressBar *m_progress;
};

} // namespace bowerbird
