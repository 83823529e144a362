// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "sources/imgurcollection.h"
#include "sources/imgurlink.h"

#include <QSet>

namespace bowerbird {

// The path of one page of a listing, relative to the API's base.
[[nodiscard]] QString imgurListingPath(const ImgurLink &link, int page);

// Everything in a listing that has pages: a section, random, a subreddit, a tag, a search, what a user has posted or
// likes. Ends with an empty page, or one that brings nothing new: a listing may repeat itself for ever.
//
// The API's random gallery is deprecated; where it is refused the most viral posts are shuffled instead, and
// noticed("random-unavailable") says so.
//
// Thread: UI.
class ImgurListing : public ImgurCollection
{
    Q_OBJECT
public:
    ImgurListing(ImgurLink link, AlbumRule albums, QNetworkAccessManager &network, const ImgurApiOptions &options,
                 QObject *parent = nullptr);

    static constexpr int kLastRandomPage = 50; // the API has no more
    static constexpr int kMostPages = 10'000;  // a listing that never ends is not followed further

private:
    void begin() override;
    void askPage();
    void takePage(const Result<ImgurAnswer> &answer);
    void takeFailure(const Failure &failure);
    void keepNew(const ImgurAnswer &answer);
    void walk(); // over m_items, from m_next
    void leaveOutAlbum(const ImgurAlbum &album);
    void endPage();

    ImgurLink m_link;
    AlbumRule m_albums;
    bool m_hasPages;          // albums can be asked for by a link
    QSet<QString> m_seen;     // ids with "a/" before those of albums
    QList<ImgurItem> m_items; // of this page
    qsizetype m_next = 0;     // of m_items
    int m_page = 0;
    int m_position = 0;
    bool m_isShuffled = false; // the random gallery's stand-in
};

} // namespace bowerbird
