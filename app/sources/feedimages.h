// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/failure.h"
#include "sources/pageimages.h"

#include <QByteArrayView>
#include <QUrl>

#include <functional>

namespace bowerbird {

// The pictures of a feed: RSS 0.9x, 1.0 and 2.0, Atom, and JSON Feed, with Media RSS. Of each entry its enclosures,
// media:content (the largest of a group, its thumbnail is only the preview), and the pictures in its text; with the
// entry's title, date, author, categories and page. The feed's title is the album.
//
// XML is read without network and without the entities of a document type. A feed that is damaged gives the entries
// before the damage; FoundOnPage::unreadable counts one then. `isStopped` as with collectHtmlImages.
//
// Thread: any. Errors: bad-answer, for what is damaged before its first entry or is no feed at all.
[[nodiscard]] Result<FoundOnPage> collectFeedImages(QByteArrayView bytes, const QUrl &feed, QByteArrayView contentType,
                                                    const std::function<bool()> &isStopped = {});

} // namespace bowerbird
