// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#include "store/librarydatabase.h"

#include "store/jobrow.h"
#include "store/libraryschema.h"
#include "store/optionstext.h"

#include <QSqlError>

namespace bowerbird {

namespace {

using namespace Qt::StringLiterals;

constexpr auto kFirstFreeIdKey = "first-free-id"_L1;

QVariant nullable(const QString &text)
{
    return text.isEmpty() ? QVariant() : QVariant(text);
}

QString notNull(const QString &text)
{
    return text.isNull() ? u""_s : text;
}

constexpr auto kJobColumns = "id, options, state, queue_order, finished_at, facts, outcome"_L1;

Job readJob(const QSqlQuery &query)
{
    Job job;
    job.id = JobId{query.value(0).toULongLong()};
    job.state = stateFromName(query.value(2).toString()).value_or(JobState::Queued);
    job.order = query.value(3).toLongLong();
    if (!query.value(4).isNull())
        job.finishedAt = QDateTime::fromMSecsSinceEpoch(query.value(4).toLongLong());
    readFacts(query.value(5).toString(), query.value(6).toString(), job);
    return job;
}

} // namespace

LibraryDatabase::LibraryDatabase() = default;

LibraryDatabase::~LibraryDatabase()
{
    close();
}

Result<void> LibraryDatabase::transaction(const std::function<Result<void>()> &body)
{
    auto result = m_sql.transaction(body);
    if (!result) {
        // Rows of options may have gone with it.
        m_optionIds.clear();
        m_lastUsed = {};
    }
    return result;
}

Result<void> LibraryDatabase::transactionToDisk(const std::function<Result<void>()> &body)
{
    if (auto full = m_sql.run(u"PRAGMA synchronous=FULL"_s); !full)
        return full;
    auto result = transaction(body);
    if (auto normal = m_sql.run(u"PRAGMA synchronous=NORMAL"_s); !normal && result)
        return normal;
    return result;
}

// json_valid: one row that was tampered with must not make every transaction fail.
QString LibraryDatabase::sqlOf(Statement statement)
{
    switch (statement) {
    case Statement::SaveJob:
        return u"INSERT INTO jobs (id, options, state, queue_order, finished_at, facts) VALUES (?, ?, ?, ?, ?, ?)"
               " ON CONFLICT (id) DO UPDATE SET options = excluded.options, state = excluded.state,"
               " queue_order = excluded.queue_order, finished_at = excluded.finished_at, facts = excluded.facts,"
               " outcome = NULL"
               " WHERE NOT (jobs.state = 'finished' AND excluded.state IN ('transferring', 'verifying'))"_s;
    case Statement::RemoveJob:
        return u"DELETE FROM jobs WHERE id = ?"_s;
    case Statement::RequeueJob:
        return u"UPDATE jobs SET state = 'queued', finished_at = NULL, outcome = NULL, facts = json_patch(json_patch("
               "iif(json_valid(facts), facts, '{}'), iif(json_valid(outcome), outcome, '{}')), ?)"
               " WHERE id = ? AND state = 'finished'"_s;
    case Statement::SetPart:
        return u"UPDATE jobs SET facts = json_set(facts, '$.part-path', ?, '$.part-size', ?)"
               " WHERE id = ? AND iif(json_valid(facts), json_extract(facts, '$.part-path') IS NULL, 0)"_s;
    case Statement::FinishJob:
        return u"UPDATE jobs SET state = 'finished', finished_at = ?, outcome = ? WHERE id = ?"_s;
    case Statement::AddIntent:
        return u"INSERT OR REPLACE INTO intents (job_id, replaces, finished_at, facts) VALUES (?, ?, ?, ?)"_s;
    case Statement::RemoveIntents:
        return u"DELETE FROM intents WHERE job_id IN (SELECT value FROM json_each(?))"_s;
    case Statement::AddImage:
        return u"INSERT INTO images (id, job_id, url, page_url, source, site_id, title, album, path, sha256, size, "
               u"type,"
               " width, height, finished_at, perceptual_hash) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"_s;
    case Statement::RemoveImage:
        return u"DELETE FROM images WHERE id = ?"_s;
    case Statement::AddOptions:
        return u"INSERT OR IGNORE INTO options (value) VALUES (?)"_s;
    case Statement::FindOptions:
        return u"SELECT id FROM options WHERE value = ?"_s;
    case Statement::SetMeta:
        return u"INSERT OR REPLACE INTO meta (key, value) VALUES (?, ?)"_s;
    }
    Q_UNREACHABLE();
}

Result<QSqlQuery *> LibraryDatabase::prepared(Statement statement)
{
    auto &query = m_prepared.at(static_cast<size_t>(statement));
    if (!query) {
        Result<QSqlQuery> made = m_sql.prepare(sqlOf(statement));
        if (!made)
            return std::unexpected(made.error());
        query = std::make_unique<QSqlQuery>(std::move(*made));
    }
    return query.get();
}

Result<QSqlQuery *> LibraryDatabase::run(Statement statement, const QVariantList &values)
{
    const Result<QSqlQuery *> query = prepared(statement);
    if (!query)
        return query;
    int position = 0;
    for (const QVariant &value : values)
        (*query)->bindValue(position++, value);
    if (!(*query)->exec())
        return m_sql.failed((*query)->lastError());
    return query;
}

Result<void> LibraryDatabase::write(Statement statement, const QVariantList &values)
{
    const Result<QSqlQuery *> query = run(statement, values);
    return query ? Result<void>() : std::unexpected(query.error());
}

Result<QList<Job>> LibraryDatabase::selectedJobs(const QString &sql, const QVariantList &values)
{
    Result<QSqlQuery> query = m_sql.select(sql, values);
    if (!query)
        return std::unexpected(query.error());
    QList<Job> jobs;
    while (query->next()) {
        Job job = readJob(*query);
        job.options = optionsOf(query->value(1).toLongLong());
        // No worker has it any more.
        if (isActive(job.state))
            job.state = JobState::Queued;
        jobs.append(std::move(job));
    }
    return jobs;
}

Result<void> LibraryDatabase::saveJob(const JobLine &job)
{
    const Result<qint64> options = optionsId(job.options);
    if (!options)
        return std::unexpected(options.error());
    const QVariant finishedAt = job.finishedAt.isValid() ? QVariant(job.finishedAt.toMSecsSinceEpoch()) : QVariant();
    return write(Statement::SaveJob,
                 {job.id.value, *options, stateName(job.state), job.order, finishedAt, QString::fromUtf8(job.facts)});
}

Result<void> LibraryDatabase::removeJob(JobId id)
{
    return write(Statement::RemoveJob, {id.value});
}

Result<void> LibraryDatabase::requeueJob(JobId id)
{
    return write(Statement::RequeueJob, {beginAnewPatch(), id.value});
}

Result<void> LibraryDatabase::setPart(JobId id, const QString &path, qint64 sizeBytes)
{
    return write(Statement::SetPart, {path, sizeBytes, id.value});
}

Result<void> LibraryDatabase::distrustParts()
{
    return m_sql.run(u"UPDATE jobs SET facts = json_remove(facts, '$.received', '$.part-size', '$.part-etag',"
                     " '$.part-last-modified', '$.part-total', '$.part-tail') WHERE %1"
                     " AND iif(json_valid(facts), json_extract(facts, '$.part-path') IS NOT NULL, 0)"_s.arg(
                         QLatin1StringView(kUnfinishedJobs)));
}

Result<QList<Job>> LibraryDatabase::unfinishedJobs(QueuePlace after, int limit)
{
    return selectedJobs(u"SELECT %1 FROM jobs WHERE %2 AND (queue_order, id) > (?, ?)"
                        " ORDER BY queue_order, id LIMIT ?"_s.arg(kJobColumns, QString::fromLatin1(kUnfinishedJobs)),
                        {after.order, after.id.value, limit});
}

Result<QList<Job>> LibraryDatabase::recentJobs(int limit)
{
    return selectedJobs(u"SELECT %1 FROM jobs WHERE id IN (SELECT id FROM jobs WHERE %2 ORDER BY finished_at DESC, "
                        "id DESC LIMIT ?) ORDER BY id"_s.arg(kJobColumns, QString::fromLatin1(kDoneJobs)),
                        {limit});
}

Result<QSet<JobId>> LibraryDatabase::idsBetween(JobId first, JobId last)
{
    Result<QSqlQuery> query =
        m_sql.select(u"SELECT id FROM jobs WHERE id BETWEEN ? AND ?"_s, {first.value, last.value});
    if (!query)
        return std::unexpected(query.error());
    QSet<JobId> ids;
    while (query->next())
        ids.insert(JobId{query->value(0).toULongLong()});
    return ids;
}

Result<quint64> LibraryDatabase::firstFreeId()
{
    // A removed job's id stays given: thumbnails go by it.
    const Result<QVariant> id =
        m_sql.firstValue(u"SELECT max(1, ifnull((SELECT max(id) FROM jobs), 0) + 1,"
                         " ifnull((SELECT value FROM meta WHERE key='%1'), 1))"_s.arg(kFirstFreeIdKey));
    if (!id)
        return std::unexpected(id.error());
    return id->toULongLong();
}

qint64 LibraryDatabase::lastOrder()
{
    const Result<QVariant> order = m_sql.firstValue(u"SELECT max(0, ifnull(max(queue_order), 0)) FROM jobs WHERE "_s +
                                                    QString::fromLatin1(kUnfinishedJobs));
    return order ? order->toLongLong() : 0;
}

Result<void> LibraryDatabase::setFirstFreeId(quint64 id)
{
    return setMeta(kFirstFreeIdKey, id);
}

Result<void> LibraryDatabase::addIntent(const PlacingIntent &intent)
{
    const PlacedImage &image = intent.image;
    return write(Statement::AddIntent, {image.id.value, intent.replaces, image.finishedAtMs, factsOf(asJob(intent))});
}

Result<void> LibraryDatabase::removeIntents(const std::vector<JobId> &ids)
{
    if (ids.empty())
        return {};
    QString list;
    for (const JobId id : ids)
        list += (list.isEmpty() ? u'[' : u',') + QString::number(id.value);
    return write(Statement::RemoveIntents, {QString(list + u']')});
}

Result<QList<PlacingIntent>> LibraryDatabase::intents()
{
    Result<QSqlQuery> query =
        m_sql.select(u"SELECT job_id, replaces, finished_at, facts FROM intents ORDER BY job_id"_s);
    if (!query)
        return std::unexpected(query.error());
    QList<PlacingIntent> intents;
    while (query->next()) {
        Job job;
        job.id = JobId{query->value(0).toULongLong()};
        readFacts(query->value(3).toString(), {}, job);
        intents.append({.image = {.id = job.id,
                                  .url = job.image.url,
                                  .pageUrl = job.image.pageUrl,
                                  .source = job.image.source,
                                  .siteId = job.image.siteId,
                                  .title = job.image.title,
                                  .album = job.image.album,
                                  .file = job.file,
                                  .finishedAtMs = query->value(2).toLongLong(),
                                  .attempt = attemptOf(job)},
                        .partPath = job.part.path,
                        .replaces = query->value(1).toBool()});
    }
    return intents;
}

Result<void> LibraryDatabase::finish(const PlacedImage &image)
{
    auto result =
        write(Statement::FinishJob, {image.finishedAtMs, outcomeOf(image.file, image.attempt), image.id.value});
    return result ? addImage(image) : result;
}

Result<void> LibraryDatabase::addImage(const PlacedImage &image)
{
    const SavedFile &file = image.file;
    const QVariant row = image.row > 0 ? QVariant(image.row) : QVariant();
    const QVariant none = file.verification == Verification::Decoded ? QVariant(kNothingToHash) : QVariant();
    const QVariant hash = file.perceptualHash ? QVariant(static_cast<qint64>(*file.perceptualHash)) : none;
    const Result<QSqlQuery *> query =
        run(Statement::AddImage,
            {row, image.id.value, notNull(image.url), nullable(image.pageUrl), nullable(image.source),
             nullable(image.siteId), nullable(image.title), nullable(image.album), file.path, file.sha256,
             file.sizeBytes, nullable(mimeType(file.type)), file.widthPx, file.heightPx, image.finishedAtMs, hash});
    if (!query)
        return std::unexpected(query.error());
    m_lastImageRow = (*query)->lastInsertId().toLongLong();
    return {};
}

Result<void> LibraryDatabase::removeImage(qint64 row)
{
    return write(Statement::RemoveImage, {row});
}

Result<void> LibraryDatabase::eachImageAfter(qint64 row, int limit, const ImageVisitor &visit)
{
    Result<QSqlQuery> query = m_sql.select(u"SELECT id, job_id, url, source, site_id, path, sha256, size, finished_at,"
                                           " deleted_at FROM images WHERE id > ? ORDER BY id LIMIT ?"_s,
                                           {row, limit});
    if (!query)
        return std::unexpected(query.error());
    PlacedImage image;
    while (query->next()) {
        image.id = JobId{query->value(1).toULongLong()};
        image.url = query->value(2).toString();
        image.source = query->value(3).toString();
        image.siteId = query->value(4).toString();
        image.file.path = query->value(5).toString();
        image.file.sha256 = query->value(6).toByteArray();
        image.file.sizeBytes = query->value(7).toLongLong();
        image.finishedAtMs = query->value(8).toLongLong();
        image.isDeleted = !query->value(9).isNull();
        image.row = query->value(0).toLongLong();
        visit(image);
    }
    return {};
}

QVariant LibraryDatabase::meta(const QString &key)
{
    Result<QSqlQuery> query = m_sql.select(u"SELECT value FROM meta WHERE key = ?"_s, {key});
    return query && query->next() ? query->value(0) : QVariant();
}

Result<void> LibraryDatabase::setMeta(const QString &key, const QVariant &value)
{
    return write(Statement::SetMeta, {key, value});
}

Result<qint64> LibraryDatabase::optionsId(const std::shared_ptr<const DownloadOptions> &options)
{
    if (options && options == m_lastUsed.first)
        return m_lastUsed.second;
    const QString text = optionsToText(options ? *options : DownloadOptions());
    if (!m_optionIds.contains(text)) {
        if (auto added = write(Statement::AddOptions, {text}); !added)
            return std::unexpected(added.error());
        const Result<QSqlQuery *> found = run(Statement::FindOptions, {text});
        if (!found)
            return std::unexpected(found.error());
        if (!(*found)->next())
            return m_sql.failed((*found)->lastError());
        m_optionIds.insert(text, (*found)->value(0).toLongLong());
        (*found)->finish();
    }
    m_lastUsed = {options, m_optionIds.value(text)};
    return m_lastUsed.second;
}

std::shared_ptr<const DownloadOptions> LibraryDatabase::optionsOf(qint64 id)
{
    if (const auto known = m_options.constFind(id); known != m_options.cend())
        return *known;
    QString text;
    if (Result<QSqlQuery> query = m_sql.select(u"SELECT value FROM options WHERE id = ?"_s, {id});
        query && query->next())
        text = query->value(0).toString();
    auto options = std::make_shared<const DownloadOptions>(optionsFromText(text));
    m_options.insert(id, options);
    return options;
}

} // namespace bowerbird
