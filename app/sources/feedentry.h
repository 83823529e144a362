// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "sources/pageimages.h"

#include <QDateTime>
#include <QList>
#include <QString>
#include <QStringList>
#include <QUrl>

namespace bowerbird {

// One entry of a feed of any kind, as far as it was read.
struct FeedEntry
{
    // A picture, or something else, that comes with it.
    struct Media
    {
        QString url;
        QString mime;   // "image/jpeg"; empty when not told
        QString medium; // "image", "video", ...; empty when not told
        QString title;
        qint64 sizeBytes = 0;
        int widthPx = 0;
        int heightPx = 0;
        int group = 0; // members of one are the same in several sizes; 0 = in none
    };

    QString title;
    QString link; // of its page
    QString author;
    QString dateText;
    QStringList tags;
    QList<Media> media;
    QList<Media> thumbnails;
    struct Text
    {
        QString html;
        QString base = {}; // that its addresses are relative to, absolute; empty = the feed
    };
    QList<Text> texts;
};

// A date as feeds write it: RFC 822 or ISO 8601; invalid when it is neither.
[[nodiscard]] QDateTime feedDate(const QString &text);

// Adds the pictures of `entry` to `images`; relative addresses of its page are seen from `feed`.
void addFeedEntry(const FeedEntry &entry, const QUrl &feed, PageImageList &images);

} // namespace bowerbird
