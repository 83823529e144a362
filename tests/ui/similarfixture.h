// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "store/history.h"
#include "store/library.h"

#include <QImage>
#include <QList>
#include <QTemporaryDir>

namespace bowerbird::test {

// A library with pictures in a folder of its own.
struct SimilarFixture
{
    enum class Hashed : quint8 { Yes, No };

    SimilarFixture();

    // Writes the picture and its line in the history.
    HistoryEntry add(const QString &name, const QImage &image, Hashed hashed = Hashed::Yes);
    // What was added is known as if it had been downloaded by an earlier run.
    void startAgain();
    // A picture that is like no other one of another seed.
    [[nodiscard]] static QImage scene(unsigned seed, QSize size = {400, 300});
    [[nodiscard]] QString path(const QString &name) const { return directory.filePath(name); }
    [[nodiscard]] HistoryState stateOf(qint64 row); // blocks

    QTemporaryDir directory;
    Library library;
    qint64 lastRow = 0;
};

} // namespace bowerbird::test
