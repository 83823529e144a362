// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#include "exchange/gallerydlarchive.h"

#include <QFile>
#include <QRegularExpression>
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

Result<qint64> readEntries(const QSqlDatabase &database, const std::function<void(const QStringList &)> &take)
{
    QSqlQuery query(database);
    query.setForwardOnly(true);
    if (!query.exec(u"SELECT entry FROM archive"_s))
        return fail(FailureReason::UnsupportedLink, u"no archive of gallery-dl: "_s + query.lastError().text());
    QStringList keys;
    qint64 count = 0;
    for (; query.next(); ++count) {
        keys << archiveKeyOf(query.value(0).toString());
        if (keys.size() == kBatch)
            take(std::exchange(keys, {}));
    }
    if (query.lastError().isValid())
        return fail(FailureReason::UnsupportedLink, query.lastError().text());
    if (!keys.isEmpty())
        take(keys);
    return count;
}

} // namespace

bool isDatabase(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) && file.read(16) == QByteArrayView("SQLite format 3\0", 16);
}

QString archiveKeyOf(const QString &entry)
{
    static const QRegularExpression kAlbumImage(u"^imgur[0-9A-Za-z]+_([0-9A-Za-z]+)$"_s);
    const QRegularExpressionMatch match = kAlbumImage.match(entry);
    return match.hasMatch() ? u"imgur"_s + match.captured(1) : entry;
}

Result<qint64> readGalleryDlArchive(const QString &path, const std::function<void(const QStringList &)> &take)
{
    static std::atomic<int> connections = 0;
    if (!isDatabase(path))
        return fail(FailureReason::UnsupportedLink, u"no database: "_s + path);
    const QString name = u"gallery-dl-%1"_s.arg(++connections);
    Result<qint64> count = 0;
    {
        QSqlDatabase database = QSqlDatabase::addDatabase(u"QSQLITE"_s, name);
        database.setDatabaseName(path);
        database.setConnectOptions(u"QSQLITE_OPEN_READONLY;QSQLITE_BUSY_TIMEOUT=5000"_s);
        count = database.open() ? readEntries(database, take)
                                : fail(FailureReason::UnsupportedLink, database.lastError().text());
        database.close();
    }
    QSqlDatabase::removeDatabase(name);
    return count;
}

} // namespace bowerbird
