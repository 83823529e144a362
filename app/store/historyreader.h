// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#pragma once

#include <QString>

#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>

namespace bowerbird {

class HistoryTable;

// Answers questions about the history on a thread and a connection of its own, so that a long search, or a look at
// every file there is, holds up neither placing nor saving. It sees what was committed when the question is read.
//
// Thread: ask() any; the others one at a time. Owns: its thread and connection. One lock guards the questions.
class HistoryReader
{
public:
    using Question = std::function<void(HistoryTable &)>;

    ~HistoryReader(); // close()

    void open(const QString &databaseFile); // the connection is made with the first question
    void ask(Question question);            // dropped when closed
    void close();                           // after the question that is being answered; the others are dropped

private:
    void run(const QString &databaseFile, const std::stop_token &stop);

    std::mutex m_mutex;
    std::condition_variable_any m_changed;
    std::deque<Question> m_questions; // guarded by m_mutex
    bool m_isOpen = false;            // guarded by m_mutex
    std::jthread m_thread;
};

} // namespace bowerbird
