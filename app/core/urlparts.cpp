// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#include "core/urlparts.h"

#include <QString>

#include <algorithm>

namespace bowerbird {

using namespace Qt::StringLiterals;

namespace {

qsizetype firstOf(QStringView text, QStringView characters)
{
    const auto *const found = std::find_if(text.begin(), text.end(), [&](QChar c) { return characters.contains(c); });
    return found - text.begin();
}

bool isScheme(QStringView text)
{
    const auto isSchemeCharacter = [](QChar c) {
        return c.unicode() < 0x80 && (c.isLetterOrNumber() || c == u'+' || c == u'-' || c == u'.');
    };
    return !text.isEmpty() && text.front().unicode() < 0x80 && text.front().isLetter() &&
           std::all_of(text.begin(), text.end(), isSchemeCharacter);
}

} // namespace

UrlParts splitUrl(QStringView url)
{
    UrlParts parts;
    if (const qsizetype hash = url.indexOf(u'#'); hash >= 0) {
        parts.fragment = url.mid(hash + 1);
        url = url.left(hash);
    }
    if (const qsizetype mark = url.indexOf(u'?'); mark >= 0) {
        parts.query = url.mid(mark + 1);
        url = url.left(mark);
    }
    const qsizetype colon = firstOf(url, u":/");
    if (colon < url.size() && url.at(colon) == u':' && isScheme(url.left(colon))) {
        parts.scheme = url.left(colon);
        url = url.mid(colon + 1);
    }
    if (url.startsWith("//"_L1)) {
        url = url.mid(2);
        // Browsers read a backslash as a slash: what looks like a host behind one is none.
        const qsizetype end = firstOf(url, u"/\\");
        parts.authority = url.left(end);
        url = url.mid(end);
    }
    parts.path = url;
    return parts;
}

AuthorityParts splitAuthority(QStringView authority)
{
    AuthorityParts parts;
    if (const qsizetype at = authority.lastIndexOf(u'@'); at >= 0) {
        parts.userInfo = authority.left(at);
        authority = authority.mid(at + 1);
    }
    const qsizetype colon = authority.lastIndexOf(u':');
    if (colon > authority.lastIndexOf(u']')) {
        parts.port = authority.mid(colon + 1);
        authority = authority.left(colon);
    }
    parts.host = authority;
    return parts;
}

} // namespace bowerbird
