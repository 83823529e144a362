// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#include "sources/imgurpage.h"

#include "sources/imgurlink.h"

#include <QStringList>
#include <QUrl>

namespace bowerbird {

using namespace Qt::StringLiterals;

QString imgurBehind(const QString &link)
{
    const bool mayBe = link.contains("rimgo"_L1, Qt::CaseInsensitive) || link.contains("imgur"_L1, Qt::CaseInsensitive);
    if (!mayBe || parseImgurLink(link).kind != ImgurKind::None)
        return {};
    const QUrl url(link.trimmed(), QUrl::TolerantMode);
    const QStringList labels = url.host().toLower().split(u'.');
    const bool isFrontEnd = labels.first() == u"imgur" || labels.contains(u"rimgo"_s);
    if (!isFrontEnd || (url.scheme() != u"http" && url.scheme() != u"https"))
        return {};
    QUrl behind(u"https://imgur.com"_s);
    behind.setPath(url.path(QUrl::FullyDecoded), QUrl::DecodedMode);
    behind.setQuery(url.query(QUrl::FullyEncoded));
    behind.setFragment(url.fragment());
    const QString address = behind.toString(QUrl::FullyEncoded);
    const ImgurKind kind = parseImgurLink(address).kind;
    const bool isThere = kind == ImgurKind::Images || !imgurPage(parseImgurLink(address)).isEmpty();
    return isThere ? address : QString();
}

QString imgurPage(const ImgurLink &link)
{
    const auto word = [](const QString &text) { return QString::fromLatin1(QUrl::toPercentEncoding(text)); };
    const QString site = u"https://imgur.com/"_s;
    const QString id = link.ids.value(0);
    switch (link.kind) {
    case ImgurKind::Album:
        return site + u"a/"_s + id;
    case ImgurKind::Post:
        return site + u"gallery/"_s + id;
    case ImgurKind::Subreddit:
        return site + u"r/"_s + word(link.name);
    case ImgurKind::Tag:
        return site + u"t/"_s + word(link.name);
    case ImgurKind::Search:
        return site + u"search?"_s + link.query;
    case ImgurKind::Submissions:
        return site + u"user/"_s + word(link.name);
    case ImgurKind::Favorites:
        return site + u"user/"_s + word(link.name) + u"/favorites"_s;
    case ImgurKind::FavoritesFolder:
        return site + u"user/"_s + word(link.name) + u"/favorites/folder/"_s + word(link.folder) + u"/x"_s;
    default:
        return {};
    }
}

QString imgurPreviewUrl(const QString &id)
{
    return u"https://i.imgur.com/"_s + id + u"m.jpg"_s;
}

QString imgurStillUrl(const QString &id)
{
    return u"https://i.imgur.com/"_s + id + u"h.jpg"_s;
}

} // namespace bowerbird
