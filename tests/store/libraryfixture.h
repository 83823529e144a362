// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "store/filehelpers.h"
#include "store/library.h"

#include <QDir>
#include <QSqlDatabase>
#include <QSqlError>
#include <QSqlQuery>
#include <QTemporaryDir>
#include <QVariant>

#include <future>
#include <memory>
#include <optional>

namespace bowerbird::test {

// A folder with a library's database, parts to place, and a look past the library into its tables.
class LibraryFixture
{
public:
    [[nodiscard]] const QString &root() const { return m_root; }
    [[nodiscard]] QString path(const QString &name) const { return m_root + u'/' + name; }
    [[nodiscard]] QString databaseFile() const { return path(QStringLiteral("library.db")); }
    [[nodiscard]] QString images() const { return path(QStringLiteral("images")); }

    LibraryFixture()
        : m_dir(std::in_place)
        , m_root(m_dir->path())
    {
        QDir().mkpath(images());
    }
    explicit LibraryFixture(const QString &root) // of another process
        : m_root(root)
    {
    }

    std::unique_ptr<Library> opened() const
    {
        auto library = std::make_unique<Library>();
        if (const auto result = library->open(databaseFile()); !result)
            qFatal("%s", qPrintable(result.error().detail));
        return library;
    }

    static Job job(quint64 id)
    {
        Job job;
        job.id = JobId{id};
        job.image.url = QStringLiteral("https://example.com/%1.jpg").arg(id);
        job.options = std::make_shared<const DownloadOptions>();
        return job;
    }

    // A part with these bytes, ready to be placed.
    PlaceJob part(quint64 id, const QByteArray &bytes, const QString &name,
                  ConflictRule rule = ConflictRule::Rename) const
    {
        PlaceJob result;
        result.id = JobId{id};
        result.image = job(id).image;
        result.place = {.partPath = images() + QStringLiteral("/p.%1.part").arg(id),
                        .directory = images(),
                        .name = name,
                        .onConflict = rule,
                        .sizeBytes = bytes.size(),
                        .sha256 = sha256(bytes)};
        result.file = {.sizeBytes = bytes.size(),
                       .sha256 = sha256(bytes),
                       .type = ImageType::Jpeg,
                       .widthPx = 64,
                       .heightPx = 48,
                       .verification = Verification::Decoded};
        writeFile(result.place.partPath, bytes);
        return result;
    }

    static PlaceOutcome placed(Library &library, const PlaceJob &job)
    {
        std::promise<PlaceOutcome> promise;
        auto outcome = promise.get_future();
        library.place(job, [&promise](const PlaceOutcome &result) { promise.set_value(result); });
        return outcome.get();
    }

    // Rows of a statement run beside the library; each value as text, with | between.
    QStringList sql(const QString &statement, const QVariantList &values = {}) const
    {
        QStringList rows;
        {
            QSqlDatabase database = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), QStringLiteral("beside"));
            database.setDatabaseName(databaseFile());
            if (!database.open())
                qFatal("%s", qPrintable(database.lastError().text()));
            QSqlQuery query(database);
            query.prepare(statement);
            for (const QVariant &value : values)
                query.addBindValue(value);
            if (!query.exec())
                qFatal("%s", qPrintable(query.lastError().text()));
            while (query.next()) {
                QStringList row;
                for (int i = 0; query.value(i).isValid(); ++i)
                    row.append(query.value(i).toString());
                rows.append(row.join(u'|'));
            }
        }
        QSqlDatabase::removeDatabase(QStringLiteral("beside"));
        return rows;
    }

private:
    std::optional<QTemporaryDir> m_dir;
    QString m_root;
};

} // namespace bowerbird::test
