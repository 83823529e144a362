// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/jobid.h"
#include "core/savedfile.h"

#include <QString>

#include <chrono>

namespace bowerbird {

// What a job's row is to say of the attempt that brought its file.
struct AttemptFacts
{
    int attempts = 0;                      // with this one; 0 = leave the row's
    qint64 startedAtMs = 0;                // since 1970, UTC
    std::chrono::milliseconds busyTime{0}; // of workers over all attempts
};

// A line of the history: a link and the file that stands for it.
struct PlacedImage
{
    JobId id; // of the job that brought it
    QString url;
    QString pageUrl = {};
    QString source;
    QString siteId;
    QString title = {};
    QString album = {};
    SavedFile file;
    qint64 finishedAtMs = 0; // since 1970, UTC
    AttemptFacts attempt = {};
    qint64 row = 0;         // in the history; 0 = the next one
    bool isDeleted = false; // on purpose
};

// What is written down before a part is renamed, so that a crash in between can be told from one before.
struct PlacingIntent
{
    PlacedImage image; // as it will be
    QString partPath;
    bool replaces = false;
};

} // namespace bowerbird
