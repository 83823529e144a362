// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#include "exchange/gallerydlarchive.h"

#include <QFile>
#include <QFileInfo>
#include <QSqlDatabase>
#include <QSqlQuery>
#include <QTemporaryDir>
#include <QTest>

using namespace bowerbird;
using namespace Qt::StringLiterals;

class TestGalleryDlArchive : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void knowsWhatAnEntryNames_data();
    void knowsWhatAnEntryNames();
    void readsAnArchiveInBatches();
    void refusesOtherFiles();

private:
    // As gallery-dl makes it.
    QString makeArchive(const QString &name, const QStringList &statements)
    {
        const QString path = m_directory.filePath(name);
        {
            QSqlDatabase database = QSqlDatabase::addDatabase(u"QSQLITE"_s, u"make"_s);
            database.setDatabaseName(path);
            if (!database.open())
                return {};
            QSqlQuery query(database);
            for (const QString &statement : statements) {
                if (!query.exec(statement))
                    return {};
            }
        }
        QSqlDatabase::removeDatabase(u"make"_s);
        return path;
    }

    QTemporaryDir m_directory;
};

void TestGalleryDlArchive::knowsWhatAnEntryNames_data()
{
    QTest::addColumn<QString>("entry");
    QTest::addColumn<QString>("key");
    QTest::newRow("image") << u"imgurAbc1234"_s << u"imgurAbc1234"_s;
    QTest::newRow("album") << u"imgurXyzAb_Abc1234"_s << u"imgurAbc1234"_s;
    QTest::newRow("other site") << u"flickr52012345678"_s << u"flickr52012345678"_s;
    QTest::newRow("other site with two ids") << u"redditabc_def"_s << u"redditabc_def"_s;
    QTest::newRow("odd") << u"imgur_"_s << u"imgur_"_s;
}

void TestGalleryDlArchive::knowsWhatAnEntryNames()
{
    QFETCH(QString, entry);
    QTEST(archiveKeyOf(entry), "key");
}

void TestGalleryDlArchive::readsAnArchiveInBatches()
{
    const QString path = makeArchive(
        u"archive.sqlite3"_s,
        {u"CREATE TABLE IF NOT EXISTS archive (entry TEXT PRIMARY KEY) WITHOUT ROWID"_s,
         u"WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 25000) INSERT INTO archive SELECT "
         "'imgurAlbum_' || printf('%07d', i) FROM n"_s});
    const QFileInfo before(path);
    QStringList keys;
    int batches = 0;
    const Result<qint64> count = readGalleryDlArchive(path, [&](const QStringList &some) {
        keys << some;
        ++batches;
    });
    QVERIFY2(count, count ? "" : qPrintable(count.error().detail));
    QCOMPARE(*count, 25'000);
    QCOMPARE(keys.size(), 25'000);
    QCOMPARE(batches, 3);
    QCOMPARE(keys.first(), u"imgur0000001"_s);
    QCOMPARE(QFileInfo(path).lastModified(), before.lastModified());
}

void TestGalleryDlArchive::refusesOtherFiles()
{
    QFile text(m_directory.filePath(u"list.txt"_s));
    QVERIFY(text.open(QIODevice::WriteOnly));
    text.write("http://a.example/1.jpg\n");
    text.close();
    const QString other = makeArchive(u"other.sqlite3"_s, {u"CREATE TABLE downloads (id INTEGER)"_s});
    QFile damaged(m_directory.filePath(u"damaged.sqlite3"_s));
    QVERIFY(damaged.open(QIODevice::WriteOnly));
    damaged.write(QByteArray("SQLite format 3\0", 16) + QByteArray(4096, 'x'));
    damaged.close();
    for (const QString &path : {text.fileName(), other, damaged.fileName(), m_directory.filePath(u"none"_s)}) {
        const Result<qint64> count = readGalleryDlArchive(path, [](const QStringList &) { QFAIL("nothing to take"); });
        QVERIFY2(!count, qPrintable(path));
        QVERIFY(count.error().reason == FailureReason::UnsupportedLink);
        QVERIFY(!count.error().detail.isEmpty());
    }
    QVERIFY(!isDatabase(text.fileName()));
    QVERIFY(isDatabase(other));
    QVERIFY2(!QFile::exists(m_directory.filePath(u"none"_s)), "reading makes no file");
}

QTEST_GUILESS_MAIN(TestGalleryDlArchive)
#include "tst_gallerydlarchive.moc"
