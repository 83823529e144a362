// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "cli/program.h"

#include <QString>
#include <QStringList>

namespace bowerbird::test {

// What is to happen at system calls of the program; strace does it, the program knows nothing of it.
struct Injection
{
    QString calls; // "rename,renameat2"
    QString fault; // "signal=SIGKILL", "error=ENOSPC"
    // At the call of this number of any thread, from 1 on (strace counts for each by itself).
    int when = 1;
    bool lasts = false; // and at all that follow
    QStringList files;  // below the program's folder; calls that concern others do not count. Empty: all do

    [[nodiscard]] QString toText() const;
};

struct Injected
{
    Ran ran;
    bool hasStruck = false; // false: there were fewer calls than that
};

[[nodiscard]] bool canInject(); // strace is there and may trace
// Every file below the program's folder that a run opens, as seen from there. Empty when it does not end well.
[[nodiscard]] QStringList filesOpenedBy(const Program &program, const QStringList &arguments);
[[nodiscard]] Injected runWith(const Injection &injection, const Program &program, const QStringList &arguments);

} // namespace bowerbird::test
