// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#include "media/thumbnailcache.h"

#include "support/testimages.h"

#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <memory>
#include <thread>
#include <vector>

using namespace bowerbird;
using namespace bowerbird::test;
using namespace Qt::StringLiterals;

class ThumbnailCacheTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void answersFromMemoryAtOnce();
    void keepsThumbnailsOverARestart();
    void keepsAlpha();
    void replacesAnOlderThumbnail();
    void readsBackWhatMemoryHadNoRoomFor();
    void sortsFilesIntoFoldersOfAThousand();
    void makesNoFolderBeforeItIsNeeded();
    void removesFromMemoryAndDisk();
    void forgetsThatAThumbnailWasMissing();
    void batchesWhatIsReady();
    void readsDroppedWishesWhenTheyAreMadeAgain();
    void livesWithoutADisk();
    void takesThumbnailsFromManyThreads();

private:
    // Everything that a cache has said is ready.
    [[nodiscard]] static QSet<JobId> readyOf(const QSignalSpy &spy);
    void fill(int count);
    [[nodiscard]] QString fileOf(const char *name) const { return m_directory % u'/' % QLatin1StringView(name); }

    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_directory;
};

namespace {

QImage imageOf(int seed)
{
    return testImage(seed, {64, 48});
}

bool isNear(const QImage &a, const QImage &b)
{
    if (a.size() != b.size())
        return false;
    const QColor one = a.scaled(1, 1, Qt::IgnoreAspectRatio, Qt::SmoothTransformation).pixelColor(0, 0);
    const QColor two = b.scaled(1, 1, Qt::IgnoreAspectRatio, Qt::SmoothTransformation).pixelColor(0, 0);
    return std::abs(one.red() - two.red()) + std::abs(one.green() - two.green()) + std::abs(one.blue() - two.blue()) <
           20;
}

QImage plain(QColor color, QImage::Format format = QImage::Format_RGB32)
{
    QImage image(64, 48, format);
    image.fill(color);
    return image;
}

} // namespace

void ThumbnailCacheTest::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_directory = m_folder->filePath(u"cache/thumbnails"_s);
}

QSet<JobId> ThumbnailCacheTest::readyOf(const QSignalSpy &spy)
{
    QSet<JobId> ids;
    for (const QList<QVariant> &arguments : spy) {
        for (const JobId id : arguments.at(0).value<QList<JobId>>())
            ids.insert(id);
    }
    return ids;
}

void ThumbnailCacheTest::fill(int count)
{
    ThumbnailCache cache(m_directory);
    for (int i = 1; i <= count; ++i)
        cache.insert({static_cast<quint64>(i)}, imageOf(i));
}

void ThumbnailCacheTest::answersFromMemoryAtOnce()
{
    ThumbnailCache cache(m_directory);
    QSignalSpy spy(&cache, &ThumbnailCache::thumbnailsReady);
    cache.insert({7}, imageOf(7));
    QCOMPARE(cache.thumbnail({7}), imageOf(7));
    QTRY_COMPARE(readyOf(spy), QSet<JobId>({{7}}));
    cache.insert({8}, QImage());
    QVERIFY(cache.thumbnail({8}).isNull());
    QVERIFY(cache.thumbnail({}).isNull());
}

void ThumbnailCacheTest::keepsThumbnailsOverARestart()
{
    fill(1);
    ThumbnailCache cache(m_directory);
    QSignalSpy spy(&cache, &ThumbnailCache::thumbnailsReady);
    QVERIFY(cache.thumbnail({1}).isNull());
    QTRY_COMPARE(spy.size(), 1);
    QVERIFY(isNear(cache.thumbnail({1}), imageOf(1)));
    QCOMPARE(cache.thumbnail({1}).format(), QImage::Format_RGB32);
}

void ThumbnailCacheTest::keepsAlpha()
{
    const QImage glass = plain(QColor(0, 0, 255, 100), QImage::Format_ARGB32_Premultiplied);
    {
        ThumbnailCache cache(m_directory);
        cache.insert({1}, glass);
    }
    QVERIFY(QFile::exists(fileOf("0/1.png")));
    ThumbnailCache cache(m_directory);
    QTRY_VERIFY(!cache.thumbnail({1}).isNull());
    QCOMPARE(cache.thumbnail({1}), glass);
}

void ThumbnailCacheTest::replacesAnOlderThumbnail()
{
    {
        ThumbnailCache cache(m_directory);
        cache.insert({1}, plain(QColor(0, 0, 255, 100), QImage::Format_ARGB32_Premultiplied));
        cache.insert({1}, plain(Qt::red));
        QCOMPARE(cache.thumbnail({1}), plain(Qt::red));
    }
    QCOMPARE(QDir(fileOf("0")).entryList(QDir::Files), QStringList({u"1.jpg"_s}));
    ThumbnailCache cache(m_directory);
    QTRY_VERIFY(isNear(cache.thumbnail({1}), plain(Qt::red)));
}

void ThumbnailCacheTest::readsBackWhatMemoryHadNoRoomFor()
{
    const qint64 roomForTwo = 2 * imageOf(1).sizeInBytes();
    ThumbnailCache cache(m_directory, roomForTwo);
    for (int i = 1; i <= 20; ++i)
        cache.insert({static_cast<quint64>(i)}, imageOf(i));
    for (int i = 1; i <= 20; ++i)
        QTRY_VERIFY(isNear(cache.thumbnail({static_cast<quint64>(i)}), imageOf(i)));
}

void ThumbnailCacheTest::sortsFilesIntoFoldersOfAThousand()
{
    {
        ThumbnailCache cache(m_directory);
        for (const quint64 id : {1ULL, 999ULL, 1000ULL, 123'456'789ULL})
            cache.insert({id}, imageOf(1));
    }
    for (const char *name : {"0/1.jpg", "0/999.jpg", "1/1000.jpg", "123456/123456789.jpg"})
        QVERIFY2(QFile::exists(fileOf(name)), name);
    QFile tag(fileOf("CACHEDIR.TAG"));
    QVERIFY(tag.open(QIODevice::ReadOnly));
    QVERIFY(tag.readAll().startsWith("Signature: 8a477f597d28d172789f06886806bc55\n"));
}

void ThumbnailCacheTest::makesNoFolderBeforeItIsNeeded()
{
    {
        ThumbnailCache cache(m_directory);
        QVERIFY(cache.thumbnail({1}).isNull());
    }
    QVERIFY(!QFile::exists(m_directory));
}

void ThumbnailCacheTest::removesFromMemoryAndDisk()
{
    fill(3);
    {
        ThumbnailCache cache(m_directory);
        cache.insert({4}, imageOf(4));
        cache.remove({{1}, {3}, {4}});
        QVERIFY(cache.thumbnail({4}).isNull());
        cache.insert({3}, plain(Qt::red));
        QCOMPARE(cache.thumbnail({3}), plain(Qt::red));
    }
    QCOMPARE(QDir(fileOf("0")).entryList(QDir::Files, QDir::Name), QStringList({u"2.jpg"_s, u"3.jpg"_s}));
}

void ThumbnailCacheTest::forgetsThatAThumbnailWasMissing()
{
    ThumbnailCache cache(m_directory, 1); // nothing stays in memory
    QSignalSpy spy(&cache, &ThumbnailCache::thumbnailsReady);
    QVERIFY(cache.thumbnail({5}).isNull());
    cache.insert({5}, imageOf(5));
    QTRY_VERIFY(QFile::exists(fileOf("0/5.jpg")));
    QTRY_COMPARE(spy.size(), 1); // of insert()
    QTRY_VERIFY2(cache.thumbnail({5}).isNull(), "it is on disk only");
    QTRY_COMPARE(spy.size(), 2); // of the file that was read
}

void ThumbnailCacheTest::batchesWhatIsReady()
{
    fill(100);
    ThumbnailCache cache(m_directory);
    QSignalSpy spy(&cache, &ThumbnailCache::thumbnailsReady);
    QElapsedTimer timer;
    timer.start();
    QList<qint64> times;
    connect(&cache, &ThumbnailCache::thumbnailsReady, this, [&] { times.append(timer.elapsed()); });
    for (int i = 1; i <= 100; ++i)
        QVERIFY(cache.thumbnail({static_cast<quint64>(i)}).isNull());
    QTRY_COMPARE(readyOf(spy).size(), 100);
    for (qsizetype i = 1; i < times.size(); ++i)
        QVERIFY2(times.at(i) - times.at(i - 1) >= 45, QByteArray::number(times.at(i) - times.at(i - 1)).constData());
}

void ThumbnailCacheTest::readsDroppedWishesWhenTheyAreMadeAgain()
{
    constexpr int kCount = 600;
    fill(kCount);
    ThumbnailCache cache(m_directory);
    QSignalSpy spy(&cache, &ThumbnailCache::thumbnailsReady);
    const auto wishForAll = [&] {
        int missing = 0;
        for (int i = 1; i <= kCount; ++i)
            missing += cache.thumbnail({static_cast<quint64>(i)}).isNull() ? 1 : 0;
        return missing;
    };
    QCOMPARE(wishForAll(), kCount);
    // The newest are served whatever happens to the older ones.
    QTRY_VERIFY(readyOf(spy).contains({kCount}) && readyOf(spy).contains({kCount - 150}));
    QTRY_COMPARE(wishForAll(), 0);
}

void ThumbnailCacheTest::livesWithoutADisk()
{
    QFile obstacle(m_folder->filePath(u"cache"_s)); // a file where a folder should be
    QVERIFY(obstacle.open(QIODevice::WriteOnly));
    ThumbnailCache cache(m_directory);
    cache.insert({1}, imageOf(1));
    cache.remove({{2}});
    QCOMPARE(cache.thumbnail({1}), imageOf(1));
    QVERIFY(cache.thumbnail({3}).isNull());
}

void ThumbnailCacheTest::takesThumbnailsFromManyThreads()
{
    constexpr int kThreads = 4;
    constexpr int kEach = 300; // more than may wait to be written
    ThumbnailCache cache(m_directory, 1024 * 1024);
    QSignalSpy spy(&cache, &ThumbnailCache::thumbnailsReady);
    std::vector<std::jthread> threads;
    for (int t = 0; t < kThreads; ++t) {
        threads.emplace_back([&cache, t] {
            for (int i = 0; i < kEach; ++i)
                cache.insert({static_cast<quint64>(t * kEach + i + 1)}, imageOf(t));
        });
    }
    QTRY_COMPARE_WITH_TIMEOUT(readyOf(spy).size(), kThreads * kEach, 20'000);
    threads.clear();
    for (const quint64 id : {1ULL, 500ULL, 1200ULL})
        QTRY_VERIFY(!cache.thumbnail({id}).isNull());
}

QTEST_GUILESS_MAIN(ThumbnailCacheTest)
#include "tst_thumbnailcache.moc"
