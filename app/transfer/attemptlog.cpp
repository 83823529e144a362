// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#include "transfer/attemptlog.h"

#include "core/redact.h"
#include "transfer/redirectchain.h"

#include <QLoggingCategory>

#include <algorithm>
#include <utility>

namespace bowerbird {

using namespace Qt::StringLiterals;

Q_LOGGING_CATEGORY(lcTransfer, "bowerbird.transfer", QtInfoMsg)

namespace {

QString outcomeOf(const Result<TransferReport> &result)
{
    if (!result) {
        const Failure &failure = result.error();
        return failure.detail.isEmpty() ? reasonName(failure.reason)
                                        : QString(reasonName(failure.reason) % u" ("_s % failure.detail % u')');
    }
    if (result->isStopped)
        return u"stopped"_s;
    return result->resumedFrom > 0 ? QString(u"complete, resumed from "_s % QString::number(result->resumedFrom))
                                   : u"complete"_s;
}

QString timesOf(const TransferTiming &timing)
{
    const std::pair<QLatin1StringView, std::chrono::microseconds> moments[] = {{"name"_L1, timing.nameLookup},
                                                                               {"connect"_L1, timing.connect},
                                                                               {"TLS"_L1, timing.tls},
                                                                               {"first byte"_L1, timing.firstByte},
                                                                               {"total"_L1, timing.total}};
    QStringList all;
    for (const auto &[name, moment] : moments)
        all.append(name % u' ' % QString::number(static_cast<double>(moment.count()) / 1000, 'f', 1));
    return all.join(u", "_s) % u" ms"_s;
}

} // namespace

void logAttempt(const AttemptRecord &record)
{
    if (!lcTransfer().isDebugEnabled())
        return;
    const QString start = redactedUrl(record.chain.publicStart());
    const QString end = redactedUrl(record.chain.publicUrl());
    const QString status = record.httpStatus > 0 ? QString::number(record.httpStatus) : u"no answer"_s;
    QString line = start % (start == end ? QString() : QString(u" -> "_s % end)) % u": "_s % outcomeOf(record.result) %
                   u"; "_s % status % u' ' % QString::fromLatin1(record.protocol) % u", "_s %
                   QString::number(record.received) % u" bytes; "_s % timesOf(record.timing);
    std::replace_if(line.begin(), line.end(), [](QChar c) { return !c.isPrint(); }, u' ');
    qCDebug(lcTransfer).noquote() << line;
}

} // namespace bowerbird
