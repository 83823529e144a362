// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/jobid.h"

#include <QMetaType>
#include <QString>

#include <chrono>

namespace bowerbird {

enum class WorkerState : quint8 {
    Idle,     // waits for a job
    Busy,     // has a job
    Retiring, // has a job and leaves after it, since fewer workers are wanted
};

// Why an idle worker has no job. The queue's reason holds for all idle workers alike.
struct WaitReason
{
    enum class Kind : quint8 {
        None,        // it does not wait, or is about to be given a job
        NoJob,       // nothing is left to be done
        QueuePaused, // by a person, or since nothing can be written
        HostPaused,  // every job left is for hosts that are being left alone: `host` is the first to be asked, at
                     // `until`
        HostCeiling, // `host` is being asked by as many workers as it stands
        RetryLater,  // only jobs that wait for their next attempt are left: the first, of `host`, is due at `until`
    };
    Kind kind = Kind::None;
    QString host;                                // with its port when that is unusual; empty = none concerned
    std::chrono::steady_clock::time_point until; // the epoch = no moment is known

    friend bool operator==(const WaitReason &, const WaitReason &) = default;
};

// One worker as the window shows it. Named "worker 1", "worker 2", ... by its number.
struct WorkerInfo
{
    int number = 0; // from 1
    WorkerState state = WorkerState::Idle;
    WaitReason wait; // of an idle worker; changes are told by DownloadManager::workersChanged, too
    JobId job;       // none while idle
    std::chrono::steady_clock::time_point since = std::chrono::steady_clock::now(); // of this state
    int imagesDone = 0;
};

} // namespace bowerbird
