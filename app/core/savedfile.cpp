// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#include "core/savedfile.h"

#include <array>

namespace bowerbird {

namespace {

constexpr std::array kVerificationNames = {"", "signature", "structure", "decoded"};
constexpr std::array kWarningNames = {"", "damaged-at-source", "cut-off-at-source", "too-large-to-preview",
                                      "not-decodable-here"};
constexpr std::array kSkipReasonNames = {"already-downloaded", "duplicate", "exists", "filtered"};

} // namespace

QString verificationName(Verification verification)
{
    return QString::fromLatin1(kVerificationNames.at(static_cast<size_t>(verification)));
}

QString warningName(Warning warning)
{
    return QString::fromLatin1(kWarningNames.at(static_cast<size_t>(warning)));
}

QString skipReasonName(SkipReason reason)
{
    return QString::fromLatin1(kSkipReasonNames.at(static_cast<size_t>(reason)));
}

} // namespace bowerbird
