// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "store/library.h"

#include <chrono>
#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>
#include <variant>

namespace bowerbird {

class ImageIndex;
class LibraryDatabase;

struct SaveCommand
{
    QList<Job> jobs;
};
struct RemoveCommand
{
    QList<JobId> ids;
};
struct PlaceCommand
{
    PlaceJob job;
    Library::Callback callback;
};
// A change of what is remembered: applied to what is in memory at once, and written by what `begin` returns.
struct EditCommand
{
    std::function<std::function<Result<void>(LibraryDatabase &)>(ImageIndex &index)> begin;
    bool needsIndex = true; // whole
};
// Runs when everything handed over before it is written.
struct QueryCommand
{
    std::function<void(LibraryDatabase &)> run;
};
using StoreCommand = std::variant<SaveCommand, RemoveCommand, PlaceCommand, EditCommand, QueryCommand>;

// The door to the store thread: commands pile up while it works and are taken all at once.
//
// Thread: any; one lock guards everything.
class StoreCommands
{
public:
    [[nodiscard]] bool push(StoreCommand &&command); // false, and `command` untouched, when closed
    void open();
    void close(); // what is there can still be taken
    // Lets commands pile up until `notBefore`, then waits until there is one, or `deadline`. A query or the closing of
    // the door ends either at once.
    [[nodiscard]] std::deque<StoreCommand> take(std::chrono::steady_clock::time_point notBefore,
                                                std::chrono::steady_clock::time_point deadline);
    [[nodiscard]] bool isOver() const; // closed and empty

private:
    mutable std::mutex m_mutex;
    std::condition_variable m_changed;
    std::deque<StoreCommand> m_commands; // guarded by m_mutex
    bool m_isClosed = true;              // guarded by m_mutex
    bool m_isUrgent = false;             // guarded by m_mutex; somebody waits for an answer
};

} // namespace bowerbird
