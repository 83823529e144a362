// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#include "transfer/ration.h"

#include <algorithm>
#include <utility>

namespace bowerbird {

qint64 Ration::take(qint64 wanted, Clock::time_point now)
{
    settle();
    if (m_turn.bytes > wanted) // of a piece that has gone by without it
        m_limiter->giveBack(std::exchange(m_turn, {}));
    if (m_turn.bytes == 0)
        m_turn = m_limiter->reserve(std::min(wanted, m_limiter->turnBytes()), now);
    if (m_limiter->due(m_turn, now) > now)
        return 0;
    return std::exchange(m_turn, {}).bytes;
}

void Ration::owe(qint64 bytes, Clock::time_point now)
{
    if (bytes <= 0)
        return;
    m_turn = m_limiter->reserve(bytes, now); // later than all that was owed before
    m_isOwed = true;
}

Ration::Clock::time_point Ration::due(Clock::time_point now) const
{
    return m_limiter->due(m_turn, now);
}

void Ration::settle()
{
    if (std::exchange(m_isOwed, false))
        m_turn = {};
}

void Ration::leave()
{
    settle();
    if (m_turn.bytes > 0)
        m_limiter->giveBack(std::exchange(m_turn, {}));
}

} // namespace bowerbird
