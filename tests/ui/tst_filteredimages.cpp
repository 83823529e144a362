// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#include "ui/filteredimages.h"

#include "ui/filterdialog.h"
#include "ui/filtertext.h"
#include "ui/managerfixture.h"
#include "ui/undohistory.h"

#include <QDialogButtonBox>
#include <QFile>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

using namespace bowerbird;
using namespace bowerbird::test;
using namespace Qt::StringLiterals;

Q_DECLARE_METATYPE(DownloadOptions)

namespace {

TypeSelection types(QStringView list)
{
    return *TypeSelection::parse(list);
}

// A collector and a manager, joined as the window joins them, and a list of links without a server behind it: whoever
// asks again gets nothing.
struct Run
{
    explicit Run(const QByteArray &links, bool holds = false)
        : collector([] { return Result<QString>(fail(FailureReason::Internal)); })
        , joined(join())
        , images(collector, *fixture.manager, undo)
        , id(collect(links, holds))
    {
    }

    // Before the filters hear of it, as the program does.
    QMetaObject::Connection join()
    {
        return QObject::connect(&collector, &Collector::found, fixture.manager.get(),
                                [this](int collection, const QList<ImageRef> &found, const auto &options) {
                                    if (const CollectOptions *theirs = collector.optionsOf(collection)) {
                                        const AddMode mode = theirs->holds ? AddMode::Hold : AddMode::Queue;
                                        fixture.manager->addSoon(found, options, mode);
                                    }
                                });
    }
    int collect(const QByteArray &links, bool holds = false)
    {
        QFile file(fixture.directory.filePath(u"links.txt"_s));
        if (!file.open(QIODevice::WriteOnly) || file.write(links) != links.size())
            qFatal("no list for the test");
        file.close();
        DownloadOptions options = *fixture.options;
        options.types = types(u"jpeg");
        CollectOptions theirs{.filter = filterOf(options), .holds = holds, .download = {}};
        theirs.download = std::make_shared<const DownloadOptions>(options);
        QSignalSpy idle(&collector, &Collector::idle);
        const int collection = collector.add(file.fileName(), theirs);
        if (!idle.wait(10'000) || !file.remove())
            qFatal("the list was not read");
        return collection;
    }
    // So much in later collections that what is kept of the first one makes room.
    void fillUp(const QList<int> &later)
    {
        QList<ImageRef> many;
        for (int i = 0; i < FilteredImages::kMostImages; ++i)
            many += ImageRef{.url = u"http://many.example/%1.jpg"_s.arg(i)};
        for (const int collection : later)
            Q_EMIT collector.found(collection, many, fixture.options);
    }

    [[nodiscard]] QStringList names() const // of the rows, sorted
    {
        QStringList list;
        for (int row = 0; row < fixture.manager->count(); ++row)
            list += fixture.manager->jobAt(row).image.url.section(u'/', -1);
        list.sort();
        return list;
    }
    [[nodiscard]] QString sentence() const { return sentenceOf(id); }
    [[nodiscard]] QString sentenceOf(int collection) const
    {
        const FilteredImages::Tally tally = images.tally(collection);
        return filterSentence(tally.shown, tally.hidden);
    }
    [[nodiscard]] DownloadOptions with(QStringView list) const
    {
        DownloadOptions options = images.optionsOf(id);
        options.types = types(list);
        return options;
    }
    [[nodiscard]] int inState(JobState state) const { return fixture.manager->counts().at(static_cast<size_t>(state)); }

    ManagerFixture fixture;
    UndoHistory undo;
    Collector collector;
    QMetaObject::Connection joined;
    FilteredImages images;
    int id = 0;
};

constexpr char kLinks[] = "http://a.example/1.jpg\nhttp://a.example/2.png\nhttp://a.example/3.gif\n"
                          "http://a.example/4.jpg\nhttp://a.example/5.gif\n";
constexpr char kOthers[] = "http://b.example/6.jpg\nhttp://b.example/7.png\nhttp://b.example/8.jpg\n";

} // namespace

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
    void keepsABoundedNumber();
    void forgetsSingleLinks();
    void countsInTheDialogAsOneTypes();
    void changesNothingOnCancel();
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
    const Run run(kLinks);
    QCOMPARE(run.sentence(), u"2 shown, 2 GIF and 1 PNG hidden"_s);
    QCOMPARE(run.images.tally(run.id).hiddenKept, 3);
    QCOMPARE(run.images.latest(), run.id);
    QCOMPARE(run.images.latestOf(run.images.linkOf(run.id)), run.id);
    QCOMPARE(run.images.latestOf(u"http://b.example/"_s), 0);
    QCOMPARE(run.names(), QStringList({u"1.jpg"_s, u"4.jpg"_s}));
}

void TestFilteredImages::showsItAsHeldRowsAndTakesThatBack()
{
    Run run(kLinks);
    run.images.showAll(run.id);
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
    Run run(kLinks);
    run.images.showAll(run.id);
    QTRY_COMPARE(run.fixture.manager->count(), 5);
    const Job gif = run.fixture.manager->jobAt(4);
    QVERIFY(gif.options->types.allows(ImageType::Gif)); // the engine looks at the bytes with these
    QVERIFY(gif.options->types.allows(ImageType::Mp4));
    QCOMPARE(gif.options->directory, run.fixture.options->directory);
}

void TestFilteredImages::changesAFilterBothWays()
{
    Run run(kLinks);
    run.images.setFilter(run.id, run.with(u"png,gif"));
    QTRY_COMPARE(run.names(), QStringList({u"2.png"_s, u"3.gif"_s, u"5.gif"_s}));
    QCOMPARE(run.sentence(), u"3 shown, 2 JPG hidden"_s);
    QCOMPARE(run.inState(JobState::Queued), 3);
    run.images.setFilter(run.id, run.with(u"image"));
    QTRY_COMPARE(run.names().size(), 5);
    QCOMPARE(run.sentence(), u"5 shown"_s);
}

void TestFilteredImages::leavesAloneWhatIsDownloaded()
{
    Run run(kLinks);
    Job finished = run.fixture.manager->jobAt(0);
    finished.state = JobState::Finished;
    finished.file.path = u"/pictures/1.jpg"_s;
    run.fixture.manager->remove({finished.id});
    run.fixture.manager->restore({finished});
    run.images.setFilter(run.id, run.with(u"png"));
    QTRY_COMPARE(run.names(), QStringList({u"1.jpg"_s, u"2.png"_s}));
    QCOMPARE(run.sentence(), u"2 shown, 2 GIF and 1 JPG hidden"_s);
}

void TestFilteredImages::takesAChangeBack()
{
    Run run(kLinks);
    const QList<JobId> before{run.fixture.manager->idAt(0), run.fixture.manager->idAt(1)};
    run.images.setFilter(run.id, run.with(u"png"));
    QTRY_COMPARE(run.names(), QStringList({u"2.png"_s}));
    run.undo.undo();
    QCOMPARE(run.names(), QStringList({u"1.jpg"_s, u"4.jpg"_s}));
    QCOMPARE((QList<JobId>{run.fixture.manager->idAt(0), run.fixture.manager->idAt(1)}), before);
    QCOMPARE(run.sentence(), u"2 shown, 2 GIF and 1 PNG hidden"_s);
    QCOMPARE(run.images.optionsOf(run.id).types, types(u"jpeg"));
    run.images.showAll(run.id); // as if nothing had been
    QTRY_COMPARE(run.names().size(), 5);
}

void TestFilteredImages::takesBackWhatIsStillOnItsWay()
{
    Run run("http://a.example/[1-14999].gif\nhttp://a.example/x.jpg\n");
    const QString before = run.sentence();
    QSignalSpy changed(&run.images, &FilteredImages::changed);
    run.images.showAll(run.id);
    QVERIFY(changed.wait());
    QVERIFY(run.fixture.manager->hasArrivals());
    run.undo.undo();
    QTRY_VERIFY(!run.fixture.manager->hasArrivals());
    QCOMPARE(run.fixture.manager->count(), 1);
    QCOMPARE(run.sentence(), before);
}

void TestFilteredImages::staysShownWhenShownAgainOnItsWay()
{
    Run run("http://a.example/[1-4999].gif\nhttp://a.example/x.jpg\n");
    QSignalSpy changed(&run.images, &FilteredImages::changed);
    run.images.showAll(run.id);
    QVERIFY(changed.wait());
    run.undo.undo();
    run.images.showAll(run.id);
    QTRY_COMPARE(run.sentence(), u"5000 shown"_s);
    QTRY_VERIFY(!run.fixture.manager->hasArrivals());
    QCOMPARE(run.fixture.manager->count(), 5'000);
}

void TestFilteredImages::changesEachCollectionForItself()
{
    Run run(kLinks);
    const int other = run.collect(kOthers);
    run.images.showAll(run.id);
    run.images.showAll(other);
    QTRY_COMPARE(run.sentenceOf(other), u"3 shown"_s);
    QTRY_COMPARE(run.sentence(), u"5 shown"_s);
    QCOMPARE(run.fixture.manager->count(), 8);
}

void TestFilteredImages::undoesOneCollectionWhileAnotherChanges()
{
    Run run(kLinks);
    const int other = run.collect(kOthers);
    run.images.showAll(run.id);
    QTRY_COMPARE(run.sentence(), u"5 shown"_s);
    run.images.showAll(other);
    run.undo.undo();
    QTRY_COMPARE(run.sentenceOf(other), u"3 shown"_s);
    QCOMPARE(run.sentence(), u"2 shown, 2 GIF and 1 PNG hidden"_s);
}

void TestFilteredImages::judgesAgainWhatHasMadeRoom()
{
    Run run(kLinks);
    const QList<int> later{run.collect(kOthers), run.collect(kOthers), run.collect(kOthers)};
    QSignalSpy changed(&run.images, &FilteredImages::changed);
    run.images.setFilter(run.id, run.with(u"png"));
    run.fillUp(later);
    QTRY_VERIFY(changed.contains(QVariantList{run.id}));
    QCOMPARE(run.sentence(), u"2 shown, 2 GIF and 1 PNG hidden"_s);
    QCOMPARE(run.images.tally(run.id).hiddenKept, 0);
}

void TestFilteredImages::countsBackWhatHasMadeRoom()
{
    Run run(kLinks);
    const QList<int> later{run.collect(kOthers), run.collect(kOthers), run.collect(kOthers)};
    run.images.setFilter(run.id, run.with(u"png"));
    QTRY_COMPARE(run.sentence(), u"1 shown, 2 GIF and 2 JPG hidden"_s);
    run.fillUp(later);
    QCOMPARE(run.images.tally(run.id).hiddenKept, 0);
    run.undo.undo();
    QCOMPARE(run.sentence(), u"2 shown, 2 GIF and 1 PNG hidden"_s);
    QCOMPARE(run.images.tally(run.id).hiddenKept, 0);
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
    Run run("http://b.example/8.jpg\nhttp://b.example/9.jpg\n");
    if (isDirect)
        run.fixture.manager->add({ImageRef{.url = u"http://b.example/6.jpg"_s}}, run.fixture.options);
    const int other = run.collect(kOthers);
    run.images.setFilter(other, run.with(u"png"));
    QTRY_VERIFY(run.names().contains(u"7.png"_s));
    const QStringList fixed = isDirect ? QStringList{u"6.jpg"_s} : QStringList();
    QCOMPARE(run.names(), fixed + QStringList({u"7.png"_s, u"8.jpg"_s, u"9.jpg"_s}));
}

void TestFilteredImages::takesOutWhatCameInSlices()
{
    Run run("http://a.example/[1-3000].jpg\nhttp://a.example/x.png\n");
    QTRY_VERIFY(!run.fixture.manager->hasArrivals());
    QCOMPARE(run.fixture.manager->count(), 3'000);
    run.images.setFilter(run.id, run.with(u"png"));
    QTRY_COMPARE(run.names(), QStringList{u"x.png"_s});
}

void TestFilteredImages::takesOutWhatItShowedItself()
{
    Run run(kLinks);
    run.images.setFilter(run.id, run.with(u"image"));
    QTRY_COMPARE(run.names().size(), 5);
    run.images.setFilter(run.id, run.with(u"gif"));
    QTRY_COMPARE(run.names(), QStringList({u"3.gif"_s, u"5.gif"_s}));
    run.undo.undo();
    QCOMPARE(run.names().size(), 5);
    run.images.setFilter(run.id, run.with(u"png")); // also what came back by that
    QTRY_COMPARE(run.names(), QStringList({u"2.png"_s}));
}

void TestFilteredImages::closesWhileItJudges()
{
    bool wasHeard = false;
    {
        Run run("http://a.example/[1-19000].gif\nhttp://a.example/x.jpg\n");
        run.images.judge(run.id, run.with(u"image"), [&wasHeard](const FilteredImages::Tally &) { wasHeard = true; });
    }
    QVERIFY(!wasHeard);
}

void TestFilteredImages::holdsWhatItsCollectionHolds()
{
    Run run(kLinks, true);
    QCOMPARE(run.inState(JobState::Held), 2);
    run.images.setFilter(run.id, run.with(u"image"));
    QTRY_COMPARE(run.inState(JobState::Held), 5);
}

void TestFilteredImages::showsOnlyTheLatestChange()
{
    Run run(kLinks);
    run.images.setFilter(run.id, run.with(u"png"));
    run.images.setFilter(run.id, run.with(u"gif"));
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
    Run run(kLinks);
    DownloadOptions options = run.with(list);
    options.listing = listing;
    QString heard;
    run.images.judge(run.id, options, [&heard](const FilteredImages::Tally &tally) {
        heard = filterSentence(tally.shown, tally.hidden);
    });
    QTRY_VERIFY(!heard.isEmpty());
    QTEST(heard, "sentence");
    QCOMPARE(run.names(), QStringList({u"1.jpg"_s, u"4.jpg"_s}));
    QVERIFY(!run.undo.canUndo());
}

void TestFilteredImages::keepsABoundedNumber()
{
    Run run("http://a.example/[1-25000].gif\nhttp://a.example/x.jpg\nhttp://a.example/y.jpg\n");
    QCOMPARE(run.sentence(), u"2 shown, 25000 GIF hidden"_s);
    QCOMPARE(run.images.tally(run.id).hiddenKept, int(FilteredImages::kMostImages));
}

void TestFilteredImages::forgetsSingleLinks()
{
    const Run run("http://a.example/1.jpg\n");
    QVERIFY(!run.images.knows(run.id));
    QCOMPARE(run.images.latest(), 0);
}

void TestFilteredImages::countsInTheDialogAsOneTypes()
{
    Run run(kLinks);
    FilterDialog dialog(run.images, run.id);
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

void TestFilteredImages::changesNothingOnCancel()
{
    Run run(kLinks);
    FilterDialog dialog(run.images, run.id);
    dialog.show();
    QTest::keyClick(&dialog, Qt::Key_Escape);
    QVERIFY(!dialog.isVisible());
    QVERIFY(!run.undo.canUndo());
    dialog.accept(); // nothing was changed, so that there is nothing to do
    QVERIFY(!run.undo.canUndo());
}

QTEST_MAIN(TestFilteredImages)
#include "tst_filteredimages.moc"
