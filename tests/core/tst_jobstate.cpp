// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#include "core/jobstate.h"

#include <QMap>
#include <QSet>
#include <QTest>

namespace bowerbird {

using namespace Qt::StringLiterals;

class TestJobState : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyCellIsAsAgreed_data();
    void everyCellIsAsAgreed();
    void onlyQueueLeavesATerminalState();
    void activeStatesCanAlwaysBeStopped();
    void everyStateCanBeReached();
    void sortsStatesIntoTerminalAndActive();
    void everyStateHasItsSpelling();
    void unknownNamesAreNoState();
};

using enum JobState;

void TestJobState::everyCellIsAsAgreed_data()
{
    QTest::addColumn<JobState>("state");
    QTest::addColumn<Transition>("transition");
    QTest::addColumn<std::optional<JobState>>("next");
    // The legal moves; every other cell must be empty.
    using T = Transition;
    const QMap<JobState, QMap<Transition, JobState>> legal = {
        {Held, {{T::Queue, Queued}, {T::Fail, Failed}, {T::Skip, Skipped}, {T::Cancel, Cancelled}}},
        {Queued,
         {{T::Hold, Held},
          {T::Start, Transferring},
          {T::Fail, Failed},
          {T::Skip, Skipped},
          {T::Pause, Paused},
          {T::Cancel, Cancelled}}},
        {Waiting,
         {{T::Queue, Queued},
          {T::Start, Transferring},
          {T::Fail, Failed},
          {T::Skip, Skipped},
          {T::Pause, Paused},
          {T::Cancel, Cancelled}}},
        {Transferring,
         {{T::Queue, Queued},
          {T::Verify, Verifying},
          {T::Retry, Waiting},
          {T::Fail, Failed},
          {T::Skip, Skipped},
          {T::Pause, Paused},
          {T::Cancel, Cancelled}}},
        {Verifying,
         {{T::Queue, Queued},
          {T::Retry, Waiting},
          {T::Fail, Failed},
          {T::Finish, Finished},
          {T::Skip, Skipped},
          {T::Pause, Paused},
          {T::Cancel, Cancelled}}},
        {Finished, {{T::Queue, Queued}}},
        {Skipped, {{T::Queue, Queued}}},
        {Failed, {{T::Queue, Queued}, {T::Cancel, Cancelled}}},
        {Paused, {{T::Queue, Queued}, {T::Fail, Failed}, {T::Skip, Skipped}, {T::Cancel, Cancelled}}},
        {Cancelled, {{T::Queue, Queued}}},
    };
    for (int s = 0; s < kJobStateCount; ++s) {
        for (int t = 0; t < kTransitionCount; ++t) {
            const auto state = static_cast<JobState>(s);
            const auto transition = static_cast<Transition>(t);
            const auto row = legal.value(state);
            const std::optional<JobState> next =
                row.contains(transition) ? std::optional(row.value(transition)) : std::nullopt;
            QTest::addRow("%s, transition %d", qPrintable(stateName(state)), t) << state << transition << next;
        }
    }
}

void TestJobState::everyCellIsAsAgreed()
{
    QFETCH(JobState, state);
    QFETCH(Transition, transition);
    QFETCH(std::optional<JobState>, next);
    const std::optional<JobState> actual = nextState(state, transition);
    QCOMPARE(actual.has_value(), next.has_value());
    if (next)
        QCOMPARE(stateName(*actual), stateName(*next));
}

void TestJobState::onlyQueueLeavesATerminalState()
{
    for (const JobState state : {Finished, Skipped, Failed, Cancelled}) {
        for (int t = 0; t < kTransitionCount; ++t) {
            const auto transition = static_cast<Transition>(t);
            const bool isLegal = nextState(state, transition).has_value();
            const bool isGivingUp = state == Failed && transition == Transition::Cancel;
            QCOMPARE(isLegal, transition == Transition::Queue || isGivingUp);
        }
    }
}

void TestJobState::activeStatesCanAlwaysBeStopped()
{
    for (const JobState state : {Transferring, Verifying}) {
        QVERIFY(nextState(state, Transition::Pause) == Paused);
        QVERIFY(nextState(state, Transition::Cancel) == Cancelled);
        QVERIFY(nextState(state, Transition::Fail) == Failed);
    }
}

void TestJobState::everyStateCanBeReached()
{
    QSet<int> reached;
    for (int s = 0; s < kJobStateCount; ++s) {
        for (int t = 0; t < kTransitionCount; ++t) {
            if (const auto next = nextState(static_cast<JobState>(s), static_cast<Transition>(t)))
                reached.insert(static_cast<int>(*next));
        }
    }
    QCOMPARE(reached.size(), kJobStateCount);
}

void TestJobState::sortsStatesIntoTerminalAndActive()
{
    for (int s = 0; s < kJobStateCount; ++s) {
        const auto state = static_cast<JobState>(s);
        QCOMPARE(isTerminal(state), (QList{Finished, Skipped, Failed, Cancelled}.contains(state)));
        QCOMPARE(isActive(state), (QList{Transferring, Verifying}.contains(state)));
    }
}

void TestJobState::everyStateHasItsSpelling()
{
    const QStringList names = {u"held"_s,     u"queued"_s,  u"waiting"_s, u"transferring"_s, u"verifying"_s,
                               u"finished"_s, u"skipped"_s, u"failed"_s,  u"paused"_s,       u"cancelled"_s};
    QCOMPARE(names.size(), kJobStateCount);
    for (int s = 0; s < kJobStateCount; ++s) {
        QCOMPARE(stateName(static_cast<JobState>(s)), names.at(s));
        QVERIFY(stateFromName(names.at(s)) == static_cast<JobState>(s));
    }
}

void TestJobState::unknownNamesAreNoState()
{
    for (const QString &name : {u""_s, u"Queued"_s, u"done"_s, u"queued "_s})
        QVERIFY2(!stateFromName(name), qPrintable(name));
}

} // namespace bowerbird

QTEST_GUILESS_MAIN(bowerbird::TestJobState)
#include "tst_jobstate.moc"
