// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#pragma once

#include <Qt>
#include <QtGlobal>

namespace bowerbird {

// The columns of the panel of collections, and what else its model tells of a row.
enum class CollectionColumn : quint8 { Name, State, Found, Fresh, Filtered, Failed, Asked, Watch };
inline constexpr int kCollectionColumnCount = static_cast<int>(CollectionColumn::Watch) + 1;

namespace CollectionRole {
enum Role : int {
    Id = Qt::UserRole, // qint64
    Sort,              // what a column is sorted by
    State,             // CollectionState as an int
    Progress,          // 0..1 while its images are downloaded; -1 = nothing to show
    Unseen,            // new images that nobody has looked at
};
} // namespace CollectionRole

} // namespace bowerbird
