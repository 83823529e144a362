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
    void keepsWhatWasNotChosen();
    void keepsTheChoiceOfJobs();
    void forgetsACollectionWithItsImages();
    void readsWhatItCanOfFactsThatAreDamaged_data();
    void readsWhatItCanOfFactsThatAreDamaged();
    void keepsAListingUntilItIsForgotten();
    void readsWhatItCanOfATallyThatIsDamaged();
    void migratesFromVersion3AndKeepsACopy();
    void migratesFromVersion4AndKeepsACopy();

private:
    void makeVersion(int last) const;
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
                        .askedWith = 0xfedcba9876543210,
                        .changesEvery = std::chrono::hours(6)},
            .watch = Watch{.everyHours = 6,
                           .nextAt = start.addDays(3),
                           .isPaused = true,
                           .failuresInARow = 2,
                           .notBefore = start.addDays(2)},
            .unseen = 2,
            .listed = FilterTally{.shown = 120,
                                  .hidden = {{u"album"_s, 2}, {u"type GIF"_s, 18}},
                                  .hiddenKept = 15,
                                  .hiddenLost = 3,
                                  .shownLost = 20,
                                  .albums = 2}};
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

void TestRemembered::keepsWhatWasNotChosen()
{
    const QByteArray keys("\0\1\2\3\4\5\6\7", 8);
    const QByteArray unchosen("\0\xff\0", 3);
    {
        const auto library = m_fixture->opened();
        for (const qint64 id : {1, 2, 11}) {
            library->saveRemembered(full(id));
            library->saveRememberedImages({.collection = id, .keys = keys, .unchosen = unchosen});
        }
        library->saveRememberedImages({.collection = 2, .keys = keys});
        library->forgetRemembered(11);
        library->saveRemembered(full(11));
        library->saveRememberedImages({.collection = 11, .keys = keys});
    }
    const QList<RememberedImages> kept = m_fixture->opened()->rememberedImages();
    QCOMPARE(kept.size(), 3);
    QCOMPARE(kept[0], RememberedImages({.collection = 1, .keys = keys, .unchosen = unchosen}));
    QCOMPARE(kept[1], RememberedImages({.collection = 2, .keys = keys}));
    QCOMPARE(kept[2], RememberedImages({.collection = 11, .keys = keys}));
}

void TestRemembered::keepsTheChoiceOfJobs()
{
    const auto read = [](Library &library) {
        QByteArray choice("nothing was read");
        library.readChoice([&choice](const QByteArray &kept) { choice = kept; });
        library.flush();
        return choice;
    };
    {
        const auto library = m_fixture->opened();
        QCOMPARE(read(*library), QByteArray());
        library->saveChoice("first");
        library->saveChoice(QByteArray("\0second", 7));
    }
    const auto library = m_fixture->opened();
    QCOMPARE(read(*library), QByteArray("\0second", 7));
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

// Removing a collection can be taken back: its listing goes when that is settled.
void TestRemembered::keepsAListingUntilItIsForgotten()
{
    const auto library = m_fixture->opened();
    for (const qint64 id : {1, 2, 3}) {
        library->saveRemembered(full(id));
        library->saveRememberedListing({.collection = id, .images = "first"});
    }
    library->saveRememberedListing({.collection = 1, .images = QByteArray("\0second\xff", 8)});
    library->forgetRemembered(2);
    library->forgetListing(3);
    QCOMPARE(library->rememberedListing(1), QByteArray("\0second\xff", 8));
    QCOMPARE(library->rememberedListing(2), QByteArray("first"));
    QVERIFY(library->rememberedListing(3).isEmpty());
    QVERIFY(library->rememberedListing(4).isEmpty());
    library->forgetStrayListings();
    QVERIFY(library->rememberedListing(2).isEmpty());
    QCOMPARE(library->rememberedListing(1).size(), 8);
}

void TestRemembered::readsWhatItCanOfATallyThatIsDamaged()
{
    m_fixture->opened()->saveRemembered(full(1));
    m_fixture->sql(
        u"UPDATE remembered SET facts = ?"_s,
        {u"{\"listed\":{\"shown\":-3,\"hidden\":{\"text\":4,\"score\":\"x\",\"age\":-1},\"hidden-kept\":[]}}"_s});
    const QList<RememberedCollection> kept = m_fixture->opened()->rememberedCollections();
    QCOMPARE(kept.size(), 1);
    QVERIFY(kept[0].listed == FilterTally({.shown = 0, .hidden = {{u"text"_s, 4}}}));
}

void TestRemembered::makeVersion(int last) const
{
    for (int version = 1; version <= last; ++version) {
        const QStringList statements = migrationTo(version);
        for (const QString &statement : statements)
            m_fixture->sql(statement);
    }
    m_fixture->sql(u"PRAGMA application_id=%1"_s.arg(kApplicationId));
    m_fixture->sql(u"PRAGMA user_version=%1"_s.arg(last));
}

void TestRemembered::migratesFromVersion4AndKeepsACopy()
{
    makeVersion(4);
    m_fixture->sql(u"INSERT INTO options (id, value) VALUES (1, '{\"directory\":\"/data\"}')"_s);
    m_fixture->sql(u"INSERT INTO remembered (id, link, options, facts) VALUES (7, 'sample:', 1, '{\"found\":9}')"_s);
    m_fixture->sql(u"INSERT INTO remembered_images (collection, keys) VALUES (7, x'0102')"_s);

    const auto library = m_fixture->opened();
    const QList<RememberedCollection> kept = library->rememberedCollections();
    QCOMPARE(kept.size(), 1);
    QCOMPARE(kept[0].link, u"sample:"_s);
    QCOMPARE(kept[0].found, 9);
    QVERIFY(!kept[0].listed);
    QCOMPARE(library->rememberedImages().size(), 1);
    QVERIFY(library->rememberedListing(7).isEmpty());
    library->saveRememberedListing({.collection = 7, .images = "listing"});
    QCOMPARE(library->rememberedListing(7), QByteArray("listing"));
    QVERIFY(QFile::exists(m_fixture->path(u"library-v4.sqlite"_s)));
}

void TestRemembered::migratesFromVersion3AndKeepsACopy()
{
    makeVersion(3);
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
