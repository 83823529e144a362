// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#pragma once

#include <QDateTime>
#include <QString>

#include <cstddef>
#include <deque>
#include <mutex>
#include <vector>

namespace bowerbird {

// The last lines that the program has logged, for its log window. While one exists it takes what Qt's logging gives;
// warnings and worse, or all with setPassesAllOn(), still reach the handler that was there before.
//
// Who logs keeps secrets out (core/redact); nothing is taken out here.
//
// Thread: any, for everything but making and destroying it, which is done once, while no other thread logs.
class LogBook
{
public:
    struct Line
    {
        qint64 number = 0; // counted from 1, never again
        QDateTime at;
        QtMsgType type = QtDebugMsg;
        QString category;
        QString text; // in one line: breaks and control characters are written as escapes
    };

    LogBook();
    ~LogBook();
    Q_DISABLE_COPY_MOVE(LogBook)

    [[nodiscard]] std::vector<Line> linesAfter(qint64 number) const; // the oldest first
    void clear();
    void setPassesAllOn(bool passes) { m_passesAllOn = passes; } // before other threads log

    static constexpr size_t kMostLines = 5'000;

private:
    static void handle(QtMsgType type, const QMessageLogContext &context, const QString &message);
    void add(QtMsgType type, const char *category, const QString &message);

    mutable std::mutex m_mutex;
    std::deque<Line> m_lines; // guarded by m_mutex
    qint64 m_lastNumber = 0;  // guarded by m_mutex
    QtMessageHandler m_before = nullptr;
    bool m_passesAllOn = false;
};

// "14:03:12.250 warning bowerbird.store: text"
[[nodiscard]] QString toText(const LogBook::Line &line);

} // namespace bowerbird
