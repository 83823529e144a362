// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#include "transfer/answer.h"

#include "core/httpheaders.h"

#include <algorithm>

namespace bowerbird {

using namespace Qt::StringLiterals;

namespace {

// A longer unwanted body costs more than a new connection.
constexpr qint64 kMostUnwantedBytes = qint64{64} * 1024;

bool isRedirect(int status)
{
    return status == 301 || status == 302 || status == 303 || status == 307 || status == 308;
}

QString bytesOf(qint64 count, qint64 total)
{
    return QString::number(count) % u" of "_s % QString::number(total) % u" bytes"_s;
}

} // namespace

Answer::Answer(const Ask &ask, ByteSink &sink)
    : m_ask(ask)
    , m_sink(sink)
{
}

void Answer::refuse(FailureReason reason, const QString &detail)
{
    m_kind = Kind::Refused;
    m_failure = Failure{.reason = reason, .httpStatus = m_head.status(), .detail = detail};
}

bool Answer::takeHeaderLine(QByteArrayView line)
{
    const bool wasComplete = m_head.isComplete();
    if (!m_head.takeLine(line)) {
        refuse(FailureReason::BadAnswer, u"the answer's head is too large"_s);
        return false;
    }
    if (wasComplete || !m_head.isComplete())
        return true;
    judge();
    if (m_kind == Kind::Body)
        return true;
    // A body that ends with the connection is not worth its bytes.
    const ContentLength length = parseContentLength(m_head.contentLength());
    return m_head.isChunked() || m_head.isBodiless() ||
           (length.state == ContentLength::State::Valid && length.bytes <= kMostUnwantedBytes);
}

void Answer::judge()
{
    const int status = m_head.status();
    if (status == 200) {
        judgeWhole();
    } else if (status == 206 && m_ask.offset > 0) {
        judgePart();
    } else if (status == 416 && m_ask.offset > 0) {
        judgeUnsatisfied();
    } else if (isRedirect(status)) {
        m_kind = Kind::Redirect;
    } else {
        m_kind = Kind::Refused;
        m_failure = m_head.statusFailure();
    }
}

void Answer::judgeWhole()
{
    // With chunks a length means nothing (RFC 9112, 6.3).
    const ContentLength length = m_head.isChunked() ? ContentLength{} : parseContentLength(m_head.contentLength());
    if (length.state == ContentLength::State::Contradictory)
        return refuse(FailureReason::BadAnswer, u"contradictory lengths"_s);
    if (length.bytes == 0)
        return refuse(FailureReason::Empty, {});
    accept(0, -1, m_head.isEncoded() ? -1 : length.bytes);
}

bool Answer::hasAskedValidator() const
{
    const Validator given = m_head.response().validator;
    const Validator &asked = m_ask.validator;
    return asked.etag.isEmpty() ? given.lastModified == asked.lastModified : given.etag == asked.etag;
}

void Answer::judgePart()
{
    const std::optional<ContentRange> range = parseContentRange(m_head.contentRange());
    if (!range || range->first != m_ask.offset)
        return refuse(FailureReason::BadRange, u"a part that was not asked for"_s);
    const qint64 known = m_ask.validator.totalBytes;
    if (known >= 0 && range->total >= 0 && range->total != known)
        return refuse(FailureReason::BadRange, u"a part of a file of another size"_s);
    if (m_head.isEncoded() || !hasAskedValidator())
        return refuse(FailureReason::BadRange, u"a part of a file that has changed"_s);
    const ContentLength length = m_head.isChunked() ? ContentLength{} : parseContentLength(m_head.contentLength());
    const qint64 end = range->last + 1;
    const bool isContradictory = length.state == ContentLength::State::Contradictory ||
                                 (length.state == ContentLength::State::Valid && length.bytes != end - range->first);
    if (isContradictory)
        return refuse(FailureReason::BadRange, u"a part whose lengths contradict each other"_s);
    accept(m_ask.offset, end, std::max(range->total, known));
}

void Answer::judgeUnsatisfied()
{
    const std::optional<ContentRange> range = parseContentRange(m_head.contentRange());
    const qint64 known = m_ask.validator.totalBytes;
    const bool isWhole = range && range->total == m_ask.offset && (known < 0 || known == m_ask.offset);
    if (!isWhole)
        return refuse(FailureReason::BadRange, u"nothing is left of the file where it should go on"_s);
    m_kind = Kind::AlreadyWhole;
    m_response = m_head.response();
    m_response.offset = m_ask.offset;
    m_response.totalBytes = m_ask.offset;
    m_response.validator = m_ask.validator;
    m_response.contentType.clear(); // that of the refusal
}

void Answer::accept(qint64 offset, qint64 end, qint64 total)
{
    if (m_ask.maxBytes > 0 && total > m_ask.maxBytes)
        return refuse(FailureReason::TooLarge, QString(QString::number(total) % u" bytes are declared"_s));
    m_kind = Kind::Body;
    m_end = end >= 0 ? end : total;
    m_response = m_head.response();
    m_response.offset = offset;
    m_response.totalBytes = total;
    m_response.validator.totalBytes = total;
}

bool Answer::takeBody(std::span<const char> bytes)
{
    const auto count = static_cast<qint64>(bytes.size());
    m_bodyBytes += count;
    if (m_kind == Kind::Body)
        return append(bytes);
    if (m_kind == Kind::Pending) // a body after an interim head, such as a 101 that nobody asked for
        refuse(FailureReason::BadAnswer, u"a body without a final answer"_s);
    return m_bodyBytes <= kMostUnwantedBytes;
}

bool Answer::append(std::span<const char> bytes)
{
    const qint64 end = m_response.offset + m_received + static_cast<qint64>(bytes.size());
    if (m_ask.maxBytes > 0 && end > m_ask.maxBytes) {
        refuse(FailureReason::TooLarge, QString(u"more than "_s % QString::number(m_ask.maxBytes) % u" bytes"_s));
        return false;
    }
    if (m_end >= 0 && end > m_end) {
        refuse(FailureReason::BadAnswer, u"more bytes than promised"_s);
        return false;
    }
    Result<void> done;
    if (!m_hasBegun) {
        m_hasBegun = true;
        done = m_sink.begin(m_response);
    }
    if (done)
        done = m_sink.append(bytes);
    if (!done) {
        m_kind = Kind::Refused;
        m_failure = std::move(done.error());
        if (m_failure->reason == FailureReason::NotAnImage) // else it is this machine that fails
            m_failure->httpStatus = m_head.status();
        return false;
    }
    m_received += static_cast<qint64>(bytes.size());
    return true;
}

bool Answer::rest()
{
    if (m_kind != Kind::Body || !m_hasBegun)
        return true;
    Result<void> done = m_sink.rest();
    if (done)
        return true;
    m_kind = Kind::Refused;
    m_failure = std::move(done.error());
    return false;
}

Result<void> Answer::finish() const
{
    if (m_failure)
        return std::unexpected(*m_failure);
    if (m_kind == Kind::Pending)
        return fail(FailureReason::BadAnswer, u"no final answer"_s);
    if (m_kind != Kind::Body)
        return {};
    if (m_received == 0)
        return fail(FailureReason::Empty, {}, m_head.status());
    const qint64 end = m_response.offset + m_received;
    if (m_end >= 0 && end < m_end)
        return fail(FailureReason::Truncated, QString(bytesOf(end, m_end)), m_head.status());
    return {};
}

bool Answer::isEndProven() const
{
    if (m_kind == Kind::AlreadyWhole || m_end >= 0)
        return true;
    return !m_head.isEncoded() && (m_head.isChunked() || m_head.isFramed());
}

bool Answer::endsWithConnection() const
{
    const ContentLength length = parseContentLength(m_head.contentLength());
    return m_kind == Kind::Body && m_end < 0 && length.state == ContentLength::State::Absent && !m_head.isChunked() &&
           !m_head.isFramed();
}

bool Answer::endsEarly() const
{
    return m_kind == Kind::Body && m_response.totalBytes > m_response.offset + m_received;
}

} // namespace bowerbird
