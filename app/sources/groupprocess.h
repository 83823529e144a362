// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#pragma once

#include <QByteArray>
#include <QObject>
#include <QProcessEnvironment>
#include <QString>
#include <QStringList>
#include <QTimer>

#include <chrono>
#include <memory>

class QProcess;

namespace bowerbird {

// Another program, run without a shell, without standard input and in a session of its own, so that its children end
// with it and no question of its reaches a terminal.
//
// Thread: UI. Owns: the process; its whole group is killed when this goes.
class GroupProcess : public QObject
{
    Q_OBJECT
public:
    struct Call
    {
        QString program; // absolute
        QStringList arguments;
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        std::chrono::milliseconds silence{std::chrono::minutes(5)}; // without a byte on either output
        qint64 mostBytes = 256LL * 1024 * 1024;                     // of standard output
    };
    enum class End : quint8 { Exited, Crashed, NotStarted, Silent, TooMuch };

    explicit GroupProcess(Call call, QObject *parent = nullptr);
    ~GroupProcess() override;

    void start(); // signals come later, never from within
    // Kills the group; nothing is signalled afterwards.
    void kill();
    // It has said that it will be silent for so long: patience begins after that.
    void expectSilence(std::chrono::milliseconds duration);

Q_SIGNALS:
    void wrote(const QByteArray &bytes); // on standard output
    void logged(const QString &line);    // on standard error, without its end; cut where it is far too long
    // Once, after all of its output. `status` is the exit status or the signal's number, `detail` what the system said.
    void ended(bowerbird::GroupProcess::End end, int status, const QString &detail);

private:
    void readOutput();
    void readLog();
    void tellLine(const QByteArray &line);
    void finish(End end, int status, const QString &detail);

    Call m_call;
    std::unique_ptr<QProcess> m_process; // null: not started, or over
    qint64 m_group = 0;
    QTimer m_silence;
    QByteArray m_line; // of standard error, not complete yet
    qint64 m_bytes = 0;
};

} // namespace bowerbird
