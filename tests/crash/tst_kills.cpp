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
    void expectPromises(const Program &program, const QHash<QString, qint64> &promised,
                        const QList<QJsonObject> &saved);
    void expectNothingForgotten(const QStringList &unfinished, const Ran &carriedOn);
    [[nodiscard]] static QStringList leftBehind(const Program &program, const QString &query);
    [[nodiscard]] static QHash<QString, qint64> promisedBy(const Program &program);

    SlowGallery m_gallery;
    int m_kills = 0;
    int m_partsPromised = 0;
    int m_partsTaken = 0;
    int m_carriedOn = 0;
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

// What the killed program has left in its library; read from a copy, so as to change nothing.
QStringList TestKills::leftBehind(const Program &program, const QString &query)
{
    const QTemporaryDir copy;
    const QString file = copy.filePath(u"library.db"_s);
    QFile::copy(program.path(u"profile/library.db"_s), file);
    QFile::copy(program.path(u"profile/library.db-wal"_s), file + u"-wal"_s);
    QStringList rows = rowsOf(file, query);
    rows.removeIf([](const QString &row) { return row.startsWith(u"error"_s); }); // killed before it was made
    return rows;
}

// What is to be gone on with: "3.jpg" -> bytes of its part, as far as the program has written them down. Its last ones
// may not have reached the file.
QHash<QString, qint64> TestKills::promisedBy(const Program &program)
{
    QHash<QString, qint64> parts;
    const QStringList rows =
        leftBehind(program, u"SELECT json_extract(facts, '$.url'), json_extract(facts, '$.part-size'),"
                            " json_extract(facts, '$.part-path')"
                            " FROM jobs WHERE state NOT IN ('finished', 'skipped', 'failed')"
                            " AND json_extract(facts, '$.part-etag') IS NOT NULL"_s);
    for (const QString &row : rows) {
        const qint64 inFile = QFileInfo(row.section(u'\t', 2)).size();
        parts.insert(row.section(u'\t', 0, 0).section(u'/', -1), std::min(inFile, row.section(u'\t', 1).toLongLong()));
    }
    return parts;
}

// Of what killed runs left: parts are gone on with where they stood, and nothing is kept of them.
void TestKills::expectPromises(const Program &program, const QHash<QString, qint64> &promised,
                               const QList<QJsonObject> &saved)
{
    for (const QJsonObject &image : saved) {
        const QString name = image[u"url"_s].toString().section(u'/', -1);
        const qint64 resumed = image[u"resumed_from"_s].toInteger();
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

// Without being told the links again, a run brings what was in the queue of the killed one.
void TestKills::expectNothingForgotten(const QStringList &unfinished, const Ran &carriedOn)
{
    QStringList brought;
    for (const QString &event : {u"saved"_s, u"skipped"_s}) {
        for (const QJsonObject &image : carriedOn.events(event))
            brought.append(image[u"url"_s].toString());
    }
    for (const QString &link : unfinished) {
        if (!brought.contains(link))
            QTest::qFail(qPrintable(link + u" was forgotten"_s), __FILE__, __LINE__);
    }
    m_carriedOn += static_cast<int>(unfinished.size());
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
        const QStringList unfinished =
            leftBehind(program, u"SELECT json_extract(facts, '$.url') FROM jobs WHERE outcome IS NULL"
                                " AND state IN ('queued', 'waiting', 'transferring', 'verifying')"_s);
        const Ran carriedOn = program.run({u"--json"_s, u"-j"_s, u"4"_s, u"--continue"_s});
        const QString where = u"story %1: "_s.arg(story);
        expectNothingForgotten(unfinished, carriedOn);
        const Ran last = program.run(m_gallery.arguments());
        if (last.status != 0)
            QTest::qFail(qPrintable(where + u"ended with %1: "_s.arg(last.status) + QString::fromUtf8(last.err)),
                         __FILE__, __LINE__);
        for (const QString &complaint : complaints(program, m_gallery.images()))
            QTest::qFail(qPrintable(where + complaint), __FILE__, __LINE__);
        expectPromises(program, promised, carriedOn.events(u"saved"_s) + last.events(u"saved"_s));
    }
    qInfo("%d kills within %d ms of a run; %d parts were written down, %d were gone on with; %d images were waited for",
          m_kills, wholeRun, m_partsPromised, m_partsTaken, m_carriedOn);
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
