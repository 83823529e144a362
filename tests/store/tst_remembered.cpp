// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#include "store/libraryfixture.h"
#include "store/libraryschema.h"

#include <QFile>
#include <QtTest/QTest>

using namespace bowerbird;
using namespace bowerbird::test;
using namespace Qt::StringLiterals;

// Collections that stay known after their end.
class TestRemembered : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_fixture = std::make_unique<LibraryFixture>(); }

    void keepsEverythingOfACollection();
    void keepsTheLatestOfEach();
    void keepsImagesApart();
    void forgetsACollectionWithItsImages();
    void readsWhatItCanOfFactsThatAreDamaged_data();
    void readsWhatItCanOfFactsThatAreDamaged();
    void migratesFromVersion3AndKeepsACopy();

private:
    static RememberedCollection full(qint64 id);
    std::unique_ptr<LibraryFixture> m_fixture;
};

RememberedCollection TestRemembered::full(qint64 id)
{
    const QDateTime start = QDateTime(QDate(2026, 11, 1), QTime(12, 0), Qt::UTC);
    return {.id = id,
            .link = u"https://a.example/feed?page=%1"_s.arg(id),
            .title = u"Vögel"_s,
            .options = std::make_shared<const DownloadOptions>(DownloadOptions{.directory = u"/data"_s}),
            .extra = u"{\"limit\":7}"_s,
            .addedAt = start,
            .askedAt = start.addDays(2),
            .isOpen = true,
            .found = 120,
            .fresh = 3,
            .filtered = 20,
            .failure = Failure{.reason = FailureReason::NotFound, .httpStatus = 404, .detail = u"gone"_s},
            .isUnchanged = true,
            .version = {.url = u"https://a.example/feed.xml"_s,
                        .etag = "W/\"\xe9t\xe9\"",
                        .lastModified = "Sun, 01 Nov 2026 12:00:00 GMT",
                        .readAt = start.addDays(1),
                        .askedWith = 0xfedcba9876543210},
            .watch = Watch{.everyHours = 6,
                           .nextAt = start.addDays(3),
                           .isPaused = true,
                           .failuresInARow = 2,
                           .notBefore = start.addDays(2)},
            .unseen = 2};
}

void TestRemembered::keepsEverythingOfACollection()
{
    const RememberedCollection whole = full(1);
    const RememberedCollection bare{.id = 2, .link = u"sample:"_s};
    {
        const auto library = m_fixture->opened();
        library->saveRemembered(whole);
        library->saveRemembered(bare);
    }
    const auto library = m_fixture->opened();
    QList<RememberedCollection> kept = library->rememberedCollections();
    QCOMPARE(kept.size(), 2);
    QCOMPARE(*kept[0].options, *whole.options);
    kept[0].options = whole.options; // another value, equal
    QVERIFY(kept[0] == whole);
    kept[1].options = {};
    QVERIFY(kept[1] == bare);
}

void TestRemembered::keepsTheLatestOfEach()
{
    const auto library = m_fixture->opened();
    RememberedCollection collection = full(4);
    library->saveRemembered(collection);
    collection.watch.reset();
    collection.failure.reset();
    collection.fresh = 0;
    library->saveRemembered(collection);
    const QList<RememberedCollection> kept = library->rememberedCollections();
    QCOMPARE(kept.size(), 1);
    QVERIFY(!kept[0].watch);
    QVERIFY(!kept[0].failure);
    QCOMPARE(kept[0].fresh, 0);
    QCOMPARE(kept[0].found, 120);
}

void TestRemembered::keepsImagesApart()
{
    const auto library = m_fixture->opened();
    library->saveRemembered(full(1));
    library->saveRememberedImages({.collection = 1, .keys = QByteArray("\0one\xff", 5)});
    library->saveRememberedImages({.collection = 2, .keys = {}});
    library->saveRemembered(full(1)); // leaves them as they are
    const QList<RememberedImages> kept = library->rememberedImages();
    QCOMPARE(kept.size(), 2);
    QCOMPARE(kept[0].keys, QByteArray("\0one\xff", 5));
    QVERIFY(kept[1].keys.isEmpty());
    QCOMPARE(library->rememberedImages(1), QList<RememberedImages>{kept[0]});
    QVERIFY(library->rememberedImages(3).isEmpty());
}

void TestRemembered::forgetsACollectionWithItsImages()
{
    const auto library = m_fixture->opened();
    for (const qint64 id : {1, 2}) {
        library->saveRemembered(full(id));
        library->saveRememberedImages({.collection = id, .keys = "key"});
    }
    library->forgetRemembered(1);
    QCOMPARE(library->rememberedCollections().size(), 1);
    QCOMPARE(library->rememberedCollections().first().id, 2);
    QCOMPARE(library->rememberedImages().size(), 1);
    QCOMPARE(library->rememberedImages().first().collection, 2);
}

void TestRemembered::readsWhatItCanOfFactsThatAreDamaged_data()
{
    QTest::addColumn<QString>("facts");
    QTest::addColumn<int>("everyHours");
    QTest::newRow("no JSON") << u"{\"found\":"_s << 0;
    QTest::newRow("a list") << u"[1,2]"_s << 0;
    QTest::newRow("words for numbers") << u"{\"found\":\"many\",\"unseen\":null}"_s << 0;
    QTest::newRow("a version that is none") << u"{\"version\":[1],\"is-unchanged\":\"yes\"}"_s << 0;
    QTest::newRow("a watch of no time") << u"{\"every-hours\":-5}"_s << kLeastWatchHours;
    QTest::newRow("a watch of ages") << u"{\"every-hours\":1000000}"_s << kMostWatchHours;
}

void TestRemembered::readsWhatItCanOfFactsThatAreDamaged()
{
    QFETCH(QString, facts);
    QFETCH(int, everyHours);
    m_fixture->opened()->saveRemembered(full(1));
    m_fixture->sql(u"UPDATE remembered SET facts = ?"_s, {facts});
    const QList<RememberedCollection> kept = m_fixture->opened()->rememberedCollections();
    QCOMPARE(kept.size(), 1);
    QCOMPARE(kept[0].link, full(1).link);
    QCOMPARE(kept[0].found, 0);
    QCOMPARE(kept[0].watch ? kept[0].watch->everyHours : 0, everyHours);
    QVERIFY(!kept[0].version.isKnown());
    QVERIFY(!kept[0].isUnchanged);
}

void TestRemembered::migratesFromVersion3AndKeepsACopy()
{
    for (int version = 1; version <= 3; ++version) {
        const QStringList statements = migrationTo(version);
        for (const QString &statement : statements)
            m_fixture->sql(statement);
    }
    m_fixture->sql(u"PRAGMA application_id=%1"_s.arg(kApplicationId));
    m_fixture->sql(u"PRAGMA user_version=3"_s);
    m_fixture->sql(u"INSERT INTO options (id, value) VALUES (1, '{\"directory\":\"/data\"}')"_s);
    m_fixture->sql(u"INSERT INTO collections (id, link, options, extra) VALUES (7, 'sample:', 1, '{}')"_s);

    const auto library = m_fixture->opened();
    QCOMPARE(library->openCollections().size(), 1);
    QCOMPARE(library->openCollections().first().link, u"sample:"_s);
    QVERIFY(library->rememberedCollections().isEmpty());
    library->saveRemembered(full(1));
    QCOMPARE(library->rememberedCollections().size(), 1);
    QCOMPARE(library->openCollections().size(), 1);
    QVERIFY(QFile::exists(m_fixture->path(u"library-v3.sqlite"_s)));
}

QTEST_GUILESS_MAIN(TestRemembered)
#include "tst_remembered.moc"
