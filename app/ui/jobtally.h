// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/job.h"
#include "engine/joblist.h"

#include <QList>

#include <array>

namespace bowerbird {

// What can be done to a job.
[[nodiscard]] bool hasFile(const Job &job);
[[nodiscard]] bool ownsFile(const Job &job); // a skipped row's file belongs to something else
// Its own, or one that it was left out for: a picture that was deleted, and taken back from the trash.
[[nodiscard]] bool canRename(const Job &job);
[[nodiscard]] bool canPause(JobState state);
[[nodiscard]] bool canResume(JobState state);
[[nodiscard]] bool canRetry(JobState state);
[[nodiscard]] bool canRetryIfLost(JobState state);
[[nodiscard]] bool canCancel(JobState state);
[[nodiscard]] bool canMove(JobState state); // in the queue
[[nodiscard]] bool canHandOff(const Job &job);

// How many of the chosen jobs each action is good for. A state is looked at once; the rows themselves only until there
// are enough of what is counted.
//
// Thread: UI. A value.
class JobTally
{
public:
    // Looking whether a finished file is gone costs a system call each.
    enum class Files : quint8 { AreLookedAt, AreTrusted };

    explicit JobTally(Files theirs);
    void see(JobState state);
    [[nodiscard]] bool wants(JobState state) const; // the row itself would tell more
    void see(const Job &job);
    // Nothing that more rows are, of those that there are at all, would change anything.
    [[nodiscard]] bool isSettled(const JobCounts &counts) const;

    qsizetype all = 0;
    int files = 0;         // counted up to a few more than can be opened at once
    QList<JobId> withFile; // the first of them
    int owned = 0;
    int renameable = 0;
    bool lostFile = false;
    qsizetype deleted = 0;
    bool pause = false;
    bool resume = false;
    bool retry = false;
    bool cancel = false;
    bool move = false;
    bool handOff = false;

    static constexpr int kMostOpened = 10; // files at once

private:
    const bool m_looksAtFiles;
    std::array<bool, kJobStateCount> m_isSeen{};
};

} // namespace bowerbird
