// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#include "transfer/answerhead.h"

#include "core/httpheaders.h"

#include <algorithm>

namespace bowerbird {

using namespace Qt::StringLiterals;

namespace {

bool isNamed(QByteArrayView name, const char *known)
{
    return name.compare(QByteArrayView(known), Qt::CaseInsensitive) == 0;
}

// What a server says, as it may stand in a log: one line of printable characters.
QString printable(QByteArrayView text)
{
    constexpr qsizetype kMost = 200;
    QString result = QString::fromLatin1(text.first(std::min(text.size(), kMost)));
    std::replace_if(result.begin(), result.end(), [](QChar c) { return !c.isPrint(); }, u' ');
    return result.trimmed();
}

FailureReason reasonOfStatus(int status)
{
    switch (status) {
    case 204:
    case 205:
        return FailureReason::Empty;
    case 206: // where no part was asked for
    case 304:
        return FailureReason::BadAnswer;
    case 401:
    case 403:
    case 451:
        return FailureReason::Forbidden;
    case 404:
    case 410:
        return FailureReason::NotFound;
    case 407:
        return FailureReason::Proxy;
    case 429:
        return FailureReason::RateLimited;
    default:
        break;
    }
    if (status < 200)
        return FailureReason::BadAnswer;
    return status >= 500 && status < 600 ? FailureReason::ServerError : FailureReason::HttpError;
}

} // namespace

void AnswerHead::beginAt(QByteArrayView statusLine)
{
    const qint64 bytes = m_bytes;
    const int lines = m_lines;
    *this = {};
    m_bytes = bytes;
    m_lines = lines;
    m_statusLine = statusLine.toByteArray();
    m_isFramed = !statusLine.startsWith("HTTP/1.");
    const qsizetype space = statusLine.indexOf(' ');
    if (space >= 0)
        m_statusSeen =
            statusLine.sliced(space + 1).first(std::min<qsizetype>(3, statusLine.size() - space - 1)).toInt();
}

bool AnswerHead::takeLine(QByteArrayView line)
{
    m_bytes += line.size();
    if (++m_lines > kMostLines || m_bytes > kMostBytes)
        return false;
    if (m_isComplete)
        return true;
    if (line.startsWith("HTTP/")) {
        beginAt(line);
        return true;
    }
    if (line.trimmed().isEmpty()) {
        m_isComplete = m_statusSeen >= 200;
        m_status = m_isComplete ? m_statusSeen : 0;
        return true;
    }
    const qsizetype colon = line.indexOf(':');
    if (colon > 0)
        takeField(line.first(colon), line.sliced(colon + 1).trimmed());
    return true;
}

void AnswerHead::takeField(QByteArrayView name, QByteArrayView value)
{
    struct Field
    {
        const char *name;
        QByteArray AnswerHead::*member;
    };
    static constexpr Field kFields[] = {
        {"content-type", &AnswerHead::m_contentType},
        {"etag", &AnswerHead::m_etag},
        {"last-modified", &AnswerHead::m_lastModified},
        {"date", &AnswerHead::m_date},
        {"content-range", &AnswerHead::m_contentRange},
        {"content-encoding", &AnswerHead::m_contentEncoding},
        {"content-disposition", &AnswerHead::m_contentDisposition},
        {"location", &AnswerHead::m_location},
        {"retry-after", &AnswerHead::m_retryAfter},
    };
    if (isNamed(name, "content-length")) {
        m_contentLength += m_contentLength.isEmpty() ? value.toByteArray() : QByteArray(", " + value.toByteArray());
        return;
    }
    if (isNamed(name, "transfer-encoding")) {
        m_isChunked = m_isChunked || value.toByteArray().toLower().contains("chunked");
        return;
    }
    const auto *const field =
        std::find_if(std::begin(kFields), std::end(kFields), [name](const Field &f) { return isNamed(name, f.name); });
    if (field != std::end(kFields))
        this->*(field->member) = value.toByteArray();
}

bool AnswerHead::isEncoded() const
{
    return !m_contentEncoding.isEmpty() && !isNamed(m_contentEncoding, "identity");
}

Validator AnswerHead::validator() const
{
    // The bytes of an encoded answer are not those a later range would be counted in.
    if (isEncoded())
        return {};
    Validator result;
    result.etag = QString::fromLatin1(m_etag);
    // A date proves something only when the file cannot have changed again within the same second (RFC 9110, 8.8.2.2).
    const std::optional<QDateTime> modified = parseHttpDate(m_lastModified);
    const QDateTime answered = parseHttpDate(m_date).value_or(QDateTime::currentDateTimeUtc());
    if (modified && modified->secsTo(answered) >= 1)
        result.lastModified = QString::fromLatin1(m_lastModified);
    return result;
}

ResponseHead AnswerHead::response() const
{
    return {.httpStatus = m_status,
            .offset = 0,
            .totalBytes = -1,
            .validator = validator(),
            .contentType = QString::fromLatin1(m_contentType),
            .fileName = m_contentDisposition.isEmpty() ? QString() : parseContentDisposition(m_contentDisposition),
            .lastModified = parseHttpDate(m_lastModified).value_or(QDateTime())};
}

Failure AnswerHead::statusFailure() const
{
    Failure failure{.reason = reasonOfStatus(m_status), .httpStatus = m_status, .detail = printable(m_statusLine)};
    if (!m_retryAfter.isEmpty()) {
        const QDateTime now = parseHttpDate(m_date).value_or(QDateTime::currentDateTimeUtc());
        failure.retryAfter = parseRetryAfter(m_retryAfter, now);
    }
    return failure;
}

} // namespace bowerbird
