// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/failure.h"
#include "store/history.h"
#include "store/textindex.h"

#include <QHash>
#include <QSqlQuery>

#include <functional>
#include <stop_token>

namespace bowerbird {

class SqlConnection;

// The SQL of the history: questions about what was downloaded, and changes to it. Changes belong into a transaction.
//
// Thread: the connection's. Borrows: the connection.
class HistoryTable
{
public:
    // False ends the walk.
    using Visitor = std::function<bool(const HistoryEntry &entry)>;

    explicit HistoryTable(SqlConnection &connection);

    [[nodiscard]] TextIndex &text() { return m_text; }

    // Entries that fit, in the order asked for, whatever the limit; ends early, without an error, when stopped.
    [[nodiscard]] Result<void> each(const HistoryQuery &query, const std::stop_token &stop, const Visitor &visit);
    [[nodiscard]] Result<HistoryPage> search(const HistoryQuery &query, const std::stop_token &stop);
    [[nodiscard]] Result<HistoryCounts> count(const HistoryQuery &query, const std::stop_token &stop);
    [[nodiscard]] Result<QList<HistoryEntry>> entries(const QList<qint64> &rows);
    [[nodiscard]] Result<void> fingerprints(const std::stop_token &stop,
                                            const std::function<void(const QList<Fingerprint> &, bool)> &take);

    [[nodiscard]] Result<void> forget(const QList<qint64> &rows);
    [[nodiscard]] Result<void> remember(const QList<HistoryEntry> &entries);
    [[nodiscard]] Result<void> setDeleted(const QList<qint64> &rows, bool isDeleted);
    [[nodiscard]] Result<void> setPath(qint64 row, const QString &path);
    // The same by the old paths, of the history and of ended jobs. Reads all of either: for what a crash has left.
    [[nodiscard]] Result<void> movePaths(const QHash<QString, QString> &moves);
    [[nodiscard]] Result<void> setFile(qint64 row, const SavedFile &file); // all but its path
    [[nodiscard]] Result<void> setFingerprints(const QList<Fingerprint> &fingerprints);

    [[nodiscard]] Result<void> rememberArchive(const QStringList &keys);
    [[nodiscard]] Result<void> forgetArchive(const QStringList &keys);
    [[nodiscard]] Result<void> eachArchiveKey(const std::function<void(const QString &)> &visit);

private:
    struct Part; // of the history, in the order it is to be read
    [[nodiscard]] QList<Part> partsFor(const HistoryQuery &query, const QStringList &words);
    [[nodiscard]] Result<bool> eachOf(const Part &part, const HistoryQuery &query, const QStringList &words,
                                      const std::stop_token &stop, const Visitor &visit);
    [[nodiscard]] Result<void> walkTwice(const std::function<Result<void>()> &walk);
    [[nodiscard]] Result<void> moveJobs(const QHash<QString, QString> &moves);
    [[nodiscard]] Result<void> moveRow(qint64 row, const QString &path);

    SqlConnection &m_connection;
    TextIndex m_text;
};

// In a hash's place: the picture was looked at, and has nothing to be told by. No hash is this, since the lowest bit of
// each is 0 (media/perceptualhash.h).
inline constexpr qint64 kNothingToHash = 1;

// What is there at a path now. `isDeleted`: a person took it away on purpose.
[[nodiscard]] HistoryState historyStateOf(const QString &path, qint64 sizeBytes, bool isDeleted);

} // namespace bowerbird
