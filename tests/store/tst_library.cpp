// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#include "store/libraryfixture.h"

#include <QElapsedTimer>
#include <QTest>

using namespace bowerbird;
using namespace bowerbird::test;
using namespace Qt::StringLiterals;

namespace {

QList<quint64> idsOf(const QList<Job> &jobs)
{
    QList<quint64> ids;
    for (const Job &job : jobs)
        ids.append(job.id.value);
    return ids;
}

QDateTime moment(int seconds)
{
    return QDateTime::fromSecsSinceEpoch(1'700'000'000 + seconds);
}

Job everythingDifferent()
{
    Job job;
    job.id = JobId{77};
    job.image = {.url = u"https://user:secret@example.com/a%20b.jpg?x=1"_s,
                 .pageUrl = u"https://example.com/page"_s,
                 .previewUrl = u"https://example.com/t.jpg"_s,
                 .source = u"imgur"_s,
                 .siteId = u"aBc"_s,
                 .title = u"T\u00eftle \"quoted\"; DROP TABLE jobs"_s,
                 .album = u"Album"_s,
                 .index = 12,
                 .type = ImageType::WebP,
                 .widthPx = 640,
                 .heightPx = 480,
                 .sizeBytes = 5'000'000'000,
                 .sendsReferer = true,
                 .alternatives = {u"https://a.example/x,y"_s, u"https://b.example/\"z\""_s}};
    job.options =
        std::make_shared<const DownloadOptions>(DownloadOptions{.directory = u"/data/\u00fc"_s,
                                                                .types = *TypeSelection::parse(u"jpeg,png"),
                                                                .onConflict = ConflictRule::Overwrite,
                                                                .verify = VerifyMode::Structure,
                                                                .damaged = DamagedRule::Refuse,
                                                                .maxBytes = 6'000'000'000,
                                                                .maxWidthPx = 7'680,
                                                                .maxHeightPx = 4'320,
                                                                .listing = {.maxAgeDays = 30,
                                                                            .minAgeDays = 2,
                                                                            .minScore = 0,
                                                                            .allowsSensitive = false,
                                                                            .motion = MotionRule::OnlyMoving,
                                                                            .text = u"^\"cat\""_s,
                                                                            .textRule = TextRule::NotMatching},
                                                                .makesThumbnails = false,
                                                                .marksOrigin = false,
                                                                .keepsServerTime = false});
    job.state = JobState::Waiting;
    job.order = -5;
    job.received = 4'000'000'000;
    job.totalBytes = 5'000'000'000;
    job.attempts = 7;
    job.attemptsInVain = 2;
    job.part = {.path = u"/data/x.77.part"_s,
                .sizeBytes = 4'000'000'000,
                .validator = {.etag = u"\"e\""_s, .lastModified = u"Mon, 01 Jan 2024 00:00:00 GMT"_s, .totalBytes = 9}};
    job.lastFailure = Failure{.reason = FailureReason::RateLimited,
                              .httpStatus = 429,
                              .detail = u"slow down"_s,
                              .retryAfter = std::chrono::milliseconds(90'000),
                              .isPermanent = true};
    job.skipReason = SkipReason::Duplicate;
    job.file = {.path = u"/data/a b.webp"_s,
                .sizeBytes = 123,
                .sha256 = sha256("x"),
                .type = ImageType::Png,
                .widthPx = 3,
                .heightPx = 4,
                .verification = Verification::Structure,
                .warning = Warning::CutOffAtSource,
                .resumedFrom = 99};
    job.addedAt = moment(0);
    job.startedAt = moment(1);
    job.finishedAt = moment(2);
    job.waitsUntil = moment(3);
    job.busyTime = std::chrono::milliseconds(4'321);
    job.handedTo = {.address = u"http://a/jsonrpc"_s, .name = u"0123456789abcdef"_s};
    return job;
}

} // namespace

class TestLibrary : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_fixture = std::make_unique<LibraryFixture>(); }

    void isEmptyAtFirst();
    void keepsEveryFieldOfAJob_data();
    void keepsEveryFieldOfAJob();
    void keepsAJobWithoutAnything();
    void keepsAnyText_data();
    void keepsAnyText();
    void givesUnfinishedJobsInQueueOrder();
    void activeJobsComeBackQueuedWithTheirParts();
    void givesTheNewestDoneJobs();
    void sharesOptionsOfABatch();
    void theLastSaveWins();
    void forgetsRemovedJobsButNotTheirIds();
    void writesManyJobsInParts();
    void finishesAJobThatWaitsBehindManyOthers();
    void aFileInUseByOthersIsReadableByItsOwnerOnly();
    void refusesWhatIsNoLibrary_data();
    void refusesWhatIsNoLibrary();
    void refusesANewerVersion();
    void refusesADamagedDatabaseAfterACrash();
    void failsBelowAPlainFile();
    void aRowThatWasTamperedWithHoldsUpNothing();
    void itsThreadHasAName();
    void isHarmlessWhenClosed();
    void opensAgainAfterClose();
    void keepsWritingInMemoryWhileTheDatabaseCannotBeWritten();

private:
    std::unique_ptr<LibraryFixture> m_fixture;
};

void TestLibrary::isEmptyAtFirst()
{
    const auto library = m_fixture->opened();
    QCOMPARE(library->firstFreeId(), JobId{1});
    QVERIFY(library->loadUnfinished().isEmpty());
    QVERIFY(library->loadRecent(10).isEmpty());
    QVERIFY(!library->known(LibraryFixture::job(1).image));
}

void TestLibrary::keepsEveryFieldOfAJob_data()
{
    QTest::addColumn<int>("before"); // so many jobs wait to be written before it
    QTest::newRow("alone") << 0;
    QTest::newRow("behind many, so that it is folded while it waits") << 3'000;
}

void TestLibrary::keepsEveryFieldOfAJob()
{
    QFETCH(const int, before);
    QList<Job> jobs;
    for (int i = 1; i <= before; ++i) {
        jobs.append(LibraryFixture::job(1'000 + static_cast<quint64>(i)));
        jobs.last().order = i;
    }
    const Job job = everythingDifferent();
    jobs.append(job);
    m_fixture->opened()->save(jobs);
    const QList<Job> loaded = m_fixture->opened()->loadUnfinished();
    QCOMPARE(loaded.size(), before + 1);
    const Job &same = loaded.first(); // in the order of the queue
    QCOMPARE(same.id, job.id);
    QCOMPARE(same.image.url, job.image.url);
    QCOMPARE(same.image.alternatives, job.image.alternatives);
    QCOMPARE(same.image, job.image);
    QCOMPARE(*same.options, *job.options);
    QCOMPARE(same.state, job.state);
    QCOMPARE(same.order, job.order);
    QCOMPARE(same.received, job.received);
    QCOMPARE(same.totalBytes, job.totalBytes);
    QCOMPARE(same.attempts, job.attempts);
    QCOMPARE(same.attemptsInVain, job.attemptsInVain);
    QCOMPARE(same.part, job.part);
    QCOMPARE(same.lastFailure, job.lastFailure);
    QCOMPARE(same.skipReason, job.skipReason);
    QCOMPARE(same.file, job.file);
    QCOMPARE(same.addedAt, job.addedAt);
    QCOMPARE(same.startedAt, job.startedAt);
    QCOMPARE(same.finishedAt, job.finishedAt);
    QCOMPARE(same.waitsUntil, job.waitsUntil);
    QCOMPARE(same.busyTime, job.busyTime);
    QCOMPARE(same.handedTo, job.handedTo);
}

void TestLibrary::keepsAJobWithoutAnything()
{
    Job job;
    job.id = JobId{1};
    m_fixture->opened()->save({job});
    const QList<Job> loaded = m_fixture->opened()->loadUnfinished();
    QCOMPARE(loaded.size(), 1);
    const Job &same = loaded.first();
    QCOMPARE(same.image, job.image);
    QVERIFY(same.options);
    QCOMPARE(*same.options, DownloadOptions());
    QCOMPARE(same.part, job.part);
    QCOMPARE(same.totalBytes, -1);
    QVERIFY(!same.lastFailure);
    QVERIFY(!same.skipReason);
    QCOMPARE(same.file, SavedFile());
    QVERIFY(!same.addedAt.isValid());
}

void TestLibrary::keepsAnyText_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("kept");
    const auto same = [](const char *name, const QString &text) { QTest::newRow(name) << text << text; };
    same("quotes and backslashes", u"\\\"a\\\\b\"\\"_s);
    same("control characters", u"a\tb\nc\x01"
                               u"d\x1f"_s);
    same("a null within", u"a"_s + QChar(u'\0') + u"b"_s);
    same("accents", u"\u00e9\u00df\u4e2d\u2028"_s);
    same("beyond the first plane", u"\U0001f426 \U0001f426"_s);
    QTest::newRow("half a pair") << u"a"_s + QChar(0xd83d) + u"b"_s + QChar(0xdc26) << u"a\ufffdb\ufffd"_s;
}

void TestLibrary::keepsAnyText()
{
    QFETCH(const QString, text);
    QFETCH(const QString, kept);
    Job job = LibraryFixture::job(1);
    job.image.title = text;
    job.image.alternatives = {text, text};
    job.file.path = text;
    m_fixture->opened()->save({job});
    const QList<Job> loaded = m_fixture->opened()->loadUnfinished();
    QCOMPARE(loaded.size(), 1);
    QCOMPARE(loaded.first().image.title, kept);
    QCOMPARE(loaded.first().image.alternatives, QStringList({kept, kept}));
    QCOMPARE(loaded.first().file.path, kept);
    QCOMPARE(m_fixture->sql(u"SELECT json_valid(facts) FROM jobs"_s), QStringList{u"1"_s});
}

void TestLibrary::givesUnfinishedJobsInQueueOrder()
{
    QList<Job> jobs;
    for (int i = 0; i < kJobStateCount; ++i) {
        Job job = LibraryFixture::job(static_cast<quint64>(i) + 1);
        job.state = static_cast<JobState>(i);
        job.order = -i;
        jobs.append(job);
    }
    m_fixture->opened()->save(jobs);
    const QList<Job> loaded = m_fixture->opened()->loadUnfinished();
    // All but Finished (6), Skipped (7) and Cancelled (10).
    QCOMPARE(idsOf(loaded), QList<quint64>({9, 8, 5, 4, 3, 2, 1}));
}

void TestLibrary::activeJobsComeBackQueuedWithTheirParts()
{
    QList<Job> jobs;
    for (const JobState state : {JobState::Transferring, JobState::Verifying, JobState::Waiting, JobState::Paused}) {
        Job job = LibraryFixture::job(static_cast<quint64>(jobs.size()) + 1);
        job.state = state;
        job.part = {.path = u"/x.part"_s, .sizeBytes = 5};
        jobs.append(job);
    }
    m_fixture->opened()->save(jobs);
    const QList<Job> loaded = m_fixture->opened()->loadUnfinished();
    QCOMPARE(loaded.size(), 4);
    QCOMPARE(loaded.at(0).state, JobState::Queued);
    QCOMPARE(loaded.at(1).state, JobState::Queued);
    QCOMPARE(loaded.at(2).state, JobState::Waiting);
    QCOMPARE(loaded.at(3).state, JobState::Paused);
    for (const Job &job : loaded)
        QCOMPARE(job.part.sizeBytes, 5);
}

void TestLibrary::givesTheNewestDoneJobs()
{
    QList<Job> jobs;
    for (quint64 id = 1; id <= 10; ++id) {
        Job job = LibraryFixture::job(id);
        job.state = id % 3 == 0 ? JobState::Skipped : JobState::Finished;
        job.finishedAt = moment(static_cast<int>(100 - id)); // the first is the newest
        jobs.append(job);
    }
    jobs[0].state = JobState::Queued;
    const auto library = m_fixture->opened();
    library->save(jobs);
    QCOMPARE(idsOf(library->loadRecent(4)), QList<quint64>({2, 3, 4, 5}));
    QCOMPARE(library->loadRecent(100).size(), 9);
    QCOMPARE(library->loadRecent(0).size(), 0);
    library->remove({JobId{2}});
    QCOMPARE(idsOf(library->loadRecent(2)), QList<quint64>({3, 4}));
}

void TestLibrary::sharesOptionsOfABatch()
{
    {
        const auto library = m_fixture->opened();
        QList<Job> jobs;
        const auto shared = std::make_shared<const DownloadOptions>(DownloadOptions{.directory = u"/a"_s});
        for (quint64 id = 1; id <= 20; ++id) {
            Job job = LibraryFixture::job(id);
            // Equal options of another batch share the row, too.
            job.options = id <= 10 ? shared : std::make_shared<const DownloadOptions>(*shared);
            jobs.append(job);
        }
        library->save(jobs);
    }
    QCOMPARE(m_fixture->sql(u"SELECT count(*) FROM options"_s), QStringList(u"1"_s));
    const QList<Job> loaded = m_fixture->opened()->loadUnfinished();
    QCOMPARE(loaded.size(), 20);
    for (const Job &job : loaded)
        QCOMPARE(job.options.get(), loaded.first().options.get());
}

void TestLibrary::theLastSaveWins()
{
    const auto library = m_fixture->opened();
    Job job = LibraryFixture::job(1);
    for (int i = 0; i <= 1'000; ++i) {
        job.received = i;
        library->save({job});
    }
    QCOMPARE(library->loadUnfinished().first().received, 1'000);
    job.state = JobState::Failed;
    library->save({job});
    library->remove({job.id});
    QVERIFY(library->loadUnfinished().isEmpty());
    library->remove({job.id});
    library->save({job});
    QCOMPARE(library->loadUnfinished().first().state, JobState::Failed);
}

void TestLibrary::forgetsRemovedJobsButNotTheirIds()
{
    {
        const auto library = m_fixture->opened();
        library->save({LibraryFixture::job(5), LibraryFixture::job(9)});
        QCOMPARE(library->firstFreeId(), JobId{10});
        library->remove({JobId{9}});
        QCOMPARE(idsOf(library->loadUnfinished()), QList<quint64>({5}));
    }
    QCOMPARE(m_fixture->opened()->firstFreeId(), JobId{10});
    // An old job that is saved again does not lower it.
    m_fixture->opened()->save({LibraryFixture::job(5)});
    QCOMPARE(m_fixture->opened()->firstFreeId(), JobId{10});
}

void TestLibrary::writesManyJobsInParts()
{
    constexpr int kJobs = 7'500; // several transactions
    QList<Job> jobs;
    for (quint64 id = 1; id <= kJobs; ++id)
        jobs.append(LibraryFixture::job(id));
    const auto library = m_fixture->opened();
    library->save(jobs);
    library->flush();
    QCOMPARE(m_fixture->sql(u"SELECT count(*) FROM jobs"_s), QStringList(QString::number(kJobs)));
    QCOMPARE(library->loadUnfinished().size(), kJobs);
}

// Its row is still to be written when its file is placed, and then says both what it was and how it ended.
void TestLibrary::finishesAJobThatWaitsBehindManyOthers()
{
    constexpr quint64 kOthers = 6'000;
    QList<Job> jobs;
    for (quint64 id = 1; id <= kOthers; ++id)
        jobs.append(LibraryFixture::job(id));
    Job job = LibraryFixture::job(kOthers + 1);
    job.image.title = u"Käuzchen"_s;
    job.addedAt = moment(5);
    job.part.path = m_fixture->images() + u"/p.6001.part"_s;
    jobs.append(job);
    const auto library = m_fixture->opened();
    library->save(jobs);
    const PlaceOutcome outcome =
        LibraryFixture::placed(*library, m_fixture->part(job.id.value, "an owl", u"owl.jpg"_s));
    QCOMPARE(outcome.kind, PlaceOutcome::Kind::Placed);
    const QList<Job> done = library->loadRecent(10);
    QCOMPARE(idsOf(done), QList<quint64>{job.id.value});
    QCOMPARE(done.first().state, JobState::Finished);
    QCOMPARE(done.first().image.url, job.image.url);
    QCOMPARE(done.first().image.title, job.image.title);
    QCOMPARE(done.first().addedAt, job.addedAt);
    QCOMPARE(done.first().file, outcome.file);
    QVERIFY(done.first().part.path.isEmpty());
    QCOMPARE(library->loadUnfinished().size(), static_cast<qsizetype>(kOthers));
}

void TestLibrary::aFileInUseByOthersIsReadableByItsOwnerOnly()
{
    const auto library = m_fixture->opened();
    library->save({LibraryFixture::job(1)});
    library->flush();
    const auto others =
        QFileDevice::ReadGroup | QFileDevice::WriteGroup | QFileDevice::ReadOther | QFileDevice::WriteOther;
    for (const QString &suffix : {QString(), u"-wal"_s, u"-shm"_s})
        QVERIFY2(!(QFile::permissions(m_fixture->databaseFile() + suffix) & others), qPrintable(suffix));
}

void TestLibrary::refusesWhatIsNoLibrary_data()
{
    QTest::addColumn<bool>("isDatabase");
    QTest::newRow("garbage") << false;
    QTest::newRow("database of another program") << true;
}

void TestLibrary::refusesWhatIsNoLibrary()
{
    QFETCH(bool, isDatabase);
    if (isDatabase)
        m_fixture->sql(u"CREATE TABLE bookmarks (x)"_s);
    else
        writeFile(m_fixture->databaseFile(),
                  QByteArray("this is no database, but it is long enough for one ").repeated(99));
    const QByteArray before = readFile(m_fixture->databaseFile());

    Library library;
    const auto opened = library.open(m_fixture->databaseFile());
    QVERIFY(!opened);
    QCOMPARE(opened.error().reason, FailureReason::NotWritable);
    QVERIFY2(opened.error().detail.contains(m_fixture->databaseFile()), qPrintable(opened.error().detail));
    QCOMPARE(readFile(m_fixture->databaseFile()), before);
}

void TestLibrary::refusesANewerVersion()
{
    m_fixture->opened()->save({LibraryFixture::job(1)});
    m_fixture->sql(u"PRAGMA user_version=99"_s);
    const QByteArray before = readFile(m_fixture->databaseFile());
    Library library;
    const auto opened = library.open(m_fixture->databaseFile());
    QVERIFY(!opened);
    QCOMPARE(opened.error().reason, FailureReason::NotWritable);
    QVERIFY2(opened.error().detail.contains(u"newer version"_s), qPrintable(opened.error().detail));
    QCOMPARE(readFile(m_fixture->databaseFile()), before);
}

void TestLibrary::refusesADamagedDatabaseAfterACrash()
{
    {
        const auto library = m_fixture->opened();
        QList<Job> jobs;
        for (quint64 id = 1; id <= 2'000; ++id)
            jobs.append(LibraryFixture::job(id));
        library->save(jobs);
    }
    m_fixture->sql(u"UPDATE meta SET value = 0 WHERE key = 'closed-cleanly'"_s);
    QByteArray bytes = readFile(m_fixture->databaseFile());
    for (qsizetype at = bytes.size() / 2; at < bytes.size() * 3 / 4; ++at)
        bytes[at] = static_cast<char>(at * 31);
    writeFile(m_fixture->databaseFile(), bytes);
    Library library;
    const auto opened = library.open(m_fixture->databaseFile());
    QVERIFY(!opened);
    QCOMPARE(opened.error().reason, FailureReason::NotWritable);
}

void TestLibrary::failsBelowAPlainFile()
{
    writeFile(m_fixture->path(u"file"_s), "x");
    for (const QString &file : {u"file/library.db"_s, u"missing/library.db"_s, u"images"_s}) {
        Library library;
        const auto opened = library.open(m_fixture->path(file));
        QVERIFY(!opened);
        QCOMPARE(opened.error().reason, FailureReason::NotWritable);
        QVERIFY(opened.error().detail.contains(m_fixture->path(file)));
    }
}

void TestLibrary::aRowThatWasTamperedWithHoldsUpNothing()
{
    m_fixture->opened()->save({LibraryFixture::job(1)});
    m_fixture->sql(u"UPDATE jobs SET facts = '{\"url\": no JSON'"_s);
    {
        Library library;
        std::atomic<int> troubles = 0;
        library.setTroubleHandler([&troubles](LibraryTrouble, const Failure &) { ++troubles; });
        QVERIFY(library.open(m_fixture->databaseFile()));
        QCOMPARE(idsOf(library.loadUnfinished()), QList<quint64>({1}));
        const PlaceOutcome outcome = LibraryFixture::placed(library, m_fixture->part(1, "bytes", u"a.jpg"_s));
        QCOMPARE(outcome.kind, PlaceOutcome::Kind::Placed);
        library.save({LibraryFixture::job(2)});
        library.flush();
        QCOMPARE(troubles.load(), 0);
    }
    QCOMPARE(m_fixture->sql(u"SELECT id, state FROM jobs ORDER BY id"_s),
             QStringList({u"1|finished"_s, u"2|queued"_s}));
}

void TestLibrary::itsThreadHasAName()
{
    const auto names = [] {
        QList<QByteArray> all;
        for (const QString &task : QDir(u"/proc/self/task"_s).entryList(QDir::Dirs | QDir::NoDotAndDotDot))
            all.append(readFile(u"/proc/self/task/%1/comm"_s.arg(task)).trimmed());
        return all;
    };
    QVERIFY(!names().contains("bowerbird-store"));
    const auto library = m_fixture->opened();
    QVERIFY(names().contains("bowerbird-store"));
}

void TestLibrary::isHarmlessWhenClosed()
{
    Library library;
    library.save({LibraryFixture::job(1)});
    library.remove({JobId{1}});
    library.flush();
    QVERIFY(library.loadUnfinished().isEmpty());
    QVERIFY(!library.known(LibraryFixture::job(1).image));
    const PlaceJob part = m_fixture->part(1, "bytes", u"a.jpg"_s);
    const PlaceOutcome outcome = LibraryFixture::placed(library, part);
    QCOMPARE(outcome.kind, PlaceOutcome::Kind::Failed);
    QVERIFY(QFile::exists(part.place.partPath));
    library.close();
}

void TestLibrary::opensAgainAfterClose()
{
    const auto library = m_fixture->opened();
    library->save({LibraryFixture::job(1)});
    library->close();
    QVERIFY(library->loadUnfinished().isEmpty());
    QVERIFY(library->open(m_fixture->databaseFile()));
    QCOMPARE(idsOf(library->loadUnfinished()), QList<quint64>({1}));
}

void TestLibrary::keepsWritingInMemoryWhileTheDatabaseCannotBeWritten()
{
    Library library;
    std::atomic<int> troubles = 0;
    library.setTroubleHandler([&troubles](LibraryTrouble, const Failure &) { ++troubles; });
    QVERIFY(library.open(m_fixture->databaseFile()));
    const PlaceJob part = m_fixture->part(1, "bytes", u"a.jpg"_s);
    library.flush();
    {
        const FileSizeLimit limit(1'000);
        library.save({LibraryFixture::job(1), LibraryFixture::job(2)});
        library.flush();
        QCOMPARE(troubles.load(), 1);
        QVERIFY(m_fixture->sql(u"SELECT id FROM jobs"_s).isEmpty());
        // The file is what matters.
        const PlaceOutcome outcome = LibraryFixture::placed(library, part);
        QCOMPARE(outcome.kind, PlaceOutcome::Kind::Placed);
        QCOMPARE(readFile(outcome.file.path), QByteArray("bytes"));
        QCOMPARE(troubles.load(), 1);
    }
    library.save({LibraryFixture::job(3)});
    library.flush();
    QCOMPARE(m_fixture->sql(u"SELECT id, state FROM jobs ORDER BY id"_s),
             QStringList({u"1|finished"_s, u"2|queued"_s, u"3|queued"_s}));
    QCOMPARE(m_fixture->sql(u"SELECT job_id FROM images"_s), QStringList(u"1"_s));
    QCOMPARE(troubles.load(), 1);
}

QTEST_GUILESS_MAIN(TestLibrary)
#include "tst_library.moc"
