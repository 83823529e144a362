// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#include "support/scriptedserver.h"

#include "support/scriptedconnection.h"

#include <algorithm>
#include <array>
#include <atomic>
#include <memory>
#include <numeric>

#include <arpa/inet.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <sys/eventfd.h>
#include <sys/socket.h>
#include <unistd.h>

namespace bowerbird::test {

namespace {

QByteArray withoutQuery(const QByteArray &target)
{
    const qsizetype mark = target.indexOf('?');
    return mark < 0 ? target : target.left(mark);
}

} // namespace

ScriptedServer::ScriptedServer(Reach reach)
    : m_wakeUp(::eventfd(0, EFD_CLOEXEC))
    , m_otherwise([](const Request &) { return Reply::status(404); })
{
    listenOnFreePort(reach);
    m_acceptor = std::jthread([this] { acceptConnections(); });
}

ScriptedServer::~ScriptedServer()
{
    // Nobody reads it, so it wakes every connection, now and later.
    const quint64 one = 1;
    [[maybe_unused]] const ssize_t written = ::write(m_wakeUp, &one, sizeof(one));
    m_acceptor.join();
    m_threads.clear();
    ::close(m_listener);
    ::close(m_wakeUp);
}

void ScriptedServer::listenOnFreePort(Reach reach)
{
    m_listener = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(reach == Reach::All ? INADDR_ANY : INADDR_LOOPBACK);
    socklen_t length = sizeof(address);
    auto *generic = reinterpret_cast<sockaddr *>(&address);
    if (::bind(m_listener, generic, length) != 0 || ::listen(m_listener, SOMAXCONN) != 0 ||
        ::getsockname(m_listener, generic, &length) != 0)
        qFatal("A scripted server cannot listen on 127.0.0.1.");
    m_port = ntohs(address.sin_port);
}

void ScriptedServer::on(const QByteArray &path, const Reply &reply)
{
    on(path, [reply](const Request &) { return reply; });
}

void ScriptedServer::on(const QByteArray &path, const QList<Reply> &successive)
{
    Q_ASSERT(!successive.isEmpty());
    const auto next = std::make_shared<std::atomic<qsizetype>>(0);
    on(path, [successive, next](const Request &) { return successive.at(std::min((*next)++, successive.size() - 1)); });
}

void ScriptedServer::on(const QByteArray &path, Handler handler)
{
    const std::lock_guard lock(m_mutex);
    m_handlers.insert(path, std::move(handler));
}

void ScriptedServer::otherwise(Handler handler)
{
    const std::lock_guard lock(m_mutex);
    m_otherwise = std::move(handler);
}

void ScriptedServer::answerAnyBytesWith(const Reply &reply)
{
    otherwise([reply](const Request &) { return reply; });
    const std::lock_guard lock(m_mutex);
    m_takesAnyBytes = true;
}

bool ScriptedServer::takesAnyBytes() const
{
    const std::lock_guard lock(m_mutex);
    return m_takesAnyBytes;
}

QString ScriptedServer::url(const QString &path) const
{
    return QStringLiteral("http://") + authority() + path;
}

QString ScriptedServer::authority() const
{
    return QStringLiteral("127.0.0.1:") + QString::number(m_port);
}

QList<Request> ScriptedServer::requests(const QByteArray &path) const
{
    const std::lock_guard lock(m_mutex);
    QList<Request> found;
    std::copy_if(m_requests.begin(), m_requests.end(), std::back_inserter(found),
                 [&path](const Request &request) { return path.isEmpty() || withoutQuery(request.target) == path; });
    return found;
}

int ScriptedServer::requestCount(const QByteArray &path) const
{
    return static_cast<int>(requests(path).size());
}

qint64 ScriptedServer::bodyBytes(const QByteArray &path) const
{
    const std::lock_guard lock(m_mutex);
    return path.isEmpty() ? std::accumulate(m_bodyBytes.begin(), m_bodyBytes.end(), qint64(0))
                          : m_bodyBytes.value(path);
}

int ScriptedServer::connectionCount() const
{
    const std::lock_guard lock(m_mutex);
    return m_connections;
}

int ScriptedServer::mostAtOnce() const
{
    const std::lock_guard lock(m_mutex);
    return m_mostAtOnce;
}

bool ScriptedServer::waitForRequests(int count, std::chrono::milliseconds atMost) const
{
    std::unique_lock lock(m_mutex);
    return m_changed.wait_for(lock, atMost, [&] { return m_requests.size() >= count; });
}

bool ScriptedServer::waitForConnections(int count, std::chrono::milliseconds atMost) const
{
    std::unique_lock lock(m_mutex);
    return m_changed.wait_for(lock, atMost, [&] { return m_connections >= count; });
}

void ScriptedServer::acceptConnections()
{
    std::array<pollfd, 2> fds{pollfd{m_listener, POLLIN, 0}, pollfd{m_wakeUp, POLLIN, 0}};
    while (::poll(fds.data(), fds.size(), -1) >= 0 && fds[1].revents == 0) {
        const int socket = ::accept4(m_listener, nullptr, nullptr, SOCK_CLOEXEC);
        if (socket < 0)
            continue;
        const int yes = 1;
        ::setsockopt(socket, IPPROTO_TCP, TCP_NODELAY, &yes, sizeof(yes));
        int number = 0;
        {
            const std::lock_guard lock(m_mutex);
            number = ++m_connections;
        }
        m_changed.notify_all();
        m_threads.emplace_back([this, socket, number] { serve(socket, number); });
    }
}

void ScriptedServer::serve(int socket, int number)
{
    ScriptedConnection connection(socket, m_wakeUp, number);
    bool isOpen = true;
    while (isOpen) {
        const std::optional<Request> request = takesAnyBytes() ? connection.readAnyBytes() : connection.readRequest();
        if (!request)
            return;
        const Handler handler = begin(*request);
        isOpen = connection.answer(*request, handler(*request));
        end(*request, connection.bodyBytes());
    }
}

ScriptedServer::Handler ScriptedServer::begin(const Request &request)
{
    Handler handler;
    {
        const std::lock_guard lock(m_mutex);
        m_requests.append(request);
        m_mostAtOnce = std::max(m_mostAtOnce, ++m_atOnce);
        handler = m_handlers.value(request.target, m_handlers.value(withoutQuery(request.target), m_otherwise));
    }
    m_changed.notify_all();
    return handler;
}

void ScriptedServer::end(const Request &request, qint64 bodyBytes)
{
    const std::lock_guard lock(m_mutex);
    m_bodyBytes[withoutQuery(request.target)] += bodyBytes;
    --m_atOnce;
}

} // namespace bowerbird::test
