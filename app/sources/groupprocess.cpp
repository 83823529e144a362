// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#include "sources/groupprocess.h"

#include <QPointer>
#include <QProcess>

#include <csignal>
#include <unistd.h>
#include <utility>
#ifdef Q_OS_LINUX
#include <sys/prctl.h>
#endif

namespace bowerbird {

namespace {

constexpr qsizetype kLongestLine = qsizetype{8} * 1024;
constexpr int kReapingMs = 30;

// In the child between fork and exec: only calls that are safe after a signal.
void leadGroup()
{
    setsid();
    for (const int number : {SIGINT, SIGTERM, SIGHUP, SIGPIPE})
        std::signal(number, SIG_DFL);
#ifdef Q_OS_LINUX
    prctl(PR_SET_PDEATHSIG, SIGKILL); // if this program crashes
#endif
}

} // namespace

GroupProcess::GroupProcess(Call call, QObject *parent)
    : QObject(parent)
    , m_call(std::move(call))
{
    m_silence.setSingleShot(true);
    connect(&m_silence, &QTimer::timeout, this, [this] { finish(End::Silent, 0, {}); });
}

GroupProcess::~GroupProcess()
{
    kill();
}

void GroupProcess::start()
{
    m_process = std::make_unique<QProcess>();
    m_process->setProgram(m_call.program);
    m_process->setArguments(m_call.arguments);
    m_process->setProcessEnvironment(m_call.environment);
    m_process->setStandardInputFile(QProcess::nullDevice());
    m_process->setChildProcessModifier(leadGroup);
    connect(m_process.get(), &QProcess::started, this, [this] { m_group = m_process->processId(); });
    connect(m_process.get(), &QProcess::readyReadStandardOutput, this, &GroupProcess::readOutput);
    connect(m_process.get(), &QProcess::readyReadStandardError, this, &GroupProcess::readLog);
    // Queued: a program that is not there is told from within start().
    connect(
        m_process.get(), &QProcess::errorOccurred, this,
        [this](QProcess::ProcessError error) {
            if (error == QProcess::FailedToStart && m_process)
                finish(End::NotStarted, 0, m_process->errorString());
        },
        Qt::QueuedConnection);
    connect(m_process.get(), &QProcess::finished, this, [this](int status, QProcess::ExitStatus how) {
        const QPointer<GroupProcess> self = this;
        readLog();
        if (self)
            readOutput();
        if (self && !m_line.isEmpty())
            tellLine(std::exchange(m_line, {}));
        if (self)
            finish(how == QProcess::CrashExit ? End::Crashed : End::Exited, status, {});
    });
    m_silence.start(m_call.silence);
    m_process->start(QIODevice::ReadOnly);
    m_group = m_process->processId();
}

void GroupProcess::expectSilence(std::chrono::milliseconds duration)
{
    if (m_silence.isActive())
        m_silence.start(duration + m_call.silence);
}

void GroupProcess::readOutput()
{
    if (!m_process)
        return;
    const QByteArray bytes = m_process->readAllStandardOutput();
    if (bytes.isEmpty())
        return;
    m_silence.start(m_call.silence);
    m_bytes += bytes.size();
    if (m_bytes > m_call.mostBytes)
        return finish(End::TooMuch, 0, {});
    Q_EMIT wrote(bytes);
}

void GroupProcess::readLog()
{
    if (!m_process)
        return;
    const QByteArray bytes = m_process->readAllStandardError();
    if (bytes.isEmpty())
        return;
    m_silence.start(m_call.silence);
    const QPointer<GroupProcess> self = this;
    QList<QByteArray> lines = QByteArray(m_line + bytes).split('\n');
    m_line = lines.takeLast().left(kLongestLine);
    for (const QByteArray &line : std::as_const(lines)) {
        tellLine(line);
        if (!self || !m_process)
            return;
    }
}

void GroupProcess::tellLine(const QByteArray &line)
{
    if (m_process && !line.trimmed().isEmpty())
        Q_EMIT logged(QString::fromUtf8(line.left(kLongestLine)).trimmed());
}

void GroupProcess::finish(End end, int status, const QString &detail)
{
    if (!m_process)
        return;
    kill();
    Q_EMIT ended(end, status, detail);
}

void GroupProcess::kill()
{
    m_silence.stop();
    if (!m_process)
        return;
    m_process->disconnect(this);
    if (m_group > 0) // the children of one that has ended, too
        ::kill(static_cast<pid_t>(-m_group), SIGKILL);
    QProcess *process = m_process.release();
    if (process->state() == QProcess::NotRunning)
        return process->deleteLater();
    process->kill(); // it may not have come as far as to lead its group
    connect(process, &QProcess::finished, process, &QObject::deleteLater);
    process->waitForFinished(kReapingMs); // a moment as a rule; one that the system holds is reaped later
}

} // namespace bowerbird
