// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#include "ui/statefilter.h"

namespace bowerbird {

StateFilter groupOf(JobState state)
{
    switch (state) {
    case JobState::Held:
    case JobState::Queued:
    case JobState::Waiting:
        return StateFilter::Queued;
    case JobState::Transferring:
    case JobState::Verifying:
        return StateFilter::Running;
    case JobState::Finished:
        return StateFilter::Finished;
    case JobState::Failed:
        return StateFilter::Failed;
    case JobState::Paused:
        return StateFilter::Paused;
    case JobState::Skipped:
        return StateFilter::Skipped;
    case JobState::Cancelled:
        break;
    }
    return StateFilter::Cancelled;
}

int countOf(StateFilter filter, const JobCounts &counts)
{
    int sum = 0;
    for (int state = 0; state < kJobStateCount; ++state) {
        if (accepts(filter, static_cast<JobState>(state)))
            sum += counts[static_cast<size_t>(state)];
    }
    return sum;
}

} // namespace bowerbird
