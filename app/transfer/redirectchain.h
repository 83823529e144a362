// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/failure.h"

#include <QByteArray>
#include <QByteArrayView>
#include <QList>
#include <QString>

namespace bowerbird {

// The addresses one attempt has been sent to, and whether it may go on to the next. Addresses are read by the same
// parser that will connect to them, so that nothing can mean one thing here and another there.
class RedirectChain
{
public:
    static constexpr int kMostHops = 10;

    // Errors: UnsupportedLink, when `url` is no http or https address.
    [[nodiscard]] static Result<RedirectChain> start(const QString &url);

    // Goes on to where `location` points as seen from here; user and password come along as long as the origin is the
    // first one. Errors: BadRedirect for a loop, too many hops, no target,
    // another scheme, and from https down to http; Placeholder for a site's "removed" picture.
    [[nodiscard]] Result<void> follow(const QByteArray &location);

    [[nodiscard]] const QByteArray &url() const { return m_urls.last(); }    // as it goes on the wire
    [[nodiscard]] QString publicUrl() const;                                 // without user and password
    [[nodiscard]] QString publicStart() const;                               // where it began, likewise
    [[nodiscard]] bool isAtFirstOrigin() const { return m_isAtFirstOrigin; } // and never left it
    // And never left it, but perhaps for its own encrypted side.
    [[nodiscard]] bool isAtFirstHost() const { return m_isAtFirstHost; }
    [[nodiscard]] bool isEncrypted() const;

private:
    QList<QByteArray> m_urls; // never empty
    bool m_isAtFirstOrigin = true;
    bool m_isAtFirstHost = true;
};

// True for loopback, private, link-local and other addresses that are not on the public Internet.
[[nodiscard]] bool isPrivateAddress(const QByteArray &ip);

} // namespace bowerbird
