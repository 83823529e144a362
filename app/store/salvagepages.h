// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/failure.h"
#include "store/salvagetable.h"

#include <QHash>
#include <QLatin1StringView>
#include <QString>

#include <vector>

namespace bowerbird {

class SqlConnection;

// The second way into a damaged library: rows of these tables that SQLite found no way to, read from the pages
// themselves (store/rawpages.h), and told from each other by the types of their values. A row that the target has
// already stays as it is there. Returns how many came to each table. Within a transaction of the target.
//
// Errors: those of the target only; a file that cannot be read gives nothing.
[[nodiscard]] Result<QHash<QLatin1StringView, qint64>>
salvagePages(const QString &file, const std::vector<SalvagedTable> &tables, SqlConnection &target);

} // namespace bowerbird
