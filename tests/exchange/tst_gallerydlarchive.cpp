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

void TestGalleryDlArchive::readsAnArchiveInBatches()
{
    const QString path = makeArchive(
        u"archive.sqlite3"_s,
        {u"CREATE TABLE IF NOT EXISTS archive (entry TEXT PRIMARY KEY) WITHOUT ROWID"_s,
         u"WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 25000) INSERT INTO archive SELECT "
         "iif(i % 5, 'imgurAlbum_', 'pixiv') || printf('%07d', i) FROM n"_s});
    const QFileInfo before(path);
    QStringList keys;
    int batches = 0;
    const Result<ArchiveEntries> entries = readGalleryDlArchive(path, [&](const QStringList &some) {
        keys << some;
        ++batches;
    });
    QVERIFY2(entries, entries ? "" : qPrintable(entries.error().detail));
    QCOMPARE(entries->count, 25'000);
    QCOMPARE(entries->comparedEverywhere, 20'000);
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
        const Result<ArchiveEntries> entries =
            readGalleryDlArchive(path, [](const QStringList &) { QFAIL("nothing to take"); });
        QVERIFY2(!entries, qPrintable(path));
        QVERIFY(entries.error().reason == FailureReason::UnsupportedLink);
        QVERIFY(!entries.error().detail.isEmpty());
    }
    QVERIFY(!isDatabase(text.fileName()));
    QVERIFY(isDatabase(other));
    QVERIFY2(!QFile::exists(m_directory.filePath(u"none"_s)), "reading makes no file");
}

QTEST_GUILESS_MAIN(TestGalleryDlArchive)
#include "tst_gallerydlarchive.moc"
