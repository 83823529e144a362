// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/settings.h"

#include <QByteArray>
#include <QSettings>
#include <QString>

namespace bowerbird {

// Reads and writes Settings, and the window's own memory (geometry, columns), in an INI file. The only place that
// knows the keys. A value that cannot be read is its default.
//
// Secrets (passwords of logins, a login within the proxy's address, headers, the Client-ID) are kept in the file as
// they are: only its owner may read it.
//
// Thread: UI.
class SettingsStore
{
public:
    explicit SettingsStore(const QString &file);

    [[nodiscard]] Settings load() const; // an empty download directory is filled in with Pictures/Bowerbird
    void save(const Settings &settings);

    [[nodiscard]] QByteArray windowState(const QString &key) const; // raw bytes under a name of the caller's
    void setWindowState(const QString &key, const QByteArray &state);

private:
    mutable QSettings m_settings;
};

} // namespace bowerbird
