// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#include "engine/joblist.h"

#include <algorithm>

namespace bowerbird {

int JobList::rowOf(JobId id) const
{
    if (m_firstStaleRow != kNoRow) {
        for (int row = m_firstStaleRow; row < count(); ++row)
            m_rows[at(row).id] = row;
        m_firstStaleRow = kNoRow;
    }
    return m_rows.value(id, -1);
}

Job *JobList::find(JobId id)
{
    const int row = rowOf(id);
    return row < 0 ? nullptr : &at(row);
}

const Job *JobList::findByUrl(const QString &url) const
{
    const int row = rowOf(m_byUrl.value(url));
    return row < 0 ? nullptr : &at(row);
}

void JobList::append(Job job)
{
    m_rows.insert(job.id, count());
    m_byUrl.insert(job.image.url, job.id);
    ++m_counts.at(static_cast<size_t>(job.state));
    m_firstOrder = std::min(m_firstOrder, job.order);
    m_lastOrder = std::max(m_lastOrder, job.order);
    m_jobs.push_back(std::make_unique<Job>(std::move(job)));
}

void JobList::setState(Job &job, JobState state)
{
    --m_counts.at(static_cast<size_t>(job.state));
    job.state = state;
    ++m_counts.at(static_cast<size_t>(job.state));
}

void JobList::forget(const Job &job)
{
    --m_counts.at(static_cast<size_t>(job.state));
    m_rows.remove(job.id);
    if (m_byUrl.value(job.image.url) == job.id)
        m_byUrl.remove(job.image.url);
}

void JobList::removeSpan(RowSpan span)
{
    for (int row = span.first; row <= span.last; ++row)
        forget(at(row));
    m_jobs.erase(m_jobs.begin() + span.first, m_jobs.begin() + span.last + 1);
    m_firstStaleRow = std::min(m_firstStaleRow, span.first);
}

void JobList::removeSpans(const QList<RowSpan> &spans)
{
    if (spans.isEmpty())
        return;
    for (const RowSpan span : spans) {
        for (int row = span.first; row <= span.last; ++row) {
            forget(at(row));
            m_jobs[static_cast<size_t>(row)].reset();
        }
    }
    std::erase(m_jobs, nullptr);
    m_firstStaleRow = std::min(m_firstStaleRow, spans.first().first);
}

QList<RowSpan> JobList::spansOf(const QList<JobId> &ids) const
{
    QList<int> rows;
    rows.reserve(ids.size());
    for (const JobId id : ids) {
        if (const int row = rowOf(id); row >= 0)
            rows.append(row);
    }
    std::sort(rows.begin(), rows.end());
    QList<RowSpan> spans;
    for (const int row : std::as_const(rows)) {
        if (!spans.isEmpty() && row <= spans.last().last + 1)
            spans.last().last = row;
        else
            spans.append({.first = row, .last = row});
    }
    return spans;
}

qint64 JobList::orderBeforeAll(int count)
{
    m_firstOrder -= count;
    return m_firstOrder;
}

} // namespace bowerbird
