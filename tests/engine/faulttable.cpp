// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#include "engine/faulttable.h"

#include "support/testimages.h"

#include <QRegularExpression>
#include <QTemporaryDir>

namespace bowerbird::test {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

// Made once for all tables of a test.
const TestCertificate &ownCertificate()
{
    static const QTemporaryDir folder;
    static const TestCertificate certificate{.base = folder.filePath(u"own"_s)};
    static const bool isWritten = certificate.write();
    if (!isWritten)
        qFatal("The certificate cannot be made.");
    return certificate;
}

} // namespace

QString Fault::arrange(ScriptedServer &server) const
{
    if (!link.isEmpty())
        return link;
    if (encrypted)
        return encrypted->url(QString::fromUtf8(path));
    if (isTls) {
        server.answerAnyBytesWith(replies.first());
        return u"https://"_s + server.authority() + QString::fromUtf8(path);
    }
    const QByteArray decoded = path; // the server compares paths as they come over the wire
    if (handler)
        server.on(decoded, handler);
    else
        server.on(decoded, replies);
    return server.url(QString::fromUtf8(path)) + query;
}

NetworkSettings faultNetwork()
{
    NetworkSettings network;
    network.connectTimeout = 1200ms; // under a sanitizer the trusted certificates alone take 600
    network.stallTimeout = 450ms;
    network.slowWindow = 600ms;
    network.allowsHttp2 = true;
    network.caCertFile = ownCertificate().certificateFile();
    return network;
}

RetryPolicy faultRetries()
{
    return RetryPolicy(2, [] { return 0.5; }, 20ms);
}

QList<Fault> faultTable()
{
    return networkFaults() + encryptedFaults() + answerFaults() + redirectFaults() + resumeFaults() + contentFaults() +
           nameFaults();
}

QStringList normalisedLog(const QStringList &log, quint64 job)
{
    static const QRegularExpression worker(u" by worker \\d+"_s);
    static const QRegularExpression shortDelay(u"( after \\d{1,3} ms)"_s);
    const QString id = QString::number(job) + u' ';
    QStringList lines;
    for (QString line : log) {
        if (line.startsWith(id))
            lines << line.mid(id.size()).remove(worker).remove(shortDelay);
    }
    return lines;
}

namespace {

bool isFoundByProof(const char *reason)
{
    return qstrcmp(reason, "corrupt-image") == 0;
}

} // namespace

QStringList failedAfter(const char *reason, int attempts)
{
    const QString why = QString::fromLatin1(reason);
    QStringList lines{u"found"_s, u"queued"_s};
    for (int attempt = 1; attempt <= attempts; ++attempt) {
        lines << u"started %1 from 0"_s.arg(attempt);
        if (isFoundByProof(reason))
            lines << u"verifying"_s;
        if (attempt < attempts)
            lines << u"retrying %1: %2"_s.arg(attempt + 1).arg(why);
    }
    return lines << u"failed %1 after %2"_s.arg(why).arg(attempts);
}

QStringList savedAfter(const QList<Attempt> &attempts, const QString &name, const QString &facts)
{
    QStringList lines{u"found"_s, u"queued"_s, u"started 1 from 0"_s};
    int number = 1;
    for (const Attempt &attempt : attempts) {
        if (isFoundByProof(attempt.reason))
            lines << u"verifying"_s;
        ++number;
        const QString delay = attempt.delayMs >= 1000 ? u" after %1 ms"_s.arg(attempt.delayMs) : QString();
        lines << u"retrying %1%2: %3"_s.arg(QString::number(number), delay, QString::fromLatin1(attempt.reason))
              << u"started %1 from %2"_s.arg(number).arg(attempt.nextFrom);
    }
    return lines << u"verifying"_s << u"saved %1 %2"_s.arg(name, facts);
}

QByteArray faultPicture(int number)
{
    return jpegBytes(5000 + number, {120, 90});
}

Fault ends(const QByteArray &name, const QByteArray &path, const QByteArray &bytes, const QList<Reply> &replies,
           const QList<Attempt> &attempts)
{
    const QString fileName = QString::fromUtf8(path.mid(1));
    return {.name = name,
            .path = path,
            .replies = replies,
            .handler = {},
            .link = {},
            .query = {},
            .log = savedAfter(attempts, fileName),
            .fileName = fileName,
            .bytes = bytes};
}

Fault overTls(Fault fault, const QByteArray &protocol, TlsListener::Talk talk)
{
    fault.encrypted = std::make_shared<TlsListener>(ownCertificate(), protocol, std::move(talk));
    return fault;
}

Fault fails(const QByteArray &name, const QByteArray &path, const Reply &reply, const char *reason, int attempts)
{
    return {.name = name,
            .path = path,
            .replies = {reply},
            .handler = {},
            .link = {},
            .query = {},
            .log = failedAfter(reason, attempts),
            .fileName = {},
            .bytes = {}};
}

} // namespace bowerbird::test
