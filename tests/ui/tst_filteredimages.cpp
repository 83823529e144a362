// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#include "ui/filteredimages.h"

#include "ui/filterdialog.h"
#include "ui/filterrun.h"

#include <QDialogButtonBox>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

using namespace bowerbird;
using namespace bowerbird::test;
using namespace Qt::StringLiterals;

// What filters leave out and bring back, in one run.
class TestFilteredImages : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void saysInASentence_data();
    void saysInASentence();
    void keepsWhatAFilterLeavesOut();
    void showsItAsHeldRowsAndTakesThatBack();
    void refusesNothingThatWasShown();
    void changesAFilterBothWays();
    void leavesAloneWhatIsDownloaded();
    void takesAChangeBack();
    void takesAChangeBackAfterARemoval_data();
    void takesAChangeBackAfterARemoval();
    void keepsOthersRowsWhenItsCollectionIsGone_data();
    void keepsOthersRowsWhenItsCollectionIsGone();
    void takesOutWhatCameAfterARemoval();
    void takesBackWhatIsStillOnItsWay();
    void staysShownWhenShownAgainOnItsWay();
    void changesEachCollectionForItself();
    void undoesOneCollectionWhileAnotherChanges();
    void judgesAgainWhatHasMadeRoom();
    void countsBackWhatHasMadeRoom();
    void leavesAloneWhatOthersBroughtIn_data();
    void leavesAloneWhatOthersBroughtIn();
    void takesOutWhatCameInSlices();
    void takesOutWhatItShowedItself();
    void closesWhileItJudges();
    void holdsWhatItsCollectionHolds();
    void showsOnlyTheLatestChange();
    void countsWithoutChangingAnything_data();
    void countsWithoutChangingAnything();
    void givesTicksBackWithTheirRows();
    void saysWhatAChangeHasDone_data();
    void saysWhatAChangeHasDone();
};

void TestFilteredImages::saysInASentence_data()
{
    using Hidden = QMap<QString, int>;
    QTest::addColumn<int>("shown");
    QTest::addColumn<Hidden>("hidden");
    QTest::addColumn<QString>("sentence");
    QTest::newRow("nothing hidden") << 3 << Hidden() << u"3 shown"_s;
    QTest::newRow("one reason") << 3 << Hidden{{u"animated"_s, 15}} << u"3 shown, 15 animated hidden"_s;
    QTest::newRow("two") << 23 << Hidden{{u"album"_s, 22}, {u"animated"_s, 15}}
                         << u"23 shown, 22 album(s) and 15 animated hidden"_s;
    QTest::newRow("three") << 0 << Hidden{{u"album"_s, 2}, {u"score"_s, 1}, {u"text"_s, 4}}
                           << u"0 shown, 2 album(s), 1 by score and 4 by title hidden"_s;
    QTest::newRow("none of a reason") << 1 << Hidden{{u"album"_s, 0}} << u"1 shown"_s;
    QTest::newRow("a site's own") << 1 << Hidden{{u"too-deep"_s, 2}} << u"1 shown, 2 other(s) hidden"_s;
}

void TestFilteredImages::saysInASentence()
{
    using Hidden = QMap<QString, int>;
    QFETCH(int, shown);
    QFETCH(Hidden, hidden);
    QTEST(filterSentence(shown, hidden), "sentence");
}

void TestFilteredImages::keepsWhatAFilterLeavesOut()
{
    const FilterRun run(kLinks);
    QCOMPARE(run.sentence(), u"2 shown, 2 GIF and 1 PNG hidden"_s);
    QCOMPARE(run.images->tally(run.id).hiddenKept, 3);
    QCOMPARE(run.images->latest(), run.id);
    QCOMPARE(run.images->linkOf(run.id), run.fixture.directory.filePath(u"links1.txt"_s));
    QVERIFY(!run.images->knows(run.id + 1));
    QCOMPARE(run.names(), QStringList({u"1.jpg"_s, u"4.jpg"_s}));
}

void TestFilteredImages::showsItAsHeldRowsAndTakesThatBack()
{
    FilterRun run(kLinks);
    run.images->showAll(run.id);
    QTRY_COMPARE(run.inState(JobState::Held), 3);
    QCOMPARE(run.inState(JobState::Queued), 2);
    QCOMPARE(run.sentence(), u"5 shown"_s);
    QCOMPARE(run.undo.latest(), u"Showed 3 more image(s)"_s);
    run.undo.undo();
    QCOMPARE(run.names(), QStringList({u"1.jpg"_s, u"4.jpg"_s}));
    QCOMPARE(run.sentence(), u"2 shown, 2 GIF and 1 PNG hidden"_s);
}

void TestFilteredImages::refusesNothingThatWasShown()
{
    FilterRun run(kLinks);
    run.images->showAll(run.id);
    QTRY_COMPARE(run.fixture.manager->count(), 5);
    const Job gif = run.fixture.manager->jobAt(4);
    QVERIFY(gif.options->types.allows(ImageType::Gif)); // the engine looks at the bytes with these
    QVERIFY(gif.options->types.allows(ImageType::Mp4));
    QCOMPARE(gif.options->directory, run.fixture.options->directory);
}

void TestFilteredImages::changesAFilterBothWays()
{
    FilterRun run(kLinks);
    run.images->setFilter(run.id, run.with(u"png,gif"));
    QTRY_COMPARE(run.names(), QStringList({u"2.png"_s, u"3.gif"_s, u"5.gif"_s}));
    QCOMPARE(run.sentence(), u"3 shown, 2 JPG hidden"_s);
    QCOMPARE(run.inState(JobState::Queued), 3);
    run.images->setFilter(run.id, run.with(u"image"));
    QTRY_COMPARE(run.names().size(), 5);
    QCOMPARE(run.sentence(), u"5 shown"_s);
}

void TestFilteredImages::leavesAloneWhatIsDownloaded()
{
    FilterRun run(kLinks);
    run.finish(u"1.jpg"_s);
    run.images->setFilter(run.id, run.with(u"png"));
    QTRY_COMPARE(run.names(), QStringList({u"1.jpg"_s, u"2.png"_s}));
    QCOMPARE(run.sentence(), u"2 shown, 2 GIF and 1 JPG hidden"_s);
}

void TestFilteredImages::takesAChangeBack()
{
    FilterRun run(kLinks);
    const QList<JobId> before{run.fixture.manager->idAt(0), run.fixture.manager->idAt(1)};
    run.images->setFilter(run.id, run.with(u"png"));
    QTRY_COMPARE(run.names(), QStringList({u"2.png"_s}));
    run.undo.undo();
    QCOMPARE(run.names(), QStringList({u"1.jpg"_s, u"4.jpg"_s}));
    QCOMPARE((QList<JobId>{run.fixture.manager->idAt(0), run.fixture.manager->idAt(1)}), before);
    QCOMPARE(run.sentence(), u"2 shown, 2 GIF and 1 PNG hidden"_s);
    QCOMPARE(run.images->optionsOf(run.id).types, types(u"jpeg"));
    run.images->showAll(run.id); // as if nothing had been
    QTRY_COMPARE(run.names().size(), 5);
}

// The listing was closed with its collection, and is read again for the undo.
void TestFilteredImages::takesAChangeBackAfterARemoval_data()
{
    QTest::addColumn<bool>("isRemoved");
    QTest::addColumn<bool>("isBeingRead");
    QTest::newRow("it stayed") << false << false;
    QTest::newRow("put back") << true << false;
    QTest::newRow("put back, being read") << true << true;
}

void TestFilteredImages::takesAChangeBackAfterARemoval()
{
    QFETCH(bool, isRemoved);
    QFETCH(bool, isBeingRead);
    FilterRun run(kLinks);
    run.fixture.manager->add({ImageRef{.url = u"http://a.example/2.png"_s}}, run.fixture.options); // by a person
    run.images->setFilter(run.id, run.with(u"png,gif"));
    QTRY_COMPARE(run.names(), QStringList({u"2.png"_s, u"3.gif"_s, u"5.gif"_s}));
    const JobId persons = run.rowNamed(u"2.png"_s);
    if (isRemoved) {
        const auto removed = run.book->remove({run.id});
        run.undo.push(u"Removed"_s, [&run, removed] { run.book->restore(removed); });
        run.undo.undo();
    }
    if (isBeingRead)
        run.images->judge(run.id, run.with(u"png"), [](const FilteredImages::Tally &) {});
    run.undo.undo();
    QTRY_COMPARE(run.names(), QStringList({u"1.jpg"_s, u"2.png"_s, u"4.jpg"_s}));
    QCOMPARE(run.rowNamed(u"2.png"_s), persons);
    QCOMPARE(run.images->optionsOf(run.id).types, types(u"jpeg"));
    QCOMPARE(run.sentence(), u"3 shown, 2 GIF hidden"_s);
    run.restart(); // what is kept of it was taken back, too
    run.images->setFilter(run.id, run.with(u"webp"));
    QTRY_COMPARE(run.names(), QStringList({u"2.png"_s}));
    QCOMPARE(run.sentence(), u"1 shown, 2 GIF and 2 JPG hidden"_s);
}

void TestFilteredImages::keepsOthersRowsWhenItsCollectionIsGone_data()
{
    QTest::addColumn<bool>("isBeingRead");
    QTest::newRow("gone before the undo") << false;
    QTest::newRow("gone while it is read for the undo") << true;
}

void TestFilteredImages::keepsOthersRowsWhenItsCollectionIsGone()
{
    QFETCH(bool, isBeingRead);
    FilterRun run(kLinks);
    run.fixture.manager->add({ImageRef{.url = u"http://a.example/2.png"_s}}, run.fixture.options);
    run.images->setFilter(run.id, run.with(u"png,gif"));
    QTRY_COMPARE(run.names(), QStringList({u"2.png"_s, u"3.gif"_s, u"5.gif"_s}));
    const auto removed = run.book->remove({run.id});
    if (isBeingRead)
        run.book->restore(removed);
    run.undo.undo();
    if (isBeingRead)
        (void)run.book->remove({run.id});
    QTRY_COMPARE(run.names(), QStringList({u"1.jpg"_s, u"2.png"_s, u"4.jpg"_s}));
}

// While they came in slices there was no listing that could say whose rows they are.
void TestFilteredImages::takesOutWhatCameAfterARemoval()
{
    FilterRun run("http://a.example/[1-4999].gif\nhttp://a.example/x.jpg\n");
    const QString before = run.sentence();
    QSignalSpy changed(&*run.images, &FilteredImages::changed);
    run.images->showAll(run.id);
    QVERIFY(changed.wait());
    QVERIFY(run.fixture.manager->hasArrivals());
    const auto removed = run.book->remove({run.id});
    QTRY_COMPARE(run.fixture.manager->count(), 5'000);
    run.book->restore(removed);
    run.undo.undo();
    QTRY_COMPARE(run.names(), QStringList{u"x.jpg"_s});
    QCOMPARE(run.sentence(), before);
}

void TestFilteredImages::takesBackWhatIsStillOnItsWay()
{
    FilterRun run("http://a.example/[1-14999].gif\nhttp://a.example/x.jpg\n");
    const QString before = run.sentence();
    QSignalSpy changed(&*run.images, &FilteredImages::changed);
    run.images->showAll(run.id);
    QVERIFY(changed.wait());
    QVERIFY(run.fixture.manager->hasArrivals());
    run.undo.undo();
    QTRY_VERIFY(!run.fixture.manager->hasArrivals());
    QTRY_COMPARE(run.fixture.manager->count(), 1); // in pieces
    QCOMPARE(run.sentence(), before);
}

void TestFilteredImages::staysShownWhenShownAgainOnItsWay()
{
    FilterRun run("http://a.example/[1-4999].gif\nhttp://a.example/x.jpg\n");
    QSignalSpy changed(&*run.images, &FilteredImages::changed);
    run.images->showAll(run.id);
    QVERIFY(changed.wait());
    run.undo.undo();
    run.images->showAll(run.id);
    QTRY_COMPARE(run.sentence(), u"5000 shown"_s);
    QTRY_VERIFY(!run.fixture.manager->hasArrivals());
    QCOMPARE(run.fixture.manager->count(), 5'000);
}

void TestFilteredImages::changesEachCollectionForItself()
{
    FilterRun run(kLinks);
    const qint64 other = run.collect(kOthers);
    run.images->showAll(run.id);
    run.images->showAll(other);
    QTRY_COMPARE(run.sentenceOf(other), u"3 shown"_s);
    QTRY_COMPARE(run.sentence(), u"5 shown"_s);
    QCOMPARE(run.fixture.manager->count(), 8);
}

void TestFilteredImages::undoesOneCollectionWhileAnotherChanges()
{
    FilterRun run(kLinks);
    const qint64 other = run.collect(kOthers);
    run.images->showAll(run.id);
    QTRY_COMPARE(run.sentence(), u"5 shown"_s);
    run.images->showAll(other);
    run.undo.undo();
    QTRY_COMPARE(run.sentenceOf(other), u"3 shown"_s);
    QCOMPARE(run.sentence(), u"2 shown, 2 GIF and 1 PNG hidden"_s);
}

void TestFilteredImages::judgesAgainWhatHasMadeRoom()
{
    FilterRun run(kLinks);
    const QList<qint64> later{run.collect(kOthers), run.collect(kOthers), run.collect(kOthers)};
    QSignalSpy changed(&*run.images, &FilteredImages::changed);
    run.images->setFilter(run.id, run.with(u"png"));
    run.fillUp(later);
    QTRY_VERIFY(changed.contains(QVariantList{run.id}));
    QCOMPARE(run.sentence(), u"2 shown, 2 GIF and 1 PNG hidden"_s);
    QCOMPARE(run.images->tally(run.id).hiddenKept, 0);
}

void TestFilteredImages::countsBackWhatHasMadeRoom()
{
    FilterRun run(kLinks);
    const QList<qint64> later{run.collect(kOthers), run.collect(kOthers), run.collect(kOthers)};
    run.images->setFilter(run.id, run.with(u"png"));
    QTRY_COMPARE(run.sentence(), u"1 shown, 2 GIF and 2 JPG hidden"_s);
    run.fillUp(later);
    QCOMPARE(run.images->tally(run.id).hiddenKept, 0);
    run.undo.undo();
    QCOMPARE(run.sentence(), u"2 shown, 2 GIF and 1 PNG hidden"_s);
    QCOMPARE(run.images->tally(run.id).hiddenKept, 0);
    QVERIFY(run.names().contains(u"1.jpg"_s));
    QVERIFY(!run.names().contains(u"2.png"_s));
}

void TestFilteredImages::leavesAloneWhatOthersBroughtIn_data()
{
    QTest::addColumn<bool>("isDirect");
    QTest::newRow("given directly") << true;
    QTest::newRow("another collection's") << false;
}

void TestFilteredImages::leavesAloneWhatOthersBroughtIn()
{
    QFETCH(bool, isDirect);
    FilterRun run("http://b.example/8.jpg\nhttp://b.example/9.jpg\n");
    if (isDirect)
        run.fixture.manager->add({ImageRef{.url = u"http://b.example/6.jpg"_s}}, run.fixture.options);
    const qint64 other = run.collect(kOthers);
    run.images->setFilter(other, run.with(u"png"));
    QTRY_VERIFY(run.names().contains(u"7.png"_s));
    const QStringList fixed = isDirect ? QStringList{u"6.jpg"_s} : QStringList();
    QCOMPARE(run.names(), fixed + QStringList({u"7.png"_s, u"8.jpg"_s, u"9.jpg"_s}));
}

void TestFilteredImages::takesOutWhatCameInSlices()
{
    FilterRun run("http://a.example/[1-3000].jpg\nhttp://a.example/x.png\n");
    QTRY_VERIFY(!run.fixture.manager->hasArrivals());
    QCOMPARE(run.fixture.manager->count(), 3'000);
    run.images->setFilter(run.id, run.with(u"png"));
    QTRY_COMPARE(run.names(), QStringList{u"x.png"_s});
}

void TestFilteredImages::takesOutWhatItShowedItself()
{
    FilterRun run(kLinks);
    run.images->setFilter(run.id, run.with(u"image"));
    QTRY_COMPARE(run.names().size(), 5);
    run.images->setFilter(run.id, run.with(u"gif"));
    QTRY_COMPARE(run.names(), QStringList({u"3.gif"_s, u"5.gif"_s}));
    run.undo.undo();
    QCOMPARE(run.names().size(), 5);
    run.images->setFilter(run.id, run.with(u"png")); // also what came back by that
    QTRY_COMPARE(run.names(), QStringList({u"2.png"_s}));
}

void TestFilteredImages::closesWhileItJudges()
{
    bool wasHeard = false;
    {
        FilterRun run("http://a.example/[1-19000].gif\nhttp://a.example/x.jpg\n");
        run.images->judge(run.id, run.with(u"image"), [&wasHeard](const FilteredImages::Tally &) { wasHeard = true; });
    }
    QVERIFY(!wasHeard);
}

void TestFilteredImages::holdsWhatItsCollectionHolds()
{
    FilterRun run(kLinks, true);
    QCOMPARE(run.inState(JobState::Held), 2);
    run.images->setFilter(run.id, run.with(u"image"));
    QTRY_COMPARE(run.inState(JobState::Held), 5);
}

void TestFilteredImages::showsOnlyTheLatestChange()
{
    FilterRun run(kLinks);
    run.images->setFilter(run.id, run.with(u"png"));
    run.images->setFilter(run.id, run.with(u"gif"));
    QTRY_COMPARE(run.names(), QStringList({u"3.gif"_s, u"5.gif"_s}));
    QCOMPARE(run.sentence(), u"2 shown, 2 JPG and 1 PNG hidden"_s);
}

void TestFilteredImages::countsWithoutChangingAnything_data()
{
    QTest::addColumn<QString>("list");
    QTest::addColumn<ListingFilter>("listing");
    QTest::addColumn<QString>("sentence");
    QTest::newRow("as it is") << u"jpeg"_s << ListingFilter() << u"2 shown, 2 GIF and 1 PNG hidden"_s;
    QTest::newRow("another type") << u"gif"_s << ListingFilter() << u"2 shown, 2 JPG and 1 PNG hidden"_s;
    QTest::newRow("all types") << u"image"_s << ListingFilter() << u"5 shown"_s;
    QTest::newRow("by name") << u"image"_s << ListingFilter{.text = u"^[1-3]"_s} << u"3 shown, 2 by title hidden"_s;
    QTest::newRow("moving ones") << u"jpeg"_s << ListingFilter{.motion = MotionRule::OnlyMoving}
                                 << u"0 shown, 2 animated, 2 GIF and 1 PNG hidden"_s;
}

void TestFilteredImages::countsWithoutChangingAnything()
{
    QFETCH(QString, list);
    QFETCH(ListingFilter, listing);
    FilterRun run(kLinks);
    DownloadOptions options = run.with(list);
    options.listing = listing;
    QString heard;
    run.images->judge(run.id, options, [&heard](const FilteredImages::Tally &tally) {
        heard = filterSentence(tally.shown, tally.hidden);
    });
    QTRY_VERIFY(!heard.isEmpty());
    QTEST(heard, "sentence");
    QCOMPARE(run.names(), QStringList({u"1.jpg"_s, u"4.jpg"_s}));
    QVERIFY(!run.undo.canUndo());
}

void TestFilteredImages::givesTicksBackWithTheirRows()
{
    FilterRun run(kLinks, true);
    run.choice.set({run.rowNamed(u"4.jpg"_s)}, true);
    run.images->setFilter(run.id, run.with(u"png"));
    QTRY_COMPARE(run.names(), QStringList({u"2.png"_s}));
    QTRY_COMPARE(run.choice.count(), 0);
    run.undo.undo();
    QCOMPARE(run.chosenNames(), QStringList({u"4.jpg"_s}));
    run.images->setFilter(run.id, run.with(u"png,gif"));
    QTRY_COMPARE(run.names(), QStringList({u"2.png"_s, u"3.gif"_s, u"5.gif"_s}));
    QTRY_COMPARE(run.choice.count(), 0);
    run.choice.set({run.rowNamed(u"5.gif"_s)}, true);
    run.images->setFilter(run.id, run.with(u"jpeg"));
    QTRY_COMPARE(run.names(), QStringList({u"1.jpg"_s, u"4.jpg"_s}));
    QCOMPARE(run.chosenNames(), QStringList({u"4.jpg"_s})); // by another change than the undo
    QTRY_COMPARE(run.choice.count(), 1);
    run.undo.undo();
    QCOMPARE(run.chosenNames(), QStringList({u"5.gif"_s}));
}

void TestFilteredImages::saysWhatAChangeHasDone_data()
{
    QTest::addColumn<QString>("list");
    QTest::addColumn<QString>("done");
    QTest::newRow("only shows") << u"image"_s << u"Showed 3 more image(s)"_s;
    QTest::newRow("only hides") << u"webp"_s << u"Hid 2 image(s)"_s;
    QTest::newRow("both") << u"png"_s << u"Showed 1 more image(s), hid 2 image(s)"_s;
    QTest::newRow("neither") << u"jpeg,webp"_s << u"Changed a filter; the list stays as it is"_s;
}

void TestFilteredImages::saysWhatAChangeHasDone()
{
    QFETCH(QString, list);
    FilterRun run(kLinks);
    run.images->setFilter(run.id, run.with(list));
    QTRY_VERIFY(run.undo.canUndo());
    QTEST(run.undo.latest(), "done");
}

QTEST_MAIN(TestFilteredImages)
#include "tst_filteredimages.moc"
