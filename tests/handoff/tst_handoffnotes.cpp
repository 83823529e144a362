// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#include "aria2desk.h"
#include "engine/enginefixture.h"
#include "handoff/fakedaemon.h"
#include "ui/aria2dialog.h"
#include "ui/choiceactions.h"
#include "ui/handoffnotes.h"
#include "ui/jobactions.h"
#include "ui/jobchoice.h"
#include "ui/messagebar.h"
#include "ui/settingskeeper.h"
#include "ui/undohistory.h"

#include <QAction>
#include <QSignalSpy>
#include <QTest>

namespace bowerbird::test {

using namespace Qt::StringLiterals;

// "Send to aria2" from the actions on: which images it is about, what is told, and how it is taken back.
class TestHandoffNotes : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void sendsWhatIsChosenAndTakesItBack();
    void tellsHowManyWereHandedOver();
    void asksAboutThoseThatAreNotThereYet();

private:
    struct Window;
    std::unique_ptr<EngineFixture> m_engine;
    std::unique_ptr<FakeDaemon> m_daemon;
    std::unique_ptr<Window> m_window;
};

struct TestHandoffNotes::Window : QWidget
{
    explicit Window(EngineFixture &engine, const Aria2Settings &target)
        : desk(*engine.manager, {.network = [] { return NetworkSettings(); }})
        , settings({.aria2 = target}, [](const Settings &) {})
        , actions(*engine.manager, undo)
        , choice(*engine.manager)
        , choiceActions(*engine.manager, choice, undo)
        , notes({.desk = desk,
                 .manager = *engine.manager,
                 .undo = undo,
                 .settings = settings,
                 .messages = messages,
                 .window = this},
                actions, choiceActions)
    {
    }
    bool accept() // the dialog
    {
        if (!QTest::qWaitFor([this] { return findChild<Aria2Dialog *>() != nullptr; }, 5'000))
            return false;
        findChild<Aria2Dialog *>()->accept();
        return true;
    }

    Aria2Desk desk;
    UndoHistory undo;
    SettingsKeeper settings;
    MessageBar messages;
    JobActions actions;
    JobChoice choice;
    ChoiceActions choiceActions;
    HandoffNotes notes;
};

void TestHandoffNotes::init()
{
    m_engine = std::make_unique<EngineFixture>();
    m_daemon = std::make_unique<FakeDaemon>(u"waiting"_s);
    m_engine->start();
    m_window = std::make_unique<Window>(*m_engine, m_daemon->settings());
}

void TestHandoffNotes::cleanup()
{
    m_window.reset();
    m_engine.reset();
    m_daemon.reset();
}

void TestHandoffNotes::sendsWhatIsChosenAndTakesItBack()
{
    QStringList urls;
    for (int i = 0; i < 12; ++i)
        urls << u"http://127.0.0.1:1/%1.png"_s.arg(i);
    const QList<JobId> ids = m_engine->add(urls, AddMode::Hold);
    const QList<JobId> some{ids.at(2), ids.at(5), ids.at(7)};
    m_window->choice.set(some, true);
    QVERIFY(m_window->choiceActions.sendToAria2->isVisible());
    QTRY_VERIFY(m_window->choiceActions.sendToAria2->isEnabled());
    m_window->choiceActions.sendToAria2->trigger();
    QVERIFY(m_window->accept());
    QTRY_COMPARE(m_daemon->urls(), (QStringList{urls.at(2), urls.at(5), urls.at(7)}));
    // They wait no more to be chosen: neither the bar nor "Remove What Is Not Chosen" is about them.
    QCOMPARE(m_engine->count(JobState::Held), 9);
    QTRY_COMPARE(m_window->choice.count(), 0);
    QTRY_VERIFY(!m_window->choiceActions.sendToAria2->isEnabled());
    QTRY_COMPARE(m_window->choiceActions.counts().held, 9);
    QCOMPARE(m_window->undo.latest(), u"Sent 3 image(s) to aria2"_s);
    m_window->undo.undo();
    QTRY_COMPARE(m_engine->count(JobState::Held), 12);
    QTRY_COMPARE(m_window->choice.chosen(), some);
    QTRY_COMPARE(m_daemon->count(u"aria2.forceRemove"_s), 3);
    QVERIFY(!m_window->desk.find(some.first()));
}

void TestHandoffNotes::tellsHowManyWereHandedOver()
{
    QStringList urls;
    for (int i = 0; i < 260; ++i)
        urls << u"http://127.0.0.1:1/%1.png"_s.arg(i);
    m_window->actions.setSelection(m_engine->add(urls, AddMode::Hold));
    m_window->actions.sendToAria2->trigger();
    QVERIFY(m_window->accept());
    QTRY_COMPARE_WITH_TIMEOUT(m_daemon->downloads().size(), size_t(260), 10'000);
    QTRY_VERIFY(m_window->messages.texts().join(u' ').contains(u"260 image(s) were handed to aria2."_s));
    QCOMPARE(m_window->messages.texts().size(), 1);
}

void TestHandoffNotes::asksAboutThoseThatAreNotThereYet()
{
    const QList<JobId> ids =
        m_engine->add({u"http://127.0.0.1:1/a.png"_s, u"http://127.0.0.1:1/b.png"_s}, AddMode::Hold);
    m_window->actions.setSelection({ids.first()});
    m_window->actions.sendToAria2->trigger();
    QVERIFY(m_window->accept());
    QTRY_COMPARE(m_daemon->downloads().size(), size_t(1));
    QTRY_VERIFY(!m_window->findChild<Aria2Dialog *>());
    m_window->actions.setSelection(ids);
    m_window->actions.sendToAria2->trigger();
    QVERIFY(m_window->accept());
    QTRY_COMPARE(m_daemon->downloads().size(), size_t(2));
    // Taken back, what was sent before stays there.
    m_window->undo.undo();
    QTRY_COMPARE(m_engine->count(JobState::Held), 1);
    QVERIFY(m_window->desk.find(ids.first()));
    QTRY_VERIFY(!m_window->findChild<Aria2Dialog *>());
    m_window->actions.setSelection({ids.first()});
    m_window->actions.sendToAria2->trigger();
    QTRY_VERIFY(m_window->messages.texts().join(u' ').contains(u"There is nothing among these images"_s));
    QVERIFY(!m_window->findChild<Aria2Dialog *>());
}

} // namespace bowerbird::test

QTEST_MAIN(bowerbird::test::TestHandoffNotes)
#include "tst_handoffnotes.moc"
