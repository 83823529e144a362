// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/imageref.h"

#include <QList>
#include <QMap>
#include <QSet>
#include <QString>
#include <QStringList>

#include <functional>

namespace bowerbird {

// The links of a list, and what the list says about the images behind them. A plain list of links costs nothing more
// than these.
struct LinkList
{
    QStringList links;
    // Empty, or one for each link: the image that the link is, with an empty url when the list only names the link.
    QList<ImageRef> images;
    QSet<qsizetype> maybeIcons; // places of images as Collection::foundOnPage tells them
    QList<ImageRef> icons;      // of a page, which are not among the links
    QMap<QString, int> leftOut; // reason -> the others of a page that are not

    void add(const QString &link);
    void add(const ImageRef &image); // passed over unless its url is an http or https link
    [[nodiscard]] bool isImage(qsizetype index) const;
};

// An image from the fields of an exported list: url, title, album, index, type, width, height, bytes, page, referer,
// preview, alternatives, source, id, user, published, tags, description; an unknown field is an empty text. Addresses
// that are not http or https are left out, and so is whatever cannot be read.
[[nodiscard]] ImageRef listedImage(const std::function<QString(QLatin1StringView name)> &field);

} // namespace bowerbird
