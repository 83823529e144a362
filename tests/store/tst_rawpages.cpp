// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#include "store/libraryfixture.h"
#include "store/rawpages.h"
#include "store/salvage.h"

#include <QMap>
#include <QRandomGenerator>
#include <QTest>
#include <QtEndian>

using namespace bowerbird;
using namespace bowerbird::test;
using namespace Qt::StringLiterals;

namespace {

constexpr qint64 kPage = 4'096;
constexpr quint64 kJobs = 260;
constexpr int kImages = 240;
constexpr int kKeys = 700;

} // namespace

// Rows read from the pages of a database without the way to them, and what that is worth to a damaged library.
class TestRawPages : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void readsEveryKindOfValue();
    void readsRowsThatGoOnInOtherPages();
    void readsTheSameBytesAFewTimesAtMost();
    void passesOverPagesThatAreFree();
    void survivesAnyBytes();
    void aDamagedPageCostsItsOwnRowsAtMost();

private:
    [[nodiscard]] QMap<QString, QStringList> rowsOf(const LibraryFixture &fixture) const;

    QByteArray m_library; // of many pages
};

// Jobs, images and keys of an archive, each in a tree of several levels.
void TestRawPages::initTestCase()
{
    const LibraryFixture fixture;
    const auto library = fixture.opened();
    QList<Job> jobs;
    for (quint64 id = 1; id <= kJobs; ++id) {
        Job job = LibraryFixture::job(id);
        job.image.title =
            u"A title that takes some room, number %1 "_s.arg(id) + QString(static_cast<int>(id % 7) * 30, u'x');
        job.image.description = id % 90 == 0 ? QString(9'000, u'd') : QString(); // goes on in other pages
        jobs.append(job);
    }
    library->save(jobs);
    QList<HistoryEntry> entries;
    for (int i = 1; i <= kImages; ++i) {
        HistoryEntry entry{.row = i, .jobId = {static_cast<quint64>(i)}};
        entry.url = u"https://example.com/of/some/length/%1.jpg"_s.arg(i);
        entry.title = u"Title %1"_s.arg(i);
        entry.file = {.path = u"/pictures/%1.jpg"_s.arg(i), .sizeBytes = i, .sha256 = sha256(QByteArray::number(i))};
        entry.finishedAt = QDateTime::fromSecsSinceEpoch(1'700'000'000 + i, Qt::UTC);
        entries.append(entry);
    }
    library->remember(entries);
    QStringList keys;
    for (int i = 0; i < kKeys; ++i)
        keys.append(u"imgur-archive-key-number-%1"_s.arg(i));
    library->rememberArchive(keys);
    library->close();
    m_library = readFile(fixture.databaseFile());
}

void TestRawPages::readsEveryKindOfValue()
{
    const LibraryFixture fixture;
    fixture.sql(u"CREATE TABLE t (id INTEGER PRIMARY KEY, a, b, c, d, e, f, g, h)"_s);
    fixture.sql(u"INSERT INTO t VALUES (-5, NULL, 0, 1, -2, 70000, 9007199254740993, 1.5, 'Bläu')"_s);
    fixture.sql(u"INSERT INTO t VALUES (300, x'00ff', 127, -32768, 8388607, -140737488355328, '', x'', 'b')"_s);
    QMap<qint64, QVariantList> rows;
    RawPages pages(fixture.databaseFile());
    pages.eachRow([&rows](qint64 rowId, const QVariantList &values) {
        if (values.size() == 9)
            rows.insert(rowId, values);
    });
    QCOMPARE(rows.keys(), (QList<qint64>{-5, 300}));
    QCOMPARE(rows[-5], (QVariantList{{}, {}, 0LL, 1LL, -2LL, 70000LL, 9007199254740993LL, 1.5, u"Bläu"_s}));
    QCOMPARE(rows[300], (QVariantList{{},
                                      QByteArray("\0\xff", 2),
                                      127LL,
                                      -32768LL,
                                      8388607LL,
                                      -140737488355328LL,
                                      QString(),
                                      QByteArray(),
                                      u"b"_s}));
}

void TestRawPages::readsRowsThatGoOnInOtherPages()
{
    const LibraryFixture fixture;
    fixture.sql(u"CREATE TABLE t (id INTEGER PRIMARY KEY, text)"_s);
    fixture.sql(u"CREATE TABLE k (key TEXT PRIMARY KEY) WITHOUT ROWID"_s);
    QStringList texts;
    for (const int length : {10, 4'000, 4'061, 4'062, 9'000, 1'000'000}) {
        texts.append(QString(length, u'a'));
        fixture.sql(u"INSERT INTO t (text) VALUES (?)"_s, {texts.last()});
        fixture.sql(u"INSERT INTO k VALUES (?)"_s, {texts.last()});
    }
    QStringList rows;
    QStringList keys;
    RawPages pages(fixture.databaseFile());
    pages.eachRow([&rows](qint64, const QVariantList &values) {
        if (values.size() == 2)
            rows.append(values.at(1).toString());
    });
    pages.eachKey([&keys](const QVariantList &values) { keys.append(values.first().toString()); });
    keys.sort();
    QVERIFY(rows == texts);
    QVERIFY(keys == texts);
}

// Cells that all name one long row would otherwise cost its length each.
void TestRawPages::readsTheSameBytesAFewTimesAtMost()
{
    constexpr int kCells = 200;
    const LibraryFixture fixture;
    fixture.sql(u"CREATE TABLE t (id INTEGER PRIMARY KEY, text)"_s);
    fixture.sql(u"INSERT INTO t (text) VALUES (?)"_s, {QString(1'000'000, u'a')});
    QByteArray bytes = readFile(fixture.databaseFile());
    constexpr qsizetype kPage = 4096;
    const QByteArray oneCell = QByteArray::fromHex("0d00000001"); // a leaf without free blocks
    for (qsizetype page = kPage; page < bytes.size(); page += kPage) {
        if (!bytes.mid(page).startsWith(oneCell))
            continue;
        const QByteArray cell = bytes.mid(page + 8, 2);
        bytes.replace(page + 3, 2, QByteArray::fromHex("00c8"));
        bytes.replace(page + 8, 2 * kCells, cell.repeated(kCells));
    }
    writeFile(fixture.databaseFile(), bytes);
    int rows = 0;
    RawPages pages(fixture.databaseFile());
    pages.eachRow([&rows](qint64, const QVariantList &values) { rows += values.size() == 2 ? 1 : 0; });
    QVERIFY2(rows >= 1 && rows <= RawPages::kMostTimesRead + 1, qPrintable(QString::number(rows)));
}

// What was deleted does not come back.
void TestRawPages::passesOverPagesThatAreFree()
{
    const LibraryFixture fixture;
    fixture.sql(u"CREATE TABLE t (id INTEGER PRIMARY KEY, text)"_s);
    for (int i = 0; i < 60; ++i)
        fixture.sql(u"INSERT INTO t (text) VALUES (?)"_s, {QString(500, u'a')});
    fixture.sql(u"DELETE FROM t WHERE id > 1"_s);
    int rows = 0;
    RawPages pages(fixture.databaseFile());
    pages.eachRow([&rows](qint64, const QVariantList &values) { rows += values.size() == 2 ? 1 : 0; });
    QCOMPARE(rows, 1);
}

// Bytes overwritten by chance, often those that lengths and page numbers are made of.
void TestRawPages::survivesAnyBytes()
{
    const LibraryFixture fixture;
    QRandomGenerator random(4711);
    for (int round = 0; round < 300; ++round) {
        QByteArray bytes = m_library;
        const int changes = 1 + random.bounded(2'000);
        for (int i = 0; i < changes; ++i) {
            const qint64 page = random.bounded(static_cast<int>(bytes.size() / kPage)) * kPage;
            const qint64 at = page + (i % 2 == 0 ? random.bounded(64) : random.bounded(static_cast<int>(kPage)));
            bytes[at] = i % 3 == 0 ? '\xff' : static_cast<char>(random.generate());
        }
        if (round % 5 == 0)
            bytes.truncate(random.bounded(static_cast<int>(bytes.size())));
        writeFile(fixture.databaseFile(), bytes);
        RawPages pages(fixture.databaseFile());
        qint64 values = 0;
        pages.eachRow([&values](qint64, const QVariantList &row) { values += row.size(); });
        pages.eachKey([&values](const QVariantList &row) { values += row.size(); });
        QVERIFY(values < 64LL * bytes.size());
    }
}

QMap<QString, QStringList> TestRawPages::rowsOf(const LibraryFixture &fixture) const
{
    return {{u"jobs"_s, fixture.sql(u"SELECT id, state, queue_order, facts FROM jobs"_s)},
            {u"images"_s, fixture.sql(u"SELECT id, job_id, url, path, hex(sha256), finished_at FROM images"_s)},
            {u"archive"_s, fixture.sql(u"SELECT key FROM archive"_s)}};
}

// Each page in turn: a page of rows takes those with it, one above others or of an index nothing.
void TestRawPages::aDamagedPageCostsItsOwnRowsAtMost()
{
    const auto setOf = [](const QStringList &rows) { return QSet<QString>(rows.cbegin(), rows.cend()); };
    const LibraryFixture whole;
    writeFile(whole.databaseFile(), m_library);
    const QMap<QString, QStringList> before = rowsOf(whole);
    const qint64 pages = m_library.size() / kPage;
    int inner = 0;
    for (qint64 page = 0; page < pages; ++page) {
        const LibraryFixture fixture;
        QByteArray bytes = m_library;
        const qint64 header = page * kPage + (page == 0 ? 100 : 0);
        const auto type = static_cast<quint8>(bytes.at(header));
        const int cells = qFromBigEndian<quint16>(bytes.constData() + header + 3);
        inner += type == 0x05 ? 1 : 0;
        QRandomGenerator random(static_cast<quint32>(page));
        for (qint64 at = page * kPage; at < (page + 1) * kPage; ++at)
            bytes[at] = static_cast<char>(random.generate());
        writeFile(fixture.databaseFile(), bytes);
        const Result<Salvage> salvage = salvageLibrary(fixture.databaseFile());
        QVERIFY2(salvage, salvage ? "" : qPrintable(salvage.error().detail));
        const QMap<QString, QStringList> after = rowsOf(fixture);
        qsizetype lost = 0;
        for (auto table = before.cbegin(); table != before.cend(); ++table) {
            const QSet<QString> left = setOf(after.value(table.key()));
            lost += (setOf(*table) - left).size();
            QVERIFY2((left - setOf(*table)).isEmpty(), qPrintable(u"made up in page %1"_s.arg(page + 1)));
        }
        const bool holdsRows = type == 0x0D || type == 0x0A || type == 0x02;
        const int most = page == 0 ? 0 : holdsRows ? cells : type == 0x05 ? 0 : 1; // else the rest of one row
        QVERIFY2(
            lost <= most,
            qPrintable(
                u"page %1 of type %2 with %3 cells: %4 rows are lost"_s.arg(page + 1).arg(type).arg(cells).arg(lost)));
    }
    QVERIFY(inner >= 2); // those of jobs and images
    qInfo("%d pages, %d of them above others", static_cast<int>(pages), inner);
}

QTEST_GUILESS_MAIN(TestRawPages)
#include "tst_rawpages.moc"
