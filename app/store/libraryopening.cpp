// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

// How a library is opened, checked, brought to the present version and closed: a part of LibraryDatabase.

#include "store/closemark.h"
#include "store/fileerror.h"
#include "store/librarydatabase.h"
#include "store/libraryschema.h"

#include <QFile>
#include <QFileInfo>

#include <cerrno>
#include <utility>

namespace bowerbird {

namespace {

using namespace Qt::StringLiterals;

// The log may grow so far before it is written back, which waits for the disk: about the jobs of one busy minute.
constexpr auto kPragmas = {"PRAGMA journal_mode=WAL", "PRAGMA synchronous=NORMAL", "PRAGMA wal_autocheckpoint=8000",
                           "PRAGMA temp_store=MEMORY", "PRAGMA cache_size=-4000"};

constexpr auto kCleanKey = "closed-cleanly"_L1;

// A first start that was killed leaves an empty file, which is a new library; one that was in use has left its log, ids
// that were handed out, or the mark of a close.
bool wasEmptied(const QString &file, bool wasTouched)
{
    const auto holdsBytes = [&file](QLatin1StringView ending) { return QFileInfo(file + ending).size() > 0; };
    const QFileInfo info(file);
    return info.exists() && info.size() == 0 && (wasTouched || holdsBytes("-wal"_L1) || holdsBytes("-handed-out"_L1));
}

} // namespace

Result<void> LibraryDatabase::open(const QString &file)
{
    m_trouble = LibraryTrouble::None;
    auto result = tryOpen(file);
    if (!result && m_trouble == LibraryTrouble::None)
        m_trouble = m_sql.trouble();
    return result;
}

Result<void> LibraryDatabase::tryOpen(const QString &file)
{
    const bool wasTouched = wasTouchedSinceClosed(file);
    if (wasEmptied(file, wasTouched)) { // SQLite would take it for a new one, and its log for a stray
        m_trouble = LibraryTrouble::Damaged;
        return fail(FailureReason::NotWritable, file + u": damaged: it is empty, and was not when it was used last"_s);
    }
    if (auto opened = m_sql.open(file); !opened)
        return opened;
    // Before anything is written: a foreign or newer file must stay as it is.
    const Result<int> version = checkedVersion();
    if (!version)
        return std::unexpected(version.error());
    for (const char *pragma : kPragmas) {
        if (auto done = m_sql.run(QString::fromLatin1(pragma)); !done)
            return done;
    }
    if (*version > 0) {
        if (auto checked = checkAfterCrash(wasTouched); !checked)
            return checked;
    }
    if (auto migrated = migrate(*version); !migrated)
        return migrated;
    (void)m_history.text().prepare();
    // Rows that were forgotten stay given: how far the disk is synced, and the texts are indexed, goes by them.
    const Result<QVariant> lastRow = m_sql.firstValue(
        u"SELECT max(ifnull((SELECT max(id) FROM images), 0), ifnull((SELECT max(CAST(value AS INTEGER)) FROM meta"
        " WHERE key IN ('synced-image', 'text-indexed-image')), 0))"_s);
    if (!lastRow)
        return std::unexpected(lastRow.error());
    m_lastImageRow = lastRow->toLongLong();
    auto marked = setMeta(kCleanKey, 0);
    m_isReady = marked.has_value();
    if (m_isReady)
        removeMark(file);
    return marked;
}

void LibraryDatabase::close()
{
    const bool isSound = std::exchange(m_isReady, false) && !m_sql.hasMetDamage();
    if (isSound) {
        // When this fails the next open() only looks more closely.
        [[maybe_unused]] const auto marked = setMeta(kCleanKey, 1);
    }
    for (auto &query : m_prepared)
        query.reset();
    m_sql.close();
    if (isSound)
        markClosed(m_sql.file());
    m_optionIds.clear();
    m_options.clear();
    m_lastUsed = {};
}

Result<int> LibraryDatabase::checkedVersion()
{
    const Result<QVariant> version = m_sql.firstValue(u"PRAGMA user_version"_s);
    const Result<QVariant> application = m_sql.firstValue(u"PRAGMA application_id"_s);
    const Result<QVariant> tables = m_sql.firstValue(u"SELECT count(*) FROM sqlite_master"_s);
    for (const Result<QVariant> *value : {&version, &application, &tables}) {
        if (!*value)
            return std::unexpected(value->error());
    }
    const bool isNew = version->toInt() == 0 && tables->toInt() == 0;
    if (!isNew && application->toInt() != kApplicationId) {
        m_trouble = LibraryTrouble::Foreign;
        return fail(FailureReason::NotWritable, m_sql.file() + u": a database of another program"_s);
    }
    if (version->toInt() > kSchemaVersion) {
        m_trouble = LibraryTrouble::Newer;
        return fail(FailureReason::NotWritable,
                    m_sql.file() + u": made by a newer version of the program (schema %1, this one knows %2)"_s
                                       .arg(version->toInt())
                                       .arg(kSchemaVersion));
    }
    return version->toInt();
}

Result<void> LibraryDatabase::migrate(int fromVersion)
{
    if (fromVersion == kSchemaVersion)
        return {};
    if (auto kept = keepCopyOf(fromVersion); !kept)
        return kept;
    return transaction([this, fromVersion]() -> Result<void> {
        QStringList statements;
        for (int version = fromVersion + 1; version <= kSchemaVersion; ++version)
            statements += migrationTo(version);
        statements.append(u"PRAGMA application_id=%1"_s.arg(kApplicationId));
        statements.append(u"PRAGMA user_version=%1"_s.arg(kSchemaVersion));
        for (const QString &statement : statements) {
            if (auto done = m_sql.run(statement); !done)
                return done;
        }
        return {};
    });
}

// Under another name until it is whole; one of an attempt before is replaced.
Result<void> LibraryDatabase::keepCopyOf(int version)
{
    if (version == 0)
        return {};
    const QFileInfo info(m_sql.file());
    const QString copy = info.path() + u'/' + info.completeBaseName() + u"-v%1.sqlite"_s.arg(version);
    const QString unfinished = copy + u"-unfinished"_s;
    QFile::remove(unfinished);
    if (auto done = m_sql.write(u"VACUUM INTO ?"_s, {unfinished}); !done)
        return done;
    QFile::setPermissions(unfinished, QFile::ReadOwner | QFile::WriteOwner);
    QFile::remove(copy);
    return QFile::rename(unfinished, copy) ? Result<void>() : failFile(EACCES, copy);
}

// A crash may have found a file system that keeps no order; of bytes that others changed everything is suspected.
Result<void> LibraryDatabase::checkAfterCrash(bool wasTouched)
{
    const QVariant wasClean = meta(kCleanKey);
    m_wasClosedCleanly = wasClean.isNull() || wasClean.toBool();
    if (m_wasClosedCleanly && !wasTouched)
        return {};
    const Result<QVariant> verdict =
        m_sql.firstValue(wasTouched ? u"PRAGMA integrity_check(1)"_s : u"PRAGMA quick_check(1)"_s);
    if (!verdict)
        return std::unexpected(verdict.error());
    if (verdict->toString() == "ok"_L1)
        return {};
    m_trouble = LibraryTrouble::Damaged;
    return fail(FailureReason::NotWritable, m_sql.file() + u": damaged: "_s + verdict->toString());
}

} // namespace bowerbird
