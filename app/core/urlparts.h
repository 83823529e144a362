// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#pragma once

#include <QStringView>

namespace bowerbird {

// The pieces of a URL as they stand in its text (RFC 3986, appendix B), undecoded and unjudged; they point into the
// text that was split. A piece that is not there is null, one that is there without content is only empty.
struct UrlParts
{
    QStringView scheme; // without ':'
    QStringView authority;
    QStringView path;
    QStringView query;    // without '?'
    QStringView fragment; // without '#'
};
[[nodiscard]] UrlParts splitUrl(QStringView url);

// The pieces of an authority: user:password@host:port.
struct AuthorityParts
{
    QStringView userInfo; // without '@'
    QStringView host;     // an IPv6 address with its brackets
    QStringView port;     // without ':'
};
[[nodiscard]] AuthorityParts splitAuthority(QStringView authority);

} // namespace bowerbird
