// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#pragma once

#include <QString>

#include <chrono>
#include <expected>
#include <optional>

namespace bowerbird {

// Why something could not be done. The spelling for the outside (JSON, logs, database) is reasonName(); the sentence
// for a person is made in ui/failuretext and console/failureline only.
enum class FailureReason : quint8 {
    UnsupportedLink,
    NoClientId,
    Dns,
    Refused,
    ConnectionLost,
    Timeout,
    Stalled,
    Tls,
    Proxy,
    NotFound,
    Forbidden,
    RateLimited,
    ServerError,
    HttpError,
    BadRedirect,
    BadAnswer,
    Truncated,
    BadRange,
    Empty,
    NotAnImage,
    CorruptImage,
    Placeholder,
    TooLarge,
    DiskFull,
    NotWritable,
    ApiError,
    Internal, // keep last: tables are checked against it
};

inline constexpr int kFailureReasonCount = static_cast<int>(FailureReason::Internal) + 1;

[[nodiscard]] QString reasonName(FailureReason reason);
[[nodiscard]] std::optional<FailureReason> reasonFromName(QStringView name);

// One failure as a value. `detail` is raw, untranslated, and free of secrets.
struct Failure
{
    FailureReason reason = FailureReason::Internal;
    int httpStatus = 0; // 0 = there was no HTTP answer
    QString detail;
    std::optional<std::chrono::milliseconds> retryAfter; // what the server asked for
    // A reason that is usually worth another attempt is not in this case (a certificate that is refused,
    // unlike a handshake that broke off).
    bool isPermanent = false;

    friend bool operator==(const Failure &, const Failure &) = default;
};

template<typename T>
using Result = std::expected<T, Failure>;

[[nodiscard]] inline std::unexpected<Failure> fail(FailureReason reason, QString detail = {}, int httpStatus = 0)
{
    return std::unexpected(Failure{.reason = reason, .httpStatus = httpStatus, .detail = std::move(detail)});
}

} // namespace bowerbird
