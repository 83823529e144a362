// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/failure.h"

#include <QString>
#include <QStringList>

namespace bowerbird {

class SqlConnection;

// Which three letters occur in an image's name, title, album and link (SQLite's FTS5 with its trigram tokenizer, no
// positions: a third of the size), so that any part of a word is found without reading the whole history. It only
// narrows a search down: whoever searches looks at the words again. Filled when the store has nothing better to do;
// images past indexedUpTo() are not in it yet. It holds nothing that is not in the history, and may be dropped at any
// time.
//
// Thread: the connection's. Borrows: the connection.
class TextIndex
{
public:
    explicit TextIndex(SqlConnection &connection);

    // Makes it when it is missing. False where SQLite was built without FTS5: every search reads the history then.
    [[nodiscard]] bool prepare();
    [[nodiscard]] bool find();            // uses the one that is there, if any
    void ignore() { m_isUsable = false; } // it failed
    [[nodiscard]] bool isUsable() const { return m_isUsable; }
    // Row of the history; everything up to it is in the index. As the database has it.
    [[nodiscard]] qint64 indexedUpTo();
    // Takes in at most `count` more images, in a transaction of its own; false when there was nothing to do.
    [[nodiscard]] Result<bool> takeIn(int count);
    // Around a change of a row that is in the index, within the transaction of the change: before it, and after it. An
    // index that cannot be written is thrown away.
    void leaveOut(qint64 row);
    void putBack(qint64 row);
    void throwAway(); // to be filled anew

    // What to look for when all of these words must occur; empty when none is long enough.
    [[nodiscard]] static QString matchFor(const QStringList &words);

private:
    void change(const QString &sql, qint64 row);

    SqlConnection &m_connection;
    bool m_isUsable = false;
};

// The part of a path after its last slash, as an SQL expression over the column "path".
inline constexpr auto kFileNameSql = "replace(path, rtrim(path, replace(path, '/', '')), '')";

} // namespace bowerbird
