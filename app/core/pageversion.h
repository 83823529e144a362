// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#pragma once

#include <QByteArray>
#include <QDateTime>
#include <QString>

#include <chrono>
#include <optional>

namespace bowerbird {

// Which version of a page or feed was read whole, so that its server can be asked whether there is another one
// (RFC 9110 13.1: If-None-Match, If-Modified-Since).
struct PageVersion
{
    QString url;             // that answered, after all redirects; only this one is asked so
    QByteArray etag;         // as sent; empty = none
    QByteArray lastModified; // as sent; empty = none
    QDateTime readAt;        // UTC, set by who keeps it: when its bytes came, not when it was said to be unchanged
    quint64 askedWith = 0;   // filters and headers it was asked with (sources/lastingoptions.h)
    // What a feed says in itself of how often it changes, which holds when it is not read again; 0 = nothing.
    std::chrono::seconds changesEvery{0};

    [[nodiscard]] bool isKnown() const { return !etag.isEmpty() || !lastModified.isEmpty(); }
    friend bool operator==(const PageVersion &, const PageVersion &) = default;
};

// What the server of a page or feed has told besides its images.
struct PageAnswer
{
    PageVersion version;                           // unknown: it has to be asked plainly the next time
    bool isUnchanged = false;                      // it is the version that was known, and nothing was read
    std::optional<std::chrono::seconds> goodFor{}; // it wants to be asked again no sooner
};

// A version that was read longer ago is not relied upon, so that a server that is wrong about it is found out.
inline constexpr std::chrono::hours kLongestVersionTrust{24 * 7};

} // namespace bowerbird
