// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#include "crash/injection.h"

#include <QFile>
#include <QProcess>
#include <QRegularExpression>
#include <QStandardPaths>

namespace bowerbird::test {

using namespace Qt::StringLiterals;

namespace {

const QString kLog = u"strace.log"_s;

bool runsWell(const QStringList &arguments)
{
    QProcess process;
    process.start(u"strace"_s, arguments);
    return process.waitForFinished(10'000) && process.exitStatus() == QProcess::NormalExit && process.exitCode() == 0;
}

// The program's run under strace, which writes what it sees to strace.log in the program's folder.
Ran runTraced(const Program &program, const QStringList &tracing, const QStringList &arguments)
{
    const QStringList always = {u"-f"_s, u"-s"_s, u"4096"_s, u"-o"_s, program.path(kLog)};
    QProcess process;
    process.setProcessEnvironment(program.environment);
    process.start(u"strace"_s,
                  always + tracing + QStringList{QStringLiteral(BOWERBIRD_PROGRAM)} + program.usual(arguments));
    process.closeWriteChannel();
    return Program::finish(process);
}

QString logOf(const Program &program)
{
    QFile file(program.path(kLog));
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

} // namespace

QString Injection::toText() const
{
    const QString number = QString::number(when) + (lasts ? u"+"_s : QString());
    return calls % u':' % fault % u":when="_s % number;
}

bool canInject()
{
    return !QStandardPaths::findExecutable(u"strace"_s).isEmpty() &&
           runsWell({u"-f"_s, u"-o"_s, u"/dev/null"_s, u"-e"_s, u"inject=rename:error=EIO:when=1"_s, u"true"_s});
}

QStringList filesOpenedBy(const Program &program, const QStringList &arguments)
{
    if (runTraced(program, {u"-e"_s, u"trace=openat"_s}, arguments).status != 0)
        return {};
    const QRegularExpression opened(
        u"openat\\([^\"]*\"%1/([^\"]+)\""_s.arg(QRegularExpression::escape(program.path(u"."_s).chopped(2))));
    QStringList files;
    for (auto matches = opened.globalMatch(logOf(program)); matches.hasNext();)
        files << matches.next().captured(1);
    files.removeDuplicates();
    return files;
}

Injected runWith(const Injection &injection, const Program &program, const QStringList &arguments)
{
    QStringList tracing = {u"-e"_s, u"trace="_s + injection.calls, u"-e"_s, u"inject="_s + injection.toText()};
    // Half as slow; but strace 6.1 sends a signal at the first call only then.
    if (!injection.fault.startsWith(u"signal"))
        tracing << u"--seccomp-bpf"_s;
    for (const QString &file : injection.files)
        tracing << u"-P"_s << program.path(file);
    Injected result{.ran = runTraced(program, tracing, arguments)};
    const QString log = logOf(program);
    result.hasStruck = log.contains(u"(INJECTED)") || log.contains(u"killed by SIGKILL");
    return result;
}

} // namespace bowerbird::test
