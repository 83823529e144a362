// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#include "engine/downloadmanager.h"
#include "engine/filenaming.h"
#include "store/library.h"
#include "store/libraryfixture.h"
#include "store/settingsstore.h"
#include "support/scriptedserver.h"
#include "support/testimages.h"
#include "ui/checkwindow.h"
#include "ui/settingskeeper.h"
#include "ui/undohistory.h"

#include <QAbstractItemModelTester>
#include <QAction>
#include <QClipboard>
#include <QComboBox>
#include <QDir>
#include <QFile>
#include <QGuiApplication>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QSignalSpy>
#include <QTableView>
#include <QTest>

#include <future>
#include <utility>

using namespace bowerbird;
using namespace bowerbird::test;
using namespace Qt::StringLiterals;

using Outcome = FindingsModel::Outcome;

namespace {

// Keeps the library from answering anybody else until it is opened or goes.
class Gate
{
public:
    explicit Gate(Library &library)
    {
        library.countHistory({}, {},
                             [opened = m_opened.get_future().share()](const HistoryCounts &) { opened.wait(); });
    }
    ~Gate() { open(); }
    Q_DISABLE_COPY_MOVE(Gate)
    void open()
    {
        if (!std::exchange(m_isOpen, true))
            m_opened.set_value();
    }

private:
    std::promise<void> m_opened;
    bool m_isOpen = false;
};

// A library with a whole file, a missing one, a changed one and a moved one, and the window.
struct Bench
{
    Bench()
        : library(fixture.opened())
        , store(fixture.path(u"settings.ini"_s))
        , settings(Settings{}, [](const Settings &) {})
        , manager(*library, nullptr, {.workers = 1, .retryPolicy = RetryPolicy(5)})
    {
        manager.pauseAll();
        window = std::make_unique<CheckWindow>(CheckWindow::Parts{
            .library = *library, .manager = manager, .store = store, .settings = settings, .undo = undo});
        window->show();
    }

    QString place(quint64 id, const QByteArray &bytes, const QString &name)
    {
        return LibraryFixture::placed(*library, fixture.part(id, bytes, name)).file.path;
    }

    QString placeFrom(const QString &link, quint64 id, const QByteArray &bytes, const QString &name)
    {
        PlaceJob part = fixture.part(id, bytes, name);
        part.image.url = link;
        return LibraryFixture::placed(*library, part).file.path;
    }

    void placeAll()
    {
        place(1, "whole", u"whole.jpg"_s);
        QFile::remove(place(2, "missing", u"missing.jpg"_s));
        writeFile(place(3, "changed", u"changed.jpg"_s), "CHANGED");
        movedFrom = place(4, "moved", u"moved.jpg"_s);
        movedTo = fixture.images() + u"/elsewhere/other.jpg"_s;
        QDir().mkpath(fixture.images() + u"/elsewhere"_s);
        QVERIFY(QFile::rename(movedFrom, movedTo));
    }

    QPushButton *button(const QString &name) const { return window->findChild<QPushButton *>(name); }
    QString text(const QString &name) const { return window->findChild<QLabel *>(name)->text(); }
    QAction *openAction() const
    {
        for (QAction *action : window->actions()) {
            if (action->text() == u"&Open"_s)
                return action;
        }
        return nullptr;
    }
    QTableView *table() const { return window->findChild<QTableView *>(); }
    QStringList findings() const
    {
        QStringList all;
        for (int row = 0; row < window->findings().rowCount(); ++row) {
            const auto &finding = window->findings().findingAt(row);
            all += FindingsModel::kindText(finding.kind) + u' ' + finding.entry.fileName();
        }
        all.sort();
        return all;
    }
    void check()
    {
        QSignalSpy finished(&window->checker(), &LibraryChecker::finished);
        button(u"start"_s)->click();
        QVERIFY(finished.wait(20'000));
    }
    // Chooses the row of this file; its number.
    int choose(const QString &name) const
    {
        for (int row = 0; row < window->findings().rowCount(); ++row) {
            if (window->findings().findingAt(row).entry.fileName() == name) {
                table()->selectRow(row);
                return row;
            }
        }
        return -1;
    }
    KnownImage::State known(quint64 id) const
    {
        library->flush();
        const auto state = library->known(LibraryFixture::job(id).image);
        return state ? state->state : KnownImage::State::Archived;
    }

    LibraryFixture fixture;
    std::unique_ptr<Library> library;
    SettingsStore store;
    SettingsKeeper settings;
    UndoHistory undo;
    DownloadManager manager;
    std::unique_ptr<CheckWindow> window;
    QString movedFrom;
    QString movedTo;
};

} // namespace

class TestCheckWindow : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    // The trash of this test, not of the person who runs it.
    void initTestCase() { qputenv("XDG_DATA_HOME", m_trashHome.path().toLocal8Bit()); }

    void saysThatAllIsWell()
    {
        Bench bench;
        bench.check();
        QCOMPARE(bench.text(u"empty"_s), u"There are no files to check yet."_s);
        bench.place(1, "whole", u"whole.jpg"_s);
        bench.check();
        QCOMPARE(bench.text(u"empty"_s), u"Every file is there and whole."_s);
        QVERIFY2(bench.text(u"summary"_s).startsWith(u"1 "_s), qPrintable(bench.text(u"summary"_s)));
        QVERIFY(!bench.window->findChild<QProgressBar *>()->isVisible());
        QCOMPARE(bench.button(u"start"_s)->text(), u"&Check Again"_s);
    }

    void beginsWithEnterButLosesNoFindingsByIt()
    {
        Bench bench;
        bench.placeAll();
        bench.table()->setFocus();
        QSignalSpy finished(&bench.window->checker(), &LibraryChecker::finished);
        QTest::keyClick(bench.table(), Qt::Key_Return);
        QVERIFY(finished.wait(20'000));
        QCOMPARE(bench.findings().size(), 3);
        const auto isIdle = [&bench] { return bench.window->checker().state() == LibraryChecker::State::Idle; };
        bench.table()->clearSelection();
        bench.table()->setCurrentIndex({});
        QTest::keyClick(bench.table(), Qt::Key_Enter);
        QVERIFY(isIdle());
        QCOMPARE(bench.findings().size(), 3);
        bench.button(u"start"_s)->setFocus();
        QTest::keyClick(bench.button(u"start"_s), Qt::Key_Enter);
        QVERIFY(isIdle());
        QTest::keyClick(bench.button(u"start"_s), Qt::Key_Space);
        QVERIFY(!isIdle());
        QVERIFY(finished.wait(20'000));
    }

    void listsWhatIsMissingChangedAndMoved()
    {
        Bench bench;
        const QAbstractItemModelTester tester(&bench.window->findings(),
                                              QAbstractItemModelTester::FailureReportingMode::Fatal);
        bench.placeAll();
        QSignalSpy told(bench.window.get(), &CheckWindow::told);
        bench.check();
        QCOMPARE(bench.findings(),
                 (QStringList{u"Changed changed.jpg"_s, u"Missing missing.jpg"_s, u"Moved moved.jpg"_s}));
        const QString summary = bench.text(u"summary"_s);
        QVERIFY2(summary.endsWith(u"whole, 1 missing, 1 changed, 1 moved"_s), qPrintable(summary));
        QVERIFY(summary.startsWith(u"1 "_s));
        QCOMPARE(told.size(), 1);
        auto *kinds = bench.window->findChild<QComboBox *>();
        kinds->setCurrentIndex(3);
        QCOMPARE(bench.table()->model()->rowCount(), 1);
        kinds->setCurrentIndex(0);
        QCOMPARE(bench.table()->model()->rowCount(), 3);
        // Again: not both lists.
        bench.check();
        QCOMPARE(bench.findings().size(), 3);
    }

    void canBeCopiedAsText()
    {
        Bench bench;
        bench.placeAll();
        bench.check();
        for (QPushButton *button : bench.window->findChildren<QPushButton *>()) {
            if (button->text() == u"Copy as &Text"_s)
                button->click();
        }
        const QString text = QGuiApplication::clipboard()->text();
        QVERIFY2(text.contains(u"Moved\t"_s + bench.movedFrom + u'\t' + bench.movedTo), qPrintable(text));
        QVERIFY(text.contains(u"https://example.com/2.jpg"_s));
        QVERIFY(text.contains(u"1 missing"_s));
    }

    void updatesThePlaceAndTakesItBack()
    {
        Bench bench;
        bench.placeAll();
        bench.check();
        QVERIFY(bench.choose(u"missing.jpg"_s) >= 0);
        QVERIFY(!bench.window->updatePlace->isEnabled());
        const int row = bench.choose(u"moved.jpg"_s);
        QVERIFY(bench.window->updatePlace->isEnabled());
        QCOMPARE(bench.known(4), KnownImage::State::Missing);
        bench.window->updatePlace->trigger();
        QCOMPARE(bench.known(4), KnownImage::State::Present);
        QCOMPARE(bench.library->known(LibraryFixture::job(4).image)->path, bench.movedTo);
        QCOMPARE(bench.window->findings().outcomeAt(row), Outcome::PlaceUpdated);
        QVERIFY(!bench.window->updatePlace->isEnabled()); // it is done
        bench.undo.undo();
        QCOMPARE(bench.known(4), KnownImage::State::Missing);
        QCOMPARE(bench.window->findings().outcomeAt(row), Outcome::Open);
        QVERIFY(bench.window->updatePlace->isEnabled());
    }

    void downloadsAgainAndForgets()
    {
        Bench bench;
        bench.placeAll();
        bench.check();
        const int missing = bench.choose(u"missing.jpg"_s);
        bench.window->queueAgain->trigger();
        QCOMPARE(bench.manager.count(), 1);
        QCOMPARE(bench.manager.jobAt(0).state, JobState::Queued);
        QCOMPARE(bench.window->findings().outcomeAt(missing), Outcome::DownloadingAgain);
        const int changed = bench.choose(u"changed.jpg"_s);
        bench.window->forget->trigger();
        QCOMPARE(bench.known(3), KnownImage::State::Archived); // nothing known
        QCOMPARE(bench.window->findings().outcomeAt(changed), Outcome::Forgotten);
        bench.undo.undo();
        QVERIFY(bench.known(3) != KnownImage::State::Archived);
        QCOMPARE(bench.window->findings().outcomeAt(changed), Outcome::Open);
        QCOMPARE(bench.window->findings().outcomeAt(missing), Outcome::DownloadingAgain);
        bench.undo.undo();
        QCOMPARE(bench.manager.count(), 0);
        QCOMPARE(bench.window->findings().outcomeAt(missing), Outcome::Open);
    }

    // The good file comes where the changed one is, under its very name, and the library is whole again.
    void bringsTheGoodFileToThePlaceOfAChangedOne()
    {
        Bench bench;
        const QByteArray good = "as it was";
        const QString path = bench.place(7, good, u"a {name} of mine.jpg"_s);
        writeFile(path, "CHANGED");
        bench.check();
        QCOMPARE(bench.findings(), QStringList{u"Changed a {name} of mine.jpg"_s});
        bench.choose(u"a {name} of mine.jpg"_s);
        bench.window->queueAgain->trigger();
        QCOMPARE(bench.manager.count(), 1);
        QCOMPARE(readFile(path), "CHANGED"); // until the good one has come
        const Job job = bench.manager.jobAt(0);
        NameCounter counter;
        NameFacts facts = NameFacts::of(job.image);
        facts.type = ImageType::Jpeg;
        const FilePlace place = placeOf(*job.options, facts, counter);
        QCOMPARE(place.directory + u'/' + place.name, path);
        bench.undo.undo();
        QCOMPARE(readFile(path), "CHANGED");
        QCOMPARE(bench.manager.count(), 0);
    }

    void theGoodFileTakesThePlaceOfAChangedOneWhenItHasCome()
    {
        ScriptedServer server;
        const QByteArray good = jpegBytes(3);
        server.on("/7.jpg", Reply::ok(good));
        Bench bench;
        const QString path = bench.placeFrom(server.url("/7.jpg"), 7, good, u"a {name} of mine.jpg"_s);
        writeFile(path, "CHANGED");
        bench.check();
        bench.choose(u"a {name} of mine.jpg"_s);
        bench.window->queueAgain->trigger();
        bench.manager.resumeAll();
        QTRY_COMPARE(readFile(path), good);
        QTRY_COMPARE(bench.manager.jobAt(0).file.path, path);
        QCOMPARE(QDir(bench.fixture.images()).entryList(QDir::Files), QStringList{u"a {name} of mine.jpg"_s});
        QDir trash(m_trashHome.path() + u"/Trash/files"_s);
        if (trash.exists()) // else it lies beside it
            QCOMPARE(readFile(trash.filePath(u"a {name} of mine.jpg"_s)), "CHANGED");
        bench.check();
        QCOMPARE(bench.findings(), QStringList());
        std::promise<qint64> count;
        bench.library->countHistory({}, {}, [&count](const HistoryCounts &counts) { count.set_value(counts.all()); });
        QCOMPARE(count.get_future().get(), 1); // not the changed one beside it
    }

    void aDownloadThatFailsLeavesTheOldFileAndIsTakenBack()
    {
        ScriptedServer server;
        server.on("/7.jpg", Reply::status(404));
        Bench bench;
        const QString link = server.url("/7.jpg");
        const QString path = bench.placeFrom(link, 7, "as it was", u"p.jpg"_s);
        writeFile(path, "CHANGED");
        Job finished = LibraryFixture::job(7);
        finished.image.url = link;
        finished.state = JobState::Finished;
        finished.file.path = path;
        bench.manager.restore({finished});
        bench.check();
        const int row = bench.choose(u"p.jpg"_s);
        bench.window->queueAgain->trigger();
        bench.manager.resumeAll();
        QTRY_COMPARE(bench.manager.stateAt(0), JobState::Failed);
        QCOMPARE(readFile(path), "CHANGED");
        bench.undo.undo();
        QCOMPARE(bench.manager.count(), 1);
        QCOMPARE(bench.manager.jobAt(0).id, finished.id);
        QCOMPARE(bench.manager.stateAt(0), JobState::Finished);
        QCOMPARE(bench.window->findings().outcomeAt(row), Outcome::Open);
        QCOMPARE(readFile(path), "CHANGED");
    }

    void acceptsAChangedFileAndTakesItBack()
    {
        Bench bench;
        bench.placeAll();
        bench.check();
        bench.choose(u"missing.jpg"_s);
        QVERIFY(!bench.window->acceptFile->isEnabled());
        const int row = bench.choose(u"changed.jpg"_s);
        QVERIFY(bench.window->acceptFile->isEnabled());
        QVERIFY(bench.openAction()->isEnabled());
        bench.window->acceptFile->trigger();
        QTRY_COMPARE(bench.window->findings().outcomeAt(row), Outcome::Accepted);
        bench.check();
        QCOMPARE(bench.findings(), (QStringList{u"Missing missing.jpg"_s, u"Moved moved.jpg"_s}));
        bench.undo.undo();
        bench.check();
        QCOMPARE(bench.findings().size(), 3);
    }

    void acceptsAFileOfAnotherSize()
    {
        Bench bench;
        const QString path = bench.place(5, "five", u"5.jpg"_s);
        writeFile(path, "five and more");
        bench.check();
        QCOMPARE(bench.known(5), KnownImage::State::Missing);
        bench.choose(u"5.jpg"_s);
        QVERIFY(bench.openAction()->isEnabled());
        bench.window->acceptFile->trigger();
        QTRY_COMPARE(bench.known(5), KnownImage::State::Present);
        bench.library->flush(); // it lasts
        QCOMPARE(bench.fixture.sql(u"SELECT size FROM images WHERE job_id = 5"_s).value(0), u"13"_s);
    }

    void looksForMissingFilesInAnotherFolder()
    {
        Bench bench;
        bench.placeAll();
        const QTemporaryDir elsewhere;
        const QString path = bench.place(6, "far away", u"far.jpg"_s);
        QVERIFY(QFile::rename(path, elsewhere.filePath(u"there.jpg"_s)));
        bench.check();
        const QString summary = bench.text(u"summary"_s);
        QVERIFY2(summary.startsWith(u"1 "_s) && summary.contains(u"2 missing"_s), qPrintable(summary));
        QVERIFY(bench.window->searchFolder->isEnabled());
        QSignalSpy finished(&bench.window->checker(), &LibraryChecker::finished);
        bench.window->searchIn(elsewhere.path());
        QVERIFY(finished.wait(20'000));
        QCOMPARE(bench.findings(), (QStringList{u"Changed changed.jpg"_s, u"Missing missing.jpg"_s, u"Moved far.jpg"_s,
                                                u"Moved moved.jpg"_s}));
        QVERIFY2(bench.text(u"summary"_s).endsWith(u"1 missing, 1 changed, 2 moved"_s),
                 qPrintable(bench.text(u"summary"_s)));
        QVERIFY(bench.text(u"summary"_s).startsWith(u"1 "_s));
        bench.choose(u"far.jpg"_s);
        bench.window->updatePlace->trigger();
        QCOMPARE(bench.known(6), KnownImage::State::Present);
    }

    void pausesGoesOnAndStops()
    {
        Bench bench;
        bench.placeAll();
        QSignalSpy finished(&bench.window->checker(), &LibraryChecker::finished);
        QPushButton *start = bench.button(u"start"_s);
        Gate gate(*bench.library); // so that the check cannot be over before it is paused
        start->click();
        start->click();
        gate.open();
        QCOMPARE(bench.window->checker().state(), LibraryChecker::State::Paused);
        QCOMPARE(start->text(), u"Go &On"_s);
        QVERIFY(bench.button(u"cancel"_s)->isVisible());
        start->click();
        QVERIFY(finished.count() > 0 || finished.wait(20'000));
        QCOMPARE(finished.takeFirst().first().toBool(), true);
        QCOMPARE(bench.findings().size(), 3);

        const Gate another(*bench.library);
        start->click();
        start->click(); // stands still
        bench.button(u"cancel"_s)->click();
        QCOMPARE(bench.window->checker().state(), LibraryChecker::State::Idle);
        QCOMPARE(finished.takeFirst().first().toBool(), false);
        QVERIFY(bench.text(u"task"_s).startsWith(u"Stopped after"_s));
    }

    void endsWithItsWindow()
    {
        Bench bench;
        bench.placeAll();
        bench.button(u"start"_s)->click();
        bench.window.reset();
        bench.library->close(); // nobody asks it any more
    }

private:
    QTemporaryDir m_trashHome;
};

QTEST_MAIN(TestCheckWindow)
#include "tst_checkwindow.moc"
