// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#include "support/ports.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

namespace bowerbird::test {

namespace {

sockaddr_in loopback(quint16 port)
{
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    address.sin_port = htons(port);
    return address;
}

int boundSocket(quint16 &port)
{
    const int socket = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_in address = loopback(0);
    socklen_t length = sizeof(address);
    auto *generic = reinterpret_cast<sockaddr *>(&address);
    if (::bind(socket, generic, length) != 0 || ::getsockname(socket, generic, &length) != 0)
        qFatal("No port can be had on 127.0.0.1.");
    port = ntohs(address.sin_port);
    return socket;
}

} // namespace

DeafPort::DeafPort(Manner manner)
{
    m_sockets.append(boundSocket(m_port));
    if (manner == Manner::Refuses)
        return;
    // A full backlog makes Linux drop every further SYN.
    ::listen(m_sockets.first(), 0);
    sockaddr_in address = loopback(m_port);
    for (int i = 0; i < 4; ++i) {
        const int filler = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
        [[maybe_unused]] const int result = ::connect(filler, reinterpret_cast<sockaddr *>(&address), sizeof(address));
        m_sockets.append(filler);
    }
}

DeafPort::~DeafPort()
{
    for (const int socket : std::as_const(m_sockets))
        ::close(socket);
}

QString DeafPort::url(const QString &path) const
{
    return QStringLiteral("http://127.0.0.1:") + QString::number(m_port) + path;
}

quint16 freePort()
{
    quint16 port = 0;
    ::close(boundSocket(port));
    return port;
}

} // namespace bowerbird::test
