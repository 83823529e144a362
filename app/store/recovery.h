// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/failure.h"
#include "store/handedout.h"

#include <vector>

namespace bowerbird {

class FilesystemSync;
class LibraryDatabase;
class Placer;

// What is put right when the library is opened, before anything is read from it.

// Parts that were on their way to their names when the program ended: what arrived is finished, what can still be
// renamed is, and the rest goes on from its part.
[[nodiscard]] Result<void> resolveIntents(LibraryDatabase &database, Placer &placer, FilesystemSync &sync);

// Images finished after the last sync of their disk. When the computer went down since, they are proven by their bytes
// once more, and those that are gone or broken are queued again; else they are only noted for the next sync. When it
// took the program with it, no part is gone on with either: a part is never synced, and its end may be zeros.
[[nodiscard]] Result<void> proveUnsynced(LibraryDatabase &database, FilesystemSync &sync);
// Parts of jobs whose rows were not written yet when the program ended: nobody will go on with them.
void removeStrayParts(LibraryDatabase &database, const std::vector<HandedOut> &handedOut);
// To be called after a sync: everything up to this row of the history is on the disk.
[[nodiscard]] Result<void> noteSynced(LibraryDatabase &database, qint64 imageRow);

} // namespace bowerbird
