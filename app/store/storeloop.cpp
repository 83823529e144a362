// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#include "store/storeloop.h"

#include "store/imageindex.h"
#include "store/movejournal.h"
#include "store/recovery.h"

#include <QLoggingCategory>

#include <utility>

namespace bowerbird {

namespace {

Q_LOGGING_CATEGORY(lcStore, "bowerbird.store")

bool needsIndex(const StoreCommand &command)
{
    const auto *edit = std::get_if<EditCommand>(&command);
    return std::holds_alternative<PlaceCommand>(command) || (edit && edit->needsIndex);
}

} // namespace

StoreLoop::StoreLoop(LibraryDatabase &database, StoreCommands &commands, ImageIndex &index, Placer &placer,
                     quint64 firstFreeId, TroubleHandler onTrouble)
    : m_database(database)
    , m_commands(commands)
    , m_index(index)
    , m_placer(placer)
    , m_onTrouble(std::move(onTrouble))
    , m_pending(firstFreeId)
    , m_desk(placer, index, m_pending, m_sync)
{
}

void StoreLoop::recover(const std::vector<HandedOut> &handedOut)
{
    if (const auto resolved = resolveIntents(m_database, m_placer, m_sync); !resolved)
        report(resolved.error());
    if (const auto moved = resolveMoves(m_database); !moved)
        report(moved.error());
    if (const auto proven = proveUnsynced(m_database, m_sync); !proven)
        report(proven.error());
    removeStrayParts(m_database, handedOut);
    m_committedRow = m_database.lastImageRow();
    m_pending.setLastImageRow(m_committedRow);
}

void StoreLoop::fillIndex()
{
    m_isFilling = true;
    const auto archived =
        m_database.history().eachArchiveKey([this](const QString &key) { (void)m_index.addArchive({key}); });
    if (!archived)
        report(archived.error());
    qint64 row = 0;
    for (int read = kFilledAtOnce; read == kFilledAtOnce && !(m_commands.isOver() && m_held.empty());) {
        read = 0;
        const auto filled = m_database.eachImageAfter(row, kFilledAtOnce, [&](const PlacedImage &image) {
            m_index.add(image);
            row = image.row;
            ++read;
        });
        if (!filled)
            report(filled.error());
        serveMeanwhile();
    }
    m_isFilling = false;
    take(std::exchange(m_held, {}));
    m_indexAt = Clock::now() + kIdleDelay;
}

void StoreLoop::serveMeanwhile()
{
    if (m_held.empty())
        take(m_commands.take({}, {}));
    if (hasBacklog())
        write({});
    answerQueries();
}

Result<void> StoreLoop::run()
{
    while (true) {
        takeCommands();
        const std::vector<PlacingIntent> intents = m_desk.stage();
        write(intents);
        m_desk.move();
        answerQueries();
        if (m_commands.isOver() && m_queries.empty() && !hasBacklog())
            break;
        syncWhenDue();
        indexWhenIdle();
    }
    // Whatever trouble there was may be over.
    bool mayBeWritten = !m_pending.isEmpty();
    while (mayBeWritten) {
        write({});
        mayBeWritten = !m_isInTrouble && !m_pending.isEmpty();
    }
    return m_pending.isEmpty() ? Result<void>() : std::unexpected(m_lastFailure);
}

void StoreLoop::takeCommands()
{
    // A query is to be answered with what was there before it; commands that keep coming must not put it off.
    if (!m_queries.empty() && hasBacklog())
        return;
    const Clock::time_point notBefore = isBehind() || !m_queries.empty() ? Clock::time_point() : m_nextRound;
    std::deque<StoreCommand> commands = m_commands.take(notBefore, wakeUpTime());
    if (!commands.empty())
        m_indexAt = Clock::now() + kIdleDelay;
    take(std::move(commands));
}

void StoreLoop::take(std::deque<StoreCommand> commands)
{
    for (StoreCommand &command : commands) {
        if (m_isFilling && (!m_held.empty() || needsIndex(command)))
            m_held.push_back(std::move(command));
        else
            std::visit([this](auto &&each) { accept(std::forward<decltype(each)>(each)); }, std::move(command));
    }
}

void StoreLoop::accept(SaveCommand &&command)
{
    for (Job &job : command.jobs)
        m_pending.save(std::move(job));
}

void StoreLoop::accept(RemoveCommand &&command)
{
    for (const JobId id : std::as_const(command.ids))
        m_pending.remove(id);
}

void StoreLoop::accept(PlaceCommand &&command)
{
    m_desk.add(std::move(command.job), std::move(command.callback));
}

void StoreLoop::accept(EditCommand &&command)
{
    m_pending.edit(command.begin(m_index));
}

void StoreLoop::accept(QueryCommand &&command)
{
    m_queries.push_back(std::move(command));
}

bool StoreLoop::hasBacklog() const
{
    return !m_desk.isEmpty() || (!m_isInTrouble && !m_pending.isEmpty());
}

bool StoreLoop::isBehind() const
{
    return !m_desk.isEmpty() || (!m_isInTrouble && m_pending.hasMoreThanOneWrite());
}

StoreLoop::Clock::time_point StoreLoop::wakeUpTime() const
{
    if (hasBacklog())
        return Clock::now();
    const bool hasUnwritten = m_isInTrouble && !m_pending.isEmpty();
    return std::min({m_sync.dueAt(), m_indexAt, hasUnwritten ? m_retryAt : Clock::time_point::max()});
}

void StoreLoop::write(const std::vector<PlacingIntent> &intents)
{
    if (intents.empty() && m_pending.isEmpty())
        return;
    m_nextRound = Clock::now() + kPace;
    if (const auto written = m_pending.write(m_database, intents); !written) {
        m_retryAt = Clock::now() + kRetryDelay;
        report(written.error());
        return;
    }
    m_isInTrouble = false;
    m_committedRow = m_database.lastImageRow();
}

void StoreLoop::answerQueries()
{
    if (hasBacklog())
        return;
    for (const QueryCommand &query : std::exchange(m_queries, {}))
        query.run(m_database);
}

void StoreLoop::syncWhenDue()
{
    if (Clock::now() < m_sync.dueAt())
        return;
    // Only what was committed before counts as synced.
    const qint64 row = m_committedRow;
    if (!m_sync.sync()) {
        qCWarning(lcStore, "a file system reports that files could not be brought to the disk");
        return;
    }
    if (const auto noted = noteSynced(m_database, row); !noted)
        report(noted.error());
}

void StoreLoop::indexWhenIdle()
{
    if (m_isInTrouble || m_commands.isOver() || Clock::now() < m_indexAt)
        return;
    const Result<bool> hasMore = m_database.history().text().takeIn(kIndexedAtOnce);
    if (!hasMore) {
        qCWarning(lcStore, "texts cannot be indexed: %s", qUtf8Printable(hasMore.error().detail));
        m_database.history().text().throwAway();
    }
    // Commands that come meanwhile are taken first.
    m_indexAt = hasMore.value_or(false) ? Clock::now() : Clock::time_point::max();
}

void StoreLoop::report(const Failure &failure)
{
    m_trouble = m_database.lastTrouble();
    m_lastFailure = failure;
    if (std::exchange(m_isInTrouble, true))
        return;
    qCWarning(lcStore, "the library cannot be written: %s", qUtf8Printable(failure.detail));
    if (m_onTrouble)
        m_onTrouble(m_trouble, failure);
}

} // namespace bowerbird
