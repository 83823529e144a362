// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/job.h"
#include "store/history.h"
#include "store/historytable.h"
#include "store/placedimage.h"
#include "store/rememberedcollection.h"
#include "store/sqlconnection.h"
#include "store/waitingjob.h"

#include <QHash>
#include <QList>
#include <QSet>
#include <QSqlQuery>
#include <QString>
#include <QVariant>

#include <array>
#include <functional>
#include <memory>
#include <optional>
#include <vector>

namespace bowerbird {

// The SQL of the library: schema, statements, rows to values and back. WAL with synchronous NORMAL: a crash of the
// program loses nothing that was committed, a power failure at most the last commits, never the file.
//
// Thread: the one that opens it. Owns: the connection. Errors: DiskFull, NotWritable; the detail names the file.
class LibraryDatabase
{
public:
    LibraryDatabase();
    ~LibraryDatabase(); // close()
    Q_DISABLE_COPY_MOVE(LibraryDatabase)

    // A file that is no database, not ours, damaged, or of a newer version fails and is left as it is. Of an older one
    // a copy is kept beside it (library-v2.sqlite) before it is changed.
    [[nodiscard]] Result<void> open(const QString &file);
    [[nodiscard]] LibraryTrouble trouble() const { return m_trouble; }           // of an open() that failed
    [[nodiscard]] LibraryTrouble lastTrouble() const { return m_sql.trouble(); } // of whatever failed last
    void close();

    // False when the program that had the file before ended without close(), by a crash or with the computer.
    [[nodiscard]] bool wasClosedCleanly() const { return m_wasClosedCleanly; }
    [[nodiscard]] Result<void> transaction(const std::function<Result<void>()> &body); // all of it or nothing

    // The same, and it is on the disk when it returns: a power failure does not take it.
    [[nodiscard]] Result<void> transactionToDisk(const std::function<Result<void>()> &body);

    // --- jobs
    // A job that is kept as finished is not taken back by a late report that it is being worked on.
    [[nodiscard]] Result<void> saveJob(const JobLine &job);
    [[nodiscard]] Result<void> removeJob(JobId id);
    [[nodiscard]] Result<void> requeueJob(JobId id);                                     // a finished one
    [[nodiscard]] Result<void> setPart(JobId id, const QString &path, qint64 sizeBytes); // when it has none
    [[nodiscard]] Result<void>
    distrustParts(); // of all unfinished jobs: their paths stay known, their bytes do not count
    // In queue order, those behind `after`.
    [[nodiscard]] Result<QList<Job>> unfinishedJobs(QueuePlace after, int limit);
    [[nodiscard]] Result<QList<Job>> recentJobs(int limit); // the newest done ones, in the order of their ids
    [[nodiscard]] Result<QSet<JobId>> idsBetween(JobId first, JobId last); // that have a row; both ends count
    [[nodiscard]] Result<quint64> firstFreeId();
    [[nodiscard]] qint64 lastOrder(); // of the jobs that are not done; 0 when there are none
    [[nodiscard]] Result<void> setFirstFreeId(quint64 id);

    // --- placing
    [[nodiscard]] Result<void> addIntent(const PlacingIntent &intent);
    [[nodiscard]] Result<void> removeIntents(const std::vector<JobId> &ids);
    [[nodiscard]] Result<QList<PlacingIntent>> intents();
    // The intent has come true: its job is finished, the history gets a line. The intent stays, to be removed.
    [[nodiscard]] Result<void> finish(const PlacedImage &image);

    // --- history
    // Without the facts of pixels, titles and pages.
    using ImageVisitor = std::function<void(const PlacedImage &image)>;
    [[nodiscard]] Result<void> addImage(const PlacedImage &image);
    [[nodiscard]] Result<void> removeImage(qint64 row);
    [[nodiscard]] Result<void> eachImageAfter(qint64 row, int limit, const ImageVisitor &visit);
    [[nodiscard]] qint64 lastImageRow() const { return m_lastImageRow; } // the highest one ever given
    [[nodiscard]] HistoryTable &history() { return m_history; }

    // --- collections
    [[nodiscard]] Result<void> saveCollection(const OpenCollection &collection);
    [[nodiscard]] Result<void> removeCollection(qint64 id);
    [[nodiscard]] Result<QList<OpenCollection>> openCollections();
    [[nodiscard]] Result<void> saveRemembered(const RememberedCollection &collection);
    [[nodiscard]] Result<void> saveRememberedImages(const RememberedImages &images);
    [[nodiscard]] Result<void> saveRememberedListing(const RememberedListing &listing);
    [[nodiscard]] Result<void> forgetRemembered(qint64 id); // with its images
    [[nodiscard]] Result<void> forgetListing(qint64 collection);
    [[nodiscard]] Result<void> forgetStrayListings();
    [[nodiscard]] Result<QList<RememberedCollection>> rememberedCollections();
    // Of one collection, else of all.
    [[nodiscard]] Result<QList<RememberedImages>> rememberedImages(std::optional<qint64> collection = {});
    [[nodiscard]] Result<QList<QByteArray>> rememberedListing(qint64 collection); // one, or none

    [[nodiscard]] QVariant meta(const QString &key);
    [[nodiscard]] Result<void> setMeta(const QString &key, const QVariant &value);

private:
    enum class Statement : quint8 {
        SaveJob,
        RemoveJob,
        RequeueJob,
        SetPart,
        FinishJob,
        AddIntent,
        RemoveIntents,
        AddImage,
        RemoveImage,
        AddOptions,
        FindOptions,
        SetMeta, // keep last
    };
    static constexpr size_t kStatementCount = static_cast<size_t>(Statement::SetMeta) + 1;

    [[nodiscard]] static QString sqlOf(Statement statement);
    [[nodiscard]] Result<QSqlQuery *> prepared(Statement statement);
    [[nodiscard]] Result<QSqlQuery *> run(Statement statement, const QVariantList &values);
    [[nodiscard]] Result<void> write(Statement statement, const QVariantList &values);
    [[nodiscard]] Result<QList<Job>> selectedJobs(const QString &sql, const QVariantList &values = {});

    [[nodiscard]] Result<int> checkedVersion();
    [[nodiscard]] Result<void> migrate(int fromVersion);
    [[nodiscard]] Result<void> tryOpen(const QString &file);
    [[nodiscard]] Result<void> keepCopyOf(int version);
    [[nodiscard]] Result<void> checkAfterCrash(bool wasTouched);
    [[nodiscard]] Result<qint64> optionsId(const std::shared_ptr<const DownloadOptions> &options);
    [[nodiscard]] std::shared_ptr<const DownloadOptions> optionsOf(qint64 id);

    SqlConnection m_sql;
    HistoryTable m_history{m_sql};
    std::array<std::unique_ptr<QSqlQuery>, kStatementCount> m_prepared;
    QHash<QString, qint64> m_optionIds;                                   // text -> row
    QHash<qint64, std::shared_ptr<const DownloadOptions>> m_options;      // row -> one value for all its jobs
    std::pair<std::shared_ptr<const DownloadOptions>, qint64> m_lastUsed; // jobs come in batches of the same options
    qint64 m_lastImageRow = 0;
    bool m_wasClosedCleanly = true;
    LibraryTrouble m_trouble = LibraryTrouble::None;
    bool m_isReady = false; // open() went through: close() may write
};

} // namespace bowerbird
