// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#pragma once

#include <QByteArray>
#include <QString>

#include <atomic>
#include <functional>
#include <thread>

#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

namespace bowerbird::test {

// Listens on 127.0.0.1 and gives each connection, one after the other, to a function that talks whatever protocol the
// test needs; it closes the connection when the function returns.
class LoopbackPeer
{
public:
    using Talk = std::function<void(int socket)>; // called on the peer's thread

    explicit LoopbackPeer(Talk talk)
        : m_talk(std::move(talk))
    {
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        socklen_t size = sizeof(address);
        m_listener = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
        auto *const plain = reinterpret_cast<sockaddr *>(&address);
        if (::bind(m_listener, plain, size) != 0 || ::listen(m_listener, 16) != 0 ||
            ::getsockname(m_listener, plain, &size) != 0)
            qFatal("no port to listen on");
        m_port = ntohs(address.sin_port);
        m_thread = std::jthread([this] { run(); });
    }
    ~LoopbackPeer()
    {
        m_isOver = true;
        ::shutdown(m_listener, SHUT_RDWR);
        ::shutdown(m_connection, SHUT_RDWR);
        m_thread.join();
        ::close(m_listener);
    }
    Q_DISABLE_COPY_MOVE(LoopbackPeer)

    [[nodiscard]] QString authority() const { return QStringLiteral("127.0.0.1:%1").arg(m_port); }

    // Exactly so many bytes; fewer when the other side has left.
    [[nodiscard]] static QByteArray read(int socket, qsizetype count)
    {
        QByteArray bytes(count, '\0');
        qsizetype have = 0;
        while (have < count) {
            const ssize_t got = ::recv(socket, bytes.data() + have, static_cast<size_t>(count - have), 0);
            if (got <= 0)
                break;
            have += got;
        }
        return bytes.left(have);
    }
    [[nodiscard]] static QByteArray readUntil(int socket, const QByteArray &end)
    {
        QByteArray bytes;
        while (!bytes.endsWith(end)) {
            const QByteArray one = read(socket, 1);
            if (one.isEmpty())
                break;
            bytes += one;
        }
        return bytes;
    }
    static void write(int socket, const QByteArray &bytes)
    {
        (void)::send(socket, bytes.constData(), static_cast<size_t>(bytes.size()), MSG_NOSIGNAL);
    }

private:
    void run()
    {
        while (!m_isOver) {
            const int socket = ::accept4(m_listener, nullptr, nullptr, SOCK_CLOEXEC);
            if (socket < 0)
                return;
            m_connection = socket;
            m_talk(socket);
            m_connection = -1;
            ::close(socket);
        }
    }

    Talk m_talk;
    int m_listener = -1;
    quint16 m_port = 0;
    std::atomic<int> m_connection = -1;
    std::atomic<bool> m_isOver = false;
    std::jthread m_thread;
};

} // namespace bowerbird::test
