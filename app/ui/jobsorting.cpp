// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#include "ui/jobsorting.h"

#include "core/redact.h"
#include "core/safefilename.h"
#include "ui/jobtext.h"
#include "ui/textkeys.h"

#include <QStringMatcher>

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

namespace bowerbird {

namespace {

struct Texts
{
    QString url;
    QString path;
    QString title;
    QString album;
};

// What a row is sorted by, besides a text.
struct Keys
{
    int row = 0;
    qint64 queueOrder = 0;
    double number = 0;
};

// The rows that pass both filters.
struct Candidates
{
    std::vector<Keys> keys;
    std::vector<QString> texts; // of the same rows; empty when they are not sorted by text
};

constexpr double kUnknown = std::numeric_limits<double>::quiet_NaN();
constexpr int kRowsBetweenLooks = 1024; // at isCancelled

double knownOr(double value, bool isKnown)
{
    return isKnown ? value : kUnknown;
}

double timeKey(const QDateTime &time)
{
    return time.isValid() ? static_cast<double>(time.toMSecsSinceEpoch()) : kUnknown;
}

// What a person looks at first comes first.
double stateRank(const Job &job)
{
    switch (job.state) {
    case JobState::Transferring:
        return 0;
    case JobState::Verifying:
        return 1;
    case JobState::Waiting:
        return 2;
    case JobState::Queued:
        return 3;
    case JobState::Held:
        return 4;
    case JobState::Paused:
        return 5;
    case JobState::Failed:
        return 6;
    case JobState::Finished:
        return job.file.warning == Warning::None ? 8 : 7;
    case JobState::Skipped:
        return 9;
    case JobState::Cancelled:
        break;
    }
    return 10;
}

Texts textsOf(const Job &job)
{
    const bool hasOwnFile = job.state != JobState::Skipped;
    return {.url = job.image.url,
            .path = hasOwnFile ? job.file.path : QString(),
            .title = job.image.title,
            .album = job.image.album};
}

QString nameOf(const Texts &texts)
{
    if (!texts.path.isEmpty())
        return texts.path.mid(texts.path.lastIndexOf(u'/') + 1);
    return fileNameFromUrl(texts.url);
}

QString textOf(const Texts &texts, JobColumn column)
{
    switch (column) {
    case JobColumn::Name:
        return nameOf(texts);
    case JobColumn::Host:
        return hostKey(texts.url);
    case JobColumn::Title:
        return texts.title;
    case JobColumn::Album:
        return texts.album;
    default:
        return texts.path;
    }
}

std::vector<QStringMatcher> matchersFor(const QString &textFilter)
{
    std::vector<QStringMatcher> matchers;
    const QStringList words = textFilter.simplified().split(u' ', Qt::SkipEmptyParts);
    for (const QString &word : words)
        matchers.emplace_back(word, Qt::CaseInsensitive);
    return matchers;
}

bool holdsAll(const Texts &texts, const std::vector<QStringMatcher> &matchers)
{
    if (matchers.empty())
        return true;
    const QString name = nameOf(texts);
    return std::ranges::all_of(matchers, [&](const QStringMatcher &matcher) {
        return matcher.indexIn(name) >= 0 || matcher.indexIn(texts.title) >= 0 || matcher.indexIn(texts.album) >= 0 ||
               matcher.indexIn(texts.url) >= 0;
    });
}

Candidates candidates(const RowSnapshot &snapshot, const std::atomic<bool> &isCancelled)
{
    const std::vector<QStringMatcher> matchers = matchersFor(snapshot.textFilter);
    const bool isByText = sortsAsText(snapshot.column);
    const bool isByQueue = snapshot.column == JobColumn::Thumbnail;
    Candidates found;
    found.keys.reserve(matchers.empty() ? static_cast<size_t>(snapshot.jobs.count()) : 0);
    snapshot.jobs.each([&](int row, const JobRow &entry) {
        if (row % kRowsBetweenLooks == 0 && isCancelled)
            return false;
        if (!accepts(snapshot.stateFilter, entry.state))
            return true;
        Texts texts;
        if (isByText || !matchers.empty()) {
            Job job = unpackShownTexts(*entry.packed);
            job.state = entry.state;
            texts = textsOf(job);
        }
        if (!holdsAll(texts, matchers))
            return true;
        Keys keys{.row = row, .queueOrder = entry.order};
        if (!isByText && !isByQueue) {
            Job job = unpackNumbers(*entry.packed);
            job.state = entry.state;
            keys.number = sortNumber(job, snapshot.column);
        }
        found.keys.push_back(keys);
        if (isByText)
            found.texts.push_back(textOf(texts, snapshot.column));
        return true;
    });
    return found;
}

bool comesSooner(const Keys &a, const Keys &b)
{
    return a.queueOrder != b.queueOrder ? a.queueOrder < b.queueOrder : a.row < b.row;
}

void sortByQueue(std::vector<Keys> &keys, bool isReversed)
{
    const auto isLess = [isReversed](const Keys &a, const Keys &b) {
        return isReversed ? comesSooner(b, a) : comesSooner(a, b);
    };
    if (!std::ranges::is_sorted(keys, isLess)) // the usual case: the order of adding
        std::ranges::sort(keys, isLess);
}

void sortByNumber(std::vector<Keys> &keys, bool isReversed)
{
    std::ranges::sort(keys, [isReversed](const Keys &a, const Keys &b) {
        const bool isAUnknown = std::isnan(a.number);
        const bool isBUnknown = std::isnan(b.number);
        if (isAUnknown != isBUnknown)
            return isBUnknown;
        if (isAUnknown || a.number == b.number)
            return comesSooner(a, b);
        return isReversed ? b.number < a.number : a.number < b.number;
    });
}

// What is not known of a row comes last; what is equal, in the order of the queue.
void sortByText(Candidates &found, bool isReversed, const std::atomic<bool> &isCancelled)
{
    const TextKeys texts(found.texts, isCancelled);
    if (isCancelled)
        return;
    std::vector<quint32> indexes(found.keys.size());
    std::iota(indexes.begin(), indexes.end(), 0);
    std::ranges::sort(indexes, [&](quint32 a, quint32 b) {
        const bool isAEmpty = found.texts[a].isEmpty();
        if (isAEmpty != found.texts[b].isEmpty())
            return !isAEmpty;
        const int difference = isAEmpty ? 0 : texts.compare(a, b);
        if (difference == 0)
            return comesSooner(found.keys[a], found.keys[b]);
        return isReversed ? difference > 0 : difference < 0;
    });
    std::vector<Keys> sorted;
    sorted.reserve(indexes.size());
    for (const quint32 index : indexes)
        sorted.push_back(found.keys[index]);
    found.keys = std::move(sorted);
}

} // namespace

double sortNumber(const Job &job, JobColumn column)
{
    switch (column) {
    case JobColumn::State:
        return stateRank(job);
    case JobColumn::Progress:
        return jobProgress(job);
    case JobColumn::Size:
        return knownOr(static_cast<double>(jobSizeBytes(job)), jobSizeBytes(job) >= 0);
    case JobColumn::Speed:
        return knownOr(job.bytesPerSecond, job.state == JobState::Transferring);
    case JobColumn::TimeLeft:
        return knownOr(static_cast<double>(jobTimeLeft(job).count()), jobTimeLeft(job).count() >= 0);
    case JobColumn::Dimensions: {
        const Dimensions size = jobDimensions(job);
        return knownOr(static_cast<double>(size.widthPx) * size.heightPx, size.widthPx > 0 && size.heightPx > 0);
    }
    case JobColumn::Added:
        return timeKey(job.addedAt);
    case JobColumn::Finished:
        return timeKey(job.finishedAt);
    case JobColumn::Attempts:
        return job.attempts;
    default:
        return static_cast<double>(job.order);
    }
}

bool sortsAsText(JobColumn column)
{
    return column == JobColumn::Name || column == JobColumn::Host || column == JobColumn::Title ||
           column == JobColumn::Album || column == JobColumn::Path;
}

std::vector<int> arrangedRows(const RowSnapshot &snapshot, const std::atomic<bool> &isCancelled)
{
    Candidates found = candidates(snapshot, isCancelled);
    if (isCancelled)
        return {};
    const bool isReversed = snapshot.order == Qt::DescendingOrder;
    if (snapshot.column == JobColumn::Thumbnail)
        sortByQueue(found.keys, isReversed);
    else if (sortsAsText(snapshot.column))
        sortByText(found, isReversed, isCancelled);
    else
        sortByNumber(found.keys, isReversed);
    std::vector<int> rows;
    rows.reserve(found.keys.size());
    for (const Keys &keys : found.keys)
        rows.push_back(keys.row);
    return rows;
}

bool matchesText(const Job &job, const QString &textFilter)
{
    return textFilter.isEmpty() || holdsAll(textsOf(job), matchersFor(textFilter));
}

} // namespace bowerbird
