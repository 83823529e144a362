// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/failure.h"

#include <QStringList>

namespace bowerbird {

// True when `link` holds a range [001-120], [a-z], [0-100:5] or a list {a,b,c}. An IPv6 host is not a pattern.
[[nodiscard]] bool isPattern(QStringView link);

// The links a pattern stands for, the rightmost part counting fastest; a link without a pattern is itself. Leading
// zeroes set the width. Errors: UnsupportedLink, with what is wrong and where, also when there would be more than
// `bound` links.
[[nodiscard]] Result<QStringList> expandPattern(const QString &link, qsizetype bound = 100'000);

} // namespace bowerbird
