// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/settings.h"

#include <QObject>
#include <QTimer>

#include <chrono>
#include <functional>

namespace bowerbird {

// The settings as they stand in the window, and the one way to change them.
//
// Thread: UI.
class SettingsKeeper : public QObject
{
    Q_OBJECT
public:
    using Apply = std::function<void(const Settings &)>;

    SettingsKeeper(Settings settings, Apply apply, QObject *parent = nullptr);
    ~SettingsKeeper() override; // flush()

    [[nodiscard]] const Settings &current() const { return m_settings; }
    void set(const Settings &settings); // saved and applied at once, when they are different
    // For a slider: current() at once, saved and applied kPause after the last such change.
    void setSoon(const Settings &settings);
    void flush();

    static constexpr std::chrono::milliseconds kPause{400};

Q_SIGNALS:
    void changed(); // current() is different now

private:
    Settings m_settings;
    Apply m_apply;
    QTimer m_timer;
};

} // namespace bowerbird
