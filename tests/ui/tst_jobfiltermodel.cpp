// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#include "ui/jobfiltermodel.h"

#include "ui/jobsorting.h"
#include "ui/managerfixture.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QtTest>

#include <algorithm>
#include <random>

using namespace bowerbird;
using namespace bowerbird::test;
using namespace Qt::StringLiterals;

namespace {

constexpr auto kFatal = QAbstractItemModelTester::FailureReportingMode::Fatal;
constexpr int kManyRows = JobFilterModel::kInPlaceRows + 500; // worked out in the thread

struct Models : ManagerFixture
{
    Models()
        : source(*manager, *thumbnails)
        , filter(source)
        , tester(&filter, kFatal)
    {
    }

    QList<JobId> shown() const
    {
        QList<JobId> ids;
        for (int row = 0; row < filter.rowCount(); ++row)
            ids += filter.jobIdAt(row);
        return ids;
    }

    // The same, worked out anew from the manager's rows.
    QList<JobId> expected() const
    {
        const RowSnapshot snapshot{.jobs = manager->snapshot(),
                                   .stateFilter = filter.stateFilter(),
                                   .textFilter = filter.textFilter(),
                                   .column = static_cast<JobColumn>(std::max(filter.sortColumn(), 0)),
                                   .order = filter.sortOrder()};
        QList<JobId> ids;
        for (const int row : arrangedRows(snapshot, false))
            ids += manager->jobAt(row).id;
        return ids;
    }

    JobTableModel source;
    JobFilterModel filter;
    QAbstractItemModelTester tester;
};

QStringList namesOf(const JobFilterModel &model)
{
    QStringList names;
    for (int row = 0; row < model.rowCount(); ++row)
        names += model.index(row, static_cast<int>(JobColumn::Name)).data().toString();
    return names;
}

QList<JobId> everySecond(const QList<JobId> &ids)
{
    QList<JobId> half;
    for (qsizetype i = 0; i < ids.size(); i += 2)
        half += ids[i];
    return half;
}

} // namespace

class TestJobFilterModel : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void groupsEveryState();
    void filtersByState_data();
    void filtersByState();
    void filtersByWords_data();
    void filtersByWords();
    void sortsNamesAsAPersonCounts();
    void putsTheUnknownLastEitherWay();
    void sortsByEveryColumn_data();
    void sortsByEveryColumn();
    void newRowsAreThereAtOnce();
    void changedRowsFindTheirPlace();
    void movedRowsFollowTheQueue();
    void persistentIndexesStayOnTheirJobs();
    void aNewerWishOvertakesAnOlder();
    void removingWhileSortingIsSafe();
    void manyScatteredRemovalsBecomeOneReset();
    void fewRemovalsKeepTheSelection();
    void forwardsChangesToTheRightRows();
    void survivesRandomOperations_data();
    void survivesRandomOperations();
};

void TestJobFilterModel::groupsEveryState()
{
    JobCounts counts{};
    for (int state = 0; state < kJobStateCount; ++state) {
        counts[static_cast<size_t>(state)] = 1 << state;
        QVERIFY(groupOf(static_cast<JobState>(state)) != StateFilter::All);
    }
    int sum = 0;
    for (int filter = 1; filter < kStateFilterCount; ++filter)
        sum += countOf(static_cast<StateFilter>(filter), counts);
    QCOMPARE(sum, countOf(StateFilter::All, counts));
    QCOMPARE(sum, (1 << kJobStateCount) - 1);
}

void TestJobFilterModel::filtersByState_data()
{
    QTest::addColumn<int>("extraRows");
    QTest::newRow("at once") << 0;
    QTest::newRow("in the thread") << kManyRows;
}

void TestJobFilterModel::filtersByState()
{
    QFETCH(int, extraRows);
    Models models;
    models.addJobs(4, JobState::Held);
    const QList<JobId> failed = models.addJobs(3, JobState::Failed);
    models.addJobs(extraRows, JobState::Finished);
    QSignalSpy filtered(&models.filter, &JobFilterModel::filtered);
    models.filter.setStateFilter(StateFilter::Failed);
    QTRY_COMPARE(filtered.size(), 1);
    QCOMPARE(models.shown(), failed);
    models.filter.setStateFilter(StateFilter::All);
    QTRY_COMPARE(filtered.size(), 2);
    QCOMPARE(models.filter.rowCount(), 7 + extraRows);
    QCOMPARE(models.shown(), models.expected());
}

void TestJobFilterModel::filtersByWords_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QStringList>("names");
    QTest::newRow("nothing") << QString() << QStringList{u"cat one.jpg"_s, u"dog.png"_s, u"saved.jpg"_s};
    QTest::newRow("name, any case") << u"CAT"_s << QStringList{u"cat one.jpg"_s};
    QTest::newRow("title") << u"sleeping"_s << QStringList{u"dog.png"_s};
    QTest::newRow("host") << u"pets.example"_s << QStringList{u"dog.png"_s};
    QTest::newRow("link") << u"/deep/path/"_s << QStringList{u"saved.jpg"_s};
    QTest::newRow("own file name") << u"saved"_s << QStringList{u"saved.jpg"_s};
    QTest::newRow("decoded blank") << u"cat one"_s << QStringList{u"cat one.jpg"_s};
    QTest::newRow("every word") << u"dog  sleep"_s << QStringList{u"dog.png"_s};
    QTest::newRow("one word fails") << u"dog cat"_s << QStringList{};
}

void TestJobFilterModel::filtersByWords()
{
    QFETCH(QString, text);
    Models models;
    Job cat = models.makeJob(JobState::Held);
    cat.image = {.url = u"http://a.org/cat%20one.jpg"_s};
    Job dog = models.makeJob(JobState::Held);
    dog.image = {.url = u"http://pets.example/dog.png"_s, .title = u"Sleeping"_s};
    Job saved = models.makeJob(JobState::Finished);
    saved.image = {.url = u"http://b.org/deep/path/x.jpg"_s};
    saved.file.path = u"/home/me/saved.jpg"_s;
    models.manager->restore({cat, dog, saved});
    models.filter.setTextFilter(text);
    QTEST(namesOf(models.filter), "names");
}

void TestJobFilterModel::sortsNamesAsAPersonCounts()
{
    Models models;
    QList<Job> jobs;
    for (const char *name : {"img10", "Img9", "img1", "other", "img2"}) {
        jobs += models.makeJob(JobState::Held);
        jobs.last().image.url = u"http://a.org/"_s + QLatin1StringView(name);
    }
    models.manager->restore(jobs);
    models.filter.sort(static_cast<int>(JobColumn::Name));
    QCOMPARE(namesOf(models.filter), QStringList({u"img1"_s, u"img2"_s, u"Img9"_s, u"img10"_s, u"other"_s}));
}

void TestJobFilterModel::putsTheUnknownLastEitherWay()
{
    Models models;
    QList<Job> jobs;
    for (const qint64 size : {300, 0, 100, 0, 200}) {
        jobs += models.makeJob(JobState::Held);
        jobs.last().image.sizeBytes = size;
    }
    models.manager->restore(jobs);
    const auto ids = [&](std::initializer_list<int> places) {
        QList<JobId> list;
        for (const int place : places)
            list += jobs[place].id;
        return list;
    };
    models.filter.sort(static_cast<int>(JobColumn::Size), Qt::AscendingOrder);
    QCOMPARE(models.shown(), ids({2, 4, 0, 1, 3}));
    models.filter.sort(static_cast<int>(JobColumn::Size), Qt::DescendingOrder);
    QCOMPARE(models.shown(), ids({0, 4, 2, 1, 3}));
}

void TestJobFilterModel::sortsByEveryColumn_data()
{
    QTest::addColumn<int>("column");
    for (int column = 0; column < kJobColumnCount; ++column)
        QTest::newRow(qPrintable(JobTableModel::columnTitle(static_cast<JobColumn>(column)))) << column;
}

void TestJobFilterModel::sortsByEveryColumn()
{
    QFETCH(int, column);
    Models models;
    for (const JobState state : {JobState::Finished, JobState::Failed, JobState::Held, JobState::Finished})
        models.addJobs(20, state);
    for (const Qt::SortOrder order : {Qt::DescendingOrder, Qt::AscendingOrder}) {
        models.filter.sort(column, order);
        QCOMPARE(models.filter.rowCount(), 80);
        for (int row = 1; row < 80; ++row) {
            const QVariant a = models.filter.index(row - 1, column).data(JobRole::SortRole);
            const QVariant b = models.filter.index(row, column).data(JobRole::SortRole);
            if (a.typeId() != QMetaType::Double || qIsNaN(a.toDouble()) || qIsNaN(b.toDouble()))
                continue;
            QVERIFY(order == Qt::AscendingOrder ? a.toDouble() <= b.toDouble() : a.toDouble() >= b.toDouble());
        }
    }
    models.filter.sort(-1);
    QCOMPARE(models.shown().first(), JobId{1});
}

void TestJobFilterModel::newRowsAreThereAtOnce()
{
    Models models;
    models.addJobs(50, JobState::Finished);
    models.filter.sort(static_cast<int>(JobColumn::Size), Qt::DescendingOrder);
    QSignalSpy resets(&models.filter, &QAbstractItemModel::modelReset);
    models.addJobs(50, JobState::Finished);
    QCOMPARE(models.filter.rowCount(), 100);
    QTRY_VERIFY(models.filter.isUpToDate());
    QCOMPARE(models.shown(), models.expected());
    QCOMPARE(resets.size(), 0);
}

void TestJobFilterModel::changedRowsFindTheirPlace()
{
    Models models;
    const QList<JobId> ids = models.addJobs(10, JobState::Held);
    models.filter.setStateFilter(StateFilter::Queued);
    QCOMPARE(models.filter.rowCount(), 10);
    models.manager->cancel({ids[3], ids[4]});
    QTRY_COMPARE(models.filter.rowCount(), 8);
    QCOMPARE(models.filter.rowOf(ids[3]), -1);
    models.filter.setStateFilter(StateFilter::Cancelled);
    QCOMPARE(models.shown(), QList<JobId>({ids[3], ids[4]}));
}

void TestJobFilterModel::movedRowsFollowTheQueue()
{
    Models models;
    const QList<JobId> ids = models.addJobs(5, JobState::Held);
    models.manager->moveToTop({ids[3]});
    QTRY_COMPARE(models.shown(), QList<JobId>({ids[3], ids[0], ids[1], ids[2], ids[4]}));
    models.manager->moveToBottom({ids[0]});
    QTRY_COMPARE(models.shown(), QList<JobId>({ids[3], ids[1], ids[2], ids[4], ids[0]}));
}

void TestJobFilterModel::persistentIndexesStayOnTheirJobs()
{
    Models models;
    const QList<JobId> ids = models.addJobs(kManyRows, JobState::Finished);
    QList<QPersistentModelIndex> indexes;
    for (int row = 0; row < kManyRows; row += 100)
        indexes += models.filter.index(row, 1);
    QSignalSpy filtered(&models.filter, &JobFilterModel::filtered);
    models.filter.sort(static_cast<int>(JobColumn::Size));
    QCOMPARE(models.shown(), ids); // not yet
    QTRY_COMPARE(filtered.size(), 1);
    QVERIFY(models.shown() != ids);
    for (qsizetype i = 0; i < indexes.size(); ++i)
        QCOMPARE(models.filter.jobIdAt(indexes[i].row()), ids[i * 100]);
}

void TestJobFilterModel::aNewerWishOvertakesAnOlder()
{
    Models models;
    models.addJobs(kManyRows, JobState::Finished);
    QSignalSpy filtered(&models.filter, &JobFilterModel::filtered);
    models.filter.sort(static_cast<int>(JobColumn::Name), Qt::DescendingOrder);
    models.filter.setTextFilter(u"img_1"_s);
    models.filter.setTextFilter(u"saved_77"_s);
    QTRY_VERIFY(models.filter.isUpToDate());
    QCOMPARE(models.shown(), models.expected());
    QVERIFY(models.filter.rowCount() > 0 && models.filter.rowCount() < kManyRows);
    QCOMPARE(filtered.size(), 1);
}

void TestJobFilterModel::removingWhileSortingIsSafe()
{
    Models models;
    const QList<JobId> ids = models.addJobs(kManyRows, JobState::Finished);
    models.filter.sort(static_cast<int>(JobColumn::Title));
    models.manager->remove({ids[0], ids[1], ids[700], ids.last()});
    models.addJobs(3, JobState::Finished);
    QTRY_VERIFY(models.filter.isUpToDate());
    QCOMPARE(models.filter.rowCount(), kManyRows - 1);
    QCOMPARE(models.shown(), models.expected());
}

void TestJobFilterModel::manyScatteredRemovalsBecomeOneReset()
{
    Models models;
    const QList<JobId> ids = models.addJobs(1000, JobState::Finished);
    QSignalSpy resets(&models.filter, &QAbstractItemModel::modelReset);
    QSignalSpy removals(&models.filter, &QAbstractItemModel::rowsRemoved);
    models.manager->remove(everySecond(ids));
    QTRY_COMPARE(resets.size(), 1);
    QVERIFY(removals.size() <= JobFilterModel::kMostRanges);
    QCOMPARE(models.filter.rowCount(), 500);
    QCOMPARE(models.shown(), models.expected());
    models.manager->remove({ids[1]}); // one alone is told as it is
    QCOMPARE(resets.size(), 1);
    QCOMPARE(models.filter.rowCount(), 499);
}

void TestJobFilterModel::fewRemovalsKeepTheSelection()
{
    Models models;
    const QList<JobId> ids = models.addJobs(100, JobState::Finished);
    models.filter.sort(static_cast<int>(JobColumn::Size));
    const QPersistentModelIndex kept = models.filter.index(models.filter.rowOf(ids[50]), 0);
    models.manager->remove({ids[10], ids[49], ids[51]});
    QVERIFY(kept.isValid());
    QCOMPARE(models.filter.jobIdAt(kept.row()), ids[50]);
}

void TestJobFilterModel::forwardsChangesToTheRightRows()
{
    Models models;
    const QList<JobId> ids = models.addJobs(10, JobState::Held);
    models.filter.sort(-1, Qt::DescendingOrder);
    QSignalSpy changes(&models.filter, &QAbstractItemModel::dataChanged);
    models.manager->cancel({ids[1], ids[2]});
    QTRY_COMPARE(changes.size(), 1);
    QCOMPARE(changes[0][0].toModelIndex().row(), 7);
    QCOMPARE(changes[0][1].toModelIndex().row(), 8);
}

void TestJobFilterModel::survivesRandomOperations_data()
{
    QTest::addColumn<quint32>("seed");
    QTest::addColumn<int>("firstRows");
    QTest::addColumn<int>("steps");
    for (quint32 seed = 1; seed <= 4; ++seed)
        QTest::addRow("few rows, seed %u", seed) << seed << 30 << 150;
    QTest::newRow("many rows") << quint32(5) << kManyRows << 15; // the tester looks at every row each time
}

void TestJobFilterModel::survivesRandomOperations()
{
    QFETCH(quint32, seed);
    QFETCH(int, firstRows);
    QFETCH(int, steps);
    Models models;
    QList<JobId> ids = models.addJobs(firstRows, JobState::Finished);
    std::mt19937 random(seed);
    const auto below = [&random](qsizetype limit) { return static_cast<int>(random() % static_cast<quint32>(limit)); };
    const auto some = [&] {
        QList<JobId> chosen;
        for (int i = below(ids.size() > 100 ? 60 : 8); i >= 0; --i)
            chosen += ids[below(ids.size())];
        return chosen;
    };
    constexpr std::array kStates{JobState::Held, JobState::Failed, JobState::Finished, JobState::Paused,
                                 JobState::Skipped};
    constexpr std::array kTexts{"", "img_1", "saved", "number 7", "host1 2"};
    for (int step = 0; step < steps; ++step) {
        switch (below(9)) {
        case 0:
        case 1:
            ids += models.addJobs(1 + below(5), kStates[size_t(below(kStates.size()))]);
            break;
        case 2:
            models.manager->remove(some());
            break;
        case 3:
            models.manager->cancel(some());
            break;
        case 4:
            models.manager->moveToTop(some());
            break;
        case 5:
            models.filter.sort(below(kJobColumnCount + 1) - 1, below(2) ? Qt::AscendingOrder : Qt::DescendingOrder);
            break;
        case 6:
            models.filter.setStateFilter(static_cast<StateFilter>(below(kStateFilterCount)));
            break;
        case 7:
            models.filter.setTextFilter(QLatin1StringView(kTexts[size_t(below(kTexts.size()))]));
            break;
        default:
            QCoreApplication::processEvents();
        }
    }
    QTRY_VERIFY(models.filter.isUpToDate());
    QCoreApplication::processEvents();
    QTRY_COMPARE(models.shown(), models.expected());
}

QTEST_MAIN(TestJobFilterModel)
#include "tst_jobfiltermodel.moc"
