// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#pragma once

#include <QObject>

class QDBusPendingCallWatcher;
class QDBusVariant;

namespace bowerbird {

// Whether the desktop asks for dark colours: the portal's org.freedesktop.appearance color-scheme where there is one
// (Qt 6.4 does not know it), else the lightness of the palette the platform started with.
//
// Thread: UI. Make it before the application's palette is replaced.
class SystemColorScheme : public QObject
{
    Q_OBJECT
public:
    explicit SystemColorScheme(QObject *parent = nullptr);

    [[nodiscard]] bool isDark() const { return m_isDark; }

Q_SIGNALS:
    void changed(); // also when the portal's first answer differs from what the palette said

private:
    void watchPortal();
    void setScheme(uint scheme);

    bool m_isPaletteDark;
    bool m_isDark;

private Q_SLOTS:
    void takeSetting(const QString &group, const QString &key, const QDBusVariant &value);
};

} // namespace bowerbird
