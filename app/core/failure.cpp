// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#include "core/failure.h"

#include <array>

namespace bowerbird {

namespace {

constexpr std::array kReasonNames = {
    "unsupported-link", "no-client-id", "dns",          "refused",    "connection-lost",
    "timeout",          "stalled",      "tls",          "proxy",      "not-found",
    "forbidden",        "rate-limited", "server-error", "http-error", "bad-redirect",
    "bad-answer",       "truncated",    "bad-range",    "empty",      "not-an-image",
    "corrupt-image",    "placeholder",  "too-large",    "disk-full",  "not-writable",
    "api-error",        "internal",
};
static_assert(kReasonNames.size() == kFailureReasonCount);

} // namespace

QString reasonName(FailureReason reason)
{
    return QString::fromLatin1(kReasonNames.at(static_cast<size_t>(reason)));
}

std::optional<FailureReason> reasonFromName(QStringView name)
{
    for (size_t i = 0; i < kReasonNames.size(); ++i) {
        if (name == QLatin1StringView(kReasonNames.at(i)))
            return static_cast<FailureReason>(i);
    }
    return std::nullopt;
}

} // namespace bowerbird
