// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#include "store/libraryfixture.h"

#include <QCoreApplication>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSet>
#include <QTest>

#include <fcntl.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <csignal>
#include <utility>
#include <vector>

using namespace bowerbird;
using namespace bowerbird::test;
using namespace Qt::StringLiterals;

namespace {

const QByteArray kBytes = "the picture";

const QString kPlaceArgument = u"--place"_s;
constexpr quint64 kFirst = 100;
constexpr quint64 kLast = 599;

QByteArray bytesOf(quint64 id)
{
    return "image " + QByteArray::number(id);
}

void say(char letter)
{
    if (::write(STDOUT_FILENO, &letter, 1) != 1)
        ::_exit(1);
}

// The process that is killed: says "r" when its jobs are saved, "x" for each part that is placed, and waits.
int placeUntilKilled(const QString &root)
{
    const LibraryFixture fixture(root);
    std::vector<PlaceJob> parts;
    QList<Job> jobs;
    for (quint64 id = kFirst; id <= kLast; ++id) {
        parts.push_back(fixture.part(id, bytesOf(id), u"%1.jpg"_s.arg(id % 50)));
        jobs.append(LibraryFixture::job(id));
    }
    const auto library = fixture.opened();
    library->save(jobs);
    library->flush();
    say('r');
    for (const PlaceJob &part : parts)
        library->place(part, [](const PlaceOutcome &) { say('x'); });
    library->flush();
    ::pause();
    return 0;
}

// That process. By posix_spawn: ThreadSanitizer takes QProcess for a fork of this one.
class SpawnedPlacing
{
public:
    explicit SpawnedPlacing(const QString &root)
    {
        std::array<int, 2> ends{};
        if (::pipe2(ends.data(), O_CLOEXEC) != 0)
            qFatal("no pipe");
        m_voice = ends[0];
        posix_spawn_file_actions_t actions;
        posix_spawn_file_actions_init(&actions);
        posix_spawn_file_actions_adddup2(&actions, ends[1], STDOUT_FILENO);
        QList<QByteArray> words = {QFile::encodeName(QCoreApplication::applicationFilePath()),
                                   kPlaceArgument.toLatin1(), QFile::encodeName(root)};
        std::array<char *, 4> arguments = {words[0].data(), words[1].data(), words[2].data(), nullptr};
        if (::posix_spawn(&m_pid, arguments[0], &actions, nullptr, arguments.data(), environ) != 0)
            qFatal("cannot start %s", arguments[0]);
        posix_spawn_file_actions_destroy(&actions);
        ::close(ends[1]);
    }
    ~SpawnedPlacing()
    {
        kill();
        ::close(m_voice);
    }
    Q_DISABLE_COPY_MOVE(SpawnedPlacing)

    [[nodiscard]] bool hears() const // a letter; false when the process has ended
    {
        char letter = 0;
        return ::read(m_voice, &letter, 1) == 1;
    }
    void kill()
    {
        if (m_pid <= 0)
            return;
        ::kill(m_pid, SIGKILL);
        ::waitpid(std::exchange(m_pid, 0), nullptr, 0);
    }

private:
    pid_t m_pid = 0;
    int m_voice = -1;
};

} // namespace

// What the library makes of a database that a crash or a power failure has left.
class TestRecovery : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();

    void aRenamedPartIsFinished();
    void aPartWithTwoNamesIsFinished();
    void aPartThatWasNotRenamedYetIs();
    void aForeignFileInItsPlaceIsLeftAlone();
    void anUnfinishedPartIsGoneOnWith();
    void withoutAnyFileTheJobBeginsAnew();
    void afterAPowerFailureUnsyncedImagesAreProvenAgain();
    void withoutOneTheyAreBelieved();
    void partsAreBelievedUnlessTheComputerTookTheProgramDown_data();
    void partsAreBelievedUnlessTheComputerTookTheProgramDown();
    void partsOfJobsWithoutARowAreRemoved();
    void syncedImagesAreNotLookedAt();
    void aKillAtAnyMomentLosesAndDoublesNothing_data();
    void aKillAtAnyMomentLosesAndDoublesNothing();

private:
    [[nodiscard]] QString image(const QString &name) const { return m_fixture->images() + u'/' + name; }
    [[nodiscard]] QString partPath() const { return image(u"p.1.part"_s); }
    void placeTwo();
    void pretendReboot() { m_fixture->sql(u"UPDATE meta SET value = 'another' WHERE key = 'boot-id'"_s); }
    [[nodiscard]] QStringList intents() const { return m_fixture->sql(u"SELECT job_id FROM intents"_s); }
    std::unique_ptr<LibraryFixture> m_fixture;
};

// Job 1 was being verified, and its intent to become a.jpg is written down.
void TestRecovery::init()
{
    m_fixture = std::make_unique<LibraryFixture>();
    {
        const auto library = m_fixture->opened();
        Job job = LibraryFixture::job(1);
        job.state = JobState::Verifying;
        library->save({job});
    }
    const QString facts =
        QString::fromUtf8(QJsonDocument(QJsonObject{
                                            {u"url"_s, LibraryFixture::job(1).image.url},
                                            {u"file-path"_s, image(u"a.jpg"_s)},
                                            {u"file-sha256"_s, QString::fromLatin1(sha256(kBytes).toHex())},
                                            {u"file-size"_s, kBytes.size()},
                                            {u"file-type"_s, u"image/png"_s},
                                            {u"verification"_s, u"decoded"_s},
                                            {u"part-path"_s, partPath()},
                                        })
                              .toJson());
    m_fixture->sql(u"INSERT INTO intents (job_id, replaces, finished_at, facts) VALUES (1, 0, 1, ?)"_s, {facts});
}

void TestRecovery::aRenamedPartIsFinished()
{
    writeFile(image(u"a.jpg"_s), kBytes);
    const auto library = m_fixture->opened();
    QVERIFY(library->loadUnfinished().isEmpty());
    const QList<Job> done = library->loadRecent(5);
    QCOMPARE(done.size(), 1);
    QCOMPARE(done.first().state, JobState::Finished);
    QCOMPARE(done.first().file.path, image(u"a.jpg"_s));
    QCOMPARE(done.first().file.type, ImageType::Png);
    QCOMPARE(done.first().file.verification, Verification::Decoded);
    QVERIFY(library->known(LibraryFixture::job(1).image));
    QVERIFY(intents().isEmpty());
}

void TestRecovery::aPartWithTwoNamesIsFinished()
{
    writeFile(partPath(), kBytes);
    QCOMPARE(::link(qPrintable(partPath()), qPrintable(image(u"a.jpg"_s))), 0);
    const auto library = m_fixture->opened();
    QVERIFY(library->loadUnfinished().isEmpty());
    QVERIFY(!QFile::exists(partPath()));
    QCOMPARE(readFile(image(u"a.jpg"_s)), kBytes);
}

void TestRecovery::aPartThatWasNotRenamedYetIs()
{
    writeFile(partPath(), kBytes);
    const auto library = m_fixture->opened();
    QVERIFY(library->loadUnfinished().isEmpty());
    QCOMPARE(readFile(image(u"a.jpg"_s)), kBytes);
    QVERIFY(!QFile::exists(partPath()));
    QVERIFY(intents().isEmpty());
}

void TestRecovery::aForeignFileInItsPlaceIsLeftAlone()
{
    writeFile(image(u"a.jpg"_s), "her picture"); // of the same size

    writeFile(partPath(), kBytes);
    const auto library = m_fixture->opened();
    const QList<Job> jobs = library->loadUnfinished();
    QCOMPARE(jobs.size(), 1);
    QCOMPARE(jobs.first().state, JobState::Queued);
    QCOMPARE(jobs.first().part.path, partPath());
    QCOMPARE(readFile(image(u"a.jpg"_s)), QByteArray("her picture"));
    QCOMPARE(readFile(partPath()), kBytes);
    QVERIFY(!library->known(LibraryFixture::job(1).image));
    QVERIFY(intents().isEmpty());
}

void TestRecovery::anUnfinishedPartIsGoneOnWith()
{
    writeFile(partPath(), kBytes.left(4));
    const auto library = m_fixture->opened();
    const QList<Job> jobs = library->loadUnfinished();
    QCOMPARE(jobs.size(), 1);
    QCOMPARE(jobs.first().state, JobState::Queued);
    QCOMPARE(jobs.first().part.path, partPath());
    QCOMPARE(jobs.first().part.sizeBytes, 4);
    QVERIFY(!QFile::exists(image(u"a.jpg"_s)));
}

void TestRecovery::withoutAnyFileTheJobBeginsAnew()
{
    const auto library = m_fixture->opened();
    const QList<Job> jobs = library->loadUnfinished();
    QCOMPARE(jobs.size(), 1);
    QCOMPARE(jobs.first().part, PartState());
    QVERIFY(intents().isEmpty());
}

// Jobs 11 and 12, finished and not synced yet.
void TestRecovery::placeTwo()
{
    const auto library = m_fixture->opened();
    library->save({LibraryFixture::job(11), LibraryFixture::job(12)});
    (void)LibraryFixture::placed(*library, m_fixture->part(11, "eleven", u"11.jpg"_s));
    (void)LibraryFixture::placed(*library, m_fixture->part(12, "twelve", u"12.jpg"_s));
}

void TestRecovery::afterAPowerFailureUnsyncedImagesAreProvenAgain()
{
    placeTwo();
    writeFile(image(u"12.jpg"_s), {}); // what ext4 leaves of a file whose bytes never got to the disk
    pretendReboot();
    const auto library = m_fixture->opened();
    const QList<Job> jobs = library->loadUnfinished();
    QCOMPARE(jobs.size(), 2); // and job 1
    QCOMPARE(jobs.last().id, JobId{12});
    QCOMPARE(jobs.last().state, JobState::Queued);
    QVERIFY(!QFile::exists(image(u"12.jpg"_s)));
    QVERIFY(!library->known(LibraryFixture::job(12).image));
    QVERIFY(library->known(LibraryFixture::job(11).image));
    QCOMPARE(readFile(image(u"11.jpg"_s)), QByteArray("eleven"));
}

void TestRecovery::withoutOneTheyAreBelieved()
{
    placeTwo();
    QVERIFY(QFile::remove(image(u"12.jpg"_s))); // by the person
    const auto library = m_fixture->opened();
    QCOMPARE(library->loadUnfinished().size(), 1);
    QVERIFY(library->known(LibraryFixture::job(12).image));
}

void TestRecovery::partsAreBelievedUnlessTheComputerTookTheProgramDown_data()
{
    QTest::addColumn<bool>("isClean");
    QTest::addColumn<bool>("isSameBoot");
    QTest::addColumn<bool>("isBelieved");
    QTest::newRow("closed, same boot") << true << true << true;
    QTest::newRow("closed, another boot") << true << false << true;
    QTest::newRow("crash of the program alone") << false << true << true;
    QTest::newRow("the computer went down") << false << false << false;
}

void TestRecovery::partsAreBelievedUnlessTheComputerTookTheProgramDown()
{
    QFETCH(bool, isClean);
    QFETCH(bool, isSameBoot);
    QFETCH(bool, isBelieved);
    Job saved = LibraryFixture::job(2);
    saved.state = JobState::Paused;
    saved.received = 5;
    saved.part = {.path = image(u"b.2.part"_s),
                  .sizeBytes = 5,
                  .validator = {.etag = u"\"v1\""_s, .lastModified = u"yesterday"_s, .totalBytes = 100}};
    {
        const auto library = m_fixture->opened();
        library->save({saved});
    }
    if (!isClean)
        m_fixture->sql(u"UPDATE meta SET value = 0 WHERE key = 'closed-cleanly'"_s);
    if (!isSameBoot)
        pretendReboot();

    const QList<Job> jobs = m_fixture->opened()->loadUnfinished();
    QCOMPARE(jobs.size(), 2);
    const Job &loaded = jobs.last();
    QCOMPARE(loaded.id, JobId{2});
    QCOMPARE(loaded.state, JobState::Paused);
    QCOMPARE(loaded.image.url, saved.image.url);
    // Its path stays known in any case: the file is to be removed by and by.
    QCOMPARE(loaded.part, isBelieved ? saved.part : PartState{.path = saved.part.path});
    QCOMPARE(loaded.received, isBelieved ? 5 : 0);
}

// A worker began them, and a crash came before their rows were written.
void TestRecovery::partsOfJobsWithoutARowAreRemoved()
{
    const QStringList strays = {u"new.11.part"_s, u"new~.12.part"_s};
    const QStringList others = {u"first.1.part"_s, u"kept.10.part"_s,  u"other profile.13.part"_s,
                                u"mine.part"_s,    u"letter.11.txt"_s, u"odd.0011.part"_s};
    m_fixture->opened()->save({LibraryFixture::job(10)});
    // Another profile has put its image of the same number aside; it was there before ours were handed out.
    const QString older = u"paused by another.11.part"_s;
    writeFile(image(older), "bytes");
    QTest::qSleep(20); // the clock of a file system ticks every 4 ms
    writeFile(m_fixture->databaseFile() + u"-handed-out"_s,
              "10 11 " + QFile::encodeName(m_fixture->images()) + '\0' + "nonsense" + '\0' + "12 12 " +
                  QFile::encodeName(m_fixture->images()) + '\0' + "13 13 /cut off");
    for (const QString &name : strays + others)
        writeFile(image(name), "bytes");

    const auto library = m_fixture->opened();
    QCOMPARE(library->firstFreeId(), JobId{13}); // thumbnails go by ids: they are not given twice
    QCOMPARE(library->loadUnfinished().size(), 2);
    for (const QString &name : strays)
        QVERIFY2(!QFile::exists(image(name)), qPrintable(name));
    for (const QString &name : others)
        QVERIFY2(QFile::exists(image(name)), qPrintable(name));
    QVERIFY(QFile::exists(image(older)));
    QVERIFY(!QFile::exists(m_fixture->databaseFile() + u"-handed-out.old"_s));
}

void TestRecovery::syncedImagesAreNotLookedAt()
{
    {
        const auto library = m_fixture->opened();
        library->save({LibraryFixture::job(11)});
        (void)LibraryFixture::placed(*library, m_fixture->part(11, "eleven", u"11.jpg"_s));
        QTRY_COMPARE_WITH_TIMEOUT(m_fixture->sql(u"SELECT value FROM meta WHERE key = 'synced-image'"_s),
                                  m_fixture->sql(u"SELECT max(id) FROM images"_s), 20'000);
    }
    QVERIFY(QFile::remove(image(u"11.jpg"_s)));
    pretendReboot();
    QCOMPARE(m_fixture->opened()->loadUnfinished().size(), 1);
}

void TestRecovery::aKillAtAnyMomentLosesAndDoublesNothing_data()
{
    QTest::addColumn<int>("answers"); // after which the process is killed
    for (const int answers : {0, 1, 2, 60, 256, 257, 400})
        QTest::addRow("after %d", answers) << answers;
}

void TestRecovery::aKillAtAnyMomentLosesAndDoublesNothing()
{
    QFETCH(int, answers);
    SpawnedPlacing process(m_fixture->root());
    for (int i = 0; i < answers + 1; ++i)
        QVERIFY(process.hears());
    process.kill();
    QVERIFY(readFile(m_fixture->databaseFile() + u"-handed-out"_s).startsWith("100 599 "));

    const auto library = m_fixture->opened();
    QSet<QByteArray> finished;
    for (const Job &job : library->loadRecent(10'000)) {
        QCOMPARE(job.state, JobState::Finished);
        QCOMPARE(sha256(readFile(job.file.path)), job.file.sha256);
        QCOMPARE(job.file.sha256, sha256(bytesOf(job.id.value)));
        finished.insert(job.file.sha256);
    }
    qsizetype unfinished = 0;
    for (const Job &job : library->loadUnfinished()) {
        if (job.id.value < kFirst)
            continue;
        ++unfinished;
        QCOMPARE(readFile(image(u"p.%1.part"_s.arg(job.id.value))), bytesOf(job.id.value));
    }
    QCOMPARE(finished.size() + unfinished, static_cast<qsizetype>(kLast - kFirst + 1));
    QVERIFY(finished.size() >= answers);
    QCOMPARE(QDir(m_fixture->images()).entryList({u"*.jpg"_s}, QDir::Files).size(), finished.size());
    QCOMPARE(QDir(m_fixture->images()).entryList({u"*.part"_s}, QDir::Files).size(), unfinished);
}

int main(int argc, char *argv[])
{
    const QCoreApplication application(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    if (arguments.size() == 3 && arguments.at(1) == kPlaceArgument)
        return placeUntilKilled(arguments.at(2));
    TestRecovery test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_recovery.moc"
