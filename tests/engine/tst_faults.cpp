// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#include "engine/enginefixture.h"
#include "engine/faulttable.h"

#include <QTest>

#include <memory>
#include <vector>

using namespace bowerbird;
using namespace bowerbird::test;
using namespace std::chrono_literals;

// Everything that goes wrong on the way of one image, each on an engine and a server of its own: its exact events, what
// is in the folder at the end, and that nothing stays open. Some run side by side, since most of their time is waiting.
class TestFaults : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void endsAsItShould_data();
    void endsAsItShould();
    void leavesNothingOpen();

private:
    struct Outcome
    {
        bool hasEnded = false;
        QStringList log;
        QStringList files;
        QByteArray bytes; // of the file that should be there
    };
    struct Run
    {
        ScriptedServer server;
        EngineFixture engine;
    };

    static int openDescriptors();
    static std::unique_ptr<Run> begin(const Fault &fault);
    [[nodiscard]] static Outcome end(const Fault &fault, Run &run);

    QList<Fault> m_faults;
    QList<Outcome> m_outcomes;
    int m_openBefore = 0;
    int m_openAfter = 0;
};

namespace {

constexpr int kDeadlineMs = 8000;
constexpr qsizetype kSideBySide = 16;

} // namespace

int TestFaults::openDescriptors()
{
    const auto every = QDir::NoDotAndDotDot | QDir::AllEntries | QDir::System;
    return static_cast<int>(QDir(u"/proc/self/fd"_s).entryList(every).size());
}

std::unique_ptr<TestFaults::Run> TestFaults::begin(const Fault &fault)
{
    auto run = std::make_unique<Run>();
    EngineFixture &engine = run->engine;
    engine.options.network = faultNetwork();
    engine.options.retryPolicy = faultRetries();
    engine.options.longestWait = 600s;
    engine.download.maxBytes = kFaultMaxBytes;
    engine.start();
    engine.add({fault.arrange(run->server)});
    return run;
}

TestFaults::Outcome TestFaults::end(const Fault &fault, Run &run)
{
    Outcome outcome;
    outcome.hasEnded = run.engine.waitUntilIdle(kDeadlineMs);
    run.engine.manager->stop();
    outcome.log = normalisedLog(run.engine.log, 1);
    outcome.files = run.engine.files();
    if (!fault.fileName.isEmpty())
        outcome.bytes = run.engine.contents(fault.fileName);
    return outcome;
}

void TestFaults::initTestCase()
{
    m_faults = faultTable();
    QVERIFY(m_faults.size() >= 60);
    // What is opened once for good, such as the random device, is no leak.
    (void)end(m_faults.last(), *begin(m_faults.last()));
    m_openBefore = openDescriptors();
    for (qsizetype first = 0; first < m_faults.size(); first += kSideBySide) {
        const QList<Fault> some = m_faults.mid(first, kSideBySide);
        std::vector<std::unique_ptr<Run>> runs;
        for (const Fault &fault : some)
            runs.push_back(begin(fault));
        for (qsizetype i = 0; i < some.size(); ++i)
            m_outcomes.append(end(some.at(i), *runs.at(static_cast<size_t>(i))));
    }
    m_openAfter = openDescriptors();
}

void TestFaults::endsAsItShould_data()
{
    QTest::addColumn<int>("number");
    for (int i = 0; i < m_faults.size(); ++i)
        QTest::newRow(m_faults.at(i).name.constData()) << i;
}

void TestFaults::endsAsItShould()
{
    QFETCH(int, number);
    const Fault &fault = m_faults.at(number);
    const Outcome &outcome = m_outcomes.at(number);
    QVERIFY2(outcome.hasEnded, qPrintable(u"It hangs after: "_s + outcome.log.join(u", "_s)));
    QCOMPARE(outcome.log, fault.log);
    QCOMPARE(outcome.files, fault.fileName.isEmpty() ? QStringList() : QStringList{fault.fileName});
    QVERIFY2(outcome.bytes == fault.bytes, "The file is a wrong one.");
}

void TestFaults::leavesNothingOpen()
{
    QCOMPARE(m_openAfter, m_openBefore);
}

QTEST_GUILESS_MAIN(TestFaults)
#include "tst_faults.moc"
