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
    void showsWhatIsBeingChanged();
    void leavesSnapshotsAsTheyWere();
    void findsRowsThatCameBack();
    void holdsAsManyRowsAsBlocks();

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
    QVERIFY(!list.findByUrl(u"http://h/4"_s));
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
    QVERIFY(!list.findByUrl(u"http://h/4"_s));
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

void TestJobList::showsWhatIsBeingChanged()
{
    JobList list = filled(3);
    Job *job = list.find({2});
    job->received = 17;
    job->order = 99;
    list.setState(*job, JobState::Transferring);
    QCOMPARE(list.find({2}), job); // and stays where it is
    QCOMPARE(list.at(1).received, 17);
    QCOMPARE(list.orderAt(1), 99);
    QCOMPARE(list.stateAt(1), JobState::Transferring);
    list.settle();
    QCOMPARE(list.find({2}), job); // a worker has it
    list.setState(*job, JobState::Paused);
    list.settle();
    QCOMPARE(list.at(1).received, 17);
    QCOMPARE(list.at(1).order, 99);
    QCOMPARE(list.at(1).state, JobState::Paused);
}

void TestJobList::leavesSnapshotsAsTheyWere()
{
    JobList list = filled(2'000);
    list.find({700})->received = 5; // part of what the snapshot shows
    const JobSnapshot before = list.snapshot();
    list.setState(*list.find({700}), JobState::Failed);
    list.find({700})->received = 6;
    list.settle();
    list.append(Job{.id = {5'000}, .image = {.url = u"http://h/new"_s}});
    list.removeSpan({.first = 0, .last = 99});

    QCOMPARE(before.count(), 2'000);
    int seen = 0;
    before.each([&](int row, const JobRow &entry) {
        if (entry.id.value != static_cast<quint64>(row) + 1 || entry.state != JobState::Queued)
            return false;
        if (entry.id.value == 700 && entry.job().received != 5)
            return false;
        ++seen;
        return true;
    });
    QCOMPARE(seen, 2'000);
    QCOMPARE(list.count(), 1'901);
    QCOMPARE(list.at(list.rowOf({700})).received, 6);
}

void TestJobList::findsRowsThatCameBack()
{
    JobList list = filled(1'500);
    list.removeSpan({.first = 9, .last = 599});
    for (quint64 id : {300, 20, 450})
        list.append(Job{.id = {id}, .image = {.url = u"http://h/%1"_s.arg(id)}});
    for (int row = 0; row < list.count(); ++row)
        QCOMPARE(list.rowOf(list.idAt(row)), row);
    QCOMPARE(list.rowOf({20}), list.count() - 2);
    QCOMPARE(list.rowOf({21}), -1);
    QCOMPARE(list.findByUrl(u"http://h/300"_s)->id.value, 300U);
}

void TestJobList::holdsAsManyRowsAsBlocks()
{
    JobList list = filled(3'000);
    QList<RowSpan> spans;
    for (int row = 0; row < 3'000; row += 2)
        spans.append({.first = row, .last = row});
    list.removeSpans(spans);
    list.removeSpan({.first = 0, .last = 1'399});
    QCOMPARE(list.count(), 100);
    QCOMPARE(list.idAt(0).value, 2'802U);
    list.removeSpan({.first = 0, .last = 99});
    QCOMPARE(list.count(), 0);
    list.append(Job{.id = {9'999}});
    QCOMPARE(list.rowOf({9'999}), 0);
}

QTEST_GUILESS_MAIN(TestJobList)
#include "tst_joblist.moc"
