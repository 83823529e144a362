// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/failure.h"

#include <QString>

namespace bowerbird {

// A failure as one plain English sentence with an advice, for standard error. The console speaks to scripts and logs as
// much as to people, so it is not translated; the window's sentences are made in ui/failuretext.
[[nodiscard]] QString failureLine(const Failure &failure);

} // namespace bowerbird
