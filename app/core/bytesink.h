// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/failure.h"

#include <QDateTime>
#include <QString>

#include <span>

namespace bowerbird {

// What proves that a later answer is about the same bytes (RFC 9110, 8.8 and 13.1.5).
struct Validator
{
    QString etag;         // as sent, with its quotes; weak ones start with W/
    QString lastModified; // as sent
    qint64 totalBytes = -1;

    // Only a strong entity tag, or else a date, may stand in If-Range.
    [[nodiscard]] QString forIfRange() const
    {
        if (!etag.isEmpty())
            return etag.startsWith(QLatin1StringView("W/")) ? QString() : etag;
        return lastModified;
    }
    friend bool operator==(const Validator &, const Validator &) = default;
};

// The head of an answer whose bytes follow.
struct ResponseHead
{
    int httpStatus = 0;     // 200 or an accepted 206
    qint64 offset = 0;      // where the first byte that follows belongs; 0 = from the beginning
    qint64 totalBytes = -1; // of the whole file; -1 = the server does not say
    Validator validator;
    QString contentType;
    QString fileName; // from Content-Disposition, raw
    QDateTime lastModified;
};

// Where a transfer writes to. One transfer at a time; every call comes from the thread that called Transfer::fetch.
// An error from any call ends the transfer with that failure.
class ByteSink
{
public:
    ByteSink() = default;
    virtual ~ByteSink() = default;
    Q_DISABLE_COPY_MOVE(ByteSink)

    [[nodiscard]] virtual qint64 size() const = 0;         // bytes kept so far: where a resumed transfer goes on
    [[nodiscard]] virtual Validator validator() const = 0; // of those bytes
    // Comes once for each accepted answer, before its first byte. `head.offset` is either size() or 0; with 0 what
    // was kept is thrown away.
    [[nodiscard]] virtual Result<void> begin(const ResponseHead &head) = 0;
    [[nodiscard]] virtual Result<void> append(std::span<const char> bytes) = 0;
    // Nothing has come for a moment: what was held back for the sake of speed is written down now.
    [[nodiscard]] virtual Result<void> rest() { return {}; }
};

} // namespace bowerbird
