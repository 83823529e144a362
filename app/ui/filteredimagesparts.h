// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#pragma once

// What the parts of FilteredImages share; nobody else includes it.

#include "core/job.h"
#include "engine/downloadmanager.h"
#include "engine/listing.h"
#include "ui/filteredimages.h"
#include "ui/undohistory.h"

#include <QList>

#include <functional>
#include <memory>
#include <vector>

namespace bowerbird {

// Whether a row may go when the filter does not want it any more: not one whose bytes are here, or on their way.
inline bool mayGo(JobState state)
{
    return state != JobState::Finished && state != JobState::Skipped && !isActive(state);
}

struct FilteredImages::Kept
{
    qint64 id = 0;
    Listing listing;
    bool isAskedAnew = false; // its site is about to list everything, and nothing of it has come yet
    bool isReading = false;   // what the library keeps is not in the listing yet
    bool hasNews = false;     // while that was so
    bool hasAllRows = false;  // those of earlier runs were there when its own were looked for
    int goneUnkept = 0;       // rows of images that are only counted, which a person has taken out
    quint64 version = 0;      // of what is to be saved
    std::vector<std::function<void()>> whenRead;
};

// What a filter would do, by places in the listing.
struct FilteredImages::Coming
{
    int place;
    ImageRef image;
};
struct FilteredImages::Hiding
{
    int place;
    FilterReason why;
};
struct FilteredImages::Verdict
{
    Tally tally;
    QList<Coming> come;
    QList<Hiding> stayHidden; // for another reason than before
    QList<Hiding> go;
};

struct FilteredImages::Come
{
    PackedRef image;
    FilterReason why; // it was hidden
    ImageType type;
};

// One change of a filter: what of it has been done, so that it can be taken back.
struct FilteredImages::Move
{
    qint64 id = 0;
    JobId newest; // row when it was done
    std::shared_ptr<const DownloadOptions> before;
    std::shared_ptr<const DownloadOptions> theirs; // of the rows that come
    AddMode mode = AddMode::Queue;                 // the same
    std::shared_ptr<const Verdict> verdict;        // what is to be done; null once that is over
    Brought brought;                               // the rows that `come` became; never null

    QList<Come> come = {}; // that became rows, or stood for rows that were there
    QList<JobRow> gone = {};
    QList<FilterReason> goneFor = {};
    int shown = 0; // of `come`, that became rows

    int piece = 0;          // the next one
    bool isStopped = false; // it is to be taken back
    UndoHistory::Number step = 0;
};

} // namespace bowerbird
