// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/job.h"
#include "store/librarydatabase.h"
#include "store/placedimage.h"
#include "store/waitingjob.h"

#include <QSet>

#include <deque>
#include <functional>
#include <unordered_map>
#include <vector>

namespace bowerbird {

// What waits to be written: of several saves of a job only the last, and what was placed. Nothing is dropped before
// it is committed, so that a full disk loses nothing that still fits into memory.
//
// Thread: the store thread.
class PendingWrites
{
public:
    using Edit = std::function<Result<void>(LibraryDatabase &)>;

    explicit PendingWrites(quint64 firstFreeId);               // as the database has it
    void setLastImageRow(qint64 row) { m_lastImageRow = row; } // of the history, likewise

    void save(Job job);
    void remove(JobId id);
    [[nodiscard]] qint64 giveImageRow() { return ++m_lastImageRow; } // for a new line of the history
    void finish(const PlacedImage &image);   // a part was renamed; its row says so without another save
    void remember(const PlacedImage &image); // a link to a file that was there before
    void dropIntent(JobId id);               // the part could not be renamed
    void edit(Edit edit); // a change of what was remembered before; may be run again, when a write fails

    [[nodiscard]] bool isEmpty() const;
    [[nodiscard]] bool hasMoreThanOneWrite() const { return m_order.size() > kMostRows; }

    // Writes `intents`, everything that was placed, and at most kMostRows jobs in one transaction.
    [[nodiscard]] Result<void> write(LibraryDatabase &database, const std::vector<PlacingIntent> &intents);

    // A transaction of so many rows takes some 20 ms: a part that waits to be placed is not held up for longer.
    static constexpr size_t kMostRows = 2'000;

private:
    struct Change
    {
        WaitingJob job;           // none: remove it
        bool isMark = false;      // finished, and something is wrong with it all the same
        bool wasRequeued = false; // a save that a later one took the place of had it out of a worker's hands
    };
    [[nodiscard]] Result<void> writeJobs(LibraryDatabase &database, size_t count);
    [[nodiscard]] Result<void> writePlaced(LibraryDatabase &database);
    [[nodiscard]] Result<void> writeMarks(LibraryDatabase &database, size_t count);
    [[nodiscard]] Change &changeOf(JobId id);

    std::unordered_map<JobId, Change> m_changes;
    std::deque<JobId> m_order; // of m_changes, oldest first
    std::vector<PlacedImage> m_finished;
    std::vector<PlacedImage> m_remembered;
    std::vector<JobId> m_droppedIntents;
    std::vector<Edit> m_edits;
    // Finished by us with all that there is to say; nothing was saved since.
    QSet<JobId> m_told;
    quint64 m_firstFreeId;
    quint64 m_writtenFreeId;
    qint64 m_lastImageRow = 0;
};

} // namespace bowerbird
