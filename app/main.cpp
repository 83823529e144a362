// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#include "appcontext.h"
#include "engine/openfiles.h"
#include "ui/translations.h"

#include <QApplication>

#include <csignal>
#include <cstdio>
#include <fcntl.h>
#include <unistd.h>

using namespace bowerbird;
using namespace Qt::StringLiterals;

namespace {

void nameProgram()
{
    QCoreApplication::setApplicationName(u"bowerbird"_s);
    QCoreApplication::setApplicationVersion(QStringLiteral(BOWERBIRD_VERSION));
}

int print(std::FILE *stream, const QString &text, ExitStatus status)
{
    std::fputs(text.toUtf8().constData(), stream);
    return static_cast<int>(status);
}

// Standard streams that were closed would be given to the next files that are opened, such as the database.
void holdStandardStreams()
{
    for (int descriptor = STDIN_FILENO; descriptor <= STDERR_FILENO; ++descriptor) {
        if (fcntl(descriptor, F_GETFD) < 0 && open("/dev/null", O_RDWR) < 0) // open takes the lowest free number
            return;
    }
}

[[noreturn]] void leaveForWantOfDisplay(const QString &detail)
{
    const QString sentence =
        u"bowerbird: no window can be shown here%1; add --headless to run without one.\n"_s.arg(detail);
    _exit(print(stderr, sentence, ExitStatus::WrongUsage));
}

// Qt ends the program with a core dump when it cannot show windows. What it says first names the cause.
void explainFatal(QtMsgType type, const QMessageLogContext &context, const QString &message)
{
    static QString cause;
    const bool isAboutDisplay = qstrncmp(context.category, "qt.qpa", 6) == 0;
    if (isAboutDisplay && cause.isEmpty())
        cause = message.trimmed();
    if (type == QtFatalMsg)
        leaveForWantOfDisplay(u" ("_s % (cause.isEmpty() ? message : cause) % u')');
    if (!isAboutDisplay)
        std::fputs(qPrintable(qFormatLogMessage(type, context, message) % u'\n'), stderr);
}

bool hasDisplay()
{
#if defined(Q_OS_UNIX) && !defined(Q_OS_DARWIN)
    return !qEnvironmentVariableIsEmpty("WAYLAND_DISPLAY") || !qEnvironmentVariableIsEmpty("WAYLAND_SOCKET") ||
           !qEnvironmentVariableIsEmpty("DISPLAY") || !qEnvironmentVariableIsEmpty("QT_QPA_PLATFORM");
#else
    return true;
#endif
}

// Such as in a terminal of another computer, while the window is open on this one.
ExitStatus runWithoutDisplay(int argc, char **argv, const CommandLine &commandLine)
{
    const QCoreApplication application(argc, argv);
    if (!AppContext(commandLine).handOver())
        leaveForWantOfDisplay(u" without a display"_s);
    return ExitStatus::Good;
}

ExitStatus runWithWindow(int argc, char **argv, const CommandLine &commandLine)
{
    if (!hasDisplay())
        return runWithoutDisplay(argc, argv, commandLine);
    const QtMessageHandler usual = qInstallMessageHandler(explainFatal);
    QApplication application(argc, argv);
    qInstallMessageHandler(usual);
    QApplication::setApplicationDisplayName(u"Bowerbird"_s);
    QApplication::setDesktopFileName(u"io.github.bowerbird.Bowerbird"_s);
    installTranslations(application);
    return AppContext(commandLine).run();
}

ExitStatus runHeadless(int argc, char **argv, const CommandLine &commandLine)
{
    const QCoreApplication application(argc, argv);
    return AppContext(commandLine).run();
}

} // namespace

int main(int argc, char **argv)
{
    holdStandardStreams();
    std::signal(SIGPIPE, SIG_IGN); // a reader that leaves early, as in "| head", ends nothing
    raiseOpenFileLimit();
    nameProgram();
    QStringList arguments;
    for (int i = 0; i < argc; ++i)
        arguments << QString::fromLocal8Bit(argv[i]);
    const std::expected<CommandLine, QString> commandLine = CommandLine::parse(arguments);
    if (!commandLine)
        return print(stderr, u"bowerbird: "_s + commandLine.error() + u'\n', ExitStatus::WrongUsage);
    switch (commandLine->action) {
    case CommandLine::Action::Help:
        return print(stdout, CommandLine::helpText(), ExitStatus::Good);
    case CommandLine::Action::Version:
        return print(stdout, u"bowerbird "_s + QCoreApplication::applicationVersion() + u'\n', ExitStatus::Good);
    case CommandLine::Action::Window:
    case CommandLine::Action::Headless:
        break;
    }
    const bool hasWindow = commandLine->action == CommandLine::Action::Window;
    const ExitStatus status =
        hasWindow ? runWithWindow(argc, argv, *commandLine) : runHeadless(argc, argv, *commandLine);
    std::fflush(nullptr);
    // Qt and libcurl would wait here for name look-ups that nobody needs any more.
    _exit(static_cast<int>(status));
}
