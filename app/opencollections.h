// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "sources/collector.h"
#include "store/history.h"

#include <QHash>
#include <QJsonObject>
#include <QObject>
#include <QSet>
#include <QTimer>

#include <map>
#include <memory>
#include <vector>

namespace bowerbird {

class Library;

// Keeps in the library which links are still being asked for, so that a later run can go on with them: one entry for
// all links that share their options, since there may be a hundred thousand in a list. What was cancelled or has come
// to its end, also to a failure, goes. What the end of the program breaks off stays, and so does, where nobody can wait
// for a site that wants to be left alone, what that site has broken off. A link that is given again with the same
// options is no longer an earlier run's.
//
// Thread: UI. Borrows: library and collector, which outlive it.
class OpenCollections : public QObject
{
    Q_OBJECT
public:
    enum class Mode : quint8 { Writes, OnlyReads };
    OpenCollections(Library &library, Collector &collector, Mode mode);
    ~OpenCollections() override; // writes what has changed since

    // Those whose images a person wants to choose from stay as they are without a window to choose in.
    enum class Which : quint8 { All, NotHeld };
    // Gives the links of earlier runs to the collector again, with their own options and else those of `base`.
    void takeUp(const CollectOptions &base, Which which = Which::All);
    [[nodiscard]] QStringList linksBefore() const; // of earlier runs, not taken up
    // Writes what has changed, and waits until it stands in the library: for a program without a window, before any
    // link is asked for.
    void writeNow();
    // Of a collection in the collector: an earlier run has begun it, so that some of its images are known.
    [[nodiscard]] bool isTakenUp(int id) const { return m_takenUp.contains(id); }

    // Entries are written so long after they have become shorter; at once when they become longer.
    static constexpr std::chrono::milliseconds kPause{1000};

private:
    struct Batch
    {
        OpenCollection row; // its extra is written anew each time
        CollectOptions options;
        std::map<int, QString> links; // by their ids in the collector, which are in their order
        bool isChanged = false;
        bool isKept = false; // stands in the library
    };

    // A row of an earlier run that was not taken up.
    struct Before
    {
        OpenCollection row;
        QJsonObject lasting; // with its links, as it was
        QSet<QString> links; // what is left of them
        bool isChanged = false;
    };

    void add(int id, const QString &link, const CollectOptions &options);
    void takeOver(const QString &link, const CollectOptions &options);
    void writeBefore();
    void remove(int id);
    void end(const CollectionSummary &summary);
    void write();
    void writeBatch(Batch &batch);

    Library &m_library;
    Collector &m_collector;
    const Mode m_mode;
    std::vector<Before> m_before;
    std::map<const DownloadOptions *, Batch> m_batches;
    QHash<int, const DownloadOptions *> m_batchOf; // by id in the collector
    QSet<int> m_takenUp;
    QTimer m_timer;
    qint64 m_lastRow = 0;
};

} // namespace bowerbird
