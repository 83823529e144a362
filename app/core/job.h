// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/bytesink.h"
#include "core/failure.h"
#include "core/imageref.h"
#include "core/jobid.h"
#include "core/jobstate.h"
#include "core/savedfile.h"
#include "core/settings.h"

#include <QDateTime>

#include <limits>
#include <memory>
#include <optional>

namespace bowerbird {

// What is already on disk of an image that is not finished.
struct PartState
{
    QString path; // empty = nothing yet
    qint64 sizeBytes = 0;
    Validator validator;
    QByteArray tail; // a hash of its last bytes (store/partfile.h), which a later attempt finds again; empty = unknown

    friend bool operator==(const PartState &, const PartState &) = default;
};

// Which download of another program (aria2) brings an image in our place, so that a later run finds it again.
struct HandedTo
{
    QString address; // of that program's interface, an http or https URL; empty = it is downloaded here
    QString name;    // of the download over there

    [[nodiscard]] bool isElsewhere() const { return !address.isEmpty(); }
    friend bool operator==(const HandedTo &, const HandedTo &) = default;
};

// One row: an image, and how far it has come. Only DownloadManager changes jobs.
struct Job
{
    JobId id;
    ImageRef image;
    std::shared_ptr<const DownloadOptions> options; // shared by all jobs of a batch
    JobState state = JobState::Queued;
    qint64 order = 0; // place in the queue: smaller is sooner

    qint64 received = 0;
    qint64 totalBytes = -1;    // -1 = unknown
    double bytesPerSecond = 0; // smoothed, while transferring
    int worker = 0;            // number of the worker that has it; 0 = none
    int attempts = 0;          // attempts begun
    int attemptsInVain = 0;    // since the resume point last moved; what RetryPolicy counts
    int sameReasonInARow = 0;  // failed attempts in a row for the reason of lastFailure
    PartState part;
    QByteArray suspectSha256; // of bytes that arrived whole and did not prove good

    std::optional<Failure> lastFailure;
    std::optional<SkipReason> skipReason;
    SavedFile file; // facts once finished; with Skipped, only the path of the file that stands for it

    QDateTime addedAt;
    QDateTime startedAt; // of the last attempt
    QDateTime finishedAt;
    QDateTime waitsUntil;                  // state Waiting: when the next attempt may begin
    std::chrono::milliseconds busyTime{0}; // workers' time spent on it over all attempts
    HandedTo handedTo = {};                // Paused, or about to be
};

// Where a job stands among all that wait.
struct QueuePlace
{
    qint64 order = std::numeric_limits<qint64>::min(); // the default: before all
    JobId id;
};

// What a worker is given: a value that stays as it is whatever happens to the row meanwhile.
struct DownloadTask
{
    JobId id;
    ImageRef image;
    std::shared_ptr<const DownloadOptions> options;
    PartState part;
    int attempt = 1;
    std::chrono::milliseconds busyTime{0}; // of workers over the attempts before
    // Bytes that arrived whole before and did not prove good: the same ones again mean damaged at the source.
    QByteArray suspectSha256;
};

} // namespace bowerbird
