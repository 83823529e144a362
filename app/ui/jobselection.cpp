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
constexpr std::chrono::milliseconds kLater{200};

// Where a row below which so many of the sorted `dropped` go comes to stand.
class Moved
{
public:
    explicit Moved(const std::vector<RowSpan> &dropped)
        : m_dropped(dropped)
    {
        for (const RowSpan span : dropped) {
            m_before.push_back(m_count);
            m_count += span.last - span.first + 1;
        }
    }
    [[nodiscard]] int operator()(int row) const // of one that goes: of the next one that stays
    {
        const auto after = std::ranges::lower_bound(m_dropped, row, {}, &RowSpan::first);
        const auto index = static_cast<size_t>(after - m_dropped.begin());
        const int gone = after == m_dropped.end() ? m_count : m_before[index];
        const bool goes = index > 0 && m_dropped[index - 1].last >= row;
        return row - gone + (goes ? m_dropped[index - 1].last - row + 1 : 0);
    }

private:
    const std::vector<RowSpan> &m_dropped;
    std::vector<int> m_before; // rows that go before each span
    int m_count = 0;
};

} // namespace

JobSelection::JobSelection(JobFilterModel &jobs, QObject *parent)
    : QItemSelectionModel(&jobs, parent)
    , m_jobs(jobs)
{
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &JobSelection::announce);
    connect(this, &QItemSelectionModel::selectionChanged, this, &JobSelection::announceSoon);
    connect(this, &QItemSelectionModel::currentChanged, this, &JobSelection::announceSoon);
    connect(&m_jobs, &QAbstractItemModel::modelAboutToBeReset, this, &JobSelection::remember);
    connect(&m_jobs, &JobFilterModel::rowsDropped, this, &JobSelection::follow);
    connect(&m_jobs, &JobFilterModel::aboutToReorder, this, &JobSelection::stepAside);
    connect(&m_jobs, &JobFilterModel::reordered, this, &JobSelection::stepBack);
    connect(&m_jobs, &JobFilterModel::filtered, this, &JobSelection::chooseNeighbour);
}

// Ascending; those that follow each other are one.
std::vector<RowSpan> JobSelection::chosenRanges() const
{
    std::vector<RowSpan> ranges;
    const QItemSelection chosen = selection();
    for (const QItemSelectionRange &range : chosen)
        ranges.push_back({range.top(), range.bottom()});
    std::ranges::sort(ranges, {}, &RowSpan::first);
    std::vector<RowSpan> merged; // they may overlap in different columns
    for (const RowSpan range : ranges) {
        if (!merged.empty() && range.first <= merged.back().last + 1)
            merged.back().last = std::max(merged.back().last, range.last);
        else
            merged.push_back(range);
    }
    return merged;
}

QList<JobId> JobSelection::selectedJobs() const
{
    const std::vector<RowSpan> ranges = chosenRanges();
    if (ranges.size() == 1)
        return m_jobs.jobIdsAt(ranges.front().first, ranges.front().last);
    QList<JobId> ids;
    ids.reserve(selectedCount());
    for (const RowSpan range : ranges)
        ids += m_jobs.jobIdsAt(range.first, range.last);
    return ids;
}

std::vector<int> JobSelection::chosenSourceRows() const
{
    std::vector<int> rows;
    rows.reserve(static_cast<size_t>(selectedCount()));
    for (const RowSpan range : chosenRanges()) {
        for (int row = range.first; row <= range.last; ++row)
            rows.push_back(m_jobs.sourceRowOf(row));
    }
    return rows;
}

int JobSelection::firstChosenRow() const
{
    int first = -1;
    const QItemSelection chosen = selection();
    for (const QItemSelectionRange &range : chosen)
        first = first < 0 ? range.top() : std::min(first, range.top());
    return first;
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

QItemSelection JobSelection::selectionOf(const std::vector<RowSpan> &ranges) const
{
    QItemSelection selection;
    for (const RowSpan range : ranges)
        selection.append(rows(range.first, range.last));
    return selection;
}

// A bit a row: sorting a million would stop the window. Ends when it is too many pieces in any case.
QItemSelection JobSelection::selectionOfSource(const std::vector<int> &sourceRows) const
{
    std::vector<bool> isChosen(static_cast<size_t>(m_jobs.rowCount()));
    for (const int sourceRow : sourceRows) {
        if (const int row = m_jobs.proxyRowOf(sourceRow); row >= 0)
            isChosen[static_cast<size_t>(row)] = true;
    }
    std::vector<RowSpan> ranges;
    for (int row = 0; std::cmp_less(row, isChosen.size()) && std::cmp_less_equal(ranges.size(), kMostRanges); ++row) {
        if (!isChosen[static_cast<size_t>(row)])
            continue;
        if (!ranges.empty() && ranges.back().last == row - 1)
            ranges.back().last = row;
        else
            ranges.push_back({row, row});
    }
    return selectionOf(ranges);
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
    m_place = firstChosenRow();
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
    const QModelIndex first = indexOf(firstChosenRow());
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
    m_rememberedRanges.reset();
    m_rememberedRows.reset();
    m_restored.reset();
    m_rememberedCurrent = currentJob();
    if (m_jobs.isRemoving())
        m_rememberedRanges = chosenRanges();
    else
        m_rememberedRows = chosenSourceRows();
}

void JobSelection::follow(const std::vector<RowSpan> &dropped)
{
    if (!m_rememberedRanges)
        return;
    const Moved moved(dropped);
    std::vector<RowSpan> left;
    for (const RowSpan range : *m_rememberedRanges) {
        const RowSpan now{moved(range.first), moved(range.last + 1) - 1};
        if (now.first > now.last)
            continue;
        if (!left.empty() && now.first == left.back().last + 1)
            left.back().last = now.last;
        else
            left.push_back(now);
    }
    m_rememberedRanges = std::move(left);
}

// Qt calls it once for itself and once for each view, in an order that nobody knows: the last one counts.
void JobSelection::reset()
{
    QItemSelectionModel::reset();
    if (m_rememberedRanges || m_rememberedRows)
        restore();
}

void JobSelection::restore()
{
    if (!m_restored)
        m_restored = m_rememberedRanges ? selectionOf(*m_rememberedRanges) : selectionOfSource(*m_rememberedRows);
    m_isRestoring = m_rememberedRanges.has_value();
    if (m_restored->size() <= kMostRanges)
        select(*m_restored, ClearAndSelect);
    if (const QModelIndex current = indexOf(m_jobs.rowOf(m_rememberedCurrent)); current.isValid())
        setCurrentIndex(current, NoUpdate);
    announceSoon(); // the reset itself was silent
    m_isRestoring = false;
}

// Qt follows each chosen row by itself, unless it is all of them, which takes longer than a turn may.
void JobSelection::stepAside()
{
    const int count = selectedCount();
    const bool isAll = count == m_jobs.rowCount() && selection().size() == 1;
    if (count <= kManyChosen || isAll)
        return;
    m_aside = chosenSourceRows();
    clearSelection();
}

void JobSelection::stepBack()
{
    if (!m_aside)
        return;
    const QItemSelection chosen = selectionOfSource(*std::exchange(m_aside, {}));
    if (chosen.size() <= kMostRanges)
        select(chosen, Select);
}

// Of very many that are chosen it is not told each time that some have gone: whoever hears of it asks for them all.
void JobSelection::announceSoon()
{
    const bool isByItself = m_isRestoring || m_jobs.isRemoving();
    if (!isByItself || selectedCount() <= kManyChosen)
        m_timer.start(std::chrono::milliseconds(0));
    else if (!m_timer.isActive())
        m_timer.start(kLater);
}

void JobSelection::announce()
{
    m_rememberedRanges.reset();
    m_rememberedRows.reset();
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
