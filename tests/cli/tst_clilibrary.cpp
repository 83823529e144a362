// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#include "program.h"

#include "support/scriptedserver.h"
#include "support/testimages.h"

#include <QDir>
#include <QFile>
#include <QScopeGuard>
#include <QSqlDatabase>
#include <QSqlQuery>
#include <QTest>

#include <sys/mount.h>
#include <sys/resource.h>
#include <sys/stat.h>

#include <csignal>
#include <utility>

using namespace bowerbird::test;
using namespace Qt::StringLiterals;

// What the program makes of its library: images it knows, the same bytes under another link, and a library that is not
// as it should be.
class TestCliLibrary : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_program = std::make_unique<Program>(); }

    void aFileThatIsGoneIsFetchedAgain();
    void keepsOneRowOfALinkThatIsAskedAgain();
    void theSameBytesAreTreatedAsAsked_data();
    void theSameBytesAreTreatedAsAsked();
    void aDamagedLibraryIsRepaired();
    void anEmptiedLibraryIsNotTakenForANewOne();
    void anEmptyFileOfAFirstStartIsNoDamage();
    void endsWithFourWhenTheLibraryCannotBeWritten();
    void knowsTheFilesThatAFullDiskKeptFromTheLibrary();
    void namesTheProfileWhereItCannotBeWritten();
    void aNewerLibraryIsRefused();

private:
    [[nodiscard]] QString library() const { return m_program->path(u"profile/library.db"_s); }
    QString sql(const QString &statement) const; // the first value it gives
    std::unique_ptr<Program> m_program;
};

QString TestCliLibrary::sql(const QString &statement) const
{
    QString value;
    {
        QSqlDatabase database = QSqlDatabase::addDatabase(u"QSQLITE"_s, u"beside"_s);
        database.setDatabaseName(library());
        if (!database.open())
            qFatal("%s cannot be opened", qPrintable(library()));
        QSqlQuery query(database);
        if (!query.exec(statement))
            qFatal("%s failed", qPrintable(statement));
        if (query.next())
            value = query.value(0).toString();
    }
    QSqlDatabase::removeDatabase(u"beside"_s);
    return value;
}

void TestCliLibrary::aFileThatIsGoneIsFetchedAgain()
{
    ScriptedServer server;
    server.on("/a.jpg", Reply::ok(jpegBytes(1)));
    QCOMPARE(m_program->run({server.url("/a.jpg")}).status, 0);
    QCOMPARE(m_program->run({u"--json"_s, server.url("/a.jpg")}).event(u"skipped"_s)[u"reason"_s].toString(),
             u"already-downloaded"_s);
    // Not whole any more: kept, and the image is fetched under another name.
    m_program->write(u"images/a.jpg"_s, "cut");
    QCOMPARE(m_program->run({u"--json"_s, server.url("/a.jpg")}).summary()[u"saved"_s].toInt(), 1);
    QCOMPARE(m_program->imageNames(), QStringList({u"a (2).jpg"_s, u"a.jpg"_s}));
    QVERIFY(QFile::remove(m_program->images() + u"/a (2).jpg"_s));
    QVERIFY(QFile::remove(m_program->images() + u"/a.jpg"_s));
    QCOMPARE(m_program->run({u"--json"_s, server.url("/a.jpg")}).summary()[u"saved"_s].toInt(), 1);
    QCOMPARE(m_program->imageNames(), QStringList(u"a.jpg"_s));
}

void TestCliLibrary::theSameBytesAreTreatedAsAsked_data()
{
    QTest::addColumn<QByteArray>("rule");
    QTest::addColumn<QString>("story");
    QTest::addColumn<QStringList>("names");
    QTest::addColumn<bool>("isOneFile");
    QTest::newRow("skip") << QByteArray("skip") << u"found queued started skipped"_s << QStringList(u"a.jpg"_s) << true;
    QTest::newRow("link") << QByteArray("link") << u"found queued started saved"_s
                          << QStringList({u"a.jpg"_s, u"b.jpg"_s}) << true;
    QTest::newRow("keep") << QByteArray("keep") << u"found queued started saved"_s
                          << QStringList({u"a.jpg"_s, u"b.jpg"_s}) << false;
}

void TestCliLibrary::theSameBytesAreTreatedAsAsked()
{
    QFETCH(QByteArray, rule);
    QFETCH(QString, story);
    QFETCH(QStringList, names);
    QFETCH(bool, isOneFile);
    ScriptedServer server;
    server.on("/a.jpg", Reply::ok(jpegBytes(1)));
    server.on("/b.jpg", Reply::ok(jpegBytes(1)));
    m_program->write(u"profile/settings.ini"_s, "[download]\nduplicates=" + rule + "\n");
    QCOMPARE(m_program->run({server.url("/a.jpg")}).status, 0);
    const Ran ran = m_program->run({u"--json"_s, server.url("/b.jpg")});
    QCOMPARE(ran.story(ran.event(u"found"_s)[u"id"_s].toInt()), story);
    QCOMPARE(m_program->imageNames(), names);
    struct stat first = {};
    struct stat last = {};
    QCOMPARE(::stat(qPrintable(m_program->images() + u'/' + names.first()), &first), 0);
    QCOMPARE(::stat(qPrintable(m_program->images() + u'/' + names.last()), &last), 0);
    QCOMPARE(first.st_ino == last.st_ino, isOneFile);
    if (rule == "link")
        QCOMPARE(ran.event(u"saved"_s)[u"path"_s].toString(), m_program->images() + u"/b.jpg"_s);
    // What the history knows is fetched again only with keep; then the file under that name has the same bytes.
    const Ran again = m_program->run({u"--json"_s, server.url("/a.jpg")});
    QCOMPARE(again.event(u"skipped"_s)[u"reason"_s].toString(), rule == "keep" ? u"exists"_s : u"already-downloaded"_s);
}

void TestCliLibrary::aDamagedLibraryIsRepaired()
{
    ScriptedServer server;
    server.on("/a.jpg", Reply::ok(jpegBytes(1)));
    QCOMPARE(m_program->run({server.url("/a.jpg")}).status, 0);
    QFile file(library());
    QVERIFY(file.open(QIODevice::ReadWrite));
    QCOMPARE(file.write(QByteArray(100, 'x')), 100); // the beginning, by which SQLite knows its files
    file.close();
    const Ran ran = m_program->run({u"--json"_s, server.url("/a.jpg")});
    QCOMPARE(ran.status, 0);
    QVERIFY2(ran.err.contains("has been repaired: 1 images of the list and 1 of the history"), ran.err.constData());
    QVERIFY2(ran.err.contains("library-damaged-"), ran.err.constData());
    QCOMPARE(ran.event(u"skipped"_s)[u"reason"_s].toString(), u"already-downloaded"_s);
    QCOMPARE(QDir(m_program->path(u"profile"_s)).entryList({u"library-damaged-*.sqlite"_s}).size(), 1);
    QCOMPARE(m_program->run({server.url("/a.jpg")}).err.contains("repaired"), false);
}

void TestCliLibrary::anEmptiedLibraryIsNotTakenForANewOne()
{
    ScriptedServer server;
    server.on("/a.jpg", Reply::ok(jpegBytes(1)));
    QCOMPARE(m_program->run({server.url("/a.jpg")}).status, 0);
    QVERIFY(QFile::resize(library(), 0));
    const Ran ran = m_program->run({u"--json"_s, server.url("/a.jpg")});
    QCOMPARE(ran.status, 0);
    QVERIFY2(ran.err.contains("the library was damaged"), ran.err.constData());
    QVERIFY2(ran.err.contains("library-damaged-"), ran.err.constData());
    QCOMPARE(QDir(m_program->path(u"profile"_s)).entryList({u"library-damaged-*.sqlite"_s}).size(), 1);
    QCOMPARE(ran.event(u"skipped"_s)[u"reason"_s].toString(), u"exists"_s);
    QCOMPARE(m_program->imageNames(), QStringList{u"a.jpg"_s});
    QCOMPARE(m_program->run({server.url("/a.jpg")}).err.contains("damaged"), false);
}

void TestCliLibrary::anEmptyFileOfAFirstStartIsNoDamage()
{
    ScriptedServer server;
    server.on("/a.jpg", Reply::ok(jpegBytes(1)));
    m_program->write(u"profile/library.db"_s, {});
    const Ran ran = m_program->run({server.url("/a.jpg")});
    QCOMPARE(ran.status, 0);
    QVERIFY2(!ran.err.contains("damaged"), ran.err.constData());
}

// Files of a size that the images keep to and the library does not.
void TestCliLibrary::endsWithFourWhenTheLibraryCannotBeWritten()
{
    ScriptedServer server;
    server.otherwise([](const Request &) { return Reply::ok(pngBytes(1)); });
    QStringList links;
    for (int i = 0; i < 300; ++i)
        links << server.url(u"/%1.png"_s.arg(i, 200, 10, QLatin1Char('0')));
    QCOMPARE(m_program->run(links.first(1)).status, 0);
    const auto usual = std::exchange(m_program->inChild, [] {
        const rlimit most{200'000, 200'000};
        ::setrlimit(RLIMIT_FSIZE, &most);
        std::signal(SIGXFSZ, SIG_IGN);
    });
    const Ran ran = m_program->run(QStringList{u"--json"_s, u"--duplicates"_s, u"keep"_s} + links);
    QCOMPARE(ran.status, 4);
    QVERIFY2(ran.err.contains("the library cannot be written"), ran.err.constData());
    QVERIFY2(ran.err.contains(library().toUtf8()), ran.err.constData());
    QVERIFY2(!ran.err.contains("--directory"), ran.err.constData());
    QVERIFY(!ran.summary().isEmpty());
    m_program->inChild = usual;
    const Ran again = m_program->run(QStringList{u"--json"_s, u"--duplicates"_s, u"keep"_s} + links);
    QCOMPARE(again.status, 0);
    QCOMPARE(m_program->imageNames().size(), 300);
}

void TestCliLibrary::knowsTheFilesThatAFullDiskKeptFromTheLibrary()
{
    const QByteArray disk = QFile::encodeName(m_program->path(u"profile"_s));
    QVERIFY(QDir().mkpath(m_program->path(u"profile"_s)));
    if (::mount("tmpfs", disk.constData(), "tmpfs", 0, "size=400k") != 0)
        QSKIP("only root may make a small disk");
    const auto unmount = qScopeGuard([&disk] { ::umount2(disk.constData(), MNT_DETACH); });
    const QStringList arguments{u"--json"_s, u"--no-thumbnails"_s, u"sample:"_s};
    const Ran full = m_program->run(arguments);
    QCOMPARE(full.status, 4);
    QVERIFY2(full.err.contains("the disk that holds the library is full"), full.err.constData());
    QVERIFY2(full.err.contains("library.db"), full.err.constData());
    QVERIFY2(!full.err.contains("--directory"), full.err.constData());
    QStringList before = m_program->imageNames();
    before.removeIf([](const QString &name) { return name.endsWith(u".part"_s); });
    QVERIFY(!before.isEmpty());
    QCOMPARE(::mount("tmpfs", disk.constData(), "tmpfs", MS_REMOUNT, "size=50m"), 0);
    const Ran again = m_program->run(arguments);
    QCOMPARE(again.status, 0);
    QCOMPARE(m_program->imageNames().size(), 60);
    QCOMPARE(again.summary()[u"saved"_s].toInt() + again.summary()[u"skipped"_s].toInt(), 60);
    QCOMPARE(again.summary()[u"skipped"_s].toInt(), before.size());
    const Ran third = m_program->run(arguments);
    QCOMPARE(third.summary()[u"skipped"_s].toInt(), 60);
    for (const QJsonObject &event : third.events(u"skipped"_s))
        QCOMPARE(event[u"reason"_s].toString(), u"already-downloaded"_s);
}

void TestCliLibrary::namesTheProfileWhereItCannotBeWritten()
{
    QVERIFY(QDir().mkpath(m_program->path(u"profile/profile.lock"_s))); // a folder in its place
    const Ran ran = m_program->run({u"sample:"_s});
    QCOMPARE(ran.status, 4);
    QVERIFY2(ran.err.contains("the profile cannot be written"), ran.err.constData());
    QVERIFY2(ran.err.contains("profile.lock"), ran.err.constData());
    QVERIFY2(!ran.err.contains("--directory"), ran.err.constData());
}

void TestCliLibrary::aNewerLibraryIsRefused()
{
    ScriptedServer server;
    server.on("/a.jpg", Reply::ok(jpegBytes(1)));
    QCOMPARE(m_program->run({server.url("/a.jpg")}).status, 0);
    const QString version = sql(u"PRAGMA user_version"_s);
    sql(u"PRAGMA user_version=99"_s);
    const Ran ran = m_program->run({server.url("/a.jpg")});
    QCOMPARE(ran.status, 4);
    QVERIFY2(ran.err.contains("made by a newer Bowerbird"), ran.err.constData());
    sql(u"PRAGMA user_version="_s + version);
    QCOMPARE(m_program->run({server.url("/a.jpg")}).status, 0);
}

// A program that runs every day would fill the list with rows that say no more than the first.
void TestCliLibrary::keepsOneRowOfALinkThatIsAskedAgain()
{
    ScriptedServer server;
    server.otherwise([](const Request &) { return Reply::ok(pngBytes(1)); });
    const QStringList arguments = {u"--json"_s, server.url("/a.png")};
    QCOMPARE(m_program->run(arguments).summary()[u"saved"_s].toInt(), 1);
    for (int day = 0; day < 2; ++day) {
        const Ran again = m_program->run(arguments);
        QCOMPARE(again.status, 0);
        QCOMPARE(again.event(u"skipped"_s)[u"reason"_s].toString(), u"already-downloaded"_s);
    }
    QCOMPARE(sql(u"SELECT count(*) FROM jobs"_s), u"1"_s);
}

QTEST_GUILESS_MAIN(TestCliLibrary)
#include "tst_clilibrary.moc"
