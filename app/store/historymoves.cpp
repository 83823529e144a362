// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

// Where the history's files are, and what they have become: a part of HistoryTable.

#include "store/historytable.h"
#include "store/sqlconnection.h"

#include <QSqlError>

namespace bowerbird {

using namespace Qt::StringLiterals;

// The job that brought it shows its path, too.
Result<void> HistoryTable::setPath(qint64 row, const QString &path)
{
    Result<QSqlQuery> old = m_connection.select(u"SELECT path, job_id FROM images WHERE id = ?"_s, {row});
    if (!old)
        return std::unexpected(old.error());
    if (!old->next())
        return {};
    const QString oldPath = old->value(0).toString();
    const QVariant job = old->value(1);
    old->finish();
    for (const QString &column : {u"facts"_s, u"outcome"_s}) {
        auto done = m_connection.write(u"UPDATE jobs SET %1 = json_set(%1, '$.file-path', ?) WHERE id = ?"
                                       " AND iif(json_valid(%1), json_extract(%1, '$.file-path') = ?, 0)"_s.arg(column),
                                       {path, job, oldPath});
        if (!done)
            return done;
    }
    return moveRow(row, path);
}

Result<void> HistoryTable::moveRow(qint64 row, const QString &path)
{
    m_text.leaveOut(row);
    if (auto done = m_connection.write(u"UPDATE images SET path = ? WHERE id = ?"_s, {path, row}); !done)
        return done;
    m_text.putBack(row);
    return {};
}

// Those of the history by their rows; jobs whose images the history has forgotten have a path of their own.
Result<void> HistoryTable::movePaths(const QHash<QString, QString> &moves)
{
    Result<QSqlQuery> images = m_connection.select(u"SELECT id, path FROM images"_s);
    if (!images)
        return std::unexpected(images.error());
    QList<HistoryMove> found; // all of them before any is changed: a file may have the name another one had
    while (images->next()) {
        if (const QString path = moves.value(images->value(1).toString()); !path.isEmpty())
            found.append({.row = images->value(0).toLongLong(), .path = path});
    }
    if (images->lastError().isValid())
        return m_connection.failed(images->lastError());
    if (auto done = moveJobs(moves); !done)
        return done;
    for (const HistoryMove &move : found) {
        if (auto done = moveRow(move.row, move.path); !done)
            return done;
    }
    return {};
}

Result<void> HistoryTable::moveJobs(const QHash<QString, QString> &moves)
{
    for (const QString &column : {u"facts"_s, u"outcome"_s}) {
        Result<QSqlQuery> jobs = m_connection.select(
            u"SELECT id, json_extract(%1, '$.file-path') FROM jobs WHERE state = 'finished' AND json_valid(%1)"_s.arg(
                column));
        if (!jobs)
            return std::unexpected(jobs.error());
        QList<std::pair<qint64, QString>> found;
        while (jobs->next()) {
            if (const QString path = moves.value(jobs->value(1).toString()); !path.isEmpty())
                found.append({jobs->value(0).toLongLong(), path});
        }
        if (jobs->lastError().isValid())
            return m_connection.failed(jobs->lastError());
        for (const auto &[id, path] : found) {
            auto done = m_connection.write(
                u"UPDATE jobs SET %1 = json_set(%1, '$.file-path', ?) WHERE id = ?"_s.arg(column), {path, id});
            if (!done)
                return done;
        }
    }
    return {};
}

// The rows of jobs are saved by whoever shows them.
Result<void> HistoryTable::setFile(qint64 row, const SavedFile &file)
{
    const QVariant hash =
        file.perceptualHash ? QVariant(static_cast<qint64>(*file.perceptualHash)) : QVariant(); // to be found out again
    return m_connection.write(
        u"UPDATE images SET sha256 = ?, size = ?, type = ?, width = ?, height = ?, perceptual_hash = ? WHERE id = ?"_s,
        {file.sha256, file.sizeBytes, mimeType(file.type), file.widthPx, file.heightPx, hash, row});
}

} // namespace bowerbird
