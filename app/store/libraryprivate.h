// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "store/handedout.h"
#include "store/historyreader.h"
#include "store/imageindex.h"
#include "store/library.h"
#include "store/librarydatabase.h"
#include "store/storecommands.h"
#include "store/storeloop.h"

#include <QPromise>

#include <atomic>
#include <future>
#include <semaphore>
#include <thread>

namespace bowerbird {

// What a Library is made of, for the files that implement it and nobody else.
class Library::Private
{
public:
    // The store thread, from its begin to its end.
    void run(const QString &file, std::promise<Result<void>> opened);
    // Blocks until the store thread has answered; nothing when it cannot, or the library is closed.
    template<typename Value>
    QList<Value> select(const std::function<Result<QList<Value>>(LibraryDatabase &)> &query);
    // By way of the store, so that what was handed over before is written when it is answered.
    void ask(HistoryReader::Question question);
    void edit(decltype(EditCommand::begin) begin);
    void write(PendingWrites::Edit edit); // one that has nothing to do with the index

    StoreCommands commands;
    ImageIndex index;
    Placer placer;
    HistoryReader reader;
    HandedOutLog handedOut;
    StoreLoop::TroubleHandler onTrouble;
    // Both written by the store thread, before open() gets its answer and before it ends.
    LibraryTrouble trouble = LibraryTrouble::None;
    Result<void> ended;   // of close()
    qint64 lastOrder = 0; // written before open() gets its answer
    std::atomic<quint64> firstFreeId = 1;
    std::atomic<bool> isIndexReady = true; // false from open() until the history is in memory
    QPromise<void> historyRead;
    std::binary_semaphore moving{1}; // taken from beginMoves() to endMoves()
    std::jthread thread;
};

template<typename Value>
QList<Value> Library::Private::select(const std::function<Result<QList<Value>>(LibraryDatabase &)> &query)
{
    std::promise<QList<Value>> promise;
    std::future<QList<Value>> values = promise.get_future();
    const bool isTaken = commands.push(QueryCommand{[&promise, &query](LibraryDatabase &database) {
        promise.set_value(query(database).value_or(QList<Value>()));
    }});
    return isTaken ? values.get() : QList<Value>();
}

} // namespace bowerbird
