// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#pragma once

#include <QByteArray>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QString>

namespace bowerbird::test {

// Bodies as Imgur's API sends them, with the keys the program reads.

inline QJsonObject imgurImage(const QString &id, const QString &type = QStringLiteral("image/jpeg"))
{
    const QString extension = type.section(u'/', 1).replace(QStringLiteral("jpeg"), QStringLiteral("jpg"));
    return {{QStringLiteral("id"), id},
            {QStringLiteral("title"), QString(QStringLiteral("Title of ") + id)},
            {QStringLiteral("type"), type},
            {QStringLiteral("width"), 640},
            {QStringLiteral("height"), 480},
            {QStringLiteral("size"), 12345},
            {QStringLiteral("is_album"), false},
            {QStringLiteral("link"), QString(QStringLiteral("https://i.imgur.com/") + id + u'.' + extension)}};
}

// `images` may be fewer than `count`, as in a listing.
inline QJsonObject imgurAlbum(const QString &id, int count, const QJsonArray &images)
{
    QJsonObject album{{QStringLiteral("id"), id},
                      {QStringLiteral("title"), QString(QStringLiteral("Album ") + id)},
                      {QStringLiteral("is_album"), true},
                      {QStringLiteral("images_count"), count},
                      {QStringLiteral("link"), QString(QStringLiteral("https://imgur.com/a/") + id)}};
    if (!images.isEmpty())
        album.insert(QStringLiteral("images"), images);
    return album;
}

inline QByteArray imgurBody(const QJsonValue &data)
{
    const QJsonObject root{
        {QStringLiteral("data"), data}, {QStringLiteral("success"), true}, {QStringLiteral("status"), 200}};
    return QJsonDocument(root).toJson(QJsonDocument::Compact);
}

inline QByteArray imgurError(int status, const QString &text)
{
    const QJsonObject root{{QStringLiteral("data"), QJsonObject{{QStringLiteral("error"), text}}},
                           {QStringLiteral("success"), false},
                           {QStringLiteral("status"), status}};
    return QJsonDocument(root).toJson(QJsonDocument::Compact);
}

// `count` images img0001, img0002, ... from `first` on.
inline QJsonArray imgurImages(int first, int count)
{
    QJsonArray images;
    for (int i = first; i < first + count; ++i)
        images << imgurImage(QStringLiteral("img%1").arg(i, 4, 10, QLatin1Char('0')));
    return images;
}

} // namespace bowerbird::test
