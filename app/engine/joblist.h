// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/job.h"
#include "engine/packedjob.h"
#include "engine/rowspan.h"
#include "engine/shardedhash.h"

#include <QList>

#include <algorithm>
#include <array>
#include <memory>
#include <optional>
#include <unordered_map>
#include <vector>

namespace bowerbird {

using JobCounts = std::array<int, kJobStateCount>; // by JobState

// A row as it lies in the list.
struct JobRow
{
    JobId id;
    qint64 order = 0;
    PackedRef packed;
    JobState state = JobState::Queued;

    [[nodiscard]] Job job() const;
};

// Some rows that follow each other. One that is shared with a snapshot is not changed any more, but replaced.
struct JobBlock
{
    mutable std::atomic<int> owners{0};
    std::vector<JobRow> rows;

    static void destroy(const JobBlock *block) { delete block; }
    static constexpr size_t kMostRows = 512;
};

// All rows as they stood at one moment. Made in microseconds, since it shares the list's blocks.
//
// Thread: any; a value.
class JobSnapshot
{
public:
    [[nodiscard]] int count() const { return m_count; }
    // Calls see(row, const JobRow &) for each, until it says false.
    template<typename See>
    void each(See see) const
    {
        int row = 0;
        for (const Shared<JobBlock> &block : m_blocks) {
            for (const JobRow &entry : block->rows) {
                if (!see(row++, entry))
                    return;
            }
        }
    }

private:
    friend class JobList;
    std::vector<Shared<JobBlock>> m_blocks;
    int m_count = 0;
};

// The rows: jobs in the order of adding, found by id or by link, counted by state.
//
// A row at rest is packed, some 250 bytes with its place in the indexes. One that is to be changed is thawed by find()
// and stays so until settle(), or as long as a worker has it; what is read of it is always what it says now. Nothing
// here takes longer the more rows there are but removing, which passes over the blocks.
//
// Thread: UI.
class JobList
{
public:
    [[nodiscard]] int count() const { return m_count; }
    [[nodiscard]] Job at(int row) const;
    [[nodiscard]] JobRow packedAt(int row) const;            // with what was changed so far
    [[nodiscard]] const PackedJob *restingAt(int row) const; // null: it has been thawed
    [[nodiscard]] JobId idAt(int row) const { return rowAt(row).id; }
    [[nodiscard]] JobState stateAt(int row) const { return rowAt(row).state; }
    [[nodiscard]] qint64 orderAt(int row) const;
    [[nodiscard]] int rowOf(JobId id) const; // -1 = no such job
    // To be changed, its state only by setState(). Valid until settle(); null = no such job.
    [[nodiscard]] Job *find(JobId id);
    [[nodiscard]] JobId idOfUrl(const QString &url) const; // of the last job added with this link; invalid = none
    [[nodiscard]] std::optional<Job> findByUrl(const QString &url) const; // that job
    [[nodiscard]] QList<JobId> finishedWith(const QByteArray &sha256) const;
    [[nodiscard]] const JobCounts &counts() const { return m_counts; }

    PackedRef append(const Job &job); // as it lies in the list
    void setState(Job &job, JobState state);
    // What the row is packed as, with all that was changed so far.
    PackedRef packedNow(const Job &job);
    // Packs what was thawed, unless a worker has it: pointers from find() end here.
    void settle();
    void settleMany(); // only when there are so many that it matters
    // The rows behind it move up.
    void removeSpan(RowSpan span) { removeSpans({span}); }
    void removeSpans(const QList<RowSpan> &spans); // sorted and merged; in one pass

    [[nodiscard]] JobSnapshot snapshot();

    // Calls see(const JobRow &) for each, until it says false; what the row is packed as may be outdated.
    template<typename See>
    void each(See see) const
    {
        for (const Block &block : m_blocks) {
            for (const JobRow &row : block.rows->rows) {
                if (!see(row))
                    return;
            }
        }
    }
    // The same for those of `ids` that are there: a few nanoseconds each where they follow each other in the list.
    template<typename See>
    void eachOf(const QList<JobId> &ids, See see) const
    {
        std::optional<Place> place;
        for (const JobId id : ids) {
            place = placeAfter(place, id);
            if (place && !see(rowAt(*place)))
                return;
        }
    }

    // The rows of `ids` as sorted, merged spans; unknown ids are passed over.
    [[nodiscard]] QList<RowSpan> spansOf(const QList<JobId> &ids) const;

    // Keys before, or after, every order given so far, to rows of the list or, up to `last`, to jobs elsewhere.
    void startAfterOrder(qint64 last) { m_lastOrder = std::max(m_lastOrder, last); }
    [[nodiscard]] qint64 orderBeforeAll(int count);
    [[nodiscard]] qint64 orderAfterAll() { return ++m_lastOrder; }

private:
    struct Block
    {
        Shared<JobBlock> rows;
        quint32 serial = 0;
        int firstRow = 0;
        bool isAscending = true; // by id
    };
    struct Place
    {
        size_t block = 0;
        size_t index = 0;
    };

    [[nodiscard]] std::optional<Place> placeOf(JobId id) const;
    [[nodiscard]] std::optional<Place> placeAfter(std::optional<Place> before, JobId id) const;
    [[nodiscard]] Place placeOfRow(int row) const;
    [[nodiscard]] const JobRow &rowAt(Place place) const { return m_blocks[place.block].rows->rows[place.index]; }
    [[nodiscard]] const JobRow &rowAt(int row) const { return rowAt(placeOfRow(row)); }
    [[nodiscard]] JobRow &changeable(Place place);
    [[nodiscard]] const Job *thawed(JobId id) const;
    void forget(const JobRow &row);
    void renumber();

    std::vector<Block> m_blocks;
    std::vector<int> m_positions; // of blocks, by serial; -1 = gone
    int m_count = 0;
    ShardedHash<quint32> m_blockOf; // id -> serial of its block
    ShardedHash<JobId> m_byUrl;     // hash of the link -> the last job added with it
    std::unordered_map<JobId, std::unique_ptr<Job>> m_thawed;
    JobCounts m_counts{};
    qint64 m_firstOrder = 0;
    qint64 m_lastOrder = 0;
};

} // namespace bowerbird
