// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#include "engine/downloadmanager.h"
#include "support/scriptedserver.h"
#include "support/testimages.h"
#include "ui/addlinksdialog.h"
#include "ui/collectionactions.h"
#include "ui/collectionsdock.h"
#include "ui/collectionsmodel.h"
#include "ui/collectionsview.h"
#include "ui/folderfield.h"
#include "ui/mainwindow.h"
#include "ui/messagebar.h"
#include "ui/windowfixture.h"

#include <QAction>
#include <QDir>
#include <QLabel>
#include <QMenu>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTemporaryDir>
#include <QTest>

using namespace bowerbird;
using namespace bowerbird::test;
using namespace Qt::StringLiterals;

// The whole window and a gallery of several pages: what is offered, and what comes of either answer.
class TestNextPages : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void readsOneMorePage();
    void readsAllPages();
    void asksAsThePageBefore();
    void saysWhoForbidsIt();
    void asksBeforeTheNextPage_data();
    void asksBeforeTheNextPage();
    void isNamedByThePagesTitle();
    void goesOnFromThePanel_data();
    void goesOnFromThePanel();

private:
    static QPushButton *button(const WindowFixture &fixture, const QString &text)
    {
        for (QPushButton *each : fixture.window->findChild<MessageBar *>()->findChildren<QPushButton *>()) {
            if (each->text() == text && each->isVisible())
                return each;
        }
        return nullptr;
    }
    static bool says(const WindowFixture &fixture, const QString &words)
    {
        const auto labels = fixture.window->findChild<MessageBar *>()->findChildren<QLabel *>();
        return std::ranges::any_of(labels, [&words](const QLabel *label) { return label->text().contains(words); });
    }
    // Adds the first page and presses what is offered.
    void press(WindowFixture &fixture, const QString &text)
    {
        fixture.window->addLinks({m_server->url("/page/1")});
        QTRY_VERIFY(button(fixture, text));
        QTest::mouseClick(button(fixture, text), Qt::LeftButton);
    }

    std::unique_ptr<QTemporaryDir> m_directory;
    std::unique_ptr<ScriptedServer> m_server;
};

void TestNextPages::init()
{
    m_directory = std::make_unique<QTemporaryDir>();
    m_server = std::make_unique<ScriptedServer>();
    for (int i = 1; i <= 3; ++i) {
        const QByteArray number = QByteArray::number(i);
        const QByteArray next =
            i < 3 ? "<a rel=next href=/page/" + QByteArray::number(i + 1) + ">on</a>" : QByteArray();
        const QByteArray page = "<title>Birds " + number + "</title><img src=/" + number + ".png>" + next;
        m_server->on("/page/" + number, Reply::ok(page).type("text/html"));
        m_server->on("/" + number + ".png", Reply::ok(pngBytes(i)).type("image/png"));
    }
}

void TestNextPages::readsOneMorePage()
{
    WindowFixture fixture(m_directory->path());
    press(fixture, u"Read On"_s);
    QTRY_VERIFY_WITH_TIMEOUT(fixture.hasFinished(2), 10'000);
    QTRY_VERIFY(says(fixture, m_server->url("/page/3"))); // and so on
    QVERIFY(m_server->requests("/page/3").isEmpty());
}

void TestNextPages::readsAllPages()
{
    WindowFixture fixture(m_directory->path());
    press(fixture, u"Read All"_s);
    QTRY_VERIFY_WITH_TIMEOUT(fixture.hasFinished(3), 10'000);
    QCOMPARE(m_server->requestCount("/robots.txt"), 1);
    QVERIFY(!button(fixture, u"Read On"_s));
}

// What is to be chosen first stays so for what follows, and goes to the same folder.
void TestNextPages::asksAsThePageBefore()
{
    WindowFixture fixture(m_directory->path());
    const QString elsewhere = m_directory->filePath(u"elsewhere"_s);
    QVERIFY(QDir().mkpath(elsewhere));
    const QList<QAction *> actions = fixture.window->findChildren<QAction *>();
    const auto add =
        std::ranges::find_if(actions, [](const QAction *action) { return action->text() == u"&Add Links…"; });
    QVERIFY(add != actions.end());
    (*add)->trigger();
    auto *dialog = fixture.window->findChild<AddLinksDialog *>();
    QVERIFY(dialog);
    dialog->findChild<QPlainTextEdit *>()->setPlainText(m_server->url("/page/1"));
    dialog->findChild<FolderField *>()->setPath(elsewhere);
    dialog->setHolds(true);
    dialog->accept();
    QTRY_VERIFY(button(fixture, u"Read All"_s));
    QTest::mouseClick(button(fixture, u"Read All"_s), Qt::LeftButton);
    QTRY_COMPARE_WITH_TIMEOUT(fixture.manager->count(), 3, 10'000);
    for (int row = 0; row < 3; ++row) {
        QCOMPARE(fixture.manager->stateAt(row), JobState::Held);
        QCOMPARE(fixture.manager->jobAt(row).options->directory, elsewhere);
    }
}

void TestNextPages::saysWhoForbidsIt()
{
    m_server->on("/robots.txt", Reply::ok("User-agent: *\nDisallow: /page/3\n").type("text/plain"));
    WindowFixture fixture(m_directory->path());
    press(fixture, u"Read All"_s);
    QTRY_VERIFY_WITH_TIMEOUT(says(fixture, u"127.0.0.1 asks programs not to read on"_s), 10'000);
    QTRY_VERIFY_WITH_TIMEOUT(fixture.hasFinished(2), 10'000);
    QVERIFY(m_server->requests("/page/3").isEmpty());
}

void TestNextPages::asksBeforeTheNextPage_data()
{
    QTest::addColumn<QString>("answer");
    QTest::newRow("one") << u"Read On"_s;
    QTest::newRow("all") << u"Read All"_s;
}

// The page that is offered was named by the one before, not by a person.
void TestNextPages::asksBeforeTheNextPage()
{
    QFETCH(const QString, answer);
    m_server->on("/robots.txt", Reply::ok("User-agent: *\nDisallow: /page/2\n").type("text/plain"));
    WindowFixture fixture(m_directory->path());
    press(fixture, answer);
    QTRY_VERIFY_WITH_TIMEOUT(says(fixture, u"127.0.0.1 asks programs not to read on"_s), 10'000);
    QTRY_COMPARE(fixture.collector->running(), 0);
    QVERIFY(m_server->requests("/page/2").isEmpty());
    QVERIFY(!says(fixture, u"There is no image"_s)); // that is said of what was read
    const auto *model = fixture.window->findChild<CollectionsModel *>();
    QTRY_COMPARE(model->rowCount(), 1); // what was not read is no collection
}

// The first one's, although each page has a title of its own.
void TestNextPages::isNamedByThePagesTitle()
{
    WindowFixture fixture(m_directory->path());
    press(fixture, u"Read All"_s);
    QTRY_VERIFY_WITH_TIMEOUT(fixture.hasFinished(3), 10'000);
    const auto names = [&fixture] {
        const auto *model = fixture.window->findChild<CollectionsModel *>();
        QStringList all;
        for (int row = 0; row < model->rowCount(); ++row)
            all += model->index(row, 0).data().toString();
        return all;
    };
    QTRY_COMPARE(names(), (QStringList{u"Birds 1 · 127.0.0.1"_s, u"Birds 2 · 127.0.0.1"_s}));
}

void TestNextPages::goesOnFromThePanel_data()
{
    QTest::addColumn<bool>("isAll");
    QTest::newRow("one") << false;
    QTest::newRow("all") << true;
}

// Also in a later run, when nothing is offered any more.
void TestNextPages::goesOnFromThePanel()
{
    QFETCH(const bool, isAll);
    {
        WindowFixture fixture(m_directory->path());
        fixture.window->addLinks({m_server->url("/page/1")});
        QTRY_VERIFY(button(fixture, u"Read On"_s));
        QTRY_VERIFY_WITH_TIMEOUT(fixture.hasFinished(1), 10'000);
    }
    WindowFixture fixture(m_directory->path());
    auto *dock = fixture.window->findChild<CollectionsDock *>();
    QTRY_COMPARE(dock->view()->model()->rowCount(), 1);
    QVERIFY(!button(fixture, u"Read On"_s));
    QVERIFY(!dock->actionSet().readOn->isEnabled()); // nothing is chosen
    dock->view()->selectAll();
    QTRY_VERIFY(dock->actionSet().readOn->isEnabled() && dock->actionSet().readAll->isEnabled());
    QMenu menu;
    dock->actionSet().fillMenu(menu);
    QVERIFY(menu.actions().contains(dock->actionSet().readOn) && menu.actions().contains(dock->actionSet().readAll));
    (isAll ? dock->actionSet().readAll : dock->actionSet().readOn)->trigger();
    QTRY_VERIFY_WITH_TIMEOUT(fixture.hasFinished(isAll ? 3 : 2), 10'000);
    QCOMPARE(m_server->requestCount("/page/3"), isAll ? 1 : 0);
    QTRY_COMPARE(dock->view()->model()->rowCount(), 2);
    dock->choose(1);
    QTRY_COMPARE(dock->view()->selectedIds(), QList<qint64>{1});
    QTRY_VERIFY(!dock->actionSet().readOn->isEnabled()); // it has been
    dock->choose(2);
    QTRY_COMPARE(dock->actionSet().readOn->isEnabled(), !isAll);
}

QTEST_MAIN(TestNextPages)
#include "tst_nextpages.moc"
