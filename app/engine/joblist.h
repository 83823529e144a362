// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/job.h"
#include "engine/rowspan.h"

#include <QHash>
#include <QList>

#include <array>
#include <limits>
#include <memory>
#include <vector>

namespace bowerbird {

using JobCounts = std::array<int, kJobStateCount>; // by JobState

// The rows: jobs in the order of adding, found by id or by link, counted by state.
//
// Thread: UI.
class JobList
{
public:
    [[nodiscard]] int count() const { return static_cast<int>(m_jobs.size()); }
    [[nodiscard]] const Job &at(int row) const { return *m_jobs[static_cast<size_t>(row)]; }
    [[nodiscard]] Job &at(int row) { return *m_jobs[static_cast<size_t>(row)]; } // its state only by setState
    [[nodiscard]] int rowOf(JobId id) const;                                     // -1 = no such job
    [[nodiscard]] Job *find(JobId id); // null = no such job; change its state only by setState
    [[nodiscard]] const Job *findByUrl(const QString &url) const; // the last job added with this link
    [[nodiscard]] const JobCounts &counts() const { return m_counts; }

    void append(Job job);
    void setState(Job &job, JobState state);
    // The rows behind it move up; rowOf() is made right again when it is next asked, once for any number of removals.
    void removeSpan(RowSpan span);
    void removeSpans(const QList<RowSpan> &spans); // sorted and merged; in one pass

    // The rows of `ids` as sorted, merged spans; unknown ids are passed over.
    [[nodiscard]] QList<RowSpan> spansOf(const QList<JobId> &ids) const;

    // Keys before, or after, every order given so far.
    [[nodiscard]] qint64 orderBeforeAll(int count);
    [[nodiscard]] qint64 orderAfterAll() { return ++m_lastOrder; }

private:
    static constexpr int kNoRow = std::numeric_limits<int>::max();

    void forget(const Job &job);

    std::vector<std::unique_ptr<Job>> m_jobs; // so that removing moves pointers, not jobs
    mutable QHash<JobId, int> m_rows;
    mutable int m_firstStaleRow = kNoRow; // rows from here on may be wrong in m_rows
    QHash<QString, JobId> m_byUrl;
    JobCounts m_counts{};
    qint64 m_firstOrder = 0;
    qint64 m_lastOrder = 0;
};

} // namespace bowerbird
