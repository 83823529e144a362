// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#include "store/sidecar.h"
#include "ui/jobactions.h"
#include "ui/jobtally.h"
#include "ui/managerfixture.h"
#include "ui/queueactions.h"
#include "ui/undohistory.h"

#include <QAction>
#include <QClipboard>
#include <QDesktopServices>
#include <QDir>
#include <QFile>
#include <QGuiApplication>
#include <QImage>
#include <QMimeData>
#include <QSignalSpy>
#include <QTest>

using namespace bowerbird;
using namespace bowerbird::test;
using namespace Qt::StringLiterals;

namespace {

// Takes what would be opened by the desktop.
class Desktop : public QObject
{
    Q_OBJECT
public:
    Desktop() { QDesktopServices::setUrlHandler(u"file"_s, this, "open"); }
    ~Desktop() override { QDesktopServices::unsetUrlHandler(u"file"_s); }
    QStringList opened;

public Q_SLOTS:
    void open(const QUrl &url) { opened += url.toLocalFile(); }
};

struct Bench : ManagerFixture
{
    UndoHistory undo;
    JobActions actions{*manager, undo};
    QueueActions queue{*manager, undo};

    JobState stateOf(JobId id) const { return manager->jobAt(manager->rowOf(id)).state; }

    Job addPicture()
    {
        Job job = makeJob(JobState::Finished);
        job.file.path = directory.filePath(u"pictures/p%1.png"_s.arg(job.id.value));
        QImage image(40, 30, QImage::Format_RGB32);
        image.fill(Qt::blue);
        if (!image.save(job.file.path))
            qFatal("no picture for the test");
        job.file.type = ImageType::Png;
        addJob(job);
        return job;
    }

    QList<JobId> queueOrder() const
    {
        QList<std::pair<qint64, JobId>> rows;
        for (int row = 0; row < manager->count(); ++row)
            rows.emplaceBack(manager->jobAt(row).order, manager->jobAt(row).id);
        std::ranges::sort(rows);
        QList<JobId> ids;
        for (const auto &[order, id] : rows)
            ids += id;
        return ids;
    }
};

} // namespace

class TestJobActions : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        // The trash of this test, not of the person who runs it.
        qputenv("XDG_DATA_HOME", m_trashHome.path().toLocal8Bit());
    }

    void areEnabledByTheStatesOfWhatIsChosen_data()
    {
        QTest::addColumn<JobState>("state");
        QTest::addColumn<QStringList>("enabled");
        const QString always = u"Open Folder,Copy Link,Remove from List"_s;
        const auto row = [&always](const char *name, JobState state, const QString &more) {
            QStringList all = QString(always + (more.isEmpty() ? QString() : u","_s + more)).split(u',');
            all.sort();
            QTest::newRow(name) << state << all;
        };
        row("queued", JobState::Queued, u"Pause,Cancel,Move to Top,Move to Bottom"_s);
        row("paused", JobState::Paused, u"Resume,Cancel,Move to Top,Move to Bottom"_s);
        row("failed", JobState::Failed, u"Try Again"_s);
        row("cancelled", JobState::Cancelled, u"Try Again"_s);
        row("skipped", JobState::Skipped, u"Try Again"_s);
    }
    void areEnabledByTheStatesOfWhatIsChosen()
    {
        QFETCH(JobState, state);
        Bench bench;
        bench.actions.setSelection(bench.addJobs(2, state));
        QStringList enabled;
        for (QAction *action : bench.actions.findChildren<QAction *>()) {
            if (action->isEnabled())
                enabled += action->text().remove(u'&');
        }
        enabled.sort();
        QTEST(enabled, "enabled");
        bench.actions.setSelection({});
        for (QAction *action : bench.actions.findChildren<QAction *>())
            QVERIFY2(!action->isEnabled(), qPrintable(action->text()));
    }

    void changesVeryManyInSlicesAndTakesThatBack()
    {
        constexpr int kRows = 1'800;
        Bench bench;
        const QList<JobId> ids = bench.addJobs(kRows, JobState::Queued);
        const auto in = [&bench](JobState state) { return bench.manager->counts().at(static_cast<size_t>(state)); };
        bench.actions.setSelection(ids);
        bench.actions.pause->trigger();
        QCOMPARE(in(JobState::Paused), 0); // not in this turn
        QTRY_COMPARE(in(JobState::Paused), kRows);
        bench.undo.undo();
        QTRY_COMPARE(in(JobState::Queued), kRows);
        bench.actions.cancel->trigger();
        bench.actions.updateEnabled();
        QTRY_COMPARE(in(JobState::Cancelled), kRows);
        bench.undo.undo();
        QTRY_COMPARE(in(JobState::Queued), kRows);
        QTRY_VERIFY(!bench.manager->slices().isBusy());
        QCOMPARE(bench.queueOrder(), ids);

        QSignalSpy removed(&bench.actions, &JobActions::removed);
        bench.actions.remove->trigger();
        QCOMPARE(removed.size(), 0);
        QTRY_COMPARE(removed.size(), 1);
        QCOMPARE(bench.manager->count(), 0);
        bench.undo.undo();
        QTRY_COMPARE(in(JobState::Queued), kRows);
        QVERIFY(!bench.undo.canUndo());
    }

    void keepsTheOrderOfVeryManyThatAreMoved()
    {
        Bench bench;
        const QList<JobId> ids = bench.addJobs(1'800, JobState::Queued);
        bench.actions.setSelection(ids.mid(600, 1'100));
        bench.actions.toTop->trigger();
        QTRY_VERIFY(!bench.manager->slices().isBusy());
        QCOMPARE(bench.queueOrder(), ids.mid(600, 1'100) + ids.first(600) + ids.last(100));
        bench.undo.undo();
        QTRY_VERIFY(!bench.manager->slices().isBusy());
        QCOMPARE(bench.queueOrder(), ids);
        bench.actions.setSelection(ids.first(700));
        bench.actions.toBottom->trigger();
        QTRY_VERIFY(!bench.manager->slices().isBusy());
        QCOMPARE(bench.queueOrder(), ids.mid(700) + ids.first(700));
    }

    void cancellingCanBeTakenBackToWhatWasHeld()
    {
        Bench bench;
        const QList<JobId> ids = bench.addJobs(1, JobState::Held) + bench.addJobs(1, JobState::Paused);
        bench.actions.setSelection(ids);
        bench.actions.cancel->trigger();
        QCOMPARE(bench.stateOf(ids.first()), JobState::Cancelled);
        bench.undo.undo();
        QCOMPARE(bench.stateOf(ids.first()), JobState::Held);
        QCOMPARE(bench.stateOf(ids.last()), JobState::Paused);
    }

    void resumingAndPausingAreTakenBackToWhatWas()
    {
        Bench bench;
        Job waiting = bench.makeJob(JobState::Waiting);
        waiting.waitsUntil = QDateTime::currentDateTimeUtc().addSecs(3'600);
        bench.addJob(waiting);
        const QList<JobId> ids =
            QList<JobId>{waiting.id} + bench.addJobs(1, JobState::Held) + bench.addJobs(1, JobState::Paused);
        const auto states = [&] {
            return QList<JobState>{bench.stateOf(ids.at(0)), bench.stateOf(ids.at(1)), bench.stateOf(ids.at(2))};
        };
        const QList<JobState> before = states();
        bench.actions.setSelection(ids);
        bench.actions.resume->trigger();
        QCOMPARE(states(), QList<JobState>(3, JobState::Queued));
        bench.undo.undo();
        QCOMPARE(states(), before);

        bench.actions.setSelection({waiting.id});
        bench.actions.pause->trigger();
        QCOMPARE(bench.stateOf(waiting.id), JobState::Paused);
        bench.undo.undo();
        QCOMPARE(states(), before);
        bench.manager->resumeAll(); // it goes on waiting, it is not begun
        QTRY_COMPARE(bench.stateOf(ids.at(2)), JobState::Transferring);
        QCOMPARE(bench.stateOf(waiting.id), JobState::Waiting);
        QVERIFY(bench.manager->jobAt(0).waitsUntil > QDateTime::currentDateTimeUtc().addSecs(3'000));
    }

    // The workers have nothing to do and the queue runs: what was held is not to be downloaded on its way back.
    void cancellingIsTakenBackWithoutADownload()
    {
        Bench bench;
        bench.manager->resumeAll();
        int started = 0;
        connect(bench.manager.get(), &DownloadManager::eventsApplied, this, [&started](const auto &events) {
            started += static_cast<int>(std::ranges::count_if(
                events, [](const JobEvent &event) { return std::holds_alternative<event::Started>(event.body); }));
        });
        const QList<JobId> ids = bench.addJobs(300, JobState::Held) + bench.addJobs(200, JobState::Paused);
        bench.actions.setSelection(ids);
        bench.actions.cancel->trigger();
        QCOMPARE(bench.stateOf(ids.last()), JobState::Cancelled);
        bench.undo.undo();
        QCOMPARE(bench.manager->counts().at(static_cast<size_t>(JobState::Held)), 300);
        QCOMPARE(bench.manager->counts().at(static_cast<size_t>(JobState::Paused)), 200);
        const QList<JobId> last = bench.addJobs(1, JobState::Queued); // is begun after whatever was begun before
        QTRY_COMPARE(bench.stateOf(last.first()), JobState::Transferring);
        QCOMPARE(started, 1);
    }

    // The selection may be a million rows: which actions can be used is not to take longer for that.
    void knowsWhatCanBeDoneToVeryMany()
    {
        Bench bench;
        const QList<JobId> ids = bench.addJobs(400, JobState::Queued) + bench.addJobs(1, JobState::Failed) +
                                 bench.addJobs(2, JobState::Finished);
        bench.actions.setSelection(ids);
        QVERIFY(bench.actions.pause->isEnabled() && bench.actions.retry->isEnabled());
        QVERIFY(bench.actions.open->isEnabled() && bench.actions.rename->isEnabled());
        QVERIFY(!bench.actions.resume->isEnabled() && !bench.actions.copyPicture->isEnabled());
        bench.actions.setSelection(ids.first(400));
        QVERIFY(!bench.actions.retry->isEnabled() && !bench.actions.open->isEnabled());
        QVERIFY(!bench.actions.rename->isEnabled());
    }

    void pauseResumeCancelAndRetryUndo()
    {
        Bench bench;
        const QList<JobId> ids = bench.addJobs(2, JobState::Queued);
        bench.actions.setSelection(ids);
        bench.actions.pause->trigger();
        QCOMPARE(bench.stateOf(ids.at(1)), JobState::Paused);
        bench.undo.undo();
        QCOMPARE(bench.stateOf(ids.at(1)), JobState::Queued);
        bench.actions.cancel->trigger();
        QCOMPARE(bench.stateOf(ids.at(0)), JobState::Cancelled);
        bench.undo.undo();
        QCOMPARE(bench.stateOf(ids.at(0)), JobState::Queued);

        const QList<JobId> failed = bench.addJobs(1, JobState::Failed);
        bench.actions.setSelection(failed);
        bench.actions.retry->trigger();
        QCOMPARE(bench.stateOf(failed.first()), JobState::Queued);
        bench.undo.undo();
        QCOMPARE(bench.stateOf(failed.first()), JobState::Failed);
        QVERIFY(bench.manager->jobAt(bench.manager->rowOf(failed.first())).lastFailure.has_value());
    }

    void cancellingAPausedJobUndoesToPaused()
    {
        Bench bench;
        const QList<JobId> ids = bench.addJobs(1, JobState::Paused);
        bench.actions.setSelection(ids);
        bench.actions.cancel->trigger();
        bench.undo.undo();
        QCOMPARE(bench.stateOf(ids.first()), JobState::Paused);
    }

    void removedRowsComeBackAsTheyWere()
    {
        Bench bench;
        const QList<JobId> ids = bench.addJobs(3, JobState::Failed);
        QSignalSpy announced(&bench.undo, &UndoHistory::announced);
        bench.actions.setSelection({ids.at(0), ids.at(2)});
        bench.actions.remove->trigger();
        QCOMPARE(bench.manager->count(), 1);
        QCOMPARE(announced.size(), 1);
        bench.undo.undo();
        QCOMPARE(bench.manager->count(), 3);
        QCOMPARE(bench.stateOf(ids.at(2)), JobState::Failed);
    }

    void movingToTheTopUndoesToTheOldOrder()
    {
        Bench bench;
        const QList<JobId> ids = bench.addJobs(5, JobState::Queued);
        QCOMPARE(bench.queueOrder(), ids);
        bench.actions.setSelection({ids.at(3), ids.at(4)});
        bench.actions.toTop->trigger();
        QCOMPARE(bench.queueOrder(), (QList<JobId>{ids.at(3), ids.at(4), ids.at(0), ids.at(1), ids.at(2)}));
        bench.undo.undo();
        QCOMPARE(bench.queueOrder(), ids);
        bench.actions.setSelection({ids.at(0)});
        bench.actions.toBottom->trigger();
        QCOMPARE(bench.queueOrder().last(), ids.at(0));
        bench.undo.undo();
        QCOMPARE(bench.queueOrder(), ids);
    }

    void clearFinishedAndCancelAllUndo()
    {
        Bench bench;
        bench.addJobs(2, JobState::Finished);
        bench.addJobs(1, JobState::Skipped);
        const QList<JobId> queued = bench.addJobs(2, JobState::Queued);
        QTRY_VERIFY(bench.queue.clearFinished->isEnabled());
        bench.queue.clearFinished->trigger();
        QCOMPARE(bench.manager->count(), 2);
        bench.undo.undo();
        QCOMPARE(bench.manager->count(), 5);
        QTRY_VERIFY(bench.queue.cancelAll->isEnabled());
        bench.queue.cancelAll->trigger();
        QCOMPARE(bench.stateOf(queued.first()), JobState::Cancelled);
        QVERIFY(bench.queue.undo->text().contains(bench.undo.latest()));
        bench.queue.undo->trigger();
        QCOMPARE(bench.stateOf(queued.first()), JobState::Queued);
    }

    void retryAllFailedTouchesOnlyTheFailed()
    {
        Bench bench;
        const QList<JobId> failed = bench.addJobs(2, JobState::Failed);
        const QList<JobId> cancelled = bench.addJobs(1, JobState::Cancelled);
        QTRY_VERIFY(bench.queue.retryAllFailed->isEnabled());
        bench.queue.retryAllFailed->trigger();
        QCOMPARE(bench.stateOf(failed.at(1)), JobState::Queued);
        QCOMPARE(bench.stateOf(cancelled.first()), JobState::Cancelled);
        bench.undo.undo();
        QCOMPARE(bench.stateOf(failed.at(0)), JobState::Failed);
    }

    void opensFilesAndFolders()
    {
        Bench bench;
        Desktop desktop;
        const Job job = bench.addPicture();
        bench.actions.setSelection({job.id});
        bench.actions.open->trigger();
        QCOMPARE(desktop.opened, QStringList{job.file.path});
        QSignalSpy gone(&bench.actions, &JobActions::fileGone); // which offers to download it again
        QFile::remove(job.file.path);
        bench.actions.openJob(job.id);
        QCOMPARE(desktop.opened.size(), 1);
        QCOMPARE(gone.size(), 1);
        QCOMPARE(gone.first().first().value<JobId>(), job.id);
    }

    void copiesLinksAndThePicture()
    {
        Bench bench;
        const QList<JobId> ids = bench.addJobs(2, JobState::Queued);
        QSignalSpy told(&bench.actions, &JobActions::told);
        bench.actions.setSelection(ids);
        bench.actions.copyLink->trigger();
        QCOMPARE(told.size(), 1);
        const QString text = QGuiApplication::clipboard()->text();
        QCOMPARE(text.split(u'\n').size(), 2);
        QVERIFY(text.startsWith(u"http://"_s));

        const Job job = bench.addPicture();
        bench.actions.setSelection({job.id});
        bench.actions.copyPicture->trigger();
        QTRY_VERIFY(QGuiApplication::clipboard()->mimeData()->hasImage());
        QTRY_COMPARE(told.size(), 2);
        QCOMPARE(QGuiApplication::clipboard()->image().size(), QSize(40, 30));
        QCOMPARE(QGuiApplication::clipboard()->mimeData()->urls(), QList<QUrl>{QUrl::fromLocalFile(job.file.path)});
    }

    void trashedFilesTakeTheirSidecarsAlong()
    {
        Bench bench;
        const Job job = bench.addPicture();
        QVERIFY(writeSidecar(job.image, job.file, {}));
        const QString sidecar = sidecarPath(job.file.path);
        bench.actions.setSelection({job.id});
        bench.actions.trash->trigger();
        if (QFile::exists(job.file.path))
            QSKIP("there is no trash on this file system");
        QVERIFY(!QFile::exists(sidecar));
        bench.undo.undo();
        QVERIFY(QFile::exists(job.file.path));
        QVERIFY(isSidecar(sidecar));
        const QDir trash(m_trashHome.path() + u"/Trash/info"_s);
        QCOMPARE(trash.entryList(QDir::Files), QStringList()); // nothing is left there
    }

    void aPersonsJsonStaysWhereItIs()
    {
        Bench bench;
        const Job job = bench.addPicture();
        QFile notes(sidecarPath(job.file.path));
        QVERIFY(notes.open(QIODevice::WriteOnly) && notes.write("{\"mine\": 1}") > 0);
        bench.actions.setSelection({job.id});
        bench.actions.trash->trigger();
        QVERIFY(notes.exists());
    }

    // Deleted, its link added again, and taken back from the trash: the row of that link is its only one.
    void whatWasTakenBackFromTheTrashCanBeRenamed()
    {
        Bench bench;
        Job job = bench.makeJob(JobState::Skipped);
        job.skipReason = SkipReason::AlreadyDownloaded;
        job.file.path = bench.directory.filePath(u"back.jpg"_s);
        bench.addJob(job);
        bench.actions.setSelection({job.id});
        QVERIFY(!canRename({}) && !bench.actions.rename->isEnabled());
        QFile file(job.file.path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        bench.actions.updateEnabled();
        QVERIFY(canRename(job) && bench.actions.rename->isEnabled());
        QVERIFY(!bench.actions.trash->isEnabled()); // as before
    }

    void openingWhatIsGoneOffersToDownloadItAgain()
    {
        Bench bench;
        const Job job = bench.addPicture();
        QVERIFY(QFile::remove(job.file.path));
        QSignalSpy gone(&bench.actions, &JobActions::fileGone);
        bench.actions.openJob(job.id);
        QCOMPARE(gone.size(), 1);
        QCOMPARE(gone.first().first().value<JobId>(), job.id);
        QVERIFY(gone.first().last().toString().contains(job.file.path));
        bench.actions.setSelection({job.id});
        QCOMPARE(bench.actions.retry->text().remove(u'&'), u"Download Again"_s);
    }

    void trashedFilesComeBack()
    {
        Bench bench;
        const Job job = bench.addPicture();
        bench.actions.setSelection({job.id});
        bench.actions.trash->trigger();
        if (QFile::exists(job.file.path))
            QSKIP("there is no trash on this file system");
        QVERIFY(!bench.actions.trash->isEnabled());
        QVERIFY(bench.actions.retry->isEnabled()); // the file is gone, so it can be fetched again
        QVERIFY(!bench.actions.open->isEnabled());
        QVERIFY(!bench.actions.copyPicture->isEnabled());
        bench.undo.undo();
        QVERIFY(QFile::exists(job.file.path));
        QVERIFY(bench.actions.trash->isEnabled());
    }

private:
    QTemporaryDir m_trashHome;
};

QTEST_MAIN(TestJobActions)
#include "tst_jobactions.moc"
