// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#include "ui/comparecard.h"
#include "ui/comparepane.h"
#include "ui/elidedlabel.h"
#include "ui/imageview.h"
#include "ui/similarfixture.h"
#include "ui/similarrules.h"
#include "ui/similarwindow.h"
#include "ui/undohistory.h"

#include <QAbstractItemModelTester>
#include <QFile>
#include <QLabel>
#include <QListView>
#include <QPainter>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

#include <algorithm>
#include <functional>

using namespace bowerbird;
using namespace bowerbird::test;
using namespace Qt::StringLiterals;

Q_DECLARE_METATYPE(Doubt)
Q_DECLARE_METATYPE(std::function<QImage(const QImage &)>)

class TestSimilarWindow : public QObject
{
    Q_OBJECT

private:
    using Hashed = SimilarFixture::Hashed;

    struct Bench
    {
        SimilarFixture fixture;
        UndoHistory undo;
        std::unique_ptr<SimilarWindow> window;

        void open()
        {
            fixture.startAgain();
            window = std::make_unique<SimilarWindow>(fixture.library, undo);
            window->show();
            compare();
        }
        void compare()
        {
            QSignalSpy found(&window->finder(), &SimilarFinder::found);
            window->compareAll();
            QVERIFY(found.size() == 1 || found.wait());
            QTRY_VERIFY(window->groups().rowCount() > 0 || window->groups().isEmpty());
        }
        // What is proposed for the trash is known once all pictures were read.
        void settle() const { QTRY_VERIFY(window->pane().isSettled()); }
        [[nodiscard]] int groupCount() const { return window->groups().rowCount(); }
        [[nodiscard]] CompareCard *card(const QString &name) const
        {
            const QList<CompareCard *> &cards = window->pane().cards();
            const auto found =
                std::ranges::find_if(cards, [&](CompareCard *c) { return c->picture().fileName() == name; });
            return found == cards.end() ? nullptr : *found;
        }
        // A picture, the same at half its size, and its mirror image.
        void addThree(unsigned seed, const QString &stem)
        {
            const QImage image = SimilarFixture::scene(seed);
            fixture.add(stem + u"-small.jpg"_s,
                        image.scaled(200, 150, Qt::IgnoreAspectRatio, Qt::SmoothTransformation));
            fixture.add(stem + u".png"_s, image);
            fixture.add(stem + u"-mirrored.jpg"_s, image.mirrored(true, false).scaled(300, 225));
        }
    };

    // As bright everywhere, but of the opposite hues.
    static QImage inOtherColors(QImage image)
    {
        for (int y = 0; y < image.height(); ++y) {
            auto *line = reinterpret_cast<QRgb *>(image.scanLine(y));
            std::transform(line, line + image.width(), line, [](QRgb p) {
                const int twice = 2 * qGray(p);
                const auto turned = [twice](int value) { return std::clamp(twice - value, 0, 255); };
                return qRgb(turned(qRed(p)), turned(qGreen(p)), turned(qBlue(p)));
            });
        }
        return image;
    }

    static QString factOf(const QList<PictureFact> &facts, const QString &name)
    {
        const auto found = std::ranges::find(facts, name, &PictureFact::name);
        return found == facts.end() ? QString() : QString(found->value + (found->isBetter ? u"!"_s : QString()));
    }

private Q_SLOTS:
    void initTestCase()
    {
        // The trash of this test, not of the person who runs it.
        qputenv("XDG_DATA_HOME", m_trashHome.path().toLocal8Bit());
    }

    // A photograph as JPEG is better than its GIF of 256 colours, however many bytes that has.
    void keepsTrueColorsRatherThanAPalette()
    {
        const auto picture = [](ImageType type, qint64 bytes) {
            HistoryEntry entry{.row = bytes};
            entry.file = {.path = u"/p/x"_s, .sizeBytes = bytes, .type = type, .widthPx = 10, .heightPx = 10};
            return entry;
        };
        const HistoryEntry gif = picture(ImageType::Gif, 900);
        const HistoryEntry jpeg = picture(ImageType::Jpeg, 300);
        const HistoryEntry png = picture(ImageType::Png, 200);
        QCOMPARE(bestPicture({gif, jpeg}), 1);
        QCOMPARE(bestPicture({gif, jpeg, png}), 2);
        QCOMPARE(bestPicture({gif, jpeg, png}, {{}, {}, {.hasPalette = true}}), 1);
        QCOMPARE(bestPicture({png, gif}, {{.hasPalette = true}, {.hasPalette = true}}), 1);
    }

    void proposesMereCopiesOnly_data()
    {
        using Change = std::function<QImage(const QImage &)>;
        QTest::addColumn<Change>("change");
        QTest::addColumn<QString>("name");
        QTest::addColumn<Doubt>("doubt");
        const auto row = [](const char *name, const Change &change, const QString &file, Doubt doubt) {
            QTest::newRow(name) << change << file << doubt;
        };
        const auto smaller = [](const QImage &image) {
            return image.scaled(200, 150, Qt::IgnoreAspectRatio, Qt::SmoothTransformation);
        };
        row("smaller", smaller, u"b.jpg"_s, Doubt::None);
        row("encoded again", [](const QImage &image) { return image; }, u"b.jpg"_s, Doubt::None);
        row(
            "grey", [](const QImage &image) { return image.convertToFormat(QImage::Format_Grayscale8); }, u"b.png"_s,
            Doubt::OtherColors);
        row("other colors", inOtherColors, u"b.png"_s, Doubt::OtherColors);
        row("mirrored", [](const QImage &image) { return image.mirrored(true, false); }, u"b.png"_s, Doubt::Mirrored);
        row(
            "mirrored and of other colors",
            [](const QImage &image) { return inOtherColors(image.mirrored(true, false)); }, u"b.jpg"_s,
            Doubt::Mirrored);
        row("cut", [](const QImage &image) { return image.copy(8, 6, 384, 288); }, u"b.png"_s, Doubt::OtherDetail);
        row(
            "other proportions", [](const QImage &image) { return image.scaled(200, 160); }, u"b.jpg"_s,
            Doubt::OtherShape);
        row(
            "half transparent",
            [](QImage image) {
                QPainter painter(&image);
                painter.fillRect(image.rect(), QColor(255, 255, 255, 60));
                return image;
            },
            u"b.png"_s, Doubt::OtherColors);
    }
    void proposesMereCopiesOnly()
    {
        QFETCH(std::function<QImage(const QImage &)>, change);
        QFETCH(QString, name);
        QFETCH(Doubt, doubt);
        Bench bench;
        const QImage image = SimilarFixture::scene(1);
        bench.fixture.add(u"a.png"_s, image);
        bench.fixture.add(name, change(image));
        bench.open();
        QCOMPARE(bench.groupCount(), 1);
        bench.settle();
        QVERIFY(bench.card(u"a.png"_s)->isKept());
        QCOMPARE(bench.card(name)->isKept(), doubt != Doubt::None);
        const auto labels = bench.card(name)->findChildren<ElidedLabel *>();
        const bool isSaid = std::ranges::any_of(labels, [doubt](ElidedLabel *label) {
            return label->isVisible() && label->text().startsWith(u"Kept: "_s) &&
                   label->text().endsWith(doubtText(doubt));
        });
        QCOMPARE(isSaid, doubt != Doubt::None);
        const QRect picture = bench.card(u"a.png"_s)->view()->geometry(); // side by side at one height
        QTRY_COMPARE(bench.card(name)->view()->geometry().height(), picture.height());
        QCOMPARE(bench.card(name)->view()->geometry().top(), picture.top());
    }

    void doubtsWhatAFileSaysOfItself()
    {
        const QImage image = SimilarFixture::scene(1);
        SimilarFixture fixture;
        const HistoryEntry jpeg = fixture.add(u"a.jpg"_s, image);
        HistoryEntry other = fixture.add(u"b.png"_s, image);
        const PictureLook look{.layout = colorLayout(image)};
        PictureLook otherLook = look;
        QCOMPARE(doubtOf(other, otherLook, jpeg, look), Doubt::None);
        otherLook.hasPalette = true;
        QCOMPARE(doubtOf(other, otherLook, jpeg, look), Doubt::MaybeOriginal);
        other.file.type = ImageType::Gif; // a photograph, most often
        QCOMPARE(doubtOf(other, otherLook, jpeg, look), Doubt::None);
        otherLook.isAnimated = true;
        QCOMPARE(doubtOf(other, otherLook, jpeg, look), Doubt::Animated);
        QCOMPARE(doubtOf(other, {}, jpeg, look), Doubt::Unread);
        *other.file.perceptualHash ^= 0xFFFF; // near to a third one, which is not looked at here
        QCOMPARE(doubtOf(other, look, jpeg, look), Doubt::Far);
    }

    // The best of a group may be of other colors than the rest: a copy is proposed beside whatever it is a copy of.
    void proposesCopiesOfAnyPictureThatIsKept()
    {
        Bench bench;
        const QImage image = SimilarFixture::scene(1);
        bench.fixture.add(u"other.png"_s, inOtherColors(image));
        bench.fixture.add(u"it.jpg"_s, image);
        bench.fixture.add(u"small.jpg"_s, image.scaled(200, 150, Qt::IgnoreAspectRatio, Qt::SmoothTransformation));
        bench.open();
        QCOMPARE(bench.groupCount(), 1);
        bench.settle();
        QVERIFY(bench.card(u"other.png"_s)->isKept()); // without loss, and so the best
        QVERIFY(bench.card(u"it.jpg"_s)->isKept());
        QVERIFY(!bench.card(u"small.jpg"_s)->isKept());
    }

    // What a person has chosen while the pictures were being read stays.
    void proposesNothingAgainstAPersonsChoice()
    {
        Bench bench;
        bench.addThree(1, u"one"_s);
        bench.open();
        bench.window->pane().setPictures(bench.window->groups().groupAt(0)); // is read anew, once events are handled
        QVERIFY(!bench.window->pane().isSettled());
        QVERIFY(!bench.window->trashChosen->isEnabled());
        bench.card(u"one.png"_s)->setKept(false);
        bench.settle();
        QVERIFY(!bench.card(u"one.png"_s)->isKept());
        QVERIFY(bench.card(u"one-small.jpg"_s)->isKept());
    }

    void keepsTheOneWithMostPixelsThenBytesThenTheFirst()
    {
        const auto picture = [](int edgePx, qint64 bytes, qint64 seconds) {
            HistoryEntry entry{.row = seconds};
            entry.file = {.path = u"/p/x.jpg"_s, .sizeBytes = bytes, .widthPx = edgePx, .heightPx = edgePx};
            entry.finishedAt = QDateTime::fromSecsSinceEpoch(seconds);
            return entry;
        };
        QCOMPARE(bestPicture({picture(10, 900, 1), picture(20, 5, 2), picture(19, 9000, 3)}), 1);
        QCOMPARE(bestPicture({picture(10, 5, 1), picture(10, 7, 3), picture(10, 6, 2)}), 1);
        QCOMPARE(bestPicture({picture(10, 5, 3), picture(10, 5, 1), picture(10, 5, 2)}), 1);
    }

    void saysWhatDiffersAndWhatIsBetter()
    {
        Bench bench;
        const QImage image = SimilarFixture::scene(1);
        const HistoryEntry large = bench.fixture.add(u"a.png"_s, image);
        const HistoryEntry small = bench.fixture.add(u"b.jpg"_s, image.mirrored(true, false).scaled(200, 150));
        const QList<QList<PictureFact>> facts = compareFacts({small, large});
        QCOMPARE(factOf(facts.at(0), u"Dimensions"_s), u"200 × 150"_s);
        QCOMPARE(factOf(facts.at(1), u"Dimensions"_s), u"400 × 300!"_s);
        QCOMPARE(factOf(facts.at(0), u"Type"_s), u"image/jpeg"_s);
        QCOMPARE(factOf(facts.at(0), u"Look"_s), u"mirror image"_s);
        QCOMPARE(factOf(facts.at(1), u"Look"_s), u"same way round"_s);
        QCOMPARE(factOf(compareFacts({large, large}).at(1), u"Look"_s), QString());
        const auto folder = std::ranges::find(facts.at(0), u"Folder"_s, &PictureFact::name);
        QVERIFY(!folder->differs); // and is dimmed
    }

    void twoViewsShowTheSamePart()
    {
        ImageView large;
        ImageView small;
        for (ImageView *view : {&large, &small}) {
            view->resize(300, 300);
            view->show();
        }
        large.setImage(SimilarFixture::scene(1, {1200, 900}), {1200, 900});
        small.setImage(SimilarFixture::scene(1, {600, 450}), {600, 450});
        QSignalSpy placed(&large, &ImageView::placeChanged);
        large.setZoom(1);
        QTest::keyClick(&large, Qt::Key_Left);
        QCOMPARE(placed.size(), 2);
        small.setPlace(large.place());
        QCOMPARE(small.zoom(), 2.0); // as large on the screen
        QCOMPARE(small.place().scale, large.place().scale);
        QCOMPARE(small.place().offset, large.place().offset);
        large.fit();
        small.setPlace(large.place());
        QVERIFY(small.isFitted());
    }

    void showsTheGroupsOfTheLibrary()
    {
        Bench bench;
        bench.addThree(1, u"one"_s);
        bench.addThree(2, u"two"_s);
        bench.fixture.add(u"alone.png"_s, SimilarFixture::scene(3));
        bench.open();
        const QAbstractItemModelTester tester(&bench.window->groups(),
                                              QAbstractItemModelTester::FailureReportingMode::Fatal);
        QCOMPARE(bench.groupCount(), 2);
        QCOMPARE(bench.window->pane().cards().size(), 3); // the first one is chosen
        bench.settle();
        QVERIFY(bench.card(u"one.png"_s)->isKept()); // the largest
        QVERIFY(!bench.card(u"one-small.jpg"_s)->isKept());
        QVERIFY(bench.card(u"one-mirrored.jpg"_s)->isKept()); // no mere copy
        QTRY_VERIFY(bench.card(u"one-small.jpg"_s)->view()->hasImage());
        bench.window->nextGroup->trigger();
        QVERIFY(bench.card(u"two.png"_s));
        QVERIFY(!bench.window->nextGroup->isEnabled());
    }

    void zoomingOnePictureZoomsAll()
    {
        Bench bench;
        bench.addThree(1, u"one"_s);
        bench.open();
        ImageView *large = bench.card(u"one.png"_s)->view();
        ImageView *small = bench.card(u"one-small.jpg"_s)->view();
        QTRY_VERIFY(large->hasImage() && small->hasImage());
        large->setZoom(2);
        QCOMPARE(small->zoom(), 4.0);
        QTest::keyClick(large, Qt::Key_Right);
        QVERIFY(large->place().offset.x() < 0);
        QCOMPARE(small->place().offset, large->place().offset);
        ImageView *mirrored = bench.card(u"one-mirrored.jpg"_s)->view();
        QTRY_VERIFY(mirrored->hasImage());
        QTest::keyClick(large, Qt::Key_Right);
        QCOMPARE(mirrored->place().offset.x(), -large->place().offset.x()); // shows the same things
        QTest::keyClick(bench.window.get(), Qt::Key_0, Qt::ControlModifier);
        QVERIFY(large->isFitted() && small->isFitted());
    }

    void movesTheOthersToTheTrashAndBack()
    {
        Bench bench;
        bench.addThree(1, u"one"_s);
        bench.addThree(2, u"two"_s);
        bench.open();
        QSignalSpy moved(bench.window.get(), &SimilarWindow::filesMoved);
        bench.settle();
        bench.card(u"one-mirrored.jpg"_s)->setKept(false);
        bench.window->trashChosen->trigger();
        if (!bench.undo.canUndo())
            QSKIP("there is no trash on this file system");
        QVERIFY(QFile::exists(bench.fixture.path(u"one.png"_s)));
        QVERIFY(!QFile::exists(bench.fixture.path(u"one-small.jpg"_s)));
        QVERIFY(!QFile::exists(bench.fixture.path(u"one-mirrored.jpg"_s)));
        QCOMPARE(bench.fixture.stateOf(1), HistoryState::Deleted);
        QCOMPARE(bench.fixture.stateOf(2), HistoryState::Present);
        QCOMPARE(bench.groupCount(), 1);
        QVERIFY(bench.card(u"two.png"_s)); // the next group
        QCOMPARE(moved.size(), 1);
        QCOMPARE(moved.at(0).at(0).value<QList<JobId>>(), (QList<JobId>{{1}, {3}}));

        QTest::keySequence(bench.window.get(), QKeySequence::Undo);
        QVERIFY(QFile::exists(bench.fixture.path(u"one-small.jpg"_s)));
        QVERIFY(QFile::exists(bench.fixture.path(u"one-mirrored.jpg"_s)));
        QCOMPARE(bench.fixture.stateOf(1), HistoryState::Present);
        QCOMPARE(bench.groupCount(), 2);
        QVERIFY(bench.card(u"one-small.jpg"_s));
        QCOMPARE(moved.size(), 2);
    }

    void keepsWhatIsChosenByHand()
    {
        Bench bench;
        bench.addThree(1, u"one"_s);
        bench.open();
        bench.settle();
        QTest::keyClick(bench.window.get(), Qt::Key_3, Qt::ControlModifier); // the mirrored one goes
        QTest::keyClick(bench.window.get(), Qt::Key_1, Qt::ControlModifier); // the small one stays
        QVERIFY(bench.card(u"one-small.jpg"_s)->isKept());
        bench.window->trashChosen->trigger();
        if (!bench.undo.canUndo())
            QSKIP("there is no trash on this file system");
        QVERIFY(QFile::exists(bench.fixture.path(u"one-small.jpg"_s)));
        QVERIFY(QFile::exists(bench.fixture.path(u"one.png"_s)));
        bench.compare();
        QCOMPARE(bench.groupCount(), 0); // both were kept on purpose
    }

    void neverMovesAWholeGroup()
    {
        Bench bench;
        bench.addThree(1, u"one"_s);
        bench.open();
        bench.settle();
        QVERIFY(bench.window->trashChosen->isEnabled());
        bench.card(u"one.png"_s)->setKept(false);
        bench.card(u"one-mirrored.jpg"_s)->setKept(false);
        QVERIFY(!bench.window->trashChosen->isEnabled());
        bench.card(u"one-small.jpg"_s)->setKept(true);
        QVERIFY(bench.window->trashChosen->isEnabled());
    }

    void forgetsAGroupThatIsNotSimilar()
    {
        Bench bench;
        bench.addThree(1, u"one"_s);
        bench.open();
        bench.window->notSimilar->trigger();
        QCOMPARE(bench.groupCount(), 0);
        bench.compare();
        QCOMPARE(bench.groupCount(), 0);
        bench.undo.undo();
        QCOMPARE(bench.groupCount(), 1);
        bench.window->notSimilar->trigger();
        // Another picture makes it another group.
        bench.fixture.add(u"new.png"_s, SimilarFixture::scene(1, {800, 600}));
        bench.compare();
        QCOMPARE(bench.groupCount(), 1);
        QCOMPARE(bench.window->pane().cards().size(), 4);
    }

    void saysWhenNothingLooksAlike()
    {
        Bench bench;
        bench.fixture.add(u"a.png"_s, SimilarFixture::scene(1));
        bench.fixture.add(u"b.png"_s, SimilarFixture::scene(2));
        bench.open();
        QCOMPARE(bench.groupCount(), 0);
        const auto labels = bench.window->findChildren<QLabel *>();
        QVERIFY(std::ranges::any_of(
            labels, [](QLabel *l) { return l->isVisible() && l->text().startsWith(u"No two of the pictures"_s); }));
        QVERIFY(!bench.window->trashChosen->isEnabled());
        QVERIFY(!bench.window->notSimilar->isEnabled());
    }

    void looksAtPicturesFromBefore()
    {
        Bench bench;
        const QImage image = SimilarFixture::scene(1);
        for (int i = 0; i < 20; ++i)
            bench.fixture.add(u"old%1.png"_s.arg(i), image.scaled(400 - 5 * i, 300 - 4 * i), Hashed::No);
        bench.open();
        QCOMPARE(bench.groupCount(), 0);
        QCOMPARE(bench.window->finder().missingCount(), 20);
        auto *look = bench.window->findChild<QPushButton *>(u"lookAtMissing"_s);
        QVERIFY(look->isVisible());
        QTest::mouseClick(look, Qt::LeftButton);
        QTRY_COMPARE(bench.groupCount(), 1);
        QCOMPARE(bench.window->groups().groupAt(0).size(), 20);
        QVERIFY(!look->isVisible());
        bench.compare(); // what was found out is kept
        QCOMPARE(bench.window->finder().missingCount(), 0);
    }

    void pausesAndStopsLooking()
    {
        Bench bench;
        for (unsigned i = 0; i < 30; ++i)
            bench.fixture.add(u"old%1.png"_s.arg(i), SimilarFixture::scene(i), Hashed::No);
        bench.open();
        SimilarFinder &finder = bench.window->finder();
        finder.hashMissing();
        finder.setPaused(true);
        QSignalSpy progressed(&finder, &SimilarFinder::progressed);
        QTRY_COMPARE(progressed.size(), 1); // the batch in work comes to its end
        QVERIFY(finder.isPaused());
        finder.setPaused(false);
        QTRY_VERIFY(progressed.size() > 1);
        finder.cancel();
        QCOMPARE(finder.task(), SimilarFinder::Task::None);
        QVERIFY(finder.missingCount() > 0);
        QVERIFY(finder.missingCount() < 30);
    }

    // It cannot be decoded: it is tried once.
    void passesOverWhatCannotBeRead()
    {
        Bench bench;
        const HistoryEntry broken = bench.fixture.add(u"broken.png"_s, SimilarFixture::scene(1), Hashed::No);
        QFile file(broken.file.path);
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write("no picture") > 0);
        file.close();
        bench.open();
        SimilarFinder &finder = bench.window->finder();
        QSignalSpy found(&finder, &SimilarFinder::found);
        finder.hashMissing();
        QTRY_COMPARE(found.size(), 1);
        QCOMPARE(finder.missingCount(), 0);
    }

    // A blank sheet has nothing to be told by: it is looked at once, and never again, also by a later run.
    void looksAtABlankSheetOnce()
    {
        Bench bench;
        QImage blank(64, 64, QImage::Format_RGB32);
        blank.fill(Qt::white);
        const HistoryEntry entry = bench.fixture.add(u"blank.png"_s, blank, Hashed::No);
        bench.open();
        QCOMPARE(bench.window->finder().missingCount(), 1);
        QSignalSpy found(&bench.window->finder(), &SimilarFinder::found);
        bench.window->finder().hashMissing();
        QTRY_COMPARE(found.size(), 1);
        bench.window.reset();
        bench.open();
        QCOMPARE(bench.window->finder().missingCount(), 0);
        QCOMPARE(bench.groupCount(), 0);
        QCOMPARE(bench.fixture.stateOf(entry.row), HistoryState::Present);
    }

    void showsTheGroupOfAFile()
    {
        Bench bench;
        for (unsigned i = 1; i <= 4; ++i)
            bench.addThree(i, u"picture%1"_s.arg(i));
        bench.open();
        bench.window->showSimilarTo(bench.fixture.path(u"picture3.png"_s));
        QTRY_VERIFY(bench.card(u"picture3.png"_s));
    }

    // Files that went meanwhile are left out, and with them groups of one.
    void leavesOutWhatHasGone()
    {
        Bench bench;
        bench.addThree(1, u"one"_s);
        QFile::remove(bench.fixture.path(u"one.png"_s));
        bench.open();
        QCOMPARE(bench.window->pane().cards().size(), 2);
        QFile::remove(bench.fixture.path(u"one-small.jpg"_s));
        bench.compare();
        QCOMPARE(bench.groupCount(), 0);
    }

private:
    QTemporaryDir m_trashHome;
};

QTEST_MAIN(TestSimilarWindow)
#include "tst_similarwindow.moc"
