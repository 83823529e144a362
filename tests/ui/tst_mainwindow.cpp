// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#include "engine/downloadmanager.h"
#include "sources/collector.h"
#include "store/settingsstore.h"
#include "ui/addressbar.h"
#include "ui/jobgridview.h"
#include "ui/jobselection.h"
#include "ui/jobtableview.h"
#include "ui/jobviews.h"
#include "ui/logwindow.h"
#include "ui/mainwindow.h"
#include "ui/messagebar.h"
#include "ui/settingsdialog.h"
#include "ui/speedlimitmenu.h"
#include "ui/summarybar.h"
#include "ui/windowfixture.h"
#include "ui/workersdock.h"
#include "ui/workerslider.h"

#include <QApplication>
#include <QClipboard>
#include <QDebug>
#include <QDockWidget>
#include <QDropEvent>
#include <QGuiApplication>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QMenuBar>
#include <QMimeData>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QScreen>
#include <QSignalSpy>
#include <QSlider>
#include <QStatusBar>
#include <QTcpServer>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>

using namespace bowerbird;
using namespace bowerbird::test;
using namespace Qt::StringLiterals;

namespace {

QAction *actionNamed(const MainWindow &window, const QString &text)
{
    for (const QMenu *menu : window.menuBar()->findChildren<QMenu *>()) {
        for (QAction *action : menu->actions()) {
            if (QString(action->text()).remove(u'&').section(u'\t', 0, 0) == text)
                return action;
        }
    }
    qFatal("no action %s", qPrintable(text));
}

// What is left of 1440 x 900 pixels at a scale of 2, within the frame of a window.
constexpr QSize kSmallScreen{704, 420};

} // namespace

class TestMainWindow : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyDialogFitsASmallScreen_data()
    {
        QTest::addColumn<QString>("action");
        for (const char *action : {"Add Links…", "Export…", "Settings…", "Keyboard Shortcuts", "Log",
                                   "Review Similar Pictures…", "History…", "Check Files…", "About Bowerbird"})
            QTest::newRow(action) << QString::fromUtf8(action);
    }

    void everyDialogFitsASmallScreen()
    {
        QFETCH(const QString, action);
        const QTemporaryDir profile;
        const WindowFixture fixture(profile.path());
        actionNamed(*fixture.window, action)->trigger();
        int opened = 0;
        for (const QWidget *widget : QApplication::topLevelWidgets()) {
            if (!widget->isVisible() || widget == fixture.window.get())
                continue;
            ++opened;
            const QSize least = widget->minimumSizeHint().expandedTo(widget->minimumSize());
            QVERIFY2(least.boundedTo(kSmallScreen) == least,
                     qPrintable(u"%1 x %2"_s.arg(least.width()).arg(least.height())));
            const QSize room = widget->screen()->availableSize();
            QVERIFY(widget->size().boundedTo(room) == widget->size());
        }
        QCOMPARE(opened, 1);
    }

    void fitsASmallScreenWithAllItsPanels()
    {
        const QTemporaryDir profile;
        const WindowFixture fixture(profile.path());
        const QList<QDockWidget *> docks = fixture.window->findChildren<QDockWidget *>();
        for (QDockWidget *dock : docks)
            dock->show();
        QCOMPARE(docks.size(), 3);
        const auto least = [&fixture] { return fixture.window->minimumSizeHint(); };
        QTRY_VERIFY2(least().boundedTo(kSmallScreen) == least(),
                     qPrintable(u"%1 x %2"_s.arg(least().width()).arg(least().height())));
    }

    void remembersItsSettingsAndItsShape()
    {
        const QTemporaryDir profile;
        {
            WindowFixture fixture(profile.path());
            fixture.window->resize(1'111, 666);
            fixture.window->findChild<WorkersDock *>()->hide();
            actionNamed(*fixture.window, u"Dark"_s)->trigger();
            QTRY_VERIFY(fixture.window->palette().color(QPalette::Window).lightness() < 100);
            fixture.window->findChild<WorkerSlider *>()->slider()->setValue(13);
            fixture.window->close();
        }
        WindowFixture again(profile.path());
        QCOMPARE(again.manager->workerCount(), 13);
        QCOMPARE(again.settings.theme, ColorTheme::Dark);
        QVERIFY(again.window->findChild<WorkersDock *>()->isHidden());
        QCOMPARE(again.window->size(), QSize(1'111, 666));
        actionNamed(*again.window, u"Light"_s)->trigger();
        QTRY_VERIFY(again.window->palette().color(QPalette::Window).lightness() > 200);
    }

    void theAddressBarTakesALinkAndTellsWhatFailed()
    {
        const QTemporaryDir profile;
        WindowFixture fixture(profile.path());
        auto *field = fixture.window->findChild<AddressBar *>()->findChild<QLineEdit *>();
        auto *messages = fixture.window->findChild<MessageBar *>();
        QTest::keyClicks(field, u"there is no link here"_s);
        QTest::keyClick(field, Qt::Key_Return);
        QVERIFY(messages->isShowing(u"no-link"_s));
        QVERIFY(!field->text().isEmpty()); // it can be mended

        field->clear();
        QTest::keyClicks(field, u"ftp://nowhere.invalid/x"_s);
        QTest::keyClick(field, Qt::Key_Return);
        QVERIFY(field->text().isEmpty());
        QTRY_VERIFY(messages->isShowing(u"collections"_s));
        QVERIFY(messages->texts().first().contains(u"ftp://nowhere.invalid/x"_s));
    }

    // It has the focus after a start, and kept the key to itself.
    void anEmptyAddressBarLeavesUndoToTheWindow()
    {
        const QTemporaryDir profile;
        WindowFixture fixture(profile.path());
        fixture.manager->pauseAll();
        fixture.window->addLinks({u"http://images.example/a.jpg"_s});
        QTRY_COMPARE(fixture.manager->count(), 1);
        auto *table = fixture.window->findChild<JobSelection *>();
        table->setCurrentJob(fixture.manager->idAt(0));
        QAction *remove = actionNamed(*fixture.window, u"Remove from List"_s);
        QTRY_VERIFY(remove->isEnabled());
        remove->trigger();
        QTRY_COMPARE(fixture.manager->count(), 0);
        auto *field = fixture.window->findChild<AddressBar *>()->findChild<QLineEdit *>();
        QTest::keyClick(field, Qt::Key_X);
        QTest::keyClick(field, Qt::Key_Z, Qt::ControlModifier); // what was typed
        QVERIFY(field->text().isEmpty());
        QCOMPARE(fixture.manager->count(), 0);
        QTest::keyClick(field, Qt::Key_Z, Qt::ControlModifier);
        QTRY_COMPARE(fixture.manager->count(), 1);
    }

    // What is read is told in the place of status tips.
    void aStatusTipHasItsPlaceAlone()
    {
        const QTemporaryDir profile;
        WindowFixture fixture(profile.path());
        QTcpServer silent;
        QVERIFY(silent.listen(QHostAddress::LocalHost));
        const QString link = u"http://127.0.0.1:%1/page"_s.arg(silent.serverPort());
        QStatusBar *bar = fixture.window->statusBar();
        bar->showMessage(u"a tip"_s);
        fixture.window->addLinks({link});
        const QList<QLabel *> labels = bar->findChildren<QLabel *>();
        const auto reading =
            std::ranges::find_if(labels, [](const QLabel *label) { return label->text().startsWith(u"Reading"); });
        QVERIFY(reading != labels.end());
        QVERIFY(!(*reading)->isVisible());
        bar->clearMessage();
        QVERIFY((*reading)->isVisible());
        bar->showMessage(u"another one"_s);
        QVERIFY(!(*reading)->isVisible());
        fixture.collector->cancelAll();
        bar->clearMessage();
        QVERIFY(!(*reading)->isVisible());
    }

    void aLinkThatNeedsAClientIdWaitsForOne()
    {
        const QTemporaryDir profile;
        WindowFixture fixture(profile.path());
        auto *messages = fixture.window->findChild<MessageBar *>();
        fixture.window->addLinks({u"https://imgur.com/a/abcdefg"_s});
        QTRY_VERIFY(messages->isShowing(u"client-id"_s));
        const QString text = messages->texts().first();
        for (const QString &way : {u"--client-id"_s, u"IMGUR_CLIENT_ID"_s, u"Settings"_s, u"sample gallery"_s})
            QVERIFY2(text.contains(way), qPrintable(way));

        QTest::mouseClick(messages->findChild<QPushButton *>(), Qt::LeftButton);
        auto *dialog = fixture.window->findChild<SettingsDialog *>();
        QVERIFY(dialog);
        Settings settings = dialog->settings();
        settings.clientId = u"an-id"_s;
        settings.imgurApi = u"http://127.0.0.1:1/3/"_s; // nobody there: the link is asked for, and fails otherwise
        QSignalSpy started(fixture.collector.get(), &Collector::collectionStarted);
        Q_EMIT dialog->chosen(settings);
        QTRY_COMPARE(started.size(), 1);
        QVERIFY(!messages->isShowing(u"client-id"_s));
        fixture.collector->cancelAll();
    }

    void pastesAndTakesDropsAnywhere()
    {
        const QTemporaryDir profile;
        WindowFixture fixture(profile.path());
        QSignalSpy started(fixture.collector.get(), &Collector::collectionStarted);
        QGuiApplication::clipboard()->setText(u"http://127.0.0.1:1/a.jpg and http://127.0.0.1:1/b.jpg"_s);
        fixture.window->findChild<JobTableView *>()->setFocus();
        QVERIFY(QTest::qWaitForWindowActive(fixture.window.get()));
        QTest::keyClick(fixture.window.get(), Qt::Key_V, Qt::ControlModifier);
        QTRY_COMPARE(started.size(), 2);

        QMimeData data;
        data.setUrls({QUrl(u"http://127.0.0.1:1/c.jpg"_s)});
        // The drop goes to what the entering was offered to.
        QDragEnterEvent enter(QPoint(50, 50), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QCoreApplication::sendEvent(fixture.window.get(), &enter);
        QVERIFY(enter.isAccepted());
        QDropEvent drop(QPointF(50, 50), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QCoreApplication::sendEvent(fixture.window.get(), &drop);
        QTRY_COMPARE(started.size(), 3);
        QTRY_COMPARE(fixture.manager->count(), 3);
        fixture.manager->cancelAll();
    }

    void showsAndCopiesTheLog()
    {
        const QTemporaryDir profile;
        WindowFixture fixture(profile.path());
        qInfo("before it was opened");
        actionNamed(*fixture.window, u"Log"_s)->trigger();
        auto *log = fixture.window->findChild<LogWindow *>();
        QVERIFY(log && log->isVisible());
        const auto *text = log->findChild<QPlainTextEdit *>();
        QVERIFY(text->toPlainText().contains(u"before it was opened"_s));
        qInfo("while it is open");
        QTRY_VERIFY(text->toPlainText().contains(u"while it is open"_s));
        log->findChild<QLineEdit *>()->setText(u"WHILE"_s);
        QVERIFY(!text->toPlainText().contains(u"before it was opened"_s));
        for (QPushButton *button : log->findChildren<QPushButton *>()) {
            if (button->text() == u"&Copy for a Bug Report"_s)
                button->click();
        }
        const QString copied = QGuiApplication::clipboard()->text();
        QVERIFY2(copied.startsWith(u"Bowerbird "_s) && copied.contains(u"before it was opened"_s), qPrintable(copied));
    }

    void limitsTheSpeedFromItsMenu()
    {
        const QTemporaryDir profile;
        WindowFixture fixture(profile.path());
        auto *menu = fixture.window->findChild<SpeedLimitMenu *>();
        const auto choose = [menu](const QString &text) {
            Q_EMIT menu->aboutToShow();
            for (QAction *action : menu->actions()) {
                if (action->text() == text)
                    action->trigger();
            }
        };
        choose(u"500 kB/s"_s);
        QCOMPARE(fixture.settings.limitRate, 500'000);
        auto *bar = fixture.window->findChild<SummaryBar *>();
        QTRY_COMPARE(bar->speedText(), u"at most 500 kB/s"_s);
        choose(u"&None"_s);
        QCOMPARE(fixture.settings.limitRate, 0);
        QTRY_COMPARE(bar->speedText(), QString());
        choose(u"&Other…"_s);
        QVERIFY(fixture.window->findChild<SettingsDialog *>());
    }

    void fitsASmallScreen()
    {
        const QTemporaryDir profile;
        WindowFixture fixture(profile.path());
        const QSize least = fixture.window->minimumSizeHint();
        QVERIFY2(least.width() <= 700 && least.height() <= 440, qPrintable(QDebug::toString(least)));
    }

    void resetsItsLayout()
    {
        const QTemporaryDir profile;
        WindowFixture fixture(profile.path());
        fixture.window->findChild<WorkersDock *>()->hide();
        auto *table = fixture.window->findChild<JobTableView *>();
        table->setColumnShown(JobColumn::Album, true);
        actionNamed(*fixture.window, u"Reset Window Layout"_s)->trigger();
        QVERIFY(!fixture.window->findChild<WorkersDock *>()->isHidden());
        QVERIFY(!table->isColumnShown(JobColumn::Album));
    }

    void comesBackAsTheGridItWas()
    {
        const QTemporaryDir profile;
        {
            WindowFixture fixture(profile.path());
            actionNamed(*fixture.window, u"As a Grid"_s)->trigger();
            actionNamed(*fixture.window, u"Larger Pictures"_s)->trigger();
            QVERIFY(fixture.window->close());
        }
        WindowFixture again(profile.path());
        const auto *views = again.window->findChild<JobViews *>();
        QCOMPARE(views->look(), JobViews::Look::Grid);
        QCOMPARE(views->grid().pictureEdge(), JobGridView::kUsualEdgePx + JobGridView::kEdgeStepPx);
        actionNamed(*again.window, u"Reset Window Layout"_s)->trigger();
        QCOMPARE(views->look(), JobViews::Look::Table);
    }

    void aDownloadThatCannotBeWrittenNamesItsFolder()
    {
        const QTemporaryDir profile;
        WindowFixture fixture(profile.path());
        auto *messages = fixture.window->findChild<MessageBar *>();
        Q_EMIT fixture.manager->blocked(
            {.reason = FailureReason::NotWritable, .detail = u"/some/folder: Permission denied"_s});
        QVERIFY(messages->texts().first().contains(u"/some/folder"_s));
        QCOMPARE(messages->findChild<QPushButton *>()->text(), u"Try Again"_s);
    }

    void noTwoActionsShareAKey()
    {
        const QTemporaryDir profile;
        WindowFixture fixture(profile.path());
        QSet<QString> keys;
        for (QAction *menuAction : fixture.window->menuBar()->actions()) {
            for (QAction *action : menuAction->menu()->actions()) {
                const QString key = action->shortcut().toString();
                QVERIFY2(key.isEmpty() || !keys.contains(key), qPrintable(key));
                keys.insert(key);
            }
        }
        QVERIFY(keys.size() > 20);
    }
};

QTEST_MAIN(TestMainWindow)
#include "tst_mainwindow.moc"
