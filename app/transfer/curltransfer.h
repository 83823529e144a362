// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "transfer/transfer.h"

#include <memory>

namespace bowerbird {

class CurlShare;
class RateLimiter;

// Transfer over libcurl: one easy handle kept for its connections, driven by curl_multi_poll, which a stop wakes up
// at once. Redirects are followed hop by hop, resumes are checked against what was asked. Each attempt is logged as
// "bowerbird.transfer" at debug level, without anything secret.
//
// Thread: confined to the thread that made it. Borrows: the share and the limiter, which outlive it.
// Errors: every reason that concerns a transfer.
class CurlTransfer final : public Transfer
{
public:
    explicit CurlTransfer(CurlShare &share, RateLimiter *limiter = nullptr); // no limiter: no speed limit
    ~CurlTransfer() override;

    [[nodiscard]] Result<TransferReport> fetch(const TransferRequest &request, ByteSink &sink,
                                               std::stop_token stop) override;
    [[nodiscard]] TransferTiming timing() const override;

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace bowerbird
