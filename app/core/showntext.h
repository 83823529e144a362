// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#pragma once

#include <QString>

#include <algorithm>

namespace bowerbird {

// A text that somebody else has written, as it may be shown on one line, also of a terminal: no line breaks, no escape
// sequences or other control characters, no blanks around it or side by side.
[[nodiscard]] inline QString shownText(QString text)
{
    std::replace_if(text.begin(), text.end(), [](QChar c) { return c.category() == QChar::Other_Control; }, u' ');
    return text.simplified();
}

} // namespace bowerbird
