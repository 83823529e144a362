// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/imagekeys.h"
#include "engine/listing.h"
#include "sources/collector.h"
#include "store/rememberedcollection.h"

#include <QHash>
#include <QMap>
#include <QObject>
#include <QSet>
#include <QString>
#include <QStringList>

#include <map>
#include <optional>

namespace bowerbird {

class Library;

// Remembers what a run without a window asks for, as a window does: in the same rows, by the same links, so that the
// next window shows it and its watches know what was given. Whatever is known of a link, it is asked plainly here and
// told as the command line's page has it. What a window asks it with later stays as it was: the options of one run are
// for that run.
//
// What the filters hide is kept with the rest as a window keeps it (engine/listing.h), so that it can be shown there
// without asking again.
//
// Only so many collections are remembered (kMostRememberedCollections), each of them a line in a person's panel. Of a
// run that is given more than kMostNew new links the rest is therefore one collection: a list of these links, kept as a
// file (store/keptlist.h), as a window does with very many at once. Asked again, it asks them all.
//
// Thread: UI. Borrows: the library, which outlives it. Blocks when it hears of the first link, and of one that
// is known, until the library has answered.
class CollectionMemory : public QObject
{
    Q_OBJECT
public:
    // `listDirectory` is for such a list; empty: more than kMostNew are not remembered.
    CollectionMemory(Library &library, Collector &collector, QString listDirectory = {}, QObject *parent = nullptr);
    ~CollectionMemory() override; // what is not at its end stays open, for the next window

    static constexpr int kMostNew = 1'000; // one by one

private:
    struct Asked
    {
        RememberedCollection kept;
        ImageKeys images;          // it has ever given
        ImageKeys unchosen;        // of these, by a person in a window, until its link is given anew
        Listing listing;           // with what the library keeps of earlier times
        bool hasNews = false;      // this time
        int asking = 0;            // its number in the collector, the later one when it was given twice
        int fresh = 0;             // of the images, this time
        bool isAskedAsKept = true; // with what is remembered for it, so that the page's version holds for that
        bool hasAlbum = false;
        bool followsPages = false;
        QString album; // of the first image that came this time
    };

    // The links beyond those, together.
    struct Rest
    {
        Asked asked;
        QStringList links;
        QSet<int> running; // numbers in the collector
        QMap<QString, int> lost;
        std::optional<Failure> failure; // the last one
    };

    void load();
    void takeRest(int id, const QString &link, const CollectOptions &options);
    void endRest(const CollectionSummary &summary);
    void saveRest();
    void take(int id, const QString &link, const CollectOptions &options);
    void takeImages(int id, const QList<ImageRef> &images);
    void takeLeftOut(int id, const QList<ImageRef> &images);
    void addHidden(Listing &listing, const ImageRef &image, FilterReason why) const;
    void takeIcons(int id, const QList<ImageRef> &images);
    void takeAlbums(int id, const QStringList &links);
    static void takeNews(Asked &asked);
    [[nodiscard]] bool isDownloaded(const ImageRef &image) const;
    void end(const CollectionSummary &summary);
    void saveImages(const Asked &asked);
    void saveListing(Asked &asked);
    void makeRoom(qint64 forWhom, qsizetype size);
    void dropOldest();
    [[nodiscard]] Asked *asked(int id); // null: not to be remembered, or given again meanwhile

    Library &m_library;
    const QString m_listDirectory;
    Collector &m_collector;
    bool m_isLoaded = false;
    qint64 m_lastId = 0;
    int m_added = 0;
    std::map<qint64, RememberedCollection> m_known; // by their ids
    QHash<QString, qint64> m_byLink;
    std::map<qint64, Asked> m_asked; // those that have not ended
    QHash<int, qint64> m_ids;        // number in the collector -> id
    Rest m_rest;
};

} // namespace bowerbird
