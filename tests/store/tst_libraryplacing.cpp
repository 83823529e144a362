// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#include "store/libraryfixture.h"

#include <QElapsedTimer>
#include <QSet>
#include <QStorageInfo>
#include <QTest>
#include <sys/stat.h>

#include <atomic>
#include <latch>
#include <thread>
#include <vector>

using namespace bowerbird;
using namespace bowerbird::test;
using namespace Qt::StringLiterals;

class TestLibraryPlacing : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_fixture = std::make_unique<LibraryFixture>(); }

    void placesAPartAndFinishesItsJob();
    void aLateReportDoesNotTakeFinishedBack();
    void downloadingAgainDoes();
    void theRowTellsOfTheAttemptWithoutAnotherSave();
    void aSaveBetweenPlacingAndTheEndDoesNotHideTheEnd();
    void theEndOfAJobNeverSavedBeforeIsKept();
    void knowsWhatWasPlaced();
    void knowsLinksWithoutTheirCredentials();
    void theSameBytesAreADuplicate();
    void duplicatesInOneBatchAreFound();
    void linksADuplicateWhenAsked();
    void keepsADuplicateWhereNoLinkCanBe();
    void keepsADuplicateWhenAsked();
    void anEditedFileIsNoOriginal();
    void findsTheFileThatIsAlreadyThere();
    void skipsATakenNameWithoutRememberingIt();
    void keepsThePartWhenItCannotBePlaced();
    void leavesNoIntentsBehind();
    void callsBackForEachOfManyAtOnce();
    void placesALonePartAtOnce();
    void looksUpManyLinksQuickly();

private:
    [[nodiscard]] QString image(const QString &name) const { return m_fixture->images() + u'/' + name; }
    std::unique_ptr<LibraryFixture> m_fixture;
};

void TestLibraryPlacing::placesAPartAndFinishesItsJob()
{
    const auto library = m_fixture->opened();
    Job job = LibraryFixture::job(1);
    job.state = JobState::Verifying;
    library->save({job});
    const PlaceJob part = m_fixture->part(1, "bytes", u"a.jpg"_s);
    const PlaceOutcome outcome = LibraryFixture::placed(*library, part);
    QCOMPARE(outcome.kind, PlaceOutcome::Kind::Placed);
    SavedFile expected = part.file;
    expected.path = image(u"a.jpg"_s);
    QCOMPARE(outcome.file, expected);
    QCOMPARE(readFile(image(u"a.jpg"_s)), QByteArray("bytes"));
    QVERIFY(!QFile::exists(part.place.partPath));

    QVERIFY(library->loadUnfinished().isEmpty());
    const QList<Job> done = library->loadRecent(10);
    QCOMPARE(done.size(), 1);
    QCOMPARE(done.first().state, JobState::Finished);
    QCOMPARE(done.first().file, expected);
    QVERIFY(done.first().finishedAt.isValid());
}

void TestLibraryPlacing::aLateReportDoesNotTakeFinishedBack()
{
    const auto library = m_fixture->opened();
    Job job = LibraryFixture::job(1);
    library->save({job});
    (void)LibraryFixture::placed(*library, m_fixture->part(1, "bytes", u"a.jpg"_s));
    job.state = JobState::Verifying;
    library->save({job});
    QVERIFY(library->loadUnfinished().isEmpty());
}

void TestLibraryPlacing::downloadingAgainDoes()
{
    const auto library = m_fixture->opened();
    Job job = LibraryFixture::job(1);
    library->save({job});
    (void)LibraryFixture::placed(*library, m_fixture->part(1, "bytes", u"a.jpg"_s));
    library->flush();
    // Both may reach the store in one batch.
    job.state = JobState::Queued;
    library->save({job});
    job.state = JobState::Transferring;
    library->save({job});
    QCOMPARE(library->loadUnfinished().size(), 1);
}

void TestLibraryPlacing::theRowTellsOfTheAttemptWithoutAnotherSave()
{
    Job job = LibraryFixture::job(1);
    job.attempts = 1;
    job.addedAt = QDateTime::fromMSecsSinceEpoch(1'700'000'000'000, Qt::UTC);
    PlaceJob part = m_fixture->part(1, "bytes", u"a.jpg"_s);
    part.attempt = {.attempts = 2, .startedAtMs = 1'700'000'001'234, .busyTime = std::chrono::milliseconds(77)};
    {
        const auto library = m_fixture->opened();
        library->save({job});
        (void)LibraryFixture::placed(*library, part);
        library->flush();
        // What the row says already is not written again.
        Job end = job;
        end.state = JobState::Finished;
        end.image.title = u"not looked at"_s;
        library->save({end});
    }
    const QList<Job> done = m_fixture->opened()->loadRecent(10);
    QCOMPARE(done.size(), 1);
    QCOMPARE(done.first().state, JobState::Finished);
    QCOMPARE(done.first().addedAt, job.addedAt);
    QCOMPARE(done.first().attempts, 2);
    QCOMPARE(done.first().startedAt.toMSecsSinceEpoch(), 1'700'000'001'234);
    QCOMPARE(done.first().busyTime, std::chrono::milliseconds(77));
    QVERIFY(done.first().image.title.isEmpty());
}

// Moved in the list after its file was placed, before anybody heard of that.
void TestLibraryPlacing::aSaveBetweenPlacingAndTheEndDoesNotHideTheEnd()
{
    const auto library = m_fixture->opened();
    Job job = LibraryFixture::job(1);
    library->save({job});
    PlaceJob part = m_fixture->part(1, "bytes", u"a.jpg"_s);
    part.attempt.attempts = 1;
    (void)LibraryFixture::placed(*library, part);
    job.order = -5;
    library->save({job});
    job.state = JobState::Finished;
    library->save({job});
    QVERIFY(library->loadUnfinished().isEmpty());
    QCOMPARE(library->loadRecent(10).first().order, -5);
}

void TestLibraryPlacing::theEndOfAJobNeverSavedBeforeIsKept()
{
    const auto library = m_fixture->opened();
    PlaceJob part = m_fixture->part(1, "bytes", u"a.jpg"_s);
    part.attempt.attempts = 1;
    (void)LibraryFixture::placed(*library, part);
    Job job = LibraryFixture::job(1);
    job.state = JobState::Finished;
    library->save({job});
    QCOMPARE(library->loadRecent(10).size(), 1);
}

void TestLibraryPlacing::knowsWhatWasPlaced()
{
    PlaceJob part = m_fixture->part(1, "bytes", u"a.jpg"_s);
    part.image.source = u"imgur"_s;
    part.image.siteId = u"aBc"_s;
    auto library = m_fixture->opened();
    (void)LibraryFixture::placed(*library, part);

    for (const bool isReopened : {false, true}) {
        if (isReopened) {
            library.reset();
            library = m_fixture->opened();
        }
        auto known = library->known({.url = part.image.url});
        QVERIFY(known);
        QCOMPARE(known->path, image(u"a.jpg"_s));
        QCOMPARE(known->state, KnownImage::State::Present);
        QVERIFY(library->known({.url = part.image.url + u"#fragment"_s}));
        QVERIFY(library->known({.url = u"https://other.example/"_s, .source = u"imgur"_s, .siteId = u"aBc"_s}));
        QVERIFY(!library->known({.url = u"https://other.example/"_s, .source = u"imgur"_s, .siteId = u"abc"_s}));
        QVERIFY(!library->known({.url = u"https://other.example/"_s, .source = u"other"_s, .siteId = u"aBc"_s}));
        QVERIFY(!library->known({.url = u"https://other.example/"_s}));
        QVERIFY(!library->known({}));
    }
    QVERIFY(QFile::remove(image(u"a.jpg"_s)));
    const auto gone = library->known({.url = part.image.url});
    QVERIFY(gone);
    QCOMPARE(gone->state, KnownImage::State::Missing);
}

void TestLibraryPlacing::knowsLinksWithoutTheirCredentials()
{
    PlaceJob part = m_fixture->part(1, "bytes", u"a.jpg"_s);
    part.image.url = u"https://me:hunter2@example.com/a.jpg"_s;
    {
        const auto library = m_fixture->opened();
        (void)LibraryFixture::placed(*library, part);
        QVERIFY(library->known(part.image));
        QVERIFY(library->known({.url = u"https://example.com/a.jpg"_s}));
    }
    QVERIFY(!readFile(m_fixture->databaseFile()).contains("hunter2"));
}

void TestLibraryPlacing::theSameBytesAreADuplicate()
{
    auto library = m_fixture->opened();
    (void)LibraryFixture::placed(*library, m_fixture->part(1, "bytes", u"a.jpg"_s));
    library.reset();
    library = m_fixture->opened(); // it is not a matter of this run

    const PlaceJob twin = m_fixture->part(2, "bytes", u"b.jpg"_s);
    const PlaceOutcome outcome = LibraryFixture::placed(*library, twin);
    QCOMPARE(outcome.kind, PlaceOutcome::Kind::Duplicate);
    QCOMPARE(outcome.otherPath, image(u"a.jpg"_s));
    QVERIFY(!QFile::exists(twin.place.partPath));
    QVERIFY(!QFile::exists(image(u"b.jpg"_s)));
    // Its link need not be fetched another time.
    const auto known = library->known(twin.image);
    QVERIFY(known);
    QCOMPARE(known->path, image(u"a.jpg"_s));

    QVERIFY(QFile::remove(image(u"a.jpg"_s)));
    QCOMPARE(LibraryFixture::placed(*library, m_fixture->part(3, "bytes", u"c.jpg"_s)).kind,
             PlaceOutcome::Kind::Placed);
}

void TestLibraryPlacing::duplicatesInOneBatchAreFound()
{
    constexpr int kTwins = 50;
    const auto library = m_fixture->opened();
    std::vector<PlaceJob> parts;
    for (quint64 id = 1; id <= kTwins; ++id)
        parts.push_back(m_fixture->part(id, "bytes", u"%1.jpg"_s.arg(id)));
    std::atomic<int> placed = 0;
    std::atomic<int> duplicates = 0;
    for (const PlaceJob &part : parts) {
        library->place(part, [&](const PlaceOutcome &outcome) {
            placed += outcome.kind == PlaceOutcome::Kind::Placed ? 1 : 0;
            duplicates += outcome.kind == PlaceOutcome::Kind::Duplicate ? 1 : 0;
        });
    }
    library->flush();
    QCOMPARE(placed.load(), 1);
    QCOMPARE(duplicates.load(), kTwins - 1);
    QCOMPARE(QDir(m_fixture->images()).entryList(QDir::Files).size(), 1);
}

void TestLibraryPlacing::linksADuplicateWhenAsked()
{
    const auto library = m_fixture->opened();
    (void)LibraryFixture::placed(*library, m_fixture->part(1, "bytes", u"a.jpg"_s));
    const QDateTime modified = QFileInfo(image(u"a.jpg"_s)).lastModified();
    PlaceJob twin = m_fixture->part(2, "bytes", u"b.jpg"_s);
    twin.duplicates = DuplicateRule::Link;
    twin.place.modifiedAt = QDateTime::currentDateTimeUtc().addYears(-3);
    const PlaceOutcome outcome = LibraryFixture::placed(*library, twin);
    QCOMPARE(outcome.kind, PlaceOutcome::Kind::Placed);
    QCOMPARE(outcome.file.path, image(u"b.jpg"_s));
    QCOMPARE(QDir(m_fixture->images()).entryList(QDir::Files), QStringList({u"a.jpg"_s, u"b.jpg"_s}));
    struct stat first = {};
    struct stat second = {};
    QCOMPARE(::stat(qPrintable(image(u"a.jpg"_s)), &first), 0);
    QCOMPARE(::stat(qPrintable(image(u"b.jpg"_s)), &second), 0);
    QCOMPARE(first.st_ino, second.st_ino);
    QCOMPARE(QFileInfo(image(u"a.jpg"_s)).lastModified(), modified);
    QCOMPARE(library->known(twin.image)->path, image(u"b.jpg"_s));
    // A file that was edited since has other bytes.
    QVERIFY(QFile::remove(image(u"b.jpg"_s)));
    writeFile(image(u"a.jpg"_s), "BYTES");
    PlaceJob third = m_fixture->part(3, "bytes", u"c.jpg"_s);
    third.duplicates = DuplicateRule::Link;
    QCOMPARE(LibraryFixture::placed(*library, third).kind, PlaceOutcome::Kind::Placed);
    QCOMPARE(readFile(image(u"c.jpg"_s)), QByteArray("bytes"));
}

// /dev/shm is a file system of its own nearly everywhere.
void TestLibraryPlacing::keepsADuplicateWhereNoLinkCanBe()
{
    const QTemporaryDir other(u"/dev/shm/bowerbird-XXXXXX"_s);
    if (!other.isValid() || QStorageInfo(other.path()).device() == QStorageInfo(m_fixture->root()).device())
        QSKIP("needs a second file system in /dev/shm");
    const auto library = m_fixture->opened();
    (void)LibraryFixture::placed(*library, m_fixture->part(1, "bytes", u"a.jpg"_s));
    PlaceJob twin = m_fixture->part(2, "bytes", u"b.jpg"_s);
    QVERIFY(QFile::remove(twin.place.partPath));
    twin.place.directory = other.path();
    twin.place.partPath = other.filePath(u"p.2.part"_s);
    writeFile(twin.place.partPath, "bytes");
    twin.duplicates = DuplicateRule::Link;
    const PlaceOutcome outcome = LibraryFixture::placed(*library, twin);
    QCOMPARE(outcome.kind, PlaceOutcome::Kind::Placed);
    QCOMPARE(QDir(other.path()).entryList(QDir::Files), QStringList(u"b.jpg"_s));
    QCOMPARE(readFile(other.filePath(u"b.jpg"_s)), QByteArray("bytes"));
}

void TestLibraryPlacing::keepsADuplicateWhenAsked()
{
    const auto library = m_fixture->opened();
    std::atomic<int> placed = 0;
    for (quint64 id = 1; id <= 3; ++id) {
        PlaceJob part = m_fixture->part(id, "bytes", u"%1.jpg"_s.arg(id));
        part.duplicates = DuplicateRule::Keep;
        library->place(
            part, [&](const PlaceOutcome &outcome) { placed += outcome.kind == PlaceOutcome::Kind::Placed ? 1 : 0; });
    }
    library->flush();
    QCOMPARE(placed.load(), 3);
}

void TestLibraryPlacing::anEditedFileIsNoOriginal()
{
    const auto library = m_fixture->opened();
    (void)LibraryFixture::placed(*library, m_fixture->part(1, "bytes", u"a.jpg"_s));
    writeFile(image(u"a.jpg"_s), "BYTES"); // the same size
    const PlaceOutcome outcome = LibraryFixture::placed(*library, m_fixture->part(2, "bytes", u"b.jpg"_s));
    QCOMPARE(outcome.kind, PlaceOutcome::Kind::Placed);
    QCOMPARE(readFile(image(u"b.jpg"_s)), QByteArray("bytes"));
}

void TestLibraryPlacing::findsTheFileThatIsAlreadyThere()
{
    writeFile(image(u"a.jpg"_s), "bytes");
    const auto library = m_fixture->opened();
    const PlaceJob part = m_fixture->part(1, "bytes", u"a.jpg"_s);
    const PlaceOutcome outcome = LibraryFixture::placed(*library, part);
    QCOMPARE(outcome.kind, PlaceOutcome::Kind::AlreadyThere);
    QCOMPARE(outcome.otherPath, image(u"a.jpg"_s));
    QVERIFY(!QFile::exists(part.place.partPath));
    QVERIFY(library->known(part.image));
}

void TestLibraryPlacing::skipsATakenNameWithoutRememberingIt()
{
    writeFile(image(u"a.jpg"_s), "something else");
    const auto library = m_fixture->opened();
    const PlaceJob part = m_fixture->part(1, "bytes", u"a.jpg"_s, ConflictRule::Skip);
    const PlaceOutcome outcome = LibraryFixture::placed(*library, part);
    QCOMPARE(outcome.kind, PlaceOutcome::Kind::AlreadyThere);
    QCOMPARE(outcome.otherPath, image(u"a.jpg"_s));
    QVERIFY(!QFile::exists(part.place.partPath));
    QCOMPARE(readFile(image(u"a.jpg"_s)), QByteArray("something else"));
    // That file is not this image.
    QVERIFY(!library->known(part.image));
}

void TestLibraryPlacing::keepsThePartWhenItCannotBePlaced()
{
    QVERIFY(QDir(m_fixture->images()).mkdir(u"a.jpg"_s));
    const auto library = m_fixture->opened();
    const PlaceJob part = m_fixture->part(1, "bytes", u"a.jpg"_s);
    const PlaceOutcome outcome = LibraryFixture::placed(*library, part);
    QCOMPARE(outcome.kind, PlaceOutcome::Kind::Failed);
    QCOMPARE(outcome.failure.reason, FailureReason::NotWritable);
    QCOMPARE(readFile(part.place.partPath), QByteArray("bytes"));
    QVERIFY(!library->known(part.image));

    PlaceJob lost = m_fixture->part(2, "gone", u"b.jpg"_s);
    QVERIFY(QFile::remove(lost.place.partPath));
    QCOMPARE(LibraryFixture::placed(*library, lost).kind, PlaceOutcome::Kind::Failed);
    QVERIFY(!library->known(lost.image));
}

void TestLibraryPlacing::leavesNoIntentsBehind()
{
    const auto library = m_fixture->opened();
    (void)LibraryFixture::placed(*library, m_fixture->part(1, "one", u"a.jpg"_s));
    PlaceJob lost = m_fixture->part(2, "two", u"b.jpg"_s);
    QVERIFY(QFile::remove(lost.place.partPath));
    (void)LibraryFixture::placed(*library, lost);
    library->flush();
    QCOMPARE(m_fixture->sql(u"SELECT count(*) FROM intents"_s), QStringList(u"0"_s));
    QCOMPARE(m_fixture->sql(u"SELECT job_id FROM images"_s), QStringList(u"1"_s));
}

void TestLibraryPlacing::callsBackForEachOfManyAtOnce()
{
    constexpr int kThreads = 8;
    constexpr int kEach = 250;
    constexpr quint64 kParts = 2'000;
    static_assert(kParts == quint64{kThreads} * kEach);
    const auto library = m_fixture->opened();
    std::vector<PlaceJob> parts;
    QList<Job> jobs;
    for (quint64 id = 1; id <= kParts; ++id) {
        // Every tenth has a name of its own, the others share ten.
        const QString name = id % 10 == 0 ? u"own %1.jpg"_s.arg(id) : u"shared %1.jpg"_s.arg(id % 10);
        parts.push_back(m_fixture->part(id, "image " + QByteArray::number(id), name));
        jobs.append(LibraryFixture::job(id));
    }
    library->save(jobs);
    std::atomic<int> placed = 0;
    std::latch start(kThreads);
    {
        std::vector<std::jthread> threads;
        threads.reserve(kThreads);
        for (int t = 0; t < kThreads; ++t) {
            threads.emplace_back([&, t] {
                start.arrive_and_wait();
                for (int i = t * kEach; i < (t + 1) * kEach; ++i) {
                    library->place(parts.at(static_cast<size_t>(i)), [&placed](const PlaceOutcome &outcome) {
                        placed += outcome.kind == PlaceOutcome::Kind::Placed ? 1 : 0;
                    });
                }
            });
        }
    }
    library->flush();
    QCOMPARE(placed.load(), kThreads * kEach);
    QVERIFY(library->loadUnfinished().isEmpty());
    QSet<QByteArray> found;
    const QStringList files = QDir(m_fixture->images()).entryList(QDir::Files);
    for (const QString &file : files)
        found.insert(readFile(image(file)));
    QCOMPARE(files.size(), kThreads * kEach);
    QCOMPARE(found.size(), kThreads * kEach);
}

void TestLibraryPlacing::placesALonePartAtOnce()
{
    qint64 best = 1'000'000;
    for (quint64 id = 1; id <= 10; ++id) {
        // Opened anew: nothing was written just before.
        const auto library = m_fixture->opened();
        library->flush();
        const PlaceJob part = m_fixture->part(id, QByteArray::number(id), u"a.jpg"_s);
        QElapsedTimer timer;
        timer.start();
        (void)LibraryFixture::placed(*library, part);
        best = std::min(best, timer.nsecsElapsed() / 1'000);
    }
    // The best of ten: a fixed wait for company would be in each of them.
    QVERIFY2(best < 5'000 * kTimeFactor, qPrintable(u"%1 us"_s.arg(best)));
}

void TestLibraryPlacing::looksUpManyLinksQuickly()
{
    const auto library = m_fixture->opened();
    (void)LibraryFixture::placed(*library, m_fixture->part(1, "bytes", u"a.jpg"_s));
    QList<ImageRef> images;
    for (int i = 0; i < 100'000; ++i)
        images.append({.url = u"https://i.example.com/albums/holiday/%1-large-picture.jpg"_s.arg(i), .source = u"x"_s});
    QElapsedTimer timer;
    timer.start();
    int hits = 0;
    for (const ImageRef &ref : images)
        hits += library->known(ref) ? 1 : 0;
    QCOMPARE(hits, 0);
    QVERIFY2(timer.elapsed() < 500 * kTimeFactor, qPrintable(u"%1 ms"_s.arg(timer.elapsed())));
}

QTEST_GUILESS_MAIN(TestLibraryPlacing)
#include "tst_libraryplacing.moc"
