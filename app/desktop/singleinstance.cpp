// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#include "desktop/singleinstance.h"

#include <QDataStream>
#include <QDeadlineTimer>
#include <QLocalSocket>
#include <QThread>

#include <algorithm>

namespace bowerbird {

namespace {

using namespace Qt::StringLiterals;

constexpr auto kStreamVersion = QDataStream::Qt_6_0;
constexpr QByteArrayView kGreeting = "bowerbird-links-2"; // then the size of the rest, and the rest
constexpr QByteArrayView kTaken = "taken";
constexpr std::chrono::milliseconds kPause{50};

constexpr qsizetype kHeadSize = kGreeting.size() + qsizetype{sizeof(quint64)};

QByteArray messageOf(const HandedLinks &links)
{
    QByteArray rest;
    QDataStream body(&rest, QIODevice::WriteOnly);
    body.setVersion(kStreamVersion);
    QByteArrayList utf8; // half of what the strings would take
    for (const QString &link : links.links)
        utf8.append(link.toUtf8());
    body << utf8 << links.directory;
    QByteArray message = kGreeting.toByteArray();
    QDataStream head(&message, QIODevice::Append);
    head.setVersion(kStreamVersion);
    head << static_cast<quint64>(rest.size());
    return message + rest;
}

HandedLinks linksIn(const QByteArray &rest)
{
    QDataStream stream(rest);
    stream.setVersion(kStreamVersion);
    QByteArrayList utf8;
    HandedLinks links;
    stream >> utf8 >> links.directory;
    for (const QByteArray &link : utf8)
        links.links.append(QString::fromUtf8(link));
    return links;
}

// The window may have been started a moment ago, and not be listening yet.
bool connectWithin(QLocalSocket &socket, const QString &socketFile, const QDeadlineTimer &deadline)
{
    while (true) {
        socket.connectToServer(socketFile);
        if (socket.waitForConnected(static_cast<int>(deadline.remainingTime())))
            return true;
        if (deadline.hasExpired())
            return false;
        // A socket that is not there yet cannot be waited for, and this program has neither an event loop nor anything
        // else to do: it blocks for two seconds at most (kPatience), with nothing to paint.
        QThread::msleep(static_cast<unsigned long>(kPause.count()));
    }
}

} // namespace

SingleInstance::SingleInstance(QObject *parent)
    : QObject(parent)
{
    m_server.setSocketOptions(QLocalServer::UserAccessOption);
    connect(&m_server, &QLocalServer::newConnection, this, &SingleInstance::greet);
}

Result<void> SingleInstance::listen(const QString &socketFile)
{
    QLocalServer::removeServer(socketFile);
    if (!m_server.listen(socketFile))
        return fail(FailureReason::NotWritable, socketFile + u": "_s + m_server.errorString());
    return {};
}

void SingleInstance::greet()
{
    while (QLocalSocket *visitor = m_server.nextPendingConnection()) {
        connect(visitor, &QLocalSocket::disconnected, visitor, &QObject::deleteLater);
        connect(visitor, &QLocalSocket::readyRead, this, [this, visitor] { read(visitor); });
        read(visitor);
    }
}

void SingleInstance::read(QLocalSocket *visitor)
{
    const QByteArray head = visitor->peek(kHeadSize);
    if (!kGreeting.startsWith(QByteArrayView(head).first(std::min(head.size(), kGreeting.size()))))
        return visitor->abort();
    if (head.size() < kHeadSize)
        return; // more is on its way
    QDataStream stream(head.sliced(kGreeting.size()));
    quint64 size = 0;
    stream >> size;
    if (size > static_cast<quint64>(kLargestMessage))
        return visitor->abort();
    if (visitor->bytesAvailable() < kHeadSize + static_cast<qint64>(size))
        return;
    visitor->skip(kHeadSize);
    const HandedLinks links = linksIn(visitor->read(static_cast<qint64>(size)));
    visitor->write(kTaken.data(), kTaken.size());
    visitor->flush();
    visitor->disconnectFromServer();
    Q_EMIT handed(links);
}

bool SingleInstance::handOver(const QString &socketFile, const HandedLinks &links)
{
    const QDeadlineTimer deadline(kPatience);
    QLocalSocket socket;
    if (!connectWithin(socket, socketFile, deadline))
        return false;
    socket.write(messageOf(links));
    while (socket.bytesAvailable() < kTaken.size()) {
        const qint64 toGo = socket.bytesToWrite();
        if (!socket.waitForReadyRead(static_cast<int>(kPatience.count())) && socket.bytesToWrite() == toGo)
            return false;
    }
    return socket.readAll() == kTaken;
}

} // namespace bowerbird
