// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#pragma once

#include <QtGlobal>

namespace bowerbird::test {

// Limits of time are for what would take many times as long if it were wrong; a sanitizer takes its share, too.
#if defined(__SANITIZE_THREAD__) || defined(__SANITIZE_ADDRESS__)
inline constexpr qint64 kTimeFactor = 20;
#else
inline constexpr qint64 kTimeFactor = 1;
#endif

} // namespace bowerbird::test
