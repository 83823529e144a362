// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#include "store/libraryfixture.h"
#include "store/libraryschema.h"

#include <QtTest/QTest>

using namespace bowerbird;
using namespace bowerbird::test;
using namespace Qt::StringLiterals;

// What older versions of the program left behind is taken up.
class TestLibrarySchema : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_fixture = std::make_unique<LibraryFixture>(); }

    void takesUpALibraryOfAnOlderVersion_data();
    void takesUpALibraryOfAnOlderVersion();
    void findsJobsByTheirIndexes_data();
    void findsJobsByTheirIndexes();
    void aFinishedImageAsksForNoTemporaryTable();

private:
    void makeVersion(int version) const;
    std::unique_ptr<LibraryFixture> m_fixture;
};

void TestLibrarySchema::makeVersion(int version) const
{
    for (int step = 1; step <= version; ++step) {
        const QStringList statements = migrationTo(step);
        for (const QString &statement : statements)
            m_fixture->sql(statement);
    }
    m_fixture->sql(u"PRAGMA application_id=%1"_s.arg(kApplicationId));
    m_fixture->sql(u"PRAGMA user_version=%1"_s.arg(version));
}

void TestLibrarySchema::takesUpALibraryOfAnOlderVersion_data()
{
    QTest::addColumn<int>("version");
    for (int version = 1; version <= kSchemaVersion; ++version)
        QTest::addRow("version %d", version) << version;
}

void TestLibrarySchema::takesUpALibraryOfAnOlderVersion()
{
    QFETCH(int, version);
    makeVersion(version);
    m_fixture->sql(u"INSERT INTO options (id, value) VALUES (1, '{\"directory\":\"/data\"}')"_s);
    m_fixture->sql(u"INSERT INTO jobs (id, options, state, queue_order, facts) VALUES (1, 1, 'waiting', 1,"
                   u" '{\"url\":\"https://example.com/1.jpg\",\"attempts\":2,\"part-path\":\"/data/1.1.part\"}')"_s);
    m_fixture->sql(u"INSERT INTO jobs (id, options, state, queue_order, finished_at, facts) VALUES (2, 1, 'finished',"
                   u" 2, 1700000000000, '{\"url\":\"https://example.com/2.jpg\",\"file-path\":\"/data/2.jpg\"}')"_s);

    const auto library = m_fixture->opened();
    const QList<Job> unfinished = library->loadUnfinished();
    QCOMPARE(unfinished.size(), 1);
    QCOMPARE(unfinished.first().options->directory, u"/data"_s);
    QCOMPARE(unfinished.first().attempts, 2);
    QCOMPARE(unfinished.first().part.path, u"/data/1.1.part"_s);
    const QList<Job> done = library->loadRecent(9);
    QCOMPARE(done.size(), 1);
    QCOMPARE(done.first().state, JobState::Finished);
    QCOMPARE(done.first().file.path, u"/data/2.jpg"_s);
    library->close();
    QCOMPARE(m_fixture->sql(u"PRAGMA user_version"_s), QStringList(QString::number(kSchemaVersion)));
}

void TestLibrarySchema::findsJobsByTheirIndexes_data()
{
    QTest::addColumn<QString>("query");
    QTest::addColumn<QString>("index");
    QTest::newRow("unfinished") << u"SELECT id FROM jobs WHERE %1 ORDER BY queue_order, id"_s.arg(
                                       QLatin1StringView(kUnfinishedJobs))
                                << u"jobs_unfinished"_s;
    QTest::newRow("done") << u"SELECT id FROM jobs WHERE %1 ORDER BY finished_at DESC, id DESC LIMIT 9"_s.arg(
                                 QLatin1StringView(kDoneJobs))
                          << u"jobs_done"_s;
}

void TestLibrarySchema::findsJobsByTheirIndexes()
{
    QFETCH(QString, query);
    QFETCH(QString, index);
    makeVersion(kSchemaVersion);
    const QString plan = m_fixture->sql(u"EXPLAIN QUERY PLAN "_s + query).join(u'\n');
    QVERIFY2(plan.contains(index), qPrintable(plan));
    QVERIFY2(!plan.contains(u"TEMP B-TREE"_s), qPrintable(plan)); // of the sorting
}

// One was once built with every row, to compare the state with a list.
void TestLibrarySchema::aFinishedImageAsksForNoTemporaryTable()
{
    makeVersion(kSchemaVersion);
    const QString program =
        m_fixture->sql(u"EXPLAIN UPDATE jobs SET state = 'finished', finished_at = 1, outcome = '' WHERE id = 1"_s)
            .join(u'\n');
    QVERIFY2(program.contains(u"IdxInsert"_s), qPrintable(program));
    QVERIFY2(!program.contains(u"OpenEphemeral"_s), qPrintable(program));
}

QTEST_GUILESS_MAIN(TestLibrarySchema)
#include "tst_libraryschema.moc"
