// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/failure.h"

#include <QString>

#include <optional>

namespace bowerbird {

// What failed in a collection that asks in several places: the first failure is told, and how many there were more.
class FailureTally
{
public:
    void add(const Failure &failure)
    {
        if (m_count++ == 0)
            m_first = failure;
    }

    // Nothing when nothing failed.
    [[nodiscard]] std::optional<Failure> summary() const
    {
        using namespace Qt::StringLiterals;
        std::optional<Failure> told = m_first;
        if (told && m_count > 1)
            told->detail += u" (and %1 more)"_s.arg(m_count - 1);
        return told;
    }

private:
    std::optional<Failure> m_first;
    int m_count = 0;
};

} // namespace bowerbird
