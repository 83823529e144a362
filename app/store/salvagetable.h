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
    // A row can be told from those of all other tables, and of the index of texts, by the types of its values.
    bool isKnownByLook = true;
};

struct SalvagedRows
{
    qint64 saved = 0;
    bool isComplete = true; // false: there were places that could not be read, past which there may be more
};

[[nodiscard]] std::span<const SalvagedTable> salvagedTables();

// Copies all rows that can be read (of a table that is known by its look: up to the first place that cannot, the rest
// is for salvagePages), of the columns that both sides have. Within a transaction of the target. Errors: those of the
// target only; the source is expected to fail.
[[nodiscard]] Result<SalvagedRows> salvageTable(const SalvagedTable &table, SqlConnection &source,
                                                SqlConnection &target);

} // namespace bowerbird
