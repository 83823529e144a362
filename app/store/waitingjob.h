// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/job.h"

#include <QByteArray>

#include <memory>

namespace bowerbird {

// A job as the line of the table "jobs" that it becomes (store/jobrow.h).
struct JobLine
{
    JobId id;
    std::shared_ptr<const DownloadOptions> options;
    JobState state = JobState::Queued;
    qint64 order = 0;
    QDateTime finishedAt; // null = not
    QByteArray facts;     // JSON, UTF-8
};
[[nodiscard]] JobLine lineOf(const Job &job, JobState state);

// A job that waits to be written: whole, or folded into its line, which takes a fifth of the memory but time to be
// unfolded. When a hundred thousand links come at once most of them wait.
//
// Thread: the store thread; a value that can be moved.
class WaitingJob
{
public:
    WaitingJob() = default; // none
    explicit WaitingJob(Job job);

    [[nodiscard]] bool isNone() const { return !m_job && m_line.id.value == 0; }
    [[nodiscard]] JobState state() const { return m_job ? m_job->state : m_line.state; }
    [[nodiscard]] Job job() const;
    [[nodiscard]] JobLine line(JobState state) const; // as if it were in that state
    void fold();

private:
    std::unique_ptr<const Job> m_job; // null: folded
    JobLine m_line;
};

} // namespace bowerbird
