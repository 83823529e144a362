// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#include "ui/speedlimitmenu.h"

#include "ui/formatting.h"
#include "ui/settingskeeper.h"

#include <QActionGroup>

#include <algorithm>
#include <vector>

namespace bowerbird {

namespace {

constexpr qint64 kKilobyte = 1'000;

} // namespace

SpeedLimitMenu::SpeedLimitMenu(SettingsKeeper &settings, QWidget *parent)
    : QMenu(tr("Speed &Limit"), parent)
    , m_settings(settings)
    , m_rates(new QActionGroup(this))
{
    connect(this, &QMenu::aboutToShow, this, &SpeedLimitMenu::fill);
    fill(); // an empty menu is not shown at all in some menu bars
}

void SpeedLimitMenu::fill()
{
    clear();
    std::vector<qint64> rates{100 * kKilobyte, 500 * kKilobyte, 1'000 * kKilobyte, 5'000 * kKilobyte,
                              20'000 * kKilobyte};
    const qint64 chosen = m_settings.current().limitRate;
    if (chosen > 0 && std::ranges::find(rates, chosen) == rates.end())
        rates.insert(std::ranges::upper_bound(rates, chosen), chosen);
    addRate(0);
    for (const qint64 rate : rates)
        addRate(rate);
    addSeparator();
    connect(addAction(tr("&Other…")), &QAction::triggered, this, &SpeedLimitMenu::otherRequested);
}

void SpeedLimitMenu::addRate(qint64 bytesPerSecond)
{
    QAction *action = addAction(bytesPerSecond > 0 ? formatSpeed(static_cast<double>(bytesPerSecond)) : tr("&None"));
    action->setCheckable(true);
    action->setChecked(m_settings.current().limitRate == bytesPerSecond);
    m_rates->addAction(action);
    connect(action, &QAction::triggered, this, [this, bytesPerSecond] {
        Settings settings = m_settings.current();
        settings.limitRate = bytesPerSecond;
        m_settings.set(settings);
    });
}

} // namespace bowerbird
