// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#include "ui/rowcommand.h"

#include <algorithm>
#include <utility>

namespace bowerbird {

namespace {

constexpr qsizetype kRemovedAtOnce = 20'000; // the views begin anew each time

QList<JobId> idsOf(const QList<JobRow> &rows)
{
    QList<JobId> ids;
    ids.reserve(rows.size());
    for (const JobRow &row : rows)
        ids.append(row.id);
    return ids;
}

QList<Job> jobsOf(const QList<JobRow> &rows)
{
    QList<Job> jobs;
    jobs.reserve(rows.size());
    for (const JobRow &row : rows)
        jobs.append(row.job());
    return jobs;
}

} // namespace

struct RowCommand::Kept
{
    DownloadManager &manager;
    JobSlices::Number number = 0;
    QList<JobRow> before; // of what has been done
};

RowCommand::RowCommand(DownloadManager &manager, const QList<JobId> &ids, Act act)
    : m_kept(std::make_shared<Kept>(Kept{.manager = manager, .before = {}}))
{
    begin(
        ids, [&manager, act](const QList<JobId> &some) { (manager.*act)(some); },
        act == &DownloadManager::remove ? kRemovedAtOnce : JobSlices::kAtOnce);
}

RowCommand::RowCommand(DownloadManager &manager, const QList<JobId> &ids, JobSlices::Act act, qsizetype slice)
    : m_kept(std::make_shared<Kept>(Kept{.manager = manager, .before = {}}))
{
    begin(ids, std::move(act), slice);
}

void RowCommand::begin(const QList<JobId> &ids, JobSlices::Act act, qsizetype slice)
{
    const auto keepAndAct = [kept = m_kept, act = std::move(act)](const QList<JobId> &some) {
        for (const JobId id : some) {
            if (const int row = kept->manager.rowOf(id); row >= 0)
                kept->before.append(kept->manager.packedAt(row));
        }
        act(some);
    };
    m_kept->before.reserve(ids.size());
    m_kept->number = m_kept->manager.slices().run(ids, keepAndAct, slice);
}

void RowCommand::eachSliceBack(std::function<void(DownloadManager &, const QList<JobRow> &)> act) const
{
    DownloadManager &manager = m_kept->manager;
    manager.slices().drop(m_kept->number);
    manager.slices().run(idsOf(m_kept->before),
                         [kept = m_kept, act = std::move(act), from = qsizetype(0)](const QList<JobId> &some) mutable {
                             act(kept->manager, kept->before.mid(from, some.size()));
                             from += some.size();
                         });
}

void RowCommand::putBack() const
{
    eachSliceBack([](DownloadManager &manager, const QList<JobRow> &rows) { manager.putBack(rows); });
}

void RowCommand::restore() const
{
    eachSliceBack([](DownloadManager &manager, const QList<JobRow> &rows) { manager.restore(jobsOf(rows)); });
}

void RowCommand::putBackCancelled() const
{
    eachSliceBack([](DownloadManager &manager, const QList<JobRow> &rows) { manager.putBackCancelled(rows); });
}

void RowCommand::moveBack() const
{
    eachSliceBack([](DownloadManager &manager, const QList<JobRow> &rows) { manager.moveBack(rows); });
}

} // namespace bowerbird
