// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#pragma once

#include <QStatusBar>
#include <QTimer>

class QLabel;
class QProgressBar;
class QToolButton;

namespace bowerbird {

class DownloadManager;
class LinkIntake;

// The line at the bottom: links being read, images done of all, speed, time left, and how much faster the workers were
// together than one would have been.
//
// Thread: UI. Borrows: manager and intake, which outlive it.
class SummaryBar : public QStatusBar
{
    Q_OBJECT
public:
    SummaryBar(DownloadManager &manager, LinkIntake &intake, QWidget *parent = nullptr);

    [[nodiscard]] QString doneText() const;
    [[nodiscard]] QString speedUpText() const;

    static constexpr std::chrono::milliseconds kInterval{250};

private:
    void updateFigures();
    void updateReading();
    QLabel *addFigure(const QString &tip);

    DownloadManager &m_manager;
    LinkIntake &m_intake;
    QTimer m_timer;
    QLabel *m_reading;
    QToolButton *m_stopReading;
    QLabel *m_state;
    QLabel *m_timeLeft;
    QLabel *m_speed;
    QLabel *m_speedUp;
    QLabel *m_done;
    QProgressBar *m_progress;
};

} // namespace bowerbird
