// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#pragma once

#include <QList>
#include <QString>

namespace bowerbird::architecture {

// The two halves of a C++ source, line by line as in the file: what the compiler sees of it, and what only people read.
struct SourceText
{
    QString code;     // without comments and without the insides of strings; what follows #include stays
    QString comments; // the rest
};
[[nodiscard]] SourceText splitSource(const QString &source);

struct Include
{
    QString path; // as written
    bool isQuoted = false;
    int line = 0;
};
[[nodiscard]] QList<Include> includesIn(const SourceText &text);

// The line, counted from 1, of the character at `offset`.
[[nodiscard]] int lineAt(const QString &text, qsizetype offset);

} // namespace bowerbird::architecture
