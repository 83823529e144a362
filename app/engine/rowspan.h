// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#pragma once

#include <QList>
#include <QMetaType>

namespace bowerbird {

// Rows first to last, both included.
struct RowSpan
{
    int first = 0;
    int last = 0;
    friend bool operator==(RowSpan, RowSpan) = default;
};

} // namespace bowerbird

Q_DECLARE_METATYPE(bowerbird::RowSpan)
