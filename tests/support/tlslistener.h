// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "support/testcertificate.h"

#include <QByteArray>
#include <QString>

#include <functional>
#include <memory>
#include <mutex>
#include <set>
#include <thread>
#include <vector>

struct ssl_ctx_st;
struct ssl_st;

namespace bowerbird::test {

// Listens on 127.0.0.1, shakes hands, and gives each connection to a function that talks whatever it likes, byte by
// byte. The connection is closed when the function returns, without the goodbye that TLS asks for.
//
// Thread: url() from any; talks on a thread for each connection, all of which end with the object.
class TlsListener
{
public:
    class Line // an encrypted connection
    {
    public:
        explicit Line(ssl_st *tls)
            : m_tls(tls)
        {
        }
        void write(const QByteArray &bytes) const;
        [[nodiscard]] QByteArray read(qsizetype count) const;            // fewer when the other side has left
        [[nodiscard]] QByteArray readUntil(const QByteArray &end) const; // the same
        void sayGoodbye() const;

    private:
        ssl_st *m_tls;
    };
    using Talk = std::function<void(const Line &line, int connection)>; // counted from 1

    // `protocol`: what is chosen of the client's offers, "http/1.1" or "h2".
    TlsListener(const TestCertificate &certificate, const QByteArray &protocol, Talk talk);
    ~TlsListener();
    Q_DISABLE_COPY_MOVE(TlsListener)

    [[nodiscard]] QString url(const QString &path) const; // "https://127.0.0.1:PORT" + path

private:
    void acceptConnections();
    void serve(int socket, int number);
    static int choose(ssl_st *, const unsigned char **chosen, unsigned char *length, const unsigned char *offered,
                      unsigned int size, void *self);

    std::unique_ptr<ssl_ctx_st, void (*)(ssl_ctx_st *)> m_context;
    QByteArray m_protocol;
    Talk m_talk;
    int m_listener = -1;
    quint16 m_port = 0;
    std::mutex m_mutex; // guards m_sockets
    std::set<int> m_sockets;
    std::vector<std::jthread> m_threads; // of connections; touched by the acceptor and, after its end, the destructor
    std::jthread m_acceptor;
};

} // namespace bowerbird::test
