// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "sources/pageimages.h"

#include <QByteArrayView>
#include <QString>
#include <QStringList>
#include <QUrl>

#include <functional>

namespace bowerbird {

// The pictures of an HTML page: img with srcset and the attributes of lazy loaders (the best candidate), picture, links
// to pictures (a thumbnail within is only the preview), og:image and twitter:image, JSON-LD, link rel=image_src, inline
// backgrounds, SVG's image; those within noscript, too, but none within template, which is not shown.
//
// `page` is what answered, `contentType` its header. `isStopped` is asked now and then; true ends it with what there
// is. Thread: any; linear in the page's length and depth.
[[nodiscard]] FoundOnPage collectHtmlImages(QByteArrayView bytes, const QUrl &page, QByteArrayView contentType,
                                            const std::function<bool()> &isStopped = {});

// The same of a file on this machine, whose addresses mean something only with the scheme and host that they or a base
// have; and where its plain links lead to, absolute, each once.
struct PageWithLinks
{
    FoundOnPage found;
    QStringList links;
};
[[nodiscard]] PageWithLinks collectLocalHtml(QByteArrayView bytes, const std::function<bool()> &isStopped = {});

// The same of a piece of HTML within something else, such as a feed's entry; adds to `images`.
void collectHtmlFragment(const QString &html, PageImageList &images, const PageImage &common);

} // namespace bowerbird
