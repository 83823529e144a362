// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/failure.h"

#include <QDateTime>
#include <QString>
#include <QStringList>

namespace bowerbird {

// Very many links that a person gave all at once, kept as a text file of the profile: it is read as one list, in slices
// and by another thread, again after a crash, and when the list is collected again.
//
// Thread: any; these block for a write of the text.

// The new file's path. Errors: DiskFull, NotWritable.
[[nodiscard]] Result<QString> keepAsList(const QString &directory, const QString &text, const QDateTime &now);

// `links`, or, when there are more than kMostOneByOne, one such list in place of all web addresses among them; what is
// none would not be taken for what it is in a list. A list that cannot be written leaves them as they are.
[[nodiscard]] QStringList listedTogether(const QString &directory, const QStringList &links, const QDateTime &now);
inline constexpr qsizetype kMostOneByOne = 1'000; // a collection for each of more would take long to begin

// Removes the lists that nobody refers to any more.
void dropListsBut(const QString &directory, const QStringList &used);

} // namespace bowerbird
