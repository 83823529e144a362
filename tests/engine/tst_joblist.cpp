// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#include "engine/joblist.h"

#include <QTest>

using namespace bowerbird;
using namespace Qt::StringLiterals;

class TestJobList : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void findsByIdAndByLink();
    void countsByState();
    void mergesRowsIntoSpans_data();
    void mergesRowsIntoSpans();
    void staysRightAfterRemovals();
    void removesManySpansInOnePass();
    void givesOrdersBeforeAndAfterAll();

private:
    static JobList filled(int count)
    {
        JobList list;
        for (int i = 1; i <= count; ++i)
            list.append(Job{.id = {static_cast<quint64>(i)}, .image = {.url = u"http://h/%1"_s.arg(i)}, .order = i});
        return list;
    }
};

void TestJobList::findsByIdAndByLink()
{
    JobList list = filled(3);
    QCOMPARE(list.rowOf({2}), 1);
    QCOMPARE(list.rowOf({9}), -1);
    QCOMPARE(list.find({9}), nullptr);
    QCOMPARE(list.findByUrl(u"http://h/3"_s)->id.value, 3U);
    QCOMPARE(list.findByUrl(u"http://h/4"_s), nullptr);
}

void TestJobList::countsByState()
{
    JobList list = filled(3);
    list.setState(*list.find({1}), JobState::Finished);
    QCOMPARE(list.counts().at(static_cast<size_t>(JobState::Queued)), 2);
    QCOMPARE(list.counts().at(static_cast<size_t>(JobState::Finished)), 1);
    list.removeSpan({.first = 0, .last = 0});
    QCOMPARE(list.counts().at(static_cast<size_t>(JobState::Finished)), 0);
}

void TestJobList::mergesRowsIntoSpans_data()
{
    QTest::addColumn<QList<quint64>>("ids");
    QTest::addColumn<QList<RowSpan>>("spans");
    QTest::newRow("none") << QList<quint64>{} << QList<RowSpan>{};
    QTest::newRow("one") << QList<quint64>{4} << QList<RowSpan>{{3, 3}};
    QTest::newRow("neighbours, mixed up, twice") << QList<quint64>{3, 1, 2, 3} << QList<RowSpan>{{0, 2}};
    QTest::newRow("two spans, one unknown") << QList<quint64>{9, 1, 2, 77} << QList<RowSpan>{{0, 1}, {8, 8}};
}

void TestJobList::mergesRowsIntoSpans()
{
    QFETCH(QList<quint64>, ids);
    QFETCH(QList<RowSpan>, spans);
    const JobList list = filled(10);
    QList<JobId> jobs;
    for (const quint64 id : ids)
        jobs << JobId{id};
    QCOMPARE(list.spansOf(jobs), spans);
}

void TestJobList::staysRightAfterRemovals()
{
    JobList list = filled(10);
    list.removeSpan({.first = 2, .last = 4});
    QCOMPARE(list.count(), 7);
    for (int row = 0; row < list.count(); ++row)
        QCOMPARE(list.rowOf(list.at(row).id), row);
    QCOMPARE(list.rowOf({4}), -1);
    QCOMPARE(list.findByUrl(u"http://h/4"_s), nullptr);
    QCOMPARE(list.rowOf({6}), 2);
}

void TestJobList::removesManySpansInOnePass()
{
    JobList list = filled(100);
    QList<JobId> odd;
    for (quint64 id = 1; id <= 100; id += 2)
        odd << JobId{id};
    list.removeSpans(list.spansOf(odd));
    QCOMPARE(list.count(), 50);
    for (int row = 0; row < list.count(); ++row) {
        QCOMPARE(list.at(row).id.value, static_cast<quint64>(2 * row + 2));
        QCOMPARE(list.rowOf(list.at(row).id), row);
    }
    QCOMPARE(list.counts().at(static_cast<size_t>(JobState::Queued)), 50);
}

void TestJobList::givesOrdersBeforeAndAfterAll()
{
    JobList list = filled(3);
    QVERIFY(list.orderAfterAll() > 3);
    const qint64 first = list.orderBeforeAll(2);
    QVERIFY(first + 1 < 1);
    QVERIFY(list.orderBeforeAll(1) < first);
}

QTEST_GUILESS_MAIN(TestJobList)
#include "tst_joblist.moc"
