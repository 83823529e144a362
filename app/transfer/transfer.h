// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/bytesink.h"
#include "core/failure.h"
#include "core/settings.h"

#include <QString>

#include <chrono>
#include <memory>
#include <stop_token>

namespace bowerbird {

// One attempt to bring one file.
struct TransferRequest
{
    QString url;                                    // http or https, or data: with the file itself
    QString referer;                                // empty = none
    qint64 maxBytes = 0;                            // of the decoded body; 0 = no limit
    bool allowsResume = true;                       // false: asks without Range whatever the sink holds
    std::shared_ptr<const NetworkSettings> network; // never null
};

// Where an attempt's time went; each counted from its beginning (as curl does).
struct TransferTiming
{
    std::chrono::microseconds nameLookup{0};
    std::chrono::microseconds connect{0};
    std::chrono::microseconds tls{0};
    std::chrono::microseconds firstByte{0};
    std::chrono::microseconds total{0};
};

struct TransferReport
{
    bool isStopped = false; // ended on request: an outcome of its own, not a failure
    qint64 received = 0;    // bytes appended in this attempt
    qint64 resumedFrom = 0; // bytes of the sink that were kept and not fetched again
    // The answer's own framing (a length, chunks, HTTP/2) showed its end; false: only its close did.
    bool isEndProven = true;
    QString finalUrl;
    ResponseHead head;
    TransferTiming timing;
};

// Brings bytes from a URL into a sink. One attempt; blocks its caller until it is over.
//
// Thread: an object belongs to the thread that uses it; only the stop token may be used from elsewhere.
// Errors: as in the command line's list of reasons; a stop is reported, never an error.
class Transfer
{
public:
    Transfer() = default;
    virtual ~Transfer() = default;
    Q_DISABLE_COPY_MOVE(Transfer)

    // Success means: the answer was complete by its own account (length, chunks, encoding) and every byte is in
    // the sink. Whether the bytes are a picture is not a transfer's business.
    [[nodiscard]] virtual Result<TransferReport> fetch(const TransferRequest &request, ByteSink &sink,
                                                       std::stop_token stop) = 0;
    // Of the last fetch, however it ended.
    [[nodiscard]] virtual TransferTiming timing() const { return {}; }
};

} // namespace bowerbird
