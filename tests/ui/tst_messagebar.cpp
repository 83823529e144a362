// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#include "ui/messagebar.h"
#include "ui/undohistory.h"

#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>

using namespace bowerbird;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

class TestMessageBar : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void showsNewestFirstAndNoMoreThanItMay()
    {
        MessageBar bar;
        QVERIFY(bar.isHidden());
        for (const QString &key : {u"a"_s, u"b"_s, u"c"_s, u"d"_s})
            bar.show({.key = key, .text = key});
        QCOMPARE(bar.texts(), (QStringList{u"d"_s, u"c"_s}));
        QVERIFY(!bar.isHidden());
    }

    void whatWouldLeaveAnywayGivesWayFirst()
    {
        MessageBar bar;
        bar.show({.key = u"stays"_s, .text = u"stays"_s});
        bar.show({.key = u"leaves"_s, .text = u"leaves"_s, .lasts = 1h});
        bar.show({.key = u"new"_s, .text = u"new"_s});
        QCOMPARE(bar.texts(), (QStringList{u"new"_s, u"stays"_s}));
    }

    void replacesTheMessageOfAKey()
    {
        MessageBar bar;
        QSignalSpy dismissed(&bar, &MessageBar::dismissed);
        bar.show({.key = u"k"_s, .text = u"old"_s});
        bar.show({.key = u"k"_s, .title = u"Title"_s, .text = u"new"_s});
        QCOMPARE(bar.texts(), QStringList{u"Title\nnew"_s});
        QCOMPARE(dismissed.size(), 0);
        bar.dismiss(u"k"_s);
        QCOMPARE(dismissed.size(), 1);
        QVERIFY(bar.isHidden());
    }

    void aButtonActsOnceAndClosesItsMessage()
    {
        MessageBar bar;
        int presses = 0;
        bar.show({.key = u"k"_s, .text = u"text"_s, .buttons = {{u"Do it"_s, [&presses] { ++presses; }}}});
        static_cast<QWidget &>(bar).show();
        QTest::mouseClick(bar.findChild<QPushButton *>(), Qt::LeftButton);
        QCOMPARE(presses, 1);
        QVERIFY(!bar.isShowing(u"k"_s));
    }

    void goesAwayWhenItsTimeIsUp()
    {
        MessageBar bar;
        static_cast<QWidget &>(bar).show();
        bar.setAttribute(Qt::WA_UnderMouse, false); // the pointer stands where the first window opens
        bar.show({.key = u"short"_s, .text = u"short"_s, .lasts = 20ms});
        bar.show({.key = u"long"_s, .text = u"long"_s});
        QTRY_VERIFY(!bar.isShowing(u"short"_s));
        QVERIFY(bar.isShowing(u"long"_s));
    }

    // What is below would slide under it.
    void staysWhileThePointerIsOnIt()
    {
        MessageBar bar;
        bar.setAttribute(Qt::WA_UnderMouse); // as Qt sets it
        QSignalSpy dismissed(&bar, &MessageBar::dismissed);
        bar.show({.key = u"short"_s, .text = u"short"_s, .lasts = 1ms});
        QVERIFY(!dismissed.wait(100));
        bar.setAttribute(Qt::WA_UnderMouse, false);
        QTRY_COMPARE(dismissed.size(), 1);
    }

    void tellsWhatAPersonCloses()
    {
        MessageBar bar;
        QSignalSpy closed(&bar, &MessageBar::closed);
        bar.show({.key = u"gone"_s, .text = u"gone"_s});
        bar.dismiss(u"gone"_s);
        bar.show({.key = u"done"_s, .text = u"done"_s, .buttons = {{u"Do it"_s, [] {}}}});
        bar.findChild<QPushButton *>()->click();
        QVERIFY(closed.isEmpty());
        bar.show({.key = u"read"_s, .text = u"read"_s});
        for (QToolButton *close : bar.findChildren<QToolButton *>()) {
            if (!close->isHidden() && !close->parentWidget()->isHidden())
                close->click();
        }
        QCOMPARE(closed, QList<QVariantList>{{u"read"_s}});
        QVERIFY(!bar.isShowing(u"read"_s));
    }

    void undoTakesBackTheLatestFirst()
    {
        UndoHistory history;
        QSignalSpy announced(&history, &UndoHistory::announced);
        QSignalSpy undone(&history, &UndoHistory::undone);
        QStringList log;
        history.push(u"one"_s, [&log] { log += u"undone one"_s; }, UndoHistory::Announce::Yes);
        history.push(u"two"_s, [&log] { log += u"undone two"_s; });
        QCOMPARE(announced.size(), 1);
        QCOMPARE(history.latest(), u"two"_s);
        history.undo();
        history.undo();
        history.undo();
        QCOMPARE(log, (QStringList{u"undone two"_s, u"undone one"_s}));
        QVERIFY(!history.canUndo());
        QCOMPARE(undone.size(), 2);
        QCOMPARE(undone.at(0).at(0).toString(), u"two"_s);
    }
};

QTEST_MAIN(TestMessageBar)
#include "tst_messagebar.moc"
