// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#include "store/textindex.h"

#include "store/sqlconnection.h"

#include <QLoggingCategory>

namespace bowerbird {

namespace {

using namespace Qt::StringLiterals;

Q_LOGGING_CATEGORY(lcText, "bowerbird.store.text")

constexpr qsizetype kGram = 3;
constexpr auto kIndexedKey = "text-indexed-image"_L1;

// The values of an image's columns, for taking it in and, the very same, for leaving it out.
QString valuesSql()
{
    return u"id, %1, title, album, url FROM images"_s.arg(QLatin1StringView(kFileNameSql));
}

} // namespace

TextIndex::TextIndex(SqlConnection &connection)
    : m_connection(connection)
{
}

bool TextIndex::prepare()
{
    const Result<void> made =
        m_connection.run(u"CREATE VIRTUAL TABLE IF NOT EXISTS images_text USING fts5(name, title, album, link,"
                         " content='', detail=none, tokenize='trigram')"_s);
    if (!made)
        qCWarning(lcText, "searching will be slower: %s", qUtf8Printable(made.error().detail));
    m_isUsable = made.has_value();
    return m_isUsable;
}

bool TextIndex::find()
{
    const Result<QVariant> isThere =
        m_connection.firstValue(u"SELECT count(*) FROM sqlite_master WHERE name = 'images_text'"_s);
    m_isUsable = isThere && isThere->toInt() > 0;
    return m_isUsable;
}

qint64 TextIndex::indexedUpTo()
{
    Result<QSqlQuery> query = m_connection.select(u"SELECT value FROM meta WHERE key = ?"_s, {kIndexedKey});
    return query && query->next() ? query->value(0).toLongLong() : 0;
}

Result<bool> TextIndex::takeIn(int count)
{
    if (!m_isUsable)
        return false;
    const qint64 from = indexedUpTo();
    Result<QSqlQuery> query = m_connection.select(
        u"SELECT max(id) FROM (SELECT id FROM images WHERE id > ? ORDER BY id LIMIT ?)"_s, {from, count});
    if (!query)
        return std::unexpected(query.error());
    const qint64 upTo = query->next() ? query->value(0).toLongLong() : 0;
    query->finish();
    if (upTo <= from)
        return false;
    const Result<void> done = m_connection.transaction([&]() -> Result<void> {
        auto added = m_connection.write(u"INSERT INTO images_text (rowid, name, title, album, link) SELECT %1"
                                        " WHERE id > ? AND id <= ?"_s.arg(valuesSql()),
                                        {from, upTo});
        if (!added)
            return added;
        return m_connection.write(u"INSERT OR REPLACE INTO meta (key, value) VALUES (?, ?)"_s, {kIndexedKey, upTo});
    });
    if (!done)
        return std::unexpected(done.error());
    return true;
}

void TextIndex::leaveOut(qint64 row)
{
    change(u"INSERT INTO images_text (images_text, rowid, name, title, album, link) SELECT 'delete', %1 WHERE id = ?"_s,
           row);
}

void TextIndex::putBack(qint64 row)
{
    change(u"INSERT INTO images_text (rowid, name, title, album, link) SELECT %1 WHERE id = ?"_s, row);
}

void TextIndex::change(const QString &sql, qint64 row)
{
    if (!m_isUsable || row > indexedUpTo())
        return;
    if (const auto done = m_connection.write(sql.arg(valuesSql()), {row}); !done) {
        qCWarning(lcText, "%s", qUtf8Printable(done.error().detail));
        throwAway();
    }
}

void TextIndex::throwAway()
{
    m_isUsable = false;
    (void)m_connection.run(u"DROP TABLE IF EXISTS images_text"_s);
    if (m_connection.write(u"DELETE FROM meta WHERE key = ?"_s, {kIndexedKey}))
        (void)prepare();
}

// Every third letter group and the last one: all of a word's letters are covered, with a third of the lists to read.
QString TextIndex::matchFor(const QStringList &words)
{
    QStringList grams;
    for (const QString &word : words) {
        const QList<uint> letters = word.toUcs4();
        const qsizetype last = letters.size() - kGram;
        for (qsizetype at = 0; at <= last; at = at < last ? std::min(at + kGram, last) : last + 1) {
            QString gram = QString::fromUcs4(reinterpret_cast<const char32_t *>(letters.constData() + at), kGram);
            grams.append(u'"' + gram.replace(u'"', u"\"\""_s) + u'"');
        }
    }
    grams.removeDuplicates();
    return grams.join(u" AND "_s);
}

} // namespace bowerbird
