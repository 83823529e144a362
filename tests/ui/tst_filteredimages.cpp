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
        , images(collector, *fixture.manager, undo)
    {
        QObject::connect(&collector, &Collector::found, fixture.manager.get(),
                         [this](int collection, const QList<ImageRef> &found, const auto &options) {
                             const bool isHeld = collector.optionsOf(collection)->holds;
                             fixture.manager->addSoon(found, options, isHeld ? AddMode::Hold : AddMode::Queue);
                         });
        QFile file(fixture.directory.filePath(u"links.txt"_s));
        if (!file.open(QIODevice::WriteOnly) || file.write(links) != links.size())
            qFatal("no list for the test");
        file.close();
        DownloadOptions options = *fixture.options;
        options.types = types(u"jpeg");
        CollectOptions collect{.filter = filterOf(options), .holds = holds, .download = {}};
        collect.download = std::make_shared<const DownloadOptions>(options);
        QSignalSpy idle(&collector, &Collector::idle);
        id = collector.add(file.fileName(), collect);
        if (!idle.wait(10'000) || !file.remove())
            qFatal("the list was not read");
    }

    [[nodiscard]] QStringList names() const // of the rows, sorted
    {
        QStringList list;
        for (int row = 0; row < fixture.manager->count(); ++row)
            list += fixture.manager->jobAt(row).image.url.section(u'/', -1);
        list.sort();
        return list;
    }
    [[nodiscard]] QString sentence() const
    {
        const FilteredImages::Tally tally = images.tally(id);
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
    FilteredImages images;
    int id = 0;
};

constexpr char kLinks[] = "http://a.example/1.jpg\nhttp://a.example/2.png\nhttp://a.example/3.gif\n"
                          "http://a.example/4.jpg\nhttp://a.example/5.gif\n";

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
