// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/imageref.h"
#include "sources/source.h"

#include <QHash>
#include <QList>
#include <QSet>
#include <QString>
#include <QUrl>

#include <chrono>
#include <vector>

namespace bowerbird {

// What a page or a feed came to.
struct FoundOnPage
{
    QString title;
    QList<ImageRef> images;   // in the page's order, each address once
    QSet<QString> maybeIcons; // addresses of images of which nothing is told that makes them more than an icon
    QList<ImageRef> icons;    // too small to be pictures, left out; one that is mentioned again stands here again
    int spacers = 0;          // what only fills a gap or measures visits, left out
    int unusable = 0;         // addresses that cannot be asked, or lead from a public page into a private network
    int unreadable = 0;       // entries of a feed that could not be read
    bool isCut = false;       // reading it took too long: this is what was found until then
    QString nextPage;         // what the page calls its next one; empty = none
    std::chrono::seconds changesEvery{0}; // by what a feed says of itself; 0 = it does not

    [[nodiscard]] bool mayBeIcon(qsizetype place) const { return maybeIcons.contains(images.at(place).url); }
};

// One picture as a page offers it: addresses as they are written, relative to the page's base.
struct PageImage
{
    QString url;
    QString previewUrl;
    QString title;
    QString alternative; // a smaller address of the same picture
    QString base;        // that these are relative to, absolute; empty = the page's
    int widthPx = 0;     // of the file itself, as far as the page tells; 0 = not told
    int heightPx = 0;
    int shownWidthPx = -1; // as the page lays it out; -1 = not told
    int shownHeightPx = -1;
    bool isWanted = false; // the page links to it by itself: no icon, however small it is shown
    ImageType type = ImageType::Unknown;
    qint64 sizeBytes = 0;
    QString pageUrl; // where a person would see it, absolute; empty = the page
    QString user;
    QString description;
    QStringList tags;
    QDateTime publishedAt;
};

// Gathers the pictures of one page: resolves addresses, keeps each once, and leaves out what nobody wants.
//
// Thread: any; a value.
class PageImageList
{
public:
    // `page` is what answered, absolute; empty: a file that a person has, who may point it at their own network.
    explicit PageImageList(const QUrl &page);

    // Everything is resolved against it, what was added before as well. The first one counts, as in browsers.
    void setBase(const QString &href);
    [[nodiscard]] qsizetype add(PageImage image); // returns its place
    [[nodiscard]] PageImage &at(qsizetype place) { return m_added.at(static_cast<size_t>(place)); }
    [[nodiscard]] qsizetype size() const { return static_cast<qsizetype>(m_added.size()); }

    // An address as it is written, absolute; seen from the page's base, else from `base`, absolute. Empty: not to be
    // used.
    [[nodiscard]] QString resolved(const QString &written, const QString &base = {}) const;
    [[nodiscard]] FoundOnPage finish(const QString &title, const QString &nextPage);

    static constexpr int kSmallestEdgePx = kSmallestOnPagePx;
    static constexpr int kSmallestIconPx = 8; // what is smaller shows nothing: a gap, a line, a counted visit
    static constexpr qsizetype kMostImages = 100'000;
    static constexpr qsizetype kMostInlineBytes =
        qsizetype{16} * 1024 * 1024; // of addresses that hold their picture, in all
    static constexpr qsizetype kMostInlineIconBytes = qsizetype{1024} * 1024; // the same, beside those
    static constexpr qsizetype kSmallestInlineBytes = 80;                     // less fills a gap until a script comes
    static constexpr qsizetype kSmallestInlineSvg = 2048;                     // less is an icon

private:
    void take(const PageImage &image, FoundOnPage &found);
    void takeInline(const PageImage &image, FoundOnPage &found);
    [[nodiscard]] ImageRef refOf(const PageImage &image, const FoundOnPage &found) const;
    void keep(ImageRef ref, const PageImage &image, FoundOnPage &found);
    enum class Extent : quint8 { Picture, Icon, Spacer };
    [[nodiscard]] static Extent extentOf(const PageImage &image);
    void keepAs(Extent extent, ImageRef ref, const PageImage &image, FoundOnPage &found);
    static void fill(ImageRef &known, const ImageRef &more);

    QUrl m_page;
    QUrl m_base;
    bool m_hasBase = false;
    bool m_isPrivate = false;
    std::vector<PageImage> m_added;
    qsizetype m_inlineBytes = 0;
    qsizetype m_inlineIconBytes = 0;
    QHash<QString, qsizetype> m_places; // of an address among the images that were found
};

// True for addresses by which visits are counted and gaps filled.
[[nodiscard]] bool isSpacerOrTracker(const QUrl &url);

// True when the path of `href` ends in the extension of a picture or a video, but is no page about one
// (".../wiki/File:Bird.jpg").
[[nodiscard]] bool pointsToPicture(const QString &href);

} // namespace bowerbird
