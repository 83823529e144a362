// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#pragma once

#include <Qt>

namespace bowerbird {

// The columns of JobTableModel, in their default order. The header state that is saved counts on these numbers: new
// ones go to the end.
enum class JobColumn : quint8 {
    Thumbnail, // sorted in the order of the queue
    Name,
    State,
    Progress,
    Size,
    Speed,
    TimeLeft,
    Host,
    Title, // from here on hidden unless chosen
    Album,
    Dimensions,
    Added,
    Finished,
    Attempts,
    Path, // keep last
};

inline constexpr int kJobColumnCount = static_cast<int>(JobColumn::Path) + 1;

[[nodiscard]] constexpr bool isShownByDefault(JobColumn column)
{
    return column < JobColumn::Title;
}

// The roles of JobTableModel besides Qt's own; all but SortRole, which is of its column, are the same in every column.
namespace JobRole {
enum Role : int {
    JobIdRole = Qt::UserRole + 1, // JobId
    StateRole,                    // int, a JobState
    SortRole,                     // raw number or string, to sort the column by
    ProgressRole,                 // double 0..1; -1 = active, but the total is unknown
    SubtitleRole,                 // QString: the second line under the name
    FailureTextRole,              // QString: why it failed or waits and what to do, else empty
    WarningRole,                  // int, a Warning
    UrlRole,                      // QString, redacted
    PathRole,                     // QString: absolute path of the file; empty when there is none
    TypeRole,                     // QString: "JPG"; empty when unknown
    FileGoneRole,                 // bool: it is finished, and its file is not there any more
};
} // namespace JobRole

} // namespace bowerbird
