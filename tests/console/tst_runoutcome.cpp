// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#include "console/runoutcome.h"
#include "sources/collector.h"

#include <QTest>

using namespace bowerbird;

Q_DECLARE_METATYPE(RunOutcome)

class TestRunOutcome : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void followsThePrecedence_data()
    {
        QTest::addColumn<RunOutcome>("outcome");
        QTest::addColumn<int>("status");
        const RunOutcome saved{.collections = 1, .found = 5};
        QTest::newRow("everything saved") << saved << 0;
        QTest::newRow("everything filtered") << RunOutcome{.collections = 1, .filtered = 5} << 0;
        QTest::newRow("an image failed") << RunOutcome{.collections = 1, .found = 5, .imagesFailed = 1} << 1;
        QTest::newRow("a collection failed") << RunOutcome{.collections = 2, .collectionsFailed = 1, .found = 5} << 1;
        QTest::newRow("every collection failed") << RunOutcome{.collections = 2, .collectionsFailed = 2} << 1;
        QTest::newRow("no link at all") << RunOutcome{} << 3;
        QTest::newRow("no image found") << RunOutcome{.collections = 2} << 3;
        const RunOutcome noId{.collections = 2, .collectionsFailed = 2, .withoutClientId = 2};
        QTest::newRow("no link without a Client-ID") << noId << 2;
        RunOutcome someId = noId;
        someId.collections = 3;
        QTest::newRow("one link without a Client-ID") << someId << 1;
        RunOutcome partOfAFile = noId;
        partOfAFile.found = 1;
        QTest::newRow("a file of which one link needs no Client-ID") << partOfAFile << 1;
        QTest::newRow("nothing left to continue") << RunOutcome{.needsNoLink = true} << 0;
        QTest::newRow("continued") << RunOutcome{.needsNoLink = true, .continued = 3} << 0;
        QTest::newRow("continued, one failed")
            << RunOutcome{.imagesFailed = 1, .needsNoLink = true, .continued = 3} << 1;
        QTest::newRow("continued a link of nothing") << RunOutcome{.collections = 1, .needsNoLink = true} << 0;
        QTest::newRow("continued, and a link of nothing") << RunOutcome{.collections = 1, .continued = 1} << 0;
        RunOutcome blocked = noId;
        blocked.isBlocked = true;
        QTest::newRow("the disk before the Client-ID") << blocked << 4;
        blocked.isInterrupted = true;
        QTest::newRow("interrupted before all") << blocked << 130;
    }
    void followsThePrecedence()
    {
        QFETCH(RunOutcome, outcome);
        QFETCH(int, status);
        QCOMPARE(static_cast<int>(outcome.status()), status);
    }

    void addsUpCollections()
    {
        RunOutcome outcome;
        outcome.add({.found = 3, .filtered = 2});
        outcome.add({.found = 1, .failure = Failure{.reason = FailureReason::ApiError}});
        outcome.add({.failure = Failure{.reason = FailureReason::NoClientId}});
        QCOMPARE(outcome.collections, 3);
        QCOMPARE(outcome.found, 4);
        QCOMPARE(outcome.filtered, 2);
        QCOMPARE(outcome.collectionsFailed, 2);
        QCOMPARE(outcome.withoutClientId, 1);
    }
};

QTEST_GUILESS_MAIN(TestRunOutcome)
#include "tst_runoutcome.moc"
