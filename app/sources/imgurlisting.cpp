// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#include "sources/imgurlisting.h"

#include <QRandomGenerator>
#include <QUrl>

#include <algorithm>
#include <utility>

namespace bowerbird {

using namespace Qt::StringLiterals;

namespace {

QString encoded(const QString &word)
{
    return QString::fromLatin1(QUrl::toPercentEncoding(word));
}

// With the window only where there is one.
QString ordered(const ImgurLink &link)
{
    return link.sort + u'/' + (link.window.isEmpty() ? QString() : QString(link.window + u'/'));
}

// Imgur does not offer the random gallery (any more); other trouble will not go away with another listing.
bool refusesRandom(const Failure &failure)
{
    const bool isAboutUs = failure.httpStatus == 401 || failure.httpStatus == 403;
    return failure.httpStatus >= 400 && !isAboutUs && failure.reason != FailureReason::RateLimited;
}

} // namespace

QString imgurListingPath(const ImgurLink &link, int page)
{
    const QString number = QString::number(page);
    switch (link.kind) {
    case ImgurKind::Section:
        return u"gallery/"_s + link.name + u'/' + ordered(link) + number;
    case ImgurKind::Random:
        return u"gallery/random/random/"_s + number;
    case ImgurKind::Subreddit:
        return u"gallery/r/"_s + encoded(link.name) + u'/' + ordered(link) + number;
    case ImgurKind::Tag:
        return u"gallery/t/"_s + encoded(link.name) + u'/' + ordered(link) + number;
    case ImgurKind::Search:
        return u"gallery/search/"_s + ordered(link) + number + u'?' + link.query;
    case ImgurKind::Submissions:
        return u"account/"_s + encoded(link.name) + u"/submissions/"_s + number;
    case ImgurKind::Favorites:
        return u"account/"_s + encoded(link.name) + u"/gallery_favorites/"_s + number;
    case ImgurKind::FavoritesFolder:
        return u"account/"_s + encoded(link.name) + u"/folders/"_s + encoded(link.folder) + u"/favorites/"_s + number;
    default:
        return {};
    }
}

ImgurListing::ImgurListing(ImgurLink link, AlbumRule albums, QNetworkAccessManager &network,
                           const ImgurApiOptions &options, QObject *parent)
    : ImgurCollection(network, options, parent)
    , m_link(std::move(link))
    , m_albums(albums)
    , m_hasPages(options.reading.hasPages)
    , m_page(m_link.page)
{
}

void ImgurListing::begin()
{
    askPage();
}

void ImgurListing::askPage()
{
    ask(imgurListingPath(m_link, m_page), [this](const Result<ImgurAnswer> &answer) { takePage(answer); });
}

void ImgurListing::takePage(const Result<ImgurAnswer> &answer)
{
    if (!answer)
        return takeFailure(answer.error());
    leaveOut(u"unreadable"_s, answer->unreadable);
    if (isOver())
        return;
    keepNew(*answer);
    if (m_items.isEmpty())
        finishAll();
    else
        walk();
}

void ImgurListing::takeFailure(const Failure &failure)
{
    if (m_link.kind == ImgurKind::Random && m_page == m_link.page && refusesRandom(failure)) {
        m_link = {.kind = ImgurKind::Section, .name = u"hot"_s, .sort = u"viral"_s};
        m_page = 0;
        m_isShuffled = true;
        Q_EMIT noticed(u"random-unavailable"_s);
        if (!isOver())
            askPage();
        return;
    }
    // Some listings end with "not found" in place of an empty page.
    if (failure.reason == FailureReason::NotFound && m_page > m_link.page)
        return finishAll();
    failAll(failure);
}

void ImgurListing::keepNew(const ImgurAnswer &answer)
{
    m_items.clear();
    m_next = 0;
    for (const ImgurItem &item : answer.items) {
        const QString key = item.isAlbum ? QString(u"a/"_s + item.id()) : item.id();
        if (m_seen.contains(key))
            continue;
        m_seen.insert(key);
        m_items << item;
    }
    if (m_isShuffled)
        std::shuffle(m_items.begin(), m_items.end(), *QRandomGenerator::global());
}

void ImgurListing::walk()
{
    while (!isOver() && m_next < m_items.size()) {
        ImgurItem item = m_items.at(m_next++);
        ++m_position;
        if (!item.isAlbum) {
            item.image.index = m_position;
            hold(item.image);
        } else if (m_albums == AlbumRule::Skip) {
            leaveOutAlbum(item.album);
        } else if (item.album.isComplete()) {
            holdComplete(item.album);
        } else {
            return complete(item.album, [this] { walk(); });
        }
    }
    endPage();
}

void ImgurListing::leaveOutAlbum(const ImgurAlbum &album)
{
    flush();
    if (isOver())
        return;
    if (m_hasPages)
        Q_EMIT albumsLeftOut({u"https://imgur.com/a/"_s + album.id});
    leaveOut(u"album"_s, 1);
}

void ImgurListing::endPage()
{
    flush();
    if (isOver())
        return;
    const int lastPage = m_link.kind == ImgurKind::Random ? kLastRandomPage : m_link.page + kMostPages;
    if (m_page >= lastPage)
        return finishAll();
    ++m_page;
    askPage();
}

} // namespace bowerbird
