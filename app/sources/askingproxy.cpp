// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#include "sources/askingproxy.h"

#include <QHostAddress>
#include <QNetworkAccessManager>
#include <QNetworkProxy>
#include <QUrl>

#include <algorithm>

namespace bowerbird {

using namespace Qt::StringLiterals;

namespace {

// As libcurl reads CURLOPT_NOPROXY: a name stands for itself and what is below it, "*" for all.
bool isException(const QString &host, const QStringList &exceptions)
{
    return std::ranges::any_of(exceptions, [&host](const QString &exception) {
        const QString name = exception.startsWith(u'.') ? exception.mid(1) : exception;
        return name == "*"_L1 || host.compare(name, Qt::CaseInsensitive) == 0 ||
               host.endsWith(QString(u'.' + name), Qt::CaseInsensitive);
    });
}

// The sample gallery among them: no proxy could reach it.
bool isLoopback(const QString &host)
{
    return host == "localhost"_L1 || QHostAddress(host).isLoopback();
}

class ProxyRule : public QNetworkProxyFactory
{
public:
    ProxyRule(QNetworkProxy proxy, QStringList exceptions)
        : m_proxy(std::move(proxy))
        , m_exceptions(std::move(exceptions))
    {
    }

    QList<QNetworkProxy> queryProxy(const QNetworkProxyQuery &query) override
    {
        if (isLoopback(query.peerHostName()) || isException(query.peerHostName(), m_exceptions))
            return {QNetworkProxy(QNetworkProxy::NoProxy)};
        QNetworkProxy proxy = m_proxy;
        // A tunnel is for what is encrypted; other requests a proxy is asked for as a whole.
        if (proxy.type() == QNetworkProxy::HttpProxy && query.protocolTag() == "http"_L1)
            proxy.setType(QNetworkProxy::HttpCachingProxy);
        return {proxy};
    }

private:
    QNetworkProxy m_proxy;
    QStringList m_exceptions;
};

class SystemRule : public QNetworkProxyFactory
{
public:
    QList<QNetworkProxy> queryProxy(const QNetworkProxyQuery &query) override
    {
        if (isLoopback(query.peerHostName()))
            return {QNetworkProxy(QNetworkProxy::NoProxy)};
        return systemProxyForQuery(query);
    }
};

Result<QNetworkProxy> manualProxy(const QString &address)
{
    constexpr int kDefaultPort = 1080; // libcurl's
    // As everywhere, an address without a scheme means an http proxy.
    const QUrl url(address.contains("://"_L1) ? address : QString("http://"_L1 + address));
    const QString scheme = url.scheme();
    const bool isSocks = scheme == u"socks5" || scheme == u"socks5h";
    if (url.host().isEmpty() || (scheme != u"http" && !isSocks)) {
        Failure failure{.reason = FailureReason::Proxy,
                        .detail = u"a site's lists can be asked for through an http or socks5 proxy only"_s};
        failure.isPermanent = true;
        return std::unexpected(failure);
    }
    QNetworkProxy proxy(isSocks ? QNetworkProxy::Socks5Proxy : QNetworkProxy::HttpProxy, url.host(),
                        static_cast<quint16>(url.port(kDefaultPort)), url.userName(), url.password());
    if (scheme == u"socks5") // names are looked up here
        proxy.setCapabilities(proxy.capabilities() & ~QNetworkProxy::HostNameLookupCapability);
    return proxy;
}

} // namespace

Result<void> setProxy(QNetworkAccessManager &network, const NetworkSettings &settings)
{
    switch (settings.proxyMode) {
    case ProxyMode::System:
        network.setProxyFactory(new SystemRule);
        return {};
    case ProxyMode::None:
        network.setProxy(QNetworkProxy(QNetworkProxy::NoProxy));
        return {};
    case ProxyMode::Manual:
        break;
    }
    const Result<QNetworkProxy> proxy = manualProxy(settings.proxy);
    if (!proxy)
        return std::unexpected(proxy.error());
    network.setProxyFactory(new ProxyRule(*proxy, settings.proxyExceptions));
    return {};
}

} // namespace bowerbird
