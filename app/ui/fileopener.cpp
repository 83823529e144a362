// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#include "ui/fileopener.h"

#include <QDesktopServices>
#include <QFileInfo>
#include <QUrl>

#ifdef BOWERBIRD_HAS_DBUS
#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>
#endif

using namespace Qt::StringLiterals;

namespace bowerbird {

bool openFile(const QString &path)
{
    return QDesktopServices::openUrl(QUrl::fromLocalFile(path));
}

bool openFolder(const QString &directory)
{
    return QFileInfo(directory).isDir() && QDesktopServices::openUrl(QUrl::fromLocalFile(directory));
}

#ifdef BOWERBIRD_HAS_DBUS

bool revealFile(const QString &path)
{
    const QString directory = QFileInfo(path).absolutePath();
    QDBusConnection bus = QDBusConnection::sessionBus();
    if (!bus.isConnected() || !QFileInfo::exists(path))
        return openFolder(directory);
    QDBusMessage call =
        QDBusMessage::createMethodCall(u"org.freedesktop.FileManager1"_s, u"/org/freedesktop/FileManager1"_s,
                                       u"org.freedesktop.FileManager1"_s, u"ShowItems"_s);
    call << QStringList{QUrl::fromLocalFile(path).toString(QUrl::FullyEncoded)} << QString();
    auto *watcher = new QDBusPendingCallWatcher(bus.asyncCall(call));
    QObject::connect(watcher, &QDBusPendingCallWatcher::finished, watcher, [directory](QDBusPendingCallWatcher *done) {
        if (QDBusPendingReply<>(*done).isError())
            openFolder(directory);
        done->deleteLater();
    });
    return true;
}

#else

bool revealFile(const QString &path)
{
    return openFolder(QFileInfo(path).absolutePath());
}

#endif

} // namespace bowerbird
