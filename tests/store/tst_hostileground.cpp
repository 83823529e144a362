// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#include "store/libraryfixture.h"
#include "store/libraryschema.h"
#include "store/salvage.h"

#include <QRandomGenerator>
#include <QtTest/QTest>

#include <sys/fsuid.h>
#include <unistd.h>

using namespace bowerbird;
using namespace bowerbird::test;
using namespace Qt::StringLiterals;

namespace {

constexpr quint64 kJobs = 600;
constexpr int kImages = 60;
constexpr qint64 kPage = 4'096;

// While it lives, files are opened as a user that may write nothing of ours.
class AsNobody
{
public:
    AsNobody() { ::setfsuid(65'534); }
    ~AsNobody() { ::setfsuid(::geteuid()); }
    Q_DISABLE_COPY_MOVE(AsNobody)
};

} // namespace

// A library that cannot be opened says why, and a damaged one gives back everything that can be read of it.
class TestHostileGround : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_fixture = std::make_unique<LibraryFixture>(); }

    void saysThatAnotherProgramHoldsIt();
    void saysThatItCannotBeWritten_data();
    void saysThatItCannotBeWritten();
    void saysThatTheDiskIsFull();
    void saysWhoseFileItIs();
    void keepsACopyBeforeItMigrates();
    void findsBytesThatWereChanged();
    void savesWhatCanBeRead_data();
    void savesWhatCanBeRead();
    void savesALibraryOfAnOlderVersion();
    void losesNothingOfAWholeLibrary();
    void aDamagedTextIndexHoldsUpNothing();

private:
    void fill(const std::function<void(Library &)> &more = {});
    void damage(qint64 from, qint64 count, quint32 seed) const;
    [[nodiscard]] LibraryTrouble troubleOfOpening(QString *detail = nullptr) const;
    [[nodiscard]] QString asideFile() const;
    std::unique_ptr<LibraryFixture> m_fixture;
    QByteArray m_filled;
};

// Made once; the others are copies of its file.
void TestHostileGround::fill(const std::function<void(Library &)> &more)
{
    if (!more && !m_filled.isEmpty())
        return writeFile(m_fixture->databaseFile(), m_filled);
    const auto library = m_fixture->opened();
    QList<Job> jobs;
    for (quint64 id = 1; id <= kJobs; ++id) {
        Job job = LibraryFixture::job(id);
        job.image.title = u"A title that takes some room, number %1"_s.arg(id);
        jobs.append(job);
    }
    library->save(jobs);
    for (int i = 1; i <= kImages; ++i)
        library->place(m_fixture->part(static_cast<quint64>(i), "bytes " + QByteArray::number(i), u"%1.jpg"_s.arg(i)),
                       {});
    if (more)
        return more(*library);
    library->close();
    m_filled = readFile(m_fixture->databaseFile());
}

void TestHostileGround::damage(qint64 from, qint64 count, quint32 seed) const
{
    QByteArray bytes = readFile(m_fixture->databaseFile());
    QRandomGenerator random(seed);
    for (qint64 at = from; at < std::min<qint64>(from + count, bytes.size()); ++at)
        bytes[at] = static_cast<char>(random.generate());
    writeFile(m_fixture->databaseFile(), bytes);
}

LibraryTrouble TestHostileGround::troubleOfOpening(QString *detail) const
{
    Library library;
    const auto opened = library.open(m_fixture->databaseFile());
    if (detail && !opened)
        *detail = opened.error().detail;
    return library.trouble();
}

QString TestHostileGround::asideFile() const
{
    return m_fixture->path(u"library-damaged-%1.sqlite"_s.arg(QDate::currentDate().toString(Qt::ISODate)));
}

void TestHostileGround::saysThatAnotherProgramHoldsIt()
{
    fill();
    {
        QSqlDatabase other = QSqlDatabase::addDatabase(u"QSQLITE"_s, u"other"_s);
        other.setDatabaseName(m_fixture->databaseFile());
        QVERIFY(other.open());
        QVERIFY(QSqlQuery(other).exec(u"PRAGMA locking_mode=EXCLUSIVE"_s));
        QVERIFY(QSqlQuery(other).exec(u"BEGIN EXCLUSIVE"_s));
        QString detail;
        QCOMPARE(troubleOfOpening(&detail), LibraryTrouble::Busy);
        QVERIFY2(detail.contains(m_fixture->databaseFile()), qPrintable(detail));
    }
    QSqlDatabase::removeDatabase(u"other"_s);
    QCOMPARE(troubleOfOpening(), LibraryTrouble::None);
}

void TestHostileGround::saysThatItCannotBeWritten_data()
{
    QTest::addColumn<bool>("isFile");
    QTest::newRow("the file") << true;
    QTest::newRow("the folder") << false;
}

void TestHostileGround::saysThatItCannotBeWritten()
{
    QFETCH(bool, isFile);
    fill();
    const QByteArray before = readFile(m_fixture->databaseFile());
    const auto everybody = QFile::ReadOwner | QFile::ReadOther | QFile::ExeOwner | QFile::ExeOther;
    QVERIFY(QFile::setPermissions(m_fixture->root(), everybody));
    QVERIFY(QFile::setPermissions(m_fixture->databaseFile(),
                                  isFile ? everybody : everybody | QFile::WriteOwner | QFile::WriteOther));
    {
        const AsNobody nobody;
        QCOMPARE(troubleOfOpening(), LibraryTrouble::NotWritable);
    }
    QVERIFY(QFile::setPermissions(m_fixture->root(), everybody | QFile::WriteOwner));
    QVERIFY(QFile::setPermissions(m_fixture->databaseFile(), everybody | QFile::WriteOwner));
    QCOMPARE(readFile(m_fixture->databaseFile()), before);
    QCOMPARE(troubleOfOpening(), LibraryTrouble::None);
}

void TestHostileGround::saysThatTheDiskIsFull()
{
    fill();
    const QByteArray before = readFile(m_fixture->databaseFile());
    {
        const FileSizeLimit limit(20);
        const LibraryTrouble trouble = troubleOfOpening();
        QVERIFY(trouble == LibraryTrouble::DiskFull || trouble == LibraryTrouble::NotWritable);
    }
    QCOMPARE(troubleOfOpening(), LibraryTrouble::None);
    QCOMPARE(m_fixture->sql(u"SELECT count(*) FROM jobs"_s), QStringList(QString::number(kJobs)));
}

void TestHostileGround::saysWhoseFileItIs()
{
    m_fixture->sql(u"CREATE TABLE bookmarks (x)"_s);
    QCOMPARE(troubleOfOpening(), LibraryTrouble::Foreign);
    QVERIFY(QFile::remove(m_fixture->databaseFile()));
    fill();
    m_fixture->sql(u"PRAGMA user_version=99"_s);
    QCOMPARE(troubleOfOpening(), LibraryTrouble::Newer);
    writeFile(m_fixture->databaseFile(), QByteArray("no database ").repeated(999));
    QCOMPARE(troubleOfOpening(), LibraryTrouble::Damaged);
}

void TestHostileGround::keepsACopyBeforeItMigrates()
{
    for (int step = 1; step <= 2; ++step) {
        const QStringList statements = migrationTo(step);
        for (const QString &statement : statements)
            m_fixture->sql(statement);
    }
    m_fixture->sql(u"PRAGMA application_id=%1"_s.arg(kApplicationId));
    m_fixture->sql(u"PRAGMA user_version=2"_s);
    m_fixture->sql(u"INSERT INTO jobs (id, options, state, queue_order, facts) VALUES (7, 1, 'queued', 1,"
                   " '{\"url\":\"https://example.com/7.jpg\"}')"_s);
    QCOMPARE(troubleOfOpening(), LibraryTrouble::None);
    const QString copy = m_fixture->path(u"library-v2.sqlite"_s);
    QVERIFY(QFile::exists(copy));
    QVERIFY(QFile::remove(m_fixture->databaseFile()));
    QVERIFY(QFile::copy(copy, m_fixture->databaseFile()));
    QCOMPARE(m_fixture->sql(u"PRAGMA user_version"_s), QStringList(u"2"_s));
    QCOMPARE(m_fixture->sql(u"SELECT id FROM jobs"_s), QStringList(u"7"_s));
}

void TestHostileGround::findsBytesThatWereChanged()
{
    fill();
    QCOMPARE(troubleOfOpening(), LibraryTrouble::None);
    damage(readFile(m_fixture->databaseFile()).size() / 2, kPage, 1);
    QCOMPARE(troubleOfOpening(), LibraryTrouble::Damaged);
}

void TestHostileGround::savesWhatCanBeRead_data()
{
    QTest::addColumn<double>("at"); // of the file, 0 to 1
    QTest::addColumn<qint64>("count");
    QTest::addColumn<bool>("isCutOff");
    QTest::newRow("its first bytes") << 0.0 << qint64(100) << false;
    QTest::newRow("its first page") << 0.0 << kPage << false;
    for (const int tenth : {1, 4, 8}) {
        QTest::addRow("a page at %d0 %%", tenth) << tenth / 10.0 << kPage << false;
        QTest::addRow("some bytes at %d0 %%", tenth) << tenth / 10.0 << qint64(64) << false;
    }
    QTest::newRow("ten pages") << 0.3 << 10 * kPage << false;
    QTest::newRow("cut off at three quarters") << 0.75 << qint64(0) << true;
    QTest::newRow("everything") << 0.0 << (qint64(1) << 30) << false;
}

void TestHostileGround::savesWhatCanBeRead()
{
    QFETCH(double, at);
    QFETCH(qint64, count);
    QFETCH(bool, isCutOff);
    fill();
    const QSet<QString> before = [&] {
        const QStringList rows = m_fixture->sql(u"SELECT id, facts FROM jobs"_s);
        return QSet<QString>(rows.cbegin(), rows.cend());
    }();
    QCOMPARE(troubleOfOpening(), LibraryTrouble::None);
    const qint64 size = readFile(m_fixture->databaseFile()).size();
    const qint64 from = static_cast<qint64>(at * static_cast<double>(size)) / kPage * kPage;
    // A page of jobs holds some twenty of them.
    if (isCutOff)
        writeFile(m_fixture->databaseFile(), readFile(m_fixture->databaseFile()).left(from));
    else
        damage(from, count, 7);
    const QByteArray damaged = readFile(m_fixture->databaseFile());
    if (troubleOfOpening() == LibraryTrouble::None)
        QSKIP("nothing that anybody could notice"); // content of a text, or a page that is not in use
    QCOMPARE(troubleOfOpening(), LibraryTrouble::Damaged);

    const Result<Salvage> salvage = salvageLibrary(m_fixture->databaseFile());
    QVERIFY2(salvage, salvage ? "" : qPrintable(salvage.error().detail));
    qInfo("%lld of %llu jobs, %lld of %d images", static_cast<long long>(salvage->jobs),
          static_cast<unsigned long long>(kJobs), static_cast<long long>(salvage->images), kImages);
    QCOMPARE(salvage->asideFile, asideFile());
    QCOMPARE(readFile(asideFile()).size(), damaged.size());
    QCOMPARE(troubleOfOpening(), LibraryTrouble::None);
    QCOMPARE(m_fixture->sql(u"PRAGMA integrity_check"_s), QStringList(u"ok"_s));
    const QStringList after = m_fixture->sql(u"SELECT id, facts FROM jobs"_s);
    QCOMPARE(after.size(), salvage->jobs);
    int wrong = 0;
    for (const QString &row : after)
        wrong += before.contains(row) ? 0 : 1;
    QVERIFY2(wrong <= 1, qPrintable(QString::number(wrong))); // a row in whose text the bytes fell
    // What a page can take with it are its own rows.
    if (count <= kPage && !isCutOff)
        QVERIFY2(salvage->jobs >= qint64(kJobs) - 60, qPrintable(QString::number(salvage->jobs)));
}

void TestHostileGround::savesALibraryOfAnOlderVersion()
{
    const QStringList statements = migrationTo(1);
    for (const QString &statement : statements)
        m_fixture->sql(statement);
    m_fixture->sql(u"PRAGMA application_id=%1"_s.arg(kApplicationId));
    m_fixture->sql(u"PRAGMA user_version=1"_s);
    m_fixture->sql(u"INSERT INTO jobs (id, options, state, queue_order, facts) VALUES (7, 1, 'queued', 1,"
                   " '{\"url\":\"https://example.com/7.jpg\"}')"_s);
    const auto salvage = salvageLibrary(m_fixture->databaseFile());
    QVERIFY(salvage);
    QCOMPARE(salvage->jobs, 1);
    QCOMPARE(m_fixture->opened()->loadUnfinished().first().image.url, u"https://example.com/7.jpg"_s);
}

void TestHostileGround::losesNothingOfAWholeLibrary()
{
    fill([](Library &library) {
        library.rememberArchive({u"imgur1"_s, u"imgur2"_s});
        library.saveCollection({.id = 4, .link = u"sample:"_s, .options = {}, .extra = u"x"_s});
        library.saveRemembered({.id = 5, .link = u"https://a.example/"_s, .watch = Watch{}});
        library.saveRememberedImages({.collection = 5, .keys = "key"});
        library.saveRememberedListing({.collection = 5, .images = "listing"});
    });
    const QStringList tables = {u"options"_s,
                                u"jobs"_s,
                                u"images"_s,
                                u"archive"_s,
                                u"collections"_s,
                                u"remembered"_s,
                                u"remembered_images"_s,
                                u"remembered_listings"_s};
    QStringList before;
    for (const QString &table : tables)
        before += m_fixture->sql(u"SELECT * FROM "_s + table);
    const auto salvage = salvageLibrary(m_fixture->databaseFile());
    QVERIFY(salvage);
    QVERIFY(salvage->isComplete);
    QStringList after;
    for (const QString &table : tables)
        after += m_fixture->sql(u"SELECT * FROM "_s + table);
    QCOMPARE(after, before);
    QCOMPARE(m_fixture->opened()->firstFreeId(), JobId{kJobs + 1});
}

void TestHostileGround::aDamagedTextIndexHoldsUpNothing()
{
    fill();
    m_fixture->sql(u"DELETE FROM images_text_data"_s);
    m_fixture->sql(u"UPDATE meta SET value = 99 WHERE key = 'text-indexed-image'"_s);
    m_fixture->sql(u"INSERT OR IGNORE INTO meta VALUES ('text-indexed-image', 99)"_s);
    const auto library = m_fixture->opened();
    std::promise<HistoryPage> promise;
    library->forget({1});
    library->searchHistory({.text = u"example.com/2.jpg"_s}, {},
                           [&](const HistoryPage &page) { promise.set_value(page); });
    QCOMPARE(promise.get_future().get().entries.size(), 1);
    QCOMPARE(m_fixture->sql(u"SELECT count(*) FROM images"_s), QStringList(QString::number(kImages - 1)));
}

QTEST_GUILESS_MAIN(TestHostileGround)
#include "tst_hostileground.moc"
