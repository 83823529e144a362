// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#include "ui/jobsorting.h"

#include "core/redact.h"
#include "core/safefilename.h"
#include "ui/jobtext.h"

#include <QCollator>
#include <QLocale>
#include <QStringMatcher>

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>
#include <optional>

namespace bowerbird {

namespace {

using Texts = RowSnapshot::Texts;
using Keys = RowSnapshot::Keys;

constexpr double kUnknown = std::numeric_limits<double>::quiet_NaN();
constexpr size_t kRowsBetweenLooks = 1024; // at isCancelled

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

// Indexes into the snapshot.
std::vector<quint32> filteredIndexes(const RowSnapshot &snapshot, const std::atomic<bool> &isCancelled)
{
    std::vector<quint32> indexes;
    indexes.reserve(snapshot.rows.size());
    const std::vector<QStringMatcher> matchers = matchersFor(snapshot.textFilter);
    for (size_t i = 0; i < snapshot.rows.size(); ++i) {
        if (i % kRowsBetweenLooks == 0 && isCancelled)
            break;
        if (matchers.empty() || holdsAll(snapshot.texts[i], matchers))
            indexes.push_back(static_cast<quint32>(i));
    }
    return indexes;
}

bool comesSooner(const Keys &a, const Keys &b)
{
    return a.queueOrder != b.queueOrder ? a.queueOrder < b.queueOrder : a.row < b.row;
}

void sortByQueue(std::vector<quint32> &indexes, const RowSnapshot &snapshot)
{
    const bool isReversed = snapshot.order == Qt::DescendingOrder;
    const auto isLess = [&](quint32 a, quint32 b) {
        return isReversed ? comesSooner(snapshot.rows[b], snapshot.rows[a])
                          : comesSooner(snapshot.rows[a], snapshot.rows[b]);
    };
    if (!std::ranges::is_sorted(indexes, isLess)) // the usual case: the order of adding
        std::ranges::sort(indexes, isLess);
}

void sortByNumber(std::vector<quint32> &indexes, const RowSnapshot &snapshot)
{
    const bool isReversed = snapshot.order == Qt::DescendingOrder;
    std::ranges::sort(indexes, [&](quint32 left, quint32 right) {
        const Keys &a = snapshot.rows[left];
        const Keys &b = snapshot.rows[right];
        const bool isAUnknown = std::isnan(a.number);
        const bool isBUnknown = std::isnan(b.number);
        if (isAUnknown != isBUnknown)
            return isBUnknown;
        if (isAUnknown || a.number == b.number)
            return comesSooner(a, b);
        return isReversed ? b.number < a.number : a.number < b.number;
    });
}

// Keys are made once a row: comparing with the collator itself takes six times as long.
void sortByText(std::vector<quint32> &indexes, const RowSnapshot &snapshot, const std::atomic<bool> &isCancelled)
{
    QLocale locale = QLocale().collation();
    if (locale.language() == QLocale::C) // knows neither case nor numbers
        locale = QLocale(QLocale::English);
    QCollator collator(locale);
    collator.setNumericMode(true);
    collator.setCaseSensitivity(Qt::CaseInsensitive);
    std::vector<std::optional<QCollatorSortKey>> keys(snapshot.rows.size());
    for (size_t i = 0; i < indexes.size(); ++i) {
        if (i % kRowsBetweenLooks == 0 && isCancelled)
            return;
        const QString text = textOf(snapshot.texts[indexes[i]], snapshot.column);
        if (!text.isEmpty())
            keys[indexes[i]] = collator.sortKey(text);
    }
    const bool isReversed = snapshot.order == Qt::DescendingOrder;
    std::ranges::sort(indexes, [&](quint32 a, quint32 b) {
        if (keys[a].has_value() != keys[b].has_value())
            return keys[a].has_value();
        const int difference = keys[a] ? keys[a]->compare(*keys[b]) : 0;
        if (difference == 0)
            return comesSooner(snapshot.rows[a], snapshot.rows[b]);
        return isReversed ? difference > 0 : difference < 0;
    });
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

void RowSnapshot::add(int row, const Job &job)
{
    const double number = sortsAsText(column) ? 0 : sortNumber(job, column);
    rows.push_back({.row = row, .queueOrder = job.order, .number = number});
    if (needsTexts())
        texts.push_back(textsOf(job));
}

std::vector<int> arrangedRows(const RowSnapshot &snapshot, const std::atomic<bool> &isCancelled)
{
    std::vector<quint32> indexes = filteredIndexes(snapshot, isCancelled);
    if (isCancelled)
        return {};
    if (snapshot.column == JobColumn::Thumbnail)
        sortByQueue(indexes, snapshot);
    else if (sortsAsText(snapshot.column))
        sortByText(indexes, snapshot, isCancelled);
    else
        sortByNumber(indexes, snapshot);
    std::vector<int> rows;
    rows.reserve(indexes.size());
    for (const quint32 index : indexes)
        rows.push_back(snapshot.rows[index].row);
    return rows;
}

bool matchesText(const Job &job, const QString &textFilter)
{
    return textFilter.isEmpty() || holdsAll(textsOf(job), matchersFor(textFilter));
}

} // namespace bowerbird
