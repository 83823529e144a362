// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "engine/downloadmanager.h"
#include "ui/undohistory.h"

#include <QCoreApplication>
#include <QString>

#include <functional>
#include <memory>

namespace bowerbird {

// What a person has asked for some rows, however many: it is done in slices (engine/jobslices.h), and one step takes it
// back, also while it is still under way: what has not been done by then is not done any more. Rows that are gone when
// their turn comes, or not wanted in the state that they are in then, are passed over, and so are, by putBack(), those
// that have come to an end.
//
// Rows are taken out of the list from its end on, whatever the order of `ids`, so that few others move.
//
// Thread: UI. A value; what it keeps of each row, 32 bytes and what the row was packed as, its copies share. Borrows:
// the manager.
class RowCommand
{
    Q_DECLARE_TR_FUNCTIONS(bowerbird::RowCommand)
public:
    using Act = void (DownloadManager::*)(const QList<JobId> &ids);
    using Wants = bool (*)(JobState);

    // Begins with it. `wants`: none = all rows. `before` hears of each slice while its rows are as they were.
    RowCommand(DownloadManager &manager, const QList<JobId> &ids, Act act, Wants wants = nullptr,
               JobSlices::Act before = {});
    // The same for what is no one call.
    RowCommand(DownloadManager &manager, const QList<JobId> &ids, JobSlices::Act act, Wants wants = nullptr);

    [[nodiscard]] int count() const; // rows that it has been done to
    [[nodiscard]] bool isOver() const;
    [[nodiscard]] qint64 bytes() const; // what is kept of them, as far as nobody else does

    // Makes it a step of `history`. `sentence` gets the number of rows: as many as were given while it is under way, as
    // many as it was done to at its end. It is announced then, if it is to be. What was done to none is no step. A step
    // that putBack() takes back is withdrawn once all of its rows have come to an end.
    using Sentence = std::function<QString(int count)>;
    using Back = void (RowCommand::*)() const;
    void pushTo(UndoHistory &history, const Sentence &sentence, Back back,
                UndoHistory::Announce announce = UndoHistory::Announce::No) const;

    // Ways to take it back.
    void putBack() const;          // each row as it was, in its place
    void putBackCancelled() const; // the same for rows that were cancelled
    void restore() const;          // rows that were taken out, unless others stand for their links by now
    void moveBack() const;         // in the queue

private:
    struct Kept;
    [[nodiscard]] QString outcome() const; // of putBack()
    static void withdrawAtTheEnd(UndoHistory &history, UndoHistory::Number step, const std::shared_ptr<Kept> &kept);
    void begin(const QList<JobId> &ids, JobSlices::Act act, Wants wants, qsizetype slice);
    enum class Order : quint8 { AsDone, Reversed };
    void eachSliceBack(Order order, std::function<void(DownloadManager &manager, const QList<JobRow> &rows)> act) const;

    std::shared_ptr<Kept> m_kept;
};

// What takes nothing back by itself: does it to these rows in slices, as JobSlices has it, for as long as `context` is
// there, then `end`.
void inSlices(JobSlices &slices, const QObject &context, const QList<JobId> &ids, JobSlices::Act act,
              std::function<void()> end, qsizetype slice = JobSlices::kAtOnce);

} // namespace bowerbird
