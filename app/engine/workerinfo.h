// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/jobid.h"

#include <QMetaType>

#include <chrono>

namespace bowerbird {

enum class WorkerState : quint8 {
    Idle,     // waits for a job
    Busy,     // has a job
    Retiring, // has a job and leaves after it, since fewer workers are wanted
};

// One worker as the window shows it. Named "worker 1", "worker 2", ... by its number.
struct WorkerInfo
{
    int number = 0; // from 1
    WorkerState state = WorkerState::Idle;
    JobId job;                                                                      // none while idle
    std::chrono::steady_clock::time_point since = std::chrono::steady_clock::now(); // of this state
    int imagesDone = 0;
};

} // namespace bowerbird
