// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#pragma once

#include <QByteArray>
#include <QString>
#include <QStringList>

#include <sys/types.h>

namespace bowerbird::test {

// A server that runs beside a test and ends with the object, or with the test however that ends: a shell watches over
// a pipe that only the test holds open. Not QProcess, whose way of forking ThreadSanitizer takes for the end of
// threads: it would let the test start none afterwards.
//
// Thread: one.
class ChildProcess
{
public:
    ChildProcess() = default;
    ~ChildProcess();
    Q_DISABLE_COPY_MOVE(ChildProcess)

    [[nodiscard]] bool start(const QStringList &command, const QString &logFile); // both outputs go to the file
    [[nodiscard]] bool isRunning();
    void stop(); // asks it to end and returns when it has

private:
    pid_t m_shell = -1;
    int m_lifeline = -1; // closed: the child is to end
};

} // namespace bowerbird::test
