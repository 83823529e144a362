// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#include "store/storecommands.h"

#include <utility>

namespace bowerbird {

bool StoreCommands::push(StoreCommand &&command)
{
    const std::lock_guard lock(m_mutex);
    if (m_isClosed)
        return false;
    const bool isQuery = std::holds_alternative<QueryCommand>(command);
    m_isUrgent = m_isUrgent || isQuery;
    m_commands.push_back(std::move(command));
    // The one that takes them is either waiting for the first, or takes this one with the others.
    if (m_commands.size() == 1 || isQuery)
        m_changed.notify_one();
    return true;
}

void StoreCommands::open()
{
    const std::lock_guard lock(m_mutex);
    m_isClosed = false;
}

void StoreCommands::close()
{
    const std::lock_guard lock(m_mutex);
    m_isClosed = true;
    m_changed.notify_one();
}

std::deque<StoreCommand> StoreCommands::take(std::chrono::steady_clock::time_point notBefore,
                                             std::chrono::steady_clock::time_point deadline)
{
    std::unique_lock lock(m_mutex);
    m_changed.wait_until(lock, notBefore, [this] { return m_isClosed || m_isUrgent; });
    const auto hasNews = [this] { return m_isClosed || !m_commands.empty(); };
    if (deadline == std::chrono::steady_clock::time_point::max())
        m_changed.wait(lock, hasNews);
    else
        m_changed.wait_until(lock, deadline, hasNews);
    m_isUrgent = false;
    return std::exchange(m_commands, {});
}

bool StoreCommands::isOver() const
{
    const std::lock_guard lock(m_mutex);
    return m_isClosed && m_commands.empty();
}

} // namespace bowerbird
