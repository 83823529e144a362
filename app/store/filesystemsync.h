// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#pragma once

#include <QSet>
#include <QString>

#include <chrono>

namespace bowerbird {

// Brings placed files to the disk in batches: one syncfs for each file system they lie on, a moment after the last
// one, or every few seconds while they keep coming. A sync of each file would cost more than fetching it.
//
// Thread: the store thread.
class FilesystemSync
{
public:
    using Clock = std::chrono::steady_clock;

    void add(const QString &folder); // a file was placed there
    [[nodiscard]] bool isNeeded() const { return !m_folders.isEmpty(); }
    [[nodiscard]] Clock::time_point dueAt() const; // max() when nothing is needed
    // Blocks until everything added before is on the disk. False when a file system reports an error.
    bool sync();

    static constexpr std::chrono::milliseconds kIdleDelay{1'000};
    static constexpr std::chrono::milliseconds kLongestDelay{5'000};

private:
    QSet<QString> m_folders;
    Clock::time_point m_firstAdded;
    Clock::time_point m_lastAdded;
};

} // namespace bowerbird
