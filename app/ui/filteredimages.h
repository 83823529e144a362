// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/imagefilter.h"
#include "engine/joblist.h"
#include "sources/collector.h"

#include <QHash>
#include <QList>
#include <QMap>
#include <QObject>
#include <QSet>
#include <QStringList>
#include <QThreadPool>

#include <atomic>
#include <functional>
#include <map>
#include <memory>

namespace bowerbird {

class DownloadManager;
class UndoHistory;

// What the filters of this run's collections have left out, kept so that it can be shown, and so that a filter can be
// changed without asking the site again.
//
// Of a collection at most kMostImages are kept on either side, of all together kMostInAll: the oldest collection's go
// first. What is not kept is counted. Judging runs in a thread of its own, on values; changes of the list can be
// undone. A filter takes out only rows that its own collection brought in: those that another one, or a person, asked
// for before stay.
//
// Thread: UI. Borrows: collector, manager and undo history, which outlive it.
class FilteredImages : public QObject
{
    Q_OBJECT
public:
    // What a collection's filter does, or would do.
    struct Tally
    {
        int shown = 0;
        QMap<QString, int> hidden;  // reason -> count, also what is not kept
        int hiddenKept = 0;         // so many of them can be shown
        int albums = 0;             // so many left out albums can be asked for
        bool isTextGivenUp = false; // the expression takes too long and is not used

        [[nodiscard]] int hiddenInAll() const;
    };

    FilteredImages(Collector &collector, DownloadManager &manager, UndoHistory &undo, QObject *parent = nullptr);
    ~FilteredImages() override; // stops the judging that runs

    [[nodiscard]] bool knows(int id) const;
    [[nodiscard]] QString linkOf(int id) const;
    [[nodiscard]] Tally tally(int id) const;
    [[nodiscard]] DownloadOptions optionsOf(int id) const; // the filter's members are what it goes by now
    // The latest one that has left something out, or found anything; 0 = none.
    [[nodiscard]] int latest() const;
    [[nodiscard]] int latestOf(const QString &link) const; // the same of those that were given this link

    // Works out what the filter in `options` would do, off the UI thread; `done` is called there unless a later call
    // comes first.
    void judge(int id, const DownloadOptions &options, std::function<void(const Tally &)> done);
    // Puts it in force: what it wants now comes into the list, as its collection does it; what it does not want and is
    // not downloaded goes. Ends with changed().
    void setFilter(int id, const DownloadOptions &options);
    // All that is left out comes into the list and waits to be chosen; the filter stays. Ends with changed().
    void showAll(int id);
    // Asks for the albums that were left out, by albumsRequested().
    void askForAlbums(int id);

    static constexpr qsizetype kMostImages = 20'000;
    static constexpr qsizetype kMostInAll = 60'000;

Q_SIGNALS:
    void changed(int id); // its tally; at most once a batch of the collector
    void albumsRequested(const QStringList &links, const QString &directory);

private:
    struct Kept;
    struct Verdict;
    struct Move;
    enum class Wish : quint8 { Filter, ShowAll };
    [[nodiscard]] Verdict judged(const Kept &kept, const JobSnapshot &jobs, const ImageFilter &filter, Wish wish) const;
    static void tallyUp(const Kept &kept, const ImageFilter &filter, Verdict &verdict);
    [[nodiscard]] Kept *find(int id); // null: not known
    void begin(int id, const QString &link);
    void takeFound(int id, const QList<ImageRef> &images);
    void takeLeftOut(int id, const QList<ImageRef> &images);
    void takeSummary(const CollectionSummary &summary);
    void dropIfEmpty(int id);
    void makeRoom();
    void claim(int id, const QString &link);
    void takeRows(int first, int last);
    void forgetAddedSoon();
    void change(int id, const DownloadOptions &options, Wish wish);
    void apply(int id, const DownloadOptions &options, Wish wish, const Verdict &verdict);
    static void settle(Kept &kept, const ImageFilter &filter, const Verdict &verdict, const QList<Job> &gone);
    void undo(const Move &move);
    QStringList takeOut(const QStringList &links);
    void takeOutLate(int id, const QStringList &links);
    [[nodiscard]] QList<Job> unfinished(const Verdict &verdict) const;
    static Kept withNews(const Move &move, const Kept &now);
    static Kept countedBack(const Move &move, const Kept &now);

    Collector &m_collector;
    DownloadManager &m_manager;
    UndoHistory &m_undo;
    std::map<int, Kept> m_collections;
    QHash<QString, int> m_claims; // links whose rows are on their way -> the first collection that asked for them
    QSet<JobId> m_added;          // rows of this turn of the event loop that nobody has claimed
    bool m_willForget = false;    // them, at the end of this turn
    QThreadPool m_pool;           // one thread
    std::atomic<bool> m_isClosing = false;
    quint64 m_judging = 0;          // the newest request; results of earlier ones are outdated
    QHash<int, quint64> m_changing; // the same for changes, by collection
};

} // namespace bowerbird
