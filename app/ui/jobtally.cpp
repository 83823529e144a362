// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#include "ui/jobtally.h"

#include <QFileInfo>

#include <utility>

using namespace Qt::StringLiterals;

namespace bowerbird {

namespace {

// Left out because a person has deleted its picture, once its file is known to be gone.
bool mayBeDeleted(const Job &job)
{
    return job.state == JobState::Skipped && job.skipReason == SkipReason::AlreadyDownloaded;
}

} // namespace

bool hasFile(const Job &job)
{
    return (job.state == JobState::Finished || job.state == JobState::Skipped) && !job.file.path.isEmpty();
}

bool ownsFile(const Job &job)
{
    return job.state == JobState::Finished && !job.file.path.isEmpty();
}

bool canRename(const Job &job)
{
    return ownsFile(job) || (mayBeDeleted(job) && hasFile(job));
}

bool canPause(JobState state)
{
    return nextState(state, Transition::Pause).has_value();
}

bool canResume(JobState state)
{
    return state == JobState::Paused || state == JobState::Held || state == JobState::Waiting;
}

bool canRetry(JobState state)
{
    return state == JobState::Failed || state == JobState::Cancelled || state == JobState::Skipped;
}

bool canRetryIfLost(JobState state)
{
    return canRetry(state) || state == JobState::Finished;
}

bool canCancel(JobState state)
{
    // The state machine lets a failed job be given up, too; here that would only hide why it failed.
    return !isTerminal(state) && nextState(state, Transition::Cancel).has_value();
}

bool canMove(JobState state)
{
    return !isTerminal(state);
}

bool canHandOff(const Job &job)
{
    return job.state != JobState::Finished && job.state != JobState::Skipped && job.image.url.startsWith("http"_L1);
}

JobTally::JobTally(Files theirs)
    : m_looksAtFiles(theirs == Files::AreLookedAt)
{
}

void JobTally::see(JobState state)
{
    ++all;
    bool &isKnown = m_isSeen.at(static_cast<size_t>(state));
    if (std::exchange(isKnown, true))
        return;
    pause = pause || canPause(state);
    resume = resume || canResume(state);
    retry = retry || canRetry(state);
    cancel = cancel || canCancel(state);
    move = move || canMove(state);
}

bool JobTally::wants(JobState state) const
{
    const bool isDone = state == JobState::Finished || state == JobState::Skipped;
    return isDone ? m_looksAtFiles || files <= kMostOpened || owned <= 1 : !handOff;
}

void JobTally::see(const Job &job)
{
    const bool isLost = m_looksAtFiles && hasFile(job) && !QFileInfo::exists(job.file.path);
    if (hasFile(job) && !isLost && ++files <= kMostOpened)
        withFile += job.id;
    owned += ownsFile(job) ? 1 : 0;
    renameable += canRename(job) && !isLost ? 1 : 0;
    lostFile = lostFile || (isLost && ownsFile(job));
    deleted += isLost && mayBeDeleted(job) ? 1 : 0;
    handOff = handOff || canHandOff(job);
}

bool JobTally::isSettled(const JobCounts &counts) const
{
    if (m_looksAtFiles)
        return false;
    for (size_t i = 0; i < counts.size(); ++i) {
        if (counts.at(i) > 0 && (!m_isSeen.at(i) || wants(static_cast<JobState>(i))))
            return false;
    }
    return true;
}

} // namespace bowerbird
