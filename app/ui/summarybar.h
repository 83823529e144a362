// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "engine/downloadmanager.h"

#include <QElapsedTimer>
#include <QStatusBar>
#include <QTimer>

class QLabel;
class QMenu;
class QProgressBar;
class QToolButton;

namespace bowerbird {

class LinkIntake;
class SettingsKeeper;

// The line at the bottom: what has just happened, a command for very many rows that lasts, links being read, images
// done of all, speed, time left.
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
    [[nodiscard]] QString workText() const; // of a command that lasts; empty when there is none

    static constexpr std::chrono::milliseconds kInterval{250};
    static constexpr std::chrono::milliseconds kLasts{300}; // shorter commands are not worth a word

private:
    void updateFigures();
    void updateReading();
    void updateWork();
    QLabel *addFigure(const QString &tip);
    [[nodiscard]] QString doneOf(const JobCounts &counts, int total) const;
    [[nodiscard]] QString speedUpOf(const DownloadManager::Statistics &figures) const;
    [[nodiscard]] QString speedAndLimit(double bytesPerSecond, bool isRunning) const;

    DownloadManager &m_manager;
    LinkIntake &m_intake;
    const SettingsKeeper &m_settings;
    QTimer m_timer;
    QElapsedTimer m_workBegan; // invalid: there is none
    QLabel *m_work;
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
