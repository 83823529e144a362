// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#include "ui/jobselection.h"

#include "ui/jobfiltermodel.h"

#include <algorithm>
#include <utility>
#include <vector>

namespace bowerbird {

namespace {

constexpr int kNameColumn = static_cast<int>(JobColumn::Name);

} // namespace

JobSelection::JobSelection(JobFilterModel &jobs, QObject *parent)
    : QItemSelectionModel(&jobs, parent)
    , m_jobs(jobs)
{
    m_timer.setSingleShot(true);
    m_timer.setInterval(0);
    connect(&m_timer, &QTimer::timeout, this, &JobSelection::announce);
    connect(this, &QItemSelectionModel::selectionChanged, &m_timer, qOverload<>(&QTimer::start));
    connect(this, &QItemSelectionModel::currentChanged, &m_timer, qOverload<>(&QTimer::start));
    connect(&m_jobs, &QAbstractItemModel::modelAboutToBeReset, this, &JobSelection::remember);
    connect(&m_jobs, &JobFilterModel::filtered, this, &JobSelection::chooseNeighbour);
}

QList<JobId> JobSelection::selectedJobs() const
{
    std::vector<std::pair<int, int>> ranges;
    const QItemSelection chosen = selection();
    for (const QItemSelectionRange &range : chosen)
        ranges.emplace_back(range.top(), range.bottom());
    std::ranges::sort(ranges);
    QList<JobId> ids;
    int next = 0; // ranges may overlap in different columns
    for (const auto &[top, bottom] : ranges) {
        for (int row = std::max(top, next); row <= bottom; ++row) {
            if (const JobId id = m_jobs.jobIdAt(row); id.isValid())
                ids += id;
        }
        next = std::max(next, bottom + 1);
    }
    return ids;
}

int JobSelection::selectedCount() const
{
    int count = 0;
    const QItemSelection chosen = selection();
    for (const QItemSelectionRange &range : chosen)
        count += range.height();
    return count;
}

JobId JobSelection::currentJob() const
{
    return m_jobs.jobIdAt(currentIndex().row());
}

QModelIndex JobSelection::indexOf(int row) const
{
    return m_jobs.index(row, kNameColumn);
}

void JobSelection::setCurrentJob(JobId id)
{
    const int row = m_jobs.rowOf(id);
    if (row < 0)
        return;
    const QModelIndex index = indexOf(row);
    setCurrentIndex(index, ClearAndSelect | Rows);
    Q_EMIT sought(index);
}

QItemSelection JobSelection::rows(int first, int last) const
{
    const int end = std::min(last, m_jobs.rowCount() - 1);
    if (first < 0 || first > end)
        return {};
    return {m_jobs.index(first, 0), m_jobs.index(end, m_jobs.columnCount() - 1)};
}

QItemSelection JobSelection::selectionOf(const QList<JobId> &ids) const
{
    std::vector<int> found;
    found.reserve(static_cast<size_t>(ids.size()));
    for (const JobId id : ids) {
        if (const int row = m_jobs.rowOf(id); row >= 0)
            found.push_back(row);
    }
    std::ranges::sort(found);
    const auto doubles = std::ranges::unique(found);
    found.erase(doubles.begin(), doubles.end());
    QItemSelection selection;
    for (size_t i = 0; i < found.size();) {
        size_t end = i + 1;
        while (end < found.size() && found[end] == found[end - 1] + 1)
            ++end;
        selection.append(rows(found[i], found[end - 1]));
        i = end;
    }
    return selection;
}

void JobSelection::selectJobs(const QList<JobId> &ids)
{
    if (!ids.isEmpty())
        setCurrentJob(ids.first());
    select(selectionOf(ids), ClearAndSelect);
}

void JobSelection::selectAll()
{
    select(rows(0, m_jobs.rowCount() - 1), ClearAndSelect);
}

void JobSelection::notePlace()
{
    const QList<JobId> chosen = selectedJobs();
    m_place = chosen.isEmpty() ? -1 : m_jobs.rowOf(chosen.first());
}

void JobSelection::chooseAtPlace()
{
    const int row = std::min(std::exchange(m_place, -1), m_jobs.rowCount() - 1);
    if (row >= 0 && !hasSelection())
        setCurrentJob(m_jobs.jobIdAt(row));
}

void JobSelection::noteNeighbours()
{
    const int current = currentIndex().row();
    m_neighbours.clear();
    if (current < 0)
        return;
    const int last = std::min(m_jobs.rowCount() - 1, current + kMostNeighbours);
    for (int row = current; row <= last; ++row)
        m_neighbours += m_jobs.jobIdAt(row);
    for (int row = current - 1; row >= std::max(0, current - kMostNeighbours); --row)
        m_neighbours += m_jobs.jobIdAt(row);
}

void JobSelection::chooseNeighbour()
{
    const QList<JobId> neighbours = std::exchange(m_neighbours, {});
    if (neighbours.isEmpty())
        return;
    if (hasSelection())
        return makeFirstChosenCurrent();
    const auto shown = std::ranges::find_if(neighbours, [this](JobId id) { return m_jobs.rowOf(id) >= 0; });
    if (shown != neighbours.end())
        setCurrentJob(*shown);
    else if (m_jobs.rowCount() > 0)
        setCurrentJob(m_jobs.jobIdAt(0));
}

void JobSelection::makeFirstChosenCurrent()
{
    if (isSelected(currentIndex()))
        return;
    const QModelIndex first = indexOf(m_jobs.rowOf(selectedJobs().value(0)));
    if (first.isValid())
        setCurrentIndex(first, NoUpdate);
}

// Qt has made a neighbour the current row, which the preview would show although nothing is chosen.
void JobSelection::leaveLostRow()
{
    const bool isLost = m_announcedCurrent.isValid() && m_jobs.rowOf(m_announcedCurrent) < 0;
    if (!isLost || !m_neighbours.isEmpty() || !currentIndex().isValid())
        return;
    if (hasSelection())
        makeFirstChosenCurrent();
    else
        clearCurrentIndex();
}

void JobSelection::remember()
{
    m_remembered = selectedJobs();
    m_rememberedCurrent = currentJob();
    m_restored.reset();
}

// Qt calls it once for itself and once for each view, in an order that nobody knows: the last one counts.
void JobSelection::reset()
{
    QItemSelectionModel::reset();
    if (m_remembered)
        restore();
}

void JobSelection::restore()
{
    if (!m_restored)
        m_restored = selectionOf(*m_remembered);
    if (m_restored->size() <= kMostRanges)
        select(*m_restored, ClearAndSelect);
    if (const QModelIndex current = indexOf(m_jobs.rowOf(m_rememberedCurrent)); current.isValid())
        setCurrentIndex(current, NoUpdate);
    m_timer.start(); // the reset itself was silent
}

void JobSelection::announce()
{
    m_remembered.reset();
    m_restored.reset();
    leaveLostRow();
    m_timer.stop(); // what that has changed is told here
    if (const JobId current = currentJob(); current != m_announcedCurrent) {
        m_announcedCurrent = current;
        Q_EMIT currentJobChanged(current);
    }
    Q_EMIT selectedJobsChanged();
}

} // namespace bowerbird
