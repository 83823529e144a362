// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/imagefilter.h"
#include "core/imagekeys.h"
#include "engine/joblist.h"
#include "engine/listing.h"
#include "sources/collector.h"

#include <QHash>
#include <QList>
#include <QObject>
#include <QSet>
#include <QStringList>
#include <QThreadPool>
#include <QTimer>

#include <atomic>
#include <deque>
#include <functional>
#include <map>
#include <memory>

namespace bowerbird {

class CollectionBook;
class DownloadManager;
class JobChoice;
class Library;
class UndoHistory;

// What the collections of the book have listed and what their filters have left out of it, kept so that it can be
// shown, and so that a filter can be changed without asking the site again. It lasts: the library keeps it with the
// collection, and it is read when somebody looks at it. The filter itself stands in the book, with the collection's
// options.
//
// Of a collection at most Listing::kMostASide images are kept on either side, of all together Listing::kMostInAll: the
// oldest collection's go first. What is not kept is counted, and comes again when the collection is asked again.
// Reading, writing and judging run in a thread of its own, on values; changes of the list can be undone. A filter takes
// out only rows that its own collection brought in: those that another one, or a person, asked for before stay.
//
// Thread: UI. Borrows: everything in Parts, which outlives it.
class FilteredImages : public QObject
{
    Q_OBJECT
public:
    using Tally = FilterTally;

    struct Parts
    {
        Library &library;
        Collector &collector;
        DownloadManager &manager;
        CollectionBook &book;
        UndoHistory &undo;
        JobChoice *choice = nullptr; // whose ticks come back with their rows; may be null
    };

    explicit FilteredImages(const Parts &parts, QObject *parent = nullptr);
    ~FilteredImages() override; // stops the judging that runs, keeps what has changed

    // By the number that the book gives a collection.
    [[nodiscard]] qint64 idOf(int asking) const { return m_askings.value(asking); } // the collector's number; 0 = none
    [[nodiscard]] bool knows(qint64 id) const; // it has listed anything that a filter can be asked about
    [[nodiscard]] QString linkOf(qint64 id) const;
    [[nodiscard]] Tally tally(qint64 id) const;
    [[nodiscard]] DownloadOptions optionsOf(qint64 id) const; // the filter's members are what it goes by now
    [[nodiscard]] qint64 latest() const; // the one that was asked last, of those that it knows; 0 = none

    // Works out what the filter in `options` would do, off the UI thread; `done` is called there unless a later call
    // comes first.
    void judge(qint64 id, const DownloadOptions &options, std::function<void(const Tally &)> done);
    // Puts it in force, also for asking again: what it wants now comes into the list, as its collection does it; what
    // it does not want and is not downloaded goes. Ends with changed().
    void setFilter(qint64 id, const DownloadOptions &options);
    // All that is left out comes into the list and waits to be chosen; the filter stays. Ends with changed().
    void showAll(qint64 id);
    // Images whose rows a person takes out of the list instead of choosing them count as hidden from now on, and no
    // filter brings them back: only showAll(), or who gives the link anew. The rows are about to go. What is noted is
    // added to `noted`, for setChoosable(). Ends with changed() for each of their collections.
    using Unchosen = QHash<qint64, ImageKeys>; // by collection
    void setUnchosen(const QList<JobId> &rows, Unchosen &noted);
    void setChoosable(const Unchosen &noted); // takes that back, but for the rows
    // Asks for the albums that were left out, by albumsRequested().
    void askForAlbums(qint64 id);

    static constexpr std::chrono::milliseconds kPause{1'000}; // before it is written

Q_SIGNALS:
    void changed(qint64 id); // its tally; at most once a batch of the collector
    void forgotten();        // collections were removed from the book
    void albumsRequested(const QStringList &links, const QString &directory);

private:
    struct Kept;
    struct Coming;
    struct Hiding;
    struct Verdict;
    struct Come;
    struct Move;
    enum class Wish : quint8 { Filter, ShowAll };
    using Brought = std::shared_ptr<QSet<JobId>>; // the rows that one change of a filter has brought in, as they come
    struct Claim
    {
        qint64 id = 0;   // the first collection that asked for the row; 0 = none does any more
        Brought brought; // by a change of its filter; may be null
    };

    // What the collector tells (filteredimages.cpp)
    [[nodiscard]] Kept *find(qint64 id);      // null: not here
    [[nodiscard]] Kept *ofAsking(int asking); // null: no collection of the book
    [[nodiscard]] Kept *open(qint64 id);      // reads it if it must; null: the book does not know it
    void begin(int asking);
    void takeFound(int asking, const QList<ImageRef> &images);
    [[nodiscard]] bool isDownloaded(const ImageRef &image) const;
    void takeKnown(qint64 id, const ImageRef &image);
    void takeLeftOut(int asking, const QList<ImageRef> &images);
    void takeIcons(int asking, const QList<ImageRef> &images);
    void addHidden(Kept &kept, const ImageRef &image, FilterReason why);
    void takeSummary(const CollectionSummary &summary);
    void end(int asking);
    void takeNews(Kept &kept);
    int noteListed(Kept &kept, int place);
    void drop(qint64 id);
    void noteCounts(qint64 id);
    void tell(qint64 id);

    // Whose rows they are (filteredrows.cpp)
    void claim(Kept &kept, int place, const QString &link);
    void claimSoon(const QString &link, const Claim &claim);
    void takeRows(int first, int last);
    void takeAlso(const QString &link, JobId job, const Claim &claim, QSet<qint64> &changed);
    void noteFresh(Kept &kept, int place, JobId row, const Brought &brought);
    void forgetAddedSoon();
    // Rows that a person takes out of the list, or brings back.
    enum class Rows : quint8 { Gone, Back };
    void markRows(qint64 id, const QList<JobId> &rows, Rows rowsAre);
    int mark(Kept &kept, const QSet<JobId> &rows, Rows rowsAre);
    void reopen();
    void adoptRows(Kept &kept);

    // What is kept of it (filteredkeeping.cpp)
    void read(qint64 id);
    void takeEarlier(qint64 id, const Listing &earlier);
    void whenRead(qint64 id, std::function<void()> then);
    void whenReadOrGone(qint64 id, std::function<void()> then);
    void makeRoom(qint64 forWhom);
    void giveUp(qint64 id);
    void saveSoon(qint64 id);
    void save();
    void dropForgotten();

    // What is not chosen (filteredchoosing.cpp)
    [[nodiscard]] Unchosen listersOf(const ImageKeys &images) const;
    void hideUnchosen(qint64 id, const ImageKeys &images);
    void showChoosable(qint64 id, const ImageKeys &images);

    // How it is changed (filteredchanges.cpp)
    [[nodiscard]] Verdict judged(const Listing &listing, const JobSnapshot &jobs, const ImageFilter &filter,
                                 Wish wish) const;
    void startJudging(qint64 id, const DownloadOptions &options, const std::function<void(const Tally &)> &done);
    void change(qint64 id, const DownloadOptions &options, Wish wish);
    void startChange(qint64 id, const DownloadOptions &options, Wish wish, quint64 request);
    void apply(qint64 id, const DownloadOptions &options, Wish wish, const std::shared_ptr<const Verdict> &verdict);
    QList<JobId> hide(Kept &kept, const QList<Hiding> &going, Move &move) const;
    QList<ImageRef> show(Kept &kept, const QList<Coming> &coming, Move &move);
    void removeRows(qint64 mover, const QList<JobId> &rows);
    void restoreRows(qint64 mover, const QList<Job> &rows, JobId newestThen);
    void noteDone(const std::shared_ptr<Move> &move, bool isLast);
    // Many images change in pieces, one a turn of the event loop, and one work after the other; the first at once.
    enum class Piece : quint8 { More, Last };
    void inPieces(std::function<Piece()> piece);
    void takePiece();
    void finishPieces();
    Piece applyPiece(const std::shared_ptr<Move> &move);

    // How that is taken back (filteredundo.cpp)
    void takeBack(const std::shared_ptr<Move> &move);
    Piece takeBackPiece(const std::shared_ptr<Move> &whole, int piece);
    void endTakingBack(const Move &move);
    void hideAgain(Kept &kept, const QList<Come> &come, const QSet<QString> &staying);
    void showAgain(Kept &kept, const JobRow &row, FilterReason why) const;
    void heedLate(const std::shared_ptr<Move> &move);
    QSet<QString> takeOut(const Move &move, const QList<Come> &come);
    Piece takeOutLate(const Move &move, int piece);
    void setOptions(qint64 id, const std::shared_ptr<const DownloadOptions> &options);

    Parts m_parts;
    std::map<qint64, Kept> m_kept;
    QHash<int, qint64> m_askings;   // the collector's numbers -> collections
    QHash<QString, Claim> m_claims; // links whose rows are on their way -> who asked for them
    // Image keys -> the collections that list them. Some may have given them up since.
    QMultiHash<quint64, qint64> m_listers;
    QSet<JobId> m_added;        // rows of this turn of the event loop that nobody has claimed
    QSet<JobId> m_unchosenRows; // of setUnchosen() last, which go next
    QSet<qint64> m_cameClosed;  // collections that were removed while rows of theirs came
    bool m_willForget = false;  // them, at the end of this turn
    qint64 m_mover = 0;         // the collection by whose filter rows go or come just now
    QSet<qint64> m_unsaved;
    QTimer m_saveTimer;
    QThreadPool m_pool; // one thread
    std::deque<std::function<Piece()>> m_works;
    bool m_isInPiece = false;
    QTimer m_pieceTimer;
    std::atomic<bool> m_isClosing = false;
    quint64 m_judging = 0;             // the newest request; results of earlier ones are outdated
    QHash<qint64, quint64> m_changing; // the same for changes, by collection
};

} // namespace bowerbird
