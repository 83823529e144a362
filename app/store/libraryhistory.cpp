// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

// Questions about the history, and what is changed of it: a part of Library.

#include "store/libraryprivate.h"
#include "store/movejournal.h"

namespace bowerbird {

namespace {

auto pathsSetter(const QList<HistoryMove> &moves)
{
    return [moves](LibraryDatabase &database) -> Result<void> {
        for (const HistoryMove &move : moves) {
            if (auto done = database.history().setPath(move.row, move.path); !done)
                return done;
        }
        return {};
    };
}

} // namespace

void Library::searchHistory(const HistoryQuery &query, std::stop_token stop,
                            std::function<void(const HistoryPage &)> answer)
{
    d->ask([=](HistoryTable &history) {
        const HistoryPage page = history.search(query, stop).value_or(HistoryPage());
        if (!stop.stop_requested())
            answer(page);
    });
}

void Library::countHistory(const HistoryQuery &query, std::stop_token stop,
                           std::function<void(const HistoryCounts &)> answer)
{
    d->ask([=](HistoryTable &history) {
        const HistoryCounts counts = history.count(query, stop).value_or(HistoryCounts());
        if (!stop.stop_requested())
            answer(counts);
    });
}

void Library::fingerprints(std::stop_token stop,
                           std::function<void(const QList<Fingerprint> &batch, bool isLast)> answer)
{
    d->ask([=](HistoryTable &history) {
        if (!history.fingerprints(stop, answer) && !stop.stop_requested())
            answer({}, true);
    });
}

void Library::entries(const QList<qint64> &rows, std::function<void(const QList<HistoryEntry> &)> answer)
{
    d->ask([=](HistoryTable &history) { answer(history.entries(rows).value_or(QList<HistoryEntry>())); });
}

void Library::forget(const QList<qint64> &rows)
{
    d->edit([rows](ImageIndex &index) {
        index.setForgotten(rows, true);
        return [rows](LibraryDatabase &database) { return database.history().forget(rows); };
    });
}

void Library::remember(const QList<HistoryEntry> &entries)
{
    d->edit([entries](ImageIndex &index) {
        QList<qint64> rows;
        for (const HistoryEntry &entry : entries)
            rows.append(entry.row);
        index.setForgotten(rows, false);
        return [entries](LibraryDatabase &database) { return database.history().remember(entries); };
    });
}

void Library::markDeleted(const QStringList &paths, bool isDeleted)
{
    d->edit([paths, isDeleted](ImageIndex &index) {
        const QList<qint64> rows = index.rowsOf(paths);
        index.setDeleted(rows, isDeleted);
        return [rows, isDeleted](LibraryDatabase &database) { return database.history().setDeleted(rows, isDeleted); };
    });
}

void Library::setPaths(const QList<HistoryMove> &moves)
{
    d->edit([moves](ImageIndex &index) { return pathsSetter(index.move(moves)); });
}

void Library::moveFiles(const QHash<QString, QString> &moves)
{
    d->edit([moves](ImageIndex &index) { return pathsSetter(index.moveFiles(moves)); });
}

Result<void> Library::beginMoves(const QHash<QString, QString> &moves)
{
    d->isIndexReady.wait(false); // or the end of the batch before this one would still wait for it
    d->moving.acquire();
    std::promise<Result<void>> promise;
    std::future<Result<void>> answer = promise.get_future();
    const QString batch = moveBatch(moves);
    const bool isTaken = d->commands.push(QueryCommand{
        [&promise, &batch](LibraryDatabase &database) { promise.set_value(writeMoveBatch(database, batch)); }});
    const Result<void> written =
        isTaken ? answer.get() : fail(FailureReason::Internal, QStringLiteral("the library is closed"));
    if (!written)
        d->moving.release();
    return written;
}

void Library::endMoves(const QHash<QString, QString> &moves)
{
    d->edit([moves](ImageIndex &index) {
        return [setPaths = pathsSetter(index.moveFiles(moves))](LibraryDatabase &database) -> Result<void> {
            if (auto done = setPaths(database); !done)
                return done;
            return clearMoveBatch(database);
        };
    });
    d->moving.release();
}

void Library::setFiles(const QList<HistoryChange> &changes)
{
    d->edit([changes](ImageIndex &index) {
        QList<std::pair<qint64, SavedFile>> files;
        for (const HistoryChange &change : changes) {
            for (const qint64 row : index.setFile(change))
                files.append({row, change.now});
        }
        return [files](LibraryDatabase &database) -> Result<void> {
            for (const auto &[row, file] : files) {
                if (auto done = database.history().setFile(row, file); !done)
                    return done;
            }
            return {};
        };
    });
}

void Library::setFingerprints(const QList<Fingerprint> &fingerprints)
{
    d->edit([fingerprints](ImageIndex &) {
        return [fingerprints](LibraryDatabase &database) { return database.history().setFingerprints(fingerprints); };
    });
}

void Library::rememberArchive(const QStringList &keys, std::function<void(const QStringList &)> answer)
{
    d->edit([keys, answer = std::move(answer)](ImageIndex &index) {
        const QStringList added = index.addArchive(keys);
        if (answer)
            answer(added);
        return [added](LibraryDatabase &database) { return database.history().rememberArchive(added); };
    });
}

void Library::forgetArchive(const QStringList &keys)
{
    d->edit([keys](ImageIndex &index) {
        index.removeArchive(keys);
        return [keys](LibraryDatabase &database) { return database.history().forgetArchive(keys); };
    });
}

} // namespace bowerbird
