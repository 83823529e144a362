// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#include "store/settingsstore.h"
#include "ui/collectionactions.h"
#include "ui/collectionfixture.h"
#include "ui/collectionsdock.h"
#include "ui/collectionsmodel.h"
#include "ui/collectionsview.h"
#include "ui/jobfiltermodel.h"
#include "ui/undohistory.h"
#include "ui/watchdialog.h"

#include <QAction>
#include <QCheckBox>
#include <QClipboard>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QGuiApplication>
#include <QHeaderView>
#include <QMainWindow>
#include <QMenu>
#include <QPushButton>
#include <QScreen>
#include <QSpinBox>
#include <QTest>
#include <QToolButton>
#include <QTranslator>

using namespace bowerbird;
using namespace bowerbird::test;
using namespace Qt::StringLiterals;

namespace {

// A language whose word for "Failed" is long.
class LongTitle : public QTranslator
{
public:
    using QTranslator::QTranslator;
    QString translate(const char *context, const char *source, const char *, int) const override
    {
        const bool isIt = qstrcmp(context, "CollectionsModel") == 0 && qstrcmp(source, "Failed") == 0;
        return isIt ? u"Failed, and this in a great many words"_s : QString();
    }
    bool isEmpty() const override { return false; }
};

} // namespace

// The panel of collections by mouse and keys.
class TestCollectionsDock : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();

    void opensOnceByItself();
    void opensByItselfWhereTheScreenHasRoom();
    void choosesRowsAndEnablesWhatCanBeDone();
    void collectsAgainByItsButton();
    void removesByKeyAndTakesItBack();
    void copiesLinksByKey();
    void showsByDoubleClickAndByReturn();
    void offersEverythingInItsMenu();
    void tellsNewImagesInItsTitle();
    void remembersItsColumnsAndPause();
    void showsItsTitlesWhole();
    void pausesAllWatchesWhereThereAreAny();
    void fitsIntoANarrowWindowAndRightToLeft();
    void hasNamesForAReader();
    void filtersTheTableToItsImages();
    void aDialogSetsAWatch_data();
    void aDialogSetsAWatch();
    void aDialogEndsAWatch();
    void aDialogKeepsTheSoonerTime();

private:
    void makeDock();
    [[nodiscard]] QPoint placeOf(int row) const
    {
        return m_dock->view()->visualRect(m_dock->view()->model()->index(row, 0)).center();
    }
    void choose(int row, Qt::KeyboardModifiers modifiers = {}) const
    {
        QTest::mouseClick(m_dock->view()->viewport(), Qt::LeftButton, modifiers, placeOf(row));
    }
    [[nodiscard]] QToolButton *buttonOf(const QAction *action) const
    {
        for (QToolButton *button : m_dock->findChildren<QToolButton *>()) {
            if (button->defaultAction() == action)
                return button;
        }
        return nullptr;
    }
    [[nodiscard]] CollectionActions &actions() const { return m_dock->actionSet(); }

    std::unique_ptr<CollectionFixture> m_fixture;
    std::unique_ptr<SettingsStore> m_store;
    std::unique_ptr<UndoHistory> m_undo;
    std::unique_ptr<QMainWindow> m_window;
    CollectionsDock *m_dock = nullptr;
    qint64 m_first = 0;
    qint64 m_second = 0;
};

void TestCollectionsDock::init()
{
    m_fixture = std::make_unique<CollectionFixture>();
    m_store = std::make_unique<SettingsStore>(m_fixture->manager->directory.filePath(u"settings.ini"_s));
    m_undo = std::make_unique<UndoHistory>();
    makeDock();
    m_first = m_fixture->add(m_fixture->list({1, 2}, u"first.txt"_s));
    m_fixture->now = m_fixture->now.addSecs(60); // the last asked stands first
    m_second = m_fixture->add(m_fixture->list({3}, u"second.txt"_s));
    QCoreApplication::processEvents();
}

void TestCollectionsDock::makeDock()
{
    m_window = std::make_unique<QMainWindow>();
    m_window->resize(1000, 400);
    m_dock = new CollectionsDock(*m_fixture->book, *m_undo, *m_store, m_window.get());
    m_window->addDockWidget(Qt::BottomDockWidgetArea, m_dock);
    m_dock->hide();
    m_window->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_window.get()));
}

void TestCollectionsDock::cleanup()
{
    m_window.reset();
    m_undo.reset();
    m_store.reset();
    m_fixture.reset();
}

void TestCollectionsDock::opensOnceByItself()
{
    QVERIFY(m_dock->isVisible());
    m_dock->hide();
    m_fixture->add(m_fixture->list({4}, u"third.txt"_s));
    QVERIFY(!m_dock->isVisible());
}

void TestCollectionsDock::opensByItselfWhereTheScreenHasRoom()
{
    m_window.reset();
    m_store = std::make_unique<SettingsStore>(m_fixture->manager->directory.filePath(u"another.ini"_s));
    makeDock();
    auto *tall = new QWidget(m_window.get());
    tall->setMinimumHeight(m_window->screen()->availableSize().height() - 20);
    m_window->setCentralWidget(tall);
    tall->show();
    m_fixture->add(m_fixture->list({4}, u"third.txt"_s));
    QVERIFY(!m_dock->isVisible());

    tall->setMinimumHeight(0);
    m_fixture->add(m_fixture->list({5}, u"fourth.txt"_s));
    QVERIFY(m_dock->isVisible());
}

void TestCollectionsDock::choosesRowsAndEnablesWhatCanBeDone()
{
    QVERIFY(!actions().askAgain->isEnabled());
    choose(0);
    QCOMPARE(m_dock->view()->selectedIds(), QList<qint64>{m_second});
    QVERIFY(actions().askAgain->isEnabled());
    QVERIFY(actions().showInTable->isEnabled());
    QVERIFY(!actions().stop->isEnabled());
    choose(1, Qt::ControlModifier);
    QCOMPARE(m_dock->view()->selectedIds(), (QList<qint64>{m_second, m_first}));
    QVERIFY(!actions().showInTable->isEnabled());
    QVERIFY(actions().remove->isEnabled());
}

void TestCollectionsDock::collectsAgainByItsButton()
{
    m_fixture->list({1, 2, 5}, u"first.txt"_s);
    choose(1);
    QSignalSpy asked(m_fixture->book.get(), &CollectionBook::asked);
    QTest::mouseClick(buttonOf(actions().askAgain), Qt::LeftButton);
    QTRY_COMPARE(asked.size(), 1);
    QCOMPARE(m_fixture->kept(m_first).fresh, 1);
    QTRY_VERIFY(actions().askAgain->isEnabled());
}

void TestCollectionsDock::removesByKeyAndTakesItBack()
{
    choose(1);
    QTest::keyClick(m_dock->view(), Qt::Key_Delete);
    QCOMPARE(m_fixture->book->count(), 1);
    QVERIFY(!m_fixture->book->find(m_first));
    QVERIFY(m_undo->canUndo());
    m_undo->undo();
    QCOMPARE(m_fixture->book->count(), 2);
    QVERIFY(m_fixture->book->find(m_first));
}

void TestCollectionsDock::copiesLinksByKey()
{
    choose(0);
    choose(1, Qt::ControlModifier);
    QTest::keyClick(m_dock->view(), Qt::Key_C, Qt::ControlModifier);
    QCOMPARE(QGuiApplication::clipboard()->text(),
             m_fixture->kept(m_second).link + u'\n' + m_fixture->kept(m_first).link);
}

void TestCollectionsDock::showsByDoubleClickAndByReturn()
{
    QSignalSpy shown(&actions(), &CollectionActions::showRequested);
    choose(1);
    QTest::mouseDClick(m_dock->view()->viewport(), Qt::LeftButton, {}, placeOf(1));
    QCOMPARE(shown.size(), 1);
    QTest::keyClick(m_dock->view(), Qt::Key_Return);
    QCOMPARE(shown.size(), 2);
    QCOMPARE(shown.last().first().toLongLong(), m_first);
}

void TestCollectionsDock::offersEverythingInItsMenu()
{
    QMenu menu;
    actions().fillMenu(menu);
    for (const QAction *action : {actions().showInTable, actions().askAgain, actions().stop, actions().watch,
                                  actions().copyLink, actions().remove}) {
        QVERIFY(menu.actions().contains(action));
        QVERIFY(!action->icon().isNull());
        QVERIFY(!action->statusTip().isEmpty());
    }
}

void TestCollectionsDock::tellsNewImagesInItsTitle()
{
    QCOMPARE(m_dock->windowTitle(), u"Collections"_s);
    m_fixture->list({1, 2, 5, 6}, u"first.txt"_s);
    m_fixture->now = m_fixture->now.addSecs(60);
    m_fixture->askAgain(m_first, CollectionBook::AskedBy::Watch);
    QTRY_COMPARE(m_dock->windowTitle(), u"Collections (2 new)"_s);
    const QModelIndex row = m_dock->view()->model()->index(0, 0);
    QCOMPARE(row.data(CollectionRole::Unseen).toInt(), 2);
    QVERIFY(row.data(Qt::FontRole).value<QFont>().bold());
    m_fixture->book->markSeen(m_first);
    QTRY_COMPARE(m_dock->windowTitle(), u"Collections"_s);
}

void TestCollectionsDock::remembersItsColumnsAndPause()
{
    m_fixture->book->setWatch(m_fixture->book->at(0).kept.id, Watch{});
    QTRY_VERIFY(m_dock->pauseWatches()->isEnabled());
    m_dock->view()->horizontalHeader()->resizeSection(0, 123);
    m_dock->pauseWatches()->trigger();
    m_window.reset();
    makeDock();
    QCOMPARE(m_dock->view()->horizontalHeader()->sectionSize(0), 123);
    QVERIFY(m_dock->pauseWatches()->isChecked());
    m_dock->pauseWatches()->trigger();
    m_window.reset();
    makeDock();
    QVERIFY(!m_dock->pauseWatches()->isChecked());
}

void TestCollectionsDock::showsItsTitlesWhole()
{
    LongTitle language;
    QVERIFY(QCoreApplication::installTranslator(&language));
    m_window.reset();
    m_store = std::make_unique<SettingsStore>(m_fixture->manager->directory.filePath(u"another.ini"_s));
    makeDock();
    const QHeaderView &header = *m_dock->view()->horizontalHeader();
    for (int column = 0; column < header.count() - 1; ++column) // the last takes what is left
        QVERIFY2(header.sectionSize(column) >= header.sectionSizeHint(column), qPrintable(QString::number(column)));
}

void TestCollectionsDock::pausesAllWatchesWhereThereAreAny()
{
    QAction *pause = m_dock->pauseWatches();
    QVERIFY(!pause->isEnabled());
    const qint64 id = m_second; // which stands first
    m_fixture->book->setWatch(id, Watch{.everyHours = 6});
    QTRY_VERIFY(pause->isEnabled());
    const auto watch = [this] {
        return m_dock->view()->model()->index(0, static_cast<int>(CollectionColumn::Watch)).data().toString();
    };
    QCOMPARE(watch(), everyText(6));
    pause->trigger();
    QCOMPARE(watch(), u"paused"_s);
    m_fixture->book->setWatch(id, std::nullopt);
    QTRY_COMPARE(watch(), QString());
    QVERIFY(pause->isEnabled()); // so that the next watch is not paused unseen
    pause->trigger();
    QVERIFY(!pause->isEnabled());
}

void TestCollectionsDock::fitsIntoANarrowWindowAndRightToLeft()
{
    QVERIFY2(m_dock->minimumSizeHint().width() < 300, qPrintable(QString::number(m_dock->minimumSizeHint().width())));
    m_window->setLayoutDirection(Qt::RightToLeft);
    m_window->resize(320, 400);
    const QPixmap painted = m_dock->grab();
    QVERIFY(!painted.isNull());
    const QRect first = m_dock->view()->visualRect(m_dock->view()->model()->index(0, 0));
    QVERIFY(first.right() >= m_dock->view()->viewport()->width() - 2); // begins at the right
}

void TestCollectionsDock::hasNamesForAReader()
{
    QVERIFY(!m_dock->view()->accessibleName().isEmpty());
    const QModelIndex found = m_dock->view()->model()->index(1, static_cast<int>(CollectionColumn::Found));
    QCOMPARE(found.data(Qt::AccessibleTextRole).toString(), u"Images: 2"_s);
}

void TestCollectionsDock::filtersTheTableToItsImages()
{
    JobTableModel jobs(*m_fixture->manager->manager, *m_fixture->manager->thumbnails);
    JobFilterModel shown(jobs);
    QCOMPARE(shown.rowCount(), 3);
    shown.setImageFilter(std::make_shared<const ImageKeys>(m_fixture->book->find(m_first)->images));
    QCOMPARE(shown.rowCount(), 2);
    QCOMPARE(shown.jobAt(1).image.url, u"https://a.example/2.jpg"_s);
    m_fixture->add(m_fixture->list({7}, u"third.txt"_s)); // not one of them
    QCOMPARE(shown.rowCount(), 2);
    shown.setImageFilter(nullptr);
    QCOMPARE(shown.rowCount(), 4);
}

void TestCollectionsDock::aDialogSetsAWatch_data()
{
    QTest::addColumn<QString>("choice");
    QTest::addColumn<int>("ownHours");
    QTest::addColumn<bool>("isPaused");
    QTest::addColumn<int>("hours");
    QTest::newRow("as it is offered") << QString() << 0 << false << 24;
    QTest::newRow("every hour") << u"Every hour"_s << 0 << false << 1;
    QTest::newRow("every week, paused") << u"Every week"_s << 0 << true << 168;
    QTest::newRow("a number of one's own") << u"Another number of hours"_s << 5 << false << 5;
}

void TestCollectionsDock::aDialogSetsAWatch()
{
    QFETCH(QString, choice);
    QFETCH(int, ownHours);
    QFETCH(bool, isPaused);
    QFETCH(int, hours);
    WatchDialog dialog(u"A list"_s, {}, {});
    dialog.show();
    if (!choice.isEmpty())
        dialog.findChild<QComboBox *>()->setCurrentText(choice);
    QCOMPARE(dialog.findChild<QSpinBox *>()->isVisible(), ownHours > 0);
    if (ownHours > 0)
        dialog.findChild<QSpinBox *>()->setValue(ownHours);
    if (isPaused)
        dialog.findChildren<QCheckBox *>().last()->click();
    QSignalSpy chosen(&dialog, &WatchDialog::chosen);
    QTest::mouseClick(dialog.findChild<QDialogButtonBox *>()->button(QDialogButtonBox::Ok), Qt::LeftButton);
    QCOMPARE(chosen.size(), 1);
    const auto watch = chosen.first().first().value<std::optional<Watch>>();
    QVERIFY(watch);
    QCOMPARE(watch->everyHours, hours);
    QCOMPARE(watch->isPaused, isPaused);
    const qint64 seconds = QDateTime::currentDateTimeUtc().secsTo(watch->nextAt);
    QVERIFY2(std::abs(seconds - hours * 3600) < 60, qPrintable(QString::number(seconds)));
}

void TestCollectionsDock::aDialogEndsAWatch()
{
    WatchDialog dialog(u"A list"_s, Watch{.everyHours = 6}, u"It is watched."_s);
    QCOMPARE(dialog.findChild<QComboBox *>()->currentData().toInt(), 6);
    dialog.findChildren<QCheckBox *>().first()->click();
    QVERIFY(!dialog.findChild<QComboBox *>()->isEnabled());
    QVERIFY(!dialog.watch());
}

void TestCollectionsDock::aDialogKeepsTheSoonerTime()
{
    const QDateTime soon = QDateTime::currentDateTimeUtc().addSecs(600);
    WatchDialog later(u"A list"_s, Watch{.everyHours = 6, .nextAt = soon}, {});
    QCOMPARE(later.watch()->nextAt, soon);
    const QDateTime far = QDateTime::currentDateTimeUtc().addDays(5);
    WatchDialog sooner(u"A list"_s, Watch{.everyHours = 1, .nextAt = far}, {});
    QVERIFY(sooner.watch()->nextAt < far);
}

QTEST_MAIN(TestCollectionsDock)
#include "tst_collectionsdock.moc"
