// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#include "engine/attemptfailure.h"

#include <system_error>

#include <cerrno>

namespace bowerbird {

namespace {

constexpr std::chrono::milliseconds kUntilOthersAreClosed{1000};

// The store's details end with the system's own words, which are the same in every language of the program.
bool endsWithError(const QString &detail, int error)
{
    return detail.endsWith(QString::fromStdString(std::generic_category().message(error)));
}

} // namespace

Failure attemptFailure(const Failure &ofFile)
{
    const bool isShortOfFiles = ofFile.reason == FailureReason::NotWritable &&
                                (endsWithError(ofFile.detail, EMFILE) || endsWithError(ofFile.detail, ENFILE));
    if (!isShortOfFiles)
        return ofFile;
    return {.reason = FailureReason::Internal, .detail = ofFile.detail, .retryAfter = kUntilOthersAreClosed};
}

} // namespace bowerbird
