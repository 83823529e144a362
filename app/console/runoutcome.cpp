// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#include "console/runoutcome.h"

#include "sources/collector.h"

namespace bowerbird {

void RunOutcome::add(const CollectionSummary &summary)
{
    ++collections;
    found += summary.found;
    filtered += summary.filtered;
    if (!summary.failure)
        return;
    ++collectionsFailed;
    withoutClientId += summary.failure->reason == FailureReason::NoClientId ? 1 : 0;
}

ExitStatus RunOutcome::status() const
{
    if (isInterrupted)
        return ExitStatus::Interrupted;
    if (isBlocked)
        return ExitStatus::DiskTrouble;
    if (collections > 0 && withoutClientId == collections && found + continued == 0)
        return ExitStatus::WrongUsage;
    if (imagesFailed > 0 || collectionsFailed > 0)
        return ExitStatus::Failed;
    if (!needsNoLink && found + filtered + continued == 0)
        return ExitStatus::NothingFound;
    return ExitStatus::Good;
}

} // namespace bowerbird
