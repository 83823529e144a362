// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#pragma once

#include <QByteArray>
#include <QList>
#include <QMap>
#include <QPair>
#include <QString>

#include <chrono>

namespace bowerbird::test {

// One request as a server saw it.
struct Request
{
    QByteArray method;
    QByteArray target;                    // path and query, as sent
    QMap<QByteArray, QByteArray> headers; // names in lower case; the last of several
    QByteArray body;
    int connection = 0; // counted from 1: equal numbers came over one connection

    [[nodiscard]] QByteArray header(const QByteArray &lowerCaseName) const { return headers.value(lowerCaseName); }
};

// What a ScriptedServer does with one request. A value; each modifier gives a changed copy:
//
//     Reply::ok(bytes).type("image/jpeg").delay(200ms).cutAfter(1000)
class Reply
{
public:
    using Milliseconds = std::chrono::milliseconds;

    [[nodiscard]] static Reply ok(const QByteArray &body);
    [[nodiscard]] static Reply status(int code, const QByteArray &body = {});
    [[nodiscard]] static Reply redirect(const QString &target, int code = 302);
    [[nodiscard]] static Reply raw(const QByteArray &bytes); // sent as they are, then the connection is closed
    [[nodiscard]] static Reply silence();                    // never answers
    [[nodiscard]] static Reply reset();                      // breaks the connection at once
    [[nodiscard]] static Reply close();                      // closes the connection in good order, without an answer

    [[nodiscard]] Reply type(const QByteArray &contentType) const; // Content-Type
    [[nodiscard]] Reply header(const QByteArray &name, const QByteArray &value) const;
    [[nodiscard]] Reply delay(Milliseconds before) const; // before the first byte
    // How the body ends early, `bytes` after its beginning (of everything that is sent, for raw()).
    [[nodiscard]] Reply cutAfter(qint64 bytes) const;   // closed in good order
    [[nodiscard]] Reply resetAfter(qint64 bytes) const; // connection reset
    [[nodiscard]] Reply stallAfter(qint64 bytes) const; // stays open and silent until the other side leaves
    [[nodiscard]] Reply drip(qint64 bytes, Milliseconds pause) const; // so many at a time
    // How the body's end is told; a Content-Length otherwise.
    [[nodiscard]] Reply chunked() const;
    [[nodiscard]] Reply withoutLength() const; // closed at its end
    [[nodiscard]] Reply closing() const;       // "Connection: close"
    // Honours Range and If-Range (exact comparison) with 206 and 416; give it an ETag or Last-Modified header too.
    [[nodiscard]] Reply withRanges() const;

private:
    friend class ScriptedConnection;
    enum class Kind : quint8 { Http, Raw, Silence, Reset, Close };
    enum class Ending : quint8 { Whole, Cut, Reset, Stall };
    enum class Framing : quint8 { Length, Chunked, None };

    [[nodiscard]] Reply answerTo(const Request &request) const; // with the range that was asked for
    [[nodiscard]] Reply range(qint64 first, qint64 last) const;
    [[nodiscard]] QByteArray value(const QByteArray &lowerCaseName) const;
    [[nodiscard]] QByteArray head() const;
    [[nodiscard]] Reply ending(Ending ending, qint64 after) const;

    Kind m_kind = Kind::Http;
    int m_status = 200;
    QByteArray m_body;
    QList<QPair<QByteArray, QByteArray>> m_headers;
    Milliseconds m_delay{0};
    Ending m_ending = Ending::Whole;
    qint64 m_endsAfter = -1;
    qint64 m_dripBytes = 0; // 0 = all at once
    Milliseconds m_dripPause{0};
    Framing m_framing = Framing::Length;
    bool m_isClosing = false;
    bool m_hasRanges = false;
};

} // namespace bowerbird::test
