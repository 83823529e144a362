// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#include "ui/systemcolorscheme.h"

#include <QGuiApplication>
#include <QPalette>

#ifdef BOWERBIRD_HAS_DBUS
#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>
#include <QDBusVariant>
#endif

using namespace Qt::StringLiterals;

namespace bowerbird {

namespace {

constexpr uint kPrefersDark = 1;
constexpr uint kPrefersLight = 2;

} // namespace

SystemColorScheme::SystemColorScheme(QObject *parent)
    : QObject(parent)
    , m_isPaletteDark(QGuiApplication::palette().color(QPalette::Window).lightness() < 128)
    , m_isDark(m_isPaletteDark)
{
    watchPortal();
}

void SystemColorScheme::setScheme(uint scheme)
{
    const bool isDark = scheme == kPrefersDark || (scheme != kPrefersLight && m_isPaletteDark);
    if (isDark == m_isDark)
        return;
    m_isDark = isDark;
    Q_EMIT changed();
}

#ifdef BOWERBIRD_HAS_DBUS

void SystemColorScheme::watchPortal()
{
    const QString service = u"org.freedesktop.portal.Desktop"_s;
    const QString path = u"/org/freedesktop/portal/desktop"_s;
    const QString interface = u"org.freedesktop.portal.Settings"_s;
    QDBusConnection bus = QDBusConnection::sessionBus();
    if (!bus.isConnected())
        return;
    bus.connect(service, path, interface, u"SettingChanged"_s, this, SLOT(takeSetting(QString, QString, QDBusVariant)));
    // Read, not ReadOne: older portals know only the former, which wraps its answer once more.
    QDBusMessage call = QDBusMessage::createMethodCall(service, path, interface, u"Read"_s);
    call << u"org.freedesktop.appearance"_s << u"color-scheme"_s;
    auto *watcher = new QDBusPendingCallWatcher(bus.asyncCall(call), this);
    connect(watcher, &QDBusPendingCallWatcher::finished, this, [this](QDBusPendingCallWatcher *done) {
        const QDBusPendingReply<QDBusVariant> reply = *done;
        if (!reply.isError())
            takeSetting(u"org.freedesktop.appearance"_s, u"color-scheme"_s, reply.value());
        done->deleteLater();
    });
}

void SystemColorScheme::takeSetting(const QString &group, const QString &key, const QDBusVariant &value)
{
    if (group != u"org.freedesktop.appearance" || key != u"color-scheme")
        return;
    QVariant inner = value.variant();
    if (inner.canConvert<QDBusVariant>())
        inner = inner.value<QDBusVariant>().variant();
    setScheme(inner.toUInt());
}

#else

void SystemColorScheme::watchPortal() {}

void SystemColorScheme::takeSetting(const QString &, const QString &, const QDBusVariant &) {}

#endif

} // namespace bowerbird
