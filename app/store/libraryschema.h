// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#pragma once

#include <QString>
#include <QStringList>

namespace bowerbird {

// The tables of the library, version by version. A version that was released is never changed; the next one is
// another entry of the list in libraryschema.cpp.
inline constexpr int kSchemaVersion = 1;
inline constexpr int kApplicationId = 0x426f7772; // "Bowr": tells our databases from others

// The statements that lead from `version - 1` to `version`.
[[nodiscard]] QStringList migrationTo(int version);

// Jobs a run has to take up; the index of "jobs" is made for this very expression.
inline constexpr auto kUnfinishedJobs = "state NOT IN ('finished', 'skipped', 'cancelled')";
inline constexpr auto kDoneJobs = "state IN ('finished', 'skipped', 'cancelled')";

} // namespace bowerbird
