// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#pragma once

// What the two halves of FilteredImages share; nobody else includes it.

#include "core/imagefilter.h"
#include "core/job.h"
#include "ui/filteredimages.h"

#include <QList>
#include <QMap>
#include <QSet>
#include <QStringList>

#include <memory>

namespace bowerbird {

// Whether a row may go when the filter does not want it any more: not one whose bytes are here, or on their way.
inline bool mayGo(JobState state)
{
    return state != JobState::Finished && state != JobState::Skipped && !isActive(state);
}

// The filter's reason, and of a type which one: "type GIF".
inline QString reasonOf(const ImageRef &image, FilterReason reason)
{
    const bool isKnownType = reason == FilterReason::Type && image.type != ImageType::Unknown;
    return isKnownType ? QString(filterReasonName(reason) + u' ' + fileExtension(image.type).toUpper())
                       : filterReasonName(reason);
}

// The same where the filter is asked once more; it may have become another one meanwhile.
inline QString reasonOf(const ImageRef &image, const ImageFilter &filter)
{
    return reasonOf(image, filter.rejects(image).value_or(FilterReason::Type));
}

// One collection's; a value whose lists are shared when it is copied into the judging thread.
struct FilteredImages::Kept
{
    QString link;
    std::shared_ptr<const DownloadOptions> options; // with the filter that is in force
    bool holds = false;
    QStringList shownLinks;
    QSet<JobId> brought; // the rows of shownLinks that it was the first to ask for
    int shownMore = 0;   // that are not kept
    QList<ImageRef> hidden;
    QMap<QString, int> hiddenBy;   // of those that are kept
    QMap<QString, int> hiddenMore; // that are not kept, or never were images
    QStringList albums;
    int evictions = 0; // how often its lists were given up to make room
};

struct FilteredImages::Verdict
{
    struct Leaving
    {
        JobId id;
        QString why;
    };
    Tally tally;
    QList<ImageRef> come;
    QList<ImageRef> stayHidden;
    QMap<QString, int> stayHiddenBy;
    QList<Leaving> go;
};

// What one change of a filter did, so that it can be taken back.
struct FilteredImages::Move
{
    int id = 0;
    std::shared_ptr<const DownloadOptions> before;
    QStringList come;
    QList<Job> gone;
    Kept keptBefore;
    Tally tallyBefore;
    Tally tallyAfter;
};

} // namespace bowerbird
