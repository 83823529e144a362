// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#pragma once

#include <QMenu>

class QActionGroup;

namespace bowerbird {

class SettingsKeeper;

// The limit of all downloads' speed together, at hand while they run.
//
// Thread: UI. Borrows: the settings, which outlive it.
class SpeedLimitMenu : public QMenu
{
    Q_OBJECT
public:
    explicit SpeedLimitMenu(SettingsKeeper &settings, QWidget *parent = nullptr);

Q_SIGNALS:
    void otherRequested(); // a value that is not in the menu

private:
    void fill();
    void addRate(qint64 bytesPerSecond);

    SettingsKeeper &m_settings;
    QActionGroup *m_rates;
};

} // namespace bowerbird
