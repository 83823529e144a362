// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "cli/program.h"

#include <QHash>
#include <QString>
#include <QStringList>

namespace bowerbird::test {

enum class Memory : quint8 {
    Kept,     // the database took every write up to the end
    MayBeLost // it did not: files may have been placed all the same, and be found again by their bytes
};

// What must hold once the program has ended in good order after whatever befell it before: the complaints, none when
// all is well. `wanted` is URL -> bytes of every image that was asked for; no two have the same bytes.
//
// Every image is on the disk once, and nothing else; each has one finished row (with MayBeLost, or one that says that
// the file was there) and one line in the history, which tell of that file; nothing is left to be done; the database is
// sound.
[[nodiscard]] QStringList complaints(const Program &program, const QHash<QString, QByteArray> &wanted,
                                     Memory memory = Memory::Kept);

// Rows of a statement, each value a text, with a tab between. A failure is a row that begins with "error".
[[nodiscard]] QStringList rowsOf(const QString &databaseFile, const QString &statement);

} // namespace bowerbird::test
