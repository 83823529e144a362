// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#include "sample/webserver.h"

#include <httplib.h>

#include <algorithm>
#include <array>
#include <atomic>
#include <condition_variable>
#include <future>
#include <mutex>
#include <set>
#include <thread>

namespace bowerbird {

using namespace std::chrono_literals;
using std::chrono::milliseconds;

namespace {

// The sockets in use, so that stop() can break off those that wait for a request.
class OpenSockets
{
public:
    // False when the server is being stopped.
    bool add(socket_t socket)
    {
        const std::lock_guard lock(m_mutex);
        if (!m_closed)
            m_sockets.insert(socket);
        return !m_closed;
    }

    // Under the lock, so that breakOffAll() never meets a number that has been given to another socket.
    void removeAndClose(socket_t socket)
    {
        const std::lock_guard lock(m_mutex);
        m_sockets.erase(socket);
        ::shutdown(socket, kBothWays);
#ifdef _WIN32
        ::closesocket(socket);
#else
        ::close(socket);
#endif
    }

    void breakOffAll()
    {
        const std::lock_guard lock(m_mutex);
        m_closed = true;
        for (const socket_t socket : m_sockets)
            ::shutdown(socket, kBothWays);
    }

private:
    static constexpr int kBothWays = 2; // SHUT_RDWR, or SD_BOTH
    std::mutex m_mutex;                 // guards both below
    std::set<socket_t> m_sockets;
    bool m_closed = false;
};

#ifdef BOWERBIRD_HTTPLIB_LINGERS
// A connection as httplib sees it. Receiving and sending time out by the options httplib has set on the socket.
class SocketStream : public httplib::Stream
{
public:
    explicit SocketStream(socket_t socket)
        : m_socket(socket)
    {
    }

    using httplib::Stream::write;

    // Blocks until there is something to read; false = the other side is gone, or silent for too long.
    [[nodiscard]] bool fill()
    {
        if (m_next == m_end) {
            m_end = ::recv(m_socket, m_buffer.data(), m_buffer.size(), 0);
            m_next = 0;
        }
        return m_end > 0;
    }

    bool is_readable() const override { return true; }
    bool is_writable() const override { return true; }

    ssize_t read(char *data, size_t size) override
    {
        if (!fill())
            return -1;
        const auto count = std::min(static_cast<ssize_t>(size), m_end - m_next);
        std::copy_n(m_buffer.begin() + m_next, count, data);
        m_next += count;
        return count;
    }

    ssize_t write(const char *data, size_t size) override { return ::send(m_socket, data, size, 0); }

    void get_remote_ip_and_port(std::string &ip, int &port) const override
    {
        ip = "127.0.0.1"; // nobody else can reach the server, and nobody asks
        port = 0;
    }
    void get_local_ip_and_port(std::string &ip, int &port) const override { get_remote_ip_and_port(ip, port); }
    socket_t socket() const override { return m_socket; }

private:
    const socket_t m_socket;
    std::array<char, 4096> m_buffer{};
    ssize_t m_next = 0;
    ssize_t m_end = 0;
};
#endif

// httplib's server with three things mended: its backlog of five connections makes the sixth of 64 workers wait for a
// second; before version 0.18, stop() waits until each idle connection has timed out; and it binds with SO_REUSEPORT,
// which would let another program of the same user listen on our port.
class HttpServer : public httplib::Server
{
public:
    explicit HttpServer(OpenSockets &sockets)
        : m_sockets(sockets)
    {
        set_socket_options([](socket_t) {});
        set_tcp_nodelay(true);
        set_keep_alive_max_count(1'000'000);
        set_keep_alive_timeout(10);
        set_read_timeout(10);
        set_write_timeout(5);
    }

    int bindToLoopback()
    {
        const int port = bind_to_any_port("127.0.0.1");
        if (port > 0)
            ::listen(svr_sock_, 2 * WebServer::kConnections);
        return port;
    }

private:
#ifdef BOWERBIRD_HTTPLIB_LINGERS
    bool process_and_close_socket(socket_t socket) override
    {
        bool isClosing = !m_sockets.add(socket);
        SocketStream stream(socket);
        while (!isClosing && stream.fill() && process_request(stream, false, isClosing, nullptr)) {
        }
        m_sockets.removeAndClose(socket);
        return true;
    }
#endif
    OpenSockets &m_sockets;
};

QByteArray headerOf(const httplib::Request &request, const char *name)
{
    return QByteArray::fromStdString(request.get_header_value(name));
}

} // namespace

class WebServer::Private
{
public:
    explicit Private(Handler answer)
        : handler(std::move(answer))
    {
        server.set_pre_routing_handler([this](const httplib::Request &request, httplib::Response &response) {
            if (request.method != "GET" && request.method != "HEAD")
                return httplib::Server::HandlerResponse::Unhandled; // which ends as a 404
            serve(request, response);
            return httplib::Server::HandlerResponse::Handled;
        });
        server.new_task_queue = [this] {
            auto queue = std::make_unique<httplib::ThreadPool>(static_cast<std::size_t>(kConnections));
            accepting.set_value();
            return queue.release();
        };
    }

    void serve(const httplib::Request &request, httplib::Response &response);
    [[nodiscard]] bool pause(milliseconds time);

    const Handler handler;
    std::mutex mutex; // guards isStopping
    std::condition_variable stopping;
    bool isStopping = false;
    OpenSockets sockets;
    std::promise<void> accepting;
    HttpServer server{sockets};
    std::thread thread;
};

// False when the server is being stopped.
bool WebServer::Private::pause(milliseconds time)
{
    std::unique_lock lock(mutex);
    return !stopping.wait_for(lock, time, [this] { return isStopping; });
}

void WebServer::Private::serve(const httplib::Request &request, httplib::Response &response)
{
    // httplib would cut ranges out of every answer by itself, without looking at If-Range or at the length. The
    // request is httplib's own local variable, and constant only for those who handle it.
    const_cast<httplib::Request &>(request).ranges.clear();
    const WebReply reply = handler({.path = QByteArray::fromStdString(request.path),
                                    .target = QByteArray::fromStdString(request.target),
                                    .authorization = headerOf(request, "Authorization"),
                                    .range = headerOf(request, "Range"),
                                    .ifRange = headerOf(request, "If-Range"),
                                    .ifNoneMatch = headerOf(request, "If-None-Match")});
    if (!pause(reply.latency)) {
        response.status = 503; // never a success without its body
        return;
    }
    response.status = reply.status;
    for (const auto &[name, value] : reply.headers)
        response.set_header(name.toStdString(), value.toStdString());
    if (reply.body.isEmpty())
        return;

    constexpr qsizetype kLeastChunk = qsizetype{16} * 1024;
    constexpr qsizetype kMostChunks = 24;
    const qsizetype chunk = std::max(kLeastChunk, reply.body.size() / kMostChunks + 1);
    const milliseconds gap = reply.sending * chunk / reply.body.size();
    response.set_content_provider(
        static_cast<std::size_t>(reply.body.size()), reply.contentType.toStdString(),
        [this, body = reply.body, chunk, gap](std::size_t offset, std::size_t left, httplib::DataSink &sink) {
            const std::size_t size = std::min(left, static_cast<std::size_t>(chunk));
            return (offset == 0 || pause(gap)) && sink.write(body.constData() + offset, size);
        });
}

WebServer::WebServer(Handler handler)
    : d(std::make_unique<Private>(std::move(handler)))
{
}

WebServer::~WebServer()
{
    stop();
}

Result<quint16> WebServer::start()
{
    const int port = d->server.bindToLoopback();
    if (port <= 0)
        return fail(FailureReason::Internal, QStringLiteral("no free port on 127.0.0.1"));
    d->thread = std::thread([this] { d->server.listen_after_bind(); });
    d->accepting.get_future().wait();
    return static_cast<quint16>(port);
}

void WebServer::stop()
{
    if (!d->thread.joinable())
        return;
    {
        const std::lock_guard lock(d->mutex);
        d->isStopping = true;
    }
    d->stopping.notify_all();
    d->server.stop();
    d->sockets.breakOffAll();
    d->thread.join();
}

} // namespace bowerbird
