// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#include "ui/undohistory.h"

namespace bowerbird {

void UndoHistory::push(const QString &done, std::function<void()> undo, Announce announce)
{
    m_steps.push_back({done, std::move(undo)});
    if (m_steps.size() > kMostSteps)
        m_steps.pop_front();
    Q_EMIT changed();
    if (announce == Announce::Yes)
        Q_EMIT announced(done);
}

void UndoHistory::undo()
{
    if (m_steps.empty())
        return;
    const Step step = std::move(m_steps.back());
    m_steps.pop_back();
    step.undo();
    Q_EMIT changed();
    Q_EMIT undone(step.done);
}

QString UndoHistory::latest() const
{
    return m_steps.empty() ? QString() : m_steps.back().done;
}

} // namespace bowerbird
