// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#include "store/salvagepages.h"

#include "store/rawpages.h"
#include "store/sqlconnection.h"

#include <QSqlError>
#include <QSqlQuery>

#include <algorithm>
#include <optional>

namespace bowerbird {

namespace {

using namespace Qt::StringLiterals;

struct Column
{
    QString name;
    QString type; // as declared; empty = any
    bool isRowNumber = false;
};

bool isOfType(const QVariant &value, const QString &type)
{
    if (value.isNull() || type.isEmpty())
        return true;
    if (type == "INTEGER"_L1)
        return value.typeId() == QMetaType::LongLong;
    if (type == "TEXT"_L1)
        return value.typeId() == QMetaType::QString;
    return type != "BLOB"_L1 || value.typeId() == QMetaType::QByteArray;
}

// One table of the target, and how a row comes into it.
class PageTable
{
public:
    PageTable(const SalvagedTable &table, SqlConnection &target)
        : m_table(table)
        , m_target(target)
    {
        Result<QSqlQuery> query =
            target.select(u"SELECT name, type FROM pragma_table_info(?) ORDER BY cid"_s, {table.name});
        while (query && query->next()) {
            const QString name = query->value(0).toString();
            m_columns.append({name, query->value(1).toString(), table.hasRowNumbers && name == table.key});
        }
    }

    [[nodiscard]] const SalvagedTable &table() const { return m_table; }
    [[nodiscard]] qint64 saved() const { return m_saved; }

    // A row from before a later version of the library is short of that version's columns. The row's number stands
    // outside of the record, which has a null in its place.
    [[nodiscard]] bool fits(const QVariantList &values) const
    {
        if (values.size() < 1 || values.size() > m_columns.size())
            return false;
        for (qsizetype i = 0; i < values.size(); ++i) {
            const Column &column = m_columns.at(i);
            if (column.isRowNumber ? !values.at(i).isNull() : !isOfType(values.at(i), column.type))
                return false;
        }
        return true;
    }

    [[nodiscard]] Result<void> insert(std::optional<qint64> rowId, const QVariantList &values)
    {
        if (!m_insert) {
            Result<QSqlQuery> query = m_target.prepare(insertSql());
            if (!query)
                return std::unexpected(query.error());
            m_insert = std::move(*query);
        }
        for (qsizetype i = 0; i < m_columns.size(); ++i) {
            const bool isNumber = rowId && m_columns.at(i).isRowNumber;
            m_insert->bindValue(static_cast<int>(i), isNumber ? QVariant(*rowId) : values.value(i));
        }
        if (!m_insert->exec())
            return m_target.failed(m_insert->lastError());
        m_saved += std::max(0, m_insert->numRowsAffected());
        return {};
    }

private:
    // Also passed over: a row that lacks what its table demands.
    [[nodiscard]] QString insertSql() const
    {
        QStringList names;
        QStringList values;
        for (const Column &column : m_columns) {
            names.append(column.name);
            values.append(u"? AS "_s + column.name);
        }
        return u"INSERT OR IGNORE INTO %1 (%2) SELECT * FROM (SELECT %3) WHERE %4"_s.arg(
            m_table.name, names.join(u','), values.join(u','), m_table.wanted);
    }

    const SalvagedTable m_table;
    SqlConnection &m_target;
    QList<Column> m_columns;
    std::optional<QSqlQuery> m_insert;
    qint64 m_saved = 0;
};

} // namespace

Result<QHash<QLatin1StringView, qint64>> salvagePages(const QString &file, const std::vector<SalvagedTable> &tables,
                                                      SqlConnection &target)
{
    std::vector<PageTable> kept;
    for (const SalvagedTable &table : tables) {
        if (table.isKnownByLook)
            kept.emplace_back(table, target);
    }
    std::optional<Failure> trouble;
    const auto take = [&](std::optional<qint64> rowId, const QVariantList &values) {
        for (PageTable &table : kept) {
            if (trouble || table.table().hasRowNumbers != rowId.has_value() || !table.fits(values))
                continue;
            if (const auto inserted = table.insert(rowId, values); !inserted)
                trouble = inserted.error();
        }
    };
    RawPages pages(file);
    if (!kept.empty() && pages.isOpen()) {
        pages.eachRow([&](qint64 rowId, const QVariantList &values) { take(rowId, values); });
        pages.eachKey([&](const QVariantList &values) { take(std::nullopt, values); });
    }
    if (trouble)
        return std::unexpected(*trouble);
    QHash<QLatin1StringView, qint64> saved;
    for (const PageTable &table : kept)
        saved.insert(table.table().name, table.saved());
    return saved;
}

} // namespace bowerbird
