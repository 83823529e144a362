// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/jobstate.h"
#include "engine/downloadmanager.h"

namespace bowerbird {

// The groups of states by which the list can be narrowed.
enum class StateFilter : quint8 {
    All,
    Queued,  // Queued, Waiting, Held
    Running, // Transferring, Verifying
    Finished,
    Failed,
    Paused,
    Skipped,
    Cancelled, // keep last
};

inline constexpr int kStateFilterCount = static_cast<int>(StateFilter::Cancelled) + 1;

// Every state belongs to exactly one group besides All.
[[nodiscard]] StateFilter groupOf(JobState state);
[[nodiscard]] inline bool accepts(StateFilter filter, JobState state)
{
    return filter == StateFilter::All || filter == groupOf(state);
}
[[nodiscard]] int countOf(StateFilter filter, const JobCounts &counts);

} // namespace bowerbird
