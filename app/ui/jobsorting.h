// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/job.h"
#include "ui/jobcolumns.h"

#include <QString>
#include <Qt>

#include <atomic>
#include <vector>

namespace bowerbird {

// The key of `job` in a column that is sorted by a number; not a number (NaN) = unknown.
[[nodiscard]] double sortNumber(const Job &job, JobColumn column);
[[nodiscard]] bool sortsAsText(JobColumn column);

// The keys of the rows to be arranged, copied so that another thread can work on them. Strings are shared, not copied;
// what has to be made of them (names, hosts, collation keys) is made by arrangedRows.
struct RowSnapshot
{
    struct Keys
    {
        int row = 0;
        qint64 queueOrder = 0;
        double number = 0;
    };
    struct Texts
    {
        QString url;
        QString path;
        QString title;
        QString album;
    };

    int sourceCount = 0; // rows of the source at that time
    JobColumn column = JobColumn::Thumbnail;
    Qt::SortOrder order = Qt::AscendingOrder;
    QString textFilter;
    std::vector<Keys> rows;   // those that pass the filter by state
    std::vector<Texts> texts; // of the same rows; empty when neither filter nor column needs them

    [[nodiscard]] bool needsTexts() const { return !textFilter.isEmpty() || sortsAsText(column); }
    void add(int row, const Job &job);
};

// The rows that hold every word of the text filter, in order: what is unknown comes last either way, equal ones in the
// order of the queue. Ends early, with any result, when `isCancelled`. Thread: any.
[[nodiscard]] std::vector<int> arrangedRows(const RowSnapshot &snapshot, const std::atomic<bool> &isCancelled);

// The same question for one row.
[[nodiscard]] bool matchesText(const Job &job, const QString &textFilter);

} // namespace bowerbird
