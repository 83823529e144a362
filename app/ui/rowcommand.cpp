// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#include "ui/rowcommand.h"

#include <QPointer>
#include <QThreadPool>

#include <algorithm>
#include <deque>
#include <ranges>
#include <utility>
#include <vector>

namespace bowerbird {

namespace {

// Where they stand all over the list, the views begin anew with each slice.
constexpr qsizetype kRemovedAtOnce = 4'000;
constexpr size_t kManyRows = 20'000; // to let go of takes a while
constexpr quint64 kFewGaps = 64;     // ids to be looked at for one that is there

QList<Job> jobsOf(const QList<JobRow> &rows)
{
    QList<Job> jobs;
    jobs.reserve(rows.size());
    for (const JobRow &row : rows)
        jobs.append(row.job());
    return jobs;
}

// As their rows nearly always stand in the list, the last one first. By a bit for each id between the first and the
// last: sorting a million would stop the window.
QList<JobId> fromTheEnd(QList<JobId> ids)
{
    if (!std::ranges::is_sorted(ids)) {
        const auto [first, last] = std::ranges::minmax(ids);
        if (last.value - first.value > kFewGaps * static_cast<quint64>(ids.size())) {
            std::ranges::sort(ids);
        } else {
            std::vector<bool> isThere(last.value - first.value + 1);
            for (const JobId id : std::as_const(ids))
                isThere[id.value - first.value] = true;
            ids.clear();
            for (size_t i = 0; i < isThere.size(); ++i) {
                if (isThere[i])
                    ids.append(JobId{first.value + i});
            }
        }
    }
    std::ranges::reverse(ids);
    return ids;
}

template<typename Look>
void connectStates(const DownloadManager &manager, const QObject &context, Look look)
{
    QObject::connect(&manager, &DownloadManager::jobsChanged, &context,
                     [look](const QList<RowSpan> &, JobFields fields) mutable {
                         if (fields.testFlag(JobField::State))
                             look();
                     });
}

} // namespace

void inSlices(JobSlices &slices, const QObject &context, const QList<JobId> &ids, JobSlices::Act act,
              std::function<void()> end, qsizetype slice)
{
    if (ids.isEmpty())
        return end();
    const auto actIfThere = [context = QPointer(&context), act = std::move(act), end = std::move(end),
                             left = ids.size()](const QList<JobId> &some) mutable {
        left -= some.size();
        if (!context)
            return;
        act(some);
        if (left == 0)
            end();
    };
    slices.run(ids, actIfThere, slice);
}

struct RowCommand::Kept
{
    explicit Kept(DownloadManager &itsManager)
        : manager(itsManager)
        , newest(itsManager.newestId())
    {
    }
    // Letting go of a million rows takes longer than a turn may; nobody waits for it.
    ~Kept()
    {
        static QThreadPool pool;
        if (before.size() > kManyRows)
            pool.start([rows = std::move(before)] {});
    }
    Q_DISABLE_COPY_MOVE(Kept)

    DownloadManager &manager;
    const JobId newest;  // when it began
    qsizetype total = 0; // rows that were given
    qsizetype taken = 0; // of them, so far
    JobSlices::Number number = 0;
    std::deque<JobRow> before; // of what has been done
    qint64 bytes = 0;
    std::function<void()> tellEnd;
};

RowCommand::RowCommand(DownloadManager &manager, const QList<JobId> &ids, Act act, Wants wants, JobSlices::Act before)
    : m_kept(std::make_shared<Kept>(manager))
{
    const auto call = [&manager, act, before = std::move(before)](const QList<JobId> &some) {
        if (before)
            before(some);
        (manager.*act)(some);
    };
    if (act == &DownloadManager::remove)
        begin(fromTheEnd(ids), call, wants, kRemovedAtOnce);
    else
        begin(ids, call, wants, JobSlices::kAtOnce);
}

RowCommand::RowCommand(DownloadManager &manager, const QList<JobId> &ids, JobSlices::Act act, Wants wants)
    : m_kept(std::make_shared<Kept>(manager))
{
    begin(ids, std::move(act), wants, JobSlices::kAtOnce);
}

void RowCommand::begin(const QList<JobId> &ids, JobSlices::Act act, Wants wants, qsizetype slice)
{
    const auto keepAndAct = [kept = m_kept, wants, act = std::move(act)](const QList<JobId> &some) {
        QList<JobId> wanted;
        wanted.reserve(some.size());
        kept->manager.eachState(some, [&wanted, wants](JobId id, JobState state) {
            if (!wants || wants(state))
                wanted.append(id);
            return true;
        });
        for (const JobId id : std::as_const(wanted)) {
            kept->before.push_back(kept->manager.packedAt(kept->manager.rowOf(id)));
            kept->bytes += qint64(sizeof(JobRow) + sizeof(PackedJob)) + kept->before.back().packed->size;
        }
        if (!wanted.isEmpty())
            act(wanted);
        kept->taken += some.size();
        if (kept->taken == kept->total && kept->tellEnd)
            kept->tellEnd();
    };
    m_kept->total = ids.size();
    m_kept->number = m_kept->manager.slices().run(ids, keepAndAct, slice);
}

int RowCommand::count() const
{
    return static_cast<int>(m_kept->before.size());
}

bool RowCommand::isOver() const
{
    return m_kept->taken == m_kept->total;
}

qint64 RowCommand::bytes() const
{
    return m_kept->bytes;
}

void RowCommand::pushTo(UndoHistory &history, const Sentence &sentence, Back back, UndoHistory::Announce announce) const
{
    const auto takeBack = [command = *this, back] { (command.*back)(); };
    const auto itsBytes = [command = *this] { return command.bytes(); };
    const bool mayEnd = back == &RowCommand::putBack;
    const UndoHistory::Outcome itsOutcome =
        mayEnd ? [command = *this] { return command.outcome(); } : UndoHistory::Outcome();
    const bool isOverNow = isOver();
    if (isOverNow && count() == 0)
        return;
    const UndoHistory::Number step =
        history.push(sentence(isOverNow ? count() : static_cast<int>(m_kept->total)), takeBack,
                     isOverNow ? announce : UndoHistory::Announce::No, itsBytes, itsOutcome);
    if (mayEnd)
        withdrawAtTheEnd(history, step, m_kept);
    if (isOverNow)
        return;
    m_kept->tellEnd = [kept = std::weak_ptr(m_kept), history = QPointer(&history), step, sentence, announce] {
        const std::shared_ptr<Kept> done = kept.lock();
        if (done && history)
            history->retell(step, sentence(static_cast<int>(done->before.size())), announce);
    };
}

// What a person cancels may be taken back, and so may what is taken out of the list.
void RowCommand::withdrawAtTheEnd(UndoHistory &history, UndoHistory::Number step, const std::shared_ptr<Kept> &kept)
{
    auto *watch = new QObject(&history); // its parent owns it
    const auto look = [&history, step, weak = std::weak_ptr(kept), watch, ended = size_t(0)]() mutable {
        const std::shared_ptr<Kept> still = weak.lock();
        if (!still)
            return watch->deleteLater();
        for (; ended < still->before.size(); ++ended) { // goes on where it stood: each row is looked at once
            const int row = still->manager.rowOf(still->before[ended].id);
            const JobState state = row < 0 ? JobState::Held : still->manager.stateAt(row);
            if (!isTerminal(state) || state == JobState::Cancelled)
                return;
        }
        if (still->taken < still->total)
            return;
        history.withdraw(step);
        watch->deleteLater();
    };
    connectStates(kept->manager, *watch, look);
}

QString RowCommand::outcome() const
{
    QList<JobId> ids;
    ids.reserve(static_cast<qsizetype>(m_kept->before.size()));
    std::ranges::transform(m_kept->before, std::back_inserter(ids), &JobRow::id);
    int ended = 0;
    int downloaded = 0;
    m_kept->manager.eachState(ids, [&ended, &downloaded](JobId, JobState state) {
        ended += isTerminal(state) ? 1 : 0;
        downloaded += state == JobState::Finished || state == JobState::Skipped ? 1 : 0;
        return true;
    });
    if (ended == 0)
        return {};
    const QString staying = ended == downloaded ? tr("%Ln image(s) are downloaded already, and stay", nullptr, ended)
                                                : tr("%Ln image(s) have come to an end, and stay", nullptr, ended);
    const int left = count() - ended;
    return left <= 0 ? tr("Nothing was undone: %1").arg(staying)
                     : tr("Undone for %Ln image(s); %1", nullptr, left).arg(staying);
}

void RowCommand::eachSliceBack(Order order, std::function<void(DownloadManager &, const QList<JobRow> &)> act) const
{
    DownloadManager &manager = m_kept->manager;
    manager.slices().drop(m_kept->number);
    QList<JobId> ids;
    ids.reserve(static_cast<qsizetype>(m_kept->before.size()));
    std::ranges::transform(m_kept->before, std::back_inserter(ids), &JobRow::id);
    if (order == Order::Reversed)
        std::ranges::reverse(ids);
    manager.slices().run(
        ids, [kept = m_kept, order, act = std::move(act), from = size_t(0)](const QList<JobId> &some) mutable {
            QList<JobRow> rows;
            rows.reserve(some.size());
            for (const size_t end = from + static_cast<size_t>(some.size()); from < end; ++from)
                rows.append(kept->before[order == Order::AsDone ? from : kept->before.size() - 1 - from]);
            act(kept->manager, rows);
        });
}

void RowCommand::putBack() const
{
    eachSliceBack(Order::AsDone, [](DownloadManager &manager, const QList<JobRow> &rows) { manager.putBack(rows); });
}

void RowCommand::restore() const
{
    eachSliceBack(Order::Reversed, [newest = m_kept->newest](DownloadManager &manager, const QList<JobRow> &rows) {
        manager.bringBack(jobsOf(rows), newest);
    });
}

void RowCommand::putBackCancelled() const
{
    eachSliceBack(Order::AsDone,
                  [](DownloadManager &manager, const QList<JobRow> &rows) { manager.putBackCancelled(rows); });
}

void RowCommand::moveBack() const
{
    eachSliceBack(Order::AsDone, [](DownloadManager &manager, const QList<JobRow> &rows) { manager.moveBack(rows); });
}

} // namespace bowerbird
