// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#include "engine/downloadmanager.h"
#include "ui/emptystate.h"
#include "ui/factspanel.h"
#include "ui/imageview.h"
#include "ui/jobselection.h"
#include "ui/jobtableview.h"
#include "ui/mainwindow.h"
#include "ui/previewpane.h"
#include "ui/summarybar.h"
#include "ui/windowfixture.h"
#include "ui/workersdock.h"
#include "ui/workerslider.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QListView>
#include <QMenu>
#include <QMenuBar>
#include <QMessageBox>
#include <QMimeData>
#include <QPushButton>
#include <QSignalSpy>
#include <QSlider>
#include <QStatusBar>
#include <QTemporaryDir>
#include <QTest>

using namespace bowerbird;
using namespace bowerbird::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

QAction *actionNamed(const MainWindow &window, const QString &text)
{
    for (const QMenu *menu : window.menuBar()->findChildren<QMenu *>()) {
        for (QAction *action : menu->actions()) {
            if (QString(action->text()).remove(u'&').section(u'\t', 0, 0) == text)
                return action;
        }
    }
    qFatal("no action %s", qPrintable(text));
}

int countOf(const WindowFixture &fixture, JobState state)
{
    return fixture.manager->counts().at(static_cast<size_t>(state));
}

// Without the marks that isolate its direction.
QString plain(QString text)
{
    return text.remove(QChar(0x2068)).remove(QChar(0x2069));
}

// Where the handle of a slider can be taken for `value`.
QPoint pointOf(const QSlider *slider, int value)
{
    const int x =
        QStyle::sliderPositionFromValue(slider->minimum(), slider->maximum(), value, slider->width() - 14) + 7;
    return {x, slider->height() / 2};
}

} // namespace

// Whole runs of the program with the sample gallery: by mouse and keys, from an empty window to the next start.
class TestWindowRuns : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aFirstRunEndsWithSixtyPicturesAndIsThereAgain()
    {
        const QTemporaryDir profile;
        {
            WindowFixture fixture(profile.path());
            auto *empty = fixture.window->findChild<EmptyState *>();
            QVERIFY(empty->isVisible());
            QTest::mouseClick(empty->sampleButton(), Qt::LeftButton);
            QTRY_VERIFY(!empty->isVisible());
            QTRY_VERIFY_WITH_TIMEOUT(fixture.hasFinished(60), 20'000);

            auto *table = fixture.window->findChild<JobSelection *>();
            table->setCurrentJob(fixture.manager->jobAt(7).id);
            auto *preview = fixture.window->findChild<PreviewPane *>();
            QTRY_VERIFY(preview->view()->hasImage());
            QCOMPARE(preview->facts()->text(u"Path"_s), fixture.manager->jobAt(7).file.path);
            auto *summary = fixture.window->findChild<SummaryBar *>();
            QTRY_COMPARE(summary->doneText(), u"60 of 60 done"_s);
            QVERIFY2(summary->speedUpText().startsWith(u"Speed-up "_s), qPrintable(summary->speedUpText()));
            // Without a translation, the plain text of the source.
            QCOMPARE(plain(fixture.window->statusBar()->currentMessage()), u"60 image(s) added"_s);

            actionNamed(*fixture.window, u"Sample Gallery"_s)->trigger(); // once more
            QTRY_COMPARE(plain(fixture.window->statusBar()->currentMessage()), u"60 image(s) already in the list"_s);
            QCOMPARE(table->selectedJobs().size(), 60);
            QCOMPARE(fixture.manager->count(), 60);
            QVERIFY(fixture.window->close());
        }
        WindowFixture again(profile.path());
        QCOMPARE(countOf(again, JobState::Finished), 60);
        QVERIFY(!again.window->findChild<EmptyState *>()->isVisible());
    }

    // A collection for each would hold the window up.
    void readsVeryManyPastedLinksAsOneList()
    {
        const QTemporaryDir profile;
        WindowFixture fixture(profile.path());
        fixture.manager->pauseAll();
        const QSignalSpy added(fixture.collector.get(), &Collector::added);
        QStringList links;
        for (int i = 0; i < 3'000; ++i)
            links.append(u"http://images.example/pictures/number-%1.jpg"_s.arg(i));
        links.append(u"sample:"_s); // no web address
        fixture.window->addLinks(links);
        QTRY_COMPARE_WITH_TIMEOUT(fixture.manager->count(), 3'060, 20'000);
        QCOMPARE(added.size(), 2);
        QVERIFY(fixture.manager->hasLink(links.first()));
        QVERIFY(fixture.manager->hasLink(links.at(2'999)));

        auto *text = new QMimeData; // the clipboard's
        text->setText(QString(links.join(u'\n'))
                          .replace(u"number"_s, u"a-very-long-name-so-that-the-whole-text-is-a-long-one-number"_s));
        QGuiApplication::clipboard()->setMimeData(text);
        actionNamed(*fixture.window, u"Paste Links"_s)->trigger();
        QTRY_COMPARE_WITH_TIMEOUT(fixture.manager->count(), 6'060, 20'000);
        QCOMPARE(added.size(), 3);
    }

    void theSliderChangesTheWorkersWhileTheyRun()
    {
        const QTemporaryDir profile;
        WindowFixture fixture(profile.path(), {.imageDelay = 150ms, .workers = 2});
        auto *workers = fixture.window->findChild<WorkerSlider *>();
        auto *lanes = fixture.window->findChild<WorkersDock *>()->lanes();
        QCOMPARE(lanes->model()->rowCount(), 2);
        actionNamed(*fixture.window, u"Sample Gallery"_s)->trigger();
        QTRY_COMPARE(fixture.manager->activeWorkers(), 2);
        QTRY_COMPARE(workers->activityText(), u"2 of 2 working"_s);

        QSlider *slider = workers->slider();
        slider->setFocus();
        for (int i = 0; i < 10; ++i)
            QTest::keyClick(slider, Qt::Key_Right);
        QCOMPARE(fixture.manager->workerCount(), 12);
        QTRY_COMPARE(lanes->model()->rowCount(), 12);
        QTRY_COMPARE(fixture.manager->activeWorkers(), 12);

        const int finished = countOf(fixture, JobState::Finished);
        QTest::mousePress(slider, Qt::LeftButton, {}, pointOf(slider, 12));
        QTest::mouseMove(slider, pointOf(slider, 1) - QPoint(20, 0));
        QTest::mouseRelease(slider, Qt::LeftButton, {}, pointOf(slider, 1) - QPoint(20, 0));
        QCOMPARE(fixture.manager->workerCount(), 1);
        QTRY_VERIFY(workers->activityText().contains(u"retiring"_s));
        QTRY_COMPARE(lanes->model()->rowCount(), 1);                        // the others retired after their image
        QTRY_VERIFY(countOf(fixture, JobState::Finished) >= finished + 11); // placed a moment later
        for (int row = 0; row < fixture.manager->count(); ++row)
            QVERIFY(fixture.manager->jobAt(row).attempts <= 1); // no image was broken off
        QTRY_COMPARE(fixture.settings.workers, 1);
    }

    void pausesResumesAndCancelsByKeys()
    {
        const QTemporaryDir profile;
        WindowFixture fixture(profile.path(), {.imageDelay = 150ms, .workers = 4});
        actionNamed(*fixture.window, u"Sample Gallery"_s)->trigger();
        QTRY_VERIFY(countOf(fixture, JobState::Finished) > 2);
        actionNamed(*fixture.window, u"Pause All"_s)->trigger();
        QTRY_COMPARE(fixture.manager->activeWorkers(), 0);
        QVERIFY(!fixture.manager->isIdle());
        actionNamed(*fixture.window, u"Resume All"_s)->trigger();
        QTRY_VERIFY(fixture.manager->activeWorkers() > 0);

        auto *table = fixture.window->findChild<JobTableView *>();
        table->setFocus();
        actionNamed(*fixture.window, u"Select All"_s)->trigger();
        QTRY_VERIFY(actionNamed(*fixture.window, u"Cancel"_s)->isEnabled());
        QTest::keyClick(table, Qt::Key_K, Qt::ControlModifier);
        QTRY_VERIFY(fixture.manager->isIdle());
        QVERIFY(countOf(fixture, JobState::Cancelled) > 0);
        const int rows = fixture.manager->count();
        QTest::keyClick(table, Qt::Key_Delete);
        QTRY_COMPARE(fixture.manager->count(), 0);
        QTRY_VERIFY(fixture.window->findChild<EmptyState *>()->isVisible());
        QTest::keyClick(fixture.window.get(), Qt::Key_Z, Qt::ControlModifier);
        QCOMPARE(fixture.manager->count(), rows);
        QVERIFY(fixture.window->statusBar()->currentMessage().contains(u"Undone: Removed"_s));
    }

    void closingWhileItRunsAsksOnceAndGoesOnNextTime()
    {
        const QTemporaryDir profile;
        int finished = 0;
        {
            WindowFixture fixture(profile.path(), {.imageDelay = 200ms, .workers = 2});
            actionNamed(*fixture.window, u"Sample Gallery"_s)->trigger();
            QTRY_VERIFY_WITH_TIMEOUT(fixture.manager->count() == 60 && countOf(fixture, JobState::Finished) > 3,
                                     10'000);
            QVERIFY(!fixture.window->close());
            QVERIFY(!fixture.window->close());
            const auto boxes = fixture.window->findChildren<QMessageBox *>();
            QCOMPARE(boxes.size(), 1);
            QTest::mouseClick(boxes.first()->defaultButton(), Qt::LeftButton);
            QTRY_VERIFY(!fixture.window->isVisible());
            fixture.manager->stop();
            finished = countOf(fixture, JobState::Finished);
        }
        QVERIFY(finished < 60);
        WindowFixture again(profile.path());
        QCOMPARE(again.manager->count(), 60);
        QVERIFY(countOf(again, JobState::Finished) >= finished);
        QTRY_VERIFY_WITH_TIMEOUT(again.hasFinished(60), 20'000);
    }
};

QTEST_MAIN(TestWindowRuns)
#include "tst_windowruns.moc"
