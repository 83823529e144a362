// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#include "ui/undohistory.h"

#include "ui/managerfixture.h"
#include "ui/queueactions.h"
#include "ui/rowcommand.h"

#include <QAction>
#include <QSignalSpy>
#include <QTest>

using namespace bowerbird;
using namespace bowerbird::test;
using namespace Qt::StringLiterals;

class TestUndoHistory : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void takesBackTheLatestFirst();
    void keepsSoManySteps();
    void givesUpTheOldestWhenTheyKeepTooMuch();
    void keepsTheLatestHoweverMuchItIs();
    void looksAgainWhenAStepIsOver();
    void tellsOfAStepThatIsOver();
    void saysWhyThereIsNothingToTakeBack();
    void saysWhatHasComeToItsEnd();
    void saysHowFarAStepWasTakenBack();

private:
    static UndoHistory::Bytes bytes(qint64 count)
    {
        return [count] { return count; };
    }
    static QStringList left(UndoHistory &history)
    {
        QStringList steps;
        for (; history.canUndo(); history.undo())
            steps += history.latest();
        return steps;
    }
};

void TestUndoHistory::takesBackTheLatestFirst()
{
    UndoHistory history;
    QStringList takenBack;
    QSignalSpy announced(&history, &UndoHistory::announced);
    history.push(u"one"_s, [&] { takenBack += u"1"_s; });
    history.push(u"two"_s, [&] { takenBack += u"2"_s; }, UndoHistory::Announce::Yes);
    QCOMPARE(announced, QList<QVariantList>{{u"two"_s}});
    history.undo();
    QCOMPARE(history.latest(), u"one"_s);
    history.undo();
    history.undo();
    QCOMPARE(takenBack, QStringList({u"2"_s, u"1"_s}));
}

void TestUndoHistory::keepsSoManySteps()
{
    UndoHistory history;
    for (size_t i = 0; i < UndoHistory::kMostSteps + 3; ++i)
        history.push(QString::number(i), [] {});
    QVERIFY(!history.hasGivenUp());
    const QStringList steps = left(history);
    QCOMPARE(steps.size(), qsizetype(UndoHistory::kMostSteps));
    QCOMPARE(steps.last(), u"3"_s);
}

void TestUndoHistory::givesUpTheOldestWhenTheyKeepTooMuch()
{
    UndoHistory history;
    history.push(u"small"_s, [] {});
    history.push(u"a third"_s, [] {}, UndoHistory::Announce::No, bytes(UndoHistory::kMostBytes / 3));
    history.push(u"half"_s, [] {}, UndoHistory::Announce::No, bytes(UndoHistory::kMostBytes / 2));
    QVERIFY(!history.hasGivenUp());
    history.push(u"another half"_s, [] {}, UndoHistory::Announce::No, bytes(UndoHistory::kMostBytes / 2));
    QVERIFY(history.hasGivenUp());
    QCOMPARE(left(history), QStringList({u"another half"_s, u"half"_s}));
}

void TestUndoHistory::keepsTheLatestHoweverMuchItIs()
{
    UndoHistory history;
    history.push(u"small"_s, [] {});
    history.push(u"a million rows"_s, [] {}, UndoHistory::Announce::No, bytes(3 * UndoHistory::kMostBytes));
    QVERIFY(history.hasGivenUp());
    QCOMPARE(left(history), QStringList{u"a million rows"_s});
}

// While it is under way it keeps more and more.
void TestUndoHistory::looksAgainWhenAStepIsOver()
{
    UndoHistory history;
    qint64 kept = 0;
    history.push(u"small"_s, [] {});
    const UndoHistory::Number step =
        history.push(u"under way"_s, [] {}, UndoHistory::Announce::No, [&kept] { return kept; });
    kept = 2 * UndoHistory::kMostBytes;
    QVERIFY(!history.hasGivenUp());
    history.retell(step, u"over"_s, UndoHistory::Announce::No);
    QVERIFY(history.hasGivenUp());
    QCOMPARE(left(history), QStringList{u"over"_s});
}

void TestUndoHistory::tellsOfAStepThatIsOver()
{
    UndoHistory history;
    QSignalSpy announced(&history, &UndoHistory::announced);
    const UndoHistory::Number first = history.push(u"first"_s, [] {});
    const UndoHistory::Number second = history.push(u"second"_s, [] {});
    history.retell(first, u"first is over"_s, UndoHistory::Announce::Yes);
    QCOMPARE(announced.size(), 0); // taking back would take the second one back
    history.retell(second, u"second is over"_s, UndoHistory::Announce::Yes);
    QCOMPARE(announced, QList<QVariantList>{{u"second is over"_s}});
    history.undo();
    history.retell(second, u"gone"_s, UndoHistory::Announce::Yes);
    QCOMPARE(announced.size(), 1);
    QCOMPARE(left(history), QStringList{u"first is over"_s});
}

void TestUndoHistory::saysWhyThereIsNothingToTakeBack()
{
    ManagerFixture fixture;
    UndoHistory history;
    QueueActions actions(*fixture.manager, history);
    history.push(u"small"_s, [] {});
    QVERIFY(!actions.undo->toolTip().contains(u"any more"_s));
    history.push(u"a million rows"_s, [] {}, UndoHistory::Announce::No, bytes(3 * UndoHistory::kMostBytes));
    QVERIFY(actions.undo->toolTip().contains(u"a million rows"_s));
    QVERIFY(actions.undo->toolTip().contains(u"any more"_s));
    history.undo();
    QVERIFY(!actions.undo->isEnabled());
    QVERIFY(actions.undo->toolTip().contains(u"too many images"_s));
}

void TestUndoHistory::saysWhatHasComeToItsEnd()
{
    ManagerFixture fixture;
    UndoHistory history;
    QueueActions actions(*fixture.manager, history);
    const QList<JobId> ids = fixture.addJobs(2, JobState::Held);
    const auto start = [&] {
        RowCommand(*fixture.manager, ids, &DownloadManager::resume)
            .pushTo(
                history, [](int count) { return u"Started %1"_s.arg(count); }, &RowCommand::putBack,
                UndoHistory::Announce::Yes);
    };
    const auto finish = [&fixture](JobId id) { // as a worker does it
        fixture.manager->remove({id});
        Job job = fixture.makeJob(JobState::Finished);
        job.id = id;
        fixture.manager->restore({job});
    };
    start();
    QCOMPARE(history.latest(), u"Started 2"_s);
    QVERIFY(actions.undo->isEnabled());
    QSignalSpy withdrawn(&history, &UndoHistory::withdrawn);
    QSignalSpy undone(&history, &UndoHistory::undone);
    finish(ids.at(1));
    history.undo();
    QCOMPARE(undone.last().at(1).toString(), u"Undone for 1 image(s); 1 image(s) are downloaded already, and stay"_s);
    QCOMPARE(fixture.manager->stateAt(fixture.manager->rowOf(ids.at(0))), JobState::Held);
    QVERIFY(withdrawn.isEmpty());
}

void TestUndoHistory::saysHowFarAStepWasTakenBack()
{
    UndoHistory history;
    QSignalSpy undone(&history, &UndoHistory::undone);
    history.push(u"all of it"_s, [] {}, UndoHistory::Announce::No, {}, [] { return QString(); });
    history.push(u"half"_s, [] {}, UndoHistory::Announce::No, {}, [] { return u"half of it"_s; });
    history.undo();
    history.undo();
    QCOMPARE(undone, (QList<QVariantList>{{u"half"_s, u"half of it"_s}, {u"all of it"_s, QString()}}));
    QSignalSpy withdrawn(&history, &UndoHistory::withdrawn);
    const UndoHistory::Number first = history.push(u"first"_s, [] {});
    const UndoHistory::Number second = history.push(u"second"_s, [] {});
    history.withdraw(first); // nothing changes for who looks at the latest
    QVERIFY(withdrawn.isEmpty());
    history.withdraw(second);
    QCOMPARE(withdrawn, QList<QVariantList>{{u"second"_s}});
    QVERIFY(!history.canUndo());
    history.withdraw(second);
    QCOMPARE(withdrawn.size(), 1);
}

QTEST_MAIN(TestUndoHistory)
#include "tst_undohistory.moc"
