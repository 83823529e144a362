// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/retrypolicy.h"
#include "core/settings.h"
#include "support/scriptedserver.h"
#include "support/tlslistener.h"

#include <QByteArray>
#include <QList>
#include <QString>
#include <QStringList>

#include <functional>
#include <memory>

namespace bowerbird::test {

// One thing that goes wrong on a server, and everything that must come of it.
struct Fault
{
    QByteArray name; // what goes wrong
    QByteArray path; // of its link; no two faults share one, so that all fit into one folder
    QList<Reply> replies;
    ScriptedServer::Handler handler; // in place of replies
    bool isTls = false;              // the link says https to a server that answers any bytes with its first reply
    QString link;                    // in place of the server's
    QString query;                   // or fragment, behind the path
    std::shared_ptr<TlsListener> encrypted = nullptr; // in place of the server

    QStringList log;  // the job's events as normalisedLog() gives them
    QString fileName; // in the folder at the end; empty = nothing is left there
    QByteArray bytes; // of that file

    [[nodiscard]] QString arrange(ScriptedServer &server) const; // returns its link
};

[[nodiscard]] QList<Fault> faultTable();

// Settings under which the table holds: short waits, and limits that its pictures keep well within.
[[nodiscard]] NetworkSettings faultNetwork();
inline constexpr qint64 kFaultMaxBytes = 400'000;
[[nodiscard]] RetryPolicy faultRetries(); // two

// Lines of one job as EngineFixture writes them, without its id, without workers, and without a retry's delay unless it
// is a whole second or more: that one was asked for.
[[nodiscard]] QStringList normalisedLog(const QStringList &log, quint64 job);

// --- for those who write the table

// A failed attempt and where the one after it began.
struct Attempt
{
    const char *reason;
    qint64 nextFrom = 0;
    int delayMs = 0; // told when it is a second or more
};
[[nodiscard]] QStringList failedAfter(const char *reason, int attempts = 1);
[[nodiscard]] QStringList savedAfter(const QList<Attempt> &attempts, const QString &name,
                                     const QString &facts = QStringLiteral("image/jpeg decoded"));
[[nodiscard]] QByteArray faultPicture(int number); // a JPEG of its own
// Ends well after `attempts` that failed, with `bytes` in a file called as its link.
[[nodiscard]] Fault ends(const QByteArray &name, const QByteArray &path, const QByteArray &bytes,
                         const QList<Reply> &replies, const QList<Attempt> &attempts);
// An own listener, trusted by faultNetwork().
[[nodiscard]] Fault overTls(Fault fault, const QByteArray &protocol, TlsListener::Talk talk);
// Gets the same reply every time, and leaves nothing behind.
[[nodiscard]] Fault fails(const QByteArray &name, const QByteArray &path, const Reply &reply, const char *reason,
                          int attempts = 1);

// By the sections of the list of faults.
[[nodiscard]] QList<Fault> networkFaults();
[[nodiscard]] QList<Fault> encryptedFaults();
[[nodiscard]] QList<Fault> answerFaults();
[[nodiscard]] QList<Fault> redirectFaults();
[[nodiscard]] QList<Fault> resumeFaults();
[[nodiscard]] QList<Fault> contentFaults();
[[nodiscard]] QList<Fault> nameFaults();

} // namespace bowerbird::test
