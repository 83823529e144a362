// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#include "core/jobstate.h"

#include <array>

namespace bowerbird {

namespace {

constexpr std::array kStateNames = {"held",     "queued",  "waiting", "transferring", "verifying",
                                    "finished", "skipped", "failed",  "paused",       "cancelled"};
static_assert(kStateNames.size() == kJobStateCount);

// NOLINTBEGIN(readability-identifier-naming): short names keep the table below a table.
constexpr auto None = std::optional<JobState>();
constexpr std::optional<JobState> H = JobState::Held;
constexpr std::optional<JobState> Q = JobState::Queued;
constexpr std::optional<JobState> W = JobState::Waiting;
constexpr std::optional<JobState> T = JobState::Transferring;
constexpr std::optional<JobState> V = JobState::Verifying;
constexpr std::optional<JobState> F = JobState::Finished;
constexpr std::optional<JobState> S = JobState::Skipped;
constexpr std::optional<JobState> X = JobState::Failed;
constexpr std::optional<JobState> P = JobState::Paused;
constexpr std::optional<JobState> C = JobState::Cancelled;
// NOLINTEND(readability-identifier-naming)

using Row = std::array<std::optional<JobState>, kTransitionCount>;

// A row a state, a column a transition. Finished jobs can only be queued again by "download again";
// a Start from Waiting is a worker that took the job the moment its wait was over.
constexpr std::array<Row, kJobStateCount> kTable = {{
    //                  Hold  Queue Start Verify Retry Fail  Finish Skip Pause Cancel
    /* Held         */ {None, Q, None, None, None, X, None, S, None, C},
    /* Queued       */ {H, None, T, None, None, X, None, S, P, C},
    /* Waiting      */ {None, Q, T, None, None, X, None, S, P, C},
    /* Transferring */ {None, Q, None, V, W, X, None, S, P, C},
    /* Verifying    */ {None, Q, None, None, W, X, F, S, P, C},
    /* Finished     */ {None, Q, None, None, None, None, None, None, None, None},
    /* Skipped      */ {None, Q, None, None, None, None, None, None, None, None},
    /* Failed       */ {None, Q, None, None, None, None, None, None, None, C},
    /* Paused       */ {None, Q, None, None, None, X, None, S, None, C},
    /* Cancelled    */ {None, Q, None, None, None, None, None, None, None, None},
}};

} // namespace

std::optional<JobState> nextState(JobState state, Transition transition)
{
    return kTable.at(static_cast<size_t>(state)).at(static_cast<size_t>(transition));
}

bool isTerminal(JobState state)
{
    return state == JobState::Finished || state == JobState::Skipped || state == JobState::Failed ||
           state == JobState::Cancelled;
}

bool isActive(JobState state)
{
    return state == JobState::Transferring || state == JobState::Verifying;
}

QString stateName(JobState state)
{
    return QString::fromLatin1(kStateNames.at(static_cast<size_t>(state)));
}

std::optional<JobState> stateFromName(QStringView name)
{
    for (size_t i = 0; i < kStateNames.size(); ++i) {
        if (name == QLatin1StringView(kStateNames.at(i)))
            return static_cast<JobState>(i);
    }
    return std::nullopt;
}

} // namespace bowerbird
