// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/failure.h"
#include "store/librarytrouble.h"

#include <QSqlDatabase>
#include <QSqlQuery>
#include <QString>
#include <QVariant>

#include <functional>

class QSqlError;

namespace bowerbird {

// One connection to an SQLite file, with Results in place of bools.
//
// Thread: the one that opens it. Owns: the connection; queries must be gone before close(). Errors: DiskFull,
// NotWritable; the detail names the file.
class SqlConnection
{
public:
    SqlConnection() = default;
    ~SqlConnection(); // close()
    Q_DISABLE_COPY_MOVE(SqlConnection)

    [[nodiscard]] Result<void> open(const QString &file); // made when missing, for its owner alone
    void close();
    [[nodiscard]] bool isOpen() const { return !m_name.isEmpty(); }
    [[nodiscard]] const QString &file() const { return m_file; }

    // Runs `body` in one transaction; on a failure nothing of it remains.
    [[nodiscard]] Result<void> transaction(const std::function<Result<void>()> &body);
    [[nodiscard]] Result<void> run(const QString &sql);
    [[nodiscard]] Result<QSqlQuery> select(const QString &sql, const QVariantList &values = {});
    [[nodiscard]] Result<void> write(const QString &sql, const QVariantList &values);
    [[nodiscard]] Result<QVariant> firstValue(const QString &sql); // of a select that gives one row
    [[nodiscard]] Result<QSqlQuery> prepare(const QString &sql);
    [[nodiscard]] std::unexpected<Failure> failed(const QSqlError &error) const;
    // What the last failure was about, and whether any of this connection was damage.
    [[nodiscard]] LibraryTrouble trouble() const { return m_trouble; }
    [[nodiscard]] bool hasMetDamage() const { return m_hasMetDamage; }

private:
    [[nodiscard]] QSqlDatabase database() const { return QSqlDatabase::database(m_name, false); }

    mutable LibraryTrouble m_trouble = LibraryTrouble::None;
    mutable bool m_hasMetDamage = false;
    QString m_file;
    QString m_name; // of the connection; empty = closed
};

} // namespace bowerbird
