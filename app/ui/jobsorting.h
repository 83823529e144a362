// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/imagekeys.h"
#include "core/job.h"
#include "engine/joblist.h"
#include "ui/jobcolumns.h"
#include "ui/statefilter.h"

#include <QString>
#include <Qt>

#include <atomic>
#include <memory>
#include <vector>

namespace bowerbird {

// The key of `job` in a column that is sorted by a number; not a number (NaN) = unknown.
[[nodiscard]] double sortNumber(const Job &job, JobColumn column);
[[nodiscard]] bool sortsAsText(JobColumn column);

// What another thread needs to filter and sort the rows; it shares them with the list.
struct RowSnapshot
{
    JobSnapshot jobs;
    StateFilter stateFilter = StateFilter::All;
    QString textFilter;
    std::shared_ptr<const ImageKeys> onlyImages; // null = all
    JobColumn column = JobColumn::Thumbnail;     // the order of the queue
    Qt::SortOrder order = Qt::AscendingOrder;
};

// The rows in the state that hold every word of the text filter, and are of the images asked for, in order: what is
// unknown comes last either way, equal ones in the order of the queue. Ends early, with any result, when `isCancelled`.
// Thread: any.
[[nodiscard]] std::vector<int> arrangedRows(const RowSnapshot &snapshot, const std::atomic<bool> &isCancelled);

// The same question for one row.
[[nodiscard]] bool matchesText(const Job &job, const QString &textFilter);

} // namespace bowerbird
