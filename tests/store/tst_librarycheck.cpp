// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#include "store/librarycheck.h"
#include "store/libraryfixture.h"

#include <QElapsedTimer>
#include <QtTest/QTest>

#include <mutex>

using namespace bowerbird;
using namespace bowerbird::test;
using namespace Qt::StringLiterals;

using Finding = LibraryCheck::Finding;

namespace {

// What a check has said so far.
class Protocol
{
public:
    [[nodiscard]] LibraryCheck::Callbacks callbacks()
    {
        return {.progressed =
                    [this](const LibraryCheck::Progress &progress) {
                        const std::lock_guard lock(m_mutex);
                        m_progress = progress;
                    },
                .found =
                    [this](const Finding &finding) {
                        const std::lock_guard lock(m_mutex);
                        const QStringList words = {u"missing"_s, u"changed"_s, u"moved"_s, u"unreadable"_s};
                        QString line = words.at(static_cast<int>(finding.kind)) + u' ' + finding.entry.fileName();
                        if (!finding.newPath.isEmpty())
                            line += u" to "_s + finding.newPath.section(u'/', -2);
                        m_findings.append(line);
                    },
                .finished = [this](bool isComplete) { m_end.set_value(isComplete); }};
    }
    [[nodiscard]] bool waitForEnd() { return m_ended.get(); }
    [[nodiscard]] bool endsWithin(std::chrono::milliseconds time)
    {
        return m_ended.wait_for(time) == std::future_status::ready;
    }
    [[nodiscard]] QStringList findings()
    {
        const std::lock_guard lock(m_mutex);
        m_findings.sort();
        return m_findings;
    }
    [[nodiscard]] LibraryCheck::Progress progress()
    {
        const std::lock_guard lock(m_mutex);
        return m_progress;
    }

private:
    std::mutex m_mutex;
    QStringList m_findings;
    LibraryCheck::Progress m_progress;
    std::promise<bool> m_end;
    std::shared_future<bool> m_ended{m_end.get_future()};
};

} // namespace

// Every file of the history is compared with what is known of it.
class TestLibraryCheck : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_fixture = std::make_unique<LibraryFixture>();
        m_library = m_fixture->opened();
        for (const QString &name : {u"good"_s, u"gone"_s, u"longer"_s, u"edited"_s, u"moved"_s, u"deleted"_s})
            place(name, "the bytes of " + name.toLatin1());
        place(u"twin"_s, "the bytes of good"); // another link to the same file
    }
    void cleanup() { m_library.reset(); }

    void findsWhatIsNotAsItWas();
    void tellsWhatCannotBeRead();
    void looksInAnotherFolderWhenAsked();
    void smallFilesTakeNoTime();
    void pausesAndGoesOn();
    void isCancelledAtAnyTime();
    void readsNoFasterThanItMay();

private:
    void place(const QString &name, const QByteArray &bytes);
    [[nodiscard]] QString image(const QString &name) const { return m_fixture->images() + u'/' + name + u".jpg"_s; }

    std::unique_ptr<LibraryFixture> m_fixture;
    std::unique_ptr<Library> m_library;
    quint64 m_lastId = 0;
};

void TestLibraryCheck::place(const QString &name, const QByteArray &bytes)
{
    (void)LibraryFixture::placed(*m_library, m_fixture->part(++m_lastId, bytes, name + u".jpg"_s));
}

void TestLibraryCheck::findsWhatIsNotAsItWas()
{
    QVERIFY(QFile::remove(image(u"gone"_s)));
    QVERIFY(QFile::remove(image(u"deleted"_s)));
    m_library->markDeleted({image(u"deleted"_s)});
    writeFile(image(u"longer"_s), "more than there was before");
    writeFile(image(u"edited"_s), "the BYTES of edited");
    QVERIFY(QDir(m_fixture->images()).mkpath(u"kept/well"_s));
    QVERIFY(QFile::rename(image(u"moved"_s), m_fixture->images() + u"/kept/well/other.jpg"_s));
    writeFile(m_fixture->images() + u"/kept/stranger.jpg"_s, "the Bytes of moved"); // as large as a file that is gone

    Protocol protocol;
    LibraryCheck check(*m_library);
    check.start(protocol.callbacks(), 0);
    QVERIFY(protocol.waitForEnd());
    QCOMPARE(protocol.findings(), QStringList({u"changed edited.jpg"_s, u"changed longer.jpg"_s, u"missing gone.jpg"_s,
                                               u"moved moved.jpg to well/other.jpg"_s}));
    const LibraryCheck::Progress progress = protocol.progress();
    QCOMPARE(progress.files, progress.allFiles);
    QCOMPARE(progress.bytes, progress.allBytes);
    QCOMPARE(progress.files, 5);
    QCOMPARE(progress.whole, 1); // neither those that are missing nor those that were found elsewhere
}

void TestLibraryCheck::tellsWhatCannotBeRead()
{
    const QString path = image(u"good"_s);
    QVERIFY(QFile::setPermissions(path, {}));
    QFile probe(path);
    if (probe.open(QIODevice::ReadOnly))
        QSKIP("this user may read everything");
    Protocol protocol;
    LibraryCheck check(*m_library);
    check.start(protocol.callbacks(), 0);
    QVERIFY(protocol.waitForEnd());
    QCOMPARE(protocol.findings(), QStringList{u"unreadable good.jpg"_s});
    QCOMPARE(protocol.progress().whole, 5);
}

void TestLibraryCheck::looksInAnotherFolderWhenAsked()
{
    const QTemporaryDir elsewhere;
    QVERIFY(QDir(elsewhere.path()).mkpath(u"below"_s));
    QVERIFY(QFile::rename(image(u"moved"_s), elsewhere.filePath(u"below/there.jpg"_s)));
    QVERIFY(QFile::remove(image(u"gone"_s)));
    QList<HistoryEntry> missing;
    {
        Protocol protocol;
        LibraryCheck check(*m_library);
        LibraryCheck::Callbacks callbacks = protocol.callbacks();
        callbacks.found = [&missing](const Finding &finding) { missing.append(finding.entry); };
        check.start(callbacks, 0);
        QVERIFY(protocol.waitForEnd());
    }
    QCOMPARE(missing.size(), 2);
    Protocol protocol;
    LibraryCheck check(*m_library);
    check.search(missing, elsewhere.path(), protocol.callbacks(), 0);
    QVERIFY(protocol.waitForEnd());
    QCOMPARE(protocol.findings(), QStringList{u"moved moved.jpg to below/there.jpg"_s}); // of the other one nothing new
}

// Each was charged as if it were a full read, its end as well.
void TestLibraryCheck::smallFilesTakeNoTime()
{
    for (int i = 0; i < 200; ++i)
        place(u"small%1"_s.arg(i), "bytes " + QByteArray::number(i));
    Protocol protocol;
    LibraryCheck check(*m_library);
    QElapsedTimer timer;
    timer.start();
    check.start(protocol.callbacks(), 4 * 1024 * 1024); // 26 s, were they charged so
    QVERIFY(protocol.waitForEnd());
    QVERIFY2(timer.elapsed() < 10'000, qPrintable(QString::number(timer.elapsed())));
    QCOMPARE(protocol.progress().whole, 206);
}

void TestLibraryCheck::pausesAndGoesOn()
{
    Protocol protocol;
    LibraryCheck check(*m_library);
    // Nobody is answered until it is paused; then it would be over in a moment.
    std::promise<void> gate;
    m_library->countHistory({}, {}, [open = gate.get_future().share()](const HistoryCounts &) { open.wait(); });
    check.start(protocol.callbacks(), 0);
    check.pause();
    gate.set_value();
    QVERIFY(!protocol.endsWithin(std::chrono::milliseconds(700)));
    QCOMPARE(protocol.progress().files, 0);
    check.resume();
    QVERIFY(protocol.waitForEnd());
    QCOMPARE(protocol.findings(), QStringList());
    QCOMPARE(protocol.progress().files, 6);
}

void TestLibraryCheck::isCancelledAtAnyTime()
{
    for (const bool isPaused : {false, true}) {
        Protocol protocol;
        LibraryCheck check(*m_library);
        check.start(protocol.callbacks(), 1);
        if (isPaused)
            check.pause();
        check.cancel();
        QVERIFY(!protocol.waitForEnd());
    }
}

void TestLibraryCheck::readsNoFasterThanItMay()
{
    place(u"large"_s, QByteArray(3 * 1024 * 1024, 'x'));
    Protocol protocol;
    LibraryCheck check(*m_library);
    QElapsedTimer timer;
    timer.start();
    check.start(protocol.callbacks(), 4 * 1024 * 1024); // three quarters of a second
    QVERIFY(protocol.waitForEnd());
    QVERIFY2(timer.elapsed() >= 500, qPrintable(QString::number(timer.elapsed())));
}

QTEST_GUILESS_MAIN(TestLibraryCheck)
#include "tst_librarycheck.moc"
