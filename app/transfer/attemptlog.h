// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "transfer/transfer.h"

namespace bowerbird {

class RedirectChain;

// One attempt as it is logged: where it went, how it ended and where its time was spent.
struct AttemptRecord
{
    const RedirectChain &chain;
    const Result<TransferReport> &result;
    int httpStatus = 0;
    qint64 received = 0;
    TransferTiming timing;
    const char *protocol = ""; // "HTTP/1.1"
};

// Writes it as "bowerbird.transfer" at debug level: one line, no secret.
void logAttempt(const AttemptRecord &record);

} // namespace bowerbird
