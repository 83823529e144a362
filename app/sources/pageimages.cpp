// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#include "sources/pageimages.h"

#include "core/dataurl.h"
#include "core/showntext.h"
#include "core/sniff.h"
#include "core/urlparts.h"
#include "sources/directsource.h"
#include "sources/privatehost.h"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

namespace bowerbird {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype kLongestTitle = 200;
constexpr qsizetype kLongestUrl = qsizetype{16} * 1024;

// File names that no photograph has.
constexpr std::array kSpacerNames = {"spacer.gif"_L1, "spacer.png"_L1,      "blank.gif"_L1,       "blank.png"_L1,
                                     "pixel.gif"_L1,  "pixel.png"_L1,       "1x1.gif"_L1,         "1x1.png"_L1,
                                     "clear.gif"_L1,  "transparent.gif"_L1, "transparent.png"_L1, "dot.gif"_L1,
                                     "empty.gif"_L1,  "trans.gif"_L1};

struct Tracker
{
    QLatin1StringView host; // or a name below it
    QLatin1StringView path; // that it begins with
};

constexpr std::array kTrackers = {
    Tracker{"facebook.com"_L1, "/tr"_L1},        Tracker{"pixel.wp.com"_L1, ""_L1},
    Tracker{"google-analytics.com"_L1, ""_L1},   Tracker{"doubleclick.net"_L1, ""_L1},
    Tracker{"scorecardresearch.com"_L1, ""_L1},  Tracker{"quantserve.com"_L1, ""_L1},
    Tracker{"px.ads.linkedin.com"_L1, ""_L1},    Tracker{"bat.bing.com"_L1, ""_L1},
    Tracker{"mc.yandex.ru"_L1, "/watch"_L1},     Tracker{"counter.yadro.ru"_L1, ""_L1},
    Tracker{"t.co"_L1, "/i/adsct"_L1},           Tracker{"analytics.twitter.com"_L1, ""_L1},
    Tracker{"feeds.feedburner.com"_L1, "/~"_L1}, Tracker{"b.wordpress.com"_L1, ""_L1}};

bool isAtHost(const QString &host, QLatin1StringView name)
{
    return host == name || (host.endsWith(name) && host.at(host.size() - name.size() - 1) == u'.');
}

// As browsers clean what an author wrote: no line breaks within, and a backslash is a slash.
QString cleaned(const QString &written)
{
    QString text = written.trimmed();
    text.removeIf([](QChar c) { return c == u'\t' || c == u'\n' || c == u'\r'; });
    const qsizetype query = text.indexOf(u'?');
    for (qsizetype i = 0; i < (query < 0 ? text.size() : query); ++i) {
        if (text.at(i) == u'\\')
            text[i] = u'/';
    }
    return text;
}

bool tellsSize(const PageImage &image)
{
    return image.widthPx > 0 || image.heightPx > 0 || image.shownWidthPx >= 0 || image.shownHeightPx >= 0;
}

QString shortened(const QString &text)
{
    return shownText(text.left(10 * kLongestTitle)).left(kLongestTitle);
}

ImageType typeOf(const PageImage &image, const QUrl &url)
{
    const QString name = url.fileName();
    const ImageType named = name.contains(u'.') ? imageTypeFromExtension(name.section(u'.', -1)) : ImageType::Unknown;
    return named == ImageType::Unknown ? image.type : named;
}

} // namespace

bool isSpacerOrTracker(const QUrl &url)
{
    const QString name = url.fileName().toLower();
    if (std::ranges::any_of(kSpacerNames, [&name](QLatin1StringView known) { return name == known; }))
        return true;
    const QString host = url.host();
    const QString path = url.path();
    return std::ranges::any_of(kTrackers, [&host, &path](const Tracker &tracker) {
        return isAtHost(host, tracker.host) && path.startsWith(tracker.path);
    });
}

bool pointsToPicture(const QString &href)
{
    const QStringView path = splitUrl(href).path;
    return endsAsPicture(href) && !path.mid(path.lastIndexOf(u'/') + 1).contains(u':');
}

PageImageList::PageImageList(const QUrl &page)
    : m_page(page.adjusted(QUrl::RemoveFragment))
    , m_base(m_page)
    , m_isPrivate(page.isEmpty() || isPrivateHost(page.host()))
{
}

void PageImageList::setBase(const QString &href)
{
    if (std::exchange(m_hasBase, true))
        return;
    const QUrl base = m_page.resolved(QUrl(cleaned(href), QUrl::TolerantMode));
    if (base.scheme() == u"http" || base.scheme() == u"https")
        m_base = base;
}

qsizetype PageImageList::add(PageImage image)
{
    if (size() < kMostImages)
        m_added.push_back(std::move(image));
    return size() - 1;
}

QString PageImageList::resolved(const QString &written, const QString &base) const
{
    const QString text = cleaned(written);
    if (text.isEmpty() || text.size() > kLongestUrl)
        return {};
    if (m_base.isEmpty() && base.isEmpty() && text.startsWith("//"_L1)) // in a file, which has no scheme of its own
        return resolved("https:"_L1 + text);
    const QUrl given(text, QUrl::TolerantMode);
    const QUrl url = (base.isEmpty() ? m_base : QUrl(base)).resolved(given);
    const bool isHttp = url.scheme() == u"http" || url.scheme() == u"https";
    if (!given.isValid() || !url.isValid() || !isHttp || url.host().isEmpty())
        return {};
    if (isPrivateHost(url.host()) && !m_isPrivate)
        return {};
    return given.isRelative() ? url.toString(QUrl::FullyEncoded | QUrl::RemoveFragment) : encodedLink(text);
}

FoundOnPage PageImageList::finish(const QString &title, const QString &nextPage)
{
    FoundOnPage found;
    found.title = shortened(title);
    m_places.clear();
    for (const PageImage &image : m_added)
        take(image, found);
    for (qsizetype i = 0; i < found.icons.size(); ++i) // behind the pictures
        found.icons[i].index = static_cast<int>(found.images.size() + i) + 1;
    if (!nextPage.isEmpty()) {
        const QString next = resolved(nextPage);
        found.nextPage = next == m_page.toString(QUrl::FullyEncoded) ? QString() : next;
    }
    return found;
}

PageImageList::Extent PageImageList::extentOf(const PageImage &image)
{
    if (image.isWanted)
        return Extent::Picture;
    const bool isTold = image.widthPx > 0 || image.heightPx > 0;
    const int width = isTold ? image.widthPx : image.shownWidthPx;
    const int height = isTold ? image.heightPx : image.shownHeightPx;
    const int unknown = isTold ? 0 : -1;
    const auto isBelow = [=](int least) {
        return (width > unknown && width < least) || (height > unknown && height < least);
    };
    if (isBelow(kSmallestIconPx))
        return Extent::Spacer;
    return isBelow(kSmallestEdgePx) ? Extent::Icon : Extent::Picture;
}

void PageImageList::take(const PageImage &image, FoundOnPage &found)
{
    const QString written = image.url.trimmed();
    if (written.isEmpty() || written.startsWith(u'#') || written.startsWith("about:"_L1))
        return;
    if (isDataUrl(written))
        return takeInline(image, found);
    const QString address = resolved(written, image.base);
    if (address.isEmpty()) {
        ++found.unusable;
        return;
    }
    const QUrl url(address);
    const Extent extent = isSpacerOrTracker(url) ? Extent::Spacer : extentOf(image);
    if (extent == Extent::Spacer) {
        ++found.spacers;
        return;
    }
    ImageRef ref = refOf(image, found);
    ref.url = address;
    ref.type = typeOf(image, url);
    if (ref.previewUrl == address)
        ref.previewUrl.clear();
    // Imgur refuses those who come from elsewhere.
    ref.sendsReferer = !ref.pageUrl.isEmpty() && !isAtHost(url.host(), "imgur.com"_L1);
    const QString other = image.alternative.isEmpty() ? QString() : resolved(image.alternative, image.base);
    if (!other.isEmpty() && other != address)
        ref.alternatives = {other};
    keepAs(extent, std::move(ref), image, found);
}

// A picture that stands in the page itself.
void PageImageList::takeInline(const PageImage &image, FoundOnPage &found)
{
    const QString address = cleaned(image.url);
    const bool isInBounds = address.size() <= kLongestDataUrl && m_inlineBytes + address.size() <= kMostInlineBytes;
    const std::optional<QByteArray> bytes = isInBounds ? bytesOfDataUrl(address) : std::nullopt;
    const auto head = static_cast<size_t>(bytes ? std::min<qsizetype>(bytes->size(), kSniffBytes) : 0);
    const ImageType type = bytes ? sniff({bytes->constData(), head}) : ImageType::Unknown;
    if (type == ImageType::Unknown) {
        ++found.unusable;
        return;
    }
    const qsizetype smallest = type == ImageType::Svg ? kSmallestInlineSvg : kSmallestInlineBytes;
    const Extent extent = bytes->size() < smallest ? Extent::Spacer : extentOf(image);
    const bool isIcon = extent == Extent::Icon && m_inlineIconBytes + address.size() <= kMostInlineIconBytes;
    if (extent != Extent::Picture && !isIcon) {
        ++found.spacers;
        return;
    }
    ImageRef ref = refOf(image, found);
    ref.url = address;
    ref.type = type;
    ref.sizeBytes = bytes->size();
    if (isIcon)
        m_inlineIconBytes += address.size();
    else if (!m_places.contains(address))
        m_inlineBytes += address.size();
    keepAs(extent, std::move(ref), image, found);
}

ImageRef PageImageList::refOf(const PageImage &image, const FoundOnPage &found) const
{
    ImageRef ref;
    ref.pageUrl = image.pageUrl.isEmpty() ? m_page.toString(QUrl::FullyEncoded | QUrl::RemoveUserInfo) : image.pageUrl;
    ref.previewUrl = image.previewUrl.isEmpty() ? QString() : resolved(image.previewUrl, image.base);
    ref.source = u"page"_s;
    ref.title = image.title.trimmed().isEmpty() ? found.title : shortened(image.title);
    ref.album = found.title;
    ref.widthPx = image.widthPx;
    ref.heightPx = image.heightPx;
    ref.sizeBytes = image.sizeBytes;
    ref.description = image.description;
    ref.user = image.user;
    ref.tags = image.tags;
    ref.publishedAt = image.publishedAt;
    return ref;
}

void PageImageList::keepAs(Extent extent, ImageRef ref, const PageImage &image, FoundOnPage &found)
{
    if (extent == Extent::Icon)
        found.icons.append(std::move(ref));
    else
        keep(std::move(ref), image, found);
}

void PageImageList::keep(ImageRef ref, const PageImage &image, FoundOnPage &found)
{
    const bool mayBeIcon = !image.isWanted && !tellsSize(image);
    if (const auto known = m_places.constFind(ref.url); known != m_places.constEnd()) {
        if (!mayBeIcon)
            found.maybeIcons.remove(ref.url);
        return fill(found.images[*known], ref);
    }
    if (mayBeIcon)
        found.maybeIcons.insert(ref.url);
    m_places.insert(ref.url, found.images.size());
    ref.index = static_cast<int>(found.images.size()) + 1;
    found.images.append(std::move(ref));
}

// What a second mention of the same picture knows besides.
void PageImageList::fill(ImageRef &known, const ImageRef &more)
{
    if (known.title == known.album)
        known.title = more.title;
    if (known.previewUrl.isEmpty())
        known.previewUrl = more.previewUrl;
    if (known.widthPx == 0 && known.heightPx == 0) {
        known.widthPx = more.widthPx;
        known.heightPx = more.heightPx;
    }
}

} // namespace bowerbird
