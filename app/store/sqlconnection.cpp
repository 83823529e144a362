// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#include "store/sqlconnection.h"

#include "store/fileerror.h"

#include <QFile>
#include <QFileInfo>
#include <QSqlError>

#include <fcntl.h>
#include <sys/statvfs.h>
#include <unistd.h>

#include <atomic>
#include <cerrno>

namespace bowerbird {

namespace {

using namespace Qt::StringLiterals;

bool hasRoom(const QString &file)
{
    constexpr unsigned long kLeast = 64 * 1024; // bytes: less than one transaction wants
    struct statvfs disk{};
    return ::statvfs(QFile::encodeName(QFileInfo(file).path()).constData(), &disk) != 0 ||
           disk.f_bavail * disk.f_frsize >= kLeast;
}

// Of SQLite's result codes; the lowest byte of an extended one is its kind.
LibraryTrouble troubleOf(const QSqlError &error, const QString &file)
{
    constexpr int kKind = 0xff;
    switch (error.nativeErrorCode().toInt() & kKind) {
    case 5: // SQLITE_BUSY
    case 6: // SQLITE_LOCKED
        return LibraryTrouble::Busy;
    case 13: // SQLITE_FULL
        return LibraryTrouble::DiskFull;
    case 11: // SQLITE_CORRUPT
    case 26: // SQLITE_NOTADB
        return LibraryTrouble::Damaged;
    case 10: // SQLITE_IOERR, of its log's index too when there is no room for it
        return hasRoom(file) ? LibraryTrouble::NotWritable : LibraryTrouble::DiskFull;
    default:
        return LibraryTrouble::NotWritable;
    }
}

// SQLite gives its log files the permissions of the database. One that is there must not even be opened here: closing
// it would take the locks of all other connections of this process away (fcntl(2), POSIX locks), and without them
// another program may drop the log in which everything new stands.
Result<void> createPrivately(const QString &file)
{
    const int descriptor = ::open(QFile::encodeName(file).constData(), O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
    if (descriptor < 0)
        return errno == EEXIST ? Result<void>() : failFile(errno, file);
    ::close(descriptor);
    return {};
}

} // namespace

SqlConnection::~SqlConnection()
{
    close();
}

Result<void> SqlConnection::open(const QString &file)
{
    static std::atomic<int> connections = 0;
    m_file = file;
    m_hasMetDamage = false;
    m_trouble = LibraryTrouble::NotWritable;
    if (auto created = createPrivately(file); !created) {
        if (created.error().reason == FailureReason::DiskFull)
            m_trouble = LibraryTrouble::DiskFull;
        return created;
    }
    m_name = u"bowerbird-%1"_s.arg(++connections);
    QSqlDatabase connection = QSqlDatabase::addDatabase(u"QSQLITE"_s, m_name);
    connection.setDatabaseName(file);
    connection.setConnectOptions(u"QSQLITE_BUSY_TIMEOUT=5000"_s);
    return connection.open() ? Result<void>() : failed(connection.lastError());
}

void SqlConnection::close()
{
    if (m_name.isEmpty())
        return;
    database().close();
    QSqlDatabase::removeDatabase(m_name);
    m_name.clear();
}

Result<void> SqlConnection::transaction(const std::function<Result<void>()> &body)
{
    // Not QSqlDatabase::commit(), whose error has no code: a full disk would look like a missing permission.
    if (auto begun = run(u"BEGIN"_s); !begun)
        return begun;
    Result<void> result = body();
    if (result)
        result = run(u"COMMIT"_s);
    if (!result)
        QSqlQuery(database()).exec(u"ROLLBACK"_s); // which SQLite may have done itself
    return result;
}

Result<void> SqlConnection::run(const QString &sql)
{
    QSqlQuery query(database());
    return query.exec(sql) ? Result<void>() : failed(query.lastError());
}

Result<QSqlQuery> SqlConnection::select(const QString &sql, const QVariantList &values)
{
    Result<QSqlQuery> query = prepare(sql);
    if (!query)
        return query;
    for (const QVariant &value : values)
        query->addBindValue(value);
    if (!query->exec())
        return failed(query->lastError());
    return query;
}

Result<void> SqlConnection::write(const QString &sql, const QVariantList &values)
{
    const Result<QSqlQuery> query = select(sql, values);
    return query ? Result<void>() : std::unexpected(query.error());
}

Result<QVariant> SqlConnection::firstValue(const QString &sql)
{
    Result<QSqlQuery> query = select(sql);
    if (!query)
        return std::unexpected(query.error());
    if (!query->next())
        return failed(query->lastError());
    return query->value(0);
}

Result<QSqlQuery> SqlConnection::prepare(const QString &sql)
{
    QSqlQuery query(database());
    query.setForwardOnly(true);
    if (!query.prepare(sql))
        return failed(query.lastError());
    return query;
}

std::unexpected<Failure> SqlConnection::failed(const QSqlError &error) const
{
    m_trouble = troubleOf(error, m_file);
    m_hasMetDamage = m_hasMetDamage || m_trouble == LibraryTrouble::Damaged;
    const bool isFull = m_trouble == LibraryTrouble::DiskFull;
    return fail(isFull ? FailureReason::DiskFull : FailureReason::NotWritable,
                m_file + u": "_s + (error.isValid() ? error.databaseText() : u"no answer"_s));
}

} // namespace bowerbird
