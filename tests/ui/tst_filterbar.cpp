// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#include "ui/filterbar.h"

#include "ui/managerfixture.h"

#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QSignalSpy>
#include <QToolButton>
#include <QtTest>

using namespace bowerbird;
using namespace bowerbird::test;
using namespace Qt::StringLiterals;

namespace {

QStringList buttonTexts(const FilterBar &bar)
{
    QStringList texts;
    for (const QToolButton *button : bar.findChildren<QToolButton *>()) {
        if (button->isCheckable())
            texts += button->text();
    }
    return texts;
}

QToolButton *buttonNamed(const FilterBar &bar, const QString &start)
{
    for (QToolButton *button : bar.findChildren<QToolButton *>()) {
        if (button->text().startsWith(start))
            return button;
    }
    return nullptr;
}

} // namespace

class TestFilterBar : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void countsEveryGroup();
    void dimsEmptyGroups();
    void aClickChoosesAGroup();
    void waitsForAPauseInTyping();
    void returnEndsTheWait();
    void escapeClearsThenLeaves();
    void clearShowsEverything();
    void saysThatTheQueueIsPaused();
    void hidesInAMenuWhatDoesNotFit();
    void tellsHowManyMatchTheText();
};

void TestFilterBar::saysThatTheQueueIsPaused()
{
    ManagerFixture fixture; // paused
    FilterBar bar(*fixture.manager);
    QCOMPARE(buttonTexts(bar).at(1), u"Queue paused 0"_s);
    fixture.manager->resumeAll();
    QTRY_COMPARE(buttonTexts(bar).at(1), u"Queued 0"_s);
}

void TestFilterBar::hidesInAMenuWhatDoesNotFit()
{
    ManagerFixture fixture;
    fixture.addJobs(2, JobState::Failed);
    QWidget window; // one of its own may not be narrower than its layout
    FilterBar bar(*fixture.manager, &window);
    bar.resize(2000, 40);
    window.show();
    for (const QToolButton *button : bar.findChildren<QToolButton *>(QString(), Qt::FindDirectChildrenOnly))
        QCOMPARE(button->isVisible(), button->isCheckable()); // all groups, and no menu
    const int two = buttonNamed(bar, u"All"_s)->width() + buttonNamed(bar, u"Failed"_s)->width();
    bar.resize(bar.minimumSizeHint().width() + two, 40);
    QVERIFY(buttonNamed(bar, u"All"_s)->isVisible());
    QVERIFY(buttonNamed(bar, u"Failed"_s)->isVisible());
    QVERIFY(!buttonNamed(bar, u"Skipped"_s)->isVisible());
    buttonNamed(bar, u"…"_s)->click();
    const auto *menu = bar.findChild<QMenu *>();
    QVERIFY(menu);
    for (QAction *action : menu->actions()) {
        if (action->text() == u"Skipped 0"_s)
            action->trigger();
    }
    QCOMPARE(bar.stateFilter(), StateFilter::Skipped);
    QVERIFY(buttonNamed(bar, u"Skipped"_s)->isVisible());
}

void TestFilterBar::tellsHowManyMatchTheText()
{
    ManagerFixture fixture;
    fixture.addJobs(46, JobState::Failed);
    FilterBar bar(*fixture.manager);
    bar.resize(2000, 40);
    bar.show();
    const auto shown = [&bar] {
        for (const QLabel *label : bar.findChildren<QLabel *>()) {
            if (label->isVisible())
                return label->text();
        }
        return QString();
    };
    QCOMPARE(shown(), QString());
    bar.setText(u"cat"_s);
    bar.setShownCount(2);
    QCOMPARE(shown(), u"2 of 46 shown"_s);
    bar.clear();
    QCOMPARE(shown(), QString());
}

void TestFilterBar::countsEveryGroup()
{
    ManagerFixture fixture;
    fixture.manager->resumeAll();
    FilterBar bar(*fixture.manager);
    QCOMPARE(buttonTexts(bar), QStringList({u"All 0"_s, u"Queued 0"_s, u"Running 0"_s, u"Finished 0"_s, u"Failed 0"_s,
                                            u"Paused 0"_s, u"Skipped 0"_s, u"Cancelled 0"_s}));
    const QList<JobId> held = fixture.addJobs(5, JobState::Held);
    fixture.addJobs(2, JobState::Failed);
    QTRY_COMPARE(buttonTexts(bar).at(0), u"All 7"_s);
    fixture.manager->cancel({held[0]});
    QTRY_COMPARE(buttonTexts(bar), QStringList({u"All 7"_s, u"Queued 4"_s, u"Running 0"_s, u"Finished 0"_s,
                                                u"Failed 2"_s, u"Paused 0"_s, u"Skipped 0"_s, u"Cancelled 1"_s}));
    fixture.manager->remove(held);
    QTRY_COMPARE(buttonTexts(bar).at(0), u"All 2"_s);
}

void TestFilterBar::dimsEmptyGroups()
{
    ManagerFixture fixture;
    fixture.addJobs(1, JobState::Failed);
    FilterBar bar(*fixture.manager);
    QPalette palette;
    palette.setColor(QPalette::Active, QPalette::ButtonText, Qt::black);
    palette.setColor(QPalette::Active, QPalette::PlaceholderText, Qt::darkGray);
    palette.setColor(QPalette::Disabled, QPalette::ButtonText, Qt::gray); // cannot be pressed, which these can
    bar.setPalette(palette);
    const auto color = [&bar](const QString &name) {
        return buttonNamed(bar, name)->palette().color(QPalette::Active, QPalette::ButtonText);
    };
    QCOMPARE(color(u"Failed"_s), QColor(Qt::black));
    QCOMPARE(color(u"Paused"_s), QColor(Qt::darkGray));
    QVERIFY(buttonNamed(bar, u"Paused"_s)->isEnabled());
    fixture.addJobs(1, JobState::Paused);
    QTRY_COMPARE(color(u"Paused"_s), QColor(Qt::black));
}

void TestFilterBar::aClickChoosesAGroup()
{
    ManagerFixture fixture;
    FilterBar bar(*fixture.manager);
    QSignalSpy changes(&bar, &FilterBar::stateFilterChanged);
    buttonNamed(bar, u"Failed"_s)->click();
    QCOMPARE(changes.size(), 1);
    QCOMPARE(bar.stateFilter(), StateFilter::Failed);
    QVERIFY(!buttonNamed(bar, u"All"_s)->isChecked());
    buttonNamed(bar, u"Failed"_s)->click(); // it stays
    QVERIFY(buttonNamed(bar, u"Failed"_s)->isChecked());
    QCOMPARE(changes.size(), 1);
    bar.setStateFilter(StateFilter::Paused);
    QVERIFY(buttonNamed(bar, u"Paused"_s)->isChecked());
    QCOMPARE(changes.size(), 2);
}

void TestFilterBar::waitsForAPauseInTyping()
{
    ManagerFixture fixture;
    FilterBar bar(*fixture.manager);
    auto *search = bar.findChild<QLineEdit *>();
    QSignalSpy texts(&bar, &FilterBar::textChanged);
    QTest::keyClicks(search, u"cat"_s);
    QCOMPARE(texts.size(), 0);
    QTRY_COMPARE(texts.size(), 1);
    QCOMPARE(texts[0][0].toString(), u"cat"_s);
    search->clear(); // as the button in the field does: at once
    QCOMPARE(texts.size(), 2);
    QCOMPARE(texts[1][0].toString(), QString());
}

void TestFilterBar::returnEndsTheWait()
{
    ManagerFixture fixture;
    FilterBar bar(*fixture.manager);
    auto *search = bar.findChild<QLineEdit *>();
    QSignalSpy texts(&bar, &FilterBar::textChanged);
    QTest::keyClicks(search, u" dog "_s);
    QTest::keyClick(search, Qt::Key_Return);
    QCOMPARE(texts.size(), 1);
    QCOMPARE(texts[0][0].toString(), u"dog"_s);
    QTest::keyClick(search, Qt::Key_Return);
    QCOMPARE(texts.size(), 1); // nothing new
}

void TestFilterBar::escapeClearsThenLeaves()
{
    ManagerFixture fixture;
    FilterBar bar(*fixture.manager);
    auto *search = bar.findChild<QLineEdit *>();
    QSignalSpy leaves(&bar, &FilterBar::leaveRequested);
    bar.setText(u"x"_s);
    QTest::keyClick(search, Qt::Key_Escape);
    QCOMPARE(bar.text(), QString());
    QCOMPARE(leaves.size(), 0);
    QTest::keyClick(search, Qt::Key_Escape);
    QCOMPARE(leaves.size(), 1);
    QTest::keyClick(search, Qt::Key_Down);
    QCOMPARE(leaves.size(), 2);
}

void TestFilterBar::clearShowsEverything()
{
    ManagerFixture fixture;
    FilterBar bar(*fixture.manager);
    bar.setStateFilter(StateFilter::Failed);
    bar.setText(u"x"_s);
    bar.clear();
    QCOMPARE(bar.stateFilter(), StateFilter::All);
    QCOMPARE(bar.text(), QString());
}

QTEST_MAIN(TestFilterBar)
#include "tst_filterbar.moc"
