// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#pragma once

#include <QMap>
#include <QString>

#include <numeric>

namespace bowerbird {

// What the filter of a collection shows and hides of all that the collection has listed so far, or would show and hide.
//
// These are the numbers that a person sees of a collection: `shown` are its images, `fresh` its new ones. An image that
// is taken out of the list before it was downloaded is neither shown nor hidden until it comes again.
struct FilterTally
{
    int shown = 0;              // in the list, or downloaded
    int fresh = 0;              // so many of these came new when the site was asked last
    int taken = 0;              // so many were taken out of the list, and are not downloaded
    QMap<QString, int> hidden;  // reason -> count, also what is not kept; filterReasonName(), with a type behind it
    int hiddenKept = 0;         // so many of them can be shown
    int hiddenLost = 0;         // so many were images and are not kept, so that only asking again brings them
    int shownLost = 0;          // so many that are shown are not kept, so that another filter leaves them alone
    int albums = 0;             // so many left out albums can be asked for
    int staying = 0;            // so many are shown although the filter leaves them out: downloaded, or somebody else's
    bool isTextGivenUp = false; // the expression takes too long and is not used

    [[nodiscard]] int keptInAll() const { return hiddenKept + shown - shownLost + taken; } // not only counted
    [[nodiscard]] int hiddenInAll() const { return std::accumulate(hidden.cbegin(), hidden.cend(), 0); }
    friend bool operator==(const FilterTally &, const FilterTally &) = default;
};

} // namespace bowerbird
