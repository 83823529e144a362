// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/failure.h"
#include "store/filesystemsync.h"
#include "store/handedout.h"
#include "store/librarydatabase.h"
#include "store/librarytrouble.h"
#include "store/pendingwrites.h"
#include "store/placer.h"
#include "store/placingdesk.h"
#include "store/storecommands.h"

#include <QString>

#include <chrono>
#include <deque>
#include <functional>
#include <vector>

namespace bowerbird {

class ImageIndex;

// What the store thread does: takes all commands that have piled up, writes them in one transaction together with what
// the round before has placed and what this round is about to place, renames, answers; and when all is quiet, syncs.
// A lone part waits for nothing; under load rounds begin kPace apart, because a commit costs the same for one image as
// for twenty.
//
// When the database cannot be written, parts are placed all the same, and the writes are kept and tried again.
//
// Thread: made, used and destroyed on the store thread. Borrows: commands, index, placer.
class StoreLoop
{
public:
    using TroubleHandler = std::function<void(LibraryTrouble, const Failure &)>;

    StoreLoop(LibraryDatabase &database, StoreCommands &commands, ImageIndex &index, Placer &placer,
              quint64 firstFreeId, TroubleHandler onTrouble);

    // Puts right what a crash left, of which `handedOut` is part.
    void recover(const std::vector<HandedOut> &handedOut);
    // Reads what is known into the index. What does not need it is done meanwhile, so that a long history does not hold
    // up the window; the rest waits in its order. Breaks off when the commands are closed and none waits.
    void fillIndex();
    // Until the commands are closed and everything is written, or cannot be: then it says why.
    [[nodiscard]] Result<void> run();
    [[nodiscard]] LibraryTrouble trouble() const { return m_trouble; } // what the last failure was about

    static constexpr std::chrono::milliseconds kPace{10};
    static constexpr std::chrono::milliseconds kRetryDelay{2'000}; // after a write that failed, without new commands
    // Texts are indexed when there has been nothing else to do for so long, so many images at a time: 20 ms of work.
    static constexpr std::chrono::milliseconds kIdleDelay{1'500};
    static constexpr int kIndexedAtOnce = 500;
    static constexpr int kFilledAtOnce = 2'000; // images taken into the index between two looks at the commands

private:
    using Clock = std::chrono::steady_clock;

    void serveMeanwhile();
    void takeCommands();
    void take(std::deque<StoreCommand> commands);
    void accept(SaveCommand &&command);
    void accept(RemoveCommand &&command);
    void accept(PlaceCommand &&command);
    void accept(EditCommand &&command);
    void accept(QueryCommand &&command);
    [[nodiscard]] bool hasBacklog() const; // something can be done without a new command
    [[nodiscard]] bool isBehind() const;   // there is more to do than one round takes
    [[nodiscard]] Clock::time_point wakeUpTime() const;
    void write(const std::vector<PlacingIntent> &intents);
    void answerQueries();
    void syncWhenDue();
    void indexWhenIdle();
    void report(const Failure &failure);

    LibraryDatabase &m_database;
    StoreCommands &m_commands;
    ImageIndex &m_index;
    Placer &m_placer;
    TroubleHandler m_onTrouble;
    PendingWrites m_pending;
    FilesystemSync m_sync;
    PlacingDesk m_desk;
    std::vector<QueryCommand> m_queries;
    std::deque<StoreCommand> m_held; // until the index is filled
    bool m_isFilling = false;
    qint64 m_committedRow = 0; // of the history
    bool m_isInTrouble = false;
    LibraryTrouble m_trouble = LibraryTrouble::None;
    Failure m_lastFailure;
    Clock::time_point m_nextRound; // not before, unless somebody waits
    Clock::time_point m_retryAt;
    Clock::time_point m_indexAt = Clock::time_point::max(); // when texts are to be indexed; max() = there are none
};

} // namespace bowerbird
