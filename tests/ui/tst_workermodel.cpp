// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#include "ui/workermodel.h"

#include "ui/jobcolumns.h"
#include "ui/managerfixture.h"

#include <QAbstractItemModelTester>
#include <QtTest>

using namespace bowerbird;
using namespace bowerbird::test;
using namespace Qt::StringLiterals;

namespace {

constexpr auto kFatal = QAbstractItemModelTester::FailureReportingMode::Fatal;

QString textOf(const WorkerModel &model, int row, WorkerColumn column)
{
    return model.index(row, static_cast<int>(column)).data().toString();
}

} // namespace

class TestWorkerModel : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void showsOneRowAWorker();
    void showsWhatAWorkerDoes();
    void workersThatAreTooManyLeaveAfterTheirJob();
    void numbersGoAndComeBack();
};

void TestWorkerModel::showsOneRowAWorker()
{
    ManagerFixture fixture(3);
    WorkerModel model(*fixture.manager);
    QAbstractItemModelTester tester(&model, kFatal);
    QTRY_COMPARE(model.rowCount(), 3);
    QCOMPARE(textOf(model, 2, WorkerColumn::Name), u"Worker 3"_s);
    QCOMPARE(textOf(model, 2, WorkerColumn::State), u"Idle"_s);
    QCOMPARE(textOf(model, 2, WorkerColumn::Job), u"the queue is paused"_s);
    fixture.manager->resumeAll();
    QTRY_COMPARE(textOf(model, 2, WorkerColumn::Job), u"nothing left to do"_s);
    QVERIFY(!model.index(2, 0).data(JobRole::JobIdRole).value<JobId>().isValid());
}

void TestWorkerModel::showsWhatAWorkerDoes()
{
    ManagerFixture fixture(1);
    WorkerModel model(*fixture.manager);
    QAbstractItemModelTester tester(&model, kFatal);
    const JobId id = fixture.addJobs(1, JobState::Queued).first();
    fixture.manager->resumeAll();
    QTRY_COMPARE(textOf(model, 0, WorkerColumn::State), u"Busy"_s);
    QCOMPARE(textOf(model, 0, WorkerColumn::Job), u"img_1.jpg"_s);
    QCOMPARE(model.index(0, 0).data(JobRole::JobIdRole).value<JobId>(), id);
    bool hasToldProgress = false;
    connect(&model, &QAbstractItemModel::dataChanged, this, [&](const QModelIndex &from, const QModelIndex &to) {
        const int progress = static_cast<int>(WorkerColumn::Progress);
        const double fraction = model.index(0, progress).data(JobRole::ProgressRole).toDouble();
        hasToldProgress |= fraction > 0 && from.column() <= progress && to.column() >= progress;
    });
    QTRY_VERIFY(hasToldProgress);
    fixture.manager->cancel({id});
    QTRY_COMPARE(textOf(model, 0, WorkerColumn::State), u"Idle"_s);
}

void TestWorkerModel::workersThatAreTooManyLeaveAfterTheirJob()
{
    ManagerFixture fixture(3);
    WorkerModel model(*fixture.manager);
    QAbstractItemModelTester tester(&model, kFatal);
    const QList<JobId> ids = fixture.addJobs(3, JobState::Queued);
    fixture.manager->resumeAll();
    QTRY_COMPARE(fixture.manager->activeWorkers(), 3);
    fixture.manager->setWorkerCount(1);
    QTRY_COMPARE(textOf(model, 2, WorkerColumn::State), u"Leaves after this picture"_s);
    QCOMPARE(model.rowCount(), 3);
    fixture.manager->cancel(ids);
    QTRY_COMPARE(model.rowCount(), 1);
    QCOMPARE(textOf(model, 0, WorkerColumn::Name), u"Worker 1"_s);
}

void TestWorkerModel::numbersGoAndComeBack()
{
    ManagerFixture fixture(2);
    WorkerModel model(*fixture.manager);
    QAbstractItemModelTester tester(&model, kFatal);
    for (const int count : {8, 1, 5, 2, 64, 3}) {
        fixture.manager->setWorkerCount(count);
        QTRY_COMPARE(model.rowCount(), count);
        for (int row = 0; row < count; ++row)
            QCOMPARE(model.index(row, 0).data(WorkerModel::NumberRole).toInt(), row + 1);
    }
}

QTEST_MAIN(TestWorkerModel)
#include "tst_workermodel.moc"
