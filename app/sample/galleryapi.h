// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "sample/webserver.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QStringList>

#include <atomic>
#include <optional>

namespace bowerbird {

class Catalogue;
class PictureStore;
struct CatalogueAlbum;
struct GalleryItem;

// The part of Imgur's API v3 that the program asks for, in Imgur's shapes, below /3/: listings of the gallery and of
// its random endpoint, single pictures and albums, credits. Pages have kPageSize items; after the last come empty ones.
// Every request needs `Authorization: Client-ID <anything>`.
//
// Thread: any. Blocks until the pictures it has to tell the size of are painted.
// Errors: 401 and 404 in Imgur's shape; 503 while the gallery is being stopped.
class GalleryApi
{
public:
    static constexpr int kPageSize = 20;

    GalleryApi(const Catalogue &catalogue, PictureStore &store); // borrows both

    [[nodiscard]] WebReply answer(const WebRequest &request);

private:
    enum class Images { AsListed, All };

    // Null = there is no such thing.
    [[nodiscard]] std::optional<QJsonValue> lookUp(const QStringList &path);
    [[nodiscard]] std::optional<QJsonValue> gallery(const QStringList &path);
    [[nodiscard]] std::optional<QJsonValue> listing(const QStringList &path);
    [[nodiscard]] std::optional<QJsonValue> imageById(const QString &id);
    [[nodiscard]] std::optional<QJsonValue> albumById(const QString &id);
    [[nodiscard]] QJsonObject credits() const;

    [[nodiscard]] QJsonObject image(int picture);
    [[nodiscard]] QJsonObject galleryImage(int picture);
    [[nodiscard]] QJsonObject album(const CatalogueAlbum &album, Images which);
    [[nodiscard]] QJsonArray images(const CatalogueAlbum &album, Images which);

    [[nodiscard]] int userRemaining() const;
    void addRateLimit(WebReply &reply) const;

    const Catalogue &m_catalogue;
    PictureStore &m_store;
    std::atomic<int> m_requests = 0;
};

} // namespace bowerbird
