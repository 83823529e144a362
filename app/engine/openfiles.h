// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#pragma once

namespace bowerbird {

// The system bounds how many files, sockets among them, a program may have open. A transfer that meets the bound is
// tried again, but a thread that cannot be given what it needs ends the program (GLib's and Qt's own rule). So the
// bound is raised as far as the system lets, and there are no more workers than it bears.

// For the program's start: asks for as many as the system grants at all, up to a bound that closing all of them in a
// child process takes no time.
void raiseOpenFileLimit();

// How many workers `limit` open files bear beside everything else, from 1 to kMaxWorkers.
[[nodiscard]] int workersWithin(long long limit);
[[nodiscard]] int workersWithinLimit(); // of this process as it stands

} // namespace bowerbird
