// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/failure.h"

#include <QLatin1StringView>
#include <QStringList>

#include <span>

namespace bowerbird {

class SqlConnection;

// One table of a damaged library, on its way into a fresh one.

struct SalvagedTable
{
    QLatin1StringView name;
    QLatin1StringView key; // what its rows lie by: its row number, or the text of a table without them
    bool hasRowNumbers = true;
    QLatin1StringView wanted; // a condition that a row must meet which is not mere noise
};

struct SalvagedRows
{
    qint64 saved = 0;
    bool isComplete = true; // false: there were places that could not be read
};

[[nodiscard]] std::span<const SalvagedTable> salvagedTables();

// Copies all rows that can be read, of the columns that both sides have. Within a transaction of the target.
// Errors: those of the target only; the source is expected to fail.
[[nodiscard]] Result<SalvagedRows> salvageTable(const SalvagedTable &table, SqlConnection &source,
                                                SqlConnection &target);

} // namespace bowerbird
