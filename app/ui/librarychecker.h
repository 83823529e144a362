// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "store/librarycheck.h"

#include <QList>
#include <QObject>

#include <mutex>
#include <optional>

namespace bowerbird {

// The check of the library as a window sees it: what it finds and how far it is, gathered and told on the UI thread.
//
// Thread: UI. Borrows: the library, which outlives it. One lock guards what the check's thread hands over.
class LibraryChecker : public QObject
{
    Q_OBJECT
public:
    enum class State : quint8 { Idle, Running, Paused };

    explicit LibraryChecker(Library &library, QObject *parent = nullptr);
    ~LibraryChecker() override; // cancels

    void start(); // anew
    // Looks for missing files in another folder; found() tells of those that are there, as moved.
    void search(const QList<HistoryEntry> &missing, const QString &folder);
    void pause();
    void resume();
    void cancel();
    [[nodiscard]] State state() const { return m_state; }
    [[nodiscard]] const LibraryCheck::Progress &progress() const { return m_progress; }

Q_SIGNALS:
    void found(const QList<bowerbird::LibraryCheck::Finding> &findings); // since the last time
    void changed();                                                      // state() or progress()
    void finished(bool isComplete); // after the last found() and changed(); false: it was cancelled

private:
    // What waits to be told.
    struct News
    {
        QList<LibraryCheck::Finding> findings;
        std::optional<LibraryCheck::Progress> progress;
        bool isFinished = false;
        bool isAnnounced = false; // take() is on its way
    };

    template<typename Note>
    void hand(Note note);
    void take();
    void begin();
    [[nodiscard]] LibraryCheck::Callbacks callbacks();

    std::mutex m_mutex;
    News m_news; // guarded by m_mutex
    LibraryCheck::Progress m_progress;
    State m_state = State::Idle;
    LibraryCheck m_check; // the last: nothing comes once it has gone
};

} // namespace bowerbird
