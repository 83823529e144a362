// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#include "support/scriptedconnection.h"

#include <algorithm>
#include <array>

#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

namespace bowerbird::test {

namespace {

// Pieces small enough that a body which ends early has several chunks.
constexpr qsizetype kChunkBytes = 8 * 1024;
// So long the bytes before a reset are given to arrive: what has not been read by then may be lost with it.
constexpr Reply::Milliseconds kBeforeReset{20};

QByteArray inChunks(const QByteArray &body)
{
    QByteArray wire;
    for (qsizetype at = 0; at < body.size(); at += kChunkBytes) {
        const QByteArray piece = body.mid(at, kChunkBytes);
        wire += QByteArray::number(piece.size(), 16) + "\r\n" + piece + "\r\n";
    }
    return wire + "0\r\n\r\n";
}

Request parseHead(const QByteArray &head)
{
    Request request;
    const QList<QByteArray> lines = head.split('\n');
    const QList<QByteArray> words = lines.first().trimmed().split(' ');
    request.method = words.value(0);
    request.target = words.value(1);
    for (const QByteArray &line : lines.mid(1)) {
        const qsizetype colon = line.indexOf(':');
        if (colon > 0)
            request.headers.insert(line.left(colon).toLower(), line.mid(colon + 1).trimmed());
    }
    return request;
}

} // namespace

ScriptedConnection::ScriptedConnection(int socket, int wakeUp, int number)
    : m_socket(socket)
    , m_wakeUp(wakeUp)
    , m_number(number)
{
}

ScriptedConnection::~ScriptedConnection()
{
    if (m_socket >= 0)
        ::close(m_socket);
}

ScriptedConnection::Wait ScriptedConnection::waitForInput(int timeoutMs) const
{
    std::array<pollfd, 2> fds{pollfd{m_socket, POLLIN | POLLRDHUP, 0}, pollfd{m_wakeUp, POLLIN, 0}};
    const int ready = ::poll(fds.data(), fds.size(), timeoutMs);
    if (fds[1].revents != 0 || ready < 0)
        return Wait::Over;
    return ready == 0 ? Wait::TimeOut : Wait::Readable;
}

bool ScriptedConnection::pause(Reply::Milliseconds duration) const
{
    return duration.count() == 0 || waitForInput(static_cast<int>(duration.count())) == Wait::TimeOut;
}

void ScriptedConnection::waitUntilLeft()
{
    while (waitForInput(-1) == Wait::Readable && receive())
        m_buffer.clear();
}

bool ScriptedConnection::receive()
{
    std::array<char, 16 * 1024> buffer;
    const ssize_t count = ::recv(m_socket, buffer.data(), buffer.size(), 0);
    if (count <= 0)
        return false;
    m_buffer.append(buffer.data(), count);
    return true;
}

std::optional<Request> ScriptedConnection::readRequest()
{
    qsizetype end = -1;
    while ((end = m_buffer.indexOf("\r\n\r\n")) < 0) {
        if (waitForInput(-1) != Wait::Readable || !receive())
            return std::nullopt;
    }
    Request request = parseHead(m_buffer.left(end));
    m_buffer.remove(0, end + 4);
    const qsizetype bodySize = request.header("content-length").toLongLong();
    while (m_buffer.size() < bodySize) {
        if (waitForInput(-1) != Wait::Readable || !receive())
            return std::nullopt;
    }
    request.body = m_buffer.left(bodySize);
    m_buffer.remove(0, bodySize);
    request.connection = m_number;
    return request;
}

std::optional<Request> ScriptedConnection::readAnyBytes()
{
    if (waitForInput(-1) != Wait::Readable || !receive())
        return std::nullopt;
    Request request;
    request.connection = m_number;
    m_buffer.swap(request.body);
    return request;
}

bool ScriptedConnection::send(QByteArrayView bytes) const
{
    while (!bytes.isEmpty()) {
        // A client that has stopped reading must not keep the server from stopping.
        std::array<pollfd, 2> fds{pollfd{m_socket, POLLOUT, 0}, pollfd{m_wakeUp, POLLIN, 0}};
        if (::poll(fds.data(), fds.size(), -1) < 0 || fds[1].revents != 0)
            return false;
        const ssize_t sent =
            ::send(m_socket, bytes.data(), static_cast<size_t>(bytes.size()), MSG_NOSIGNAL | MSG_DONTWAIT);
        if (sent < 0)
            return false;
        bytes = bytes.sliced(sent);
    }
    return true;
}

bool ScriptedConnection::sendBody(const Reply &reply, const QByteArray &wire)
{
    const qsizetype step = reply.m_dripBytes > 0 ? reply.m_dripBytes : std::max<qsizetype>(wire.size(), 1);
    for (qsizetype at = 0; at < wire.size(); at += step) {
        const qsizetype count = std::min(step, wire.size() - at);
        if (!send(QByteArrayView(wire).sliced(at, count)))
            return false;
        m_bodyBytes += count;
        if (!pause(reply.m_dripPause))
            return false;
    }
    return true;
}

void ScriptedConnection::reset()
{
    const linger atOnce{.l_onoff = 1, .l_linger = 0};
    ::setsockopt(m_socket, SOL_SOCKET, SO_LINGER, &atOnce, sizeof(atOnce));
    ::close(m_socket);
    m_socket = -1;
}

bool ScriptedConnection::endEarly(const Reply &reply)
{
    switch (reply.m_ending) {
    case Reply::Ending::Whole:
        return !reply.m_isClosing;
    case Reply::Ending::Cut:
        return false;
    case Reply::Ending::Reset:
        if (pause(kBeforeReset))
            reset();
        return false;
    case Reply::Ending::Stall:
        waitUntilLeft();
        return false;
    }
    return false;
}

bool ScriptedConnection::answer(const Request &request, const Reply &scripted)
{
    const Reply reply = scripted.answerTo(request);
    m_bodyBytes = 0;
    if (!pause(reply.m_delay))
        return false;
    switch (reply.m_kind) {
    case Reply::Kind::Silence:
        waitUntilLeft();
        return false;
    case Reply::Kind::Reset:
        reset();
        return false;
    case Reply::Kind::Close:
        return false;
    case Reply::Kind::Raw:
    case Reply::Kind::Http:
        break;
    }
    if (reply.m_kind == Reply::Kind::Http && !send(reply.head()))
        return false;
    QByteArray wire = reply.m_framing == Reply::Framing::Chunked ? inChunks(reply.m_body) : reply.m_body;
    if (request.method == "HEAD")
        wire.clear();
    if (reply.m_endsAfter >= 0)
        wire.truncate(reply.m_endsAfter);
    return sendBody(reply, wire) && endEarly(reply);
}

} // namespace bowerbird::test
