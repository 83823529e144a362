// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#include "crash/aftermath.h"
#include "crash/injection.h"

#include "support/scriptedserver.h"
#include "support/testimages.h"

#include <QTest>

using namespace bowerbird::test;
using namespace Qt::StringLiterals;

namespace {

constexpr int kImages = 12;
const QString kParts = u".part"_s;
const QString kProfile = u"profile/"_s;
// A run needs a few hundred of the most frequent call; past this it is no run of ours any more.
constexpr int kMostCalls = 2'000;

bool triesAll()
{
    return qEnvironmentVariable("BOWERBIRD_CRASH") == u"all"_s;
}

// Twelve images: some fill several writes of a part, two have the same name, and all can be resumed.
class Gallery
{
public:
    Gallery()
    {
        for (int i = 1; i <= kImages; ++i) {
            const QByteArray number = QByteArray::number(i);
            const bool isTwin = i > kImages - 2;
            const QByteArray path = QByteArray("/" + number).append(isTwin ? "/twin.png" : ".jpg");
            const QSize size = i % 4 == 0 ? QSize(900, 700) : QSize(160, 120);
            const QByteArray bytes = isTwin ? pngBytes(i) : jpegBytes(i, size, 95);
            const QByteArray tag = '"' + number + '"';
            m_server.on(path, Reply::ok(bytes).header("ETag", tag).withRanges());
            m_images.insert(m_server.url(QString::fromLatin1(path)), bytes);
        }
    }
    [[nodiscard]] const QHash<QString, QByteArray> &images() const { return m_images; }
    [[nodiscard]] QStringList arguments() const
    {
        QStringList links = m_images.keys();
        links.sort();
        return QStringList{u"--json"_s, u"-j"_s, u"4"_s, u"--retries"_s, u"1"_s} + links;
    }

private:
    ScriptedServer m_server;
    QHash<QString, QByteArray> m_images;
};

} // namespace

class TestCrash : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void theNextRunPutsEverythingRight_data();
    void theNextRunPutsEverythingRight();

private:
    [[nodiscard]] bool strike(const Injection &injection);
    Gallery m_gallery;
    QStringList m_files; // that a run opens
    int m_strikes = 0;
};

void TestCrash::initTestCase()
{
    if (!canInject())
        QSKIP("needs strace, and the right to trace"); // packaging/test.sh installs it; some containers forbid it
    const Program program;
    const Ran ran = program.run(m_gallery.arguments());
    QCOMPARE(ran.status, 0);
    QCOMPARE(complaints(program, m_gallery.images()), QStringList());
    m_files = filesOpenedBy(Program(), m_gallery.arguments());
    QVERIFY(m_files.filter(u".part"_s).size() >= kImages);
    QVERIFY(m_files.filter(u"profile/"_s).size() > 2);
}

void TestCrash::theNextRunPutsEverythingRight_data()
{
    QTest::addColumn<QString>("calls");
    QTest::addColumn<QString>("fault");
    QTest::addColumn<bool>("lasts");
    QTest::addColumn<QString>("files");   // those that have this in their names
    QTest::addColumn<QList<int>>("some"); // numbers of calls for the short run
    const auto killed = [](const char *calls, const QString &files, const QList<int> &some) {
        QTest::addRow("killed at %s %s", calls, qPrintable(files))
            << QString::fromLatin1(calls) << u"signal=SIGKILL"_s << false << files << some;
    };
    killed("rename", {}, {3});
    killed("renameat2", {}, {1, 7, 12});
    killed("pwrite64", kParts, {1, 3});
    killed("pwrite64", kProfile, {3, 40, 110, 190});
    killed("fsync,fdatasync", {}, {1, 4});
    killed("openat", kParts, {1, 3});
    killed("openat", kProfile, {4});
    killed("unlink", {}, {1, 3});
    killed("ftruncate", {}, {1});
    const auto failing = [](const char *calls, const QString &files, const char *error, bool lasts,
                            const QList<int> &some) {
        QTest::addRow("%s%s at %s %s", error, lasts ? " from then on" : "", calls, qPrintable(files))
            << QString::fromLatin1(calls) << u"error="_s + QString::fromLatin1(error) << lasts << files << some;
    };
    for (const bool lasts : {false, true}) {
        for (const QString &files : {kParts, kProfile}) {
            failing("pwrite64", files, "ENOSPC", lasts, {2});
            failing("pwrite64", files, "EIO", lasts, {2});
            failing("openat", files, "EACCES", lasts, {3});
            failing("openat", files, "EMFILE", lasts, {2});
            failing("openat", files, "ENOSPC", lasts, {});
        }
        failing("openat", {}, "EMFILE", lasts, {});
        failing("renameat2", {}, "ENOSPC", lasts, {3});
        failing("renameat2", {}, "EACCES", lasts, {3});
        failing("renameat2", {}, "EIO", lasts, {});
        failing("fsync,fdatasync", {}, "EIO", lasts, {2});
    }
}

void TestCrash::theNextRunPutsEverythingRight()
{
    QFETCH(QString, calls);
    QFETCH(QString, fault);
    QFETCH(bool, lasts);
    QFETCH(QString, files);
    QFETCH(QList<int>, some);
    const int before = m_strikes;
    Injection injection{.calls = calls, .fault = fault, .lasts = lasts};
    if (!files.isEmpty())
        injection.files = m_files.filter(files);
    if (!triesAll()) {
        for (const int when : some) {
            injection.when = when;
            (void)strike(injection);
        }
    } else {
        for (injection.when = 1; injection.when < kMostCalls && strike(injection);)
            ++injection.when;
    }
    if (m_strikes == before)
        QSKIP("only with BOWERBIRD_CRASH=all"); // the short range has no call of this row; all take minutes
    qInfo("%d times", m_strikes - before);
}

// False when there were fewer calls than that. What is found wrong fails the test, and the next number is tried all the
// same.
bool TestCrash::strike(const Injection &injection)
{
    const Program program;
    const Injected injected = runWith(injection, program, m_gallery.arguments());
    const auto complain = [&](const QString &what) {
        QTest::qFail(qPrintable(injection.toText() + u": "_s + what), __FILE__, __LINE__);
    };
    if (!injected.hasStruck)
        return false;
    ++m_strikes;
    const bool isKilled = injection.fault.startsWith(u"signal"_s);
    if (!isKilled && injected.ran.status < 0)
        complain(u"crashed or hung: "_s + QString::fromUtf8(injected.ran.err.right(1'000)));

    const Ran next = program.run(m_gallery.arguments());
    if (next.status != 0)
        complain(u"the next run ended with %1: %2"_s.arg(next.status).arg(QString::fromUtf8(next.err.right(1'000))));
    const Memory memory = isKilled ? Memory::Kept : Memory::MayBeLost;
    for (const QString &complaint : complaints(program, m_gallery.images(), memory))
        complain(complaint + u"; there are " + program.imageNames().join(u' '));
    return true;
}

int main(int argc, char *argv[])
{
    // A row of all numbers takes minutes; each run of the program has its own limit.
    qputenv("QTEST_FUNCTION_TIMEOUT", "3600000");
    const QCoreApplication application(argc, argv);
    TestCrash test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_crash.moc"
