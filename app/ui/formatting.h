// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#pragma once

#include <QDateTime>
#include <QString>

#include <chrono>

namespace bowerbird {

// Values as a person reads them, in the default QLocale and the program's language. What is unknown (negative, invalid)
// is an empty string, so that a cell stays blank.

[[nodiscard]] QString formatBytes(qint64 bytes);                        // "12.3 MB", powers of ten
[[nodiscard]] QString formatSpeed(double bytesPerSecond);               // "1.2 MB/s"; empty below one byte a second
[[nodiscard]] QString formatDuration(std::chrono::milliseconds length); // "12 s", "3 min 20 s", "1 h 5 min", "2 d 3 h"
[[nodiscard]] QString formatPercent(double fraction);                   // 0..1 -> "42 %", never 100 % before the end
[[nodiscard]] QString formatDateTime(const QDateTime &when);            // short; without the date when it is today
[[nodiscard]] QString formatDimensions(int widthPx, int heightPx);      // "640 × 480"
[[nodiscard]] QString formatCount(int count);

// `text` from outside as one line: line breaks and control characters become spaces, and what would turn the writing
// direction of the text around it is left out.
[[nodiscard]] QString toSingleLine(const QString &text);

// `text` between bidi isolates, so that a name of another script leaves the order of the text around it alone. For
// mixed text only: a cell of its own needs none.
[[nodiscard]] QString isolated(const QString &text);

// `text` as rich text that shows exactly `text`: what comes from outside never turns into markup in a tool tip.
[[nodiscard]] QString toPlainToolTip(const QString &text);

} // namespace bowerbird
