// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#include "ui/settingskeeper.h"

namespace bowerbird {

SettingsKeeper::SettingsKeeper(Settings settings, Apply apply, QObject *parent)
    : QObject(parent)
    , m_settings(std::move(settings))
    , m_apply(std::move(apply))
{
    m_timer.setSingleShot(true);
    m_timer.setInterval(kPause);
    connect(&m_timer, &QTimer::timeout, this, [this] { m_apply(m_settings); });
}

SettingsKeeper::~SettingsKeeper()
{
    flush();
}

void SettingsKeeper::set(const Settings &settings)
{
    setSoon(settings);
    flush();
}

void SettingsKeeper::setSoon(const Settings &settings)
{
    if (settings == m_settings)
        return;
    m_settings = settings;
    m_timer.start();
    Q_EMIT changed();
}

void SettingsKeeper::flush()
{
    if (!m_timer.isActive())
        return;
    m_timer.stop();
    m_apply(m_settings);
}

} // namespace bowerbird
