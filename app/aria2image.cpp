// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#include "aria2image.h"

#include "core/headerline.h"
#include "core/nametemplate.h"
#include "core/referer.h"
#include "core/urlparts.h"

#include <QNetworkRequest>
#include <QUrl>

#include <algorithm>

namespace bowerbird {

using namespace Qt::StringLiterals;

namespace {

QUrl withoutLogin(const QString &url)
{
    return QUrl(url).adjusted(QUrl::RemoveUserInfo);
}

// "Basic dXNlcjpwYXNz" -> "user:pass" as it stands in an address; empty when it is none.
QString userInfoOf(const QByteArray &authorization)
{
    constexpr QByteArrayView kBasic("Basic ");
    if (!authorization.startsWith(kBasic))
        return {};
    const QByteArray login = QByteArray::fromBase64(authorization.mid(kBasic.size()));
    const qsizetype colon = login.indexOf(':');
    if (colon < 0)
        return {};
    return QString::fromLatin1(login.first(colon).toPercentEncoding() + ':' +
                               login.sliced(colon + 1).toPercentEncoding());
}

QString withLogin(const QString &url, const QByteArray &authorization)
{
    const QString userInfo = userInfoOf(authorization);
    const QStringView authority = splitUrl(url).authority;
    if (userInfo.isEmpty() || authority.contains(u'@'))
        return url;
    QString with = url;
    with.insert(authority.data() - url.constData(), QString(userInfo + u'@'));
    return with;
}

QString pathOf(const Job &job)
{
    const QString text = job.options ? job.options->nameTemplate : QString();
    return NameTemplate::parse(text).value_or(NameTemplate()).path(NameFacts::of(job.image));
}

} // namespace

Aria2Images::Aria2Images(const NetworkSettings &network)
    : m_network(network)
    , m_hasAccept(std::ranges::any_of(network.headers, [](const QString &text) {
        const auto header = parseHeaderLine(text);
        return header && header->isNamed("Accept");
    }))
{
}

const PageHeaders &Aria2Images::headersFor(const QString &url)
{
    const UrlParts parts = splitUrl(url);
    const QString key = parts.scheme % u' ' % parts.authority;
    const auto known = m_headers.constFind(key);
    return known != m_headers.cend() ? *known : *m_headers.insert(key, PageHeaders(m_network, QUrl(url)));
}

Aria2Image Aria2Images::imageOf(const Job &job, const QString &url)
{
    QNetworkRequest request(withoutLogin(url));
    headersFor(url).put(request);
    Aria2Image image{.urls = {url},
                     .referer = QString::fromUtf8(request.rawHeader("Referer")),
                     .userAgent = m_network.userAgent,
                     .headers = {},
                     .directory = {},
                     .fileName = pathOf(job)};
    if (image.referer.isEmpty())
        image.referer = refererFor(job.image, url);
    const QList<QByteArray> names = request.rawHeaderList();
    for (const QByteArray &name : names) {
        const auto isCalled = [&name](const char *other) { return name.compare(other, Qt::CaseInsensitive) == 0; };
        const QByteArray value = request.rawHeader(name);
        if (isCalled("Authorization") && !userInfoOf(value).isEmpty())
            image.urls = {withLogin(url, value)};
        else if (!isCalled("Referer") && (!isCalled("Accept") || m_hasAccept))
            image.headers << QString::fromUtf8(name + ": " + value);
    }
    return image;
}

} // namespace bowerbird
