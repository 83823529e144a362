// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#pragma once

#include <QString>

namespace bowerbird {

// A small file beside the database that says how large it was, and when it was last written, when we closed it: bytes
// that somebody else changed since are found at the next start, when the whole file is looked through, which takes too
// long for every start.
//
// Thread: any. What cannot be written or read is left out: then nothing is suspected.
void markClosed(const QString &databaseFile);
[[nodiscard]] bool wasTouchedSinceClosed(const QString &databaseFile); // it is not as we left it
void removeMark(const QString &databaseFile);                          // it is in use, and was found good

} // namespace bowerbird
