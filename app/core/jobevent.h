// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/failure.h"
#include "core/job.h"
#include "core/jobid.h"
#include "core/savedfile.h"

#include <chrono>
#include <optional>
#include <variant>

namespace bowerbird {

namespace event {

// From DownloadManager, as it decides.
struct Found
{
};
struct Queued
{
};
struct Held
{
};
struct Paused
{
};
struct Cancelled
{
};
struct Retrying
{
    int attempt = 0; // the one to come
    std::chrono::milliseconds delay{0};
    Failure failure;
};
struct Failed
{
    Failure failure;
    int attempts = 0;
};

// From workers and the store, as it happens.
struct Started
{
    int worker = 0;
    int attempt = 1;
    qint64 resumedFrom = 0;
};
struct Progressed
{
    qint64 received = 0;
    qint64 totalBytes = -1;
    // Now and then: what is on disk so far, worth remembering over a crash.
    std::optional<PartState> part = {};
};
struct Verifying
{
};
struct AttemptFailed // DownloadManager answers it with Retrying or Failed
{
    Failure failure;
    PartState part;           // what may be resumed
    QByteArray suspectSha256; // set when the bytes arrived whole but did not prove good
};
struct Stopped // on request: a pause, a cancel or the end of the program
{
    PartState part;
};
struct Finished
{
    SavedFile file;
};
struct Skipped
{
    SkipReason reason = SkipReason::Exists;
    QString path; // of the file that stands for it; may be empty
};

} // namespace event

using JobEventBody = std::variant<event::Found, event::Queued, event::Held, event::Paused, event::Cancelled,
                                  event::Retrying, event::Failed, event::Started, event::Progressed, event::Verifying,
                                  event::AttemptFailed, event::Stopped, event::Finished, event::Skipped>;

// Something that happened to one job. Values only: events cross threads.
struct JobEvent
{
    JobId id;
    JobEventBody body;
    std::chrono::steady_clock::time_point at = std::chrono::steady_clock::now();
};

} // namespace bowerbird
