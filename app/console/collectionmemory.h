// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/imagekeys.h"
#include "sources/collector.h"
#include "store/rememberedcollection.h"

#include <QHash>
#include <QObject>
#include <QString>

#include <map>

namespace bowerbird {

class Library;

// Remembers what a run without a window asks for, as a window does: in the same rows, by the same links, so that the
// next window shows it and its watches know what was given. Whatever is known of a link, it is asked plainly here and
// told as the command line's page has it. What a window asks it with later stays as it was: the options of one run are
// for that run.
//
// A run that is given more than kMostNew links to pages adds no more than that, so that it does not drive everything
// else out of what is remembered.
//
// Thread: UI. Borrows: the library, which outlives it. Blocks when it hears of the first link, and of one that
// is known, until the library has answered.
class CollectionMemory : public QObject
{
    Q_OBJECT
public:
    CollectionMemory(Library &library, Collector &collector, QObject *parent = nullptr);
    ~CollectionMemory() override; // what is not at its end stays open, for the next window

    static constexpr int kMostNew = 1'000;

private:
    struct Asked
    {
        RememberedCollection kept;
        ImageKeys images;          // it has ever given
        QByteArray unchosen;       // of these, as a window has kept it
        int asking = 0;            // its number in the collector, the later one when it was given twice
        int fresh = 0;             // of the images, this time
        bool isAskedAsKept = true; // with what is remembered for it, so that the page's version holds for that
        bool hasAlbum = false;
        bool followsPages = false;
        QString album; // of the first image that came this time
    };

    void load();
    void take(int id, const QString &link, const CollectOptions &options);
    void takeImages(int id, const QList<ImageRef> &images);
    void end(const CollectionSummary &summary);
    void saveImages(const Asked &asked);
    void dropOldest();
    [[nodiscard]] Asked *asked(int id); // null: not to be remembered, or given again meanwhile

    Library &m_library;
    bool m_isLoaded = false;
    qint64 m_lastId = 0;
    int m_added = 0;
    std::map<qint64, RememberedCollection> m_known; // by their ids
    QHash<QString, qint64> m_byLink;
    std::map<qint64, Asked> m_asked; // those that have not ended
    QHash<int, qint64> m_ids;        // number in the collector -> id
};

} // namespace bowerbird
