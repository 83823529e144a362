// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#include "store/salvagetable.h"

#include "store/sqlconnection.h"

#include <QSqlError>
#include <QSqlQuery>
#include <QSqlRecord>

#include <algorithm>
#include <array>
#include <optional>

namespace bowerbird {

namespace {

using namespace Qt::StringLiterals;

constexpr std::array kTables = {
    // How far texts are indexed is not true of the fresh one, which has no index yet.
    SalvagedTable{"meta"_L1, "key"_L1, false, "typeof(key) = 'text' AND key <> 'text-indexed-image'"_L1, false},
    SalvagedTable{"options"_L1, "id"_L1, true, "typeof(value) = 'text'"_L1},
    SalvagedTable{"jobs"_L1, "id"_L1, true,
                  "typeof(state) = 'text' AND iif(json_valid(facts), json_extract(facts, '$.url') IS NOT NULL, 0)"_L1},
    SalvagedTable{"images"_L1, "id"_L1, true,
                  "typeof(url) = 'text' AND typeof(path) = 'text' AND typeof(sha256) = 'blob'"_L1},
    SalvagedTable{"intents"_L1, "job_id"_L1, true, "json_valid(facts)"_L1},
    SalvagedTable{"archive"_L1, "key"_L1, false, "typeof(key) = 'text'"_L1},
    SalvagedTable{"collections"_L1, "id"_L1, true, "typeof(link) = 'text'"_L1},
    SalvagedTable{"remembered"_L1, "id"_L1, true, "typeof(link) = 'text' AND json_valid(facts)"_L1},
    SalvagedTable{"remembered_images"_L1, "collection"_L1, true, "typeof(keys) = 'blob'"_L1, false},
    SalvagedTable{"remembered_listings"_L1, "collection"_L1, true, "typeof(images) = 'blob'"_L1, false},
};

// Past the last row that could be read, a page that cannot be may hold so many more: none of ours takes less than 40
// bytes, and a page above it points to some 400.
constexpr qint64 kRowsBeyond = 20'000;

QStringList columnsOf(SqlConnection &connection, QLatin1StringView table)
{
    QStringList names;
    Result<QSqlQuery> query = connection.select(u"SELECT name FROM pragma_table_info(?)"_s, {table});
    while (query && query->next())
        names.append(query->value(0).toString());
    return names;
}

class Salvager
{
public:
    Salvager(const SalvagedTable &table, SqlConnection &source, SqlConnection &target)
        : m_table(table)
        , m_source(source)
        , m_target(target)
    {
        const QStringList known = columnsOf(target, table.name);
        m_columns = columnsOf(source, table.name);
        m_columns.removeIf([&](const QString &name) { return !known.contains(name); });
        m_columns.removeAll(table.key);
        m_columns.prepend(table.key);
    }

    [[nodiscard]] Result<SalvagedRows> run()
    {
        if (m_columns.size() < 2 && m_table.hasRowNumbers)
            return m_rows;
        QStringList places(m_columns.size(), u"?"_s);
        Result<QSqlQuery> insert = m_target.prepare(
            u"INSERT OR REPLACE INTO %1 (%2) VALUES (%3)"_s.arg(m_table.name, m_columns.join(u','), places.join(u',')));
        if (!insert)
            return std::unexpected(insert.error());
        m_insert = std::move(*insert);
        if (m_table.hasRowNumbers)
            readNumbers();
        else
            readTexts();
        m_insert.reset();
        if (m_trouble)
            return std::unexpected(*m_trouble);
        return m_rows;
    }

private:
    enum class End : quint8 { Reached, Damaged };

    [[nodiscard]] QString selectAll() const
    {
        return u"SELECT %1 FROM %2 NOT INDEXED WHERE %3"_s.arg(m_columns.join(u','), m_table.name, m_table.wanted);
    }

    // Rows of a query until its end or until one that cannot be read; `last` is the key of the last one.
    [[nodiscard]] End copy(const QString &sql, const QVariantList &values, QVariant &last)
    {
        Result<QSqlQuery> query = m_source.select(sql, values);
        if (!query)
            return End::Damaged;
        while (!m_trouble && query->next()) {
            last = query->value(0);
            insert(*query);
        }
        return query->lastError().isValid() ? End::Damaged : End::Reached;
    }

    void insert(const QSqlQuery &row)
    {
        for (int i = 0; i < m_columns.size(); ++i)
            m_insert->bindValue(i, row.value(i));
        if (m_insert->exec())
            ++m_rows.saved;
        else if (m_insert->lastError().nativeErrorCode() != kConstraint) // noise where a value must be
            m_trouble = m_target.failed(m_insert->lastError()).error();
    }

    // What cannot be read in one go is halved until it is one row. Most of the range is not there, or reads well.
    void readRange(qint64 first, qint64 last)
    {
        while (first <= last && !m_trouble) {
            QVariant key;
            const End end =
                copy(selectAll() + u" AND %1 BETWEEN ? AND ? ORDER BY %1"_s.arg(m_table.key), {first, last}, key);
            if (end == End::Reached)
                return;
            if (key.isValid())
                first = key.toLongLong() + 1;
            if (first >= last)
                return;
            const qint64 middle = first + (last - first) / 2;
            readRange(first, middle);
            first = middle + 1;
        }
    }

    void readNumbers()
    {
        QVariant key;
        if (copy(selectAll() + u" ORDER BY "_s + m_table.key, {}, key) == End::Reached)
            return;
        m_rows.isComplete = false;
        if (m_table.isKnownByLook) // the rest is read from the pages, without asking for rows that are not there
            return;
        const qint64 first = key.isValid() ? key.toLongLong() + 1 : 0;
        readRange(first, lastNumber(first));
    }

    // From the other end down to the damage; from there on nobody knows.
    [[nodiscard]] qint64 lastNumber(qint64 first)
    {
        const Result<QVariant> last =
            m_source.firstValue(u"SELECT max(%1) FROM %2 NOT INDEXED"_s.arg(m_table.key, m_table.name));
        if (last && last->isValid())
            return last->toLongLong();
        qint64 bound = first + kRowsBeyond;
        const Result<QVariant> given = m_source.firstValue(
            u"SELECT max(CAST(value AS INTEGER)) FROM meta WHERE key IN ('first-free-id', 'synced-image')"_s);
        if (given && m_table.name != "options"_L1)
            bound = std::max(bound, given->toLongLong() + kRowsBeyond);
        return bound;
    }

    void readTexts()
    {
        QVariant key;
        if (copy(selectAll() + u" ORDER BY "_s + m_table.key, {}, key) == End::Reached)
            return;
        (void)copy(selectAll() + u" ORDER BY "_s + m_table.key + u" DESC"_s, {}, key);
        m_rows.isComplete = false;
    }

    static constexpr auto kConstraint = "19"_L1; // SQLITE_CONSTRAINT

    const SalvagedTable &m_table;
    SqlConnection &m_source;
    SqlConnection &m_target;
    QStringList m_columns; // the key first
    std::optional<QSqlQuery> m_insert;
    std::optional<Failure> m_trouble; // of the target
    SalvagedRows m_rows;
};

} // namespace

std::span<const SalvagedTable> salvagedTables()
{
    return kTables;
}

Result<SalvagedRows> salvageTable(const SalvagedTable &table, SqlConnection &source, SqlConnection &target)
{
    return Salvager(table, source, target).run();
}

} // namespace bowerbird
