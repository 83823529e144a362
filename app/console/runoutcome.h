// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "console/exitstatus.h"

namespace bowerbird {

struct CollectionSummary;

// What a run's exit status follows from.
struct RunOutcome
{
    int collections = 0;
    int collectionsFailed = 0;
    int withoutClientId = 0; // collections that failed for want of one
    int found = 0;           // images, before anything is known of them
    int filtered = 0;
    int imagesFailed = 0;
    bool needsNoLink = false; // nothing was asked for but to carry on
    int continued = 0;        // images of earlier runs
    bool isBlocked = false;   // the folder or disk cannot be written
    bool isInterrupted = false;

    void add(const CollectionSummary &summary);
    [[nodiscard]] ExitStatus status() const;
};

} // namespace bowerbird
