// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "engine/downloadmanager.h"

#include <functional>
#include <memory>

namespace bowerbird {

// What a person has asked for some rows, however many: it is done in slices (engine/jobslices.h), and one step takes it
// back, also while it is still under way: what has not been done by then is not done any more. Rows that are gone when
// their turn comes are passed over, and so are, by putBack(), those that have come to an end.
//
// Thread: UI. A value; what it keeps of each row, 32 bytes and what the row was packed as, its copies share. Borrows:
// the manager.
class RowCommand
{
public:
    using Act = void (DownloadManager::*)(const QList<JobId> &ids);

    // Begins with it.
    RowCommand(DownloadManager &manager, const QList<JobId> &ids, Act act);
    // The same for what is no one call. `slice`: as JobSlices has it.
    RowCommand(DownloadManager &manager, const QList<JobId> &ids, JobSlices::Act act,
               qsizetype slice = JobSlices::kAtOnce);

    // Ways to take it back.
    void putBack() const;          // each row as it was, in its place
    void putBackCancelled() const; // the same for rows that were cancelled
    void restore() const;          // rows that were taken out
    void moveBack() const;         // in the queue

private:
    struct Kept;
    void begin(const QList<JobId> &ids, JobSlices::Act act, qsizetype slice);
    void eachSliceBack(std::function<void(DownloadManager &manager, const QList<JobRow> &rows)> act) const;

    std::shared_ptr<Kept> m_kept;
};

} // namespace bowerbird
