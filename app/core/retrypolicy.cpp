// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#include "core/retrypolicy.h"

#include <QRandomGenerator>

#include <algorithm>
#include <limits>

namespace bowerbird {

namespace {

constexpr int kAsOftenAsAllowed = std::numeric_limits<int>::max();
constexpr int kOnce = 1;
constexpr int kNever = 0;

} // namespace

int mostRetries(const Failure &failure)
{
    if (failure.isPermanent)
        return kNever;
    switch (failure.reason) {
    case FailureReason::Dns:
        return 2;
    case FailureReason::Refused:
    case FailureReason::ConnectionLost:
    case FailureReason::Timeout:
    case FailureReason::Stalled:
    case FailureReason::Truncated:
    case FailureReason::RateLimited:
    case FailureReason::BadRange:
    case FailureReason::Tls: // a refused certificate is permanent; what remains is a handshake that broke off
        return kAsOftenAsAllowed;
    case FailureReason::ServerError:
        return failure.httpStatus == 501 || failure.httpStatus == 505 ? kNever : kAsOftenAsAllowed;
    case FailureReason::HttpError:
        return failure.httpStatus == 408 || failure.httpStatus == 425 ? kAsOftenAsAllowed : kNever;
    case FailureReason::Proxy:
        return failure.httpStatus == 407 ? kNever : kAsOftenAsAllowed;
    case FailureReason::BadAnswer:
    case FailureReason::Empty:
    case FailureReason::CorruptImage:
        return kOnce;
    case FailureReason::UnsupportedLink:
    case FailureReason::NoClientId:
    case FailureReason::NotFound:
    case FailureReason::Forbidden:
    case FailureReason::BadRedirect:
    case FailureReason::NotAnImage:
    case FailureReason::Placeholder:
    case FailureReason::TooLarge:
    case FailureReason::DiskFull:
    case FailureReason::NotWritable:
    case FailureReason::ApiError:
        return kNever;
    case FailureReason::Internal: // worth it only when whoever reports it knows that it passes, and when
        return failure.retryAfter ? kAsOftenAsAllowed : kNever;
    }
    return kNever;
}

RetryPolicy::RetryPolicy(int retries, Random random, std::chrono::milliseconds firstDelay)
    : m_retries(retries)
    , m_random(random ? std::move(random) : [] { return QRandomGenerator::global()->generateDouble(); })
    , m_firstDelay(firstDelay)
{
}

std::optional<std::chrono::milliseconds> RetryPolicy::delayAfter(const Failure &failure, int attempt,
                                                                 int sameReasonBefore) const
{
    using std::chrono::milliseconds;
    const int ofThisKind = (sameReasonBefore < 0 ? attempt - 1 : sameReasonBefore) + 1;
    if (attempt > m_retries || ofThisKind > mostRetries(failure))
        return std::nullopt;
    if (failure.retryAfter)
        return std::clamp(*failure.retryAfter, milliseconds(0), kLongestRetryAfter);
    // A transfer that went wrong in its bytes is worth an immediate second look; a host in trouble is not.
    if (mostRetries(failure) == kOnce || failure.reason == FailureReason::BadRange)
        return milliseconds(0);
    // Full jitter: a crowd that failed together comes back spread as widely as can be.
    const milliseconds ceiling =
        std::min<milliseconds>(kLongestDelay, m_firstDelay * (1 << std::clamp(attempt - 1, 0, 16)));
    return milliseconds(static_cast<qint64>(m_random() * static_cast<double>(ceiling.count())));
}

} // namespace bowerbird
