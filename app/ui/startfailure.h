// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/failure.h"
#include "store/librarytrouble.h"
#include "store/salvage.h"

namespace bowerbird {

// Tells a person, in a box of its own, why there is no window: the profile is held by another program
// (FailureReason::Refused) or cannot be used; `trouble` says more when it is the library that cannot be opened. Returns
// when it is closed.
//
// Thread: UI.
void showStartFailure(const Failure &failure, LibraryTrouble trouble = LibraryTrouble::None);

// Why the library cannot be written while the program runs, and what can be done: the place is named, since it is the
// profile's and not where the images go.
[[nodiscard]] QString libraryTroubleText(LibraryTrouble trouble, const Failure &failure);

// The library is damaged: true when the person wants it repaired, false to leave everything as it is and quit.
[[nodiscard]] bool offerRepair(const Failure &failure);
void showSalvage(const Salvage &salvage); // what came of it

} // namespace bowerbird
