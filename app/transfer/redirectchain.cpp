// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#include "transfer/redirectchain.h"

#include "core/redact.h"
#include "transfer/curlurl.h"

#include <algorithm>
#include <array>

#include <curl/curl.h>
#ifndef _WIN32 // there libcurl's header brings it along
#include <arpa/inet.h>
#endif

namespace bowerbird {

using namespace Qt::StringLiterals;

namespace {

struct Address
{
    QByteArray whole; // encoded, without a fragment
    QByteArray scheme;
    QByteArray host;
    QByteArray port;
    QByteArray path;
    QByteArray user; // encoded, as all of these
    QByteArray password;

    // Or its encrypted side.
    [[nodiscard]] bool isSameHostAs(const Address &first) const
    {
        const bool isUpgrade = first.scheme == "http" && first.port == "80" && scheme == "https" && port == "443";
        return host == first.host && ((scheme == first.scheme && port == first.port) || isUpgrade);
    }
    [[nodiscard]] bool hasSameOrigin(const Address &other) const
    {
        return scheme == other.scheme && host == other.host && port == other.port;
    }
};

// Nothing in `whole` when `url`, relative to `base`, cannot be read.
Address parse(const QByteArray &url, const QByteArray &base = {})
{
    constexpr unsigned int kFlags = CURLU_URLENCODE | CURLU_NON_SUPPORT_SCHEME;
    const CurlUrl parsed = makeCurlUrl();
    if (!parsed)
        return {};
    if (!base.isEmpty() && curl_url_set(parsed.get(), CURLUPART_URL, base.constData(), kFlags) != CURLUE_OK)
        return {};
    if (curl_url_set(parsed.get(), CURLUPART_URL, url.constData(), kFlags) != CURLUE_OK)
        return {};
    curl_url_set(parsed.get(), CURLUPART_FRAGMENT, nullptr, 0);
    return {.whole = partOf(parsed, CURLUPART_URL),
            .scheme = partOf(parsed, CURLUPART_SCHEME).toLower(),
            .host = partOf(parsed, CURLUPART_HOST).toLower(),
            .port = partOf(parsed, CURLUPART_PORT, CURLU_DEFAULT_PORT),
            .path = partOf(parsed, CURLUPART_PATH),
            .user = partOf(parsed, CURLUPART_USER),
            .password = partOf(parsed, CURLUPART_PASSWORD)};
}

QByteArray withLogin(const QByteArray &url, const QByteArray &user, const QByteArray &password)
{
    const CurlUrl parsed = makeCurlUrl();
    if (!parsed || curl_url_set(parsed.get(), CURLUPART_URL, url.constData(), 0) != CURLUE_OK)
        return url;
    const auto given = [](const QByteArray &text) { return text.isEmpty() ? nullptr : text.constData(); };
    curl_url_set(parsed.get(), CURLUPART_USER, given(user), 0);
    curl_url_set(parsed.get(), CURLUPART_PASSWORD, given(password), 0);
    return partOf(parsed, CURLUPART_URL);
}

QString withoutLogin(const QByteArray &url)
{
    return QString::fromUtf8(url.contains('@') ? withLogin(url, {}, {}) : url);
}

bool isHttp(const Address &address)
{
    return (address.scheme == "http" || address.scheme == "https") && !address.host.isEmpty();
}

// What Imgur sends anybody to who asks for a picture that is gone.
bool isRemovedPicture(const Address &address)
{
    const auto isHostOf = [&address](const QByteArray &site) {
        return address.host == site || address.host.endsWith(QByteArray("." + site));
    };
    return address.path.endsWith("/removed.png") && (isHostOf("imgur.com") || isHostOf("imgur.io"));
}

QString shown(QByteArrayView target)
{
    constexpr qsizetype kMost = 300;
    QString text = redactedUrl(QString::fromUtf8(target)).left(kMost);
    // What comes from a server must not be able to write lines of its own into a log.
    std::replace_if(text.begin(), text.end(), [](QChar c) { return !c.isPrint(); }, u' ');
    return text;
}

std::unexpected<Failure> badRedirect(const QString &what, QByteArrayView target)
{
    return fail(FailureReason::BadRedirect, QString(what % u": "_s % shown(target)));
}

bool isPrivate4(quint32 ip)
{
    struct Block
    {
        quint32 base;
        int bits;
    };
    // RFC 6890: this network, private, shared, loopback, link-local, private, protocol assignments, private,
    // benchmarks, multicast and reserved.
    static constexpr std::array<Block, 10> kBlocks{{{0x00000000, 8},
                                                    {0x0a000000, 8},
                                                    {0x64400000, 10},
                                                    {0x7f000000, 8},
                                                    {0xa9fe0000, 16},
                                                    {0xac100000, 12},
                                                    {0xc0000000, 24},
                                                    {0xc0a80000, 16},
                                                    {0xc6120000, 15},
                                                    {0xe0000000, 3}}};
    return std::any_of(kBlocks.begin(), kBlocks.end(),
                       [ip](const Block &block) { return (ip ^ block.base) >> (32 - block.bits) == 0; });
}

quint32 bigEndian32(const unsigned char *bytes)
{
    return (quint32{bytes[0]} << 24) | (quint32{bytes[1]} << 16) | (quint32{bytes[2]} << 8) | quint32{bytes[3]};
}

bool isPrivate6(const std::array<unsigned char, 16> &ip)
{
    const bool startsWithZeroes = std::all_of(ip.begin(), ip.begin() + 10, [](unsigned char c) { return c == 0; });
    if (startsWithZeroes && ip[10] == 0xff && ip[11] == 0xff) // an IPv4 address in disguise
        return isPrivate4(bigEndian32(&ip[12]));
    if (startsWithZeroes && ip[10] == 0 && ip[11] == 0) // ::, ::1 and the IPv4-compatible ones
        return true;
    const bool isUniqueLocal = (ip[0] & 0xfe) == 0xfc;
    const bool isLinkLocal = ip[0] == 0xfe && (ip[1] & 0x80) == 0x80;
    return isUniqueLocal || isLinkLocal || ip[0] == 0xff;
}

} // namespace

Result<RedirectChain> RedirectChain::start(const QString &url)
{
    const Address address = parse(url.toUtf8());
    if (address.whole.isEmpty() || !isHttp(address))
        return fail(FailureReason::UnsupportedLink, shown(url.toUtf8()));
    RedirectChain chain;
    chain.m_urls.append(address.whole);
    return chain;
}

Result<void> RedirectChain::follow(const QByteArray &location)
{
    if (location.isEmpty())
        return fail(FailureReason::BadRedirect, u"a redirect without a target"_s);
    const Address from = parse(url());
    Address to = parse(location, url());
    if (to.whole.isEmpty() || to.scheme.isEmpty())
        return badRedirect(u"a redirect to no valid address"_s, location);
    if (!isHttp(to))
        return badRedirect(u"a redirect to another scheme than http and https"_s, to.whole);
    if (from.scheme == "https" && to.scheme == "http")
        return badRedirect(u"a redirect to an unencrypted address"_s, to.whole);
    if (isRemovedPicture(to))
        return fail(FailureReason::Placeholder, shown(to.whole));
    const bool isAtFirstOrigin = m_isAtFirstOrigin && from.hasSameOrigin(to);
    if (isAtFirstOrigin && to.user.isEmpty() && !from.user.isEmpty())
        to.whole = withLogin(to.whole, from.user, from.password);
    if (m_urls.contains(to.whole))
        return badRedirect(u"a redirect loop"_s, to.whole);
    if (m_urls.size() > kMostHops)
        return badRedirect(u"too many redirects"_s, to.whole);
    m_isAtFirstOrigin = isAtFirstOrigin;
    m_isAtFirstHost = m_isAtFirstHost && to.isSameHostAs(from);
    m_urls.append(to.whole);
    return {};
}

QString RedirectChain::publicUrl() const
{
    return withoutLogin(url());
}

QString RedirectChain::publicStart() const
{
    return withoutLogin(m_urls.first());
}

bool RedirectChain::isEncrypted() const
{
    return url().left(6).toLower() == "https:";
}

bool isPrivateAddress(const QByteArray &ip)
{
    std::array<unsigned char, 16> bytes{};
    if (inet_pton(AF_INET, ip.constData(), bytes.data()) == 1)
        return isPrivate4(bigEndian32(bytes.data()));
    const qsizetype zone = ip.indexOf('%');
    return inet_pton(AF_INET6, (zone < 0 ? ip : ip.left(zone)).constData(), bytes.data()) == 1 && isPrivate6(bytes);
}

} // namespace bowerbird
