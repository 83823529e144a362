// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#include "support/reply.h"

#include <algorithm>

namespace bowerbird::test {

Reply Reply::ok(const QByteArray &body)
{
    return status(200, body);
}

Reply Reply::status(int code, const QByteArray &body)
{
    Reply reply;
    reply.m_status = code;
    reply.m_body = body;
    return reply;
}

Reply Reply::redirect(const QString &target, int code)
{
    return status(code).header("Location", target.toUtf8());
}

Reply Reply::raw(const QByteArray &bytes)
{
    Reply reply;
    reply.m_kind = Kind::Raw;
    reply.m_body = bytes;
    reply.m_isClosing = true;
    return reply;
}

Reply Reply::silence()
{
    Reply reply;
    reply.m_kind = Kind::Silence;
    return reply;
}

Reply Reply::reset()
{
    Reply reply;
    reply.m_kind = Kind::Reset;
    return reply;
}

Reply Reply::close()
{
    Reply reply;
    reply.m_kind = Kind::Close;
    return reply;
}

Reply Reply::type(const QByteArray &contentType) const
{
    return header("Content-Type", contentType);
}

Reply Reply::header(const QByteArray &name, const QByteArray &value) const
{
    Reply reply = *this;
    reply.m_headers.append({name, value});
    return reply;
}

Reply Reply::delay(Milliseconds before) const
{
    Reply reply = *this;
    reply.m_delay = before;
    return reply;
}

Reply Reply::ending(Ending ending, qint64 after) const
{
    Reply reply = *this;
    reply.m_ending = ending;
    reply.m_endsAfter = after;
    return reply;
}

Reply Reply::cutAfter(qint64 bytes) const
{
    return ending(Ending::Cut, bytes);
}

Reply Reply::resetAfter(qint64 bytes) const
{
    return ending(Ending::Reset, bytes);
}

Reply Reply::stallAfter(qint64 bytes) const
{
    return ending(Ending::Stall, bytes);
}

Reply Reply::drip(qint64 bytes, Milliseconds pause) const
{
    Reply reply = *this;
    reply.m_dripBytes = bytes;
    reply.m_dripPause = pause;
    return reply;
}

Reply Reply::chunked() const
{
    Reply reply = *this;
    reply.m_framing = Framing::Chunked;
    return reply;
}

Reply Reply::withoutLength() const
{
    Reply reply = closing();
    reply.m_framing = Framing::None;
    return reply;
}

Reply Reply::closing() const
{
    Reply reply = *this;
    reply.m_isClosing = true;
    return reply;
}

Reply Reply::withRanges() const
{
    Reply reply = *this;
    reply.m_hasRanges = true;
    return reply;
}

QByteArray Reply::value(const QByteArray &lowerCaseName) const
{
    for (const auto &[name, value] : m_headers) {
        if (name.toLower() == lowerCaseName)
            return value;
    }
    return {};
}

Reply Reply::range(qint64 first, qint64 last) const
{
    const QByteArray total = QByteArray::number(m_body.size());
    if (first >= m_body.size()) {
        Reply refusal = status(416).header("Content-Range", "bytes */" + total);
        refusal.m_isClosing = m_isClosing;
        return refusal;
    }
    Reply part =
        header("Content-Range", "bytes " + QByteArray::number(first) + "-" + QByteArray::number(last) + "/" + total);
    part.m_status = 206;
    part.m_body = m_body.mid(first, last - first + 1);
    return part;
}

Reply Reply::answerTo(const Request &request) const
{
    const QByteArray asked = request.header("range");
    if (!m_hasRanges || m_status != 200 || !asked.startsWith("bytes="))
        return *this;
    const QByteArray condition = request.header("if-range");
    if (!condition.isEmpty() && condition != value("etag") && condition != value("last-modified"))
        return *this;
    const qsizetype dash = asked.indexOf('-');
    bool isFirstValid = false;
    bool isLastValid = false;
    const qint64 first = asked.mid(6, dash - 6).toLongLong(&isFirstValid);
    const qint64 last = asked.mid(dash + 1).toLongLong(&isLastValid);
    if (!isFirstValid)
        return *this;
    const qint64 end = m_body.size() - 1;
    return range(first, isLastValid ? std::min(last, end) : end);
}

QByteArray Reply::head() const
{
    QByteArray text = "HTTP/1.1 " + QByteArray::number(m_status) + " As scripted\r\n";
    for (const auto &[name, value] : m_headers)
        text += name + ": " + value + "\r\n";
    const bool isBodiless = m_status == 204 || m_status == 304 || m_status < 200;
    if (m_framing == Framing::Chunked)
        text += "Transfer-Encoding: chunked\r\n";
    else if (m_framing == Framing::Length && !isBodiless && value("content-length").isNull())
        text += "Content-Length: " + QByteArray::number(m_body.size()) + "\r\n";
    if (m_isClosing)
        text += "Connection: close\r\n";
    return text + "\r\n";
}

} // namespace bowerbird::test
