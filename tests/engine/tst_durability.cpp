// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#include "engine/enginefixture.h"
#include "support/scriptedserver.h"
#include "support/testimages.h"

#include <QDirIterator>
#include <QProcess>
#include <QTest>

#include <sys/resource.h>
#include <sys/xattr.h>
#include <unistd.h>

using namespace bowerbird;
using namespace bowerbird::test;
using namespace std::chrono_literals;

// What crashes, pauses, full disks and sites that lie must not take from anybody.
class TestDurability : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void remembersItsPartOverACrash_data();
    void remembersItsPartOverACrash();
    void tellsNothingOfShortTransfers();
    void countsNoPauseAsAnAttempt();
    void refusesWhatTheDiskCannotHold();
    void goesOnAfterTryAgain();
    void triesAgainWhenTooManyFilesAreOpen();
    void tellsPlaceholdersFromDuplicates_data();
    void tellsPlaceholdersFromDuplicates();
    void fetchesAPlaceholderAgainByHand();
    void marksWhereAFileCameFrom_data();
    void marksWhereAFileCameFrom();

private:
    // What a crash at this moment would leave: the folders as they are now, in place of those the engine made later.
    static void crash(EngineFixture &engine);
};

void TestDurability::crash(EngineFixture &engine)
{
    const QString now = engine.folder.path();
    const QString kept = now + u".kept"_s;
    QCOMPARE(QProcess::execute(u"cp"_s, {u"-a"_s, now, kept}), 0);
    engine.stop();
    QCOMPARE(QProcess::execute(u"sh"_s, {u"-c"_s, u"rm -r \"$1\" && mv \"$2\" \"$1\""_s, u"sh"_s, now, kept}), 0);
}

void TestDurability::remembersItsPartOverACrash_data()
{
    QTest::addColumn<bool>("wantsProgress");
    QTest::newRow("with progress") << true;
    QTest::newRow("without") << false;
}

void TestDurability::remembersItsPartOverACrash()
{
    QFETCH(bool, wantsProgress);
    const QByteArray bytes = jpegBytes(7, {1600, 1200});
    const Reply whole = Reply::ok(bytes).header("ETag", "\"v1\"").withRanges();
    ScriptedServer server;
    server.on("/a.jpg", {whole.drip(16'000, 60ms), whole});
    EngineFixture engine;
    engine.options.wantsProgress = wantsProgress;
    engine.start();
    const JobId id = engine.add({server.url("/a.jpg")}).first();
    QTRY_VERIFY(engine.job(id).part.sizeBytes > 0);
    QCOMPARE(engine.job(id).state, JobState::Transferring);
    const qint64 remembered = engine.job(id).part.sizeBytes;
    engine.library->flush(); // which is not part of the crash: what was handed over is soon written
    crash(engine);

    engine.start();
    engine.manager->restore(engine.library->loadUnfinished());
    QVERIFY(engine.waitUntilIdle());
    QCOMPARE(engine.contents(u"a.jpg"_s), bytes);
    QCOMPARE(engine.files(), QStringList{u"a.jpg"_s});
    QCOMPARE(engine.job(id).attempts, 1); // a crash fails no attempt
    const QByteArray asked = server.requests("/a.jpg").last().header("range");
    const qint64 from = asked.mid(6).chopped(1).toLongLong();
    QVERIFY2(from + 64 * 1024 >= remembered, asked.constData());
    QCOMPARE(server.requests("/a.jpg").last().header("if-range"), QByteArray("\"v1\""));
}

void TestDurability::tellsNothingOfShortTransfers()
{
    ScriptedServer server;
    server.on("/a.jpg", Reply::ok(jpegBytes(1, {400, 300})).drip(4000, 20ms));
    EngineFixture engine;
    engine.start();
    int progress = 0;
    QObject::connect(engine.manager.get(), &DownloadManager::eventsApplied, this,
                     [&](const std::vector<JobEvent> &events) {
                         for (const JobEvent &event : events)
                             progress += std::holds_alternative<event::Progressed>(event.body) ? 1 : 0;
                     });
    QSignalSpy changed(engine.manager.get(), &DownloadManager::jobsChanged);
    engine.add({server.url("/a.jpg")});
    QVERIFY(engine.waitUntilIdle());
    QCOMPARE(progress, 0);
    QVERIFY(changed.size() <= 4); // added, started, verifying, finished
}

void TestDurability::countsNoPauseAsAnAttempt()
{
    // Larger than what all the attempts that are paused bring together.
    const QByteArray bytes = jpegBytes(7, {1600, 1200});
    QVERIFY(bytes.size() > (RetryPolicy::kMostAttempts + 5) * 3'000);
    const Reply whole = Reply::ok(bytes).header("ETag", "\"v1\"").withRanges();
    std::atomic<bool> holds = true;
    ScriptedServer server;
    server.on("/a.jpg", [&](const Request &) { return holds ? whole.stallAfter(3000) : whole; });
    EngineFixture engine;
    engine.options.network.stallTimeout = 60s;
    engine.start();
    const JobId id = engine.add({server.url("/a.jpg")}).first();
    for (int i = 1; i <= RetryPolicy::kMostAttempts + 3; ++i) {
        QVERIFY(server.waitForRequests(i));
        QTRY_COMPARE(engine.job(id).state, JobState::Transferring);
        engine.manager->pause({id});
        QTRY_COMPARE(engine.job(id).state, JobState::Paused);
        QCOMPARE(engine.job(id).attempts, 0);
        engine.manager->resume({id});
    }
    holds = false;
    engine.manager->pause({id});
    QTRY_COMPARE(engine.job(id).state, JobState::Paused);
    engine.manager->resume({id});
    QVERIFY(engine.waitUntilIdle());
    QCOMPARE(engine.job(id).state, JobState::Finished);
    QCOMPARE(engine.job(id).attempts, 1);
}

void TestDurability::refusesWhatTheDiskCannotHold()
{
    ScriptedServer server;
    QStringList urls;
    for (int i = 0; i < 4; ++i) {
        server.on(
            "/" + QByteArray::number(i) + ".jpg",
            Reply::raw("HTTP/1.1 200 OK\r\nContent-Length: 4000000000000000\r\n\r\n" + jpegBytes(i)).stallAfter(70));
        urls << server.url(u"/%1.jpg"_s.arg(i));
    }
    EngineFixture engine(4);
    engine.download.maxBytes = 0; // nothing else refuses it
    engine.options.network.stallTimeout = 60s;
    engine.start();
    QSignalSpy blocked(engine.manager.get(), &DownloadManager::blocked);
    engine.add(urls);
    QTRY_COMPARE(blocked.size(), 1);
    QVERIFY(engine.manager->isPaused());
    QCOMPARE(blocked.first().first().value<Failure>().reason, FailureReason::DiskFull);
    QTRY_COMPARE(engine.count(JobState::Queued), 4);
    QTRY_COMPARE(engine.manager->activeWorkers(), 0);
    QCOMPARE(blocked.size(), 1); // one message for all
    QCOMPARE(engine.count(JobState::Failed), 0);
}

void TestDurability::goesOnAfterTryAgain()
{
    const QByteArray bytes = jpegBytes(5, {1200, 900});
    const Reply whole = Reply::ok(bytes).header("ETag", "\"v1\"").withRanges();
    const auto tooLong = Reply::raw("HTTP/1.1 200 OK\r\nContent-Length: 4000000000000000\r\n\r\nbody").stallAfter(59);
    ScriptedServer server;
    server.on("/kept.jpg", {whole.stallAfter(30'000), whole});
    server.on("/long.jpg", {tooLong, Reply::ok(jpegBytes(6))});
    EngineFixture engine(2);
    engine.options.wantsProgress = true;
    engine.download.maxBytes = 0;
    engine.options.network.stallTimeout = 60s;
    engine.start();
    QSignalSpy blocked(engine.manager.get(), &DownloadManager::blocked);
    const JobId kept = engine.add({server.url("/kept.jpg")}).first();
    QTRY_VERIFY(engine.job(kept).received > 0);
    const JobId other = engine.add({server.url("/long.jpg")}).first();
    QTRY_COMPARE(blocked.size(), 1);
    QTRY_COMPARE(engine.job(kept).state, JobState::Queued);
    QVERIFY(engine.job(kept).part.sizeBytes > 0); // the parts stay
    engine.manager->resumeAll();
    QVERIFY(engine.waitUntilIdle());
    QCOMPARE(engine.count(JobState::Finished), 2);
    QVERIFY(engine.job(kept).file.resumedFrom > 0);
    QCOMPARE(engine.job(other).attempts, 1); // the full disk was no fault of the image
}

void TestDurability::triesAgainWhenTooManyFilesAreOpen()
{
    ScriptedServer server;
    server.on("/warm.jpg", Reply::ok(jpegBytes(1)));
    server.on("/a.jpg", Reply::ok(jpegBytes(2)));
    EngineFixture engine;
    engine.start();
    engine.add({server.url("/warm.jpg")}); // the connection and the journal are open now
    QVERIFY(engine.waitUntilIdle());
    // So is the thread that writes thumbnails: one without what it needs would end the process.
    QTRY_VERIFY(
        QDirIterator(engine.folder.filePath(u"thumbnails"_s), QDir::Files, QDirIterator::Subdirectories).hasNext());
    rlimit usual = {};
    QCOMPARE(getrlimit(RLIMIT_NOFILE, &usual), 0);
    const int next = dup(0);
    QVERIFY(next >= 0);
    ::close(next);
    rlimit tight = usual;
    tight.rlim_cur = static_cast<rlim_t>(next); // not one more
    QCOMPARE(setrlimit(RLIMIT_NOFILE, &tight), 0);
    const JobId id = engine.add({server.url("/a.jpg")}).first();
    const bool waits = QTest::qWaitFor([&] { return engine.job(id).state == JobState::Waiting; });
    setrlimit(RLIMIT_NOFILE, &usual);
    QVERIFY(waits);
    QVERIFY(!engine.manager->isPaused()); // the folder is not to blame
    QCOMPARE(engine.job(id).lastFailure->reason, FailureReason::Internal);
    QVERIFY(engine.job(id).lastFailure->detail.contains(u"open files"));
    QVERIFY(engine.waitUntilIdle());
    QCOMPARE(engine.count(JobState::Finished), 2);
}

void TestDurability::tellsPlaceholdersFromDuplicates_data()
{
    QTest::addColumn<bool>("isRedirected");
    QTest::addColumn<QSize>("declared");
    QTest::addColumn<bool>("isPlaceholder");
    QTest::newRow("by redirect") << true << QSize() << true;
    QTest::newRow("other dimensions than declared") << false << QSize(1000, 800) << true;
    QTest::newRow("as declared") << false << QSize(90, 70) << false;
    QTest::newRow("nothing declared") << false << QSize() << false;
}

void TestDurability::tellsPlaceholdersFromDuplicates()
{
    QFETCH(bool, isRedirected);
    QFETCH(QSize, declared);
    QFETCH(bool, isPlaceholder);
    const QByteArray bytes = pngBytes(3, {90, 70});
    ScriptedServer server;
    server.on("/missing.png", Reply::ok(bytes));
    QList<ImageRef> images;
    for (int i = 0; i < 5; ++i) {
        const QByteArray path = "/" + QByteArray::number(i) + ".png";
        server.on(path, isRedirected ? Reply::redirect(u"/missing.png"_s) : Reply::ok(bytes));
        images.append(ImageRef{.url = server.url(QString::fromLatin1(path)),
                               .source = u"direct"_s,
                               .widthPx = std::max(0, declared.width()),
                               .heightPx = std::max(0, declared.height())});
    }
    EngineFixture engine;
    engine.start();
    const QList<JobId> ids = engine.manager->add(images, std::make_shared<const DownloadOptions>(engine.download));
    QVERIFY(engine.waitUntilIdle());
    QCOMPARE(engine.files().size(), 1); // what was saved before anybody could know stays
    QCOMPARE(engine.count(JobState::Finished), 1);
    QCOMPARE(engine.count(JobState::Failed), isPlaceholder ? 3 : 0);
    QCOMPARE(engine.count(JobState::Skipped), isPlaceholder ? 1 : 4);
    for (const JobId id : ids) {
        const Job &job = engine.job(id);
        if (job.state == JobState::Skipped)
            QCOMPARE(job.skipReason, SkipReason::Duplicate);
        else // the one that was saved is told apart
            QCOMPARE(job.lastFailure.has_value(), isPlaceholder);
        if (job.lastFailure)
            QCOMPARE(job.lastFailure->reason, FailureReason::Placeholder);
    }
    for (const Job &job : engine.library->loadRecent(10)) { // and so it is kept
        if (job.state == JobState::Finished)
            QCOMPARE(job.lastFailure.has_value(), isPlaceholder);
    }
}

void TestDurability::fetchesAPlaceholderAgainByHand()
{
    const QByteArray missing = pngBytes(3, {90, 70});
    ScriptedServer server;
    server.on("/missing.png", Reply::ok(missing));
    QStringList urls;
    for (int i = 0; i < 3; ++i) {
        const QByteArray path = "/" + QByteArray::number(i) + ".png";
        server.on(path, {Reply::redirect(u"/missing.png"_s), Reply::ok(pngBytes(10 + i))});
        urls << server.url(QString::fromLatin1(path));
    }
    EngineFixture engine;
    engine.start();
    engine.add(urls);
    QVERIFY(engine.waitUntilIdle());
    QCOMPARE(engine.count(JobState::Failed), 1);
    QCOMPARE(server.requestCount(), 6); // each link and its target once: nothing is tried again by itself
    engine.manager->retryAllFailed();
    QVERIFY(engine.waitUntilIdle());
    QCOMPARE(engine.count(JobState::Failed), 0);
    QCOMPARE(engine.count(JobState::Finished), 2);
}

void TestDurability::marksWhereAFileCameFrom_data()
{
    QTest::addColumn<bool>("isMarked");
    QTest::newRow("marked") << true;
    QTest::newRow("switched off") << false;
}

void TestDurability::marksWhereAFileCameFrom()
{
    QFETCH(bool, isMarked);
    ScriptedServer server;
    server.on("/a.jpg", Reply::ok(jpegBytes(1)).header("Last-Modified", "Sun, 06 Nov 1994 08:49:37 GMT"));
    EngineFixture engine;
    engine.download.marksOrigin = isMarked;
    engine.download.keepsServerTime = isMarked;
    engine.start();
    const QString secret = server.url("/a.jpg?token=1").replace(u"//"_s, u"//me:secret@"_s);
    const ImageRef image{.url = secret, .pageUrl = u"http://me:secret@page/x?sid=2#top"_s, .source = u"direct"_s};
    engine.manager->add({image}, std::make_shared<const DownloadOptions>(engine.download));
    QVERIFY(engine.waitUntilIdle());
    const QString path = QDir(engine.download.directory).filePath(u"a.jpg"_s);
    const QDateTime then(QDate(1994, 11, 6), QTime(8, 49, 37), Qt::UTC);
    QCOMPARE(QFileInfo(path).lastModified().toUTC() == then, isMarked);
    const QByteArray name = QFile::encodeName(path);
    if (setxattr(name.constData(), "user.bowerbird.test", "x", 1, 0) != 0)
        QSKIP("This file system has no attributes.");
    const auto attribute = [&](const char *key) {
        QByteArray value(500, '\0');
        const ssize_t size = getxattr(name.constData(), key, value.data(), static_cast<size_t>(value.size()));
        return size < 0 ? QByteArray() : value.left(size);
    };
    QCOMPARE(attribute("user.xdg.origin.url"), isMarked ? server.url("/a.jpg").toUtf8() : QByteArray());
    QCOMPARE(attribute("user.xdg.referrer.url"), isMarked ? QByteArray("http://page/x") : QByteArray());
}

QTEST_GUILESS_MAIN(TestDurability)
#include "tst_durability.moc"
