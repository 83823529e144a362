// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#include "store/library.h"

#include "store/handedout.h"
#include "store/imageindex.h"
#include "store/librarydatabase.h"
#include "store/storecommands.h"
#include "store/storeloop.h"

#include <QFileInfo>

#include <pthread.h>

#include <atomic>
#include <future>
#include <thread>

namespace bowerbird {

class Library::Private
{
public:
    void run(const QString &file, std::promise<Result<void>> opened);
    QList<Job> select(const std::function<Result<QList<Job>>(LibraryDatabase &)> &query);

    StoreCommands commands;
    ImageIndex index;
    Placer placer;
    HandedOutLog handedOut;
    StoreLoop::TroubleHandler onTrouble;
    std::atomic<quint64> firstFreeId = 1;
    std::atomic<bool> isIndexReady = true; // false from open() until the history is in memory
    std::jthread thread;
};

// The store thread. The index is filled after open() has returned, so that a long history does not hold up the window.
void Library::Private::run(const QString &file, std::promise<Result<void>> opened)
{
#ifdef Q_OS_LINUX
    ::pthread_setname_np(::pthread_self(), "bowerbird-store"); // 15 letters is what there is room for
#endif
    LibraryDatabase database;
    Result<void> result = database.open(file);
    Result<quint64> freeId = 1;
    if (result)
        freeId = database.firstFreeId();
    if (!freeId)
        result = std::unexpected(freeId.error());
    std::vector<HandedOut> left;
    if (result) {
        left = handedOut.open(file + QLatin1StringView("-handed-out"));
        for (const HandedOut &ids : left)
            *freeId = std::max(*freeId, ids.last.value + 1);
        firstFreeId = *freeId;
        isIndexReady = false;
        commands.open();
    }
    opened.set_value(result);
    if (!result)
        return;

    StoreLoop loop(database, commands, index, placer, *freeId, onTrouble);
    loop.recover(left);
    handedOut.forget();
    isIndexReady = true;
    isIndexReady.notify_all();
    const bool isAllWritten = loop.run();
    handedOut.close(!isAllWritten);
}

QList<Job> Library::Private::select(const std::function<Result<QList<Job>>(LibraryDatabase &)> &query)
{
    std::promise<QList<Job>> promise;
    std::future<QList<Job>> jobs = promise.get_future();
    const bool isTaken = commands.push(QueryCommand{
        [&promise, &query](LibraryDatabase &database) { promise.set_value(query(database).value_or(QList<Job>())); }});
    return isTaken ? jobs.get() : QList<Job>();
}

Library::Library()
    : d(std::make_unique<Private>())
{
}

Library::~Library()
{
    close();
}

Result<void> Library::open(const QString &databaseFile)
{
    close();
    std::promise<Result<void>> promise;
    std::future<Result<void>> opened = promise.get_future();
    d->thread = std::jthread(
        [this, databaseFile, promise = std::move(promise)]() mutable { d->run(databaseFile, std::move(promise)); });
    Result<void> result = opened.get();
    if (!result)
        close();
    return result;
}

void Library::close()
{
    d->commands.close();
    if (d->thread.joinable())
        d->thread.join();
    d->index.clear();
}

void Library::setTroubleHandler(std::function<void(const Failure &)> handler)
{
    d->onTrouble = std::move(handler);
}

JobId Library::firstFreeId() const
{
    return JobId{d->firstFreeId};
}

QList<Job> Library::loadUnfinished()
{
    return d->select([](LibraryDatabase &database) { return database.unfinishedJobs(); });
}

QList<Job> Library::loadRecent(int limit)
{
    return d->select([limit](LibraryDatabase &database) { return database.recentJobs(limit); });
}

void Library::save(QList<Job> jobs)
{
    quint64 highest = 0;
    for (const Job &job : std::as_const(jobs))
        highest = std::max(highest, job.id.value);
    quint64 known = d->firstFreeId;
    if (highest >= known)
        d->handedOut.add(jobs, JobId{known});
    while (known <= highest && !d->firstFreeId.compare_exchange_weak(known, highest + 1)) {
    }
    if (!jobs.isEmpty())
        (void)d->commands.push(SaveCommand{std::move(jobs)});
}

void Library::remove(const QList<JobId> &ids)
{
    if (!ids.isEmpty())
        (void)d->commands.push(RemoveCommand{ids});
}

std::optional<KnownImage> Library::known(const ImageRef &image) const
{
    d->isIndexReady.wait(false);
    const auto file = d->index.find(image);
    if (!file)
        return std::nullopt;
    return KnownImage{.path = file->path, .isPresent = QFileInfo::exists(file->path)};
}

void Library::place(PlaceJob job, Callback callback)
{
    StoreCommand command = PlaceCommand{std::move(job), std::move(callback)};
    if (d->commands.push(std::move(command)))
        return;
    const auto &refused = std::get<PlaceCommand>(command);
    if (refused.callback)
        refused.callback({.failure = fail(FailureReason::Internal, QStringLiteral("the library is closed")).error()});
}

void Library::flush()
{
    std::promise<void> promise;
    std::future<void> written = promise.get_future();
    if (d->commands.push(QueryCommand{[&promise](LibraryDatabase &) { promise.set_value(); }}))
        written.wait();
}

} // namespace bowerbird
