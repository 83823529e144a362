// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#include "core/archivekey.h"

#include <QRegularExpression>
#include <QUrl>

namespace bowerbird {

using namespace Qt::StringLiterals;

namespace {

constexpr QLatin1StringView kDirect("directlink");
constexpr QLatin1StringView kImgur("imgur");

QString decoded(const QString &text)
{
    return text.contains(u'%') ? QString::fromUtf8(QByteArray::fromPercentEncoding(text.toUtf8())) : text;
}

// Both schemes share an archive, which does not have them.
QString hostInKey(const QString &authority)
{
    QString host = authority.mid(authority.lastIndexOf(u'@') + 1).toLower();
    for (const QLatin1StringView port : {":80"_L1, ":443"_L1}) {
        if (host.endsWith(port))
            host.chop(port.size());
    }
    const QString ascii = QString::fromLatin1(QUrl::toAce(host.section(u':', 0, 0)));
    return ascii.isEmpty() ? host : QString(ascii + host.mid(host.section(u':', 0, 0).size()));
}

} // namespace

QString archiveKeyOf(const QString &entry)
{
    if (entry.startsWith(kDirect)) {
        const QString link = entry.sliced(kDirect.size());
        const qsizetype slash = link.indexOf(u'/');
        return slash < 0 ? entry : QString(kDirect + hostInKey(link.first(slash)) + link.sliced(slash));
    }
    static const QRegularExpression kAlbumImage(u"^imgur[0-9A-Za-z]+_([0-9A-Za-z]+)$"_s);
    const QRegularExpressionMatch match = kAlbumImage.match(entry);
    return match.hasMatch() ? QString(kImgur + match.captured(1)) : entry;
}

QString directArchiveKey(const QString &url)
{
    static const QRegularExpression kLink(uR"(^https?://([^/?#]+)/([^?#]+))"_s,
                                          QRegularExpression::CaseInsensitiveOption);
    const QRegularExpressionMatch match = kLink.match(url);
    const QString path = decoded(match.captured(2));
    const qsizetype slash = path.lastIndexOf(u'/'); // -1: there is no folder, and its place stays empty
    const qsizetype dot = path.lastIndexOf(u'.');
    if (dot <= slash)
        return {};
    return kDirect + hostInKey(decoded(match.captured(1))) + u'/' + path.left(qMax<qsizetype>(slash, 0)) + u'/' +
           path.mid(slash + 1, dot - slash) + path.mid(dot + 1).toLower();
}

QStringList archiveKeys(const ImageRef &image)
{
    QStringList keys;
    for (const QString &key : {image.archiveKey, directArchiveKey(image.url)}) {
        if (!key.isEmpty())
            keys << key;
    }
    if (image.source == kImgur && !image.siteId.isEmpty())
        keys << kImgur + image.siteId;
    return keys;
}

bool isComparedEverywhere(const QString &key)
{
    return key.startsWith(kDirect) || key.startsWith(kImgur);
}

} // namespace bowerbird
