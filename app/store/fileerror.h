// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/failure.h"

#include <QString>

namespace bowerbird {

// What an errno of a file operation means for a job: DiskFull or NotWritable, with the path in the detail. Permanent
// when it is the name that this file system cannot take: another image's may do.
[[nodiscard]] std::unexpected<Failure> failFile(int error, const QString &path);

// The target itself is in the way, not its folder or disk: another attempt does not help, other images go on.
[[nodiscard]] std::unexpected<Failure> failTarget(const QString &path, const QString &why);

} // namespace bowerbird
