// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#include "transfer/curlproxy.h"

#include "core/redact.h"
#include "transfer/curlurl.h"

#include <QByteArray>

#include <algorithm>

namespace bowerbird {

using namespace Qt::StringLiterals;

namespace {

constexpr const char *kSchemes[] = {"http", "https", "socks4a", "socks5", "socks5h"};

struct ProxyAddress
{
    QByteArray url; // without the login
    QByteArray user;
    QByteArray password;
};

Result<ProxyAddress> parse(const QString &text)
{
    // As everywhere, an address without a scheme means an http proxy.
    const QString full = text.contains("://"_L1) ? text : QString(u"http://"_s + text);
    Failure bad{.reason = FailureReason::Proxy,
                .detail = QString(u"this is no address of a proxy: "_s + redactedUrl(full)),
                .isPermanent = true};
    const QByteArray whole = full.toUtf8();
    constexpr unsigned int kFlags = CURLU_NON_SUPPORT_SCHEME;
    const CurlUrl parsed = makeCurlUrl();
    if (!parsed || curl_url_set(parsed.get(), CURLUPART_URL, whole.constData(), kFlags) != CURLUE_OK)
        return std::unexpected(std::move(bad));
    const QByteArray scheme = partOf(parsed, CURLUPART_SCHEME).toLower();
    const bool isKnown =
        std::any_of(std::begin(kSchemes), std::end(kSchemes), [&scheme](const char *known) { return scheme == known; });
    const QByteArray host = partOf(parsed, CURLUPART_HOST);
    if (!isKnown || host.isEmpty())
        return std::unexpected(std::move(bad));
    const QByteArray port = partOf(parsed, CURLUPART_PORT);
    ProxyAddress address{.url = scheme + "://" + host,
                         .user = partOf(parsed, CURLUPART_USER, CURLU_URLDECODE),
                         .password = partOf(parsed, CURLUPART_PASSWORD, CURLU_URLDECODE)};
    if (!port.isEmpty())
        address.url += ":" + port;
    return address;
}

QByteArray environmentExceptions()
{
    const QByteArray lower = qgetenv("no_proxy");
    return lower.isEmpty() ? qgetenv("NO_PROXY") : lower;
}

// Null where libcurl is to read its own.
QByteArray exceptions(const NetworkSettings &settings)
{
    const bool isSystem = settings.proxyMode == ProxyMode::System;
    const QByteArray given = isSystem ? environmentExceptions() : settings.proxyExceptions.join(u',').toUtf8();
    if (given == "*" || (isSystem && settings.connectTo.isEmpty()))
        return isSystem ? QByteArray() : given;
    QByteArrayList hosts;
    if (!given.isEmpty())
        hosts.append(given);
    for (auto it = settings.connectTo.cbegin(); it != settings.connectTo.cend(); ++it)
        hosts.append(it.key().left(it.key().lastIndexOf(u':')).toUtf8());
    return hosts.isEmpty() ? QByteArray("") : hosts.join(',');
}

} // namespace

Result<void> setUpProxy(CURL *easy, const NetworkSettings &settings)
{
    const QByteArray direct = exceptions(settings);
    curl_easy_setopt(easy, CURLOPT_NOPROXY, direct.isNull() ? nullptr : direct.constData());
    // Its certificate is checked against the store that CurlTrust gives, as all are.
    curl_easy_setopt(easy, CURLOPT_PROXY_CAINFO, nullptr);
    curl_easy_setopt(easy, CURLOPT_PROXY_CAPATH, nullptr);
    if (settings.proxyMode == ProxyMode::System)
        return {};
    if (settings.proxyMode == ProxyMode::None) {
        curl_easy_setopt(easy, CURLOPT_PROXY, "");
        return {};
    }
    const Result<ProxyAddress> proxy = parse(settings.proxy);
    if (!proxy)
        return std::unexpected(proxy.error());
    curl_easy_setopt(easy, CURLOPT_PROXY, proxy->url.constData());
    // Apart from the address: libcurl quotes that in messages.
    if (!proxy->user.isEmpty()) {
        curl_easy_setopt(easy, CURLOPT_PROXYUSERNAME, proxy->user.constData());
        curl_easy_setopt(easy, CURLOPT_PROXYPASSWORD, proxy->password.constData());
    }
    return {};
}

bool mayUseProxy(const NetworkSettings &settings)
{
    static constexpr const char *kVariables[] = {"http_proxy", "https_proxy", "HTTPS_PROXY", "all_proxy", "ALL_PROXY"};
    if (settings.proxyMode != ProxyMode::System)
        return settings.proxyMode == ProxyMode::Manual;
    return std::any_of(std::begin(kVariables), std::end(kVariables),
                       [](const char *variable) { return !qEnvironmentVariableIsEmpty(variable); });
}

} // namespace bowerbird
