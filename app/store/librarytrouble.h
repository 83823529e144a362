// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#pragma once

#include <QtGlobal>

namespace bowerbird {

// Why the library could not be opened. Of these only Damaged can be mended (store/salvage.h).
enum class LibraryTrouble : quint8 {
    None,
    Busy,        // another program holds the database
    NotWritable, // the file or its folder
    DiskFull,
    Damaged, // also: no database at all
    Foreign, // a database of another program
    Newer,   // made by a newer version of this one
};

} // namespace bowerbird
