// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#include "console/failureline.h"

#include <QSet>
#include <QTest>

using namespace bowerbird;
using namespace Qt::StringLiterals;

class TestFailureLine : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void hasASentenceOfItsOwnForEveryReason()
    {
        QSet<QString> sentences;
        for (int reason = 0; reason < kFailureReasonCount; ++reason) {
            const QString line = failureLine({.reason = static_cast<FailureReason>(reason)});
            QVERIFY2(line.size() > 15, qPrintable(line));
            QVERIFY2(!line.contains(u'\n') && !line.endsWith(u'.'), qPrintable(line));
            sentences.insert(line);
        }
        QCOMPARE(sentences.size(), kFailureReasonCount);
    }

    void addsWhatIsKnownInBrackets()
    {
        const Failure failure{.reason = FailureReason::NotFound, .httpStatus = 404, .detail = u"Gone away"_s};
        QVERIFY(failureLine(failure).endsWith(u" (HTTP 404; Gone away)"_s));
        QVERIFY(failureLine({.reason = FailureReason::Dns, .detail = u"no host"_s}).endsWith(u" (no host)"_s));
    }

    void saysHowToGetOnWithoutAClientId()
    {
        const QString line = failureLine({.reason = FailureReason::NoClientId});
        QVERIFY(line.contains(u"--client-id"_s) && line.contains(u"IMGUR_CLIENT_ID"_s));
    }
};

QTEST_GUILESS_MAIN(TestFailureLine)
#include "tst_failureline.moc"
