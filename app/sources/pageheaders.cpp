// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#include "sources/pageheaders.h"

#include "core/headerline.h"
#include "core/redact.h"

#include <QDateTime>
#include <QFile>
#include <QLoggingCategory>
#include <QNetworkRequest>

#include <algorithm>
#include <array>

namespace bowerbird {

using namespace Qt::StringLiterals;

Q_LOGGING_CATEGORY(lcPageHeaders, "bowerbird.sources.page")

namespace {

constexpr qint64 kMostCookieBytes = 16LL * 1024 * 1024;

// Browsers say as much; pages that a server makes to measure come as for a browser.
constexpr const char *kAccept =
    "text/html,application/xhtml+xml,application/rss+xml,application/atom+xml,application/feed+json,image/*,*/*;q=0.8";

bool isOurs(const HeaderLine &header)
{
    static constexpr std::array kOurs = {"Range", "If-Range",   "Content-Length", "Transfer-Encoding",
                                         "Host",  "Connection", "Accept-Encoding"};
    return std::ranges::any_of(kOurs, [&header](const char *our) { return header.isNamed(our); });
}

int portOf(const QUrl &url)
{
    return url.port(url.scheme() == u"https" ? 443 : 80);
}

bool isSameOrigin(const QUrl &a, const QUrl &b)
{
    return a.scheme() == b.scheme() && a.host() == b.host() && portOf(a) == portOf(b);
}

// Or its encrypted side.
bool isSameHost(const QUrl &first, const QUrl &url)
{
    const bool isUpgrade =
        first.scheme() == u"http" && portOf(first) == 80 && url.scheme() == u"https" && portOf(url) == 443;
    return isSameOrigin(first, url) || (isUpgrade && first.host() == url.host());
}

QByteArray basic(const QString &user, const QString &password)
{
    return "Basic " + QByteArray(user.toUtf8() + ':' + password.toUtf8()).toBase64();
}

} // namespace

PageHeaders::PageHeaders(const NetworkSettings &settings, const QUrl &first)
    : m_first(first)
    , m_referer(oneHeaderLine(settings.referer.toUtf8()))
    , m_logins(settings.logins)
{
    readHeaders(settings.headers);
    if (!settings.cookieFile.isEmpty())
        readCookies(settings.cookieFile);
}

void PageHeaders::readHeaders(const QStringList &headers)
{
    for (const QString &text : headers) {
        const std::optional<HeaderLine> header = parseHeaderLine(text);
        if (!header || isOurs(*header))
            continue;
        if (header->isNamed("Cookie"))
            m_cookie += (m_cookie.isEmpty() ? QByteArray() : "; ") + header->value;
        else
            m_headers.append({header->name, header->value});
    }
}

// "domain TAB subdomains TAB path TAB secure TAB expiry TAB name TAB value", as libcurl and browsers' exporters write.
void PageHeaders::readCookies(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) {
        qCWarning(lcPageHeaders) << "the file of cookies cannot be read:" << path << file.errorString();
        return;
    }
    const qint64 now = QDateTime::currentSecsSinceEpoch();
    for (QByteArray line : file.read(kMostCookieBytes).replace('\r', '\n').split('\n')) {
        constexpr QByteArrayView kHttpOnly("#HttpOnly_");
        if (line.startsWith(kHttpOnly))
            line.remove(0, kHttpOnly.size());
        const QList<QByteArray> fields = line.split('\t');
        if (line.startsWith('#') || fields.size() < 6)
            continue;
        const qint64 expiry = fields.at(4).toLongLong();
        if (expiry > 0 && expiry < now)
            continue;
        QByteArray domain = fields.at(0).toLower();
        domain.remove(0, domain.startsWith('.') ? 1 : 0);
        m_cookies.append({.domain = domain,
                          .path = fields.at(2),
                          .pair = oneHeaderLine(fields.at(5) + '=' + fields.value(6)),
                          .hasSubdomains = fields.at(1).toUpper() == "TRUE",
                          .isSecure = fields.at(3).toUpper() == "TRUE"});
    }
}

void PageHeaders::put(QNetworkRequest &request) const
{
    const QUrl url = request.url();
    const bool isAtHome = isSameHost(m_first, url);
    request.setRawHeader("Accept", kAccept);
    if (const QByteArray login = loginFor(url); !login.isEmpty())
        request.setRawHeader("Authorization", login);
    if (isAtHome && !m_referer.isEmpty())
        request.setRawHeader("Referer", m_referer);
    for (const auto &[name, value] : m_headers) {
        if (isAtHome)
            request.setRawHeader(name, value);
    }
    if (const QByteArray cookies = cookiesFor(url, isAtHome); !cookies.isEmpty())
        request.setRawHeader("Cookie", cookies);
}

QByteArray PageHeaders::cookiesFor(const QUrl &url, bool isAtHome) const
{
    const QByteArray host = url.host(QUrl::FullyEncoded).toLatin1().toLower();
    const QByteArray path = url.path(QUrl::FullyEncoded).toLatin1();
    QByteArray line = isAtHome ? m_cookie : QByteArray();
    for (const Cookie &cookie : m_cookies) {
        const bool isItsHost =
            host == cookie.domain || (cookie.hasSubdomains && host.endsWith(QByteArray("." + cookie.domain)));
        const QByteArray folder = cookie.path.endsWith('/') ? cookie.path : QByteArray(cookie.path + '/');
        const bool isItsPath =
            cookie.path.isEmpty() || path == cookie.path || QByteArray(path + '/').startsWith(folder);
        if (isItsHost && isItsPath && (!cookie.isSecure || url.scheme() == u"https"))
            line += (line.isEmpty() ? QByteArray() : "; ") + cookie.pair;
    }
    return line;
}

QByteArray PageHeaders::loginFor(const QUrl &url) const
{
    // What stands in the address itself counts more.
    if (!m_first.userName().isEmpty() && isSameOrigin(m_first, url))
        return basic(m_first.userName(QUrl::FullyDecoded), m_first.password(QUrl::FullyDecoded));
    auto login = m_logins.constFind(hostKey(url.toString()));
    if (login == m_logins.constEnd())
        login = m_logins.constFind(url.host().toLower());
    return login == m_logins.constEnd() ? QByteArray() : basic(login->user, login->password);
}

} // namespace bowerbird
