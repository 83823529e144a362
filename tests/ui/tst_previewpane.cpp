// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#include "ui/factspanel.h"
#include "ui/imageview.h"
#include "ui/managerfixture.h"
#include "ui/previewpane.h"

#include <QFile>
#include <QImage>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>
#include <QWheelEvent>

using namespace bowerbird;
using namespace bowerbird::test;
using namespace Qt::StringLiterals;

class TestPreviewPane : public QObject
{
    Q_OBJECT

private:
    // A finished job whose file is a picture of `size`.
    static Job finishedJob(ManagerFixture &fixture, QSize size, const QColor &color = Qt::darkCyan)
    {
        Job job = fixture.makeJob(JobState::Finished);
        job.file.path = fixture.directory.filePath(u"picture%1.png"_s.arg(job.id.value));
        QImage image(size, QImage::Format_ARGB32);
        image.fill(color);
        if (!image.save(job.file.path))
            qFatal("no picture for the test");
        job.file.sizeBytes = QFile(job.file.path).size();
        job.file.type = ImageType::Png;
        job.file.widthPx = size.width();
        job.file.heightPx = size.height();
        fixture.addJob(job);
        return job;
    }

    static QColor middleOf(ImageView *view) { return view->grab().toImage().pixelColor(view->rect().center()); }

private Q_SLOTS:
    void saysWhatToDoWhileNothingIsChosen()
    {
        ManagerFixture fixture;
        PreviewPane pane(*fixture.manager, *fixture.thumbnails);
        pane.show();
        QVERIFY(!pane.view()->hasImage());
        QVERIFY(pane.facts()->isHidden());
        QVERIFY(pane.trouble().isEmpty());
    }

    void showsThePictureAndItsFacts()
    {
        ManagerFixture fixture;
        const Job job = finishedJob(fixture, {1200, 900});
        PreviewPane pane(*fixture.manager, *fixture.thumbnails);
        pane.resize(360, 600);
        pane.show();
        pane.setJob(job.id);
        QTRY_VERIFY(pane.view()->hasImage());
        QCOMPARE(middleOf(pane.view()), QColor(Qt::darkCyan));
        QCOMPARE(pane.facts()->text(u"Dimensions"_s), u"1200 × 900"_s);
        QCOMPARE(pane.facts()->text(u"Type"_s), u"image/png"_s);
        QCOMPARE(pane.facts()->text(u"Path"_s), job.file.path);
        QCOMPARE(pane.facts()->text(u"Link"_s), job.image.url);
    }

    void fitsAndShowsActualSize()
    {
        ManagerFixture fixture;
        const Job job = finishedJob(fixture, {1200, 900});
        PreviewPane pane(*fixture.manager, *fixture.thumbnails);
        pane.resize(360, 600);
        pane.show();
        pane.setJob(job.id);
        ImageView *view = pane.view();
        QTRY_VERIFY(view->hasImage());
        QVERIFY(view->isFitted());
        QVERIFY(view->zoom() < 0.4);

        QSignalSpy detail(view, &ImageView::needsDetail);
        const auto buttons = pane.findChildren<QToolButton *>();
        const auto byName = [&buttons](const QString &start) {
            return *std::ranges::find_if(buttons, [&](auto *b) { return b->accessibleName().startsWith(start); });
        };
        QTest::mouseClick(byName(u"Actual"_s), Qt::LeftButton);
        QCOMPARE(view->zoom(), 1.0);
        QCOMPARE(detail.size(), 1); // the whole picture is read now
        QTest::mouseClick(byName(u"Fit"_s), Qt::LeftButton);
        QVERIFY(view->isFitted());
    }

    void keysAndWheelZoom()
    {
        ImageView view;
        QImage image(1000, 1000, QImage::Format_RGB32);
        image.fill(Qt::red);
        view.resize(400, 400);
        view.show();
        view.setImage(image, image.size());
        QCOMPARE(view.zoom(), 0.4);
        QTest::keyClick(&view, Qt::Key_1);
        QCOMPARE(view.zoom(), 1.0);
        QTest::keyClick(&view, Qt::Key_Plus);
        QVERIFY(view.zoom() > 1.0);
        QTest::keyClick(&view, Qt::Key_0);
        QVERIFY(view.isFitted());
        QWheelEvent wheel(QPointF(200, 200), view.mapToGlobal(QPointF(200, 200)), {}, {0, 120}, Qt::NoButton,
                          Qt::NoModifier, Qt::NoScrollPhase, false);
        QCoreApplication::sendEvent(&view, &wheel);
        QVERIFY(view.zoom() > 0.4);
    }

    // A small picture is shown as it is, never blown up; what is transparent lies on the checkerboard.
    void neverEnlargesToFitAndShowsTransparency()
    {
        ImageView view;
        QImage image(20, 20, QImage::Format_ARGB32);
        image.fill(Qt::transparent);
        view.resize(200, 200);
        view.show();
        view.setImage(image, image.size());
        QCOMPARE(view.zoom(), 1.0);
        QSet<QRgb> colors;
        const QImage shown = view.grab().toImage();
        for (int x = 92; x < 108; ++x)
            colors.insert(shown.pixel(x, 100));
        QCOMPARE(colors.size(), 2);
    }

    void aFailureIsASentenceWithAButtonThatTriesAgain()
    {
        ManagerFixture fixture;
        const QList<JobId> ids = fixture.addJobs(1, JobState::Failed);
        PreviewPane pane(*fixture.manager, *fixture.thumbnails);
        pane.resize(360, 600);
        pane.show();
        pane.setJob(ids.first());
        QVERIFY(pane.trouble().contains(u"404"_s));
        QSignalSpy retried(&pane, &PreviewPane::retryRequested);
        QTest::mouseClick(pane.findChild<QPushButton *>(), Qt::LeftButton);
        QCOMPARE(retried.size(), 1);
        fixture.manager->retry(ids);
        QTRY_VERIFY(pane.trouble().isEmpty());
    }

    void theLatestChoiceWins()
    {
        ManagerFixture fixture;
        const Job red = finishedJob(fixture, {800, 800}, Qt::red);
        const Job green = finishedJob(fixture, {800, 800}, Qt::green);
        PreviewPane pane(*fixture.manager, *fixture.thumbnails);
        pane.resize(360, 600);
        pane.show();
        for (int i = 0; i < 10; ++i)
            pane.setJob(i % 2 == 0 ? red.id : green.id);
        QTRY_VERIFY(pane.view()->hasImage());
        QTRY_COMPARE(middleOf(pane.view()), QColor(Qt::green));
    }

    void aRemovedJobAndALostFileAreNoTrouble()
    {
        ManagerFixture fixture;
        const Job job = finishedJob(fixture, {80, 80});
        QFile::remove(job.file.path);
        PreviewPane pane(*fixture.manager, *fixture.thumbnails);
        pane.show();
        pane.setJob(job.id);
        QVERIFY(!pane.view()->hasImage());
        fixture.manager->remove({job.id});
        QTRY_VERIFY(pane.facts()->isHidden());
    }
};

QTEST_MAIN(TestPreviewPane)
#include "tst_previewpane.moc"
