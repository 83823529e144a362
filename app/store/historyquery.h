// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "store/history.h"

#include <QString>
#include <QStringList>
#include <QVariant>

namespace bowerbird {

// A question to the history as SQL, as far as SQL can tell, and the rest of it as a look at each entry.
//
// Thread: any; values.

// What rows are sorted by, and the pages are cut by.
struct HistoryOrder
{
    QString sql;   // after ORDER BY
    QString after; // condition with one or two places for values; the last of them is the row
    QVariant key;  // the first value, when there are two
};
[[nodiscard]] HistoryOrder orderOf(const HistoryQuery &query);

// What SQL can tell by itself, as a condition and its values.
struct HistoryCondition
{
    QStringList terms;
    QVariantList values;

    void add(const QString &term, const QVariantList &more)
    {
        terms.append(term);
        values += more;
    }
    // SQLite's LIKE folds ASCII only, so of other words it says nothing.
    void addWord(const QString &word);
};
[[nodiscard]] HistoryCondition conditionOf(const HistoryQuery &query); // without its words

[[nodiscard]] QStringList wordsOf(const HistoryQuery &query);
// Whether an entry that SQL has found is meant, as far as it shows without a look at its file.
[[nodiscard]] bool fits(const HistoryEntry &entry, const HistoryQuery &query, const QStringList &words);

} // namespace bowerbird
