// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/failure.h"

namespace bowerbird {

// A file's failure as the attempt reports it. That this program, or the machine, has too many files open says nothing
// about the folder, and passes as soon as others are closed: it becomes an `internal` failure that is tried again.
[[nodiscard]] Failure attemptFailure(const Failure &ofFile);

} // namespace bowerbird
