// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#include "engine/hostreport.h"

#include "core/retrypolicy.h"

namespace bowerbird {

namespace {

HostReport::Verdict verdictOn(const Failure &failure)
{
    using Verdict = HostReport::Verdict;
    if (failure.reason == FailureReason::RateLimited || failure.httpStatus == 503)
        return Verdict::Overloaded;
    if (failure.reason == FailureReason::Timeout || failure.reason == FailureReason::Stalled)
        return Verdict::TimedOut;
    const bool isOrderly = failure.httpStatus > 0 && failure.httpStatus < 500;
    const bool isOurs = failure.reason == FailureReason::DiskFull || failure.reason == FailureReason::NotWritable ||
                        failure.reason == FailureReason::Proxy;
    return isOrderly && !isOurs ? Verdict::Answered : Verdict::Nothing;
}

} // namespace

HostReport hostReport(const Result<TransferReport> &fetched)
{
    if (fetched)
        return {.verdict = fetched->isStopped ? HostReport::Verdict::Nothing : HostReport::Verdict::Answered,
                .retryAfter = {}};
    const Failure &failure = fetched.error();
    HostReport report{.verdict = verdictOn(failure), .retryAfter = {}};
    if (mostRetries(failure) > 0)
        report.retryAfter = failure.retryAfter;
    return report;
}

} // namespace bowerbird
