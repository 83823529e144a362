// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#include "store/library.h"

#include "store/libraryprivate.h"

#include <QFileInfo>

#include <pthread.h>

#include <limits>
#include <utility>

namespace bowerbird {

namespace {

constexpr QLatin1StringView kChoiceKey("chosen-jobs"); // in the table "meta"

KnownImage::State knownState(HistoryState state)
{
    switch (state) {
    case HistoryState::Present:
        return KnownImage::State::Present;
    case HistoryState::Deleted:
        return KnownImage::State::Deleted;
    case HistoryState::Missing:
    case HistoryState::Changed: // the picture itself is not there any more
        break;
    }
    return KnownImage::State::Missing;
}

} // namespace

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
    if (result)
        lastOrder = database.lastOrder();
    trouble = result ? LibraryTrouble::None : database.trouble();
    std::vector<HandedOut> left;
    if (result) {
        left = handedOut.open(file + QLatin1StringView("-handed-out"));
        for (const HandedOut &ids : left)
            *freeId = std::max(*freeId, ids.last.value + 1);
        firstFreeId = *freeId;
        isIndexReady = false;
        reader.open(file);
        commands.open();
    }
    opened.set_value(result);
    if (!result)
        return;

    StoreLoop loop(database, commands, index, placer, *freeId, onTrouble);
    loop.recover(left);
    handedOut.forget();
    loop.fillIndex();
    isIndexReady = true;
    isIndexReady.notify_all();
    historyRead.finish();
    ended = loop.run();
    trouble = loop.trouble();
    handedOut.close(!ended);
    reader.close(); // before the database: who closes it last writes its log back
}

void Library::Private::ask(HistoryReader::Question question)
{
    (void)commands.push(
        QueryCommand{[this, question = std::move(question)](LibraryDatabase &) { reader.ask(question); }});
}

void Library::Private::edit(decltype(EditCommand::begin) begin)
{
    (void)commands.push(EditCommand{.begin = std::move(begin)});
}

void Library::Private::write(PendingWrites::Edit edit)
{
    (void)commands.push(
        EditCommand{.begin = [edit = std::move(edit)](ImageIndex &) { return edit; }, .needsIndex = false});
}

Library::Library()
    : d(std::make_unique<Private>())
{
}

Library::~Library()
{
    (void)close();
}

Result<void> Library::open(const QString &databaseFile)
{
    (void)close();
    d->historyRead = QPromise<void>();
    d->historyRead.start();
    std::promise<Result<void>> promise;
    std::future<Result<void>> opened = promise.get_future();
    d->thread = std::jthread(
        [this, databaseFile, promise = std::move(promise)]() mutable { d->run(databaseFile, std::move(promise)); });
    Result<void> result = opened.get();
    if (!result)
        (void)close();
    return result;
}

Result<void> Library::close()
{
    d->commands.close();
    if (d->thread.joinable())
        d->thread.join();
    d->index.clear();
    return std::exchange(d->ended, {});
}

LibraryTrouble Library::trouble() const
{
    return d->trouble;
}

void Library::setTroubleHandler(std::function<void(LibraryTrouble, const Failure &)> handler)
{
    d->onTrouble = std::move(handler);
}

JobId Library::firstFreeId() const
{
    return JobId{d->firstFreeId};
}

qint64 Library::lastOrder() const
{
    return d->lastOrder;
}

QList<Job> Library::loadUnfinished()
{
    return d->select<Job>(
        [](LibraryDatabase &database) { return database.unfinishedJobs({}, std::numeric_limits<int>::max()); });
}

QList<Job> Library::loadRecent(int limit)
{
    return d->select<Job>([limit](LibraryDatabase &database) { return database.recentJobs(limit); });
}

void Library::readUnfinished(QueuePlace after, int limit, JobsCallback callback)
{
    (void)d->commands.push(QueryCommand{[after, limit, callback = std::move(callback)](LibraryDatabase &database) {
        callback(database.unfinishedJobs(after, limit).value_or(QList<Job>()));
    }});
}

void Library::readRecent(int limit, JobsCallback callback)
{
    (void)d->commands.push(QueryCommand{[limit, callback = std::move(callback)](LibraryDatabase &database) {
        callback(database.recentJobs(limit).value_or(QList<Job>()));
    }});
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

QFuture<void> Library::historyRead() const
{
    return d->historyRead.future();
}

std::optional<KnownImage> Library::known(const ImageRef &image) const
{
    d->isIndexReady.wait(false);
    std::optional<KnownImage> best;
    const QList<ImageIndex::File> files = d->index.find(image);
    for (const ImageIndex::File &file : files) {
        const KnownImage known{.state = knownState(historyStateOf(file.path, file.sizeBytes, file.isDeleted)),
                               .path = file.path};
        if (known.state == KnownImage::State::Present)
            return known;
        const bool isBetter = !best || (known.isDownloaded() && !best->isDownloaded());
        if (isBetter)
            best = known;
    }
    if (best && best->isDownloaded())
        return best;
    if (d->index.isInArchive(image))
        return KnownImage{.state = KnownImage::State::Archived, .path = {}};
    return best;
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

void Library::saveChoice(const QByteArray &choice)
{
    d->edit([choice](ImageIndex &) {
        return [choice](LibraryDatabase &database) { return database.setMeta(kChoiceKey, choice); };
    });
}

void Library::readChoice(std::function<void(const QByteArray &)> callback)
{
    (void)d->commands.push(QueryCommand{[callback = std::move(callback)](LibraryDatabase &database) {
        callback(database.meta(kChoiceKey).toByteArray());
    }});
}

void Library::saveCollection(const OpenCollection &collection)
{
    d->write([collection](LibraryDatabase &database) { return database.saveCollection(collection); });
}

void Library::removeCollection(qint64 id)
{
    d->write([id](LibraryDatabase &database) { return database.removeCollection(id); });
}

QList<OpenCollection> Library::openCollections()
{
    return d->select<OpenCollection>([](LibraryDatabase &database) { return database.openCollections(); });
}

void Library::saveRemembered(const RememberedCollection &collection)
{
    d->write([collection](LibraryDatabase &database) { return database.saveRemembered(collection); });
}

void Library::saveRememberedImages(const RememberedImages &images)
{
    d->write([images](LibraryDatabase &database) { return database.saveRememberedImages(images); });
}

void Library::saveRememberedListing(const RememberedListing &listing)
{
    d->write([listing](LibraryDatabase &database) { return database.saveRememberedListing(listing); });
}

void Library::forgetListing(qint64 collection)
{
    d->write([collection](LibraryDatabase &database) { return database.forgetListing(collection); });
}

void Library::forgetStrayListings()
{
    d->write([](LibraryDatabase &database) { return database.forgetStrayListings(); });
}

void Library::forgetRemembered(qint64 id)
{
    d->write([id](LibraryDatabase &database) { return database.forgetRemembered(id); });
}

QList<RememberedCollection> Library::rememberedCollections()
{
    return d->select<RememberedCollection>([](LibraryDatabase &database) { return database.rememberedCollections(); });
}

QList<RememberedImages> Library::rememberedImages()
{
    return d->select<RememberedImages>([](LibraryDatabase &database) { return database.rememberedImages(); });
}

QList<RememberedImages> Library::rememberedImages(qint64 collection)
{
    return d->select<RememberedImages>(
        [collection](LibraryDatabase &database) { return database.rememberedImages(collection); });
}

QByteArray Library::rememberedListing(qint64 collection)
{
    return d
        ->select<QByteArray>([collection](LibraryDatabase &database) { return database.rememberedListing(collection); })
        .value(0);
}

void Library::readRememberedImages(std::function<void(const QList<RememberedImages> &)> callback)
{
    (void)d->commands.push(QueryCommand{[callback = std::move(callback)](LibraryDatabase &database) {
        callback(database.rememberedImages().value_or(QList<RememberedImages>()));
    }});
}

} // namespace bowerbird
