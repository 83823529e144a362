// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#include "engine/enginefixture.h"
#include "engine/faulttable.h"
#include "support/nginxfixture.h"
#include "support/ports.h"

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
    void namesTheProxysFaults();
    void refusesCertificates_data();
    void refusesCertificates();

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
    // Each reads the trusted certificates first, which takes seconds under a sanitizer beside others, and is about
    // something else than a handshake that takes long.
    if (fault.encrypted)
        engine.options.network.connectTimeout = 20s;
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
    QCOMPARE(outcome.log.join(u", "_s), fault.log.join(u", "_s));
    QCOMPARE(outcome.files, fault.fileName.isEmpty() ? QStringList() : QStringList{fault.fileName});
    QVERIFY2(outcome.bytes == fault.bytes, "The file is a wrong one.");
}

void TestFaults::leavesNothingOpen()
{
    QCOMPARE(m_openAfter, m_openBefore);
}

// T4: what concerns the way to all hosts fits into no table of single links.
void TestFaults::namesTheProxysFaults()
{
    ScriptedServer proxy;
    proxy.otherwise([](const Request &) { return Reply::status(407); });
    const DeafPort dead(DeafPort::Manner::Refuses);
    const QList<std::pair<QString, QStringList>> cases{{proxy.url(""), failedAfter("proxy")},
                                                       {dead.url({}), failedAfter("proxy", 3)}};
    for (const auto &[address, log] : cases) {
        EngineFixture engine;
        engine.options.network = faultNetwork();
        engine.options.network.proxyMode = ProxyMode::Manual;
        engine.options.network.proxy = address;
        engine.options.retryPolicy = faultRetries();
        engine.start();
        engine.add({u"http://pictures.invalid/t4.jpg"_s});
        QVERIFY(engine.waitUntilIdle(kDeadlineMs));
        engine.manager->stop();
        QCOMPARE(normalisedLog(engine.log, 1), log);
        QCOMPARE(engine.files(), QStringList());
    }
}

void TestFaults::refusesCertificates_data()
{
    using Scheme = NginxFixture::Scheme;
    QTest::addColumn<NginxFixture::Scheme>("scheme");
    QTest::addColumn<bool>("isTrusted");
    QTest::newRow("T1 expired") << Scheme::HttpsExpired << true;
    QTest::newRow("T1 for another host") << Scheme::HttpsOtherHost << true;
    QTest::newRow("T1 trusted by nobody") << Scheme::Https << false;
}

void TestFaults::refusesCertificates()
{
    QFETCH(NginxFixture::Scheme, scheme);
    QFETCH(bool, isTrusted);
    if (NginxFixture::isLeftOut())
        QSKIP("nginx is left out.");
    NginxFixture nginx;
    QVERIFY2(nginx.start(), qPrintable(nginx.errorText()));
    QFile file(nginx.folder() + u"/t1.jpg"_s);
    QVERIFY(file.open(QIODevice::WriteOnly) && file.write(faultPicture(1)) > 0);
    file.close();
    EngineFixture engine;
    engine.options.retryPolicy = faultRetries();
    if (isTrusted)
        engine.options.network.caCertFile = nginx.caCertFile();
    engine.start();
    engine.add({nginx.url(u"/t1.jpg"_s, scheme)});
    QVERIFY(engine.waitUntilIdle(kDeadlineMs));
    engine.manager->stop();
    QCOMPARE(normalisedLog(engine.log, 1), failedAfter("tls"));
    QVERIFY(engine.job({1}).lastFailure->isPermanent);
    QCOMPARE(engine.files(), QStringList());
}

QTEST_GUILESS_MAIN(TestFaults)
#include "tst_faults.moc"
