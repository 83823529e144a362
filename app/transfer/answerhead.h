// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/bytesink.h"
#include "core/failure.h"

#include <QByteArray>
#include <QByteArrayView>

namespace bowerbird {

// An answer's head, gathered line by line as libcurl hands it over: interim heads (100, 103) are forgotten when the
// next one begins, trailers are ignored. Keeps only what a transfer needs, as raw bytes.
class AnswerHead
{
public:
    // False: more head than any honest server sends.
    [[nodiscard]] bool takeLine(QByteArrayView line);

    [[nodiscard]] bool hasBegun() const { return m_bytes > 0; }
    [[nodiscard]] bool isComplete() const { return m_isComplete; } // and not an interim one
    [[nodiscard]] int status() const { return m_status; }          // of the complete head; 0 before
    [[nodiscard]] qint64 bytes() const { return m_bytes; }
    [[nodiscard]] bool isChunked() const { return m_isChunked; }
    [[nodiscard]] bool isBodiless() const { return m_status == 204 || m_status == 304; }
    [[nodiscard]] bool isFramed() const { return m_isFramed; } // by a protocol that tells an end from a cut
    [[nodiscard]] bool isEncoded() const;                      // the body's bytes are not the file's
    [[nodiscard]] const QByteArray &contentLength() const { return m_contentLength; } // several are joined by commas
    [[nodiscard]] const QByteArray &contentRange() const { return m_contentRange; }
    [[nodiscard]] const QByteArray &location() const { return m_location; }

    // What the answer says about the file; without a place for its bytes.
    [[nodiscard]] ResponseHead response() const;
    // The failure that a status which brings no picture means.
    [[nodiscard]] Failure statusFailure() const;

    // libcurl's own bounds of today; older ones have none.
    static constexpr qint64 kMostBytes = 300LL * 1024;
    static constexpr int kMostLines = 5000;

private:
    void beginAt(QByteArrayView statusLine);
    void takeField(QByteArrayView name, QByteArrayView value);
    [[nodiscard]] Validator validator() const;

    bool m_isComplete = false;
    bool m_isChunked = false;
    bool m_isFramed = false;
    int m_status = 0;
    int m_statusSeen = 0; // of the head that is coming in
    int m_lines = 0;
    qint64 m_bytes = 0;
    QByteArray m_statusLine;
    QByteArray m_contentLength;
    QByteArray m_contentRange;
    QByteArray m_contentType;
    QByteArray m_contentEncoding;
    QByteArray m_contentDisposition;
    QByteArray m_etag;
    QByteArray m_lastModified;
    QByteArray m_location;
    QByteArray m_retryAfter;
    QByteArray m_date;
};

} // namespace bowerbird
