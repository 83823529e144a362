// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#include "store/waitingjob.h"

#include "store/jobrow.h"

#include <utility>

namespace bowerbird {

JobLine lineOf(const Job &job, JobState state)
{
    return {.id = job.id,
            .options = job.options,
            .state = state,
            .order = job.order,
            .finishedAt = job.finishedAt,
            .facts = factsOf(job).toUtf8()};
}

WaitingJob::WaitingJob(Job job)
    : m_job(std::make_unique<const Job>(std::move(job)))
{
}

Job WaitingJob::job() const
{
    if (m_job)
        return *m_job;
    Job job;
    readFacts(QString::fromUtf8(m_line.facts), {}, job);
    job.id = m_line.id;
    job.options = m_line.options;
    job.state = m_line.state;
    job.order = m_line.order;
    job.finishedAt = m_line.finishedAt;
    return job;
}

JobLine WaitingJob::line(JobState state) const
{
    if (m_job)
        return lineOf(*m_job, state);
    JobLine line = m_line;
    line.state = state;
    return line;
}

void WaitingJob::fold()
{
    if (!m_job)
        return;
    m_line = lineOf(*m_job, m_job->state);
    m_job.reset();
}

} // namespace bowerbird
