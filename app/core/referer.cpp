// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#include "core/referer.h"

#include "core/urlparts.h"

namespace bowerbird {

using namespace Qt::StringLiterals;

namespace {

// "https://example.org", without a port that says nothing; empty for what is no http address.
QString originOf(const UrlParts &url)
{
    const QString scheme = url.scheme.toString().toLower();
    const AuthorityParts authority = splitAuthority(url.authority);
    const bool isHttp = scheme == "http"_L1 || scheme == "https"_L1;
    if (!isHttp || authority.host.isEmpty())
        return {};
    const QStringView usual = scheme == "https"_L1 ? u"443" : u"80";
    const bool hasPort = !authority.port.isEmpty() && authority.port != usual;
    const QString host = scheme + u"://"_s + authority.host.toString().toLower();
    return hasPort ? QString(host + u':' + authority.port) : host;
}

} // namespace

QString refererFor(const ImageRef &image, const QString &url)
{
    const UrlParts page = splitUrl(image.pageUrl);
    const QString origin = originOf(page);
    if (!image.sendsReferer || origin.isEmpty())
        return {};
    if (originOf(splitUrl(url)) != origin)
        return origin + u'/';
    const QString query = page.query.isNull() ? QString() : QString(u'?' + page.query);
    return origin + (page.path.isEmpty() ? QString(u'/') : page.path.toString()) + query;
}

} // namespace bowerbird
