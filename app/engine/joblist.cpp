// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#include "engine/joblist.h"

#include <QHashFunctions>

#include <algorithm>

namespace bowerbird {

namespace {

constexpr size_t kManyThawed = 4096;

// Never 0; equal links have equal ones, and other links hardly ever do.
quint64 urlKey(QByteArrayView url)
{
    const auto key = static_cast<quint64>(qHashBits(url.data(), static_cast<size_t>(url.size()), 0x5bd1e995));
    return key == 0 ? 1 : key;
}

} // namespace

Job JobRow::job() const
{
    Job job = unpack(*packed);
    job.id = id;
    job.order = order;
    job.state = state;
    return job;
}

JobList::Place JobList::placeOfRow(int row) const
{
    // Until rows have been taken out of the middle all blocks before the last one are full.
    const auto guess = static_cast<size_t>(row) / JobBlock::kMostRows;
    if (guess < m_blocks.size() && m_blocks[guess].firstRow <= row) {
        const auto index = static_cast<size_t>(row - m_blocks[guess].firstRow);
        if (index < m_blocks[guess].rows->rows.size())
            return {.block = guess, .index = index};
    }
    const auto after = std::ranges::upper_bound(m_blocks, row, {}, &Block::firstRow);
    const auto block = static_cast<size_t>(after - m_blocks.begin()) - 1;
    return {.block = block, .index = static_cast<size_t>(row - m_blocks[block].firstRow)};
}

std::optional<JobList::Place> JobList::placeOf(JobId id) const
{
    const quint32 *serial = m_blockOf.find(id.value);
    if (!serial)
        return std::nullopt;
    const auto block = static_cast<size_t>(m_positions[*serial]);
    const std::vector<JobRow> &rows = m_blocks[block].rows->rows;
    const auto found = m_blocks[block].isAscending ? std::ranges::lower_bound(rows, id, {}, &JobRow::id)
                                                   : std::ranges::find(rows, id, &JobRow::id);
    return Place{.block = block, .index = static_cast<size_t>(found - rows.begin())};
}

// Looks behind `before` first.
std::optional<JobList::Place> JobList::placeAfter(std::optional<Place> before, JobId id) const
{
    if (before && ++before->index == m_blocks[before->block].rows->rows.size())
        before = Place{.block = before->block + 1, .index = 0};
    if (before && before->block < m_blocks.size() && rowAt(*before).id == id)
        return before;
    return id.isValid() ? placeOf(id) : std::nullopt;
}

int JobList::rowOf(JobId id) const
{
    const std::optional<Place> place = id.isValid() ? placeOf(id) : std::nullopt;
    return place ? m_blocks[place->block].firstRow + static_cast<int>(place->index) : -1;
}

const Job *JobList::thawed(JobId id) const
{
    const auto found = m_thawed.find(id);
    return found == m_thawed.end() ? nullptr : found->second.get();
}

Job JobList::at(int row) const
{
    const JobRow &entry = rowAt(row);
    const Job *job = m_thawed.empty() ? nullptr : thawed(entry.id);
    return job ? *job : entry.job();
}

const PackedJob *JobList::restingAt(int row) const
{
    const JobRow &entry = rowAt(row);
    return !m_thawed.empty() && thawed(entry.id) ? nullptr : entry.packed.get();
}

JobRow JobList::packedAt(int row) const
{
    JobRow entry = rowAt(row);
    if (const Job *job = m_thawed.empty() ? nullptr : thawed(entry.id)) {
        entry.order = job->order;
        entry.packed = pack(*job);
    }
    return entry;
}

qint64 JobList::orderAt(int row) const
{
    const JobRow &entry = rowAt(row);
    const Job *job = m_thawed.empty() ? nullptr : thawed(entry.id);
    return job ? job->order : entry.order;
}

Job *JobList::find(JobId id)
{
    if (const auto found = m_thawed.find(id); found != m_thawed.end())
        return found->second.get();
    const std::optional<Place> place = id.isValid() ? placeOf(id) : std::nullopt;
    if (!place)
        return nullptr;
    return m_thawed.emplace(id, std::make_unique<Job>(rowAt(*place).job())).first->second.get();
}

JobId JobList::idOfUrl(const QString &url) const
{
    const QByteArray utf8 = url.toUtf8();
    const JobId *id = m_byUrl.find(urlKey(utf8));
    const int row = id ? rowOf(*id) : -1;
    return row >= 0 && packedUrl(*rowAt(row).packed) == utf8 ? *id : JobId();
}

std::optional<Job> JobList::findByUrl(const QString &url) const
{
    const int row = rowOf(idOfUrl(url));
    return row < 0 ? std::nullopt : std::optional(at(row));
}

// Other files of the same bytes.
QList<JobId> JobList::finishedWith(const QByteArray &sha256) const
{
    QList<JobId> ids;
    for (const Block &block : m_blocks) {
        for (const JobRow &row : block.rows->rows) {
            if (row.state != JobState::Finished)
                continue;
            const Job *job = thawed(row.id);
            if (job ? job->file.sha256 == sha256 : packedFileSha256(*row.packed) == sha256)
                ids.append(row.id);
        }
    }
    return ids;
}

JobRow &JobList::changeable(Place place)
{
    Shared<JobBlock> &block = m_blocks[place.block].rows;
    if (block.isShared()) {
        auto *copy = new JobBlock;
        copy->rows.reserve(JobBlock::kMostRows);
        copy->rows = block->rows;
        block = Shared<JobBlock>(copy);
    }
    return block->rows[place.index];
}

PackedRef JobList::append(const Job &job)
{
    if (m_blocks.empty() || m_blocks.back().rows->rows.size() >= JobBlock::kMostRows) {
        const auto serial = static_cast<quint32>(m_positions.size());
        m_positions.push_back(static_cast<int>(m_blocks.size()));
        m_blocks.push_back({.rows = Shared<JobBlock>(new JobBlock), .serial = serial, .firstRow = m_count});
        m_blocks.back().rows->rows.reserve(m_blocks.size() > 1 ? JobBlock::kMostRows : 0);
    }
    const size_t last = m_blocks.size() - 1;
    std::vector<JobRow> *rows = &m_blocks[last].rows->rows;
    if (!rows->empty()) {
        m_blocks[last].isAscending = m_blocks[last].isAscending && rows->back().id < job.id;
        (void)changeable({.block = last, .index = 0});
        rows = &m_blocks[last].rows->rows;
    }
    PackedRef packed = pack(job);
    rows->push_back({.id = job.id, .order = job.order, .packed = packed, .state = job.state});
    ++m_count;
    m_blockOf.insert(job.id.value, m_blocks[last].serial);
    m_byUrl.insert(urlKey(packedUrl(*packed)), job.id);
    ++m_counts.at(static_cast<size_t>(job.state));
    m_firstOrder = std::min(m_firstOrder, job.order);
    m_lastOrder = std::max(m_lastOrder, job.order);
    return packed;
}

void JobList::setState(Job &job, JobState state)
{
    --m_counts.at(static_cast<size_t>(job.state));
    job.state = state;
    ++m_counts.at(static_cast<size_t>(job.state));
    if (const std::optional<Place> place = placeOf(job.id))
        changeable(*place).state = state;
}

PackedRef JobList::packedNow(const Job &job)
{
    const std::optional<Place> place = placeOf(job.id);
    PackedRef packed = pack(job);
    if (!place)
        return packed;
    const JobRow &row = rowAt(*place);
    const bool isSameJob = isSame(*row.packed, *packed);
    if (isSameJob && row.order == job.order)
        return row.packed;
    JobRow &changed = changeable(*place);
    changed.order = job.order;
    if (!isSameJob)
        changed.packed = packed;
    return changed.packed;
}

void JobList::settle()
{
    for (auto entry = m_thawed.begin(); entry != m_thawed.end();) {
        if (isActive(entry->second->state)) {
            ++entry;
            continue;
        }
        (void)packedNow(*entry->second);
        entry = m_thawed.erase(entry);
    }
}

void JobList::settleMany()
{
    if (m_thawed.size() > kManyThawed)
        settle();
}

JobSnapshot JobList::snapshot()
{
    for (const auto &[id, job] : m_thawed)
        (void)packedNow(*job);
    JobSnapshot snapshot;
    snapshot.m_blocks.reserve(m_blocks.size());
    for (const Block &block : m_blocks)
        snapshot.m_blocks.push_back(block.rows);
    snapshot.m_count = m_count;
    return snapshot;
}

void JobList::forget(const JobRow &row)
{
    --m_counts.at(static_cast<size_t>(row.state));
    m_blockOf.remove(row.id.value);
    const quint64 key = urlKey(packedUrl(*row.packed));
    if (const JobId *last = m_byUrl.find(key); last && *last == row.id)
        m_byUrl.remove(key);
    m_thawed.erase(row.id);
}

void JobList::removeSpans(const QList<RowSpan> &spans)
{
    for (const RowSpan span : spans) {
        for (int row = span.first; row <= span.last;) {
            const Place place = placeOfRow(row);
            const std::vector<JobRow> &rows = m_blocks[place.block].rows->rows;
            const size_t end = std::min(rows.size(), place.index + static_cast<size_t>(span.last - row) + 1);
            for (size_t i = place.index; i < end; ++i)
                forget(rows[i]);
            row += static_cast<int>(end - place.index);
        }
    }
    // From the end, so that what is still to go keeps its number.
    for (auto span = spans.crbegin(); span != spans.crend(); ++span) {
        for (int row = span->last; row >= span->first;) {
            const Place place = placeOfRow(row);
            const size_t gone = std::min(place.index + 1, static_cast<size_t>(row - span->first) + 1);
            (void)changeable(place);
            std::vector<JobRow> &rows = m_blocks[place.block].rows->rows;
            const auto end = rows.begin() + static_cast<std::ptrdiff_t>(place.index) + 1;
            rows.erase(end - static_cast<std::ptrdiff_t>(gone), end);
            row -= static_cast<int>(gone);
        }
    }
    renumber();
}

// Blocks without rows go, and the others learn where they stand.
void JobList::renumber()
{
    const auto isEmpty = [this](const Block &block) {
        if (block.rows->rows.empty())
            m_positions[block.serial] = -1;
        return block.rows->rows.empty();
    };
    std::erase_if(m_blocks, isEmpty);
    m_count = 0;
    for (size_t i = 0; i < m_blocks.size(); ++i) {
        m_positions[m_blocks[i].serial] = static_cast<int>(i);
        m_blocks[i].firstRow = m_count;
        m_count += static_cast<int>(m_blocks[i].rows->rows.size());
    }
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
