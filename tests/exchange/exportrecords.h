// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "exchange/exportrecord.h"

#include <QTimeZone>

namespace bowerbird::test {

using namespace Qt::StringLiterals;

inline ExportRecord plainRecord(int number)
{
    ExportRecord record;
    record.image.url = u"https://i.example.org/%1.jpg"_s.arg(number);
    record.image.source = u"direct"_s;
    record.image.index = number;
    record.image.type = ImageType::Jpeg;
    record.state = u"queued"_s;
    return record;
}

// Everything that can be known, with all that a format may trip over.
inline ExportRecord fullRecord()
{
    ExportRecord record;
    ImageRef &image = record.image;
    image.url = u"https://i.example.org/a%20b/caf%C3%A9.png?w=1600&fit=max"_s;
    image.pageUrl = u"https://example.org/album/7?page=2&x=<y>"_s;
    image.previewUrl = u"https://i.example.org/small/7.jpg"_s;
    image.source = u"example"_s;
    image.siteId = u"Ab-7"_s;
    image.title = u"=SUM(A1) \"Grüße\", [world] *bold* <b>&amp; \\ 'q' 🐦"_s;
    image.album = u"'tis # an album | no. 1_2"_s;
    image.index = 12;
    image.type = ImageType::Png;
    image.widthPx = 640;
    image.heightPx = 480;
    image.sizeBytes = 12'345;
    image.sendsReferer = true;
    image.alternatives = {u"https://mirror.example.net/caf%C3%A9.png?w=1600"_s};
    image.description = u"-1 first line\nsecond; \"line\"\ttab"_s;
    image.user = u"@bird"_s;
    image.tags = {u"nest, blue"_s, u"+bower"_s};
    image.publishedAt = QDateTime(QDate(2024, 2, 29), QTime(12, 30, 5), QTimeZone::utc());
    record.state = u"queued"_s;
    return record;
}

inline ExportRecord savedRecord(int number, const QString &path)
{
    ExportRecord record = plainRecord(number);
    record.file.path = path;
    record.file.sizeBytes = 2048;
    record.file.sha256 = QByteArray(32, static_cast<char>(number));
    record.file.type = ImageType::Png;
    record.file.widthPx = 30;
    record.file.heightPx = 20;
    record.state = u"finished"_s;
    return record;
}

} // namespace bowerbird::test
