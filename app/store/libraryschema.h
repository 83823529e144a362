// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#pragma once

#include <QString>
#include <QStringList>

namespace bowerbird {

// The tables of the library, version by version. A version that was released is never changed; the next one is
// another entry of the list in libraryschema.cpp.
inline constexpr int kSchemaVersion = 5;
inline constexpr int kApplicationId = 0x426f7772; // "Bowr": tells our databases from others

// The statements that lead from `version - 1` to `version`.
[[nodiscard]] QStringList migrationTo(int version);

// Jobs a run has to take up, and the others; the indexes of "jobs" are made for these very expressions. Compared one by
// one: for a list of three SQLite builds a temporary table with every row it writes.
inline constexpr auto kUnfinishedJobs = "(state <> 'finished' AND state <> 'skipped' AND state <> 'cancelled')";
inline constexpr auto kDoneJobs = "(state = 'finished' OR state = 'skipped' OR state = 'cancelled')";

} // namespace bowerbird
