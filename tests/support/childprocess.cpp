// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#include "support/childprocess.h"

#include <QFile>

#include <array>
#include <vector>

#include <fcntl.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

namespace bowerbird::test {

namespace {

// Runs its arguments and ends when they do, or ends them when nothing holds the other end of descriptor 3 any more.
constexpr const char *kWatch = R"("$0" "$@" 3<&- & p=$!; { read x; kill $p; } <&3 & wait $p; kill $! 2>/dev/null)";

pid_t spawn(std::vector<QByteArray> words, int lifeline, const QByteArray &logFile)
{
    std::vector<char *> arguments;
    for (QByteArray &word : words)
        arguments.push_back(word.data());
    arguments.push_back(nullptr);
    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, logFile.constData(), O_WRONLY | O_CREAT | O_TRUNC, 0600);
    posix_spawn_file_actions_adddup2(&actions, STDOUT_FILENO, STDERR_FILENO);
    posix_spawn_file_actions_adddup2(&actions, lifeline, 3);
    pid_t child = -1;
    const int error = ::posix_spawn(&child, "/bin/sh", &actions, nullptr, arguments.data(), environ);
    posix_spawn_file_actions_destroy(&actions);
    return error == 0 ? child : -1;
}

} // namespace

ChildProcess::~ChildProcess()
{
    stop();
}

bool ChildProcess::start(const QStringList &command, const QString &logFile)
{
    stop();
    std::array<int, 2> ends{};
    if (::pipe2(ends.data(), O_CLOEXEC) != 0)
        return false;
    std::vector<QByteArray> words{"sh", "-c", kWatch};
    for (const QString &word : command)
        words.push_back(QFile::encodeName(word));
    m_shell = spawn(std::move(words), ends[0], QFile::encodeName(logFile));
    m_lifeline = ends[1];
    ::close(ends[0]);
    return m_shell > 0;
}

bool ChildProcess::isRunning()
{
    if (m_shell > 0 && ::waitpid(m_shell, nullptr, WNOHANG) == m_shell)
        m_shell = -1;
    return m_shell > 0;
}

void ChildProcess::stop()
{
    if (m_lifeline >= 0)
        ::close(m_lifeline);
    m_lifeline = -1;
    if (m_shell > 0)
        ::waitpid(m_shell, nullptr, 0);
    m_shell = -1;
}

} // namespace bowerbird::test
