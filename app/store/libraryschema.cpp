// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#include "store/libraryschema.h"

#include <array>

namespace bowerbird {

namespace {

constexpr auto kVersion1 = R"sql(
CREATE TABLE meta (key TEXT PRIMARY KEY, value) WITHOUT ROWID;

CREATE TABLE options (id INTEGER PRIMARY KEY, value TEXT NOT NULL UNIQUE);

CREATE TABLE jobs (
    id INTEGER PRIMARY KEY,
    options INTEGER NOT NULL,
    state TEXT NOT NULL,
    queue_order INTEGER NOT NULL,
    finished_at INTEGER,
    facts TEXT NOT NULL);
CREATE INDEX jobs_unfinished ON jobs (queue_order, id) WHERE state NOT IN ('finished', 'skipped', 'cancelled');
CREATE INDEX jobs_done ON jobs (finished_at, id) WHERE state IN ('finished', 'skipped', 'cancelled');

CREATE TABLE images (
    id INTEGER PRIMARY KEY,
    job_id INTEGER NOT NULL,
    url TEXT NOT NULL, source TEXT, site_id TEXT,
    path TEXT NOT NULL, sha256 BLOB NOT NULL, size INTEGER NOT NULL,
    type TEXT, width INTEGER, height INTEGER,
    finished_at INTEGER NOT NULL);

CREATE TABLE intents (
    job_id INTEGER PRIMARY KEY,
    replaces INTEGER NOT NULL,
    finished_at INTEGER NOT NULL,
    facts TEXT NOT NULL)
)sql";

// An outcome says how a job ended, over what its facts say of its way there.
constexpr auto kVersion2 = R"sql(
ALTER TABLE jobs ADD COLUMN outcome TEXT;
DROP INDEX jobs_unfinished;
DROP INDEX jobs_done;
CREATE INDEX jobs_unfinished ON jobs (queue_order, id)
    WHERE (state <> 'finished' AND state <> 'skipped' AND state <> 'cancelled');
CREATE INDEX jobs_done ON jobs (finished_at, id)
    WHERE (state = 'finished' OR state = 'skipped' OR state = 'cancelled')
)sql";

// What the history tells of an image besides where it is. Of those that are there it is sought among the jobs that
// brought them, as far as these were kept.
constexpr auto kVersion3 = R"sql(
ALTER TABLE images ADD COLUMN page_url TEXT;
ALTER TABLE images ADD COLUMN title TEXT;
ALTER TABLE images ADD COLUMN album TEXT;
ALTER TABLE images ADD COLUMN perceptual_hash INTEGER;
ALTER TABLE images ADD COLUMN deleted_at INTEGER;
UPDATE images SET (page_url, title, album) = (
    SELECT json_extract(jobs.facts, '$.page-url'), json_extract(jobs.facts, '$.title'),
        json_extract(jobs.facts, '$.album') FROM jobs WHERE jobs.id = images.job_id AND json_valid(jobs.facts));

CREATE TABLE archive (key TEXT PRIMARY KEY) WITHOUT ROWID;

CREATE TABLE collections (
    id INTEGER PRIMARY KEY,
    link TEXT NOT NULL,
    options INTEGER NOT NULL,
    extra TEXT)
)sql";

// Collections that stay known after their end, and the images each has ever given: apart, since a change of a row would
// write them all again.
constexpr auto kVersion4 = R"sql(
CREATE TABLE remembered (
    id INTEGER PRIMARY KEY,
    link TEXT NOT NULL,
    options INTEGER NOT NULL,
    extra TEXT,
    asked_at INTEGER,
    next_at INTEGER,
    facts TEXT NOT NULL);

CREATE TABLE remembered_images (
    collection INTEGER PRIMARY KEY,
    keys BLOB NOT NULL)
)sql";

// What each has listed, and what its filter hides of it: apart as well, since it is read only when somebody looks at
// it.
constexpr auto kVersion5 = R"sql(
CREATE TABLE remembered_listings (
    collection INTEGER PRIMARY KEY,
    images BLOB NOT NULL)
)sql";

constexpr std::array kVersions = {kVersion1, kVersion2, kVersion3, kVersion4, kVersion5};
static_assert(kVersions.size() == kSchemaVersion);

} // namespace

QStringList migrationTo(int version)
{
    const QString text = QString::fromLatin1(kVersions.at(static_cast<size_t>(version - 1)));
    QStringList statements = text.split(u';', Qt::SkipEmptyParts);
    for (QString &statement : statements)
        statement = statement.trimmed();
    return statements;
}

} // namespace bowerbird
