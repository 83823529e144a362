// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#include "ui/jobchoice.h"

#include "support/scriptedserver.h"
#include "ui/choiceactions.h"
#include "ui/choicebar.h"
#include "ui/jobfiltermodel.h"
#include "ui/joblistinput.h"
#include "ui/jobselection.h"
#include "ui/jobtableview.h"
#include "ui/managerfixture.h"
#include "ui/rowpreviews.h"
#include "ui/undohistory.h"

#include <QAbstractItemModelTester>
#include <QAction>
#include <QBuffer>
#include <QHeaderView>
#include <QMenu>
#include <QPushButton>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>

using namespace bowerbird;
using namespace bowerbird::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

struct Table : ManagerFixture
{
    Table()
        : choice(*manager)
        , actions(*manager, choice, undo)
        , source(*manager, *thumbnails)
        , filter(source)
        , selection(filter)
        , input(selection)
        , view(input)
    {
        source.setChoice(&choice);
        QObject::connect(&input, &JobListInput::tickRequested, &choice, &JobChoice::set);
        view.resize(1'000, 600);
    }

    void show()
    {
        view.show();
        QVERIFY(QTest::qWaitForWindowExposed(&view));
        view.setFocus();
    }
    void clickPicture(int row, Qt::KeyboardModifiers keys = Qt::NoModifier)
    {
        const QModelIndex index = filter.index(row, static_cast<int>(JobColumn::Thumbnail));
        QTest::mouseClick(view.viewport(), Qt::LeftButton, keys, view.visualRect(index).center());
    }
    [[nodiscard]] QList<int> ticks() const // rows of the view
    {
        QList<int> rows;
        for (int row = 0; row < filter.rowCount(); ++row) {
            const QModelIndex index = filter.index(row, static_cast<int>(JobColumn::Thumbnail));
            if (index.data(Qt::CheckStateRole).toInt() == Qt::Checked)
                rows += row;
        }
        return rows;
    }
    void addSized(int width, int height)
    {
        Job job = makeJob(JobState::Held);
        job.image.widthPx = width;
        job.image.heightPx = height;
        addJob(job);
    }
    [[nodiscard]] int inState(JobState state) const { return manager->counts().at(static_cast<size_t>(state)); }

    JobChoice choice;
    UndoHistory undo;
    ChoiceActions actions;
    JobTableModel source;
    JobFilterModel filter;
    JobSelection selection;
    JobListInput input;
    JobTableView view;
};

QByteArray picture(const QColor &color)
{
    QImage image(64, 64, QImage::Format_RGB32);
    image.fill(color);
    QByteArray bytes;
    QBuffer buffer(&bytes);
    if (!image.save(&buffer, "png"))
        qFatal("no picture for the test");
    return bytes;
}

} // namespace

class TestJobChoice : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void onlyWhatWaitsHasATick();
    void ticksByAClickOnThePicture();
    void highlightsNothingElseThanWhatIsTicked();
    void ticksARangeWithShift();
    void ticksWithSpace();
    void invertsAndChoosesAll();
    void choosesNone();
    void choosesByPixels_data();
    void choosesByPixels();
    void downloadsWhatIsChosenAndTakesThatBack();
    void givesATickBackWithItsRow();
    void downloadsAll();
    void downloadsVeryManyInSlicesAndTakesThatBack();
    void takesBackWhatIsStillUnderWay();
    void removesTheRestAndTakesThatBack();
    void removesVeryManyAndTakesThatBack();
    void forgetsTicksOfWhatHasGone();
    void tellsInTheBar();
    void tenThousandRowsAreOneChange();
    void fetchesPreviewsOfWhatIsSeenFirst();
    void takesAnImageForItsOwnPreview();
    void learnsDimensionsFromWholeImages();
    void keepsToTheRulesOfModels();
};

void TestJobChoice::onlyWhatWaitsHasATick()
{
    Table table;
    table.addJobs(1, JobState::Queued);
    table.addJobs(1, JobState::Held);
    const auto tick = [&table](int row) {
        return table.filter.index(row, static_cast<int>(JobColumn::Thumbnail)).data(Qt::CheckStateRole);
    };
    QVERIFY(!tick(0).isValid());
    QCOMPARE(tick(1).toInt(), static_cast<int>(Qt::Unchecked));
    table.choice.set({table.source.manager().idAt(0)}, true);
    QCOMPARE(table.choice.count(), 0);
    QVERIFY(!table.filter.index(1, static_cast<int>(JobColumn::Name)).data(Qt::CheckStateRole).isValid());
}

void TestJobChoice::ticksByAClickOnThePicture()
{
    Table table;
    table.addJobs(3, JobState::Held);
    table.show();
    table.clickPicture(1);
    QCOMPARE(table.ticks(), QList<int>{1});
    QVERIFY(!table.view.selectionModel()->hasSelection()); // choosing rows is something else
    table.clickPicture(2);
    QCOMPARE(table.ticks(), (QList<int>{1, 2}));
    table.clickPicture(1);
    QCOMPARE(table.ticks(), QList<int>{2});
}

// The preview shows the row whose tick was set.
void TestJobChoice::highlightsNothingElseThanWhatIsTicked()
{
    Table table;
    table.addJobs(6, JobState::Held);
    table.show();
    table.view.selectRow(0);
    table.clickPicture(1);
    QCOMPARE(table.view.currentIndex().row(), 1);
    QVERIFY(!table.view.selectionModel()->isRowSelected(0));
    table.view.selectRow(0);
    table.clickPicture(4, Qt::ShiftModifier);
    QCOMPARE(table.ticks(), (QList<int>{1, 2, 3, 4}));
    QCOMPARE(table.view.currentIndex().row(), 4);
    QVERIFY(!table.view.selectionModel()->isRowSelected(0));
    table.view.selectAll();
    table.clickPicture(2); // it is one of what is highlighted
    QVERIFY(table.view.selectionModel()->isRowSelected(0));
}

void TestJobChoice::ticksARangeWithShift()
{
    Table table;
    table.addJobs(2, JobState::Held);
    table.addJobs(1, JobState::Queued);
    table.addJobs(5, JobState::Held);
    table.show();
    table.clickPicture(1);
    table.clickPicture(5, Qt::ShiftModifier);
    QCOMPARE(table.ticks(), (QList<int>{1, 3, 4, 5}));
    table.clickPicture(3, Qt::ShiftModifier); // back from the last one, the other way
    QCOMPARE(table.ticks(), QList<int>{1});
}

void TestJobChoice::ticksWithSpace()
{
    Table table;
    const QList<JobId> ids = table.addJobs(4, JobState::Held);
    table.show();
    table.selection.setCurrentJob(ids.at(2));
    QTest::keyClick(&table.view, Qt::Key_Space);
    QCOMPARE(table.ticks(), QList<int>{2});
    table.selection.selectJobs({ids.at(1), ids.at(2)}); // the first one decides
    QTest::keyClick(&table.view, Qt::Key_Space);
    QCOMPARE(table.ticks(), (QList<int>{1, 2}));
    QTest::keyClick(&table.view, Qt::Key_Space);
    QCOMPARE(table.ticks(), QList<int>());
}

void TestJobChoice::invertsAndChoosesAll()
{
    Table table;
    const QList<JobId> ids = table.addJobs(4, JobState::Held);
    table.addJobs(1, JobState::Finished);
    table.choice.set({ids.at(0), ids.at(3)}, true);
    QTRY_VERIFY(table.actions.invert->isEnabled());
    table.actions.invert->trigger();
    QCOMPARE(table.choice.chosen(), (QList<JobId>{ids.at(1), ids.at(2)}));
    QTRY_VERIFY(table.actions.chooseAll->isEnabled());
    table.actions.chooseAll->trigger();
    QCOMPARE(table.choice.chosen(), ids);
}

void TestJobChoice::choosesByPixels_data()
{
    QTest::addColumn<qint64>("pixels");
    QTest::addColumn<QList<int>>("rows");
    QTest::newRow("a quarter") << qint64(250'000) << QList<int>{1, 2, 3};
    QTest::newRow("a megapixel") << qint64(1'000'000) << QList<int>{2, 3};
    QTest::newRow("more than any") << qint64(100'000'000) << QList<int>();
}

void TestJobChoice::choosesByPixels()
{
    Table table;
    table.addSized(100, 100);
    table.addSized(500, 500);
    table.addSized(1'000, 1'000);
    table.addSized(60'000, 100); // more than 2^22 of one edge, and wide
    table.addSized(0, 0);
    QFETCH(qint64, pixels);
    QCOMPARE(table.actions.chooseLarger(pixels), 1); // of one it is not known
    QTEST(table.ticks(), "rows");
}

void TestJobChoice::downloadsWhatIsChosenAndTakesThatBack()
{
    Table table;
    const QList<JobId> ids = table.addJobs(4, JobState::Held);
    table.choice.set({ids.at(1), ids.at(2)}, true);
    QTRY_VERIFY(table.actions.downloadChosen->isEnabled());
    table.actions.downloadChosen->trigger();
    QCOMPARE(table.inState(JobState::Held), 2);
    QCOMPARE(table.inState(JobState::Queued), 2);
    QTRY_COMPARE(table.choice.count(), 0); // they wait no more
    table.undo.undo();
    QCOMPARE(table.inState(JobState::Held), 4);
    QCOMPARE(table.choice.chosen(), (QList<JobId>{ids.at(1), ids.at(2)})); // as they were
}

void TestJobChoice::givesATickBackWithItsRow()
{
    Table table;
    const QList<JobId> ids = table.addJobs(3, JobState::Held);
    table.choice.set({ids.at(0), ids.at(2)}, true);
    const Job chosen = table.manager->jobAt(2);
    const Job other = table.manager->jobAt(1);
    table.manager->remove({ids.at(1), ids.at(2)});
    QTRY_COMPARE(table.choice.count(), 1);
    table.manager->restore({other, chosen});
    QCOMPARE(table.choice.chosen(), (QList<JobId>{ids.at(0), ids.at(2)}));
    table.choice.set({ids.at(2)}, false); // a person takes it away for good
    table.manager->remove({ids.at(2)});
    table.manager->restore({chosen});
    QCOMPARE(table.choice.chosen(), (QList<JobId>{ids.at(0)}));
}

void TestJobChoice::downloadsAll()
{
    Table table;
    const QList<JobId> ids = table.addJobs(4, JobState::Held);
    table.choice.set({ids.at(1)}, true);
    QTRY_VERIFY(table.actions.downloadAll->isEnabled());
    table.actions.downloadAll->trigger();
    QCOMPARE(table.inState(JobState::Queued), 4);
}

void TestJobChoice::choosesNone()
{
    Table table;
    const QList<JobId> ids = table.addJobs(4, JobState::Held);
    QVERIFY(!table.actions.chooseNone->isEnabled());
    table.choice.set({ids.at(1), ids.at(3)}, true);
    QTRY_VERIFY(table.actions.chooseNone->isEnabled());
    table.actions.chooseNone->trigger();
    QCOMPARE(table.choice.count(), 0);
    QCOMPARE(table.ticks(), QList<int>{});
    QTRY_VERIFY(!table.actions.chooseNone->isEnabled());
}

// One step takes all of it back, each row in its place.
void TestJobChoice::downloadsVeryManyInSlicesAndTakesThatBack()
{
    constexpr int kRows = 3'000;
    Table table;
    const QList<JobId> ids = table.addJobs(kRows, JobState::Held);
    QSignalSpy resets(table.manager.get(), &DownloadManager::jobsReset);
    QTRY_VERIFY(table.actions.downloadAll->isEnabled());
    table.actions.downloadAll->trigger();
    QVERIFY(table.inState(JobState::Queued) < kRows); // not in one turn
    QVERIFY(table.undo.canUndo());
    QTRY_COMPARE(table.inState(JobState::Queued), kRows);
    QTRY_VERIFY(!table.manager->slices().isBusy());
    table.undo.undo();
    QVERIFY(!table.undo.canUndo());
    QTRY_COMPARE(table.inState(JobState::Held), kRows);
    QVERIFY(resets.isEmpty());
    for (int row = 0; row < kRows; row += 100)
        QCOMPARE(table.manager->idAt(row), ids.at(row));
}

void TestJobChoice::takesBackWhatIsStillUnderWay()
{
    constexpr int kRows = 20'000;
    Table table;
    table.addJobs(kRows, JobState::Held);
    QTRY_VERIFY(table.actions.downloadAll->isEnabled());
    int most = 0;
    connect(table.manager.get(), &DownloadManager::jobsChanged, this,
            [&] { most = std::max(most, table.inState(JobState::Queued)); });
    int before = 0;
    connect(
        &table.manager->slices(), &JobSlices::progressed, this,
        [&] {
            before = table.inState(JobState::Queued);
            table.undo.undo();
        },
        Qt::SingleShotConnection);
    table.actions.downloadAll->trigger();
    QTRY_VERIFY(!table.manager->slices().isBusy());
    QVERIFY(before > 0 && before < kRows);
    QCOMPARE(table.inState(JobState::Held), kRows);
    QCOMPARE(most, before); // the others were never begun with
}

void TestJobChoice::removesVeryManyAndTakesThatBack()
{
    constexpr int kRows = 3'000;
    Table table;
    const QList<JobId> ids = table.addJobs(kRows, JobState::Held);
    QList<JobId> odd;
    for (int i = 1; i < kRows; i += 2)
        odd += ids.at(i);
    table.choice.set(odd, true);
    QTRY_VERIFY(table.actions.removeRest->isEnabled());
    table.actions.removeRest->trigger();
    QTRY_COMPARE(table.manager->count(), kRows / 2);
    QCOMPARE(table.manager->idAt(0), ids.at(1));
    QTRY_COMPARE(table.filter.rowCount(), kRows / 2);
    table.undo.undo();
    QTRY_COMPARE(table.inState(JobState::Held), kRows);
    QTRY_COMPARE(table.filter.rowCount(), kRows);
    QCOMPARE(table.choice.count(), kRows / 2); // what stayed kept its ticks
}

void TestJobChoice::removesTheRestAndTakesThatBack()
{
    Table table;
    table.addJobs(1, JobState::Queued);
    const QList<JobId> ids = table.addJobs(4, JobState::Held);
    table.choice.set({ids.at(1)}, true);
    QTRY_VERIFY(table.actions.removeRest->isEnabled());
    table.actions.removeRest->trigger();
    QCOMPARE(table.manager->count(), 2);
    QVERIFY(table.manager->rowOf(ids.at(1)) >= 0);
    table.undo.undo();
    QCOMPARE(table.inState(JobState::Held), 4);
}

void TestJobChoice::forgetsTicksOfWhatHasGone()
{
    Table table;
    const QList<JobId> ids = table.addJobs(3, JobState::Held);
    table.choice.set(ids, true);
    table.manager->remove({ids.at(0)});
    table.manager->resume({ids.at(1)});
    QTRY_COMPARE(table.choice.count(), 1);
    QCOMPARE(table.choice.chosen(), QList<JobId>{ids.at(2)});
}

void TestJobChoice::tellsInTheBar()
{
    Table table;
    ChoiceBar bar(table.actions);
    QVERIFY(bar.isHidden());
    const QList<JobId> ids = table.addJobs(3, JobState::Held);
    QTRY_VERIFY(!bar.isHidden());
    QCOMPARE(bar.text(), u"3 image(s) found – choose, then Download"_s);
    table.choice.set({ids.at(1)}, true);
    QTRY_COMPARE(bar.text(), u"3 image(s) found, 1 chosen"_s);
    for (QPushButton *button : bar.findChildren<QPushButton *>()) {
        if (button->text() == u"Download 1 Chosen"_s)
            QTest::mouseClick(button, Qt::LeftButton);
    }
    QCOMPARE(table.inState(JobState::Queued), 1);
    table.manager->resume(ids);
    QTRY_VERIFY(bar.isHidden());
}

// What a choice costs must not grow with how scattered it is: the views hear of one span.
void TestJobChoice::tenThousandRowsAreOneChange()
{
    Table table;
    const QList<JobId> ids = table.addJobs(10'000, JobState::Held);
    table.show();
    QTRY_VERIFY(table.filter.isUpToDate());
    QList<JobId> everyOther;
    for (qsizetype i = 0; i < ids.size(); i += 2)
        everyOther += ids.at(i);
    QSignalSpy changes(&table.filter, &QAbstractItemModel::dataChanged);
    table.choice.set(everyOther, true);
    QCOMPARE(changes.size(), 1);
    QTRY_VERIFY(table.actions.invert->isEnabled());
    table.actions.invert->trigger();
    QCOMPARE(changes.size(), 3);
    QCOMPARE(table.choice.count(), 5'000);
    QVERIFY(!table.view.selectionModel()->hasSelection()); // thousands of ranges would cost at every paint
    changes.clear();
    QSignalSpy turns(&table.manager->slices(), &JobSlices::progressed);
    table.actions.downloadAll->trigger();
    QTRY_COMPARE(table.inState(JobState::Queued), 10'000);
    QTRY_COMPARE(table.choice.count(), 0); // which is one more now and then
    QVERIFY2(changes.size() <= 2 * turns.size() + 8, qPrintable(QString::number(changes.size())));
}

void TestJobChoice::fetchesPreviewsOfWhatIsSeenFirst()
{
    ScriptedServer server;
    const QByteArray bytes = picture(Qt::red);
    server.otherwise([bytes](const Request &) { return Reply::ok(bytes).type("image/png").delay(5ms); });
    Table table;
    QList<Job> jobs;
    for (int i = 0; i < 10'000; ++i) {
        Job job = table.makeJob(JobState::Held);
        job.image.previewUrl = server.url(u"/%1.png"_s.arg(i));
        jobs += job;
    }
    RowPreviews previews(*table.manager, {}, {});
    table.source.setPreviews(&previews);
    table.manager->restore(jobs);
    table.show();
    QTRY_VERIFY(table.filter.isUpToDate());
    const int seen = table.view.rowAt(table.view.viewport()->height() - 1) + 1;
    const int wanted = 2 * (seen + 1); // and a page more
    QTRY_VERIFY(server.requestCount() >= 2 * seen);
    const auto numbers = [&server](qsizetype from) {
        QList<int> asked;
        for (const Request &request : server.requests().mid(from))
            asked += request.target.mid(1).chopped(4).toInt();
        return asked;
    };
    for (const int number : numbers(0))
        QVERIFY2(number < wanted, qPrintable(QString::number(number)));
    for (const int number : numbers(0).mid(0, seen - PreviewFetcher::kMostAtOnce))
        QVERIFY2(number < seen, qPrintable(QString::number(number)));
    QTRY_VERIFY(!table.filter.index(0, 0).data(Qt::DecorationRole).value<QPixmap>().isNull());

    const qsizetype before = server.requestCount();
    table.view.scrollToBottom();
    QTRY_VERIFY(server.requestCount() >= before + seen);
    for (const int number : numbers(before + PreviewFetcher::kMostAtOnce))
        QVERIFY2(number >= 10'000 - wanted, qPrintable(QString::number(number)));
}

void TestJobChoice::takesAnImageForItsOwnPreview()
{
    ScriptedServer server;
    server.otherwise([](const Request &) { return Reply::ok(picture(Qt::blue)).type("image/png"); });
    Table table;
    RowPreviews previews(*table.manager, {}, {});
    QSignalSpy ready(&previews, &RowPreviews::ready);
    const auto add = [&](const char *path, qint64 sizeBytes) {
        Job job = table.makeJob(JobState::Held);
        job.image.url = server.url(path);
        job.image.sizeBytes = sizeBytes;
        table.addJob(job);
        return job.id;
    };
    const QList<JobId> ids{add("/small.png", 1'000), add("/large.png", 5'000'000), add("/unknown.png", 0)};
    previews.want(ids);
    QTRY_COMPARE(ready.size(), 2); // a page does not say how large its images are
    QVERIFY(!previews.image(ids.at(0)).isNull());
    QVERIFY(!previews.image(ids.at(2)).isNull());
    QVERIFY(previews.image(ids.at(2)).width() <= RowPreviews::kEdgePx);
    QCOMPARE(server.requestCount("/large.png"), 0);
}

// A page says nothing of its images: what has been seen of them does.
void TestJobChoice::learnsDimensionsFromWholeImages()
{
    ScriptedServer server;
    QImage large(1'200, 1'000, QImage::Format_RGB32);
    large.fill(Qt::green);
    QByteArray bytes;
    QBuffer buffer(&bytes);
    QVERIFY(large.save(&buffer, "PNG"));
    server.otherwise([bytes](const Request &) { return Reply::ok(bytes).type("image/png"); });
    Table table;
    RowPreviews previews(*table.manager, {}, {});
    QSignalSpy ready(&previews, &RowPreviews::ready);
    const auto add = [&](const char *path, const QString &preview, int widthPx) {
        Job job = table.makeJob(JobState::Held);
        job.image.url = server.url(path);
        job.image.previewUrl = preview;
        job.image.widthPx = job.image.heightPx = widthPx;
        table.addJob(job);
        return job.id;
    };
    const QList<JobId> ids{add("/1.png", {}, 0), add("/2.png", server.url("/p.png"), 0), add("/3.png", {}, 3'000)};
    previews.want(ids);
    QTRY_COMPARE(ready.size(), 3);
    const auto sizeOf = [&](int i) {
        const ImageRef image = table.manager->jobAt(table.manager->rowOf(ids.at(i))).image;
        return QSize(image.widthPx, image.heightPx);
    };
    QCOMPARE(sizeOf(0), QSize(1'200, 1'000));
    QCOMPARE(sizeOf(1), QSize(0, 0));         // its preview says nothing of it
    QCOMPARE(sizeOf(2), QSize(3'000, 3'000)); // as the site has it
    const int row = table.manager->rowOf(ids.first());
    QCOMPARE(table.source.index(row, static_cast<int>(JobColumn::Dimensions)).data().toString(), u"1200 × 1000"_s);
    table.actions.largerThan->actions().at(2)->trigger(); // 1 MP
    QVERIFY(table.choice.isChosen(ids.at(0)) && !table.choice.isChosen(ids.at(1)));
}

void TestJobChoice::keepsToTheRulesOfModels()
{
    Table table;
    const QAbstractItemModelTester source(&table.source, QAbstractItemModelTester::FailureReportingMode::QtTest);
    const QAbstractItemModelTester filter(&table.filter, QAbstractItemModelTester::FailureReportingMode::QtTest);
    const QList<JobId> ids = table.addJobs(5, JobState::Held);
    table.choice.set(ids, true);
    QTRY_VERIFY(table.actions.invert->isEnabled());
    table.actions.invert->trigger();
    table.manager->remove({ids.at(2)});
    table.actions.downloadAll->trigger();
    QCOMPARE(table.source.rowCount(), 4);
}

QTEST_MAIN(TestJobChoice)
#include "tst_jobchoice.moc"
