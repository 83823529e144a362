// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/filtertally.h"

#include <QMap>
#include <QString>

namespace bowerbird {

// What the filters of a collection have left out, in words; plain text, translated.

// "23 shown, 22 albums and 15 animated hidden". `hidden`: reason -> count, by the words of filterReasonName(), a type's
// with its name behind it, and of Collection::leftOut().
[[nodiscard]] QString filterSentence(int shown, const QMap<QString, int> &hidden);
// The same, and after it a sentence each about what is not what it seems: images that are shown although the filter
// leaves them out, and those that are only counted, with what to do about them.
[[nodiscard]] QString filterSentences(const FilterTally &tally);
// "22 albums and 15 animated"; empty when nothing is.
[[nodiscard]] QString hiddenText(const QMap<QString, int> &hidden);

} // namespace bowerbird
