// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#include "console/networkvalues.h"

#include "core/redact.h"

#include <QFile>
#include <QFileInfo>
#include <QUrl>

#include <algorithm>
#include <limits>

namespace bowerbird {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 kMostCookieBytes = qint64{16} * 1024 * 1024;

std::unexpected<QString> wrong(const QString &sentence)
{
    return std::unexpected(sentence);
}

bool hasControls(const QString &text)
{
    return std::any_of(text.begin(), text.end(), [](QChar c) { return c < u' ' || c == u'\x7f'; });
}

Applied applyLine(std::optional<QString> CommandLine::*member, const char *name, CommandLine &line,
                  const QString &value)
{
    if (hasControls(value))
        return wrong(u"--%1 takes one line of text without control characters."_s.arg(QLatin1StringView(name)));
    line.*member = value;
    return {};
}

// RFC 9110, 5.6.2.
bool isToken(const QString &name)
{
    static const QString marks = u"!#$%&'*+-.^_`|~"_s;
    const auto isAllowed = [](QChar c) {
        return (c >= u'a' && c <= u'z') || (c >= u'A' && c <= u'Z') || (c >= u'0' && c <= u'9') || marks.contains(c);
    };
    return !name.isEmpty() && std::all_of(name.begin(), name.end(), isAllowed);
}

// What is neither a comment nor empty has its fields between tabs.
bool looksLikeCookies(QFile &file)
{
    bool hasOthers = false;
    for (const QByteArray &line : file.read(kMostCookieBytes).replace('\r', '\n').split('\n')) {
        if (line.count('\t') >= 5)
            return true;
        hasOthers = hasOthers || (!line.trimmed().isEmpty() && !line.startsWith('#'));
    }
    return !hasOthers;
}

} // namespace

std::optional<qint64> byteCount(const QString &value)
{
    static const QString suffixes = u"KMG"_s;
    QString digits = value;
    qint64 factor = 1;
    if (!value.isEmpty()) {
        if (const qsizetype power = suffixes.indexOf(value.back().toUpper()); power >= 0) {
            factor = 1LL << (10 * (power + 1));
            digits.chop(1);
        }
    }
    bool isNumber = false;
    const qlonglong parsed = digits.toLongLong(&isNumber);
    if (!isNumber || parsed <= 0 || parsed > std::numeric_limits<qint64>::max() / factor)
        return std::nullopt;
    return parsed * factor;
}

Applied applyProxy(CommandLine &line, const QString &value)
{
    static const QStringList schemes{u"http"_s, u"https"_s, u"socks4a"_s, u"socks5"_s, u"socks5h"_s};
    const QString address = value.contains("://"_L1) ? value : QString(u"http://"_s + value);
    const QUrl url(address, QUrl::StrictMode);
    if (!value.isEmpty() && (!url.isValid() || url.host().isEmpty() || !schemes.contains(url.scheme())))
        return wrong(u"--proxy takes the address of an http, https, socks4a, socks5 or socks5h proxy, such as "
                     "http://host:3128, not '%1'."_s.arg(redactedUrl(address)));
    line.proxy = value;
    return {};
}

Applied applyUserAgent(CommandLine &line, const QString &value)
{
    return applyLine(&CommandLine::userAgent, "user-agent", line, value);
}

Applied applyReferer(CommandLine &line, const QString &value)
{
    return applyLine(&CommandLine::referer, "referer", line, value);
}

Applied applyHeader(CommandLine &line, const QString &value)
{
    static const QStringList ours{u"range"_s, u"if-range"_s, u"content-length"_s, u"transfer-encoding"_s};
    if (hasControls(value))
        return wrong(u"--header takes one header, in one line without control characters."_s);
    const qsizetype colon = value.indexOf(u':');
    if (colon < 0)
        return wrong(
            u"--header takes a name, a colon and a value, such as 'Accept-Language: de'; there is no colon."_s);
    const QString name = value.left(colon);
    if (!isToken(name))
        return wrong(u"--header: '%1' is no name of a header."_s.arg(name));
    if (ours.contains(name.toLower()))
        return wrong(
            u"--header cannot set %1: Bowerbird decides by itself which part of a file it asks for."_s.arg(name));
    line.headers.append(value);
    return {};
}

Applied applyCookies(CommandLine &line, const QString &value)
{
    QFile file(value);
    if (!QFileInfo(value).isFile() || !file.open(QIODevice::ReadOnly))
        return wrong(
            u"--cookies: the file '%1' cannot be read. Give a file of cookies in Netscape's format."_s.arg(value));
    if (!looksLikeCookies(file))
        return wrong(
            u"--cookies: '%1' holds no cookies in Netscape's format, one a line with tabs between its fields."_s.arg(
                value));
    line.cookieFile = QFileInfo(value).absoluteFilePath();
    return {};
}

} // namespace bowerbird
