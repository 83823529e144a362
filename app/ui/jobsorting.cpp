// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#include "ui/jobsorting.h"

#include "core/redact.h"
#include "core/safefilename.h"
#include "ui/jobtext.h"
#include "ui/textkeys.h"
#include "ui/wordsearch.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

namespace bowerbird {

namespace {

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

// What is searched and sorted is not what a skipped row's file is called, which is another one's.
PackedTexts textsOf(const JobRow &entry)
{
    PackedTexts texts = packedTexts(*entry.packed);
    if (entry.state == JobState::Skipped)
        texts.path = {};
    return texts;
}

QByteArrayView afterLastSlash(QByteArrayView path)
{
    return path.sliced(path.lastIndexOf('/') + 1);
}

QString nameOf(const PackedTexts &texts)
{
    if (!texts.path.isEmpty())
        return QString::fromUtf8(afterLastSlash(texts.path));
    return fileNameFromUrl(QString::fromUtf8(texts.url));
}

QString textOf(const PackedTexts &texts, JobColumn column)
{
    switch (column) {
    case JobColumn::Name:
        return nameOf(texts);
    case JobColumn::Host:
        return hostKey(QString::fromUtf8(texts.url));
    case JobColumn::Title:
        return QString::fromUtf8(texts.title);
    case JobColumn::Album:
        return QString::fromUtf8(texts.album);
    default:
        return QString::fromUtf8(texts.path);
    }
}

bool holdsAll(const PackedTexts &texts, WordSearch &words)
{
    // Such a link has its name in it.
    const bool isLiteral = !texts.url.contains('%') && !texts.url.startsWith("data:");
    if (words.isEmpty() || !texts.path.isEmpty() || isLiteral)
        return words.matches({afterLastSlash(texts.path), texts.title, texts.album, texts.url});
    return words.matches({nameOf(texts).toUtf8(), texts.title, texts.album, texts.url});
}

Candidates candidates(const RowSnapshot &snapshot, const std::atomic<bool> &isCancelled)
{
    WordSearch words(snapshot.textFilter);
    const bool isByText = sortsAsText(snapshot.column);
    const bool isByQueue = snapshot.column == JobColumn::Thumbnail;
    Candidates found;
    found.keys.reserve(words.isEmpty() ? static_cast<size_t>(snapshot.jobs.count()) : 0);
    snapshot.jobs.each([&](int row, const JobRow &entry) {
        if (row % kRowsBetweenLooks == 0 && isCancelled)
            return false;
        if (!accepts(snapshot.stateFilter, entry.state))
            return true;
        PackedTexts texts;
        if (isByText || !words.isEmpty() || snapshot.onlyImages)
            texts = textsOf(entry);
        if (snapshot.onlyImages && !snapshot.onlyImages->contains(imageKey(QString::fromUtf8(texts.url))))
            return true;
        if (!holdsAll(texts, words))
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
    struct Entry
    {
        quint64 head;
        quint32 index;
    };
    const TextKeys texts(found.texts, isCancelled);
    if (isCancelled)
        return;
    std::vector<Entry> entries;
    entries.reserve(found.keys.size());
    for (quint32 index = 0; index < found.keys.size(); ++index)
        entries.push_back({.head = texts.head(index), .index = index});
    const auto unknown =
        std::ranges::partition(entries, [&](const Entry &entry) { return !found.texts[entry.index].isEmpty(); });
    const auto isSooner = [&](const Entry &a, const Entry &b) {
        return comesSooner(found.keys[a.index], found.keys[b.index]);
    };
    std::sort(entries.begin(), unknown.begin(), [&](const Entry &a, const Entry &b) {
        if (a.head != b.head)
            return isReversed ? a.head > b.head : a.head < b.head;
        const int difference = texts.compare(a.index, b.index);
        if (difference == 0)
            return isSooner(a, b);
        return isReversed ? difference > 0 : difference < 0;
    });
    std::ranges::sort(unknown, isSooner);
    std::vector<Keys> sorted;
    sorted.reserve(entries.size());
    for (const Entry &entry : entries)
        sorted.push_back(found.keys[entry.index]);
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
    if (textFilter.isEmpty())
        return true;
    WordSearch words(textFilter);
    return holdsAll(textsOf({.id = job.id, .packed = pack(job), .state = job.state}), words);
}

} // namespace bowerbird
