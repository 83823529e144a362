// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#include "ui/jobtablemodel.h"

#include "ui/managerfixture.h"

#include <QAbstractItemModelTester>
#include <QPixmap>
#include <QSignalSpy>
#include <QtTest>

using namespace bowerbird;
using namespace bowerbird::test;
using namespace Qt::StringLiterals;

namespace {

constexpr auto kFatal = QAbstractItemModelTester::FailureReportingMode::Fatal;

QModelIndex cell(const JobTableModel &model, int row, JobColumn column)
{
    return model.index(row, static_cast<int>(column));
}

} // namespace

class TestJobTableModel : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void followsTheManager();
    void showsWhatAJobSays_data();
    void showsWhatAJobSays();
    void sortsByRawValues();
    void saysWhereAFinishedFileIsGone();
    void saysThatTheQueueIsPaused();
    void tellsChangesAsSpansAfterEachOther();
    void tellsOrderChangesForSortingOnly();
    void asksForThumbnailsOfDecodedJobsOnly();
    void cutsThumbnailsForTheScreen();
    void neverTurnsForeignTextIntoMarkup();
    void everyColumnHasATitleOfItsOwn();
    void progressTouchesOnlyItsColumns();
};

void TestJobTableModel::followsTheManager()
{
    ManagerFixture fixture;
    fixture.addJobs(3, JobState::Held);
    JobTableModel model(*fixture.manager, *fixture.thumbnails);
    QAbstractItemModelTester tester(&model, kFatal);
    QCOMPARE(model.rowCount(), 3);
    const QList<JobId> ids = fixture.addJobs(20, JobState::Held);
    QCOMPARE(model.rowCount(), 23);
    fixture.manager->cancel(ids.mid(3, 4));
    fixture.manager->remove({ids[0], ids[1], ids[5], ids[19]});
    QCOMPARE(model.rowCount(), 19);
    QCOMPARE(model.rowOf(ids[2]), 3);
    QCOMPARE(cell(model, 3, JobColumn::Name).data(JobRole::JobIdRole).value<JobId>(), ids[2]);
}

void TestJobTableModel::showsWhatAJobSays_data()
{
    QTest::addColumn<int>("column");
    QTest::addColumn<QString>("text");
    const auto row = [](const char *name, JobColumn column, const QString &text) {
        QTest::newRow(name) << static_cast<int>(column) << text;
    };
    row("thumbnail", JobColumn::Thumbnail, {});
    row("name", JobColumn::Name, u"cat.jpg"_s);
    row("state", JobColumn::State, u"Failed"_s);
    row("progress", JobColumn::Progress, u"25\u00a0%"_s);
    row("size", JobColumn::Size, u"4 kB"_s);
    row("speed", JobColumn::Speed, {});
    row("time left", JobColumn::TimeLeft, {});
    row("host", JobColumn::Host, u"i.example.org"_s);
    row("title", JobColumn::Title, u"A cat, sleeping"_s);
    row("album", JobColumn::Album, u"Cats"_s);
    row("dimensions", JobColumn::Dimensions, u"640 × 480"_s);
    row("attempts", JobColumn::Attempts, u"3"_s);
    row("path", JobColumn::Path, {});
    row("finished", JobColumn::Finished, {});
}

void TestJobTableModel::showsWhatAJobSays()
{
    QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates));
    ManagerFixture fixture;
    Job job{.id = {1}, .options = fixture.options};
    job.state = JobState::Failed;
    job.image = {.url = u"https://I.Example.org/x/cat.jpg"_s,
                 .title = u"A cat,\nsleeping"_s,
                 .album = u"Cats"_s,
                 .widthPx = 640,
                 .heightPx = 480};
    job.received = 1000;
    job.totalBytes = 4000;
    job.attempts = 3;
    job.lastFailure = Failure{.reason = FailureReason::NotFound, .httpStatus = 404};
    fixture.addJob(job);
    JobTableModel model(*fixture.manager, *fixture.thumbnails);
    QFETCH(int, column);
    QTEST(model.index(0, column).data().toString(), "text");
    QCOMPARE(model.index(0, column).data(JobRole::StateRole).toInt(), static_cast<int>(JobState::Failed));
    QVERIFY(model.index(0, column).data(JobRole::FailureTextRole).toString().contains(u"(404)"_s));
}

void TestJobTableModel::sortsByRawValues()
{
    ManagerFixture fixture;
    Job job = fixture.makeJob(JobState::Finished);
    job.file.sizeBytes = 12'345'678;
    fixture.addJob(job);
    JobTableModel model(*fixture.manager, *fixture.thumbnails);
    QCOMPARE(cell(model, 0, JobColumn::Size).data(JobRole::SortRole).toDouble(), 12'345'678.0);
    QCOMPARE(cell(model, 0, JobColumn::Name).data(JobRole::SortRole).toString(), u"saved_1.jpg"_s);
}

void TestJobTableModel::saysWhereAFinishedFileIsGone()
{
    ManagerFixture fixture;
    const QList<JobId> ids = fixture.addJobs(2, JobState::Finished); // whose files never were
    JobTableModel model(*fixture.manager, *fixture.thumbnails);
    QCOMPARE(cell(model, 0, JobColumn::State).data().toString(), u"Finished"_s);
    model.lookForFile(ids[0]);
    QCOMPARE(cell(model, 0, JobColumn::State).data().toString(), u"File is gone"_s);
    QVERIFY(cell(model, 0, JobColumn::Name).data(JobRole::SubtitleRole).toString().contains(u"Download Again"_s));
    const QModelIndex bar = cell(model, 0, JobColumn::Progress); // neither full nor with a check
    QVERIFY(bar.data(JobRole::FileGoneRole).toBool());
    QCOMPARE(bar.data(JobRole::ProgressRole).toDouble(), 0.0);
    QCOMPARE(bar.data().toString(), QString());
    QCOMPARE(cell(model, 1, JobColumn::State).data().toString(), u"Finished"_s);
    fixture.manager->retry({ids[0]});
    QTRY_COMPARE(cell(model, 0, JobColumn::State).data().toString(), u"Queue paused"_s);
}

void TestJobTableModel::saysThatTheQueueIsPaused()
{
    ManagerFixture fixture; // paused
    fixture.addJobs(1, JobState::Waiting);
    fixture.addJobs(1, JobState::Held);
    JobTableModel model(*fixture.manager, *fixture.thumbnails);
    QCOMPARE(cell(model, 0, JobColumn::State).data().toString(), u"Queue paused"_s);
    QCOMPARE(cell(model, 1, JobColumn::State).data().toString(), u"On hold"_s);
    QSignalSpy changes(&model, &QAbstractItemModel::dataChanged);
    fixture.manager->resumeAll();
    QVERIFY(!changes.isEmpty());
    QVERIFY(cell(model, 0, JobColumn::State).data().toString() != u"Queue paused"_s);
}

void TestJobTableModel::tellsChangesAsSpansAfterEachOther()
{
    ManagerFixture fixture;
    const QList<JobId> ids = fixture.addJobs(10, JobState::Held);
    JobTableModel model(*fixture.manager, *fixture.thumbnails);
    QStringList log;
    connect(&model, &QAbstractItemModel::dataChanged, this, [&log](const QModelIndex &from, const QModelIndex &to) {
        log += u"%1-%2"_s.arg(from.row()).arg(to.row());
    });
    connect(&model, &JobTableModel::jobsChanged, this, [&log] { log += u"done"_s; });
    fixture.manager->cancel({ids[7], ids[2], ids[1], ids[3]});
    QTRY_COMPARE(log, QStringList({u"1-3"_s, u"7-7"_s, u"done"_s}));
}

void TestJobTableModel::tellsOrderChangesForSortingOnly()
{
    ManagerFixture fixture;
    const QList<JobId> ids = fixture.addJobs(5, JobState::Held);
    JobTableModel model(*fixture.manager, *fixture.thumbnails);
    QSignalSpy changes(&model, &QAbstractItemModel::dataChanged);
    fixture.manager->moveToTop({ids[4]});
    QTRY_COMPARE(changes.size(), 1);
    QCOMPARE(changes[0][2].value<QList<int>>(), QList<int>({JobRole::SortRole}));
}

void TestJobTableModel::asksForThumbnailsOfDecodedJobsOnly()
{
    ManagerFixture fixture;
    const JobId held = fixture.addJobs(1, JobState::Held).first();
    const JobId finished = fixture.addJobs(1, JobState::Finished).first();
    JobTableModel model(*fixture.manager, *fixture.thumbnails);
    const QModelIndex thumbnail = cell(model, 1, JobColumn::Thumbnail);
    QVERIFY(thumbnail.data(Qt::DecorationRole).value<QPixmap>().isNull());

    QSignalSpy changes(&model, &QAbstractItemModel::dataChanged);
    QImage image(64, 32, QImage::Format_RGB32);
    image.fill(Qt::red);
    fixture.thumbnails->insert(held, image);
    fixture.thumbnails->insert(finished, image);
    QTRY_VERIFY(!changes.isEmpty());
    QCOMPARE(changes[0][0].toModelIndex().column(), static_cast<int>(JobColumn::Thumbnail));
    QTRY_VERIFY(!thumbnail.data(Qt::DecorationRole).value<QPixmap>().isNull());
    QVERIFY(cell(model, 0, JobColumn::Thumbnail).data(Qt::DecorationRole).value<QPixmap>().isNull());
    QVERIFY(!cell(model, 1, JobColumn::Name).data(Qt::DecorationRole).isValid());
}

void TestJobTableModel::cutsThumbnailsForTheScreen()
{
    ManagerFixture fixture;
    const JobId id = fixture.addJobs(1, JobState::Finished).first();
    QImage image(400, 100, QImage::Format_RGB32);
    image.fill(Qt::blue);
    fixture.thumbnails->insert(id, image);
    JobTableModel model(*fixture.manager, *fixture.thumbnails);
    model.setThumbnailSize(40, 2.0);
    const auto pixmap = cell(model, 0, JobColumn::Thumbnail).data(Qt::DecorationRole).value<QPixmap>();
    QCOMPARE(pixmap.size(), QSize(80, 80));
    QCOMPARE(pixmap.devicePixelRatio(), 2.0);
    QCOMPARE(pixmap.toImage().pixelColor(40, 40), QColor(Qt::blue));
    QCOMPARE(pixmap.toImage().pixelColor(0, 0).alpha(), 0); // a round corner
}

void TestJobTableModel::neverTurnsForeignTextIntoMarkup()
{
    ManagerFixture fixture;
    Job job = fixture.makeJob(JobState::Held);
    job.image.title = u"<b>bold</b><img src='file:///etc/passwd'>"_s;
    fixture.addJob(job);
    JobTableModel model(*fixture.manager, *fixture.thumbnails);
    const QString tip = cell(model, 0, JobColumn::Name).data(Qt::ToolTipRole).toString();
    QVERIFY(tip.contains(u"&lt;b&gt;"_s));
    QVERIFY(!tip.contains(u"<b>"_s) && !tip.contains(u"<img"_s));
}

void TestJobTableModel::everyColumnHasATitleOfItsOwn()
{
    QSet<QString> titles;
    for (int column = 0; column < kJobColumnCount; ++column)
        titles += JobTableModel::columnTitle(static_cast<JobColumn>(column));
    QCOMPARE(titles.size(), kJobColumnCount);
    QVERIFY(!titles.contains(QString()));
}

void TestJobTableModel::progressTouchesOnlyItsColumns()
{
    ManagerFixture fixture;
    fixture.addJobs(1, JobState::Queued);
    JobTableModel model(*fixture.manager, *fixture.thumbnails);
    fixture.manager->resumeAll();
    QTRY_VERIFY(model.jobAt(0).received > 0);
    QSignalSpy changes(&model, &QAbstractItemModel::dataChanged);
    QTRY_VERIFY(!changes.isEmpty());
    QCOMPARE(changes[0][0].toModelIndex().column(), static_cast<int>(JobColumn::Progress));
    QCOMPARE(changes[0][1].toModelIndex().column(), static_cast<int>(JobColumn::TimeLeft));
    QVERIFY(changes[0][2].value<QList<int>>().contains(JobRole::ProgressRole));
}

QTEST_MAIN(TestJobTableModel)
#include "tst_jobtablemodel.moc"
