// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#pragma once

#include <QMap>
#include <QString>

#include <numeric>

namespace bowerbird {

// What the filter of a collection shows and hides of all that the collection has listed so far, or would show and hide.
struct FilterTally
{
    int shown = 0;              // in the list, or downloaded
    QMap<QString, int> hidden;  // reason -> count, also what is not kept; filterReasonName(), with a type behind it
    int hiddenKept = 0;         // so many of them can be shown
    int hiddenLost = 0;         // so many were images and are not kept, so that only asking again brings them
    int shownLost = 0;          // so many that are shown are not kept, so that another filter leaves them alone
    int albums = 0;             // so many left out albums can be asked for
    int staying = 0;            // so many are shown although the filter leaves them out: downloaded, or somebody else's
    bool isTextGivenUp = false; // the expression takes too long and is not used

    [[nodiscard]] int hiddenInAll() const { return std::accumulate(hidden.cbegin(), hidden.cend(), 0); }
    friend bool operator==(const FilterTally &, const FilterTally &) = default;
};

} // namespace bowerbird
