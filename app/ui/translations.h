// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#pragma once

class QCoreApplication;

namespace bowerbird {

// Gives the application the words of the person's language, the program's own and Qt's, as far as there are any;
// English else. Call it once, before the first window is made.
void installTranslations(QCoreApplication &application);

} // namespace bowerbird
