// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#include "sources/lastingoptions.h"

#include "core/pattern.h"
#include "sources/collector.h"
#include "sources/directsource.h"

#include <QCryptographicHash>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QtEndian>

#include <algorithm>
#include <array>

namespace bowerbird {

using namespace Qt::StringLiterals;

namespace {

constexpr std::array kAnimatedWords = {"gif"_L1, "mp4"_L1, "still"_L1}; // by AnimatedRule

AnimatedRule animatedRule(const QString &word)
{
    const auto found = std::ranges::find(kAnimatedWords, word);
    return found == kAnimatedWords.end() ? AnimatedRule::Gif
                                         : static_cast<AnimatedRule>(found - kAnimatedWords.begin());
}

QJsonArray toJson(const ImageFilter &filter)
{
    return {filter.types.toString(), filter.maxBytes,
            filter.minBytes,         filter.minWidthPx,
            filter.minHeightPx,      filter.maxWidthPx,
            filter.maxHeightPx,      filter.minScore ? QJsonValue(*filter.minScore) : QJsonValue(),
            filter.allowsSensitive,  static_cast<int>(filter.motion)};
}

// A page may be another one for another visitor.
QJsonArray toJson(const NetworkSettings &network)
{
    QJsonObject logins;
    for (auto login = network.logins.cbegin(); login != network.logins.cend(); ++login)
        logins.insert(login.key(), QJsonArray{login->user, login->password});
    return {network.userAgent, network.referer, QJsonArray::fromStringList(network.headers), network.cookieFile,
            logins};
}

} // namespace

QJsonObject lastingOptions(const CollectOptions &options)
{
    return {{u"limit"_s, options.limit},
            {u"skips_albums"_s, options.albums == AlbumRule::Skip},
            {u"holds"_s, options.holds},
            {u"follows_pages"_s, options.followsPages},
            {u"named_by_page"_s, options.isNamedByPage},
            {u"animated"_s, kAnimatedWords.at(static_cast<size_t>(options.animated))}};
}

void setLastingOptions(const QJsonObject &lasting, CollectOptions &options)
{
    options.limit = lasting[u"limit"_s].toInt();
    options.holds = lasting[u"holds"_s].toBool();
    options.followsPages = lasting[u"follows_pages"_s].toBool();
    options.isNamedByPage = lasting[u"named_by_page"_s].toBool();
    options.animated = animatedRule(lasting[u"animated"_s].toString());
    options.albums = lasting[u"skips_albums"_s].toBool() ? AlbumRule::Skip : AlbumRule::Expand;
}

QString lastingText(const CollectOptions &options)
{
    return QString::fromUtf8(QJsonDocument(lastingOptions(options)).toJson(QJsonDocument::Compact));
}

QString lastingLink(const QString &link)
{
    return QFileInfo::exists(link) ? QFileInfo(link).absoluteFilePath() : link;
}

bool isImageItself(const QString &link, const CollectOptions &options)
{
    return link.startsWith("data:"_L1) ||
           (!isPattern(link) && imageWithoutAsking(link, options.filter.types).has_value());
}

quint64 askedWith(const CollectOptions &options)
{
    const ListingFilter listing = options.download ? options.download->listing : ListingFilter();
    if (listing.minAgeDays > 0 || options.filter.publishedTo.isValid())
        return 0;
    const QJsonArray all{toJson(options.filter),
                         toJson(options.network),
                         listing.maxAgeDays,
                         listing.text,
                         static_cast<int>(listing.textRule),
                         options.limit,
                         static_cast<int>(options.animated)};
    const QByteArray bytes = QJsonDocument(all).toJson(QJsonDocument::Compact);
    const QByteArray hash = QCryptographicHash::hash(bytes, QCryptographicHash::Sha256);
    return qFromLittleEndian<quint64>(hash.constData());
}

} // namespace bowerbird
