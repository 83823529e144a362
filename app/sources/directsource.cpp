// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#include "sources/directsource.h"

#include "core/urlparts.h"
#include "sources/imgurlink.h"
#include "sources/imgursource.h"

#include <QUrl>

#include <algorithm>

namespace bowerbird {

using namespace Qt::StringLiterals;

namespace {

QString asSent(const QString &link, const QUrl &url)
{
    const bool isClean = std::all_of(link.begin(), link.end(),
                                     [](QChar c) { return c > u' ' && c < u'\x7f' && !u"\"<>\\^`{|}"_s.contains(c); });
    return isClean ? link.section(u'#', 0, 0) : url.toString(QUrl::FullyEncoded | QUrl::RemoveFragment);
}

} // namespace

QString encodedLink(const QString &link)
{
    return asSent(link, QUrl(link, QUrl::TolerantMode));
}

bool endsAsPicture(const QString &link)
{
    const QStringView path = splitUrl(link).path;
    const QStringView name = path.mid(path.lastIndexOf(u'/') + 1).trimmed();
    const qsizetype dot = name.lastIndexOf(u'.');
    return dot >= 0 && imageTypeFromExtension(name.sliced(dot)) != ImageType::Unknown;
}

bool isHttpLink(const QString &link)
{
    if (!link.startsWith(u"http"_s, Qt::CaseInsensitive))
        return false;
    const QUrl url(link.trimmed(), QUrl::TolerantMode);
    return url.isValid() && !url.host().isEmpty() && (url.scheme() == u"http" || url.scheme() == u"https");
}

ImageRef directImage(const QString &link)
{
    const QUrl url(link.trimmed(), QUrl::TolerantMode);
    ImageRef image;
    image.url = asSent(link.trimmed(), url);
    image.source = u"direct"_s;
    const QString fileName = url.fileName();
    if (fileName.contains(u'.'))
        image.type = imageTypeFromExtension(fileName.section(u'.', -1));
    return image;
}

std::optional<ImageRef> imageWithoutAsking(const QString &link, const TypeSelection &types, AnimatedRule animated)
{
    const ImgurLink imgur = parseImgurLink(link);
    if (imgur.kind != ImgurKind::None)
        return imgurDirectImage(imgur, types, animated);
    return isHttpLink(link) && endsAsPicture(link) ? std::optional(directImage(link)) : std::nullopt;
}

} // namespace bowerbird
