// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/job.h"
#include "store/placedimage.h"

#include <QString>

namespace bowerbird {

// How a Job lies in the table "jobs": what is sought and sorted by has columns (id, options, state, order, end), the
// rest is one JSON object of the fields that are not at their default. Binding 46 columns took 60 microseconds a job,
// the object takes a quarter; it can be read with SQL, and a new field needs no migration. What is only of the moment
// (speed, worker) is not kept.

[[nodiscard]] QString factsOf(const Job &job);
// What a finished job's row says besides: `file` is its end, brought by `attempt`.
[[nodiscard]] QString outcomeOf(const SavedFile &file, const AttemptFacts &attempt);
// Into a new job. With an outcome, what the facts say of the way there is passed over. What cannot be read stays at its
// default.
void readFacts(const QString &facts, const QString &outcome, Job &job);
// For json_patch: takes the end, and the way there, out of a job's facts.
[[nodiscard]] QString beginAnewPatch();
void setAttempt(const AttemptFacts &attempt, Job &job); // unless it is unknown
[[nodiscard]] AttemptFacts attemptOf(const Job &job);
[[nodiscard]] Job asJob(const PlacingIntent &intent); // which is written like the job it belongs to

} // namespace bowerbird
