// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#pragma once

#include <QByteArrayView>
#include <QDateTime>
#include <QString>

#include <chrono>
#include <optional>

namespace bowerbird {

// Strict readers of single header values: what they do not understand is absent, never guessed.

// RFC 9110 5.6.7: IMF-fixdate, RFC 850 and asctime forms.
[[nodiscard]] std::optional<QDateTime> parseHttpDate(QByteArrayView value);

// RFC 9110 10.2.3: seconds or a date, measured from `now` (the server's own Date when it sent one). A date in the
// past is 0; garbage, negative and fractional values are nothing.
[[nodiscard]] std::optional<std::chrono::milliseconds> parseRetryAfter(QByteArrayView value, const QDateTime &now);

// RFC 9111 5.2.2.1 and 5.1: how much longer the answer is good by its Cache-Control, without what its Age says is over.
// Nothing: it does not say, or may not be kept. The least of several counts.
[[nodiscard]] std::optional<std::chrono::seconds> parseMaxAge(QByteArrayView cacheControl, QByteArrayView age);

// The same by all its headers, RFC 9111 4.2.1: its Expires counts only where Cache-Control says nothing. It is measured
// from `date`, the answer's own; one that is no date, such as "0", is over.
[[nodiscard]] std::optional<std::chrono::seconds> parseFreshness(QByteArrayView cacheControl, QByteArrayView expires,
                                                                 QByteArrayView age, const QDateTime &date);

// RFC 9110 14.4, unit bytes only.
struct ContentRange
{
    qint64 first = -1; // -1 with last = -1: unsatisfied, "bytes */N"
    qint64 last = -1;
    qint64 total = -1; // -1 = "*"
    friend bool operator==(const ContentRange &, const ContentRange &) = default;
};
[[nodiscard]] std::optional<ContentRange> parseContentRange(QByteArrayView value);

// Digits only, equal repetitions "42, 42" count once.
struct ContentLength
{
    enum class State : quint8 { Absent, Valid, Contradictory } state = State::Absent;
    qint64 bytes = -1;
};
[[nodiscard]] ContentLength parseContentLength(QByteArrayView value);

// RFC 6266: the file name of a Content-Disposition, filename* before filename; empty when there is none. Raw: it may
// hold anything, so it goes through safeFileName before it is used.
[[nodiscard]] QString parseContentDisposition(QByteArrayView value);

} // namespace bowerbird
