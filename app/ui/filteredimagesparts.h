// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#pragma once

// What the parts of FilteredImages share; nobody else includes it.

#include "core/job.h"
#include "engine/listing.h"
#include "ui/filteredimages.h"

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

// What a filter would do: places in the listing.
struct FilteredImages::Verdict
{
    struct Coming
    {
        int place;
        ImageRef image;
    };
    struct Hiding
    {
        int place;
        FilterReason why;
    };
    Tally tally;
    QList<Coming> come;
    QList<Hiding> stayHidden; // for another reason than before
    QList<Hiding> go;
};

// What one change of a filter did, so that it can be taken back.
struct FilteredImages::Move
{
    struct Come
    {
        PackedRef image;
        FilterReason why; // it was hidden
        ImageType type;
    };
    qint64 id = 0;
    JobId newest; // row when it was done
    std::shared_ptr<const DownloadOptions> before;
    QList<Come> come; // that became rows, or stood for rows that were there
    Brought brought;  // the rows that they became; never null
    QList<JobRow> gone;
    QList<FilterReason> goneFor;
};

} // namespace bowerbird
