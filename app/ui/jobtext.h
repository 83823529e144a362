// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/job.h"

#include <QDateTime>
#include <QString>

#include <chrono>

namespace bowerbird {

// What the table, the tool tips and the preview pane say about a job; plain text, translated. Pure functions.

[[nodiscard]] QString jobName(const Job &job); // of its file, else what the link calls it; never empty
[[nodiscard]] QString jobHost(const Job &job);
// "Waiting, again in 12 s", "Finished, check", "Skipped: already downloaded", ...
[[nodiscard]] QString jobStateText(const Job &job, const QDateTime &now);
// The same in the list of a queue that may be paused as a whole.
[[nodiscard]] QString jobStateText(const Job &job, const QDateTime &now, bool isQueuePaused);
[[nodiscard]] QStringList usualStateTexts(); // what is said of most rows; of a time, a long one
[[nodiscard]] QString queuePausedText();     // "Queue paused"
[[nodiscard]] QString fileGoneText();        // "File is gone", the state of a finished job without its file
[[nodiscard]] QString fileGoneAdvice();      // the same as a sentence with an advice
[[nodiscard]] QString deletedText();         // the state of a job that is left out since its picture was deleted...
[[nodiscard]] QString deletedAdvice();       // ...and the same as a sentence with an advice
// The line under the name: the failure with its advice, a warning, else title and album, else the host.
[[nodiscard]] QString jobSubtitle(const Job &job);
[[nodiscard]] QString jobFailureText(const Job &job); // of a failed or waiting job, or the warning of a finished one
[[nodiscard]] QString jobToolTip(const Job &job);     // plain text of several lines

[[nodiscard]] double jobProgress(const Job &job);  // 0..1; -1 = active, total unknown
[[nodiscard]] qint64 jobSizeBytes(const Job &job); // of the file, else announced, else declared; -1 = unknown
[[nodiscard]] std::chrono::milliseconds jobTimeLeft(const Job &job); // -1 = unknown or not running
struct Dimensions
{
    int widthPx = 0; // 0 = unknown
    int heightPx = 0;
};
[[nodiscard]] Dimensions jobDimensions(const Job &job);

} // namespace bowerbird
