// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/failure.h"
#include "transfer/transfer.h"

#include <chrono>
#include <optional>

namespace bowerbird {

// What a transfer that has ended tells about the host it was made to.
struct HostReport
{
    enum class Verdict : quint8 {
        Nothing,    // stopped, or the trouble was ours or on the way
        Answered,   // in good order, if not with the picture
        TimedOut,   // no answer, or one that stalled
        Overloaded, // it says so itself
    };
    Verdict verdict = Verdict::Nothing;
    std::optional<std::chrono::milliseconds> retryAfter; // what it asked for; the whole host is left alone for so long
};

[[nodiscard]] HostReport hostReport(const Result<TransferReport> &fetched);

} // namespace bowerbird
