// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#include "ui/jobtext.h"

#include "core/redact.h"
#include "core/safefilename.h"
#include "ui/failuretext.h"
#include "ui/formatting.h"

#include <QCoreApplication>
#include <QStringList>

#include <algorithm>
#include <cmath>

namespace bowerbird {

using namespace Qt::StringLiterals;
using std::chrono::milliseconds;

namespace {

struct JobText
{
    Q_DECLARE_TR_FUNCTIONS(bowerbird::JobText)
};

// A tool tip as wide as the screen helps nobody.
constexpr qsizetype kLongestLinkShown = 160;

QString shortened(const QString &link)
{
    if (link.size() <= kLongestLinkShown)
        return link;
    return link.left(kLongestLinkShown * 2 / 3) + QChar(u'…') + link.right(kLongestLinkShown / 3);
}

bool showsFailure(const Job &job)
{
    return job.lastFailure && (job.state == JobState::Failed || job.state == JobState::Waiting);
}

// Saved before it turned out that other images of the site have the same bytes.
bool isSavedPlaceholder(const Job &job)
{
    return job.state == JobState::Finished && job.lastFailure && job.lastFailure->reason == FailureReason::Placeholder;
}

QString waitingText(const Job &job, const QDateTime &now)
{
    const qint64 wait = job.waitsUntil.isValid() ? now.msecsTo(job.waitsUntil) : -1;
    if (wait <= 0)
        return stateText(JobState::Waiting);
    const milliseconds rounded((wait + 999) / 1000 * 1000);
    return JobText::tr("Waiting, again in %1", "a time such as 12 s").arg(formatDuration(rounded));
}

} // namespace

QString jobName(const Job &job)
{
    if (!job.file.path.isEmpty() && job.state != JobState::Skipped)
        return toSingleLine(job.file.path.mid(job.file.path.lastIndexOf(u'/') + 1));
    QString name = toSingleLine(fileNameFromUrl(job.image.url));
    if (!name.isEmpty())
        return name;
    if (!job.image.title.isEmpty())
        return toSingleLine(job.image.title);
    const QString host = jobHost(job);
    return host.isEmpty() ? JobText::tr("Untitled") : host;
}

QString jobHost(const Job &job)
{
    return hostKey(job.image.url);
}

QString jobStateText(const Job &job, const QDateTime &now)
{
    if (job.state == JobState::Waiting)
        return waitingText(job, now);
    if (isSavedPlaceholder(job) || (job.state == JobState::Finished && job.file.warning != Warning::None))
        return JobText::tr("Finished, check", "finished, but the picture should be looked at");
    if (job.state == JobState::Skipped && job.skipReason)
        return JobText::tr("Skipped: %1").arg(skipText(*job.skipReason));
    return stateText(job.state);
}

QString jobStateText(const Job &job, const QDateTime &now, bool isQueuePaused)
{
    const bool waitsForQueue = job.state == JobState::Queued || job.state == JobState::Waiting;
    return isQueuePaused && waitsForQueue ? queuePausedText() : jobStateText(job, now);
}

QStringList usualStateTexts()
{
    constexpr std::chrono::minutes kLong{59};
    QStringList texts{queuePausedText(), fileGoneText(),
                      JobText::tr("Skipped: %1").arg(skipText(SkipReason::AlreadyDownloaded)),
                      JobText::tr("Waiting, again in %1", "a time such as 12 s").arg(formatDuration(kLong))};
    for (int state = 0; state < kJobStateCount; ++state)
        texts += stateText(static_cast<JobState>(state));
    return texts;
}

QString queuePausedText()
{
    return JobText::tr("Queue paused");
}

QString fileGoneText()
{
    return JobText::tr("File is gone");
}

QString fileGoneAdvice()
{
    return JobText::tr("The file is not there any more. Download Again brings it back.");
}

QString deletedText()
{
    return JobText::tr("Skipped: you deleted this on purpose");
}

QString deletedAdvice()
{
    return JobText::tr("You have deleted this picture before. Try Again downloads it anyway.");
}

QString jobFailureText(const Job &job)
{
    if (showsFailure(job))
        return failureText(*job.lastFailure, &job.image);
    if (isSavedPlaceholder(job))
        return JobText::tr("The same bytes came for other images of this site: this is likely a placeholder.");
    return job.state == JobState::Finished ? warningText(job.file.warning) : QString();
}

QString jobSubtitle(const Job &job)
{
    QString failure = jobFailureText(job);
    if (!failure.isEmpty())
        return failure;
    const QString title = toSingleLine(job.image.title);
    const QString album = toSingleLine(job.image.album);
    if (!title.isEmpty() && !album.isEmpty() && title != album)
        return JobText::tr("%1 · %2", "title and album").arg(isolated(title), isolated(album));
    if (!title.isEmpty() || !album.isEmpty())
        return title.isEmpty() ? album : title;
    return jobHost(job);
}

QString jobToolTip(const Job &job)
{
    QStringList lines{jobName(job), jobStateText(job, QDateTime::currentDateTime())};
    const QString failure = jobFailureText(job);
    if (!failure.isEmpty())
        lines += failure;
    if (showsFailure(job) && !job.lastFailure->detail.isEmpty())
        lines += JobText::tr("Details: %1").arg(isolated(toSingleLine(job.lastFailure->detail)));
    if (!job.image.title.isEmpty())
        lines += toSingleLine(job.image.title);
    lines += shortened(redactedUrl(job.image.url));
    if (!job.file.path.isEmpty())
        lines += job.file.path;
    return lines.join(u'\n');
}

double jobProgress(const Job &job)
{
    if (job.state == JobState::Finished || job.state == JobState::Verifying)
        return 1.0;
    if (job.totalBytes > 0)
        return std::clamp(static_cast<double>(job.received) / static_cast<double>(job.totalBytes), 0.0, 1.0);
    return isActive(job.state) ? -1.0 : 0.0;
}

qint64 jobSizeBytes(const Job &job)
{
    if (job.file.sizeBytes > 0)
        return job.file.sizeBytes;
    if (job.totalBytes >= 0)
        return job.totalBytes;
    return job.image.sizeBytes > 0 ? job.image.sizeBytes : -1;
}

milliseconds jobTimeLeft(const Job &job)
{
    const bool isKnown = job.state == JobState::Transferring && job.totalBytes > 0 && job.bytesPerSecond >= 1;
    if (!isKnown)
        return milliseconds(-1);
    const auto left = static_cast<double>(std::max<qint64>(0, job.totalBytes - job.received));
    // More than a year is as good as unknown, and would not fit the integer at its far end.
    const double seconds = left / job.bytesPerSecond;
    return seconds > 3.2e7 ? milliseconds(-1) : milliseconds(std::llround(seconds * 1000));
}

Dimensions jobDimensions(const Job &job)
{
    if (job.file.widthPx > 0 && job.file.heightPx > 0)
        return {job.file.widthPx, job.file.heightPx};
    return {job.image.widthPx, job.image.heightPx};
}

} // namespace bowerbird
