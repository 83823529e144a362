// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#include "engine/downloadmanager.h"
#include "sample/samplegallery.h"
#include "store/settingsstore.h"
#include "ui/collectionactions.h"
#include "ui/collectionsdock.h"
#include "ui/collectionsview.h"
#include "ui/filterbar.h"
#include "ui/filterdialog.h"
#include "ui/filteredimages.h"
#include "ui/mainwindow.h"
#include "ui/messagebar.h"
#include "ui/windowfixture.h"

#include <QAction>
#include <QFile>
#include <QPushButton>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QTimer>
#include <QToolButton>

#include <algorithm>

using namespace bowerbird;
using namespace bowerbird::test;
using namespace Qt::StringLiterals;

// When the window says what a filter hides: the sample gallery, of whose 60 images six are GIFs, with all held.
class TestFilterNotes : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void isThereAfterARestart();
    void isThereAfterTheFilterWasChanged();
    void isThereAfterAskingAgain();
    void isThereForWhatIsInView();
    void isThereAfterACancelledDialog();
    void opensTheFilterThatIsMeant();
    void staysAwayOnceClosed_data();
    void staysAwayOnceClosed();
    void comesBackWhenOthersAreHidden();

private:
    void begin()
    {
        m_fixture.reset();
        m_fixture = std::make_unique<WindowFixture>(m_directory->path());
    }
    [[nodiscard]] MessageBar &messages() const { return *m_fixture->window->findChild<MessageBar *>(); }
    [[nodiscard]] FilteredImages &images() const { return *m_fixture->window->findChild<FilteredImages *>(); }
    [[nodiscard]] CollectionsDock &dock() const { return *m_fixture->window->findChild<CollectionsDock *>(); }
    [[nodiscard]] bool isShowing() const { return messages().isShowing(u"filter"_s); }
    [[nodiscard]] bool says(const QString &words) const { return messages().texts().join(u'\n').contains(words); }
    void setTypes(const QString &list)
    {
        const qint64 id = images().latest();
        DownloadOptions options = images().optionsOf(id);
        options.types = *TypeSelection::parse(list);
        images().setFilter(id, options);
    }
    void askAgain()
    {
        dock().view()->selectAll();
        QTRY_VERIFY(dock().actionSet().askAgain->isEnabled());
        QSignalSpy ended(m_fixture->collector.get(), &Collector::collectionFinished);
        dock().actionSet().askAgain->trigger();
        QTRY_COMPARE_WITH_TIMEOUT(ended.size(), 1, 10'000);
    }
    // By what closes it.
    void close()
    {
        for (QToolButton *button : messages().findChildren<QToolButton *>()) {
            if (button->isVisible())
                button->click();
        }
        QVERIFY(!isShowing());
    }
    // Everything that was to be said has been.
    static void settle()
    {
        bool isOver = false;
        QTimer::singleShot(100, qApp, [&isOver] { isOver = true; });
        QTRY_VERIFY(isOver);
    }

    std::unique_ptr<QTemporaryDir> m_directory;
    std::unique_ptr<WindowFixture> m_fixture;
};

void TestFilterNotes::init()
{
    m_fixture.reset();
    m_directory = std::make_unique<QTemporaryDir>();
    const QString file = m_directory->filePath(u"settings.ini"_s);
    Settings settings = SettingsStore(file).load();
    settings.download.directory = m_directory->filePath(u"pictures"_s);
    settings.download.types = *TypeSelection::parse(u"jpeg,png");
    settings.holdsFound = true;
    SettingsStore(file).save(settings);
    begin();
    m_fixture->window->addLinks({u"sample:"_s});
    QTRY_VERIFY_WITH_TIMEOUT(isShowing(), 20'000);
    QTRY_VERIFY(says(u"54 shown, 6 GIF hidden"_s));
    QTRY_COMPARE(m_fixture->manager->count(), 54);
}

void TestFilterNotes::isThereAfterARestart()
{
    begin();
    QTRY_VERIFY(isShowing());
    QVERIFY(says(u"54 shown, 6 GIF hidden"_s));
}

void TestFilterNotes::isThereAfterTheFilterWasChanged()
{
    setTypes(u"all"_s);
    QTRY_VERIFY(!isShowing());
    setTypes(u"gif"_s);
    QTRY_VERIFY(isShowing());
    QVERIFY(says(u"6 shown"_s));
}

void TestFilterNotes::isThereAfterAskingAgain()
{
    setTypes(u"all"_s);
    QTRY_VERIFY(!isShowing());
    setTypes(u"jpeg,png"_s);
    QTRY_VERIFY(isShowing());
    messages().dismiss(u"filter"_s); // by the program, for something else
    askAgain();
    QTRY_VERIFY(isShowing());
}

// Of the collection that the list is narrowed to, although another one was asked last.
void TestFilterNotes::isThereForWhatIsInView()
{
    QFile list(m_directory->filePath(u"list.txt"_s));
    QVERIFY(list.open(QIODevice::WriteOnly));
    list.write("https://a.example/1.jpg\nhttps://a.example/2.jpg\n");
    list.close();
    m_fixture->window->addLinks({list.fileName()});
    QTRY_COMPARE_WITH_TIMEOUT(m_fixture->manager->count(), 56, 10'000);
    QVERIFY(isShowing());             // all rows are in view
    dock().choose(images().latest()); // the list, which hides nothing
    dock().actionSet().showInTable->trigger();
    QTRY_VERIFY(!isShowing());
    auto *bar = m_fixture->window->findChild<FilterBar *>();
    dock().view()->selectAll();
    dock().choose(1);
    QTRY_COMPARE(dock().view()->selectedIds(), QList<qint64>{1});
    dock().actionSet().showInTable->trigger();
    QTRY_VERIFY(isShowing());
    QVERIFY(says(u"54 shown, 6 GIF hidden"_s));
    bar->clear();
}

void TestFilterNotes::isThereAfterACancelledDialog()
{
    for (QPushButton *button : messages().findChildren<QPushButton *>()) {
        if (button->text() == u"Filter…"_s)
            button->click();
    }
    auto *dialog = m_fixture->window->findChild<FilterDialog *>();
    QVERIFY(dialog);
    dialog->reject();
    QTRY_VERIFY(isShowing());
}

// Of what is chosen, then of what is in view, then of the latest that has something to choose.
void TestFilterNotes::opensTheFilterThatIsMeant()
{
    QFile list(m_directory->filePath(u"list.txt"_s));
    QVERIFY(list.open(QIODevice::WriteOnly));
    list.write("https://a.example/1.jpg\nhttps://a.example/2.jpg\n");
    list.close();
    m_fixture->window->addLinks({list.fileName()});
    QTRY_COMPARE_WITH_TIMEOUT(m_fixture->manager->count(), 56, 10'000);
    QTRY_COMPARE(images().latest(), qint64(2));
    dock().view()->clearSelection();
    const auto open = [this] {
        delete m_fixture->window->findChild<FilterDialog *>();
        const QList<QAction *> actions = m_fixture->window->findChildren<QAction *>();
        (*std::ranges::find_if(actions, [](QAction *action) {
            return action->text().startsWith("Fi&lter"_L1);
        }))->trigger();
        return m_fixture->window->findChild<FilterDialog *>();
    };
    const FilterDialog *dialog = open(); // of the latest: its images wait
    QTRY_COMPARE(dialog->countText(), u"2 shown"_s);
    QList<JobId> ofList;
    for (int row = 54; row < 56; ++row)
        ofList += m_fixture->manager->idAt(row);
    m_fixture->manager->cancel(ofList);
    dialog = open(); // there is nothing to choose in the latest any more
    QTRY_COMPARE(dialog->countText(), u"54 shown, 6 GIF hidden"_s);
    dock().choose(2);
    dialog = open();
    QTRY_COMPARE(dialog->countText(), u"2 shown"_s);
    dock().actionSet().showInTable->trigger();
    dock().view()->clearSelection();
    dialog = open();
    QTRY_COMPARE(dialog->countText(), u"2 shown"_s);
}

void TestFilterNotes::staysAwayOnceClosed_data()
{
    QTest::addColumn<QString>("event");
    for (const char *event : {"restart", "asked again", "a filter that changes nothing"})
        QTest::newRow(event) << QString::fromLatin1(event);
}

void TestFilterNotes::staysAwayOnceClosed()
{
    QFETCH(const QString, event);
    close();
    if (event == u"restart"_s)
        begin();
    else if (event == u"asked again"_s)
        askAgain();
    else
        setTypes(u"png,jpeg"_s);
    settle();
    QVERIFY(!isShowing());
}

void TestFilterNotes::comesBackWhenOthersAreHidden()
{
    close();
    begin();
    settle();
    QVERIFY(!isShowing());
    setTypes(u"png"_s);
    QTRY_VERIFY(isShowing());
    close();
    setTypes(u"jpeg,png"_s); // closed at these numbers once, but they have changed since
    QTRY_VERIFY(isShowing());
}

QTEST_MAIN(TestFilterNotes)
#include "tst_filternotes.moc"
