// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#include "cli/program.h"
#include "crash/aftermath.h"

#include "support/scriptedserver.h"
#include "support/testimages.h"

#include <QDir>
#include <QElapsedTimer>
#include <QRandomGenerator>
#include <QTest>

using namespace bowerbird::test;
using namespace Qt::StringLiterals;

namespace {

constexpr int kImages = 14;
constexpr int kFewKills = 20;
constexpr int kAllKills = 300;
constexpr int kKillsOfARun = 3; // the run after a kill may be killed itself
constexpr quint32 kSeed = 20'261'122;

// Images that come in pieces, so that a kill meets some of them on their way.
class SlowGallery
{
public:
    SlowGallery()
    {
        for (int i = 1; i <= kImages; ++i) {
            const QByteArray number = QByteArray::number(i);
            const QByteArray path = QByteArray("/" + number).append(".jpg");
            const bool isSlow = i % 7 == 0;
            const QByteArray bytes = jpegBytes(i, isSlow ? QSize(700, 500) : QSize(240, 160), 95);
            const QByteArray tag = '"' + number + '"';
            Reply reply = Reply::ok(bytes).header("ETag", tag).withRanges();
            // Past the second after which the program writes down how far it is.
            if (isSlow)
                reply = reply.drip(bytes.size() / 30 + 1, std::chrono::milliseconds(60));
            else if (i % 2 == 0)
                reply = reply.drip(bytes.size() / 6 + 1, std::chrono::milliseconds(30));
            m_server.on(path, reply);
            m_images.insert(m_server.url(QString::fromLatin1(path)), bytes);
        }
    }
    [[nodiscard]] const QHash<QString, QByteArray> &images() const { return m_images; }
    [[nodiscard]] QStringList arguments() const
    {
        QStringList links = m_images.keys();
        links.sort();
        return QStringList{u"--json"_s, u"-j"_s, u"4"_s} + links;
    }

private:
    ScriptedServer m_server;
    QHash<QString, QByteArray> m_images;
};

} // namespace

// The real program is killed at random moments of its runs, and every time the run after it shows the truth.
class TestKills : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theNextRunShowsTheTruth();
    void nothingIsFetchedTwice();

private:
    void killARun(const Program &program, int afterMs);
    void expectPromises(const Program &program, const QHash<QString, qint64> &promised, const Ran &last);
    [[nodiscard]] static QHash<QString, qint64> promisedBy(const Program &program);

    SlowGallery m_gallery;
    int m_kills = 0;
    int m_partsPromised = 0;
    int m_partsTaken = 0;
};

void TestKills::killARun(const Program &program, int afterMs)
{
    QProcess process;
    program.start(process, program.usual(m_gallery.arguments()));
    process.closeWriteChannel();
    if (process.waitForFinished(afterMs))
        return; // it was quicker this time
    process.kill();
    process.waitForFinished();
    m_kills += process.exitStatus() == QProcess::CrashExit ? 1 : 0;
}

// What is to be gone on with: "3.jpg" -> bytes of its part, as far as the program has written them down. Its last ones
// may not have reached the file. Read from a copy, so as to change nothing.
QHash<QString, qint64> TestKills::promisedBy(const Program &program)
{
    const QTemporaryDir copy;
    const QString file = copy.filePath(u"library.db"_s);
    QFile::copy(program.path(u"profile/library.db"_s), file);
    QFile::copy(program.path(u"profile/library.db-wal"_s), file + u"-wal"_s);
    QHash<QString, qint64> parts;
    const QStringList rows = rowsOf(file, u"SELECT json_extract(facts, '$.url'), json_extract(facts, '$.part-size'),"
                                          " json_extract(facts, '$.part-path')"
                                          " FROM jobs WHERE state NOT IN ('finished', 'skipped', 'failed')"
                                          " AND json_extract(facts, '$.part-etag') IS NOT NULL"_s);
    for (const QString &row : rows) {
        if (row.startsWith(u"error"_s))
            continue;
        const qint64 inFile = QFileInfo(row.section(u'\t', 2)).size();
        parts.insert(row.section(u'\t', 0, 0).section(u'/', -1), std::min(inFile, row.section(u'\t', 1).toLongLong()));
    }
    return parts;
}

// Of what killed runs left: parts are gone on with where they stood, and nothing is kept of them.
void TestKills::expectPromises(const Program &program, const QHash<QString, qint64> &promised, const Ran &last)
{
    for (const QJsonObject &saved : last.events(u"saved"_s)) {
        const QString name = saved[u"url"_s].toString().section(u'/', -1);
        const qint64 resumed = saved[u"resumed_from"_s].toInteger();
        m_partsTaken += resumed > 0 ? 1 : 0;
        if (resumed < promised.value(name))
            QTest::qFail(qPrintable(u"%1: %2 of %3 bytes were kept"_s.arg(name).arg(resumed).arg(promised.value(name))),
                         __FILE__, __LINE__);
    }
    m_partsPromised += static_cast<int>(promised.size());
    const QStringList left = QDir(program.images()).entryList({u"*.part"_s}, QDir::Files);
    if (!left.isEmpty())
        QTest::qFail(qPrintable(u"parts are left: "_s + left.join(u' ')), __FILE__, __LINE__);
}

void TestKills::theNextRunShowsTheTruth()
{
    const bool isFull = qEnvironmentVariable("BOWERBIRD_CRASH") == u"all"_s;
    const int wanted = isFull ? kAllKills : kFewKills;
    QElapsedTimer clock;
    clock.start();
    {
        const Program program;
        QCOMPARE(program.run(m_gallery.arguments()).status, 0);
        QCOMPARE(complaints(program, m_gallery.images()), QStringList());
    }
    const int wholeRun = static_cast<int>(clock.elapsed());
    QRandomGenerator random(kSeed);
    for (int story = 0; m_kills < wanted && story < 3 * wanted; ++story) {
        const Program program;
        const int kills = random.bounded(1, kKillsOfARun + 1);
        for (int i = 0; i < kills && m_kills < wanted; ++i)
            killARun(program, random.bounded(5, wholeRun));
        const QHash<QString, qint64> promised = promisedBy(program);
        const Ran last = program.run(m_gallery.arguments());
        const QString where = u"story %1: "_s.arg(story);
        if (last.status != 0)
            QTest::qFail(qPrintable(where + u"ended with %1: "_s.arg(last.status) + QString::fromUtf8(last.err)),
                         __FILE__, __LINE__);
        for (const QString &complaint : complaints(program, m_gallery.images()))
            QTest::qFail(qPrintable(where + complaint), __FILE__, __LINE__);
        expectPromises(program, promised, last);
    }
    qInfo("%d kills within %d ms of a run; %d parts were written down, %d were gone on with", m_kills, wholeRun,
          m_partsPromised, m_partsTaken);
    QCOMPARE(m_kills, wanted);
}

// The server has gone quiet when the kill comes; what it had sent is not asked for again.
void TestKills::nothingIsFetchedTwice()
{
    constexpr qint64 kSent = 150'001;
    const QByteArray bytes = jpegBytes(1, {1600, 1200}, 95);
    QVERIFY(bytes.size() > 2 * kSent);
    const Reply whole = Reply::ok(bytes).header("ETag", "\"1\"").withRanges();
    ScriptedServer server;
    server.on("/a.jpg", {whole.stallAfter(kSent), whole});
    const Program program;
    QProcess process;
    program.start(process, program.usual({u"--stall"_s, u"60"_s, server.url("/a.jpg")}));
    // In the text of its row, as it lies in the file.
    const QByteArray promise = "\"part-size\":" + QByteArray::number(kSent);
    const auto isPromised = [&] {
        QFile file(program.path(u"profile/library.db-wal"_s));
        return file.open(QIODevice::ReadOnly) && file.readAll().contains(promise);
    };
    QTRY_VERIFY_WITH_TIMEOUT(isPromised(), 20'000);
    process.kill();
    process.waitForFinished();
    QCOMPARE(process.exitStatus(), QProcess::CrashExit);

    const Ran last = program.run({u"--json"_s, u"--continue"_s});
    QCOMPARE(last.status, 0);
    QCOMPARE(last.event(u"saved"_s)[u"resumed_from"_s].toInteger(), kSent);
    QCOMPARE(program.image(u"a.jpg"_s), bytes);
    QTRY_COMPARE(server.bodyBytes(), bytes.size());
}

int main(int argc, char *argv[])
{
    qputenv("QTEST_FUNCTION_TIMEOUT", "3600000"); // all of them take minutes
    const QCoreApplication application(argc, argv);
    TestKills test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_kills.moc"
