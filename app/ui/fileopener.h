// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#pragma once

#include <QString>

namespace bowerbird {

// Hands a file or folder to the desktop. They return at once; false = the desktop took nothing.
bool openFile(const QString &path);
bool openFolder(const QString &directory);
// Shows the file in its folder, chosen where the desktop's file manager can do that, else just the folder.
bool revealFile(const QString &path);

} // namespace bowerbird
