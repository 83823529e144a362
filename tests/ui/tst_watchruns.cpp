// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#include "engine/downloadmanager.h"
#include "store/library.h"
#include "support/scriptedserver.h"
#include "support/testimages.h"
#include "ui/collectionactions.h"
#include "ui/collectionsdock.h"
#include "ui/collectionsview.h"
#include "ui/filterbar.h"
#include "ui/jobtableview.h"
#include "ui/mainwindow.h"
#include "ui/watchdialog.h"
#include "ui/windowfixture.h"

#include <QAction>
#include <QDialogButtonBox>
#include <QPushButton>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>

#include <atomic>

using namespace bowerbird;
using namespace bowerbird::test;
using namespace Qt::StringLiterals;

// The whole window, a feed of a server, and time that goes by: what a person who watches a feed goes through.
class TestWatchRuns : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void aWatchFindsExactlyWhatIsNew();
    void collectAgainMakesNoRowsOfWhatIsKnown();
    void showsOnlyTheImagesOfACollection();

private:
    void wait(WindowFixture &fixture, int finished) const
    {
        QTRY_VERIFY_WITH_TIMEOUT(fixture.hasFinished(finished), 10'000);
    }
    static CollectionsDock &dockOf(const WindowFixture &fixture)
    {
        return *fixture.window->findChild<CollectionsDock *>();
    }

    std::unique_ptr<QTemporaryDir> m_directory;
    std::unique_ptr<ScriptedServer> m_server;
    std::atomic<int> m_entries = 2;
};

void TestWatchRuns::init()
{
    m_directory = std::make_unique<QTemporaryDir>();
    m_server = std::make_unique<ScriptedServer>();
    m_entries = 2;
    m_server->on("/feed.xml", [this](const Request &) {
        QByteArray items;
        for (int i = m_entries; i >= 1; --i)
            items += "<item><title>Picture " + QByteArray::number(i) + "</title><enclosure url=\"" +
                     m_server->url(u"/%1.png"_s.arg(i)).toLatin1() + "\" type=\"image/png\" length=\"0\"/></item>";
        return Reply::ok("<?xml version=\"1.0\"?><rss version=\"2.0\"><channel><title>Birds</title>" + items +
                         "</channel></rss>")
            .type("application/rss+xml");
    });
    for (int i = 1; i <= 5; ++i)
        m_server->on(u"/%1.png"_s.arg(i).toLatin1(), Reply::ok(pngBytes(i)).type("image/png"));
}

void TestWatchRuns::aWatchFindsExactlyWhatIsNew()
{
    {
        WindowFixture fixture(m_directory->path());
        fixture.window->addLinks({m_server->url("/feed.xml")});
        wait(fixture, 2);
        CollectionsDock &dock = dockOf(fixture);
        QTRY_VERIFY(dock.isVisible());
        dock.view()->selectRow(0);
        dock.actionSet().watch->trigger();
        auto *dialog = fixture.window->findChild<WatchDialog *>();
        QVERIFY(dialog);
        QTest::mouseClick(dialog->findChild<QDialogButtonBox *>()->button(QDialogButtonBox::Ok), Qt::LeftButton);
    }
    { // a day goes by
        Library library;
        QVERIFY(library.open(m_directory->filePath(u"library.sqlite"_s)));
        QList<RememberedCollection> kept = library.rememberedCollections();
        QCOMPARE(kept.size(), 1);
        QCOMPARE(kept[0].title, u"Birds"_s);
        QVERIFY(kept[0].watch);
        kept[0].watch->nextAt = kept[0].watch->nextAt.addDays(-1);
        library.saveRemembered(kept[0]);
    }
    m_entries = 4;
    const int asked = m_server->requestCount("/feed.xml");
    WindowFixture fixture(m_directory->path());
    QTRY_VERIFY_WITH_TIMEOUT(fixture.hasFinished(4), 15'000);
    QCOMPARE(fixture.manager->count(), 4); // no row more
    QCOMPARE(m_server->requestCount("/feed.xml"), asked + 1);
    for (int i = 1; i <= 4; ++i)
        QCOMPARE(m_server->requestCount(u"/%1.png"_s.arg(i).toLatin1()), 1);
    QTRY_COMPARE(dockOf(fixture).windowTitle(), u"Collections (2 new)"_s);
    QTRY_COMPARE(fixture.library->rememberedCollections().first().unseen, 2);
    QVERIFY(QDateTime::currentDateTimeUtc().secsTo(fixture.library->rememberedCollections().first().watch->nextAt) >
            86'000);
}

void TestWatchRuns::collectAgainMakesNoRowsOfWhatIsKnown()
{
    WindowFixture fixture(m_directory->path());
    fixture.window->addLinks({m_server->url("/feed.xml")});
    wait(fixture, 2);
    fixture.manager->clearFinished(); // the history knows them all the same
    QTRY_COMPARE(fixture.manager->count(), 0);
    m_entries = 3;
    CollectionsDock &dock = dockOf(fixture);
    dock.view()->selectRow(0);
    dock.actionSet().askAgain->trigger();
    wait(fixture, 1);
    QCOMPARE(fixture.manager->count(), 1);
    QVERIFY(fixture.manager->jobAt(0).image.url.endsWith("/3.png"_L1));
}

void TestWatchRuns::showsOnlyTheImagesOfACollection()
{
    WindowFixture fixture(m_directory->path());
    fixture.window->addLinks({m_server->url("/feed.xml"), m_server->url("/5.png")});
    wait(fixture, 3);
    auto *table = fixture.window->findChild<JobTableView *>();
    QTRY_COMPARE(table->model()->rowCount(), 3);
    CollectionsDock &dock = dockOf(fixture);
    dock.view()->selectRow(0);
    dock.actionSet().showInTable->trigger();
    QTRY_COMPARE(table->model()->rowCount(), 2);
    m_entries = 3;
    dock.actionSet().askAgain->trigger(); // what comes meanwhile is shown, too
    QTRY_COMPARE(table->model()->rowCount(), 3);
    wait(fixture, 4);
    QToolButton *all = nullptr;
    for (QToolButton *button : fixture.window->findChild<FilterBar *>()->findChildren<QToolButton *>()) {
        if (button->isVisible() && button->text().contains("Birds"_L1))
            all = button;
    }
    QVERIFY(all);
    QTest::mouseClick(all, Qt::LeftButton);
    QTRY_COMPARE(table->model()->rowCount(), 4);
    dock.actionSet().showInTable->trigger();
    QTRY_COMPARE(table->model()->rowCount(), 3);
    dock.actionSet().remove->trigger(); // with it goes the filter
    QTRY_COMPARE(table->model()->rowCount(), 4);
}

QTEST_MAIN(TestWatchRuns)
#include "tst_watchruns.moc"
