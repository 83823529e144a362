// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#include "store/fileerror.h"

#include <system_error>

#include <cerrno>

namespace bowerbird {

std::unexpected<Failure> failFile(int error, const QString &path)
{
    const bool isFull = error == ENOSPC || error == EDQUOT;
    const QString why = QString::fromStdString(std::generic_category().message(error));
    Failure failure{.reason = isFull ? FailureReason::DiskFull : FailureReason::NotWritable,
                    .detail = path + QStringLiteral(": ") + why};
    failure.isPermanent = error == ENAMETOOLONG || error == EILSEQ;
    return std::unexpected(std::move(failure));
}

std::unexpected<Failure> failTarget(const QString &path, const QString &why)
{
    Failure failure{.reason = FailureReason::NotWritable, .detail = path + QStringLiteral(": ") + why};
    failure.isPermanent = true;
    return std::unexpected(std::move(failure));
}

} // namespace bowerbird
