// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#include "ui/undohistory.h"

#include <algorithm>
#include <iterator>

namespace bowerbird {

UndoHistory::Number UndoHistory::push(const QString &done, std::function<void()> undo, Announce announce, Bytes bytes,
                                      Outcome outcome)
{
    const Number number = ++m_lastNumber;
    m_steps.push_back({.number = number,
                       .done = done,
                       .undo = std::move(undo),
                       .bytes = std::move(bytes),
                       .outcome = std::move(outcome)});
    giveUpOldest();
    Q_EMIT changed();
    if (announce == Announce::Yes)
        Q_EMIT announced(done);
    return number;
}

void UndoHistory::retell(Number step, const QString &done, Announce announce)
{
    const auto told = std::ranges::find(m_steps, step, &Step::number);
    if (told == m_steps.end())
        return;
    told->done = done;
    const bool isLatest = std::next(told) == m_steps.end();
    giveUpOldest();
    Q_EMIT changed();
    if (announce == Announce::Yes && isLatest) // what is offered to be taken back is the latest
        Q_EMIT announced(done);
}

void UndoHistory::withdraw(Number step)
{
    const auto spent = std::ranges::find(m_steps, step, &Step::number);
    if (spent == m_steps.end())
        return;
    const bool wasLatest = std::next(spent) == m_steps.end();
    const Step gone = std::move(*spent); // what it keeps goes when everybody has been told
    m_steps.erase(spent);
    if (wasLatest)
        Q_EMIT withdrawn(gone.done);
}

void UndoHistory::giveUpOldest()
{
    if (m_steps.size() > kMostSteps)
        m_steps.pop_front();
    qint64 bytes = 0;
    size_t fitting = 0; // of the latest ones
    for (auto step = m_steps.crbegin(); step != m_steps.crend(); ++step, ++fitting) {
        bytes += step->bytes ? step->bytes() : 0;
        if (bytes > kMostBytes && fitting > 0)
            break;
    }
    m_hasGivenUp = m_hasGivenUp || fitting < m_steps.size();
    while (m_steps.size() > fitting)
        m_steps.pop_front();
}

void UndoHistory::undo()
{
    if (m_steps.empty())
        return;
    const Step step = std::move(m_steps.back());
    m_steps.pop_back();
    const QString outcome = step.outcome ? step.outcome() : QString();
    step.undo();
    Q_EMIT changed();
    Q_EMIT undone(step.done, outcome);
}

QString UndoHistory::latest() const
{
    return m_steps.empty() ? QString() : m_steps.back().done;
}

UndoHistory::Number UndoHistory::latestNumber() const
{
    return m_steps.empty() ? 0 : m_steps.back().number;
}

} // namespace bowerbird
