// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#include "crash/aftermath.h"

#include <QCryptographicHash>
#include <QDirIterator>
#include <QSqlDatabase>
#include <QSqlError>
#include <QSqlQuery>
#include <QSqlRecord>

namespace bowerbird::test {

using namespace Qt::StringLiterals;

namespace {

QByteArray sha256(const QByteArray &bytes)
{
    return QCryptographicHash::hash(bytes, QCryptographicHash::Sha256);
}

QString databaseFile(const Program &program)
{
    QDirIterator files(program.path(u"profile"_s), {u"*.db"_s, u"*.sqlite"_s}, QDir::Files,
                       QDirIterator::Subdirectories);
    return files.hasNext() ? files.next() : QString();
}

class Examination
{
public:
    Examination(const Program &program, const QHash<QString, QByteArray> &wanted, Memory memory)
        : m_program(program)
        , m_memory(memory)
        , m_database(databaseFile(program))
    {
        for (auto image = wanted.cbegin(); image != wanted.cend(); ++image)
            m_wanted.insert(image.key(), sha256(image.value()));
    }

    [[nodiscard]] QStringList complaints()
    {
        lookAtFiles();
        if (m_database.isEmpty()) {
            m_complaints << u"no database"_s;
            return m_complaints;
        }
        expectRows(u"PRAGMA integrity_check"_s, {u"ok"_s});
        expectRows(u"SELECT job_id FROM intents"_s, {});
        expectRows(u"SELECT id, state, facts FROM jobs WHERE state NOT IN ('finished', 'skipped', 'failed')"_s, {});
        // Rows that a later run of the same link has made tell of the same file, and do not count.
        const QString counted =
            m_memory == Memory::Kept
                ? u"state = 'finished'"_s
                : u"state = 'finished' OR (state = 'skipped' AND facts NOT LIKE '%already-downloaded%')"_s;
        lookAtRows(u"row"_s, u"SELECT json_extract(facts, '$.url'), ifnull(json_extract(outcome, '$.file-path'),"
                             " json_extract(facts, '$.file-path')) FROM jobs WHERE "_s +
                                 counted);
        lookAtRows(u"line of the history"_s, u"SELECT url, path FROM images"_s);
        return m_complaints;
    }

private:
    void lookAtFiles()
    {
        for (const QString &name : m_program.imageNames()) {
            const QByteArray hash = sha256(m_program.image(name));
            if (!m_wanted.values().contains(hash))
                m_complaints << u"nobody asked for the file "_s + name;
            else if (m_files.values().contains(hash))
                m_complaints << u"there twice: "_s + name;
            m_files.insert(m_program.images() + u'/' + name, hash);
        }
        for (auto image = m_wanted.cbegin(); image != m_wanted.cend(); ++image) {
            if (!m_files.values().contains(image.value()))
                m_complaints << u"no file of "_s + image.key();
        }
    }

    void expectRows(const QString &statement, const QStringList &expected)
    {
        const QStringList rows = rowsOf(m_database, statement);
        if (rows != expected)
            m_complaints << statement + u": "_s + rows.join(u"; "_s);
    }

    // Each image has one, and it tells of its file.
    void lookAtRows(const QString &what, const QString &statement)
    {
        QStringList missing = m_wanted.keys();
        for (const QString &row : rowsOf(m_database, statement)) {
            const QString url = row.section(u'\t', 0, 0);
            const QString path = row.section(u'\t', 1);
            if (!missing.removeOne(url))
                m_complaints << u"one %1 too many: %2"_s.arg(what, row);
            else if (m_files.value(path) != m_wanted.value(url))
                m_complaints << u"a %1 that tells of another file: %2"_s.arg(what, row);
        }
        for (const QString &url : std::as_const(missing))
            m_complaints << u"no %1 of %2"_s.arg(what, url);
    }

    const Program &m_program;
    Memory m_memory;
    QString m_database;
    QHash<QString, QByteArray> m_wanted; // URL -> hash
    QHash<QString, QByteArray> m_files;  // path -> hash
    QStringList m_complaints;
};

} // namespace

QStringList rowsOf(const QString &file, const QString &statement)
{
    QStringList rows;
    {
        QSqlDatabase database = QSqlDatabase::addDatabase(u"QSQLITE"_s, u"aftermath"_s);
        database.setDatabaseName(file);
        QSqlQuery query(database.open() ? QSqlQuery(database) : QSqlQuery());
        if (!query.exec(statement))
            rows << u"error: "_s + query.lastError().text();
        while (query.next()) {
            QStringList row;
            for (int i = 0; i < query.record().count(); ++i)
                row << query.value(i).toString();
            rows << row.join(u'\t');
        }
    }
    QSqlDatabase::removeDatabase(u"aftermath"_s);
    return rows;
}

QStringList complaints(const Program &program, const QHash<QString, QByteArray> &wanted, Memory memory)
{
    return Examination(program, wanted, memory).complaints();
}

} // namespace bowerbird::test
