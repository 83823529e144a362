// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#include "desktop/notifier.h"

#ifdef BOWERBIRD_HAS_DBUS
#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>
#include <QVariantMap>
#endif

namespace bowerbird {

#ifdef BOWERBIRD_HAS_DBUS

using namespace Qt::StringLiterals;

namespace {

const QString kService = u"org.freedesktop.Notifications"_s;
const QString kPath = u"/org/freedesktop/Notifications"_s;
const QString kDefaultAction = u"default"_s; // a click on the notification itself
const QString kDesktopFile = u"io.github.bowerbird.Bowerbird"_s;
constexpr int kUsualTime = -1; // the service decides

QDBusMessage callOf(const QString &method)
{
    return QDBusMessage::createMethodCall(kService, kPath, kService, method);
}

} // namespace

Notifier::Notifier(QObject *parent)
    : QObject(parent)
{
    QDBusConnection bus = QDBusConnection::sessionBus();
    if (!bus.isConnected())
        return;
    bus.connect(kService, kPath, kService, u"ActionInvoked"_s, this, SLOT(takeAction(uint, QString)));
    bus.connect(kService, kPath, kService, u"NotificationClosed"_s, this, SLOT(takeClosed(uint, uint)));
    askForMarkup();
}

// With markup a "<" in a title would begin a tag.
void Notifier::askForMarkup()
{
    auto *watcher =
        new QDBusPendingCallWatcher(QDBusConnection::sessionBus().asyncCall(callOf(u"GetCapabilities"_s)), this);
    connect(watcher, &QDBusPendingCallWatcher::finished, this, [this](QDBusPendingCallWatcher *done) {
        const QDBusPendingReply<QStringList> reply = *done;
        m_hasMarkup = !reply.isError() && reply.value().contains(u"body-markup"_s);
        done->deleteLater();
    });
}

void Notifier::show(const QString &title, const QString &text)
{
    QDBusConnection bus = QDBusConnection::sessionBus();
    if (!bus.isConnected())
        return;
    const QVariantMap hints{{u"category"_s, u"transfer.complete"_s}, {u"desktop-entry"_s, kDesktopFile}};
    QDBusMessage call = callOf(u"Notify"_s);
    call << u"Bowerbird"_s << m_shown << kDesktopFile << title << (m_hasMarkup ? text.toHtmlEscaped() : text)
         << QStringList{kDefaultAction, tr("Show")} << hints << kUsualTime;
    auto *watcher = new QDBusPendingCallWatcher(bus.asyncCall(call), this);
    connect(watcher, &QDBusPendingCallWatcher::finished, this, [this](QDBusPendingCallWatcher *done) {
        const QDBusPendingReply<uint> reply = *done;
        if (!reply.isError())
            m_shown = reply.value();
        done->deleteLater();
    });
}

void Notifier::takeAction(uint id, const QString &action)
{
    if (id == m_shown && m_shown != 0 && action == kDefaultAction)
        Q_EMIT activated();
}

void Notifier::takeClosed(uint id, uint)
{
    if (id == m_shown)
        m_shown = 0;
}

#else

Notifier::Notifier(QObject *parent)
    : QObject(parent)
{
}

void Notifier::askForMarkup() {}
void Notifier::show(const QString &, const QString &) {}
void Notifier::takeAction(uint, const QString &) {}
void Notifier::takeClosed(uint, uint) {}

#endif

} // namespace bowerbird
