// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#include "engine/enginefixture.h"
#include "support/scriptedserver.h"
#include "support/testimages.h"

#include <QTest>

#include <filesystem>
#include <utime.h>

using namespace bowerbird;
using namespace bowerbird::test;
using namespace std::chrono_literals;

// What was received once is not fetched again, counted by the server; and what somebody has done to a part meanwhile
// gets into no picture.
class TestNothingTwice : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void afterALostConnection_data();
    void afterALostConnection();
    void afterAPause();
    void afterARestart();
    void afterACrash();
    void startsOverWhenThePartIsNotWhatItWas_data();
    void startsOverWhenThePartIsNotWhatItWas();

private:
    [[nodiscard]] JobId addOne();
    [[nodiscard]] bool hasAllThatCame() const; // in the file, which is behind what came by a moment
    [[nodiscard]] QString partPath() const;
    void crash();
    void expectNothingTwice(JobId id) const;

    static constexpr qint64 kFirst = 150'001; // so many come before it breaks off
    const QByteArray m_bytes = jpegBytes(7, {1600, 1200}, 95);
    const Reply m_whole = Reply::ok(m_bytes).header("ETag", "\"v1\"").withRanges();
    std::unique_ptr<ScriptedServer> m_server;
    std::unique_ptr<EngineFixture> m_engine;
};

void TestNothingTwice::init()
{
    QVERIFY(m_bytes.size() > 2 * kFirst);
    m_engine.reset();
    m_server = std::make_unique<ScriptedServer>();
    m_server->on("/a.jpg", {m_whole.stallAfter(kFirst), m_whole});
    m_engine = std::make_unique<EngineFixture>();
    m_engine->options.network.stallTimeout = 60s;
}

JobId TestNothingTwice::addOne()
{
    m_engine->start();
    return m_engine->add({m_server->url("/a.jpg")}).first();
}

QString TestNothingTwice::partPath() const
{
    const QStringList parts = QDir(m_engine->download.directory).entryList({u"*.part"_s}, QDir::Files);
    return parts.size() == 1 ? QDir(m_engine->download.directory).filePath(parts.first()) : QString();
}

bool TestNothingTwice::hasAllThatCame() const
{
    return QFileInfo(partPath()).size() == kFirst;
}

void TestNothingTwice::expectNothingTwice(JobId id) const
{
    QVERIFY(m_engine->waitUntilIdle());
    QCOMPARE(m_engine->job(id).state, JobState::Finished);
    QCOMPARE(m_engine->contents(u"a.jpg"_s), m_bytes);
    QCOMPARE(m_engine->files(), QStringList{u"a.jpg"_s});
    QTRY_COMPARE(m_server->bodyBytes("/a.jpg"), m_bytes.size());
    QCOMPARE(m_server->requestCount("/a.jpg"), 2);
    QCOMPARE(m_engine->job(id).file.resumedFrom, kFirst);
}

void TestNothingTwice::afterALostConnection_data()
{
    QTest::addColumn<Reply>("first");
    QTest::newRow("closed") << m_whole.cutAfter(kFirst);
    QTest::newRow("reset") << m_whole.resetAfter(kFirst);
    QTest::newRow("silent") << m_whole.stallAfter(kFirst);
}

void TestNothingTwice::afterALostConnection()
{
    QFETCH(Reply, first);
    m_server->on("/a.jpg", {first, m_whole});
    m_engine->options.network.stallTimeout = 300ms;
    expectNothingTwice(addOne());
}

void TestNothingTwice::afterAPause()
{
    const JobId id = addOne();
    QTRY_VERIFY(hasAllThatCame());
    m_engine->manager->pause({id});
    QTRY_COMPARE(m_engine->job(id).state, JobState::Paused);
    QCOMPARE(m_engine->job(id).part.sizeBytes, kFirst);
    m_engine->manager->resume({id});
    expectNothingTwice(id);
}

void TestNothingTwice::afterARestart()
{
    const JobId id = addOne();
    QTRY_VERIFY(hasAllThatCame());
    m_engine->manager->stop();
    m_engine->stop();
    m_engine->start();
    m_engine->manager->restore(m_engine->library->loadUnfinished());
    expectNothingTwice(id);
}

// What a crash at this moment would leave: the folders as they are now, in place of those the engine made later.
void TestNothingTwice::crash()
{
    namespace fs = std::filesystem;
    const fs::path now = m_engine->folder.path().toStdString();
    const fs::path kept = now.string() + ".kept";
    fs::copy(now, kept, fs::copy_options::recursive);
    m_engine->stop();
    fs::remove_all(now);
    fs::rename(kept, now);
}

void TestNothingTwice::afterACrash()
{
    const JobId id = addOne();
    QTRY_VERIFY(hasAllThatCame());
    QTRY_VERIFY(m_engine->job(id).part.sizeBytes > 0);
    m_engine->library->flush(); // what was handed over is soon written
    crash();
    m_engine->start();
    m_engine->manager->restore(m_engine->library->loadUnfinished());
    expectNothingTwice(id);
}

void TestNothingTwice::startsOverWhenThePartIsNotWhatItWas_data()
{
    using Change = std::function<bool(const QString &)>;
    QTest::addColumn<Change>("change");
    QTest::addColumn<qint64>("resumedFrom");
    const auto patched = [](qint64 fromEnd) {
        return [fromEnd](const QString &path) {
            QFile file(path);
            return file.open(QIODevice::ReadWrite) && file.seek(file.size() - fromEnd) && file.write("!edited!") == 8;
        };
    };
    const auto resized = [](qint64 size) { return [size](const QString &path) { return QFile::resize(path, size); }; };
    const auto written = [](std::chrono::hours ago) {
        return [ago](const QString &path) {
            const time_t then = time(nullptr) - std::chrono::seconds(ago).count();
            const utimbuf times{.actime = then, .modtime = then};
            return utime(qPrintable(path), &times) == 0;
        };
    };
    QTest::newRow("as it was") << Change([](const QString &) { return true; }) << kFirst;
    QTest::newRow("S11 missing") << Change([](const QString &path) { return QFile::remove(path); }) << 0LL;
    QTest::newRow("S11 edited near its end") << Change(patched(2000)) << 0LL;
    QTest::newRow("S11 longer than the file") << Change(resized(m_bytes.size() + 1)) << 0LL;
    QTest::newRow("S11 empty") << Change(resized(0)) << 0LL;
    // Written in order, so that what is there is right.
    QTest::newRow("S11 shorter") << Change(resized(100'000)) << 100'000LL;
    QTest::newRow("S12 13 days old") << Change(written(24h * 13)) << kFirst;
    QTest::newRow("S12 15 days old") << Change(written(24h * 15)) << 0LL;
}

void TestNothingTwice::startsOverWhenThePartIsNotWhatItWas()
{
    QFETCH(const std::function<bool(const QString &)>, change);
    QFETCH(const qint64, resumedFrom);
    const JobId id = addOne();
    QTRY_VERIFY(hasAllThatCame());
    m_engine->manager->stop();
    m_engine->stop();
    QVERIFY(change(partPath()));
    m_engine->start();
    m_engine->manager->restore(m_engine->library->loadUnfinished());
    QVERIFY(m_engine->waitUntilIdle());
    QCOMPARE(m_engine->contents(u"a.jpg"_s), m_bytes);
    QCOMPARE(m_engine->files(), QStringList{u"a.jpg"_s});
    QCOMPARE(m_engine->job(id).file.resumedFrom, resumedFrom);
    QCOMPARE(m_engine->job(id).attempts, 1); // it is no fault of the image's host
    QTRY_COMPARE(m_server->bodyBytes("/a.jpg"), kFirst + m_bytes.size() - resumedFrom);
}

QTEST_GUILESS_MAIN(TestNothingTwice)
#include "tst_nothingtwice.moc"
