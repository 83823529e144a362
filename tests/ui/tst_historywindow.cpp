// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#include "engine/downloadmanager.h"
#include "media/thumbnailcache.h"
#include "sources/collector.h"
#include "store/library.h"
#include "store/libraryfixture.h"
#include "store/settingsstore.h"
#include "ui/historyactions.h"
#include "ui/historyfilterbar.h"
#include "ui/historymodel.h"
#include "ui/historyview.h"
#include "ui/historywindow.h"
#include "ui/messagebar.h"
#include "ui/settingskeeper.h"
#include "ui/undohistory.h"

#include <QAbstractItemModelTester>
#include <QAction>
#include <QClipboard>
#include <QComboBox>
#include <QFile>
#include <QGuiApplication>
#include <QImage>
#include <QLabel>
#include <QLineEdit>
#include <QPixmap>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

using namespace bowerbird;
using namespace bowerbird::test;
using namespace Qt::StringLiterals;

namespace {

// A library with files, a manager that is paused, and the window on them.
struct Bench
{
    explicit Bench(int images = 0)
        : library(fixture.opened())
        , thumbnails(fixture.path(u"thumbnails"_s))
        , store(fixture.path(u"settings.ini"_s))
        , settings(defaults(), [](const Settings &) {})
        , manager(*library, &thumbnails, {.workers = 1, .retryPolicy = RetryPolicy(5)})
    {
        manager.pauseAll();
        for (int i = 1; i <= images; ++i)
            library->place(
                fixture.part(quint64(i), "bytes of " + QByteArray::number(i), u"p%1.jpg"_s.arg(i, 4, 10, QChar(u'0'))),
                {});
        library->flush();
        makeWindow();
    }

    void makeWindow()
    {
        window.reset();
        window = std::make_unique<HistoryWindow>(HistoryWindow::Parts{.library = *library,
                                                                      .manager = manager,
                                                                      .thumbnails = thumbnails,
                                                                      .store = store,
                                                                      .settings = settings,
                                                                      .undo = undo});
    }

    Settings defaults() const
    {
        Settings result;
        result.download.directory = fixture.images();
        return result;
    }

    QString place(quint64 id, const QByteArray &bytes, const QString &name, const QString &title = {})
    {
        PlaceJob part = fixture.part(id, bytes, name);
        part.image.title = title;
        return LibraryFixture::placed(*library, part).file.path;
    }

    void show()
    {
        window->show();
        waitForAnswer();
    }
    void waitForAnswer() const
    {
        QTRY_VERIFY(!window->model().isSearching());
        QTRY_VERIFY(!counts().contains(u"Searching"_s));
    }
    QString counts() const { return window->findChild<QLabel *>(u"counts"_s)->text(); }
    HistoryView *view() const { return window->findChild<HistoryView *>(); }
    HistoryActions &actions() const { return window->actionSet(); }
    QStringList names() const
    {
        QStringList all;
        for (int row = 0; row < window->model().rowCount(); ++row)
            all += window->model().entryAt(row).fileName();
        return all;
    }
    // The row of this file alone is chosen.
    void choose(const QString &name) const { view()->chooseAt(int(names().indexOf(name))); }
    QString stateOf(const QString &name) const
    {
        const int row = int(names().indexOf(name));
        return window->model().index(row, static_cast<int>(HistoryColumn::State)).data().toString();
    }

    LibraryFixture fixture;
    std::unique_ptr<Library> library;
    ThumbnailCache thumbnails;
    SettingsStore store;
    SettingsKeeper settings;
    UndoHistory undo;
    DownloadManager manager;
    std::unique_ptr<HistoryWindow> window;
};

QComboBox *boxNamed(const QWidget &parent, const QString &name)
{
    for (QComboBox *box : parent.findChildren<QComboBox *>()) {
        if (box->accessibleName() == name)
            return box;
    }
    qFatal("no box %s", qPrintable(name));
}

} // namespace

class TestHistoryWindow : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        // The trash of this test, not of the person who runs it.
        qputenv("XDG_DATA_HOME", m_trashHome.path().toLocal8Bit());
    }

    void saysThatThereIsNothingYet()
    {
        Bench bench;
        bench.show();
        QVERIFY(!bench.view()->isVisible());
        QTRY_COMPARE(bench.window->findChild<QLabel *>(u"title"_s)->text(), u"Nothing has been downloaded yet"_s);
        for (const QAction *action : bench.actions().all())
            QVERIFY2(!action->isEnabled(), qPrintable(action->text()));
    }

    void givesPageAfterPage()
    {
        Bench bench(HistoryModel::kPage + 20);
        HistoryModel model(*bench.library, bench.thumbnails);
        QSignalSpy counted(&model, &HistoryModel::counted);
        model.setQuery({});
        QVERIFY(model.isSearching());
        QTRY_COMPARE(model.rowCount(), HistoryModel::kPage);
        QTRY_COMPARE(counted.size(), 1);
        QCOMPARE(counted.first().first().value<HistoryCounts>().present, HistoryModel::kPage + 20);
        QVERIFY(model.canFetchMore({}));
        model.fetchMore({});
        QVERIFY(!model.canFetchMore({})); // while one is asked for
        QTRY_COMPARE(model.rowCount(), HistoryModel::kPage + 20);
        QVERIFY(!model.canFetchMore({}));
        QCOMPARE(model.entryAt(0).fileName(), u"p0320.jpg"_s);
        QCOMPARE(model.entryAt(HistoryModel::kPage + 19).fileName(), u"p0001.jpg"_s);
    }

    void keepsItsPlaceWhenImagesCome()
    {
        Bench bench(HistoryModel::kPage + 20);
        const QAbstractItemModelTester tester(&bench.window->model(),
                                              QAbstractItemModelTester::FailureReportingMode::Fatal);
        bench.show();
        QVERIFY2(bench.counts().startsWith(u"320 "_s), qPrintable(bench.counts()));
        bench.view()->scrollToBottom();
        QTRY_COMPARE(bench.window->model().rowCount(), HistoryModel::kPage + 20);
        bench.choose(u"p0007.jpg"_s);
        bench.place(9'999, "one more", u"new.jpg"_s);
        bench.window->reload();
        QTRY_COMPARE(bench.names().first(), u"new.jpg"_s);
        QCOMPARE(bench.view()->selectedEntries().value(0).fileName(), u"p0007.jpg"_s);
        QVERIFY(bench.view()->viewport()->rect().intersects(bench.view()->visualRect(bench.view()->currentIndex())));
    }

    void searchesAsOneTypes()
    {
        Bench bench(12);
        bench.place(100, "cat", u"photo.jpg"_s, u"A sleeping Cat"_s);
        bench.show();
        QCOMPARE(bench.names().size(), 13);
        auto *field = bench.window->findChild<QLineEdit *>();
        QTest::keyClicks(field, u"sleeping cat"_s);
        QTRY_COMPARE(bench.names(), QStringList{u"photo.jpg"_s});
        QTRY_VERIFY(bench.counts().startsWith(u"1 "_s));
        QTest::keyClicks(field, u" zebra"_s);
        QTRY_COMPARE(bench.names(), QStringList());
        QCOMPARE(bench.window->findChild<QLabel *>(u"title"_s)->text(), u"No image matches"_s);
        auto *all = bench.window->findChild<QPushButton *>();
        QVERIFY(all->isVisible());
        all->click();
        QTRY_COMPARE(bench.names().size(), 13);
        QVERIFY(field->text().isEmpty());
    }

    void theLatestQuestionWins()
    {
        Bench bench(30);
        bench.show();
        HistoryModel &model = bench.window->model();
        QSignalSpy searched(&model, &HistoryModel::searched);
        for (int i = 1; i <= 20; ++i)
            model.setQuery({.text = u"p%1"_s.arg(i, 4, 10, QChar(u'0'))});
        QTRY_COMPARE(bench.names(), QStringList{u"p0020.jpg"_s});
        QTRY_VERIFY(!model.isSearching());
        bench.library->flush();
        QCOMPARE(searched.size(), 1);
    }

    void filtersBySizeTypeDateAndState()
    {
        Bench bench;
        bench.place(1, QByteArray(200'000, 'x'), u"large.jpg"_s);
        bench.place(2, "small", u"small.jpg"_s);
        QFile::remove(bench.place(3, "gone", u"gone.jpg"_s));
        bench.show();
        QCOMPARE(bench.names().size(), 3);
        QCOMPARE(bench.stateOf(u"gone.jpg"_s), u"Missing"_s);
        QVERIFY2(bench.counts().contains(u"1 missing"_s), qPrintable(bench.counts()));
        const auto names = [&bench](const QString &box, int index) {
            boxNamed(*bench.window, box)->setCurrentIndex(index);
            bench.waitForAnswer();
            const QStringList found = bench.names();
            boxNamed(*bench.window, box)->setCurrentIndex(0);
            return found;
        };
        QCOMPARE(names(u"Size"_s, 2), QStringList{u"large.jpg"_s}); // 100 kB to 1 MB
        QCOMPARE(names(u"State"_s, 2), QStringList{u"gone.jpg"_s});
        QCOMPARE(names(u"Type"_s, 2), QStringList()); // PNG
        QCOMPARE(names(u"Type"_s, 1).size(), 3);      // JPEG
        QCOMPARE(names(u"Date"_s, 1).size(), 3);      // today
        auto *dates = boxNamed(*bench.window, u"Date"_s);
        dates->setCurrentIndex(dates->count() - 1);
        QVERIFY(bench.window->findChild<QWidget *>(u"qt_spinbox_lineedit"_s)->isVisible());
        bench.waitForAnswer();
        QCOMPARE(bench.names().size(), 3);
    }

    void sortsByBoxAndHeader()
    {
        Bench bench;
        bench.place(1, "22", u"b.jpg"_s);
        bench.place(2, "333", u"c.jpg"_s);
        bench.place(3, "1", u"a.jpg"_s);
        bench.show();
        QCOMPARE(bench.names().join(u' '), u"a.jpg c.jpg b.jpg"_s); // the newest first
        boxNamed(*bench.window, u"Order"_s)->setCurrentIndex(2);
        QTRY_COMPARE(bench.names().join(u' '), u"a.jpg b.jpg c.jpg"_s);
        Q_EMIT bench.view()->sortRequested(HistorySort::Largest);
        QTRY_COMPARE(bench.names().join(u' '), u"c.jpg b.jpg a.jpg"_s);
        QCOMPARE(boxNamed(*bench.window, u"Order"_s)->currentIndex(), 3);
    }

    void forgetsAndTakesItBack()
    {
        Bench bench(3);
        bench.show();
        bench.choose(u"p0002.jpg"_s);
        const HistoryEntry entry = bench.view()->selectedEntries().first();
        QTest::keyClick(bench.view(), Qt::Key_Delete);
        QTRY_COMPARE(bench.names().join(u' '), u"p0003.jpg p0001.jpg"_s);
        QCOMPARE(bench.view()->selectedEntries().value(0).fileName(), u"p0001.jpg"_s); // moved up to its place
        QVERIFY(QFile::exists(entry.file.path));
        bench.library->flush();
        QVERIFY(!bench.library->known({.url = entry.url}));
        QVERIFY(bench.window->findChild<MessageBar *>()->isShowing(u"undo"_s));
        bench.undo.undo();
        QTRY_COMPARE(bench.names().size(), 3);
        QCOMPARE(bench.library->known({.url = entry.url})->state, KnownImage::State::Present);
        QVERIFY(!bench.window->findChild<MessageBar *>()->isShowing(u"undo"_s));
    }

    void movesFilesToTheTrashAndBack()
    {
        Bench bench(2);
        bench.show();
        bench.choose(u"p0001.jpg"_s);
        const HistoryEntry entry = bench.view()->selectedEntries().first();
        QSignalSpy changed(&bench.actions(), &HistoryActions::changed);
        bench.actions().trash->trigger();
        QTRY_COMPARE(changed.size(), 1);
        if (QFile::exists(entry.file.path))
            QSKIP("there is no trash on this file system");
        QTRY_COMPARE(bench.stateOf(u"p0001.jpg"_s), u"Deleted by you"_s);
        QVERIFY(!bench.actions().trash->isEnabled());
        QVERIFY(!bench.actions().open->isEnabled());
        QCOMPARE(bench.library->known({.url = entry.url})->state, KnownImage::State::Deleted);
        bench.undo.undo();
        QTRY_COMPARE(bench.stateOf(u"p0001.jpg"_s), u"Here"_s);
        QVERIFY(bench.actions().trash->isEnabled());
        QFile::remove(entry.file.path); // it is unmarked, too
        QCOMPARE(bench.library->known({.url = entry.url})->state, KnownImage::State::Missing);
    }

    void anEditedFileIsChangedAndCanBeAccepted()
    {
        Bench bench;
        const QString path = bench.place(7, "bytes", u"p.jpg"_s);
        writeFile(path, "bytes and one more");
        bench.show();
        QCOMPARE(bench.stateOf(u"p.jpg"_s), u"Changed"_s);
        QVERIFY2(bench.counts().contains(u"1 changed"_s), qPrintable(bench.counts()));
        bench.choose(u"p.jpg"_s);
        QVERIFY(bench.actions().open->isEnabled() && bench.actions().trash->isEnabled());
        bench.actions().accept->trigger();
        QTRY_COMPARE(bench.stateOf(u"p.jpg"_s), u"Here"_s);
        QCOMPARE(bench.library->known(LibraryFixture::job(7).image)->state, KnownImage::State::Present);
        bench.choose(u"p.jpg"_s);
        QVERIFY(!bench.actions().accept->isEnabled());
        bench.undo.undo();
        QTRY_COMPARE(bench.stateOf(u"p.jpg"_s), u"Changed"_s);
    }

    void downloadsAgainWhatWasDeletedMissingOrIsThere_data()
    {
        QTest::addColumn<HistoryState>("state");
        QTest::newRow("here") << HistoryState::Present;
        QTest::newRow("missing") << HistoryState::Missing;
        QTest::newRow("deleted") << HistoryState::Deleted;
    }
    void downloadsAgainWhatWasDeletedMissingOrIsThere()
    {
        QFETCH(HistoryState, state);
        Bench bench;
        const QString path = bench.place(7, "bytes", u"p.jpg"_s);
        if (state != HistoryState::Present)
            QFile::remove(path);
        if (state == HistoryState::Deleted)
            bench.library->markDeleted({path});
        bench.show();
        bench.choose(u"p.jpg"_s);
        QCOMPARE(bench.view()->selectedEntries().value(0).state, state);
        bench.actions().queueAgain->trigger();
        QCOMPARE(bench.manager.count(), 1);
        QCOMPARE(bench.manager.jobAt(0).state, JobState::Queued);
        QCOMPARE(bench.manager.jobAt(0).image.url, u"https://example.com/7.jpg"_s);
        QCOMPARE(bench.manager.jobAt(0).options->directory, bench.fixture.images());
        bench.actions().queueAgain->trigger(); // it is on its way
        QCOMPARE(bench.manager.count(), 1);
        bench.undo.undo();
        QCOMPARE(bench.manager.count(), 0);
    }

    void aRowThatHasEndedGivesWayAndComesBack()
    {
        Bench bench;
        const QString path = bench.place(7, "bytes", u"p.jpg"_s);
        Job job = LibraryFixture::job(7);
        job.state = JobState::Finished;
        job.file.path = path;
        bench.manager.restore({job});
        bench.show();
        bench.choose(u"p.jpg"_s);
        QVERIFY(bench.actions().showInTable->isEnabled());
        QSignalSpy shown(bench.window.get(), &HistoryWindow::showRequested);
        bench.actions().showInTable->trigger();
        QCOMPARE(shown.value(0).value(0).value<QList<JobId>>(), QList<JobId>{job.id});
        bench.actions().queueAgain->trigger();
        QCOMPARE(bench.manager.count(), 1);
        QCOMPARE(bench.manager.jobAt(0).state, JobState::Queued);
        bench.undo.undo();
        QCOMPARE(bench.manager.count(), 1);
        QCOMPARE(bench.manager.jobAt(0).id, job.id);
        QCOMPARE(bench.manager.jobAt(0).state, JobState::Finished);
    }

    void copiesLinks()
    {
        Bench bench(2);
        bench.show();
        bench.view()->selectAll();
        bench.actions().copyLink->trigger();
        QCOMPARE(QGuiApplication::clipboard()->text(), u"https://example.com/2.jpg\nhttps://example.com/1.jpg"_s);
    }

    void makesAThumbnailThatIsNotThereAnyMore()
    {
        Bench bench;
        QImage image(80, 60, QImage::Format_RGB32);
        image.fill(Qt::red);
        const QString path = bench.place(1, "to be replaced", u"p.jpg"_s);
        QVERIFY(image.save(path, "PNG"));
        bench.library->flush();
        bench.fixture.sql(u"UPDATE images SET size = ?"_s, {QFile(path).size()});
        bench.show();
        const QModelIndex picture = bench.window->model().index(0, static_cast<int>(HistoryColumn::Picture));
        QCOMPARE(bench.stateOf(u"p.jpg"_s), u"Here"_s);
        QTRY_VERIFY(!picture.data(Qt::DecorationRole).value<QPixmap>().isNull());
        QVERIFY(!bench.thumbnails.thumbnail({1}).isNull());
    }

    void remembersItsPlace()
    {
        Bench bench(1);
        bench.show();
        bench.window->resize(777, 444);
        bench.view()->setColumnWidth(static_cast<int>(HistoryColumn::Title), 123);
        bench.makeWindow();
        bench.show();
        QCOMPARE(bench.window->size(), QSize(777, 444));
        QCOMPARE(bench.view()->columnWidth(static_cast<int>(HistoryColumn::Title)), 123);
    }

private:
    QTemporaryDir m_trashHome;
};

QTEST_MAIN(TestHistoryWindow)
#include "tst_historywindow.moc"
