// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#include "engine/enginefixture.h"
#include "engine/faulttable.h"
#include "support/testimages.h"

#include <QTest>

#include <memory>
#include <vector>

using namespace bowerbird;
using namespace bowerbird::test;
using namespace std::chrono_literals;

// All faults at once in one engine and one folder, mixed with good downloads: nothing of what goes wrong with one image
// may be seen in another.
class TestFaultsMixed : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void harmsNoOther_data();
    void harmsNoOther();
};

namespace {

constexpr int kDeadlineMs = 30'000;

QByteArray goodPicture(int number)
{
    return jpegBytes(9000 + number, {100, 80});
}

// A fault each on a server of its own, since a server's trouble may well slow down its other answers; behind it a good
// picture, from that same server where it still speaks HTTP.
class Mixture
{
public:
    explicit Mixture(const QList<Fault> &table)
    {
        m_good = std::make_unique<ScriptedServer>();
        for (const Fault &fault : table) {
            const int number = static_cast<int>(m_servers.size());
            m_servers.push_back(std::make_unique<ScriptedServer>());
            urls << fault.arrange(*m_servers.back());
            const QByteArray path = "/good-" + QByteArray::number(number) + ".jpg";
            // A server that wants to be left alone for longer than anybody waits is, with all that it has.
            const bool isClosedToAll = fault.isTls || fault.log.last().startsWith(u"failed rate-limited"_s);
            ScriptedServer &server = isClosedToAll || number % 2 == 0 ? *m_good : *m_servers.back();
            server.on(path, Reply::ok(goodPicture(number)).type("image/jpeg"));
            urls << server.url(QString::fromLatin1(path));
        }
    }

    QStringList urls; // fault, good, fault, good, ...

private:
    std::unique_ptr<ScriptedServer> m_good;
    std::vector<std::unique_ptr<ScriptedServer>> m_servers;
};

} // namespace

void TestFaultsMixed::harmsNoOther_data()
{
    QTest::addColumn<int>("workers");
    QTest::newRow("1 worker") << 1;
    QTest::newRow("16 workers") << 16;
}

void TestFaultsMixed::harmsNoOther()
{
    QFETCH(int, workers);
    const QList<Fault> table = faultTable();
    const Mixture mixture(table);
    EngineFixture engine(workers);
    engine.options.network = faultNetwork();
    engine.options.retryPolicy = faultRetries();
    engine.options.longestWait = 600s;
    engine.download.maxBytes = kFaultMaxBytes;
    engine.start();
    const QList<JobId> ids = engine.add(mixture.urls);
    QCOMPARE(ids.size(), table.size() * 2);
    QVERIFY2(engine.waitUntilIdle(kDeadlineMs), "It hangs.");
    engine.manager->stop();

    QStringList expectedFiles;
    for (int i = 0; i < table.size(); ++i) {
        const Fault &fault = table.at(i);
        const QStringList log = normalisedLog(engine.log, ids.at(i * 2).value);
        const QString told = QString::fromUtf8(fault.name) + u": "_s + log.join(u", "_s);
        QVERIFY2(log == fault.log, qPrintable(told));
        if (!fault.fileName.isEmpty()) {
            expectedFiles << fault.fileName;
            QVERIFY2(engine.contents(fault.fileName) == fault.bytes, fault.name.constData());
        }
        const QString good = u"good-%1.jpg"_s.arg(i);
        expectedFiles << good;
        QVERIFY2(engine.contents(good) == goodPicture(i), qPrintable(good));
    }
    QStringList files = engine.files();
    files.sort();
    expectedFiles.sort();
    QCOMPARE(files, expectedFiles);
}

QTEST_GUILESS_MAIN(TestFaultsMixed)
#include "tst_faultsmixed.moc"
