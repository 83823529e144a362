// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "store/history.h"

#include <functional>
#include <memory>

namespace bowerbird {

class Library;

// Compares every file of the history with what is known of it, its size first, then its SHA-256, and looks for those
// that are gone among the other files below the folders of the history. Changes nothing: what to do about a finding
// (set the new path, download again, forget) is a person's choice.
//
// Thread: every method may be called from any thread; callbacks come on the check's own thread, which runs at a low
// priority. Borrows: the library, which must stay open until the check has ended or is cancelled. Errors: a file that
// cannot be read is told as such.
class LibraryCheck
{
public:
    struct Finding
    {
        enum class Kind : quint8 { Missing, Changed, Moved, Unreadable } kind = Kind::Missing;
        HistoryEntry entry;
        QString newPath; // Moved: a file with the same bytes
    };
    // A file that several links have counts once; those deleted on purpose do not count.
    struct Progress
    {
        qint64 files = 0;
        qint64 allFiles = 0; // 0 = still being counted
        qint64 whole = 0;    // of `files`, those that are what they were
        qint64 bytes = 0;
        qint64 allBytes = 0;
        bool isSearching = false; // all files are compared; those that are gone are being looked for
    };
    struct Callbacks
    {
        std::function<void(const Progress &)> progressed; // some ten times a second at most, and at the end
        std::function<void(const Finding &)> found;       // missing and moved ones come at the end
        std::function<void(bool isComplete)> finished;    // the last call; false when it was cancelled
    };

    explicit LibraryCheck(Library &library);
    ~LibraryCheck(); // cancels
    Q_DISABLE_COPY_MOVE(LibraryCheck)

    // Begins anew; a check that is running is cancelled. `bytesPerSecond` is how much it reads at most, 0 = no limit.
    void start(Callbacks callbacks, qint64 bytesPerSecond = kUsualBytesPerSecond);
    // Looks for missing files below another folder; tells of those it finds, as moved. Else as start().
    void search(const QList<HistoryEntry> &missing, const QString &folder, Callbacks callbacks,
                qint64 bytesPerSecond = kUsualBytesPerSecond);
    void pause();
    void resume();
    void cancel(); // blocks until the callback that runs has returned; not to be called from one

    static constexpr qint64 kUsualBytesPerSecond = 64LL * 1024 * 1024; // leaves room for others on a plain disk

private:
    class Run;
    Library &m_library;
    std::unique_ptr<Run> m_run;
};

} // namespace bowerbird
