// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#include "appcontext.h"

#include <QApplication>

#include <cstdio>
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

ExitStatus runWithWindow(int argc, char **argv, const CommandLine &commandLine)
{
    QApplication application(argc, argv);
    QApplication::setApplicationDisplayName(u"Bowerbird"_s);
    QApplication::setDesktopFileName(u"io.github.bowerbird.Bowerbird"_s);
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
