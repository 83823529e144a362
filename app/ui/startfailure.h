// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/failure.h"

namespace bowerbird {

// Tells a person, in a box of its own, why there is no window: the profile is held by another program
// (FailureReason::Refused) or cannot be used. Returns when it is closed.
//
// Thread: UI.
void showStartFailure(const Failure &failure);

} // namespace bowerbird
