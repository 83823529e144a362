// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#include "core/redact.h"

#include "core/dataurl.h"
#include "core/urlparts.h"

#include <QUrl>

#include <algorithm>
#include <array>

namespace bowerbird {

using namespace Qt::StringLiterals;

namespace {

constexpr QStringView kStars = u"***";

// Ends of parameter names, in lower case and without separators: "X-Amz-Signature" is compared as "xamzsignature".
// Too much hidden is a nuisance, too little is a leak.
constexpr std::array kSecretEnds = {"token"_L1,  "sig"_L1,           "signature"_L1, "key"_L1,        "keyid"_L1,
                                    "secret"_L1, "password"_L1,      "passwd"_L1,    "passphrase"_L1, "pwd"_L1,
                                    "auth"_L1,   "session"_L1,       "sessionid"_L1, "credential"_L1, "jwt"_L1,
                                    "hmac"_L1,   "authorization"_L1, "sid"_L1,       "clientid"_L1};

constexpr std::array kSecretNames = {"pass"_L1, "pw"_L1, "policy"_L1, "keypairid"_L1, "code"_L1, "credentials"_L1};

bool isSecret(QStringView name)
{
    QString plain = QString::fromUtf8(QByteArray::fromPercentEncoding(name.toUtf8())).toLower();
    plain.removeIf([](QChar c) { return !c.isLetterOrNumber(); });
    return std::any_of(kSecretEnds.begin(), kSecretEnds.end(), [&](auto end) { return plain.endsWith(end); }) ||
           std::any_of(kSecretNames.begin(), kSecretNames.end(), [&](auto known) { return plain == known; });
}

void appendParameter(QString &result, QStringView parameter)
{
    const qsizetype equals = parameter.indexOf(u'=');
    if (equals < 0 || equals + 1 == parameter.size() || !isSecret(parameter.left(equals))) {
        result += parameter;
        return;
    }
    result += parameter.left(equals + 1);
    result += kStars;
}

void appendParameters(QString &result, QStringView parameters)
{
    qsizetype begin = 0;
    for (qsizetype i = 0; i < parameters.size(); ++i) {
        const QChar c = parameters.at(i);
        if (c != u'&' && c != u';')
            continue;
        appendParameter(result, parameters.mid(begin, i - begin));
        result += c;
        begin = i + 1;
    }
    appendParameter(result, parameters.mid(begin));
}

QString plainHost(QStringView host)
{
    const bool isPlain = std::all_of(host.begin(), host.end(), [](QChar c) { return c.unicode() < 0x80 && c != u'%'; });
    QString result = host.toString();
    if (!isPlain) {
        const QString decoded = QString::fromUtf8(QByteArray::fromPercentEncoding(result.toUtf8()));
        const QByteArray ace = QUrl::toAce(decoded);
        result = ace.isEmpty() ? decoded : QString::fromLatin1(ace);
    }
    if (result.endsWith(u'.'))
        result.chop(1);
    return result.toLower();
}

int defaultPort(QStringView scheme)
{
    if (scheme.compare("https"_L1, Qt::CaseInsensitive) == 0)
        return 443;
    return scheme.compare("http"_L1, Qt::CaseInsensitive) == 0 ? 80 : -1;
}

} // namespace

QString redactedUrl(const QString &url)
{
    constexpr qsizetype kShownOfData = 48;
    if (isDataUrl(url) && url.size() > kShownOfData)
        return QString(url.left(kShownOfData) % u'\u2026');
    const UrlParts parts = splitUrl(url);
    QString result;
    result.reserve(url.size());
    // An address with a word in front of it that says who is to read it: "gallery-dl:https://...".
    if (const qsizetype slashes = parts.path.indexOf("://"_L1); parts.authority.isNull() && slashes > 0) {
        qsizetype begin = url.indexOf("://"_L1);
        while (begin > 0 && url.at(begin - 1).isLetterOrNumber())
            --begin;
        return begin > 0 ? QString(url.left(begin) + redactedUrl(url.sliced(begin))) : url;
    }
    if (!parts.scheme.isNull())
        result += parts.scheme % u':';
    if (!parts.authority.isNull()) {
        result += "//"_L1;
        const qsizetype at = parts.authority.lastIndexOf(u'@');
        if (at >= 0)
            result += kStars;
        result += parts.authority.mid(std::max<qsizetype>(at, 0));
    }
    result += parts.path;
    if (!parts.query.isNull()) {
        result += u'?';
        appendParameters(result, parts.query);
    }
    if (!parts.fragment.isNull()) {
        result += u'#';
        appendParameters(result, parts.fragment); // sign-in pages hand tokens back in it
    }
    return result;
}

QString publicUrl(const QString &url)
{
    if (isDataUrl(url))
        return {};
    const UrlParts parts = splitUrl(url);
    QString result;
    if (!parts.scheme.isNull())
        result += parts.scheme % u':';
    if (!parts.authority.isNull())
        result += "//"_L1 % parts.authority.mid(parts.authority.lastIndexOf(u'@') + 1);
    return result += parts.path;
}

QString hostKey(QStringView url)
{
    const UrlParts parts = splitUrl(url);
    const AuthorityParts authority = splitAuthority(parts.authority);
    QString key = plainHost(authority.host);
    bool isNumber = false;
    const int port = authority.port.toInt(&isNumber);
    if (isNumber && port != defaultPort(parts.scheme) && !key.isEmpty())
        key += u':' % QString::number(port);
    return key;
}

} // namespace bowerbird
