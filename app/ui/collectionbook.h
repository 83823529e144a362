// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/imagekeys.h"
#include "sources/collector.h"
#include "store/rememberedcollection.h"
#include "ui/collectionjobs.h"
#include "ui/rememberedkeys.h"

#include <QHash>
#include <QList>
#include <QObject>
#include <QSet>
#include <QTimer>

#include <functional>
#include <optional>
#include <vector>

namespace bowerbird {

class DownloadManager;
class Library;

// All collections that are or were asked for, by the order in which they were first given: what is remembered of each,
// how far the one that is being asked has come, how its rows stand. A link that is given again is the same collection.
// A direct link to an image is none: its row in the table says all there is to say.
//
// Asked again, a collection hands on only what neither list nor history knows; when a watch asks, neither what the
// collection has given before, so that images that have failed or were taken out of the list do not come back. What a
// person has taken out because it was not chosen comes back for nobody but who gives the link anew, or wants to see it.
//
// Collections that a person asked for and the end of the program broke off are asked again at the next start, once the
// rows are there. One that a watch asked for is not open, but still due: when to ask it stays the WatchKeeper's.
//
// Which images the collections have given in earlier runs is known a little after the start; until then nothing is
// asked again, and no images are written.
//
// Thread: UI. Borrows: everything, which outlives it. Owns: the entries. The library is told what has changed a little
// later, and at the end.
class CollectionBook : public QObject
{
    Q_OBJECT
public:
    enum class AskedBy : quint8 { Person, Watch };

    struct Entry
    {
        RememberedCollection kept;
        ImageKeys images;   // it has ever given; kMostImages at most
        ImageKeys unchosen; // those of them that a person has taken out of the list instead of choosing them
        int asking = 0;     // its number in the collector; 0 = it is not being asked
        AskedBy askedBy = AskedBy::Person;
        bool isWaiting = false;  // to be asked again, once the rows of earlier runs are there
        bool wasStopped = false; // the last time, by a person
        // Of this time, or the last one:
        QString namedNext;      // where the page goes on
        bool isRefused = false; // a page named the link, and its site keeps programs from it
    };

    struct Parts
    {
        Library &library;
        Collector &collector;
        DownloadManager &manager;
        // How links are asked for at this moment; what a collection had of its own goes over it.
        std::function<CollectOptions()> options;
        std::function<QDateTime()> now = &QDateTime::currentDateTimeUtc;
    };

    explicit CollectionBook(Parts parts, QObject *parent = nullptr);
    ~CollectionBook() override; // writes what has changed

    [[nodiscard]] int count() const { return static_cast<int>(m_entries.size()); }
    [[nodiscard]] const Entry &at(int row) const { return m_entries[static_cast<size_t>(row)]; }
    [[nodiscard]] int rowOf(qint64 id) const;         // -1 = no such collection
    [[nodiscard]] const Entry *find(qint64 id) const; // null = no such collection; valid until the next change
    [[nodiscard]] CollectionTally tally(qint64 id) const { return m_jobs.tally(id); }
    [[nodiscard]] qint64 idOf(int asking) const { return m_asked.value(asking); } // by the collector's number; 0 = none
    [[nodiscard]] qint64 collectionOf(JobId row) const
    {
        return m_jobs.collectionOf(row);
    } // that it counts for; 0 = none
    // The numbers that are shown of a collection, by core/filtertally.h. Of one that is being asked: of this time. Else
    // of all it has listed, or, as long as nobody has counted that, of the last time.
    [[nodiscard]] int found(const Entry &entry) const;
    [[nodiscard]] int filtered(const Entry &entry) const;
    [[nodiscard]] int fresh(const Entry &entry) const;
    [[nodiscard]] bool holds(qint64 id) const; // what it finds waits to be chosen
    // How its link is asked, as far as that lasts; the rest is as usual for nothing.
    [[nodiscard]] CollectOptions lastingOptionsOf(qint64 id) const;
    // Where the page goes on that it is, and no collection begins there yet; empty = nowhere.
    [[nodiscard]] QString nextPage(qint64 id) const;
    // The site of one that is being asked is left alone until then; invalid when it is not.
    [[nodiscard]] QDateTime waitsUntil(const Entry &entry) const;
    [[nodiscard]] int unseen() const; // new images of all watches

    void askAgain(qint64 id, AskedBy by = AskedBy::Person); // nothing while it is being asked
    void stop(qint64 id);
    void setWatch(qint64 id, const std::optional<Watch> &watch);
    void markSeen(qint64 id);
    // With another filter: from now on it is asked with these.
    void setOptions(qint64 id, const std::shared_ptr<const DownloadOptions> &options);
    void setListed(qint64 id, const FilterTally &listed);
    // Images of it that come into the list without being asked for; they are about to become rows.
    void addImages(qint64 id, const ImageKeys &images);
    // A person has taken rows of these images out of the list instead of choosing them: asked again, no collection
    // hands them on, unless its link is given anew. Gives whose they are; nobody's are not noted.
    QHash<qint64, ImageKeys> setUnchosen(const ImageKeys &images);
    void setChoosable(const ImageKeys &images); // they are in the list again, or may be
    [[nodiscard]] bool isUnchosen(const QString &url) const { return isUnchosen(imageKey(url)); }
    [[nodiscard]] bool isUnchosen(quint64 key) const;
    // Takes collections out; those that are being asked are stopped first. Rows and files stay. What comes back is for
    // restore(), which puts them where they were.
    [[nodiscard]] QList<Entry> remove(const QList<qint64> &ids);
    void restore(const QList<Entry> &removed);

    static constexpr int kMostImages = kMostRememberedImages;
    static constexpr int kMostRemembered = kMostRememberedCollections;
    static constexpr std::chrono::milliseconds kPause{1'000};

Q_SIGNALS:
    void aboutToInsert(int first, int last); // as a model tells it
    void inserted();
    void aboutToRemove(int first, int last);
    void removed();
    void changed(int row);
    // Asked again, the collection has listed an image that is in the list or downloaded, and is not handed on.
    void knew(qint64 id, const bowerbird::ImageRef &image);
    // Rows that count for the collection and are not downloaded have gone from the list, and some that had gone are
    // back; once a batch.
    void rowsLeft(qint64 id, const QList<bowerbird::JobId> &rows);
    void rowsCameBack(qint64 id, const QList<bowerbird::JobId> &rows);
    // The collection has come to an end by itself: its entry says how.
    void asked(qint64 id, bowerbird::CollectionBook::AskedBy by);

private:
    void load();
    void takeKeys();
    void needKeys();
    [[nodiscard]] bool isComplete() const; // everything of earlier runs is there
    void endFirstTimes();
    void take(int id, const QString &link, const CollectOptions &options);
    void takeImages(int id, const QList<ImageRef> &images);
    void noteChoosable(const QList<ImageRef> &images);
    void noteTitle(Entry &entry, const QList<ImageRef> &images);
    void takeNotice(int id, const QString &key);
    void end(const CollectionSummary &summary);
    [[nodiscard]] static bool isNone(const Entry &ended, const CollectionSummary &summary);
    void endStopped(int id);
    void begin(Entry &entry, int asking, AskedBy by);
    void breakOff(Entry &entry); // by the end of the program
    void ask(Entry &entry);
    void askWaiting();
    [[nodiscard]] CollectOptions optionsOf(const Entry &entry);
    [[nodiscard]] bool knows(qint64 id, AskedBy by, const ImageRef &image);
    [[nodiscard]] PageVersion versionToAsk(const Entry &entry, const CollectOptions &options) const;
    [[nodiscard]] Entry *ownerOf(quint64 key); // null: no collection has given it
    [[nodiscard]] Entry *entry(qint64 id);
    [[nodiscard]] Entry *entryAsking(int id); // by its number in the collector
    [[nodiscard]] Entry &add(Entry entry);
    void put(size_t place, Entry entry);
    void drop(size_t first, size_t last);
    void dropOldest();
    void changeSoon(qint64 id); // what is shown of it
    void keepSoon(qint64 id);   // what is remembered of it, too
    void tellChanges();
    void write();
    void writeImages();

    Parts m_parts;
    RememberedKeys m_keys;
    bool m_hasKeys = false;
    CollectionJobs m_jobs;
    std::vector<Entry> m_entries; // by their ids
    QHash<QString, qint64> m_byLink;
    QHash<int, qint64> m_asked; // number in the collector -> id
    // The newest row when it began to be asked for the first time, until that has ended and its rows are there.
    QHash<qint64, JobId> m_newestBefore;
    QHash<qint64, QString> m_firstAlbums; // of the images that were found this time
    QSet<qint64> m_changed;
    QSet<qint64> m_unwritten;
    QSet<qint64> m_unwrittenImages;
    QTimer m_changeTimer;
    QTimer m_writeTimer;
    qint64 m_lastId = 0;
    Entry *m_askedAgain = nullptr; // while it is given to the collector
};

} // namespace bowerbird
