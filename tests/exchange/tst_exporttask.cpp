// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#include "exchange/exportrecords.h"
#include "exchange/exporttask.h"

#include <QDir>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace bowerbird;
using namespace bowerbird::test;

class TestExportTask : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void writesAllBatchesAndCounts();
    void leavesTheOldFileWhenCancelled();
    void leavesNothingWhenDeleted();
    void failsWhereNothingCanBeWritten();
    void writesAHundredThousandInSteadyMemory();

private:
    // The records 1 to `count`.
    static ExportTask::Feed feed(int count)
    {
        return [count, next = 1](qsizetype most, const ExportTask::Take &take) mutable {
            QList<ExportRecord> records;
            for (; next <= count && records.size() < most; ++next)
                records << plainRecord(next);
            take(records);
        };
    }

    static QByteArray contents(const QString &path)
    {
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }

    QTemporaryDir m_directory;
};

void TestExportTask::writesAllBatchesAndCounts()
{
    const QString path = m_directory.filePath(u"list.csv"_s);
    ExportTask task(path, {.format = ExportFormat::Csv}, feed(5'000));
    QSignalSpy progressed(&task, &ExportTask::progressed);
    QSignalSpy finished(&task, &ExportTask::finished);
    task.start();
    QVERIFY(finished.isEmpty());
    QVERIFY(finished.wait(10'000));
    QCOMPARE(progressed.size(), 3);
    QCOMPARE(progressed.last().first().toLongLong(), 5'000);
    const auto count = finished.first().first().value<ExportCount>();
    QCOMPARE(count.written, 5'000);
    QCOMPARE(count.leftOut, 0);
    QCOMPARE(contents(path).count('\n'), 5'001);

    ExportTask sums(path, {.format = ExportFormat::Checksums}, feed(3));
    QSignalSpy done(&sums, &ExportTask::finished);
    sums.start();
    QVERIFY(done.wait(10'000));
    QCOMPARE(done.first().first().value<ExportCount>().leftOut, 3);
}

void TestExportTask::leavesTheOldFileWhenCancelled()
{
    const QString path = m_directory.filePath(u"old.csv"_s);
    QFile old(path);
    QVERIFY(old.open(QIODevice::WriteOnly));
    old.write("old");
    old.close();
    ExportTask task(path, {.format = ExportFormat::Csv}, feed(1'000'000));
    QSignalSpy progressed(&task, &ExportTask::progressed);
    QSignalSpy finished(&task, &ExportTask::finished);
    task.start();
    QVERIFY(progressed.wait(10'000));
    task.cancel();
    QCOMPARE(contents(path), "old");
    QCOMPARE(QDir(m_directory.path()).entryList({u"old.csv*"_s}), QStringList{u"old.csv"_s});
    const auto before = progressed.size();
    QCoreApplication::sendPostedEvents();
    QCOMPARE(progressed.size(), before);
    QVERIFY(finished.isEmpty());
}

void TestExportTask::leavesNothingWhenDeleted()
{
    const QString path = m_directory.filePath(u"gone.csv"_s);
    auto task = std::make_unique<ExportTask>(path, ListOptions{.format = ExportFormat::Csv}, feed(1'000'000));
    QSignalSpy progressed(task.get(), &ExportTask::progressed);
    task->start();
    QVERIFY(progressed.wait(10'000));
    task.reset();
    QVERIFY(QDir(m_directory.path()).entryList({u"gone*"_s}).isEmpty());
}

void TestExportTask::failsWhereNothingCanBeWritten()
{
    ExportTask task(m_directory.filePath(u"no such folder/list.csv"_s), {.format = ExportFormat::Csv}, feed(1));
    QSignalSpy failed(&task, &ExportTask::failed);
    task.start();
    QVERIFY(failed.wait(10'000));
    const auto failure = failed.first().first().value<Failure>();
    QVERIFY(failure.reason == FailureReason::NotWritable);
    QVERIFY(failure.detail.contains(u"list.csv"));
}

void TestExportTask::writesAHundredThousandInSteadyMemory()
{
    qsizetype most = 0;
    ExportTask task(m_directory.filePath(u"large.jsonl"_s), {.format = ExportFormat::JsonLines},
                    [&most, all = feed(100'000)](qsizetype wanted, const ExportTask::Take &take) {
                        all(wanted, [&most, take](const QList<ExportRecord> &records) {
                            most = std::max(most, records.size());
                            take(records);
                        });
                    });
    QSignalSpy finished(&task, &ExportTask::finished);
    task.start();
    QVERIFY(finished.wait(30'000));
    QCOMPARE(finished.first().first().value<ExportCount>().written, 100'000);
    QVERIFY(most <= ExportTask::kBatch);
}

QTEST_GUILESS_MAIN(TestExportTask)
#include "tst_exporttask.moc"
