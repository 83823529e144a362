// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#pragma once

namespace bowerbird {

// What a program run ends with. When several hold: Interrupted, then DiskTrouble, WrongUsage, ProfileInUse, Failed,
// NothingFound.
enum class ExitStatus : int {
    Good = 0,
    Failed = 1,       // an image or a collection
    WrongUsage = 2,   // also: no link can be worked on for want of a Client-ID
    NothingFound = 3, // no link yielded an image, and none failed
    DiskTrouble = 4,
    ProfileInUse = 5,
    Interrupted = 130,
};

} // namespace bowerbird
