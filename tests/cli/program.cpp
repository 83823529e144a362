// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#include "program.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonDocument>

#include <csignal>

namespace bowerbird::test {

using namespace Qt::StringLiterals;

namespace {

// Whatever a person's environment holds stays outside, but for what the build's sanitizers are told.
QProcessEnvironment bareEnvironment(const QString &home)
{
    const QProcessEnvironment own = QProcessEnvironment::systemEnvironment();
    QProcessEnvironment bare;
    for (const QString &name : {u"PATH"_s, u"LD_LIBRARY_PATH"_s, u"ASAN_OPTIONS"_s, u"LSAN_OPTIONS"_s,
                                u"TSAN_OPTIONS"_s, u"UBSAN_OPTIONS"_s, u"QT_FORCE_ASSERTS"_s}) {
        if (own.contains(name))
            bare.insert(name, own.value(name));
    }
    bare.insert(u"HOME"_s, home);
    return bare;
}

} // namespace

QStringList Ran::lines() const
{
    return QString::fromUtf8(out).split(u'\n', Qt::SkipEmptyParts);
}

QList<QJsonObject> Ran::events() const
{
    QList<QJsonObject> all;
    for (const QByteArray &line : out.trimmed().split('\n'))
        all << QJsonDocument::fromJson(line).object();
    return all;
}

QList<QJsonObject> Ran::events(const QString &name) const
{
    QList<QJsonObject> named = events();
    named.removeIf([&](const QJsonObject &event) { return event[u"event"_s] != name; });
    return named;
}

QJsonObject Ran::event(const QString &name) const
{
    const QList<QJsonObject> named = events(name);
    return named.size() == 1 ? named.first() : QJsonObject();
}

QJsonObject Ran::summary() const
{
    const QJsonObject last = events().last();
    return last[u"event"_s] == u"summary"_s ? last : QJsonObject();
}

QString Ran::story(int id) const
{
    QStringList names;
    for (const QJsonObject &event : events()) {
        if (event[u"id"_s].toInt() == id && event[u"event"_s] != u"progress"_s)
            names << event[u"event"_s].toString();
    }
    return names.join(u' ');
}

Program::Program()
{
    environment = bareEnvironment(m_folder.path());
}

QStringList Program::usual(const QStringList &arguments) const
{
    return QStringList{u"--headless"_s, u"--profile"_s, path(u"profile"_s), u"-d"_s, images()} + arguments;
}

void Program::start(QProcess &process, const QStringList &arguments) const
{
    process.setProcessEnvironment(environment);
    process.setWorkingDirectory(m_folder.path());
    // Whoever runs the tests under nohup does not run the program so: it would heed that.
    process.setChildProcessModifier([prepare = inChild] {
        ::signal(SIGHUP, SIG_DFL);
        prepare();
    });
    process.start(QStringLiteral(BOWERBIRD_PROGRAM), arguments);
}

Ran Program::finish(QProcess &process, const QByteArray &already)
{
    const bool hasEnded = process.state() == QProcess::NotRunning ||
                          process.waitForFinished(static_cast<int>(std::chrono::milliseconds(kLongestRun).count()));
    if (!hasEnded) {
        process.kill();
        process.waitForFinished();
    }
    const bool isGood = hasEnded && process.exitStatus() == QProcess::NormalExit;
    return {.status = isGood ? process.exitCode() : -1,
            .out = already + process.readAllStandardOutput(),
            .err = process.readAllStandardError()};
}

Ran Program::run(const QStringList &arguments, const QByteArray &input) const
{
    QProcess process;
    start(process, usual(arguments));
    process.write(input);
    process.closeWriteChannel();
    return finish(process);
}

Ran Program::runBare(const QStringList &arguments) const
{
    QProcess process;
    start(process, arguments);
    process.closeWriteChannel();
    return finish(process);
}

QStringList Program::imageNames() const
{
    return QDir(images()).entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot, QDir::Name);
}

QByteArray Program::image(const QString &name) const
{
    QFile file(images() + u'/' + name);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

void Program::write(const QString &name, const QByteArray &bytes) const
{
    const QString target = path(name);
    QDir().mkpath(QFileInfo(target).path());
    QFile file(target);
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
        qFatal("cannot write %s", qPrintable(target));
}

} // namespace bowerbird::test
