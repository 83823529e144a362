// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#include "ui/filteredimages.h"

#include "ui/collectionbook.h"
#include "ui/filterdialog.h"
#include "ui/filtertext.h"
#include "ui/jobchoice.h"
#include "ui/managerfixture.h"
#include "ui/undohistory.h"

#include <QDialogButtonBox>
#include <QFile>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

#include <optional>

using namespace bowerbird;
using namespace bowerbird::test;
using namespace Qt::StringLiterals;

namespace {

TypeSelection types(QStringView list)
{
    return *TypeSelection::parse(list);
}

// A collector, a manager and a book, joined as the window joins them, and lists of links without a server behind them:
// whoever asks again for one that is gone gets nothing.
struct Run
{
    explicit Run(const QByteArray &links, bool holds = false)
        : choice(*fixture.manager)
    {
        begin();
        id = collect(links, holds);
    }
    ~Run() { end(); }

    void begin()
    {
        collector.emplace([] { return Result<QString>(fail(FailureReason::Internal)); });
        join();
        book.emplace(CollectionBook::Parts{
            .library = fixture.library, .collector = *collector, .manager = *fixture.manager, .options = [this] {
                return options(false);
            }});
        images.emplace(FilteredImages::Parts{.library = fixture.library,
                                             .collector = *collector,
                                             .manager = *fixture.manager,
                                             .book = *book,
                                             .undo = undo,
                                             .choice = &choice});
    }
    void end()
    {
        images.reset();
        book.reset();
        collector.reset();
    }
    // What asks begins anew on the same library, as after a start; the rows stay.
    void restart()
    {
        end();
        begin();
    }
    // Before the filters hear of it, as the program does.
    void join()
    {
        QObject::connect(&*collector, &Collector::found, fixture.manager.get(),
                         [this](int collection, const QList<ImageRef> &found, const auto &download) {
                             if (const CollectOptions *theirs = collector->optionsOf(collection)) {
                                 const AddMode mode = theirs->holds ? AddMode::Hold : AddMode::Queue;
                                 fixture.manager->addSoon(found, download, mode);
                             }
                         });
    }
    [[nodiscard]] CollectOptions options(bool holds) const
    {
        DownloadOptions download = *fixture.options;
        download.types = types(u"jpeg");
        return {.filter = filterOf(download),
                .holds = holds,
                .download = std::make_shared<const DownloadOptions>(download)};
    }
    void write(const QByteArray &links, int list) const
    {
        QFile file(fixture.directory.filePath(u"links%1.txt"_s.arg(list)));
        if (!file.open(QIODevice::WriteOnly) || file.write(links) != links.size())
            qFatal("no list for the test");
    }
    void forget(int list) const { QFile::remove(fixture.directory.filePath(u"links%1.txt"_s.arg(list))); }
    qint64 collect(const QByteArray &links, bool holds = false)
    {
        write(links, ++lists);
        QSignalSpy idle(&*collector, &Collector::idle);
        const int asking = collector->add(fixture.directory.filePath(u"links%1.txt"_s.arg(lists)), options(holds));
        const qint64 collection = book->idOf(asking);
        askings.insert(collection, asking);
        if (!idle.wait(10'000))
            qFatal("the list was not read");
        return collection;
    }
    void askAgain(CollectionBook::AskedBy by = CollectionBook::AskedBy::Person)
    {
        QSignalSpy idle(&*collector, &Collector::idle);
        book->askAgain(id, by);
        if (!idle.wait(10'000))
            qFatal("the list was not read again");
    }
    // So much in later collections that what is kept of the first one makes room.
    void fillUp(const QList<qint64> &later)
    {
        QList<ImageRef> many;
        for (int i = 0; i < Listing::kMostASide; ++i)
            many += ImageRef{.url = u"http://many.example/%1.jpg"_s.arg(i)};
        for (const qint64 collection : later)
            Q_EMIT collector->found(askings.value(collection), many, fixture.options);
    }

    [[nodiscard]] QStringList names() const // of the rows, sorted
    {
        QStringList list;
        for (int row = 0; row < fixture.manager->count(); ++row)
            list += fixture.manager->jobAt(row).image.url.section(u'/', -1);
        list.sort();
        return list;
    }
    [[nodiscard]] QStringList chosenNames() const
    {
        QStringList list;
        for (const JobId job : choice.chosen())
            list += fixture.manager->jobAt(fixture.manager->rowOf(job)).image.url.section(u'/', -1);
        list.sort();
        return list;
    }
    [[nodiscard]] JobId rowNamed(const QString &name) const
    {
        for (int row = 0; row < fixture.manager->count(); ++row) {
            if (fixture.manager->jobAt(row).image.url.endsWith(u'/' + name))
                return fixture.manager->idAt(row);
        }
        return {};
    }
    // As if it had been downloaded.
    void finish(const QString &name)
    {
        Job finished = fixture.manager->jobAt(fixture.manager->rowOf(rowNamed(name)));
        finished.state = JobState::Finished;
        finished.file.path = u"/pictures/"_s + name;
        fixture.manager->remove({finished.id});
        fixture.manager->restore({finished});
    }
    [[nodiscard]] QString sentence() const { return sentenceOf(id); }
    [[nodiscard]] QString sentenceOf(qint64 collection) const
    {
        const FilteredImages::Tally tally = images->tally(collection);
        return filterSentence(tally.shown, tally.hidden);
    }
    [[nodiscard]] DownloadOptions with(QStringView list) const
    {
        DownloadOptions options = images->optionsOf(id);
        options.types = types(list);
        return options;
    }
    [[nodiscard]] int inState(JobState state) const { return fixture.manager->counts().at(static_cast<size_t>(state)); }

    ManagerFixture fixture;
    UndoHistory undo;
    JobChoice choice;
    std::optional<Collector> collector;
    std::optional<CollectionBook> book;
    std::optional<FilteredImages> images;
    QHash<qint64, int> askings; // collection -> the collector's number
    int lists = 0;
    qint64 id = 0;
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
    void givesTicksBackWithTheirRows();
    void saysWhatAChangeHasDone_data();
    void saysWhatAChangeHasDone();
    void tellsTheBookWhatItShows();
    void countsInTheDialogAsOneTypes();
    void hidesOnceMoreWhatWasShown();
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
    QCOMPARE(run.images->tally(run.id).hiddenKept, 3);
    QCOMPARE(run.images->latest(), run.id);
    QCOMPARE(run.images->linkOf(run.id), run.fixture.directory.filePath(u"links1.txt"_s));
    QVERIFY(!run.images->knows(run.id + 1));
    QCOMPARE(run.names(), QStringList({u"1.jpg"_s, u"4.jpg"_s}));
}

void TestFilteredImages::showsItAsHeldRowsAndTakesThatBack()
{
    Run run(kLinks);
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
    Run run(kLinks);
    run.images->showAll(run.id);
    QTRY_COMPARE(run.fixture.manager->count(), 5);
    const Job gif = run.fixture.manager->jobAt(4);
    QVERIFY(gif.options->types.allows(ImageType::Gif)); // the engine looks at the bytes with these
    QVERIFY(gif.options->types.allows(ImageType::Mp4));
    QCOMPARE(gif.options->directory, run.fixture.options->directory);
}

void TestFilteredImages::changesAFilterBothWays()
{
    Run run(kLinks);
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
    Run run(kLinks);
    run.finish(u"1.jpg"_s);
    run.images->setFilter(run.id, run.with(u"png"));
    QTRY_COMPARE(run.names(), QStringList({u"1.jpg"_s, u"2.png"_s}));
    QCOMPARE(run.sentence(), u"2 shown, 2 GIF and 1 JPG hidden"_s);
}

void TestFilteredImages::takesAChangeBack()
{
    Run run(kLinks);
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
    Run run(kLinks);
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
    Run run(kLinks);
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
    Run run("http://a.example/[1-4999].gif\nhttp://a.example/x.jpg\n");
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
    Run run("http://a.example/[1-14999].gif\nhttp://a.example/x.jpg\n");
    const QString before = run.sentence();
    QSignalSpy changed(&*run.images, &FilteredImages::changed);
    run.images->showAll(run.id);
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
    Run run(kLinks);
    const qint64 other = run.collect(kOthers);
    run.images->showAll(run.id);
    run.images->showAll(other);
    QTRY_COMPARE(run.sentenceOf(other), u"3 shown"_s);
    QTRY_COMPARE(run.sentence(), u"5 shown"_s);
    QCOMPARE(run.fixture.manager->count(), 8);
}

void TestFilteredImages::undoesOneCollectionWhileAnotherChanges()
{
    Run run(kLinks);
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
    Run run(kLinks);
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
    Run run(kLinks);
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
    Run run("http://b.example/8.jpg\nhttp://b.example/9.jpg\n");
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
    Run run("http://a.example/[1-3000].jpg\nhttp://a.example/x.png\n");
    QTRY_VERIFY(!run.fixture.manager->hasArrivals());
    QCOMPARE(run.fixture.manager->count(), 3'000);
    run.images->setFilter(run.id, run.with(u"png"));
    QTRY_COMPARE(run.names(), QStringList{u"x.png"_s});
}

void TestFilteredImages::takesOutWhatItShowedItself()
{
    Run run(kLinks);
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
        Run run("http://a.example/[1-19000].gif\nhttp://a.example/x.jpg\n");
        run.images->judge(run.id, run.with(u"image"), [&wasHeard](const FilteredImages::Tally &) { wasHeard = true; });
    }
    QVERIFY(!wasHeard);
}

void TestFilteredImages::holdsWhatItsCollectionHolds()
{
    Run run(kLinks, true);
    QCOMPARE(run.inState(JobState::Held), 2);
    run.images->setFilter(run.id, run.with(u"image"));
    QTRY_COMPARE(run.inState(JobState::Held), 5);
}

void TestFilteredImages::showsOnlyTheLatestChange()
{
    Run run(kLinks);
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
    Run run(kLinks);
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

void TestFilteredImages::keepsABoundedNumber()
{
    Run run("http://a.example/[1-25000].gif\nhttp://a.example/x.jpg\nhttp://a.example/y.jpg\n");
    QCOMPARE(run.sentence(), u"2 shown, 25000 GIF hidden"_s);
    QCOMPARE(run.images->tally(run.id).hiddenKept, int(Listing::kMostASide));
}

void TestFilteredImages::forgetsSingleLinks()
{
    const Run run("http://a.example/1.jpg\n");
    QVERIFY(!run.images->knows(run.id));
    QCOMPARE(run.images->latest(), 0);
}

void TestFilteredImages::keepsAChangedFilterOverARestart()
{
    Run run(kLinks);
    run.images->setFilter(run.id, run.with(u"png"));
    QTRY_COMPARE(run.names(), QStringList({u"2.png"_s}));
    run.restart();
    QCOMPARE(run.images->optionsOf(run.id).types, types(u"png"));
    QCOMPARE(run.sentence(), u"1 shown, 2 GIF and 2 JPG hidden"_s);
}

void TestFilteredImages::asksAgainWithTheFilterThatWasChanged_data()
{
    QTest::addColumn<bool>("isAfterRestart");
    QTest::addColumn<CollectionBook::AskedBy>("by");
    QTest::newRow("at once") << false << CollectionBook::AskedBy::Person;
    QTest::newRow("after a restart") << true << CollectionBook::AskedBy::Person;
    QTest::newRow("by its watch") << true << CollectionBook::AskedBy::Watch;
}

void TestFilteredImages::asksAgainWithTheFilterThatWasChanged()
{
    QFETCH(bool, isAfterRestart);
    QFETCH(CollectionBook::AskedBy, by);
    Run run(kLinks);
    run.images->setFilter(run.id, run.with(u"png"));
    QTRY_COMPARE(run.names(), QStringList({u"2.png"_s}));
    if (isAfterRestart)
        run.restart();
    run.write(QByteArray(kLinks) + "http://a.example/6.png\nhttp://a.example/7.jpg\n", 1);
    run.askAgain(by);
    QCOMPARE(run.names(), QStringList({u"2.png"_s, u"6.png"_s}));
    QTRY_COMPARE(run.sentence(), u"2 shown, 2 GIF and 3 JPG hidden"_s);
}

void TestFilteredImages::showsWhatWasHiddenBeforeARestart()
{
    Run run(kLinks);
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

void TestFilteredImages::hidesRowsOfAnEarlierRun()
{
    Run run("http://b.example/8.jpg\nhttp://b.example/9.jpg\n");
    run.id = run.collect(kOthers);
    run.restart();
    run.images->setFilter(run.id, run.with(u"png"));
    QTRY_COMPARE(run.names(), QStringList({u"7.png"_s, u"8.jpg"_s, u"9.jpg"_s})); // 8 is the other's
    QCOMPARE(run.sentence(), u"2 shown, 1 JPG hidden"_s);
}

void TestFilteredImages::keepsWhatARemovedCollectionHasHidden()
{
    Run run(kLinks);
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

void TestFilteredImages::saysWhatIsNotKept_data()
{
    QTest::addColumn<bool>("isAfterRestart");
    QTest::newRow("in this run") << false;
    QTest::newRow("after a restart") << true;
}

void TestFilteredImages::saysWhatIsNotKept()
{
    QFETCH(bool, isAfterRestart);
    Run run(kLinks);
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

void TestFilteredImages::findsAgainWhatWasNotKept()
{
    Run run(kLinks);
    run.fillUp({run.collect(kOthers), run.collect(kOthers), run.collect(kOthers)});
    QCOMPARE(run.images->tally(run.id).hiddenLost, 3);
    run.askAgain();
    QCOMPARE(run.sentence(), u"2 shown, 2 GIF and 1 PNG hidden"_s);
    QCOMPARE(run.images->tally(run.id).hiddenLost, 0);
    QCOMPARE(run.images->tally(run.id).hiddenKept, 3);
}

void TestFilteredImages::countsOnceWhatIsAskedAgain()
{
    Run run(kLinks);
    for (int time = 0; time < 2; ++time) {
        run.askAgain();
        QCOMPARE(run.sentence(), u"2 shown, 2 GIF and 1 PNG hidden"_s);
    }
    run.write("http://a.example/9.jpg\n", 1); // as a feed does: what was listed before stays known
    run.askAgain();
    QCOMPARE(run.sentence(), u"3 shown, 2 GIF and 1 PNG hidden"_s);
}

// Neither the rows nor what was kept of the first time are there any more.
void TestFilteredImages::countsWhatIsDownloadedWhenAskedAgain()
{
    Run run(kLinks);
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

void TestFilteredImages::countsOnceWhatWasDownloadedBeforeAnUndo()
{
    Run run(kLinks);
    run.images->showAll(run.id);
    QTRY_COMPARE(run.names().size(), 5);
    run.finish(u"3.gif"_s);
    run.undo.undo();
    QCOMPARE(run.names(), QStringList({u"1.jpg"_s, u"3.gif"_s, u"4.jpg"_s}));
    QCOMPARE(run.sentence(), u"3 shown, 1 GIF and 1 PNG hidden"_s);
    QCOMPARE(run.images->tally(run.id).hiddenKept, 2);
}

void TestFilteredImages::saysWhatStaysAlthoughItIsLeftOut()
{
    Run run(kLinks);
    run.finish(u"1.jpg"_s);
    FilteredImages::Tally heard;
    run.images->judge(run.id, run.with(u"png"), [&heard](const FilteredImages::Tally &tally) { heard = tally; });
    QTRY_COMPARE(filterSentence(heard.shown, heard.hidden), u"2 shown, 2 GIF and 1 JPG hidden"_s);
    QCOMPARE(heard.staying, 1);
    QVERIFY(filterSentences(heard).contains("1 of them"_L1));
}

void TestFilteredImages::givesTicksBackWithTheirRows()
{
    Run run(kLinks, true);
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
    QTest::newRow("neither") << u"jpeg,webp"_s << u"Changed a filter; nothing comes or goes by it"_s;
}

void TestFilteredImages::saysWhatAChangeHasDone()
{
    QFETCH(QString, list);
    Run run(kLinks);
    run.images->setFilter(run.id, run.with(list));
    QTRY_VERIFY(run.undo.canUndo());
    QTEST(run.undo.latest(), "done");
}

// The panel shows the book's numbers, and the table its images.
void TestFilteredImages::tellsTheBookWhatItShows()
{
    Run run(kLinks);
    const auto entry = [&run]() -> const CollectionBook::Entry & { return *run.book->find(run.id); };
    QCOMPARE(run.book->found(entry()), 2);
    QCOMPARE(run.book->filtered(entry()), 3);
    run.images->showAll(run.id);
    QTRY_COMPARE(run.book->found(entry()), 5);
    QCOMPARE(run.book->filtered(entry()), 0);
    QCOMPARE(run.book->tally(run.id).rows, 5);
    QCOMPARE(entry().images.size(), 5);
    QCOMPARE(run.book->fresh(entry()), 2); // nothing of it is new on its site
    run.undo.undo();
    QCOMPARE(run.book->found(entry()), 2);
    QCOMPARE(run.book->filtered(entry()), 3);
    QCOMPARE(run.book->tally(run.id).rows, 2);
}

void TestFilteredImages::countsInTheDialogAsOneTypes()
{
    Run run(kLinks);
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
void TestFilteredImages::hidesOnceMoreWhatWasShown()
{
    Run run(kLinks);
    run.images->showAll(run.id);
    QTRY_COMPARE(run.names().size(), 5);
    FilterDialog dialog(*run.images, run.id);
    QTRY_COMPARE(dialog.countText(), u"2 shown, 2 GIF and 1 PNG hidden"_s);
    dialog.accept();
    QTRY_COMPARE(run.names(), QStringList({u"1.jpg"_s, u"4.jpg"_s}));
    QCOMPARE(run.sentence(), u"2 shown, 2 GIF and 1 PNG hidden"_s);
}

void TestFilteredImages::changesNothingOnCancel()
{
    Run run(kLinks);
    FilterDialog dialog(*run.images, run.id);
    dialog.show();
    QTest::keyClick(&dialog, Qt::Key_Escape);
    QVERIFY(!dialog.isVisible());
    QVERIFY(!run.undo.canUndo());
    dialog.accept(); // nothing was changed, so that there is nothing to do
    QVERIFY(!run.undo.canUndo());
}

QTEST_MAIN(TestFilteredImages)
#include "tst_filteredimages.moc"
