// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

// The collections, open and remembered: a part of LibraryDatabase.

#include "store/librarydatabase.h"
#include "store/rememberedrow.h"

namespace bowerbird {

namespace {

using namespace Qt::StringLiterals;

QVariant nullable(const QString &text)
{
    return text.isEmpty() ? QVariant() : QVariant(text);
}

QVariant nullable(const QDateTime &moment)
{
    return moment.isValid() ? QVariant(moment.toMSecsSinceEpoch()) : QVariant();
}

QString notNull(const QString &text)
{
    return text.isNull() ? u""_s : text;
}

QDateTime momentOf(const QVariant &value)
{
    return value.isNull() ? QDateTime() : QDateTime::fromMSecsSinceEpoch(value.toLongLong(), Qt::UTC);
}

// In the table "meta", since few collections have any.
const QString kUnchosenKey = u"unchosen-images-"_s;

} // namespace

Result<void> LibraryDatabase::saveCollection(const OpenCollection &collection)
{
    const Result<qint64> options = optionsId(collection.options);
    if (!options)
        return std::unexpected(options.error());
    return m_sql.write(u"INSERT OR REPLACE INTO collections (id, link, options, extra) VALUES (?, ?, ?, ?)"_s,
                       {collection.id, notNull(collection.link), *options, nullable(collection.extra)});
}

Result<void> LibraryDatabase::removeCollection(qint64 id)
{
    return m_sql.write(u"DELETE FROM collections WHERE id = ?"_s, {id});
}

Result<QList<OpenCollection>> LibraryDatabase::openCollections()
{
    Result<QSqlQuery> query = m_sql.select(u"SELECT id, link, options, extra FROM collections ORDER BY id"_s);
    if (!query)
        return std::unexpected(query.error());
    QList<OpenCollection> collections;
    while (query->next())
        collections.append({.id = query->value(0).toLongLong(),
                            .link = query->value(1).toString(),
                            .options = optionsOf(query->value(2).toLongLong()),
                            .extra = query->value(3).toString()});
    return collections;
}

Result<void> LibraryDatabase::saveRemembered(const RememberedCollection &collection)
{
    const Result<qint64> options = optionsId(collection.options);
    if (!options)
        return std::unexpected(options.error());
    const QDateTime nextAt = collection.watch ? collection.watch->nextAt : QDateTime();
    return m_sql.write(u"INSERT OR REPLACE INTO remembered (id, link, options, extra, asked_at, next_at, facts)"
                       " VALUES (?, ?, ?, ?, ?, ?, ?)"_s,
                       {collection.id, notNull(collection.link), *options, nullable(collection.extra),
                        nullable(collection.askedAt), nullable(nextAt), rememberedFacts(collection)});
}

Result<void> LibraryDatabase::saveRememberedImages(const RememberedImages &images)
{
    const QByteArray keys = images.keys.isNull() ? QByteArray("") : images.keys;
    if (auto done = m_sql.write(u"INSERT OR REPLACE INTO remembered_images (collection, keys) VALUES (?, ?)"_s,
                                {images.collection, keys});
        !done)
        return done;
    const QString key = kUnchosenKey + QString::number(images.collection);
    return images.unchosen.isEmpty() ? m_sql.write(u"DELETE FROM meta WHERE key = ?"_s, {key})
                                     : setMeta(key, images.unchosen);
}

Result<void> LibraryDatabase::saveRememberedListing(const RememberedListing &listing)
{
    const QByteArray images = listing.images.isNull() ? QByteArray("") : listing.images;
    return m_sql.write(u"INSERT OR REPLACE INTO remembered_listings (collection, images) VALUES (?, ?)"_s,
                       {listing.collection, images});
}

Result<void> LibraryDatabase::forgetListing(qint64 collection)
{
    return m_sql.write(u"DELETE FROM remembered_listings WHERE collection = ?"_s, {collection});
}

Result<void> LibraryDatabase::forgetStrayListings()
{
    return m_sql.write(u"DELETE FROM remembered_listings WHERE collection NOT IN (SELECT id FROM remembered)"_s, {});
}

Result<void> LibraryDatabase::forgetRemembered(qint64 id)
{
    for (const QString &statement :
         {u"DELETE FROM remembered WHERE id = ?"_s, u"DELETE FROM remembered_images WHERE collection = ?"_s}) {
        if (auto done = m_sql.write(statement, {id}); !done)
            return done;
    }
    const QString key = kUnchosenKey + QString::number(id);
    return m_sql.write(u"DELETE FROM meta WHERE key = ?"_s, {key});
}

Result<QList<RememberedCollection>> LibraryDatabase::rememberedCollections()
{
    Result<QSqlQuery> query =
        m_sql.select(u"SELECT id, link, options, extra, asked_at, next_at, facts FROM remembered ORDER BY id"_s);
    if (!query)
        return std::unexpected(query.error());
    QList<RememberedCollection> collections;
    while (query->next()) {
        RememberedCollection collection{.id = query->value(0).toLongLong(),
                                        .link = query->value(1).toString(),
                                        .options = optionsOf(query->value(2).toLongLong()),
                                        .extra = query->value(3).toString(),
                                        .askedAt = momentOf(query->value(4))};
        readRememberedFacts(query->value(6).toString(), collection);
        if (collection.watch)
            collection.watch->nextAt = momentOf(query->value(5));
        collections.append(collection);
    }
    return collections;
}

Result<QList<RememberedImages>> LibraryDatabase::rememberedImages(std::optional<qint64> collection)
{
    const QString where = collection ? u" WHERE collection = ?"_s : QString();
    Result<QSqlQuery> query =
        m_sql.select(u"SELECT collection, keys, (SELECT value FROM meta WHERE key = '%1' || collection)"
                     " FROM remembered_images%2 ORDER BY collection"_s.arg(kUnchosenKey, where),
                     collection ? QVariantList{*collection} : QVariantList());
    if (!query)
        return std::unexpected(query.error());
    QList<RememberedImages> images;
    while (query->next())
        images.append({.collection = query->value(0).toLongLong(),
                       .keys = query->value(1).toByteArray(),
                       .unchosen = query->value(2).toByteArray()});
    return images;
}

Result<QList<QByteArray>> LibraryDatabase::rememberedListing(qint64 collection)
{
    Result<QSqlQuery> query =
        m_sql.select(u"SELECT images FROM remembered_listings WHERE collection = ?"_s, {collection});
    if (!query)
        return std::unexpected(query.error());
    QList<QByteArray> listing;
    while (query->next())
        listing.append(query->value(0).toByteArray());
    return listing;
}

} // namespace bowerbird
