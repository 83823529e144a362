// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#include "desktop/singleinstance.h"

#include <QDataStream>
#include <QDeadlineTimer>
#include <QLocalSocket>
#include <QThread>

namespace bowerbird {

namespace {

using namespace Qt::StringLiterals;

constexpr auto kStreamVersion = QDataStream::Qt_6_0;
constexpr QByteArrayView kGreeting = "bowerbird-links-1";
constexpr QByteArrayView kTaken = "taken";
constexpr std::chrono::milliseconds kPause{50};

QByteArray messageOf(const HandedLinks &links)
{
    QByteArray message;
    QDataStream stream(&message, QIODevice::WriteOnly);
    stream.setVersion(kStreamVersion);
    stream << links.links << links.directory;
    return kGreeting.toByteArray() + message;
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
        // A socket that is not there yet cannot be waited for, and this program has nothing else to do.
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
    const QByteArray start = visitor->peek(kGreeting.size());
    if (!kGreeting.startsWith(start) || visitor->bytesAvailable() > kLargestMessage)
        return visitor->abort();
    QDataStream stream(visitor);
    stream.setVersion(kStreamVersion);
    stream.startTransaction();
    stream.skipRawData(static_cast<int>(kGreeting.size()));
    HandedLinks links;
    stream >> links.links >> links.directory;
    if (!stream.commitTransaction())
        return; // the rest is on its way
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
        if (!socket.waitForReadyRead(static_cast<int>(deadline.remainingTime())))
            return false;
    }
    return socket.readAll() == kTaken;
}

} // namespace bowerbird
