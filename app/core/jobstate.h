// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#pragma once

#include <QString>

#include <optional>

namespace bowerbird {

enum class JobState : quint8 {
    Held,         // found, waits for a person's choice
    Queued,       // waits for a worker
    Waiting,      // waits for a moment: a retry, a host's pause
    Transferring, // a worker brings its bytes
    Verifying,    // its bytes are here and are being proven and filed
    Finished,
    Skipped, // left out on purpose, with a reason
    Failed,
    Paused,
    Cancelled, // keep last: tables are sized by it
};

inline constexpr int kJobStateCount = static_cast<int>(JobState::Cancelled) + 1;

// What can happen to a job, as the state machine sees it.
enum class Transition : quint8 {
    Hold,
    Queue, // by a person or a source: add, resume, retry
    Start, // a worker took it
    Verify,
    Retry, // the attempt failed, another one follows
    Fail,
    Finish,
    Skip,
    Pause,
    Cancel, // keep last
};

inline constexpr int kTransitionCount = static_cast<int>(Transition::Cancel) + 1;

// The whole state machine: the state after `transition`, or nothing when it is not allowed in `state`.
[[nodiscard]] std::optional<JobState> nextState(JobState state, Transition transition);

[[nodiscard]] bool isTerminal(JobState state);   // Finished, Skipped, Failed, Cancelled
[[nodiscard]] bool isActive(JobState state);     // Transferring, Verifying: a worker or the store has it
[[nodiscard]] QString stateName(JobState state); // stable spelling for the database: "queued"
[[nodiscard]] std::optional<JobState> stateFromName(QStringView name);

} // namespace bowerbird
