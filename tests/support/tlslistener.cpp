// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#include "support/tlslistener.h"

#include <csignal>

#include <netinet/in.h>
#include <openssl/err.h>
#include <openssl/ssl.h>
#include <sys/socket.h>
#include <unistd.h>

namespace bowerbird::test {

void TlsListener::Line::write(const QByteArray &bytes) const
{
    (void)SSL_write(m_tls, bytes.constData(), static_cast<int>(bytes.size()));
}

QByteArray TlsListener::Line::read(qsizetype count) const
{
    QByteArray bytes(count, '\0');
    qsizetype have = 0;
    while (have < count) {
        const int got = SSL_read(m_tls, bytes.data() + have, static_cast<int>(count - have));
        if (got <= 0)
            break;
        have += got;
    }
    return bytes.left(have);
}

QByteArray TlsListener::Line::readUntil(const QByteArray &end) const
{
    QByteArray bytes;
    while (!bytes.endsWith(end)) {
        const QByteArray one = read(1);
        if (one.isEmpty())
            break;
        bytes += one;
    }
    return bytes;
}

void TlsListener::Line::sayGoodbye() const
{
    SSL_shutdown(m_tls);
}

TlsListener::TlsListener(const TestCertificate &certificate, const QByteArray &protocol, Talk talk)
    : m_context(SSL_CTX_new(TLS_server_method()), SSL_CTX_free)
    , m_protocol(protocol)
    , m_talk(std::move(talk))
{
    std::signal(SIGPIPE, SIG_IGN); // OpenSSL writes to whoever has left
    const QByteArray chain = certificate.certificateFile().toLocal8Bit();
    const QByteArray key = certificate.keyFile().toLocal8Bit();
    if (SSL_CTX_use_certificate_chain_file(m_context.get(), chain.constData()) != 1 ||
        SSL_CTX_use_PrivateKey_file(m_context.get(), key.constData(), SSL_FILETYPE_PEM) != 1)
        qFatal("The certificate cannot be used.");
    SSL_CTX_set_alpn_select_cb(m_context.get(), &TlsListener::choose, this);
    m_listener = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t size = sizeof(address);
    auto *const plain = reinterpret_cast<sockaddr *>(&address);
    if (::bind(m_listener, plain, size) != 0 || ::listen(m_listener, SOMAXCONN) != 0 ||
        ::getsockname(m_listener, plain, &size) != 0)
        qFatal("A TLS listener finds no port.");
    m_port = ntohs(address.sin_port);
    m_acceptor = std::jthread([this] { acceptConnections(); });
}

TlsListener::~TlsListener()
{
    ::shutdown(m_listener, SHUT_RDWR);
    m_acceptor.join();
    {
        const std::scoped_lock lock(m_mutex);
        for (const int socket : m_sockets)
            ::shutdown(socket, SHUT_RDWR);
    }
    m_threads.clear();
    ::close(m_listener);
}

QString TlsListener::url(const QString &path) const
{
    return QStringLiteral("https://127.0.0.1:") + QString::number(m_port) + path;
}

void TlsListener::acceptConnections()
{
    for (int number = 1;; ++number) {
        const int socket = ::accept4(m_listener, nullptr, nullptr, SOCK_CLOEXEC);
        if (socket < 0)
            return;
        {
            const std::scoped_lock lock(m_mutex);
            m_sockets.insert(socket);
        }
        m_threads.emplace_back([this, socket, number] { serve(socket, number); });
    }
}

void TlsListener::serve(int socket, int number)
{
    {
        const std::unique_ptr<SSL, decltype(&SSL_free)> tls(SSL_new(m_context.get()), SSL_free);
        SSL_set_fd(tls.get(), socket);
        if (SSL_accept(tls.get()) == 1)
            m_talk(Line(tls.get()), number);
        ERR_clear_error();
    }
    const std::scoped_lock lock(m_mutex);
    m_sockets.erase(socket);
    ::close(socket);
}

int TlsListener::choose(SSL *, const unsigned char **chosen, unsigned char *length, const unsigned char *offered,
                        unsigned int size, void *self)
{
    const QByteArray &wanted = static_cast<TlsListener *>(self)->m_protocol;
    for (unsigned int at = 0; at + 1 < size; at += 1U + offered[at]) {
        const QByteArrayView name(offered + at + 1, offered[at]);
        if (name == wanted) {
            *chosen = offered + at + 1;
            *length = offered[at];
            return SSL_TLSEXT_ERR_OK;
        }
    }
    return SSL_TLSEXT_ERR_NOACK;
}

} // namespace bowerbird::test
