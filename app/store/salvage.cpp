// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#include "store/salvage.h"

#include "store/fileerror.h"
#include "store/librarydatabase.h"
#include "store/salvagepages.h"
#include "store/salvagetable.h"
#include "store/sqlconnection.h"

#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QFileInfo>

#include <unistd.h>

#include <cerrno>
#include <cstdio>

namespace bowerbird {

namespace {

using namespace Qt::StringLiterals;

constexpr qint64 kHeaderBytes = 100; // of SQLite's file format, section 1.3
constexpr qint64 kPageBytes = 4'096; // SQLite's default since 3.12; ours always
const QStringList kLogEndings = {u"-wal"_s, u"-shm"_s};

void removeDatabase(const QString &file)
{
    QFile::remove(file);
    for (const QString &ending : kLogEndings)
        QFile::remove(file + ending);
}

QString asideName(const QString &databaseFile)
{
    const QFileInfo info(databaseFile);
    const QString stem = info.path() + u'/' + info.completeBaseName() + u"-damaged-"_s +
                         QDateTime::currentDateTime().toString(u"yyyy-MM-dd"_s);
    QString name = stem + u".sqlite"_s;
    for (int n = 2; QFileInfo::exists(name); ++n)
        name = stem + u"-%1.sqlite"_s.arg(n);
    return name;
}

// A copy of the damaged file, with as many bytes of a fresh library's beginning as it lacks.
bool lendBeginning(const QString &damaged, const QString &fresh, const QString &copy, qint64 bytes)
{
    removeDatabase(copy);
    QFile source(fresh);
    QFile target(copy);
    if (!QFile::copy(damaged, copy) || !source.open(QIODevice::ReadOnly) || !target.open(QIODevice::ReadWrite))
        return false;
    for (const QString &ending : kLogEndings.first(1))
        QFile::copy(damaged + ending, copy + ending);
    QByteArray beginning = source.read(bytes);
    // The file's size in pages, big-endian, at byte 28; SQLite reads no page past it.
    const auto pages = static_cast<quint32>((target.size() + kPageBytes - 1) / kPageBytes);
    for (int i = 0; i < 4; ++i)
        beginning[28 + i] = static_cast<char>(pages >> (24 - 8 * i));
    return target.write(beginning) == bytes && target.flush();
}

// Its queue and history can be asked, whatever comes of the rows.
bool isReadable(const QString &file)
{
    SqlConnection connection;
    if (!connection.open(file))
        return false;
    const Result<QVariant> tables =
        connection.firstValue(u"SELECT count(*) FROM sqlite_master WHERE name IN ('jobs', 'images', 'options')"_s);
    return tables && tables->toInt() == 3 && connection.firstValue(u"SELECT count(*) FROM pragma_table_info('jobs')"_s);
}

// The file to read from: the damaged one, or a copy that was lent a beginning. Empty: nothing of it can be read.
QString readableFile(const QString &damaged, const QString &fresh, const QString &copy)
{
    // Of an empty one SQLite would throw the log away.
    if (QFileInfo(damaged).size() > 0 && isReadable(damaged))
        return damaged;
    for (const qint64 bytes : {kHeaderBytes, kPageBytes}) {
        if (lendBeginning(damaged, fresh, copy, bytes) && isReadable(copy))
            return copy;
    }
    return {};
}

qint64 &countOf(QLatin1StringView table, Salvage &salvage)
{
    if (table == "jobs"_L1)
        return salvage.jobs;
    return table == "images"_L1 ? salvage.images : salvage.others;
}

using Tables = std::vector<SalvagedTable>;

// What SQLite finds its way to. Returns the tables that were not read to their end.
Result<Tables> copyTables(const QString &from, SqlConnection &target, Salvage &salvage)
{
    SqlConnection source;
    if (auto opened = source.open(from); !opened)
        return std::unexpected(opened.error());
    Tables damaged;
    for (const SalvagedTable &table : salvagedTables()) {
        const Result<SalvagedRows> rows = salvageTable(table, source, target);
        if (!rows)
            return std::unexpected(rows.error());
        if (!rows->isComplete)
            damaged.push_back(table);
        countOf(table.name, salvage) += rows->saved;
    }
    return damaged; // the connection closes, and brings what is in the log into the file
}

// What leads to the tables of a file.
enum class Way : quint8 {
    Own,
    Lent, // the beginning is another file's, and so, maybe, where tables begin
    None, // only the pages themselves are left
};

Result<Salvage> copyRows(const QString &from, const QString &to, Way way)
{
    Salvage salvage;
    SqlConnection target;
    if (auto opened = target.open(to); !opened)
        return std::unexpected(opened.error());
    // Half-way there is nothing to be kept, and the file is brought to the disk at the end.
    if (auto done = target.run(u"PRAGMA synchronous=OFF"_s); !done)
        return std::unexpected(done.error());
    const auto copied = target.transaction([&]() -> Result<void> {
        Result<Tables> damaged = way == Way::None ? Tables() : copyTables(from, target, salvage);
        if (!damaged)
            return std::unexpected(damaged.error());
        salvage.isComplete = damaged->empty() && way == Way::Own;
        if (way != Way::Own)
            damaged->assign(salvagedTables().begin(), salvagedTables().end());
        const auto more = salvagePages(from, *damaged, target);
        if (!more)
            return std::unexpected(more.error());
        for (auto saved = more->cbegin(); saved != more->cend(); ++saved)
            countOf(saved.key(), salvage) += *saved;
        // Whose options are gone takes those of the last batch: it has to go somewhere.
        return target.run(u"UPDATE jobs SET options = (SELECT max(id) FROM options) WHERE options NOT IN"
                          " (SELECT id FROM options) AND EXISTS (SELECT id FROM options)"_s);
    });
    return copied ? Result<Salvage>(salvage) : std::unexpected(copied.error());
}

// The damaged file keeps its name until the new one takes it, in one step.
Result<void> exchange(const QString &damaged, const QString &fresh, const QString &aside)
{
    const QByteArray damagedName = QFile::encodeName(damaged);
    if (::link(damagedName.constData(), QFile::encodeName(aside).constData()) != 0 && !QFile::copy(damaged, aside))
        return failFile(errno, aside);
    QFile::rename(damaged + kLogEndings.first(), aside + kLogEndings.first());
    QFile::remove(damaged + kLogEndings.last());
    if (::rename(QFile::encodeName(fresh).constData(), damagedName.constData()) != 0)
        return failFile(errno, damaged);
    return {};
}

} // namespace

Result<Salvage> salvageLibrary(const QString &databaseFile)
{
    const QString fresh = databaseFile + u"-salvaged"_s;
    const QString copy = databaseFile + u"-lent"_s;
    removeDatabase(fresh);
    const auto giveUp = [&](const Failure &failure) {
        removeDatabase(fresh);
        removeDatabase(copy);
        return std::unexpected(failure);
    };
    {
        LibraryDatabase made;
        if (auto opened = made.open(fresh); !opened)
            return giveUp(opened.error());
    }
    const QString readable = readableFile(databaseFile, fresh, copy);
    const Way way = readable.isEmpty() ? Way::None : readable == databaseFile ? Way::Own : Way::Lent;
    Result<Salvage> salvage = copyRows(way == Way::None ? databaseFile : readable, fresh, way);
    if (!salvage)
        return giveUp(salvage.error());
    salvage->asideFile = asideName(databaseFile);
    if (auto done = exchange(databaseFile, fresh, salvage->asideFile); !done)
        return giveUp(done.error());
    removeDatabase(fresh);
    removeDatabase(copy);
    QFile::remove(fresh + u"-closed"_s);
    return salvage;
}

} // namespace bowerbird
