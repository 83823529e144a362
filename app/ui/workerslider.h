// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#pragma once

#include <QWidget>

class QLabel;
class QSlider;
class QSpinBox;

namespace bowerbird {

class DownloadManager;
class SettingsKeeper;

// How many workers there are, 1 to 64, and how many have a job just now. A change takes effect at once, while
// everything runs, and is remembered.
//
// Thread: UI. Borrows: manager and settings, which outlive it.
class WorkerSlider : public QWidget
{
    Q_OBJECT
public:
    WorkerSlider(DownloadManager &manager, SettingsKeeper &settings, QWidget *parent = nullptr);

    [[nodiscard]] QSlider *slider() const { return m_slider; }
    [[nodiscard]] QString activityText() const;
    void setCompact(bool isCompact); // slider and number alone

private:
    void choose(int count);
    void updateActivity();

    DownloadManager &m_manager;
    SettingsKeeper &m_settings;
    QLabel *m_title;
    QSlider *m_slider;
    QSpinBox *m_number;
    QLabel *m_activity;
};

} // namespace bowerbird
