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

// What stays of a filter over restarts and further asking, and what the dialog and the book say of it.
class TestFilterLasting : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void keepsABoundedNumber();
    void forgetsSingleLinks();
    void keepsAChangedFilterOverARestart();
    void asksAgainWithTheFilterThatWasChanged_data();
    void asksAgainWithTheFilterThatWasChanged();
    void showsWhatWasHiddenBeforeARestart();
    void hidesRowsOfAnEarlierRun();
    void keepsWhatARemovedCollectionHasHidden();
    void saysWhatIsNotKept_data();
    void saysWhatIsNotKept();
    void findsAgainWhatWasNotKept();
    void countsOnceWhatIsAskedAgain();
    void countsWhatIsDownloadedWhenAskedAgain();
    void countsOnceWhatWasDownloadedBeforeAnUndo();
    void saysWhatStaysAlthoughItIsLeftOut();
    void tellsTheBookWhatItShows();
    void countsInTheDialogAsOneTypes();
    void hidesOnceMoreWhatWasShown();
    void changesNothingOnCancel();
};

void TestFilterLasting::keepsABoundedNumber()
{
    FilterRun run("http://a.example/[1-25000].gif\nhttp://a.example/x.jpg\nhttp://a.example/y.jpg\n");
    QCOMPARE(run.sentence(), u"2 shown, 25000 GIF hidden"_s);
    QCOMPARE(run.images->tally(run.id).hiddenKept, int(Listing::kMostASide));
}

void TestFilterLasting::forgetsSingleLinks()
{
    const FilterRun run("http://a.example/1.jpg\n");
    QVERIFY(!run.images->knows(run.id));
    QCOMPARE(run.images->latest(), 0);
}

void TestFilterLasting::keepsAChangedFilterOverARestart()
{
    FilterRun run(kLinks);
    run.images->setFilter(run.id, run.with(u"png"));
    QTRY_COMPARE(run.names(), QStringList({u"2.png"_s}));
    run.restart();
    QCOMPARE(run.images->optionsOf(run.id).types, types(u"png"));
    QCOMPARE(run.sentence(), u"1 shown, 2 GIF and 2 JPG hidden"_s);
}

void TestFilterLasting::asksAgainWithTheFilterThatWasChanged_data()
{
    QTest::addColumn<bool>("isAfterRestart");
    QTest::addColumn<CollectionBook::AskedBy>("by");
    QTest::newRow("at once") << false << CollectionBook::AskedBy::Person;
    QTest::newRow("after a restart") << true << CollectionBook::AskedBy::Person;
    QTest::newRow("by its watch") << true << CollectionBook::AskedBy::Watch;
}

void TestFilterLasting::asksAgainWithTheFilterThatWasChanged()
{
    QFETCH(bool, isAfterRestart);
    QFETCH(CollectionBook::AskedBy, by);
    FilterRun run(kLinks);
    run.images->setFilter(run.id, run.with(u"png"));
    QTRY_COMPARE(run.names(), QStringList({u"2.png"_s}));
    if (isAfterRestart)
        run.restart();
    run.write(QByteArray(kLinks) + "http://a.example/6.png\nhttp://a.example/7.jpg\n", 1);
    run.askAgain(by);
    QCOMPARE(run.names(), QStringList({u"2.png"_s, u"6.png"_s}));
    QTRY_COMPARE(run.sentence(), u"2 shown, 2 GIF and 3 JPG hidden"_s);
}

void TestFilterLasting::showsWhatWasHiddenBeforeARestart()
{
    FilterRun run(kLinks);
    run.forget(1); // nobody can ask for it
    run.restart();
    QCOMPARE(run.images->latest(), run.id);
    QVERIFY(run.images->knows(run.id));
    QCOMPARE(run.sentence(), u"2 shown, 2 GIF and 1 PNG hidden"_s);
    QCOMPARE(run.images->tally(run.id).hiddenKept, 3);
    run.images->showAll(run.id);
    QTRY_COMPARE(run.names().size(), 5);
    QCOMPARE(run.inState(JobState::Held), 3);
    QCOMPARE(run.sentence(), u"5 shown"_s);
    run.undo.undo();
    QCOMPARE(run.sentence(), u"2 shown, 2 GIF and 1 PNG hidden"_s);
    run.restart(); // once more: what was taken back lasts, too
    QCOMPARE(run.sentence(), u"2 shown, 2 GIF and 1 PNG hidden"_s);
    run.images->setFilter(run.id, run.with(u"image"));
    QTRY_COMPARE(run.names().size(), 5);
}

void TestFilterLasting::hidesRowsOfAnEarlierRun()
{
    FilterRun run("http://b.example/8.jpg\nhttp://b.example/9.jpg\n");
    run.id = run.collect(kOthers);
    run.restart();
    run.images->setFilter(run.id, run.with(u"png"));
    QTRY_COMPARE(run.names(), QStringList({u"7.png"_s, u"8.jpg"_s, u"9.jpg"_s})); // 8 is the other's
    QCOMPARE(run.sentence(), u"2 shown, 1 JPG hidden"_s);
}

void TestFilterLasting::keepsWhatARemovedCollectionHasHidden()
{
    FilterRun run(kLinks);
    const QList<CollectionBook::Entry> removed = run.book->remove({run.id});
    QVERIFY(!run.images->knows(run.id));
    run.book->restore(removed);
    QCOMPARE(run.sentence(), u"2 shown, 2 GIF and 1 PNG hidden"_s);
    run.images->showAll(run.id);
    QTRY_COMPARE(run.names().size(), 5);
    (void)run.book->remove({run.id});
    run.restart();
    QVERIFY(run.fixture.library.rememberedListing(run.id).isEmpty());
}

void TestFilterLasting::saysWhatIsNotKept_data()
{
    QTest::addColumn<bool>("isAfterRestart");
    QTest::newRow("in this run") << false;
    QTest::newRow("after a restart") << true;
}

void TestFilterLasting::saysWhatIsNotKept()
{
    QFETCH(bool, isAfterRestart);
    FilterRun run(kLinks);
    run.fillUp({run.collect(kOthers), run.collect(kOthers), run.collect(kOthers)});
    if (isAfterRestart)
        run.restart();
    const FilteredImages::Tally tally = run.images->tally(run.id);
    QCOMPARE(tally.hiddenKept, 0);
    QCOMPARE(tally.hiddenLost, 3);
    const FilterDialog dialog(*run.images, run.id);
    QTRY_VERIFY2(dialog.countText().contains("3 hidden image"_L1), qPrintable(dialog.countText()));
    QVERIFY2(dialog.countText().contains("Collect Again"_L1), qPrintable(dialog.countText()));
    QVERIFY2(dialog.countText().startsWith("2 shown, 2 GIF and 1 PNG hidden\n"_L1), qPrintable(dialog.countText()));
}

void TestFilterLasting::findsAgainWhatWasNotKept()
{
    FilterRun run(kLinks);
    run.fillUp({run.collect(kOthers), run.collect(kOthers), run.collect(kOthers)});
    QCOMPARE(run.images->tally(run.id).hiddenLost, 3);
    run.askAgain();
    QCOMPARE(run.sentence(), u"2 shown, 2 GIF and 1 PNG hidden"_s);
    QCOMPARE(run.images->tally(run.id).hiddenLost, 0);
    QCOMPARE(run.images->tally(run.id).hiddenKept, 3);
}

void TestFilterLasting::countsOnceWhatIsAskedAgain()
{
    FilterRun run(kLinks);
    for (int time = 0; time < 2; ++time) {
        run.askAgain();
        QCOMPARE(run.sentence(), u"2 shown, 2 GIF and 1 PNG hidden"_s);
    }
    run.write("http://a.example/9.jpg\n", 1); // as a feed does: what was listed before stays known
    run.askAgain();
    QCOMPARE(run.sentence(), u"3 shown, 2 GIF and 1 PNG hidden"_s);
}

// Neither the rows nor what was kept of the first time are there any more.
void TestFilterLasting::countsWhatIsDownloadedWhenAskedAgain()
{
    FilterRun run(kLinks);
    for (const QString &name : {u"1.jpg"_s, u"4.jpg"_s}) {
        const JobId row = run.rowNamed(name);
        run.fixture.library.rememberArchive({run.fixture.manager->jobAt(run.fixture.manager->rowOf(row)).image.url});
        run.fixture.manager->remove({row});
    }
    run.end();
    run.fixture.library.forgetListing(run.id);
    run.fixture.library.flush();
    run.begin();
    run.askAgain();
    QCOMPARE(run.fixture.manager->count(), 0);
    QTRY_COMPARE(run.sentence(), u"2 shown, 2 GIF and 1 PNG hidden"_s);
}

void TestFilterLasting::countsOnceWhatWasDownloadedBeforeAnUndo()
{
    FilterRun run(kLinks);
    run.images->showAll(run.id);
    QTRY_COMPARE(run.names().size(), 5);
    run.finish(u"3.gif"_s);
    run.undo.undo();
    QCOMPARE(run.names(), QStringList({u"1.jpg"_s, u"3.gif"_s, u"4.jpg"_s}));
    QCOMPARE(run.sentence(), u"3 shown, 1 GIF and 1 PNG hidden"_s);
    QCOMPARE(run.images->tally(run.id).hiddenKept, 2);
}

void TestFilterLasting::saysWhatStaysAlthoughItIsLeftOut()
{
    FilterRun run(kLinks);
    run.finish(u"1.jpg"_s);
    FilteredImages::Tally heard;
    run.images->judge(run.id, run.with(u"png"), [&heard](const FilteredImages::Tally &tally) { heard = tally; });
    QTRY_COMPARE(filterSentence(heard.shown, heard.hidden), u"2 shown, 2 GIF and 1 JPG hidden"_s);
    QCOMPARE(heard.staying, 1);
    QVERIFY(filterSentences(heard).contains("1 of them"_L1));
}

// The panel shows the book's numbers, and the table its images.
void TestFilterLasting::tellsTheBookWhatItShows()
{
    FilterRun run(kLinks);
    const auto entry = [&run]() -> const CollectionBook::Entry & { return *run.book->find(run.id); };
    QCOMPARE(run.book->found(entry()), 2);
    QCOMPARE(run.book->filtered(entry()), 3);
    run.images->showAll(run.id);
    QTRY_COMPARE(run.book->found(entry()), 5);
    QCOMPARE(run.book->filtered(entry()), 0);
    QCOMPARE(run.book->tally(run.id).rows, 5);
    QCOMPARE(entry().images.size(), 5);
    QCOMPARE(run.book->fresh(entry()), 5); // it was asked once: all of it is new, whether it was shown or not
    run.undo.undo();
    QCOMPARE(run.book->found(entry()), 2);
    QCOMPARE(run.book->filtered(entry()), 3);
    QCOMPARE(run.book->tally(run.id).rows, 2);
}

void TestFilterLasting::countsInTheDialogAsOneTypes()
{
    FilterRun run(kLinks);
    FilterDialog dialog(*run.images, run.id);
    dialog.show();
    QTRY_COMPARE(dialog.countText(), u"2 shown, 2 GIF and 1 PNG hidden"_s);
    QLineEdit *text = nullptr;
    for (QLineEdit *line : dialog.findChildren<QLineEdit *>()) {
        if (line->accessibleName() == u"Regular expression"_s)
            text = line;
    }
    auto *ok = dialog.findChild<QDialogButtonBox *>()->button(QDialogButtonBox::Ok);
    QTest::keyClicks(text, u"(4"_s);
    QVERIFY(!ok->isEnabled()); // told at its place, and nothing is taken
    QTest::keyClicks(text, u")"_s);
    QVERIFY(ok->isEnabled());
    QTRY_COMPARE(dialog.countText(), u"1 shown, 1 by title, 2 GIF and 1 PNG hidden"_s);
    QCOMPARE(run.names(), QStringList({u"1.jpg"_s, u"4.jpg"_s}));
    QTest::mouseClick(ok, Qt::LeftButton);
    QTRY_COMPARE(run.names(), QStringList({u"4.jpg"_s}));
}

// After Show the filter is as it was: the dialog counts what it would hide, and does so.
void TestFilterLasting::hidesOnceMoreWhatWasShown()
{
    FilterRun run(kLinks);
    run.images->showAll(run.id);
    QTRY_COMPARE(run.names().size(), 5);
    FilterDialog dialog(*run.images, run.id);
    QTRY_COMPARE(dialog.countText(), u"2 shown, 2 GIF and 1 PNG hidden"_s);
    dialog.accept();
    QTRY_COMPARE(run.names(), QStringList({u"1.jpg"_s, u"4.jpg"_s}));
    QCOMPARE(run.sentence(), u"2 shown, 2 GIF and 1 PNG hidden"_s);
}

void TestFilterLasting::changesNothingOnCancel()
{
    FilterRun run(kLinks);
    FilterDialog dialog(*run.images, run.id);
    dialog.show();
    QTest::keyClick(&dialog, Qt::Key_Escape);
    QVERIFY(!dialog.isVisible());
    QVERIFY(!run.undo.canUndo());
    dialog.accept(); // nothing was changed, so that there is nothing to do
    QVERIFY(!run.undo.canUndo());
}

QTEST_MAIN(TestFilterLasting)
#include "tst_filterlasting.moc"
