// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/failure.h"
#include "store/librarytrouble.h"
#include "store/salvage.h"

#include <QString>

namespace bowerbird {

// A failure as one plain English sentence with an advice, for standard error. The console speaks to scripts and logs as
// much as to people, so it is not translated; the window's sentences are made in ui/failuretext.
[[nodiscard]] QString failureLine(const Failure &failure);
// Of a link that is read for its images. Kept: what its site has put off is there for --continue.
enum class Afterwards : quint8 { Kept, Forgotten };
[[nodiscard]] QString collectionFailureLine(const Failure &failure, Afterwards afterwards);
// Why the library cannot be opened or written, and what to do about it.
[[nodiscard]] QString libraryLine(LibraryTrouble trouble, const Failure &failure);
// Why the profile's folder cannot be used.
[[nodiscard]] QString profileLine(const Failure &failure);
// That a run ends with less in the library than it has done.
[[nodiscard]] QString unrecordedLine(LibraryTrouble trouble, const Failure &failure);
// What was saved of a damaged one.
[[nodiscard]] QString salvageLine(const Salvage &salvage);

} // namespace bowerbird
