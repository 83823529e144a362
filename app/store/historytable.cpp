// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#include "store/historytable.h"

#include "store/historyquery.h"
#include "store/sqlconnection.h"

#include <QFile>
#include <QSet>
#include <QSqlError>

#include <sys/stat.h>

#include <algorithm>

namespace bowerbird {

namespace {

using namespace Qt::StringLiterals;

constexpr qsizetype kFingerprintBatch = 4'096;
constexpr auto kColumns = "images.id, job_id, url, page_url, source, site_id, images.title, images.album, path, sha256,"
                          " size, type, width, height, finished_at, perceptual_hash, deleted_at"_L1;
constexpr auto kAddEntry =
    "INSERT OR REPLACE INTO images (id, job_id, url, page_url, source, site_id, title, album, path, sha256, size, type,"
    " width, height, finished_at, perceptual_hash, deleted_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?,"
    " ?)"_L1;

QVariant nullable(const QString &text)
{
    return text.isEmpty() ? QVariant() : QVariant(text);
}

// But what is there now.
HistoryEntry readFacts(const QSqlQuery &query)
{
    HistoryEntry entry;
    entry.row = query.value(0).toLongLong();
    entry.jobId = JobId{query.value(1).toULongLong()};
    entry.url = query.value(2).toString();
    entry.pageUrl = query.value(3).toString();
    entry.source = query.value(4).toString();
    entry.siteId = query.value(5).toString();
    entry.title = query.value(6).toString();
    entry.album = query.value(7).toString();
    entry.file.path = query.value(8).toString();
    entry.file.sha256 = query.value(9).toByteArray();
    entry.file.sizeBytes = query.value(10).toLongLong();
    entry.file.type = imageTypeFromMime(query.value(11).toString());
    entry.file.widthPx = query.value(12).toInt();
    entry.file.heightPx = query.value(13).toInt();
    entry.finishedAt = QDateTime::fromMSecsSinceEpoch(query.value(14).toLongLong(), Qt::UTC);
    if (!query.value(15).isNull() && query.value(15).toLongLong() != kNothingToHash)
        entry.file.perceptualHash = static_cast<quint64>(query.value(15).toLongLong());
    return entry;
}

void lookAtFile(HistoryEntry &entry, const QSqlQuery &query)
{
    entry.state = historyStateOf(entry.file.path, entry.file.sizeBytes, !query.value(16).isNull());
}

HistoryEntry readEntry(const QSqlQuery &query)
{
    HistoryEntry entry = readFacts(query);
    lookAtFile(entry, query);
    return entry;
}

} // namespace

HistoryState historyStateOf(const QString &path, qint64 sizeBytes, bool isDeleted)
{
    struct stat status = {};
    const bool isThere = ::stat(QFile::encodeName(path).constData(), &status) == 0 && S_ISREG(status.st_mode);
    if (isThere && status.st_size == sizeBytes)
        return HistoryState::Present;
    if (isDeleted)
        return HistoryState::Deleted;
    return isThere ? HistoryState::Changed : HistoryState::Missing;
}

// Where rows come from: `tables` in the order they are to be walked, `term` with its value before all other conditions.
struct HistoryTable::Part
{
    QString tables = u"images"_s;
    QString term;
    QVariantList values;
    bool isScanned = true; // SQL itself is to look for the words
};

HistoryTable::HistoryTable(SqlConnection &connection)
    : m_connection(connection)
    , m_text(connection)
{
}

// Of the newest or oldest rows only those up to the limit are read, though the index of texts lags behind the history:
// one part after the other. Other orders have to see all.
QList<HistoryTable::Part> HistoryTable::partsFor(const HistoryQuery &query, const QStringList &words)
{
    const QString match = m_text.isUsable() ? TextIndex::matchFor(words) : QString();
    if (match.isEmpty())
        return {Part()};
    const qint64 upTo = m_text.indexedUpTo();
    const Part notYet{.term = u"images.id > ?"_s, .values = {upTo}};
    const Part indexed{.tables = u"images_text CROSS JOIN images ON images.id = images_text.rowid"_s,
                       .term = u"images_text MATCH ?"_s,
                       .values = {match},
                       .isScanned = false};
    if (query.sort == HistorySort::Newest)
        return {notYet, indexed};
    if (query.sort == HistorySort::Oldest)
        return {indexed, notYet};
    return {Part{.term = u"(images.id > ? OR images.id IN (SELECT rowid FROM images_text WHERE images_text MATCH ?))"_s,
                 .values = {upTo, match},
                 .isScanned = false}};
}

Result<void> HistoryTable::each(const HistoryQuery &query, const std::stop_token &stop, const Visitor &visit)
{
    const QStringList words = wordsOf(query);
    const QList<Part> parts = partsFor(query, words);
    for (const Part &part : parts) {
        const Result<bool> isToGoOn = eachOf(part, query, words, stop, visit);
        if (!isToGoOn)
            return std::unexpected(isToGoOn.error());
        if (!*isToGoOn)
            break;
    }
    return {};
}

Result<bool> HistoryTable::eachOf(const Part &part, const HistoryQuery &query, const QStringList &words,
                                  const std::stop_token &stop, const Visitor &visit)
{
    HistoryCondition condition;
    if (!part.term.isEmpty())
        condition.add(part.term, part.values);
    const HistoryCondition asked = conditionOf(query);
    condition.terms += asked.terms;
    condition.values += asked.values;
    if (part.isScanned)
        std::ranges::for_each(words, [&](const QString &word) { condition.addWord(word); });
    const HistoryOrder order = orderOf(query);
    if (query.after) {
        condition.add(order.after,
                      order.key.isValid() ? QVariantList{order.key, query.after->row} : QVariantList{query.after->row});
    }
    QString sql = u"SELECT %1 FROM %2"_s.arg(kColumns, part.tables);
    if (!condition.terms.isEmpty())
        sql += u" WHERE "_s + condition.terms.join(u" AND "_s);
    // The index of texts walks by its own row numbers, and sorts by nothing else.
    QString by = order.sql;
    if (part.tables.startsWith(u"images_text"_s))
        by.replace(u"images.id"_s, u"images_text.rowid"_s);
    sql += u" ORDER BY "_s + by;

    Result<QSqlQuery> rows = m_connection.select(sql, condition.values);
    if (!rows)
        return std::unexpected(rows.error());
    while (rows->next()) {
        if (stop.stop_requested())
            return false;
        HistoryEntry entry = readFacts(*rows);
        if (!fits(entry, query, words)) // a word may be in the folder of every file: none of them is looked at for it
            continue;
        lookAtFile(entry, *rows);
        if ((!query.state || entry.state == *query.state) && !visit(entry))
            return false;
    }
    if (rows->lastError().isValid())
        return m_connection.failed(rows->lastError());
    return true;
}

Result<HistoryPage> HistoryTable::search(const HistoryQuery &query, const std::stop_token &stop)
{
    HistoryPage page;
    const auto walk = [&] {
        page = {};
        return each(query, stop, [&](const HistoryEntry &entry) {
            page.isLast = query.limit <= 0 || page.entries.size() < query.limit;
            if (page.isLast)
                page.entries.append(entry);
            return page.isLast;
        });
    };
    const Result<void> done = walkTwice(walk);
    return done ? Result<HistoryPage>(page) : std::unexpected(done.error());
}

Result<HistoryCounts> HistoryTable::count(const HistoryQuery &query, const std::stop_token &stop)
{
    HistoryCounts counts;
    HistoryQuery all = query;
    all.after.reset();
    all.sort = HistorySort::Newest;
    QSet<size_t> seen; // 64 bits of hash stand for each path: a file that several links have takes its room once
    const auto walk = [&] {
        counts = {};
        seen.clear();
        return each(all, stop, [&](const HistoryEntry &entry) {
            const bool isPresent = entry.state == HistoryState::Present;
            counts.present += isPresent ? 1 : 0;
            counts.missing += entry.state == HistoryState::Missing ? 1 : 0;
            counts.deleted += entry.state == HistoryState::Deleted ? 1 : 0;
            counts.changed += entry.state == HistoryState::Changed ? 1 : 0;
            if (const size_t path = qHash(entry.file.path); isPresent && !seen.contains(path)) {
                seen.insert(path);
                counts.bytes += entry.file.sizeBytes;
            }
            return true;
        });
    };
    const Result<void> done = walkTwice(walk);
    return done ? Result<HistoryCounts>(counts) : std::unexpected(done.error());
}

// The index of texts may be damaged where the history is not.
Result<void> HistoryTable::walkTwice(const std::function<Result<void>()> &walk)
{
    Result<void> done = walk();
    if (done || !m_text.isUsable())
        return done;
    m_text.ignore();
    return walk();
}

Result<QList<HistoryEntry>> HistoryTable::entries(const QList<qint64> &rows)
{
    Result<QSqlQuery> query = m_connection.prepare(u"SELECT %1 FROM images WHERE id = ?"_s.arg(kColumns));
    if (!query)
        return std::unexpected(query.error());
    QList<HistoryEntry> found;
    for (const qint64 row : rows) {
        query->bindValue(0, row);
        if (!query->exec())
            return m_connection.failed(query->lastError());
        if (query->next())
            found.append(readEntry(*query));
    }
    return found;
}

Result<void> HistoryTable::fingerprints(const std::stop_token &stop,
                                        const std::function<void(const QList<Fingerprint> &, bool)> &take)
{
    Result<QSqlQuery> query = m_connection.select(
        u"SELECT id, path, size, perceptual_hash FROM images WHERE deleted_at IS NULL ORDER BY id DESC"_s);
    if (!query)
        return std::unexpected(query.error());
    QSet<size_t> seen; // 64 bits of hash stand for each path
    QList<Fingerprint> batch;
    while (query->next() && !stop.stop_requested()) {
        const QString path = query->value(1).toString();
        const qint64 size = query->value(2).toLongLong();
        const size_t key = qHash(path);
        if (seen.contains(key) || historyStateOf(path, size, false) != HistoryState::Present)
            continue;
        seen.insert(key);
        if (query->value(3).toLongLong() == kNothingToHash)
            continue;
        Fingerprint print{.row = query->value(0).toLongLong(), .sizeBytes = size};
        if (!query->value(3).isNull())
            print.perceptualHash = static_cast<quint64>(query->value(3).toLongLong());
        batch.append(print);
        if (batch.size() == kFingerprintBatch)
            take(std::exchange(batch, {}), false);
    }
    if (!stop.stop_requested())
        take(batch, true);
    return {};
}

Result<void> HistoryTable::forget(const QList<qint64> &rows)
{
    for (const qint64 row : rows) {
        m_text.leaveOut(row);
        if (auto done = m_connection.write(u"DELETE FROM images WHERE id = ?"_s, {row}); !done)
            return done;
    }
    return {};
}

Result<void> HistoryTable::remember(const QList<HistoryEntry> &entries)
{
    for (const HistoryEntry &entry : entries) {
        const SavedFile &file = entry.file;
        const QVariant hash = file.perceptualHash ? QVariant(static_cast<qint64>(*file.perceptualHash)) : QVariant();
        const QVariant deletedAt =
            entry.state == HistoryState::Deleted ? QVariant(QDateTime::currentMSecsSinceEpoch()) : QVariant();
        m_text.leaveOut(entry.row); // should it be there
        const QVariantList values = {entry.row,
                                     entry.jobId.value,
                                     entry.url.isNull() ? u""_s : entry.url,
                                     nullable(entry.pageUrl),
                                     nullable(entry.source),
                                     nullable(entry.siteId),
                                     nullable(entry.title),
                                     nullable(entry.album),
                                     file.path,
                                     file.sha256,
                                     file.sizeBytes,
                                     nullable(mimeType(file.type)),
                                     file.widthPx,
                                     file.heightPx,
                                     entry.finishedAt.toMSecsSinceEpoch(),
                                     hash,
                                     deletedAt};
        if (auto done = m_connection.write(kAddEntry, values); !done)
            return done;
        m_text.putBack(entry.row);
    }
    return {};
}

Result<void> HistoryTable::setDeleted(const QList<qint64> &rows, bool isDeleted)
{
    const QVariant deletedAt = isDeleted ? QVariant(QDateTime::currentMSecsSinceEpoch()) : QVariant();
    for (const qint64 row : rows) {
        if (auto done = m_connection.write(u"UPDATE images SET deleted_at = ? WHERE id = ?"_s, {deletedAt, row}); !done)
            return done;
    }
    return {};
}

Result<void> HistoryTable::setFingerprints(const QList<Fingerprint> &fingerprints)
{
    for (const Fingerprint &print : fingerprints) {
        const qint64 hash = print.perceptualHash ? static_cast<qint64>(*print.perceptualHash) : kNothingToHash;
        if (auto done = m_connection.write(u"UPDATE images SET perceptual_hash = ? WHERE id = ?"_s, {hash, print.row});
            !done)
            return done;
    }
    return {};
}

Result<void> HistoryTable::rememberArchive(const QStringList &keys)
{
    for (const QString &key : keys) {
        if (auto done = m_connection.write(u"INSERT OR IGNORE INTO archive (key) VALUES (?)"_s, {key}); !done)
            return done;
    }
    return {};
}

Result<void> HistoryTable::forgetArchive(const QStringList &keys)
{
    for (const QString &key : keys) {
        if (auto done = m_connection.write(u"DELETE FROM archive WHERE key = ?"_s, {key}); !done)
            return done;
    }
    return {};
}

Result<void> HistoryTable::eachArchiveKey(const std::function<void(const QString &)> &visit)
{
    Result<QSqlQuery> query = m_connection.select(u"SELECT key FROM archive"_s);
    if (!query)
        return std::unexpected(query.error());
    while (query->next())
        visit(query->value(0).toString());
    return {};
}

} // namespace bowerbird
