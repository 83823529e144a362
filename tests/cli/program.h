// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#pragma once

#include <QJsonObject>
#include <QList>
#include <QProcess>
#include <QProcessEnvironment>
#include <QString>
#include <QStringList>
#include <QTemporaryDir>

#include <chrono>
#include <functional>

namespace bowerbird::test {

// What a run of the program came to.
struct Ran
{
    int status = -1; // -1: it crashed or did not end in time
    QByteArray out;
    QByteArray err;

    [[nodiscard]] QStringList lines() const;         // of standard output
    [[nodiscard]] QList<QJsonObject> events() const; // one for each line; an empty one for a line that is no JSON
    [[nodiscard]] QList<QJsonObject> events(const QString &name) const;
    [[nodiscard]] QJsonObject event(const QString &name) const; // the only one; empty when there are none or several
    [[nodiscard]] QJsonObject summary() const;                  // empty unless it is the last line
    // "found queued started saved": the events of one image in their order, progress left out.
    [[nodiscard]] QString story(int id) const;
};

// The real program, in a folder of its own with a profile of its own, in an environment without a display, a language
// or anything else of the person who runs the tests.
class Program
{
public:
    Program();

    QProcessEnvironment environment;       // of runs to come
    std::function<void()> inChild = [] {}; // of runs to come: called in the process that becomes the program

    // Runs "bowerbird --headless --profile ... -d <images>" with `arguments` to its end.
    [[nodiscard]] Ran run(const QStringList &arguments, const QByteArray &input = {}) const;
    // The same with nothing but `arguments`.
    [[nodiscard]] Ran runBare(const QStringList &arguments) const;
    // Begins a run that the caller has a hand in; it is killed with `process`.
    void start(QProcess &process, const QStringList &arguments) const;
    // Waits for its end; `already` was read of its standard output before.
    [[nodiscard]] static Ran finish(QProcess &process, const QByteArray &already = {});

    [[nodiscard]] QString path(const QString &name) const { return m_folder.filePath(name); }
    [[nodiscard]] QString images() const { return path(QStringLiteral("images")); }
    [[nodiscard]] QStringList imageNames() const; // what lies in it, sorted
    [[nodiscard]] QByteArray image(const QString &name) const;
    void write(const QString &name, const QByteArray &bytes) const; // makes its folder
    [[nodiscard]] QStringList usual(const QStringList &arguments) const;

private:
    QTemporaryDir m_folder;
};

inline constexpr std::chrono::seconds kLongestRun{60};

} // namespace bowerbird::test
