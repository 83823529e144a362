// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#include "exchange/gallerydlarchive.h"

#include "core/archivekey.h"

#include <QFile>
#include <QSqlDatabase>
#include <QSqlError>
#include <QSqlQuery>
#include <QVariant>

#include <atomic>
#include <utility>

namespace bowerbird {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype kBatch = 10'000;

Result<ArchiveEntries> readEntries(const QSqlDatabase &database, const std::function<void(const QStringList &)> &take)
{
    QSqlQuery query(database);
    query.setForwardOnly(true);
    if (!query.exec(u"SELECT entry FROM archive"_s))
        return fail(FailureReason::UnsupportedLink, u"no archive of gallery-dl: "_s + query.lastError().text());
    QStringList keys;
    ArchiveEntries entries;
    while (query.next()) {
        keys << archiveKeyOf(query.value(0).toString());
        ++entries.count;
        entries.comparedEverywhere += isComparedEverywhere(keys.last()) ? 1 : 0;
        if (keys.size() == kBatch)
            take(std::exchange(keys, {}));
    }
    if (query.lastError().isValid())
        return fail(FailureReason::UnsupportedLink, query.lastError().text());
    if (!keys.isEmpty())
        take(keys);
    return entries;
}

} // namespace

bool isDatabase(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) && file.read(16) == QByteArrayView("SQLite format 3\0", 16);
}

Result<ArchiveEntries> readGalleryDlArchive(const QString &path, const std::function<void(const QStringList &)> &take)
{
    static std::atomic<int> connections = 0;
    if (!isDatabase(path))
        return fail(FailureReason::UnsupportedLink, u"no database: "_s + path);
    const QString name = u"gallery-dl-%1"_s.arg(++connections);
    Result<ArchiveEntries> entries;
    {
        QSqlDatabase database = QSqlDatabase::addDatabase(u"QSQLITE"_s, name);
        database.setDatabaseName(path);
        database.setConnectOptions(u"QSQLITE_OPEN_READONLY;QSQLITE_BUSY_TIMEOUT=5000"_s);
        entries = database.open() ? readEntries(database, take)
                                  : fail(FailureReason::UnsupportedLink, database.lastError().text());
        database.close();
    }
    QSqlDatabase::removeDatabase(name);
    return entries;
}

} // namespace bowerbird
