// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#include "sources/imgursource.h"

#include "sources/fixedcollection.h"
#include "sources/imgurlisting.h"
#include "sources/imgurpage.h"
#include "sources/imgurposts.h"
#include "sources/privatehost.h"

#include <QUrl>

#include <utility>

namespace bowerbird {

using namespace Qt::StringLiterals;

ImageRef imgurDirectImage(const QString &id, const QString &extension)
{
    const ImageType type = imageTypeFromExtension(extension);
    ImageRef image;
    image.url = u"https://i.imgur.com/"_s + id + u'.' + extension;
    image.pageUrl = u"https://imgur.com/"_s + id;
    image.previewUrl = imgurPreviewUrl(id);
    image.source = u"imgur"_s;
    image.siteId = id;
    image.type = isVideo(type) ? type : ImageType::Unknown;
    return image;
}

std::optional<ImageRef> imgurDirectImage(const ImgurLink &link, const TypeSelection &types, AnimatedRule animated)
{
    if (link.kind != ImgurKind::DirectFile || link.ids.isEmpty())
        return std::nullopt;
    const QString id = link.ids.first();
    if (link.extension == u"gifv" && animated == AnimatedRule::Still) {
        ImageRef still = imgurDirectImage(id, u"jpg"_s);
        still.url = imgurStillUrl(id);
        still.type = ImageType::Jpeg;
        return still;
    }
    const QString extension = link.extension != u"gifv" ? link.extension : types.allowsVideo() ? u"mp4"_s : u"gif"_s;
    return imgurDirectImage(id, extension);
}

std::unique_ptr<Collection> makeImgurCollection(const ImgurLink &link, const TypeSelection &types, AlbumRule albums,
                                                QNetworkAccessManager &network, ImgurApiOptions options)
{
    options.reading.allowsPrivateHosts = isPrivateHost(QUrl(options.base).host());
    const AnimatedRule animated = options.reading.animated;
    if (animated == AnimatedRule::Mp4 && !types.allows(ImageType::Mp4))
        options.reading.animated = AnimatedRule::Gif;
    switch (link.kind) {
    case ImgurKind::DirectFile:
        return std::make_unique<FixedCollection>(
            QList<ImageRef>{imgurDirectImage(link, types, animated).value_or(ImageRef())});
    case ImgurKind::Removed:
        return std::make_unique<FixedCollection>(
            Failure{.reason = FailureReason::Placeholder, .detail = u"the picture Imgur shows for removed ones"_s});
    case ImgurKind::None:
    case ImgurKind::Unsupported:
        return std::make_unique<FixedCollection>(
            Failure{.reason = FailureReason::UnsupportedLink, .detail = link.name});
    case ImgurKind::Images:
    case ImgurKind::Album:
    case ImgurKind::Post:
        return std::make_unique<ImgurPosts>(link, network, std::move(options));
    default:
        return std::make_unique<ImgurListing>(link, albums, network, std::move(options));
    }
}

std::unique_ptr<Collection> makeSampleCollection(AlbumRule albums, QNetworkAccessManager &network,
                                                 ImgurApiOptions options)
{
    options.clientId = u"sample"_s;
    options.reading = {
        .source = u"sample"_s, .hasPages = false, .allowsPrivateHosts = true, .animated = options.reading.animated};
    const ImgurLink everything{.kind = ImgurKind::Section, .name = u"hot"_s, .sort = u"viral"_s};
    return std::make_unique<ImgurListing>(everything, albums, network, std::move(options));
}

} // namespace bowerbird
